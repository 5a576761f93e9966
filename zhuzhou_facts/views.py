"""Results as people see them: which tables and cards, with which words and numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.comparison import CaveatKind
from zhuzhou_facts.derivation import DerivedFigure, derive, stated
from zhuzhou_facts.model import Text
from zhuzhou_facts.quantity import read_quantity
from zhuzhou_facts.render.machine import text as cell_text
from zhuzhou_facts.render.table import Card, Column, Grid
from zhuzhou_facts.telling import tell, tell_interval
from zhuzhou_facts.vocabulary import PERCENT, POINTS, TIMES, labels_of, units_of
from zhuzhou_facts.words import both, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.article.quoting import Quotation
    from zhuzhou_facts.audit import Finding
    from zhuzhou_facts.comparison import Comparison, Side
    from zhuzhou_facts.derivation import Estimate
    from zhuzhou_facts.interval import Interval
    from zhuzhou_facts.model import Change, Fact, FactBase, Figure, Locator
    from zhuzhou_facts.quantity import Reading
    from zhuzhou_facts.query import Item
    from zhuzhou_facts.records import Records
    from zhuzhou_facts.render.table import Cell, Picture

_RATIO_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells figures, times and places in a language, and numbers in the units asked for."""

    base: FactBase
    lang: str
    units: str | None
    reading: Reading

    @property
    def _styles(self) -> tuple[str, ...]:
        """How numbers are told: in 万/亿 to Chinese readers, in million/billion to others."""
        if self.units in {"zh", "intl"}:
            return (str(self.units),)
        if self.lang == "both":
            return ("zh", "intl")
        return ("zh",) if self.lang == "zh" else ("intl",)

    def text(self, text: Text | None) -> str:
        """Tell a text."""
        return both(text, self.lang)

    def figure(self, figure: Figure | Change, counter: Text | None = None) -> str:
        """Tell a stated number with its hedge and its unit."""
        if self.units == "source":
            return figure.written
        units = units_of(self.base)
        quantity = read_quantity(figure.written, units)
        told = (tell(quantity, style, units=units, counter=counter) for style in self._styles)
        return " / ".join(dict.fromkeys(told))

    def estimate(self, estimate: Estimate, unit: str, counter: Text | None = None) -> str:
        """Tell a derived number to the digits that it deserves, with its bounds."""
        told = (
            tell_interval(
                estimate.value,
                estimate.telling,
                unit,
                style,
                counter,
                units=units_of(self.base),
            )
            for style in self._styles
        )
        return " / ".join(dict.fromkeys(told))

    def bounds(self, interval: Interval, unit: str, counter: Text | None = None) -> str:
        """Tell bounds alone."""
        from zhuzhou_facts.derivation import Estimate

        return self.estimate(Estimate(None, interval), unit, counter)

    def item(self, item: Item) -> str:
        """Tell the number of an entry or of a derived figure; empty where there is none."""
        if isinstance(item, DerivedFigure):
            told = self.estimate(item.estimate, item.unit, item.counter)
            return f"{told} {self._bracket(say('derived', self.lang))}"
        return self.figure(item.figure, item.fact.counter) if item.figure else ""

    def _bracket(self, words: str) -> str:
        return f"〔{words}〕" if self.lang == "zh" else f"[{words}]"

    def when(self, when: str | None) -> str:
        """Tell a time: a label by its name, a date as it is."""
        if when is None:
            return ""
        label = labels_of(self.base).get(when)
        return both(Text(zh=label.zh, en=label.en), self.lang) or when if label else when

    def place(self, at: Locator) -> str:
        """Tell where something stands: §2¶1."""
        caption = " ▲" if at.caption else ""
        return f"§{at.section} ¶{at.paragraph}{caption}"


def item_grid(teller: Teller, items: Iterable[Item]) -> list[Picture]:
    """Return the table of entries, by theme."""
    rows: list[tuple[Cell, ...] | str] = []
    theme = None
    derived = False
    for item in items:
        fact = item if isinstance(item, DerivedFigure) else item.fact
        if fact.theme != theme:
            theme = fact.theme
            rows.append(teller.text(teller.base.theme(theme).name))
        derived |= isinstance(item, DerivedFigure)
        told = teller.item(item)
        rows.append(
            (
                item.key,
                teller.text(fact.name),
                told or say(fact.kind.value, teller.lang),
                teller.place(fact.at),
            )
        )
    columns = (
        Column(say("key", teller.lang), "key"),
        Column(say("name", teller.lang)),
        Column(say("figure", teller.lang), "number"),
        Column(say("where", teller.lang)),
    )
    caption = say("derived-caption", teller.lang) if derived else ""
    return [Grid(columns, tuple(rows), caption)]


def theme_grid(teller: Teller) -> list[Picture]:
    """Return the table of themes."""
    rows = []
    for theme in teller.base.themes:
        facts = [fact for fact in teller.base.facts if fact.theme == theme.id]
        figures = sum(len(fact.figures) for fact in facts)
        name = teller.text(theme.name)
        rows.append((theme.id, name, f"§{theme.section}", str(len(facts)), str(figures)))
    lang = teller.lang
    columns = (
        Column(say("theme", lang), "key"),
        Column(say("name", lang)),
        Column(say("section", lang), "number"),
        Column(say("facts", lang), "number"),
        Column(say("figures", lang), "number"),
    )
    return [Grid(columns, tuple(rows))]


def fact_card(teller: Teller, fact: Fact) -> Card:
    """Return everything about a fact."""
    lang = teller.lang
    lines: list[tuple[str, str]] = []
    for figure in fact.figures:
        label = teller.when(figure.when) or say("figure", lang)
        interval = stated(figure, teller.base, teller.reading).interval
        told = teller.figure(figure, fact.counter)
        bounds = teller.bounds(interval, figure.unit, fact.counter)
        lines.append((label, told if interval.low == interval.high else f"{told}  ({bounds})"))
        if told != figure.written:
            lines.append((say("written", lang), figure.written))
    for change in fact.changes:
        span = f"{teller.when(change.from_)} → {teller.when(change.to)}"
        lines.append((f"{say('change', lang)} {span}", teller.figure(change)))
    following = [item for item in derive(teller.base, teller.reading) if _concerns(item, fact)]
    for item in following:
        name = "" if item.id == fact.id else f"{teller.text(item.name)} "
        label = f"{say('follows', lang)} {name}{teller.when(item.when)}".rstrip()
        told = teller.estimate(item.estimate, item.unit, item.counter)
        lines.append((label, f"{told} = {item.formula}"))
    if fact.written:
        lines.append((say("written", lang), fact.written))
    lines.append((say("where", lang), teller.place(fact.at)))
    lines.append((say("kind", lang), say(fact.kind.value, lang)))
    if fact.tags:
        lines.append((say("tags", lang), ", ".join(fact.tags)))
    aliases = [
        *(fact.aliases.zh if lang != "en" else ()),
        *(fact.aliases.en if lang != "zh" else ()),
    ]
    if aliases:
        lines.append((say("aliases", lang), ", ".join(aliases)))
    if fact.note:
        lines.append((say("note", lang), teller.text(fact.note)))
    theme = teller.text(teller.base.theme(fact.theme).name)
    return Card(
        title=teller.text(fact.name),
        subtitle=f"{fact.id}  {theme}",
        paragraphs=_paragraphs(fact.statement, lang),
        lines=tuple(lines),
    )


def _paragraphs(text: Text, lang: str) -> tuple[str, ...]:
    if lang == "both":
        return tuple(filter(None, (text.zh, text.en)))
    return (text.get(lang),)


def _concerns(item: DerivedFigure, fact: Fact) -> bool:
    return item.id == fact.id or any(key.partition("@")[0] == fact.id for key in item.inputs)


def derived_card(teller: Teller, figures: Sequence[DerivedFigure]) -> Card:
    """Return everything about a figure that the source does not state."""
    lang = teller.lang
    lines: list[tuple[str, str]] = []
    for figure in figures:
        label = teller.when(figure.when) or say("figure", lang)
        told = teller.estimate(figure.estimate, figure.unit, figure.counter)
        lines.append((label, f"{told} = {figure.formula}"))
        lines.append((say("follows", lang), ", ".join(figure.inputs)))
    first = figures[0]
    if first.note:
        lines.append((say("note", lang), teller.text(first.note)))
    return Card(
        title=teller.text(first.name),
        subtitle=f"{first.id}  {say('derived', lang)}",
        paragraphs=(say("derived-caption", lang),),
        lines=tuple(lines),
    )


def comparison_grid(teller: Teller, comparisons: Sequence[Comparison]) -> list[Picture]:
    """Return the table of then and now, by theme, with its caveats as footnotes."""
    lang = teller.lang
    rows: list[tuple[Cell, ...] | str] = []
    notes: dict[str, int] = {}
    theme = None
    start, end = (
        _usual(getattr(item, name).when for item in comparisons) for name in ("start", "end")
    )
    for item in comparisons:
        if item.theme != theme:
            theme = item.theme
            rows.append(teller.text(teller.base.theme(theme).name))
        # A derived figure shows its sign; the line under the table says what that means.
        caveats = [it for it in item.caveats if it.kind is not CaveatKind.DERIVED]
        marks = [notes.setdefault(teller.text(it.text), len(notes) + 1) for it in caveats]
        rows.append(
            (
                " ".join([teller.text(item.name), *(f"[{mark}]" for mark in marks)]),
                _side(teller, item, item.start, usual=start),
                _side(teller, item, item.end, usual=end),
                _change(teller, item),
                "" if item.cagr is None else f"{cell_text(item.cagr)}%",
            )
        )
    columns = (
        Column(say("name", lang)),
        Column(teller.when(start), "number"),
        Column(teller.when(end), "number"),
        Column(say("change", lang), "number"),
        Column(say("cagr", lang), "number"),
    )
    footnotes = [f"[{mark}] {note}" for note, mark in notes.items()]
    derived = any("derived" in {it.start.status, it.end.status} for it in comparisons)
    caption = "\n".join([*footnotes, *([say("derived-caption", lang)] if derived else [])])
    return [Grid(columns, tuple(rows), caption)]


def _usual(times: Iterable[str | None]) -> str | None:
    """Return the time that most rows have; it heads the column, and the others are spelt out."""
    return Counter(times).most_common(1)[0][0]


def _change(teller: Teller, item: Comparison) -> str:
    """Tell the multiple (the points of a share), as the source does where it rests on its word."""
    if item.is_stated and item.change:
        return teller.figure(item.change)
    if item.ratio:
        # Bounds may allow more digits than anybody wants of a ratio; -f json has them all.
        return _on_two_lines(teller.estimate(item.ratio.rounded(_RATIO_DIGITS), TIMES))
    unit = POINTS if item.unit == PERCENT else item.unit
    return _on_two_lines(teller.estimate(item.difference, unit, item.counter))


def _on_two_lines(told: str) -> str:
    """Put the bounds under the number, where a narrow column would break them anywhere."""
    return "\n(".join(part.rstrip() for part in told.split("(", 1))


def _side(teller: Teller, item: Comparison, side: Side, *, usual: str | None) -> Cell:
    if side.written is None:
        told = _on_two_lines(teller.estimate(side.estimate, item.unit, item.counter))
    else:
        figures = teller.base.fact(item.id).figures
        figure = next(figure for figure in figures if figure.when == side.when)
        told = teller.figure(figure, item.counter)
    return told if side.when == usual else (teller.when(side.when), told)


def audit_grid(teller: Teller, findings: Sequence[Finding]) -> list[Picture]:
    """Return the table of claims held against the source's own figures."""
    lang = teller.lang
    rows = tuple(
        (
            finding.id,
            finding.claim,
            _range(finding.stated),
            _range(finding.computed),
            say(finding.verdict.value, lang),
            teller.text(finding.why),
        )
        for finding in findings
    )
    columns = (
        Column("ID", "key"),
        Column(say("claim", lang)),
        Column(say("stated", lang), "number"),
        Column(say("computed", lang), "number"),
        Column(say("verdict", lang)),
        Column(say("why", lang)),
    )
    return [Grid(columns, rows)]


def _range(interval: Interval | None) -> str:
    """Tell an interval as numbers alone: 40.5–41.5, >5, ≤50."""
    return "" if interval is None else tell_interval(None, interval, "", "zh")


def quotation_cards(teller: Teller, quotations: Iterable[Quotation], text: str) -> list[Picture]:
    """Return the sentences from the user's copy, the figure between 【 and 】."""
    cards: list[Picture] = []
    for item in quotations:
        before = text[item.sentence_start : item.start]
        after = text[item.end : item.sentence_end]
        at = teller.base.fact(item.key.partition(":")[0].partition("@")[0]).at
        cards.append(
            Card(
                title=item.key,
                subtitle=f"{teller.place(at)}  {item.start}–{item.end}",
                paragraphs=(f"{before}【{item.exact}】{after}",),
            )
        )
    return cards


def any_grid(records: Records) -> Grid:
    """Return the table of rows as they are, under the names of their fields."""
    columns = tuple(
        Column(name, "key" if name in {"key", "id"} else "text") for name in records.fields
    )
    return Grid(columns, tuple(tuple(cell_text(cell) for cell in row) for row in records.rows))

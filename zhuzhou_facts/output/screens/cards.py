"""Single things: a fact with all that follows, a sentence of a copy, what is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhuzhou_facts.citation import Cited, default_style, reference
from zhuzhou_facts.figures.audit import recompute
from zhuzhou_facts.figures.comparison import compare
from zhuzhou_facts.figures.derivation import DerivedFigure, following
from zhuzhou_facts.output.presenter import Presenter
from zhuzhou_facts.output.rows import fact_of
from zhuzhou_facts.output.screens.comparing import rise, rounded_rate
from zhuzhou_facts.output.shapes import Card, Cell, Entry, Lines, Screen
from zhuzhou_facts.quantity.stated import stated_quantity, wording
from zhuzhou_facts.records import PERCENT, Change, ChangeKind, Fact, Figure, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.document.verification import Quotation
    from zhuzhou_facts.figures.query import Item


def show_screen(presenter: Presenter, items: Iterable[Item]) -> Screen:
    """Return a card a fact, and one for each computed figure that belongs to no fact."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(fact_of(item).id, []).append(item)
    return tuple(_card(presenter, name, group) for name, group in found.items())


def _card(present: Presenter, name: str, items: Sequence[Item]) -> Card:
    base = present.base
    shown = base.fact(name) if name in base else fact_of(items[0])
    lines = {"Note": present.text(shown.note), "Place": present.place_in_words(shown.at)}
    if isinstance(shown, DerivedFigure):
        figures = [item for item in items if isinstance(item, DerivedFigure)]
        statement, entries = "", tuple(_derived(present, item, item.id) for item in figures)
        inputs = dict.fromkeys(key for item in figures for key in item.inputs)
        lines["Computed from"] = present.join(inputs, "、")
    else:
        statement, entries = present.text(shown.statement), fact_entries(present, shown)
        tags = {tag.id: present.text(tag.name) for tag in base.tags}
        lines = {
            "As written": shown.written or "",
            **lines,
            "Also": present.aliases(shown),
            "Tags": present.join((tags.get(tag) or tag for tag in shown.tags), "、"),
            "Cite": source_reference(present),
        }
    return Card(
        title=present.text(shown.name),
        subtitle=" · ".join([present.theme(shown.theme), present.say(shown.kind.value), shown.id]),
        text=statement,
        groups=(entries, tuple(Entry(present.say(it), Cell(lines[it])) for it in lines)),
    )


def fact_entries(present: Presenter, fact: Fact) -> tuple[Entry, ...]:
    """Return the figures of a fact, then what follows from them, then its changes."""
    made = following(present.base, present.reading).get(fact.id, ())
    return (
        *(_stated(present, fact, figure) for figure in fact.figures),
        *(_derived(present, item, fact.id) for item in made),
        *(_stated(present, fact, change) for change in fact.changes),
    )


def _stated(present: Presenter, fact: Fact, number: Figure | Change) -> Entry:
    quantity = stated_quantity(present.base, number)
    unit, counter = quantity.unit, None
    if not isinstance(number, Change):
        unit, counter = number.unit, fact.counter
    text, written = present.figure(number, counter), wording(number)
    more = "" if text == written else present.say(", as written {written}", written=written)
    interval = quantity.bounds(present.reading)
    is_exact = interval.low is not None and interval.low == interval.high
    bounds = "" if is_exact else present.interval(interval, unit, counter)
    # A number may stand elsewhere than its fact.
    elsewhere = number.at not in {None, fact.at}
    place = present.place_in_words(number.at or fact.at) if elsewhere else ""
    below = [place, present.status(number.obs_status), _bounded(present, bounds)]
    if not isinstance(number, Change):
        label = present.when(number.when) or present.say("Figure")
        return Entry(label, Cell(text), more, present.join(below))
    below.append(present.prices(number))
    # What the two figures give is not at constant prices.
    facts = [] if recompute(present.base, fact, number, present.reading).is_real else [fact]
    for item in compare(
        present.base, number.from_, number.to, facts=facts, reading=present.reading
    ):
        if item.rate:
            rate = present.parts(rounded_rate(item.rate), PERCENT)
            growth = present.say("{rate} a year", rate=str(rate))
            below.append(growth + present.bracketed(rate.below))
        if number.kind is not ChangeKind.DIFFERENCE:
            below.append(rise(present, item))
    span, words = present.span(number.from_, number.to), Cell(present.change(number))
    return Entry(span, words, more, present.join(below))


def _bounded(present: Presenter, bounds: str) -> str:
    return present.say("bounds {bounds}", bounds=bounds) if bounds else ""


def _derived(present: Presenter, item: DerivedFigure, owner: str) -> Entry:
    name = "" if item.id == owner else present.text(item.name)
    label = " ".join(filter(None, (name, present.when(item.when)))) or present.say("Figure")
    number, bounds = present.derived(item)
    below = [_bounded(present, bounds), present.say("computed, not stated by the source")]
    return Entry(label, Cell(number, "computed"), f" = {item.formula}", present.join(below))


def text_screen(texts: Iterable[str]) -> Screen:
    """Return texts that are the same in every language, such as citations."""
    return (Lines(tuple(Cell(text.rstrip()) for text in texts)),)


def quote_screen(presenter: Presenter, quotations: Iterable[Quotation], text: str) -> Screen:
    """Return the sentences from the user's copy, the figure between 【 and 】."""
    cards = []
    for item in quotations:
        before = text[item.sentence_start : item.start]
        after = text[item.end : item.sentence_end]
        fact = presenter.base.fact(item.key.partition(":")[0].partition("@")[0])
        place = f"{presenter.place(item.at or fact.at)} · {item.key}"
        words = f"{before}【{item.exact}】{after}"
        cards.append(Card(presenter.text(fact.name), place, words))
    return tuple(cards)


def cited(presenter: Presenter, item: Item) -> Cited:
    """Return what is cited of an entry or of a derived figure, under the theme of its section."""
    base = presenter.base
    there = (theme for theme in base.themes if theme.section == item.at.section)
    theme = next(there, None) or base.theme(fact_of(item).theme)
    if isinstance(item, DerivedFigure):
        zh, en = (_computed(presenter, item, lang) for lang in ("zh", "en"))
        own: dict[str, Any] = {"statement": Text(zh=f"{zh}。", en=f"{en}.")}
        own |= {"formula": item.formula, "inputs": item.inputs}
    else:
        own = {"statement": item.fact.statement, "written": (item.number or item.fact).written}
    return Cited(key=item.key, theme_name=theme.name, locator=item.at, heading=theme.heading, **own)


def source_reference(presenter: Presenter) -> str:
    """Return the reference to the source in the style that is usual in the language."""
    lang = presenter.lang
    return reference(presenter.base.source, default_style(lang), lang=lang)


def _computed(presenter: Presenter, item: DerivedFigure, lang: str) -> str:
    present = Presenter(presenter.base, lang, None, presenter.reading)
    number, bounds = present.derived(item)
    name = f"{item.name.get(lang)}{present.bracketed(present.when(item.when))}"
    return present.colon(name, number + present.bracketed(bounds))

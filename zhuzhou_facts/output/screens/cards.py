"""Single things as cards: a fact with all that is stated and follows, a sentence of a copy."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zhuzhou_facts.figures.comparison import compare
from zhuzhou_facts.figures.derivation import (
    DerivedFigure,
    derive_from_changes,
    derive_from_relations,
)
from zhuzhou_facts.output.citing import source_reference
from zhuzhou_facts.output.rows import fact_of
from zhuzhou_facts.output.screens.comparing import NO_SCALE, rise, rounded_rate
from zhuzhou_facts.output.shapes import Card, Cell, Entry, Lines, Screen
from zhuzhou_facts.quantity.stated import stated_quantity, wording
from zhuzhou_facts.records import PERCENT, Change, ChangeKind, Fact, FactBase, Figure, Prices, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.document.quoting import Quotation
    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.quantity import Reading


def show_screen(presenter: Presenter, items: Iterable[Item]) -> Screen:
    """Return a card a fact, and one for each computed figure that belongs to no fact."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(fact_of(item).id, []).append(item)
    return tuple(
        _fact_card(presenter, presenter.base.fact(name))
        if name in presenter.base
        else _derived_card(presenter, [it for it in group if isinstance(it, DerivedFigure)])
        for name, group in found.items()
    )


def fact_entries(present: Presenter, fact: Fact) -> tuple[Entry, ...]:
    """Return the figures of a fact, then what follows from them, then its changes."""
    following = (
        *derive_from_changes(present.base, fact, present.reading),
        *_related(present.base, present.reading).get(fact.id, ()),
    )
    return (
        *(_figure(present, fact, figure) for figure in fact.figures),
        *(_derived(present, item, fact.id) for item in following),
        *(_change(present, fact, change) for change in fact.changes),
    )


def _fact_card(present: Presenter, fact: Fact) -> Card:
    names = {tag.id: present.text(tag.name) for tag in present.base.tags}
    lines = {
        "As written": fact.written or "",
        "Note": present.text(fact.note),
        "Place": present.place_in_words(fact.at),
        "Also": present.aliases(fact),
        "Tags": present.join((names.get(tag) or tag for tag in fact.tags), "、"),
        "Cite": source_reference(present),
    }
    return _card(present, fact, fact_entries(present, fact), lines, present.text(fact.statement))


def _derived_card(present: Presenter, figures: Sequence[DerivedFigure]) -> Card:
    first = figures[0]
    lines = {
        "Note": present.text(first.note),
        "Place": present.place_in_words(first.at),
        "Computed from": present.join(dict.fromkeys(k for it in figures for k in it.inputs), "、"),
    }
    return _card(present, first, tuple(_derived(present, it, it.id) for it in figures), lines)


def _card(
    present: Presenter,
    shown: Fact | DerivedFigure,
    entries: tuple[Entry, ...],
    lines: dict[str, str],
    statement: str = "",
) -> Card:
    theme = present.text(present.base.theme(shown.theme).name)
    return Card(
        title=present.text(shown.name),
        subtitle=" · ".join([theme, present.say(shown.kind.value), shown.id]),
        paragraphs=(statement,),
        groups=(entries, tuple(Entry(present.say(it), Cell(lines[it])) for it in lines)),
    )


@lru_cache(maxsize=2)
def _related(base: FactBase, reading: Reading) -> dict[str, list[DerivedFigure]]:
    """Return the figures that relations give, by the id of each fact that they follow from."""
    found: dict[str, list[DerivedFigure]] = {}
    for item in derive_from_relations(base, reading):
        for owner in {key.partition("@")[0] for key in item.inputs}:
            found.setdefault(owner, []).append(item)
    return found


def _figure(present: Presenter, fact: Fact, figure: Figure) -> Entry:
    text = present.figure(figure, fact.counter)
    below = [
        present.status(figure.obs_status),
        _bounds(present, figure, figure.unit, fact.counter),
    ]
    label = present.when(figure.when) or present.say("Figure")
    return Entry(label, Cell(text), _as_written(present, text, figure), present.join(below))


def _as_written(present: Presenter, text: str, number: Figure | Change) -> str:
    written = wording(number)
    return "" if text == written else present.say(", as written {written}", written=written)


def _bounds(
    present: Presenter, number: Figure | Change, unit: str, counter: Text | None = None
) -> str:
    """Return the bounds of a stated number that is not exact."""
    interval = stated_quantity(present.base, number).bounds(present.reading)
    if interval.low is not None and interval.low == interval.high:
        return ""
    return _bounded(present, present.interval(interval, unit, counter))


def _bounded(present: Presenter, bounds: str) -> str:
    return present.say("bounds {bounds}", bounds=bounds) if bounds else ""


def _derived(present: Presenter, item: DerivedFigure, owner: str) -> Entry:
    name = "" if item.id == owner else present.text(item.name)
    label = " ".join(filter(None, (name, present.when(item.when)))) or present.say("Figure")
    number, bounds = present.derived(item)
    below = [_bounded(present, bounds), present.say("computed, not stated by the source")]
    return Entry(label, Cell(number, "computed"), f" = {item.formula}", present.join(below))


def _change(present: Presenter, fact: Fact, change: Change) -> Entry:
    below = [
        present.status(change.obs_status),
        _bounds(present, change, stated_quantity(present.base, change).unit),
        present.prices(change),
    ]
    # What the two figures give is not at constant prices.
    facts = [] if change.prices is Prices.CONSTANT else [fact]
    for item in compare(
        present.base, change.from_, change.to, facts=facts, reading=present.reading
    ):
        if item.rate:
            rate = present.parts(rounded_rate(item.rate), PERCENT)
            growth = present.say("{rate} a year", rate=str(rate).removeprefix("="))
            below.append(growth + present.bracketed(rate.below))
        if change.kind is not ChangeKind.DIFFERENCE:
            below.append(rise(present, item, NO_SCALE))
    return Entry(
        present.span(change.from_, change.to),
        Cell(present.change(change)),
        _as_written(present, present.figure(change), change),
        present.join(below),
    )


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
        place = f"{presenter.place(fact.at)} · {item.key}"
        words = f"{before}【{item.exact}】{after}"
        cards.append(Card(presenter.text(fact.name), place, (words,)))
    return tuple(cards)

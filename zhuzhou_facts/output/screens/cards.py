"""Single things as cards: a fact with all that is stated and follows, a sentence of a copy."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zhuzhou_facts.figures.comparison import compare
from zhuzhou_facts.figures.derivation import (
    DerivedFigure,
    derive_from_changes,
    derive_from_relations,
    stated,
)
from zhuzhou_facts.output.citing import source_reference
from zhuzhou_facts.output.presenter import fact_of
from zhuzhou_facts.output.screens.comparing import NO_SCALE, rise, rounded_rate
from zhuzhou_facts.output.shapes import Card, Cell, Entry, Lines
from zhuzhou_facts.quantity.stated import stated_quantity, wording
from zhuzhou_facts.records import PERCENT, ChangeKind, Prices

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.document.quoting import Quotation
    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.output.shapes import Screen
    from zhuzhou_facts.quantity import Reading
    from zhuzhou_facts.records import Change, Fact, FactBase, Figure


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
    return Card(
        title=present.text(fact.name),
        subtitle=_subtitle(present, fact),
        paragraphs=(present.text(fact.statement),),
        groups=(
            fact_entries(present, fact),
            (
                _line(present.say("As written"), fact.written or ""),
                _line(present.say("Note"), present.text(fact.note)),
                _line(present.say("Place"), present.place_in_words(fact.at)),
                _line(present.say("Also"), present.join(present.aliases(fact), "、")),
                _line(present.say("Tags"), present.join(present.tags(fact), "、")),
                _line(present.say("Cite"), source_reference(present)),
            ),
        ),
    )


def _derived_card(present: Presenter, figures: Sequence[DerivedFigure]) -> Card:
    first = figures[0]
    inputs = present.join(dict.fromkeys(key for item in figures for key in item.inputs), "、")
    return Card(
        title=present.text(first.name),
        subtitle=_subtitle(present, first),
        groups=(
            tuple(_derived(present, item, item.id) for item in figures),
            (
                _line(present.say("Note"), present.text(first.note)),
                _line(present.say("Place"), present.place_in_words(first.at)),
                _line(present.say("Computed from"), inputs),
            ),
        ),
    )


def _subtitle(present: Presenter, fact: Fact | DerivedFigure) -> str:
    return " · ".join([present.theme_name(fact.theme), present.say(fact.kind.value), fact.id])


def _line(label: str, words: str) -> Entry:
    return Entry(label, Cell(words))


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
    interval = stated(figure, present.base, present.reading).interval
    bounds = _bounded(present, present.bounds(interval, figure.unit, fact.counter))
    status = present.say(figure.obs_status.value) if figure.obs_status else ""
    label = present.when(figure.when) or present.say("Figure")
    more = _as_written(present, text, wording(figure))
    return Entry(label, Cell(text), more, present.join([status, bounds]))


def _as_written(present: Presenter, text: str, written: str) -> str:
    return "" if text == written else present.say(", as written {written}", written=written)


def _bounded(present: Presenter, bounds: str) -> str:
    return present.say("bounds {bounds}", bounds=bounds) if bounds else ""


def _derived(present: Presenter, item: DerivedFigure, owner: str) -> Entry:
    name = "" if item.id == owner else present.text(item.name)
    label = " ".join(filter(None, (name, present.when(item.when)))) or present.say("Figure")
    bounds = present.parts(item.estimate, item.unit, item.counter).bounds
    below = [_bounded(present, bounds), present.say("computed, not stated by the source")]
    number = present.estimate(item.estimate, item.unit, item.counter)
    return Entry(label, Cell(number, "computed"), f" = {item.formula}", present.join(below))


def _change(present: Presenter, fact: Fact, change: Change) -> Entry:
    text = present.change(change)
    written = wording(change)
    more = _as_written(present, present.figure(change), written)
    bounds = stated(change, present.base, present.reading).interval
    unit = stated_quantity(present.base, change).unit
    status = present.say(change.obs_status.value) if change.obs_status else ""
    below = [status, _bounded(present, present.bounds(bounds, unit)), present.prices(change)]
    # What the two figures give is not at constant prices.
    facts = [] if change.prices is Prices.CONSTANT else [fact]
    for item in compare(
        present.base, change.from_, change.to, facts=facts, reading=present.reading
    ):
        if item.rate:
            rate = present.parts(rounded_rate(item.rate), PERCENT)
            ends = present.bracketed(rate.below) if rate.below else ""
            below.append(present.say("{rate} a year", rate=str(rate).removeprefix("=")) + ends)
        if change.kind is not ChangeKind.DIFFERENCE:
            below.append(rise(present, item, NO_SCALE))
    return Entry(present.span(change.from_, change.to), Cell(text), more, present.join(below))


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

"""What a draft is checked against: the numbers of fact bases."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.amounts import Amount, amount_of
from zhuzhou_facts.document.proofreading.computed import compared
from zhuzhou_facts.document.proofreading.labels import labels
from zhuzhou_facts.document.proofreading.rates import rates
from zhuzhou_facts.document.proofreading.subjects import sides
from zhuzhou_facts.document.proofreading.words import Thing
from zhuzhou_facts.figures.comparison import compare
from zhuzhou_facts.figures.derivation import derive
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import (
    PERCENT,
    Change,
    ChangeKind,
    Hedge,
    Side,
    Text,
    change_keys,
    figure_key,
    labels_of,
)
from zhuzhou_facts.records.dates import read_moment, years_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zhuzhou_facts.figures.derivation import DerivedFigure
    from zhuzhou_facts.quantity import Quantity, Reading
    from zhuzhou_facts.records import Fact, FactBase, Figure


ESTIMATED: Final = frozenset(("estimated", "forecast", "target"))  # a hedge may say so too


_ABOUT: Final = frozenset((Hedge.ABOUT,))


class Entry(NamedTuple):
    """A number that a draft may repeat.

    `when` is the time of a level, or the two times of a change. `written` is the source's wording,
    for a computed number the formula. `facts` names the file.
    """

    key: str
    thing: Thing
    name: Text
    amount: Amount
    written: str
    change: ChangeKind | None = None
    down: bool = False
    when: str | None = None
    start: str | None = None
    assumed: bool = False  # whether the source does not say what a change starts from
    prices: str | None = None
    per_year: bool = False
    basis: str = ""
    derived: bool = False
    section: int | None = None
    paragraph: int | None = None
    facts: str = ""
    doubtful: bool = False
    hedges: frozenset[Hedge] = frozenset()  # what other words than its own hedge say
    quantity: Quantity | None = None
    cell: bool = False  # whether it stands in a table
    counter: Text | None = None
    spans: bool = False  # whether its time is a label for a stretch of years
    sides: tuple[int, ...] = ()  # which of pairs of opposites it is of
    labels: frozenset[tuple[str, str]] = frozenset()  # which of several it is of: Line 2
    rate: frozenset[str] = frozenset()  # for what it is given each: a day, so many people
    reached: bool = False  # whether a level is what a change led to: rose to £47.3 million
    compares: bool = False  # whether it compares groups or places
    planned: bool = False  # whether its words say that it is to come
    compared: bool = False  # whether it is only what a later level is compared with
    beside: frozenset[str] = frozenset()  # dates of its sentence, where its time stands before it
    part: str = ""  # the part of a year that its sentence names, with its year or without
    order: int = 0  # its place among the entries

    @property
    def time(self) -> str | None:
        """The time as keys have it: of a change `FROM..TO`, where both are known."""
        between = self.change and self.start and self.when
        return f"{self.start}..{self.when}" if between else self.when


def entries_of(base: FactBase, reading: Reading) -> list[Entry]:
    """Return the figures, changes and derived figures of a fact base, and what compares two."""
    found: list[Entry] = []
    things: dict[str, Thing] = {}
    for fact in base.facts:
        thing = things[fact.id] = _thing(fact)
        stated = list(_stated(base, fact, thing, reading))
        found += stated
        found += compared(stated)
    found += _yearly(base, things, reading)
    for figure in derive(base, reading):
        thing = things.get(figure.id) or _named(figure.name)
        found.append(_derived(base, figure, thing))
    return found


def _thing(fact: Fact) -> Thing:
    counter = fact.counter or Text()
    stated = [fact.statement.zh, fact.statement.en, fact.written, counter.en]
    return _named(fact.name, fact.aliases.zh, fact.aliases.en, filter(None, stated))


def _named(
    name: Text, zh: Sequence[str] = (), en: Sequence[str] = (), stated: Iterable[str] = ()
) -> Thing:
    """Return the thing with a name and aliases in either language."""
    zh, en = [*filter(None, (name.zh, *zh))], [*filter(None, (name.en, *en))]
    return Thing([*zh, *en], stated, chinese=bool(zh), english=bool(en))


def _stated(base: FactBase, fact: Fact, thing: Thing, reading: Reading) -> Iterator[Entry]:
    keys = [figure_key(fact.id, figure.when) for figure in fact.figures]
    words = [f"{text.zh or ''} {text.en or ''}" for text in (fact.name, fact.statement)]
    of_sides = sides("", *words)
    numbers: list[Figure | Change] = [*fact.figures, *fact.changes]
    rate = rates(" ".join(words)) if len(numbers) == 1 else frozenset()
    reached: set[str | None] = {change.to for change in fact.changes}
    reached.update(figure.when for figure in fact.figures[1:])
    for key, number in zip([*keys, *change_keys(fact)], numbers, strict=True):
        quantity = stated_quantity(base, number)
        amount = amount_of(quantity, reading)
        if amount is None:
            continue
        at = number.at or fact.at
        entry = Entry(
            key,
            thing,
            fact.name,
            amount._replace(counter=amount.counter or _counter(fact)),
            number.written,
            section=at.section,
            paragraph=at.paragraph,
            facts=base.path,
            quantity=quantity,
            counter=fact.counter,
            sides=of_sides,
            labels=frozenset(labels(" ".join(filter(None, (fact.name.zh, fact.name.en))))),
            rate=rate,
            hedges=_ABOUT if number.obs_status in ESTIMATED else frozenset(),
        )
        if isinstance(number, Change):
            yield entry._replace(
                change=number.kind,
                down=number.down,
                start=number.from_,
                when=number.to,
                prices=number.prices,
                per_year=number.per_year,
            )
        else:
            label = labels_of(base).get(number.when or "")
            spans = (
                label is not None and label.side is Side.NEITHER and not read_moment(number.when)
            )
            yield entry._replace(when=number.when, spans=spans, reached=number.when in reached)


def _counter(fact: Fact) -> str:
    return (fact.counter.zh or "") if fact.counter else ""


def _yearly(base: FactBase, things: Mapping[str, Thing], reading: Reading) -> Iterator[Entry]:
    """Yield the growth a year between the times of a fact, as a comparison computes it."""
    for each in compare(base, every=True, reading=reading):
        if each.rate and each.rate.value is not None:
            years, at = years_between(each.start.when, each.end.when), base.fact(each.id).at
            ratio = f"({each.end.written} ÷ {each.start.written})"
            if each.change and each.is_stated:  # one of the two is computed from it
                more = each.change.kind is ChangeKind.GROWTH
                ratio = f"(1 + {each.change.written})" if more else each.change.written
            yield Entry(
                f"{each.id}:{each.start.when}..{each.end.when}",
                things[each.id],
                each.name,
                Amount(each.rate.value, each.rate.interval, Hedge.ABOUT, PERCENT),
                f"{ratio}^(1/{years}) − 1",
                change=ChangeKind.GROWTH,
                when=each.end.when,
                start=each.start.when,
                per_year=True,
                derived=True,
                section=at.section,
                paragraph=at.paragraph,
                facts=base.path,
            )


def _derived(base: FactBase, figure: DerivedFigure, thing: Thing) -> Entry:
    bounds = figure.estimate.shown
    value = figure.estimate.value
    return Entry(
        figure.key,
        thing,
        figure.name,
        Amount(
            Fraction(0) if value is None else value,
            bounds,
            figure.estimate.hedge,
            figure.unit,
            (figure.counter.zh or "") if figure.counter else "",
        ),
        figure.formula,
        when=figure.when,
        derived=True,
        section=figure.at.section,
        paragraph=figure.at.paragraph,
        facts=base.path,
    )

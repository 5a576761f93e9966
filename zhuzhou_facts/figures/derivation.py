"""Figures that follow from stated ones: computed when asked for, never stored.

What follows is declared in the fact base: a change whose other time is not stated, a share whose
part, share or whole is not, and the rest that distinct parts leave of a whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from zhuzhou_facts.quantity.interval import (
    EVERYTHING,
    Interval,
    exact,
    order,
    outward,
    resolution,
    ten,
)
from zhuzhou_facts.quantity.reader import Reading, quantity_in
from zhuzhou_facts.records import ChangeKind, Hedge, RelationKind, Text, TimeLabel
from zhuzhou_facts.records.dates import in_chinese
from zhuzhou_facts.records.units import PERCENT, labels_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.records import (
        Change,
        Fact,
        FactBase,
        Figure,
        Kind,
        Locator,
        Relation,
    )

_HUNDRED = exact(Fraction(100))


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its bounds; `value` is None where no one number stands for them."""

    value: Fraction | None
    interval: Interval

    @property
    def hedge(self) -> Hedge:
        """How the number is to be told: by the bounds that there are."""
        known = self.shown
        low, high = known.low, known.high
        if low is not None and low == high:
            return Hedge.NONE
        if self.value is not None or (low is None) == (high is None):
            return Hedge.ABOUT
        if low is None:
            return Hedge.NEARLY if known.high_open else Hedge.AT_MOST
        return Hedge.OVER if known.low_open else Hedge.AT_LEAST

    def __neg__(self) -> Estimate:
        """Return the number with the other sign."""
        return Estimate(None if self.value is None else -self.value, -self.interval)

    def rounded(self, digits: int | None = None) -> Estimate:
        """Return it to the digits that its bounds allow, the bounds rounded outward.

        Where there is no bound at all, no digit is allowed, and there is no value.

        Args:
            digits: no more significant digits than these, however narrow the bounds are.
        """
        step = resolution(self.shown)
        largest = max(
            (abs(end) for end in (self.interval.low, self.interval.high) if end), default=0
        )
        if digits is not None and largest:
            step = max(step, ten(order(Fraction(largest)) - digits + 1))
        value = None if self.interval == EVERYTHING else self.value
        if value is not None and step:
            value = round(value / step) * step
        return Estimate(value, outward(self.interval, step))

    @property
    def shown(self) -> Interval:
        """The bounds that are worth telling: what is only known to be above 0 has no lower one."""
        if self.value is None and self.interval.low == 0 and self.interval.low_open:
            return Interval(None, self.interval.high, high_open=self.interval.high_open)
        return self.interval


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedFigure:
    """A figure that the source does not state and that follows from figures that it does.

    `estimate` has value and bounds in the base unit, exact; `formula` says how it was computed,
    with the numbers as written; `inputs` are the keys of the figures that it was computed from.
    Theme, tags and place are those of the first of them.
    """

    id: str
    when: str | None
    name: Text
    theme: str
    kind: Kind
    unit: str
    counter: Text | None
    note: Text | None
    tags: tuple[str, ...]
    at: Locator
    estimate: Estimate
    formula: str
    inputs: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key, `ID@WHEN` or `ID`."""
        return figure_key(self.id, self.when)


def time_name(base: FactBase, when: str) -> Text:
    """Return how a time is told: a label by its name, a date as a date."""
    label = labels_of(base).get(when, TimeLabel())
    return Text(zh=label.zh or in_chinese(when), en=label.en or when)


def figure_key(fact_id: str, when: str | None) -> str:
    """Return the key of a figure."""
    return f"{fact_id}@{when}" if when else fact_id


def stated(figure: Figure | Change, base: FactBase, reading: Reading) -> Estimate:
    """Return what a stated number says: its value, unless it is hedged, and its bounds."""
    quantity = quantity_in(base, figure.written)
    value = figure.value if figure.hedge in {Hedge.NONE, Hedge.ABOUT} else None
    return Estimate(value, quantity.bounds(reading))


def multiple(change: Change, base: FactBase, reading: Reading) -> Estimate:
    """Return the later number as a multiple of the earlier one, for `times` and `growth`."""
    said = stated(change, base, reading)
    if change.kind is ChangeKind.TIMES:
        return said
    scale = Fraction(-1 if change.down else 1, 100 if in_percent(change, base) else 1)
    value = None if said.value is None else 1 + said.value * scale
    return Estimate(value, exact(Fraction(1)) + said.interval * exact(scale))


def in_percent(change: Change, base: FactBase) -> bool:
    """Whether a change is stated in percent (and not in times or points)."""
    return quantity_in(base, change.written).unit == PERCENT


def points(change: Change, base: FactBase, reading: Reading) -> Estimate:
    """Return the later share less the earlier one, in percentage points."""
    said = stated(change, base, reading)
    return -said if change.down else said


@lru_cache(maxsize=8)
def derive(base: FactBase, reading: Reading = Reading.STRICT) -> tuple[DerivedFigure, ...]:
    """Return every figure that follows, in the order of the facts and then of the relations."""
    return (
        *(figure for fact in base.facts for figure in derive_from_changes(base, fact, reading)),
        *derive_from_relations(base, reading),
    )


def derive_from_changes(
    base: FactBase, fact: Fact, reading: Reading = Reading.STRICT
) -> Iterator[DerivedFigure]:
    """Yield the figures at those times of a fact's changes for which it states none."""
    known = {figure.when: figure for figure in fact.figures}
    for change in fact.changes:
        if change.from_ in known and change.to in known:
            continue
        forward = change.from_ in known
        start = known[change.from_ if forward else change.to]
        when = change.to if forward else change.from_
        one = stated(start, base, reading)
        if change.kind is ChangeKind.POINTS:
            other = points(change, base, reading)
            minus = forward == change.down
            sign = "−" if minus else "+"
            estimate = _apply(one, other, "+" if forward else "−")
            formula = f"{start.written} {sign} {change.written}"
        else:
            other = multiple(change, base, reading)
            estimate = _apply(one, other, "×" if forward else "÷")
            formula = f"{start.written} {'×' if forward else '÷'} {_told_multiple(change)}"
        yield DerivedFigure(
            id=fact.id,
            when=when,
            name=fact.name,
            theme=fact.theme,
            kind=fact.kind,
            unit=start.unit,
            counter=fact.counter,
            note=fact.note,
            tags=fact.tags,
            at=fact.at,
            estimate=estimate,
            formula=formula,
            inputs=(figure_key(fact.id, start.when),),
        )


def _told_multiple(change: Change) -> str:
    if change.kind is ChangeKind.TIMES:
        return change.written
    return f"(1 {'−' if change.down else '+'} {change.written})"


def _apply(one: Estimate, other: Estimate, sign: str) -> Estimate:
    """Compute with both: the values where both have one, and the bounds."""
    a, b = one.value, other.value
    value: Fraction | None = None
    match sign:
        case "+":
            interval = one.interval + other.interval
            value = None if a is None or b is None else a + b
        case "−":
            interval = one.interval - other.interval
            value = None if a is None or b is None else a - b
        case "×":
            interval = one.interval * other.interval
            value = None if a is None or b is None else a * b
        case _:
            interval = one.interval / other.interval
            value = None if a is None or not b else a / b
    return Estimate(value, interval)


def member(base: FactBase, key: str) -> tuple[Fact, Figure] | None:
    """Return the fact and the figure that a relation's key names, None where none is stated."""
    fact_id, at, when = key.partition("@")
    if fact_id not in base:
        return None
    fact = base.fact(fact_id)
    for figure in fact.figures:
        if not at or figure.when == when:
            return fact, figure
    return None


def derive_from_relations(
    base: FactBase, reading: Reading = Reading.STRICT
) -> Iterator[DerivedFigure]:
    """Yield the figures that follow from how others belong together."""
    for relation in base.relations:
        yield from _related(base, relation, reading)


def _related(base: FactBase, relation: Relation, reading: Reading) -> Iterator[DerivedFigure]:
    derived = relation.derives
    if derived is None:
        return
    found = _share(base, relation, reading) if relation.kind is RelationKind.SHARE else None
    if relation.kind is RelationKind.PARTS:
        found = _rest(base, relation, reading)
    if found is None:
        return
    estimate, formula, sources = found
    first = sources[0][0]
    yield DerivedFigure(
        id=derived.id,
        when=derived.when,
        name=derived.name,
        theme=first.theme,
        kind=first.kind,
        unit=derived.unit,
        counter=derived.counter,
        note=derived.note,
        tags=first.tags,
        at=first.at,
        estimate=estimate,
        formula=formula,
        inputs=tuple(figure_key(fact.id, figure.when) for fact, figure in sources),
    )


_Stated = tuple["Fact", "Figure"]
_Found = tuple[Estimate, str, tuple[_Stated, ...]]


def _share(base: FactBase, relation: Relation, reading: Reading) -> _Found | None:
    """Compute that one of part, share and whole which is not stated."""
    part = member(base, relation.part or "")
    share = member(base, relation.share or "")
    whole = member(base, relation.whole)
    hundred = Estimate(Fraction(100), _HUNDRED)

    def told(sources: tuple[_Stated, _Stated], how: tuple[str, str]) -> _Found:
        (_, a), (_, b) = sources
        estimate = _apply(stated(a, base, reading), stated(b, base, reading), how[0])
        estimate = _apply(estimate, hundred, how[1])
        return estimate, f"{a.written} {how[0]} {b.written}", sources

    if part and share and not whole:
        return told((part, share), ("÷", "×"))
    if whole and share and not part:
        return told((whole, share), ("×", "÷"))
    if part and whole and not share:
        return told((part, whole), ("÷", "×"))
    return None


def _rest(base: FactBase, relation: Relation, reading: Reading) -> _Found | None:
    """Compute what distinct parts leave of the whole."""
    whole = member(base, relation.whole)
    parts = [member(base, key) for key in relation.parts]
    if whole is None or not relation.distinct:
        return None
    estimate = stated(whole[1], base, reading)
    formula = whole[1].written
    sources = [whole]
    for part in parts:
        if part is None:
            return None
        estimate = _apply(estimate, stated(part[1], base, reading), "−")
        formula += f" − {part[1].written}"
        sources.append(part)
    return estimate, formula, tuple(sources)

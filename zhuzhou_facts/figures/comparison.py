"""Then and now: two figures of one fact side by side, and how the number changed."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from itertools import product
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.errors import Message
from zhuzhou_facts.figures import in_both, names
from zhuzhou_facts.figures.derivation import Step, derive_from_changes, stated
from zhuzhou_facts.figures.estimate import Estimate, certain, combine, factor_a_year
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.quantity.interval import EVERYTHING, Interval, exact
from zhuzhou_facts.records import (
    PERCENT,
    UNOBSERVED,
    Change,
    Hedge,
    ObsStatus,
    Prices,
    Text,
    labels_of,
    units_of,
)
from zhuzhou_facts.records.dates import (
    alike,
    lies_in,
    order,
    overlap,
    read_moment,
    time_name,
    years_between,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from zhuzhou_facts.records import Fact, FactBase, Figure

# Counts are exact, and so is their growth; nobody wants all its digits. A single bound needs two.
_RATE_DIGITS: Final = 5
_BOUND_DIGITS: Final = 2
_LEAST_RATE: Final = Interval(Fraction(-100), None)
# A year beside the one that is asked for may stand in for it, with a caveat; one further off not.
_STAND_IN_YEARS: Final = 1
_YEARS: Final = frozenset({"", "FY"})
Asked = tuple[str | None, str | None]


class Side(NamedTuple):
    """One side of a comparison: a stated figure, or one that follows from a change.

    A stated one has its `figure`. `origin` is the stated side that a derived one follows from, and
    `step` leads from there.
    """

    when: str | None
    unit: str
    estimate: Estimate
    hedge: Hedge
    obs_status: ObsStatus | None
    figure: Figure | None = None
    origin: Side | None = None
    step: Step | None = None

    @property
    def written(self) -> str | None:
        """The number as the source writes it, where it does."""
        return self.figure.written if self.figure else None

    @property
    def status(self) -> str:
        """`stated` or `derived`."""
        return "stated" if self.figure else "derived"

    @property
    def shown(self) -> Estimate:
        """What to print: a stated number as it is, a derived one to the digits it deserves."""
        if self.figure is None:
            return self.estimate.rounded()
        return Estimate(self.figure.value, self.estimate.interval)


class CaveatKind(StrEnum):
    """What a caveat is about."""

    OTHER_YEAR = "other_year"
    DERIVED = "derived"
    HEDGED = "hedged"
    PRICES = "prices"
    STATUS = "status"


class Caveat(NamedTuple):
    """What whoever repeats a comparison must say with it."""

    kind: CaveatKind
    text: Text


_STATUS: Final = {
    ObsStatus.ESTIMATED: Message("the figure for {time} is an estimate"),
    ObsStatus.FORECAST: Message("the figure for {time} is a forecast"),
    ObsStatus.PROVISIONAL: Message("the figure for {time} is provisional"),
    ObsStatus.REVISED: Message("the figure for {time} is revised"),
    ObsStatus.TARGET: Message("the figure for {time} is a target"),
}
_PRICES: Final = {
    Prices.UNSAID: Message("whether at constant or current prices is not said"),
    Prices.CONSTANT: Message(
        "the source's growth is at constant prices, the two figures may not be"
    ),
}


class Comparison(NamedTuple):
    """Two sides of a fact, with the change between them.

    `difference` is in the unit of the figures (percentage points for a share). `ratio` is None for
    a share, and where a number is below zero. `rate` is the growth in percent a year, not
    yet rounded; None where there is no ratio, or where the sides are not whole years apart.
    `change` is what the source itself says of it, and `is_stated` says that ratio and difference
    rest on its word, because one side was computed from it.
    """

    id: str
    theme: str
    name: Text
    unit: str
    counter: Text | None
    start: Side
    end: Side
    difference: Estimate
    ratio: Estimate | None
    rate: Estimate | None
    change: Change | None
    is_stated: bool
    caveats: tuple[Caveat, ...]

    @property
    def cagr(self) -> Estimate | None:
        """The growth in percent a year, to the digits that it deserves.

        To be rounded further, take `rate`: what is rounded twice may be a digit off.
        """
        return self.rate and self.rate.rounded(rate_digits(self.rate))

    @property
    def decrease(self) -> Estimate | None:
        """By how many percent the number fell; None where it did not, or there is no ratio."""
        ratio = self.ratio
        if ratio is None or ratio.interval.high is None or ratio.interval.high > 1:
            return None
        value = None if ratio.value is None else (1 - ratio.value) * 100
        less = (exact(1) - ratio.interval) * 100
        return None if less == exact(0) else Estimate(value, less, Interval(None, Fraction(100)))


def compare(
    base: FactBase,
    start: int | str | None = None,
    end: int | str | None = None,
    *,
    facts: Iterable[Fact] | None = None,
    every: bool = False,
    reading: Reading = Reading.STRICT,
) -> tuple[Comparison, ...]:
    """Compare each fact at two times; only facts that have a figure for both are returned.

    Args:
        base: the fact base.
        start: the earlier year, or any time that figures carry; without it that which the base
            names, and where it names none, the earliest of each fact.
        end: the later one, likewise.
        facts: the facts to compare, in order; all of the base without it.
        every: compare also, for a fact without that pair, its earliest and its latest figure.
        reading: how hedges bound.
    """
    asked = asked_times(base, start, end)
    found = []
    for fact in base.facts if facts is None else facts:
        sides = sides_of(base, fact, reading)
        if pair := pair_at(base, sides, asked):
            found.append(_comparison(base, fact, pair, asked))
        elif every and (pair := outermost(base, sides, sides)):
            found.append(_comparison(base, fact, pair, (None, None)))
    return tuple(found)


def asked_times(base: FactBase, start: int | str | None, end: int | str | None) -> Asked:
    """Return the times to compare: those asked for, else those that the base names, else None."""
    named = (base.compare.from_, base.compare.to) if base.compare else (None, None)
    both = zip((start, end), named, strict=True)
    first, last = (usual if it is None else names.time(base, str(it)) for it, usual in both)
    return first, last


def sides_of(base: FactBase, fact: Fact, reading: Reading) -> list[Side]:
    """Return the figures of a fact, stated and derived, one for each time."""
    sides: dict[str | None, Side] = {}
    for it in fact.figures:
        number = stated(it, base, reading)
        sides[it.when] = Side(it.when, it.unit, number, it.hedge, it.obs_status, it)
    for made in derive_from_changes(base, fact, reading):
        origin = sides[made.inputs[0].partition("@")[2] or None]
        side = Side(made.when, made.unit, made.estimate, made.hedge, made.obs_status)
        sides[made.when] = side._replace(origin=origin, step=made.step)
    return list(sides.values())


def pair_at(base: FactBase, sides: list[Side], asked: Asked) -> tuple[Side, Side] | None:
    """Return the sides at the times asked for; for None the outermost one apart from the other.

    Of what may stand for two years, June and June go before June and the December that is first.
    """
    early, late = (_standing_for(sides, when) for when in asked)
    if None in asked:
        best = ([side for rank, side in found if rank == found[0][0]] for found in (early, late))
        return outermost(base, *best)
    pairs = [
        ((a + b > 0, not years_between(one.when, other.when), a + b), (one, other))
        for (a, one), (b, other) in product(early, late)
        if _are_apart(one, other)
    ]
    return min(pairs, key=itemgetter(0), default=(None, None))[1]


def _are_apart(first: Side, last: Side) -> bool:
    """Whether two sides can be compared: in one unit, at times alike that do not overlap."""
    if first.when == last.when or first.unit != last.unit or not alike(first.when, last.when):
        return False
    return not overlap(first.when, last.when)


def _standing_for(sides: list[Side], asked: str | None) -> list[tuple[int, Side]]:
    """Return what may stand for a time, with its rank: that time, one in it, the year beside it.

    For a year whose own number is stated no quarter stands.
    """
    is_stated = asked is not None and any(side.when == asked for side in sides)
    able = (side for side in sides if not is_stated or alike(side.when, asked))
    ranked = ((_rank(side, asked), side) for side in able)
    return sorted(((rank, it) for rank, it in ranked if rank is not None), key=itemgetter(0))


def _rank(side: Side, asked: str | None) -> int | None:
    """Return how good a side is for a time, 0 the best; None for one that cannot stand for it."""
    if asked is None or side.when == asked:
        return 0
    moment, stretch = read_moment(side.when or ""), read_moment(asked)
    if not moment or not stretch or side.obs_status in UNOBSERVED:
        return None  # a forecast stands in for nothing
    if lies_in(side.when, asked):
        return 1
    alike = moment.period == stretch.period or {moment.period, stretch.period} == _YEARS
    if not (alike and moment.year and stretch.year):
        return None
    years = abs(moment.year - stretch.year)
    return 2 + years if years <= _STAND_IN_YEARS else None


def outermost(base: FactBase, early: list[Side], late: list[Side]) -> tuple[Side, Side] | None:
    """Return the earliest and the latest side whose times can be ordered and do not overlap."""
    # Of two that begin together the first of the file.
    latest = sorted(_placed(base, late), key=itemgetter(0), reverse=True)
    for (one, first), (other, last) in product(_placed(base, early), latest):
        if one < other and _are_apart(first, last):
            return first, last
    return None


def _placed(base: FactBase, sides: list[Side]) -> list[tuple[tuple[int, date], Side]]:
    """Return the sides that have a place in time, in their order; of several, no forecasts."""
    labels = labels_of(base)
    placed = (
        (order(side.when, labels), side)
        for side in sides
        if len(sides) == 1 or side.obs_status not in UNOBSERVED
    )
    return sorted(((place, side) for place, side in placed if place), key=itemgetter(0))


def _comparison(base: FactBase, fact: Fact, pair: tuple[Side, Side], asked: Asked) -> Comparison:
    start, end = pair
    times = (start.when, end.when)
    changes = [item for item in fact.changes if (item.from_, item.to) == times]
    change = min(changes, key=lambda it: (it.per_year, it.prices is Prices.CONSTANT), default=None)
    ratio = None if start.unit == PERCENT else _ratio(start, end)
    caveats = _caveats(base, pair, asked, change)
    return Comparison(
        id=fact.id,
        theme=fact.theme,
        name=fact.name,
        unit=start.unit,
        counter=fact.counter,
        start=start,
        end=end,
        difference=_difference(start, end),
        ratio=ratio,
        rate=_rate(ratio, start.when, end.when) if ratio else None,
        change=change,
        is_stated=change is not None and None in {start.written, end.written},
        caveats=tuple(Caveat(kind, in_both(it)) for kind, it in caveats),
    )


def _caveats(
    base: FactBase, pair: tuple[Side, Side], asked: Asked, change: Change | None
) -> Iterator[tuple[CaveatKind, Message]]:
    """Yield the caveats of a comparison of two sides, of which other times may be `asked` for."""
    times = [{"time": time_name(base, side.when or "")} for side in pair]
    for side, time, wanted in zip(pair, times, asked, strict=True):
        if side.obs_status:
            yield CaveatKind.STATUS, _STATUS[side.obs_status]._replace(fields=time)
        moment, stretch = read_moment(side.when or ""), read_moment(wanted or "")
        if wanted and moment and stretch and moment != stretch:
            fields = time | {"asked": time_name(base, wanted)}
            yield CaveatKind.OTHER_YEAR, Message("the figure is for {time}, not {asked}", fields)
    for side, time in zip(pair, times, strict=True):
        if side.written is None:
            yield CaveatKind.DERIVED, Message("the figure for {time} is derived", time)
        elif side.hedge is not Hedge.NONE:
            yield CaveatKind.HEDGED, Message("“{written}” is hedged", {"written": side.written})
    unit = units_of(base).get(pair[0].unit)
    if unit and unit.money and all(read_moment(side.when or "") for side in pair):
        prices = (change and change.prices) or Prices.UNSAID
        if prices in _PRICES:
            yield CaveatKind.PRICES, _PRICES[prices]


def _shared_steps(start: Side, end: Side) -> tuple[bool, Estimate, Estimate] | None:
    """Return whether terms or factors lead from one number to both sides, and the two of them.

    None where the sides rest on two numbers, or on one in two ways. The width of one number must
    not count twice.
    """
    ways = {side.step.adds for side in (start, end) if side.step}
    if (start.origin or start) is not (end.origin or end) or len(ways) > 1:
        return None
    (adds,) = ways
    first, last = (side.step.amount if side.step else certain(not adds) for side in (start, end))
    return adds, first, last


def _ratio(start: Side, end: Side) -> Estimate | None:
    """Return the later number as a multiple of the earlier one, if both are above zero."""
    a, b = start.estimate.interval, end.estimate.interval
    if steps := _shared_steps(start, end):
        adds, first, last = steps
        if not adds:
            return combine(last, "÷", first)
        if (start.figure or end.figure) and (a.low or 0) > 0 and (b.low or 0) > 0:
            # One side is the other and something more: each number counts once.
            one = certain(1)
            if start.figure:
                return combine(one, "+", combine(last, "÷", start.estimate))
            return combine(one, "÷", combine(one, "+", combine(first, "÷", end.estimate)))
    if a.low is None or a == exact(0) or b == EVERYTHING:
        return None
    below_zero = any((it or 0) < 0 for it in (a.low, b.low, b.high))
    return None if below_zero else combine(end.estimate, "÷", start.estimate)


def _difference(start: Side, end: Side) -> Estimate:
    """Return the later number less the earlier one.

    A side that is only known to be above zero limits the difference, but does not bound it.
    """
    a, b = start.estimate, end.estimate
    found = combine(b, "-", a)
    if steps := _shared_steps(start, end):
        adds, first, last = steps
        found = combine(last, "-", first)
        if not adds:
            found = combine((start.origin or start).estimate, "×", found)
    limited = [Interval(it.limit.low, it.interval.high) for it in (a, b)]
    return Estimate(found.value, found.interval, limited[1] - limited[0])


def rate_digits(rate: Estimate) -> int:
    """Return how many digits a growth a year deserves at most: fewer where it has one bound."""
    return _BOUND_DIGITS if rate.shown.width is None else _RATE_DIGITS


def _rate(ratio: Estimate, start: str | None, end: str | None) -> Estimate | None:
    """Return the growth in percent a year, with one bound where the ratio has one."""
    years, (low, high) = years_between(start, end), (ratio.interval.low, ratio.interval.high)
    if years < 1 or ((low or 0) <= 0 if high is None else high <= 0):
        return None
    growth = (factor_a_year(ratio.interval, years) - 1) * 100
    value = None
    if ratio.value and ratio.value > 0:
        value = ((factor_a_year(exact(ratio.value), years) - 1) * 100).low
    return Estimate(value, growth, _LEAST_RATE)

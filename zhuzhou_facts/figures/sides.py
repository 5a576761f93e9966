"""The sides of comparisons: figures of one fact, and which two of them to compare."""

from __future__ import annotations

from itertools import product
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.figures.derivation import Step, derive_from_changes, stated
from zhuzhou_facts.figures.estimate import Estimate
from zhuzhou_facts.records import UNOBSERVED, Hedge, ObsStatus, labels_of
from zhuzhou_facts.records.dates import (
    alike,
    lies_in,
    order,
    overlap,
    read_moment,
    years_between,
)

if TYPE_CHECKING:
    from datetime import date

    from zhuzhou_facts.quantity import Reading
    from zhuzhou_facts.records import Fact, FactBase, Figure

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


def outermost(
    base: FactBase, early: list[Side], late: list[Side] | None = None
) -> tuple[Side, Side] | None:
    """Return the earliest and the latest side whose times can be ordered and do not overlap."""
    latest = _placed(base, early if late is None else late)
    # Of two that begin together the first of the file.
    latest.sort(key=itemgetter(0), reverse=True)
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

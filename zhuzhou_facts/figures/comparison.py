"""Then and now: two figures of one fact side by side, and what may be said of the change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.figures.derivation import (
    DerivedFigure,
    Estimate,
    derive_from_changes,
    multiple,
    points,
    stated,
    time_name,
)
from zhuzhou_facts.quantity.interval import Interval, exact
from zhuzhou_facts.quantity.reader import Reading
from zhuzhou_facts.records import Change, ChangeKind, Hedge, Text
from zhuzhou_facts.records import Side as At
from zhuzhou_facts.records.dates import Moment, in_chinese, order, read_moment
from zhuzhou_facts.records.units import PERCENT, labels_of, units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhuzhou_facts.records import Fact, FactBase

# A year beside the one that is asked for may stand in for it, with a caveat; one further off not.
_STAND_IN_YEARS: Final = 1
_ROOT_DIGITS: Final = 12
# Counts are exact, and so is their growth; nobody wants all its digits.
_RATE_DIGITS: Final = 5
_Times = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a stated figure, or one that follows."""

    when: str | None
    estimate: Estimate
    hedge: Hedge
    written: str | None
    nominal: Fraction | None

    @property
    def status(self) -> str:
        """`stated` or `derived`."""
        return "derived" if self.written is None else "stated"

    @property
    def shown(self) -> Estimate:
        """What to print: a stated number as it is, a derived one to the digits it deserves."""
        if self.written is None:
            return self.estimate.rounded()
        return Estimate(self.nominal, self.estimate.interval)


class CaveatKind(StrEnum):
    """What a caveat is about."""

    OTHER_YEAR = "other_year"
    DERIVED = "derived"
    HEDGED = "hedged"
    PRICES = "prices"


@dataclass(frozen=True, slots=True)
class Caveat:
    """What whoever repeats a comparison must say with it."""

    kind: CaveatKind
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two sides of a fact, with the change between them.

    `difference` is in the unit of the figures (percentage points for a share); `ratio` is None
    for a share; `cagr` is in percent a year, None where a side is no year or the ratio is not
    bounded on both sides; `change` is what the source itself says of it, and `is_stated` says that
    ratio and difference rest on its word, because one side was computed from it.
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
    cagr: Fraction | None
    change: Change | None
    is_stated: bool
    caveats: tuple[Caveat, ...]


def compare(
    base: FactBase,
    start: int | str = 1978,
    end: int | str = 2017,
    *,
    facts: Iterable[Fact] | None = None,
    every: bool = False,
    reading: Reading = Reading.STRICT,
) -> tuple[Comparison, ...]:
    """Compare each fact at two times; only facts that have something to say of both are returned.

    Args:
        base: the fact base.
        start: the earlier year, or any time that figures carry.
        end: the later one.
        facts: the facts to compare, in order; all of the base without it.
        every: compare also, for a fact without that pair, its earliest and its latest figure.
        reading: how hedges bound.
    """
    found = []
    for fact in base.facts if facts is None else facts:
        sides = _sides(base, fact, reading)
        pair = _pair(sides, str(start), str(end))
        if pair is not None:
            asked: _Times = (str(start), str(end))
            found.append(_comparison(base, fact, pair, asked, reading))
        elif every and (pair := _outermost(base, sides)) is not None:
            # Nothing stands in for anything here: the pair is asked for as it is.
            asked = (pair[0].when, pair[1].when)
            found.append(_comparison(base, fact, pair, asked, reading))
    return tuple(found)


def pairs(base: FactBase) -> tuple[tuple[Fact, str | None, str | None], ...]:
    """Return each fact that can be compared, with the times of its earliest and latest figure."""
    found = []
    for fact in base.facts:
        pair = _outermost(base, _sides(base, fact, Reading.STRICT))
        if pair:
            found.append((fact, pair[0].when, pair[1].when))
    return tuple(found)


def _sides(base: FactBase, fact: Fact, reading: Reading) -> list[Side]:
    sides = [
        Side(
            figure.when,
            stated(figure, base, reading),
            figure.hedge,
            figure.written,
            figure.value,
        )
        for figure in fact.figures
    ]
    known = {side.when for side in sides}
    for derived in derive_from_changes(base, fact, reading):
        if derived.when not in known:
            sides.append(_derived_side(derived))
            known.add(derived.when)
    return sides


def _derived_side(figure: DerivedFigure) -> Side:
    estimate = figure.estimate
    return Side(figure.when, estimate, estimate.hedge, None, estimate.value)


def _pair(sides: list[Side], start: str, end: str) -> tuple[Side, Side] | None:
    first, last = _nearest(sides, start), _nearest(sides, end)
    if first is None or last is None or first.when == last.when:
        return None
    return first, last


def _nearest(sides: list[Side], asked: str) -> Side | None:
    """Return the side at the time asked for, else one in it, else one of the year beside it."""
    stretch = read_moment(asked)
    for side in sides:
        if side.when == asked:
            return side
    if stretch is None:
        return None
    moments = [(side, read_moment(side.when)) for side in sides if side.when]
    for side, moment in moments:
        if moment and moment.within(stretch):
            return side
    year = stretch.year
    near = [
        (abs(moment.year - year), side)
        for side, moment in moments
        if year and moment and moment.year and abs(moment.year - year) <= _STAND_IN_YEARS
    ]
    return min(near, key=lambda item: item[0])[1] if near else None


def _outermost(base: FactBase, sides: list[Side]) -> tuple[Side, Side] | None:
    """Return the earliest and the latest side, where their times differ and can be ordered."""
    labels = labels_of(base)
    placed = [(order(side.when, labels), side) for side in sides if _has_place(base, side.when)]
    if not placed:
        return None
    first, last = (choose(placed, key=lambda item: item[0]) for choose in (min, max))
    return None if first[0] == last[0] else (first[1], last[1])


def _has_place(base: FactBase, when: str | None) -> bool:
    """Whether a time comes before or after others: a date, or a label with a side."""
    if when is None:
        return False
    label = labels_of(base).get(when)
    return read_moment(when) is not None or (label is not None and label.side is not At.NEITHER)


def _comparison(
    base: FactBase,
    fact: Fact,
    pair: tuple[Side, Side],
    asked: _Times,
    reading: Reading,
) -> Comparison:
    start, end = pair
    unit = fact.figures[0].unit
    change = next(
        (item for item in fact.changes if (item.from_, item.to) == (start.when, end.when)), None
    )
    share = unit == PERCENT
    ratio = None if share else _ratio(base, change, start, end, reading)
    return Comparison(
        id=fact.id,
        theme=fact.theme,
        name=fact.name,
        unit=unit,
        counter=fact.counter,
        start=start,
        end=end,
        difference=_difference(base, change, start, end, reading),
        ratio=ratio,
        cagr=_cagr(ratio, start.when, end.when) if ratio else None,
        change=change,
        is_stated=_follows(change, start, end),
        caveats=tuple(_caveats(base, unit, pair, asked)),
    )


def _follows(change: Change | None, start: Side, end: Side) -> bool:
    """Whether one side was itself computed from the change."""
    return change is not None and (start.written is None or end.written is None)


def _ratio(
    base: FactBase, change: Change | None, start: Side, end: Side, reading: Reading
) -> Estimate:
    if change and _follows(change, start, end) and change.kind is not ChangeKind.POINTS:
        # The other side was computed from this multiple; dividing again would only blur it.
        return multiple(change, base, reading)
    a, b = start.estimate, end.estimate
    value = b.value / a.value if a.value and b.value is not None else None
    return Estimate(value, b.interval / a.interval)


def _difference(
    base: FactBase, change: Change | None, start: Side, end: Side, reading: Reading
) -> Estimate:
    a, b = start.estimate, end.estimate
    value = None if a.value is None or b.value is None else b.value - a.value
    if change and _follows(change, start, end):
        if change.kind is ChangeKind.POINTS:
            return points(change, base, reading)
        # later - earlier with the stated side taken out, so that its width counts once.
        times = multiple(change, base, reading).interval
        one = exact(Fraction(1))
        if start.written is None:
            return Estimate(value, b.interval * (one - one / times))
        return Estimate(value, a.interval * (times - one))
    return Estimate(value, b.interval - a.interval)


def _cagr(ratio: Estimate, start: str | None, end: str | None) -> Fraction | None:
    first, last = whole_year(start), whole_year(end)
    low, high = ratio.interval.low, ratio.interval.high
    if first is None or last is None or first >= last:
        return None
    if low is None or high is None or low <= 0 or ratio.value is None:
        return None
    years = last - first

    def growth(interval: Interval) -> Interval:
        return (interval.root(years, _ROOT_DIGITS) - exact(Fraction(1))) * exact(Fraction(100))

    value = growth(exact(ratio.value)).low
    return Estimate(value, growth(ratio.interval)).rounded(_RATE_DIGITS).value


def whole_year(when: str | None) -> int | None:
    """Return the year that a time is, None where it is none or only a part of one."""
    moment = read_moment(when) if when else None
    if moment is None or moment.year is None:
        return None
    year = Moment(date(moment.year, 1, 1), date(moment.year, 12, 31))
    return moment.year if moment == year else None


def _caveats(base: FactBase, unit: str, pair: tuple[Side, Side], asked: _Times) -> Iterator[Caveat]:
    for side, year in zip(pair, asked, strict=True):
        there, wanted = side.when or "", year or ""
        moment, stretch = read_moment(there), read_moment(wanted)
        if moment and stretch and not moment.within(stretch):
            zh = f"是{in_chinese(there)}的数，不是{in_chinese(wanted)}的"
            en = f"the figure is for {there}, not {wanted}"
            yield Caveat(CaveatKind.OTHER_YEAR, Text(zh=zh, en=en))
    for side in pair:
        if side.written is None:
            told = time_name(base, side.when or "")
            text = Text(zh=f"{told.zh}的数是推算的", en=f"the figure for {told.en} is derived")
            yield Caveat(CaveatKind.DERIVED, text)
        elif side.hedge is not Hedge.NONE:
            text = Text(zh=f"“{side.written}”不是确数", en=f"“{side.written}” is hedged")
            yield Caveat(CaveatKind.HEDGED, text)
    units = units_of(base)
    if unit in units and units[unit].money and all(read_moment(side.when or "") for side in pair):
        text = Text(zh="原文未说明是否按可比价格", en="whether prices are comparable is not said")
        yield Caveat(CaveatKind.PRICES, text)

"""What a number of a draft is beside a number that is stated: the same, rounded, slipped, other."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from zhuzhou_facts.quantity import Interval, Quantity, Reading, exact, read_quantity
from zhuzhou_facts.quantity.interval import order, ten
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, TIMES, UNITS, Hedge, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

Units: TypeAlias = "Mapping[str, Unit]"


class Verdict(StrEnum):
    """What a number of a draft is beside what the source states."""

    AGREES = "agrees"
    ROUNDED = "rounded"
    HEDGE_LOST = "hedge_lost"
    HEDGE_ADDED = "hedge_added"
    HEDGE_CHANGED = "hedge_changed"
    OTHER_TIME = "other_time"
    OTHER_UNIT = "other_unit"
    MAGNITUDE = "magnitude"
    KIND_OF_CHANGE = "kind_of_change"
    DIRECTION = "direction"
    DIGITS = "digits"
    DERIVED = "derived"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


COUNTED: Final = frozenset(("", COUNT, "person"))  # units of counts
PASSING: Final = frozenset((Verdict.AGREES, Verdict.ROUNDED))
HEDGES: Final = frozenset((Verdict.HEDGE_LOST, Verdict.HEDGE_ADDED, Verdict.HEDGE_CHANGED))
SLIPS: Final = frozenset((Verdict.DIGITS, Verdict.MAGNITUDE))

_LOWER: Final = frozenset((Hedge.OVER, Hedge.AT_LEAST))
_UPPER: Final = frozenset((Hedge.NEARLY, Hedge.AT_MOST))
_PLAIN: Final = frozenset((Hedge.NONE, Hedge.ABOUT))
# A bound says something fair of a number down to this part of it, or up to that one.
_FAIR_BELOW: Final = Fraction(7, 10)
_FAIR_ABOVE: Final = Fraction(5, 4)
MOST_DIGITS: Final = 10  # significant ones, that are distinguished
_HALF: Final = Fraction(1, 2)
_ROUNDEST: Final = 100  # a hundredth; about 4,000 is to the hundred at most
_WIDEST: Final = 3  # how many times the one end of a range may be the other
_DIGITS_OF_A_SLIP: Final = 2  # fewer digits are alike by chance
_NEAR_ENOUGH: Final = 50  # a part of a hedged number that it may differ by from the exact one
_LARGE: Final = 100_000  # so large a number has been rounded
_SMALL: Final = 1000
_MOST_PLACES: Final = 8  # between 元 and 亿元
_DEGREES: Final = frozenset(("degC", "degrees", "degree", "度"))
# Measure words that count other things than the general ones do.
_STRICT_COUNTERS: Final = frozenset(("人次", "车次", "架次", "户"))
_GENERAL_COUNTERS: Final = frozenset(("个", "项"))
_MAGNITUDES: Final = frozenset(("hundred", "thousand", "million", "billion"))
WORKING: Final = re.compile("工作日|(?:working|business) day")
LASTING: Final = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
RELATIVE_UNITS: Final = frozenset((PERCENT, POINTS, TIMES))
# How many metres, square metres, kilograms, watt-hours or watts each unit is.
_KINDS: Final = """
km 1000, m 1, cm 0.01, mm 0.001, mile 1609.344, nmi 1852, ft 0.3048, inch 0.0254
km2 1e6, m2 1, ha 1e4, are 1e2, mu 2000/3, acre 4046.8564224, mi2 2589988.110336, ft2 0.09290304
t 1000, kg 1, g 0.001, mg 0.000001, jin 0.5, liang 0.05, taijin 0.6, lb 0.45359237
kWh 1e3, MWh 1e6, GWh 1e9, TWh 1e12
kW 1e3, MW 1e6, GW 1e9
"""
MEASURES: Final = {
    unit: (kind, Fraction(factor))
    for kind, line in enumerate(_KINDS.split("\n"))
    for unit, factor in map(str.split, line.split(",") if line else ())
}


class Amount(NamedTuple):
    """A number as it is said: its value, its bounds, its hedge, and how finely it is written."""

    value: Fraction
    bounds: Interval
    hedge: Hedge
    unit: str
    counter: str = ""
    fine: Interval | None = None  # what rounds to it
    ends: tuple[Fraction, Fraction] | None = None

    @property
    def digits(self) -> str:
        """Its significant digits."""
        return significant(self.value)

    @property
    def is_short(self) -> bool:
        """Whether it has so few digits that a slip of them makes another's."""
        return len(self.digits) <= _DIGITS_OF_A_SLIP

    def same_unit(self, other: Amount) -> bool:
        """Whether two numbers are of one unit; a number without one goes with any."""
        if self.unit == other.unit == COUNT:
            return _same_counter(self.counter, other.counter)
        units = {self.unit, other.unit}
        if len(units) == 1 or "" in units or units <= _DEGREES:
            return True
        # That it is per head may stand in the name alone.
        mine, theirs = self.unit.split("/"), other.unit.split("/")
        if len(mine) == len(theirs) == 1 or not _same_head(self, other):
            return False
        # A month for each square metre, and the other way round.
        divisors = [sorted(map(_divisor, unit[1:])) for unit in (mine, theirs)]
        return len(mine) != len(theirs) or all(map(_are_alike, *divisors))

    def equals(self, other: Amount) -> bool:
        """Whether two numbers are the same, and of one unit."""
        return self.value == other.value and self.same_unit(other)

    def within(self, bounds: Interval) -> bool:
        """Whether it says what a computed number is: inside its bounds, or rounding them."""
        low, high = bounds.low, bounds.high
        middle = low or high or self.value
        if low is not None and high is not None:
            middle = (low + high) / 2
        if self.hedge not in _PLAIN:
            # Where a side is open, the other one stands for it.
            known = Interval(middle if low is None else low, middle if high is None else high)
            return _is_fair_bound(self, known)
        stated = Amount(middle, bounds, Hedge.ABOUT, self.unit)
        return bounds.contains(self.value) or _is_fair(self, stated)

    def is_tenfold(self, other: Amount) -> bool:
        """Whether one of two numbers is ten times the other."""
        small, large = sorted((abs(self.value), abs(other.value)))
        return large == 10 * small > 0

    def is_finer(self, hedged: Amount) -> bool:
        """Whether it may be what a hedged number says less exactly: 46.8, for nearly 47."""
        near = abs(self.value - hedged.value) * _NEAR_ENOUGH <= abs(hedged.value)
        return hedged.hedge not in _PLAIN and near and hedged.bounds.contains(self.value)

    def times(self, factor: Fraction) -> Amount:
        """Return so many times as much."""
        return self._replace(
            value=self.value * factor,
            bounds=self.bounds * factor,
            fine=self.fine and self.fine * factor,
            ends=self.ends and (self.ends[0] * factor, self.ends[1] * factor),
        )

    def converted(self, unit: str) -> Amount | None:
        """Return it in another unit of its kind; None where it has none, or in its own unit."""
        kind, factor = MEASURES.get(self.unit, (-1, Fraction(1)))
        other, divisor = MEASURES.get(unit, (-2, Fraction(1)))
        if kind != other or self.unit == unit:
            return None
        return self.times(factor / divisor)._replace(unit=unit)


def amount_of(quantity: Quantity, reading: Reading) -> Amount | None:
    """Return a quantity as an amount; `None` where it has no value of its own."""
    value, hedge = quantity.value, quantity.hedge
    if value is None:
        return None
    fine = quantity.strict
    if hedge is Hedge.ABOUT and quantity.denominator and quantity.unit == PERCENT:
        # About two thirds rounds what two thirds stands for.
        share = f"{value * quantity.denominator / 100}/{quantity.denominator}"
        fine = read_quantity(share).strict
    elif hedge is not Hedge.NONE:
        half = _step(value, quantity) / 2
        fine = Interval(value - half, value + half)
    if hedge is Hedge.ABOUT and quantity.excess == "多":
        hedge = Hedge.OVER  # some sixty-odd
    known = quantity.bounds(reading)
    return Amount(value, known, hedge, quantity.unit, quantity.counter, fine, quantity.ends)


def _step(value: Fraction, quantity: Quantity) -> Fraction:
    """Return a unit of the last digit that a hedged number means: about 1,650 is to the ten."""
    step = Fraction(10) ** quantity.place
    if quantity.hedge is Hedge.ABOUT:
        while step * _ROUNDEST < abs(value) and not value % (10 * step):
            step *= 10
    return step


def compare(said: Amount, stated: Amount) -> Verdict:
    """Return what a number is beside a stated one of the same unit; unknown where just another."""
    # Sign and time are not looked at.
    if said.value == stated.value and said.ends == stated.ends:
        return _hedge(said, stated)
    if said.ends or stated.ends:
        return _compare_ends(said, stated)
    if _is_fair(said, stated):
        return Verdict.ROUNDED
    if _is_shifted(said, stated):
        return Verdict.MAGNITUDE
    # 57.14万 is a slip for 75.14万, what 751,389 rounds to.
    slips = _is_slip(said.value, stated.value) or is_swap(said.value, _rounded(stated, said))
    if slips and not said.is_finer(stated):
        return Verdict.DIGITS
    return Verdict.UNKNOWN


def _rounded(stated: Amount, said: Amount) -> Fraction:
    """Return a number as exactly as another one as large, of three digits or more, is written."""
    step = said.fine.width if said.fine and not said.is_short and stated.value else None
    if not step or order(said.value) != order(stated.value):
        return stated.value
    return round(stated.value / step) * step


def family(hedge: Hedge) -> frozenset[Hedge]:
    """Return the hedges that say the same to a reader."""
    return next((alike for alike in (_LOWER, _UPPER) if hedge in alike), frozenset((hedge,)))


def _hedge(said: Amount, stated: Amount) -> Verdict:
    if said.hedge in family(stated.hedge):
        return Verdict.AGREES
    if said.hedge is Hedge.NONE:
        return Verdict.HEDGE_LOST
    if stated.hedge is not Hedge.NONE:
        return Verdict.HEDGE_CHANGED
    widths = [(each.fine and each.fine.width) or Fraction() for each in (said, stated)]
    # About 69%, for 69.0%; of whole numbers about says less than the source does.
    is_coarser = said.hedge is Hedge.ABOUT and widths[0] >= 1 > widths[1] > 0
    return Verdict.ROUNDED if is_coarser else Verdict.HEDGE_ADDED


def _is_fair(said: Amount, stated: Amount) -> bool:
    """Whether a number is a true and fair way to say another one less exactly."""
    is_plain = stated.hedge in _PLAIN
    if said.ends:
        least, most = said.ends
        first, last = stated.ends or (stated.value, stated.value)
        return least <= first and last <= most and (least <= 0 or most <= least * _WIDEST)
    if said.hedge not in _PLAIN:
        # Over 65 weeks is over 60, a rounder number; over 56 is another bound.
        digits = [len(each.digits) for each in (said, stated)]
        another = digits[0] >= digits[1] and _is_slip(said.value, stated.value)
        bounds = exact(stated.value) if is_plain else stated.bounds
        return (is_plain or not another) and _is_fair_bound(said, bounds)
    fine, theirs = said.fine, stated.fine
    if fine is None or not is_plain:
        return False
    if not fine.width and stated.value.denominator != 1:
        # 78岁 for 78.17岁 is no count.
        fine = Interval(said.value - _HALF, said.value + _HALF)
    is_finer = theirs is not None and (fine.width or 0) < (theirs.width or 0)
    return fine.contains(stated.value) and (not is_finer or len(stated.digits) == MOST_DIGITS)


def _is_fair_bound(said: Amount, stated: Interval) -> bool:
    """Whether a bound is true of all of an interval, and says something of it."""
    low, high = stated.low, stated.high
    if said.hedge in _LOWER:
        return low is not None and low * _FAIR_BELOW <= said.value <= low
    return high is not None and high <= said.value <= high * _FAIR_ABOVE


def _is_shifted(said: Amount, stated: Amount) -> bool:
    """Whether two numbers have the same digits in other places: 60 and 600, 2万 and 2亿."""
    mine, theirs = said.digits, stated.digits
    least = min(said.value, stated.value)
    # 5 and 500 are two counts, 6亿 and 600亿 one amount.
    if least <= 0 or (least < _SMALL and len(mine) <= _DIGITS_OF_A_SLIP):
        return False
    if mine == theirs:
        return True
    return (
        said.fine is not None
        and (len(mine) > _DIGITS_OF_A_SLIP or (len(mine) > 1 and least >= _LARGE))
        and theirs.startswith(mine[:-_DIGITS_OF_A_SLIP])
        and any(
            said.fine.contains(stated.value * Fraction(10) ** places)
            for places in range(-_MOST_PLACES, _MOST_PLACES + 1)
            if places
        )
    )


def _is_slip(said: Fraction, stated: Fraction) -> bool:
    """Whether two numbers differ as a slip of the pen makes them differ."""
    # Digits are swapped, or one is another, left out or put in; the size is about the same.
    less, more = sorted((said, stated), key=lambda each: len(significant(each)))
    short, long = significant(less), significant(more)
    # Of a fraction as two thirds no digit is another.
    if said * stated <= 0 or not _DIGITS_OF_A_SLIP <= len(long) < MOST_DIGITS:
        return False
    if not Fraction(1, 11) < said / stated < 11:  # noqa: PLR2004 - about ten
        return False
    if len(short) == len(long):
        if order(said) != order(stated):
            return False  # 54% and 5.5%
        different = sum(one != other for one, other in zip(short, long, strict=True))
        return sorted(short) == sorted(long) or different == 1
    # 1653 without its 5 is 163; 402.15 without its 1 is 402.5.
    last = order(more) - len(long) + 1
    places = {last, last + 1} if last < 0 else {last}
    left_out = {long[:at] + long[at + 1 :] for at in range(len(long))}
    numbers = (int(rest) * ten(place) for rest in left_out for place in places)
    return is_swap(said, stated) or (len(short) > 1 and abs(less) in numbers)


def _compare_ends(said: Amount, stated: Amount) -> Verdict:
    """Return what a range is beside another one, or beside a number, or a number beside a range."""
    pairs = zip(said.ends or (), stated.ends or (), strict=False)
    other = [(one, two) for one, two in pairs if one != two]
    if len(other) == 1 and _is_slip(*other[0]):
        return Verdict.DIGITS
    return Verdict.ROUNDED if _is_fair(said, stated) else Verdict.UNKNOWN


def is_swap(said: Fraction, stated: Fraction) -> bool:
    """Whether two numbers of three digits or more have the same ones in another order."""
    mine, theirs = significant(said), significant(stated)
    length = max(len(mine), len(theirs))
    alike = sorted(mine.ljust(length, "0")) == sorted(theirs.ljust(length, "0"))  # 6.30 and 6.03
    return length > _DIGITS_OF_A_SLIP and alike and order(said) == order(stated)


@lru_cache(maxsize=65536)
def significant(value: Fraction | int) -> str:
    """Return the significant digits of a number, ten at most; 1002 gives 1002, 0.054 gives 54."""
    if not value:
        return "0"
    return f"{float(abs(value)):.{MOST_DIGITS}g}".split("e")[0].replace(".", "").strip("0")


def count_alike(one: Amount | Quantity, other: Amount | Quantity) -> bool:
    """Whether one of two numbers may be the other by its unit and by what it counts."""
    counters, units = {one.counter, other.counter}, {one.unit, other.unit}
    same = len(counters) == 1 or any(map(str.isascii, counters))
    return same and (len(units) == 1 or units <= COUNTED)


def _same_counter(one: str, other: str) -> bool:
    """Whether two measure words may count the same: 家 may stand for 个, but no 人次 for 件."""
    counters = {one.removesuffix("套"), other.removesuffix("套")}
    alike = len(counters) == 1 or any(map(str.isascii, counters))
    return alike or not _STRICT_COUNTERS & counters or bool(_GENERAL_COUNTERS & counters)


def _same_head(said: Amount, stated: Amount) -> bool:
    """Whether two rates are of one unit: 78,300 passengers a day, 78,300人次; 142 per 100,000."""
    heads = [each.unit.partition("/")[0] for each in (said, stated)]
    if heads[0] == heads[1] or ("" in heads and COUNTED.issuperset(heads)):
        return True
    counted = [head in COUNTED or head not in UNITS for head in heads]
    words = [
        each.counter if head in COUNTED else head
        for each, head in zip((said, stated), heads, strict=True)
    ]
    return all(counted) and _same_counter(*words)


def _are_alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two divisors may be the same: 次 says 车次 more shortly, 户 is a household."""
    (size, mine), (another, theirs) = one, other
    short, long = sorted((mine, theirs), key=len)
    words = mine not in UNITS and theirs not in UNITS
    foreign = words and mine.isascii() != theirs.isascii()
    shorter = long.endswith(short) and not short.isascii()
    return size == another and (mine == theirs or foreign or shorter)


def _divisor(part: str) -> tuple[str, str]:
    """Return for how many of what something is: 10 shares; a diluted share is a share."""
    what = part.lstrip("0123456789")
    return part.removesuffix(what), what.rpartition(" ")[2]


def other_unit(said: Amount, stated: Amount, units: Units) -> Verdict:
    """Return what a number is beside one of another unit; unknown where the digits differ too."""
    # Only units of one sort are taken for one another: money for money, length for area.
    sort, other_sort = _sort(said.unit, units), _sort(stated.unit, units)
    (mine, _, per), (theirs, _, others) = said.unit.partition("/"), stated.unit.partition("/")
    if WORKING.search(said.counter) and stated.unit == "day" and said.value == stated.value:
        return Verdict.OTHER_UNIT
    if said.value != stated.value:
        # 6.5元 for 6.5港仙
        alike = len(said.digits) > 1 and said.digits == stated.digits
        both = sort == other_sort == "money" and mine != theirs
        return Verdict.OTHER_UNIT if alike and both else Verdict.UNKNOWN
    if sort != other_sort:
        # 500亿件 for 500亿元: so large a number is no other by chance.
        large = said.value >= _LARGE and "relative" not in {sort, other_sort}
        plain = not (said.ends or per or others)
        return Verdict.OTHER_UNIT if large and plain else Verdict.UNKNOWN
    if {mine, theirs} == {PERCENT, POINTS}:
        return Verdict.KIND_OF_CHANGE
    # Of $2.50 per million British thermal units the divisor is not read.
    known = not (per or others) or (sort == "money" and not {per, others} & _MAGNITUDES)
    known = known or (per == others and sort == "measure" and mine in units and theirs in units)
    # For each 10,000 persons, and for each 100,000.
    scaled = _same_head(said, stated) and per.split()[-1:] == others.split()[-1:]
    # A week and a working day; kilometres an hour and metres a second.
    heads = {each.rpartition(" ")[2] for each in (per, others)}
    periods = heads <= LASTING and (per == others or len(heads) > 1)
    periods = periods and (mine == theirs or {mine, theirs} <= units.keys())
    return Verdict.OTHER_UNIT if known or scaled or periods else Verdict.UNKNOWN


def _sort(unit: str, units: Units) -> str:
    unit = unit.partition("/")[0]
    if unit in RELATIVE_UNITS:
        return "relative"
    if unit in LASTING:
        return "time"
    known = units.get(unit)
    if known and known.money:
        return "money"
    is_count = known and known.counted and unit not in MEASURES
    return "count" if is_count or not unit else "measure"  # 142 per 100,000 inhabitants

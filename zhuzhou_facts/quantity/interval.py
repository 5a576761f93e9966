"""What is known of a written number: an interval of exact numbers, and what follows from it.

Every operation is outward: its result contains each result of its operands' points.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from zhuzhou_facts.records import Hedge

_WIDENING: Final = Fraction(1, 5)
_LOG2_PER_DECADE: Final = Fraction(93, 28)
_ONE_SIDED_DIGITS: Final = 3


@lru_cache(maxsize=256)
def ten(exponent: int) -> Fraction:
    """Return the power of ten; the exponent may be negative."""
    return Fraction(10) ** exponent


def order(number: Fraction) -> int:
    """Return the exponent of the first significant digit: 2 for 345, -1 for 0.5; not for 0."""
    if not number:
        message = "zero has no significant digit"
        raise ValueError(message)
    size = abs(number)
    bits = size.numerator.bit_length() - size.denominator.bit_length()
    exponent = floor(bits / _LOG2_PER_DECADE)
    while ten(exponent) > size:
        exponent -= 1
    while ten(exponent + 1) <= size:
        exponent += 1
    return exponent


class _End(NamedTuple):
    """An end of an interval, ordered by where it lies: `side` is -1 or 1 at infinity, else 0.

    At one place a closed low end sorts before an open one; for high ends, `upper` is the key.
    """

    side: int
    at: Fraction
    is_open: bool

    @property
    def upper(self) -> tuple[int, Fraction, bool]:
        """The key that sorts high ends."""
        return self.side, self.at, not self.is_open

    @property
    def _negative(self) -> bool:
        return self.side < 0 or self.at < 0

    def times(self, other: _End) -> _End:
        """Return the corner of the product; zero times infinity is zero, the finite points' own."""
        zeros = [end.is_open for end in (self, other) if not end.side and not end.at]
        if zeros:
            return _End(0, Fraction(), all(zeros))
        side = 0
        if self.side or other.side:
            side = 1 if self._negative == other._negative else -1
        return _End(side, Fraction() if side else self.at * other.at, self.is_open or other.is_open)


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`; None is no bound, an open end is itself left out.

    Raise `ValueError` where no number would be left.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        """Give an unbounded side one form, and refuse an empty interval."""
        if self.low is None:
            object.__setattr__(self, "low_open", False)
        if self.high is None:
            object.__setattr__(self, "high_open", False)
        if self.low is None or self.high is None:
            return
        if self.low > self.high or (self.low == self.high and (self.low_open or self.high_open)):
            message = f"no number lies between {self.low} and {self.high}"
            raise ValueError(message)

    @property
    def width(self) -> Fraction | None:
        """Return the distance between the ends; None where there is no bound."""
        if self.low is None or self.high is None:
            return None
        return self.high - self.low

    def contains(self, number: Fraction | int) -> bool:
        """Whether the number lies in the interval."""
        return self.contains_interval(exact(Fraction(number)))

    def contains_interval(self, other: Interval) -> bool:
        """Whether every number of the other lies in this one."""
        (low, high), (first, last) = _ends(self), _ends(other)
        return low <= first and last.upper <= high.upper

    def overlaps(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        return self.intersect(other) is not None

    def intersect(self, other: Interval) -> Interval | None:
        """Return what the two have in common; None where that is nothing."""
        lows, highs = zip(_ends(self), _ends(other), strict=True)
        try:
            return _between(max(lows), min(highs, key=lambda end: end.upper))
        except ValueError:
            return None

    def __neg__(self) -> Interval:
        """Return the interval mirrored at zero."""
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            low_open=self.high_open,
            high_open=self.low_open,
        )

    def __add__(self, other: Interval | Fraction | int) -> Interval:
        """Return every sum of a number here and one there."""
        that = _interval(other)
        return Interval(
            None if self.low is None or that.low is None else self.low + that.low,
            None if self.high is None or that.high is None else self.high + that.high,
            low_open=self.low_open or that.low_open,
            high_open=self.high_open or that.high_open,
        )

    def __sub__(self, other: Interval | Fraction | int) -> Interval:
        """Return every difference of a number here and one there."""
        return self + -_interval(other)

    def __mul__(self, other: Interval | Fraction | int) -> Interval:
        """Return every product of a number here and one there."""
        corners = [mine.times(yours) for mine in _ends(self) for yours in _ends(_interval(other))]
        return _between(min(corners), max(corners, key=lambda end: end.upper))

    def __truediv__(self, other: Interval | Fraction | int) -> Interval:
        """Return every quotient; no bound on the side where the divisor comes near zero."""
        inverse = _inverse(_interval(other))
        return EVERYTHING if inverse is None else self * inverse

    def root(self, n: int, digits: int) -> Interval:
        """Return the `n`-th roots to `digits` decimals, the low end rounded down, the high one up.

        Raise `ValueError` where a number of the interval is negative.
        """
        if n < 1 or self.low is None or self.low < 0:
            message = "a root needs a degree from 1 and no negative number"
            raise ValueError(message)
        low, low_exact = _root(self.low, n, digits)
        high, high_open = None, False
        if self.high is not None:
            high, high_exact = _root(self.high, n, digits)
            high += 0 if high_exact else ten(-digits)
            high_open = self.high_open or not high_exact
        return Interval(low, high, low_open=self.low_open or not low_exact, high_open=high_open)


EVERYTHING: Final = Interval(None, None)


def exact(number: Fraction | int) -> Interval:
    """Return the interval that holds this number alone."""
    point = Fraction(number)
    return Interval(point, point)


def resolution(interval: Interval) -> Fraction:
    """Return the power of ten down to which a derived value deserves to be printed.

    It is the largest one such that rounding both ends outward to its multiples widens the
    interval by at most a fifth. One-sided: that of the finite end's third significant digit.
    Zero where there is nothing to round: a single number, or no bound at all.
    """
    width = interval.width
    if width is None:
        end = interval.low if interval.high is None else interval.high
        return ten(order(end) - _ONE_SIDED_DIGITS + 1) if end else Fraction()
    if not width:
        return Fraction()
    # Rounded outward, the interval is at least one step wide: no larger step can fit.
    allowed = width * (1 + _WIDENING)
    step = ten(order(allowed))
    while (outward(interval, step).width or 0) > allowed:
        step /= 10
    return step


def outward(interval: Interval, step: Fraction) -> Interval:
    """Return the interval with both ends rounded outward to multiples of `step`; 0 rounds nothing.

    An end that moves is open: what it bounds does not reach it.
    """
    if not step:
        return interval
    low = None if interval.low is None else floor(interval.low / step) * step
    high = None if interval.high is None else ceil(interval.high / step) * step
    return Interval(
        low,
        high,
        low_open=interval.low_open or low != interval.low,
        high_open=interval.high_open or high != interval.high,
    )


def _ends(interval: Interval) -> tuple[_End, _End]:
    """Return both ends; an end at infinity is open."""
    low, high = interval.low, interval.high
    return (
        _End(-1, Fraction(), is_open=True) if low is None else _End(0, low, interval.low_open),
        _End(1, Fraction(), is_open=True) if high is None else _End(0, high, interval.high_open),
    )


def _between(low: _End, high: _End) -> Interval:
    return Interval(
        None if low.side else low.at,
        None if high.side else high.at,
        low_open=low.is_open,
        high_open=high.is_open,
    )


def _interval(number: Interval | Fraction | int) -> Interval:
    return number if isinstance(number, Interval) else exact(number)


def _inverse(divisor: Interval) -> Interval | None:
    """Return the inverses of the divisor's numbers other than 0; None where they have no bound."""
    low, high = divisor.low, divisor.high
    if low is None or low < 0:
        mirrored = None if high is None or high > 0 else _inverse(-divisor)
        return None if mirrored is None else -mirrored
    if high == 0:
        return None
    return Interval(
        Fraction() if high is None else 1 / high,
        1 / low if low else None,
        low_open=divisor.high_open or high is None,
        high_open=divisor.low_open,
    )


def _root(number: Fraction, n: int, digits: int) -> tuple[Fraction, bool]:
    """Return the root rounded down to `digits` decimals, and whether that is the root itself."""
    scaled = number * ten(n * digits)
    target = floor(scaled)
    # Newton's steps on whole numbers fall from above until they reach the root rounded down.
    guess = 1 << -(-target.bit_length() // n)
    while guess**n > target:
        guess = ((n - 1) * guess + target // guess ** (n - 1)) // n
    return guess * ten(-digits), Fraction(guess) ** n == scaled


class Reading(StrEnum):
    """How hedged numbers are bounded: by what is said, or also by what usage makes of it."""

    STRICT = "strict"
    CUSTOMARY = "customary"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and hedge, and what is known of it.

    `value` is in the base unit (persons, yuan, percent), None for an unknown amount (几十万); of a
    range it is the middle, and the hedge about. `unit` is a code, empty for a bare number; parts
    of a unit are joined by a stroke (CNY/person), and a unit that is not known stands as written.
    Where it is `count`, `counter` is the measure word or noun as written. `place` is the exponent
    of the last written digit in the base unit, `decimals` how many digits were written after the
    point. A fraction has its `denominator`, which is 0 otherwise. `excess` is the 余, 多 or 来 that
    stands `after` the magnitude or measure word, or before it. `ends` are those of a range.
    `form` is the unit as written: 岁 and 名, where the code says year and person.
    """

    value: Fraction | None
    unit: str
    hedge: Hedge
    strict: Interval
    customary: Interval
    counter: str = ""
    place: int = 0
    decimals: int = 0
    denominator: int = 0
    excess: str = ""
    after: bool = False
    ends: tuple[Fraction, Fraction] | None = None
    form: str = ""

    @property
    def fraction(self) -> bool:
        """Whether it was written as a fraction: 1/3, 三分之一, 两年半."""
        return bool(self.denominator)

    def bounds(self, reading: Reading) -> Interval:
        """Return what is known of the number under this reading."""
        return self.strict if reading is Reading.STRICT else self.customary

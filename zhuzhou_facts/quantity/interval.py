"""What is known of a written number: an interval of exact numbers, and what follows from it.

Every operation is outward: its result contains each result of its operands' points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import ceil, floor, inf
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from zhuzhou_facts.records import Hedge

# A number or an infinity, and whether it is left out itself.
_End: TypeAlias = tuple[Fraction | float, bool]

_WIDENING: Final = Fraction(1, 5)
_ONE_SIDED_DIGITS: Final = 3


@lru_cache(maxsize=256)
def ten(exponent: int) -> Fraction:
    """Return the power of ten; the exponent may be negative."""
    return Fraction(10) ** exponent


def order(number: Fraction) -> int:
    """Return the exponent of the first significant digit: 2 for 345, -1 for 0.5; not for 0."""
    if not number:
        raise ValueError("zero has no significant digit")
    size = abs(number)
    exponent = len(str(size.numerator)) - len(str(size.denominator))
    return exponent if ten(exponent) <= size else exponent - 1


def zeros(value: int) -> int:
    """Return the exponent of the last digit that is not zero; 0 for zero."""
    digits = str(value)
    return len(digits) - len(digits.rstrip("0") or digits)


def last_digit(value: Fraction) -> int | None:
    """Return the exponent of the last decimal digit that is not zero; None without a last one."""
    for decimals in range(value.denominator.bit_length()):
        whole = value * ten(decimals)
        if whole.denominator == 1:
            return zeros(abs(int(whole))) - decimals
    return None


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
        width = self.width
        if width is not None and (width < 0 or (not width and (self.low_open or self.high_open))):
            raise ValueError(f"no number lies between {self.low} and {self.high}")

    @property
    def width(self) -> Fraction | None:
        """Return the distance between the ends; None where there is no bound."""
        return None if self.low is None or self.high is None else self.high - self.low

    @property
    def _ends(self) -> tuple[_End, _End]:
        """Both ends, as numbers that can be compared, each with whether it is open."""
        low, high = self.low, self.high
        return (
            (-inf, True) if low is None else (low, self.low_open),
            (inf, True) if high is None else (high, self.high_open),
        )

    def contains(self, other: Interval | Fraction | int) -> bool:
        """Whether the number, or every number of the other interval, lies in this one."""
        (low, high), (first, last) = self._ends, _interval(other)._ends  # noqa: SLF001 - its own
        return low <= first and _upper(last) <= _upper(high)

    def intersect(self, other: Interval) -> Interval | None:
        """Return what the two have in common; None where that is nothing."""
        lows, highs = zip(self._ends, other._ends, strict=True)
        try:
            return _between(max(lows), min(highs, key=_upper))
        except ValueError:
            return None

    def __neg__(self) -> Interval:
        return self * -1

    def __add__(self, other: Interval | Fraction | int) -> Interval:
        that = _interval(other)
        return Interval(
            None if self.low is None or that.low is None else self.low + that.low,
            None if self.high is None or that.high is None else self.high + that.high,
            low_open=self.low_open or that.low_open,
            high_open=self.high_open or that.high_open,
        )

    def __sub__(self, other: Interval | Fraction | int) -> Interval:
        return self + -_interval(other)

    def __mul__(self, other: Interval | Fraction | int) -> Interval:
        corners = [_product(*both) for both in product(self._ends, _interval(other)._ends)]
        return _between(min(corners), max(corners, key=_upper))

    def __truediv__(self, other: Interval | Fraction | int) -> Interval:
        """Return every quotient; no bound on the side where the divisor comes near zero."""
        that = _interval(other)
        low, high = that.low, that.high
        around = (low is None or low < 0) and (high is None or high > 0)
        if around or low == high == 0:
            return EVERYTHING
        return self * Interval(
            Fraction() if high is None else 1 / high if high else None,
            Fraction() if low is None else 1 / low if low else None,
            low_open=that.high_open or high is None,
            high_open=that.low_open or low is None,
        )

    def root(self, n: int, digits: int) -> Interval:
        """Return the `n`-th roots to `digits` decimals, rounded outward; of no negative number."""
        if n < 1 or self.low is None or self.low < 0:
            raise ValueError("a root needs a degree from 1 and no negative number")
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


def _upper(end: _End) -> _End:
    """Return the key that sorts high ends: an open one lies below a closed one."""
    return end[0], not end[1]


def _between(low: _End, high: _End) -> Interval:
    first, last = (at if isinstance(at, Fraction) else None for at in (low[0], high[0]))
    return Interval(first, last, low_open=low[1], high_open=high[1])


def _interval(number: Interval | Fraction | int) -> Interval:
    return number if isinstance(number, Interval) else exact(number)


def _product(one: _End, other: _End) -> _End:
    """Return the corner of a product; zero times infinity is zero, the finite points' own."""
    (x, x_open), (y, y_open) = one, other
    if not x or not y:
        return Fraction(), (bool(x) or x_open) and (bool(y) or y_open)
    if isinstance(x, float) or isinstance(y, float):
        return (inf if (x > 0) == (y > 0) else -inf), True
    return x * y, x_open or y_open


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
    stands behind the magnitude of the exponent `beyond` (0: the measure word), or, where that is
    None, before it. `ends` are those of a range.
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
    beyond: int | None = None
    ends: tuple[Fraction, Fraction] | None = None
    form: str = ""

    def bounds(self, reading: Reading) -> Interval:
        """Return what is known of the number under this reading."""
        return self.strict if reading is Reading.STRICT else self.customary

    def times(self, factor: Fraction) -> Quantity:
        """Return the quantity with its number so many times as large."""
        return replace(
            self,
            value=None if self.value is None else self.value * factor,
            strict=self.strict * factor,
            customary=self.customary * factor,
        )

"""Derived numbers and their bounds as text, each part by itself: ≈287万人, 277万～298万人."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity.digits import digits, largest_magnitude, last_digit, magnitude_word
from zhuzhou_facts.quantity.interval import order, outward, resolution
from zhuzhou_facts.quantity.unit_names import beside, named
from zhuzhou_facts.records.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from zhuzhou_facts.quantity.interval import Interval
    from zhuzhou_facts.records import Text, Unit

_PERIODIC_DIGITS: Final = 4


class IntervalText(NamedTuple):
    """A derived number in digits, with what stands around them.

    `sign` is `=` where the number is exact, `<`, `>`, `≤` or `≥` where there is one bound alone,
    else `≈`; without a value the digits are empty. `low` and `high` are the digits of bounds on
    both sides. All are counted in `word` (万, million); `noun` is the unit.
    """

    sign: str
    number: str
    low: str
    high: str
    word: str
    noun: str
    chinese: bool

    def __str__(self) -> str:
        """Return the number with its sign and unit, the bounds where there is no one number."""
        if not self.number:
            return self.sign + self.bounds if self.low else ""
        return self.sign + self._beside(self.number + self.word)

    @property
    def bounds(self) -> str:
        """The bounds on both sides with the unit: 277万～298万人, 2.77–2.98 million people."""
        if not self.low:
            return ""
        low = self.low + (self.word if self.chinese else "")
        if self.noun.startswith("%"):
            low += self.noun
        return self._beside(f"{low}{self._to}{self.high}{self.word}")

    @property
    def bare(self) -> str:
        """The number with its sign, or its bounds, as digits alone."""
        return self.sign + (self.number or self.bare_bounds)

    @property
    def bare_bounds(self) -> str:
        """The bounds on both sides, as digits alone."""
        return f"{self.low}{self._to}{self.high}" if self.low else ""

    @property
    def below(self) -> str:
        """The bounds as digits, unless they stand for the number already."""
        return self.bare_bounds if self.number else ""

    @property
    def _to(self) -> str:
        if self.chinese:
            return "～"
        return " to " if "-" in self.low + self.high else "–"

    def _beside(self, number: str) -> str:
        return beside(number, self.noun, chinese=self.chinese)


def format_interval(  # noqa: PLR0913 - a number, its bounds, and how both are written
    value: Fraction | None,
    interval: Interval,
    unit: str,
    style: str,
    counter: Text | None = None,
    *,
    units: Mapping[str, Unit] = UNITS,
    magnitude: int | None = None,
) -> IntervalText:
    """Format a derived number and its bounds to the digits that they deserve.

    `style` is `zh` or `intl`; `magnitude` is the power of ten to count in, chosen by the size where
    it is None. One bound alone stands in place of the value; without any, all is empty.
    """
    chinese = style == "zh"
    step = resolution(interval)
    known = outward(interval, step)
    low, high = known.low, known.high
    noun = named(unit, "", counter, units, chinese=chinese, single=low == high == 1)
    if low is None and high is None:
        return IntervalText("", "", "", "", "", noun, chinese)
    if low is not None and low == high:
        return _exact(low, noun, chinese=chinese, magnitude=magnitude)
    place = order(step) if step else 0
    # A value beyond one bound is a guess: the bound is what is known.
    size = value if low is not None and high is not None else None
    size = next(number for number in (size, high, low) if number is not None)
    if low is None or high is None:
        # A bound has no digits but its own: <0.6 and not <0.600.
        last = last_digit(size)
        place = place if last is None else last
    if magnitude is None:
        magnitude = largest_magnitude(size, chinese=chinese) if place > 0 else 0
    word = magnitude_word(magnitude, chinese=chinese)

    def write(number: Fraction | None) -> str:
        return "" if number is None else digits(number, magnitude, place, chinese=chinese)

    if low is None or high is None:
        sign = (
            ("<" if known.high_open else "≤") if low is None else (">" if known.low_open else "≥")
        )
        return IntervalText(sign, write(size), "", "", word, noun, chinese)
    return IntervalText("≈", write(value), write(low), write(high), word, noun, chinese)


def _exact(value: Fraction, noun: str, *, chinese: bool, magnitude: int | None) -> IntervalText:
    """Format a number that is known exactly; with ≈ where its decimals do not end."""
    last = last_digit(value)
    place = order(value) - _PERIODIC_DIGITS + 1 if last is None else last
    if magnitude is None:
        magnitude, place = 0, min(place, 0)
    number = digits(value, magnitude, place, chinese=chinese)
    word = magnitude_word(magnitude, chinese=chinese)
    return IntervalText("≈" if last is None else "=", number, "", "", word, noun, chinese)

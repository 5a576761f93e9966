"""A number as written, before its unit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity.interval import ten
from zhuzhou_facts.quantity.numerals import read_chinese, refuse, zeros

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.interval import Interval

# The magnitudes of Chinese behind digits; 兆 is 1e12 before money, and a prefix elsewhere.
MAGNITUDE: Final = r"(?:[十百千]?(?:万亿|亿|万|兆(?=[元美日港韩台欧0-9]))|[十百千])"
PLACE_WORDS: Final = {"": 0, "十": 1, "百": 2, "千": 3}
_EXPONENTS: Final = {"": 0, "万": 4, "亿": 8, "万亿": 12, "兆": 12}


class Number(NamedTuple):
    """A number as written, and where it ends.

    `value` is None where it is not known, and `vague` then holds what is. `place` is the exponent
    of the last digit that counts as written; `fine` the same for counts and percentages, in which
    a spelled 三百 is exact. `exponent` is that of the magnitude at the end; `lead` counts the place
    words too, where there is one digit alone: 6 for 三百万. `decimals` are the written ones. Of a
    fraction, `parts` is the denominator. `excess` is a 余 or 多 (-odd is 多, 来 is about), which
    stands `after` the magnitude or before it; `ceiling` is the number that it does not reach.
    `upto` is the other end of 十五六. `unit` is a code that the form itself gives.
    """

    value: Fraction | None
    end: int
    place: int = 0
    fine: int = 0
    exponent: int = 0
    lead: int = 0
    decimals: int = 0
    parts: int = 0
    excess: str = ""
    after: bool = False
    ceiling: Fraction | None = None
    upto: Fraction | None = None
    vague: Interval | None = None
    unit: str = ""
    chinese: bool = False
    hundredths: bool = False

    def scaled(self, exponent: int) -> Number:
        """Return the number with a power of ten more."""
        if not exponent:
            return self
        scale = ten(exponent)

        def times(number: Fraction | None) -> Fraction | None:
            return None if number is None else number * scale

        return self._replace(
            value=times(self.value),
            place=self.place + exponent,
            fine=self.fine + exponent,
            exponent=self.exponent + exponent,
            lead=self.lead + exponent,
            ceiling=times(self.ceiling),
            upto=times(self.upto),
            vague=self.vague and self.vague * scale,
        )

    def rounded(self, exponent: int) -> Number:
        """Return the number with a magnitude behind it, whose last digit is as rough."""
        scaled = self.scaled(exponent)
        return scaled._replace(fine=scaled.place) if exponent else scaled

    def negated(self) -> Number:
        """Return the number with a minus before it."""
        return self._replace(
            value=None if self.value is None else -self.value,
            upto=None if self.upto is None else -self.upto,
            vague=None if self.vague is None else -self.vague,
        )

    def exceeding(self, excess: str, end: int, *, after: bool) -> Number:
        """Return the number with 余, 多 or 来, which stands `after` its magnitude or before it."""
        if self.value is None:
            return self._replace(end=end)
        below = after and abs(self.value) < ten(self.exponent)
        if not self.value or self.upto or self.excess or (below and not self.parts):
            refuse("{word} cannot stand beside this number", word=excess)
        if self.parts:
            return self._replace(excess=excess, after=after, end=end)
        scale = ten(self.exponent)
        if after:
            ceiling = (self.value / scale // 1 + 1) * scale
        else:
            ceiling = self.value + ten(last_digit(self.value, min(self.place, self.fine)))
        return self._replace(excess=excess, after=after, ceiling=ceiling, end=end)

    def with_half(self, end: int) -> Number:
        """Return the number and a half: 两年半, 一个半小时."""
        plain = not (self.excess or self.parts or self.decimals or self.upto or self.exponent)
        if self.value is None or not plain:
            refuse("{word} cannot stand beside this number", word="半")
        return self._replace(value=self.value + Fraction(1, 2), parts=2, end=end)

    def with_digit(self, digit: str, exponent: int) -> Number:
        """Return the number with a digit at a lower place: 六成五, 十块三毛."""
        if self.value is None or self.excess or self.decimals or self.upto or self.parts:
            refuse("{text!r} stands after the number", text=digit)
        ones = int(digit) if digit.isascii() else read_chinese(digit).value
        value = self.value + ones * ten(exponent)
        decimals = max(0, -exponent)
        return self._replace(
            value=value, place=exponent, fine=exponent, decimals=decimals, exponent=0
        )


def last_digit(value: Fraction, place: int) -> int:
    """Return the exponent of the last digit that is not zero, at or above `place`."""
    return place + zeros(abs(int(value / ten(place))))


def exponent_of(word: str) -> int:
    """Return the power of ten of a Chinese magnitude: 千万 is 7, 个亿 is 8."""
    word = word.replace("个", "")
    first = word[:1] if word[:1] in PLACE_WORDS else ""
    return PLACE_WORDS[first] + _EXPONENTS[word[len(first) :]]

"""Unknown amounts: 几十万, 上百, several hundred, tens of thousands."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.english_numerals import MAGNITUDES
from zhuzhou_facts.quantity.interval import Interval, ten
from zhuzhou_facts.quantity.numbers import Number, exponent_of
from zhuzhou_facts.quantity.numerals import read_chinese

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.cardinals import CardinalReader

_DOZEN: Final = 12
_SOME: Final = re.compile(r"好?[几数]([十百千]?(?:个?(?:万亿|亿)|万)?)(?:余|多)?")
_UPWARDS: Final = re.compile(r"(?<![千以])上([十百千万亿][百千万亿]*)(?![十百千万亿])")
_FEW: Final = re.compile(
    r"(?:several|a few|a couple of)(?: (hundred|thousand|million|billion|dozen))?(?![a-z])"
)
_MANY: Final = re.compile(
    r"(?:(tens|dozens|scores|hundreds) of )?(dozens|scores|hundreds|thousands|millions|billions)"
    r"(?![a-z])(?: of(?![a-z]))?"
)
_SIZES: Final = {"": 1, "tens": 10, "dozens": _DOZEN, "scores": 20} | {
    word + "s": 10**exponent for word, exponent in MAGNITUDES.items()
}


def read_vague(numbers: CardinalReader, at: int) -> Number | None:
    """Read an amount that is left open; its bounds are the widest that the words allow."""
    lower = numbers.lower
    if match := _SOME.match(lower, at):
        one, end = ten(exponent_of(match[1])), match.end()
        if numbers.is_unit(match.start(1)):
            one, end = Fraction(1), match.start(1)
        return _between(2 * one, 10 * one, end)._replace(chinese=True)
    if match := _UPWARDS.match(lower, at):
        low = Fraction(read_chinese(match[1]).value)
        return Number(None, match.end(), vague=Interval(low, None), chinese=True)
    if match := _FEW.match(lower, at):
        word = match[1] or ""
        one = Fraction(_DOZEN) if word == "dozen" else ten(MAGNITUDES.get(word, 0))
        return _between(2 * one, 10 * one, match.end())
    if match := _MANY.match(lower, at):
        one = Fraction(_SIZES[match[1] or ""] * _SIZES[match[2]])
        return Number(None, match.end(), vague=Interval(2 * one, None))
    return None


def _between(low: Fraction, high: Fraction, end: int) -> Number:
    """Return an amount between two numbers, the upper one excluded."""
    return Number(None, end, vague=Interval(low, high, high_open=True))

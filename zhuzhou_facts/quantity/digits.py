"""Numbers written in digits with their magnitude: 402.15万, 4.0215 million."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.english_numerals import MAGNITUDES as ENGLISH_MAGNITUDES
from zhuzhou_facts.quantity.interval import ten
from zhuzhou_facts.quantity.numerals import zeros

if TYPE_CHECKING:
    from fractions import Fraction

CHINESE: Final = "zh"
"""The style of Chinese readers; the other one is `intl`."""

# From the highest down: the magnitudes a number may be counted in, and those that read best.
_MAGNITUDES: Final = {True: (12, 8, 4, 3, 2, 1), False: (15, 12, 9, 6, 3, 2)}
_PREFERRED: Final = {True: (12, 8, 4), False: (12, 9, 6)}
_CHINESE_WORDS: Final = tuple(
    unit + myriad for myriad in ("", "万", "亿", "万亿") for unit in ("", "十", "百", "千")
)
_ENGLISH_WORDS: Final = {0: ""} | {place: f" {word}" for word, place in ENGLISH_MAGNITUDES.items()}


def format_number(value: Fraction, place: int, style: str) -> str:
    """Write a number to the digit at `place`: 402.15万 or 4.0215 million, 6145 or 6,145.

    A magnitude stands only where the last digit is above the ones.
    """
    chinese = style == CHINESE
    if chinese and (written := _in_myriads(value, place)):
        return written
    magnitude = written_magnitude(value, place, chinese=chinese)
    number = digits(value, magnitude, place, chinese=chinese)
    word = magnitude_word(magnitude, chinese=chinese)
    return number + word


def written_magnitude(value: Fraction, place: int, *, chinese: bool) -> int:
    """Return the magnitude in which the last digit of a number stands where it is known."""
    if place <= 0:
        return 0
    for magnitude in _MAGNITUDES[chinese]:
        if place <= magnitude and ten(magnitude) <= abs(value):
            return magnitude
    if chinese and (abs(value) < ten(place + 1) or place > _PREFERRED[True][0]):
        return place
    names = _PREFERRED[True] if chinese else _MAGNITUDES[False]
    return min(magnitude for magnitude in names if magnitude >= place)


def _in_myriads(value: Fraction, place: int) -> str:
    """Write a number whose last digit lies between 万 and 亿, or above: 960万, 20亿.

    A Chinese reader takes its zeros for digits where 九百六十万 would not say so much, and reads it
    all the same. Empty where digits do: with 百 or 千 for a single one (5百万), or else for a
    larger magnitude.
    """
    magnitude = place // 4 * 4
    count = abs(value) / ten(magnitude)
    single = place % 4 > 1 and abs(value) < ten(place + 1)
    fits = magnitude > 0 and place > magnitude and count.denominator == 1 and count < ten(4)
    if not fits or single or not count or zeros(int(count)) + magnitude < place:
        return ""
    return f"{'-' if value < 0 else ''}{count}{_CHINESE_WORDS[magnitude]}"


def largest_magnitude(value: Fraction, *, chinese: bool, most: int | None = None) -> int:
    """Return the largest magnitude that reads well and that the number reaches."""
    for magnitude in _PREFERRED[chinese]:
        if ten(magnitude) <= abs(value) and (most is None or magnitude <= most):
            return magnitude
    return 0


def digits(value: Fraction, magnitude: int, place: int, *, chinese: bool) -> str:
    """Write how many of a magnitude a number is, rounded to `place`; in threes in English."""
    rounded = round(value / ten(place)) * ten(place)
    decimals = max(0, magnitude - place)
    digits = f"{abs(rounded) / ten(magnitude) * ten(decimals)}".rjust(decimals + 1, "0")
    whole, rest = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    grouped = whole if chinese else f"{int(whole):,}"
    return ("-" if rounded < 0 else "") + grouped + (f".{rest}" if rest else "")


def magnitude_word(magnitude: int, *, chinese: bool) -> str:
    """Return the word of a magnitude as it stands after digits."""
    return _CHINESE_WORDS[magnitude] if chinese else _ENGLISH_WORDS[magnitude]


def last_digit(value: Fraction) -> int | None:
    """Return the exponent of the last decimal digit that is not zero; None without a last one."""
    rest, decimals = value.denominator, 0
    for factor in (2, 5):
        count = 0
        while rest % factor == 0:
            rest //= factor
            count += 1
        decimals = max(decimals, count)
    if rest > 1:
        return None
    return zeros(abs(int(value * ten(decimals)))) - decimals

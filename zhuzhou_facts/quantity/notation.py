"""Digits with a magnitude, the names of units, and derived numbers with their bounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity.interval import last_digit, order, outward, resolution, ten, zeros
from zhuzhou_facts.quantity.numerals import ENGLISH_MAGNITUDES
from zhuzhou_facts.records import COUNT, UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from zhuzhou_facts.quantity.interval import Interval
    from zhuzhou_facts.records import Text, Unit


CHINESE: Final = "zh"
"""The style of Chinese readers; the other one is `intl`."""

# From the highest down: the magnitudes a number may be counted in, and those that read best.
_MAGNITUDES: Final = {True: (12, 8, 4, 3, 2, 1), False: (15, 12, 9, 6, 3, 2)}
_PREFERRED: Final = {True: (12, 8, 4), False: (12, 9, 6)}
_CHINESE_WORDS: Final = tuple(
    unit + myriad for myriad in ("", "万", "亿", "万亿") for unit in ("", "十", "百", "千")
)
_ENGLISH_WORDS: Final = {0: ""} | {place: f" {word}" for word, place in ENGLISH_MAGNITUDES.items()}


def format_number(value: Fraction, place: int, *, chinese: bool) -> str:
    """Write a number to the digit at `place`: 402.15万 or 4.0215 million, 6145 or 6,145."""
    if chinese and (written := _in_myriads(value, place)):
        return written
    magnitude = written_magnitude(value, place, chinese=chinese)
    number = digits(value, magnitude, place, chinese=chinese)
    return number + magnitude_word(magnitude, chinese=chinese)


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

    Empty where digits do as well, and a reader would take its zeros for digits.
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


_POWERS: Final = {"100": "百", "1000": "千", "10000": "万", "100000": "十万", "1000000": "百万"}
_COUNTED: Final = re.compile(r"\A(?:([0-9]+)(?: (?=\S*\Z)|\Z))?(.*)")
_IRREGULAR: Final = {"people": "person", "men": "man", "women": "woman", "children": "child"} | {
    alike: alike for alike in ("series", "species", "means", "headquarters")
}
_ENDINGS: Final = (
    (re.compile(r"(\w\w)ies$"), r"\1y"),
    (re.compile(r"(ss|x|z|ch|sh)es$"), r"\1"),
    (re.compile(r"([^su])s$"), r"\1"),
)


def named(
    code: str,
    written: str,
    counter: Text | None,
    units: Mapping[str, Unit],
    *,
    chinese: bool,
    single: bool,
) -> str:
    """Return the unit in Chinese or English; of counted things the `counter`, else as `written`."""
    unit = units.get(code)
    if code == COUNT:
        own = counter.get("zh" if chinese else "en") if counter else ""
        noun = own or written or ((unit and unit.zh) or "" if chinese else "")
        if chinese or not single:
            return noun
        head, space, word = noun.rpartition(" ")  # one of what a plural names, by its last word
        regular = (ending.sub(one, word) for ending, one in _ENDINGS if ending.search(word))
        return head + space + (_IRREGULAR.get(word) or next(regular, word))
    if unit is None:
        return _compound(code, units, chinese=chinese, single=single)
    if chinese:
        return unit.zh or unit.en or code
    several = None if single else unit.plural
    return several or unit.en or unit.zh or code


def _compound(code: str, units: Mapping[str, Unit], *, chinese: bool, single: bool) -> str:
    """Return a unit of several: 元/人, yuan per person, 张/千人; one that is not known as it is."""
    first, *rest = code.split("/")
    if not rest:
        return code
    chinese = chinese and first != ""
    names = [named(first, "", None, units, chinese=chinese, single=single)]
    for part in rest:
        number, unit = _COUNTED.findall(part)[0]
        name = named(unit, "", None, units, chinese=chinese, single=not number)
        if number and chinese:
            name = f"{_POWERS.get(number, number)}{name}"
        elif number:
            name = f"{int(number):,} {name}".rstrip()
        names.append(name)
    return ("/" if chinese else " per ").join(names).lstrip()


def beside(number: str, noun: str, *, chinese: bool) -> str:
    """Return the number with its unit; in English with a space, but for a sign."""
    glued = noun.startswith(("%", "‰", "°")) or (chinese and not noun[:1].isascii())
    return f"{number}{'' if glued or not noun else ' '}{noun}"


_PERIODIC_DIGITS: Final = 4


class IntervalText(NamedTuple):
    """A derived number in digits, with what stands around them.

    `sign` is `=` where the number is exact, `<`, `>`, `≤` or `≥` where there is one bound alone,
    else `≈`; without a value the digits are empty. `low` and `high` are the digits of bounds on
    both sides. All are counted in `word` (万, million); `noun` is the unit.
    """

    sign: str = ""
    number: str = ""
    low: str = ""
    high: str = ""
    word: str = ""
    noun: str = ""
    chinese: bool = False

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
    chinese = style == CHINESE
    step = resolution(interval)
    known = outward(interval, step)
    low, high = known.low, known.high
    noun = named(unit, "", counter, units, chinese=chinese, single=low == high == 1)
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        return IntervalText(noun=noun, chinese=chinese)
    # A value beyond one bound is a guess: the bound is what is known.
    between = len(set(ends)) > 1
    size = ends[-1] if value is None or not between else value
    last = last_digit(size)
    if between or last is None:
        place = order(step) if step else order(size) - _PERIODIC_DIGITS + 1
    else:
        # A bound has no digits but its own: <0.6 and not <0.600.
        place = last
    if magnitude is None:
        place = min(place, 0) if low == high else place
        magnitude = largest_magnitude(size, chinese=chinese) if place > 0 else 0
    if low is None:
        sign = "<" if known.high_open else "≤"
    elif high is None:
        sign = ">" if known.low_open else "≥"
    else:
        sign = "≈" if between or last is None else "="
    number, first, second = (
        "" if each is None else digits(each, magnitude, place, chinese=chinese)
        for each in ((value, low, high) if between else (size, None, None))
    )
    word = magnitude_word(magnitude, chinese=chinese)
    return IntervalText(sign, number, first, second, word, noun, chinese)

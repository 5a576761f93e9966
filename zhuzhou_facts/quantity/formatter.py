"""Quantities and derived numbers told: in 万 and 亿, or in million and billion.

What is told says neither more nor less than what was read: the same last digit, the same hedge.
`style` is `zh` or `intl` throughout.
"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.characters import is_chinese
from zhuzhou_facts.quantity.english_numerals import MAGNITUDES as ENGLISH_MAGNITUDES
from zhuzhou_facts.quantity.english_numerals import spell_english
from zhuzhou_facts.quantity.interval import Interval, order, outward, resolution, ten
from zhuzhou_facts.quantity.numerals import spell_chinese, zeros
from zhuzhou_facts.quantity.unit_names import beside, named
from zhuzhou_facts.records import Hedge
from zhuzhou_facts.records.units import COUNT, PERCENT, POINTS, UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from zhuzhou_facts.quantity.reader import Quantity
    from zhuzhou_facts.records import Text, Unit

_CHINESE: Final = "zh"

_SPELLED_BELOW: Final = 1000
_FIRST_ODD: Final = 10
_TENTHS: Final = 10

# From the highest down: the magnitudes a number may be counted in, and those that read best.
_MAGNITUDES: Final = {True: (12, 8, 4, 3, 2, 1), False: (15, 12, 9, 6, 3, 2)}
_PREFERRED: Final = {True: (12, 8, 4), False: (12, 9, 6)}
_CHINESE_WORDS: Final = tuple(
    unit + myriad for myriad in ("", "万", "亿", "万亿") for unit in ("", "十", "百", "千")
)
_ENGLISH_WORDS: Final = {0: ""} | {place: f" {word}" for word, place in ENGLISH_MAGNITUDES.items()}

_BEFORE: Final = {
    True: {Hedge.ABOUT: "约", Hedge.OVER: "逾", Hedge.NEARLY: "近"},
    False: {
        Hedge.ABOUT: "about ",
        Hedge.OVER: "over ",
        Hedge.AT_LEAST: "at least ",
        Hedge.NEARLY: "nearly ",
        Hedge.AT_MOST: "at most ",
    },
}
_AFTER: Final = {Hedge.AT_LEAST: "以上", Hedge.AT_MOST: "以内"}
# Not reached, without saying by how little.
_NOT_REACHED: Final = {True: "不足", False: "under "}


def format_number(value: Fraction, place: int, style: str) -> str:
    """Write a number to the digit at `place`: 402.15万 or 4.0215 million, 6145 or 6,145.

    A magnitude stands only where the last digit is above the ones.
    """
    chinese = style == _CHINESE
    if chinese and (written := _in_myriads(value, place)):
        return written
    magnitude = written_magnitude(value, place, chinese=chinese)
    number = digits(value, magnitude, place, chinese=chinese)
    word = magnitude_word(magnitude, chinese=chinese)
    return number + word


def format_quantity(
    quantity: Quantity,
    style: str,
    *,
    units: Mapping[str, Unit] = UNITS,
    counter: Text | None = None,
    unit: str | None = None,
) -> str:
    """Tell a quantity with its digits, hedge and unit: 逾600亿元, over 60 billion yuan.

    `counter` names what is counted; `unit` is a code to use instead of the quantity's own. Read
    again, it has the same bounds, but that 5倍多 is told in English as over 5 times, which
    custom does not close.
    """
    chinese = style == _CHINESE
    code = quantity.unit if unit is None else unit
    single = quantity.value == 1 and quantity.place == 0 and not quantity.excess
    noun = named(code, quantity.counter, counter, units, chinese=chinese, single=single)
    if chinese and unit is None and is_chinese(quantity.form[:1]):
        noun = quantity.form
    if quantity.ends:
        text = _told_range(quantity, quantity.ends, noun, chinese=chinese)
    elif quantity.excess:
        return _told_excess(quantity, noun, chinese=chinese)
    elif quantity.denominator:
        text = _told_parts(quantity, chinese=chinese)
    else:
        counted = code == COUNT or (code in units and units[code].counted)
        text = beside(_told_number(quantity, style, counted=counted), noun, chinese=chinese)
    return _hedged(text, quantity, chinese=chinese)


def _hedged(text: str, quantity: Quantity, *, chinese: bool) -> str:
    """Put the hedge to a number that is told; a range needs no about to be one."""
    hedge = quantity.hedge
    if quantity.ends and quantity.strict.low is not None:
        return text
    if hedge is Hedge.NEARLY and quantity.customary.low is None:
        return _NOT_REACHED[chinese] + text
    return _BEFORE[chinese].get(hedge, "") + text + (_AFTER.get(hedge, "") if chinese else "")


def _told_number(quantity: Quantity, style: str, *, counted: bool) -> str:
    """Tell the number of a quantity, its last digit where it was written."""
    chinese = style == _CHINESE
    value, place = quantity.value, quantity.place
    if quantity.hedge not in {Hedge.NONE, Hedge.ABOUT}:
        return _told_freely(quantity, style)
    # Digits would say more of 一百二十公里 than the numeral does; but spelled counts are exact.
    rough = place > 0 and value < _SPELLED_BELOW and last_digit(value) == place
    spells = quantity.unit not in {PERCENT, POINTS} and not (
        counted and quantity.hedge is Hedge.NONE
    )
    if rough and value > 0 and spells:
        return spell_chinese(int(value)) if chinese else spell_english(int(value))
    return format_number(value, place, style)


def _told_freely(quantity: Quantity, style: str) -> str:
    """Tell a number whose bounds do not hang on its last digit: 逾1千亿 as over 100 billion.

    The zeros behind a point are told only where they were written behind one.
    """
    chinese = style == _CHINESE
    value, place = quantity.value, quantity.place
    magnitude = largest_magnitude(value, chinese=chinese)
    if place > 0:
        place = min(place, magnitude)
    if place > 0 and not quantity.decimals:
        place = max(place, min(last_digit(value) or 0, magnitude))
    return format_number(value, place, style)


def _told_parts(quantity: Quantity, *, chinese: bool) -> str:
    """Tell a fraction: 1/3, 6成."""
    parts = quantity.value * quantity.denominator / 100
    if chinese and quantity.denominator == _TENTHS:
        return f"{parts}成"
    return f"{parts}/{quantity.denominator}"


def _told_range(
    quantity: Quantity, ends: tuple[Fraction, Fraction], noun: str, *, chinese: bool
) -> str:
    """Tell a range: 10至20个, 10 to 20 percent; of fractions whose decimals do not end, these."""
    to = "至" if chinese else " to "
    places = [last_digit(end) for end in ends if end]
    if None in places:
        return to.join(str(end / 100) for end in ends)
    place = min(quantity.place, *(place for place in places if place is not None))
    size = next(end for end in ends if end)
    if quantity.strict.low is not None:
        place = min(place, largest_magnitude(size, chinese=chinese)) if place > 0 else place
    magnitude = written_magnitude(size, place, chinese=chinese)
    word = magnitude_word(magnitude, chinese=chinese)
    low, high = (digits(end, magnitude, place, chinese=chinese) for end in ends)
    sign = noun if noun.startswith("%") else ""
    low = f"{low}{word if chinese or sign else ''}{sign}"
    return beside(f"{low}{to}{high}{word}", noun, chinese=chinese)


def _told_excess(quantity: Quantity, noun: str, *, chinese: bool) -> str:
    """Tell a number with 余 or 多: 600多亿元, 5倍多; 60-odd projects, over 5 times."""
    value, excess = quantity.value, quantity.excess
    if quantity.denominator:
        parts = _told_parts(quantity, chinese=chinese)
        return parts + excess if chinese else f"over {parts}"
    if chinese and quantity.after:
        return _told_beyond(quantity, noun)
    last = last_digit(value) or 0
    magnitude = largest_magnitude(value, chinese=chinese, most=last)
    number = digits(value, magnitude, magnitude or min(quantity.place, 0), chinese=chinese)
    word = magnitude_word(magnitude, chinese=chinese)
    if chinese:
        return beside(number + excess + word, noun, chinese=True)
    closes = quantity.customary.high == value + ten(last)
    if closes and last >= 0 and value >= _FIRST_ODD * ten(magnitude):
        return beside(f"{number}-odd{word}", noun, chinese=False)
    return "over " + beside(_told_freely(quantity, "intl"), noun, chinese=False)


def _told_beyond(quantity: Quantity, noun: str) -> str:
    """Tell a number with 余 or 多 behind the magnitude or the measure word: 600亿多元, 3个多月."""
    magnitude = _beyond(quantity)
    number = digits(quantity.value, magnitude, min(quantity.place, magnitude), chinese=True)
    if magnitude:
        word = magnitude_word(magnitude, chinese=True)
        return beside(number + word + quantity.excess, noun, chinese=True)
    if noun[1:] and noun[0] == "个":
        return f"{number}个{quantity.excess}{noun[1:]}"
    return beside(number, noun, chinese=True) + quantity.excess


def _beyond(quantity: Quantity) -> int:
    """Return the magnitude whose next whole number 多 does not reach: 亿 in 600亿多."""
    for magnitude in range(len(_CHINESE_WORDS) - 1, 0, -1):
        one = ten(magnitude)
        if (floor(quantity.value / one) + 1) * one == quantity.customary.high:
            return magnitude
    return 0


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

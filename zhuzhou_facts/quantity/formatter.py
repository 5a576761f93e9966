"""Quantities and derived numbers as text: in 万 and 亿, or in million and billion.

What is written says neither more nor less than what was read: the same last digit, the same hedge.
`style` is `zh` or `intl` throughout.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.characters import is_chinese
from zhuzhou_facts.quantity.english_numerals import spell_english
from zhuzhou_facts.quantity.interval import Interval, exact, ten
from zhuzhou_facts.quantity.notation import (
    CHINESE,
    beside,
    digits,
    format_number,
    largest_magnitude,
    last_digit,
    magnitude_word,
    named,
    written_magnitude,
)
from zhuzhou_facts.quantity.numerals import spell_chinese
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, UNITS, Hedge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.quantity.interval import Quantity
    from zhuzhou_facts.records import Text, Unit

_SPELLED_BELOW: Final = 1000
_FIRST_ODD: Final = 10
_HIGHEST: Final = 15  # the exponent of 千万亿
_TENTH: Final = "成"
_WITH_MEASURE: Final = frozenset({"小时", "钟头", "月", "星期"})


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


def format_quantity(
    quantity: Quantity,
    style: str,
    *,
    units: Mapping[str, Unit] = UNITS,
    counter: Text | None = None,
    unit: str | None = None,
) -> str:
    """Format a quantity with its digits, hedge and unit: 逾600亿元, over 60 billion yuan.

    `counter` names what is counted; `unit` is a code to use instead of the quantity's own. Read
    again, it has the same bounds, but that 5倍多 is in English as over 5 times, which
    custom does not close.
    """
    chinese = style == CHINESE
    code = quantity.unit if unit is None else unit
    single = quantity.value == 1 and quantity.place == 0 and not quantity.excess
    noun = named(code, quantity.counter, counter, units, chinese=chinese, single=single)
    if chinese and unit is None and _is_own(quantity, units):
        noun = quantity.form
    if chinese and quantity.form == _TENTH:
        quantity, noun = _in_tenths(quantity), _TENTH
    if quantity.value is None:
        return _format_bounds(quantity.strict, noun, chinese=chinese)
    if quantity.denominator and not _is_share(quantity):
        one = noun
        if not chinese:
            one = named(code, quantity.counter, counter, units, chinese=False, single=True)
        text = _format_half(quantity, noun, one, chinese=chinese)
        if chinese and quantity.excess:
            return text
    elif quantity.ends:
        text = _format_range(quantity, quantity.ends, noun, chinese=chinese)
    elif quantity.excess:
        return _format_excess(quantity, noun, chinese=chinese)
    elif quantity.denominator:
        text = _format_parts(quantity)
    else:
        counted = code == COUNT or (code in units and units[code].counted)
        text = beside(_format_number(quantity, style, counted=counted), noun, chinese=chinese)
    return _hedged(text, quantity, chinese=chinese)


def _is_own(quantity: Quantity, units: Mapping[str, Unit]) -> bool:
    """Whether the unit as written says which one it is: 名 does, 元 in 新台币200元 does not."""
    unit = units.get(quantity.unit)
    is_alone = unit is not None and (not unit.money or quantity.form in unit.written)
    return is_chinese(quantity.form[:1]) and is_alone


def _in_tenths(quantity: Quantity) -> Quantity:
    tenth = exact(Fraction(1, 10))
    return replace(
        quantity,
        value=quantity.value and quantity.value / 10,
        strict=quantity.strict * tenth,
        customary=quantity.customary * tenth,
        place=quantity.place - 1,
        ends=quantity.ends and (quantity.ends[0] / 10, quantity.ends[1] / 10),
    )


def _format_bounds(bounds: Interval, noun: str, *, chinese: bool) -> str:
    """Format an amount of which only bounds are known: 20至100所, at least 100 things."""
    low, high = (
        None if end is None else format_number(end, min(last_digit(end) or 0, 0), style)
        for style in [CHINESE if chinese else "intl"]
        for end in (bounds.low, bounds.high)
    )
    if low is not None and high is not None:
        return beside(f"{low}{'至' if chinese else ' to '}{high}", noun, chinese=chinese)
    if low is None and high is None:
        return noun
    hedge = Hedge.AT_MOST if low is None else Hedge.AT_LEAST
    text = beside(low or high or "", noun, chinese=chinese)
    return text + _AFTER[hedge] if chinese else _BEFORE[False][hedge] + text


def _is_share(quantity: Quantity) -> bool:
    """Whether a fraction is one of a whole (1/3), and not of its unit (两年半)."""
    parts = (quantity.value or 0) * quantity.denominator / 100
    return quantity.unit == PERCENT and parts == int(parts)


def _format_half(quantity: Quantity, noun: str, one: str, *, chinese: bool) -> str:
    """Format halves: 半年, 2年半, half a year, 2 1/2 years; where nobody would, decimals."""
    value, excess = quantity.value or Fraction(), quantity.excess
    whole = int(value)
    if value >= _SPELLED_BELOW or noun.startswith("%"):
        number = format_number(value, last_digit(value) or 0, CHINESE if chinese else "intl")
        return beside(number, noun, chinese=chinese)
    if not one or (whole and not chinese):
        return f"{whole or ''} 1/2 {noun}".strip()
    if not chinese:
        return f"half {'an' if one[0] in 'aeiou' or one == 'hour' else 'a'} {one}"
    if noun[0] == "个" or noun in _WITH_MEASURE:
        rest = noun.removeprefix("个")
        return f"{whole}个半{rest}" if whole else f"半{noun[: -len(rest)]}{excess}{rest}"
    return f"{whole}{noun}半{excess}" if whole else f"半{noun}{excess}"


def _hedged(text: str, quantity: Quantity, *, chinese: bool) -> str:
    """Put the hedge to a number; a range needs no about to be one."""
    hedge = quantity.hedge
    if quantity.ends and quantity.strict.low is not None:
        return text
    if hedge is Hedge.NEARLY and quantity.customary.low is None:
        return _NOT_REACHED[chinese] + text
    return _BEFORE[chinese].get(hedge, "") + text + (_AFTER.get(hedge, "") if chinese else "")


def _format_number(quantity: Quantity, style: str, *, counted: bool) -> str:
    """Format the number of a quantity, its last digit where it was written."""
    chinese = style == CHINESE
    value, place = quantity.value or Fraction(), quantity.place
    if quantity.unit in {PERCENT, POINTS}:
        place = min(place, 0)
    if quantity.hedge not in {Hedge.NONE, Hedge.ABOUT}:
        return _format_freely(quantity, style)
    # Digits would say more of 一百二十公里 than the numeral does; but spelled counts are exact.
    rough = place > 0 and value < _SPELLED_BELOW and last_digit(value) == place
    spells = quantity.unit not in {PERCENT, POINTS} and not (
        counted and quantity.hedge is Hedge.NONE
    )
    if rough and value > 0 and spells:
        return spell_chinese(int(value)) if chinese else spell_english(int(value))
    return format_number(value, place, style)


def _format_freely(quantity: Quantity, style: str) -> str:
    """Format a number whose bounds do not hang on its last digit: 逾1千亿 as over 100 billion.

    The zeros behind a point stand only where they were written behind one.
    """
    chinese = style == CHINESE
    value, place = quantity.value or Fraction(), quantity.place
    magnitude = largest_magnitude(value, chinese=chinese)
    if place > 0:
        place = min(place, magnitude)
    if place > 0 and not quantity.decimals:
        place = max(place, min(last_digit(value) or 0, magnitude))
    return format_number(value, place, style)


def _format_parts(quantity: Quantity) -> str:
    parts = (quantity.value or 0) * quantity.denominator / 100
    return f"{parts}/{quantity.denominator}"


def _format_range(
    quantity: Quantity, ends: tuple[Fraction, Fraction], noun: str, *, chinese: bool
) -> str:
    """Format a range: 10至20个, 10 to 20 percent; of fractions whose decimals do not end, these."""
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


def _format_excess(quantity: Quantity, noun: str, *, chinese: bool) -> str:
    """Format a number with 余, 多 or 来: 600多亿元, 5倍多; 60-odd projects, over 5 times."""
    if chinese:
        about = quantity.hedge is Hedge.ABOUT and quantity.excess != "来"
        return (_BEFORE[True][Hedge.ABOUT] if about else "") + _format_with_excess(quantity, noun)
    value = quantity.value or Fraction()
    over = "about " if quantity.hedge is Hedge.ABOUT else "over "
    if quantity.denominator:
        return over + _format_parts(quantity)
    last = last_digit(value) or 0
    magnitude = largest_magnitude(value, chinese=False, most=last)
    closes = quantity.customary.high == value + ten(last) and quantity.excess != "来"
    if closes and last >= 0 and value >= _FIRST_ODD * ten(magnitude):
        number = digits(value, magnitude, magnitude or min(quantity.place, 0), chinese=False)
        odd = beside(f"{number}-odd{magnitude_word(magnitude, chinese=False)}", noun, chinese=False)
        return over + odd if quantity.hedge is Hedge.ABOUT else odd
    return over + beside(_format_freely(quantity, "intl"), noun, chinese=False)


def _format_with_excess(quantity: Quantity, noun: str) -> str:
    """Format a number with 余 or 多 before its magnitude, behind it, or behind the measure word."""
    value, excess, place = quantity.value or Fraction(), quantity.excess, quantity.place
    if quantity.denominator:
        return _format_parts(quantity) + excess
    if quantity.after and place < -quantity.decimals:
        # 多 behind 1‰ says less than behind 0.1%.
        number = _BEFORE[True][Hedge.OVER] + _format_freely(quantity, CHINESE)
        return beside(number, noun, chinese=True)
    if quantity.after:
        magnitude = _beyond(quantity)
        place = min(place, magnitude)
    else:
        magnitude = largest_magnitude(value, chinese=True, most=last_digit(value) or 0)
        place = magnitude or min(place, 0)
    number = digits(value, magnitude, place, chinese=True)
    word = magnitude_word(magnitude, chinese=True)
    if magnitude or not quantity.after:
        tail = word + excess if quantity.after else excess + word
        return beside(number + tail, noun, chinese=True)
    if noun[1:] and noun[0] == "个":
        return f"{number}个{excess}{noun[1:]}"
    return beside(number, noun, chinese=True) + excess


def _beyond(quantity: Quantity) -> int:
    """Return the magnitude whose next whole number 多 does not reach: 亿 in 600亿多."""
    value = quantity.value or Fraction()
    for magnitude in range(_HIGHEST, 0, -1):
        one = ten(magnitude)
        if one <= value and (floor(value / one) + 1) * one == quantity.customary.high:
            return magnitude
    return 0

"""Quantities and derived numbers as text: in 万 and 亿, or in million and billion.

What is written says neither more nor less than what was read: the same last digit, the same hedge.
`style` is `zh` or `intl` throughout.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity.characters import is_chinese
from zhuzhou_facts.quantity.interval import last_digit, ten
from zhuzhou_facts.quantity.notation import (
    CHINESE,
    beside,
    digits,
    format_number,
    largest_magnitude,
    magnitude_word,
    named,
    written_magnitude,
)
from zhuzhou_facts.quantity.numerals import spell_chinese, spell_english
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, UNITS, Hedge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.quantity.interval import Quantity
    from zhuzhou_facts.records import Text, Unit

_SPELLED_BELOW: Final = 1000
_HALVES: Final = 2
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
_AFTER: Final = {True: {Hedge.AT_LEAST: "以上", Hedge.AT_MOST: "以内"}, False: {}}
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

    `counter` names what is counted; `unit` is a code to use instead of the quantity's own.
    """
    chinese = style == CHINESE
    code = quantity.unit if unit is None else unit
    if chinese and quantity.form == _TENTH:
        ends = quantity.ends and (quantity.ends[0] / 10, quantity.ends[1] / 10)
        tenths = replace(quantity.times(Fraction(1, 10)), place=quantity.place - 1, ends=ends)
        return _Wording(tenths, _TENTH, chinese, counted=False).text()
    value = quantity.value or Fraction()
    single = value == 1 and quantity.place == 0 and not quantity.excess
    single = single or (quantity.denominator > 0 and abs(value) < 1)
    noun = named(code, quantity.counter, counter, units, chinese=chinese, single=single)
    known = units.get(quantity.unit)
    # 名 as written says which unit it is, 元 in 新台币200元 does not.
    is_own = known is not None and (not known.money or quantity.form in known.written)
    if chinese and unit is None and is_own and is_chinese(quantity.form[:1]):
        noun = quantity.form
    counted = code == COUNT or (code in units and units[code].counted)
    return _Wording(quantity, noun, chinese, counted).text()


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" or noun == "hour" else "a"


class _Wording(NamedTuple):
    """A quantity with the noun of its unit, in Chinese or English."""

    quantity: Quantity
    noun: str
    chinese: bool
    counted: bool

    @property
    def _value(self) -> Fraction:
        return self.quantity.value or Fraction()

    @property
    def _parts(self) -> Fraction:
        """How many parts of its denominator a share is: 2 for 2/3, no whole number for 两年半."""
        return self._value * self.quantity.denominator / 100

    @property
    def _share(self) -> str:
        return f"{self._parts}/{self.quantity.denominator}"

    def text(self) -> str:
        """Return the quantity with its unit and hedge."""
        quantity = self.quantity
        is_share = quantity.unit == PERCENT and self._parts.denominator == 1
        if quantity.value is None:
            return self._bounds()
        if quantity.denominator and not is_share:
            text = self._half()
            if self.chinese and quantity.excess:
                return text
        elif quantity.ends:
            text = self._range(quantity.ends)
        elif quantity.excess:
            return self._chinese_excess() if self.chinese else self._english_excess()
        elif quantity.denominator:
            text = self._share
        else:
            text = self._beside(self._number())
        if quantity.ends and quantity.strict.low is not None:
            return text  # a range needs no about to be one
        if quantity.hedge is Hedge.NEARLY and quantity.customary.low is None:
            return _NOT_REACHED[self.chinese] + text
        return self._hedged(text, quantity.hedge)

    def _hedged(self, text: str, hedge: Hedge) -> str:
        before, after = _BEFORE[self.chinese], _AFTER[self.chinese]
        return before.get(hedge, "") + text + after.get(hedge, "")

    def _beside(self, number: str) -> str:
        return beside(number, self.noun, chinese=self.chinese)

    def _bounds(self) -> str:
        """Format an amount of which only bounds are known: 20至100所, at least 100 things."""
        low, high = (
            end and format_number(end, min(last_digit(end) or 0, 0), chinese=self.chinese)
            for end in (self.quantity.strict.low, self.quantity.strict.high)
        )
        if low is not None and high is not None:
            return self._beside(f"{low}{'至' if self.chinese else ' to '}{high}")
        if low is None and high is None:
            return self.noun
        hedge = Hedge.AT_MOST if low is None else Hedge.AT_LEAST
        return self._hedged(self._beside(f"{low or high}"), hedge)

    def _half(self) -> str:
        """Format halves: 半年, 2年半, half a year, 2 1/2 years; where nobody would, decimals."""
        value, excess, noun = self._value, self.quantity.excess, self.noun
        whole, last = int(value), last_digit(value)
        if value >= _SPELLED_BELOW or noun.startswith("%") or value == whole:
            place = min(last or 0, 0) if value < _SPELLED_BELOW else last or 0
            return self._beside(format_number(value, place, chinese=self.chinese))
        if value.denominator > _HALVES:
            between = "" if self.chinese or whole else f" of {_article(noun)}"
            return f"{whole or ''} {self._beside(f'{value - whole}{between}')}".lstrip()
        if not noun or (whole and not self.chinese):
            return f"{whole or ''} 1/2 {noun}".strip()
        if not self.chinese:
            return f"half {_article(noun)} {noun}"
        if noun[0] == "个" or noun in _WITH_MEASURE:
            rest = noun.removeprefix("个")
            return f"{whole}个半{rest}" if whole else f"半{noun[: -len(rest)]}{excess}{rest}"
        return f"{whole}{noun}半{excess}" if whole else f"半{noun}{excess}"

    def _number(self) -> str:
        """Format a plain number, its last digit where it was written."""
        quantity, value = self.quantity, self._value
        place = min(quantity.place, 0) if quantity.unit in {PERCENT, POINTS} else quantity.place
        if quantity.hedge not in {Hedge.NONE, Hedge.ABOUT}:
            return self._freely()
        # Digits would say more of 一百二十公里 than the numeral does; but spelled counts are exact.
        rough = 0 < place == last_digit(value) and 0 < value < _SPELLED_BELOW
        if rough and not (self.counted and quantity.hedge is Hedge.NONE):
            return spell_chinese(int(value)) if self.chinese else spell_english(int(value))
        return format_number(value, place, chinese=self.chinese)

    def _freely(self) -> str:
        """Format a number whose bounds do not hang on its last digit: over 100 billion."""
        value, place = self._value, self.quantity.place
        if place > 0:
            last = place if self.quantity.decimals else last_digit(value) or 0
            place = min(last, largest_magnitude(value, chinese=self.chinese))
        return format_number(value, place, chinese=self.chinese)

    def _range(self, ends: tuple[Fraction, Fraction]) -> str:
        """Format a range: 10至20个, 10 to 20 percent; fractions where decimals do not end."""
        chinese, noun = self.chinese, self.noun
        to = "至" if chinese else " to "
        places = [last_digit(end) for end in ends if end]
        if None in places:
            return to.join(str(end / 100) for end in ends)
        place = min(self.quantity.place, *(place for place in places if place is not None))
        size = next(end for end in ends if end)
        if self.quantity.strict.low is not None and place > 0:
            place = min(place, largest_magnitude(size, chinese=chinese))
        magnitude = written_magnitude(size, place, chinese=chinese)
        word = magnitude_word(magnitude, chinese=chinese)
        low, high = (digits(end, magnitude, place, chinese=chinese) for end in ends)
        sign = noun if noun.startswith("%") else ""
        return self._beside(f"{low}{word if chinese or sign else ''}{sign}{to}{high}{word}")

    def _english_excess(self) -> str:
        """Format 余, 多 and 来 in English: 60-odd projects, over 5 times."""
        quantity, value = self.quantity, self._value
        over = "about " if quantity.hedge is Hedge.ABOUT else "over "
        if quantity.denominator:
            return over + self._share
        last = last_digit(value) or 0
        magnitude = largest_magnitude(value, chinese=False, most=last)
        closes = quantity.customary.high == value + ten(last) and quantity.excess != "来"
        if not closes or last < 0 or value < _FIRST_ODD * ten(magnitude):
            return over + self._beside(self._freely())
        number = digits(value, magnitude, magnitude or min(quantity.place, 0), chinese=False)
        odd = self._beside(f"{number}-odd{magnitude_word(magnitude, chinese=False)}")
        return over + odd if quantity.hedge is Hedge.ABOUT else odd

    def _chinese_excess(self) -> str:
        """Format 余, 多 and 来 before the magnitude, behind it, or behind the measure word."""
        quantity, noun, value = self.quantity, self.noun, self._value
        excess, after, place = quantity.excess, quantity.after, quantity.place
        about = quantity.hedge is Hedge.ABOUT and excess != "来"
        before = _BEFORE[True][Hedge.ABOUT] if about else ""
        if quantity.denominator:
            return f"{before}{self._share}{excess}"
        if after:
            magnitude = self._beyond()
            place = min(place, magnitude)
        else:
            magnitude = largest_magnitude(value, chinese=True, most=last_digit(value) or 0)
            place = magnitude or min(place, 0)
        number = before + digits(value, magnitude, place, chinese=True)
        word = magnitude_word(magnitude, chinese=True)
        if magnitude or not after:
            return self._beside(number + (word + excess if after else excess + word))
        if noun[1:] and noun[0] == "个":
            return f"{number}个{excess}{noun[1:]}"
        return self._beside(number) + excess

    def _beyond(self) -> int:
        """Return the magnitude whose next whole number 多 does not reach: 亿 in 600亿多."""
        value, high = self._value, self.quantity.customary.high
        for magnitude in range(_HIGHEST, 0, -1):
            one = ten(magnitude)
            if one <= value and (floor(value / one) + 1) * one == high:
                return magnitude
        return 0

"""Quantities and derived numbers as text: in 万 and 亿, or in million and billion.

What is written says neither more nor less than what was read: the same last digit, the same hedge.
`style` is `zh` or `intl` throughout.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity.characters import is_chinese
from zhuzhou_facts.quantity.interval import last_digit, order, outward, resolution, ten, zeros
from zhuzhou_facts.quantity.numerals import ENGLISH_MAGNITUDES, spell_chinese, spell_english
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, UNITS, Hedge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.quantity.interval import Interval, Quantity
    from zhuzhou_facts.records import Text, Unit

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


_SPELLED_BELOW: Final = 1000
_HALVES: Final = 2
_FIRST_ODD: Final = 10
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
    chinese = style == "zh"
    code = quantity.unit if unit is None else unit
    if chinese and quantity.form == _TENTH:
        ends = quantity.ends and (quantity.ends[0] / 10, quantity.ends[1] / 10)
        beyond = quantity.beyond and quantity.beyond - 1
        tenths = replace(
            quantity.times(Fraction(1, 10)), place=quantity.place - 1, beyond=beyond, ends=ends
        )
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
        excess, beyond, place = quantity.excess, quantity.beyond, quantity.place
        about = quantity.hedge is Hedge.ABOUT and excess != "来"
        before = _BEFORE[True][Hedge.ABOUT] if about else ""
        if quantity.denominator:
            return f"{before}{self._share}{excess}"
        if beyond is not None:
            magnitude, place = beyond, min(place, beyond)
        else:
            magnitude = largest_magnitude(value, chinese=True, most=last_digit(value) or 0)
            place = magnitude or min(place, 0)
        number = before + digits(value, magnitude, place, chinese=True)
        word = magnitude_word(magnitude, chinese=True)
        if magnitude or beyond is None:
            return self._beside(number + (excess + word if beyond is None else word + excess))
        if noun[1:] and noun[0] == "个":
            return f"{number}个{excess}{noun[1:]}"
        return self._beside(number) + excess


_PERIODIC_DIGITS: Final = 4


class IntervalText(NamedTuple):
    """A derived number in digits, with what stands around them.

    `sign` is `=` where the number is exact, `<`, `>`, `≤` or `≥` where there is one bound alone,
    else `≈`; without a value the digits are empty. `low` and `high` are the digits of bounds on
    both sides. All are counted in the power of ten `magnitude`; `noun` is the unit.
    """

    sign: str = ""
    number: str = ""
    low: str = ""
    high: str = ""
    magnitude: int = 0
    noun: str = ""
    chinese: bool = False

    def __str__(self) -> str:
        """Return the number with its sign and unit, the bounds where there is no one number."""
        if not self.number:
            return self.sign + self.bounds if self.low else ""
        return self.sign + self._beside(self.number + self._word)

    @property
    def bounds(self) -> str:
        """The bounds on both sides with the unit: 277万～298万人, 2.77–2.98 million people."""
        if not self.low:
            return ""
        low = self.low + (self._word if self.chinese else "")
        if self.noun.startswith("%"):
            low += self.noun
        return self._beside(f"{low}{self._to}{self.high}{self._word}")

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
    def _word(self) -> str:
        return magnitude_word(self.magnitude, chinese=self.chinese)

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
    return IntervalText(sign, number, first, second, magnitude, noun, chinese)

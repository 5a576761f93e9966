"""Whole and decimal numbers: digits, Chinese numerals and English words, with magnitudes."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final
from unicodedata import numeric

from zhuzhou_facts.quantity import english_numerals as english
from zhuzhou_facts.quantity.interval import Interval, ten
from zhuzhou_facts.quantity.numerals import (
    CHINESE_SIGNS,
    MAGNITUDE,
    NEXT_TERM,
    PLACE_WORDS,
    PLAIN_DIGITS,
    Number,
    exponent_of,
    ordinary,
    read_chinese,
    refuse,
    split_pair,
)

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.characters import Folded
    from zhuzhou_facts.quantity.unit_forms import UnitForms

_MOST_DIGITS: Final = 30
_LARGEST_MIXED: Final = 64
_HUNDRED_MILLION: Final = 8

_DIGITS: Final = re.compile(
    r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[1-9][0-9]{0,2}(?:[ '][0-9]{3})+(?![0-9])|[0-9]+)"
    r"(?:\.[0-9]+)?|(?<![0-9])\.[0-9]+"
)
_POWER: Final = re.compile(r"e[+-]?[0-9]|\^| ?[×x*] ?[0-9]+\^| ?[×x*] ?10(?:[\^⁰¹²³⁴-⁹⁻−-]|$)")
_SMALL_DIGITS: Final = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
_RUN: Final = re.compile(rf"[{CHINESE_SIGNS}]+")
# No time of day: 八点五十.
_DECIMALS: Final = re.compile(r"[点.·]([零一二三四五六七八九]++)(?![十百])")
# 一两 is one or two of what follows, and no weight.
_ONE_OR_TWO: Final = re.compile("一两(?![的多左以])[\u4e00-\u9fff]")
_LISTED: Final = re.compile(
    "([二三四五六七八])、([二三四五六七八九][十百千万]+)(?![零一二三四五六七八九几余多]|年代)"
)
_TRILLIONS: Final = re.compile(rf"兆[{CHINESE_SIGNS}]+")
_DISCOUNT: Final = re.compile(r"[一二三四五六七八九]{2}折")

_LIKE_MAGNITUDE: Final = re.compile("[十百千万亿兆余多来个]")
# 多 and 余 start these words and exceed nothing.
_EXCESS: Final = (
    "(?!多(?:元化|元文化|样化|样性|少|出|功能|媒体|边形|维度|民族|党|方面)|余(?:额|下|热|杭|姚))"
    "[余多]"
)
_TAIL: Final = re.compile(
    rf"(?P<before>{_EXCESS}|来(?=[十百千万亿]))?(?:个(?P<inner>[多余])?(?=万?亿))?"
    rf"(?P<word>{MAGNITUDE})?"
    rf"(?:(?P<after>{_EXCESS})(?P<split>亿)?)?"
)
# Behind a unit 多元 is one word too.
_MORE: Final = {
    False: re.compile(_EXCESS),
    # 比22亿元多了一成 says by how much more, and no more than so much.
    True: re.compile(
        "[余多](?![0-9元样种少功媒边哈彩方维额下热项家半数數是为為次]|[了出][^，。；]{0,2}[0-9一二两三四五六七八九十几半])"
    ),
}
_MIXED: Final = re.compile(
    r"(?:[0-9]{1,3}(?:[ '][0-9]{3})+|[0-9][0-9,]*)"
    r"(?:[十百千万亿兆]+零?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|[一二两三四五六七八九])(?![.,]?[0-9]))+"
    r"[十百千万亿]*"
)
# 78兆9,450.05亿: the decimals of the last part.
_LAST_DECIMALS: Final = re.compile(
    r"([0-9,]+[十百千]?[万亿兆]+(?:[0-9][0-9,]*亿)?[0-9][0-9,]*)\.([0-9]+)([万亿]+)(?![余多])"
)

_EXPONENTS: Final = english.MAGNITUDES | english.ABBREVIATIONS | english.SHORT_ABBREVIATIONS
_LONG: Final = "|".join(sorted(english.MAGNITUDES | english.ABBREVIATIONS, key=len, reverse=True))
_SHORT: Final = "|".join((*english.ABBREVIATIONS, *english.SHORT_ABBREVIATIONS))
_ENGLISH_TAIL: Final = re.compile(
    r"(?P<before>(?:[ -](?:odd|something)|-plus|-some)(?![a-z]))?"
    rf"(?:[ -]?(?P<word>{_LONG})(?![a-z])"
    rf"|(?P<short> ?(?:{_SHORT})(?=[a-z]{{3}}(?![a-z]))| ?[mbt](?![a-z])))?"
    r"(?P<after>-(?:odd|plus|some|something)(?![a-z]))?"
)
# 60+ and 1000万+, but no sum (3+5; 大桥 7+立交 20) and no name (1+N).
_OR_MORE: Final = re.compile(rf"\+(?! ?[0-9+(]|[a-z](?![a-z])|{NEXT_TERM})")
_PLURAL: Final = re.compile(r" (?:people|[a-z]+[^siu\W]s)(?![a-z])")
_POINT: Final = re.compile(rf" point((?: (?:{'|'.join(english.DIGIT_WORDS)})(?![a-z]))+)")
_AND_PART: Final = re.compile(r"[ -]and[ -](?:a|one)[ -](?=[a-z])")
_DIGIT_PART: Final = re.compile(r" {1,2}([1-9][0-9]?)/([1-9][0-9]?)(?![0-9/])")
VULGAR: Final = {sign: Fraction(numeric(sign)).limit_denominator(8) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}


class CardinalReader:
    """Reads numbers out of one folded text; the units say where a magnitude is part of one."""

    def __init__(self, text: Folded, forms: UnitForms) -> None:
        self.text = text
        self.lower = text.lower
        self.forms = forms

    def cardinal(self, at: int, *, money: bool) -> Number | None:
        """Read the digits, numeral or words at a place, and the magnitude that follows."""
        number = self.digits(at) or self.chinese(at) or self.words(at)
        if number is None:
            return None
        early = _OR_MORE.match(self.lower, number.end)
        number = number._replace(start=at, end=early.end() if early else number.end)
        spaced = self.spaced(number.end)
        if not _LIKE_MAGNITUDE.match(self.lower, spaced):
            number = self.english_tail(number, money=money)
        elif not self.is_unit(spaced):
            number = self._chinese_tail(number)
        late = _OR_MORE.match(self.lower, number.end)
        if not early and not late:
            return number
        if number.excess:
            refuse("{word} cannot stand beside this number", word="+")
        return number._replace(excess="+", end=late.end() if late else number.end)

    def is_unit(self, at: int) -> bool:
        """Whether a unit starts here, which may look like a magnitude: 千瓦, 百分点."""
        at = self.spaced(at)
        return bool(_LIKE_MAGNITUDE.match(self.lower, at) and self.forms.match(self.text, at))

    def spaced(self, at: int) -> int:
        """Return the place behind one blank."""
        return at + (self.lower[at : at + 1] == " ")

    def digits(self, at: int) -> Number | None:
        """Read digits, with thousands separators, decimals and a fraction behind them."""
        match = _DIGITS.match(self.lower, at)
        if match is None:
            return None
        whole, _, decimals = match[0].partition(".")
        if whole.isdecimal() and len(whole) > 1 and whole[0] == "0":
            refuse("{digits} starts with a zero, as a code does", digits=match[0])
        if _POWER.match(self.lower, match.end()):
            refuse("powers of ten cannot be read")
        plain = re.sub(r"[^0-9.]", "", match[0])
        if len(plain) > _MOST_DIGITS + len(match[0]) - len(whole + decimals):
            refuse("the number has more than {limit} digits", limit=_MOST_DIGITS)
        place = -len(decimals)
        number = Number(Fraction(plain), match.end(), place, place, decimals=-place)
        number = number if decimals else self._mixed(number)
        following = self.lower[number.end : number.end + 1]
        if following in _SMALL_DIGITS and not number.parts:
            refuse("{sign!r} beside the number may be an exponent or a note", sign=following)
        return number

    def _mixed(self, number: Number) -> Number:
        """Read the fraction behind a whole number: 2½, 2 1/2, two and a half."""
        value, end = number.value or Fraction(), number.end
        vulgar = self.spaced(end)
        if parts := VULGAR.get(self.lower[vulgar : vulgar + 1]):
            return number._replace(value=value + parts, parts=parts.denominator, end=vulgar + 1)
        if match := _DIGIT_PART.match(self.lower, end):
            parts = Fraction(int(match[1]), below := int(match[2]))
            if parts < 1 and below <= _LARGEST_MIXED:
                return number._replace(value=value + parts, parts=below, end=match.end())
        match = _AND_PART.match(self.lower, end)
        part = match and english.read_part(self.lower, match.end())
        if part and not part.plural:
            value += Fraction(1, part.parts)
            return number._replace(value=value, parts=part.parts, place=0, end=part.end)
        return number

    def chinese(self, at: int) -> Number | None:
        """Read a Chinese numeral."""
        match = _RUN.match(self.lower, at)
        if match is None or self.is_unit(at):
            return None
        if listed := _LISTED.match(self.lower, at):
            run = f"{listed[1]}{listed[2]}"
            if pair := split_pair(run):
                return read_chinese(pair[0], listed.end())._replace(
                    upto=read_chinese(pair[1]).value
                )
        run, end = ordinary(match[0]), match.end()
        if _DISCOUNT.match(self.lower, at):
            value = Fraction(PLAIN_DIGITS[run[0]] * 10 + PLAIN_DIGITS[run[1]], 10)
            return Number(value, end, -1, -1, decimals=1, chinese=True)
        if len(run) == len(match[0]):
            cut = self._unit_inside(at, end)
            run, end = run[: cut - at], cut
        if decimals := _DECIMALS.match(self.lower, end):
            return read_chinese(run).with_digits(
                decimals[1], decimals.end(), place=-len(decimals[1])
            )
        if self.lower[end : end + 1] == "几":
            return self._some_more(run, end + 1)
        if more := _TRILLIONS.match(self.lower, end):
            run, end = f"{run}{ordinary(more[0])}", more.end()
        pair = split_pair(run)
        number = read_chinese(pair[0] if pair else run, end)
        return number._replace(upto=read_chinese(pair[1]).value) if pair else number

    def _unit_inside(self, at: int, end: int) -> int:
        """Return where a unit starts that shares signs with the numeral: 三千瓦, 五十两."""
        for cut in range(max(at + 1, end - 2), end):
            unit = self.forms.match(self.text, cut)
            weight = cut == end - 1 and unit and unit.end == end
            if unit and (unit.end > end or (weight and not _ONE_OR_TWO.match(self.lower, at))):
                return cut
        return end

    def _some_more(self, run: str, end: int) -> Number:
        """Read 十几, 二十几: more than the numeral, and less than its next step."""
        numeral = read_chinese(run.removesuffix("零") or run)
        low, place = numeral.value or Fraction(), 1 if run[-1] == "零" else numeral.place
        following = PLACE_WORDS.get(self.lower[end : end + 1], 0)
        if not numeral.place or numeral.fine or following != place - 1:
            refuse("{numeral}几 is not a well-formed number", numeral=run)
        vague = Interval(low, low + ten(place), low_open=True, high_open=True)
        return Number(None, end + (following > 0), vague=vague, chinese=True)

    def words(self, at: int) -> Number | None:
        """Read number words, and decimals or a half behind them: one million and a half."""
        number = english.read_words(self.lower, at)
        if number is None or not number.fine:
            match = number and _POINT.match(self.lower, number.end)
            if number is None or match is None:
                return number and self._mixed(number)
            digits = "".join(str(english.DIGIT_WORDS[word]) for word in match[1].split())
            return number.with_digits(digits, match.end(), place=-len(digits))
        mixed = self._mixed(number._replace(value=(number.value or 0) / ten(number.place)))
        return mixed.scaled(number.place) if mixed.parts else number

    def _chinese_tail(self, number: Number) -> Number:
        """Read a Chinese magnitude, further parts, and an excess before or after the magnitude."""
        match = _TAIL.match(self.lower, self.spaced(number.end))
        if match is None or not (match["before"] or match["word"]):
            return number
        before, inner, word, after, split = match.groups()
        if before and (not word or self.is_unit(match.start("word"))):
            return number.exceeding(before, match.end("before"), after=number.exponent > 0)
        if inner:
            number = number.exceeding(inner, match.end(), after=True)
        number = _magnified(number, before, exponent_of(word), after, match.end())
        if split:
            return number.scaled(_HUNDRED_MILLION)
        return number if before or after else self._composite(number)

    def _composite(self, number: Number) -> Number:
        """Read the further parts of a number: 2亿3650万, 7万6千, 3万4000, 1万2600亿."""
        if not number.decimals and (last := _LAST_DECIMALS.match(self.lower, number.start)):
            whole, decimals, exponent = (
                read_chinese(last[1] + last[3]),
                last[2],
                exponent_of(last[3]),
            )
            value = (whole.value or 0) + int(decimals) * ten(place := exponent - len(decimals))
            return number._replace(
                value=value, end=last.end(), place=place, fine=place, lead=place, exponent=exponent
            )
        match = _MIXED.match(self.lower, number.start)
        if number.chinese or number.decimals or match is None or match.end() <= number.end:
            return number
        end = match.end()
        if self.lower[end - 1] in "十百千" and (unit := self.forms.match(self.text, end - 1)):
            end -= unit.end > end
        whole = read_chinese(re.sub(r"[ ']", "", self.lower[number.start : end]), end)
        place = whole.place
        number = number._replace(value=whole.value, end=end, place=place, fine=place, lead=place)
        more = self.exceeded(number._replace(exponent=0), end, after=False)
        return more if more.excess else number._replace(exponent=place)

    def exceeded(self, number: Number, at: int, *, after: bool, unit: bool = False) -> Number:
        """Read a 余 or 多 that stands behind a number, or behind its unit."""
        match = _MORE[unit].match(self.lower, at)
        return number.exceeding(match[0], match.end(), after=after) if match else number

    def english_tail(self, number: Number, *, money: bool) -> Number:
        """Read an English magnitude and an -odd before or after it."""
        match = _ENGLISH_TAIL.match(self.lower, number.end)
        if match is None or not match[0]:
            return number
        before, word, short, after = match.group("before", "word", "short", "after")
        end = match.end()
        if short:
            beside = self.forms.match(self.text, self.spaced(match.end("short")))
            person = short == "m" and _PLURAL.match(self.lower, match.end("short"))
            if not money and not person and not (beside and beside.code in self.forms.money):
                short, after, end = None, None, match.start("short")
        lower_case = money or self.text.text[match.start("word")] == "k"
        if word == "k" and (self.lower.startswith("个", end) or not lower_case):
            return number
        exponent = _EXPONENTS.get((word or short or "").strip(), 0)
        return _magnified(number, before and "多", exponent, after and "多", end)


def _magnified(
    number: Number, before: str | None, exponent: int, after: str | None, end: int
) -> Number:
    """Return a number with its magnitude and with what exceeds it before or behind that."""
    if before:
        number = number.exceeding(before, end, after=False)
    number = number.rounded(exponent)._replace(end=end)
    return number.exceeding(after, end, after=exponent > 0) if after else number

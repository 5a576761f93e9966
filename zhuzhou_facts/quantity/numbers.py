"""Numbers as written, before their unit: digits, numerals, words, magnitudes, fractions."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity.english_numerals import (
    ABBREVIATIONS,
    GROUPS,
    MAGNITUDES,
    SHORT_ABBREVIATIONS,
    SMALL_WORDS,
    read_part,
    read_words,
)
from zhuzhou_facts.quantity.interval import Interval, ten
from zhuzhou_facts.quantity.numerals import (
    CHINESE_SIGNS,
    ordinary,
    read_chinese,
    read_mixed,
    refuse,
    split_pair,
    zeros,
)
from zhuzhou_facts.records.units import PERCENT, TIMES

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.characters import Folded
    from zhuzhou_facts.quantity.english_numerals import Parts
    from zhuzhou_facts.quantity.unit_forms import UnitForms

_MOST_DIGITS: Final = 30
_MOST_DOUBLINGS: Final = 20
_DOUBLING_STARTS: Final = f"翻0123456789{CHINESE_SIGNS}"
_LARGEST_MIXED: Final = 64
_LARGEST_TOTAL: Final = 1000
_TIMES_OF_YEAR: Final = frozenset(("year", "month", "week", "day", "hour", "minute"))

_ARABIC: Final = re.compile(
    r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[1-9][0-9]{0,2}(?:[ '][0-9]{3})+(?![0-9])|[0-9]+)"
    r"(?:\.[0-9]+)?|(?<![0-9])\.[0-9]+"
)
RUN: Final = re.compile(rf"[{CHINESE_SIGNS}]+")
_DECIMALS: Final = re.compile(r"[点.·]([零一二三四五六七八九]+)")
_SCIENTIFIC: Final = re.compile(r"e[+-]?[0-9]|\^| ?[×x*] ?10(?:[\^⁰¹²³⁴-⁹⁻−-]|$)")
_PLURAL: Final = re.compile(r" (?:people|[a-z]+[^siu\W]s)(?![a-z])")
_PLACE_WORDS: Final = {"": 0, "十": 1, "百": 2, "千": 3}
MAGNITUDE: Final = r"(?:[十百千]?(?:万亿|亿|万|兆(?=[元美日港韩台欧0-9]))|[十百千])"
_EXPONENTS: Final = {"": 0, "万": 4, "亿": 8, "万亿": 12, "兆": 12}
_TAIL: Final = re.compile(
    rf"(?P<before>[余多]|来(?=[十百千万亿]))?(?P<word>{MAGNITUDE}|个[多余]?(?:万亿|亿))?"
    r"(?P<after>[余多](?P<split>亿)?)?"
)
_MIXED: Final = re.compile(
    r"[0-9][0-9,]*(?:[千万亿兆]+零?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+|[一二两三四五六七八九])"
    r"(?![.0-9])[十百千万亿]*)+"
    r"(?:零?[0-9一二三四五六七八九](?![.0-9])[十百千万亿]*)*"
)
_ENGLISH_TAIL: Final = re.compile(
    rf"(?P<before>[ -]odd(?![a-z]))?(?:[ -]?(?P<word>{'|'.join(MAGNITUDES)}"
    rf"|{'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))})(?![a-z])"
    rf"|(?P<short>(?:{'|'.join(ABBREVIATIONS)}|[mbt])(?=[a-z]{{3}})| (?:{'|'.join(ABBREVIATIONS)}|[mbt])(?=(?:usd|eur|rmb|cny|gbp|jpy|hkd|aud|cad)(?![a-z]))| ?[mbt](?![a-z])))?"
    r"(?P<after>-odd(?![a-z]))?"
)
_VULGAR: Final = {
    sign: Fraction(parts)
    for sign, parts in zip(
        "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
        "1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8".split(),
        strict=True,
    )
}
_AND_PART: Final = re.compile(r"[ -]and[ -](?:a|one)[ -](?=[a-z])")
_DIGIT_PART: Final = re.compile(r" ([1-9][0-9]?)/([1-9][0-9]?)(?![0-9/])")

_VAGUE: Final = re.compile(r"好?[几数]([十百千]?(?:个?(?:万亿|亿)|万)?)(?:余|多)?")
_UPWARDS: Final = re.compile(r"(?<![千以])上([十百千万亿][百千万亿]*)(?![十百千万亿])")
_VAGUE_WORDS: Final = re.compile(
    r"(?:(?P<few>several|a few|a couple of)(?: (?P<few_of>hundred|thousand|million|billion|dozen))?"
    r"|(?P<tens>tens|dozens|scores|hundreds) of (?P<of>thousands|millions|billions)"
    r"|(?P<many>dozens|scores|hundreds|thousands|millions|billions))(?![a-z])(?: of(?![a-z]))?"
)
_MANY: Final = {"tens": 10, "dozens": 12, "scores": 20} | {
    word + "s": 10**exponent for word, exponent in MAGNITUDES.items()
}

_CHINESE_FRACTION: Final = re.compile(
    rf"([0-9]+|[{CHINESE_SIGNS}]+)分之([负-]?)(?=[0-9{CHINESE_SIGNS}几])"
)
_DECIMAL_PARTS: Final = {100: 0, 1000: -1, 10_000: -2}
_HALF: Final = re.compile(r"一半|半数|对半|(?<=[过近超足到])半(?![\u4e00-\u9fff])")
_HALF_BEFORE: Final = re.compile(r"半(?=个?[多余]?(.))")
_DIGIT_FRACTION: Final = re.compile(r"(0|[1-9][0-9]*)/([1-9][0-9]*)(?![0-9/]|\.[0-9])")
_HALF_A: Final = re.compile(r"half (?P<article>an? )?(?=[a-z])")
_HALVES: Final = 2
_HUNDRED: Final = 100
_ARTICLE: Final = re.compile(r"an? ")
_IN_EVERY: Final = re.compile(r" (?:in|out of)(?: every)? ")
_DOUBLING: Final = re.compile(r"(?:翻了?|(?<=[近约逾超过]))(.{0,3}?)番(?![茄邦])")
_SMALL: Final = "|".join(sorted(SMALL_WORDS, key=len, reverse=True))
_SIMPLE_COUNT: Final = re.compile(rf"({_SMALL})[ -]")
_POINT: Final = re.compile(rf" point((?: (?:{'|'.join(SMALL_WORDS[:10])})(?![a-z]))+)")
_FOLD: Final = re.compile(rf"({_SMALL})-?fold(?![a-z])")
_A_AND_HALF: Final = re.compile(
    rf"(?:an?|one) (?!{'|'.join(MAGNITUDES)})(?=[a-z]+ and a half(?![a-z]))"
)
_DISCOUNT: Final = re.compile(r"[一二三四五六七八九]{2}折")
_MORE: Final = re.compile("[余多]")
_MULTIPLES: Final = {
    "twice": 2,
    "thrice": 3,
    "doubled": 2,
    "trebled": 3,
    "tripled": 3,
    "quadrupled": 4,
    "quintupled": 5,
}
_MULTIPLE: Final = re.compile(rf"(?:more than )?({'|'.join(_MULTIPLES)})(?![a-z])")


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


def last_digit(value: Fraction, place: int) -> int:
    """Return the exponent of the last digit that is not zero, at or above `place`."""
    return place + zeros(abs(int(value / ten(place))))


class NumberReader:
    """Reads numbers out of one folded text; the units say where a magnitude is part of one."""

    def __init__(self, text: Folded, forms: UnitForms) -> None:
        self.text = text
        self.lower = text.lower
        self.forms = forms

    def read(self, at: int, *, money: bool = False) -> Number | None:
        """Read the number that starts at a place; None where there is none.

        `money` is whether a currency stands before it: then m and bn are magnitudes.
        """
        sign = self.lower[at : at + 1]
        if not sign or sign in " ,":
            return None
        return self._fraction(at) or self._vague(at) or self._cardinal(at, money=money)

    def _cardinal(self, at: int, *, money: bool) -> Number | None:
        number = self._arabic(at) or self._chinese(at) or self._words(at)
        if number is None:
            return None
        spaced = self._spaced(number.end)
        if not MAGNITUDE_SIGN.match(self.lower, spaced):
            return self._english_tail(number, money=money)
        return number if self._is_unit(spaced) else self._chinese_tail(number, at)

    def _is_unit(self, at: int) -> bool:
        """Whether a unit starts here, which may look like a magnitude: 千瓦, 百分点."""
        at = self._spaced(at)
        return bool(MAGNITUDE_SIGN.match(self.lower, at) and self.forms.match(self.text, at))

    def _spaced(self, at: int) -> int:
        """Return the place behind one blank."""
        return at + (self.lower[at : at + 1] == " ")

    def _arabic(self, at: int) -> Number | None:
        """Read digits, with thousands separators, decimals and a fraction behind them."""
        match = _ARABIC.match(self.lower, at)
        if match is None:
            return self._vulgar(at)
        whole, _, decimals = match[0].partition(".")
        if whole.isdecimal() and len(whole) > 1 and whole[0] == "0":
            refuse("{digits} starts with a zero, as a code does", digits=match[0])
        digits = re.sub(r"\D", "", whole) + decimals
        if _SCIENTIFIC.match(self.lower, match.end()):
            refuse("powers of ten cannot be read")
        if len(digits) > _MOST_DIGITS:
            refuse("the number has more than {limit} digits", limit=_MOST_DIGITS)
        place = -len(decimals)
        number = Number(int(digits) * ten(place), match.end(), place, place, decimals=len(decimals))
        if not decimals:
            number = self._mixed(number)
        following = self.lower[number.end : number.end + 1]
        if following and following in "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉" and not number.parts:
            refuse("{sign!r} beside the number may be an exponent or a note", sign=following)
        return number

    def _vulgar(self, at: int) -> Number | None:
        parts = _VULGAR.get(self.lower[at : at + 1])
        if parts is None:
            return None
        return Number(parts, at + 1, parts=parts.denominator)

    def _mixed(self, number: Number) -> Number:
        """Read the fraction behind a whole number: 2½, 2 1/2, two and a half."""
        value, end = number.value or Fraction(), number.end
        if parts := _VULGAR.get(self.lower[end : end + 1]):
            return number._replace(value=value + parts, parts=parts.denominator, end=end + 1)
        if match := _DIGIT_PART.match(self.lower, end):
            above, below = int(match[1]), int(match[2])
            if above < below <= _LARGEST_MIXED:
                value += Fraction(above, below)
                return number._replace(value=value, parts=below, end=match.end())
        if match := _AND_PART.match(self.lower, end):
            part = read_part(self.lower, match.end())
            if part and not part.plural:
                value += Fraction(1, part.parts)
                return number._replace(value=value, parts=part.parts, place=0, end=part.end)
        return number

    def _chinese(self, at: int) -> Number | None:
        """Read a Chinese numeral."""
        match = RUN.match(self.lower, at)
        if match is None or self._is_unit(at):
            return None
        run, end = ordinary(match[0]), match.end()
        if _DISCOUNT.match(self.lower, at):
            value = Fraction(read_chinese(run[0]).value * 10 + read_chinese(run[1]).value, 10)
            return Number(value, end, -1, -1, decimals=1, chinese=True)
        if len(run) == len(match[0]):
            cut = self._unit_inside(at, end)
            run, end = run[: cut - at], cut
        if decimals := _DECIMALS.match(self.lower, end):
            return self._with_decimals(run, decimals)
        if self.lower[end : end + 1] == "几":
            return self._beyond(run, end + 1)
        pair = split_pair(run)
        numeral = read_chinese(pair[0] if pair else run)
        lead = numeral.place if len(run) <= 1 or len(str(numeral.value).rstrip("0")) == 1 else 0
        return Number(
            Fraction(numeral.value),
            end,
            numeral.place,
            numeral.place if numeral.rounded else 0,
            numeral.exponent,
            lead or numeral.exponent,
            upto=Fraction(read_chinese(pair[1]).value) if pair else None,
            chinese=True,
        )

    def _unit_inside(self, at: int, end: int) -> int:
        """Return where a unit starts that shares signs with the numeral: 三千瓦, 五十两."""
        for cut in range(max(at + 1, end - 2), end):
            unit = self.forms.match(self.text, cut)
            weight = cut == end - 1 and unit and unit.end == end and not self._pair_goes_on(at, end)
            if unit and (unit.end > end or weight):
                return cut
        return end

    def _pair_goes_on(self, at: int, end: int) -> bool:
        """Whether 一两 is one or two of what follows, and no weight: 一两个."""
        following = self.lower[end : end + 1]
        pair = self.lower[at:end] == "一两" and "\u4e00" <= following <= "\u9fff"
        return pair and following not in "的多左以"

    def _with_decimals(self, run: str, decimals: re.Match[str]) -> Number:
        """Read a numeral with decimals: 三点五."""
        whole = read_chinese(run)
        digits = "".join(str(read_chinese(sign).value) for sign in decimals[1])
        place = -len(digits)
        value = whole.value + int(digits) * ten(place)
        end = decimals.end()
        return Number(value, end, place, place, decimals=len(digits), chinese=True)

    def _beyond(self, run: str, end: int) -> Number:
        """Read 十几, 二十几: more than the numeral, and less than its next step."""
        numeral = read_chinese(run.removesuffix("零"))
        if run[-1] == "零":
            numeral = numeral._replace(place=1)
        low = Fraction(numeral.value)
        if self.lower[end : end + 1] in _PLACE_WORDS and numeral.place > 1:
            end += self.lower[end : end + 1] != ""
        vague = Interval(low, low + ten(numeral.place or 1), low_open=True, high_open=True)
        if not numeral.spelled or numeral.rounded:
            refuse("{numeral}几 is not a well-formed number", numeral=run)
        return Number(None, end, vague=vague, chinese=True)

    def _words(self, at: int) -> Number | None:
        """Read number words."""
        if not self.lower[at].isascii() or not self.lower[at].isalpha():
            return None
        words = read_words(self.lower, at)
        if words is None:
            return None
        fine = words.place if words.rounded else 0
        lead = words.place if words.place > 1 and words.value < 10 ** (words.place + 1) else 0
        number = Number(Fraction(words.value), words.end, words.place, fine, lead=lead)
        if words.rounded:
            return self._magnitude_and_half(number)
        if match := _POINT.match(self.lower, words.end):
            digits = "".join(str(SMALL_WORDS.index(word)) for word in match[1].split())
            place = -len(digits)
            value = number.value + int(digits) * ten(place)
            return Number(value, match.end(), place, place, decimals=len(digits))
        return self._mixed(number)

    def _magnitude_and_half(self, number: Number) -> Number:
        """Read the half behind a magnitude: one million and a half."""
        mixed = self._mixed(number._replace(value=(number.value or 0) / ten(number.place)))
        return mixed.scaled(number.place) if mixed.parts else number

    def _chinese_tail(self, number: Number, start: int) -> Number:
        """Read a Chinese magnitude, further parts, and an excess before or after the magnitude."""
        at = self._spaced(number.end)
        match = _TAIL.match(self.lower, at)
        if match is None or not match[0]:
            return number
        before, word, after = match["before"], match["word"] or "", match["after"]
        if word and before and self._is_unit(match.start("word")):
            word, after = "", None
        if after and self._starts_word(match.start("after")):
            after = None
        if before and not word and self._starts_word(at):
            return number
        if before and after:
            refuse("{text!r} holds 余 or 多 twice", text=match[0])
        end = match.end("word") if word else at
        if before:
            number = self._exceed(number, before, after=not word and number.exponent > 0)
            end = max(end, match.end("before"))
        if word:
            if word[0] == "个" and word[1] in "多余":
                number = self._exceed(number, word[1], after=True)
                word = word[2:]
            number = number.scaled(exponent_of(word))
            number = number._replace(fine=number.place, end=end)
            if not before and not after and not number.chinese and not number.decimals:
                number = self._composite(number, start)
                more = _MORE.match(self.lower, number.end)
                if number.end > end and more and not self._starts_word(number.end):
                    number = self._exceed(number._replace(exponent=0), more[0], after=False)
                    end = more.end()
        if after:
            end = match.end("after")
            number = self._exceed(number, after[0], after=True)._replace(end=end)
            if match["split"]:
                number = number.scaled(_EXPONENTS["亿"])
        return number._replace(end=max(number.end, end))

    def _starts_word(self, at: int) -> bool:
        """Whether 多 or 余 starts another word: 多元化, 余额."""
        return bool(_OTHER_WORDS.match(self.lower, at))

    def _exceed(self, number: Number, excess: str, *, after: bool) -> Number:
        """Put 余, 多 or 来 to a number, `after` its magnitude or before it."""
        if number.value is None:
            return number._replace(excess="")
        if not number.value or number.upto or number.excess:
            refuse("{excess} cannot stand beside this number", excess=excess)
        if number.parts:
            return number._replace(excess=excess, after=after)
        scale = ten(number.exponent)
        mantissa = number.value / scale
        if after:
            ceiling = (mantissa // 1 + 1) * scale
        else:
            ceiling = number.value + ten(last_digit(number.value, min(number.place, number.fine)))
        return number._replace(excess=excess, after=after, ceiling=ceiling)

    def _composite(self, number: Number, start: int) -> Number:
        """Read the further parts of a number: 2亿3650万, 7万6千, 3万4000, 1万2600亿."""
        match = _MIXED.match(self.lower, start)
        if match is None or match.end() <= number.end:
            return number
        end = match.end()
        if self.lower[end - 1] in "十百千" and (unit := self.forms.match(self.text, end - 1)):
            end -= unit.end > end
        value, place = read_mixed(self.lower[start:end])
        return number._replace(
            value=value, place=place, fine=place, exponent=place, lead=place, end=end
        )

    def _english_tail(self, number: Number, *, money: bool) -> Number:
        """Read an English magnitude and an -odd before or after it."""
        match = _ENGLISH_TAIL.match(self.lower, number.end)
        if match is None or not match[0]:
            return number
        word, short = match["word"], match["short"]
        end = match.end()
        if short:
            beside = self.forms.match(self.text, self._spaced(match.end("short")))
            person = short == "m" and _PLURAL.match(self.lower, match.end("short"))
            if not money and not person and not (beside and beside.code in self.forms.money):
                short, end = None, match.start("short")
                if not match["before"] and self.lower[end : end + 1] in {"m", "b", "t"}:
                    return number
        if word == "k" and self.lower.startswith("个", end):
            return number
        if word == "k" and not money and self.text.text[match.start("word")] != "k":
            return number
        if match["before"] and match["after"]:
            refuse("{text!r} holds -odd twice", text=match[0])
        exponents = MAGNITUDES | ABBREVIATIONS | SHORT_ABBREVIATIONS
        exponent = exponents.get((word or short or "").strip(), 0)
        if match["before"]:
            number = self._exceed(number, "多", after=False)
        if exponent:
            number = number.scaled(exponent)
            number = number._replace(fine=number.place)
        if match["after"]:
            number = self._exceed(number, "多", after=bool(exponent))
        return number._replace(end=end)

    def _vague(self, at: int) -> Number | None:
        """Read what leaves the number open: 几十万, 上百, several hundred, tens of thousands."""
        if match := _VAGUE.match(self.lower, at):
            one = ten(exponent_of(match[1]))
            end = match.end()
            if self._is_unit(match.start(1)):
                one, end = Fraction(1), match.start(1)
            return Number(
                None, end, vague=Interval(2 * one, 10 * one, high_open=True), chinese=True
            )
        if match := _UPWARDS.match(self.lower, at):
            low = Fraction(read_chinese(match[1]).value)
            return Number(None, match.end(), vague=Interval(low, None), chinese=True)
        match = _VAGUE_WORDS.match(self.lower, at)
        if match is None:
            return None
        if match["few"]:
            word = match["few_of"]
            one = Fraction(12) if word == "dozen" else ten(MAGNITUDES.get(word or "", 0))
            return Number(None, match.end(), vague=Interval(2 * one, 10 * one, high_open=True))
        one = Fraction(_MANY[match["many"] or match["tens"]] * _MANY.get(match["of"] or "", 1))
        return Number(None, match.end(), vague=Interval(2 * one, None))

    def _fraction(self, at: int) -> Number | None:
        """Read 1/3, 三分之一, 百分之五, two thirds, one in four, 翻两番, doubled."""
        if match := _CHINESE_FRACTION.match(self.lower, at):
            return self._parts_of(match)
        if match := _HALF.match(self.lower, at):
            return _share(Fraction(1, 2), 2, match.end())
        if (match := _HALF_BEFORE.match(self.lower, at)) and self._half_of(match.start(1)):
            return Number(Fraction(1, 2), match.end(), parts=2, chinese=True)
        if match := _DIGIT_FRACTION.match(self.lower, at):
            if len(match[1]) + len(match[2]) > _MOST_DIGITS:
                refuse("the number has more than {limit} digits", limit=_MOST_DIGITS)
            below = int(match[2])
            return _share(Fraction(int(match[1]), below), below, match.end())
        if (match := _DOUBLING.match(self.lower, at)) and match[0][0] in _DOUBLING_STARTS:
            return self._doubling(match)
        if parts := _VULGAR.get(self.lower[at]):
            return _share(parts, parts.denominator, at + 1)
        if not self.lower[at].isascii():
            return None
        if match := _MULTIPLE.match(self.lower, at):
            return Number(Fraction(_MULTIPLES[match[1]]), match.end(), unit=TIMES)
        if match := _FOLD.match(self.lower, at):
            return Number(Fraction(SMALL_WORDS.index(match[1])), match.end(), unit=TIMES)
        if match := _A_AND_HALF.match(self.lower, at):
            return Number(Fraction(1), match.end())
        return self._english_fraction(at)

    def _half_of(self, at: int) -> bool:
        """Whether the unit behind 半 or 半个 can be halved."""
        unit = self.forms.match(self.text, at)
        return (
            unit is not None
            or "个" + self.lower[at : at + 1] in self.forms.codes
            or ("个" + self.lower[at : at + 2] in self.forms.codes)
        )

    def _parts_of(self, match: re.Match[str]) -> Number:
        """Read X分之Y; hundredths, thousandths and ten-thousandths are decimals of percent."""
        parts = int(match[1]) if match[1].isdecimal() else read_chinese(match[1]).value
        found = self._arabic(match.end()) or self._vague(match.end()) or self._chinese(match.end())
        if not parts or found is None:
            refuse("{text}… is not a well-formed fraction", text=match[0])
        if match[2]:
            if found.value is None or found.upto is not None:
                refuse("{text}… is not a well-formed fraction", text=match[0])
            found = found._replace(value=-found.value)
        if parts in _DECIMAL_PARTS:
            place = _DECIMAL_PARTS[parts] - found.decimals
            number = found.scaled(_DECIMAL_PARTS[parts])
            number = number._replace(exponent=0, place=place, fine=place, unit=PERCENT)
            number = number._replace(hundredths=parts == _HUNDRED)
            excess = self.lower[number.end : number.end + 1]
            if excess in {"余", "多"}:
                if place < 0:
                    refuse("{excess} cannot stand beside this number", excess=excess)
                number = self._exceed(number, excess, after=False)._replace(end=number.end + 1)
            return number
        if found.place < 0 or found.value is None or found.upto is not None:
            refuse("{text}… is not a well-formed fraction", text=match[0])
        return _share(found.value / parts, parts, found.end)

    def _doubling(self, match: re.Match[str]) -> Number:
        """Read 翻番 and 翻两番: doubled so many times, as a multiple."""
        word = match[1]
        if word and not word.isdecimal() and not RUN.fullmatch(word):
            refuse("{text!r} does not say how many times", text=match[0])
        times = int(word) if word.isdecimal() else read_chinese(word or "一").value
        if times > _MOST_DOUBLINGS:
            refuse("doubled {count} times is not plausible", count=times)
        number = Number(Fraction(2**times), match.end(), unit=TIMES)
        if more := _MORE.match(self.lower, match.end()):
            return number._replace(excess=more[0], after=True, end=more.end())
        return number

    def _english_fraction(self, at: int) -> Number | None:
        """Read half, a third, two-thirds, 3 quarters, one in four, three out of ten."""
        lower = self.lower
        if match := _HALF_A.match(lower, at):
            return self._half_a(at, match.end(), article=bool(match["article"]))
        article = _ARTICLE.match(lower, at)
        part = read_part(lower, article.end() if article else at)
        if part and not part.plural and (article or part.parts == _HALVES):
            return self._share_of(1, part)
        if article:
            return None
        simple = _SIMPLE_COUNT.match(lower, at)
        part = simple and read_part(lower, simple.end())
        if simple and part and "-" in lower[simple.end() : part.end]:
            return self._share_of(SMALL_WORDS.index(simple[1]), part)
        count = self._arabic(at) or self._words(at)
        if count is None or not count.value or count.parts or count.decimals:
            return None
        if every := _IN_EVERY.match(lower, count.end):
            whole = self._arabic(every.end()) or self._words(every.end())
            if whole and self._is_total(whole) and count.value < (whole.value or 0):
                return _share(count.value / whole.value, int(whole.value), whole.end)
        if lower[count.end : count.end + 1] in {" ", "-"}:
            part = read_part(lower, count.end + 1)
            if part and part.plural == (count.value > 1) and count.value <= part.parts:
                return self._share_of(int(count.value), part)
            if part:
                refuse("{text!r} is not a well-formed fraction", text=lower[at : part.end])
        return None

    def _share_of(self, count: int, part: Parts) -> Number:
        """Return so many parts in percent, or of a magnitude: half million.

        Hundredths and thousandths are decimals.
        """
        if part.parts in _DECIMAL_PARTS:
            place = _DECIMAL_PARTS[part.parts]
            return Number(count * ten(place), part.end, place, place, unit=PERCENT)
        share = Fraction(count, part.parts)
        magnitude = self._english_tail(Number(share, part.end, parts=part.parts), money=False)
        return magnitude if magnitude.exponent else _share(share, part.parts, part.end)

    def _is_total(self, number: Number) -> bool:
        """Whether a number may be the whole of a share: three in ten, but not 2 in 1979."""
        plain = number.value is not None and not number.decimals and not number.parts
        unit = self.forms.match(self.text, self._spaced(number.end))
        return (
            plain
            and (number.value or 0) <= _LARGEST_TOTAL
            and not (unit and unit.code in _TIMES_OF_YEAR)
        )

    def _half_a(self, start: int, at: int, *, article: bool) -> Number:
        """Read half a million, half a dozen, half an hour; else half is a share."""
        for name, size in GROUPS.items():
            if self.lower.startswith(name, at):
                return Number(Fraction(size, 2), at + len(name))
        half = Number(Fraction(1, 2), at, parts=2)
        scaled = self._english_tail(half, money=False)
        unit = self.forms.match(self.text, at)
        if scaled.end > at or (unit and (article or unit.code in _TIMES_OF_YEAR)):
            return scaled
        return _share(Fraction(1, 2), 2, start + len("half"))


MAGNITUDE_SIGN: Final = re.compile("[十百千万亿兆余多来个]")
_OTHER_WORDS: Final = re.compile(
    r"多(?:元化|元文化|样化|样性|少|功能|媒体|边形|维度|民族|党|方面)|余(?:额|下|热|杭|姚)"
)


def _share(share: Fraction, parts: int, end: int) -> Number:
    """Return so many parts of a whole in percent."""
    return Number(share * 100, end, parts=parts, unit=PERCENT)


def exponent_of(word: str) -> int:
    """Return the power of ten of a Chinese magnitude: 千万 is 7."""
    word = word.replace("个", "")
    first = word[:1] if word[:1] in _PLACE_WORDS and word[:1] else ""
    return _PLACE_WORDS[first] + _EXPONENTS[word[len(first) :]]

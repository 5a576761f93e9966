"""What follows a number: its unit or measure word, a part of it, what it is per."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.bounds import Single
from zhuzhou_facts.quantity.english_numerals import (
    ABBREVIATIONS,
    MAGNITUDES,
    NUMBER_WORDS,
    ORDINAL_WORDS,
    SHORT_ABBREVIATIONS,
)
from zhuzhou_facts.quantity.measure_words import (
    LONGEST_MEASURE,
    LONGEST_WORD,
    MEASURE_WORDS,
    PLACE_WORDS,
    RANKS,
    WORDS,
)
from zhuzhou_facts.quantity.numbers import MAGNITUDE, Number, exponent_of
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS, read_chinese, refuse
from zhuzhou_facts.quantity.unit_forms import LONGER_WORDS, UnitMatch
from zhuzhou_facts.records.units import COUNT, PERCENT

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.characters import Folded
    from zhuzhou_facts.quantity.unit_forms import UnitForms

_PERSONS: Final = frozenset("名位")
_HOURS: Final = 24
_MOST_TENTHS: Final = 10
_NOUN_WORDS: Final = 3
_SHORTEST_NOUN: Final = 3
_LONGEST_NOUN: Final = 12
_NUMERAL: Final = re.compile(rf"[0-9½⅓⅔¼¾半几两{CHINESE_SIGNS}]")
_HEDGING: Final = re.compile(
    r"左右|上下|以上|以下|以内|之[内间上下]|不[等到足]|以来|分之|出头|开外|有余"
)
_GE: Final = re.compile(r" ?个(半|[余多])")
_HALF_AFTER: Final = re.compile(r"半(?![导径岛成决山点数天日夜])")
_AND_HALF: Final = re.compile(r" and a half(?![a-z])")
_MORE_AFTER: Final = re.compile(r"[余多](?![元样种少功媒边哈彩方维额下热项家])")
_LAI: Final = re.compile(r"来(?![自源到说看讲临])(?=[\u4e00-\u9fff])")
_FUNCTION_WORD: Final = re.compile("[至到和与及的在为是了之以于而或将从由]")
_TENTH: Final = re.compile(rf"([0-9]|[{CHINESE_SIGNS}])(?![0-9{CHINESE_SIGNS}.])")
_JIAO: Final = re.compile(
    rf"零?(?:([0-9]|[{CHINESE_SIGNS}])([角毛])(?!度))?"
    rf"(?:零?([0-9]|[{CHINESE_SIGNS}])(?:分|(?<=[角毛].)(?![0-9{CHINESE_SIGNS}个])))?"
)
_FEN: Final = re.compile(rf"([0-9]|[{CHINESE_SIGNS}])(?:分钱?|(?![0-9{CHINESE_SIGNS}.个多]))")
_KUAI: Final = re.compile(rf"([0-9]|[{CHINESE_SIGNS}])(?![0-9{CHINESE_SIGNS}.个多])")
# 块 is a yuan before a digit or where nothing follows, and else a measure word.
_YUAN_PIECE: Final = re.compile(
    rf"块(?![\u4e00-\u9fff]|(?<=[a-z])|$)|块(?=[0-9{CHINESE_SIGNS}钱多左以]|$)"
)
_IMPLIED_MAGNITUDES: Final = {
    "'000": 3,
    "000": 3,
    **{word + plural: n for word, n in MAGNITUDES.items() for plural in ("", "s")},
    **ABBREVIATIONS,
    **SHORT_ABBREVIATIONS,
}
_IMPLIED_MAGNITUDE: Final = re.compile(
    rf" ?({'|'.join(sorted(_IMPLIED_MAGNITUDES, key=len, reverse=True))})(?![a-z])(?: of)? ?"
    rf"|({MAGNITUDE})"
)
_PER: Final = re.compile(r" ?/ ?|每| per ")
# In running text “a year” tells how often, and belongs to no quantity.
_PER_TEXT: Final = re.compile(
    r" ?/ ?|每| per | an? (?=(?:barrel|tonne|ton|share|head|person|kilogram|kg|litre|gallon|unit|piece"
    r"|month|week|day|hour|minute|second)(?![a-z]))"
)
_PER_WHOLE: Final = re.compile(r" ?/ ?|每| per | an? (?=[a-z]+$)")
_PER_PREFIX: Final = "每"
_PER_NUMBER: Final = re.compile(rf"([1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+|[0-9]+)?((?:{MAGNITUDE})?) ?")
_CJK_WORD: Final = re.compile(rf"(?:(?![{CHINESE_SIGNS}])[\u4e00-\u9fff]){{1,4}}")
_LATIN_WORD: Final = re.compile(
    r"(?:(?:diluted|basic|ordinary|common|live|adult|registered|[a-z]{3,}(?:ed|ing|ive))(?= [a-z]) )?[a-z]+"
)
_WORD: Final = re.compile(r"[ -]?([a-z]+(?:['-][a-z]+)*)(?![a-z0-9])")
_COMPARATIVE: Final = re.compile(
    r" (?:fewer|lower|higher|more|less|larger|greater|smaller|faster|slower)(?![a-z]| than)"
)
_LATIN_UNIT: Final = re.compile(r" ?([A-Za-z°μ][A-Za-z0-9²³°]*)(?![A-Za-z0-9])")
_UNIT_SHAPE: Final = re.compile(r"[A-Za-zμ]{0,3}[A-Z°μ²³][A-Za-z0-9²³]{0,3}")
# Units that are no standard ones, by their form: what they measure is not counted.
_MEASURES: Final = frozenset(
    (
        *"度 点 马力 分贝 赫兹 千赫 兆赫 伏 伏特 安培 焦耳 卡路里 大卡 千卡 英磅 磅 盎司 加仑 桶 蒲式耳 石 斗".split(),
        *"克拉 海浬 光年 里 华里 尺 丈 寸 坪 帕 毫巴 纳克 兆 节 碳 码 迈".split(),
        *"GB TB MB KB Mbps Gbps kbps dB Hz kHz MHz GHz V kV A Ah mAh rpm ppm ppb psi dpi".split(),
        *"hPa kPa MPa Pa J kJ MJ GJ kcal cal °F ° hp oz lb lbs yd gal bbl Mt Gt kt".split(),
        *"yards gallons pints barrels bushels ounces knots carats degrees watts volts".split(),
        *"furlongs calories joules bytes bits megabytes gigabytes terabytes light-years".split(),
        *"degree barrel ounce yard gallon pint decibel decibels hertz".split(),
    )
)
_GOES_ON: Final = re.compile(rf"[{CHINESE_SIGNS}之]")
_STOP: Final = frozenset(
    (
        *"a an the of in on at to for from by with and or but nor as if than that which who when".split(),
        *"is was are were has have had be been will would can could may its his her their our".split(),
        *"this these those it he she they we you per each every plus minus versus over under".split(),
        *"above below between among during before after since until while where why how not no".split(),
        *"up down out off about around nearly almost across towards besides into onto within".split(),
        *"without against through via less more fewer most least also only just even still such".split(),
        *"so ago another other old us does says said times percent pct always perhaps thus various".split(),
    )
)
_IRREGULAR: Final = frozenset(
    "people men women children sheep fish aircraft series species feet teeth mice cattle police "
    "staff headquarters households youth personnel countrymen businessmen fishermen deer".split()
)


class UnitReader:
    """Reads units and measure words at places of one folded text."""

    def __init__(
        self, text: Folded, forms: UnitForms, *, implied: Folded | None, whole: bool
    ) -> None:
        self.text = text
        self.lower = text.lower
        self.forms = forms
        self.implied = implied
        self.whole = whole

    def read(
        self, number: Number, start: int, *, currency: UnitMatch | None, per: str, negative: bool
    ) -> Single:
        """Return the number that starts at a place with what belongs to it."""
        if number.unit:
            more = None if number.excess else _MORE_AFTER.match(self.lower, number.end)
            if more and number.parts:
                number = _exceed_after(number, more[0], more.end())
            single = Single(number, start, number.end, number.unit)
        else:
            single = self._money(currency, self._unit(number, start))
        if negative:
            single = single._replace(number=_negated(single.number))
        return self._per(single, per)

    def _money(self, currency: UnitMatch | None, single: Single) -> Single:
        """Give a number the currency that stands before it."""
        if currency is None:
            return single
        if single.form == "元" and not currency.form[0].isascii():
            single = single._replace(unit=currency.code)
        if single.unit not in {"", currency.code}:
            refuse(
                "the number has the currency {currency!r} before it and {unit!r} after it",
                currency=currency.form,
                unit=single.counter or single.form or single.unit,
            )
        return single._replace(unit=currency.code, currency=True)

    def per_prefix(self, at: int) -> tuple[str, int]:
        """Return what a rate is per, where that stands before the number: 每千人5.2张."""
        if not self.lower.startswith(_PER_PREFIX, at):
            return "", at
        divisor = self._divisor(at + 1)
        if divisor is None:
            return "", at
        more, end = self.per_prefix(divisor[1])
        return (f"{divisor[0]}/{more}" if more else divisor[0]), end

    def _per(self, single: Single, prefix: str) -> Single:
        """Read what the number is per, so that a rate is one unit: 元/人, people per km²."""
        divisor, end = prefix, single.end
        pattern = _PER_WHOLE if self.whole else _PER_TEXT
        if match := pattern.match(self.lower, single.end):
            found = self._divisor(match.end()) if single.unit or match[0].strip() != "/" else None
            if found:
                divisor, end = found
            elif (self.whole and single.unit) or (
                match[0].strip() == "/" and single.unit and not single.currency
            ):
                refuse("{text!r} does not say what the number is per", text=match[0].strip())
        if not divisor:
            return single
        left = single.counter if single.unit == COUNT else single.unit
        form = self.text.text[single.number.end : end].strip()
        return single._replace(
            unit=f"{left}/{divisor}", counter="", form=form, counted=False, end=end
        )

    def _divisor(self, at: int) -> tuple[str, int] | None:
        """Return what stands below the line, by its code: person, 1000 person, 户."""
        match = _PER_NUMBER.match(self.lower, at)
        if match is None:
            return None
        digits, word = match.groups()
        count = int((digits or "1").replace(",", "")) * 10 ** exponent_of(word)
        unit = self.forms.match(self.text, match.end())
        if word and not digits and (whole := self.forms.match(self.text, at)):
            unit, count = whole, 1
        end = unit.end if unit else match.end()
        name = unit.code if unit else ""
        if unit is None and (month := self._unit_after_ge(match.end())):
            name, end, unit = month.code, month.end, month
        if unit is None:
            noun = self._measure(match.end()) or _CJK_WORD.match(self.lower, match.end())
            noun = noun or _LATIN_WORD.match(self.lower, match.end())
            if noun is not None and noun[0] in _STOP:
                noun = None
            if noun is None and digits and self.lower[match.end() - 1 : match.end()] != "/":
                return str(count), match.end(2)
            if noun is None:
                return None
            name, end = noun[0], noun.end()
        return (name if count == 1 else f"{count} {name}"), end

    def _unit(self, number: Number, start: int) -> Single:
        """Read the unit or measure word right behind a number."""
        at = number.end
        if match := _GE.match(self.lower, at):
            return self._after_ge(number, start, match)
        if (
            number.value
            and not number.excess
            and number.value % 10 == 0
            and (match := _LAI.match(self.lower, at))
        ):
            number, at = number._replace(excess="来", end=match.end()), match.end()
        spaced = at + (self.lower[at : at + 1] == " ")
        unit = self.forms.match(self.text, spaced)
        if unit is None and self.lower[at : at + 1] == "-":
            unit = self.forms.match(self.text, at + 1)
        if unit is None and (implied := self._implied(number, start)):
            return implied
        measure = self._measure(spaced)
        known = self._known_measure(spaced)
        longest = max(measure.end() if measure else 0, spaced + len(known or ""))
        if unit and longest <= unit.end:
            return self._with_unit(number, start, unit)
        return self._counted(number, start, spaced, known or "")

    def _implied(self, number: Number, start: int) -> Single | None:
        """Give a bare number the unit that stands elsewhere."""
        if self.implied is None:
            return None
        exponent, unit, rest = self._implied_unit(self.implied)
        if number.exponent and exponent:
            refuse("the number has a magnitude, and so has {unit!r}", unit=self.implied.text)
        if exponent:
            number = number.scaled(exponent)
            number = number._replace(fine=number.place)
        if unit:
            number = number.scaled(unit.exponent)
            counted = unit.code in self.forms.counts
            form = "" if unit.part else unit.form
            return Single(number, start, number.end, unit.code, form=form, counted=counted)
        if not rest:
            return Single(number, start, number.end)
        if rest in MEASURE_WORDS or rest.islower():
            return Single(number, start, number.end, COUNT, counter=rest, counted=True)
        return Single(number, start, number.end, rest, form=rest)

    def _implied_unit(self, implied: Folded) -> tuple[int, UnitMatch | None, str]:
        """Read a unit by itself: its power of ten, its unit, or what else is written."""
        text = implied.lower
        whole = self.forms.match(implied, 0)
        if whole and (whole.end == len(text) or text.startswith(" of ", whole.end)):
            return 0, whole, ""
        currency = self.forms.currency_at_end(implied)
        at = currency.end if currency else 0
        match = _IMPLIED_MAGNITUDE.match(text, at)
        word = (match[1] or match[2]) if match else ""
        at = match.end() if match else at
        exponent = _IMPLIED_MAGNITUDES.get(word, 0) or exponent_of(
            word if not word.isascii() else ""
        )
        unit = self.forms.match(implied, at) or currency
        if unit and unit is not currency and unit.end != len(text):
            unit = None
        rest = "" if unit else implied.text[at:]
        if rest and (_NUMERAL.search(rest) or not NUMBER_WORDS.isdisjoint(rest.lower().split())):
            refuse("{unit!r} is not a unit that can be read", unit=implied.text)
        return exponent, unit, rest

    def _after_ge(self, number: Number, start: int, match: re.Match[str]) -> Single:
        """Read 个半 and 个多: 一个半小时, 三个多月."""
        if match[1] == "半":
            number = _with_half(number, match.end())
        else:
            number = _exceed_after(number, match[1], match.end())
        unit = self._unit_after_ge(match.end())
        if unit:
            number = number.scaled(unit.exponent)
            counted = unit.code in self.forms.counts
            form = "" if unit.part else unit.form
            return Single(number, start, unit.end, unit.code, form=form, counted=counted)
        end = match.end()
        if self.whole and (noun := self._noun_tail(end)):
            end = noun
        counter = "个" + self.text.text[match.end() : end]
        return Single(number, start, end, COUNT, counter=counter, counted=True)

    def _unit_after_ge(self, at: int) -> UnitMatch | None:
        """Return the unit that is written with 个, where 半 or 多 parts the two."""
        for length in range(5, 0, -1):
            rest = self.lower[at : at + length]
            found = self.forms.codes.get("个" + rest)
            if found and len(rest) == length:
                return UnitMatch(found[0], "个" + rest, found[1], at + length)
        return self.forms.match(self.text, at)

    def _with_unit(self, number: Number, start: int, unit: UnitMatch) -> Single:
        """Read what may stand behind a unit: a half, 多, the digit of 六成五, 角 and 分, 整."""
        code, form, end = unit.code, unit.form, unit.end
        tenths = form in {"成", "折"}
        if tenths and (number.exponent or number.excess or (number.value or 0) > _MOST_TENTHS):
            refuse("{form} counts plain tenths", form=form)
        if form == "point" and number.value != 1:
            refuse("{text!r} stands after the number", text=form)
        if form == "m" and number.end == end - 1 and not number.exponent:
            refuse("m may stand for metres or for millions")
        number = number.scaled(unit.exponent)
        if form == "成" and (match := _TENTH.match(self.lower, end)):
            number, end = _add(number, match[1], 0), match.end()
        elif form in {"角", "毛"} and (match := _FEN.match(self.lower, end)):
            number, end = _add(number, match[1], -2), match.end()
        elif code == "CNY" and form in {"元", "圆", "块", "块钱"}:
            number, end = self._small_money(number, form, end)
        if match := _HALF_AFTER.match(self.lower, end):
            if self._half_fits(end + 1):
                number, end = _with_half(number, end + 1), end + 1
        elif match := _MORE_AFTER.match(self.lower, end):
            number, end = _exceed_after(number, match[0], match.end()), match.end()
        elif match := _AND_HALF.match(self.lower, end):
            number, end = _with_half(number, match.end()), match.end()
        elif number.value is not None and (match := _COMPARATIVE.match(self.lower, end)):
            end = match.end()
        counted = code in self.forms.counts
        form = form if not unit.part or (form == "成" and number.place > 0) else ""
        if self.whole and form in _PERSONS and (noun := self._noun_tail(end)):
            end = noun
        return Single(number, start, end, code, form=form, counted=counted)

    def _half_fits(self, at: int) -> bool:
        """Whether 半 behind a unit ends the quantity: 两年半, but not 5家半导体企业."""
        following = self.lower[at : at + 1]
        return (
            not ("\u4e00" <= following <= "\u9fff") or following in "的以左上之时多，后前内来就才"
        )

    def _small_money(self, number: Number, form: str, end: int) -> tuple[Number, int]:
        """Read 角, 毛 and 分 behind 元, the bare digit behind 块, and 整."""
        if self.lower[end : end + 1] in {"整", "正"} and not number.excess:
            return number._replace(place=-2, fine=-2), end + 1
        match = _JIAO.match(self.lower, end)
        if match and (match[1] or match[3]):
            if number.excess or number.decimals or number.value is None:
                refuse("{text!r} stands after the number", text=match[0])
            if match[1]:
                number = _add(number, match[1], -1)
            if match[3]:
                number = _add(number._replace(decimals=0), match[3], -2)
            end = match.end()
        elif form == "块" and (match := _KUAI.match(self.lower, end)):
            number, end = _add(number, match[1], -1), match.end()
        return number, end + self.lower.startswith("钱", end)

    def _counted(self, number: Number, start: int, at: int, found: str) -> Single:
        """Read a measure word or a noun, or a unit that is not known."""
        if _YUAN_PIECE.match(self.lower, at):
            return self._with_unit(number, start, UnitMatch("CNY", "块", 0, at + 1))
        match = self._measure(at)
        if match and len(match[0]) >= len(found):
            return self._with_measure(number, start, match)
        if found == "点" and not number.excess and not number.decimals:
            if number.value is not None and number.value <= _HOURS:
                refuse("this is a date")
        if found:
            end = at + len(found)
            if match := _MORE_AFTER.match(self.lower, end):
                number, end = _exceed_after(number, match[0], match.end()), match.end()
            return Single(number, start, end, found, form=found)
        if noun := self._english_noun(number, number.end):
            return noun._replace(start=start)
        if match := _COMPARATIVE.match(self.lower, number.end):
            return Single(number, start, match.end())
        if self.whole:
            return self._unknown(number, start, at)
        return Single(number, start, number.end)

    def _with_measure(self, number: Number, start: int, match: re.Match[str]) -> Single:
        end = match.end()
        if more := _MORE_AFTER.match(self.lower, end):
            number, end = _exceed_after(number, more[0], more.end()), more.end()
        elif _HALF_AFTER.match(self.lower, end) and self._half_fits(end + 1):
            number, end = _with_half(number, end + 1), end + 1
        counter = match[0]
        if self.whole and number.chinese and counter in RANKS:
            refuse("an ordinal says which one and not how many")
        if self.whole and (noun := self._noun_tail(end)):
            if noun - end == 1 and number.chinese and match[0] in PLACE_WORDS:
                refuse("{text!r} may be a name", text=self.text.text[start:noun])
            counter, end = counter + self.text.text[end:noun], noun
        return Single(number, start, end, COUNT, counter=counter, counted=True)

    def _measure(self, at: int) -> re.Match[str] | None:
        """Return the longest Chinese measure word here."""
        for length in range(LONGEST_MEASURE, 0, -1):
            word = self.lower[at : at + length]
            following = self.lower[at + length : at + length + 1]
            other = following and following in LONGER_WORDS.get(word, "")
            if len(word) == length and word in MEASURE_WORDS and not other:
                return re.compile(re.escape(word)).match(self.lower, at)
        return None

    def _known_measure(self, at: int) -> str | None:
        """Return the form of a unit that is no standard one."""
        if match := re.compile(r"[\u4e00-\u9fff]{1,3}").match(self.lower, at):
            return next((w for n in (3, 2, 1) if (w := match[0][:n]) in _MEASURES), None)
        match = _LATIN_UNIT.match(self.text.text, at)
        if match is None:
            return None
        word = match[1]
        if word in _MEASURES or (self.whole and _UNIT_SHAPE.fullmatch(word) and len(word) > 1):
            return self.text.text[at : match.end()]
        return None

    def _noun_tail(self, at: int) -> int | None:
        """Return where a Chinese noun behind a measure word ends: at the end of the text."""
        rest = self.lower[at:]
        noun = re.split(_HEDGING, rest, maxsplit=1)[0]
        plain = "\u4e00" <= noun[:1] <= "\u9fff" and noun.isalpha() and len(noun) <= _LONGEST_NOUN
        if (
            not plain
            or _NUMERAL.search(noun)
            or noun[0] in "数余多来"
            or _FUNCTION_WORD.search(noun)
            or noun in {"日元", "月"}
        ):
            return None
        return at + len(noun)

    def _english_noun(self, number: Number, at: int) -> Single | None:
        """Read the noun of what is counted: bridges, unemployed people."""
        words, end = [], at
        for _ in range(_NOUN_WORDS):
            match = _WORD.match(self.lower, end)
            if match is None or match[0][0] != " ":
                break
            word = match[1]
            if word in _STOP or word in NUMBER_WORDS or word in ORDINAL_WORDS:
                break
            start_of_word = match.start(1)
            unit = self.forms.match(self.text, start_of_word) if words else None
            if unit and unit.end == match.end() and unit.code in self.forms.counts:
                counted = unit.code in self.forms.counts
                return Single(number, at, unit.end, unit.code, form=unit.form, counted=counted)
            words.append(word)
            end = match.end()
            if self._is_plural(word) and not (self.whole and _WORD.match(self.lower, end)):
                break
        else:
            if not self._is_plural(words[-1]):
                return None
        if not words or not self._fits(number, words[-1], end):
            return None
        if any(len(word) < _SHORTEST_NOUN for word in words):
            return None
        if words[-1] in _MEASURES:
            return Single(number, at, end, words[-1], form=words[-1])
        counter = self.text.text[at:end].strip(" -")
        return Single(number, at, end, COUNT, counter=counter, counted=True)

    def _fits(self, number: Number, word: str, end: int) -> bool:
        """Whether a noun is one or several as its number asks for."""
        if self._is_plural(word):
            return True
        return self.whole and number.value == 1 and end == len(self.lower)

    @staticmethod
    def _is_plural(word: str) -> bool:
        if word in _IRREGULAR:
            return True
        return word.endswith("s") and not word.endswith(("ss", "us", "is"))

    def _unknown(self, number: Number, start: int, at: int) -> Single:
        """Take the rest of a Chinese text as a unit that is not known; it is not counted."""
        noun = self._noun_tail(at)
        if noun is None:
            return Single(number, start, number.end)
        if number.chinese or number.vague:
            refuse("{text!r} is not known as a measure word", text=self.text.text[at:noun])
        form = self.text.text[at:noun]
        return Single(number, start, noun, form, form=form)


def looks_like_number(lower: str, at: int) -> int:
    """Return where a word ends that only looks like a number: 四川, 一切; 0 where none stands."""
    for length in range(LONGEST_WORD, 1, -1):
        end = at + length
        if lower[at:end] in WORDS and not _GOES_ON.match(lower, end):
            return end
    return 0


def _negated(number: Number) -> Number:
    return number._replace(
        value=None if number.value is None else -number.value,
        upto=None if number.upto is None else -number.upto,
        vague=None if number.vague is None else -number.vague,
    )


def _with_half(number: Number, end: int) -> Number:
    """Add a half of the unit: 两年半, 一个半小时."""
    if number.value is None or number.excess or number.parts or number.decimals or number.upto:
        refuse("半 cannot stand beside this number")
    if number.exponent:
        refuse("半 cannot stand beside this number")
    return number._replace(value=number.value + Fraction(1, 2), parts=2, end=end)


def _exceed_after(number: Number, excess: str, end: int) -> Number:
    """Put 余 or 多 behind the measure word: 5倍多, 三个多月."""
    if number.vague:
        return number._replace(end=end)
    if number.value is None or not number.value or number.excess or number.upto:
        refuse("{excess} cannot stand beside this number", excess=excess)
    if number.parts:
        return number._replace(excess=excess, after=True, end=end)
    scale = Fraction(10) ** number.exponent
    ceiling = (number.value / scale // 1 + 1) * scale
    return number._replace(excess=excess, after=True, ceiling=ceiling, end=end)


def _add(number: Number, digit: str, exponent: int) -> Number:
    """Add a digit at a lower place: the 五 of 六成五, the 三毛 of 十块三毛."""
    if number.value is None or number.excess or number.decimals or number.upto or number.parts:
        refuse("{digit!r} stands after the number", digit=digit)
    ones = int(digit) if digit.isascii() else read_chinese(digit).value
    value = number.value + ones * Fraction(10) ** exponent
    return number._replace(
        value=value, place=exponent, fine=exponent, decimals=max(0, -exponent), exponent=0
    )

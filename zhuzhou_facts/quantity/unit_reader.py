"""What follows a number: its unit, measure word or noun, and what belongs to these."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity import lexicon
from zhuzhou_facts.quantity.characters import DIGITS, is_chinese
from zhuzhou_facts.quantity.hedges import Single
from zhuzhou_facts.quantity.interval import order
from zhuzhou_facts.quantity.number_reader import NumberReader
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS, SMALL_WORDS, Number, read_chinese, refuse
from zhuzhou_facts.quantity.unit_forms import PARTS, UnitMatch
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, TIMES

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.characters import Folded
    from zhuzhou_facts.quantity.unit_forms import UnitForms

_SIGN: Final = re.compile(r"[-负]|–(?=[0-9$€£¥])|零下|(?:minus|negative) ")
_PLUS: Final = re.compile(r"(?:±|\+/[-–]) ?|\+|plus or minus |plus-or-minus ")
_HOURS: Final = 24
_YEAR_DIGITS: Final = 4
_SHORTEST: Final = 3  # letters of a currency that is a word: yen, but Rs and RM
_MOST_TENTHS: Final = 10
_NEAR: Final = 16  # code points before a number that say what it measures
# A unit that is not known ends in one of these: 海里, 伏安, 卡路里, 卢布.
_UNIT_SIGNS: Final = frozenset(
    "米克升瓦吨亩里尺寸丈度伏安焦卡币元镑盾分秒时赫帕磅担斗石桶箱单位点布朗郎比索"
)
# An index 跌4点; 前移3位 is a rank.
_RISING: Final = re.compile(
    r"(?:[涨漲跌挫升降]|[高低][开開]|回[落吐]|下滑|反弹|[前后]移|提高|[前晋]进|退后)[了约近逾]?\Z"
)
_NO_PERSON: Final = re.compile("[至到]|(?![\u4e00-\u9fff])")
_TENTHS: Final = re.compile("[逾近超约过][一二三四五六七八九]成为")  # 逾九成为女性
_PERSONS: Final = frozenset("名位")
_GE: Final = re.compile(
    r" ?个(半|[余多])|分钟?(半)(?:钟|(?![\u4e00-\u9fff])|(?=[一的内以左之多就才]))"
)
_LAI: Final = re.compile(
    r"来(?![自源到说看讲临])(?=[\u4e00-\u9fff])|(?<=[百千万])把(?=[人块元里斤年户亩])"  # 千把人
)
_PERIODS: Final = frozenset(("year", "quarter", "month"))
# 半 and 多 behind a unit, but not 半导体 or 多元化.
_HALF: Final = re.compile(
    r"半(?![导径岛成决山点数天日夜])(?![\u4e00-\u9fff])|半(?=[的以左上之时多后前内来就才])"
    r"| and a half(?![a-z])"
)
# A unit that is not known, by its shape: MWp.
_UNIT_SHAPE: Final = re.compile(
    r"(?=..)[A-Za-zμ]{0,3}[A-Z°μ²³][A-Za-z0-9²³]{0,3}(?![A-Za-z0-9²³°])"
)
_HYPHEN: Final = re.compile("-(?=[a-z])")
# It weighs about 5 pounds, 100 tons (222,000 pounds); 5 pounds of sugar, 5 pounds of savings.
_WEIGHS: Final = re.compile(
    r"\bweigh(?:s|ed|ing|t)?:?(?: (?!down)[a-z]+){0,3} \Z|\b(?:tons?|tonnes?|kgs?|kilo[a-z]*) \(\Z"
)
_KILOGRAMS: Final = re.compile(r" \([0-9.,]+ (?:kg|kilo|gram|g\b|ton)")
_OF_SUGAR: Final = re.compile(" of [a-z]")
_COMPARATIVE: Final = re.compile(
    r" (?:fewer|lower|higher|more|less|larger|greater|smaller|faster|slower)(?![a-z]| than)"
)
_DIGIT: Final = rf"([0-9{DIGITS}])"
_DEVICES: Final = frozenset("台套")  # their measure words
_ALONE: Final = rf"(?![0-9{CHINESE_SIGNS}.个多])"
# Digits of lower places behind 成, 元, 块 and 角, and their place.
_LOWER_DIGITS: Final = (
    (re.compile(rf"(?<=成){_DIGIT}(?![0-9{CHINESE_SIGNS}.])"), 0),
    (re.compile(rf"(?<=[元圆块])零?{_DIGIT}(?:[角毛](?!度)|(?<=块.){_ALONE})"), -1),
    (re.compile(rf"(?<=[元圆块角毛])零?{_DIGIT}(?:分|(?<=[角毛].){_ALONE})"), -2),
)
# 一米八, 38度5, 9秒83: decimals behind a unit. 一米七八 may be two heights, and of 200米12 and
# 30米2 the last digits a note.
_DECIMALS: Final = re.compile(
    r"((?<![0-9]{3}[度米])(?:(?<=[0-9][秒米])[0-9]|(?<=[0-9][度秒])|(?<=(?<![0-9.])[12]米))[0-9]"
    r"|(?<=[一二两三四五六七八九十][米斤尺丈秒度])(?!一二|二三|三四|四五|五六|六七|七八|八九)"
    rf"[零一二三四五六七八九]{{1,2}})(?:(?![\w.:%~–—-]|、[0-9{CHINESE_SIGNS}])"
    r"|(?=[的左以之高长宽深夺获打刷创]|[至到和与或]\w{1,3}[米斤尺丈秒度]))"
)
# 块 is a yuan before a digit or where nothing follows, and else a measure word.
_PIECE: Final = re.compile(rf"块(?:(?![\u4e00-\u9fff])|(?=[{CHINESE_SIGNS}钱多左以]))")

# 2小时38分, 1 hour 25 minutes, 3年零6个月: a duration in two units, in the smaller one.
_REST: Final = (
    rf"(?:,? (?:and )?|零|又)?([0-9]{{1,2}}|[{CHINESE_SIGNS}]{{1,3}}|{'|'.join(SMALL_WORDS)}) ?"
)
_SMALLER: Final = {
    "year": (12, "month", re.compile(rf"{_REST}(个月|months?)(?![a-z])")),
    "day": (24, "hour", re.compile(rf"{_REST}(个?小时|hours?|hrs?)(?![a-z])")),
    "hour": (60, "minute", re.compile(rf"{_REST}(分(?!之)钟?|minutes?|mins?)(?![a-z])")),
    "minute": (60, "second", re.compile(rf"{_REST}(秒钟?|seconds?|secs?)(?![a-z])")),
}
# Another unit than the word alone is: short tons.
_OTHER_UNIT: Final = re.compile("(?:short|long|square|cubic) ")

_WHOLE_PER: Final = re.compile(" ?/ ?|每| per | an? (?=[a-z]+$)")
# In running text a stroke between blanks divides two texts (342米 / 342 m), and “a year” says how
# often, and belongs to no quantity.
_TEXT_PER: Final = re.compile(
    "/|每| per | an? (?=(?:barrel|tonne|ton|share|head|person|kilogram|kg|litre|gallon|unit|piece"
    "|month|week|day|hour|minute|second)(?![a-z]))"
)
_PRODUCT: Final = re.compile("·")  # of divisors: 元/平方米·月
_LARGE_DIVISOR: Final = re.compile(r"(?:10*)?[百千万]|[km]?m[2²](?![a-z0-9])")  # 15.1/10万, 18/km²
_DIVISOR: Final = re.compile(
    rf"(?:(?![{CHINESE_SIGNS}])[\u4e00-\u9fff]){{1,4}}"
    r"|(?:(?:diluted|basic|ordinary|common|live|adult|registered|[a-z]{3,}(?:ed|ing)) )?[a-z]+"
)


class UnitReader(NumberReader):
    """Reads numbers with what follows them out of one folded text.

    `implied` is one of a unit that stands elsewhere (1亿元): a number without unit has it. `whole`
    is whether the text is to be one quantity: then a noun of several words may follow.
    """

    def __init__(
        self, text: Folded, forms: UnitForms, *, implied: Single | None = None, whole: bool = False
    ) -> None:
        super().__init__(text, forms)
        self.implied = implied
        self.whole = whole

    def single(self, at: int, *, money: bool = False) -> Single | None:
        """Read one number with its sign, currency and unit."""
        negative = _SIGN.match(self.lower, at)
        position = negative.end() if negative else at
        if plus := _PLUS.match(self.lower, position):
            if plus[0] != "+":
                refuse("a margin on both sides is not one number")
            position += 1
        multiple = self.lower.startswith("×", position)
        currency = self.forms.currency(self.text, position + multiple)
        position = currency.end if currency else position + multiple
        if currency and not negative and (negative := _SIGN.match(self.lower, position)):
            position = negative.end()
        number = self.number(position, money=money or currency is not None)
        if number is None:
            return None
        number = number._replace(start=at)
        if number.unit:
            if number.parts and not number.excess:
                number = self.exceeded(number, number.end, after=True, unit=True)
            single = Single(number, number.end, number.unit)
        else:
            single = self._with_decimals(self._unit(number))
            if multiple and not single.unit:
                single = single._replace(unit=TIMES, form="×")
            # AED 216台 are defibrillators, and no dirhams.
            currency = None if single.counter[:1] in _DEVICES else currency
            if currency and not self.whole and self._is_other(single, currency, position):
                return None
            single = self._priced(single, currency) if currency else single
        if negative:
            single = single._replace(number=single.number.negated())
        return self._rate(single)

    def _priced(self, single: Single, currency: UnitMatch) -> Single:
        """Give a number the currency before it."""
        loose = not self.whole or single.counter == "起"
        if loose and (single.counted or single.form in _PERIODS):
            # $2 million year on year, €5 billion exports, ¥99起
            single = Single(single.number, single.number.end)
        if single.form == "元" and not currency.form[0].isascii():
            single = single._replace(unit=currency.code)
        if single.unit.split("/")[0] not in {"", currency.code}:
            refuse(
                "the number has the currency {currency!r} before it and {unit!r} after it",
                currency=currency.form,
                unit=single.counter or single.form or single.unit,
            )
        return single._replace(unit=single.unit or currency.code, currency=True)

    def _is_other(self, single: Single, currency: UnitMatch, end: int) -> bool:
        """Whether the word before a number is no currency of it: 美元12家银行, Euro 2020."""
        word = self.text.text[:end].rstrip()[-len(currency.form) :]
        if not word.isalpha() or (word.isascii() and (word.isupper() or len(word) < _SHORTEST)):
            return False
        year = word.isascii() and single.number.end - end == _YEAR_DIGITS
        other = single.unit and single.unit.split("/")[0] not in self.forms.money
        return bool(other) or (year and not single.unit)

    def _rate(self, single: Single) -> Single:
        """Read what the number is per, so that a rate is one unit: 元/人/年, people per km²."""
        per = _WHOLE_PER if self.whole else _TEXT_PER
        line = per.match(self.lower, single.end)
        if line is None and "/" in single.unit:
            line = _PRODUCT.match(self.lower, single.end)
        if line is None or (single.unit == PERCENT and " a" in line[0]):
            return single
        stroke = "/" in line[0]
        if stroke and not single.unit and not _LARGE_DIVISOR.match(self.lower, line.end()):
            return single
        divisor = self.divisor(line.end(), known=line[0] in "每·")
        if divisor is None:
            if single.unit and (self.whole or (stroke and not single.currency)):
                refuse("{text!r} does not say what the number is per", text=line[0].strip())
            return single
        form = self.text.text[single.number.end : divisor.end].strip()
        return self._rate(single.per(divisor.unit)._replace(form=form, end=divisor.end))

    def divisor(self, at: int, *, known: bool) -> Single | None:
        """Read what stands below the line of a rate.

        Its unit is a code, with a number before it (1000 person), or a word that need not be
        `known`.
        """
        money = self.forms.currency(self.text, at)  # per $100 of value
        start = money.end if money else at
        found = self.cardinal(start, money=False)
        number = found or Number(Fraction(1), start)
        if not number.value or number.value % 1 or number.excess or (money and not found):
            return None
        end = self.spaced(number.end)
        unit = self.forms.match(self.text, end) or self.forms.match_without_ge(self.text, end)
        unit = money._replace(end=number.end) if money else unit
        measure = lexicon.measure_at(self.lower, end)
        noun = None if known else _DIVISOR.match(self.lower, end)
        if unit and (money or len(measure) <= unit.end - end):
            name, end = unit.code, unit.end
        elif unit or measure in lexicon.MEASURE_WORDS:
            name, end = measure, end + len(measure)
        elif noun and noun[0] not in lexicon.STOP_WORDS:
            name, end = noun[0], noun.end()
        elif found:
            name, end = "", number.end
        else:
            return None
        count = "" if name and number.value == 1 else f"{number.value} "
        return Single(number, end, f"{count}{name}".rstrip())

    def _unit(self, number: Number) -> Single:
        """Read the longest unit, measure word, other measure or noun right behind a number."""
        if match := _GE.match(self.lower, number.end):
            return self._after_ge(number, match)
        tens = number.value and not number.excess and number.value % 10 == 0
        if tens and (match := _LAI.match(self.lower, number.end)):
            number = number.exceeding("来", match.end(), after=False)
        at = self.spaced(number.end)
        unit = self._unit_at(at)
        if unit is None and self.implied:
            magnitude = order(self.implied.number.value or Fraction(1))
            if number.exponent and magnitude > 0:
                refuse("both the number and its unit have a magnitude")
            return self.implied._replace(number=number.rounded(magnitude), end=number.end)
        if _PIECE.match(self.lower, at):
            return self._with_unit(number, UnitMatch("CNY", "块", 0, at + 1))
        measure = lexicon.measure_at(self.text.text, at)
        if measure == "大" and number.exponent:
            measure = ""  # 500万大奖
        if unit and len(measure) <= unit.end - at:
            return self._with_unit(number, unit)
        if measure in lexicon.MEASURE_WORDS:
            return self._with_counter(number, at, measure)
        if not measure and self.whole and (shape := _UNIT_SHAPE.match(self.text.text, at)):
            measure = shape[0]
        return self._with_measure(number, at, measure) if measure else self._with_noun(number, at)

    def _unit_at(self, at: int) -> UnitMatch | None:
        if self.lower.startswith("成为", at) and _TENTHS.match(self.lower, at - 2):
            return UnitMatch(PERCENT, "成", 1, at + 1)
        behind = at + 1 if _HYPHEN.match(self.lower, at) else at
        return self.forms.match(self.text, at) or self.forms.match(self.text, behind)

    def _after_ge(self, number: Number, match: re.Match[str]) -> Single:
        """Read 个半 and 个多: 一个半小时, 三个多月; and 4分半钟."""
        end = match.end()
        if match[2]:
            return Single(number.with_half(end), end, "minute")
        if match[1] == "半":
            number = number.with_half(end)
        else:
            number = number.exceeding(match[1], end, after=True)
        unit = self.forms.match_without_ge(self.text, end) or self.forms.match(self.text, end)
        if unit:
            return self._in_unit(number, unit)
        noun = (lexicon.chinese_noun_end(self.lower, end) if self.whole else None) or end
        return _counted(number, noun, "个" + self.text.text[end:noun])

    def _with_unit(self, number: Number, unit: UnitMatch) -> Single:
        """Read what may stand behind a unit: a half, 多, the digit of 六成五, 角 and 分, 整."""
        form, before = unit.form, self._before(number)
        behind = self.lower[unit.end : unit.end + _NEAR]
        if form in {"成", "折"} and (number.excess or (number.value or 0) > _MOST_TENTHS):
            refuse("{form} counts plain tenths", form=form)
        if form == "point" and not 0 < (number.value or 0) <= 1:
            refuse("{text!r} stands after the number", text=form)
        glued = number.end == unit.end - len(form)
        chinese = any(map(is_chinese, before[-1:] + behind[:1]))
        if form == "m" and glued and not number.exponent and not chinese:
            refuse("m may stand for metres or for millions")
        if form in {"pound", "pounds"} and unit.code in self.forms.money:
            unit = self._pounds(number, unit)
        if form == "pct" and _means_points(before + behind, alone=glued):
            unit = unit._replace(code=POINTS)
        if form == "位" and _RISING.search(before) and _NO_PERSON.match(behind):
            return _counted(number, unit.end, form)
        single = self._in_unit(number, unit)
        number = self._lower_digits(single.number, unit)
        number = self._beyond(number, max(unit.end, number.end), unit.exponent)
        end = max(unit.end, number.end)
        if match := _COMPARATIVE.match(self.lower, end):
            end = match.end()
        if form == "成" and number.place > 0:
            single = single._replace(form=form)
        if self.whole and form in _PERSONS:
            end = lexicon.chinese_noun_end(self.lower, end) or end
        return self._with_smaller(single._replace(number=number, end=end))

    def _pounds(self, number: Number, unit: UnitMatch) -> UnitMatch:
        """Take pounds for a weight where something weighs so many."""
        before = self.lower[max(0, number.start - 2 * _NEAR) : number.start]
        of_noun = _OF_SUGAR.match(self.lower, unit.end)
        weighs = _WEIGHS.search(before) or _KILOGRAMS.match(self.lower, unit.end)
        if weighs and not (of_noun and number.exponent):
            return unit._replace(code="lb")
        hyphen = self.lower[unit.end - len(unit.form) - 1] == "-"
        if (hyphen or of_noun) and not number.exponent:
            refuse("a pound may be money or a weight")
        return unit

    def _before(self, number: Number) -> str:
        return self.lower[max(0, number.start - _NEAR) : number.start]

    def _with_smaller(self, single: Single) -> Single:
        """Read what is left of a duration in a smaller unit: 2小时38分 are 158 minutes."""
        number = single.number
        plain = not (number.excess or number.exponent or number.decimals or number.upto)
        size, unit, pattern = _SMALLER.get(single.unit, (0, "", None))
        match = pattern.match(self.lower, single.end) if pattern and plain else None
        if match is None or number.value is None or number.value % 1:
            return single
        word = match[1]
        rest = SMALL_WORDS.index(word) if word in SMALL_WORDS else read_chinese(word).value or 0
        if not 0 < rest < size:
            return single
        number = number._replace(value=number.value * size + rest, place=0, fine=0, end=match.end())
        return self._with_smaller(Single(number, match.end(), unit, form=match[2]))

    def _lower_digits(self, number: Number, unit: UnitMatch) -> Number:
        """Read the digits of lower places behind a unit: 六成五, 两毛五, 三块五, 12元3角4分."""
        end = unit.end
        if unit.code not in {"CNY", PERCENT}:
            return number
        if unit.form == "成" and (half := _HALF.match(self.lower, end)):
            return number.with_digits("5", half.end(), place=0)
        whole = unit.code == "CNY" and self.lower[end : end + 1] in {"整", "正"}
        if whole and not number.excess:
            return number._replace(place=-2, fine=-2, end=end + 1)
        for pattern, place in _LOWER_DIGITS:
            if match := pattern.match(self.lower, end):
                number = number._replace(decimals=0) if end > unit.end else number
                end = match.end()
                number = number.with_digits(match[1], end, place=place)
        return number._replace(end=end + 1) if self.lower.startswith("钱", end) else number

    def _with_decimals(self, single: Single) -> Single:
        if match := _DECIMALS.match(self.lower, single.end):
            number = single.number.with_digits(match[1], match.end(), place=-len(match[1]))
            return single._replace(number=number, end=number.end)
        return single

    def _with_counter(self, number: Number, at: int, counter: str) -> Single:
        """Read what may stand behind a measure word: 多, a half, and a noun."""
        minutes = self._with_smaller(Single(number, at + 1, "minute")) if counter == "分" else None
        if minutes and minutes.unit == "second":
            return minutes
        number = self._beyond(number, at + len(counter))
        end = max(at + len(counter), number.end)
        if self.whole and number.chinese and counter in lexicon.RANKS:
            refuse("an ordinal says which one and not how many")
        if self.whole and (noun := lexicon.chinese_noun_end(self.lower, end)):
            counter, end = counter + self.text.text[end:noun], noun
        return _counted(number, end, counter)

    def _with_measure(self, number: Number, at: int, measure: str) -> Single:
        """Read a unit of measurement that is no standard one: 30余点, 85分贝."""
        before = self._before(number)
        hour = measure == "点" and not (number.excess or number.decimals or _RISING.search(before))
        if hour and number.value is not None and number.value <= _HOURS:
            refuse("this is a date")
        number = self._beyond(number, at + len(measure))
        # 年发电18亿度, but 上万度的高温
        power = measure == "度" and "电" in re.split("[，。；,;]", before)[-1]
        end = max(at + len(measure), number.end)
        return Single(number, end, "kWh" if power else measure, form=measure)

    def _beyond(self, number: Number, end: int, exponent: int = 0) -> Number:
        """Read 多, 余 or a half behind a unit: 5公里多, 两年半."""
        if match := _HALF.match(self.lower, end):
            return number.with_half(match.end(), exponent)
        return self.exceeded(number, end, after=True, unit=True)

    def _with_noun(self, number: Number, at: int) -> Single:
        """Read an English noun, or what else is left of a whole text as an unknown unit."""
        single = number.value == 1
        noun = self.forms.noun(self.text, number.end, whole=self.whole, single=single)
        if noun and noun.code != COUNT:
            return self._in_unit(number, noun)
        last = noun.form.lower().split()[-1] if noun else ""
        other = last in self.forms.codes and noun and _OTHER_UNIT.match(noun.form)
        if noun and (other or last in lexicon.MEASURES):
            return Single(number, noun.end, noun.form, form=noun.form)
        if noun:
            return _counted(number, noun.end, noun.form)
        if match := _COMPARATIVE.match(self.lower, number.end):
            return Single(number, match.end())
        end = lexicon.chinese_noun_end(self.lower, at) if self.whole else None
        if end is None:
            return Single(number, number.end)
        unit = self.text.text[at:end]
        if number.chinese or number.vague or unit[-1] not in _UNIT_SIGNS:
            refuse("{text!r} is not known as a measure word", text=unit)
        return Single(number, end, unit, form=unit)

    def _in_unit(self, number: Number, unit: UnitMatch) -> Single:
        form = "" if unit.form in PARTS else unit.form
        counted = unit.code in self.forms.counts
        return Single(number.scaled(unit.exponent), unit.end, unit.code, "", form, counted)


def _means_points(around: str, *, alone: bool) -> bool:
    """Whether pct are points, as in Chinese (同比+3.1pct), and no percent of English."""
    return (alone and not re.search("[a-z]", around)) or any(map(is_chinese, around))


def _counted(number: Number, end: int, counter: str) -> Single:
    return Single(number, end, COUNT, counter, counted=True)

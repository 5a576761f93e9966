"""What stands around a number in running text: where one may start, and what goes on behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.changes import DOWN, DOWN_ZH, UP, UP_ZH
from zhuzhou_facts.quantity.hedges import LEADING
from zhuzhou_facts.quantity.lexicon import (
    DURATIONS,
    MEASURE_WORDS,
    RANKS,
    SETS,
    SpanKind,
)
from zhuzhou_facts.quantity.numerals import (
    CHINESE_SIGNS,
    NUMBER_WORDS,
    ORDINAL_WORDS,
    SMALL_WORDS,
    ordinary,
)
from zhuzhou_facts.records import COUNT, PERCENT, PERSON, TIMES

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.hedges import Single
    from zhuzhou_facts.quantity.reader import Scan


WORDS: Final = "|".join(sorted(NUMBER_WORDS | ORDINAL_WORDS, key=len, reverse=True))
_CHINESE: Final = (
    # 大陆12公里, 队伍三十支: these two are numerals on cheques, and here the end of a word, as is
    # the one of 统一成.
    rf"(?!(?<=[大内登着水])陆|(?<=[队入退行落])伍|(?<=[统合划归唯单])一成)[0-9{CHINESE_SIGNS}½⅓⅔¼¾①-⑳Ⅰ-ⅿ第几]",
    r"[数上](?=[十百千万亿])|(?<![人总指次户分点参倍系基个位件回读少多无岁如])数(?=[年月天周家次名人个])",
    r"[上下](?=半年)|翻(?=.{0,3}番)|民国(?=[0-9])|[今本去明前][(（](?=[0-9])",
    r"(?<![一上下前后大多小])半(?=[个小年天月公里世斤吨亩米分秒])|(?<=[过超近逾])半(?![\u4e00-\u9fff])",
    r"[半对](?=[数半](?!据|字))|https?://|www\.",
    rf"前(?=[0-9{CHINESE_SIGNS}])|(?:表|图|注|附件|附表|专栏)(?=[0-9])",
    rf"\[(?=[0-9])|[(（](?=\s?[0-9{CHINESE_SIGNS}])|\+(?=[0-9])|(?<![0-9a-z.])\.(?=[0-9])",
)
_ENGLISH: Final = (
    f"{WORDS}|half|quarter|several|an? (?=[a-z])|twice|final|last"
    "|(?:doubl|tripl|trebl|quadrupl|quintupl)(?:ed|ing)"
)
# Letters right before digits, as in ISO14000, and words that make a name of the number behind.
BEFORE_DIGITS: Final = re.compile(r"[a-z]++(?:[-/.&][a-z]++)*+(?:\. |[-./ ])?(?=[0-9])")
START: Final = re.compile(
    f"{'|'.join(_CHINESE)}"
    rf"|(?<![a-z0-9$])(?:{_ENGLISH})(?![a-z]*[0-9])|(?<![a-z0-9$&/.-]){BEFORE_DIGITS.pattern}"
)
# What leads up to a number, beside a currency.
LEAD: Final = re.compile(
    rf"{LEADING}|(?:±|\+/[-–]) ?|[-–负+]|零下"
    r"|(?<![a-z])(?:plus or minus|minus|negative|between|from|an?) |介于"
    r"|[从由自好每]|翻了?(?=[近约逾超])|(?<![\w)])(?<![0-9)] )×"
)


# The digits or numeral that a number starts with.
RUN: Final = re.compile(rf"[0-9]+(?:[.,:/'][0-9]+){{0,9}}|[{CHINESE_SIGNS}]+")
_LARGE: Final = "|".join(sorted(NUMBER_WORDS - set(SMALL_WORDS) - {"score"}, key=len, reverse=True))
_PARTS: Final = "(?:half|halves|thirds?|quarters?|(?:[a-z]+-)?[a-z]+ths?)"
_BARE: Final = re.compile(
    rf"(?:分之)?[0-9{CHINESE_SIGNS}]|[.,'][0-9]|，[0-9]{{3}}(?![0-9])| ?又 ?[0-9{CHINESE_SIGNS}]"
    rf"|[ -](?:{_LARGE})(?![a-z])|(?<=[a-z]) (?:and )?[0-9]+ (?:{_LARGE})(?![a-z])"
    rf"|(?<=[a-z]) and (?:an?|{WORDS})(?:[ -](?:{WORDS}))?[ -]{_PARTS}(?![a-z])"
    rf"|(?<=hundred) and (?:[0-9]|{WORDS})| [0-9]+/[0-9]| over (?:[0-9]|{WORDS})"
    r"| ?[bmtkw](?![a-z0-9])| g(?![a-z0-9])| point [a-z]| below zero"
)
_COUNTED: Final = re.compile(
    rf" (?:{_LARGE}|mill?|bil|trill?)(?![a-z])|(?<=[0-9])[.,'][0-9]"
    r"|(?<=分)(?:[0-9]+|[零一二两三四五六七八九十]{1,3})秒"
)
_SMALLER_UNITS: Final = (
    "in|inch(?:es)?|cents?|pence|oz|ounces?|min(?:ute)?s?|sec(?:ond)?s?|months?|days?"
    "|分(?!之)钟?|秒|厘米|公分|毫米|个月|天|克|两"
)
# 五个, 三人: what is counted, and no digit of what stands before it.
_COUNTER: Final = (
    rf"[0-9.至到{CHINESE_SIGNS}]*(?!个头|大)"
    rf"(?:[年月日天号周点时分秒岁人元吨公平米里斤度倍成]|{'|'.join(MEASURE_WORDS)})"
)
_IN_UNITS: Final = re.compile(
    r"(?<=[元米斤尺丈])(?<![0-9]{3}米)(?<!百米)[0-9]"
    rf"|(?:(?<=[秒度米])[0-9]|(?<=[{CHINESE_SIGNS}][元米斤尺丈秒度])[二三四五六七八九])"
    rf"(?!{_COUNTER})| ?(?:and )?零?"
    rf"(?:[0-9]+|[零一二两三四五六七八九十]{{1,3}}|(?:{WORDS})(?:-(?:{WORDS}))?)"
    rf" ?(?:{_SMALLER_UNITS})(?![a-z0-9])"
    rf"|又[0-9{CHINESE_SIGNS}]| (?:{_LARGE})(?![a-z])| of an? (?:{_LARGE})(?![a-z])"
    r"|(?: degrees)? below zero|(?<=foot)-[0-9]{1,2}"
    r"|(?<=[米秒])[²³]|(?:(?<=/[a-z])|(?<=/[a-z]{2}))[23²³](?![a-z0-9])"
)
_ORDINAL: Final = re.compile(
    rf"[ -](?:{'|'.join(sorted(ORDINAL_WORDS - {'second'}, key=len, reverse=True))})(?![a-z])"
)
_WORD: Final = rf"(?:{WORDS}|nought|point|(?:an? )?(?:half|quarter)|[0-9]+)s?(?![a-z])"
_TANGLE: Final = re.compile(
    rf"[0-9{CHINESE_SIGNS}](?:[0-9a-z{CHINESE_SIGNS}又^×*+/'⁻⁰¹²³⁴-⁹-]|[.,:至到](?=[0-9])| ?分之"
    rf"| (?=[×*])| (?:and )?(?:[0-9]+ )?(?:{WORDS})(?![a-z])|(?<=hundred) and [0-9]+)*+"
    rf"|(?:an? )?(?:{WORDS}|half|quarter)s?(?:[ -](?:and |point )?{_WORD})*+"
)


# 37.5±0.5℃, 5.2 ± 0.3 mm, 45.3 +/- 12.1 years
_MARGIN: Final = re.compile(r" ?(?:±|\+/[-–]) ?(?=[0-9])")
# 63 percent twelve months before
_TIME_BEHIND: Final = re.compile(
    rf" (?:{WORDS}|[0-9]+) (?:year|month|week|day|quarter)s? (?:ago|earlier|before|later)\b"
)


def tangle_end(lower: str, at: int) -> int:
    """Return where what belongs to a number ends that cannot be read as one."""
    match = _TANGLE.match(lower, at)
    return match.end() if match else at


def rest_end(lower: str, scan: Scan) -> int:
    """Return where the rest of a number ends that was not read with its start; 0 without one."""
    if _TIME_BEHIND.match(lower, scan.end):
        return 0
    if margin := _MARGIN.match(lower, scan.end):
        return tangle_end(lower, margin.end())
    last = scan.high or scan.low
    pattern = _IN_UNITS if last.form else _COUNTED if last.unit else _BARE
    if match := pattern.match(lower, scan.end):
        word = lower.rfind(" ", scan.end, match.end()) + 1
        return max(match.end(), tangle_end(lower, word or match.end() - 1))
    spelled = not last.number.chinese and not last.unit and lower[last.number.end - 1].isalpha()
    match = _ORDINAL.match(lower, scan.end) if spelled else None
    return match.end() if match else 0


_SPELLED_BARE: Final = 3
_SHORT_WORD: Final = 2
_MYRIADS: Final = frozenset("万亿")
_LARGE_SIGNS: Final = frozenset("百千万亿")
_PLACES: Final = _LARGE_SIGNS | {"十"}
_OFTEN_WORDS: Final = frozenset((COUNT, PERSON, "year", "day"))
_WEEKDAY: Final = re.compile(r"(?:星期|周|礼拜)[一二三四五六]\Z")
_PLACE_NAME: Final = re.compile("子?[镇乡村屯铺堡店沟庄营岭湾街]")
_PAIR_AFTER: Final = re.compile(rf"[{CHINESE_SIGNS}]([^\W{CHINESE_SIGNS}])")
_PAIR_BEFORE: Final = re.compile(rf"[{CHINESE_SIGNS}]([^\W{CHINESE_SIGNS}])\Z")


def heads_a_column(lower: str, scan: Scan) -> bool:
    """Whether a magnitude stands alone before a unit, as in the head of a column: 百万美元."""
    low, number = scan.low, scan.low.number
    more = scan.high or scan.hedges or number.excess or number.vague or number.parts
    word = lower[number.start : number.end]
    return not more and (word in {"万", "亿", "百万"} or (word == "千" and low.unit != COUNT))


def judge(lower: str, scan: Scan, at: int, past: int) -> SpanKind | None:
    """Return what a scan is whose numeral stands from `at` to `past`; None for a word.

    一批, 千家 and 三位一体 hold words; a hedge, a unit or a longer numeral makes numbers of them.
    """
    low, number = scan.low, scan.low.number
    numeral = ordinary(lower[at:past])
    if _WEEKDAY.search(lower[max(0, past - 3) : past]) or heads_a_column(lower, scan):
        return None
    hedged = bool(scan.hedges) or bool(number.excess)
    sure = hedged and (scan.end > past or not _MYRIADS.isdisjoint(numeral))
    if number.upto or number.vague:
        named = low.unit or not _LARGE_SIGNS.isdisjoint(lower[at : number.end])
        counts = bool(named) and not _is_word(lower, scan, at)
    elif scan.high or number.parts or sure:
        counts = True
    elif not hedged and not number.unit and _is_indefinite(scan, numeral):
        counts = False
    elif low.unit:
        return _judge_counted(lower, scan, at, past)
    else:
        counts = hedged or _is_bare_number(scan, ordinary(lower[at : number.end]))
    return SpanKind.QUANTITY if counts else None


def _is_indefinite(scan: Scan, numeral: str) -> bool:
    """Whether a numeral says no number: 一 as the indefinite article, 亿 of a unit by itself."""
    low = scan.low
    article = numeral == "一" and not low.number.exponent and not low.number.decimals
    return set(numeral) <= _MYRIADS or (
        article
        and (low.unit in {"", COUNT, PERSON} or not low.form)
        and not (low.unit == PERCENT and low.number.place == 0)  # 一成五
    )


def _is_bare_number(scan: Scan, numeral: str) -> bool:
    """Whether a numeral without a unit is a number: of three signs, with a magnitude or 点."""
    if len(numeral) >= _SPELLED_BARE and not _PLACES.isdisjoint(numeral):
        return True
    number = scan.low.number
    return numeral[0] not in _LARGE_SIGNS and (number.exponent > 0 or number.decimals > 0)


def _judge_counted(lower: str, scan: Scan, at: int, past: int) -> SpanKind | None:
    """Return what a numeral with a unit or measure word is."""
    low = scan.low
    if low.unit == COUNT and low.counter[:1] in RANKS | SETS:
        return SpanKind.ORDINAL
    if low.counter.startswith("连"):
        return SpanKind.NAME
    # Idioms have a measure and another numeral beside them: 三位一体, 五花八门.
    pairs = _PAIR_AFTER.match(lower, scan.end), _PAIR_BEFORE.search(lower[max(0, at - 2) : at])
    idiom = any(pair and pair[1] not in MEASURE_WORDS for pair in pairs)
    large = past - at == 1 and lower[at] in _LARGE_SIGNS
    word = low.unit in _OFTEN_WORDS and (large or idiom)
    return None if word or _is_word(lower, scan, at) else SpanKind.QUANTITY


def _is_word(lower: str, scan: Scan, at: int) -> bool:
    """Whether a numeral and its measure are part of a word: 五家子乡, 四角."""
    low = scan.low
    corner = scan.end - at == _SHORT_WORD and lower[scan.end - 1] in "角分" and low.unit == "CNY"
    measured = low.number.chinese and low.form in {"", "里", "尺"}
    return corner or (measured and bool(_PLACE_NAME.match(lower, scan.end)))


_LOOK_BACK: Final = 32
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_FIRST_OLD_YEAR: Final = 1000
_YEAR_DIGITS: Final = 4
# 近三年 are the last three years, 近三十年 is nearly thirty; of 近21个月新高 they are the last.
_RECENT: Final = 10
_RECORD: Final = re.compile("[以之]?来?的?(?:新[高低]|最)")
FROM: Final = ("from ", "从", "由", "自")
_CHANGED: Final = re.compile(rf"\b(?:{UP}|{DOWN})(?: by)?(?: (?:only|just|some|a mere|a full))? \Z")
_CHANGE_OF: Final = re.compile(r"(?:increase|decrease|rise|fall|decline) (?:in [a-z ]+ )?of \Z")
# Will fall 2 percent to 4 percent.
_MAY_CHANGE: Final = re.compile(rf"\b(?:to|will|would|could|may|might) (?:{UP}|{DOWN}) \Z")
_CHANGED_ZH: Final = re.compile(rf"(?:{UP_ZH}|{DOWN_ZH}|漲)了?\Z")
_CHANGED_FROM: Final = re.compile(
    rf"[由从從][^，。；]*[0-9][^，。；]*(?:{UP_ZH}|{DOWN_ZH}|漲)了?\Z"
)
_TIMES_APART: Final = 3
_RANGING: Final = re.compile(
    r"(?:(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying))(?: in [a-z]+| [a-z]+ly)?"
    r"|anywhere|between|介于|范围) ?\Z"
)
# $2.5 million more than 2022
_NUMBER: Final = re.compile(r"(?:[0-9%]|[mbt]r?illion|per ?cent|points?) \Z")
_COMPARING: Final = frozenset(
    ("more than ", "less than ", "fewer than ", "higher than ", "better than ", "over ")
)
_ABOUT_YEAR: Final = frozenset(("about ", "around ", "circa ", "up to "))  # around 2010
_OF_YEAR: Final = re.compile(r"\b(?:in|since|until|from|of|circa|around) \Z")  # a window of 1893


def is_period(lower: str, scan: Scan) -> bool:
    """Whether a scan is a period of time: from 1880 to 2012, 近三年."""
    low, high = scan.low, scan.high
    if high is not None:
        # What a Chinese measure word counts is no year: 1500至2000个.
        counted = high.counter != "" and not high.counter.isascii()
        return not counted and may_be_year(low) and may_be_year(high)
    value = low.number.value
    recent = lower[scan.start] == "近" and low.unit in DURATIONS - {"hour", "minute"}
    if not recent or low.number.excess:
        return False
    return value is None or value < _RECENT or _RECORD.match(lower, scan.end) is not None


def apart(lower: str, scan: Scan) -> Scan:
    """Take the first number alone where from … to states a change: rose from 3% to 4%."""
    low = scan.low
    if scan.high is None:
        return scan
    before = lower[max(0, scan.start - _LOOK_BACK - _SHORT_WORD) : scan.start]
    first, last = low.number.value or 0, scan.high.number.value or 0
    far = last > _TIMES_APART * first > 0
    changed = lower.startswith(" to ", low.end) and (
        _CHANGED.search(before) or (far and _CHANGE_OF.search(before))
    )
    # Went down 13,300 to 482,400: no ends of a range.
    by = changed and (far or (low.unit and not _MAY_CHANGE.search(before)))
    # 减少1,039口至16,200口, 由9.4%下跌2.6%至6.8%
    by = by or (lower[low.end : low.end + 1] in {"至", "到"} and _is_change(before, low, far=far))
    among = lower.endswith("之间", 0, scan.end) or lower.startswith("不等", scan.end)
    opened = lower.startswith(FROM, scan.start) and not among and not _RANGING.search(before)
    if by or opened:
        return scan._replace(start=low.number.start, end=low.end, high=None, hedges=())
    return scan


def _is_change(before: str, low: Single, *, far: bool) -> bool:
    """Whether 至 parts a change from the level that it leads to."""
    own = low.end > low.number.end  # of 提高0.1至30.7个百分点 both ends have one unit
    apart = far and own and low.unit not in {PERCENT, TIMES} and _CHANGED_ZH.search(before)
    return bool(apart or (low.unit and _CHANGED_FROM.search(before)))


def is_year(lower: str, scan: Scan, at: int, past: int) -> bool:
    """Whether four digits are a year: alone, before a word of English, or more than 2022."""
    low, digits = scan.low, lower[at:past]
    compared = lower[scan.start : at] in _COMPARING and _NUMBER.search(
        lower, max(0, scan.start - _LOOK_BACK), scan.start
    )
    about = lower[scan.start : at] in _ABOUT_YEAR and not low.unit and not digits.endswith("00")
    if scan.high is not None or not (scan.start == at or compared or about):
        return False
    if len(digits) != _YEAR_DIGITS or not digits.isdecimal():
        return False
    if not low.unit and _OF_YEAR.search(lower, max(0, at - _LOOK_BACK), at):
        return _FIRST_OLD_YEAR <= int(digits) < _LAST_YEAR
    counted = low.counter[:1].isascii() and low.unit == COUNT and not compared
    alone = not low.unit or counted
    return alone and _FIRST_YEAR <= int(digits) < _LAST_YEAR


def may_be_year(end: Single) -> bool:
    """Whether four bare digits may be a year; 2,650 and 2650 km are none."""
    number = end.number
    short = not end.form and not number.place and number.end - number.start <= _YEAR_DIGITS
    return short and _FIRST_OLD_YEAR <= (number.value or 0) < _LAST_YEAR

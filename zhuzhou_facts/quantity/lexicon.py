"""The words of the reader, from `lexicon.json`, and the numbers in running text that count nothing.

`measures` are units beside the standard ones; what follows in `longer words` makes another word of
a unit (人均, 年代, 位于); `no numbers` hold a numeral (四川, 一切); `stop words` are never nouns.
"""

from __future__ import annotations

import json
import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhuzhou_facts.errors import Message
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS, ORDINAL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.quantity.characters import Folded
    from zhuzhou_facts.quantity.reader import Scan

TABLES: Final[dict[str, Any]] = json.loads(
    Path(__file__).with_name("lexicon.json").read_text(encoding="utf-8")
)


def words_of(name: str) -> frozenset[str]:
    """Return the words of a table whose lines hold several."""
    return frozenset(word for line in TABLES[name] for word in line.split())


MEASURE_WORDS: Final = words_of("measure words")
MEASURES: Final = words_of("measures")
STOP_WORDS: Final = words_of("stop words")
IRREGULAR_PLURALS: Final = words_of("irregular plurals")
_NO_NUMBERS: Final = words_of("no numbers")
DURATIONS: Final = frozenset(("year", "month", "week", "day", "hour", "minute"))
# Grades and lines: which one, not how many, where a numeral in characters stands before.
RANKS: Final = frozenset("级等流线号届")
# In 三大, 两强 and 十佳 a number names a set.
SETS: Final = frozenset("大强佳优")

_LONGEST_MEASURE: Final = max(map(len, MEASURE_WORDS | MEASURES))
_LONGEST_WORD: Final = max(map(len, _NO_NUMBERS))
_GOES_ON: Final = re.compile(rf"[{CHINESE_SIGNS}之]")


def goes_on(text: str, form: str, end: int) -> bool:
    """Whether a unit or measure word that ends at a place is the start of a longer word."""
    following = text[end : end + 1]
    if form[-1].isascii() and form[-1].isalnum():
        return following.isascii() and following.isalnum()
    return bool(following) and following in TABLES["longer words"].get(form, "")


def _starts(text: str, at: int, most: int) -> Iterator[str]:
    """Yield what starts at a place, from the longest word of so many signs down to one sign."""
    return (text[at : at + length] for length in range(min(most, len(text) - at), 0, -1))


def measure_at(text: str, at: int) -> str:
    """Return the longest measure word or unit that is no standard one; empty without one."""
    for word in _starts(text, at, _LONGEST_MEASURE):
        known = word in MEASURE_WORDS or word in MEASURES
        if known and not goes_on(text, word, at + len(word)):
            return word
    return ""


def no_number_at(text: str, at: int) -> int:
    """Return where a word ends that only looks like a number: 四川, 一切; 0 where none stands."""
    ends = (at + len(word) for word in _starts(text, at, _LONGEST_WORD) if word in _NO_NUMBERS)
    return next((end for end in ends if not _GOES_ON.match(text, end)), 0)


_LONGEST_CHINESE: Final = 12
_NUMERAL: Final = re.compile(rf"[0-9½⅓⅔¼¾半几{CHINESE_SIGNS}]")
_HEDGE: Final = re.compile(
    r"左右|上下|以上|以下|以内|之[内间上下]|不[等到足]|以来|分之|出头|开外|有余"
)
_NO_NOUN: Final = re.compile("[数余多来后前]|点$|大关|.*[至到和与及的在为是了之以于而或将从由]|月")


def chinese_noun_end(lower: str, at: int) -> int | None:
    """Return where a Chinese noun at the end of a text ends, a hedge behind it left out."""
    noun = _HEDGE.split(lower[at:], maxsplit=1)[0]
    plain = "\u4e00" <= noun[:1] <= "\u9fff" and noun.isalpha() and len(noun) <= _LONGEST_CHINESE
    if not plain or _NUMERAL.search(noun) or _NO_NOUN.match(noun):
        return None
    return at + len(noun)


class SpanKind(StrEnum):
    """What a number in running text is."""

    QUANTITY = "quantity"
    DATE = "date"
    ORDINAL = "ordinal"
    NAME = "name"
    MARK = "mark"


class Found(NamedTuple):
    """What stands from `start` to `end`; `error` says why a number could not be read."""

    start: int
    end: int
    kind: SpanKind
    scan: Scan | None = None
    error: Message | None = None


_YEAR: Final = r"[12][0-9]{3}"
# A tree of 逾1200年, and what stood 距今1500年, are old.
_NO_AGE: Final = (
    "(?:(?=19|2)|(?<!逾)(?<!超过)(?<!超過)(?<!树龄)(?<!樹齡)(?<!距今)(?<!长达)(?<!長達)(?<!约))"
)
_TO: Final = r"\s?(?:至|到|[-–—~]{1,2})\s?"
_MONTH: Final = r"(?:1[0-2]|0?[1-9])"
_DAY: Final = r"[0-3]?[0-9][日号]"
_CN: Final = "一二三四五六七八九十"
_CN_MONTH: Final = r"(?:十[一二]?|[一二三四五六七八九])"
_CLOCK: Final = (
    r"(?:(?:[01]?[0-9]|2[0-4])(?:时(?![间代速段])(?:[0-5]?[0-9]分)?|点(?:[0-5]?[0-9]分|半|整|钟|许))"
    r"|[一二两三四五六七八九十]{1,3}点(?:半|整|钟|[一三]刻"
    r"|零[一二三四五六七八九]分(?!之)|[一二三四五]?十[一二三四五六七八九]?分?(?![一二三四五六七八九十百千万点年]))|[0-9]{1,2}点[一三]刻)"
)
_PART_OF_YEAR: Final = (
    rf"(?:[上下]半年|(?:第|前)?[一二三四1-4]季度|(?:{_MONTH}{_TO})?{_MONTH}月(?:份|[末底初]|[上中下]旬)?"
    rf"(?:(?:{_DAY}{_TO})?(?:{_MONTH}月)?{_DAY}(?:(?:[上下]午|晚|凌晨)?{_CLOCK})?)?|[末底初]|度)"
)
# Two numbers with one of these behind them are no years: 1500至2000个.
_NO_YEAR: Final = r"(?![0-9%]|[.,][0-9]|\s?[个個名人家户戶元件条條台辆輛吨噸亩畝米张張套])"
_ERAS: Final = (
    "公元|元前|民国|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|洪武|永乐|嘉靖|万历|崇祯|贞观|开元"
    "|明治|大正|昭和|平成|令和"
)
_DATE_ZH: Final = (
    rf"(?:公元|民国)?{_YEAR}(?:\s?年)?{_TO}{_YEAR}(?:\s?年(?:[末底初度])?|{_NO_YEAR})",
    rf"{_NO_AGE}{_YEAR}\s?年(?:{_PART_OF_YEAR}|代)?",
    rf"民国[0-9]{{1,3}}年{_PART_OF_YEAR}?",
    rf"(?<={_ERAS})(?:[0-9]{{1,4}}|[{CHINESE_SIGNS}元]{{1,4}})年",
    rf"{_YEAR}\s?(?:届|级(?=[新学毕本专硕博研]))",
    rf"[零一二三四五六七八九]{{4}}年(?:{_CN_MONTH}月(?:[{_CN}]{{1,3}}日)?|[末底初])?",
    (
        rf"(?:{_MONTH}{_TO})?{_MONTH}月(?:份|[末底初]|[上中下]旬)?"
        rf"(?:{_DAY}(?:{_TO}(?:{_MONTH}月)?{_DAY})?(?:(?:[上下]午|晚|凌晨)?{_CLOCK})?)?"
    ),
    rf"{_CN_MONTH}月(?:份|[{_CN}]{{1,3}}日)?",
    rf"{_DAY}(?![均元线楼召院内]|[以之][内上下])(?:(?:[上下]午|晚|凌晨)?{_CLOCK})?",
    rf"(?:[上下]午|晚上?|凌晨|早上|中午)(?:{_CLOCK}|[0-9]{{1,2}}[点时])",
    rf"[12]?[0-9]{{2}}年(?:{_MONTH}月(?:{_DAY})?)|今?\([0-9]{{2,4}}\)年",
    r"(?:[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九]|卅一?)日(?![元均本报产内]|[以之][内上下])",
    rf"[二一][零九][零一二三四五六七八九]{{2}}(?![{CHINESE_SIGNS}])",
    _CLOCK,
    r"[1-9]0年代(?:末|初|中期)?|[二三四五六七八九]十年代(?:末|初|中期)?",
    rf"(?:[12]?[0-9]|[{_CN}]{{1,3}})世纪(?:[0-9]0年代|[{_CN}]十年代|末|初)?",
    r"(?:第|前)?[一二三四1-4]季度|[上下]半年",
)
_MONTH_EN: Final = (
    "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?"
    "|may(?! (?:be|have|not|also|need)\\b)|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?"
    "|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?"
)
_NTH: Final = "(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_DATE_EN: Final = (
    (
        r"(?:[0-3]?[0-9](?:st|nd|rd|th)?(?: ?[-–] ?| to | and ))?"
        rf"[0-3]?[0-9](?:st|nd|rd|th)? (?:{_MONTH_EN})(?![a-z])(?:,? {_YEAR})?"
    ),
    (
        rf"(?<![a-z])(?:{_MONTH_EN})(?![a-z]) (?:[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9,.]*[0-9%])"
        r"(?: ?[-–] ?[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9,.]*[0-9%]))?"
        rf"(?:,? {_YEAR})?|{_YEAR})"
    ),
    (
        rf"{_NTH} (?:(?:two|three|[1-9]) )?(?:quarters?|half|halves|months?)(?: of)?"
        rf"(?: (?:the )?(?:fiscal )?(?:year )?{_YEAR})?(?![a-z])"
        rf"|{_YEAR} {_NTH}[ -](?:quarter|half)(?![a-z])"
    ),
    rf"(?<![a-z])[qh][1-4](?: ?[-/]? ?{_YEAR})?(?![0-9a-z])|{_YEAR} ?[qh][1-4](?![0-9a-z])",
    r"(?<![a-z])fy ?'?[0-9]{2,4}(?:[/-][0-9]{2})?(?![0-9a-z])",
    rf"{_YEAR}s(?![a-z])|(?<![a-z])(?:mid|late|early|pre|post)-{_YEAR}s?(?![0-9])",
    r"[0-9]{1,2}(?:st|nd|rd|th) century",
    # Women in their 30s, the '60s: no seconds.
    r"(?:(?<=(?:the|his|her|eir|low|mid|ate|rly|our|igh)[ -])|(?<='))[1-9]0s(?![a-z0-9])",
    r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![:0-9]|\.[0-9])(?: ?(?:[ap]\.m\.|[ap]m(?![a-z])))?",
    r"[0-1]?[0-9](?:\.[0-5][0-9])? ?(?:[ap]\.m\.|(?:[ap]m|noon|midnight)(?![a-z]))",
    rf"{_YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])|{_YEAR}[-/][01][0-9](?![0-9])",
    # 2018.6 撤县设区
    rf"{_YEAR}\.(?:0?[1-9]|1[0-2])(?= +(?![万亿千百元人个吨公平米])[\u4e00-\u9fff]{{2}})",
    r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9.,%万亿千百元人])",
    rf"{_YEAR}\s?[-–—~/]\s?(?:{_YEAR}|[0-9]{{2}}){_NO_YEAR}",
)
_DATE: Final = re.compile("|".join((*_DATE_ZH, *_DATE_EN)))

# The sets of a match: 3-6, 6-4, 7-6(5).
_SET: Final = r"(?:6-[0-4]|[0-4]-6|7-[56]|[56]-7)(?:\([0-9]+\))?(?![0-9])"
_WON: Final = "(?:6-[0-4]|7-[56])"
_NAME: Final = re.compile(
    r"[1-5]a+(?:级|(?=景区|旅游))|[0-9]+(?:\+(?:[0-9]+|[a-z]))+(?![0-9a-z])"
    r"|\+[0-9]{1,3}[ -][0-9][0-9 -]{5,}[0-9]|[48]00 [0-9]{3} [0-9]{4}(?![0-9])"
    r"|[(（]?0[0-9]{1,4}[)）]?[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}(?![0-9])(?:[转轉]\s?[0-9]{1,5})?"
    r"|1[3-9][0-9](?: ?[0-9]{4}){2}(?![0-9])|(?:https?://|www\.)[!-~]+"
    r"|(?:an? )?half-"
    r"(?:on-half|year|yearly|hourly|time|term|mast|life|marathon|hearted|baked)(?![a-z])"
    # 4×100米接力, 7×24小时; 80后
    r"|[0-9.]+(?: ?[×x] ?[0-9.]+)+(?![0-9^⁰¹²³⁴-⁹⁻万亿元])|[0-9]0后(?=[、，的和男女们]|青年|党员|$)"
    rf"|(?={_WON}|{_SET}, {_WON}){_SET}(?:, {_SET})+"
    # The number of a person; what a court or a code says.
    r"|[1-9][0-9]{16}[0-9x](?![0-9a-z])|[0-9]{1,3} u\.s\.c\.(?: [0-9]+)?"
    r"|[1-6][0-9]{2} u\.s\. [0-9]{1,4}(?![-0-9%]|[.,][0-9])"
    r"|(?:four|five|six|seven|eight|nine|ten|[4-9])-figure(?![a-z])"
    r"|(?:(?<=[\u4e00-\u9fff])|(?<=mate ))[0-9]{1,2} ?(?:pro|ultra)(?![a-z])"
    r"|[248]k(?=[ -]?(?:tv|ultra|video|screen|display|resolution|超?高清|电视|屏|画质|分辨率))"
    r"|[0-9]+(?:-[0-9]+){2,}|[0-9]+(?:\.[0-9]+){2,}(?::[0-9]+)?|0[0-9]+(?!\.?[0-9])"
    r"|[0-9]+/[0-9]+(?:/[0-9]+)+"
    r"|(?:(?<=the over )|(?<=the under )|(?<=the over-)|(?<=the under-))[1-9][05]s(?![a-z0-9])"
    r"|[0-9]+(?:国道|省道|县道|乡道|号(?:楼|院|线|机组|井|令|文)?|路(?:公交|车)|[栋幢]楼|单元)"
    r"|[0-9]+-0[0-9]+(?![0-9])|[0-9]{1,2}·[0-9]{1,2}"
    r"|(?:1[12][0-9]|12[0-9]{3}|96[0-9]{3})(?=热线|熱線|急救|报警)|[12][0-9]{3}\s?=\s?100(?![0-9.])"
    r"|(?:(?<=电话)|(?<=(?:电话|電話|传真|傳真|邮编|热线|手机|qq)[:：])|(?<=tel[:.]))"
    r"\s?[0-9][0-9 -]{3,}[0-9](?:、[0-9]{7,8}(?![0-9]))*"
)
_LATIN_NAME: Final = re.compile(
    r"k[0-9]+\+[0-9]{3}(?![0-9])|gb(?:/t)? [0-9]{4,5}(?:[-.][0-9]+)*(?![0-9,%])"
    r"|(?:runway [0-3][0-9][lrc]|rule [0-9]+[a-z](?:-[0-9]+)?)(?![a-z0-9])"
    r"|[a-z]+(?:[-/.&][a-z]+)*[-./]?[0-9][0-9a-z]*(?:[-.][0-9a-z]+)*"
    r"|m(?:usd|aud|eur|gbp|cad|cny|rmb|hkd) ?[0-9]+(?:[.,][0-9]+)*"
    r"|(?:route|highway|boeing|airbus|iso|no\.|nos\.|room|flight|article|chapter|section|page|pages|"
    r"p\.|pp\.|vol\.|volume|phase|grade|level|class|model|version|windows|covid|group|line|tier|slide|question|lesson"
    r"|iphone) [0-9]+(?:[-.][0-9]+|[a-z](?![a-z0-9]))*(?![0-9%]|,[0-9]{3})"
    r"|(?<!this )(?<!that )(?<!each )(?<!every )type [0-9](?![0-9.,%])"
    r"|(?:bus|tram|platform|gate) [0-9]{1,4}"
    r"(?=(?: (?:to|from|and|or|at|for|goes|runs|stops|leaves)\b)|[,;)]|\.(?![0-9])|$)"
)
# 全市GDP2577亿元, CT126台: what is measured stands right before its number.
_MEASURED: Final = re.compile(
    r"[a-z]{3,}[0-9]+(?:\.[0-9]+)?(?:[%‰]|[百千]?[万亿])|[a-z]{2,5}[0-9]+(?=[台套辆艘])"
)
_CN_NAME: Final = re.compile(
    r"[一二三]次产业|十[一二三四五]五(?![0-9一二三四五六七八九十百千万])|十[一二三四五六七八九]大(?![a-z一二三四五六七八九十])|二十大"
)
_MARK: Final = re.compile(
    rf"[\[［【]([0-9]{{1,3}})[\]］】]|[①-⑳]"
    rf"|(?:表|图|附件|附表|专栏)\s?(?:[0-9]+(?:[-.][0-9]+)*|[{_CN}]{{1,3}}(?![{CHINESE_SIGNS}]))"
    r"|注[0-9]{1,2}(?![0-9.,万亿千百元])|[(（][0-9]{1,2}[)）](?=\s|$|[^0-9年月])"
    rf"|(?:table|figure|fig\.|note|box|annex|appendix|chart|exhibit) [0-9]+(?:\.[0-9]+)*(?![0-9%])"
)
_LINE_MARK: Final = re.compile(
    rf"(?:[(（]\s?(?:[0-9]{{1,2}}|[{_CN}]{{1,3}})\s?[)）]"
    rf"|[{_CN}]{{1,3}}[、.．](?![{CHINESE_SIGNS}])|[0-9]{{1,2}}(?:、|[.．](?![0-9])|\)|）)|[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}}\s)"
)
_ORDINAL: Final = re.compile(
    rf"第\s?(?:[0-9]+(?:\.[0-9]+)*(?:{_TO}[0-9]+|/[0-9]+)?|[{CHINESE_SIGNS}]+(?:{_TO}[{CHINESE_SIGNS}]+)?)"
    rf"|(?:(?:[0-9]{_TO})?[0-9]|[{_CN}])年级|[0-9]+(?:st|nd|rd|th)(?![a-z0-9])"
    rf"|[{CHINESE_SIGNS}]+(?:届|次(?=会议|全会|全体|党代会))|[0-9]+届"
    rf"|前\s?(?:[0-9]+|[{CHINESE_SIGNS}]+)(?=[名位强列甲,，。；、）)]|$)"
    rf"|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?"
    rf"(?:{'|'.join(sorted(ORDINAL_WORDS, key=len, reverse=True))})"
    r"(?![a-z]|(?<!first)(?<!second)[ -]of[ -]a[ -](?:thousand|[mbt]r?illion))"
    r"|[Ⅰ-ⅿ](?=[类级型期线])"
)
# (1,234)万元
_IN_BRACKETS: Final = re.compile(
    r"[(（][0-9][0-9,.]*[)）] ?(?:[十百千万亿]*(?:%|‰|美?元|港元|欧元|日元|吨|人)"
    r"|(?:thousand|million|billion|trillion|[bmt]n|percent)(?![a-z]))"
)
_WITH_BLANK: Final = re.compile(
    r"(?<=[\u3400-\u9fff，])[0-9]++\. +[0-9]+[百千]?[万亿%]"
)  # 为15. 04亿元
_DECIMAL: Final = r"[0-9]++(?:\.[0-9]++)?+"
# 6.8:42.7:50.5; 2023: 29 has a year before the colon, and is no ratio.
_RATIO: Final = re.compile(
    rf"(?!(?:19|20)[0-9]{{2}}\s?:){_DECIMAL}(?:\s?:\s?{_DECIMAL})++|{_DECIMAL}比{_DECIMAL}"
)

_LONGEST_INDENT: Final = 64
_PATTERNS: Final = (
    (_MARK, SpanKind.MARK, None),
    (_DATE, SpanKind.DATE, None),
    (_CN_NAME, SpanKind.NAME, None),
    (_NAME, SpanKind.NAME, None),
    (_ORDINAL, SpanKind.ORDINAL, None),
    (_IN_BRACKETS, SpanKind.QUANTITY, Message("a number in brackets may be a loss or a remark")),
    (_WITH_BLANK, SpanKind.QUANTITY, Message("a blank stands inside of it")),
    (_RATIO, SpanKind.QUANTITY, Message("a ratio is not one number")),
)


def label_at(text: Folded, at: int) -> Found | None:
    """Return what starts at a place and is not one number that can be read: a date, a name, 3:1."""
    _, newline, indent = text.lower[max(0, at - _LONGEST_INDENT) : at].rpartition("\n")
    first = not indent.strip(" \t#>*|+-") and (newline or at < _LONGEST_INDENT)
    if first and (mark := _LINE_MARK.match(text.lower, at)):
        return Found(at, mark.end(), SpanKind.MARK)
    before = text.lower[max(0, at - 1) : at]
    if text.lower[at : at + 1].isdecimal() and (before.isdecimal() or before == "."):
        return None  # the middle of a longer number
    for pattern, kind, error in _PATTERNS:
        if match := pattern.match(text.lower, at):
            return Found(at, match.end(), kind, error=error)
    return None


def latin_name_at(lower: str, at: int) -> Found | None:
    """Return the name of letters and digits that starts at a place: ISO14000, Route 66."""
    match = None if _MEASURED.match(lower, at) else _LATIN_NAME.match(lower, at)
    return match and Found(at, match.end(), SpanKind.NAME)

"""Numbers in running text that count nothing: dates, ordinals, names, and marks of lists."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity.english_numerals import ORDINAL_WORDS
from zhuzhou_facts.quantity.lexicon import TABLES
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.characters import Folded


class SpanKind(StrEnum):
    """What a number in running text is."""

    QUANTITY = "quantity"
    DATE = "date"
    ORDINAL = "ordinal"
    NAME = "name"
    MARK = "mark"


class Label(NamedTuple):
    """A number that counts nothing, from `start` to `end`."""

    start: int
    end: int
    kind: SpanKind


_YEAR: Final = r"[12][0-9]{3}"
_TO: Final = r"\s?(?:至|到|[-–—~]{1,2})\s?"
_MONTH: Final = r"(?:1[0-2]|0?[1-9])"
_DAY: Final = r"[0-3]?[0-9][日号]"
_CN: Final = "一二三四五六七八九十"
_CN_MONTH: Final = r"(?:十[一二]?|[一二三四五六七八九])"
_ERAS: Final = "|".join(TABLES["eras"][0].split())
_CLOCK: Final = (
    r"(?:[01]?[0-9]|2[0-4])(?:时(?![间代速段])(?:[0-5]?[0-9]分)?|点(?:[0-5]?[0-9]分|半|整|钟|许))"
)
_PART_OF_YEAR: Final = (
    rf"(?:[上下]半年|(?:第|前)?[一二三四1-4]季度|(?:{_MONTH}{_TO})?{_MONTH}月(?:份|[末底初]|[上中下]旬)?"
    rf"(?:(?:{_DAY}{_TO})?(?:{_MONTH}月)?{_DAY}(?:(?:[上下]午|晚|凌晨)?{_CLOCK})?)?|[末底初]|度)"
)
_DATE_ZH: Final = (
    rf"(?:公元|民国)?{_YEAR}(?:\s?年)?{_TO}{_YEAR}(?:\s?年(?:[末底初度])?|(?![0-9]))",
    rf"{_YEAR}\s?年?{_TO}{_YEAR}\s?年",
    rf"{_YEAR}\s?年(?:{_PART_OF_YEAR}|代)?",
    rf"民国[0-9]{{1,3}}年{_PART_OF_YEAR}?",
    rf"[零一二三四五六七八九]{{4}}年?{_TO}[零一二三四五六七八九]{{4}}年",
    rf"[零一二三四五六七八九]{{4}}年(?:{_CN_MONTH}月(?:[{_CN}]{{1,3}}日)?|[末底初])?",
    (
        rf"(?:{_MONTH}{_TO})?{_MONTH}月(?:份|[末底初]|[上中下]旬)?"
        rf"(?:{_DAY}(?:{_TO}(?:{_MONTH}月)?{_DAY})?(?:(?:[上下]午|晚|凌晨)?{_CLOCK})?)?"
    ),
    rf"{_CN_MONTH}月(?:份|[{_CN}]{{1,3}}日)?",
    rf"{_DAY}(?![均元线楼召院])(?:(?:[上下]午|晚|凌晨)?{_CLOCK})?",
    rf"(?:[上下]午|晚上?|凌晨|早上|中午)(?:{_CLOCK}|[0-9]{{1,2}}[点时])",
    rf"(?<={_ERAS})(?:元|[{_CN}]{{1,3}}|[0-9]{{1,2}})年(?:{_CN_MONTH}月|{_MONTH}月)?",
    r"[1-9]0s(?![a-z])",
    rf"[12]?[0-9]{{2}}年(?:{_MONTH}月(?:{_DAY})?)|今?\([0-9]{{2,4}}\)年",
    r"(?:[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九]|卅一?)日(?![元均本报产])",
    rf"[二一][零九][零一二三四五六七八九]{{2}}(?![{CHINESE_SIGNS}])",
    rf"{_CLOCK}|[{_CN}]{{1,3}}点(?:半|整|钟)",
    r"[1-9]0年代(?:末|初|中期)?|[二三四五六七八九]十年代(?:末|初|中期)?",
    rf"(?:[12]?[0-9]|[{_CN}]{{1,3}})世纪(?:[0-9]0年代|[{_CN}]十年代|末|初)?",
    r"(?:第|前)?[一二三四1-4]季度|[上下]半年",
)
_MONTH_EN: Final = (
    "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|"
    "aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?"
)
_NTH: Final = "(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_DATE_EN: Final = (
    rf"[0-3]?[0-9](?:st|nd|rd|th)? (?:{_MONTH_EN})(?![a-z])(?:,? {_YEAR})?",
    (
        rf"(?<![a-z])(?:{_MONTH_EN})(?![a-z]) (?:[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9,.]*[0-9%])"
        rf"(?:,? {_YEAR})?|{_YEAR})"
    ),
    (
        rf"{_NTH} (?:(?:two|three|[1-9]) )?(?:quarters?|half|halves|months?)(?: of)?"
        rf"(?: (?:the )?(?:fiscal )?(?:year )?{_YEAR})?(?![a-z])"
    ),
    rf"(?<![a-z])[qh][1-4](?: ?[-/]? ?{_YEAR})?(?![0-9a-z])|{_YEAR} ?[qh][1-4](?![0-9a-z])",
    r"(?<![a-z])fy ?'?[0-9]{2,4}(?:[/-][0-9]{2})?(?![0-9a-z])",
    rf"{_YEAR}s(?![a-z])|(?<![a-z])(?:mid|late|early|pre|post)-{_YEAR}s?(?![0-9])",
    r"[0-9]{1,2}(?:st|nd|rd|th) century",
    r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![:0-9])(?: ?(?:[ap]\.m\.|[ap]m(?![a-z])))?",
    r"[0-1]?[0-9] ?[ap]\.m\.|[0-1]?[0-9] ?[ap]m(?![a-z])",
    rf"{_YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])|{_YEAR}[-/][01][0-9](?![0-9])",
    r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9.,%万亿千百元人])",
    rf"{_YEAR}\s?[-–—~/]\s?(?:{_YEAR}|[0-9]{{2}})(?![0-9.,%])",
)
_DATE: Final = re.compile("|".join((*_DATE_ZH, *_DATE_EN)))
_CAPITAL_MAY: Final = "may"

_NAME: Final = re.compile(
    r"[1-5]a+(?:级|(?=景区|旅游))|[0-9]+(?:\+(?:[0-9]+|[a-z]))+(?![0-9a-z])"
    r"|\+[0-9]{1,3}[ -][0-9][0-9 -]{5,}[0-9]"
    r"|0[0-9]{2,3}-[0-9]{7,8}|1[3-9][0-9]{9}(?![0-9])|[48]00-[0-9]{3,4}-[0-9]{3,4}"
    r"|[0-9]+(?:-[0-9]+){2,}|[0-9]+(?:\.[0-9]+){2,}(?::[0-9]+)?|0[0-9]+(?![.0-9])"
    r"|[0-9]+/[0-9]+(?:/[0-9]+)+"
    r"|[0-9]+(?:国道|省道|县道|乡道|号(?:楼|院|线|机组|井|令|文)?|路(?:公交|车)|[栋幢]楼|单元)"
    r"|[0-9]+-0[0-9]+(?![0-9])|[0-9]{1,2}·[0-9]{1,2}"
    r"|(?:1[12][0-9]|12345|96[0-9]{3})(?=热线|急救|报警)|[12][0-9]{3}\s?=\s?100(?![0-9.])"
    r"|(?:(?<=电话)|(?<=电话[:：])|(?<=传真[:：])|(?<=tel[:.]))\s?[0-9][0-9 -]+[0-9]"
)
_LATIN_NAME: Final = re.compile(
    r"[a-z]+(?:[-/.&][a-z]+)*[-./]?[0-9][0-9a-z]*(?:[-.][0-9a-z]+)*"
    r"|m(?:usd|aud|eur|gbp|cad|cny|rmb|hkd) ?[0-9]+(?:[.,][0-9]+)*"
    r"|(?:route|highway|boeing|airbus|iso|no\.|nos\.|room|flight|article|chapter|section|page|pages|"
    r"p\.|pp\.|vol\.|volume|phase|grade|level|class|model|version|windows|covid|group|line|tier)"
    r" [0-9]+(?:\.[0-9]+)*(?![0-9])"
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
    rf"(?:^|(?<=\n))[ \t#>*|+-]*((?:[(（]\s?(?:[0-9]{{1,2}}|[{_CN}]{{1,3}})\s?[)）]"
    rf"|[{_CN}]{{1,3}}[、.．](?![{CHINESE_SIGNS}])|[0-9]{{1,2}}(?:、|[.．](?![0-9])|\)|）)|[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}}\s))"
)
_ORDINAL: Final = re.compile(
    rf"第\s?(?:[0-9]+(?:{_TO}[0-9]+|/[0-9]+)?|[{CHINESE_SIGNS}]+(?:{_TO}[{CHINESE_SIGNS}]+)?)"
    rf"|(?:(?:[0-9]{_TO})?[0-9]|[{_CN}])年级|[0-9]+(?:st|nd|rd|th)(?![a-z0-9])"
    rf"|[{CHINESE_SIGNS}]+(?:届|次(?=会议|全会|全体|党代会))|[0-9]+届"
    rf"|前\s?(?:[0-9]+|[{CHINESE_SIGNS}]+)(?=[名位强列甲,，。；、）)]|$)"
    rf"|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?"
    rf"(?:{'|'.join(sorted(ORDINAL_WORDS, key=len, reverse=True))})(?![a-z])"
    r"|[Ⅰ-ⅿ](?=[类级型期线])"
)


class Labels:
    """Finds what counts nothing at places of one folded text."""

    def __init__(self, text: Folded) -> None:
        self.text = text
        self.lower = text.lower
        self.line_marks = {
            match.start(1): match.end(1) for match in _LINE_MARK.finditer(self.lower)
        }

    def at(self, at: int) -> Label | None:
        """Return the label that starts at a place."""
        if end := self.line_marks.get(at):
            return Label(at, end, SpanKind.MARK)
        for pattern, kind in (
            (_MARK, SpanKind.MARK),
            (_DATE, SpanKind.DATE),
            (_CN_NAME, SpanKind.NAME),
            (_NAME, SpanKind.NAME),
            (_ORDINAL, SpanKind.ORDINAL),
        ):
            match = pattern.match(self.lower, at)
            if match and self._holds(match, kind):
                return Label(at, match.end(), kind)
        return None

    def latin_name(self, at: int) -> Label | None:
        """Return the name of letters and digits that starts at a place: ISO14000, Route 66."""
        match = _LATIN_NAME.match(self.lower, at)
        return match and Label(at, match.end(), SpanKind.NAME)

    def _holds(self, match: re.Match[str], kind: SpanKind) -> bool:
        """Whether a match is not the middle of a longer number or word."""
        before = self.lower[match.start() - 1 : match.start()]
        first = match[0][0]
        if kind is SpanKind.DATE:
            if before in {"个", "."} or (before.isdecimal() and first.isdecimal()):
                return False
            if first.isalpha() and first.isascii():
                return not before.isalpha() and self._is_capital(match)
        if first.isascii() and first.isalpha():
            return not (before.isascii() and before.isalpha()) and before != "-"
        return not (first.isdecimal() and (before.isdecimal() or before == "."))

    def _is_capital(self, match: re.Match[str]) -> bool:
        """Whether a month may be one: may is a verb, May a month."""
        word = self.text.text[match.start() : match.end()]
        return not match[0].startswith(_CAPITAL_MAY) or word[0] == "M"

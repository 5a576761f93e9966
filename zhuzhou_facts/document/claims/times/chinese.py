"""Times as Chinese texts write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.times.mention import BEFORE, FIVE_YEARS, PEAK
from zhuzhou_facts.document.claims.times.periods import in_year
from zhuzhou_facts.document.normalisation import is_simplified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# When the congresses met that Chinese texts count time from.
_CONGRESSES: Final = {
    "十六": "2002-11",
    "十七": "2007-10",
    "十八": "2012-11",
    "十九": "2017-10",
    "二十": "2022-10",
}
OPEN: Final = frozenset(f"{month}/.." for month in _CONGRESSES.values())
_ERA: Final = 1911  # the year before the first one of the calendar of the Republic of China

_DIGITS: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_NUMBER: Final = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)} | {
    "两": 2,
    "兩": 2,
}
_YEAR: Final = r"(?:(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})"
_LAST_YEAR: Final = r"(?:上年|去年|前一年|上一年|上年度)"
_DASH: Final = r"\s?(?:[-—–－~～至到]{1,2})\s?"
# 113年, a year of the calendar of the Republic where the text is in traditional characters.
_NO_DURATION: Final = "(?!(?:以?[來来]|[間间前後后]|以上|之?久|[歷历]|的(?![0-9]|$)))"
_BARE_ERA: Final = "(?<![0-9第逾約约近校廠厂已了有達达過过])1[0-3][0-9]"
_ERA_YEAR: Final = re.compile(rf"{_BARE_ERA}(?=\s?年{_NO_DURATION})")

PATTERN: Final = re.compile(
    rf"""
    (?P<span>(?P<span_from>{_YEAR})年?{_DASH}(?P<span_to>{_YEAR})年)
    | (?P<same_in>(?P<same_year>{_YEAR})年同期)
    | (?P<era>(?:(?:民國|民国)\s?(?P<era_year>[0-9]{{2,3}})|(?P<bare_era>{_BARE_ERA}))\s?年
        {_NO_DURATION}
        (?:(?P<era_part>第?[一二三四1-4]季度?|前三季|[上下]半年
            |[0-9]{{1,2}}月(?:份)?(?:[0-9]{{1,2}}日)?)|度|全年)?(?:年?[底末初])?)
    | (?P<date>(?P<year>{_YEAR})\s?年
        (?:(?P<part>第?[一二三四1-4]季度|第[一二三四1-4]季|前三季度?|[上下]半年
            |[0-9]{{1,2}}{_DASH}[0-9]{{1,2}}月(?:份)?|[0-9]{{1,2}}月(?:份)?(?:[0-9]{{1,2}}日)?)
        |度|全年)?(?:年?[底末初])?)
    | (?P<base>(?:比|较|較|與|与|同|和)?{_LAST_YEAR}(?:同期|同月|同季)(?:相比)?
        |(?:比|较|較){_LAST_YEAR}(?:年?[末底])?|(?:比|较|較)上一?[届屆]|同比|按年|年(?=[增減]))
    | (?P<previous>环比|環比|按季|按月
        |(?:比|较)(?:上个?季度|上季|上个?月|上月|上半年|年初)末?)
    | (?P<loose>前三季度|第?[一二三四]季度|第[一二三四1-4]季|[上下]半年
        |(?<![0-9])[0-9]{{1,2}}{_DASH}[0-9]{{1,2}}月(?:份)?
        |(?<![0-9])[0-9]{{1,2}}月(?:份)?(?:[0-9]{{1,2}}日)?(?:[底末])?)
    | (?P<last>去年(?:年?[底末])?)
    | (?P<year_last>(?:上年度?|前一年|上一年)(?:年?[底末])?)
    | (?P<this>(?:今年|本年度?)(?:以来|以來)?)
    | (?P<two>前年)
    | (?P<same>过去一年|過去一年|一年来|一年來|同年|当年|當年|同期|这一年)
    | (?P<congress>(?P<which>十六|十七|十八|十九|二十)大(?:召开)?以[来來])
    | (?P<five>(?:近|过去|過去)?五年(?:来|來|间|以来)|(?:近|过去|過去)五年)
    | (?P<back>(?P<years>[一两兩二三四五六七八九十]|[0-9]{{1,2}})年
        (?=累计|累計|间|間|下[来來]))
    | (?P<now>目前|现在|現在|如今|眼下)
    | (?P<before>改革前|改革之前|此前|原来的?|原有的?|原先的?|过去的?)
    | (?P<peak>最多时的?|高峰时的?)
    """,
    re.VERBOSE,
)
# 1978年以来, 2019年3月起; but 2019年起草 and 2019年后期 are of that year.
SINCE: Final = re.compile(
    "以[来來]|至今|迄今|[到至](?:现在|現在|目前|如今)|起(?![草步初用点點航跑码碼诉訴来來])|(?:之|以)[后後]|[后後](?=[，,])"
)


def common_years(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a text has bare years of the Republic of China, and the common ones for them."""
    for match in _ERA_YEAR.finditer(text):
        yield *match.span(), str(int(match[0]) + _ERA)


def _year(text: str) -> int:
    return int(text.translate(_DIGITS))


def _part(text: str) -> str:
    """Return a part of a year as it stands behind the year and a hyphen."""
    if "季" in text:
        if text.startswith("前三"):
            return "01/09"
        sign = text.removeprefix("第")[0]
        return f"Q{_NUMBER.get(sign) or sign}"
    if "半年" in text:
        return "H1" if text[0] == "上" else "H2"
    numbers = [f"{int(number):02d}" for number in re.findall(r"[0-9]+", text)]
    if numbers == ["01", "12"]:
        return ""
    return ("-" if "日" in text else "/").join(numbers)


def _era(match: re.Match[str]) -> tuple[str, str] | None:
    """Read a year of the Republic of China; 113年 in simplified characters counts years."""
    if match["bare_era"] and is_simplified(match.string):
        return None
    year = int(match["era_year"] or match["bare_era"]) + _ERA
    return "date", in_year(_part(match["era_part"] or ""), year)


_READERS: Final[dict[str, Callable[[re.Match[str]], tuple[str, str] | None]]] = {
    "span": lambda match: ("date", f"{_year(match['span_from'])}/{_year(match['span_to'])}"),
    "same_in": lambda match: ("same_in", str(_year(match["same_year"]))),
    "era": _era,
    "date": lambda match: ("date", in_year(_part(match["part"] or ""), _year(match["year"]))),
    "loose": lambda match: ("part", _part(match["loose"])),
    "congress": lambda match: ("date", f"{_CONGRESSES[match['which']]}/.."),
    "back": lambda match: ("years_before", str(_NUMBER.get(match["years"]) or match["years"])),
}
_FIXED: Final = {
    "base": ("year_before", ""),
    "previous": ("period_before", ""),
    "last": ("years", "-1"),
    "year_last": ("last_of", "-1"),
    "this": ("years", "0"),
    "two": ("years", "-2"),
    "same": ("same", ""),
    "now": ("now", ""),
    "five": ("label", FIVE_YEARS),
    "before": ("label", BEFORE),
    "peak": ("label", PEAK),
}


def read(match: re.Match[str]) -> tuple[str, str] | None:
    """Return the kind and the value of a time that the pattern found; None where it is none."""
    # The outermost group closes last, and so names what was found.
    group = match.lastgroup or ""
    return _FIXED.get(group) or _READERS[group](match)

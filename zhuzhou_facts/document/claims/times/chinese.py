"""Times as Chinese texts write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.times.mention import AFTER, BEFORE, MONTHS, PEAK, in_year, months
from zhuzhou_facts.document.normalisation import View, simplified
from zhuzhou_facts.quantity.numerals import PLAIN_DIGITS

if TYPE_CHECKING:
    from zhuzhou_facts.document.claims.times.mention import Reading

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
_YEAR: Final = r"(?:(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})"
_LAST_YEAR: Final = r"(?:上年|去年|前一年|上一年|上年度|[上前]一?个?(?:学年度?|财年|赛季|雪季))"
_FISCAL: Final = r"(?:财政年度|财年|会计年度)"
_SEASON: Final = rf"(?:{_FISCAL}|学年度?|年度|赛季|演出季|乐季|采暖季|供暖季|榨季|雪季|产季)"
_SLASH: Final = r"\s?(?:/|[-—–－]{1,2}|至)\s?"
# How many months a period takes that is given by its end, where it is no year, by its first sign.
_LENGTHS: Final = {"九": 9, "9": 9, "半": 6, "六": 6, "6": 6, "季": 3, "三": 3, "3": 3}
_PAST: Final = "(?<![成占时达了续用])近|最近|过去"
_FEW: Final = "[两二三四五六七八九十]|10|[2-9]"
_DASH: Final = r"\s?(?:[-—–－~～至到]{1,2})\s?"
_N: Final = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"  # of a month or a day
_DAYS: Final = rf"{_N}月{_N}日{_DASH}(?:{_N}月)?{_N}日"
_FULL_DAY: Final = rf"{_YEAR}年{_N}月{_N}日"
# Of several listed, the last alone has what all of them are of: 第一、第二季度, 1、2月.
_LIST: Final = "[、和与及]"
_MONTHS: Final = (
    rf"{_N}月?{_DASH}{_N}月(?:份)?|{_N}月(?:份)?(?:{_N}日)?|{_N}(?=(?:{_LIST}{_N})+月(?!{_N}日))"
)
_FIRST_MONTHS: Final = "前(?:[2-9]|1[01]|[二两三四五六七八九]|十一?)个?月"
_ENDS: Final = str.maketrans("首末", "14")
_LETTERED: Final = "(?:Q[1-4]|H[12])"
_QUARTERS: Final = (
    rf"前三季度?|{_FIRST_MONTHS}|第?[一二三四]季度|(?<=年)[首末]季|(?<!的)第[一二三四]季|[上下]半年"
    rf"|第?[一二三四](?=(?:{_LIST}第?[一二三四])+季度)|上(?={_LIST}下半年)"
    rf"|(?<![A-Za-z0-9]){_LETTERED}(?![A-Za-z0-9])"
)
# 113年, a year of the calendar of the Republic where the text is in traditional characters.
_NO_DURATION: Final = "(?!(?:以?来|[间前后]|以上|之?久|历|的(?![0-9一二三四五六七八九十半]|$)))"
_BARE_ERA: Final = "(?<![0-9第逾约近校厂已了有达])(?<![^通]过)1[0-3][0-9]"
_ERA_YEAR: Final = re.compile(
    rf"{_BARE_ERA}(?=\s?(?:学年|年{_NO_DURATION}))|[今本去明前][（(]1[0-3][0-9][)）](?=年)"
)

_EVENT: Final = "[^\\W\\d_年月日天周季此目当眼提至到]{1,6}"  # 疫情前, 修缮前同期

PATTERN: Final = re.compile(
    rf"""
    (?P<ended>截[至止](?P<ended_year>{_YEAR})年(?P<ended_month>{_N})月(?:{_N}日|底|末)?止?的?
        (?P<length>(?:财政)?年度|半年度?|季度|(?:十二|12|[九六三963])个月))
    | (?P<across>(?:(?P<a_year>{_YEAR})年|去年)(?P<a_from>{_N})月(?:份)?{_DASH}
        (?:(?P<a_to_year>{_YEAR})年|[今次翌]年)(?P<a_to>{_N})月(?:份)?)
    | (?P<days>(?P<d_from>{_FULL_DAY}){_DASH}(?P<d_to>{_FULL_DAY}))
    | (?P<season>(?P<s_from>{_YEAR})(?:{_SLASH}(?P<s_to>(?:20)?[0-9]{{2}})年?\s?{_SEASON}|\s?学年))
    | (?P<short>(?<![0-9])(?:20)?(?P<short_year>[0-9]{{2}})
        (?:\s?{_FISCAL}|年?\s?(?P<lettered>{_LETTERED})(?![A-Za-z0-9])))
    | (?P<span>(?P<span_from>{_YEAR})年?{_DASH}(?P<span_to>{_YEAR})年)
    | (?P<date>(?P<year>{_YEAR})(?:\s?届|(?=(?:{_LIST}{_YEAR})+年))
        |(?:(?P<common>{_YEAR})|民国\s?(?P<era>[0-9]{{2,3}})|(?P<bare_era>{_BARE_ERA}))
        \s?年(?(common)|{_NO_DURATION})
        (?:(?P<part>第?[1-4]季度|第[1-4]季|{_QUARTERS}|半年度?|中期|{_DAYS}|{_MONTHS})
        |度|全年|(?P<same_part>同[期月]|同日(?!本)))?(?:年?[底末初])?)
    | (?P<year_end>(?:比|较)(?:{_LAST_YEAR}年?[末底](?!季)|[今本]?年初|期初)
        |[由从](?:[今本]?年初|期初)(?=的))
    | (?P<year_before>(?:比|较|与|同|和|跟)?{_LAST_YEAR}(?:同期|同月|同季)(?:相比)?
        |(?:比|较){_LAST_YEAR}|一年前(?:的?(?:同期|同[月季]|同一?时[间候点刻]))?|(?:比|较)上一?届|同比|按年|(?<!每)年(?=[增减])|一年(?:间|下来))
    | (?P<period_before>环比|按季|按月|(?<![单本当一二三四1-4])[季月](?=[增减])
        |(?:比|较)(?:[上前][一个]?季度?|[上前][一个]?月|[上前]一?个?(?:周|星期))末?)
    | (?P<whole>全年|(?<![^到至，。；、（(\s])年[底末])
    | (?P<year_to_end>年初[至到](?:本)?(?:报告)?期末)
    | (?P<period_end>(?<![学上])(?:报告|本)?期末)
    | (?P<period>(?<![上同])本?报告期(?:[内间])?(?![初末]))
    | (?P<part_alone>{_QUARTERS}|第[1-4]季
        |(?<![0-9第一二三四五六七八九十])(?:{_DAYS}|{_MONTHS}))[底末]?
    | (?P<last>去年(?:年?[底末])?)
    | (?P<year_last>(?:上年度?|此?前一年|上一年)(?:年?[底末])?)
    | (?P<year_after>次年|翌年|转年|隔年)
    | (?P<this>(?:今年|本年度?)(?:以来)?|自?年初以来
        |(?<![0-9一二三四五六七八九十百半多几整])年内)
    | (?P<two>前年(?:年?[底末])?)
    | (?P<years_back>(?:比|较|与|同|跟)(?P<ago>[两二三四五六七八九十]|[1-9]0?)年前)
    | (?P<next>明年(?:年?[底末初])?)
    | (?P<same>过去一年|一年来|同年|当年|同期|这一年)
    | (?P<congress>(?P<which>十六|十七|十八|十九|二十)大(?:召开)?以来)
    | (?P<plan>(?P<than>(?<=[比较与]))?[“"「]?
        (?<![0-9第零一二三四五六七八九十百])(?P<which_plan>[六七八九]|十[一二三四五]?)五[”"」]?(?:规划|计划)?
        (?P<of_plan>期间|时期|以来|末期?|(?(than)(?=[增下减提上翻多少高低])|(?!))))
    | (?P<back>(?:(?:{_PAST})(?P<past>{_FEW})年(?:以?来|[间中里])?
        |(?<![0-9一二三四五六七八九十百])(?P<years>{_FEW})年(?:以?来|间|下来|(?=累计|年均|平均每年|平均[增下]
            |提高|增[长加]|下降|上升|减少|翻[一两番])))
        (?P<record>的?(?:[最次新首均第]|平均(?!每?年|[增下])|同期))?)
    | (?P<now>目前|现在|如今|眼下|现(?=为|达|已[有达]))
    | (?P<before>(?<=[比较为是])(?<![占可相]比){_EVENT}前(?:同期|水平)?
            (?=的(?![0-9])|[增提上升涨下降减多少高低扩])
        |(?<=[至到]){_EVENT}前(?:同期|水平)(?=的)
        |上一?届|改革前|改革之前|此前(?!一年)|原来的?|原有的?|原先的?|过去的?)
    | (?P<after>改革之?后)
    | (?P<peak>最多时的?|高峰时的?)
    """,
    re.VERBOSE,
)
# 自2016年上市以来, 2021年开办以来: what began in that year has gone on.
_BEGUN: Final = re.compile("[^，。；、：0-9一二三四五六七八九十]{1,8}以来")
_BEGAN: Final = re.compile(
    "[^，。；、：0-9]{0,4}(?:[开创举]办|[成设建]立|上市|开[园馆业通播]|投产|建成|运营|实施|启动)以来"
)
_FROM: Final = re.compile("[自从]$")
# 1978年以来, 2019年3月起; but 2019年起草 and 2019年后期 are of that year.
_SINCE: Final = re.compile(
    "以来|至今|迄今|[到至](?:现在|目前|如今)|起(?![草步初用点航跑码诉来])|(?:之|以)后|后(?=[，,])"
)


def with_common_years(seen: View) -> View:
    """Return a view with the years of the Republic of China as common ones: 113年 as 2024年."""
    found = list(_ERA_YEAR.finditer(simplified(seen.text)))
    pieces = list(seen.text)
    origins = list(seen.origins)
    for match in reversed(found):
        start, end = match.span()
        year = str(int(match[0].strip("今本去明前（()）")) + _ERA)
        pieces[start:end] = year
        places = origins[start:end]
        origins[start:end] = (places + places[-1:])[: len(year)]
    return View("".join(pieces), origins)


def _year(text: str) -> int:
    return int(text.translate(_DIGITS))


def _number(text: str) -> int:
    """Return the number of a month or a day: 12, 十二, 二十三."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (PLAIN_DIGITS.get(tens, 1) * 10 if ten else 0) + PLAIN_DIGITS.get(ones, 0)


def _across(first: str | None, start: str, last: str | None, end: str) -> tuple[str, str]:
    """Read a month to one of the next year, or of a later one: 去年10月至今年1月."""
    start, end = (f"{_number(month):02d}" for month in (start, end))
    if first is None and last is None:
        return "across", f"{start}/{end}"
    to = _year(last) if last else _year(first or "") + 1
    return "date", f"{_year(first) if first else to - 1}-{start}/{to}-{end}"


def _ended(length: str, month: str, year: str) -> str:
    return f"{_LENGTHS.get(length[0], MONTHS)} {_number(month)} {_year(year)}"


def _span(first: str, last: str | None) -> tuple[str, str]:
    """Read a year that ends in the next one, or years on end: 2023/24财年, 2021—2025年."""
    start = _year(first)
    end = _year(last if len(last) == len("2024") else f"20{last}") if last else start + 1
    return "date", f"{start}/{end}"


def _short(year: str, part: str | None) -> str:
    """Read a fiscal year, or a part of one by its letter: 24财年, 2024Q3."""
    return f"20{year}-{part}" if part else f"FY20{year}"


def _part(text: str, behind: str = "") -> str:
    """Read a part of a year; what is `behind` has the unit of one in a list: 第一、第二季度."""
    unit = re.search("[季月]|[上下]半年", text + behind)
    if unit and unit[0] == "季":
        if text.startswith("前三"):
            return "01/09"
        sign = text.removeprefix("第")[0].translate(_ENDS)
        return f"Q{PLAIN_DIGITS.get(sign) or sign}"
    if "半年" in text or text in {"中期", "上"} or text[0] in "QH":
        return text if text[0] in "QH" else "H2" if text[0] == "下" else "H1"
    numbers = [f"{_number(found):02d}" for found in re.findall(_N, text.replace("两", "二"))]
    if text.startswith("前"):
        return months(1, int(numbers[0]))
    if "日" not in text and numbers[1:]:
        return "" if numbers == ["01", "12"] else months(*map(int, numbers))
    first, last = numbers[:2], numbers[2:]
    if len(last) == 1:  # 1月11日至12日
        last = [numbers[0], *last]
    return "/".join("-".join(day) for day in (first, last) if day)


def _days(match: re.Match[str]) -> tuple[str, str]:
    """Read days of two years: 2024年10月1日至2025年1月31日."""
    days = []
    for day in match.group("d_from", "d_to"):
        year, rest = day.split("年")
        days.append(f"{_year(year)}-{_part(rest)}")
    return "date", "/".join(days)


def _date(match: re.Match[str]) -> tuple[str, str]:
    era = match["era"] or match["bare_era"]
    year = int(era) + _ERA if era else _year(match["year"] or match["common"])
    if match["same_part"]:
        return "same_in", str(year)
    part = _part(match["part"], match.string[match.end() :]) if match["part"] else ""
    return "date", in_year(part, year)


def _plan(match: re.Match[str]) -> tuple[str, str]:
    """Read a plan of five years by its number: 十二五, 2011 to 2015."""
    last = 1955 + 5 * _number(match["which_plan"])
    ends = {"以": f"{last - 4}/..", "末": f"{last}"}
    return "date", ends.get(match["of_plan"][:1], f"{last - 4}/{last}")


# How the groups of the pattern are read; one that is not named here is the kind, without a value.
READINGS: Final[dict[str, Reading]] = {
    "span": lambda match: _span(*match.group("span_from", "span_to")),
    "days": _days,
    "season": lambda match: _span(*match.group("s_from", "s_to")),
    "short": lambda match: ("date", _short(*match.group("short_year", "lettered"))),
    "date": _date,
    "part_alone": lambda match: ("part", _part(match["part_alone"], match.string[match.end() :])),
    "across": lambda match: _across(*match.group("a_year", "a_from", "a_to_year", "a_to")),
    "ended": lambda match: ("ended", _ended(*match.group("length", "ended_month", "ended_year"))),
    "congress": lambda match: ("date", f"{_CONGRESSES[match['which']]}/.."),
    "plan": _plan,
    "back": lambda match: (
        "record" if match["record"] else "back",
        str(_number(match["past"] or match["years"])),
    ),
    "years_back": lambda match: ("years_before", str(_number(match["ago"]))),
    "last": ("years", "-1"),
    "year_last": ("last_of", "-1"),
    "year_after": ("last_of", "1"),
    "this": ("years", "0"),
    "two": ("years", "-2"),
    "next": ("years", "1"),
    "before": ("label", BEFORE),
    "after": ("label", AFTER),
    "peak": ("label", PEAK),
}


def since(text: str, start: int, end: int) -> tuple[bool, int, int] | None:
    """Return whether a time goes on from then, and its place; None where it is no time."""
    found = _SINCE.match(text, end) or _BEGAN.match(text, end)
    if found is None and _FROM.search(text, max(0, start - 2), start):
        found = _BEGUN.match(text, end)
    return (True, start, found.end()) if found else (False, start, end)

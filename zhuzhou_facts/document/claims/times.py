"""Times that a text mentions, and what they mean beside the times around them.

A time is given as in a fact base: `2017`, `2017-06`, `2023-Q4`, `2020-H1`, `FY2023`, an interval
`A/B`, or a label (`before`, `after`, `peak`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from zhuzhou_facts.document.normalisation import is_simplified

BEFORE: Final = "before"
AFTER: Final = "after"
PEAK: Final = "peak"
FIVE_YEARS: Final = "past-five-years"
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


_Reader = Callable[[re.Match[str]], tuple[str, str] | None]


class Mention(NamedTuple):
    """A time as mentioned from `start` to `end`.

    `kind` is `date` (with its year), `part` (of a year that is to be found), `ended` (months, the
    last one, its year), `years` (so many years from the one of the text), `since` (from then on),
    `last_of` (the year before the one spoken of), `now`, `same` (as the time before it),
    `published` (when the text was), `label`, or the base of a comparison: `year_before`,
    `period_before`, so many `years_before`, and the same part `in_year`.
    """

    start: int
    end: int
    kind: str
    value: str

    @property
    def is_base(self) -> bool:
        """Whether it says what something is compared with, and not when it was."""
        return self.kind in {"year_before", "period_before", "years_before", "in_year"}


_DIGITS: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_ZH_NUMBER: Final = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)} | {
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

_CHINESE: Final = re.compile(
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

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_COUNTS: Final = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2
    )
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
# How many months a period of a company takes, in words, months or weeks.
_LENGTHS: Final = {
    **dict.fromkeys(("three", "3", "thirteen", "13"), 3),
    **dict.fromkeys(("six", "6", "twenty-six", "26"), 6),
    **dict.fromkeys(("nine", "9", "thirty-nine", "39"), 9),
    **dict.fromkeys(("twelve", "12", "fifty-two", "52", "fifty-three", "53"), 12),
    "quarter": 3,
    "half": 6,
    "year": 12,
}
_EARLY: Final = 7  # a period of weeks that ends so early in a month has none of it
_Y: Final = r"(?:19|20)[0-9]{2}"
_DAY: Final = rf"[0-9]{{1,2}}\s+{_MONTH}|{_MONTH}\s+[0-9]{{1,2}}"
_OF_YEAR: Final = r"(?:\s+(?:of\s+)?(?:(?:fiscal|financial)\s+(?:year\s+)?)?"
_ENGLISH: Final = re.compile(
    rf"""
    (?P<dateline>\A[^0-9;:–—]{{3,40}},\s(?:{_DAY}),?\s+{_Y}(?=\s*(?:\([^()]*\)\s*)?[–—-]{{1,2}}\s))
    | (?P<ended>\b(?:(?P<e_count>{"|".join(_LENGTHS)})[ -](?P<e_unit>months?|weeks?)
            |(?:(?:first|second|third|fourth|final)[ -])?(?P<e_name>quarter|half(?:[ -]year)?|year))
        \s+(?:ended|ending|to)\s+(?:on\s+|end[ -])?
        (?:(?P<e_day>[0-9]{{1,2}})\s+(?P<e_month>{_MONTH})
            |(?P<e_us>{_MONTH})(?:\s+(?P<e_us_day>[0-9]{{1,2}})(?![0-9]))?)(?![a-z])
        (?:,?\s+(?P<e_year>{_Y}))?)
    | (?P<fiscal>\bFY\s?(?P<fy>20[0-9]{{2}}|[0-9]{{2}})\b
        |\b(?:fiscal|financial)(?:\s+year)?\s+(?P<fy_long>{_Y})\b)
    | (?P<slash>\b{_Y}(?:[/–](?:[0-9]{{2}}|20[0-9]{{2}})|-(?:1[3-9]|[2-9][0-9]))\b)
    | (?P<between>\b(?P<from>{_Y})(?:\s?[–-]\s?|\s+(?:to|and|until)\s+)(?P<to>{_Y})\b)
    | (?P<quarter>\bQ(?P<q>[1-4])(?:\s?(?P<q_year>{_Y}))?\b
        |\b(?P<q_name>first|second|third|fourth|final)[ -]quarter{_OF_YEAR}(?P<q_long>{_Y}))?\b)
    | (?P<half>\bH(?P<h>[12])(?:\s?(?P<h_year>{_Y}))?\b
        |\b(?P<h_name>first|second)[ ]half{_OF_YEAR}(?P<h_long>{_Y}))?\b)
    | (?P<months>\b(?P<m_from>{_MONTH})\s?(?:–|-|to)\s?
        (?P<m_to>{_MONTH})(?:\s+(?P<m_year>{_Y}))?)
    | (?P<day>\b(?P<d>[0-9]{{1,2}})\s+(?P<d_month>{_MONTH})\s+(?P<d_year>{_Y})\b
        |\b(?P<us_month>{_MONTH})\s+(?P<us_d>[0-9]{{1,2}}),?\s+(?P<us_year>{_Y})\b)
    | (?P<part_day>\b(?P<pd>[0-9]{{1,2}})\s+(?P<pd_month>{_MONTH})(?![a-z])
        |\b(?P<pd_us_month>{_MONTH})\s+(?P<pd_us>[0-9]{{1,2}})\b(?![,.]?[0-9%]))
    | (?P<years_back>\b(?P<yb>[0-9]{{1,2}}|{"|".join(_COUNTS)})\s+years\s+(?:ago|earlier|before))
    | (?P<in_year>\bthe\s+same\s+(?:months?|periods?|quarter|half|time|day)\s+(?:of|in)\s+
        (?:fiscal\s+)?(?P<iy>{_Y})\b)
    | (?P<year_base>\b(?:a|one|the)\s+year\s+(?:earlier|ago|before)
        |\b(?:prior|previous|preceding)[ -]year(?:\s+|'s\s+)(?:quarter|period|month|half)\b
        |\byear[ -](?:ago|earlier)\b|\byear\s+over\s+year\b|\byear-over-year\b|\bon\s+the\s+year\b
            (?!\s+(?:of|that|when|[a-z]+\s+(?:began|started|opened)))
        |\byear[ -]on[ -]year\b|\by/y\b
        |\b(?:than|from|compared\s+with|over)\s+(?:the\s+)?(?:previous|prior|preceding|last)
            \s+year\b
        |\b(?:the\s+same|this)\s+time\s+last\s+year\b
        |\bthe\s+(?:same|corresponding)\s+(?:quarter|period|month)\s+(?:a\s+year\s+earlier
            |of\s+(?:the\s+)?(?:previous|last)\s+year|last\s+year)
        |\b(?:the\s+same|this)\s+time\s+last\s+year
        |\bthan\s+in\s+(?:the\s+)?previous\s+year\b)
    | (?P<period_base>\bon\s+the\s+(?:quarter|month)\b
        |\b(?:quarter|month)[ -]on[ -](?:quarter|month)\b|\bq/q\b|\bm/m\b
        |\b(?:previous|prior|preceding|last)\s+(?:quarter|month)\b)
    | (?P<month>\b(?P<mm>{_MONTH})(?:\s+(?P<mm_year>{_Y}))?(?![a-z]))
    | (?P<last>\blast\s+year\b)
    | (?P<this>\bthis\s+year\b)
    | (?P<same>\b(?:that|the\s+same)\s+(?:year|quarter|month)\b)
    | (?P<plain>(?<![0-9$€£¥.,])\b{_Y}\b(?![0-9%]|[.,][0-9]|\s?=))
    """,
    re.VERBOSE | re.IGNORECASE,
)


# 1978年以来, 2019年3月起; but 2019年起草 and 2019年后期 are of that year.
_SINCE: Final = re.compile(
    "以[来來]|至今|迄今|[到至](?:现在|現在|目前|如今)|起(?![草步初用点點航跑码碼诉訴来來])|(?:之|以)[后後]|[后後](?=[，,])"
)


def find_times(text: str, *, chinese: bool) -> list[Mention]:
    """Return the times that a text mentions, in order."""
    pattern, readers = (_CHINESE, _CHINESE_READERS) if chinese else (_ENGLISH, _ENGLISH_READERS)
    found = []
    for match in pattern.finditer(text):
        # The outermost group closes last, and so names what was found.
        mention = readers[match.lastgroup or ""](match)
        if mention is None:
            continue
        kind, value = mention
        since = _SINCE.match(text, match.end()) if chinese and kind == "date" else None
        if since and "/" not in value:
            kind = "since"
        found.append(Mention(match.start(), since.end() if since else match.end(), kind, value))
    return found


def common_years(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a text has bare years of the Republic of China, and the common ones for them."""
    for match in _ERA_YEAR.finditer(text):
        yield *match.span(), str(int(match[0]) + _ERA)


def resolve(mention: Mention, current: str | None, now: int | None) -> str | None:
    """Return what a mentioned time is, or None where that cannot be known.

    Args:
        mention: what is mentioned; no base of a comparison.
        current: the time that the text around it speaks of.
        now: the year in which the text was written.
    """
    match mention.kind:
        case "published":
            return None
        case "date" | "label":
            return mention.value
        case "since":
            return f"{mention.value}/.."
        case "ended":
            return _ended_in(mention.value, year_of(current) or now)
    return _beside(mention, current, now)


def _beside(mention: Mention, current: str | None, now: int | None) -> str | None:
    """Return a time that is given by the one that the text around it speaks of, or by its year."""
    spoken = year_of(current)
    if mention.kind == "same":
        return current
    if mention.kind == "same_in":
        is_one = current and re.fullmatch(r"[0-9]{4}(?:-[QH]?[0-9]{1,2})?", current)
        return re.sub(r"^[0-9]{4}", mention.value, current or "") if is_one else mention.value
    if mention.kind == "now":
        return str(now) if now and (spoken is None or spoken > now) else current
    year = now if mention.kind == "years" else spoken or now
    if year is None:
        return None
    if mention.kind in {"years", "last_of"}:
        return str(year + int(mention.value))
    return _in_year(mention.value, year)


def base_of(mention: Mention, when: str | None) -> str | None:
    """Return the time that `when` is compared with."""
    if when is None:
        return None
    if mention.kind == "years_before":
        return shifted(when, -int(mention.value))
    if mention.kind == "in_year":
        return re.sub(r"[0-9]{4}", mention.value, when)
    return shifted(when, -1) if mention.kind == "year_before" else previous(when)


def year_of(when: str | None) -> int | None:
    """Return the year that a time ends in, if it has one."""
    years = re.findall(r"[0-9]{4}", when or "")
    return int(years[-1]) if years else None


def is_period(when: str) -> bool:
    """Whether a time is a year or a part of one, which has another like it right before."""
    years = re.fullmatch(r"([0-9]{4})/([0-9]{4})", when)
    if years:
        return int(years[2]) == int(years[1]) + 1
    return re.fullmatch(r"[0-9]{4}(-[QH]?[0-9]+)?|FY[0-9]{4}", when) is not None


def shifted(when: str, years: int) -> str | None:
    """Return the time so many years later; None for a label."""
    if not re.search(r"[0-9]{4}", when):
        return None
    return re.sub(r"[0-9]{4}", lambda match: str(int(match[0]) + years), when)


def previous(when: str) -> str | None:
    """Return the quarter, half, month or year before."""
    match = re.fullmatch(r"([0-9]{4})(?:-(Q|H)?([0-9]{1,2}))?", when)
    if not match:
        return shifted(when, -1)
    year, sort, number = int(match[1]), match[2], match[3]
    if number is None:
        return str(year - 1)
    last = {"Q": 4, "H": 2}.get(sort, 12)
    year, place = (year, int(number) - 1) if int(number) > 1 else (year - 1, last)
    return f"{year}-{sort}{place}" if sort else f"{year}-{place:02d}"


def _in_year(part: str, year: int) -> str:
    if part == "":
        return str(year)
    return "/".join(f"{year}-{piece}" for piece in part.split("/"))


def _year(text: str) -> int:
    return int(text.translate(_DIGITS))


def _part(text: str) -> str:
    """Return a part of a year as it stands behind the year and a hyphen."""
    if "季" in text:
        if text.startswith("前三"):
            return "01/09"
        sign = text.removeprefix("第")[0]
        return f"Q{_ZH_NUMBER.get(sign) or sign}"
    if "半年" in text:
        return "H1" if text[0] == "上" else "H2"
    numbers = [f"{int(number):02d}" for number in re.findall(r"[0-9]+", text)]
    if numbers == ["01", "12"]:
        return ""
    return ("-" if "日" in text else "/").join(numbers)


def _dated(part: str, *years: str | None) -> tuple[str, str]:
    """Return a part of a year, with its year where one is given."""
    year = next(filter(None, years), None)
    return ("date", _in_year(part, int(year))) if year else ("part", part)


def _era(match: re.Match[str]) -> tuple[str, str] | None:
    """Read a year of the Republic of China; 113年 in simplified characters counts years."""
    if match["bare_era"] and is_simplified(match.string):
        return None
    year = int(match["era_year"] or match["bare_era"]) + _ERA
    return "date", _in_year(_part(match["era_part"] or ""), year)


def _day_alone(match: re.Match[str]) -> tuple[str, str]:
    month, day = match["pd_month"] or match["pd_us_month"], match["pd"] or match["pd_us"]
    return "part", f"{_month(month):02d}-{int(day):02d}"


def _fiscal(match: re.Match[str]) -> tuple[str, str]:
    year = match["fy"] or match["fy_long"]
    return "date", f"FY{year if len(year) > len('23') else '20' + year}"


def _slashed(match: re.Match[str]) -> tuple[str, str] | None:
    """Read a year that ends in the next one, and years on end: 2024/25, 2024–28."""
    first, last = re.split("[/–-]", match["slash"])
    last = last if len(last) == len(first) else first[:2] + last
    return ("date", f"{first}/{last}") if last > first else None


def _quarter(match: re.Match[str]) -> tuple[str, str]:
    number = match["q"] or _ORDINALS[match["q_name"].lower()]
    return _dated(f"Q{number}", match["q_year"], match["q_long"])


def _half(match: re.Match[str]) -> tuple[str, str]:
    number = match["h"] or _ORDINALS[match["h_name"].lower()]
    return _dated(f"H{number}", match["h_year"], match["h_long"])


def _ended(match: re.Match[str]) -> tuple[str, str]:
    """Read a period by its length and its end: three months to June, year ended 31 March 2025."""
    length = _LENGTHS[(match["e_count"] or match["e_name"].split("-")[0].split()[0]).lower()]
    month = _month(match["e_month"] or match["e_us"])
    day = int(match["e_day"] or match["e_us_day"] or 31)
    weeks = (match["e_unit"] or "").lower().startswith("week")
    early = weeks and day <= _EARLY
    return "ended", f"{length} {month - early} {match['e_year'] or ''}"


def _ended_in(value: str, year: int | None) -> str | None:
    """Return the period of so many months that ends with a month, in a year where none is given."""
    length, month, given = value.split(" ")
    if not given and year is None:
        return None
    last = int(month)
    end = int(given or year or 0)
    if not last:
        last, end = 12, end - 1
    first, start = (last - int(length)) % 12 + 1, end - (int(length) > last)
    if start == end:
        part = _months(first, last) if int(length) < 12 else ""  # noqa: PLR2004 - a year
        return _in_year(part, end)
    return f"{start}/{end}" if int(length) == 12 else f"{start}-{first:02d}/{end}-{last:02d}"  # noqa: PLR2004


def _day(match: re.Match[str]) -> tuple[str, str]:
    month, day = match["d_month"] or match["us_month"], match["d"] or match["us_d"]
    year = match["d_year"] or match["us_year"]
    return "date", f"{year}-{_month(month):02d}-{int(day):02d}"


def _named_month(match: re.Match[str]) -> tuple[str, str] | None:
    if match["mm"] == "may" or (match["mm"] == "May" and _is_verb(match)):
        return None
    return _dated(f"{_month(match['mm']):02d}", match["mm_year"])


def _is_verb(match: re.Match[str]) -> bool:
    """Whether a May without a year and without a preposition before it is the verb."""
    before = match.string[: match.start()].rstrip().rpartition(" ")[2].lower()
    return not match["mm_year"] and before not in {"in", "of", "to", "by", "since", "from", "until"}


def _month(name: str) -> int:
    return next(
        number for number, full in enumerate(_MONTHS, 1) if full.startswith(name.lower()[:3])
    )


def _months(first: int, last: int) -> str:
    """Return the months as a quarter or half where they are one."""
    quarter, rest = divmod(first - 1, 3)
    if not rest and last == first + 2:
        return f"Q{quarter + 1}"
    if (first, last) in {(1, 6), (7, 12)}:
        return "H1" if first == 1 else "H2"
    return f"{max(first, 1):02d}/{last:02d}"


def _always(kind: str, value: str = "") -> _Reader:
    return lambda match: (kind, value)  # noqa: ARG005 - the match is all that was to be known


_CHINESE_READERS: Final[dict[str, _Reader]] = {
    "span": lambda match: ("date", f"{_year(match['span_from'])}/{_year(match['span_to'])}"),
    "same_in": lambda match: ("same_in", str(_year(match["same_year"]))),
    "era": _era,
    "date": lambda match: ("date", _in_year(_part(match["part"] or ""), _year(match["year"]))),
    "loose": lambda match: ("part", _part(match["loose"])),
    "base": _always("year_before"),
    "previous": _always("period_before"),
    "last": _always("years", "-1"),
    "year_last": _always("last_of", "-1"),
    "this": _always("years", "0"),
    "two": _always("years", "-2"),
    "same": _always("same"),
    "congress": lambda match: ("date", f"{_CONGRESSES[match['which']]}/.."),
    "back": lambda match: ("years_before", str(_ZH_NUMBER.get(match["years"]) or match["years"])),
    "now": _always("now"),
    "five": _always("label", FIVE_YEARS),
    "before": _always("label", BEFORE),
    "peak": _always("label", PEAK),
}
_ENGLISH_READERS: Final[dict[str, _Reader]] = {
    "fiscal": _fiscal,
    "between": lambda match: ("date", f"{match['from']}/{match['to']}"),
    "slash": _slashed,
    "quarter": _quarter,
    "half": _half,
    "dateline": lambda match: ("published", find_times(match[0], chinese=False)[0].value),
    "ended": _ended,
    "months": lambda match: _dated(
        _months(_month(match["m_from"]), _month(match["m_to"])), match["m_year"]
    ),
    "day": _day,
    "part_day": _day_alone,
    "years_back": lambda match: (
        "years_before",
        str(_COUNTS.get(match["yb"].lower()) or match["yb"]),
    ),
    "in_year": lambda match: ("in_year", match["iy"]),
    "month": _named_month,
    "year_base": _always("year_before"),
    "period_base": _always("period_before"),
    "last": _always("years", "-1"),
    "this": _always("years", "0"),
    "same": _always("same"),
    "plain": lambda match: ("date", match["plain"]),
}

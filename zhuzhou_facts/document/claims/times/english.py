"""Times as English texts write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from zhuzhou_facts.document.claims.times.mention import BEFORE, MONTHS, Reading, in_year, months
from zhuzhou_facts.quantity.numerals import SMALL_WORDS
from zhuzhou_facts.records import dates

_SHORT_NAMES: Final = tuple(name[:3].lower() for name in dates.MONTHS)
_MONTH: Final = rf"(?:{'|'.join(dates.MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_COUNTS: Final = dict(zip(SMALL_WORDS[2:11], range(2, 11), strict=True)) | (
    {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
)
_RELATIVE: Final = {"last": "-1", "this": "0", "next": "1"}
# How many months a period of a company takes, in words, months or weeks.
_LENGTHS: Final = {
    **dict.fromkeys(("three", "3", "thirteen", "13", "quarter"), 3),
    **dict.fromkeys(("six", "6", "twenty-six", "26", "half"), 6),
    **dict.fromkeys(("nine", "9", "thirty-nine", "39"), 9),
    **dict.fromkeys(("twelve", "12", "fifty-two", "52", "fifty-three", "53", "year"), 12),
}
_NEAR: Final = 60  # code points before a year that may say since when, and what
_FEW: Final = rf"(?:[2-9]|10|{'|'.join(_COUNTS)})"
_EARLY: Final = 7  # a period of weeks that ends so early in a month has none of it
_Y: Final = r"(?:19|20)[0-9]{2}"
_DAY: Final = rf"(?:[0-9]{{1,2}}\s+{_MONTH}(?![a-z])|{_MONTH}\s+[0-9]{{1,2}}\b(?![,.]?[0-9%]))"
_AGO: Final = "(?:earlier|ago|before)"
_PREVIOUS: Final = "(?:previous|prior|preceding|last)"
_LAST_YEAR: Final = rf"{_PREVIOUS}\s+(?:(?:fiscal|financial)\s+)?year"
PATTERN: Final = re.compile(
    rf"""
    (?P<dateline>\A[^0-9;:]{{3,40}}(?:,|\s[–—-])\s(?P<published>{_DAY}),?\s+(?P<p_year>{_Y})
        (?=\s*(?:\([^()]*\)\s*)?[–—-]{{1,2}}\s))
    | (?P<ended>(?:\b(?:(?P<e_count>{"|".join([*_LENGTHS, *_COUNTS])}|1[0-2]|[2-9])
            [ -](?P<e_unit>months?|weeks?)
            |(?:(?:first|second|third|fourth|final)[ -])?(?P<e_name>quarter|half(?:[ -]year)?|year))
        \s+(?:ended|ending|to)\s+(?:on\s+|end[ -])?|\b(?P<e_fye>FYE|FY[ -](?:ended|ending)\s)\s?)
        (?:(?P<e_day>[0-9]{{1,2}})\s+(?P<e_month>{_MONTH})
            |(?P<e_us>{_MONTH})(?:\s+(?P<e_us_day>[0-9]{{1,2}})(?![0-9]))?)(?![a-z])
        (?:,?\s+(?P<e_year>{_Y}))?)
    | (?P<fiscal>\b(?:FY\s?(?P<fy>20[0-9]{{2}}|[0-9]{{2}})
        |(?:fiscal|financial)(?:\s+year)?\s+(?P<fy_long>{_Y}))\b(?!\s?[/–-]\s?[0-9]))
    | (?P<slash>\b{_Y}(?:[/–](?:[0-9]{{2}}|20[0-9]{{2}})|-[0-9]{{2}}(?!-))\b)
    | (?P<between>\b(?:from\s+|between\s+)?(?P<from>{_Y})(?:\s?[–-]\s?|\s+(?:to|and|until)\s+)
        (?P<to>{_Y})\b)
    | (?P<part_of_year>\b(?P<part>Q[1-4]|H[12]
            |Quarter[ ][1-4](?:[ ]\([^()]{{3,30}}\)(?=[ ]{_Y}))?
            |(?:first|second|third|fourth|final)[ -]quarter
            |(?:first|second)[ ]half|first[ ](?:three|six|nine|3|6|9)[ ]months)
        (?:(?:\s+(?:of\s+)?(?:(?:fiscal|financial)\s+(?:year\s+)?)?)?(?P<part_year>{_Y})(?!/[0-9]))?\b)
    | (?P<quarter_alone>(?:(?<=\b(?:than|from|over)\sthe\s)|(?<=\b(?:above|below)\sthe\s)
        |(?<=\bin\sthe\s))(?P<qa>first|second|third|fourth)(?=\s*(?:[,.;)]|$)))
    | (?P<months>\b(?:(?P<m_between>between\s+)|from\s+)?(?P<m_from>{_MONTH})
        (?:\s+(?P<m_first>{_Y}))?\s?(?(m_between)and|(?:–|-|to|through|until))\s?
        (?P<m_to>{_MONTH})(?:\s+(?P<m_year>{_Y}))?)
    | (?P<days>\b(?:(?P<ds_between>between\s+)|from\s+)?(?P<ds_from>{_DAY})
        (?:,?\s+(?P<ds_first>{_Y}))?\s+(?(ds_between)and|(?:–|-|to|until))\s+(?P<ds_to>{_DAY})(?:,?\s+(?P<ds_year>{_Y}))?(?!\w))
    | (?P<span>\b(?:(?P<sp_between>between\s+)|from\s+)?(?P<sp_from>[0-9]{{1,2}})
        \s?(?(sp_between)and|(?:–|-|to|until))\s?(?P<sp_to>{_DAY})(?:,?\s+(?P<sp_year>{_Y}))?(?!\w))
    | (?P<span_us>\b(?P<su_month>{_MONTH})\s+(?P<su_from>[0-9]{{1,2}})\s?[–-]
        \s?(?P<su_to>[0-9]{{1,2}})(?![.,]?[0-9%])(?:,?\s+(?P<su_year>{_Y}))?(?!\w))
    | (?P<day>\b(?P<d>{_DAY})(?:,?\s+(?P<d_year>{_Y})\b)?)
    | (?P<back>\b(?:over|in|within|during|across)\s+(?:the\s+)?(?:past|last|previous)\s+
            (?:(?P<past>{_FEW})\s+years\b|decade\b)
        |\b(?:in|over|within)\s+(?:(?:just|only)\s+)?(?P<few>{_FEW})\s+years\b
            (?!\s+(?:of|time|from|or))
        |\b(?:in|over|within)\s+(?:a|the)\s+decade\b(?!\s+(?:of|to|or)))
    | (?P<whole>\b(?:for|over|in)\s+the\s+(?:(?:full|whole)\s+year(?!\s+(?:to|end))
            |year\s+as\s+a\s+whole)\b
        |\bfor\s+the\s+year\b(?!\s+(?:to|ended|ending|from|of|[0-9]))(?!-))
    | (?P<years_back>\b(?P<yb>[0-9]{{1,2}}|{"|".join(_COUNTS)})\s+years\s+{_AGO})
    | (?P<later>\b(?:(?P<yl>[0-9]{{1,2}}|{"|".join(_COUNTS)})\s+years|(?:a|one)\s+year)
        \s+later\b)
    | (?P<in_year>\bthe\s+same\s+(?:months?|periods?|quarter|half|time|days?|weeks?)\s+(?:of|in)\s+
        (?:fiscal\s+)?(?P<iy>{_Y})\b)
    | (?P<year_end>\b(?:than|since|from|on|compared\s+with|against)\s+(?:at\s+)?(?:the\s+)?
        (?:(?:start|beginning)\s+of\s+(?:the|this)\s+year
            |end\s+of\s+(?:last|the\s+(?:previous|prior))\s+year|year[ -]end
            |(?:last|previous|prior)\s+year[ -]end)\b)
    | (?P<year_before>\b(?:(?:a|one|the)\s+year|(?:twelve|12)\s+months)\s+{_AGO}
        |\b(?:prior|previous|preceding)[ -]year(?:\s+|'s\s+)(?:quarter|period|month|half)\b
        |\byear[ -](?:ago|earlier)\b|\byear\s+over\s+year\b|\byear-over-year\b|\bon\s+the\s+year\b
            (?!\s+(?:of|that|when|[a-z]+\s+(?:began|started|opened)))
        |\byear[ -]on[ -]year\b|\by/y\b|\bover\s+the\s+year\b(?!\s+(?:to|ended|ending|as)\b)
        |\b(?:than|from|compared\s+with|over|versus|above|below)\s+(?:the\s+)?{_LAST_YEAR}\b
        |\b(?:the\s+same|this)\s+time\s+last\s+year\b
        |\bthe\s+(?:same|corresponding)\s+(?:quarter|period|month|half|week|day)s?\s+
            (?:a\s+year\s+earlier|(?:of|in)\s+(?:the\s+)?{_LAST_YEAR}|last\s+year)
        |\bthan\s+in\s+(?:the\s+)?previous\s+year\b)
    | (?P<period_before>\b(?:on|over)\s+the\s+(?:quarter|month)\b
        |\b(?:a|one)\s+(?:quarter|month)\s+{_AGO}\b
        |\bthan\s+(?:in\s+)?the\s+(?:three\s+months|quarter|month|week)\s+before\b
        |\b(?:quarter|month)[ -]on[ -](?:quarter|month)\b|\bq/q\b|\bm/m\b
        |\b{_PREVIOUS}\s+(?:quarter|month)\b)
    | (?P<month>\b(?P<mm_last>last\s+)?(?P<mm>{_MONTH})(?:\s+(?P<mm_year>{_Y}))?(?![a-z]))
    | (?P<relative>\b(?P<which>last|this|next)\s+year\b)
    | (?P<before>\bthe\s+(?:earlier|former|original)\s+
        (?:total|figure|level|number|amount|sum|value)\b)
    | (?P<same>\b(?:that|the\s+same)\s+(?:year|quarter|month)\b)
    | (?P<plain>(?<![0-9$€£¥.,])\b{_Y}\b(?![0-9%]|[.,][0-9]|\s?=))
    """,
    re.VERBOSE | re.IGNORECASE,
)

_SINCE: Final = re.compile(
    r"(?i)\bsince\s+(?:the\s+)?(?:(?:end|close)\s+of\s+|(?:[a-z]+\s+){1,4}"
    r"(?:began|started|opened|opening|launched?|founded|founding|foundation|start|introduction)\s+(?:in|of)\s+)?$"
)
# The fastest growth since 2019 is no growth from then on.
_RECORD: Final = re.compile(
    r"(?i)\b(?:[a-z]+est|most|least|first|only|low|high|peak|record|time)\s(?:[a-z]+\s){0,4}$"
)
_IN: Final = re.compile(r"(?i)\b(?:in|for|from|to|of|during|since|after|before|year)\s(?:the\s)?\Z")
_SEASON: Final = re.compile(r"(?i)\s(?:financial|fiscal|school|academic|tax|season)\b")
_BEFORE_MAY: Final = re.compile(
    r"(?i)\b(?:in|of|to|by|since|from|until|than|on|with|against|versus|during|last|between)\s+\Z"
)


def _dated(part: str, year: str | None) -> tuple[str, str]:
    """Return a part of a year, with its year where one is given."""
    return ("date", in_year(part, int(year))) if year else ("part", part)


def _part(words: str) -> str:
    """Read a part of a year: Q3, third quarter, first half, first nine months."""
    if len(words) == len("Q3"):
        return words.upper()
    if words[0] in "Qq":
        return f"Q{words[len('quarter ')]}"  # Quarter 3 (July to September)
    which, *count, unit = words.lower().replace("-", " ").split()
    return months(1, _LENGTHS[count[0]]) if count else f"{unit[0].upper()}{_ORDINALS[which]}"


def _slashed(match: re.Match[str]) -> tuple[str, str] | None:
    """Read a year that ends in the next one, and years on end: 2024/25, 2024–28."""
    first, last = re.split("[/–-]", match["slash"])
    last = last if len(last) == len(first) else first[:2] + last
    said = _IN.search(match.string, 0, match.start()) or _SEASON.match(match.string, match.end())
    if "-" in match["slash"] and int(last[2:]) <= MONTHS:
        # In 2009-10, but no 2009-10 in the head of a column, which may be a month.
        return "date", f"{first}/{last}" if said and int(last) == int(first) + 1 else first
    return ("date", f"{first}/{last}") if last > first else None


def _ended(match: re.Match[str]) -> tuple[str, str]:
    """Read a period by its length and its end: three months to June, year ended 31 March 2025."""
    count = (match["e_count"] or (match["e_name"] or "year").split("-")[0].split()[0]).lower()
    month = int(_month(match["e_month"] or match["e_us"]))
    day = int(match["e_day"] or match["e_us_day"] or 31)
    unit = (match["e_unit"] or "").lower()
    weeks = unit.startswith("week")
    length = _LENGTHS.get(count) or int(_count(count))
    if weeks and count not in _LENGTHS:
        return _weeks(length, f"{month:02d}-{day:02d}", match["e_year"])
    early = weeks and day <= _EARLY
    if unit.startswith("month") and match["e_year"] and length == MONTHS > month:
        end = int(match["e_year"])  # no year of a company: its months count
        return "date", f"{end - 1}-{month + 1:02d}/{end}-{month:02d}"
    return "ended", f"{length} {month - early} {match['e_year'] or ''}"


def _weeks(count: int, day: str, year: str | None) -> tuple[str, str]:
    # The 10 weeks to 6 July 2014; without a year that day alone.
    try:
        last = date.fromisoformat(f"{year}-{day}")
    except ValueError:
        return _dated(day, year)
    return "date", f"{last - timedelta(weeks=count) + timedelta(days=1)}/{last}"


def _stretch(first: str, last: str, start: str | None, end: str | None) -> tuple[str, str]:
    """Read days or months, which end in the next year where the last one comes before the first."""
    start = start or (end and str(int(end) - (first > last)))
    if start and end and start != end:
        return "date", f"{start}-{first}/{end}-{last}"
    if first > last:
        return "across", f"{first}/{last}"
    part = f"{first}/{last}" if "-" in first else months(int(first), int(last))
    return _dated(part, end or start)


def _day_of(text: str) -> str:
    """Read a day and its month, in either order, as MM-DD."""
    day, month = sorted(text.split(), key=str.isdecimal, reverse=True)
    return f"{_month(month)}-{int(day):02d}"


def _span(last: str, first: int, year: str | None) -> tuple[str, str] | None:
    """Read days of one month, the last of them with its month."""
    day = _day_of(last)
    return _dated(f"{day[:3]}{first:02d}/{day}", year) if 0 < first < int(day[3:]) else None


def _named_month(match: re.Match[str]) -> tuple[str, str] | None:
    """Read a month; a May without a year and without a preposition before it is the verb."""
    before = _BEFORE_MAY.search(match.string, 0, match.start())
    is_month = match["mm_year"] or match["mm_last"] or before
    if match["mm"] == "may" or (match["mm"] == "May" and not is_month):
        return None
    month = _month(match["mm"])
    is_last = match["mm_last"] and not match["mm_year"]
    return ("last_part", month) if is_last else _dated(month, match["mm_year"])


def _month(name: str) -> str:
    return f"{_SHORT_NAMES.index(name[:3].lower()) + 1:02d}"


def _count(text: str) -> str:
    return str(_COUNTS.get(text.lower()) or text)


# How the groups of the pattern are read; one that is not named here is the kind, without a value.
READINGS: Final[dict[str, Reading]] = {
    # OSLO, 3 May 2024 –
    "dateline": lambda match: ("published", f"{match['p_year']}-{_day_of(match['published'])}"),
    "ended": _ended,
    # FY23, fiscal 2023
    "fiscal": lambda match: ("date", "FY" + f"20{match['fy'] or match['fy_long']}"[-4:]),
    "slash": _slashed,
    "between": lambda match: ("date", f"{match['from']}/{match['to']}"),
    "part_of_year": lambda match: _dated(_part(match["part"]), match["part_year"]),
    "quarter_alone": lambda match: ("part_alone", str(_ORDINALS[match["qa"].lower()])),
    "months": lambda match: _stretch(
        *map(_month, match.group("m_from", "m_to")), *match.group("m_first", "m_year")
    ),
    "days": lambda match: _stretch(
        *map(_day_of, match.group("ds_from", "ds_to")), *match.group("ds_first", "ds_year")
    ),
    # 14–17 May 2026; May 14–17, 2026
    "span": lambda match: _span(match["sp_to"], int(match["sp_from"]), match["sp_year"]),
    "span_us": lambda match: _span(
        f"{match['su_to']} {match['su_month']}", int(match["su_from"]), match["su_year"]
    ),
    "day": lambda match: _dated(_day_of(match["d"]), match["d_year"]),
    "years_back": lambda match: ("years_before", _count(match["yb"])),
    "back": lambda match: ("back", _count(match["past"] or match["few"] or "ten")),
    "later": lambda match: ("last_of", _count(match["yl"] or "1")),
    "in_year": lambda match: ("in_year", match["iy"]),
    "month": _named_month,
    "plain": lambda match: ("date", match["plain"]),
    "relative": lambda match: ("years", _RELATIVE[match["which"].lower()]),
    "before": ("label", BEFORE),
}


def since(text: str, start: int, end: int) -> tuple[bool, int, int] | None:
    """Return whether a time goes on from then, and its place; None where it is no time."""
    first = max(0, start - _NEAR)
    found = _SINCE.search(text, first, start)
    if found and _RECORD.search(text, first, found.start()):
        return None
    return (True, found.start(), end) if found else (False, start, end)

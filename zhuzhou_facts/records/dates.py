"""Times: a subset of EDTF (ISO 8601-2) and the periods of statistics, read, ordered and matched.

Read are a year, a month, a day, each with an optional `~`, `?` or `%`; a quarter (`2023-Q4`), a
half (`2020-H1`) and a fiscal year (`FY2023`); and intervals of two of them (`2018/2019`), of which
one may be `..` (open).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.records import Side
from zhuzhou_facts.records.units import TIME_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.records import TimeLabel

_POINT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[~?%]?"
    r"|(?P<of>[0-9]{4})-(?P<part>Q[1-4]|H[12])"
    r"|FY(?P<fiscal>[0-9]{4})"
)
_PARTS: Final = re.compile("[QH]")
_FISCAL: Final = "FY"
_MONTHS: Final = {"Q": 3, "H": 6}
_QUARTERS: Final = "一二三四"
_HALVES: Final = "上下"


class Moment(NamedTuple):
    """A stretch of days; `start` or `end` None is open on that side."""

    start: date | None
    end: date | None

    @property
    def year(self) -> int | None:
        """The year that the whole stretch lies in, if it lies in one."""
        if self.start and self.end and self.start.year == self.end.year:
            return self.start.year
        return None

    @property
    def closed(self) -> bool:
        """Whether the stretch has a first and a last day."""
        return self.start is not None and self.end is not None

    def within(self, other: Moment) -> bool:
        """Whether this stretch lies wholly in the other."""
        return (
            self.start is not None
            and self.end is not None
            and (other.start is None or other.start <= self.start)
            and (other.end is None or self.end <= other.end)
        )

    def overlaps(self, other: Moment) -> bool:
        """Whether the two stretches have a day in common."""
        return not (
            (self.end is not None and other.start is not None and self.end < other.start)
            or (other.end is not None and self.start is not None and other.end < self.start)
        )


def _point(text: str) -> Moment | None:
    match = _POINT.fullmatch(text)
    if not match:
        return None
    year = int(match["year"] or match["of"] or match["fiscal"])
    first, last = 1, 12
    if part := match["part"]:
        last = int(part[1]) * _MONTHS[part[0]]
        first = last - _MONTHS[part[0]] + 1
    elif match["month"]:
        first = last = int(match["month"])
    try:
        end = monthrange(year, last)[1]
        days = (int(match["day"]),) * 2 if match["day"] else (1, end)
        # The days of a fiscal year are not given; it is ordered as the year that it is named after.
        return Moment(date(year, first, days[0]), date(year, last, days[1]))
    except ValueError:  # year 0, month 13, 30 February
        return None


def lies_in(when: str | None, asked: str) -> bool:
    """Whether a time is another one or lies in it: 2018-06 in 2018; FY2018 need not lie in it."""
    if when is None or when == asked:
        return when is not None
    moment, stretch = read_moment(when), read_moment(asked)
    alike = (_FISCAL in when) == (_FISCAL in asked)
    return alike and moment is not None and stretch is not None and moment.within(stretch)


def overlap(first: str | None, last: str | None) -> bool:
    """Whether two times have a day in common, as far as is known.

    A fiscal year may begin in the year before the one that it is named after, or end in the next.
    """
    one, other = read_moment(first or ""), read_moment(last or "")
    if one is None or other is None or first is None or last is None:
        return False
    if (_FISCAL in first) != (_FISCAL in last):
        one, other = (
            _widened(moment) if _FISCAL in when else moment
            for moment, when in ((one, first), (other, last))
        )
    return one.overlaps(other)


def alike(first: str | None, last: str | None) -> bool:
    """Whether numbers of two times may be compared: a quarter with a quarter, never with a year."""
    return _length(first or "") == _length(last or "")


def _length(when: str) -> str | int:
    """Return what distinguishes a period from others; years, months and days are all alike."""
    moment = read_moment(when)
    if _PARTS.search(when) and "/" in when and moment and moment.start and moment.end:
        return (moment.end.year - moment.start.year) * 12 + moment.end.month - moment.start.month
    point = _POINT.fullmatch(when)
    if point and point["part"]:
        return point["part"][0]
    return _FISCAL if point and point["fiscal"] else ""


def _widened(moment: Moment) -> Moment:
    return Moment(
        moment.start and date(max(moment.start.year - 1, 1), 1, 1),
        moment.end and date(min(moment.end.year + 1, MAXYEAR), 12, 31),
    )


@lru_cache(maxsize=4096)
def read_moment(text: str) -> Moment | None:
    """Read a time; None where it is none, or no day of the calendar."""
    first, slash, last = text.partition("/")
    if not slash:
        return _point(text)
    start = Moment(None, None) if first == ".." else _point(first)
    end = Moment(None, None) if last == ".." else _point(last)
    if start is None or end is None or (first == last == ".."):
        return None
    if start.start and end.end and start.start > end.end:
        return None
    return Moment(start.start, end.end)


def order(when: str | None, labels: Mapping[str, TimeLabel] | None = None) -> tuple[int, date]:
    """Return a key that sorts times: early labels, dates by their start, no time, late labels."""
    labels = TIME_LABELS if labels is None else labels
    moment = read_moment(when) if when else None
    if moment:
        return (1, moment.start or moment.end or date.min)
    label = labels.get(when) if when else None
    place = {Side.EARLY: 0, Side.LATE: 3}.get(label.side, 2) if label else 2
    return (place, date.min)


def in_chinese(when: str) -> str:
    """Return a time in Chinese, 2018-06 as 2018年6月; what has no such form as it is."""
    match = _POINT.fullmatch(when)
    if not match or when[-1] in "~?%":
        first, slash, last = when.partition("/")
        if slash and read_moment(when) and ".." not in {first, last}:
            return f"{in_chinese(first)}至{in_chinese(last)}"
        return when
    if part := match["part"]:
        number = int(part[1]) - 1
        name = f"第{_QUARTERS[number]}季度" if part[0] == "Q" else f"{_HALVES[number]}半年"
        return f"{match['of']}年{name}"
    if match["fiscal"]:
        return f"{match['fiscal']}财年"
    parts = [int(part) for part in match.group("year", "month", "day") if part]
    return "".join(f"{part}{sign}" for part, sign in zip(parts, "年月日", strict=False))


_MONTH_NAMES: Final = (
    "January February March April May June July August September October November December"
)


def in_english(when: str) -> str:
    """Write a date in English: June 2018, since Nov 2012, Q4 2023."""
    start, slash, end = when.partition("/")
    if slash and end == "..":
        return f"since {_in_english(start, short=True)}"
    if slash and start == "..":
        return f"until {_in_english(end, short=True)}"
    return _in_english(when, short=False)


def _in_english(when: str, *, short: bool) -> str:
    match = _POINT.fullmatch(when)
    if match and match["of"]:
        return f"{match['part']} {match['of']}"
    if not match or not match[2] or when[-1] in "~?%":
        return when
    month = _MONTH_NAMES.split()[int(match[2]) - 1]
    day = f"{int(match[3])} " if match[3] else ""
    return f"{day}{month[:3] if short or day else month} {match[1]}"

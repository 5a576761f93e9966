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

from zhuzhou_facts.records import Side, Text, TimeLabel, labels_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.records import FactBase

_POINT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[~?%]?"
    r"|(?P<of>[0-9]{4})-(?P<part>Q[1-4]|H[12])"
    r"|FY(?P<fiscal>[0-9]{4})"
)
_FISCAL: Final = "FY"
_MONTHS: Final = {"Q": 3, "H": 6}
_PARTS: Final = {"Q": ("一", "二", "三", "四"), "H": ("上", "下")}
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_FEBRUARY: Final = 2


class Moment(NamedTuple):
    """A stretch of days; one that is not closed begins with `date.min` or ends with `date.max`.

    `period` distinguishes what is compared with its like alone: a quarter (`Q`), a half (`H`), a
    fiscal year (`FY`), a span of quarters by its months. Years, months and days are all alike.
    """

    start: date
    end: date
    period: str = ""
    closed: bool = True

    @property
    def year(self) -> int | None:
        """The year that the whole stretch lies in, if it lies in one."""
        return self.start.year if self.start.year == self.end.year else None


_OPEN: Final = Moment(date.min, date.max, closed=False)


def _point(text: str) -> Moment | None:
    match = _POINT.fullmatch(text)
    if not match:
        return None
    year, part = int(match["year"] or match["of"] or match["fiscal"]), match["part"]
    first, last = 1, 12
    if part:
        last = int(part[1]) * _MONTHS[part[0]]
        first = last - _MONTHS[part[0]] + 1
    elif match["month"]:
        first = last = int(match["month"])
    try:
        start = date(year, first, int(match["day"] or 1))
        end = date(year, last, int(match["day"] or monthrange(year, last)[1]))
    except ValueError:  # year 0, month 13, 30 February
        return None
    # The days of a fiscal year are not given; it is ordered as the year that it is named after.
    return Moment(start, end, part[0] if part else _FISCAL if match["fiscal"] else "")


def lies_in(when: str | None, asked: str) -> bool:
    """Whether a time is another one or lies in it: 2018-06 in 2018; FY2018 need not lie in it."""
    if when is None or when == asked:
        return when is not None
    moment, stretch = read_moment(when), read_moment(asked)
    if not (moment and stretch and moment.closed):
        return False
    alike = (moment.period == _FISCAL) == (stretch.period == _FISCAL)
    return alike and stretch.start <= moment.start and moment.end <= stretch.end


def stretches(when: str) -> list[str]:
    """Return the year, half, quarter and month that a time lies in, as far as it lies in one."""
    start = (read_moment(when) or _OPEN).start
    year, half, quarter = f"{start.year:04}", (start.month + 5) // 6, (start.month + 2) // 3
    codes = (year, f"{year}-H{half}", f"{year}-Q{quarter}", f"{year}-{start.month:02}")
    return [code for code in codes if lies_in(when, code)]


def overlap(first: str | None, last: str | None) -> bool:
    """Whether two times have a day in common, as far as is known.

    A fiscal year may begin in the year before the one that it is named after, or end in the next.
    """
    one, other = read_moment(first or ""), read_moment(last or "")
    if one is None or other is None:
        return False
    if (one.period == _FISCAL) != (other.period == _FISCAL):
        one, other = _widened(one), _widened(other)
    return max(one.start, other.start) <= min(one.end, other.end)


def _widened(moment: Moment) -> Moment:
    """Return all that a fiscal year may reach into; any other time as it is."""
    if moment.period != _FISCAL:
        return moment
    first, last = max(moment.start.year - 1, 1), min(moment.end.year + 1, MAXYEAR)
    return Moment(date(first, 1, 1), date(last, 12, 31))


def alike(first: str | None, last: str | None) -> bool:
    """Whether numbers of two times may be compared: a quarter with a quarter, never with a year."""
    one, other = read_moment(first or ""), read_moment(last or "")
    return (one.period if one else "") == (other.period if other else "")


def years_between(start: str | None, end: str | None) -> int:
    """Return how many whole years two times lie apart: a year and a year, or a June and a June.

    0 where that is not a whole number, or a time has no first or no last day.
    """
    first, last = read_moment(start or ""), read_moment(end or "")
    if not (first and last and first.closed and last.closed):
        return 0
    years = last.start.year - first.start.year
    same_days = (first.start.month, first.start.day) == (last.start.month, last.start.day)
    same_end = first.end.month == last.end.month and (
        first.end.day == last.end.day or first.end.month == _FEBRUARY
    )
    return years if same_days and same_end and last.end.year - first.end.year == years else 0


@lru_cache(maxsize=4096)
def read_moment(text: str) -> Moment | None:
    """Read a time; None where it is none, or no day of the calendar."""
    first, slash, last = text.partition("/")
    if not slash:
        return _point(text)
    start = _OPEN if first == ".." else _point(first)
    end = _OPEN if last == ".." else _point(last)
    if start is None or end is None or (first == last == "..") or start.start > end.end:
        return None
    closed = start.closed and end.closed
    found = Moment(start.start, end.end, start.period or end.period, closed)
    if found.period in _MONTHS and found.closed:
        months = (found.end.year - found.start.year) * 12 + found.end.month - found.start.month + 1
        return found._replace(period=f"{months} months")
    return found


def order(when: str | None, labels: Mapping[str, TimeLabel]) -> tuple[int, date] | None:
    """Return a key that sorts times: early labels, dates by their start, late labels; else None."""
    if moment := read_moment(when or ""):
        return (1, moment.end if moment.start == date.min else moment.start)
    side = labels.get(when or "", TimeLabel()).side
    return None if side is Side.NEITHER else (0 if side is Side.EARLY else 2, date.min)


def time_name(base: FactBase, when: str) -> Text:
    """Return the name of a time: a label by its name, a date as a date."""
    label = labels_of(base).get(when, TimeLabel())
    return Text(zh=label.zh or in_chinese(when), en=label.en or in_english(when))


def in_chinese(when: str) -> str:
    """Return a time in Chinese, 2018-06 as 2018年6月; what has no such form as it is."""
    match = _POINT.fullmatch(when)
    if not match or when[-1] in "~?%":
        first, slash, last = when.partition("/")
        if slash and read_moment(when) and ".." not in {first, last}:
            return f"{in_chinese(first)}至{in_chinese(last)}"
        return when
    if part := match["part"]:
        which = _PARTS[part[0]][int(part[1]) - 1]
        return f"{match['of']}年" + (f"第{which}季度" if part[0] == "Q" else f"{which}半年")
    if match["fiscal"]:
        return f"{match['fiscal']}财年"
    parts = [int(part) for part in match.group("year", "month", "day") if part]
    return "".join(f"{part}{sign}" for part, sign in zip(parts, "年月日", strict=False))


def in_english(when: str) -> str:
    """Write a date in English: June 2018, since Nov 2012, Q4 2023."""
    start, slash, end = when.partition("/")
    if slash and ".." in {start, end}:
        word, known = ("since", start) if end == ".." else ("until", end)
        return f"{word} {_in_english(known, short=True)}"
    return _in_english(when, short=False)


def _in_english(when: str, *, short: bool) -> str:
    match = _POINT.fullmatch(when)
    if match and match["of"]:
        return f"{match['part']} {match['of']}"
    if not match or not match[2] or when[-1] in "~?%":
        return when
    month = MONTHS[int(match[2]) - 1]
    day = f"{int(match[3])} " if match[3] else ""
    return f"{day}{month[:3] if short or day else month} {match[1]}"

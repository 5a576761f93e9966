"""Times: a subset of EDTF (ISO 8601-2), read, ordered and matched.

Read are a year, a month, a day, each with an optional `~`, `?` or `%`, and intervals of two of
them, of which one may be `..` (open).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from zhuzhou_facts.records import Side
from zhuzhou_facts.records.units import TIME_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.records import TimeLabel

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of days; `start` or `end` None is open on that side."""

    start: date | None
    end: date | None

    @property
    def year(self) -> int | None:
        """The year that the whole stretch lies in, if it lies in one."""
        if self.start and self.end and self.start.year == self.end.year:
            return self.start.year
        return None

    def within(self, other: Moment) -> bool:
        """Whether this stretch lies wholly in the other."""
        return (
            self.start is not None
            and self.end is not None
            and (other.start is None or other.start <= self.start)
            and (other.end is None or self.end <= other.end)
        )


def _point(text: str) -> Moment | None:
    match = _POINT.fullmatch(text)
    if not match:
        return None
    year = int(match[1])
    first_month, last_month = (int(match[2]),) * 2 if match[2] else (1, 12)
    try:
        first, last = (int(match[3]),) * 2 if match[3] else (1, monthrange(year, last_month)[1])
        return Moment(date(year, first_month, first), date(year, last_month, last))
    except ValueError:  # year 0, month 13, 30 February
        return None


@lru_cache(maxsize=4096)
def read_moment(text: str) -> Moment | None:
    """Read an EDTF text; None where it is none, or no day of the calendar."""
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
    """Tell a date in Chinese, 2018-06 as 2018年6月; any other time as it is."""
    match = _POINT.fullmatch(when)
    if not match or when[-1] in "~?%":
        return when
    parts = [int(part) for part in match.groups() if part]
    return "".join(f"{part}{sign}" for part, sign in zip(parts, "年月日", strict=False))

"""Times that a text mentions, and what they mean beside the times around them.

A time is given as in a fact base: `2017`, `2017-06`, `2023-Q4`, `2020-H1`, `FY2023`, an interval
`A/B`, or a label (`before`, `after`, `peak`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

MONTHS: Final = 12  # of a year
_LAST: Final = {"Q": 4, "H": 2, None: MONTHS}
BEFORE: Final = "before"
AFTER: Final = "after"
PEAK: Final = "peak"
FIVE_YEARS: Final = "past-five-years"
_LABELLED: Final = "5"  # how many years back that label takes
# The kind and the value of what a pattern found, or how they are read; None where it is no time.
Reading = tuple[str, str] | Callable[[re.Match[str]], tuple[str, str] | None]


class Mention(NamedTuple):
    """A time as mentioned from `start` to `end`.

    `kind` is `date` (with its year), `part` (of a year that is to be found), `last_part` (the last
    one before the text was written), `part_alone` (a part of the sort of the one before it),
    `part_of` (a part, and how many years from that of the text), `ended` (months, the last one, its
    year), `years` (so many years from the one of the text), `since` (from then on), `last_of` (the
    year before the one spoken of), `whole` (the year spoken of), `period` (the time that the whole
    text speaks of), `period_end` (its last month), `year_to_end` (the months of the year up to
    that), `back` (so many years up to the one spoken of), `across` (a month of last year to one of
    this), `now`, `same` (as the time before it), `same_in` (the same part of that year),
    `published` (when the text was), `record` (the best of so many years), `label`, or the base of a
    comparison: `year_before`, `period_before`, `year_end` (of the year before), so many
    `years_before`, and the same part `in_year`.
    """

    start: int
    end: int
    kind: str
    value: str = ""
    is_open: bool = False  # from then on: since 2019, 去年11月以来

    def shifted(self, by: int) -> Mention:
        """Return this mention in a text that has so many code points more before it."""
        return self._replace(start=self.start + by, end=self.end + by)

    @property
    def is_base(self) -> bool:
        """Whether it says what something is compared with, and not when it was."""
        return self.kind in {"year_before", "period_before", "year_end", "years_before", "in_year"}

    @property
    def is_stretch(self) -> bool:
        """Whether a change in it starts where it does: from then on, or so many years back."""
        return self.is_open or self.kind == "back"


def resolve(mention: Mention, current: str | None, now: int | None) -> str | None:
    """Return what a mentioned time is, or None where that cannot be known.

    Args:
        mention: what is mentioned; no base of a comparison.
        current: the time that the text around it speaks of.
        now: the year in which the text was written.
    """
    kind, value = mention.kind, mention.value
    spoken = year_of(current)
    found: str | None
    match kind:
        case "published" | "record" | "last_part":
            found = None
        case "date" | "label" | "since":
            found = value
        case "same_in":
            found = _same_in(value, current or "")
        case "whole" if current and re.match(r"[0-9]{4}-", current):
            found = str(spoken)
        case "period_end" | "year_to_end":
            found = _up_to(last_of(current)) if kind == "year_to_end" else last_of(current)
        case "now" if now and not now - 1 <= (spoken or 0) <= now:
            found = str(now)
        case "same" | "whole" | "now" | "period":
            found = current
        case "years" | "across" | "part_of":
            found = _in_year_of(mention, now)
        case "ended":
            found = _ended_in(mention, spoken or now)
        case _:
            # The year before one that is not given may be that of the text or of what it reports.
            found = _in_year_of(mention, spoken or (None if kind == "last_of" else now))
    return f"{found}/.." if found and mention.is_open else found


def _same_in(year: str, current: str) -> str:
    """Return the same part of another year; 2024 beside 2024/2025 is the year that ended in it."""
    if re.fullmatch(r"[0-9]{4}/[0-9]{4}", current) and is_period(current):
        return f"{int(year) - 1}/{year}"
    is_one = len(set(re.findall(r"[0-9]{4}", current))) == 1
    return re.sub(r"[0-9]{4}", year, current) if is_one else year


def _up_to(month: str | None) -> str | None:
    """Return the months of a year up to one, which ends what the text speaks of."""
    is_month = month and re.fullmatch(r"[0-9]{4}-[0-9]{2}", month)
    return in_year(months(1, int(month[5:])), int(month[:4])) if month and is_month else month


def _in_year_of(mention: Mention, year: int | None) -> str | None:
    """Return a time that is given by a year, if that is known."""
    value = mention.value
    if mention.kind == "back" and value == _LABELLED:
        return FIVE_YEARS
    if year is None:
        return None
    match mention.kind:
        case "back":
            return f"{year - int(value)}/{year}"
        case "years" | "last_of" | "part_of":
            *part, years = value.split(" ")
            return in_year("".join(part), year + int(years))
        case "across":
            first, last = value.split("/")
            return f"{year - 1}-{first}/{year}-{last}"
    return in_year(f"Q{value}" if mention.kind == "part_alone" else value, year)


def base_of(mention: Mention, when: str | None) -> str | None:
    """Return the time that `when` is compared with."""
    if when is None:
        return None
    if mention.kind == "years_before" or (mention.kind == "back" and is_period(when)):
        return shifted(when, -int(mention.value))
    if mention.kind in {"back", "year_end"}:
        year = year_of(when)
        return None if year is None else str(year - int(mention.value or 1))
    if mention.kind == "in_year":
        return re.sub(r"[0-9]{4}", mention.value, when)
    return shifted(when, -1) if mention.kind == "year_before" else previous_period(when)


def _ended_in(mention: Mention, year: int | None) -> str | None:
    """Return the period of so many months that ends with a month, in a year where none is given."""
    length, month, given = mention.value.split(" ")
    if not given and year is None:
        return None
    count, last = int(length), int(month)
    end = int(given or year or 0)
    if not last:
        last, end = MONTHS, end - 1
    first, start = (last - count) % MONTHS + 1, end - (count > last)
    if count == MONTHS:
        return str(end) if start == end else f"{start}/{end}"
    if start == end:
        return in_year(months(first, last), end)
    return f"{start}-{first:02d}/{end}-{last:02d}"


def year_of(when: str | None) -> int | None:
    """Return the year that a time ends in, if it has one."""
    years = re.findall(r"[0-9]{4}", when or "")
    return int(years[-1]) if years else None


def is_period(when: str) -> bool:
    """Whether a time is a year or a part of one, which another year has too."""
    if years := re.fullmatch(r"([0-9]{4})/([0-9]{4})", when):
        return int(years[2]) == int(years[1]) + 1
    part = r"([0-9]{4})(?:-[QH]?[0-9]+|-Q?[0-9]+/\1-Q?[0-9]+)?|FY[0-9]{4}"
    return re.fullmatch(part, when) is not None


def shifted(when: str, years: int) -> str | None:
    """Return the time so many years later; None for a label."""
    if not re.search(r"[0-9]{4}", when):
        return None
    return re.sub(r"[0-9]{4}", lambda match: str(int(match[0]) + years), when)


def last_of(when: str | None) -> str | None:
    """Return the last month of a part of a year; of other times their end, if they have one."""
    part = re.fullmatch(r"([0-9]{4})-([QH])([1-4])", when or "")
    if part is None:
        return None if when is None or when.endswith("..") else when.rpartition("/")[2]
    return f"{part[1]}-{int(part[3]) * MONTHS // (_LAST[part[2]]):02d}"


def previous_period(when: str) -> str | None:
    """Return the quarter, half, month or year before."""
    match = re.fullmatch(r"([0-9]{4})(?:-(Q|H)?([0-9]{1,2}))?", when)
    if not match:
        return shifted(when, -1)
    year, sort, number = int(match[1]), match[2], match[3]
    if number is None:
        return str(year - 1)
    year, place = (year, int(number) - 1) if int(number) > 1 else (year - 1, _LAST[sort])
    return f"{year}-{sort}{place}" if sort else f"{year}-{place:02d}"


def in_year(part: str, year: int) -> str:
    """Return a part of a year, as it stands behind the year and a hyphen, as one of this year."""
    if part == "":
        return str(year)
    return "/".join(f"{year}-{piece}" for piece in part.split("/"))


def first_month(part: str) -> int:
    """Return the month in which a part of a year begins."""
    number = int(part.lstrip("QH")[:2])
    return {"Q": 3 * number - 2, "H": 6 * number - 5}.get(part[0], number)


def months(first: int, last: int) -> str:
    """Return months as a part of a year: as its quarter or half where they are one."""
    quarter, rest = divmod(first - 1, 3)
    if not rest and last == first + 2:
        return f"Q{quarter + 1}"
    if (first, last) in {(1, 6), (7, 12)}:
        return "H1" if first == 1 else "H2"
    return f"{max(first, 1):02d}/{last:02d}"

"""Times as a fact base writes them: their years, the ones before and after, parts of a year."""

from __future__ import annotations

import re
from typing import Final

MONTHS: Final = 12  # of a year
_LAST: Final = {"Q": 4, "H": 2, None: MONTHS}


def year_of(when: str | None) -> int | None:
    """Return the year that a time ends in, if it has one."""
    years = re.findall(r"[0-9]{4}", when or "")
    return int(years[-1]) if years else None


def is_period(when: str) -> bool:
    """Whether a time is a year or a part of one, which another year has too."""
    if years := re.fullmatch(r"([0-9]{4})/([0-9]{4})", when):
        return int(years[2]) == int(years[1]) + 1
    if re.fullmatch(r"([0-9]{4})-Q?[0-9]+/\1-Q?[0-9]+", when):
        return True
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

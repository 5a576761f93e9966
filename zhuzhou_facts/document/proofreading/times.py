"""Whether the text near a number gives another time than the number of the source has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.records import dates
from zhuzhou_facts.records.dates import read_moment

if TYPE_CHECKING:
    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry

_NEAR_SCOPES: Final = frozenset(("clause", "sentence"))
_YEAR: Final = re.compile(r"[0-9]{4}")
# A few years taken together: 五年来, over the past five years.
_FEW_YEARS: Final = re.compile(
    r"(?<![一二三四五六七八九十0-9])[2-9二两三四五六七八九十]年(?:来|间|内|里|中|加|累|共|合|总|一共)"
    r"|(?i:\b(?:past|last|within|over|in) (?:the )?(?:past |last )?"
    r"(?:[2-9]|ten|two|three|four|five|six|seven|eight|nine) years\b)"
)
_IN_A_YEAR: Final = re.compile(r"(?<![十来近0-9])一年(?:来|间|里|内)?|比上年|\bin (?:a|one) year\b")
_RELATIVE: Final = re.compile(r"[今去前明本上]年|(?i:\b(?:this|last|next) year\b)")
_TIME: Final = re.compile(rf"{_RELATIVE.pattern}|[0-9]{{4}}")
_PART: Final = re.compile(
    r"[0-9一二三四五六七八九十]月|季|半年|\b(?:quarter|half)\b|\b(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
_FAR: Final = 16


def times_differ(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether the text near a claim gives another time than the entry has.

    It does where it writes the year, or says last year. A change has the time of the level beside.
    """
    if entry.change:
        return _is_longer(claim, entry, text)
    near = _written_time(claim, entry.when or "", text)
    start = max(claim.sentence[0], claim.start - _FAR)
    years = _FEW_YEARS.search(text, start, max(claim.start, claim.clause[1]))
    if entry.spans:
        return bool(near and _YEAR.fullmatch(near) and not years)
    if years and entry.key and claim.carried != "clause" and _YEAR.fullmatch(entry.when or ""):
        return True
    return bool(near and entry.when) and not overlap(near or "", entry.when or "")


def _is_longer(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a change is said to be one of a year, and the one of the source is of more years."""
    years = [_YEAR.match(when or "") for when in (entry.start, entry.when)]
    if (
        not claim.change
        or not all(years)
        or not _IN_A_YEAR.search(text, claim.clause[0], claim.start)
    ):
        return False
    first, last = (int(year[0]) for year in years if year)
    return last - first > 1


def _written_time(claim: Claim, other: str, text: str) -> str | None:
    """Return the time of a claim where the text writes it near the number.

    A month or quarter without its year is taken to be of the year of the `other` time. Where the
    sentence has both years before the number, either may be its own.
    """
    when = claim.when
    if not when or claim.carried not in _NEAR_SCOPES:
        return None
    behind = _TIME.search(text, claim.end, claim.clause[1])
    if behind and behind[0].isdecimal() and behind[0] != when[:4]:
        return None
    if claim.carried == "sentence" and other[:4] in text[claim.sentence[0] : claim.start]:
        return None
    is_part = len(when) > len("2018")
    part_behind = _PART.search(text, claim.end, claim.clause[1])
    if part_behind and not is_part and not behind:
        return None
    start = claim.stretch[0] if is_part else claim.sentence[0]
    if is_part and part_behind:
        start = claim.end
    has_year = when[:4] in text[start : claim.clause[1]]
    relative = _RELATIVE.search(text, claim.sentence[0], claim.clause[1])
    if claim.table is not None or has_year or relative:
        return when
    return other[:4] + when[4:] if is_part and _PART.search(text, *claim.clause) else None


def overlap(one: str, other: str) -> bool:
    """Whether two times have a day in common, as far as is known; a label may be any time."""
    if one == other or read_moment(one) is None or read_moment(other) is None:
        return True
    return dates.overlap(one, other)


def is_same(one: str, other: str) -> bool:
    """Whether two times are the same."""
    first, second = read_moment(one), read_moment(other)
    return one == other or (first is not None and first == second)

"""Times of numbers that have none of their own: that of the whole text, with a doubt."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims import is_chinese, read_claims
from zhuzhou_facts.document.claims.chinese_times import ANNOUNCED, COMPARING, is_of_event
from zhuzhou_facts.document.claims.context import PLANNED
from zhuzhou_facts.document.claims.times import find_times
from zhuzhou_facts.document.claims.times.mention import (
    AFTER,
    BEFORE,
    is_period,
    previous_period,
    resolve,
    shifted,
    year_of,
)
from zhuzhou_facts.document.normalisation import simplified
from zhuzhou_facts.document.scaffolding.outline import DAY, Outline
from zhuzhou_facts.records import UNITS
from zhuzhou_facts.records.dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.records import Unit

_OF_MOST: Final = "the time is that of most numbers of the text"
_OF_FIRST: Final = "the time is that of the first number of the text"
_OF_DATE: Final = "the time is that of the date of the text"
_OF_YEAR: Final = "the year is the only one that the text names"
_YEAR_BEFORE: Final = "the time is taken to be the year before"
_TO_COME: Final = "the time is later than the text"
_GONE_BY: Final = "what is planned has the time of something else"
_DURATIONS: Final = frozenset({"minute", "hour", "day", "week", "month"})
_THIS_EDITION: Final = re.compile("[本这這此][届屆]")
_LATELY: Final = re.compile("[今昨][天日早晚晨]|日前|近日")
_TELLING: Final = frozenset({"title", "heading", "body", "caption"})
_DAYS: Final = re.compile(f"{DAY.pattern}/{DAY.pattern}")
_OWN: Final = frozenset({"number", "clause"})
_NEAR: Final = 60  # code points around a time that say what it is of
_ENOUGH: Final = 8  # numbers with a time that show of which year a text is
_FEW: Final = 3


def dated_claims(text: str, layout: Outline, units: Mapping[str, Unit] = UNITS) -> list[Claim]:
    """Return the claims of a text; what has no time takes the usual one, with a doubt."""
    claims = _timed_claims(text, layout, units)
    if issued := read_moment(layout.issued or ""):
        for claim in claims:
            moment = read_moment(claim.when or "")
            if moment and moment.start > issued.end and claim.status not in PLANNED:
                claim.doubts.append(_TO_COME)
            # 预计全年增长6%, in the report on that year: a forecast may be of what has gone by.
            lent = claim.status == "target" and claim.carried not in _OWN
            if moment and moment.end < issued.start and lent:
                claim.doubts.append(_GONE_BY)
    return claims


def _timed_claims(text: str, layout: Outline, units: Mapping[str, Unit]) -> list[Claim]:
    read = partial(read_claims, text, layout.blocks, units, tables=layout.tables)
    period = layout.period or layout.usual
    claims = read(issued=layout.issued, period=period)
    if period:
        usual = period
    else:
        if layout.issued is None and (year := _only_year(text, layout)):
            layout = layout._replace(issued=year)
            _take_times(claims, read(issued=year, only_year=True), _OF_YEAR)
        usual, doubt = _usual_time(claims, layout, text)
        if not usual:
            return claims
        _take_times(claims, read(issued=layout.issued, period=usual), doubt)
    if is_period(usual):
        for claim, level in pairwise(claims):
            if level.when and _led_to(claim, level):
                claim.when = shifted(level.when, -1)
                claim.doubts.append(_YEAR_BEFORE)
    return claims


def _take_times(claims: Sequence[Claim], timed: Sequence[Claim], doubt: str) -> None:
    """Give claims without a time the one that they have as read with another time, with a doubt."""
    for claim, other in zip(claims, timed, strict=True):
        if claim.when in {None, AFTER} and other.when not in {None, AFTER}:
            claim.when, claim.from_, claim.assumed = other.when, other.from_, other.assumed
            claim.doubts = [*other.doubts, doubt]


def _only_year(text: str, layout: Outline) -> str | None:
    """Return the year of a Chinese text that names no other: 2013年1至3月…. 1至3月….

    What is compared with, and when something was founded, are no times of the text. Last year may
    be the one that is named.
    """
    years: set[str] = set()
    begins, text = False, simplified(text)
    for block in layout.blocks:
        words = text[block.start : block.end] if block.place in _TELLING else ""
        for time in find_times(words, chinese=True):
            begin = max(0, time.start - _NEAR)
            before, near = words[begin : time.start], words[begin : time.end + _NEAR]
            based = time.is_base or COMPARING.search(before.rstrip("（( "))
            if based or is_of_event(near, time.shifted(-begin)):
                continue
            relative = time.kind in {"years", "part_of"} and not time.value.endswith("0")
            years.update([time.value] if relative else re.findall("[0-9]{4}", time.value))
            alone = not (before[-1:].isalnum() or words.startswith("的", time.end))
            begins |= time.kind == "date" and ("-" in time.value or alone)
    return years.pop() if begins and len(years) == 1 and is_chinese(text) else None


def _led_to(claim: Claim, level: Claim) -> bool:
    """Whether a level of the year before led to another one: 由2.29缩小到2.24, in a report.

    How long something took is what it was before a road was built or a rule changed.
    """
    unit, counter = claim.quantity.unit, claim.quantity.counter or ""
    lasts = unit in _DURATIONS or counter.endswith("日")
    return (
        claim.when == BEFORE
        and not lasts
        and is_period(level.when or "")
        and (level.sentence, level.quantity.unit) == (claim.sentence, unit)
    )


def _usual_time(claims: Sequence[Claim], layout: Outline, text: str) -> tuple[str, str]:
    """Return the time that a text without a period of its own may be of, and the doubt about it."""
    issued, year = layout.issued or "", layout.year or 0
    first = next((claim for claim in claims if claim.block.place == "body"), None)
    when = first.when or "" if first else ""
    words = text[first.sentence[0] : first.start] if first else ""
    days = [time.value for time in find_times(words, chinese=is_chinese(words))]
    # News goes on about what it begins with; a story may begin with what was long ago. A day with
    # its year is the one on which things stood so, one without it may be that of an event.
    as_of = DAY.fullmatch(when) and when in days and when != issued
    goes_on = is_period(when) or _DAYS.fullmatch(when) or as_of
    if goes_on and year - 1 <= (year_of(when) or 0) <= year:
        return when, _OF_FIRST
    # This year's fair: the news of it is of the year in which it was written.
    if issued and _THIS_EDITION.search(text):
        return issued[:4], _OF_DATE if "-" in issued else _OF_YEAR
    # What the numbers are compared with says nothing of the time of the text.
    times = Counter(claim.when for claim in claims if claim.when and not claim.compared)
    usual, count = times.most_common(1)[0] if times else ("", 0)
    # A text without a date has nothing else to go by.
    enough, share = (_ENOUGH, 2) if "-" in issued else (_FEW, 3)
    if usual.isdecimal() and times.total() >= enough and share * count > times.total():
        return usual, _OF_MOST
    return (issued[:4], _OF_DATE) if _is_news(text, layout) else ("", "")


def _is_news(text: str, layout: Outline) -> bool:
    """Whether a text begins with what happened in the days before it was written."""
    first = next((block for block in layout.blocks if block.place == "body"), None)
    issued = layout.issued or ""
    if first is None or not DAY.fullmatch(issued):
        return False
    words = text[first.start : first.end]
    lately = {issued[: len("2024-05")], previous_period(issued[: len("2024-05")])}
    for mention in find_times(words, chinese=is_chinese(words)):
        # A text without another date has the first day that it mentions for its date.
        own = mention.value == issued or ANNOUNCED.match(words, mention.end)
        day = resolve(mention, None, layout.year) or ""
        is_late = DAY.fullmatch(day) and day <= issued and day[: len("2024-05")] in lately
        if is_late and not own:
            return True
    return _LATELY.search(words) is not None

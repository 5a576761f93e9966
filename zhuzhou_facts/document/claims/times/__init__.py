"""Times that a text mentions, and what they mean beside the times around them."""

from __future__ import annotations

from typing import Final

from zhuzhou_facts.document.claims.times import chinese as in_chinese
from zhuzhou_facts.document.claims.times import english as in_english
from zhuzhou_facts.document.claims.times.chinese import OPEN, common_years
from zhuzhou_facts.document.claims.times.mention import (
    AFTER,
    BEFORE,
    FIVE_YEARS,
    PEAK,
    Mention,
    base_of,
    resolve,
)
from zhuzhou_facts.document.claims.times.periods import (
    first_month,
    is_period,
    previous,
    shifted,
    year_of,
)

__all__ = [
    "AFTER",
    "BEFORE",
    "FIVE_YEARS",
    "OPEN",
    "PEAK",
    "Mention",
    "base_of",
    "common_years",
    "find_times",
    "first_month",
    "is_period",
    "previous",
    "resolve",
    "shifted",
    "without_times",
    "year_of",
]

_NEAR: Final = 60  # code points before a year that may say since when, and what


def find_times(text: str, *, chinese: bool) -> list[Mention]:
    """Return the times that a text mentions, in order."""
    language = in_chinese if chinese else in_english
    found: list[Mention] = []
    for match in language.PATTERN.finditer(text):
        if (mention := language.read(match)) is None:
            continue
        kind, value = mention
        start, end = match.span()
        if found and start < found[-1].end:
            continue
        if kind == "part" and not chinese and (which := in_english.WHICH.match(text, end)):
            kind, end = "part_of", which.end()
            value = f"{value} {in_english.YEARS[which[1].lower()]}"
        if chinese and kind == "part" and found and _is_whose(found[-1], start):
            # 今年上半年 is one time.
            kind, value = "part_of", f"{value} {found[-1].value}"
            start = found.pop().start
        if kind == "date" and "/" not in value:
            since = _since(text, start, end, chinese=chinese)
            if since is None:
                continue
            kind, start, end = since
        found.append(Mention(start, end, kind, value))
    return found


def _since(text: str, start: int, end: int, *, chinese: bool) -> tuple[str, int, int] | None:
    """Return the kind and the place of a date by the words around it; None where it is no time."""
    if chinese:
        since = in_chinese.SINCE.match(text, end)
        if since is None and in_chinese.FROM.search(text, max(0, start - 2), start):
            since = in_chinese.BEGUN.match(text, end)
        return ("since", start, since.end()) if since else ("date", start, end)
    first = max(0, start - _NEAR)
    found = in_english.SINCE.search(text, first, start)
    if found and in_english.RECORD.search(text, first, found.start()):
        return None
    return ("since", found.start(), end) if found else ("date", start, end)


def _is_whose(mention: Mention, end: int) -> bool:
    """Whether a time is the year of a part that begins where it ends."""
    return mention.kind == "years" and mention.end == end


def without_times(words: str, *, chinese: bool) -> str:
    """Return the words without the times that they mention."""
    for mention in reversed(find_times(words, chinese=chinese)):
        words = words[: mention.start] + words[mention.end :]
    return words

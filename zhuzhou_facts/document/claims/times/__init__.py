"""Times that a text mentions, and what they mean beside the times around them."""

from __future__ import annotations

import re
from typing import Final

from zhuzhou_facts.document.claims.times import chinese as in_chinese
from zhuzhou_facts.document.claims.times import english as in_english
from zhuzhou_facts.document.claims.times.mention import Mention
from zhuzhou_facts.document.normalisation import is_simplified, simplified

_OWN: Final = re.compile(r"\A['’]s\b")  # this year's rate
_JOINT: Final = re.compile(r"\s*(?:of\s+)?")


def find_times(text: str, *, chinese: bool) -> list[Mention]:
    """Return the times that a text mentions, in order.

    In simplified characters 113年 counts years and is none of the Republic of China.
    """
    plain = simplified(text)
    language = in_chinese if chinese else in_english
    found: list[Mention] = []
    for match in language.PATTERN.finditer(plain):
        # The outermost group closes last, and so names what was found.
        group = match.lastgroup or ""
        reading = language.READINGS.get(group, (group, ""))
        read = reading(match) if callable(reading) else reading
        start, end = match.span()
        if read is None or (found and start < found[-1].end):
            continue
        if chinese and match["bare_era"] and is_simplified(text):
            continue
        kind, value = read
        last = found[-1] if found else None
        if (
            last
            and {last.kind, kind} == {"years", "part"}
            and _JOINT.fullmatch(text, last.end, start)
        ):
            # 今年上半年, the first half of last year: one time.
            part, years = (value, last.value) if kind == "part" else (last.value, value)
            kind, start, value = "part_of", found.pop().start, f"{part} {years}"
        elif last and (last.kind, kind, last.end) == ("year_before", "part", start):
            # 比上年四季度: that part of the year before, with its 比 before it.
            start = found.pop().start + (plain[last.start] in "比较与同和")
            kind, value = "part_of", f"{value} -1"
        is_open = False
        if kind in {"years", "part_of", "last_part"} or (kind == "date" and "/" not in value):
            if (since := language.since(plain, start, end)) is None:
                continue
            is_open, start, end = since
            kind = "since" if is_open and kind == "date" else kind
        found.append(Mention(start, end, kind, value, is_open))
    return found


def without_times(words: str, *, chinese: bool) -> str:
    """Return the words without the times that they mention."""
    for mention in reversed(find_times(words, chinese=chinese)):
        rest = words[mention.end :]
        words = words[: mention.start] + (rest if chinese else _OWN.sub("", rest))
    return words

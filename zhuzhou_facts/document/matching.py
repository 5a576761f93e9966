"""Where a phrase stands in the user's copy, in stages that say which one found it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.normalisation import fold, fold_keeping_space, is_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhuzhou_facts.document.division import Division
    from zhuzhou_facts.records import Locator


class Result(StrEnum):
    """How a phrase was found."""

    EXACT = "exact"
    NORMALISED = "normalised"
    MOVED = "moved"
    MISSING = "missing"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase stands, in code points of the copy; no position where it has no one place."""

    result: Result
    start: int | None = None
    end: int | None = None


def locate(written: str, parts: Division, locator: Locator) -> Match:
    """Find a phrase as written in the paragraph that the locator names, else elsewhere.

    `exact`: there, character by character (its first occurrence); `normalised`: there, both sides
    folded (see `folding`); `moved`: once, in another paragraph; `ambiguous`: more than once, in
    others; else `missing`. A number is never found inside another number.
    """
    return Matcher(parts).locate(written, locator)


class Matcher:
    """The paragraphs of a copy, searched for phrases."""

    def __init__(self, parts: Division) -> None:
        self.parts = parts
        # No folded line holds a line feed, so no phrase is found across two paragraphs.
        self._folded = parts.folding.text

    def at(self, locator: Locator) -> range:
        """Return the indices of what a locator names: one paragraph, or captions in a row."""
        return self.parts.at(locator.section, locator.paragraph, caption=locator.caption)

    def locate(self, written: str, locator: Locator) -> Match:
        """Find a phrase, as the function `locate` does."""
        named = self.at(locator)
        for result, found in (
            (Result.EXACT, self._exactly(written, named)),
            (Result.NORMALISED, self.occurrences(written, named)),
        ):
            for start, end in found:
                return Match(result, start, end)
        elsewhere = list(islice(self.occurrences(written), 2))
        if not elsewhere:
            return Match(Result.MISSING)
        if len(elsewhere) > 1:
            return Match(Result.AMBIGUOUS)
        return Match(Result.MOVED, *elsewhere[0])

    def occurrences(
        self, written: str, within: Iterable[int] | None = None
    ) -> Iterator[tuple[int, int]]:
        """Yield where a phrase stands, folded, in the paragraphs of these indices or in all.

        Occurrences may overlap; each is the start and end of a stretch of the copy that folds to
        what the phrase folds to.
        """
        phrase = fold(written)
        if not phrase:
            return
        starts, ends = self.parts.folded_starts, self.parts.folded_ends
        if within is None:
            stretches = [(0, len(self._folded))]
        else:
            stretches = [(starts[index], ends[index] - 1) for index in within]
        for low, high in stretches:
            found = self._folded.find(phrase, low, high)
            while found >= 0:
                index = bisect_right(starts, found) - 1
                # Between the parts stand headings and page furniture.
                if index >= 0 and found < ends[index]:
                    span = self._span(found, index, phrase, written)
                    if span:
                        yield span
                found = self._folded.find(phrase, found + 1, high)

    def _exactly(self, written: str, within: Iterable[int]) -> Iterator[tuple[int, int]]:
        if not fold(written):
            return
        text = self.parts.text
        for index in within:
            low, high = self.parts.span(index)
            found = text.find(written, low, high)
            while found >= 0:
                end = found + len(written)
                if _stands_alone(text, (found, end), (low, high), written):
                    yield found, end
                found = text.find(written, found + 1, high)

    def _span(self, found: int, index: int, phrase: str, written: str) -> tuple[int, int] | None:
        text = self.parts.text
        start = self.parts.folding.origin(found)
        end = self.parts.folding.origin(found + len(phrase) - 1) + 1
        # A sign that folds to several (… to ...) may be in the phrase in part only.
        if fold(text[start:end]) != phrase:
            return None
        if not _stands_alone(text, (start, end), self.parts.line(index), written):
            return None
        return start, end


_NUMERAL: Final = "〇零一二两兩三四五六七八九十百千万萬亿億廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_MAGNITUDE: Final = "十百千万萬亿億拾佰仟"
_WINDOW: Final = 24  # code points on either side that can decide whether a number goes on
_SPACED_DIGITS: Final = re.compile(r"[\d.]\s+\d|\d\s+[\d.]")

# A number goes on to the left: the phrase starts with digits, or with a Chinese numeral.
_BEFORE_DIGITS: Final = re.compile(rf"(?:\d\.?|第\s?|[\d{_NUMERAL}][{_MAGNITUDE}零])\Z")
_BEFORE_NUMERAL: Final = re.compile(rf"(?:[\d{_NUMERAL}]点?|第\s?)\Z")
_BEFORE_MAGNITUDE: Final = re.compile(rf"(?:[数几]|[\d{_NUMERAL}]\s?[余多来]?\s?)\Z")
_BEFORE_GROUP: Final = re.compile(r"(?:(?<!\d)\d{1,3}|,\d{3})[, ]\Z")
# And to the right.
_AFTER_DIGITS: Final = re.compile(rf"\.?\d|\s?[{_MAGNITUDE}]")
_AFTER_NUMERAL: Final = re.compile(rf"[\d{_NUMERAL}]|点[{_NUMERAL}]")
_AFTER_GROUP: Final = re.compile(r"[, ]\d{3}(?!\d)")
_GROUP_FIRST: Final = re.compile(r"\d{3}(?!\d)")
_GROUP_LAST: Final = re.compile(r"(?:(?<!\d)\d{1,3})\Z")


def _stands_alone(text: str, span: tuple[int, int], line: tuple[int, int], written: str) -> bool:
    """Whether a stretch of a line is no part of a longer number, or of a longer letter."""
    start, end = span
    low, high = max(line[0], start - _WINDOW), min(line[1], end + _WINDOW)
    if low < start and text[start - 1].isdecimal() and text[start].isdecimal():
        return False  # as would come out below
    if end < high and is_mark(text[end]):
        return False
    inside = text[start:end]
    before, after = fold_keeping_space(text[low:start]), fold_keeping_space(text[end:high])
    if _SPACED_DIGITS.search(inside) and not _SPACED_DIGITS.search(written):
        # The copy spaces the digits of this number apart, so a space does not end it.
        before, after = before.replace(" ", ""), after.replace(" ", "")
    phrase = fold(inside)
    return not (_goes_on_before(phrase, before) or _goes_on_after(phrase, after))


def _goes_on_before(phrase: str, before: str) -> bool:
    head = phrase[0]
    if head.isdecimal():
        return bool(
            _BEFORE_DIGITS.search(before)
            or (_GROUP_FIRST.match(phrase) and _BEFORE_GROUP.search(before))
        )
    if head in _NUMERAL:
        return bool(
            _BEFORE_NUMERAL.search(before)
            or (head in _MAGNITUDE and _BEFORE_MAGNITUDE.search(before))
        )
    return False


def _goes_on_after(phrase: str, after: str) -> bool:
    tail = phrase[-1]
    if tail.isdecimal():
        return bool(
            _AFTER_DIGITS.match(after)
            or (_GROUP_LAST.search(phrase[-4:]) and _AFTER_GROUP.match(after))
        )
    return tail in _NUMERAL and bool(_AFTER_NUMERAL.match(after))

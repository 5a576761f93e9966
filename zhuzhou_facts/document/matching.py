"""Where a phrase stands in the user's copy, in stages that say which one found it."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.division import CJK
from zhuzhou_facts.document.markdown import marks
from zhuzhou_facts.document.normalisation import (
    View,
    fold,
    fold_one,
    folded_view,
    is_invisible,
    view,
    without,
)
from zhuzhou_facts.document.numbers import find_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhuzhou_facts.document.division import Paragraph
    from zhuzhou_facts.document.normalisation import Span
    from zhuzhou_facts.records import Locator


class Result(StrEnum):
    """How a phrase was found."""

    EXACT = "exact"
    NORMALISED = "normalised"
    MOVED = "moved"
    ALTERED = "altered"
    MISSING = "missing"
    AMBIGUOUS = "ambiguous"
    UNCOVERED = "uncovered"


class Match(NamedTuple):
    """Where a phrase stands, in code points of the copy; no position where it has no one place."""

    result: Result
    start: int | None = None
    end: int | None = None


class Matcher:
    """The paragraphs of a copy, searched for phrases."""

    def __init__(self, text: str, parts: Sequence[Paragraph]) -> None:
        self.text = text
        self.parts = parts
        self._folded = [fold(without(part.text, marks(part.text))) for part in parts]
        self._readings: dict[int, _Reading] = {}
        self._places: dict[tuple[int, int, bool], list[int]] = {}
        for index, part in enumerate(parts):
            self._places.setdefault(part[:3], []).append(index)

    def at(self, locator: Locator) -> list[int]:
        """Return the indices of what a locator names: one paragraph, or captions in a row."""
        return self._places.get((locator.section, locator.paragraph, locator.caption), [])

    def folded(self, index: int) -> str:
        """Return the text of a part folded, without the marks of Markdown."""
        return self._folded[index]

    def numbers(self, index: int) -> list[Number]:
        """Return the numbers of a part; positions are the copy's."""
        return self._reading(index).numbers

    def locate(self, written: str, locator: Locator) -> Match:
        """Find a phrase as written in the paragraph that the locator names, else elsewhere.

        `exact`: there, character by character (its first occurrence); `normalised`: there, both
        sides folded; `moved`: once, in another paragraph; `ambiguous`: more than once, in others;
        else `missing`. A number is never found inside another number.
        """
        for start, end in self.occurrences(written, self.at(locator)):
            same = self.text[start:end] == written
            return Match(Result.EXACT if same else Result.NORMALISED, start, end)
        elsewhere = list(islice(self.occurrences(written), 2))
        if not elsewhere:
            return Match(Result.MISSING)
        if len(elsewhere) > 1:
            return Match(Result.AMBIGUOUS)
        return Match(Result.MOVED, *elsewhere[0])

    def occurrences(self, written: str, within: Iterable[int] | None = None) -> Iterator[Span]:
        """Yield where a phrase stands in the paragraphs of these indices, or in all.

        In each paragraph, where it stands character by character comes before where it does folded.
        """
        phrase = fold(written)
        if not phrase:
            return
        for index in range(len(self.parts)) if within is None else within:
            if phrase in self._folded[index]:
                found = self._occurrences(self._reading(index), written, phrase)
                yield from sorted(found, key=lambda span: self.text[slice(*span)] != written)

    def _reading(self, index: int) -> _Reading:
        if index not in self._readings:
            self._readings[index] = _read(self.parts[index])
        return self._readings[index]

    def _occurrences(self, reading: _Reading, written: str, phrase: str) -> Iterator[Span]:
        """Yield the stretches that fold to a phrase and are no part of a number or a letter."""
        found = reading.folded.text.find(phrase)
        while found >= 0:
            start, end = reading.folded.span(found, found + len(phrase))
            cuts = [(low - start, high - start) for low, high in reading.cuts if start <= low < end]
            start, end = start + reading.offset, end + reading.offset
            # A sign that folds to several (… to ...) may be in the phrase in part only.
            whole = fold(without(self.text[start:end], cuts)) == phrase
            if whole and not (
                any(_divides(number, start, end) for number in reading.numbers)
                or _goes_on(self.text, start, end, written)
            ):
                yield start, end
            found = reading.folded.text.find(phrase, found + 1)


class Number(NamedTuple):
    """A number of a paragraph with its measure; positions are the copy's."""

    start: int
    end: int
    numeral_end: int
    text: str


class _Reading(NamedTuple):
    """A paragraph made ready for searching: its place, the marks in it, its folded form."""

    offset: int
    cuts: list[Span]
    folded: View
    numbers: list[Number]


def _read(part: Paragraph) -> _Reading:
    cuts = marks(part.text)
    seen = _seen(part.text, cuts)
    numbers = []
    for number in find_numbers(seen.text):
        if _DATE.fullmatch(number.text):
            continue
        start, end = seen.span(number.start, number.end)
        numeral_end = seen.span(number.start, number.numeral_end)[1]
        numbers.append(
            Number(part.start + start, part.start + end, part.start + numeral_end, number.text)
        )
    return _Reading(part.start, cuts, folded_view(part.text, cuts), numbers)


def _seen(text: str, cuts: Sequence[Span]) -> View:
    """Return what a reader of a paragraph sees, each sign in its plain form."""
    left_out = [(at, at + 1) for at, sign in enumerate(text) if is_invisible(sign)]
    # In Chinese a line end is nothing, between words it is a space.
    left_out += [end.span() for end in _WRAPPED.finditer(text)]
    if len(_HANZI.findall(text)) > len(_LETTERS.findall(text)):
        left_out += [end.span() for end in _WRAPPED_DIGITS.finditer(text)]
    seen = view(text, [*cuts, *left_out])
    plain = (" " if sign.isspace() else fold_one(sign) for sign in seen.text)
    return View("".join(plain), seen.origins)


_WRAPPED: Final = re.compile(rf"(?<=[{CJK}])[^\S\r\n]*[\r\n]\s*|[^\S\r\n]*[\r\n]\s*(?=[{CJK}])")
_WRAPPED_DIGITS: Final = re.compile(r"(?<=[0-9.,])[\r\n]\s*(?=[0-9.,%])")
_HANZI: Final = re.compile(rf"[{CJK}]")
_LETTERS: Final = re.compile(r"[A-Za-z]")
_DATE: Final = re.compile(r"[0-9]{4}\s?年|[0-9]{1,2}\s?[月日号]")
_SPACED_DIGITS: Final = re.compile(r"[\d.]\s+\d|\d\s+[\d.]")


def _divides(number: Number, start: int, end: int) -> bool:
    """Whether a stretch holds a part of a number."""
    overlap = number.start < end and start < number.numeral_end
    return overlap and not (start <= number.start and number.numeral_end <= end)


def _goes_on(text: str, start: int, end: int, written: str) -> bool:
    """Whether a stretch is part of a longer letter, or of a number spaced apart."""
    after = text[end : end + 1]
    if after and unicodedata.combining(after):
        return True
    if _SPACED_DIGITS.search(text[start:end]) and not _SPACED_DIGITS.search(written):
        # The copy spaces the digits of this number apart, so a space does not end it.
        return text[:start].rstrip()[-1:].isdecimal() or text[end:].lstrip()[:1].isdecimal()
    return False

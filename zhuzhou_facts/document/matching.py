"""Where a phrase stands in the user's copy, in stages that say which one found it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.markdown import marks
from zhuzhou_facts.document.normalisation import View, fold, folded_view, without
from zhuzhou_facts.document.seen import seen_view
from zhuzhou_facts.quantity import find_quantities
from zhuzhou_facts.records import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zhuzhou_facts.document.division import Paragraph
    from zhuzhou_facts.document.normalisation import Span as Stretch
    from zhuzhou_facts.quantity import Quantity, Span, SpanKind
    from zhuzhou_facts.records import Locator, Unit


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
    """The paragraphs of a copy, searched for phrases and their numbers."""

    def __init__(
        self, text: str, parts: Sequence[Paragraph], units: Mapping[str, Unit] = UNITS
    ) -> None:
        self.text = text
        self.parts = parts
        self._units = units
        self._folded = [fold(without(part.text, marks(part.text))) for part in parts]
        self._readings: dict[int, _Reading] = {}
        self._places: dict[tuple[object, ...], list[int]] = {}
        for index, part in enumerate(parts):
            cell = (part.table, part.row, part.column)
            for known in {cell, (part.table, part.row, None), (part.table, None, None)}:
                self._places.setdefault((*part[:3], *known), []).append(index)

    def at(self, locator: Locator) -> list[int]:
        """Return the indices of what a locator names: a paragraph, captions or cells in a row."""
        place = (locator.section, locator.paragraph, locator.caption)
        cell = (locator.table, locator.row, locator.column)
        return self._places.get((*place, *cell), [])

    def folded(self, index: int) -> str:
        """Return the text of a part folded, without the marks of Markdown."""
        return self._folded[index]

    def numbers(self, index: int) -> list[Number]:
        """Return the numbers of a part, dates and names among them; positions are the copy's."""
        return self._reading(index).numbers

    def locate(self, written: str, locator: Locator, nth: int = 1) -> Match:
        """Find a phrase as written in the paragraph that the locator names, else elsewhere.

        `exact`: there, character by character but for marks of Markdown (the `nth` that is so);
        `normalised`: there, both sides folded; `moved`: once, in another paragraph; `ambiguous`:
        more than once, in others; else `missing`. A number is never found inside another one, nor
        without its hedge, sign, range or unit.
        """
        here = list(islice(self.occurrences(written, self.at(locator)), nth))
        if len(here) == nth:
            start, end = here[-1]
            same = written in {self.text[start:end], self._unmarked(self.at(locator), start, end)}
            return Match(Result.EXACT if same else Result.NORMALISED, start, end)
        elsewhere = list(islice(self.occurrences(written), 2))
        if not elsewhere or here:
            return Match(Result.MISSING)
        if len(elsewhere) > 1:
            return Match(Result.AMBIGUOUS)
        return Match(Result.MOVED, *elsewhere[0])

    def _unmarked(self, indices: Iterable[int], start: int, end: int) -> str:
        """Return what stands at a place of one of some parts, without the marks of Markdown."""
        cuts = [
            (low + reading.offset - start, high + reading.offset - start)
            for reading in map(self._reading, indices)
            for low, high in reading.cuts
            if start <= low + reading.offset < end
        ]
        return without(self.text[start:end], cuts)

    def occurrences(self, written: str, within: Iterable[int] | None = None) -> Iterator[Stretch]:
        """Yield where a phrase stands in the paragraphs of these indices, or in all.

        In each paragraph, where it stands character by character comes before where it does folded.
        """
        phrase = fold(written)
        if not phrase:
            return
        quantities = None
        for index in range(len(self.parts)) if within is None else within:
            if phrase not in self._folded[index]:
                continue
            if quantities is None:
                quantities = self.read(written)
            reading = self._reading(index)
            found = [
                (start, end)
                for start, end in self._stretches(reading, phrase, written)
                if all(_is_whole(n, start, end, quantities) for n in reading.numbers)
            ]
            yield from sorted(found, key=lambda span: self.text[slice(*span)] != written)

    def read(self, written: str) -> list[Quantity]:
        """Return the quantities in a phrase."""
        spans = find_quantities(seen_view(written, ()).text, units=self._units)
        return [span.quantity for span in spans if span.quantity is not None]

    def _reading(self, index: int) -> _Reading:
        if index not in self._readings:
            self._readings[index] = self._read(self.parts[index])
        return self._readings[index]

    def _read(self, part: Paragraph) -> _Reading:
        cuts = marks(part.text)
        seen = seen_view(part.text, cuts)
        numbers = []
        for span in find_quantities(seen.text, units=self._units):
            start, quantity = _with_minus(seen.text, span)
            low, high = seen.span(start, span.end)
            numbers.append(Number(part.start + low, part.start + high, span.kind, quantity))
        return _Reading(part.start, cuts, folded_view(part.text, cuts), numbers)

    def _stretches(self, reading: _Reading, phrase: str, written: str) -> Iterator[Stretch]:
        """Yield the stretches that fold to a phrase and are no part of a letter."""
        found = reading.folded.text.find(phrase)
        while found >= 0:
            start, end = reading.folded.span(found, found + len(phrase))
            cuts = [(low - start, high - start) for low, high in reading.cuts if start <= low < end]
            start, end = start + reading.offset, end + reading.offset
            # A sign that folds to several (… to ...) may be in the phrase in part only.
            if fold(without(self.text[start:end], cuts)) == phrase and not _goes_on(
                self.text, start, end, written
            ):
                yield start, end
            found = reading.folded.text.find(phrase, found + 1)


class Number(NamedTuple):
    """A number of a paragraph with hedge and unit; positions are the copy's.

    `quantity` is what it says, if it can be read.
    """

    start: int
    end: int
    kind: SpanKind
    quantity: Quantity | None


class _Reading(NamedTuple):
    """A paragraph made ready for searching: its place, the marks in it, its folded form."""

    offset: int
    cuts: list[Stretch]
    folded: View
    numbers: list[Number]


def _with_minus(text: str, span: Span) -> tuple[int, Quantity | None]:
    """Return where a number starts and what it says with a minus right before it.

    In running text a stroke between words is a dash; a copy has one only where it means a minus.
    """
    quantity = span.quantity
    if not quantity or not quantity.value or text[span.start - 1 : span.start] not in _MINUS:
        return span.start, quantity
    if not text[span.start].isdecimal() or text[: span.start - 1][-1:].isdecimal():
        return span.start, quantity
    return span.start - 1, replace(
        quantity, value=-quantity.value, strict=-quantity.strict, customary=-quantity.customary
    )


_MINUS: Final = frozenset("-−－﹣负")


def _is_whole(number: Number, start: int, end: int, quantities: Sequence[Quantity]) -> bool:
    """Whether a stretch of the copy has all of a number, or nothing of it.

    All of it has a stretch that leaves out no more than the noun that is counted.
    """
    if number.end <= start or end <= number.start:
        return True
    if start <= number.start and number.end <= end:
        return True
    said = number.quantity
    return said is not None and any(
        (said.value, said.hedge, said.ends) == (each.value, each.hedge, each.ends)
        and (not each.unit or (said.unit, said.counter) == (each.unit, each.counter))
        for each in quantities
    )


_SPACED_DIGITS: Final = re.compile(r"[\d.]\s+\d|\d\s+[\d.]")


def _goes_on(text: str, start: int, end: int, written: str) -> bool:
    """Whether a stretch is part of a longer letter, or of a number spaced apart."""
    after = text[end : end + 1]
    if after and unicodedata.combining(after):
        return True
    if _SPACED_DIGITS.search(text[start:end]) and not _SPACED_DIGITS.search(written):
        # The copy spaces the digits of this number apart, so a space does not end it.
        return text[:start].rstrip()[-1:].isdecimal() or text[end:].lstrip()[:1].isdecimal()
    return False

"""Where a phrase stands in what a reader sees of a copy, in stages that say which one found it.

A reader sees no marks of Markdown, no invisible signs, no wrapping.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.claims.times.chinese import with_common_years
from zhuzhou_facts.document.division import lines_of
from zhuzhou_facts.document.normalisation import (
    CJK,
    View,
    fold,
    fold_one,
    folded_view,
    is_invisible,
    is_traditional,
    marks,
    view,
    without,
    wraps,
)
from zhuzhou_facts.quantity import find_quantities
from zhuzhou_facts.records import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zhuzhou_facts.document.division import Paragraph
    from zhuzhou_facts.quantity import Quantity, Span, SpanKind
    from zhuzhou_facts.records import Locator, Unit

_WRAPPED_DIGITS: Final = re.compile(r"(?<=[0-9.,])[\r\n]\s*(?=[0-9.,%])")
_HANZI: Final = re.compile(rf"[{CJK}]")
_LETTERS: Final = re.compile(r"[A-Za-z]")


def seen_text(text: str) -> View:
    """Return what a reader of a whole text sees, a line a paragraph, and the way back."""
    pieces: list[str] = []
    origins: list[int] = []
    reached = 0
    for start, end in lines_of(text):
        paragraph = text[start:end]
        seen = seen_view(paragraph, marks(paragraph))
        pieces += (text[reached:start].replace("\r\n", " \n").replace("\r", "\n"), seen.text)
        origins += (*range(reached, start), *(start + origin for origin in seen.origins[:-1]))
        reached = end
    pieces.append(text[reached:])
    whole = View("".join(pieces), [*origins, *range(reached, len(text) + 1)])
    return with_common_years(whole) if is_traditional(text) else whole


def seen_view(text: str, cuts: Sequence[tuple[int, int]]) -> View:
    """Return what a reader of a paragraph sees, letters and digits in their plain form."""
    left_out = [(at, at + 1) for at, sign in enumerate(text) if is_invisible(sign)]
    left_out += wraps(text)
    if len(_HANZI.findall(text)) > len(_LETTERS.findall(text)):
        left_out += [end.span() for end in _WRAPPED_DIGITS.finditer(text)]
    seen = view(text, [*cuts, *left_out])
    # Tabs and wide spaces stay: they stand between the cells of a table.
    plain = "".join(fold_one(sign) if sign.isalnum() else sign for sign in seen.text)
    return View(plain.replace("\r", " ").replace("\n", " "), seen.origins)


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


class Number(NamedTuple):
    """A number of a paragraph, as it can be read, with hedge and unit; positions are the copy's."""

    start: int
    end: int
    kind: SpanKind
    quantity: Quantity | None

    def meets(self, start: int | None, end: int | None) -> bool:
        """Whether a stretch of the copy, or none, has some of it."""
        return self.start < (end or 0) and (start or 0) < self.end


class _Part:
    """A paragraph made ready for searching: the marks in it, its folded form, its numbers."""

    def __init__(self, part: Paragraph, units: Mapping[str, Unit]) -> None:
        self._part, self._units = part, units
        self._cuts = marks(part.text)
        self.folded = folded_view(part.text, self._cuts)

    @cached_property
    def numbers(self) -> list[Number]:
        """The numbers, dates and names among them; positions are the copy's."""
        seen = seen_view(self._part.text, self._cuts)
        found = []
        for span in find_quantities(seen.text, units=self._units):
            start, quantity = _with_minus(seen.text, span)
            low, high = (place + self._part.start for place in seen.span(start, span.end))
            found.append(Number(low, high, span.kind, quantity))
        return found

    def occurrences(self, written: str, phrase: str) -> Iterator[Match]:
        """Yield where `written`, folded to `phrase`, stands and is no part of a letter."""
        text, found = self._part.text, -1
        while (found := self.folded.text.find(phrase, found + 1)) >= 0:
            start, end = self.folded.span(found, found + len(phrase))
            cuts = [(low - start, high - start) for low, high in self._cuts if start <= low < end]
            plain = without(text[start:end], cuts)
            # A sign that folds to several (… to ...) may be in the phrase in part only.
            if fold(plain) == phrase and not _goes_on(text, start, end, written):
                result = Result.EXACT if plain == written else Result.NORMALISED
                yield Match(result, start + self._part.start, end + self._part.start)


class Matcher:
    """The paragraphs of a copy, searched for phrases and their numbers."""

    def __init__(
        self, text: str, parts: Sequence[Paragraph], units: Mapping[str, Unit] = UNITS
    ) -> None:
        self.text = text
        self.parts = parts
        self._units = units
        self._ready = [_Part(part, units) for part in parts]
        self._places: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
        for index, part in enumerate(parts):
            cell = (part.table, part.row, part.column)
            for named in {cell, (part.table, part.row, None), (part.table, None, None)}:
                self._places[*part[:3], *named].append(index)

    def at(self, locator: Locator) -> list[int]:
        """Return the indices of what a locator names: a paragraph, captions or cells in a row."""
        place = (locator.section, locator.paragraph, locator.caption)
        return self._places.get((*place, locator.table, locator.row, locator.column), [])

    def numbers(self, index: int) -> list[Number]:
        """Return the numbers of a part."""
        return self._ready[index].numbers

    def locate(self, written: str, locator: Locator, nth: int = 1) -> Match:
        """Find a phrase as written in the paragraph that the locator names, else elsewhere.

        `exact`: there, character by character but for marks of Markdown (the `nth` that is so);
        `normalised`: there, both sides folded, or with its first letter large or small as where a
        sentence begins; `moved`: once, in another paragraph; `ambiguous`: more than once, in
        others; else `missing`. A number is never found inside another one, nor
        without its hedge, sign, range or unit.
        """
        here = list(islice(self.occurrences(written, self.at(locator)), nth))
        if len(here) == nth:
            return here[-1]
        elsewhere = [] if here else list(islice(self.occurrences(written), 2))
        if len(elsewhere) == 1:
            return elsewhere[0]._replace(result=Result.MOVED)
        return Match(Result.AMBIGUOUS if elsewhere else Result.MISSING)

    def occurrences(self, written: str, within: Iterable[int] | None = None) -> Iterator[Match]:
        """Yield where a phrase stands in the paragraphs of these indices, or in all.

        In each paragraph, where it stands character by character comes before where it does folded.
        """
        phrase = fold(written)
        # Of other letters the case may tell units apart: MW and mW.
        forms = {phrase, phrase[:1].swapcase() + phrase[1:]} - {""}
        parts = self._ready if within is None else [self._ready[index] for index in within]
        parts = [part for part in parts if any(form in part.folded.text for form in forms)]
        quantities = self.read(written) if parts else []
        for part in parts:
            found = (
                match
                for form in forms
                for match in part.occurrences(written, form)
                if all(_is_whole(number, match, quantities) for number in part.numbers)
            )
            yield from sorted(found, key=lambda match: (match.result is not Result.EXACT, match))

    def read(self, written: str) -> list[Quantity]:
        """Return the quantities in a phrase."""
        spans = find_quantities(seen_view(written, ()).text, units=self._units)
        return [span.quantity for span in spans if span.quantity is not None]


def _with_minus(text: str, span: Span) -> tuple[int, Quantity | None]:
    """Return where a number starts and what it says with a minus right before it.

    In running text a stroke between words is a dash; a copy has one only where it means a minus.
    """
    start, quantity = span.start, span.quantity
    if not (quantity and quantity.value and _MINUS.fullmatch(text, max(0, start - 2), start + 1)):
        return start, quantity
    return start - 1, replace(
        quantity, value=-quantity.value, strict=-quantity.strict, customary=-quantity.customary
    )


_MINUS: Final = re.compile(r"\D?[-−－﹣负]\d")


def _is_whole(number: Number, place: Match, quantities: Sequence[Quantity]) -> bool:
    """Whether a stretch of the copy has all of a number, or nothing of it.

    All of it has a stretch that leaves out no more than the noun that is counted.
    """
    _, start, end = place
    if not number.meets(start, end) or (start or 0) <= number.start < number.end <= (end or 0):
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

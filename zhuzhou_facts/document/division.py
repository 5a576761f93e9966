"""How a copy of the source is divided into sections and paragraphs, as its layout declares."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import accumulate, compress
from typing import TYPE_CHECKING, Final, overload

from zhuzhou_facts.document.normalisation import Folding, fold

if TYPE_CHECKING:
    from zhuzhou_facts.records import Layout

_BLANK: Final = (
    " \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_BLANKS: Final = re.compile(f"[{_BLANK}]*")
_STRETCH: Final = 1 << 20  # code points that are divided at once
_LONG: Final = 1 << 16  # a paragraph that is not cut out of the text twice


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A body paragraph or picture caption; `text` is the copy's from `start` to `end`.

    Sections count from 0 (the lead), paragraphs from 1 in each section. A caption has the number of
    the paragraph before it, 0 where none stands before it in its section.
    """

    section: int
    paragraph: int
    caption: bool
    start: int
    end: int
    text: str


class Division(Sequence[Paragraph]):
    """The paragraphs and captions of a text, in order, each made when it is asked for.

    A text may have tens of millions of lines: of each are kept where it stands in the text and
    where in the folded text, and of each run of lines how they are numbered.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.folding = Folding(text)
        # Of each part: its line in the text and in the folded text; the ends count the line end.
        self.starts, self.ends = array("I"), array("I")
        self.folded_starts, self.folded_ends = array("I"), array("I")
        # Of each run of parts that are numbered on, or of captions with one number: its first part,
        # its section, the number of the first, whether it holds captions.
        self._firsts, self._sections, self._numbers = array("I"), array("I"), array("I")
        self._captions = bytearray()
        self._long: dict[int, Paragraph] = {}

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Paragraph: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Paragraph, ...]: ...
    def __getitem__(self, index: int | slice) -> Paragraph | tuple[Paragraph, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        if index in self._long:
            return self._long[index]
        start, end = self.span(index)
        part = Paragraph(*self.place(index), start, end, self.text[start:end])
        if self.is_long(index):
            self._long[index] = part
        return part

    def span(self, index: int) -> tuple[int, int]:
        """Return where a part starts and ends in the text, white space around it trimmed."""
        low, end = self.line(index)
        blanks = _BLANKS.match(self.text, low, end)
        start = blanks.end() if blanks else low
        while end > start:
            tail = self.text[max(start, end - 64) : end]
            trimmed = len(tail.rstrip(_BLANK))
            end -= len(tail) - trimmed
            if trimmed:
                break
        return start, end

    def line(self, index: int) -> tuple[int, int]:
        """Return where the line of a part starts and ends in the text."""
        return self.starts[index], self.ends[index] - 1

    def is_long(self, index: int) -> bool:
        """Whether a part is too long to be kept in passing."""
        return self.ends[index] - self.starts[index] > _LONG

    def place(self, index: int) -> tuple[int, int, bool]:
        """Return the section and number of a part, and whether it is a caption."""
        run = bisect_right(self._firsts, index) - 1
        caption = bool(self._captions[run])
        number = self._numbers[run] + (0 if caption else index - self._firsts[run])
        return self._sections[run], number, caption

    def at(self, section: int, paragraph: int, *, caption: bool) -> range:
        """Return the indices of what stands in a place: one paragraph, or captions in a row."""
        low = bisect_left(self._sections, section)
        high = bisect_right(self._sections, section)
        run = bisect_right(self._numbers, paragraph, low, high) - 1
        # Captions have the number of the paragraph before them, so they end a run of paragraphs.
        if not caption and run >= low and self._captions[run]:
            run -= 1
        if run < low or bool(self._captions[run]) != caption:
            return range(0)
        first = self._firsts[run]
        end = self._firsts[run + 1] if run + 1 < len(self._firsts) else len(self)
        if caption:
            return range(first, end) if self._numbers[run] == paragraph else range(0)
        index = first + paragraph - self._numbers[run]
        return range(index, index + 1) if index < end else range(0)

    def text_of(self, index: int) -> str:
        """Return the text of a part."""
        if self.is_long(index):
            return self[index].text
        start, end = self.span(index)
        return self.text[start:end]

    def folded(self, index: int) -> str:
        """Return the text of a part folded."""
        return self.folding.text[self.folded_starts[index] : self.folded_ends[index] - 1]

    def extend(self, lines: _Lines, low: int, high: int) -> None:
        """Take in parts: these lines of a stretch."""
        self.starts += lines.starts[low:high]
        self.ends += lines.ends[low:high]
        self.folded_starts += lines.folded_starts[low:high]
        self.folded_ends += lines.folded_ends[low:high]

    def number(self, count: int, section: int, number: int, *, caption: bool) -> None:
        """Say how the last `count` parts are numbered: from `number` on, captions all alike."""
        first = len(self) - count
        before = number if caption else number - 1
        if self._firsts and self.place(first - 1) == (section, before, caption):
            return
        self._firsts.append(first)
        self._sections.append(section)
        self._numbers.append(number)
        self._captions.append(caption)


class _Role(Enum):
    FURNITURE = auto()
    CLOSING = auto()
    SIGNS = auto()
    CAPTION = auto()
    START = auto()
    TEXT = auto()


class _Signs:
    """A layout's signs, folded, so that a copy with other widths and spaces divides alike."""

    def __init__(self, layout: Layout) -> None:
        self._section = fold(layout.section or "")
        self._prefixes = [
            (role, tuple(filter(None, map(fold, prefixes))))
            for role, prefixes in (
                (_Role.CLOSING, layout.closing),
                (_Role.FURNITURE, layout.furniture),
                (_Role.CAPTION, layout.captions),
                (_Role.START, layout.section_starts),
            )
        ]
        # Whatever does not start so is text.
        self.heads = (*self._section, *(head for _, heads in self._prefixes for head in heads))

    def role(self, folded: str) -> _Role:
        """Return what a line that holds something is."""
        if self._section and not folded.strip(self._section):
            return _Role.SIGNS
        for role, prefixes in self._prefixes:
            if folded.startswith(prefixes):
                return role
        return _Role.TEXT


class _Lines:
    """The lines of a stretch that hold anything, and where they stand in both texts."""

    def __init__(self, start: int, lines: list[str], folded_start: int, folded: list[str]) -> None:
        self.folded = list(filter(None, folded))
        self.starts, self.ends = _places(start, lines, folded)
        self.folded_starts, self.folded_ends = _places(folded_start, folded, folded)

    def special(self, heads: list[str]) -> list[int]:
        """Return which lines start with one of these."""
        wanted = tuple(heads)
        if not wanted:
            return []
        return [at for at, line in enumerate(self.folded) if line.startswith(wanted)]


def _places(start: int, lines: list[str], chosen: list[str]) -> tuple[array[int], array[int]]:
    """Return where those lines start, and where the next ones do, beside which something stands."""
    places = array("I", accumulate(map((1).__add__, map(len, lines)), initial=start))
    return array("I", compress(places, chosen)), array("I", compress(places[1:], chosen))


@lru_cache(maxsize=1)
def divide(text: str, layout: Layout) -> Division:
    r"""Divide a text into its paragraphs and captions, in order.

    Lines end at `\n`, `\r\n` or `\r`; white space around them is trimmed. Signs and prefixes are
    compared folded (see `folding`). What a copy shows above the first paragraph is furniture even
    where it looks like the closing: pages print their origin at the top, too. The division made
    last is kept, so that all who ask about one copy share it.
    """
    divider = _Divider(text, layout)
    # Not `splitlines`, which also splits at form feeds, NEL and U+2028 where no editor does.
    lines = text.replace("\r", "\n")
    start = 0
    while start < len(lines) and not divider.closed:
        end = lines.find("\n", start + _STRETCH) + 1 or len(lines)
        divider.take(start, end, lines[start:end].split("\n"))
        start = end
    return divider.parts


class _Divider:
    """Counts sections and paragraphs while the lines go by."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.parts = Division(text)
        self.closed = False
        self._signs = _Signs(layout)
        self._declared = layout.headings
        self._section = self._number = self._headings = 0
        self._after_signs = False

    def take(self, start: int, end: int, lines: list[str]) -> None:
        """Take in the lines that stand from `start` to `end` in the text."""
        folded_start = self.parts.folding.length
        folded = self.parts.folding.extend(start, end)
        stretch = _Lines(start, lines, folded_start, folded.split("\n"))
        reached = captions = 0
        for at in stretch.special([head for head in self._signs.heads if head in folded]):
            role = self._signs.role(stretch.folded[at])
            # Captions in a row are taken in at once.
            if captions and (role is not _Role.CAPTION or at > reached):
                self._captions(stretch, reached - captions, reached)
                captions = 0
            self._text(stretch, reached, at)
            reached = at + 1
            if role is _Role.CAPTION:
                captions += 1
            elif role is _Role.TEXT:
                self._text(stretch, at, reached)
            else:
                self._special(role)
                if self.closed:
                    return
        self._captions(stretch, reached - captions, reached)
        self._text(stretch, reached, len(stretch.folded))

    def _text(self, lines: _Lines, low: int, high: int) -> None:
        """Count lines of plain text: headings first, as many as are due."""
        if low == high:
            return
        self._after_signs = False
        headings = min(max(self._headings, 0), high - low)
        self._headings -= headings
        count = high - low - headings
        if count:
            self.parts.extend(lines, high - count, high)
            self.parts.number(count, self._section, self._number + 1, caption=False)
            self._number += count

    def _captions(self, lines: _Lines, low: int, high: int) -> None:
        if low < high:
            self.parts.extend(lines, low, high)
            self.parts.number(high - low, self._section, self._number, caption=True)

    def _special(self, role: _Role) -> None:
        """Take in a line that is no part of the text but may count."""
        if role is _Role.CLOSING:
            self.closed = bool(self._section or self._number)
        elif role is _Role.SIGNS or (role is _Role.START and not self._after_signs):
            self._section += 1
            self._number = 0
            # A sign line is none of the headings that follow it, a line that starts so is one.
            self._headings = self._declared - (role is _Role.START)
            self._after_signs = role is _Role.SIGNS
        elif role is _Role.START:
            self._after_signs = False
            self._headings -= 1

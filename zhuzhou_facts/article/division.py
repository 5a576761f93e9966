"""How a copy of the source is divided into sections and paragraphs, as its layout declares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.article.folding import fold

if TYPE_CHECKING:
    from zhuzhou_facts.model import Layout

# Not `splitlines`, which also splits at form feeds, NEL and U+2028 where no editor does.
_LINE: Final = re.compile(r"[^\r\n]+")
_BLANK: Final = (
    " \t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
)


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

    def role(self, line: str) -> _Role:
        folded = fold(line)
        if not folded:
            return _Role.FURNITURE
        if self._section and not folded.strip(self._section):
            return _Role.SIGNS
        for role, prefixes in self._prefixes:
            if folded.startswith(prefixes):
                return role
        return _Role.TEXT


def divide(text: str, layout: Layout) -> tuple[Paragraph, ...]:
    r"""Divide a text into its paragraphs and captions, in order.

    Lines end at `\n`, `\r\n` or `\r`; white space around them is trimmed. Signs and prefixes are
    compared folded (see `folding`). What a copy shows above the first paragraph is furniture even
    where it looks like the closing: pages print their origin at the top, too.
    """
    signs = _Signs(layout)
    parts: list[Paragraph] = []
    section = number = headings = 0
    after_signs = False
    for line in _LINE.finditer(text):
        trimmed = line[0].strip(_BLANK)
        role = signs.role(trimmed)
        if role is _Role.CLOSING and (section or number):
            break
        if role in {_Role.CLOSING, _Role.FURNITURE}:
            continue
        if role is _Role.SIGNS or (role is _Role.START and not after_signs):
            section += 1
            number = 0
            # A sign line is none of the headings that follow it, a line that starts so is one.
            headings = layout.headings - (role is _Role.START)
            after_signs = role is _Role.SIGNS
            continue
        caption = role is _Role.CAPTION
        if not caption:
            after_signs = False
            if headings > 0 or role is _Role.START:
                headings -= 1
                continue
            number += 1
        start = line.start() + len(line[0]) - len(line[0].lstrip(_BLANK))
        end = start + len(trimmed)
        parts.append(Paragraph(section, number, caption, start, end, trimmed))
    return tuple(parts)

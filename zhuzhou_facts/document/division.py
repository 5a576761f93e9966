"""How a copy of the source is divided into sections and paragraphs, as its layout declares."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain, pairwise, product
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.normalisation import BLOCK, CJK, fold, marks, without
from zhuzhou_facts.document.tables import find_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from zhuzhou_facts.document.normalisation import Span
    from zhuzhou_facts.records import Layout

    Roles = Callable[[str], str]

# Not `splitlines`, which also splits at form feeds, NEL and U+2028 where no editor does.
_SEEN: Final = r"[^\s\u200b\ufeff\xad]"
_LINE: Final = re.compile(
    rf"(?:[^\r\n]*?(?={_SEEN})|)(?P<seen>{_SEEN}(?:[^\r\n]*{_SEEN})?|)[^\r\n]*(?:\r\n|\r|\n|\Z)"
)
_FRONT_MATTER: Final = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n[\s\S]{0,65536}?\n\1[ \t]*\r?\n")
_WIDE: Final = re.compile(f"[{CJK}]")
_CLOSING: Final = "、。，；：！？）》」』”’"
_CHUNK: Final = re.compile(rf"[{CJK}][{_CLOSING}]*|-*[^\s{CJK}-]*-?")
# Lines of these widths, in columns or characters, are wrapped; longer ones are whole paragraphs.
_NARROWEST: Final = 24
_WIDEST: Final = 160
_SENTENCE_LIKE: Final = 60  # columns; a title, a breadcrumb or a menu is shorter


class Paragraph(NamedTuple):
    """A body paragraph, picture caption or cell of a table; `text` is from `start` to `end`.

    Sections count from 0 (the lead), paragraphs from 1 in each section, tables from 1 through the
    text. A caption and a cell have the number of the paragraph before them; where none stands
    before them in their section, a caption has 0 and a cell 1.
    """

    section: int
    paragraph: int
    caption: bool
    start: int
    end: int
    text: str
    table: int | None = None
    row: int | None = None
    column: int | None = None


def divide(text: str, layout: Layout, titles: Iterable[str] = ()) -> tuple[Paragraph, ...]:
    r"""Divide a text into its paragraphs and captions, in order.

    Lines end at `\n`, `\r\n` or `\r`; white space around them is trimmed, and where the text is
    wrapped at a width, they are joined. Signs and prefixes are compared folded. Counting starts
    below the title where one of `titles` is found, else at the beginning. What a copy shows above
    the first paragraph is furniture even where it looks like the closing: pages print their origin
    at the top, too.
    """
    role = _roles(layout)
    lines = lines_of(text, lambda line: _opens(line) or role(line) != "text")
    first = _below_title([text[start:end] for start, end in lines], role, titles)
    return tuple(_paragraphs(text, lines[first:], role, layout.headings))


def _roles(layout: Layout) -> Roles:
    """Return what tells the part of a layout that a line is, by its field, or `text`.

    All is folded, so that a copy with other widths and spaces divides alike. A line is looked at
    with the marks of Markdown and without them.
    """
    signs = re.escape(fold(layout.section or ""))
    forms = {"section": [rf"[{signs}]*\Z"] if signs else []}
    for name in ("closing", "furniture", "captions", "section_starts"):
        folded = ((fold(each), each.endswith("\n")) for each in getattr(layout, name))
        forms[name] = [re.escape(words) + r"\Z" * whole for words, whole in folded if words]
    groups = [f"(?P<{name}>{'|'.join(each)})" for name, each in forms.items() if each]
    pattern = re.compile("|".join(groups) or "(?!)")

    def role(line: str) -> str:
        found = (pattern.match(fold(form)) for form in dict.fromkeys((line, unmarked(line))))
        return next((match.lastgroup or "" for match in found if match), "text")

    return role


def _paragraphs(text: str, lines: list[Span], role_of: Roles, declared: int) -> Iterator[Paragraph]:
    section = number = headings = shown = 0
    after_signs = False
    tables = list(find_tables(text))
    starts = [table.start for table in tables]
    for start, end in lines:
        role = role_of(text[start:end])
        count = bisect_right(starts, start)
        if count and start < tables[count - 1].end and role in {"text", "captions"}:
            if count > shown:  # its first line may be the heading above it
                # A locator has no paragraph 0: what stands before the first is located there.
                at = (section, max(number, 1), False)
                for cell in chain(tables[count - 1].heads, *tables[count - 1].rows):
                    yield Paragraph(*at, *cell[:3], count, *cell[3:])
                shown = count
            continue
        if role == "closing" and (section or number):
            return
        if role == "section" or (role == "section_starts" and not after_signs):
            section += 1
            number = 0
            # A sign line is none of the headings that follow it, a line that starts so is one.
            headings = declared - (role == "section_starts")
            after_signs = role == "section"
        elif role in {"section_starts", "text"}:
            after_signs = False
            headings -= 1
        is_caption = role == "captions"
        if is_caption or (role == "text" and headings < 0):
            number += not is_caption
            yield Paragraph(section, number, is_caption, start, end, text[start:end])


def _opens(line: str) -> bool:
    """Whether a line begins a block of Markdown or a row of a table."""
    return line.startswith("|") or "\t" in line or bool(BLOCK.match(line))


def unmarked(line: str) -> str:
    """Return a line without the marks of Markdown."""
    line = line[block.end() :] if (block := BLOCK.match(line)) else line
    return without(line, marks(line))


def _below_title(lines: list[str], role: Roles, titles: Iterable[str]) -> int:
    """Return the index of the first line below the title, 0 where there is none.

    A page may name its title more than once above the text (in its head, in a breadcrumb): the last
    of these counts, of whole lines if there are any. The title may recur below the text too.
    """
    wanted = {fold(title) for title in titles} - {""}
    longest = 4 * max(map(len, wanted), default=0)
    near: list[tuple[bool, int]] = []
    for index, line in enumerate(lines):
        folded = fold(unmarked(line)) if len(line) <= longest else ""
        if any(title in folded for title in wanted):
            near.append((folded in wanted, index))
        elif near and (role(line) == "section" or _width(line) > _SENTENCE_LIKE):
            break
    return max(near, default=(False, -1))[1] + 1


def lines_of(text: str, opens: Callable[[str], bool] = _opens) -> list[Span]:
    """Return where the lines stand that hold something, white space around them trimmed.

    Wrapped lines are joined. `opens` says of a line that it does not go on with the one before it.
    """
    matter = _FRONT_MATTER.match(text)
    found = _LINE.finditer(text, matter.end() if matter else 0)
    lines = [(line.start(), *line.span("seen")) for line in found]
    full = _full_lines(text, lines)
    joined: list[Span] = []
    for index, (_, start, end) in enumerate(lines):
        if index - 1 in full and start < end and not opens(text[start:end]):
            joined[-1] = (joined[-1][0], end)
        elif start < end:
            joined.append((start, end))
    return joined


def _full_lines(text: str, lines: list[tuple[int, int, int]]) -> set[int]:
    """Return the indices of the lines that go on in the next one, where a text is wrapped.

    A text is wrapped where most lines that have a neighbour right below are full: the beginning of
    that neighbour would not have fitted into them. A neighbour that is indented more is a paragraph
    of its own.
    """
    pairs = [
        index
        for index, ((_, *above), (_, start, end)) in enumerate(pairwise(lines))
        if any(map(str.isalnum, text[slice(*above)])) and start < end
    ]
    # A closing sign may hang over the margin; of two lines it may as well end them.
    for (hanging, least), size in product(((_CLOSING, 3), ("", 2)), (_width, len)):
        sizes = [size(text[first:end]) for first, _, end in lines]
        widest = max(size(text[first:end].rstrip(hanging)) for first, _, end in lines)
        if not _NARROWEST <= widest <= _WIDEST:
            continue
        full = {
            index
            for index in pairs
            if sizes[index] + size(_chunk(text, *lines[index + 1][1:])) > widest
        }
        if len(full) >= least and 2 * len(full) > len(pairs):
            blocks = [BLOCK.match(text, first, end) for first, _, end in lines]
            indents = [
                _width(block[0] if block else text[first:start])
                for block, (first, start, _) in zip(blocks, lines, strict=True)
            ]
            return {index for index in full if indents[index + 1] <= indents[index]}
    return set()


def _chunk(text: str, start: int, end: int) -> str:
    """Return what no wrapping divides at the start of a line, with the space before a word."""
    chunk = _CHUNK.match(text, start, end)
    words = chunk[0] if chunk else ""
    return words if _WIDE.match(words) else f" {words}"


def _width(text: str) -> int:
    """Return how many columns a line takes on a terminal."""
    return len(text) + len(_WIDE.findall(text))

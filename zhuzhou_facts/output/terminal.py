"""Shapes drawn for a terminal, in lines whose styles are those of Rich."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from rich.color import ColorSystem
from rich.style import Style

from zhuzhou_facts.output import shapes
from zhuzhou_facts.output.folding import GAP, INDENT, NARROW, Line, around, fold, folded, pad, width
from zhuzhou_facts.output.tables import listing_lines, number_lines
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from typing import TextIO


# The colours of a terminal that are read on black and on white alike; nothing is said by one alone.
STYLES: Final = {
    "title": "bold",
    "quiet": "dim",
    "computed": "bold magenta",
    "right": "green",
    "wrong": "bold red",
    "matched": "underline",
}
_LABEL_SHARE: Final = 1 / 3
_TILE_GAP: Final = 4
_LEAST_FIELD: Final = 12


def draw(
    screen: shapes.Screen, *, room: int, color: bool = False, spell: Callable[[str], str] = str
) -> str:
    """Return a screen as text with line ends, one shape below another, in lines of a width.

    `color` writes styles as escape sequences; `spell` spells words in the signs that can be
    written, before they are laid out.
    """
    drawn: list[str] = []
    before: shapes.Shape | None = None
    for shape in shapes.merged(
        [screen], lambda words: safe(spell(words[0]).replace("\t", " "), keep_layout=True)
    ):
        # Notes belong to the table above them.
        is_note = isinstance(shape, shapes.Lines) and isinstance(
            before, shapes.Numbers | shapes.Lines
        )
        drawn += [] if before is None or is_note else [""]
        before = shape
        for line in _DRAWN[type(shape)](shape, room):
            drawn.append(_styled(line) if color else "".join(words for words, _ in line.parts))
    return "".join(f"{line}\n" for line in drawn)


def _styled(line: Line) -> str:
    """Return a line with its styles as escape sequences, and its terms marked."""
    text = ""
    terms = "|".join(map(re.escape, line.terms))
    for words, style in line.parts:
        parts = re.split(f"({terms})", words, flags=re.IGNORECASE) if terms else [words]
        for i, part in enumerate(parts):
            own = f"{STYLES.get(style, '')} {STYLES['matched'] if i % 2 else ''}"
            text += Style.parse(own).render(part, color_system=ColorSystem.STANDARD)
    return text


def _plain_lines(shape: shapes.Lines, room: int) -> Iterator[Line]:
    for cell in shape.lines:
        yield from folded(cell.words, room, indent=shape.indent, first=(0, room), style=cell.style)


def _excerpt_lines(shape: shapes.Excerpt, room: int) -> Iterator[Line]:
    """Yield a heading, the line with a mark under the number, and the notes."""
    yield from folded(shape.heading, room)
    gutter, marked = INDENT + width(shape.label), width(shape.marked.words)
    before, after = around(shape.before, shape.after, room - gutter - 3 - marked)
    line = Line(f"{shape.label} │ ", "quiet", INDENT)
    line.put(line.width, before)
    at = line.width
    line.put(at, shape.marked.words, shape.marked.style)
    line.put(line.width, after)
    yield line
    line = Line("│", "quiet", gutter + 1)
    line.put(at, "^" * marked, shape.marked.style)
    yield line
    for sign, words in shape.notes:
        for i, part in enumerate(fold(words, room - gutter - 4) if words else ()):
            yield Line(part if i else f"{sign} {part}", column=gutter + (3 if i else 1))


def _card_lines(card: shapes.Card, room: int) -> Iterator[Line]:
    for words, style in ((card.title, "title"), (card.subtitle, "quiet")):
        if words:
            yield from folded(words, room, style=style)
    if card.text:
        yield Line()
        yield from folded(card.text, room)
    for group in card.groups:
        entries = [entry for entry in group if entry.text.words]
        if entries and card.title:
            yield Line()
        labels = max((width(entry.label) for entry in entries), default=0)
        texts = max((width(entry.text.words) for entry in entries), default=0)
        whole = not card.title and labels + GAP + texts <= room
        beside = labels if whole or labels <= room * _LABEL_SHARE else 0
        for entry in entries:
            yield from _entry_lines(entry, beside, room)


def _entry_lines(entry: shapes.Entry, beside: int, room: int) -> Iterator[Line]:
    """Yield a label with its text beside it, or below it where labels are too long."""
    column = beside + GAP if beside else INDENT + len(entry.label) - len(entry.label.lstrip())
    line = Line(entry.label)
    if not beside:
        yield line
        line = Line()
    text = entry.text
    for i, part in enumerate(fold(text.words + entry.more, room - column)):
        # What is more than the text has no style, and nor has a text that is folded.
        styled = text.words if not i and part.startswith(text.words) else ""
        line.put(column, styled, text.style)
        line.put(column, part.removeprefix(styled))
        yield line
        line = Line()
    if entry.below:
        yield from folded(entry.below, room, indent=column, style="quiet")


def _tile_lines(shape: shapes.Tiles, room: int) -> Iterator[Line]:
    """Yield the tiles down one column after another, like the lines of a newspaper."""
    key, name, number = (max(map(width, each)) for each in zip(*shape.tiles, strict=True))
    blocks = []
    for tile in shape.tiles:
        words = f" {pad(tile[1], name)} " if name else "  "
        blocks.append(pad(tile[0], key) + words + tile[2].rjust(number))
    block, gap = width(blocks[0]), _TILE_GAP if room > NARROW else GAP
    height = -(-len(blocks) // max(1, (room + gap) // (block + gap)))
    for i in range(height):
        yield Line((" " * gap).join(blocks[i::height]))


def _field_lines(table: shapes.Fields, room: int) -> Iterator[Line]:
    """Yield rows under the names of their fields; everything folds and nothing is cut."""
    columns = [[name, *(row[i] for row in table.rows)] for i, name in enumerate(table.columns)]
    widths = _field_widths(columns, room)
    if widths is None:
        for row in table.rows:
            for name, words in zip(table.columns, row, strict=True):
                yield from folded(f"{name}: {words}", room)
            yield Line()
        return
    gap = " " * GAP
    for number, cells in enumerate(zip(*columns, strict=True)):
        for parts in zip_longest(*map(fold, cells, widths), fillvalue=""):
            yield Line(gap.join(map(pad, parts, widths)).rstrip(), "" if number else "title")
        if not number:
            yield Line("─" * width(gap.join(map(pad, cells, widths))))


def _field_widths(columns: list[list[str]], room: int) -> list[int] | None:
    """Return the widths of columns, the wide ones alike; None where words would not fit."""
    wanted = [max(map(width, column)) for column in columns]
    least = []
    for column, want in zip(columns, wanted, strict=True):
        words = [width(word) for cell in column for word in cell.split() if word.isascii()]
        least.append(min(want, max([_LEAST_FIELD, *words])))
    for cap in range(max(wanted), -1, -1):
        widths = [max(low, min(want, cap)) for low, want in zip(least, wanted, strict=True)]
        if sum(widths) <= room - GAP * (len(columns) - 1):
            return widths
    return None


_DRAWN: Final[dict[type, Callable[[Any, int], Iterable[Line]]]] = {
    shapes.Listing: listing_lines,
    shapes.Numbers: number_lines,
    shapes.Fields: _field_lines,
    shapes.Card: _card_lines,
    shapes.Tiles: _tile_lines,
    shapes.Lines: _plain_lines,
    shapes.Excerpt: _excerpt_lines,
}


def waiting(label: str, stream: TextIO) -> AbstractContextManager[object]:
    """Return what shows a moving sign on `stream` while a block runs; it vanishes at the end."""
    from rich.console import Console
    from rich.text import Text

    return Console(file=stream).status(Text(safe(label)), spinner="line")

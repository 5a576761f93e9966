"""Shapes drawn for a terminal, in lines that Rich colours."""

from __future__ import annotations

import io
from contextlib import contextmanager
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from zhuzhou_facts.output.folding import GAP, INDENT, NARROW, Line, around, fold, folded, width
from zhuzhou_facts.output.shapes import (
    Card,
    Excerpt,
    Fields,
    Lines,
    Listing,
    Numbers,
    Tiles,
    merged,
)
from zhuzhou_facts.output.tables import listing_lines, number_lines
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    from zhuzhou_facts.output.shapes import Entry, Screen, Shape

# The colours of a terminal that are read on black and on white alike; nothing is said by one alone.
STYLES: Final = {
    "title": "bold",
    "quiet": "dim",
    "computed": "bold magenta",
    "right": "green",
    "wrong": "bold red",
    "unknown": "none",
    "matched": "underline",
}
_LABEL_SHARE: Final = 1 / 3
_TILE_GAP: Final = 4
_LEAST_FIELD: Final = 12


def draw(
    screen: Screen,
    *,
    room: int,
    color: bool = False,
    spell: Callable[[str], str] = str,
) -> str:
    """Return a screen as text with line ends, in lines of a width.

    Args:
        screen: the shapes, which are drawn one below another.
        room: how many columns there are.
        color: whether styles are written as escape sequences.
        spell: spells words in the signs that can be written, before they are laid out.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        theme=Theme(STYLES, inherit=False),
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )

    def visible(words: str) -> str:
        return safe(spell(words).replace("\t", " "), keep_layout=True)

    text = Text()
    before: Shape | None = None
    for shape in merged([screen], lambda words: visible(words[0])):
        # Notes belong to the table above them.
        is_note = isinstance(shape, Lines) and isinstance(before, Numbers | Lines)
        text.append("" if before is None or is_note else "\n")
        before = shape
        for line in _DRAWN[type(shape)](shape, room):
            drawn = Text.assemble(*line.parts)
            if line.terms:
                drawn.highlight_words(line.terms, "matched", case_sensitive=False)
            text.append_text(drawn).append("\n")
    console.print(text, soft_wrap=True, end="")
    return out.getvalue()


def _plain_lines(shape: Lines, room: int) -> Iterator[Line]:
    for cell in filter(None, shape.lines):
        for i, line in enumerate(fold(cell.words, room - shape.indent, room)):
            yield Line(line, cell.style, shape.indent if i else 0)


def _excerpt_lines(shape: Excerpt, room: int) -> Iterator[Line]:
    """Yield a heading, the line with a mark under the number, and the notes."""
    yield from folded(shape.heading, room)
    gutter = INDENT + width(shape.label)
    before, after = around(shape.before, shape.after, room - gutter - 3 - width(shape.marked.words))
    line = Line(f"{shape.label} │ ", "quiet", INDENT)
    line.put(line.width, before)
    at = line.width
    line.put(at, shape.marked.words, shape.marked.style)
    line.put(line.width, after)
    yield line
    line = Line("│", "quiet", gutter + 1)
    line.put(at, "^" * width(shape.marked.words), shape.marked.style)
    yield line
    for sign, words in (note for note in shape.notes if note[1]):
        first, *rest = fold(words, room - gutter - 4)
        yield Line(f"{sign} {first}", column=gutter + 1)
        for other in rest:
            yield Line(other, column=gutter + 3)


def _card_lines(card: Card, room: int) -> Iterator[Line]:
    if card.title:
        yield from folded(card.title, room, style="title")
    if card.subtitle:
        yield from folded(card.subtitle, room, style="quiet")
    for paragraph in filter(None, card.paragraphs):
        yield Line()
        yield from folded(paragraph, room)
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


def _entry_lines(entry: Entry, beside: int, room: int) -> Iterator[Line]:
    """Yield a label with its text beside it, or below it where labels are too long."""
    column = beside + GAP if beside else INDENT + len(entry.label) - len(entry.label.lstrip())
    line = Line(entry.label)
    if not beside:
        yield line
        line = Line()
    words = entry.text.words + entry.more
    for i, part in enumerate(fold(words, room - column)):
        if not i and part.startswith(entry.text.words):
            line.put(column, entry.text.words, entry.text.style)
            part = part[len(entry.text.words) :]  # noqa: PLW2901 - the rest has no style
        line.put(column, part)
        yield line
        line = Line()
    if entry.below:
        yield from folded(entry.below, room, indent=column, style="quiet")


def _tile_lines(shape: Tiles, room: int) -> Iterator[Line]:
    """Yield the tiles down one column after another, like the lines of a newspaper."""
    widths = [max(map(width, column)) for column in zip(*shape.tiles, strict=True)]
    key, name, number = (*widths, 0, 0)[:3]
    block = key + 1 + (name + 1 if name else 0) + number + (0 if name else 1)
    if block > room:
        for tile in shape.tiles:
            first, *rest = fold(" ".join(filter(None, tile)), room - INDENT, room)
            yield from (Line(first), *(Line(words, column=INDENT) for words in rest))
        return
    gap = _TILE_GAP if room > NARROW else GAP
    blocks = max(1, (room + gap) // (block + gap))
    height = -(-len(shape.tiles) // blocks)
    for i in range(height):
        line = Line()
        for j, (tile_key, words, count) in enumerate(shape.tiles[i::height]):
            left = j * (block + gap)
            line.put(left, tile_key)
            line.put(left + key + 1, words)
            line.put_to_right(left + block, count)
        yield line


def _field_lines(table: Fields, room: int) -> Iterator[Line]:
    """Yield rows under the names of their fields; everything folds and nothing is cut."""
    columns = [[name, *(row[i] for row in table.rows)] for i, name in enumerate(table.columns)]
    widths = _field_widths(columns, room)
    if widths is None:
        for row in table.rows:
            for name, words in zip(table.columns, row, strict=True):
                yield from folded(f"{name}: {words}", room)
            yield Line()
        return
    for number, cells in enumerate(zip(*columns, strict=True)):
        folds = [fold(cell, wide) for cell, wide in zip(cells, widths, strict=True)]
        for parts in zip_longest(*folds, fillvalue=""):
            line, left = Line(), 0
            for words, wide in zip(parts, widths, strict=True):
                line.put(left, words, "" if number else "title")
                left += wide + GAP
            yield line
        if not number:
            yield Line("─" * (sum(widths) + GAP * (len(widths) - 1)))


def _field_widths(columns: list[list[str]], room: int) -> list[int] | None:
    """Return the widths of columns, the wide ones alike; None where words would not fit."""
    wanted = [max(map(width, column)) for column in columns]
    least = []
    for column, want in zip(columns, wanted, strict=True):
        words = [width(word) for cell in column for word in cell.split() if word.isascii()]
        least.append(min(want, max([_LEAST_FIELD, *words])))
    left = room - GAP * (len(columns) - 1)
    if sum(least) > left:
        return None
    for cap in range(max(wanted), 0, -1):
        widths = [max(low, min(want, cap)) for low, want in zip(least, wanted, strict=True)]
        if sum(widths) <= left:
            return widths
    return least


_DRAWN: Final[dict[type, Callable[[Any, int], Iterable[Line]]]] = {
    Listing: listing_lines,
    Numbers: number_lines,
    Fields: _field_lines,
    Card: _card_lines,
    Tiles: _tile_lines,
    Lines: _plain_lines,
    Excerpt: _excerpt_lines,
}


@contextmanager
def waiting(label: str, stream: TextIO) -> Iterator[None]:
    """Show a moving bar on `stream` while the block runs; it vanishes at the end."""
    from rich.progress import BarColumn, Progress, TextColumn

    console = Console(file=stream, markup=False, emoji=False, highlight=False)
    words = TextColumn("{task.description}", markup=False)
    with Progress(words, BarColumn(), console=console, transient=True) as bar:
        bar.add_task(label, total=None)
        yield

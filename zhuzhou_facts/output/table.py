"""Tables, cards and lines for people, drawn with Rich: folded where they must be, never cut."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from zhuzhou_facts.output.shapes import (
    Bar,
    Card,
    Cell,
    Chart,
    Column,
    Grid,
    Picture,
    Terms,
    Tile,
    Tiles,
)
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = [
    "NARROW",
    "Bar",
    "Canvas",
    "Card",
    "Cell",
    "Chart",
    "Column",
    "Grid",
    "Picture",
    "Terms",
    "Tile",
    "Tiles",
]

# Below this a table is a column of single characters; it becomes a list of cards.
NARROW: Final = 60
_LEAST_TEXT: Final = 12
_BEHIND_WORDS: Final = re.compile(r"(?<![0-9]) |\n")
_LONG_WORD: Final = 20
_GAP: Final = 3
_SHORTEST_BAR: Final = 8
_LONGEST_BAR: Final = 24
_HEADING: Final = "bold"
_QUIET: Final = "dim"
_KEY: Final = "bold"
_BOX: Final = box.Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
_ASCII_BOX: Final = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
# Signs that GBK has too.
_RISE: Final = "█"
_FALL: Final = "━"
_MORE: Final = "…"
_BAR_IN_ASCII: Final = str.maketrans({_RISE: "#", _FALL: "-", _MORE: "..."})


@dataclass(frozen=True, slots=True)
class Canvas:
    """What is drawn on: `width` in columns, with colour or without, in ASCII or not."""

    width: int = 80
    color: bool = False
    ascii: bool = False

    def draw(self, pictures: tuple[Picture, ...] | list[Picture]) -> str:
        """Return the pictures one under another, as text with a line end."""
        buffer = io.StringIO()
        console = Console(
            file=buffer,
            width=self.width,
            color_system="standard" if self.color else None,
            force_terminal=self.color,
            no_color=not self.color,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )
        for i, picture in enumerate(pictures):
            if i:
                console.print()
            if isinstance(picture, Card):
                console.print(self._card(picture))
            elif isinstance(picture, Tiles):
                console.print(self._tiles(picture))
            elif isinstance(picture, Terms):
                console.print(self._terms(picture))
            elif widths := self._widths(picture):
                console.print(self._table(picture, *widths))
            else:
                console.print(self._stacked(picture))
        # Rich pads lines to the width; a person who copies them does not want that.
        return "\n".join(line.rstrip(" ") for line in buffer.getvalue().split("\n"))

    def _table(self, grid: Grid, widths: list[int], longest: int) -> RenderableType:
        chart = grid.chart if longest else None
        bars = chart.bars if chart else (None,) * len(grid.rows)

        def table(*, header: bool) -> Table:
            drawn = Table(
                box=_ASCII_BOX if self.ascii else _BOX,
                show_header=header,
                show_edge=False,
                pad_edge=False,
                header_style=_HEADING,
            )
            for column, width in zip(grid.columns, widths, strict=True):
                drawn.add_column(
                    _text(column.heading),
                    justify="right" if column.role == "number" else "left",
                    overflow="fold",
                    width=width,
                    style=_KEY if column.role == "key" else "",
                )
            if chart:
                drawn.add_column(_text(chart.heading), overflow="fold", width=longest)
            return drawn

        # A title runs over all columns: it stands between tables of the same widths.
        section = table(header=True)
        parts: list[RenderableType] = [section]
        for i, (row, bar) in enumerate(zip(grid.rows, bars, strict=True)):
            if isinstance(row, str):
                section = table(header=False)
                parts.extend([*([""] if i else []), _text(row, _painted(grid, i)), section])
            else:
                cells = [_text(_whole(cell)) for cell in row]
                cells[0].stylize(grid.hues[i] if grid.hues else "")
                section.add_row(*cells, *([_text(self._bar(bar, longest))] if chart else []))
        legend = self._in_signs(chart.legend) if chart else ""
        caption = "\n".join(filter(None, (grid.caption, legend)))
        return Group(*parts, *([_text(caption, _QUIET)] if caption else []))

    def _bar(self, bar: Bar | None, width: int) -> str:
        """Draw a bar of one sign at least, in no more than `width` with the sign that ends it."""
        if bar is None:
            return ""
        end = self._in_signs(_MORE)
        length = max(1, round(bar.length * (width - len(end))))
        return self._in_signs((_FALL if bar.falls else _RISE) * length) + (end if bar.more else "")

    def _in_signs(self, words: str) -> str:
        """Return bars, or words about them, in the signs that may be drawn."""
        return words.translate(_BAR_IN_ASCII) if self.ascii else words

    def _widths(self, grid: Grid) -> tuple[list[int], int] | None:
        """Return the columns' widths and that of the bars, None where they do not fit in a line.

        A key is copied and typed and stays in one piece; a number is broken at its spaces alone,
        and text folds. The bars go before what folds, not before what does not: they are 0 there.
        """
        cells = [
            # As they will be drawn: a control character takes the room of its escape.
            [
                safe(words, keep_layout=True)
                for words in (
                    column.heading,
                    *(_whole(row[i]) for row in grid.rows if not isinstance(row, str)),
                )
            ]
            for i, column in enumerate(grid.columns)
        ]
        wanted = [max(map(_widest, of)) for of in cells]
        widths = [
            min(want, _least(column, of))
            for column, of, want in zip(grid.columns, cells, wanted, strict=True)
        ]
        room = self.width - _GAP * (len(widths) - 1) - sum(widths)
        if self.width < NARROW or room < 0:
            return None
        numbers, texts = (
            [i for i, column in enumerate(grid.columns) if column.role == role]
            for role in ("number", "text")
        )
        # First of all numbers are kept beside the words that say of what size they are.
        lacks = {i: max(map(_widest_number, cells[i])) - widths[i] for i in numbers}
        for i in sorted(numbers, key=lacks.__getitem__):
            more = min(room, max(0, lacks[i]))
            widths[i] += more
            room -= more
        # As much again is left to the data, so that the bars do not fold what need not be folded.
        bars = _SHORTEST_BAR if grid.chart and room >= 2 * (_SHORTEST_BAR + _GAP) else 0
        room -= bars and bars + _GAP
        for places in (numbers, texts):
            while room and (short := [i for i in places if widths[i] < wanted[i]]):
                for i in short[:room]:
                    widths[i] += 1
                    room -= 1
        return widths, bars and min(bars + room, _LONGEST_BAR)

    def _stacked(self, grid: Grid) -> RenderableType:
        parts: list[RenderableType] = []
        for i, row in enumerate(grid.rows):
            if isinstance(row, str):
                parts.append(_text(row, _painted(grid, i)))
                continue
            first, *others = zip(grid.columns, row, strict=True)
            parts.append(_text(_whole(first[1]), _painted(grid, i)))
            lines = [_labelled(column.heading, cell) for column, cell in others if cell]
            if lines:
                parts.append(Padding(_text("\n".join(lines)), (0, 0, 0, 2)))
        if grid.caption:
            parts.append(_text(grid.caption, _QUIET))
        return Group(*parts)

    def _card(self, card: Card) -> RenderableType:
        hue = f"{_HEADING} {card.hue}".rstrip()
        parts: list[RenderableType] = [_text(card.title, hue)] if card.title else []
        if card.subtitle:
            parts.append(_text(card.subtitle, _QUIET))
        for paragraph in card.paragraphs:
            parts.extend(["", _text(paragraph)])
        if card.lines:
            table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
            table.add_column(overflow="fold", style=_QUIET, max_width=max(self.width // 3, 8))
            table.add_column(overflow="fold")
            for label, words in card.lines:
                table.add_row(_text(label), _text(words))
            parts.extend(["", table])
        if card.foot:
            parts.extend(["", _text(card.foot, _QUIET)])
        return Group(*parts)

    def _tiles(self, tiles: Tiles) -> RenderableType:
        """Draw the tiles down one column after another, like the lines of a newspaper."""
        cells = [(tile.key, tile.words, tile.number) for tile in tiles.tiles]
        widths = [max(map(cell_len, column), default=0) for column in zip(*cells, strict=True)]
        block = sum(widths) + _GAP * len(widths)
        blocks = max(1, (self.width + _GAP) // max(block, 1))
        height = -(-len(cells) // blocks)
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, _GAP, 0, 0))
        for _ in range(min(blocks, len(cells))):
            table.add_column(no_wrap=blocks > 1, overflow="fold")
            table.add_column(no_wrap=blocks > 1, overflow="fold")
            table.add_column(justify="right", overflow="fold")
        for i in range(height):
            row: list[Text] = []
            for tile in tiles.tiles[i::height]:
                hue = f"{_KEY} {tile.hue}".rstrip()
                row.extend([_text(tile.key, hue), _text(tile.words), _text(tile.number)])
            table.add_row(*row)
        return Group(_text(tiles.title, _HEADING), table)

    def _terms(self, terms: Terms) -> RenderableType:
        """Draw what a term means beside it, or under it where there is no room beside it."""
        parts: list[RenderableType] = [_text(terms.title, _HEADING)] if terms.title else []
        lengths = [cell_len(term) for term, _ in terms.terms]
        beside = max((each for each in lengths if each <= self.width // 2), default=_LEAST_TEXT)
        for term, words in terms.terms:
            if cell_len(term) <= beside and words:
                row = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
                row.add_column(width=beside, overflow="fold")
                row.add_column(overflow="fold")
                row.add_row(_text(term, _KEY), _text(words))
                parts.append(Padding(row, (0, 0, 0, 2)))
            else:
                parts.append(Padding(_text(term, _KEY), (0, 0, 0, 2)))
                if words:
                    parts.append(Padding(_text(words), (0, 0, 0, beside + 4)))
        return Group(*parts)


def _painted(grid: Grid, row: int) -> str:
    """Return the style of what a row begins with."""
    return f"{_HEADING} {grid.hues[row]}".rstrip() if grid.hues else _HEADING


def _widest(words: str) -> int:
    return max(map(cell_len, words.split("\n")))


def _widest_number(words: str) -> int:
    """Return the width of the longest piece with a number in it, broken behind words alone."""
    return max(map(cell_len, _BEHIND_WORDS.split(words)))


def _least(column: Column, cells: list[str]) -> int:
    """Return the width below which a column does not go."""
    if column.role == "key":
        return max(map(_widest, cells))
    words = [word for cell in cells for word in cell.split()]
    if column.role == "number":
        return max(map(cell_len, words), default=0)
    # Chinese is broken anywhere; a word of letters only where it is very long.
    letters = max((len(word) for word in words if word.isascii()), default=0)
    return max(_LEAST_TEXT, min(letters, _LONG_WORD))


def _whole(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell[0]}: {cell[1]}"


def _labelled(heading: str, cell: Cell) -> str:
    if isinstance(cell, str):
        return f"{heading}: {_in_one_line(cell)}"
    return _in_one_line(_whole(cell))


def _in_one_line(words: str) -> str:
    """Put the lines of a cell one behind another; what is in brackets belongs to what is before."""
    return words.replace("\n(", " (").replace("\n", "; ")


def _text(words: str, style: str = "") -> Text:
    """Return data as Rich's text: never markup, and nothing that moves the cursor."""
    return Text(safe(words, keep_layout=True), style=style, overflow="fold")

"""Tables, cards and lines for people, drawn with Rich: folded where they must be, never cut."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from zhuzhou_facts.safety import safe

if TYPE_CHECKING:
    from rich.console import RenderableType

# Below this a table is a column of single characters; it becomes a list of cards.
NARROW: Final = 60
_LEAST: Final = {"number": 14, "text": 12}
_HEADING: Final = "bold"
_QUIET: Final = "dim"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether it holds numbers or keys."""

    heading: str
    role: Literal["text", "number", "key"] = "text"


# A pair is a cell that says itself what it is of, where its column's heading does not hold for it.
Cell = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, parted by rows that hold one title alone, and lines under it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...] | str, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A thing with a title, lines under it, and labelled lines."""

    title: str
    subtitle: str = ""
    paragraphs: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = field(default=())


Picture = Grid | Card


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
            elif widths := self._widths(picture):
                console.print(self._table(picture, widths))
            else:
                console.print(self._stacked(picture))
        # Rich pads lines to the width; a person who copies them does not want that.
        return "\n".join(line.rstrip(" ") for line in buffer.getvalue().split("\n"))

    def _table(self, grid: Grid, widths: list[int]) -> RenderableType:
        table = Table(
            box=box.ASCII2 if self.ascii else box.SIMPLE_HEAD,
            show_edge=self.ascii,
            pad_edge=self.ascii,
            header_style=_HEADING,
        )
        for column, width in zip(grid.columns, widths, strict=True):
            table.add_column(
                _text(column.heading),
                justify="right" if column.role == "number" else "left",
                overflow="fold",
                width=width,
            )
        for i, row in enumerate(grid.rows):
            if isinstance(row, str):
                if i:
                    table.add_section()
                table.add_row(_text(row, _HEADING))
            else:
                table.add_row(*(_text(_whole(cell)) for cell in row))
        if grid.caption:
            return Group(table, _text(grid.caption, _QUIET))
        return table

    def _widths(self, grid: Grid) -> list[int] | None:
        """Return the columns' widths, None where they do not fit side by side.

        A key is copied and typed and stays in one piece; a number is broken late; text folds.
        """
        cells = [
            [_whole(row[i]) for row in grid.rows if not isinstance(row, str)]
            for i in range(len(grid.columns))
        ]
        wanted = [
            max(map(_widest, [column.heading, *of]))
            for column, of in zip(grid.columns, cells, strict=True)
        ]
        widths = [
            want if column.role == "key" else min(want, _LEAST[column.role])
            for column, want in zip(grid.columns, wanted, strict=True)
        ]
        frame = 3 * len(widths) + (1 if self.ascii else -3)
        room = self.width - frame - sum(widths)
        if self.width < NARROW or room < 0:
            return None
        for role in ("number", "text"):
            for i in _by_want(grid, wanted, role):
                more = min(room, wanted[i] - widths[i])
                widths[i] += more
                room -= more
        return widths

    def _stacked(self, grid: Grid) -> RenderableType:
        parts: list[RenderableType] = []
        for row in grid.rows:
            if isinstance(row, str):
                parts.append(_text(row, _HEADING))
                continue
            first, *others = zip(grid.columns, row, strict=True)
            parts.append(_text(_whole(first[1]), _HEADING))
            for column, cell in others:
                line = _labelled(column.heading, cell)
                if cell:
                    parts.append(Padding(_text(line), (0, 0, 0, 2)))
        if grid.caption:
            parts.append(_text(grid.caption, _QUIET))
        return Group(*parts)

    def _card(self, card: Card) -> RenderableType:
        parts: list[RenderableType] = [_text(card.title, _HEADING)]
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
        return Group(*parts)


def _widest(words: str) -> int:
    return max(map(cell_len, words.split("\n")))


def _by_want(grid: Grid, wanted: list[int], role: str) -> list[int]:
    """Return the places of a role's columns, those that want least first: they can have it all."""
    places = [i for i, column in enumerate(grid.columns) if column.role == role]
    return sorted(places, key=lambda i: wanted[i])


def _whole(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell[0]}: {cell[1]}"


def _labelled(heading: str, cell: Cell) -> str:
    if isinstance(cell, str):
        return f"{heading}: {cell}".replace("\n", " ")
    return _whole(cell).replace("\n", " ")


def _text(words: str, style: str = "") -> Text:
    """Return data as Rich's text: never markup, and nothing that moves the cursor."""
    return Text(safe(words, keep_layout=True), style=style, overflow="fold")

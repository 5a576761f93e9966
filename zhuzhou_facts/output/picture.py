"""Tables and cards as pictures in SVG: the same as a terminal gets, with room for every word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.output.measure import fold, longest_unit, width
from zhuzhou_facts.output.shapes import Card, Grid, Tiles
from zhuzhou_facts.output.svg import Drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.output.shapes import Bar, Column, Picture

MARGIN: Final = 28
SIZE: Final = 14
SMALL: Final = 12.5
LEADING: Final = 20
_TITLE: Final = 20
_HEAD: Final = 16.5
_WIDTH: Final = 1000
_GAP: Final = 24
_ROW: Final = 7
_LONGEST_BAR: Final = 150
_LABELS: Final = 220


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a picture: its title, where its content is from, and its language."""

    title: str
    source: str
    lang: str
    command: str = ""


def as_svg(pictures: Sequence[Picture], frame: Frame) -> str:
    """Return tables and cards, one under another, as one SVG document."""
    shapes = [item if isinstance(item, Grid) else as_card(item) for item in pictures]
    widest = max([_WIDTH, *(_grid_width(shape) for shape in shapes if isinstance(shape, Grid))])
    drawing = Drawing(widest + 2 * MARGIN)
    y = put_title(drawing, frame.title)
    for shape in shapes:
        if isinstance(shape, Card):
            y = _put_card(drawing, shape, y)
        else:
            y = _put_grid(drawing, shape, y)
        y += LEADING
    y = put_notes(drawing, [frame.source], y - LEADING / 2)
    description = "\n".join(map(_words, shapes))
    return drawing.document(y, title=frame.title, description=description, lang=frame.lang)


def put_title(drawing: Drawing, title: str) -> float:
    """Put the title at the top, and return where what follows begins."""
    y = float(MARGIN)
    for line in fold(title, drawing.width - 2 * MARGIN, _TITLE, bold=True):
        y += _TITLE
        drawing.text(MARGIN, y, line, kind="bold", size=_TITLE)
        y += 8
    return y + 8


def put_notes(drawing: Drawing, notes: Sequence[str], y: float) -> float:
    """Put lines in small print, and return where what follows begins."""
    for note in filter(None, notes):
        for line in fold(note, drawing.width - 2 * MARGIN, SMALL):
            y += 18
            drawing.text(MARGIN, y, line, kind="quiet", size=SMALL)
    return y + MARGIN


def whole(cell: str | tuple[str, str]) -> str:
    """Return a cell with the time that it is of, where its column does not say it."""
    return cell if isinstance(cell, str) else f"{cell[0]}: {cell[1]}"


def as_card(picture: Picture) -> Card:
    """Return what is no table as a card: tiles and terms as labelled lines."""
    if isinstance(picture, Card):
        return picture
    if isinstance(picture, Tiles):
        lines = ((tile.key, f"{tile.words}  {tile.number}") for tile in picture.tiles)
        return Card(picture.title, lines=tuple(lines))
    if isinstance(picture, Grid):
        raise TypeError("a table is no card")
    return Card(picture.title, lines=picture.terms)


def _put_card(drawing: Drawing, card: Card, y: float) -> float:
    room = drawing.width - 2 * MARGIN
    y = _put_lines(drawing, card.title, MARGIN, y, room, kind="head")
    y = _put_lines(drawing, card.subtitle, MARGIN, y, room, kind="quiet")
    for paragraph in card.paragraphs:
        y = _put_lines(drawing, paragraph, MARGIN, y + 6, room)
    y += 6
    labels = min(_LABELS, max((width(label, SIZE) for label, _ in card.lines), default=0.0))
    for label, words in card.lines:
        drawing.line(MARGIN, y, drawing.width - MARGIN, y)
        y += 6
        below = _put_lines(drawing, label, MARGIN, y, labels, kind="quiet")
        room_right = room - labels - _GAP
        y = max(below, _put_lines(drawing, words, MARGIN + labels + _GAP, y, room_right)) + 6
    return put_notes(drawing, card.foot.split("\n"), y) - MARGIN if card.foot else y


def _put_lines(
    drawing: Drawing,
    words: str,
    x: float,
    y: float,
    room: float,
    kind: str = "",
) -> float:
    if not words:
        return y
    size = _HEAD if kind == "head" else SIZE
    for line in fold(words, room, size, bold=kind in {"bold", "head"}):
        drawing.text(x, y + 15, line, kind=kind, size=size)
        y += LEADING
    return y


def _put_grid(drawing: Drawing, grid: Grid, y: float) -> float:
    widths = _column_widths(grid)
    lefts = [MARGIN + sum(widths[:i]) + _GAP * i for i in range(len(widths) + 1)]
    right = drawing.width - MARGIN
    heads = [column.heading for column in grid.columns]
    y = _put_row(drawing, grid.columns, heads, (lefts, widths), y, kind="bold")
    if grid.chart:
        drawing.text(lefts[-1], y - LEADING - _ROW + 15, grid.chart.heading, kind="bold")
    bars = grid.chart.bars if grid.chart else (None,) * len(grid.rows)
    for row, bar in zip(grid.rows, bars, strict=True):
        if not isinstance(row, tuple):
            y = _put_lines(drawing, str(row), MARGIN, y + 14, right - MARGIN, kind="bold") + 4
            continue
        drawing.line(MARGIN, y, right, y)
        if bar:
            _put_bar(drawing, bar, lefts[-1], y + _ROW)
        y = _put_row(drawing, grid.columns, [whole(cell) for cell in row], (lefts, widths), y)
    drawing.line(MARGIN, y, right, y)
    legend = grid.chart.legend if grid.chart else ""
    notes = [*grid.caption.split("\n"), legend]
    return put_notes(drawing, notes, y + 4) - MARGIN if any(notes) else y


def _put_row(
    drawing: Drawing,
    columns: Sequence[Column],
    cells: Sequence[str],
    places: tuple[list[float], list[float]],
    y: float,
    *,
    kind: str = "",
) -> float:
    height = 0
    for column, cell, left, room in zip(columns, cells, *places, strict=False):
        lines = fold(cell, room, SIZE, bold=kind == "bold")
        height = max(height, len(lines))
        to_right = column.role == "number"
        for i, line in enumerate(lines):
            drawing.text(
                left + room if to_right else left,
                y + _ROW + 15 + i * LEADING,
                line,
                kind=kind,
                anchor="end" if to_right else "",
            )
    return y + 2 * _ROW + height * LEADING


def _put_bar(drawing: Drawing, bar: Bar, x: float, y: float) -> None:
    """Draw a rise thick and a fall thin, with the sign of the legend where it may be longer."""
    length = max(3.0, bar.length * _LONGEST_BAR)
    height = 6 if bar.falls else 14
    drawing.box(x, y + 10 - height / 2, length, height, kind="fall" if bar.falls else "rise")
    if bar.more:
        drawing.text(x + length + 4, y + 15, "…")


def _column_widths(grid: Grid) -> list[float]:
    """Return how wide the columns are: as their cells want, less where the page has no room.

    The widest give way first; a key stays whole, and no word is broken while the page can grow.
    """
    cells = [
        [column.heading, *(whole(row[i]) for row in grid.rows if isinstance(row, tuple))]
        for i, column in enumerate(grid.columns)
    ]
    wanted = [
        max(width(line, SIZE, bold=True) for c in of for line in c.split("\n")) for of in cells
    ]
    least = [
        want if column.role == "key" else max(longest_unit(cell, SIZE, bold=True) for cell in of)
        for column, want, of in zip(grid.columns, wanted, cells, strict=True)
    ]
    room = _WIDTH - _GAP * (len(wanted) - 1) - (_LONGEST_BAR + 2 * _GAP if grid.chart else 0)
    widths = list(wanted)
    while sum(widths) > room:
        loose = [i for i in range(len(widths)) if widths[i] > least[i]]
        if not loose:
            break
        widest = max(loose, key=lambda i: widths[i])
        widths[widest] = max(least[widest], widths[widest] - max(1.0, (sum(widths) - room) / 8))
    return widths


def _grid_width(grid: Grid) -> float:
    widths = _column_widths(grid)
    return sum(widths) + _GAP * (len(widths) - 1) + (_LONGEST_BAR + 2 * _GAP if grid.chart else 0)


def _words(picture: Grid | Card) -> str:
    """Return what a picture says, a line a row, for those who cannot see it."""
    if isinstance(picture, Card):
        lines = [
            picture.title,
            *picture.paragraphs,
            *(f"{a}: {b}" for a, b in picture.lines),
            picture.foot,
        ]
        return "\n".join(filter(None, lines))
    rows = (
        "; ".join(filter(None, map(whole, row))) if isinstance(row, tuple) else str(row)
        for row in picture.rows
    )
    return "\n".join(row.replace("\n", " ") for row in rows)

"""Then and now as a chart in SVG: a line an indicator, from where it was to where it is."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.output.measure import fold, longest_unit, width
from zhuzhou_facts.output.picture import LEADING, MARGIN, SIZE, SMALL, put_notes, put_title
from zhuzhou_facts.output.svg import Drawing

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhuzhou_facts.output.picture import Frame

_WIDTH: Final = 1200
_PLOT: Final = 340
_GAP: Final = 22
_ROW: Final = 10
_OPEN: Final = 40
_INSET: Final = 14
_DOT: Final = 6
_BAND: Final = 16
_TICK_ROOM: Final = 34
_CAPS: Final = (210, 200, 200, 260)
_STEPS: Final = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a side lies on the axis: between `low` and `high` (None: open), at best at `value`."""

    value: float | None
    low: float | None
    high: float | None
    is_stated: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: its name, then, now and the change as they are told; where they lie."""

    name: str
    then: str
    now: str
    change: str
    start: Spot | None
    end: Spot | None


@dataclass(frozen=True, slots=True)
class Panel:
    """Indicators on one axis, of multiples (by their logarithms) or of percent."""

    axis: str
    is_logarithmic: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks are called."""

    stated: str
    derived: str
    bounds: str
    open: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart of then and now; `headings` are of the name, then, now and the change."""

    headings: tuple[str, str, str, str]
    panels: tuple[Panel, ...]
    legend: Legend
    notes: tuple[str, ...]


def as_chart(plot: Plot, frame: Frame, *, alone: bool = True) -> str:
    """Return the chart as an SVG document, its words in the description too.

    Not `alone`, it leaves its title, its notes and its source to the page around it.
    """
    columns = _columns(plot)
    drawing = Drawing(2 * MARGIN + sum(columns) + _PLOT + 4 * _GAP)
    y = put_title(drawing, frame.title) if alone else float(MARGIN)
    for i, panel in enumerate(plot.panels):
        y = _put_panel(drawing, panel, plot.headings if i == 0 else None, columns, y) + 10
    y = _put_legend(drawing, plot.legend, y + 12)
    y = put_notes(drawing, [*plot.notes, frame.source] if alone else [], y)
    told = "\n".join(
        f"{line.name}: {line.then} → {line.now}; {line.change}".replace("\n", " ")
        for panel in plot.panels
        for line in panel.lines
    )
    return drawing.document(y, title=frame.title, description=told, lang=frame.lang)


def _columns(plot: Plot) -> tuple[float, ...]:
    """Return the widths of the four columns of words; what is left over goes to the change."""
    lines = [line for panel in plot.panels for line in panel.lines]
    cells = zip(
        plot.headings,
        *((line.name, line.then, line.now, line.change) for line in lines),
        strict=True,
    )
    found = []
    for of, cap in zip(cells, _CAPS, strict=True):
        wanted = max(width(part, SIZE, bold=True) for cell in of for part in cell.split("\n"))
        least = max(longest_unit(cell, SIZE, bold=True) for cell in of)
        found.append(max(min(wanted, cap), least))
    found[-1] = max(found[-1], min(_WIDTH - 2 * MARGIN - _PLOT - 4 * _GAP - sum(found[:-1]), 360))
    return tuple(found)


def _put_panel(
    drawing: Drawing,
    panel: Panel,
    headings: tuple[str, str, str, str] | None,
    columns: tuple[float, ...],
    y: float,
) -> float:
    name, then = float(MARGIN), MARGIN + columns[0] + _GAP + columns[1]
    plot = then + _GAP
    now = plot + _PLOT + _GAP
    change = now + columns[2] + _GAP
    places = ((name, ""), (then, "end"), (now, ""), (change, ""))
    if headings:
        for heading, (x, anchor) in zip(headings, places, strict=True):
            drawing.text(x, y + 15, heading, kind="bold", anchor=anchor)
    drawing.text(plot + _PLOT / 2, y + 15, panel.axis, kind="quiet", size=SMALL, anchor="middle")
    y += 22
    scale = _Scale.of(panel, plot)
    ticks = scale.ticks()
    for at, label in ticks:
        drawing.text(at, y + 14, label, kind="quiet", size=SMALL, anchor="middle")
    y = top = y + 22
    grid = len(drawing.parts)
    for line in panel.lines:
        drawing.line(MARGIN, y, drawing.width - MARGIN, y)
        cells = [
            _told(cell, room)
            for cell, room in zip(
                (line.name, line.then, line.now, line.change), columns, strict=True
            )
        ]
        height = max(len(cell) for cell in cells) * LEADING
        for cell, (x, anchor) in zip(cells, places, strict=True):
            for i, (words, is_first) in enumerate(cell):
                strong = is_first and x != name
                kind = "" if x == name else "bold" if strong else "quiet"
                size = SIZE if is_first or x == name else SMALL
                drawing.text(
                    x, y + _ROW + 15 + i * LEADING, words, kind=kind, size=size, anchor=anchor
                )
        if line.start and line.end:
            _put_mark(drawing, line.start, line.end, scale.place, y + _ROW + 10)
        y += 2 * _ROW + height
    drawing.line(MARGIN, y, drawing.width - MARGIN, y)
    # Under the marks, so that they are seen whole.
    marks, drawing.parts[grid:] = drawing.parts[grid:], []
    for at, _ in ticks:
        drawing.line(at, top, at, y)
    drawing.parts.extend(marks)
    return y


def _told(cell: str, room: float) -> list[tuple[str, bool]]:
    """Return the lines of a cell, and whether each belongs to what it says first."""
    first, *rest = cell.split("\n")
    lines = [(line, True) for line in fold(first, room, SIZE, bold=True)]
    return lines + [(line, False) for part in rest for line in fold(part, room, SMALL)]


@dataclass(frozen=True, slots=True)
class _Scale:
    """An axis from `low` to `high` that begins at `left`."""

    low: float
    high: float
    left: float
    is_logarithmic: bool

    @classmethod
    def of(cls, panel: Panel, left: float) -> _Scale:
        """Return the axis that holds all that the lines know; percent have theirs."""
        spots = [spot for line in panel.lines for spot in (line.start, line.end) if spot]
        known = [n for spot in spots for n in (spot.value, spot.low, spot.high) if n is not None]
        if panel.is_logarithmic:
            return cls(min([1.0, *known]), max([1.0, *known]), left, is_logarithmic=True)
        return cls(min([0.0, *known]), max([100.0, *known]), left, is_logarithmic=False)

    def place(self, number: float) -> float:
        """Return where a number lies."""
        if self.is_logarithmic:
            span = log10(self.high / self.low) or 1.0
            part = log10(number / self.low) / span
        else:
            part = (number - self.low) / (self.high - self.low)
        # An open bound at either end leaves its arrow room.
        room = _PLOT - 2 * (_OPEN + _INSET) if self.is_logarithmic else _PLOT - 2 * _INSET
        inset = (_PLOT - room) / 2
        return self.left + inset + part * room

    def ticks(self) -> list[tuple[float, str]]:
        """Return the places and the words of the ticks, as many as have room."""
        if not self.is_logarithmic:
            step = (self.high - self.low) / 4
            marks = [self.low + step * i for i in range(5)]
            return [(self.place(mark), f"{mark:.4g}%") for mark in marks]
        exponents = range(int(log10(self.low)) - 1, int(log10(self.high)) + 2)
        wanted = [1.0] + [s * 10.0**e for s in _STEPS for e in exponents]
        taken: list[tuple[float, str]] = []
        for mark in wanted:
            inside = self.low * 0.999 <= mark <= self.high * 1.001
            at = self.place(mark) if inside else 0.0
            if inside and all(abs(at - other) >= _TICK_ROOM for other, _ in taken):
                taken.append((at, f"×{mark:.4g}"))
        return sorted(taken)


def _put_mark(
    drawing: Drawing, start: Spot, end: Spot, place: Callable[[float], float], y: float
) -> None:
    """Draw one line: the ends with what is known of them, and the way between."""
    first, last = _best(start), _best(end)
    if first is None or last is None:
        return
    kind = "rise" if last >= first else "fall"
    for spot in (start, end):
        _put_bounds(drawing, spot, place, y, kind)
    x1, x2 = place(first), place(last)
    drawing.line(x1, y, x2, y, kind=f"{kind} line")
    for x, spot in ((x1, start), (x2, end)):
        full = spot.is_stated and spot.value is not None
        drawing.dot(x, y, _DOT if full else _DOT - 1, kind=kind if full else f"{kind} ring")


def _best(spot: Spot) -> float | None:
    return next((n for n in (spot.value, spot.low, spot.high) if n is not None), None)


def _put_bounds(
    drawing: Drawing, spot: Spot, place: Callable[[float], float], y: float, kind: str
) -> None:
    """Shade from bound to bound; an open side is an arrow from what is known."""
    if spot.low is not None and spot.high is not None:
        x, room = place(spot.low), place(spot.high) - place(spot.low)
        if room:
            drawing.box(x, y - _BAND / 2, room, _BAND, kind=f"{kind} band")
        return
    best = _best(spot)
    if best is None:
        return
    drawing.arrow(place(best), y, _OPEN if spot.high is None else -_OPEN, kind=kind)


def _put_legend(drawing: Drawing, legend: Legend, y: float) -> float:
    x = float(MARGIN)
    middle = y + 10

    def named(words: str, room: float) -> None:
        nonlocal x
        drawing.text(x + room + 8, middle + 4.5, words, kind="quiet", size=SMALL)
        x += room + 8 + width(words, SMALL) + 24

    drawing.dot(x + _DOT, middle, _DOT, kind="rise")
    named(legend.stated, 2 * _DOT)
    drawing.dot(x + _DOT, middle, _DOT - 1, kind="rise ring")
    named(legend.derived, 2 * _DOT)
    drawing.box(x, middle - _BAND / 2, 24, _BAND, kind="rise band")
    named(legend.bounds, 24)
    drawing.arrow(x, middle, 28, kind="rise")
    named(legend.open, 28)
    return y + LEADING

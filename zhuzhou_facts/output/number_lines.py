"""Tables of numbers in lines of a terminal: flush right, their bounds below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.output.folding import fold, width
from zhuzhou_facts.output.lines import GAP, INDENT, NARROW, Line, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.output.shapes import Numbers, Row

_LEAST_NAME: Final = 12


class _Plan(NamedTuple):
    """The columns of numbers that are drawn, with the right edge of each; marks stand beyond it."""

    edges: dict[int, int]
    name: int
    room: int
    end: int


def number_lines(table: Numbers, room: int) -> Iterator[Line]:
    """Yield the lines of a table in a width."""
    plan = _plan(table, room)
    if plan is None:
        yield from _stacked(table, room)
        return
    head = Line(table.columns[0].heading, "title")
    for i, edge in plan.edges.items():
        head.put_to_right(edge, table.columns[i].heading, "title")
    yield head
    yield Line("─" * plan.end)
    for row in table.rows:
        yield from _row(plan, row)


def _plan(table: Numbers, room: int) -> _Plan | None:
    shown = [
        i
        for i, column in enumerate(table.columns)
        if i and column.shown_from <= room and any(row.cells[i].words for row in table.rows)
    ]
    # Offsets from the end of the names: numbers stand apart, and so do the bounds below them.
    offsets: dict[int, int] = {}
    end = slot = 0
    for i in shown:
        wide = max(
            width(table.columns[i].heading), *(width(row.cells[i].words) for row in table.rows)
        )
        edge = end + slot + GAP + wide
        for row in table.rows:
            if below := _below(row, i):
                before = [offsets[j] for j in offsets if _below(row, j)]
                edge = max(edge, *(other + GAP + width(below) for other in before[-1:]), 0)
        offsets[i] = end = edge
        slot = max(width(row.cells[i].mark) for row in table.rows)
    names = [width(row.cells[0].words + row.unit + row.cells[0].mark) for row in table.rows]
    most = room - end - slot
    if room < NARROW or most < _LEAST_NAME:
        return None
    name = min(max([*names, width(table.columns[0].heading)]), most)
    # The first bounds reach under the names unless there is room beside them.
    first = (
        max((_reach(row, shown) - offsets[shown[0]] for row in table.rows), default=0)
        if shown
        else 0
    )
    shift = max(0, min(first + GAP, most - name))
    edges = {i: name + shift + offset for i, offset in offsets.items()}
    return _Plan(edges, name, room, name + shift + end + slot)


def _reach(row: Row, shown: list[int]) -> int:
    return width(_below(row, shown[0]))


def _below(row: Row, i: int) -> str:
    return row.below[i] if i < len(row.below) else ""


def _row(plan: _Plan, row: Row) -> Iterator[Line]:
    name = row.cells[0]
    label = name.words + row.unit + name.mark
    below = row.below[0] if row.below else ""
    if width(label) > plan.name:
        label, below = name.words + name.mark, row.with_unit
    first, *others = fold(label, plan.room - INDENT, plan.name)
    line = Line(first)
    for i, edge in plan.edges.items():
        cell = row.cells[i]
        line.put_to_right(edge, cell.words, cell.style)
        line.put(edge, cell.mark)
    yield line
    for other in others:
        yield Line(other, column=INDENT)
    bounds = [(edge, words) for i, edge in plan.edges.items() if (words := _below(row, i))]
    if not bounds and not below:
        return
    left = min((edge - width(words) - GAP for edge, words in bounds), default=plan.room)
    first, *others = fold(below, plan.room - INDENT, max(0, left - INDENT))
    line = Line(first, "quiet", INDENT)
    for edge, words in bounds:
        line.put_to_right(edge, words, "quiet")
    yield line
    for other in others:
        yield Line(other, "quiet", INDENT)
    for note in row.notes:
        yield from folded(note, plan.room, indent=INDENT, style="quiet")


def _stacked(table: Numbers, room: int) -> Iterator[Line]:
    """Yield a line for the name, and below it one for each number with its bounds."""
    for row in table.rows:
        name = row.cells[0]
        yield from folded(name.words + row.unit + name.mark, room)
        for i, column in enumerate(table.columns):
            cell, bounds = row.cells[i], _below(row, i)
            if i and cell.words:
                words = f"{column.heading}: {cell.words}{cell.mark}"
                yield from folded(f"{words} ({bounds})" if bounds else words, room, indent=INDENT)
        if row.below and row.below[0]:
            yield from folded(row.below[0], room, indent=INDENT, style="quiet")

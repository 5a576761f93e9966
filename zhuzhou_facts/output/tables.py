"""Tables in lines of a terminal: names with contents, names with numbers.

Figures, names and keys are never cut, and of a statement the end alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.output.folding import (
    GAP,
    INDENT,
    NARROW,
    Line,
    fold,
    folded,
    pad,
    shorten,
    width,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhuzhou_facts.output.shapes import Group, Listing, Numbers, Row

_LEAST_NAME: Final = 16
_LEAST_NAME_BESIDE_NUMBERS: Final = 12
_LEAST_STATEMENT: Final = 24
_USUAL_FIGURE: Final = 28
_LONG_FIGURE: Final = 36
_NAME_SHARE: Final = 2 / 5
_NAME_SHARE_WITH_KEYS: Final = 3 / 10
_KEY_SHARE: Final = 3 / 10


class _Plan(NamedTuple):
    """The columns of a listing that are drawn, with where each starts and ends.

    `tail` are the places of those behind name and content.
    """

    listing: Listing
    tail: Sequence[int]
    starts: dict[int, int]
    ends: dict[int, int]
    room: int
    indent: int


def listing_lines(listing: Listing, room: int) -> Iterator[Line]:
    """Yield the lines of a table of names and contents in a width.

    A long name runs into the column of the content while the content has room for itself.
    """
    plan = _plan(listing, room) if room >= NARROW else None
    if plan is None:
        yield from _stacked_listing(listing, room)
        return
    if listing.has_head:
        yield _head(plan, [column.heading for column in listing.columns])
        yield Line("─" * max(plan.ends.values()))
    for i, group in enumerate(listing.groups):
        if group.headings:
            if i:
                yield Line()
            yield _head(plan, ["", *group.headings], group)
        elif group.title.words:
            yield from folded(group.title.words, room, style="title")
        for row in group.rows:
            for line in (*_first_lines(plan, row), *_notes(plan, row)):
                line.terms = row.terms
                yield line


def _plan(listing: Listing, room: int) -> _Plan | None:
    """Return the columns; None where even their headings have no room side by side."""
    columns = listing.columns
    rows = [row for group in listing.groups for row in group.rows]
    indent = INDENT if any(group.headings for group in listing.groups) else 0
    sizes = [
        [width(row.cells[i].words) for row in rows if row.cells[i].words]
        for i in range(len(columns))
    ]
    limit = int(room * _KEY_SHARE)
    tail = [
        i
        for i, column in enumerate(columns)
        if i > 1
        and sizes[i]
        and column.shown_from <= room
        and not (column.is_key and _most(9, 10, sizes[i]) > limit)
    ]
    titles = [(group.title.words, *group.headings) for group in listing.groups if group.headings]
    heads = [
        max(width(column.heading), *(width(title[i]) for title in titles), 0)
        for i, column in enumerate(columns)
    ]
    wide = {}
    for i in tail:
        is_limited = columns[i].is_key or columns[i].needed
        wide[i] = max([heads[i], *(size for size in sizes[i] if not is_limited or size <= limit)])
    names = [size + indent for size in sizes[0]]
    share = _NAME_SHARE_WITH_KEYS if any(columns[i].is_key for i in tail) else _NAME_SHARE
    name = min(max(_most(8, 10, names), _LEAST_NAME), int(room * share), max(names, default=0))
    left = room - GAP - sum(wide[i] + GAP for i in tail)
    name = max(min(name, left - heads[1]), heads[0], _LEAST_NAME if not indent else 0)
    content = left - name
    if content < heads[1]:
        return None
    figures = [width(row.cells[1].words) for row in rows if row.cells[1].style != "statement"]
    if len(figures) == len(rows):
        wanted = max(figures, default=0)
        if wanted > _LONG_FIGURE and not columns[1].to_right:
            wanted = min(_most(9, 10, figures), _USUAL_FIGURE)
        content = min(content, max(wanted, heads[1]))
        # What no column needs is for names that are longer than most.
        name += max(0, min(left - name - content, max(names) - name))
    starts, ends, end = {}, {}, -GAP
    for i, size in ((0, name), (1, content), *wide.items()):
        starts[i] = end + GAP
        ends[i] = end = starts[i] + size
    return _Plan(listing, tail, starts, ends, room, indent)


def _most(part: int, of: int, sizes: Iterable[int]) -> int:
    """Return the size that `part` in `of` do not exceed."""
    ordered = sorted(sizes)
    return ordered[-(-len(ordered) * part // of) - 1] if ordered else 0


def _head(plan: _Plan, headings: Sequence[str], group: Group | None = None) -> Line:
    line = Line()
    if group:
        sign, space, words = group.title.words.partition(" ")
        line.put(0, sign, group.title.style)
        line.put(len(sign), space + words, "title")
    for i in (0, 1, *plan.tail):
        if plan.listing.columns[i].to_right:
            line.put_to_right(plan.ends[i], headings[i], "title")
        else:
            line.put(max(plan.starts[i], line.width + GAP if i else 0), headings[i], "title")
    return line


def _first_lines(plan: _Plan, row: Row) -> list[Line]:
    """Return the line of a row, and what of its name and its key has no room there."""
    columns, content = plan.listing.columns, row.cells[1]
    name, words = row.cells[0].words + row.cells[0].mark, content.words
    is_statement = content.style == "statement"
    end = _content_end(plan, row)
    start = max(plan.starts[1], plan.indent + width(name) + GAP)
    if is_statement and width(words) > end - start:
        words = shorten(words, end - start) if end - start >= _LEAST_STATEMENT else ""
    runs_on = is_statement or start + width(words) <= end
    limit = (end if runs_on else plan.ends[0]) - plan.indent
    first, *rest = fold(name, plan.room - 2 * INDENT, limit)
    # A word that is wider than the column stands above all else.
    above = [] if first or not rest else [Line(rest.pop(0), column=plan.indent)]
    line = Line(first, column=plan.indent)
    start = max(plan.starts[1], line.width + GAP)
    if columns[1].to_right and not is_statement:
        start = max(start, plan.ends[1] - width(words))
    style = "" if is_statement else content.style
    words, *more = fold(words, plan.room - start)
    line.put(start, words, style)
    lines = [line]
    for i in plan.tail:
        cell = row.cells[i]
        if not cell.words or _is_below(plan, row, i):
            continue
        if columns[i].is_key and width(cell.words) > plan.ends[i] - plan.starts[i]:
            lines.append(Line(cell.words, cell.style, max(0, plan.room - width(cell.words))))
            continue
        place = plan.ends[i] - width(cell.words) if columns[i].to_right else plan.starts[i]
        if (after := line.width + GAP) > place:
            if after + width(cell.words) > plan.ends[i]:
                line = Line()
                lines.append(line)
            else:
                place = after
        line.put(place, cell.words, cell.style)
    lines += [Line(other, style, start) for other in more]
    return [*above, *lines, *(Line(other, column=plan.indent + INDENT) for other in rest)]


def _content_end(plan: _Plan, row: Row) -> int:
    """Return where the content must end: it may use the columns behind it that are empty."""
    before = 1
    for i in plan.tail:
        if row.cells[i].words:
            return plan.ends[before]
        before = i
    return plan.room


def _is_below(plan: _Plan, row: Row, i: int) -> bool:
    """Whether a cell that is needed has no room in its column, or no column."""
    if not plan.listing.columns[i].needed:
        return False
    return i not in plan.tail or width(row.cells[i].words) > plan.ends[i] - plan.starts[i]


def _notes(plan: _Plan, row: Row) -> Iterator[Line]:
    hidden = [cell.words for i, cell in enumerate(row.cells) if _is_below(plan, row, i)]
    for note in (*hidden, *row.notes):
        yield from folded(note, plan.room, indent=plan.indent + INDENT, style="quiet")


def _stacked_listing(listing: Listing, room: int) -> Iterator[Line]:
    """Yield a line for the name, and below it all the rest."""
    for group in listing.groups:
        if group.title.words:
            yield from folded(group.title.words, room, style="title")
        for row in group.rows:
            name, content, *others = row.cells
            yield from folded(name.words + name.mark, room)
            style = "" if content.style == "statement" else content.style
            yield from folded(content.words, room, indent=INDENT, style=style)
            pairs = list(zip(others, listing.columns[2:], strict=True))
            shown = " · ".join(cell.words for cell, it in pairs if cell.words and not it.is_key)
            keys = (cell.words for cell, column in pairs if column.is_key)
            for words in filter(None, (shown, *keys, *row.notes)):
                yield from folded(words, room, indent=INDENT, style="quiet")


def number_lines(table: Numbers, room: int) -> Iterator[Line]:
    """Yield the lines of a table of numbers, flush right with their bounds below them."""
    rows, columns = table.rows, table.columns
    shown = [
        i
        for i, column in enumerate(columns)
        if i and column.shown_from <= room and any(row.cells[i].words for row in rows)
    ]
    edges, end = _edges(table, shown)
    while room - end < _LEAST_NAME_BESIDE_NUMBERS and shown and columns[shown[-1]].shown_from:
        shown.pop()
        edges, end = _edges(table, shown)
    most = room - end
    if room < NARROW or most < _LEAST_NAME_BESIDE_NUMBERS:
        yield from _stacked_numbers(table, room)
        return
    labels = [width(row.cells[0].words + row.unit + row.cells[0].mark) for row in rows]
    name = min(max([*labels, width(columns[0].heading)]), most)
    # The first bounds reach under the names unless there is room beside them.
    reach = max(
        (GAP + width(_below(row, i)) - edges[i] for row in rows for i in shown[:1]), default=0
    )
    start = name + max(0, min(reach, most - name))
    edges = {i: start + edge for i, edge in edges.items()}
    head = Line(columns[0].heading, "title")
    for i, edge in edges.items():
        head.put_to_right(edge, columns[i].heading, "title")
    yield head
    yield Line("─" * (start + end))
    for row in rows:
        yield from _number_row(row, edges, name, room)


def _edges(table: Numbers, shown: Sequence[int]) -> tuple[dict[int, int], int]:
    """Return the right edge of each column, counted from the end of the names, and the last end.

    Numbers stand apart, and so do the bounds below them; marks stand beyond the edge.
    """
    edges: dict[int, int] = {}
    end = 0
    for i in shown:
        wide = max(
            width(table.columns[i].heading), *(width(row.cells[i].words) for row in table.rows)
        )
        edge = end + GAP + wide
        for row in table.rows:
            before = [edges[j] for j in edges if _below(row, j)]
            if before and (below := _below(row, i)):
                edge = max(edge, before[-1] + GAP + width(below))
        edges[i] = edge
        end = edge + max(width(row.cells[i].mark) for row in table.rows)
    return edges, end


def _below(row: Row, i: int) -> str:
    return row.below[i] if i < len(row.below) else ""


def _number_row(row: Row, edges: dict[int, int], name: int, room: int) -> Iterator[Line]:
    label = row.cells[0].words + row.unit + row.cells[0].mark
    below = _below(row, 0)
    if width(label) > name and row.below:
        label, below = row.cells[0].words + row.cells[0].mark, row.with_unit
    first, *others = fold(label, room - INDENT, name)
    line = Line(first)
    for i, edge in edges.items():
        line.put_to_right(edge, row.cells[i].words, row.cells[i].style)
        line.put(edge, row.cells[i].mark)
    yield line
    for other in others:
        yield Line(other, column=INDENT)
    bounds = [(edge, words) for i, edge in edges.items() if (words := _below(row, i))]
    if not bounds and not below:
        return
    left = min((edge - width(words) - GAP for edge, words in bounds), default=room)
    first, *others = fold(below, room - INDENT, max(0, left - INDENT))
    line = Line(first, "quiet", INDENT)
    for edge, words in bounds:
        line.put_to_right(edge, words, "quiet")
    yield line
    for other in others:
        yield Line(other, "quiet", INDENT)


def _stacked_numbers(table: Numbers, room: int) -> Iterator[Line]:
    """Yield a line for the name, and below it one for each number with its bounds."""
    headings = max(width(column.heading) for column in table.columns[1:])
    for row in table.rows:
        yield from folded(row.cells[0].words + row.unit + row.cells[0].mark, room)
        for i, cell in enumerate(row.cells):
            if i and cell.words:
                heading = pad(table.columns[i].heading, headings)
                words = "  ".join(filter(None, (heading, cell.words + cell.mark, _below(row, i))))
                yield from folded(words, room, indent=INDENT)
        if words := _below(row, 0):
            yield from folded(words, room, indent=INDENT, style="quiet")

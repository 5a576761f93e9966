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

    from zhuzhou_facts.output.shapes import Column, Group, Listing, Numbers, Row

_LEAST_NAME: Final = 16
_LEAST_NAME_BESIDE_NUMBERS: Final = 12
_LEAST_STATEMENT: Final = 24
_NAME_SHARE: Final = 2 / 5
_NAME_SHARE_WITH_KEYS: Final = 3 / 10
_KEY_SHARE: Final = 3 / 10


class _Plan(NamedTuple):
    """Where each column of a listing that is drawn starts and ends, in a width.

    The first two are name and content; lines of a group whose columns are called otherwise are
    indented.
    """

    listing: Listing
    spans: dict[int, tuple[int, int]]
    room: int
    indent: int

    def hides(self, row: Row, i: int) -> bool:
        """Whether a cell that is needed has no room in its column, or no column."""
        start, end = self.spans.get(i, (0, 0))
        return self.listing.columns[i].needed and width(row.cells[i].words) > end - start


def listing_lines(listing: Listing, room: int) -> Iterator[Line]:
    """Yield the lines of a table of names and contents in a width.

    A long name runs into the column of the content while the content has room for itself.
    """
    plan = _plan(listing, room) if room >= NARROW else None
    heads = [column.heading for column in listing.columns]
    if plan and any(heads):
        yield _head(plan, heads)
        yield Line("─" * max(end for _, end in plan.spans.values()))
    for i, group in enumerate(listing.groups):
        if plan and group.headings:
            if i:
                yield Line()
            yield _head(plan, ["", *group.headings], group)
        elif group.title.words:
            yield from folded(group.title.words, room, style="title")
        for row in group.rows:
            if plan is None:
                yield from _stacked(listing, row, room)
                continue
            lines = _first_lines(plan, row)
            hidden = [it.words for i, it in enumerate(row.cells) if plan.hides(row, i)]
            for note in (*hidden, *row.notes):
                lines += folded(note, room, indent=plan.indent + INDENT, style="quiet")
            for line in lines:
                line.terms = row.terms
                yield line


def _stacked(listing: Listing, row: Row, room: int) -> Iterator[Line]:
    """Yield a line for the name, and below it all the rest."""
    name, content, *others = row.cells
    yield from folded(name.words + name.mark, room)
    style = "" if content.style == "statement" else content.style
    yield from folded(content.words, room, indent=INDENT, style=style)
    pairs = list(zip(others, listing.columns[2:], strict=True))
    shown = " · ".join(cell.words for cell, it in pairs if cell.words and not it.is_key)
    keys = (cell.words for cell, column in pairs if column.is_key)
    for words in filter(None, (shown, *keys, *row.notes)):
        yield from folded(words, room, indent=INDENT, style="quiet")


def _plan(listing: Listing, room: int) -> _Plan | None:
    """Return the columns; None where even their headings have no room side by side."""
    columns = listing.columns
    rows = [row for group in listing.groups for row in group.rows]
    titles = [(group.title.words, *group.headings) for group in listing.groups if group.headings]
    limit = int(room * _KEY_SHARE)
    heads, tail = [], {}
    for i, column in enumerate(columns):
        heads.append(max(map(width, (column.heading, *(title[i] for title in titles)))))
        sizes = [width(row.cells[i].words) for row in rows if row.cells[i].words]
        is_long = column.is_key and _most(9, 10, sizes) > limit
        if i > 1 and sizes and column.shown_from <= room and not is_long:
            is_limited = column.is_key or column.needed
            tail[i] = max(heads[i], *(it for it in sizes if not is_limited or it <= limit), 0)
    indent = INDENT if titles else 0
    names = [width(row.cells[0].words) + indent for row in rows]
    share = _NAME_SHARE_WITH_KEYS if any(columns[i].is_key for i in tail) else _NAME_SHARE
    name = min(max(_most(8, 10, names), _LEAST_NAME), int(room * share), max(names, default=0))
    left = room - GAP - sum(wide + GAP for wide in tail.values())
    name = max(min(name, left - heads[1]), heads[0], 0 if indent else _LEAST_NAME)
    content = left - name
    if content < heads[1]:
        return None
    if all(row.cells[1].style != "statement" for row in rows):
        content = min(content, max(heads[1], *(width(row.cells[1].words) for row in rows), 0))
        # What no column needs is for names that are longer than most.
        name = max(name, min(left - content, max(names, default=0)))
    spans, end = {}, -GAP
    for i, size in {0: name, 1: content, **tail}.items():
        spans[i] = end + GAP, end + GAP + size
        end = spans[i][1]
    return _Plan(listing, spans, room, indent)


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
    for i, (start, end) in plan.spans.items():
        if plan.listing.columns[i].to_right:
            line.put_to_right(end, headings[i], "title")
        else:
            line.put(max(start, line.width + GAP if i else 0), headings[i], "title")
    return line


def _first_lines(plan: _Plan, row: Row) -> list[Line]:
    """Return the line of a row, and what of its name and its key has no room there."""
    columns, (words, style, *_) = plan.listing.columns, row.cells[1]
    name = row.cells[0].words + row.cells[0].mark
    # The content may use the columns behind it that are empty.
    taken = (left for i, (left, _) in plan.spans.items() if i > 1 and row.cells[i].words)
    end = next(taken, plan.room + GAP) - GAP
    column, column_end = plan.spans[1]
    start = max(column, plan.indent + width(name) + GAP)
    is_statement = style == "statement"
    if is_statement:
        words = shorten(words, end - start) if end - start >= _LEAST_STATEMENT else ""
    runs_on = is_statement or start + width(words) <= end
    limit = (end if runs_on else plan.spans[0][1]) - plan.indent
    first, *rest = fold(name, plan.room - 2 * INDENT, limit)
    # A word that is wider than the column stands above all else.
    lines = [] if first or not rest else [Line(rest.pop(0), column=plan.indent)]
    line = Line(first, column=plan.indent)
    start = max(column, line.width + GAP)
    if columns[1].to_right and not is_statement:
        start = max(start, column_end - width(words))
    words, *more = fold(words, plan.room - start)
    line.put(start, words, style)
    lines.append(line)
    for i, (left, right) in list(plan.spans.items())[2:]:
        cell, wide = row.cells[i], width(row.cells[i].words)
        if not cell.words or plan.hides(row, i):
            continue
        if columns[i].is_key and wide > right - left:
            lines.append(Line(cell.words, cell.style, max(0, plan.room - wide)))
            continue
        place = right - wide if columns[i].to_right else left
        after = max(place, line.width + GAP)
        if after + wide > right:
            line = Line()
            lines.append(line)
        else:
            place = after
        line.put(place, cell.words, cell.style)
    lines += [Line(other, style, start) for other in more]
    return [*lines, *(Line(other, column=plan.indent + INDENT) for other in rest)]


def number_lines(table: Numbers, room: int) -> Iterator[Line]:
    """Yield the lines of a table of numbers, flush right with their bounds below them."""
    rows, columns = table.rows, table.columns
    edges: dict[int, int] = {}  # the right ends of the numbers, counted from the end of the names
    end = reach = 0
    for i, column in enumerate(columns[1:], 1):
        cells = [row.cells[i] for row in rows]
        if column.shown_from > room or not any(cell.words for cell in cells):
            continue
        below = max(width(cell.below) for cell in cells)
        numbers = max(width(column.heading), *(width(cell.words) for cell in cells))
        # The first bounds reach under the names unless there is room beside them.
        reach = reach if edges else max(0, below - numbers)
        edges[i] = end + GAP + max(numbers, below if edges else 0)
        end = edges[i] + max(width(cell.mark) for cell in cells)
    most = room - end
    if room < NARROW or most < _LEAST_NAME_BESIDE_NUMBERS:
        for row in rows:
            yield from _stacked_numbers(columns, row, room)
        return
    name = min(max(map(width, (columns[0].heading, *map(_label, rows)))), most)
    start = min(name + reach, most)
    edges = {i: start + edge for i, edge in edges.items()}
    head = Line(columns[0].heading, "title")
    for i, edge in edges.items():
        head.put_to_right(edge, columns[i].heading, "title")
    yield head
    yield Line("─" * (start + end))
    for row in rows:
        yield from _number_row(row, edges, name, room)


def _label(row: Row) -> str:
    return row.cells[0].words + row.unit + row.cells[0].mark


def _number_row(row: Row, edges: dict[int, int], name: int, room: int) -> Iterator[Line]:
    label, below = _label(row), row.cells[0].below
    if width(label) > name and row.with_unit:
        label, below = row.cells[0].words + row.cells[0].mark, row.with_unit
    lines = folded(label, room, indent=INDENT, first=(0, name))
    for i, edge in edges.items():
        lines[0].put_to_right(edge, row.cells[i].words, row.cells[i].style)
        lines[0].put(edge, row.cells[i].mark)
    yield from lines
    bounds = {edge: row.cells[i].below for i, edge in edges.items() if row.cells[i].below}
    if bounds or below:
        left = min((edge - width(words) - GAP for edge, words in bounds.items()), default=room)
        start = (INDENT, max(left, INDENT))
        lines = folded(below, room, indent=INDENT, first=start, style="quiet")
        for edge, words in bounds.items():
            lines[0].put_to_right(edge, words, "quiet")
        yield from lines


def _stacked_numbers(columns: Sequence[Column], row: Row, room: int) -> Iterator[Line]:
    """Yield a line for the name, and below it one for each number with its bounds."""
    headings = max(width(column.heading) for column in columns[1:])
    yield from folded(_label(row), room)
    for column, cell in zip(columns[1:], row.cells[1:], strict=True):
        if cell.words:
            parts = (pad(column.heading, headings), cell.words + cell.mark, cell.below)
            yield from folded("  ".join(filter(None, parts)), room, indent=INDENT)
    if row.cells[0].below:
        yield from folded(row.cells[0].below, room, indent=INDENT, style="quiet")

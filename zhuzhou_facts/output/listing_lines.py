"""Tables of names and contents in lines of a terminal.

A long name runs into the column of the content while the content has room for itself; figures,
names and keys are never cut, and of a statement the end alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.output.folding import fold, shorten, width
from zhuzhou_facts.output.lines import GAP, INDENT, NARROW, Line, at_least, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhuzhou_facts.output.shapes import Column, Group, Listing, Row

_LEAST_NAME: Final = 16
_LEAST_STATEMENT: Final = 24
_USUAL_FIGURE: Final = 28
_LONG_FIGURE: Final = 36
_NAME_SHARE: Final = 2 / 5
_NAME_SHARE_WITH_KEYS: Final = 3 / 10
_KEY_SHARE: Final = 3 / 10


class _Plan(NamedTuple):
    """The columns that are drawn, by their places among all, with where each begins and ends."""

    columns: tuple[Column, ...]
    tail: tuple[int, ...]
    starts: dict[int, int]
    ends: dict[int, int]
    room: int
    indent: int


def listing_lines(listing: Listing, room: int) -> Iterator[Line]:
    """Yield the lines of a table in a width."""
    if room < NARROW:
        yield from _stacked(listing, room)
        return
    plan = _plan(listing, room)
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
            yield from _row(plan, row)


def _plan(listing: Listing, room: int) -> _Plan:
    rows = [row for group in listing.groups for row in group.rows]
    columns = listing.columns
    indent = INDENT if any(group.headings for group in listing.groups) else 0
    sizes = [
        [width(row.cells[i].words) for row in rows if row.cells[i].words]
        for i in range(len(columns))
    ]
    tail = [i for i in range(2, len(columns)) if sizes[i] and columns[i].shown_from <= room]
    keys = [i for i in tail if columns[i].is_key]
    limit = int(room * _KEY_SHARE)
    if keys and at_least(9, 10, sizes[keys[0]]) > limit:
        tail.remove(keys[0])
        keys = []
    titled = [(group.title.words, *group.headings) for group in listing.groups if group.headings]
    heads = [
        max(width(column.heading), *(width(title[i]) for title in titled), 0)
        for i, column in enumerate(columns)
    ]
    limited = {i for i in tail if columns[i].is_key or columns[i].needed}
    wide = {
        i: max([heads[i], *(size for size in sizes[i] if i not in limited or size <= limit)])
        for i in tail
    }
    share = _NAME_SHARE_WITH_KEYS if keys else _NAME_SHARE
    names = [size + indent for size in sizes[0]]
    name = min(max(at_least(8, 10, names), _LEAST_NAME), int(room * share), max(names, default=0))
    name = max(name, heads[0], _LEAST_NAME if not indent else 0)
    left = room - name - GAP - sum(wide[i] + GAP for i in tail)
    figures = [width(row.cells[1].words) for row in rows if row.cells[1].style != "statement"]
    content = left
    if len(figures) == len(rows):
        wanted = max(figures, default=0)
        if wanted > _LONG_FIGURE and not columns[1].to_right:
            wanted = min(at_least(9, 10, figures), _USUAL_FIGURE)
        content = min(left, max(wanted, heads[1]))
    starts, ends = {0: 0, 1: name + GAP}, {0: name, 1: name + GAP + content}
    at = ends[1] + GAP
    for i in tail:
        starts[i], ends[i] = at, at + wide[i]
        at += wide[i] + GAP
    return _Plan(columns, tuple(tail), starts, ends, room, indent)


def _head(plan: _Plan, headings: Sequence[str], group: Group | None = None) -> Line:
    line = Line()
    if group:
        sign, space, words = group.title.words.partition(" ")
        line.put(0, sign, group.title.style)
        line.put(len(sign), space + words, "title")
    for i in (0, 1, *plan.tail):
        if plan.columns[i].to_right:
            line.put_to_right(plan.ends[i], headings[i], "title")
        else:
            after = line.width + GAP if line.width else 0
            line.put(max(plan.starts[i], after), headings[i], "title")
    return line


def _row(plan: _Plan, row: Row) -> Iterator[Line]:
    lines = [*_first_lines(plan, row), *_notes(plan, row)]
    for line in lines:
        if row.terms:
            line.text.highlight_words(row.terms, "matched", case_sensitive=False)
        yield line


def _first_lines(plan: _Plan, row: Row) -> list[Line]:
    name = row.cells[0].words + row.cells[0].mark
    content = row.cells[1]
    end = _content_end(plan, row)
    beside = plan.indent + width(name) + GAP
    start = max(plan.starts[1], beside)
    line = Line()
    rest: list[Line] = []
    words = content.words
    if content.style == "statement":
        left = end - start
        if width(words) > left:
            words = shorten(words, left) if left >= _LEAST_STATEMENT else ""
        first, *others = fold(name, plan.room - 2 * INDENT, end - plan.indent)
        line.put(plan.indent, first)
        rest = [Line(other, column=plan.indent + INDENT) for other in others]
        start = max(plan.starts[1], line.width + GAP)
    elif start + width(words) <= end or start == plan.starts[1]:
        line.put(plan.indent, name)
    else:
        first, *others = fold(name, plan.room - 2 * INDENT, plan.ends[0] - plan.indent)
        line.put(plan.indent, first)
        rest = [Line(other, column=plan.indent + INDENT) for other in others]
        start = plan.starts[1]
    if plan.columns[1].to_right and content.style != "statement":
        start = max(start, plan.ends[1] - width(words))
    line.put(start, words, "" if content.style == "statement" else content.style)
    lines = [line]
    for i in plan.tail:
        cell = row.cells[i]
        wide = width(cell.words)
        if _is_below(plan, row, i):
            continue
        if plan.columns[i].is_key and wide > plan.ends[i] - plan.starts[i]:
            lines.append(Line(cell.words, cell.style, max(0, plan.room - wide)))
            continue
        if cell.words and line.width + GAP > plan.starts[i]:
            line = Line()
            lines.append(line)
        if plan.columns[i].to_right:
            line.put_to_right(plan.ends[i], cell.words, cell.style)
        else:
            line.put(plan.starts[i], cell.words, cell.style)
    return lines + rest


def _content_end(plan: _Plan, row: Row) -> int:
    """Return where the content must end: it may use the columns behind it that are empty."""
    end = plan.ends[1]
    for i in plan.tail:
        if row.cells[i].words:
            break
        end = plan.ends[i]
    return end


def _is_below(plan: _Plan, row: Row, i: int) -> bool:
    """Whether a cell that is needed has no room in its column, or no column."""
    if not plan.columns[i].needed:
        return False
    return i not in plan.tail or width(row.cells[i].words) > plan.ends[i] - plan.starts[i]


def _notes(plan: _Plan, row: Row) -> Iterator[Line]:
    hidden = [row.cells[i].words for i in range(len(plan.columns)) if _is_below(plan, row, i)]
    for note in (*hidden, *row.notes):
        yield from folded(note, plan.room, indent=plan.indent + INDENT, style="quiet")


def _stacked(listing: Listing, room: int) -> Iterator[Line]:
    """Yield a line for the name, and below it all the rest."""
    for group in listing.groups:
        if group.title.words:
            yield from folded(group.title.words, room, style="title")
        for row in group.rows:
            name, content, *others = row.cells
            yield from folded(name.words + name.mark, room)
            style = "" if content.style == "statement" else content.style
            yield from folded(content.words, room, indent=INDENT, style=style)
            pairs = zip(others, listing.columns[2:], strict=True)
            shown = [cell.words for cell, column in pairs if cell.words and not column.is_key]
            keys = [
                cell.words
                for cell, column in zip(others, listing.columns[2:], strict=True)
                if column.is_key
            ]
            for words in filter(None, (" · ".join(shown), *keys, *row.notes)):
                yield from folded(words, room, indent=INDENT, style="quiet")

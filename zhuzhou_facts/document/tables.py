"""Tables in a text: lines of cells, of which most hold a number alone or are marked as cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity import SpanKind, find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP: Final = re.compile(r"[ \u00a0]*\t|[ \u00a0]{2,}|\u3000+|[ \t]*\|[ \t]*")
_RULE: Final = re.compile(r"[\s|:+=─━—-]*[-─━—=]{3,}[\s|:+=─━—-]*")
_NUMBER: Final = r"[$€£¥]?[0-9][0-9,， ]*(?:\.[0-9]+)?"
NUMBER_CELL: Final = re.compile(rf"(?:[-−+]?{_NUMBER}|[(（]{_NUMBER}[)）])\s?[%‰]?")
_TIME: Final = re.compile(r"[年月日]|季度|(?i:quarter|half|month|week|year|[QH][1-4]|FY)")
YEAR_CELL: Final = re.compile(r"(?:1[89]|20)[0-9]{2}")
_LEAST_COLUMNS: Final = 2
_LEAST_ROWS: Final = 2
# A list or a paragraph behind a tab is no row.
_LIST_ITEM: Final = re.compile(r"[(（]?[0-9a-zA-Z一二三四五六七八九十]{1,3}[)）.、．]|[-*•·]")
_LONGEST_NUMBER: Final = 40  # signs of a cell that holds a number with its unit and its words
# A sentence, or several of which the last announces the table, is a paragraph and no title.
_SENTENCE: Final = re.compile(r"[。；！？!?]|\.(?:\s+\S|\s*$)|，[^()（）]*[：:]\s*$")
TITLE: Final = re.compile(r"(?:表|(?i:Table))\s?[0-9一二三四五六七八九十A-Z]*(?:[\s:：.、]|$)")
# In two languages: 税收（亿元） Tax revenue.
_TRANSLATED: Final = (
    r"(?<=[\u3400-\u9fff])[（(]([^（()）]+)[)）](?=\s*[A-Za-z][A-Za-z&,'’ /-]*(?:\([^()]+\))?$)"
)
_UNIT: Final = re.compile(rf"{_TRANSLATED}|[（(]([^（()）]+)[)）]\s*(?:\[\^?[0-9a-z]{{1,3}}\])?$")
_FACTOR: Final = re.compile(r"^(?:1[,. ]?000|['’]?000)s?\s+")  # 1,000 t
_IN_PERCENT: Final = re.compile(r"(?:,|，|\bin)\s*%\s*$")  # unemployment rate, %
_ENGLISH_UNIT: Final = re.compile(
    r"(?:in )?(?P<size>thousand|million|billion)s?(?: of (?P<of>[A-Za-z. ]+?))?(?:,.*)?",
    re.IGNORECASE,
)
_UNIT_NAMED: Final = re.compile(
    r"单位\s*[：:]\s*([^\s）)，,]+)|單位\s*[：:]\s*([^\s）)，,]+)|(?i:\bunits?: *(\S+))"
)


ROW: Final = "\f"
CELL: Final = "\v"
"""What stands around the rows and before the cells of tables until `join_cells` has seen them."""
_LONGEST: Final = 80  # signs of a cell; what is longer is a column of a page


class Cell(NamedTuple):
    """A cell of a table, trimmed; rows and columns count from 1, heads and empty cells too."""

    start: int
    end: int
    text: str
    row: int = 0
    column: int = 0


class Table(NamedTuple):
    """A table of a text: the lines before its rows, the heads of its columns, its rows."""

    start: int
    end: int
    title: str
    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    marked: bool = False
    """Whether signs of their own part the cells, so that empty ones are seen."""

    def rows_with_heads(self) -> Iterator[tuple[tuple[Cell, ...], list[str]]]:
        """Yield each row with the heads over its cells; empty where the counts do not agree."""
        heads = {head.column: head.text for head in self.heads}
        # Where the corner is empty, the heads count from the second column.
        corner = max(cell.column for row in self.rows for cell in row) - max(heads, default=0)
        for row in self.rows:
            counts_agree = corner in {0, 1} and (self.marked or len(row) >= len(heads))
            over = [heads.get(cell.column - corner, "") if counts_agree else "" for cell in row]
            yield row, over


def cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    """Return the cells of a line."""
    found: list[Cell] = []
    at = start
    column = 0
    for match in [*_GAP.finditer(text, start, end), None]:
        stop = match.start() if match else end
        words = text[at:stop]
        column += bool(words.strip()) or at > start
        if words.strip():
            lead = len(words) - len(words.lstrip())
            whole = (at + lead, at + len(words.rstrip()), words.strip())
            found.append(Cell(*whole, column=column))
        at = match.end() if match else end
    return tuple(found)


def join_cells(text: str) -> str:
    """Return a text with each row of a table in one line, its cells separated by tabs.

    A table that lays out a page has long cells, or several lines in one: these stay lines.
    """
    if ROW not in text:
        return text
    parts = [part for part in text.split(ROW) if part.strip()]
    for number, part in enumerate(parts):
        if CELL in part:
            row = [cell.strip() for cell in part.split(CELL)[1:]]
            short = all(len(cell) <= _LONGEST and "\n" not in cell for cell in row)
            parts[number] = "\t".join(row) if short else part.replace(CELL, "\n")
    return "\n".join(parts)


def find_tables(text: str) -> Iterator[Table]:
    """Yield the tables of a text: two lines or more with numbers in cells of their own."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    run: list[tuple[Cell, ...]] = []
    first = 0
    for number, (start, end) in enumerate([*lines, (len(text), len(text))]):
        row = cells(text, start, end)
        if row and _RULE.fullmatch(text[start:end]) and run:
            continue
        if len(row) >= _LEAST_COLUMNS and (
            not run or _has_no_sentence(row) or _is_row(row, marked=_is_marked(text, row))
        ):
            if not run:
                first = number
            run.append(row)
            continue
        if (table := _table(text, lines, first, run)) is not None:
            yield table
        run = [row] if len(row) >= _LEAST_COLUMNS else []
        first = number


def _is_marked(text: str, row: tuple[Cell, ...]) -> bool:
    """Whether bars or tabs part the cells of a row; a list may have a tab behind its numbers."""
    line = text[text.rfind("\n", 0, row[0].start) + 1 : row[-1].end]
    tabs = "\t" in line and not _LIST_ITEM.fullmatch(row[0].text)
    return tabs or line.lstrip().startswith("|")


def implied_unit(head: str) -> str | None:
    """Return the unit that a column's head or a table's title names, in brackets or at its end."""
    if found := _UNIT_NAMED.search(head):
        return found[1] or found[2] or found[3]
    if _IN_PERCENT.search(head):
        return "%"
    found = _UNIT.search(head)
    if found is None:
        return None
    unit = _FACTOR.sub("thousand ", (found[1] or found[2]).strip())
    if match := _ENGLISH_UNIT.fullmatch(unit):
        return f"{match['size'].lower()} {match['of'] or ''}".strip()  # in millions, unaudited
    return unit


def without_unit(head: str) -> str:
    """Return a head of a table without the unit that it names in brackets."""
    while found := _UNIT.search(head):
        head = f"{head[: found.start()]}{head[found.end() :]}".strip()
    return head


def _is_head(row: tuple[Cell, ...], *, marked: bool) -> bool:
    """Whether the numbers of a row are years and other times, which head columns."""
    numbers = [cell.text for cell in row if NUMBER_CELL.fullmatch(cell.text)]
    if not all(map(YEAR_CELL.fullmatch, numbers)) or len(set(numbers)) < len(numbers):
        return False
    own = (cell for cell in row[1:] if marked and not _TIME.search(cell.text))
    # A unit in brackets may be one: Research income (RMB 10,000).
    return not any(_has_quantity(cell._replace(text=without_unit(cell.text))) for cell in own)


def _is_row(row: tuple[Cell, ...], *, marked: bool) -> bool:
    """Whether a cell behind the first is a number; where cells are marked, whether it has one."""
    return any(
        NUMBER_CELL.fullmatch(cell.text) or (marked and _has_quantity(cell)) for cell in row[1:]
    )


def _has_quantity(cell: Cell) -> bool:
    words = cell.text
    return len(words) <= _LONGEST_NUMBER and any(
        span.kind is SpanKind.QUANTITY for span in find_quantities(words)
    )


def _has_no_sentence(row: tuple[Cell, ...]) -> bool:
    return not any(re.search(r"[。；.!?]$", cell.text) for cell in row)


def _table(
    text: str, lines: list[tuple[int, int]], first: int, run: list[tuple[Cell, ...]]
) -> Table | None:
    marked = all(_is_marked(text, row) for row in run)
    has_numbers = [_is_row(row, marked=marked) for row in run]
    if sum(has_numbers) < _LEAST_ROWS:
        return None
    title, start = "", lines[first][0]
    if TITLE.match(run[0][0].text):
        title, run = " ".join(cell.text for cell in run[0]), run[1:]
        del has_numbers[0]
    run = [tuple(cell._replace(row=n) for cell in row) for n, row in enumerate(run, 1)]
    head = run[0] if _is_head(run[0], marked=marked) else ()
    rows = [row for row, has in zip(run, has_numbers, strict=True) if has and row is not head]
    if not rows:
        return None
    if first and not title:
        above, end = lines[first - 1]
        words = text[above:end].strip()
        is_title = TITLE.match(words) or not _SENTENCE.search(words)
        if is_title and len(cells(text, above, end)) == 1:
            title, start = words, above
    return Table(start, rows[-1][-1].end, title, head, tuple(rows), marked)

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
_LEAST: Final = 2  # rows with numbers, and columns
# A list or a paragraph behind a tab is no row.
_LIST_ITEM: Final = re.compile(r"[(（]?[0-9a-zA-Z一二三四五六七八九十]{1,3}[)）.、．]|[-*•·]")
_LONGEST_NUMBER: Final = 40  # signs of a cell that holds a number with its unit and its words
_SENTENCE_ENDS: Final = re.compile(r"[。；.!?]$")
# A sentence, or several of which the last announces the table, is a paragraph and no title.
_SENTENCE: Final = re.compile(r"[。；！？!?]|\.(?:\s+\S|\s*$)|，[^()（）]*[：:]\s*$")
TITLE: Final = re.compile(
    r"\*{0,2}(?:表|(?i:Table))\s?[0-9一二三四五六七八九十A-Z]*(?:[-–.][0-9]+)*(?:[\s:：.、]|$)"
)
# In two languages: 税收（亿元） Tax revenue.
_TRANSLATED: Final = (
    r"(?<=[\u3400-\u9fff])[（(]([^（()）]+)[)）](?=\s*[A-Za-z][A-Za-z&,'’ /-]*(?:\([^()]+\))?$)"
)
_UNIT: Final = re.compile(rf"{_TRANSLATED}|[（(]([^（()）]+)[)）]\s*(?:\[\^?[0-9a-z]{{1,3}}\])?$")
_FACTOR: Final = re.compile(r"^(?:1[,. ]?000|['’]?000)s?\s+")  # 1,000 t
_DATED: Final = re.compile(r"(?:[a-z ]* )?(?:1[89]|20)[0-9]{2}\s?年?[初底末]?")
_PER: Final = re.compile(r"(?i:\bper)\s[0-9][0-9,]*|每[0-9一十百千万]+")  # rate per 100,000
_IN_PERCENT: Final = re.compile(r"(?:,|，|\bin)\s*%\s*$")  # unemployment rate, %
_ENGLISH_UNIT: Final = re.compile(
    r"(?:[a-z]+; )?(?:in )?(?P<sign>[$€£¥] ?)?(?P<size>thousand|million|billion)s?"
    r"(?: of (?P<of>[A-Za-z. ]+?))?(?:(?:[,;]| except| unless).*)?",
    re.IGNORECASE,
)
_UNIT_NAMED: Final = re.compile(r"[单單]位\s*[：:]\s*([^\s）)，,]+)|(?i:\bunits?: *(\S+))")
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


Row = tuple[Cell, ...]


class Table(NamedTuple):
    """A table of a text: the lines before its rows, the heads of its columns, its rows."""

    start: int
    end: int
    title: str
    heads: Row
    rows: tuple[Row, ...]
    marked: bool = False
    """Whether signs of their own part the cells, so that empty ones are seen."""

    def rows_with_heads(self) -> Iterator[tuple[Row, list[str]]]:
        """Yield each row with the heads over its cells; empty where the counts do not agree."""
        heads = {head.column: head.text for head in self.heads}
        # Where the corner is empty, the heads count from the second column.
        corner = max(cell.column for row in self.rows for cell in row) - max(heads, default=0)
        for row in self.rows:
            counts_agree = corner in {0, 1} and (self.marked or len(row) >= len(heads))
            over = [heads.get(cell.column - corner, "") if counts_agree else "" for cell in row]
            yield row, over


def _cells(text: str, start: int, end: int) -> Row:
    found: list[Cell] = []
    at, column = start, 0
    for stop, following in [*(gap.span() for gap in _GAP.finditer(text, start, end)), (end, end)]:
        words = text[at:stop].strip()
        column += bool(words) or at > start
        if words:
            first = text.index(words, at)
            found.append(Cell(first, first + len(words), words, column=column))
        at = following
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
    lines = [line.span() for line in re.finditer(r"[^\n]*\S[^\n]*", text)]
    run: list[Row] = []
    first = 0
    for number, (start, end) in enumerate([*lines, (len(text), len(text))]):
        row = _cells(text, start, end)
        if row and _RULE.fullmatch(text[start:end]):
            continue
        goes_on = (
            run
            and len(row) >= _LEAST
            and not TITLE.match(row[0].text)
            and (
                not any(_SENTENCE_ENDS.search(cell.text) for cell in row)
                or _is_row(row, marked=_is_marked(text, row))
            )
        )
        if not goes_on:
            if (table := _table(text, lines, first, run)) is not None:
                yield table
            run, first = [], number
        run += [row] if len(row) >= _LEAST else []


def _is_marked(text: str, row: Row) -> bool:
    """Whether bars or tabs part the cells of a row; a list may have a tab behind its numbers."""
    line = text[text.rfind("\n", 0, row[0].start) + 1 : row[-1].end]
    tabs = "\t" in line and not _LIST_ITEM.fullmatch(row[0].text)
    return tabs or line.lstrip().startswith("|")


def implied_unit(head: str) -> str | None:
    """Return the unit that a column's head or a table's title names, in brackets or at its end."""
    if found := _UNIT_NAMED.search(head):
        return found[1] or found[2]
    if _IN_PERCENT.search(head):
        return "%"
    found = _UNIT.search(head)
    if found is None:
        return None
    unit = _FACTOR.sub("thousand ", (found[1] or found[2]).strip())
    if _DATED.fullmatch(unit):
        return None
    if match := _ENGLISH_UNIT.fullmatch(unit):
        # in millions, unaudited; $ millions unless stated
        return f"{match['sign'] or ''}{match['size'].lower()} {match['of'] or ''}".strip()
    return unit


def without_unit(head: str) -> str:
    """Return a head of a table without the unit that it names in brackets."""
    while found := _UNIT.search(head):
        head = f"{head[: found.start()]}{head[found.end() :]}".strip()
    return head


def _is_head(row: Row, *, marked: bool) -> bool:
    """Whether the numbers of a row are years and other times, which head columns."""
    numbers = [cell.text for cell in row if NUMBER_CELL.fullmatch(cell.text)]
    if not all(map(YEAR_CELL.fullmatch, numbers)) or len(set(numbers)) < len(numbers):
        return False
    own = (cell.text for cell in row[1:] if marked and not _TIME.search(cell.text))
    # A unit in brackets may be one: Research income (RMB 10,000).
    return not any(_has_quantity(_PER.sub("", without_unit(words))) for words in own)


def _is_row(row: Row, *, marked: bool) -> bool:
    """Whether a cell behind the first is a number; where cells are marked, whether it has one."""
    return any(
        NUMBER_CELL.fullmatch(cell.text) or (marked and _has_quantity(cell.text))
        for cell in row[1:]
    )


def _has_quantity(words: str) -> bool:
    return len(words) <= _LONGEST_NUMBER and any(
        span.kind is SpanKind.QUANTITY for span in find_quantities(words)
    )


def _table(text: str, lines: list[tuple[int, int]], first: int, run: list[Row]) -> Table | None:
    if not run:
        return None
    title, start = "", lines[first][0]
    if TITLE.match(run[0][0].text):
        title, run = " ".join(cell.text for cell in run[0]), run[1:]
    marked = all(_is_marked(text, row) for row in run)
    run = [tuple(cell._replace(row=n) for cell in row) for n, row in enumerate(run, 1)]
    rows = [row for row in run if _is_row(row, marked=marked)]
    if len(rows) < _LEAST:
        return None
    head = run[0] if _is_head(run[0], marked=marked) else ()
    rows = [row for row in rows if row is not head]
    while first and _RULE.fullmatch(text, *lines[first - 1]):
        first -= 1
    if first and not title:
        above, end = lines[first - 1]
        words = text[above:end].strip()
        is_title = TITLE.match(words) or not _SENTENCE.search(words)
        if is_title and len(_cells(text, above, end)) == 1:
            title, start = words, above
    return Table(start, rows[-1][-1].end, title, head, tuple(rows), marked)

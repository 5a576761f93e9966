"""Rows as text: JSON, CSV, tab-separated, YAML and Markdown, each to be read back without loss."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.streams.safety import encodable, json_escape, python_escape, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from zhuzhou_facts.output.rows import Cell, Records

_TSV_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_MARKDOWN_SIGNS: Final = r"[\\|<&*_\[\]`~]"
_MONTH: Final = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)


# Only words go unquoted: what starts with a letter is no number, date or sign in any version,
# unless it is one of the words below. All else is quoted as in JSON, which is YAML too.
_PLAIN_YAML: Final = re.compile(r"(?!.*[\U00010000-\U0010ffff])[^\W\d_](?:[\w ./-]*\w)?")
_TAKEN_IN_YAML: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    CSV_EXCEL = "csv-excel"
    TSV = "tsv"
    YAML = "yaml"
    MARKDOWN = "markdown"
    HTML = "html"


def render(records: Records, fmt: Format, *, caption: str = "") -> str:
    """Return rows in a format, as text that UTF-8 can hold, with its line ends.

    No value is dropped, cut or changed. A Markdown table stands under its `caption`.

    Raises:
        UsageError: the format is `table` or `html`, which are drawn from more than rows.
    """
    if fmt is Format.YAML:
        return dumped([dict(zip(records.fields, row, strict=True)) for row in records.rows])
    if fmt is Format.MARKDOWN:
        return as_markdown(records, caption)
    writers: dict[Format, Callable[[Records], str]] = {
        Format.PLAIN: as_plain,
        Format.JSON: as_json,
        Format.JSONL: lambda it: "".join(f"{line}\n" for line in _objects(it)),
        Format.CSV: lambda it: _csv(it, cell_text),
        Format.CSV_EXCEL: as_csv_excel,
        Format.TSV: lambda it: _tabbed([it.fields, *it.rows]),
    }
    if fmt not in writers:
        raise UsageError("{format} cannot be made of rows alone", format=fmt.value)
    return writers[fmt](records)


def number(value: Fraction | int) -> int | float:
    """Return a number as JSON can hold it: a whole number exactly, else the nearest float.

    The float prints shortest, so that every decimal of up to 15 digits prints as it was written.
    """
    if value.denominator == 1:
        return int(value)
    try:
        return float(value)
    except OverflowError:
        return round(value)


def cell_text(cell: Cell) -> str:
    """Return a cell as text: nothing for null, digits without exponent, lists joined with `;`."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return encodable(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, tuple):
        return encodable(";".join(cell))
    value = number(cell)
    return str(value) if isinstance(value, int) else f"{Decimal(repr(value)):f}"


def as_json(records: Records) -> str:
    """Return a JSON array of flat objects, one a line."""
    lines = ",\n".join(f"  {line}" for line in _objects(records))
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _objects(records: Records) -> Iterable[str]:
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    for row in records.rows:
        cells = map(_json_value, row)
        line = encode(dict(zip(records.fields, cells, strict=True)))
        yield safe(line, spell=json_escape)


def _json_value(cell: Cell) -> str | int | float | bool | tuple[str, ...] | None:
    # To ask whether it is a Fraction, whose class is half abstract, takes longer than all the rest.
    return cell if cell is None or isinstance(cell, str | int | tuple) else number(cell)


def as_plain(records: Records) -> str:
    r"""Return tab-separated lines without a header; `\`, tab, line ends are escaped as by jq."""
    return _tabbed(records.rows)


def _tabbed(rows: Iterable[tuple[Cell, ...]]) -> str:
    return "".join(
        "\t".join(cell_text(cell).translate(_TSV_ESCAPES) for cell in row) + "\n" for row in rows
    )


def _csv(records: Records, spell: Callable[[Cell], str]) -> str:
    """Return CSV as RFC 4180 has it: a header, CRLF, quotes only where they are needed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(spell, records.fields))
    writer.writerows(map(spell, row) for row in records.rows)
    return out.getvalue()


def as_csv_excel(records: Records) -> str:
    """Return CSV that a spreadsheet opens rightly and without running anything in it.

    It starts with a byte order mark. A text cell that would be taken for a formula, a date, a
    fraction or another way to write a number gets one apostrophe in front: what starts with
    `= + - @` (half or full width), tab or carriage return, white space before it not counted; 1/3,
    2018-06, 2018年6月, June 2018, 1e5, 65.7%, 4.0. To undo it, take one apostrophe off each text
    cell that has any before such text. Numbers stay numbers, and so does a year that is text.
    """

    def guarded(cell: Cell) -> str:
        written = cell_text(cell)
        is_text = isinstance(cell, str | tuple)
        return f"'{written}" if written and is_text and misread().fullmatch(written) else written

    return "\ufeff" + _csv(records, guarded)


@cache
def misread() -> re.Pattern[str]:
    """Return the pattern of texts that a spreadsheet takes for something else.

    That is, behind whatever it passes over first, a formula; a date, a time or a fraction; a number
    that it would write in another way. Apostrophes may stand before it, so that the one put there
    can be distinguished from those that were there before.
    """
    return re.compile(
        r"'*(?:[\s\x00-\x1f\x7f\u200b\ufeff]*?[=+\-@\t\r＝＋－＠].*"
        r"|\s*(?:"
        r"[0-9]+(?: ?[-/:] ?[0-9]+){1,2}(?:[T ][0-9:.]+)?"
        r"|[0-9]+ [0-9]+/[0-9]+"
        r"|[0-9]{1,4}\.[0-9]{1,2}\.[0-9]{1,4}"
        r"|(?=[0-9])(?:[0-9]+年)?(?:[0-9]+月)?(?:[0-9]+日)?(?:[0-9]+[时点])?(?:[0-9]+分)?"
        rf"|[0-9]+[-/. ]?{_MONTH}(?:[-/., ]*[0-9]+)?|{_MONTH}(?:[-/., ]*[0-9]+){{1,2}}"
        r"|[0-9.]+e[+-]?[0-9]+"
        r"|[0-9.,]+ ?%|[$¥€£] ?[0-9.,]+|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
        r"|0[0-9]+|[0-9]+\.[0-9]*0"
        r")\s*)",
        re.DOTALL | re.IGNORECASE,
    )


def as_markdown(records: Records, caption: str) -> str:
    """Return a table as GitHub has it, under its caption, with columns of numbers flush right."""
    columns = zip(*records.rows, strict=True) if records.rows else ((),) * len(records.fields)
    rules = ("---:" if _is_numeric(column) else "---" for column in columns)
    cells = [[_markdown(cell) for cell in row] for row in (records.fields, *records.rows)]
    title = f"**{_markdown(caption)}**\n\n" if caption else ""
    lines = (cells[0], rules, *cells[1:])
    return title + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _is_numeric(column: tuple[Cell, ...]) -> bool:
    cells = [cell for cell in column if cell is not None]
    return bool(cells) and all(
        isinstance(cell, int | Fraction) and not isinstance(cell, bool) for cell in cells
    )


def _markdown(cell: Cell) -> str:
    lines = re.split(r"\r\n|\r|\n", cell_text(cell).replace("\t", " "))
    return "<br>".join(re.sub(_MARKDOWN_SIGNS, r"\\\g<0>", safe(line)) for line in lines)


def dumped(value: object) -> str:
    """Return plain values in block style, keys in their order; numbers as decimal digits."""
    return "".join(f"{line}\n" for line in yaml_lines(value))


def yaml_lines(value: object) -> list[str]:
    """Return the lines of plain values in block style."""
    lines: list[str] = []
    if isinstance(value, dict) and value:
        for key, item in value.items():
            head, *rest = yaml_lines(item)
            if isinstance(item, dict | list | tuple) and item:
                margin = "  " if isinstance(item, dict) else ""
                lines += [f"{yaml_scalar(key)}:", *(margin + line for line in (head, *rest))]
            else:
                lines.append(f"{yaml_scalar(key)}: {head}")
        return lines
    if isinstance(value, list | tuple) and value:
        for item in value:
            head, *rest = yaml_lines(item)
            lines += [f"- {head}", *(f"  {line}" for line in rest)]
        return lines
    return [yaml_scalar(value)]


def yaml_scalar(value: Any) -> str:
    """Return a value in one line, as readers of versions 1.1 and 1.2 read it alike."""
    if value is None:
        return "null"
    if isinstance(value, dict | list | tuple):
        return "{}" if isinstance(value, dict) else "[]"
    if not isinstance(value, str):
        return cell_text(value)
    if _PLAIN_YAML.fullmatch(value) and value.lower() not in _TAKEN_IN_YAML:
        return safe(value)
    quoted = json.dumps(encodable(value), ensure_ascii=False)
    # The last two are no characters, and YAML has no surrogate pairs.
    quoted = quoted.replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff")
    return safe(quoted, spell=lambda it: python_escape(it) if it > "\uffff" else json_escape(it))

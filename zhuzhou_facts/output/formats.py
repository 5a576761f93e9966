"""Rows as text: JSON, CSV, tab-separated, YAML and Markdown, each to be read back without loss.

A fact base as the YAML that a person edits, too.
"""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.errors import Message
from zhuzhou_facts.streams.messages import translate
from zhuzhou_facts.streams.safety import encodable, json_escape, python_escape, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from zhuzhou_facts.output.rows import Cell, Records
    from zhuzhou_facts.records import Document

_TSV_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_MARKDOWN_SIGNS: Final = r"[\\|<&*_\[\]`~]"
_MONTH: Final = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
# What a spreadsheet takes for something else. A formula starts with = + - @ (half or full width),
# tab or carriage return, behind whatever is passed over first; then dates, times and fractions
# (1/3, 2018-06, 2018年6月, June 2018), and numbers that would be written otherwise (1e5, 65.7%,
# 4.0). Apostrophes may stand before it, so that the one put there can be distinguished from those
# that were there before. It is compiled where it is used: few calls need it.
MISREAD: Final = (
    r"(?si)'*(?:[\s\x00-\x1f\x7f\u200b\ufeff]*?[=+\-@\t\r＝＋－＠].*"
    r"|\s*(?:"
    r"[0-9]+(?: ?[-/:] ?[0-9]+){1,2}(?:[T ][0-9:.]+)?"
    r"|[0-9]+ [0-9]+/[0-9]+"
    r"|[0-9]{1,4}\.[0-9]{1,2}\.[0-9]{1,4}"
    r"|(?=[0-9])(?:[0-9]+年)?(?:[0-9]+月)?(?:[0-9]+日)?(?:[0-9]+[时点])?(?:[0-9]+分)?"
    rf"|[0-9]+[-/. ]?{_MONTH}(?:[-/., ]*[0-9]+)?|{_MONTH}(?:[-/., ]*[0-9]+){{1,2}}"
    r"|[0-9.]+e[+-]?[0-9]+"
    r"|[0-9.,]+ ?%|[$¥€£] ?[0-9.,]+|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"
    r"|0[0-9]+|[0-9]+\.[0-9]*0"
    r")\s*)"
)


# Only words go unquoted: what starts with a letter is no number, date or sign in any version,
# unless it is one of the words below. All else is quoted as in JSON, which is YAML too.
_PLAIN_YAML: Final = re.compile(r"(?!.*[\U00010000-\U0010ffff])[^\W\d_](?:[\w ./-]*\w)?")
_TAKEN_IN_YAML: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_HEAD: Final = Message(
    "A first fact base, drawn from a text by `zhuzhou-facts scaffold`. What is left for a person: "
    "each statement that says TODO, in words of your own; each line with a doubt; names and themes."
)
_HEAD_WIDTH: Final = 96


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

    No value is dropped, cut or changed. A Markdown table stands under its `caption`. A table on a
    terminal and a page are drawn from more than rows.
    """
    return _markdown(records, caption) if fmt is Format.MARKDOWN else _RENDERERS[fmt](records)


def number(value: Fraction | int) -> int | float:
    """Return a number as JSON can hold it: whole ones exactly, decimals to 15 digits as written."""
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


def _json(records: Records) -> str:
    lines = ",\n".join(f"  {line}" for line in _json_lines(records).splitlines())
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _json_lines(records: Records) -> str:
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=number).encode
    lines = (safe(encode(cells), spell=json_escape) for cells in records.cells())
    return "".join(f"{line}\n" for line in lines)


def tabbed(rows: Iterable[tuple[Cell, ...]]) -> str:
    r"""Return tab-separated lines; `\`, tab, line ends are escaped as by jq."""
    return "".join(
        "\t".join(cell_text(cell).translate(_TSV_ESCAPES) for cell in row) + "\n" for row in rows
    )


def _csv(records: Records, spell: Callable[[Cell], str] = cell_text) -> str:
    """Return CSV as RFC 4180 has it: a header, CRLF, quotes only where they are needed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows(map(spell, row) for row in (records.fields, *records.rows))
    return out.getvalue()


def _guarded(cell: Cell) -> str:
    """Return a cell that a spreadsheet opens rightly and without running anything in it.

    A text that would be taken for a formula, a date, a fraction or another way to write a number
    gets one apostrophe in front. To undo it, take one apostrophe off each text cell that has any
    before such text. Numbers stay numbers, and so does a year that is text.
    """
    written = cell_text(cell)
    is_text = isinstance(cell, str | tuple)
    return f"'{written}" if written and is_text and re.fullmatch(MISREAD, written) else written


def _markdown(records: Records, caption: str) -> str:
    """Return a table as GitHub has it, under its caption, with columns of numbers flush right."""
    rules = []
    for i in range(len(records.fields)):
        kinds = {type(row[i]) for row in records.rows} - {type(None)}
        rules.append("---:" if kinds and kinds <= {int, Fraction} else "---")
    head, *rows = ([_shown(cell) for cell in row] for row in (records.fields, *records.rows))
    title = f"**{_shown(caption)}**\n\n" if caption else ""
    return title + "".join(f"| {' | '.join(line)} |\n" for line in (head, rules, *rows))


def _shown(cell: Cell) -> str:
    """Return a cell as Markdown shows it."""
    lines = re.split(r"\r\n|\r|\n", cell_text(cell).replace("\t", " "))
    return "<br>".join(re.sub(_MARKDOWN_SIGNS, r"\\\g<0>", safe(line)) for line in lines)


_RENDERERS: Final[dict[Format, Callable[[Records], str]]] = {
    Format.PLAIN: lambda records: tabbed(records.rows),
    Format.TSV: lambda records: tabbed([records.fields, *records.rows]),
    Format.JSON: _json,
    Format.JSONL: _json_lines,
    Format.CSV: _csv,
    Format.CSV_EXCEL: lambda records: "\ufeff" + _csv(records, _guarded),
    Format.YAML: lambda records: dumped(list(records.cells())),
}


def dumped(value: object) -> str:
    """Return plain values in block style, keys in their order; numbers as decimal digits."""
    return "".join(f"{line}\n" for line in yaml_lines(value))


def yaml_lines(value: object) -> list[str]:
    """Return the lines of plain values in block style."""
    lines: list[str] = []
    if isinstance(value, dict) and value:
        for key, item in value.items():
            if isinstance(item, dict | list | tuple) and item:
                margin = "  " if isinstance(item, dict) else ""
                lines += [f"{yaml_scalar(key)}:", *(margin + line for line in yaml_lines(item))]
            else:
                lines.append(f"{yaml_scalar(key)}: {yaml_scalar(item)}")
    elif isinstance(value, list | tuple) and value:
        for item in value:
            head, *rest = yaml_lines(item)
            lines += [f"- {head}", *(f"  {line}" for line in rest)]
    return lines or [yaml_scalar(value)]


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


def base_as_yaml(document: Document, doubts: Mapping[tuple[str, str], Message], lang: str) -> str:
    """Return a fact base as YAML without the fields that are at their defaults.

    `doubts` are by fact id and wording, and stand as comments at the wording, in `zh`, `en` or
    `both`; those of what was left out of the base stand at the end.
    """
    from zhuzhou_facts.output.folding import fold
    from zhuzhou_facts.records import Document
    from zhuzhou_facts.records.facts import adapter

    plain = adapter(Document).dump_python(document, by_alias=True, exclude_defaults=True)
    facts = plain.pop("facts")
    head = "".join(f"# {line}\n" for line in fold(translate(_HEAD, lang), _HEAD_WIDTH))
    parts = [head, dumped(plain), "facts:\n" if facts else "facts: []\n"]
    rest = dict(doubts)
    for fact in facts:
        for number in (*fact.get("figures", ()), *fact.get("changes", ())):
            # Numbers come as text, and those whose decimals do not end stay so: 100/3.
            value = Fraction(number["value"] or 0)
            if number["value"] and not 10 ** value.denominator.bit_length() % value.denominator:
                number["value"] = value
        lines = yaml_lines([fact])
        for (owner, written), doubt in doubts.items():
            wording = f"written: {yaml_scalar(written)}"
            places = [i for i, line in enumerate(lines) if line.lstrip(" -") == wording]
            if owner == fact["id"] and places:
                comment = translate(Message("doubt: {doubt}", {"doubt": doubt}), lang)
                lines[places[0]] += f"  # {safe(comment)}"
                del rest[owner, written]
        parts += [*(f"  {line}\n" for line in lines), "\n"]
    parts += [
        f"# {yaml_scalar(words)}: {safe(' '.join(translate(doubt, lang).split()))}\n"
        for (_, words), doubt in rest.items()
    ]
    return "".join(parts).rstrip("\n") + "\n"

"""Rows as documents for people: a Markdown table, an HTML page."""

from __future__ import annotations

import re
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.output.machine import text
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from zhuzhou_facts.output.rows import Cell, Records

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_MARKDOWN_SIGN: Final = re.compile(r"[\\|<&*_\[\]`~]")
_LANGUAGES: Final = {"zh": "zh-Hans", "en": "en", "both": "zh-Hans"}
_UNTITLED: Final = {"zh": "事实", "en": "Facts", "both": "事实 Facts"}

# System colours follow the reader's light or dark setting; nothing is fetched from anywhere.
_STYLE: Final = """\
:root { color-scheme: light dark; }
body { margin: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; }
caption { padding: 0 0 .75rem; font-size: 1.25rem; font-weight: 600; text-align: start; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid GrayText; text-align: start; vertical-align: top; }
th { white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print {
  body { margin: 0; font-size: 9pt; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}"""  # noqa: E501 - a rule a line


def as_markdown(records: Records, lang: str, caption: str) -> str:
    """Return a table in GitHub's Markdown, under its caption; columns of numbers to the right."""
    del lang  # Markdown cannot say it
    numeric = _numeric_columns(records)
    lines = [
        "| " + " | ".join(map(_markdown, records.fields)) + " |",
        "| " + " | ".join("---:" if right else "---" for right in numeric) + " |",
        *("| " + " | ".join(map(_markdown, row)) + " |" for row in records.rows),
    ]
    title = f"**{_markdown(caption)}**\n\n" if caption else ""
    return title + "\n".join(lines) + "\n"


def as_html(records: Records, lang: str, caption: str) -> str:
    """Return a page that stands alone: it names its language and asks for no other file."""
    numeric = _numeric_columns(records)
    title = _attribute(caption or _UNTITLED[lang])
    head = "".join(
        _cell("th", _html(name), numeric=right, attributes=' scope="col"')
        for name, right in zip(records.fields, numeric, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(
            _cell("td", _html(cell), numeric=right, attributes=_language(name, lang))
            for name, cell, right in zip(records.fields, row, numeric, strict=True)
        )
        + "</tr>\n"
        for row in records.rows
    )
    table_caption = f"<caption>{_html(caption)}</caption>\n" if caption else ""
    return f"""\
<!doctype html>
<html lang="{_LANGUAGES[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{_STYLE}
</style>
</head>
<body>
<div class="scroll" role="region" aria-label="{title}" tabindex="0">
<table>
{table_caption}<thead>
<tr>{head}</tr>
</thead>
<tbody>
{body}</tbody>
</table>
</div>
</body>
</html>
"""


def _numeric_columns(records: Records) -> list[bool]:
    columns = zip(*records.rows, strict=True) if records.rows else ((),) * len(records.fields)
    return [_is_numeric([cell for cell in column if cell is not None]) for column in columns]


def _is_numeric(cells: list[Cell]) -> bool:
    return bool(cells) and all(
        isinstance(cell, int | Fraction) and not isinstance(cell, bool) for cell in cells
    )


def _markdown(cell: Cell) -> str:
    visible = "\n".join(safe(line) for line in _LINE_END.split(text(cell).replace("\t", " ")))
    return _MARKDOWN_SIGN.sub(r"\\\g<0>", visible).replace("\n", "<br>")


def _html(cell: Cell) -> str:
    return "<br>".join(_attribute(line) for line in _LINE_END.split(text(cell)))


def _attribute(words: str) -> str:
    return escape(safe(words.replace("\t", " ")), quote=True)


def _cell(tag: str, content: str, *, numeric: bool, attributes: str) -> str:
    number = ' class="number"' if numeric else ""
    return f"<{tag}{attributes}{number}>{content}</{tag}>"


def _language(name: str, lang: str) -> str:
    """Name the language of a column that has one of its own, for those who hear the page."""
    own = _LANGUAGES.get(name.rpartition("_")[2])
    return f' lang="{own}"' if own and own != _LANGUAGES[lang] else ""

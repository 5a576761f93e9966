"""Rows as a table in GitHub's Markdown."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.output.text_formats import cell_text
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from zhuzhou_facts.output.rows import Cell, Records

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_SIGN: Final = re.compile(r"[\\|<&*_\[\]`~]")


def as_markdown(records: Records, caption: str) -> str:
    """Return a table under its caption, with columns of numbers flush right."""
    columns = zip(*records.rows, strict=True) if records.rows else ((),) * len(records.fields)
    rules = ("---:" if _is_numeric(column) else "---" for column in columns)
    lines = [list(map(_cell, records.fields)), rules, *(map(_cell, row) for row in records.rows)]
    title = f"**{_cell(caption)}**\n\n" if caption else ""
    return title + "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _is_numeric(column: tuple[Cell, ...]) -> bool:
    cells = [cell for cell in column if cell is not None]
    return bool(cells) and all(
        isinstance(cell, int | Fraction) and not isinstance(cell, bool) for cell in cells
    )


def _cell(cell: Cell) -> str:
    visible = "\n".join(safe(line) for line in _LINE_END.split(cell_text(cell).replace("\t", " ")))
    return _SIGN.sub(r"\\\g<0>", visible).replace("\n", "<br>")

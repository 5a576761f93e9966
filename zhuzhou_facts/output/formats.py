"""Rows as text: one function a format, chosen by name."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.output import machine, markup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zhuzhou_facts.output.rows import Records


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


def _yaml(records: Records) -> str:
    # PyYAML is slow to import, and only this format needs it.
    from zhuzhou_facts.output.yaml_form import as_yaml

    return as_yaml(records)


DATA: Final[Mapping[Format, Callable[[Records], str]]] = {
    Format.PLAIN: machine.as_plain,
    Format.JSON: machine.as_json,
    Format.JSONL: machine.as_jsonl,
    Format.CSV: machine.as_csv,
    Format.CSV_EXCEL: machine.as_csv_excel,
    Format.TSV: machine.as_tsv,
    Format.YAML: _yaml,
}
"""The formats for programs: nothing but the rows, the same in every language."""

DOCUMENTS: Final[Mapping[Format, Callable[[Records, str, str], str]]] = {
    Format.MARKDOWN: markup.as_markdown,
    Format.HTML: markup.as_html,
}
"""The formats for people, which have a language and a caption."""


def render(records: Records, fmt: Format, *, lang: str = "zh", caption: str = "") -> str:
    """Return the rows in a format, as text that UTF-8 can hold, with its line ends.

    Args:
        records: the rows; no value of theirs is dropped or cut.
        fmt: any format but `table`, which depends on the terminal and is drawn elsewhere.
        lang: the language of a document (`zh`, `en`, `both`).
        caption: the title of a document.

    Raises:
        UsageError: the format is `table`.
    """
    if fmt in DATA:
        return DATA[fmt](records)
    if fmt in DOCUMENTS:
        return DOCUMENTS[fmt](records, lang, caption)
    raise UsageError(f"{fmt} is drawn for a terminal; there is no text of it")

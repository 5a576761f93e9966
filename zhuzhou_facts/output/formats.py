"""The formats of rows, chosen by name; each is one function, imported when it is used."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from zhuzhou_facts.errors import UsageError

if TYPE_CHECKING:
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


def render(records: Records, fmt: Format, *, caption: str = "") -> str:
    """Return rows in a format, as text that UTF-8 can hold, with its line ends.

    No value is dropped, cut or changed. A Markdown table stands under its `caption`.

    Raises:
        UsageError: the format is `table` or `html`, which are drawn from more than rows.
    """
    if fmt is Format.YAML:
        # PyYAML is slow to import, and only this format needs it.
        from zhuzhou_facts.output.yaml_format import as_yaml

        return as_yaml(records)
    if fmt is Format.MARKDOWN:
        from zhuzhou_facts.output.markdown import as_markdown

        return as_markdown(records, caption)
    from zhuzhou_facts.output import text_formats

    writers = {
        Format.PLAIN: text_formats.as_plain,
        Format.JSON: text_formats.as_json,
        Format.JSONL: text_formats.as_jsonl,
        Format.CSV: text_formats.as_csv,
        Format.CSV_EXCEL: text_formats.as_csv_excel,
        Format.TSV: text_formats.as_tsv,
    }
    if fmt not in writers:
        raise UsageError("{format} cannot be made of rows alone", format=fmt.value)
    return writers[fmt](records)

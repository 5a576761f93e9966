"""The compiled form of a fact base: a SQLite file.

The base itself is one JSON document in the table `meta`, under a checksum; that alone is read back.
The table `facts` has its rows for people who ask in SQL; the view `changes` has the stated changes,
with both times apart.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.base.loading import META, VERSION, checksum_of
from zhuzhou_facts.records import Document
from zhuzhou_facts.records.facts import adapter
from zhuzhou_facts.streams.safety import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.records import FactBase

_NUMBERS: Final = frozenset({"value", "low", "high"})
_INTEGERS: Final = frozenset(
    {"section", "paragraph", "caption", "table", "row", "column", "nth", "down", "per_year"}
)
_CHANGES: Final = """
CREATE VIEW changes AS SELECT key, id, name_zh, name_en, change,
  substr("when", 1, instr("when", '..') - 1) AS "from",
  substr("when", instr("when", '..') + 2) AS "to",
  value, low, high, unit, hedge, written, down, per_year, prices, obs_status, section, paragraph
FROM facts WHERE change <> ''
"""


def to_json(base: FactBase) -> bytes:
    """Return the document of a base as compact JSON, in the form of the file."""
    return adapter(Document).dump_json(base, by_alias=True, exclude_defaults=True)


def compile_base(
    base: FactBase, names: Sequence[str], rows: Iterable[Sequence[Any]], readings: str = ""
) -> bytes:
    """Return a SQLite file with the base in `meta` and rows in `facts`.

    Args:
        base: the base.
        names: the names of the columns.
        rows: their cells: texts, numbers, truth values, tuples of texts, or None.
        readings: what reading the wordings gave, for the base that comes with the tool.
    """
    document = to_json(base)
    values = (VERSION, base.digest, checksum_of(base.digest, document), document, readings)
    columns = ", ".join(f'"{name}" {_affinity(name)}' for name in names)
    insert = f"INSERT INTO facts VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - question marks
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE TABLE facts ({columns})")
        connection.executemany(insert, ([_cell(cell) for cell in row] for row in rows))
        connection.execute('CREATE INDEX facts_by_key ON facts ("key")')
        connection.execute(_CHANGES)
        connection.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", zip(META, values, strict=True))
        connection.commit()
        return connection.serialize()


def _affinity(name: str) -> str:
    if name in _NUMBERS:
        return "NUMERIC"
    return "INTEGER" if name in _INTEGERS else "TEXT"


def _cell(cell: Any) -> str | int | float | None:
    if isinstance(cell, tuple):
        cell = ";".join(cell)
    if isinstance(cell, str):
        return encodable(cell)
    if isinstance(cell, Fraction):
        # SQLite's integers have 64 bits.
        whole = cell.denominator == 1 and abs(cell) < 1 << 63
        return int(cell) if whole else float(cell)
    number: int | None = cell
    return number

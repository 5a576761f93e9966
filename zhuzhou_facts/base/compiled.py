"""The compiled form of a fact base: a SQLite file.

The base itself is one JSON document in the table `meta`, under a checksum; that alone is read back.
The tables `facts` and `changes` have its rows for people who ask in SQL.
"""

from __future__ import annotations

import hashlib
import sqlite3
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.base.schema import to_json
from zhuzhou_facts.errors import FileUnreadableError
from zhuzhou_facts.streams.safety import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.records import FactBase

VERSION: Final = 3
_NUMBERS: Final = frozenset({"value", "low", "high"})
_INTEGERS: Final = frozenset({"section", "paragraph", "caption", "down", "per_year"})
_STEPS: Final = 100_000  # of SQLite's machine; four rows take some hundred
_SHORTEST: Final = 1 << 16  # SQLite needs this much for its own statements
_CHANGE: Final = (
    *("key", "id", "name_zh", "name_en", "change", "from", "to", "value", "low", "high", "unit"),
    *("hedge", "written", "down", "per_year", "prices", "obs_status", "section", "paragraph"),
)
_META: Final = ("version", "digest", "checksum", "document")


def compile_base(base: FactBase, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a SQLite file with the base in `meta` and rows in tables.

    The table `facts` has all rows; `changes` has the stated changes, with both times apart.

    Args:
        base: the base.
        names: the names of the columns.
        rows: their cells: texts, numbers, truth values, tuples of texts, or None.
    """
    document = to_json(base)
    cells = [[_cell(cell) for cell in row] for row in rows]
    connection = sqlite3.connect(":memory:")
    try:
        _write(connection, "facts", names, cells)
        by_name = [dict(zip(names, row, strict=True)) for row in cells]
        changes = [row for row in by_name if row.get("change")]
        for row in changes:
            row["from"], _, row["to"] = str(row["when"]).partition("..")
        _write(connection, "changes", _CHANGE, [[row[name] for name in _CHANGE] for row in changes])
        connection.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID")
        values = (VERSION, base.digest, _checksum(base.digest, document), document)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", zip(_META, values, strict=True))
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _write(
    connection: sqlite3.Connection, table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    columns = ", ".join(f'"{name}" {_affinity(name)}' for name in names)
    marks = ", ".join("?" * len(names))
    connection.execute(f"CREATE TABLE {table} ({columns})")
    insert = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608 - our own names, question marks
    connection.executemany(insert, rows)
    connection.execute(f'CREATE INDEX {table}_by_key ON {table} ("key")')


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


def _checksum(digest: str, document: bytes) -> str:
    return hashlib.sha256(digest.encode() + b"\n" + document).hexdigest()


def read_document(data: bytes, path: str) -> tuple[str, bytes]:
    """Return the digest of the source file and the JSON document from the bytes of a SQLite file.

    Raises:
        FileUnreadableError: it is damaged, or another program's, or another version's.
    """
    connection = sqlite3.connect(":memory:")
    # A stranger's `meta` may be a view that never ends, or that makes giants.
    connection.set_progress_handler(lambda: 1, _STEPS)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(len(data), _SHORTEST))
    try:
        # Read from memory: no journal beside the file takes part.
        connection.deserialize(data)
        found = dict(connection.execute("SELECT name, value FROM meta"))
        version, digest, checksum, document = (found.get(name) for name in _META)
    except (sqlite3.Error, ValueError, OverflowError) as error:
        raise FileUnreadableError(
            "{path!r}: not a compiled fact base: {error}; export it again",
            path=path,
            error=str(error),
        ) from None
    finally:
        connection.close()
    if version != VERSION:
        raise FileUnreadableError(
            "{path!r}: compiled as version {found!r}, not {version}; export it again",
            path=path,
            found=version,
            version=VERSION,
        )
    if (
        not isinstance(digest, str)
        or not isinstance(document, bytes)
        or checksum != _checksum(digest, document)
    ):
        raise FileUnreadableError("{path!r}: damaged; export it again", path=path)
    return digest, document

"""The compiled form of a fact base: a SQLite file.

The base itself is one JSON document in the table `meta`, under a checksum; that alone is read back.
The table `facts` has its rows for people who ask in SQL.
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

MAGIC: Final = b"SQLite format 3\x00"
VERSION: Final = 3
_NUMBERS: Final = frozenset({"value", "low", "high"})
_INTEGERS: Final = frozenset({"section", "paragraph", "caption", "down", "per_year"})
_STEPS: Final = 100_000  # of SQLite's machine; four rows take some hundred
_SHORTEST: Final = 1 << 16  # SQLite needs this much for its own statements
_META: Final = ("version", "digest", "checksum", "document")


def compile_base(base: FactBase, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a SQLite file with the base in `meta` and these rows in a table `facts`.

    Args:
        base: the base.
        names: the names of the columns.
        rows: their cells: texts, numbers, truth values, tuples of texts, or None.
    """
    document = to_json(base)
    connection = sqlite3.connect(":memory:")
    try:
        columns = ", ".join(f'"{name}" {_affinity(name)}' for name in names)
        connection.execute(f"CREATE TABLE facts ({columns})")
        marks = ", ".join("?" * len(names))
        connection.executemany(
            f"INSERT INTO facts VALUES ({marks})",  # noqa: S608 - question marks alone
            ([_cell(cell) for cell in row] for row in rows),
        )
        connection.execute('CREATE INDEX facts_by_key ON facts ("key")')
        connection.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID")
        values = (VERSION, base.digest, _checksum(base.digest, document), document)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", zip(_META, values, strict=True))
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


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

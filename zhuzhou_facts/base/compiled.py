"""The compiled form of a fact base: a SQLite file with rows for queries and the whole document.

Reading one gives the same base, and so the same answers, as the file it was compiled from: the
document lies in it whole, under a checksum, and is built by the same validation.
"""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.base import pages
from zhuzhou_facts.base.deserialise import from_json
from zhuzhou_facts.errors import FileUnreadableError
from zhuzhou_facts.streams.safety import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from zhuzhou_facts.output.rows import Cell, Records
    from zhuzhou_facts.records import FactBase

VERSION: Final = pages.VERSION
_NUMBERS: Final = frozenset({"value", "low", "high"})
_INTEGERS: Final = frozenset({"section", "paragraph", "caption"})
_STEPS: Final = 100_000  # of SQLite's machine; four rows take some hundred
_SHORTEST: Final = 1 << 16  # SQLite needs this much for its own statements
_META: Final = ("version", "digest", "checksum", "document")


def compile_base(
    base: FactBase, records: Records, answers: Iterable[tuple[str, str, str, str]] = ()
) -> bytes:
    """Return a SQLite file with the rows in a table `facts` and the base itself in `meta`.

    Args:
        base: the base.
        records: its rows.
        answers: key, plain lines, number and bare number of each key that `get` is to answer
            straight from the file (see `pages`); what has no row there is computed from the base.
    """
    from zhuzhou_facts.base.schema import to_json  # slow to import, and reading does without

    document = to_json(base)
    connection = sqlite3.connect(":memory:")
    try:
        _write_answers(connection, answers)
        columns = ", ".join(f'"{name}" {_affinity(name)}' for name in records.fields)
        connection.execute(f"CREATE TABLE facts ({columns})")
        marks = ", ".join("?" * len(records.fields))
        connection.executemany(
            f"INSERT INTO facts VALUES ({marks})",  # noqa: S608 - question marks alone
            ([_cell(cell) for cell in row] for row in records.rows),
        )
        connection.execute('CREATE INDEX facts_by_key ON facts ("key")')
        connection.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID")
        values = (VERSION, base.digest, _checksum(base.digest, document), document)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", zip(_META, values, strict=True))
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _write_answers(
    connection: sqlite3.Connection, answers: Iterable[tuple[str, str, str, str]]
) -> None:
    """Write the table `answers` as `pages` reads it: it is the first, so its tree is at page 2."""
    connection.execute(f"PRAGMA page_size = {pages.PAGE_SIZE}")
    connection.execute(f"PRAGMA application_id = {pages.APPLICATION}")
    connection.execute(f"PRAGMA user_version = {pages.VERSION}")
    connection.execute(
        "CREATE TABLE answers (key TEXT PRIMARY KEY, plain TEXT, value TEXT, bare TEXT, "
        "checksum TEXT) WITHOUT ROWID"
    )
    for answer in answers:
        texts = [text.encode() for text in answer]
        if sum(map(len, texts)) <= pages.MAX_ROW:
            row = (*answer, pages.checksum(*texts).decode())
            connection.execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?)", row)


def _affinity(name: str) -> str:
    if name in _NUMBERS:
        return "NUMERIC"
    return "INTEGER" if name in _INTEGERS else "TEXT"


def _cell(cell: Cell) -> str | int | float | None:
    if isinstance(cell, tuple):
        cell = ";".join(cell)
    if isinstance(cell, str):
        return encodable(cell)
    return cell if cell is None or isinstance(cell, int) else _number(cell)


def _number(value: Fraction) -> int | float:
    # SQLite's integers have 64 bits.
    whole = value.denominator == 1 and abs(value) < 1 << 63
    return int(value) if whole else float(value)


def _checksum(digest: str, document: bytes) -> str:
    return hashlib.sha256(digest.encode() + b"\n" + document).hexdigest()


def read_base(data: bytes, path: str) -> FactBase:
    """Build the base from the bytes of a SQLite file that `compile_base` made.

    Raises:
        FileUnreadableError: it is damaged, or another program's, or another version's.
    """
    connection = sqlite3.connect(":memory:")
    # A stranger's `meta` may be a view that never ends, or that makes giants.
    connection.set_progress_handler(lambda: 1, _STEPS)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(len(data), _SHORTEST))
    try:
        connection.deserialize(data)
        # Read from memory and from what was read: no journal beside the file takes part.
        found = dict(connection.execute("SELECT name, value FROM meta"))
        version, digest, checksum, document = (found.get(name) for name in _META)
    except (sqlite3.Error, ValueError, OverflowError) as error:
        raise FileUnreadableError(
            f"{path!r}: no compiled fact base: {error}; compile it again"
        ) from None
    finally:
        connection.close()
    if version != VERSION:
        raise FileUnreadableError(
            f"{path!r}: compiled in version {version!r}, not {VERSION}; compile it again"
        )
    if (
        not isinstance(digest, str)
        or not isinstance(document, bytes)
        or checksum != _checksum(digest, document)
    ):
        raise FileUnreadableError(f"{path!r}: damaged; compile it again")
    try:
        return from_json(document, digest=digest, path=path)
    except ValueError:
        raise FileUnreadableError(
            f"{path!r}: its document is no fact base of this version; compile it again"
        ) from None

"""Fact bases from files: a checked `FactBase`, or everything that is wrong with it.

Compiled, a base is a SQLite file. The base itself is one JSON document in the table `meta`, under a
checksum; that alone is read back. The table `facts` has its rows for people who ask in SQL; the
view `changes` has the stated changes, with both times apart.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from zhuzhou_facts.errors import FactBaseError, FileUnreadableError
from zhuzhou_facts.records import Document, FactBase
from zhuzhou_facts.records.facts import adapter
from zhuzhou_facts.streams import files
from zhuzhou_facts.streams.safety import encodable

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.errors import Problem

_SQLITE: Final = b"SQLite format 3\x00"
MAX_COMPILED: Final = 64 << 20
VERSION: Final = 3
META: Final = ("version", "digest", "checksum", "document", "readings")
_STEPS: Final = 100_000  # of SQLite's machine; four rows take some hundred
_SHORTEST: Final = 1 << 16  # SQLite needs this much for its own statements
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


def shipped_path() -> Path:
    """Return the path of the fact base that comes with the tool.

    In a checkout (also one installed in place) the file that people edit, at the root; else what
    was compiled of it when the package was built, or its copy where that is absent.
    """
    package = Path(__file__).resolve().parents[1]
    source = package.parent / "facts.yaml"
    if source.is_file() and (package.parent / "pyproject.toml").is_file():
        return source
    compiled = package / "facts.sqlite"
    return compiled if compiled.is_file() else package / "facts.yaml"


def load(path: str | os.PathLike[str] | None = None) -> FactBase:
    """Read and check a fact base; without `path` the one that comes with the tool.

    Raises:
        FileUnreadableError: the file cannot be opened, read or decoded.
        FactBaseError: it is not sound; `problems` lists everything that is wrong.
    """
    base, problems = examine(shipped_path() if path is None else path)
    if base is None or problems:
        raise FactBaseError(problems)
    return base


def examine(path: str | os.PathLike[str]) -> tuple[FactBase | None, tuple[Problem, ...]]:
    """Read a fact base and return it, or None and what is wrong with it.

    Raises:
        FileUnreadableError: the file cannot be opened, read or decoded.
    """
    data = files.read_bytes(path, MAX_COMPILED)
    name = str(path)
    if data.startswith(_SQLITE):
        document, digest, readings = read_compiled(data, name)
        # The shipped base was read and checked when the package was built.
        if name == str(shipped_path()):
            return promote(document, digest, name, readings), ()
        from zhuzhou_facts.base.checks import problems_of

        problems = problems_of(document, name)
        return (None if problems else promote(document, digest, name)), problems
    from zhuzhou_facts.base.checks import examine_yaml

    yaml_document, problems = examine_yaml(data, name)
    digest = hashlib.sha256(data).hexdigest()
    return promote(yaml_document, digest, name) if yaml_document else None, problems


def read_compiled(data: bytes, path: str) -> tuple[Document, str, str]:
    """Return the document in a compiled file, the digest of what it was compiled from, readings.

    Raises:
        FileUnreadableError: it is damaged, or another program's, or another version's.
    """
    import sqlite3  # a YAML file does without

    with closing(sqlite3.connect(":memory:")) as connection:
        # A stranger's `meta` may be a view that never ends, or that makes giants.
        connection.set_progress_handler(lambda: 1, _STEPS)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(len(data), _SHORTEST))
        try:
            # Read from memory: no journal beside the file takes part.
            connection.deserialize(data)
            found = dict(connection.execute("SELECT name, value FROM meta"))
        except (sqlite3.Error, ValueError, OverflowError) as error:
            template = "{path!r}: not a compiled fact base: {error}; export it again"
            raise FileUnreadableError(template, path=path, error=str(error)) from None
    version, digest, checksum, document, readings = map(found.get, META)
    if version != VERSION:
        template = "{path!r}: compiled as version {found!r}, not {version}; export it again"
        raise FileUnreadableError(template, path=path, found=version, version=VERSION)
    if (
        not isinstance(digest, str)
        or not isinstance(document, bytes)
        or checksum != checksum_of(digest, document)
    ):
        raise FileUnreadableError("{path!r}: damaged; export it again", path=path)
    try:
        return adapter(Document).validate_json(document), digest, str(readings or "")
    except ValidationError:
        raise FileUnreadableError(
            "{path!r}: its document is no fact base of this version; export it again", path=path
        ) from None


def checksum_of(digest: str, document: bytes) -> str:
    """Return the checksum of a document with the digest of its file."""
    return hashlib.sha256(digest.encode() + b"\n" + document).hexdigest()


def promote(document: Document, digest: str, path: str, readings: str = "") -> FactBase:
    """Return a checked document as a fact base."""
    return FactBase(**document.parts(), digest=digest, path=path, readings=readings)


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
    import sqlite3  # a YAML file does without

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

"""Fact bases from files: a checked `FactBase`, or everything that is wrong with it."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from zhuzhou_facts.errors import FactBaseError, FileUnreadableError
from zhuzhou_facts.records import Document, FactBase
from zhuzhou_facts.records.facts import adapter
from zhuzhou_facts.streams import files

if TYPE_CHECKING:
    import os

    from zhuzhou_facts.errors import Problem

_SQLITE: Final = b"SQLite format 3\x00"
MAX_COMPILED: Final = 64 << 20
VERSION: Final = 3
META: Final = ("version", "digest", "checksum", "document", "readings")
_STEPS: Final = 100_000  # of SQLite's machine; four rows take some hundred
_SHORTEST: Final = 1 << 16  # SQLite needs this much for its own statements


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

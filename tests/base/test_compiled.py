"""The compiled form gives the same base back, or says that it cannot, and never another one."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from dataclasses import fields
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from loading_toys import SOUND
from project import ROOT

from zhuzhou_facts.answers import answers
from zhuzhou_facts.base import compiled, loading
from zhuzhou_facts.base.compiled import compile_base, read_base
from zhuzhou_facts.base.pages import Answers
from zhuzhou_facts.base.schema import to_json
from zhuzhou_facts.errors import FileUnreadableError
from zhuzhou_facts.figures.query import items
from zhuzhou_facts.output.rows import Records, fact_records
from zhuzhou_facts.quantity.reader import Reading
from zhuzhou_facts.records import Document, FactBase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from project import Ran

NOW = compiled.VERSION


def compiled_form(base: FactBase) -> bytes:
    listed = items(base, Reading.STRICT, derived=True)
    return compile_base(base, fact_records(base, listed, Reading.STRICT), answers(base))


def document(base: FactBase) -> dict[str, object]:
    return {field.name: getattr(base, field.name) for field in fields(Document)}


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> FactBase:
    path = tmp_path_factory.mktemp("toy") / "toy.yaml"
    path.write_text(SOUND, encoding="utf-8")
    return loading.load(path)


def database(*statements: str) -> bytes:
    """Return a SQLite file of someone else."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        return connection.serialize()


def refusal(data: bytes) -> str:
    with pytest.raises(FileUnreadableError) as raised:
        read_base(data, "x.db")
    return str(raised.value)


@pytest.mark.parametrize(
    "name", ["facts.yaml", "tests/data/bases/harbour.yaml", "tests/data/bases/every_field.yaml"]
)
def test_a_compiled_base_is_the_base(tmp_path: Path, name: str) -> None:
    base = loading.load(ROOT / name)
    path = tmp_path / "facts.db"
    path.write_bytes(compiled_form(base))
    again, problems = loading.examine(path)
    assert not problems
    assert again
    assert document(again) == document(base)
    assert (again.digest, again.path) == (base.digest, str(path))
    # What was compiled once more is the same file, so a build can be repeated.
    assert compiled_form(again) == compiled_form(base)


def test_the_rows_can_be_asked_in_sql(toy: FactBase) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(compiled_form(toy))
        rows = connection.execute(
            "SELECT key, value, typeof(value), low, high, typeof(section), caption, inputs "
            "FROM facts WHERE theme = 'money' ORDER BY rowid"
        ).fetchall()
    sixty = 60_000_000_000
    stated = [row for row in rows if row[0] != "total"]
    assert stated == [
        ("fund", sixty, "integer", sixty, None, "integer", 0, ""),
        ("fund-share", 65.7, "real", 65.65, 65.75, "integer", 0, ""),
        ("field", 3, "integer", 2.5, 3.5, "integer", 0, ""),
    ]
    assert [row[-1] for row in rows if row[0] == "total"] == ["fund;fund-share"]


def test_a_number_too_large_for_an_integer_of_sqlite_becomes_real(toy: FactBase) -> None:
    values = (Fraction(2**63 - 1), Fraction(2**63), Fraction(-(10**30)), Fraction(1, 3), None)
    rows = tuple((value, f"k{n}") for n, value in enumerate(values))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(compile_base(toy, Records(("value", "key"), rows)))
        found = [row[0] for row in connection.execute("SELECT value FROM facts ORDER BY key")]
    assert found == [2**63 - 1, 2.0**63, -1e30, 1 / 3, None]
    assert [type(value) for value in found] == [int, float, float, float, type(None)]


def damages(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield a place and the byte to put there: for every place one with a bit and one with all."""
    for place, byte in enumerate(data):
        yield place, bytes([byte ^ 1 << place % 8])
        yield place, bytes([byte ^ 0xFF])


def test_no_damaged_byte_gives_another_base(toy: FactBase, monkeypatch: pytest.MonkeyPatch) -> None:
    def raw(document: bytes, *, digest: str, path: str) -> object:
        del path
        return document, digest

    # What the bytes give is tested elsewhere; here that they are the same ones.
    monkeypatch.setattr(compiled, "from_json", raw)
    data = bytearray(compiled_form(toy))
    expected = read_base(bytes(data), "x.db")
    refused = 0
    for place, byte in damages(bytes(data)):
        sound = data[place]
        data[place : place + 1] = byte
        try:
            assert read_base(bytes(data), "x.db") == expected, f"byte {place}"
        except FileUnreadableError:
            refused += 1
        data[place] = sound
    assert refused > len(to_json(toy)) * 2


def test_no_damaged_byte_gives_another_ready_answer(toy: FactBase, tmp_path: Path) -> None:
    data = compiled_form(toy)
    path = tmp_path / "toy.db"
    path.write_bytes(data)
    keys = (*(answer.key for answer in answers(toy)), "nothing")
    expected = {key: Answers(str(path)).get(key) for key in keys}
    assert [key for key in keys if expected[key] is None] == ["nothing"]
    refused = 0
    with path.open("r+b", buffering=0) as file:
        for place, byte in damages(data):
            file.seek(place)
            file.write(byte)
            for key in keys:
                refused += not same_or_refused(path, key, expected[key])
            file.seek(place)
            file.write(data[place : place + 1])
    assert refused > 0


def same_or_refused(path: Path, key: str, expected: list[bytes] | None) -> bool:
    """Whether a key has its answer; where it has none, the full way is asked."""
    try:
        opened = Answers(str(path))
    except (OSError, ValueError, IndexError):
        return False
    try:
        found = opened.get(key)
    except (OSError, ValueError, IndexError):
        return False
    finally:
        os.close(opened._descriptor)  # noqa: SLF001 - the process would close it at its end
    assert found in (None, expected), key
    return found == expected


def test_no_damaged_byte_of_the_document_is_accepted(toy: FactBase) -> None:
    data = compiled_form(toy)
    start = data.index(b'{"format"')
    for place in range(start, start + 400, 7):
        damaged = bytearray(data)
        damaged[place] ^= 1
        assert refusal(bytes(damaged)) == "'x.db': damaged; compile it again"


@pytest.mark.parametrize("part", [16, 99, 100, 512, 4096, 5000])
def test_a_truncated_file_is_refused(toy: FactBase, part: int) -> None:
    data = compiled_form(toy)
    assert part < len(data)
    assert "; compile it again" in refusal(data[:part])


def meta(*rows: str) -> tuple[str, ...]:
    inserts = (f"INSERT INTO meta VALUES {row}" for row in rows)  # noqa: S608 - all written here
    return ("CREATE TABLE meta (name, value)", *inserts)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (("CREATE TABLE t (x)",), "no compiled fact base: no such table: meta"),
        (meta(), f"compiled in version None, not {NOW}"),
        (meta("('version', 1)"), f"compiled in version 1, not {NOW}"),
        (meta(f"('version', '{NOW}')"), f"compiled in version '{NOW}', not {NOW}"),
        (meta(f"('version', {NOW})"), "damaged"),
        (
            meta(f"('version', {NOW})", "('digest', 'd'), ('document', '{}'), ('checksum', '')"),
            "damaged",
        ),
        (meta(f"('version', {NOW})", "('digest', 7), ('document', x'00')"), "damaged"),
        (meta("('version', CAST(x'ff' AS TEXT))"), "no compiled fact base: Could not decode"),
    ],
)
def test_a_file_of_someone_else_is_refused(statements: tuple[str, ...], expected: str) -> None:
    message = refusal(database(*statements))
    assert message.startswith(f"'x.db': {expected}")
    assert message.endswith("; compile it again")


@pytest.mark.parametrize(
    "view",
    [
        "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n, n FROM c",
        "SELECT 'document', zeroblob(900000000)",
    ],
)
def test_a_file_made_to_keep_busy_is_refused_soon(view: str) -> None:
    start = time.monotonic()
    message = refusal(database(f"CREATE VIEW meta (name, value) AS {view}"))
    assert message.startswith("'x.db': no compiled fact base: ")
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("content", [b"{}", b"[", b'{"format": true}', b"\xff"])
def test_a_document_that_is_none_is_refused(content: bytes) -> None:
    rows = (
        f"('version', {compiled.VERSION}), ('digest', 'd'), ('document', x'{content.hex()}'), "
        f"('checksum', '{compiled._checksum('d', content)}')"  # noqa: SLF001 - forged on purpose
    )
    expected = "'x.db': its document is no fact base of this version; compile it again"
    assert refusal(database(*meta(rows))) == expected


def test_a_number_in_a_document_is_read_as_strictly_as_in_yaml(
    toy: FactBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forged(base: FactBase) -> bytes:
        return to_json(base).replace(b'"657/10"', b'"1e99999"')

    monkeypatch.setattr("zhuzhou_facts.base.schema.to_json", forged)
    data = compiled_form(toy)
    assert b'"1e99999"' in data
    assert "its document is no fact base" in refusal(data)


@pytest.mark.parametrize(
    "name", ["facts.yaml", "tests/data/bases/harbour.yaml", "tests/data/bases/every_field.yaml"]
)
@pytest.mark.parametrize(
    "call",
    [
        "list --derived -f json",
        "compare --all -f csv",
        "audit -f plain",
        "search 1 -f json",
        "themes",
        "get nothing",
        "show nothing -f table",
        "export --derived -f jsonl",
        "--version",
    ],
)
def test_every_command_says_the_same_of_both_forms(
    tmp_path: Path, run: Callable[..., Ran], name: str, call: str
) -> None:
    path = tmp_path / "facts.sqlite"
    assert run("export", "-o", str(path), "--facts", str(ROOT / name)).code == 0
    source = run(*call.split(), "--facts", str(ROOT / name))
    assert run(*call.split(), "--facts", str(path)) == source
    assert source.out or source.err

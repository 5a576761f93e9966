"""The compiled form gives the same base back, or says that it cannot, and never another one."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from loading_toys import SOUND
from project import ROOT

from zhuzhou_facts.base import loading
from zhuzhou_facts.base.loading import VERSION, compile_base, read_compiled, to_json
from zhuzhou_facts.errors import FileUnreadableError
from zhuzhou_facts.figures.query import entries_of, items
from zhuzhou_facts.output.rows import fact_records
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.quantity.stated import compile_readings, stated_quantity
from zhuzhou_facts.records import Document, FactBase

if TYPE_CHECKING:
    from pathlib import Path

    from project import Run


def compiled_form(base: FactBase) -> bytes:
    listed = items(base, Reading.STRICT, derived=True)
    records = fact_records(base, listed, Reading.STRICT)
    return compile_base(base, records.fields, records.rows)


def document(base: FactBase) -> dict[str, object]:
    return {field.name: getattr(base, field.name) for field in fields(Document)}


def asked(data: bytes, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> FactBase:
    path = tmp_path_factory.mktemp("toy") / "toy.yaml"
    path.write_text(SOUND, encoding="utf-8")
    return loading.load(path)


@pytest.fixture(scope="module")
def data(toy: FactBase) -> bytes:
    return compiled_form(toy)


def refusal(data: bytes) -> str:
    with pytest.raises(FileUnreadableError) as raised:
        read_compiled(data, "x.db")
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


@pytest.mark.parametrize("name", ["facts.yaml", "tests/data/bases/every_field.yaml"])
def test_compiled_readings_are_what_reading_gives(name: str) -> None:
    base = loading.load(ROOT / name)
    again = replace(base, readings=compile_readings(base))
    listed = (entry for fact in base.facts for entry in entries_of(fact))
    items = [entry.number for entry in listed if entry.number]
    read = [stated_quantity(base, item) for item in items]
    assert [stated_quantity(again, item) for item in items] == read


def test_the_rows_and_the_changes_can_be_asked_in_sql(data: bytes) -> None:
    stated = (
        "SELECT key, value, typeof(value), low, high, typeof(section), caption, inputs "
        "FROM facts WHERE theme = 'money' AND status = 'stated'"
    )
    sixty = 60_000_000_000
    assert asked(data, stated) == [
        ("fund", sixty, "integer", sixty, None, "integer", 0, ""),
        ("fund-share", 65.7, "real", 65.65, 65.75, "integer", 0, ""),
        ("field", 3, "integer", 2.5, 3.5, "integer", 0, ""),
    ]
    assert asked(data, "SELECT inputs FROM facts WHERE key = 'total'") == [("fund;fund-share",)]
    changes = 'SELECT key, "from", "to", change, value, low, down, per_year FROM changes'
    assert asked(data, changes) == [
        ("spans:opening..2016", "opening", "2016", "times", 3, 2.5, 0, 0)
    ]


def test_places_in_tables_are_integers(toy: FactBase) -> None:
    names = ("key", "table", "row", "column", "nth")
    data = compile_base(toy, names, [("a", 1, 10, 2, None), ("b", 1, 9, 2, 3)])
    assert asked(data, 'SELECT "row", nth FROM facts ORDER BY "row"') == [(9, 3), (10, None)]


def test_a_number_too_large_for_an_integer_of_sqlite_becomes_real(toy: FactBase) -> None:
    values = (Fraction(2**63 - 1), Fraction(2**63), Fraction(-(10**30)), Fraction(1, 3), None)
    rows = tuple((value, f"k{n}") for n, value in enumerate(values))
    data = compile_base(toy, ("value", "key"), rows)
    found = [value for (value,) in asked(data, "SELECT value FROM facts ORDER BY key")]
    assert found == [2**63 - 1, 2.0**63, -1e30, 1 / 3, None]
    assert [type(value) for value in found] == [int, float, float, float, type(None)]


@pytest.mark.slow
def test_no_damaged_byte_gives_another_base(toy: FactBase, data: bytes) -> None:
    damaged = bytearray(data)
    expected = read_compiled(data, "x.db")
    refused = 0
    for place, byte in enumerate(data):
        for damage in (byte ^ 1 << place % 8, byte ^ 0xFF):
            damaged[place] = damage
            try:
                assert read_compiled(bytes(damaged), "x.db") == expected, f"byte {place}"
            except FileUnreadableError:
                refused += 1
        damaged[place] = byte
    assert refused > len(to_json(toy)) * 2


def test_no_damaged_byte_of_the_document_and_no_cut_is_accepted(data: bytes) -> None:
    start = data.index(b'{"format"')
    for place in range(start, start + 400, 7):
        damaged = bytearray(data)
        damaged[place] ^= 1
        assert refusal(bytes(damaged)) == "'x.db': damaged; export it again"
    for part in (16, 99, 100, 512, 4096, 5000):
        assert part < len(data)
        assert "; export it again" in refusal(data[:part])


SOUND_VERSION = f"('version', {VERSION})"


def meta(*rows: str) -> tuple[str, ...]:
    inserts = (f"INSERT INTO meta VALUES {row}" for row in rows)  # noqa: S608 - all written here
    return ("CREATE TABLE meta (name, value)", *inserts)


def view(query: str) -> tuple[tuple[str, ...], str]:
    return (f"CREATE VIEW meta (name, value) AS {query}",), "not a compiled fact base: "


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (("CREATE TABLE t (x)",), "not a compiled fact base: no such table: meta"),
        (meta(), f"compiled as version None, not {VERSION}"),
        (meta("('version', 1)"), f"compiled as version 1, not {VERSION}"),
        (meta(f"('version', '{VERSION}')"), f"compiled as version '{VERSION}', not {VERSION}"),
        (meta(SOUND_VERSION), "damaged"),
        (meta(SOUND_VERSION, "('digest', 'd'), ('document', '{}'), ('checksum', '')"), "damaged"),
        (meta(SOUND_VERSION, "('digest', 7), ('document', x'00')"), "damaged"),
        (meta("('version', CAST(x'ff' AS TEXT))"), "not a compiled fact base: Could not decode"),
        # Made to keep busy.
        view("WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n, n FROM c"),
        view("SELECT 'document', zeroblob(900000000)"),
    ],
)
def test_a_file_of_someone_else_is_refused(statements: tuple[str, ...], expected: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        message = refusal(connection.serialize())
    assert message.startswith(f"'x.db': {expected}")
    assert message.endswith("; export it again")


def forged(data: bytes, old: bytes, new: bytes) -> bytes:
    """Return a compiled base with its document edited and the checksum made anew."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        meta = dict(connection.execute("SELECT name, value FROM meta"))
        assert meta["document"].count(old) == 1
        document = meta["document"].replace(old, new)
        checksum = hashlib.sha256(meta["digest"].encode() + b"\n" + document).hexdigest()
        update = "UPDATE meta SET value = ? WHERE name = ?"
        connection.executemany(update, [(document, "document"), (checksum, "checksum")])
        connection.commit()
        return connection.serialize()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b'"657/10"', b'"657"', "fund-share: value is 657, but “65.7%” reads 65.7"),
        (b'"theme":"bridges"', b'"theme":"bridge"', "spans: no theme “bridge”"),
        (b'"part":"fund"', b'"part":"fun"', "no fact “fun”"),
        (b'"format":1', b'"format":2', "format 2 is not supported"),
    ],
)
def test_an_edited_document_passes_the_same_checks(
    data: bytes, tmp_path: Path, run: Run, old: bytes, new: bytes, expected: str
) -> None:
    path = tmp_path / "toy.db"
    path.write_bytes(forged(data, old, new))
    base, problems = loading.examine(path)
    assert base is None
    assert [expected in str(problem) for problem in problems] == [True]
    for call in ("check", "list", "get spans", "get fund --value", "export -f json", "search 桥"):
        ran = run(*call.split(), "--facts", str(path))
        assert (ran.code, ran.out == "" or call == "check") == (3, True), call


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"657/10"', b'"1e99999"'),
        (b'"657/10"', b"65.7"),
        (b'"format":1', b'"format":true'),
        (b'"facts":[', b'"facts":[1,'),
        (b"{", b""),
    ],
)
def test_a_document_that_does_not_fit_the_schema_is_refused(
    toy: FactBase, data: bytes, tmp_path: Path, old: bytes, new: bytes
) -> None:
    path = tmp_path / "toy.db"
    old, new = (old, new) if old != b"{" else (to_json(toy), to_json(toy)[1:])
    path.write_bytes(forged(data, old, new))
    expected = "its document is no fact base of this version; export it again"
    with pytest.raises(FileUnreadableError, match=expected):
        loading.load(path)


def test_the_table_of_rows_is_not_read_back(toy: FactBase, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "toy.db"
    path.write_bytes(data)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE facts SET value = 1, name_en = 'x'")
        connection.commit()
    assert document(loading.load(path)) == document(toy)

"""The express lane says what the full way says, to the byte, or leaves the call to it."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from generated import facts
from hypothesis import given, settings
from hypothesis import strategies as st
from project import ROOT
from toys import base_of, change, fact, figure, relation

from zhuzhou_facts import cli, express
from zhuzhou_facts.answers import answers
from zhuzhou_facts.base import pages
from zhuzhou_facts.base.compiled import compile_base
from zhuzhou_facts.figures.query import items
from zhuzhou_facts.output.rows import fact_records
from zhuzhou_facts.quantity.reader import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.records import FactBase

ODD = ("", " ", "@", "a@", "a@2017 ", " port", "nothing", "a@1978@", "\u3000zoo", "株", "A")


def compiled(base: FactBase) -> bytes:
    rows = fact_records(base, items(base, Reading.STRICT, derived=False), Reading.STRICT)
    return compile_base(base, rows, answers(base))


def said(arguments: Sequence[str], stdin: bytes, *, by: str) -> tuple[int | None, bytes, str]:
    """Return the exit code and both streams of a call, by the express lane or the full way."""
    errors = io.BytesIO()
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as out,
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", io.TextIOWrapper(errors, encoding="utf-8")),
    ):
        code = express.answer(list(arguments)) if by == "express" else cli.run(arguments)
        sys.stderr.flush()
        out.seek(0)
        return code, bytes(out.buffer.read()), errors.getvalue().decode()


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_both_ways_say_the_same(data: st.DataObject) -> None:
    base = base_of(*data.draw(facts()))
    known = list(answers(base))
    options = data.draw(
        st.sampled_from(
            [(), ("--value",), ("--value", "--bare"), ("-f", "plain"), ("-q",), ("--bare",)]
        )
    )
    keys = st.sampled_from([item.key for item in known]) | st.sampled_from(ODD)
    named = data.draw(st.lists(keys | st.just("-"), max_size=4))
    lines = data.draw(st.lists(keys.map(str.encode) | st.binary(max_size=5), max_size=8))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.sqlite"
        path.write_bytes(compiled(base))
        call = ("get", *options, *named, "--facts", str(path))
        fast = said(call, b"\n".join(lines), by="express")
        if fast[0] is None:
            assert fast == (None, b"", "")
            return
        assert fast == said(call, b"\n".join(lines), by="full")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with a stated, a hedged, a derived and a missing number, compiled."""
    base = base_of(
        fact(
            "people",
            figure("402.15万人", "2017"),
            changes=(change("times", "1978", "2017", "1.4倍"),),
        ),
        fact("bridges", figure("107座")),
        fact("fund", figure("逾600亿元")),
        fact("title"),
        fact("part", figure("80座")),
        relations=(relation("parts", "bridges", "part", distinct=True, derives="rest"),),
    )
    path = tmp_path_factory.mktemp("express") / "facts.sqlite"
    path.write_bytes(compiled(base))
    return path


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["people"], "people@2017\t4021500\tperson\t402.15万人\n"),
        (
            ["people@2017", "bridges"],
            "people@2017\t4021500\tperson\t402.15万人\nbridges\t107\tcount\t107座\n",
        ),
        (["fund"], "fund\t60000000000\tCNY\t逾600亿元\n"),
        (["title"], "title\t\t\tas written\n"),
        (["rest"], "rest\t27\tcount\t≈ 107座 − 80座\n"),
        (["--value", "bridges"], "107\n"),
        (["--value", "--bare", "fund"], "60000000000\n"),
        (["--value", "--bare", "rest"], "27\n"),
    ],
)
def test_what_it_knows_it_answers_itself(
    file: Path, arguments: list[str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = ["get", *arguments, "--facts", str(file)]
    assert said(call, b"", by="full") == (0, expected.encode(), "")
    monkeypatch.setattr(cli, "Server", None)
    assert said(call, b"", by="express") == (0, expected.encode(), "")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["list"],
        ["get"],
        ["get", "nothing"],
        ["get", "people", "nothing"],
        ["get", "--value", "fund"],
        ["get", "--value", "people"],
        ["get", "--value", "--bare", "title"],
        ["get", "--bare", "people"],
        ["get", "--json", "people"],
        ["get", "-f", "json", "people"],
        ["get", "people", "-f"],
        ["get", "people", "--reading", "customary"],
        ["get", "people", "--help"],
        ["get", "--", "people"],
        ["get", "people", "-o", "x"],
        ["get", "\udcff"],
    ],
)
def test_what_it_does_not_know_it_leaves_alone(
    file: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHUZHOU_FACTS_FILE", str(file))
    if arguments == ["get", "--value", "people"]:
        arguments = ["get", "--value", "people@1978"]  # derived
    assert said(arguments, b"", by="express") == (None, b"", "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZHUZHOU_FACTS_FORMAT", "json"),
        ("ZHUZHOU_FACTS_FORMAT", "no"),
        ("ZHUZHOU_FACTS_LANG", "no"),
        ("ZHUZHOU_FACTS_FILE", "absent.sqlite"),
    ],
)
def test_an_environment_that_it_does_not_know_it_leaves_alone(
    file: Path, name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHUZHOU_FACTS_FILE", str(file))
    assert said(["get", "people"], b"", by="express")[0] == 0
    monkeypatch.setenv(name, value)
    assert said(["get", "people"], b"", by="express") == (None, b"", "")


def test_a_key_from_standard_input_that_it_does_not_know_is_looked_up(file: Path) -> None:
    call = ["get", "-", "bridges", "--facts", str(file)]
    stdin = b"\xef\xbb\xbfpeople\n\nnothing\n\xff\n-\nfund"
    fast = said(call, stdin, by="express")
    assert fast == said(call, stdin, by="full")
    code, out, err = fast
    assert code == 1
    assert [line.split(b"\t")[0] for line in out.splitlines()] == [
        b"people@2017",
        b"fund",
        b"bridges",
    ]
    assert "line 4: not UTF-8" in err
    assert "no 'nothing'" in err


def test_no_damaged_byte_gives_another_answer(file: Path, tmp_path: Path) -> None:
    data = file.read_bytes()
    whole = {key: pages.Answers(str(file)).get(key) for key in ("people", "rest", "fund")}
    path = tmp_path / "damaged.sqlite"
    place = data.index(b"rest")
    missed = 0
    for at in [
        *range(100),
        *range(pages.PAGE_SIZE, pages.PAGE_SIZE + 40),
        *range(place - 9, place + 60),
    ]:
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x15]) + data[at + 1 :])
        for key, texts in whole.items():
            try:
                found = pages.Answers(str(path)).get(key)
            except (OSError, ValueError, IndexError):
                found = None
            assert found in (None, texts), f"byte {at}"
            missed += found is None
    assert missed


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_nothing_is_taken_out_of_a_pipe(file: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    data = file.read_bytes()[:4096]
    end = os.open(pipe, os.O_RDWR)  # both ends, so that neither waits
    try:
        os.write(end, data)
        with pytest.raises(ValueError, match="pipe"):
            pages.Answers(str(pipe))
        assert os.read(end, 8192) == data
    finally:
        os.close(end)


@pytest.mark.parametrize("part", [0, 16, 100, 4096, 8192, -1])
def test_a_truncated_file_is_left_to_the_full_way(file: Path, tmp_path: Path, part: int) -> None:
    path = tmp_path / "cut.sqlite"
    path.write_bytes(file.read_bytes()[:part])
    assert said(["get", "people", "--facts", str(path)], b"", by="express") == (None, b"", "")


def test_sqlite_reads_the_same_answers(file: Path) -> None:
    found = pages.Answers(str(file))
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT * FROM answers ORDER BY key").fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    keys = [row[0] for row in rows]
    assert keys == sorted(
        ["people", "people@2017", "people@1978", "bridges", "fund", "title", "part", "rest"]
    )
    for key, *texts, _ in rows:
        assert found.get(key) == [text.encode() for text in texts]


def test_a_tree_of_many_pages_is_searched(tmp_path: Path) -> None:
    base = base_of(fact("one", figure("107座")))
    rows = fact_records(base, (), Reading.STRICT)
    many = {f"key-{n:05}": (f"key-{n:05}\t{n}\n", str(n), str(n)) for n in range(0, 9000, 3)}
    path = tmp_path / "many.sqlite"
    path.write_bytes(compile_base(base, rows, ((key, *texts) for key, texts in many.items())))
    found = pages.Answers(str(path))
    for n in range(9000):
        key = f"key-{n:05}"
        expected = many.get(key)
        assert found.get(key) == (expected and [text.encode() for text in expected])


def test_an_answer_too_long_for_a_page_is_left_to_the_full_way(tmp_path: Path) -> None:
    base = base_of(fact("one", figure("107座")))
    rows = fact_records(base, (), Reading.STRICT)
    fits = pages.MAX_ROW - len("k" + "1" + "1")
    path = tmp_path / "long.sqlite"
    path.write_bytes(
        compile_base(base, rows, [("k", "x" * fits, "1", "1"), ("l", "x" * (fits + 1), "1", "1")])
    )
    found = pages.Answers(str(path))
    assert found.get("k") == [b"x" * fits, b"1", b"1"]
    assert found.get("l") is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said(file: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "zhuzhou_facts", "get", "people", "--facts", str(file)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
    assert ran.returncode == 4
    assert ran.stderr == (
        b"zhuzhou-facts: cannot write to standard output: No space left on device\n"
    )


def started(file: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "zhuzhou_facts", "get", "-", "--facts", str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def test_the_first_answer_comes_before_the_input_ends(file: Path) -> None:
    with started(file) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"bridges\n")
        process.stdin.flush()
        assert process.stdout.readline() == "bridges\t107\tcount\t107座\n".encode()
        process.stdin.close()
        assert process.wait() == 0


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX knows them")
def test_a_reader_that_went_away_ends_it_in_silence(file: Path) -> None:
    with started(file) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(b"bridges\n")
        process.stdin.close()
        assert process.wait() == -signal.SIGPIPE
        assert process.stderr.read() == b""

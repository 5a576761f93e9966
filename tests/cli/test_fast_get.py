"""The fast path of `get` gives the bytes and the exit codes of the command line."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import build_hook
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zhuzhou_facts import cli, fast_get
from zhuzhou_facts.figures.query import items
from zhuzhou_facts.quantity import Reading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Way = Callable[[list[str]], int | None]
    Answer = tuple[int | None, bytes]

    from zhuzhou_facts.records import FactBase


@pytest.fixture(scope="module")
def index(base: FactBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "facts.index"
    path.write_bytes(build_hook.make_index(base))
    return path


@pytest.fixture
def run_in(index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """Run a way to answer a call; return its exit code and what it wrote."""
    monkeypatch.setattr(fast_get, "INDEX", str(index))

    def run(way: Way, arguments: list[str], stdin: bytes = b"") -> Answer:
        path = tmp_path / "out"
        with monkeypatch.context() as patch, path.open("w", encoding="utf-8") as file:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patch.setattr(sys, "stdout", file)
            patch.setattr(sys, "stderr", io.StringIO())
            code = way(arguments)
        return code, path.read_bytes()

    return run


KEYS = st.sampled_from(
    [
        *("urbanisation-rate", "urbanisation-rate@2017", "resident-population@1978", "地铁"),
        *("planned-urban-area", "reform-and-opening-up", "planned-urban-area@before", "no-such"),
    ]
)
LINES = st.one_of(KEYS.map(str.encode), st.binary(max_size=8), st.just(b" urbanisation-rate \r"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(lines=st.lists(LINES, max_size=6), end=st.sampled_from([b"", b"\n"]))
@example(lines=[b"\xef\xbb\xbfurbanisation-rate", b"urbanisation-rate"], end=b"\n")
def test_keys_from_standard_input(
    run_in: Callable[..., Answer], lines: list[bytes], end: bytes
) -> None:
    stdin = b"\n".join(lines) + end
    assert run_in(_fast, ["get", "-"], stdin) == run_in(cli.run, ["get", "-"], stdin)


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_the_command_line_is_not_asked_where_every_key_is_found(
    run_in: Callable[..., Answer], end: bytes
) -> None:
    def answer(arguments: list[str]) -> int | None:
        return fast_get.answer(arguments, lambda *_, **__: pytest.fail("it was asked"))

    code, out = run_in(answer, ["get", "-"], b"urbanisation-rate@2017\nresident-population" + end)
    assert (code, out.count(b"\n")) == (0, 2)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(keys=st.lists(KEYS, min_size=1, max_size=4))
def test_keys_in_the_call(run_in: Callable[..., Answer], keys: list[str]) -> None:
    fast = run_in(_fast, ["get", *keys])
    assert fast in {(None, b""), run_in(cli.run, ["get", *keys])}
    assert (fast[0] is None) == (not {"地铁", "no-such"}.isdisjoint(keys))


@pytest.mark.parametrize(
    ("arguments", "variable"),
    [
        (["get"], ""),
        (["get", "urbanisation-rate", "--json"], ""),
        (["list"], ""),
        (["get", "urbanisation-rate"], "ZHUZHOU_FACTS_FORMAT"),
        (["get", "urbanisation-rate"], "ZHUZHOU_FACTS_FILE"),
        (["get", "-"], "ZHUZHOU_FACTS_LANG"),
    ],
)
def test_whatever_is_not_plain_is_left_to_the_command_line(
    run_in: Callable[..., Answer],
    arguments: list[str],
    variable: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if variable:
        monkeypatch.setenv(variable, "json")
    assert run_in(_fast, arguments, b"urbanisation-rate\n") == (None, b"")


def _fast(arguments: list[str]) -> int | None:
    return fast_get.answer(arguments, cli.run)


def test_the_index_has_every_key(base: FactBase) -> None:
    keys = {item.key for item in items(base, Reading.STRICT, derived=True)}
    lines = build_hook.make_index(base).decode().split("\n")
    assert keys <= {line.partition(fast_get.AFTER_KEY)[0] for line in lines}


def test_without_an_index_the_command_line_answers(
    run_in: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fast_get, "INDEX", str(tmp_path / "absent"))
    assert run_in(_fast, ["get", "urbanisation-rate"]) == (None, b"")

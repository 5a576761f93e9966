"""The entry point's one catch: every way out of the command line has its exit code."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING
from unittest import mock

import pytest

import zhuzhou_facts
from zhuzhou_facts.__main__ import main
from zhuzhou_facts.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX knows them")


@pytest.fixture(autouse=True)
def died(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Note what the process would have died of, and set the signals back."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGPIPE)}
    deaths: list[int] = []
    monkeypatch.setattr(os, "kill", lambda _, number: deaths.append(number))
    yield deaths
    gc.enable()
    for number, handler in before.items():
        signal.signal(number, handler)


def _main(monkeypatch: pytest.MonkeyPatch, outcome: BaseException | int) -> tuple[int, str]:
    def run(argv: list[str]) -> int:
        assert argv == ["get", "x"]
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    errors = io.StringIO()
    monkeypatch.setattr(zhuzhou_facts, "cli", SimpleNamespace(run=run), raising=False)
    monkeypatch.setattr(sys, "argv", ["zzf", "get", "x"])
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", errors)
    return main(), errors.getvalue()


@pytest.mark.parametrize(
    ("outcome", "code", "said", "deadly"),
    [
        (0, 0, "", None),
        (1, 1, "", None),
        (OutputError("cannot write to x"), 4, "zzf: cannot write to x\n", None),
        (KeyboardInterrupt(), 130, "", signal.SIGINT),
        (BrokenPipeError(), 141, "", signal.SIGPIPE),
    ],
)
def test_every_way_out_has_its_code(
    monkeypatch: pytest.MonkeyPatch,
    died: list[int],
    outcome: BaseException | int,
    code: int,
    said: str,
    deadly: int | None,
) -> None:
    assert _main(monkeypatch, outcome) == (code, said)
    assert died == ([deadly] if deadly else [])
    assert deadly is None or signal.getsignal(deadly) is signal.SIG_DFL


def test_a_lack_of_memory_is_no_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert _main(monkeypatch, MemoryError()) == (70, "")
    assert capfd.readouterr().err == "zhuzhou-facts: there is not enough memory for this\n"
    monkeypatch.setattr(os, "write", mock.Mock(side_effect=OSError))
    assert _main(monkeypatch, MemoryError()) == (70, "")

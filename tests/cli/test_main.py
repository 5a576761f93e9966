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
    ("outcome", "code", "said"),
    [
        (0, 0, ""),
        (1, 1, ""),
        (OutputError("cannot write to x"), 4, "zzf: cannot write to x\n"),
    ],
)
def test_every_way_out_has_its_code(
    monkeypatch: pytest.MonkeyPatch, outcome: BaseException | int, code: int, said: str
) -> None:
    assert _main(monkeypatch, outcome) == (code, said)


def test_a_lack_of_memory_is_no_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert _main(monkeypatch, MemoryError()) == (70, "")
    assert capfd.readouterr().err == "zhuzhou-facts: there is not enough memory for this\n"
    monkeypatch.setattr(os, "write", mock.Mock(side_effect=OSError))
    assert _main(monkeypatch, MemoryError()) == (70, "")


@pytest.mark.parametrize(
    ("outcome", "number", "code"),
    [(KeyboardInterrupt(), signal.SIGINT, 130), (BrokenPipeError(), signal.SIGPIPE, 141)],
)
def test_death_by_signal(
    monkeypatch: pytest.MonkeyPatch,
    died: list[int],
    outcome: BaseException,
    number: int,
    code: int,
) -> None:
    assert _main(monkeypatch, outcome) == (code, "")
    assert died == [number]
    assert signal.getsignal(number) is signal.SIG_DFL

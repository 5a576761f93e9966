from __future__ import annotations

import io
import os
import shutil
import sys
from typing import TYPE_CHECKING

import hypothesis
import pytest
from article_copies import article_path
from project import Ran, Run

from zhuzhou_facts import cli
from zhuzhou_facts.base import loading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from zhuzhou_facts.records import FactBase

# No test fails by the clock.
hypothesis.settings.register_profile("no deadline", deadline=None)
hypothesis.settings.load_profile("no deadline")

# Settings of the tests themselves.
KEPT = {"ZHUZHOU_FACTS_ARTICLE", "ZHUZHOU_FACTS_REWRITE"}


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fixed width, no colour, an English locale, and nothing of the caller's own settings."""
    for name in list(os.environ):
        if name.startswith("ZHUZHOU_FACTS_") and name not in KEPT:
            monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "LC_ALL", "LC_MESSAGES", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call the command line in this process, with bytes for standard input."""

    def call(*arguments: str, stdin: bytes = b"") -> Ran:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8"))
            code = cli.run(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
            data, said = out.getvalue(), err.getvalue()
        return Ran(code, data.decode("utf-8"), said.decode("utf-8"), data)

    return call


@pytest.fixture(scope="session")
def base() -> FactBase:
    """The fact base that comes with the tool."""
    return loading.load()


@pytest.fixture(scope="session")
def article() -> Path:
    """The source itself, which is no part of the project."""
    return article_path()


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Find a program that a test pipes into, or skip, saying so."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            pytest.skip(f"{name} is not installed")
        return path

    return find

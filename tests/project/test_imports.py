"""Nothing is imported before it is needed: what calls import is pinned here."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import build_hook
import pytest
from project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from zhuzhou_facts.records import FactBase

FAST = {"__main__", "fast_get", "exit_codes"}


@pytest.fixture
def file(tmp_path: Path, run: Callable[..., object]) -> str:
    """The base that comes with the tool, compiled."""
    path = tmp_path / "facts.sqlite"
    run("export", "-o", str(path))
    return str(path)


def imported(*arguments: str, index: str = "") -> set[str]:
    """Return the modules that a call imports, beside those that Python itself does."""
    code = (
        "import sys; before = set(sys.modules); from zhuzhou_facts import fast_get; "
        f"fast_get.INDEX = {index!r}; from zhuzhou_facts.__main__ import main; "
        f"sys.argv[1:] = {list(arguments)!r}; code = main(); "
        "print(*set(sys.modules) - before, sep='\\n', file=sys.stderr); sys.exit(code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stdout
    return set(ran.stderr.decode().split())


def ours(found: set[str]) -> set[str]:
    """Return the modules of this package, by their names in it."""
    prefix = "zhuzhou_facts."
    return {name.removeprefix(prefix) for name in found if name.startswith(prefix)}


def test_the_fast_path_imports_next_to_nothing(base: FactBase, tmp_path: Path) -> None:
    index = tmp_path / "facts.index"
    index.write_bytes(build_hook.make_index(base))
    found = imported("get", "resident-population", index=str(index))
    others = {name for name in found if name.split(".")[0] != "zhuzhou_facts"}
    assert others <= {"__future__", "gc"}
    assert ours(found) == FAST


@pytest.mark.parametrize("command", ["list", "compare"])
def test_rows_import_no_more_than_they_need(file: str, command: str) -> None:
    found = imported(command, "-f", "json", "--facts", file)
    assert not {"rich", "yaml"} & found
    rooms = {name.split(".")[0] for name in ours(found)}
    assert not {"search", "document", "citation"} & rooms

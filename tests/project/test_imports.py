"""Nothing is imported before it is needed: what calls import is pinned here."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EXPRESS = {
    *("__main__", "arguments", "commands", "express", "fields", "pages", "shipped", "typed"),
}
# What rows in a machine format need beyond, whichever command they come from.
ROWS = {
    *("answers", "cli", "cli.calling", "cli.lookup", "cli.session", "compiled"),
    *("console", "derivation", "errors", "files", "hedging", "inputs", "interval", "loading"),
    *("model", "model.base", "model.facts", "model.shape", "model.source", "numerals", "phrases"),
    *("quantity", "query", "records", "render", "render.machine", "render.markup", "safety"),
    *("shares", "thawing", "tongue", "unitforms", "vocabulary", "when", "words", "written"),
}
COMPARING = {"auditing", "cli.numbers", "comparison", "reports"}


@pytest.fixture
def file(tmp_path: Path, run: Callable[..., object]) -> str:
    """The base that comes with the tool, compiled."""
    path = tmp_path / "facts.sqlite"
    run("export", "-o", str(path))
    return str(path)


def imported(*arguments: str) -> set[str]:
    """Return the modules that a call imports, beside those that Python itself does."""
    code = (
        "import sys; before = set(sys.modules); from zhuzhou_facts.__main__ import main; "
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


def test_get_imports_the_express_lane_alone(file: str) -> None:
    found = imported("get", "resident-population", "--facts", file)
    others = {name for name in found if name.split(".")[0] != "zhuzhou_facts"}
    assert others <= {"__future__", "_bisect", "bisect", "gc", "zlib"}
    assert ours(found) == EXPRESS


@pytest.mark.parametrize(
    ("command", "more"), [("list", set()), ("compare", COMPARING)], ids=["list", "compare"]
)
def test_rows_import_what_they_need(file: str, command: str, more: set[str]) -> None:
    found = imported(command, "-f", "json", "--facts", file)
    assert ours(found) <= EXPRESS | ROWS | more
    assert not {"pydantic", "rich", "typer", "yaml"} & found

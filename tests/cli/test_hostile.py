"""Nothing breaks it: each line of `hostile/cases.tsv` is run by bash against the tool.

A case is a line: its name, the exit code, what standard output and what standard error must hold (a
regular expression; `-`: nothing at all; `*`: anything), and the shell line, tab-separated. In the
line `zzf` is the tool, `py` its Python, and the current folder has the files of `hostile_files`.
Every case has 300 MB, but those whose name begins with `large`.
"""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hostile_files import install, make
from project import DATA

if TYPE_CHECKING:
    from pathlib import Path

_MEMORY = 300 << 20
_LARGE = 3 << 30
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Case(NamedTuple):
    """A line of the table."""

    name: str
    code: int
    out: str
    err: str
    line: str


def _cases() -> list[Case]:
    lines = (DATA / "hostile" / "cases.tsv").read_text(encoding="utf-8").split("\n")
    rows = [re.split(r"\t+", line, maxsplit=4) for line in lines if line and line[0] != "#"]
    return [Case(name, int(code), out, err, line) for name, code, out, err, line in rows]


CASES = _cases()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "bin").mkdir()
    install(folder / "bin")
    files = folder / "files"
    files.mkdir()
    make(files)
    return files


def test_there_are_many_cases_each_with_its_own_name() -> None:
    assert len(CASES) >= 250
    assert len({case.name for case in CASES}) == len(CASES)


def _limit(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, site: Path) -> None:
    size = _LARGE if case.name.startswith("large") else _MEMORY
    path = f"{site.parent / 'bin'}:{os.environ['PATH']}"
    env = {"PATH": path, "HOME": str(site), "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        ["bash", "-c", case.line],
        cwd=site,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
        preexec_fn=lambda: _limit(size),
    )
    report = f"{case.line}\n{done.stdout[:2000]!r}\n{done.stderr[:2000]!r}"
    assert done.returncode == case.code, report
    said = done.stderr.decode("utf-8", "replace")
    _held(case.out, done.stdout.decode("utf-8", "replace"), report)
    _held(case.err, said, report)
    assert "Traceback" not in said, report
    assert not _OBEYED.search(said), report


def _held(promised: str, got: str, report: str) -> None:
    if promised == "-":
        assert not got, report
    elif promised != "*":
        assert re.search(promised, got, re.MULTILINE), f"{promised}\n{report}"

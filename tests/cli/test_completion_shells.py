"""Completion in the real shells, where they are installed: as typed, with the Tab key."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Only a shell that hangs is silent for so long.
SECONDS_OF_SILENCE = 120
START = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"]}


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A home of its own, with the tool by name."""
    program = tmp_path / "bin" / "zzf"
    program.parent.mkdir()
    main = "import sys; from zhuzhou_facts.__main__ import main; sys.exit(main())"
    program.write_text(f"#!{sys.executable}\n{main}\n")
    program.chmod(0o755)
    (tmp_path / "my-facts.yaml").write_text("facts:\n")
    return {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "ZHUZHOU_FACTS_LANG": "en",
        "TERM": "vt100",
        "PS1": "> ",
    }


def _type(call: list[str], environ: dict[str, str], lines: list[str], wanted: str) -> str:
    """Type into an interactive shell until what is wanted appears; return what appeared."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(environ["HOME"])
        os.execve(call[0], call, environ)  # noqa: S606 - a shell, by its path
    try:
        shown = ""
        for line in lines:
            os.write(terminal, line.encode())
            # The next is typed when the shell has taken this one.
            shown += _read(terminal, wanted if line is lines[-1] else "ready")
        return shown
    finally:
        with contextlib.suppress(OSError):
            os.close(terminal)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, 9)
        os.waitpid(child, 0)


def _read(terminal: int, wanted: str) -> str:
    shown = b""
    while wanted not in _plain(shown) and select.select([terminal], [], [], SECONDS_OF_SILENCE)[0]:
        try:
            shown += os.read(terminal, 65536)
        except OSError:
            break
    return _plain(shown)


def _plain(shown: bytes) -> str:
    """Return what a terminal shows, without the codes that move the cursor and colour."""
    text = shown.decode("utf-8", "replace")
    return re.sub(r"\x1b(?:\[[0-9;?]*[A-Za-z]|[=>()][0-9A-Z]?)|[\x00\x07\x0f]", "", text)


SOURCE = {
    "bash": 'eval "$(zzf --show-completion)"; echo rea""dy\n',
    "zsh": 'autoload -Uz compinit; compinit -D -u; eval "$(zzf --show-completion)"; echo rea""dy\n',
}


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("zzf comp\t", "zzf compare "),
        ("zzf show resident-p\t", "zzf show resident-population "),
        # Readline takes the sign of the time for the end of a word.
        ("zzf get urbanisation-rate@20\t", "2017 "),
        ("zzf get ring-road-length@\t", "@2017 "),
        ("zzf list --format csv-\t", "zzf list --format csv-excel "),
        ("zzf list --hed\t", "zzf list --hedged "),
        ("zzf check my-f\t", "zzf check my-facts.yaml "),
        ("zzf cite -s gbt7714-2025 resident-p\t", "zzf cite -s gbt7714-2025 resident-population "),
    ],
)
def test_a_word_is_completed_by_tab(
    program: Callable[[str], str], environ: dict[str, str], shell: str, typed: str, wanted: str
) -> None:
    call = [program(shell), *START[shell]]
    assert wanted in _type(call, environ, [SOURCE[shell], typed], wanted)


@pytest.mark.slow
def test_fish_completes(program: Callable[[str], str], environ: dict[str, str]) -> None:
    line = "zzf --show-completion | source; complete -C 'zzf show resident-p'"
    ran = subprocess.run(
        [program("fish"), "--no-config", "-c", line],
        env=environ,
        cwd=environ["HOME"],
        capture_output=True,
        check=True,
    )
    assert "resident-population" in ran.stdout.decode().splitlines(), ran

"""Completion in the real shells, where they are installed: as typed, with the Tab key."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from zhuzhou_facts.completion.scripts import SCRIPTS

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
START = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A home of its own, with the tool by name and the scripts of all shells."""
    program = tmp_path / "bin" / "zzf"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m zhuzhou_facts "$@"\n')
    program.chmod(0o755)
    for shell, script in SCRIPTS.items():
        (tmp_path / f"script.{shell}").write_text(script)
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


def _type(shell: str, environ: dict[str, str], lines: list[str], wanted: str) -> str:
    """Type into an interactive shell until what is wanted appears; return what appeared."""
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(environ["HOME"])
        os.execve(found, [found, *START[shell]], environ)  # noqa: S606 - a shell, by its path
    try:
        shown = ""
        for line in lines:
            os.write(terminal, line.encode())
            # The next is typed when the shell has taken this one.
            shown += _read(terminal, wanted if line is lines[-1] else "ready", PATIENCE)
        return shown
    finally:
        with contextlib.suppress(OSError):
            os.close(terminal)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, 9)
        os.waitpid(child, 0)


def _read(terminal: int, wanted: str, patience: float) -> str:
    shown = ""
    end = time.monotonic() + patience
    while time.monotonic() < end and wanted not in _plain(shown):
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            try:
                shown += os.read(terminal, 65536).decode("utf-8", "replace")
            except OSError:
                break
    return _plain(shown)


def _plain(shown: str) -> str:
    """Return what a terminal shows, without the codes that move the cursor and colour."""
    return re.sub(r"\x1b(?:\[[0-9;?]*[A-Za-z]|[=>()][0-9A-Z]?)|[\x00\x07\x0f]", "", shown)


SOURCE = {
    "bash": "source ~/script.bash; echo rea''dy\n",
    "zsh": "autoload -Uz compinit; compinit -D -u; source ~/script.zsh; echo rea''dy\n",
}


@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("zzf comp\t", "zzf compare "),
        ("zzf show resident-p\t", "zzf show resident-population "),
        # Readline takes the sign of the time for the end of a word.
        ("zzf get foreign-trade@19\t", "zzf get foreign-trade@1978 "),
        ("zzf list --format=csv-\t", "zzf list --format=csv-excel "),
        ("zzf list --hed\t", "zzf list --hedged "),
        ("zzf check my-f\t", "zzf check my-facts.yaml "),
        ("zzf cite -s gbt7714-2025 resident-p\t", "zzf cite -s gbt7714-2025 resident-population "),
    ],
)
def test_a_word_is_completed_by_tab(
    environ: dict[str, str], shell: str, typed: str, wanted: str
) -> None:
    assert wanted in _type(shell, environ, [SOURCE[shell], typed], wanted)


def test_zsh_shows_descriptions(environ: dict[str, str]) -> None:
    shown = _type("zsh", environ, [SOURCE["zsh"], "zzf show reside\t\t"], "resident population")
    assert "resident population" in shown


def test_zsh_loads_the_installed_script_by_itself(environ: dict[str, str]) -> None:
    installed = Path(environ["HOME"], ".zfunc", "_zhuzhou-facts")
    installed.parent.mkdir()
    installed.write_text(SCRIPTS["zsh"])
    start = "fpath=(~/.zfunc $fpath); autoload -Uz compinit; compinit -D -u; echo rea''dy\n"
    wanted = "zzf show resident-population "
    assert wanted in _type("zsh", environ, [start, "zzf show resident-p\t"], wanted)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("zzf comp", "compare\tPut then and now side by side."),
        ("zzf show resident-p", "resident-population\tresident population"),
        ("zzf get foreign-trade@19", "foreign-trade@1978\ttotal imports and exports"),
        ("zzf list --hed", "--hedged\tOnly hedged figures."),
        ("zzf list --format=csv-", "--format=csv-excel"),
        ("zzf check my-f", "my-facts.yaml"),
        ("zzf show ", "resident-population\tresident population"),
    ],
)
def test_fish_completes(environ: dict[str, str], typed: str, wanted: str) -> None:
    fish = shutil.which("fish")
    if fish is None:
        pytest.skip("fish is not installed")
    ran = subprocess.run(
        [fish, "--no-config", "-c", f"source ~/script.fish; complete -C '{typed}'"],
        env=environ,
        cwd=environ["HOME"],
        capture_output=True,
        check=True,
    )
    assert wanted in ran.stdout.decode().splitlines(), ran

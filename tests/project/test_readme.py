"""What the README shows is what happens."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from article_copies import word
from project import ROOT

from zhuzhou_facts.citation import STYLES
from zhuzhou_facts.output.fields import HIT
from zhuzhou_facts.output.formats import Format

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

README = (ROOT / "README.md").read_text(encoding="utf-8")
# Blocks of commands with their outputs; within a block, some read what others wrote.
SHOWN = [
    re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
]
assert sum(map(len, SHOWN)) >= 15
# Commands in the running text, but for those with a name to be filled in.
IN_LINES = [
    command
    for command in dict.fromkeys(re.findall(r"`(zzf [^`]+)`", README))
    if not re.search(r" [A-Z]+\b", command)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all commands, with the files that the README shows."""
    path = tmp_path_factory.mktemp("readme")
    shutil.copy(ROOT / "facts.yaml", path)
    # The chapter on one's own facts: its text and its fact base.
    for name, kind in (("mine.txt", "txt"), ("mine.yaml", "yaml")):
        (block,) = re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL)
        (path / name).write_text(block, encoding="utf-8")
    # The commands by name, whatever environment they are installed in.
    for name in ("zzf", "zhuzhou-facts"):
        script = path / "bin" / name
        script.parent.mkdir(exist_ok=True)
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m zhuzhou_facts "$@"\n')
        script.chmod(0o755)
    return path


def show(command: str, folder: Path) -> str:
    """Run a command as on an English terminal with 80 columns; return what both streams show."""
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environ = {"PATH": path, "LANG": "en_GB.UTF-8", "COLUMNS": "80", "PYTHONPATH": str(ROOT)}
    if "|" not in command:
        environ["ZHUZHOU_FACTS_FORMAT"] = "table"
    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout


@pytest.mark.parametrize("block", SHOWN, ids=[block[0][0] for block in SHOWN])
def test_every_command_prints_what_the_readme_shows(
    block: list[tuple[str, str]],
    folder: Path,
    program: Callable[[str], str],
    request: pytest.FixtureRequest,
) -> None:
    for command, output in block:
        for name in ("jq", "mlr", "sqlite3"):
            if re.search(rf"(?:\| |&& |^){name} ", command):
                program(name)
        if "article.txt" in command:
            shutil.copy(request.getfixturevalue("article"), folder / "article.txt")
        assert show(command, folder) == output


def test_the_python_example_runs(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert b"resident-population" in ran.stdout


@pytest.mark.parametrize("name", [*Format, *STYLES, *HIT])
def test_every_format_style_and_field_of_a_row_is_named(name: str) -> None:
    assert f"`{name}`" in README


def test_every_module_stands_in_the_module_map() -> None:
    guide = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"```text\n(.*?)```", guide, re.DOTALL)
    modules = {
        path.relative_to(ROOT / "zhuzhou_facts").parts[0].removesuffix(".py")
        for path in (ROOT / "zhuzhou_facts").rglob("*.py")
    }
    for module in modules - {"__init__", "__main__"}:
        assert re.search(rf"\b{module}\b", table), module


@pytest.mark.parametrize("command", IN_LINES)
def test_every_command_that_a_line_names_works(
    command: str, folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    if "verify" in command:
        shutil.copy(request.getfixturevalue("article"), folder / "原文.txt")
    text = "2017年末常住人口402.15万人。"
    for name in ("文章.txt", "稿件.txt", "通稿.txt"):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "稿件.docx").write_bytes(word(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))
    (folder / "facts.yaml").unlink(missing_ok=True)
    if command == "zzf check facts.yaml":
        shutil.copy(ROOT / "facts.yaml", folder)
    monkeypatch.setenv("HOME", str(folder))
    assert show(f"{command} && echo DONE", folder).endswith("DONE\n")

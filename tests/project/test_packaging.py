"""What is built carries the facts and answers outside the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from project import ROOT

from zhuzhou_facts.base import loading

if TYPE_CHECKING:
    from pathlib import Path

MODULES = 40
"""How many modules of its own a comparison imports at most."""
ANSWER = "resident-population@2017\t4021500\tperson\t402.15万人\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist and, from it, the wheel."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return out


@pytest.fixture(scope="module")
def unpacked(built: Path) -> Path:
    """Unpack the wheel."""
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(built / "unpacked")  # noqa: S202 - built a moment ago, by us
    return built / "unpacked"


def _answer(folder: Path, first_on_path: Path | None) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "zhuzhou_facts", "get", "resident-population"],
        cwd=folder,
        env=os.environ | ({"PYTHONPATH": str(first_on_path)} if first_on_path else {}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_wheel_answers_outside_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    package = tmp_path / "site" / "zhuzhou_facts"
    shutil.copytree(unpacked / "zhuzhou_facts", package)
    assert all((package / name).is_file() for name in ("facts.yaml", "facts.sqlite", "py.typed"))
    assert _answer(tmp_path, package.parent) == ANSWER
    # The compiled base is the base, and no YAML is read where it is.
    base = loading.load(package / "facts.sqlite")
    assert base.facts == loading.load(ROOT / "facts.yaml").facts
    (package / "facts.yaml").unlink()
    assert _answer(tmp_path, package.parent) == ANSWER
    shutil.rmtree(package / "cli")  # the fast path does not need it
    assert _answer(tmp_path, package.parent) == ANSWER


def test_a_comparison_imports_neither_readers_nor_checks(unpacked: Path) -> None:
    code = (
        "import sys; from zhuzhou_facts.__main__ import main; sys.argv[1:] = 'compare -f json'"
        ".split(); main(); print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=unpacked,
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    found = {name for name in ran.stderr.split() if name.partition(".")[0] == "zhuzhou_facts"}
    assert len(found) <= MODULES
    for room, most in {"base": 2, "figures": 7, "quantity": 3, "records": 4}.items():
        assert len([name for name in found if name.split(".")[1:2] == [room]]) <= most, room


def test_the_wheel_has_both_commands_and_no_tests(unpacked: Path) -> None:
    (entry,) = unpacked.rglob("entry_points.txt")
    commands = entry.read_text("utf-8")
    assert "zhuzhou-facts = zhuzhou_facts.__main__:main" in commands
    assert "zzf = zhuzhou_facts.__main__:main" in commands
    assert not [*unpacked.glob("tests*"), *unpacked.rglob("build_hook.py")]


def test_the_sdist_is_a_checkout_that_answers(built: Path, tmp_path: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    assert (folder / "facts.yaml").is_file()
    assert (folder / "tests").is_dir()
    assert _answer(tmp_path, folder) == ANSWER


def test_what_is_installed_here_answers_from_any_folder(tmp_path: Path) -> None:
    """In a development environment this is the editable install."""
    assert _answer(tmp_path, None) == ANSWER

"""Completion: what the command line has and what the base names, in the user's language."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhuzhou_facts.cli.app import build
from zhuzhou_facts.commands import COMMANDS
from zhuzhou_facts.completion import SHELLS, VARIABLE, candidates
from zhuzhou_facts.completion.names import read_names
from zhuzhou_facts.completion.scripts import SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from project import Ran

    from zhuzhou_facts.records import FactBase

ROOT = Path(__file__).parents[2]
EN = {"LANG": "en_GB.UTF-8"}
COUNTIES = [
    "county-economy",
    "county-economy-share",
    "county-level-discipline-cases",
    "county-level-persons-in-cases",
]


def _values(*words: str, environ: dict[str, str] | None = None) -> list[str] | None:
    found = candidates(list(words), environ or EN)
    return None if found is None else [value for value, _ in found]


def _commands() -> dict[str, Any]:
    """Return the commands as the library has them, with the tool without one as ''."""
    root = build(name for name in COMMANDS if name)
    return {"": root, **root.commands}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_options_offered_are_those_of_the_command(name: str) -> None:
    words = [name, "-"] if name else ["-"]
    offered = dict(candidates(words, EN) or [])
    options = [item for item in _commands()[name].params if type(item).__name__ == "TyperOption"]
    assert offered == {item.opts[0]: item.help for item in options} | {
        "--help": "Show this message and exit."
    }


@pytest.mark.parametrize(
    "call",
    ["themes", "list", "show x", "get x", "search 107", "compare", "audit", "check", "cite x"],
)
def test_the_fields_are_those_of_the_rows(run: Callable[..., Ran], call: str) -> None:
    words = call.replace(" x", " resident-population").split()
    header = next(csv.reader(io.StringIO(run(*words, "-f", "csv").out)))
    assert tuple(header) == COMMANDS[words[0]].fields


def test_a_glimpse_of_the_yaml_sees_what_the_reader_sees(base: FactBase) -> None:
    names = read_names(str(ROOT / "facts.yaml"))
    assert names.themes == {item.id: (item.name.zh, item.name.en) for item in base.themes}
    assert names.facts == {item.id: (item.name.zh, item.name.en) for item in base.facts}
    units = {figure.unit for fact in base.facts for figure in fact.figures}
    assert set(names.units) == units
    assert set(names.tags) == {tag for fact in base.facts for tag in fact.tags}
    for fact in base.facts:
        times = {figure.when for figure in fact.figures if figure.when}
        assert times <= set(names.times[fact.id])


def test_an_exported_base_gives_the_same_names(run: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "a base?.sqlite"
    assert run("export", "-o", str(path)).code == 0
    yaml, sqlite = read_names(str(ROOT / "facts.yaml")), read_names(str(path))
    assert (sqlite.themes, sqlite.facts) == (yaml.themes, yaml.facts)
    assert (sqlite.units, sqlite.tags) == (yaml.units, yaml.tags)


@pytest.mark.parametrize(
    "text",
    [
        'facts:\n- id: a-b\n  name:\n    zh: 甲\n    en: "A: b"\n  tags:\n  - x\n  - y-z\n',
        "facts:\n    - name: {zh: '甲', en: \"A: b\"}\n      id: 'a-b'\n      tags: [x, y-z]\n",
        'facts:\r\n- {id: a-b, name: {zh: 甲, en: "A: b"}, tags: [x, y-z]}\r\n',
    ],
)
def test_names_are_seen_in_the_usual_ways_of_writing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(text.encode())
    names = read_names(str(path))
    assert names.facts == {"a-b": ("甲", "A: b")}
    assert names.tags == ("x", "y-z")


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"SQLite format 3\x00" + b"x" * 200, b"facts: 1"]
)
def test_a_file_that_names_nothing_offers_nothing(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "f"
    path.write_bytes(data)
    assert not read_names(str(path)).facts
    assert not read_names(str(tmp_path / "none")).facts


def test_commands_options_and_values_are_completed() -> None:
    assert _values("co") == ["compare"]
    assert _values("-q", "au") == ["audit"]
    assert _values("list", "--hed") == ["--hedged"]
    assert "--style" not in (_values("list", "--") or [])
    assert _values("cite", "x", "--style", "bib") == ["bibtex"]
    assert _values("cite", "-s", "ap") == ["apa"]
    assert _values("list", "-f", "js") == ["json", "jsonl"]
    assert _values("list", "--format=ya") == ["--format=yaml"]
    assert _values("export", "-f", "sq") == ["sqlite"]
    assert _values("list", "-f", "sq") == []
    assert _values("--show-completion", "z") == ["zsh"]


def test_names_are_completed_from_the_base() -> None:
    assert _values("show", "resident-p") == ["resident-population"]
    assert _values("get", "foreign-trade@") == ["foreign-trade@1978", "foreign-trade@2017"]
    assert _values("list", "count") == ["countryside"]
    assert _values("compare", "count") == ["countryside", *COUNTIES]
    assert _values("list", "--unit", "km") == ["km", "km2"]
    assert _values("list", "--tag", "populat") == ["population"]
    assert "2017" in (_values("compare", "--to", "20") or [])
    assert _values("list", "--fields", "id,nam") == ["id,name_zh", "id,name_en"]
    assert _values("list", "--sort", "-val") == ["-value"]


def test_another_base_has_its_own_names(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("facts:\n- {id: tides, name: {en: The tides}}\n")
    environ = EN | {"ZHUZHOU_FACTS_FILE": str(path)}
    assert candidates(["show", ""], environ) == [("tides", "The tides")]
    assert candidates(["--facts", str(path), "show", ""], EN) == [("tides", "The tides")]


def test_descriptions_are_in_the_users_language() -> None:
    zh = {"LANG": "zh_CN.UTF-8"}
    assert candidates(["show", "resident-p"], EN) == [
        ("resident-population", "resident population")
    ]
    assert candidates(["show", "resident-p"], zh) == [("resident-population", "常住人口")]
    assert candidates(["-L", "en", "show", "resident-p"], zh) == candidates(
        ["show", "resident-p"], EN
    )
    for words in (["c"], ["list", "-"]):
        told = candidates(words, zh) or []
        assert told
        assert all(any("\u4e00" <= sign <= "\u9fff" for sign in about) for _, about in told)


def test_a_file_is_left_to_the_shell() -> None:
    assert _values("check", "fa") is None
    assert _values("list", "-o", "") is None
    assert _values("list", "--save=x") is None
    assert _values("verify", "--article", "") is None


def _complete(shell: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "zhuzhou_facts", *words],
        cwd=ROOT,
        env=os.environ | {VARIABLE: shell, "LANG": "en_GB.UTF-8", "LC_ALL": ""},
        capture_output=True,
        check=False,
    )


def test_each_shell_gets_its_own_form() -> None:
    out = {shell: _complete(shell, "show", "resident-p").stdout for shell in SHELLS}
    assert out["bash"] == b"resident-population\n"
    assert out["zsh"] == b"resident-population:resident population\n"
    assert out["fish"] == b"resident-population\tresident population\n"
    assert _complete("fish", "check", "").returncode == 1


def test_it_answers_before_anything_slow_is_imported() -> None:
    heavy = ("typer", "pydantic", "rich", "yaml", "dataclasses", "sqlite3")
    code = (
        "import sys; sys.argv[1:] = ['get', 'r']\n"
        "from zhuzhou_facts.__main__ import main\n"
        f"main(); print([name for name in {heavy!r} if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {VARIABLE: "fish"},
        capture_output=True,
        check=True,
    )
    assert ran.stdout.decode().splitlines()[-1] == "[]"


def test_it_takes_less_than_a_tenth_of_a_second() -> None:
    taken = []
    for _ in range(7):
        start = time.perf_counter()
        assert _complete("fish", "get", "r").returncode == 0
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.1


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_shown_and_installed_where_the_shell_looks(
    tmp_path: Path, shell: str
) -> None:
    environ = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-m", "zhuzhou_facts"]
    shown = subprocess.run(
        [*call, "--show-completion", shell], env=environ, capture_output=True, check=True
    )
    assert shown.stdout.decode() == SCRIPTS[shell]
    ran = subprocess.run(
        [*call, "--install-completion"],
        env=environ | {"SHELL": f"/bin/{shell}"},
        capture_output=True,
        check=True,
    )
    places = {
        "bash": ".local/share/bash-completion/completions/zzf",
        "zsh": ".zfunc/_zhuzhou-facts",
        "fish": ".config/fish/completions/zzf.fish",
    }
    assert (tmp_path / places[shell]).read_text() == SCRIPTS[shell]
    assert places[shell].encode() in ran.stderr or shell != "zsh"


def test_an_unknown_shell_is_a_wrong_call() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "zhuzhou_facts", "--show-completion", "tcsh"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 2
    assert b"bash" in ran.stderr

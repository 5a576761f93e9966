"""Every command as people see it: at three widths and in two languages.

The files in `snapshots/` were read line by line when they were made. After a change of output that
is meant, make them anew with ZHUZHOU_FACTS_REWRITE=1 and read what git shows to be changed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from project import BASES, DATA, Run

from zhuzhou_facts.cli.commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

SNAPSHOTS = DATA / "snapshots"
HARBOUR = "harbour.yaml"
TABLE = ("-f", "table")
WIDTHS = ("60", "80", "120")
COPY = """\
Port Aldous: A Harbour Grows

The port handled 2.4 million tonnes in 2020 and 1.2 million tonnes in 1990: up 100 percent.
Revenue came to under £90 million, three times that of 1991. Rail carries 30 percent of the cargo.

*
Works
There are 14 berths; there were 4 berths. Of them nine berths are deep, six berths are not.
Dredging cost £18 million, which is 45%.
The quay is 1,200 metres long.
"""
DRAFT = "The port handled 4.2 million tonnes in 2020.\nThere are 14 berths and 90 cranes.\n"
# A name, and the calls that it shows, in a folder that holds these files.
CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "overview": (TABLE, (*TABLE, "--facts", HARBOUR)),
    "themes": (("themes", *TABLE),),
    "list": (
        ("list", "city", *TABLE, "--derived", "--unit", "km2"),
        ("list", *TABLE, "--sort", "-value", "--limit", "6"),
        ("list", *TABLE, "--facts", HARBOUR),
    ),
    "show": (("show", "resident-population", *TABLE), ("show", "river-chief-system", *TABLE)),
    "get": (("get", "foreign-trade", "urbanisation-rate@1978", *TABLE),),
    "search": (("search", "600亿", *TABLE, "--explain"), ("search", "nosuchword", *TABLE)),
    "compare": (("compare", *TABLE), ("compare", "government", "--all", *TABLE)),
    "cite": (("cite", "resident-population@1978"), ("cite", "ceramics-output", "-s", "mla")),
    "quote": (("quote", "cargo", "--facts", HARBOUR, "--article", "copy.txt", *TABLE),),
    "verify": (("verify", "--facts", HARBOUR, "--article", "copy.txt", *TABLE),),
    "audit": (("audit", *TABLE),),
    "proofread": (("proofread", "--facts", HARBOUR, "draft.txt", *TABLE, "--all"),),
    "scaffold": (("scaffold", "copy.txt", "--dry-run", *TABLE),),
    "check": (("check", HARBOUR), ("check", "bad.yaml", *TABLE), ("check", "nosuch.yaml")),
    "export": (("export", "--facts", HARBOUR, "-f", "markdown"),),
    "schema": (("schema", "--help"),),
    "help": (("--help",), ("list", "--help"), ("cite", "--help"), ("get", "--help")),
    "refusals": (
        ("lst",),
        ("list", "--knid", "asset"),
        ("list", "--kind", "aset"),
        ("list", "--limit", "many"),
        ("list", "population"),
        ("list", "major-bridges"),
        ("list", "--tag", "schools", *TABLE),
        ("show", "exports of", *TABLE),
        ("show", "出口", *TABLE),
        ("scaffold",),
        ("list", "--fields", "keys"),
        ("get",),
        ("get", "resident-populaton"),
        ("compare", "--from", "1900"),
    ),
}


def shown(run: Run, calls: tuple[tuple[str, ...], ...]) -> str:
    """Return what the calls give, each under its own line, the exit code where it is not 0."""
    parts: list[str] = []
    for call in calls:
        ran = run(*call)
        code = f"[exit code {ran.code}]\n" if ran.code else ""
        parts.append(f"$ zzf {' '.join(call)}\n{ran.out}{ran.err}{code}")
    return "\n".join(parts)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", CALLS)
def test_it_looks_as_it_did(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, lang: str
) -> None:
    (tmp_path / "copy.txt").write_text(COPY, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    base = (BASES / HARBOUR).read_text(encoding="utf-8")
    (tmp_path / HARBOUR).write_text(base, encoding="utf-8")
    bad = base.replace("value: 2400000", "value: 2500000")
    bad = bad.replace("theme: works", "theme: wroks", 1)
    (tmp_path / "bad.yaml").write_text(bad, encoding="utf-8")
    monkeypatch.setenv("ZHUZHOU_FACTS_LANG", lang)
    monkeypatch.chdir(tmp_path)
    parts: list[str] = []
    for width in WIDTHS:
        monkeypatch.setenv("COLUMNS", width)
        parts.append(f"==== {width} columns ====\n{shown(run, CALLS[name])}")
    text = "\n".join(parts)
    path = SNAPSHOTS / f"{name}.{lang}.txt"
    if os.environ.get("ZHUZHOU_FACTS_REWRITE") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


def test_every_command_has_a_snapshot() -> None:
    assert set(COMMANDS) <= set(CALLS)
    assert {path.name for path in SNAPSHOTS.iterdir()} == {
        f"{name}.{lang}.txt" for name in CALLS for lang in ("zh", "en")
    }

"""Every command as people see it: at three widths and in two languages.

The files in `snapshots/` were read line by line when they were made. After a change of output that
is meant, make them anew with ZHUZHOU_FACTS_REWRITE=1 and read what git shows to be changed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zhuzhou_facts.streams.manual import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from project import Ran

HERE = Path(__file__).parents[1] / "data"
SNAPSHOTS = HERE / "snapshots"
HARBOUR = str(HERE / "bases" / "harbour.yaml")
TABLE = ("-f", "table")
WIDTHS = ("50", "80", "120")
COPY = "Lead.\n\n*\nHeading\nThe quay is 1,200 metres long.\n"
# A name, and the calls that it shows; {copy} is a text that is no copy of anything.
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
    "quote": (("quote", "cargo", "--facts", HARBOUR, "--article", "{copy}", *TABLE),),
    "verify": (("verify", "--facts", HARBOUR, "--article", "{copy}", *TABLE),),
    "audit": (("audit", *TABLE),),
    "check": (("check", HARBOUR), ("check", "nosuch.yaml")),
    "export": (("export", "--facts", HARBOUR, "-f", "markdown"),),
    "schema": (("schema", "--help"),),
    "help": (("--help",), ("list", "--help"), ("cite", "--help"), ("get", "--help")),
    "refusals": (
        ("lst",),
        ("list", "--knid", "asset"),
        ("list", "--kind", "aset"),
        ("list", "--limit", "many"),
        ("list", "--fields", "keys"),
        ("get",),
        ("get", "resident-populaton"),
        ("compare", "--from", "1900"),
    ),
}


def shown(run: Callable[..., Ran], calls: tuple[tuple[str, ...], ...], copy: str) -> str:
    """Return what the calls give, each under its own line, the exit code where it is not 0."""
    parts: list[str] = []
    for call in calls:
        ran = run(*(copy if word == "{copy}" else word for word in call))
        said = " ".join(word.replace(HARBOUR, "harbour.yaml") for word in call)
        code = f"[exit code {ran.code}]\n" if ran.code else ""
        parts.append(f"$ zzf {said}\n{ran.out}{ran.err}{code}")
    text = "\n".join(parts)
    return text.replace(HARBOUR, "harbour.yaml").replace(copy, "copy.txt")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", CALLS)
def test_it_looks_as_it_did(
    run: Callable[..., Ran],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
    lang: str,
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(COPY, encoding="utf-8")
    monkeypatch.setenv("ZHUZHOU_FACTS_LANG", lang)
    monkeypatch.chdir(tmp_path)
    parts: list[str] = []
    for width in WIDTHS:
        monkeypatch.setenv("COLUMNS", width)
        parts.append(f"==== {width} columns ====\n{shown(run, CALLS[name], str(copy))}")
    text = "\n".join(parts)
    path = SNAPSHOTS / f"{name}.{lang}.txt"
    if os.environ.get("ZHUZHOU_FACTS_REWRITE") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


def test_every_command_has_a_snapshot() -> None:
    assert set(EXAMPLES) - {""} <= set(CALLS)
    assert {path.name for path in SNAPSHOTS.iterdir()} == {
        f"{name}.{lang}.txt" for name in CALLS for lang in ("zh", "en")
    }

"""What is measured against what, and what the ratio may be at most."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BARE = """\
import typer
app = typer.Typer(add_completion=False)
@app.command()
def main() -> None:
    pass
app()
"""
BARE_TABLE = """\
import typer
app = typer.Typer(add_completion=False)
@app.command()
def main() -> None:
    from rich.console import Console
    from rich.table import Table
    table = Table("a", "b")
    table.add_row("c", "d")
    Console(width=80).print(table)
app()
"""
LOAD = "from zhuzhou_facts import load; load({!r})"
YAML_LOAD = "import yaml; yaml.load(open({!r}, 'rb'), yaml.CSafeLoader)"
KEY = "resident-population"
_TSV = "[.key, .value, .unit, .written] | @tsv"
_JQ_JOIN = "(reduce $b[0][] as $r ({}; .[$r.id] += [$r])) as $i | inputs | $i[.][] | " + _TSV


@dataclass(frozen=True)
class Case:
    """A command of ours beside its peers; each ratio is our median over the peer's."""

    name: str
    ours: str
    peers: dict[str, str]
    """The peers' commands, by name; one that is not installed is left out."""
    limits: dict[str, float]
    """The highest ratio allowed, by peer; a peer without one is there to be seen."""
    seconds: float | None = None
    """The highest median allowed, where it is no ratio."""
    runs: int = 30
    memory: bool = False
    """Whether peak memory counts as well, under the same limits."""


def cases(folder: Path) -> list[Case]:
    """Return every case; `folder` has the installed wheel and the files that are read."""
    zzf = shlex.quote(str(folder / "site" / "bin" / "zzf"))
    python = shlex.quote(sys.executable)
    small, big = folder / "small", folder / "big"
    base, quoted = f"--facts {big}.sqlite", shlex.quote(f'.[] | select(.id=="{KEY}") | {_TSV}')
    bare = {"bare Typer": f"{python} {folder / 'bare.py'}"}
    table = {"bare Typer + Rich": f"{python} {folder / 'bare_table.py'}"}
    sql = f"select key, value, unit, written from facts where id = '{KEY}'"  # noqa: S608 - ours
    yaml = f"{big}.yaml"
    return [
        Case(
            "get KEY",
            f"{zzf} get {KEY}",
            {
                "python -c pass": f"{python} -c pass",
                "jq": f"jq -r {quoted} {small}.json",
                "yq": f"yq -r {quoted} {small}.json",
                "mlr": f"mlr --icsv --otsv filter '$id==\"{KEY}\"' {small}.csv",
                "sqlite3": f"sqlite3 {small}.sqlite {shlex.quote(sql)}",
                "grep": f"grep {KEY} {small}.csv",
                "particle": f"{python} -m particle search pi+",
            },
            {"python -c pass": 2, "jq": 1, "yq": 1},
        ),
        Case(
            "get KEY, 20,000 facts",
            f"{zzf} get works-77 {base}",
            {"get KEY": f"{zzf} get {KEY}"},
            {"get KEY": 1.3},
        ),
        Case("list -f json", f"{zzf} list -f json", bare, {"bare Typer": 1.15}),
        Case("compare -f json", f"{zzf} compare -f json", bare, {"bare Typer": 1.15}),
        Case("list -f table", f"{zzf} list -f table", table, {"bare Typer + Rich": 1.15}),
        Case("search, 20,000 facts", f"{zzf} search 工厂77 {base}", {}, {}, seconds=1, runs=5),
        Case("list THEME, 20,000 facts", f"{zzf} list theme-3 {base}", {}, {}, seconds=1, runs=5),
        Case(
            "load YAML, 20,000 facts",
            f"{python} -c {shlex.quote(LOAD.format(yaml))}",
            {"yaml.load": f"{python} -c {shlex.quote(YAML_LOAD.format(yaml))}"},
            {"yaml.load": 1},
            runs=2,
            memory=True,
        ),
        Case(
            "get -, 100,000 keys of 20,000 facts",
            f"sh -c '{zzf} get - {base} < {folder / 'keys'}'",
            {
                "jq": f"jq -rRn --slurpfile b {big}.json {shlex.quote(_JQ_JOIN)} {folder / 'keys'}",
                "mlr": f"mlr --icsv --otsv join -j id -f {big}.csv {folder / 'keys.csv'}",
            },
            {"jq": 1, "mlr": 1},
            runs=2,
        ),
    ]

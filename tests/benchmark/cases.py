"""What is measured against what, and what the ratio may be at most."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

BARE = """\
import typer
app = typer.Typer()
@app.command()
def main() -> None:
    pass
app()
"""
# As many rows and columns as the table that it is compared with.
TABLE = """\
import typer
app = typer.Typer()
@app.command()
def main(rows: int, columns: int) -> None:
    from rich.console import Console
    from rich.table import Table
    table = Table(*map(str, range(columns)))
    for row in range(rows):
        table.add_row(*(f"cell {row} {column}" for column in range(columns)))
    Console(width=80).print(table)
app()
"""
LOAD = "from zhuzhou_facts import load; load({!r})"
YAML_LOAD = "import yaml; yaml.load(open({!r}, 'rb'), yaml.CSafeLoader)"
KEY = "resident-population"
_TSV = "[.key, .value, .unit, .written] | @tsv"
_JQ_JOIN = "(reduce $b[0][] as $r ({}; .[$r.id] += [$r])) as $i | inputs | $i[.][] | " + _TSV


class Case(NamedTuple):
    """A command of ours beside its peers; each ratio is our median over the peer's."""

    name: str
    ours: str
    peers: dict[str, str]
    """The peers' commands, by name; one that is not installed is left out."""
    limits: dict[str, float]
    """The highest ratio allowed, by peer; a peer without one is there to be seen."""
    runs: int = 20
    memory: bool = False
    """Whether peak memory counts as well, under the same limits."""
    instructions: bool = False
    """Whether machine instructions are counted beside the clock."""


def cases(folder: Path) -> list[Case]:
    """Return every case; `folder` has the installed wheel and the files that are read."""
    zzf = str(folder / "wheel" / "bin" / "zzf")
    editable = str(folder / "editable" / "bin" / "zzf")
    python = str(folder / "wheel" / "bin" / "python")
    small, big = folder / "small", folder / "big"
    base, quoted = f"--facts {big}.sqlite", shlex.quote(f'.[] | select(.id=="{KEY}") | {_TSV}')
    in_big = quoted.replace(KEY, "works-77")
    bare = {"bare Typer": f"{python} {folder / 'bare.py'}"}
    list_table = {"Typer + Rich, same size": f"{python} {folder / 'table.py'} 210 4"}
    compare_table = {"Typer + Rich": f"{python} {folder / 'table.py'} 14 5"}
    loading = {"loading it": f"{python} -c {shlex.quote(LOAD.format(f'{big}.sqlite'))}"}
    yaml = f"{big}.yaml"
    tab = "env _ZZF_COMPLETE=complete_bash COMP_WORDS='zzf show resident-p' COMP_CWORD=2"
    return [
        Case(
            "get KEY",
            f"{zzf} get {KEY}",
            {
                "python -c pass": f"{python} -c pass",
                "jq": f"jq -r {quoted} {small}.json",
                "mlr": f"mlr --icsv --otsv filter '$id==\"{KEY}\"' {small}.csv",
            },
            {"python -c pass": 2, "jq": 1.05},
            runs=40,
            instructions=True,
        ),
        Case(
            "get KEY of a compiled base",
            f"{zzf} get {KEY} --facts {small}.sqlite",
            {"jq": f"jq -r {quoted} {small}.json"},
            {"jq": 1.3},
            runs=40,
        ),
        Case(
            "get KEY, 20,000 compiled facts",
            f"{zzf} get works-77 {base}",
            {"jq": f"jq -r {in_big} {big}.json"},
            {"jq": 1.3},
        ),
        Case("list -f json", f"{zzf} list -f json", bare, {"bare Typer": 1.75}, instructions=True),
        Case("compare -f json", f"{zzf} compare -f json", bare, {"bare Typer": 1.75}),
        Case(
            "list -f table",
            f"{zzf} list -f table",
            list_table,
            {"Typer + Rich, same size": 1.4},
            instructions=True,
        ),
        Case("compare -f table", f"{zzf} compare -f table", compare_table, {"Typer + Rich": 1.6}),
        Case("TAB on an id", f"{tab} {zzf}", bare, {"bare Typer": 1.3}),
        Case(
            "list -f json, editable install",
            f"{editable} list -f json",
            {"the wheel": f"{zzf} list -f json"},
            {"the wheel": 1.3},
        ),
        *(
            Case(
                f"{call or 'overview'}, 20,000 compiled facts", ours, loading, {"loading it": 2}, 5
            )
            for call, ours in {
                "": f"{zzf} {base}",
                "search": f"{zzf} search 工厂77 {base}",
                "list THEME": f"{zzf} list theme-3 {base}",
            }.items()
        ),
        Case(
            "load YAML, 20,000 facts",
            f"{python} -c {shlex.quote(LOAD.format(yaml))}",
            {"yaml.load": f"{python} -c {shlex.quote(YAML_LOAD.format(yaml))}"},
            {"yaml.load": 0.5},
            runs=2,
            memory=True,
        ),
        *(
            Case(
                f"get -, 100,000 keys{of}",
                f"sh -c '{zzf} get - {option} < {keys}'",
                {
                    "jq": f"jq -rRn --slurpfile b {data}.json {shlex.quote(_JQ_JOIN)} {keys}",
                    "mlr": f"mlr --icsv --otsv join -j id -f {data}.csv {keys}.csv",
                },
                limits,
                runs=3,
            )
            for of, option, keys, data, limits in (
                ("", "", folder / "keys", small, {"jq": 1.0, "mlr": 1.0}),
                (" of 20,000 facts", base, folder / "big-keys", big, {"jq": 1.0}),
            )
        ),
    ]

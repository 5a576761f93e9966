"""The speed of the built wheel beside its peers; run: `python tests/benchmark/run.py [JSON]`.

It needs hyperfine, and `build` in the environment; a peer that is not there is left out. The wheel
is installed by the pip that a new virtual environment of this Python has. Instructions are
counted where valgrind is there.
"""

from __future__ import annotations

import json
import os
import platform
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any

from bases import large_base
from cases import BARE, TABLE, Case, cases

ROOT = Path(__file__).parents[2]
FACTS = 20_000
KEYS = 100_000
_PROGRAMS = ("jq", "mlr", "sqlite3", "hyperfine", "valgrind")
_LIBRARIES = ("typer", "rich", "pyyaml", "pydantic")
_COUNT = (
    "valgrind",
    "--tool=cachegrind",
    "--cache-sim=no",
    "--cachegrind-out-file=/dev/null",
    "--trace-children=yes",
)


def main() -> int:
    """Measure every case, print one table, write it as JSON; return 1 where a limit is missed."""
    os.environ.pop("PYTHONPATH", None)  # or a checkout in it is measured instead of the wheel
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(folder)
        rows = [row for case in cases(folder) for row in _measure(case, folder)]
    versions = _versions()
    lines = ["| ours | beside | ratio | at most |", "| --- | --- | --- | --- |"]
    lines += [_line(row) for row in rows]
    lines.append("\n" + ", ".join(f"{key} {value}" for key, value in versions.items()))
    sys.stdout.write("\n".join(lines) + "\n")
    if len(sys.argv) > 1:
        report = {"versions": versions, "rows": rows}
        Path(sys.argv[1]).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    return int(any(row["ratio"] > (row["limit"] or row["ratio"]) for row in rows))


def _prepare(folder: Path) -> None:
    """Install the wheel, and the checkout in place, beside the peers' copies of the two bases."""
    _call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    for name, what in (("wheel", (wheel,)), ("editable", ("-e", ROOT))):
        _call(sys.executable, "-m", "venv", folder / name)
        _call(folder / name / "bin" / "pip", "install", "--quiet", *what)
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    (folder / "table.py").write_text(TABLE, encoding="utf-8")
    (folder / "big.yaml").write_text(large_base(FACTS), encoding="utf-8")
    zzf = folder / "wheel" / "bin" / "zzf"
    for ending in ("json", "csv", "sqlite"):
        _call(zzf, "export", "-o", folder / f"small.{ending}")
        _call(zzf, "export", "--facts", folder / "big.yaml", "-o", folder / f"big.{ending}")
    chance = random.Random(20181114)  # noqa: S311 - no secret
    shipped = json.loads((folder / "small.json").read_text(encoding="utf-8"))
    ids = {"keys": [row["id"] for row in shipped]}
    ids["big-keys"] = [f"works-{number}" for number in range(1, FACTS + 1)]
    for name, names in ids.items():
        keys = "\n".join(chance.choices(names, k=KEYS)) + "\n"
        (folder / name).write_text(keys, encoding="utf-8")
        (folder / f"{name}.csv").write_text(f"id\n{keys}", encoding="utf-8")


def _call(*command: str | Path) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _measure(case: Case, folder: Path) -> list[dict[str, Any]]:
    """Return a row for each peer, and for each measure beside the clock."""
    peers = {name: call for name, call in case.peers.items() if shutil.which(shlex.split(call)[0])}
    out = folder / "times.json"
    times = ["--runs", str(case.runs), "--warmup", "1", "--export-json", str(out)]
    _call("hyperfine", "-N", "--style", "none", *times, case.ours, *peers.values())
    ours, *others = (
        (f"{1000 * result['median']:.1f} ± {1000 * (result['stddev'] or 0):.1f} ms", result)
        for result in json.loads(out.read_text(encoding="utf-8"))["results"]
    )
    rows = [
        _row(case, peer, ours, other, "median") for peer, other in zip(peers, others, strict=True)
    ]
    if case.memory:
        rows += [
            _row(case, peer, _peak(case.ours), _peak(call), "megabytes")
            for peer, call in peers.items()
        ]
    if case.instructions and shutil.which("valgrind"):
        mine = _instructions(case.ours)
        rows += [
            _row(case, peer, mine, _instructions(call), "millions") | {"limit": None}
            for peer, call in peers.items()
        ]
    return rows


def _row(
    case: Case,
    peer: str,
    ours: tuple[str, dict[str, float]],
    other: tuple[str, dict[str, float]],
    measure: str,
) -> dict[str, Any]:
    return {
        "case": case.name,
        "ours": ours[0],
        "peer": peer,
        "theirs": other[0],
        "ratio": ours[1][measure] / other[1][measure],
        "limit": case.limits.get(peer),
    }


def _peak(command: str) -> tuple[str, dict[str, float]]:
    """Return the peak memory of a command."""
    process = subprocess.Popen(shlex.split(command), stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    megabytes = usage.ru_maxrss / 1024
    return f"{megabytes:.0f} MB", {"megabytes": megabytes}


def _instructions(command: str) -> tuple[str, dict[str, float]]:
    """Return how many machine instructions a command takes, which no other load changes."""
    ran = subprocess.run(
        [*_COUNT, *shlex.split(command)], capture_output=True, text=True, check=True
    )
    counts = re.findall(r"I\s+refs:\s+([0-9,]+)", ran.stderr)
    millions = max(int(count.replace(",", "")) for count in counts) / 1e6
    return f"{millions:.0f} M instructions", {"millions": millions}


def _line(row: dict[str, Any]) -> str:
    limit = "" if row["limit"] is None else f"{row['limit']:g}"
    missed = " (missed)" if limit and row["ratio"] > row["limit"] else ""
    return (
        f"| {row['case']}: {row['ours']} | {row['peer']}: {row['theirs']} | {row['ratio']:.2f} "
        f"| {limit}{missed} |"
    )


def _versions() -> dict[str, str]:
    found = {"Python": platform.python_version()}
    found |= {name: metadata.version(name) for name in _LIBRARIES}
    for name in _PROGRAMS:
        if shutil.which(name):
            ran = subprocess.run([name, "--version"], capture_output=True, text=True, check=False)
            version = re.search(r"[0-9]+(\.[0-9]+)+", ran.stdout)
            found[name] = version[0] if version else "?"
    return found


if __name__ == "__main__":
    sys.exit(main())

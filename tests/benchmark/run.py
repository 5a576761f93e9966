"""The speed of the built wheel beside its peers; run: `python tests/benchmark/run.py [JSON]`.

It needs hyperfine, and `build` and `pip` in the environment; a peer that is not there is left out.
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
from cases import BARE, BARE_TABLE, Case, cases

ROOT = Path(__file__).parents[2]
FACTS = 20_000
KEYS = 100_000
_PROGRAMS = ("jq", "yq", "mlr", "sqlite3", "grep", "hyperfine")
_LIBRARIES = ("typer", "rich", "pyyaml", "pydantic", "particle")


def main() -> int:
    """Measure every case, print one table, write it as JSON; return 1 where a limit is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(folder)
        rows = [row for case in cases(folder) for row in _measure(case, folder)]
    versions = _versions()
    lines = [
        "| ours | ms | beside | ms | ratio | at most |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [_line(row) for row in rows]
    lines.append("\n" + ", ".join(f"{key} {value}" for key, value in versions.items()))
    sys.stdout.write("\n".join(lines) + "\n")
    if len(sys.argv) > 1:
        report = {"versions": versions, "rows": rows}
        Path(sys.argv[1]).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    return int(any(row["met"] is False for row in rows))


def _prepare(folder: Path) -> None:
    """Install the wheel as pip does, beside the peers' copies of the two bases."""
    site = folder / "site"
    _call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    _call(sys.executable, "-m", "pip", "install", "--no-deps", "--target", site, wheel)
    before = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(site), before)))
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    (folder / "bare_table.py").write_text(BARE_TABLE, encoding="utf-8")
    (folder / "big.yaml").write_text(large_base(FACTS), encoding="utf-8")
    zzf = site / "bin" / "zzf"
    for ending in ("json", "csv", "sqlite"):
        _call(zzf, "export", "-o", folder / f"small.{ending}")
        _call(zzf, "export", "--facts", folder / "big.yaml", "-o", folder / f"big.{ending}")
    chance = random.Random(20181114)  # noqa: S311 - no secret
    keys = "".join(f"works-{chance.randint(1, FACTS)}\n" for _ in range(KEYS))
    (folder / "keys").write_text(keys, encoding="utf-8")
    (folder / "keys.csv").write_text(f"id\n{keys}", encoding="utf-8")


def _call(*command: str | Path) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _measure(case: Case, folder: Path) -> list[dict[str, Any]]:
    """Return a row a peer; one row where there is none."""
    commands = {"": case.ours} | {k: v for k, v in case.peers.items() if _is_here(k, v)}
    out = folder / "times.json"
    times = ["--runs", str(case.runs), "--warmup", "1", "--export-json", str(out)]
    _call("hyperfine", "-N", "--style", "none", *times, *commands.values())
    results = json.loads(out.read_text(encoding="utf-8"))["results"]
    found = dict(zip(commands, results, strict=True))
    ours = found.pop("")
    own = {"case": case.name, "median": ours["median"], "spread": ours["stddev"]}
    if not found:
        limit = case.seconds
        return [own | {"limit": limit, "met": limit is None or ours["median"] <= limit}]
    rows = []
    for peer, theirs in found.items():
        ratio, limit = ours["median"] / theirs["median"], case.limits.get(peer)
        told = {"peer": peer, "peer_median": theirs["median"], "peer_spread": theirs["stddev"]}
        met = None if limit is None else ratio <= limit
        rows.append(own | told | {"ratio": ratio, "limit": limit, "met": met})
        if case.memory:
            mine, other = _peak(case.ours), _peak(commands[peer])
            told = {"peer": f"{peer}, memory", "megabytes": mine, "peer_megabytes": other}
            met = limit is None or mine / other <= limit
            rows.append(own | told | {"ratio": mine / other, "limit": limit, "met": met})
    return rows


def _is_here(peer: str, command: str) -> bool:
    words = shlex.split(command)
    if "particle" in words:
        return "particle" in _versions()
    return bool(peer) and shutil.which(words[0]) is not None


def _peak(command: str) -> float:
    """Return the peak memory of a command, in megabytes."""
    process = subprocess.Popen(shlex.split(command), stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_maxrss / 1024


def _line(row: dict[str, Any]) -> str:
    if "megabytes" in row:
        pair = (f"{row['megabytes']:.0f} MB", row["peer"], f"{row['peer_megabytes']:.0f} MB")
    elif "peer" in row:
        pair = (_told(row, ""), row["peer"], _told(row, "peer_"))
    else:
        pair = (_told(row, ""), "", "")
    ratio = f"{row['ratio']:.2f}" if "ratio" in row else ""
    limit = "" if row["limit"] is None else f"{row['limit']:g}" + ("" if ratio else " s")
    missed = " (missed)" if row["met"] is False else ""
    return f"| {row['case']} | {' | '.join(pair)} | {ratio} | {limit}{missed} |"


def _told(row: dict[str, Any], whose: str) -> str:
    median, spread = 1000 * row[f"{whose}median"], 1000 * (row[f"{whose}spread"] or 0)
    return f"{median:.1f} ± {spread:.1f}"


def _versions() -> dict[str, str]:
    found = {"Python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    for name in _PROGRAMS:
        if shutil.which(name):
            ran = subprocess.run([name, "--version"], capture_output=True, text=True, check=False)
            version = re.search(r"[0-9]+(\.[0-9]+)+", ran.stdout)
            found[name] = version[0] if version else "?"
    return found


if __name__ == "__main__":
    sys.exit(main())

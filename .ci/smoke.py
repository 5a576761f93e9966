"""Try an installed wheel, outside the checkout, on any system: `python smoke.py ENVIRONMENT`."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

scripts = Path(sysconfig.get_path("scripts", vars={"base": sys.argv[1]}))
ANSWER = b"resident-population@2017\t4021500\tperson\t402.15\xe4\xb8\x87\xe4\xba\xba\n"


def call(*command: str | Path) -> bytes:
    """Return what a command prints; end where it fails."""
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return ran.stdout.replace(b"\r\n", b"\n")


for name in ("zzf", "zhuzhou-facts"):
    if call(scripts / name, "get", "resident-population") != ANSWER:
        sys.exit(f"{name} get: another answer")
call(sys.executable, "-m", "zhuzhou_facts", "--version")
call(scripts / "zzf", "check")
call(scripts / "zzf", "--help")
call(scripts / "zzf", "-L", "zh")
if not json.loads(call(scripts / "zzf", "compare", "--json")):
    sys.exit("compare: no rows")

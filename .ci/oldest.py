"""Print the lowest release of each run-time dependency, as pip's constraints."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["project"]
sys.stdout.write("\n".join(need.replace(">=", "==") for need in project["dependencies"]) + "\n")

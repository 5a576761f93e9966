"""Print the lowest release of each dependency of running and testing, as pip's constraints."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["project"]
needs = project["dependencies"] + project["optional-dependencies"]["test"]
sys.stdout.write("\n".join(need.replace(">=", "==") for need in needs) + "\n")

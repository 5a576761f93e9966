"""The table of quantities, quantities.tsv: what each form reads as, worked out by hand.

`value` is a number, `a..b` the ends of a range, `unknown` or `refused`; `unit` is a code, or
`bare`; `low` and `high` are a number or `open`. Nothing is said of a cell that is `?` or empty. Of
an unknown amount the bounds are the widest that are right.
"""

from __future__ import annotations

import csv
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "data" / "quantities.tsv"
with _TABLE.open(encoding="utf-8", newline="") as _lines:
    ROWS = list(csv.DictReader(_lines, delimiter="\t", quoting=csv.QUOTE_NONE))
READ = [row for row in ROWS if row["value"] != "refused"]
REFUSED = [row for row in ROWS if row["value"] == "refused"]

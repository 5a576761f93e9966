"""What building a wheel does beyond copying: it compiles the fact base into the package.

Hatch loads this file by its path. It is in the source distribution and not in the wheel.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase


class CompiledFacts(BuildHookInterface[Any]):
    """Put facts.yaml, compiled, into the wheel; an editable install reads the file itself."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the fact base into a folder of its own; raise where it is not sound."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from zhuzhou_facts.base.loading import compile_base, load
        from zhuzhou_facts.figures.query import items
        from zhuzhou_facts.output.rows import fact_records
        from zhuzhou_facts.quantity import Reading
        from zhuzhou_facts.quantity.stated import compile_readings

        base = load(Path(self.root) / "facts.yaml")
        stated = items(base, Reading.STRICT, derived=False)
        records = fact_records(base, stated, Reading.STRICT)
        # Removed when the build has ended, and this with it.
        self._folder = tempfile.TemporaryDirectory()
        target = Path(self._folder.name) / "facts.sqlite"
        target.write_bytes(compile_base(base, records.fields, records.rows, compile_readings(base)))
        build_data["force_include"][str(target)] = "zhuzhou_facts/facts.sqlite"
        index = target.with_suffix(".index")
        index.write_bytes(make_index(base))
        build_data["force_include"][str(index)] = "zhuzhou_facts/facts.index"


def make_index(base: FactBase) -> bytes:
    """Return the index of a base: the answer to every theme, every id and every key."""
    from zhuzhou_facts.fast_get import AFTER_KEY, LINE_END
    from zhuzhou_facts.figures import query
    from zhuzhou_facts.output.formats import tabbed
    from zhuzhou_facts.output.rows import fact_records, with_formulas
    from zhuzhou_facts.quantity import Reading

    reading = Reading.STRICT
    lines = []
    for key in query.every_key(base):
        records = with_formulas(fact_records(base, query.get(base, key, reading), reading))
        text = tabbed(records.select(("key", "value", "unit", "written")).rows)
        lines.append(key + AFTER_KEY + text.replace("\n", LINE_END) + "\n")
    return "".join(lines).encode()

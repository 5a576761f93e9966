"""The commands, as `commands.json` lists them in the order of the help."""

import json
from pathlib import Path
from typing import Final, NamedTuple


class Entry(NamedTuple):
    """A command: where it is defined, what the help says of it, the fields of its rows."""

    group: str
    module: str
    summary: str
    fields: str
    """The name of the fields in `output.fields`."""
    plain: str
    """Those of them that a pipe gets; all where it is empty."""
    examples: dict[str, str]
    """What to type, with fields that the base in use fills, and what it shows."""
    formats: str = ""
    """The formats that it writes, where they are others than those of rows."""


COMMANDS: Final = {
    name: Entry(**entry)
    for name, entry in json.loads(
        Path(__file__).with_name("commands.json").read_text(encoding="utf-8")
    ).items()
}

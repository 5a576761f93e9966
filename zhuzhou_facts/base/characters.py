"""What a text may not hold, whatever YAML makes of it; looked for before libyaml reads it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS: Final = 20
MAX_DIRECTIVES: Final = 4

# NEL and the Unicode separators end a line for libyaml and for nobody who edits the file, a
# carriage return alone for libyaml and for few editors; bidirectional controls show a reader
# another text than the one that stands there.
_UNWANTED: Final = (
    r"[^\t\n\r\x20-\x7e\xa0-\u061b\u061d-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff"
    r"\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# The second takes four times as long, and is only needed where there are carriage returns.
_FORBIDDEN = re.compile(_UNWANTED)
_FORBIDDEN_OR_RETURN = re.compile(rf"\r(?!\n)|{_UNWANTED}")


def refused(text: str, file: str) -> list[Problem]:
    """Return what a text holds that may not stand in a fact base; `file` is its name."""
    return [*_characters(text, file), *_directives(text, file)]


def _characters(text: str, file: str) -> Iterator[Problem]:
    """Yield the first characters that may not stand in a fact base; a binary file has millions."""
    line, reached = 1, 0
    forbidden = _FORBIDDEN_OR_RETURN if "\r" in text else _FORBIDDEN
    for match in islice(forbidden.finditer(text), MAX_CHARACTERS):
        line += text.count("\n", reached, match.start())
        reached = match.start()
        column = reached - text.rfind("\n", 0, reached)
        what = f"the character U+{ord(match[0]):04X} is not allowed"
        mend = "take it out; many editors can show it"
        if match[0] == "\r":
            what = "a line ends in a carriage return alone"
            mend = "save the file with the line ends of Unix or of Windows"
        yield Problem(file, line, column, what, mend)


def _directives(text: str, file: str) -> Iterator[Problem]:
    """Yield the first % line too many: libyaml takes seconds over some ten thousand of them."""
    if text.startswith("%") + text.count("\n%") > MAX_DIRECTIVES:
        lines = enumerate(text.split("\n"), 1)
        numbers = (number for number, line in lines if line.startswith("%"))
        line = next(islice(numbers, MAX_DIRECTIVES, None))
        yield Problem(file, line, 1, "too many lines begin with %", "take them out")

"""Characters that a fact base must not contain, looked for before libyaml reads the text."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.errors import Message, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS: Final = 20
MAX_DIRECTIVES: Final = 4

# libyaml ends a line at NEL, at the Unicode separators and at a carriage return alone; the editor
# of the person who reads the line number does not. Bidirectional controls show a reader another
# text than the one in the file.
_UNWANTED: Final = (
    r"[^\t\n\r\x20-\x7e\xa0-\u061b\u061d-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff"
    r"\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# The second takes four times as long, and is only needed where there are carriage returns.
_FORBIDDEN = re.compile(_UNWANTED)
_FORBIDDEN_OR_RETURN = re.compile(rf"\r(?!\n)|{_UNWANTED}")


def find_forbidden(text: str, file: str) -> list[Problem]:
    """Return the first characters and lines that a fact base must not contain."""
    return [*_characters(text, file), *_directives(text, file)]


def _characters(text: str, file: str) -> Iterator[Problem]:
    """Yield the first forbidden characters; a binary file has millions."""
    line, reached = 1, 0
    forbidden = _FORBIDDEN_OR_RETURN if "\r" in text else _FORBIDDEN
    for match in islice(forbidden.finditer(text), MAX_CHARACTERS):
        line += text.count("\n", reached, match.start())
        reached = match.start()
        column = reached - text.rfind("\n", 0, reached)
        message = Message("the character U+{code} is not allowed", {"code": f"{ord(match[0]):04X}"})
        fix = Message("delete it; many editors can show it")
        if match[0] == "\r":
            message = Message("a line ends in a carriage return alone")
            fix = Message("save the file with Unix or Windows line endings")
        yield Problem(file, line, column, message, fix)


def _directives(text: str, file: str) -> Iterator[Problem]:
    """Yield the first % line too many: libyaml takes seconds over some ten thousand of them."""
    if text.startswith("%") + text.count("\n%") > MAX_DIRECTIVES:
        lines = enumerate(text.split("\n"), 1)
        numbers = (number for number, line in lines if line.startswith("%"))
        line = next(islice(numbers, MAX_DIRECTIVES, None))
        message = Message("too many lines begin with %")
        yield Problem(file, line, 1, message, Message("delete them"))

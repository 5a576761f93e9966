"""Plain calls of the command line, read without the weight of the library that reads them all.

To import and to build that takes longer than most commands take to answer. What is read here is
read there in the same way; whatever is not plain (help, an unknown word, a value that is none, an
option before the command …) is left to it, to answer or to refuse.
"""

from __future__ import annotations

import os

from zhuzhou_facts.commands import COMMANDS, FILE, NUMBER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from zhuzhou_facts.commands import Command, Option

MOST = 1_000_000_000
"""The highest number that an option takes."""
# Answered by the library, which finds it before the command, too.
_LEFT = "--version"


class Call:
    """A command with what was given to it: what is its own, and what all commands share."""

    __slots__ = ("command", "options", "values")

    def __init__(self, command: Command, given: dict[str, Any]) -> None:
        """Sort what was given, by the keys of the options."""
        own = {option.key for option in command.own}
        files = {option.key for option in command.options if option.takes == FILE}
        if argument := command.argument:
            own.add(argument.key)
            files.update([argument.key] if argument.takes == FILE else [])
        given = {key: value if key in files else _legible(value) for key, value in given.items()}
        self.command = command
        self.values = {key: value for key, value in given.items() if key in own}
        self.options = {key: value for key, value in given.items() if key not in own}


def read_call(words: Sequence[str], environ: Mapping[str, str]) -> Call | None:
    """Read a call; None where it is not plain.

    Args:
        words: what stands after the program's name.
        environ: the environment, whose variables stand in for options that are not given.
    """
    root = COMMANDS[""]
    command = COMMANDS.get(words[0], root) if words else root
    named = {name: option for option in command.options for name in option.names}
    rest = iter(words if command is root else words[1:])
    given: dict[str, Any] = {}
    for word in rest:
        option: Option | None = command.argument
        text: str | None = word
        if word.startswith("-") and word != "-":
            name, equals, text = word.partition("=")
            option = named.get(name)
            if option is None or name == _LEFT:
                return None
            if option.takes is None:
                text = None if equals else ""
            elif not equals:
                text = next(rest, None)
            elif not name.startswith("--"):
                return None
        if option is None or text is None or not _take(option, text, given):
            return None
    return None if fill(given, command, environ) else Call(command, given)


def fill(given: dict[str, Any], command: Command, environ: Mapping[str, str]) -> Option | None:
    """Add what variables give of what was not given; return an option that theirs does not suit."""
    for option in (*command.options, *COMMANDS[""].options):
        found = environ.get(option.variable) if option.variable else None
        if found and option.key not in given and not _take(option, found, given):
            return option
    return None


def _take(option: Option, text: str, given: dict[str, Any]) -> bool:
    """Take a value in; False where it is none of the option's."""
    key = option.key
    value: Any = text
    if option.takes is None:
        value = True
    elif isinstance(option.takes, tuple) and text not in option.takes:
        return False
    elif option.takes == NUMBER:
        value = whole_number(text)
    if value is None or (not option.names and not option.is_many and key in given):
        return False
    if option.is_many:
        given.setdefault(key, []).append(value)
    else:
        given[key] = value
    return True


def _legible(value: Any) -> Any:
    """Return words as they were typed.

    Where the locale has no UTF-8, Python leaves its bytes undecoded. The system's own names of
    files stay as they are: they are for the system.
    """
    if isinstance(value, list):
        return [_legible(item) for item in value]
    if not isinstance(value, str) or value.isascii():
        return value
    try:
        return os.fsencode(value).decode()
    except UnicodeError:
        return value


def whole_number(text: str) -> int | None:
    """Return the number from 0 to `MOST` that digits spell; None where they do not."""
    digits = text.lstrip("0") or text[-1:]
    if not (text.isascii() and text.isdecimal()) or len(digits) > len(str(MOST)):
        return None
    return int(digits) if int(digits) <= MOST else None

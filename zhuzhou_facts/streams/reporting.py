"""Errors as messages with an exit code, in the language of the user."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.errors import (
    FactBaseError,
    FileUnreadableError,
    Message,
    OutputError,
    UnknownKeyError,
    UsageError,
    ZhuzhouFactsError,
)
from zhuzhou_facts.streams import exit_codes
from zhuzhou_facts.streams.catalogue import translate_problem
from zhuzhou_facts.streams.console import Messages
from zhuzhou_facts.streams.language import user_language

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM: Final = "zhuzhou-facts"
SHORT: Final = "zzf"
_CODES: Final = {
    UsageError: exit_codes.USAGE,
    UnknownKeyError: exit_codes.NOT_FOUND,
    FileUnreadableError: exit_codes.UNREADABLE,
    FactBaseError: exit_codes.UNREADABLE,
    OutputError: exit_codes.NOT_WRITTEN,
}
_PROBLEMS_SHOWN: Final = 20


def user_messages(arguments: Sequence[str]) -> Messages:
    """Return the writer of messages in the language of the user, under the name that was called."""
    return Messages(lang=user_language(arguments, os.environ), program=program_name())


def program_name() -> str:
    """Return the name under which the program was called, of those that it has."""
    name = os.path.basename(sys.argv[0]).removesuffix(".exe")  # noqa: PTH119 - as it was typed
    return SHORT if name == SHORT else PROGRAM


def report(error: ZhuzhouFactsError, messages: Messages) -> int:
    """Write what an error says and return its exit code."""
    if isinstance(error, FactBaseError):
        for problem in error.problems[:_PROBLEMS_SHOWN]:
            messages.write(translate_problem(problem, messages.lang))
        if left := len(error.problems[_PROBLEMS_SHOWN:]):
            messages.write(Message("… and {count} more; see all: zzf check FILE", {"count": left}))
    else:
        messages.error(error.message)
    codes = (code for kind, code in _CODES.items() if isinstance(error, kind))
    return next(codes, exit_codes.NOT_FOUND)

"""The command line: parse, call, render, print; the only place that knows exit codes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from zhuzhou_facts.arguments import read_call
from zhuzhou_facts.cli.calling import answer, session_of
from zhuzhou_facts.cli.session import EXIT_FILE, EXIT_MISSING, EXIT_USAGE, problem_lines
from zhuzhou_facts.errors import (
    FactBaseError,
    FileUnreadableError,
    UnknownKeyError,
    UsageError,
)
from zhuzhou_facts.streams.console import Messages, Output, language
from zhuzhou_facts.streams.language import tongue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.arguments import Call

__all__ = ["Server", "run"]

PROGRAM = "zhuzhou-facts"


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code.

    Raises:
        OutputError: standard output, or the file that was asked for, could not be written.
        BrokenPipeError: the reader of standard output went away.
    """
    output, messages = Output(), Messages(lang=tongue(arguments, os.environ))
    call = read_call(arguments, os.environ)
    if call is not None:
        return _coded(lambda: answer(call, output, messages), messages)
    # Help, options before the command, what is to be refused: slow to import, and seldom asked for.
    from zhuzhou_facts.cli import app

    return _coded(lambda: app.answer(arguments, output, messages), messages)


class Server:
    """Looks keys up as `get` does in plain form.

    For the express lane, where it meets a key that it does not know.
    """

    def __init__(self, call: Call) -> None:
        """Take a call of `get` that the express lane knows."""
        lang = call.options.get("lang_option") or language(os.environ)
        self._messages = Messages(lang=lang)
        self._session = session_of(call, Output(), self._messages)
        self._values = call.values

    def answer(self, keys: list[str]) -> int:
        """Write what the keys name and return the exit code; raise as `run` does."""
        from zhuzhou_facts.cli import lookup

        value, bare = "value" in self._values, "bare" in self._values
        return _coded(
            lambda: lookup.answer(self._session, keys, value=value, bare=bare), self._messages
        )

    def complain(self, text: str) -> None:
        """Say what is wrong, as every command does."""
        self._session.error(text)


def _coded(call: Callable[[], int], messages: Messages) -> int:
    """Return the exit code of a call; what it raises on purpose is said."""
    try:
        return call()
    except UsageError as error:
        messages.error(error.message)
        return EXIT_USAGE
    except UnknownKeyError as error:
        messages.error(error.message)
        return EXIT_MISSING
    except FactBaseError as error:
        messages.write(problem_lines(error.problems, messages.lang))
        return EXIT_FILE
    except FileUnreadableError as error:
        messages.error(error.message)
        return EXIT_FILE

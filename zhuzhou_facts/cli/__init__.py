"""The command line: parse, call, render, print; the only place that knows exit codes."""

from __future__ import annotations

import contextlib
import io
import os
from copy import copy
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.exceptions import TyperException

from zhuzhou_facts.cli.options import app
from zhuzhou_facts.cli.session import EXIT_FILE, EXIT_MISSING, EXIT_USAGE, Session, problem_lines
from zhuzhou_facts.console import Messages, Output
from zhuzhou_facts.errors import (
    FactBaseError,
    FileUnreadableError,
    UnknownKeyError,
    UsageError,
)
from zhuzhou_facts.render import Format
from zhuzhou_facts.tongue import tongue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Final

__all__ = ["Server", "app", "run"]

PROGRAM = "zhuzhou-facts"
# The module of each command, in the order of the help page: from looking up to looking after.
_HOMES: Final = {
    "themes": "lookup",
    "list": "lookup",
    "show": "lookup",
    "get": "lookup",
    "search": "finding",
    "compare": "numbers",
    "cite": "evidence",
    "quote": "evidence",
    "verify": "evidence",
    "audit": "numbers",
    "check": "files",
    "export": "files",
    "schema": "files",
}


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code.

    Raises:
        OutputError: standard output, or the file that was asked for, could not be written.
        BrokenPipeError: the reader of standard output went away.
    """
    lang = tongue(arguments, os.environ)
    output, messages = Output(), Messages(lang=lang)
    # Typer prints help and completions by itself; what it prints goes through the one writer.
    printed = io.StringIO()
    command = _command(arguments)

    def call() -> int | None:
        streams = {
            "output": output,
            "messages": messages,
            "arguments": tuple(arguments),
            "tongue": lang,
        }
        with contextlib.redirect_stdout(printed):
            code: int | None = command.main(
                list(arguments), PROGRAM, standalone_mode=False, obj=streams
            )
        if printed.getvalue():
            output.write(printed.getvalue(), human=True, pages="--no-pager" not in arguments)
        return code

    return _coded(call, messages)


def _command(arguments: Sequence[str]) -> Any:
    """Return the tool with the command that is called first of all, or else with every one.

    To import and to build them all takes longer than most of them take to run.
    """
    called = [arguments[0]] if arguments and arguments[0] in _HOMES else list(_HOMES)
    for module in dict.fromkeys(("lookup", *map(_HOMES.__getitem__, called))):
        import_module(f"{__name__}.{module}")
    registered = {command.name: command for command in app.registered_commands}
    chosen = copy(app)
    chosen.registered_commands = [registered[name] for name in called]
    return typer.main.get_command(chosen)


class Server:
    """Looks keys up as `get` does in plain form.

    For the express lane, where it meets a key that it does not know.
    """

    def __init__(self, facts: str | None, *, value: bool, bare: bool) -> None:
        self._messages = Messages(lang=tongue((), os.environ))
        self._session = Session(facts=facts, format_option=Format.PLAIN, messages=self._messages)
        self._value, self._bare = value, bare

    def answer(self, keys: list[str]) -> int:
        """Write what the keys name and return the exit code; raise as `run` does."""
        from zhuzhou_facts.cli import lookup

        return _coded(
            lambda: lookup.answer(self._session, keys, value=self._value, bare=self._bare),
            self._messages,
        )

    def complain(self, text: str) -> None:
        """Say what is wrong, as every command does."""
        self._session.error(text)


def _coded(call: Callable[[], int | None], messages: Messages) -> int:
    """Return the exit code of a call; what it raises on purpose is said."""
    try:
        return int(call() or 0)
    except TyperException as error:
        messages.write(f"{PROGRAM}: {_one_line(error.format_message())}; see {_help(error)}")
        return EXIT_USAGE
    except UsageError as error:
        messages.write(f"{PROGRAM}: {_one_line(str(error))}")
        return EXIT_USAGE
    except UnknownKeyError as error:
        messages.write(f"{PROGRAM}: {_one_line(str(error))}")
        return EXIT_MISSING
    except FactBaseError as error:
        messages.write(problem_lines(error.problems, messages.lang))
        return EXIT_FILE
    except FileUnreadableError as error:
        messages.write(f"{PROGRAM}: {_one_line(str(error))}")
        return EXIT_FILE
    except typer.Abort:
        raise KeyboardInterrupt from None


def _help(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else PROGRAM} --help"


def _one_line(message: str) -> str:
    return " ".join(message.split()).rstrip(".")

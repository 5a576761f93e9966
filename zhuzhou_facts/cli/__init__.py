"""The command line: parse, call, render, print; the only place that knows exit codes."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

import typer
from typer.exceptions import TyperException

from zhuzhou_facts.cli import evidence, files, finding, lookup, numbers
from zhuzhou_facts.cli.options import app
from zhuzhou_facts.cli.session import EXIT_FILE, EXIT_MISSING, EXIT_USAGE, problem_lines
from zhuzhou_facts.console import Messages, Output
from zhuzhou_facts.errors import (
    FactBaseError,
    FileUnreadableError,
    UnknownKeyError,
    UsageError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["app", "evidence", "files", "finding", "lookup", "numbers", "run"]

PROGRAM = "zhuzhou-facts"
# The order of the help page: from looking up to looking after.
_ORDER = (
    "themes",
    "list",
    "show",
    "get",
    "search",
    "compare",
    "cite",
    "quote",
    "verify",
    "audit",
    "check",
    "export",
    "schema",
)
app.registered_commands.sort(key=lambda command: _ORDER.index(command.name or ""))


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code.

    Raises:
        OutputError: standard output, or the file that was asked for, could not be written.
        BrokenPipeError: the reader of standard output went away.
    """
    output, messages = Output(), Messages()
    # Typer prints help and completions by itself; what it prints goes through the one writer.
    printed = io.StringIO()
    command = typer.main.get_command(app)
    try:
        with contextlib.redirect_stdout(printed):
            code = command.main(
                list(arguments),
                PROGRAM,
                standalone_mode=False,
                obj={"output": output, "messages": messages},
            )
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
        messages.write(problem_lines(error.problems))
        return EXIT_FILE
    except FileUnreadableError as error:
        messages.write(f"{PROGRAM}: {_one_line(str(error))}")
        return EXIT_FILE
    except typer.Abort:
        raise KeyboardInterrupt from None
    if printed.getvalue():
        output.write(printed.getvalue(), human=True)
    return int(code or 0)


def _help(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path if context else PROGRAM} --help"


def _one_line(message: str) -> str:
    return " ".join(message.split()).rstrip(".")

"""The whole command line, built of the table of commands: it reads every call, and helps."""

from __future__ import annotations

import contextlib
import inspect
import io
import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.exceptions import TyperException

from zhuzhou_facts.arguments import MOST, Call, fill, whole_number
from zhuzhou_facts.cli import PROGRAM, calling
from zhuzhou_facts.cli.manual import HelpfulCommand, HelpfulGroup
from zhuzhou_facts.commands import COMMANDS, NUMBER
from zhuzhou_facts.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zhuzhou_facts.commands import Command, Option
    from zhuzhou_facts.streams.console import Messages, Output

_INTERRUPTED = 130
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def answer(arguments: Sequence[str], output: Output, messages: Messages) -> int:
    """Read a call, answer it and return its exit code.

    Raises:
        UsageError: the call is wrong.
        OutputError: standard output could not be written.
    """
    # The command that is called first of all is all that there is to build.
    called = [name for name in arguments[:1] if name and name in COMMANDS]
    command = build(called or filter(None, COMMANDS))
    streams = {"output": output, "messages": messages, "arguments": tuple(arguments)}
    # The library prints help by itself; what it prints goes through the one writer.
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            code: int | None = command.main(
                list(arguments), PROGRAM, standalone_mode=False, obj=streams
            )
    except TyperException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else PROGRAM
        said = " ".join(error.format_message().split()).rstrip(".")
        said = said.replace(": Value error, ", ": ", 1)  # pydantic's word for what follows
        raise UsageError(f"{said}; see {path} --help") from None
    if code == _INTERRUPTED:
        raise KeyboardInterrupt  # so that we die of it, and a shell's loop around us ends
    if printed.getvalue():
        output.write(printed.getvalue(), human=True, pages="--no-pager" not in arguments)
    return code or 0


def build(names: Iterable[str]) -> Any:
    """Return the tool with these of its commands; to build them all takes a while."""
    app = typer.Typer(
        name=PROGRAM,
        cls=HelpfulGroup,
        context_settings=_SETTINGS,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
        no_args_is_help=False,
    )
    app.callback()(_reader(COMMANDS[""]))
    for name in names:
        app.command(name, cls=HelpfulCommand)(_reader(COMMANDS[name]))
    return typer.main.get_command(app)


def _reader(command: Command) -> Callable[..., int | None]:
    """Return the function that the library calls with a command's values."""

    def call(context: typer.Context, **values: Any) -> int | None:
        return _call(context, command, values)

    parameters = [_parameter("context", typer.Context)]
    for option in (*filter(None, [command.argument]), *command.options):
        default = False if option.takes is None else None
        parameters.append(_parameter(option.key, _annotated(option), default=default))
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {item.name: item.annotation for item in parameters}
    call.__doc__ = f"{command.about}\n\n{command.more}".rstrip()
    return call


def _parameter(
    name: str, annotation: Any, default: Any = inspect.Parameter.empty
) -> inspect.Parameter:
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, annotation=annotation, default=default)


def _choice(name: str, words: tuple[str, ...]) -> Any:
    make: Any = StrEnum  # called with names, it makes a class of them
    return make(name, [(word, word) for word in words])


def _annotated(option: Option) -> Any:
    """Return the type of a value, with all that the library is to know of the option."""
    about: dict[str, Any] = {"help": option.about, "metavar": option.metavar or None}
    kind: Any = bool if option.takes is None else str
    if isinstance(option.takes, tuple):
        kind = _choice(option.key, option.takes)
    if option.is_many:
        kind = list[kind]
    if option.takes is not None:
        kind = kind | None
    door = typer.Option(*option.names, **about) if option.names else typer.Argument(**about)
    return Annotated[kind, door]


def _call(context: typer.Context, command: Command, values: dict[str, Any]) -> int | None:
    """Resolve the options (after the command they beat those before it) and answer the call."""
    streams: dict[str, Any] = context.obj
    before: dict[str, Any] = streams.setdefault("before", {})
    # An empty text was given, though no file has that name.
    given = {key: value for key, value in values.items() if value not in (None, False, [])}
    for option in command.options:
        if option.key in given:
            given[option.key] = _value(option, given[option.key])
    if not command.name:
        before.update(given)
        if context.invoked_subcommand is not None:
            return None
    if "save_file" in before and all(option.key != "save_file" for option in command.options):
        raise UsageError(f"{context.info_name} draws nothing that --save could save")
    given = before | given
    if wrong := fill(given, command, os.environ):
        words = ", ".join(map(repr, wrong.takes or ()))
        raise UsageError(f"{wrong.variable} is {os.environ[wrong.variable]!r}, not one of {words}")
    return calling.answer(Call(command, given), streams["output"], streams["messages"])


def _value(option: Option, value: Any) -> Any:
    """Return a value as `arguments` reads it."""
    if isinstance(value, list):
        return [_value(option, item) for item in value]
    if option.takes != NUMBER:
        return str(value) if isinstance(value, str) else value
    number = whole_number(value)
    if number is None:
        raise UsageError(f"{option.names[0]} takes a whole number from 0 to {MOST}, not {value!r}")
    return number

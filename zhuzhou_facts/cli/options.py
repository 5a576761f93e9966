"""The options that commands share, declared once, and the decorator that adds them to a command."""

import inspect
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from zhuzhou_facts.cli import values
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.streams import exit_codes

if TYPE_CHECKING:
    from zhuzhou_facts.streams.console import Messages, Output
    from zhuzhou_facts.streams.stdin_keys import StdinKeys


@dataclass(kw_only=True)
class Options:
    """What the user asked for; None or False where nothing was said."""

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="table plain json jsonl csv csv-excel tsv yaml markdown html",
            metavar="NAME",
            autocompletion=values.formats,
        ),
    ] = None
    json: Annotated[bool, typer.Option("--json", help="The same as -f json.")] = False
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            help="Show only these fields.",
            metavar="A,B,C",
            autocompletion=values.fields,
        ),
    ] = None
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", help="Write to FILE, in the format of its ending.", metavar="FILE"
        ),
    ] = None
    save: Annotated[
        str | None, typer.Option("--save", help="Save what is shown as a web page.", metavar="FILE")
    ] = None
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            "-L",
            help="Language: zh, en or both.",
            metavar="LANG",
            autocompletion=values.languages,
        ),
    ] = None
    units: Annotated[
        str | None,
        typer.Option(
            "--units",
            help="Numbers: source, zh (万, 亿) or intl (millions).",
            metavar="UNITS",
            autocompletion=values.unit_systems,
        ),
    ] = None
    reading: Annotated[
        str | None,
        typer.Option(
            "--reading",
            help="Bounds of hedged numbers: strict or customary.",
            metavar="NAME",
            autocompletion=values.readings,
        ),
    ] = None
    facts: Annotated[
        list[str] | None,
        typer.Option(
            "--facts", help="Another fact base: YAML, or SQLite as exported.", metavar="FILE"
        ),
    ] = None
    color: Annotated[
        str | None,
        typer.Option(
            "--color",
            help="Colour: auto, always or never.",
            metavar="WHEN",
            autocompletion=values.color_choices,
        ),
    ] = None
    ascii: Annotated[bool, typer.Option("--ascii", help="Draw with ASCII characters only.")] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no notes, only errors.")] = (
        False
    )
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Never start a pager.")] = False
    version: Annotated[
        bool, typer.Option("--version", help="Show the versions of the tool and of the facts.")
    ] = False


ROWS: Final = ("format", "json", "fields", "output")
SAVE: Final = ("save",)
ALL: Final = tuple(field.name for field in fields(Options))
_FILES: Final = {"article", "draft", "file", "source"}
"""Parameters that name files, whose names stay as the system has them."""
_EVERYWHERE: Final = tuple(name for name in ALL if name not in {*ROWS, *SAVE})


@dataclass
class Call:
    """What stands around one call: its streams, and the options before the command."""

    output: "Output"
    messages: "Messages"
    keys: "StdinKeys | None" = None
    before: Options | None = None

    def options(self, command: str, given: dict[str, Any]) -> Options:
        """Return the options of a command; those after it win over those before it.

        Raises:
            UsageError: an option stands before the command that it does not have.
        """
        before = {name: value for name, value in asdict(self.before or Options()).items() if value}
        for name in before:
            if name not in given:
                option = "--" + name.replace("_", "-")
                raise UsageError("{command} has no {option}", command=command, option=option)
        after = {name: value for name, value in given.items() if value not in (None, False, [])}
        return Options(**(before | after))


def with_options(*names: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Add shared options to a command, which gets the session that is made of them.

    Args:
        names: options that not every command has, of `ROWS` and `SAVE`.
    """

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        own = [
            parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
            for name, parameter in inspect.signature(function).parameters.items()
            if name != "session"
        ]
        shared = [field for field in fields(Options) if field.name in {*names, *_EVERYWHERE}]

        def call(context: typer.Context, **values: Any) -> int:
            given = {each.name: values.pop(each.name) for each in shared}
            return start(context, function, given, values)

        parameters = [
            inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context),
            *own,
            *(
                inspect.Parameter(
                    each.name,
                    inspect.Parameter.KEYWORD_ONLY,
                    default=each.default,
                    annotation=each.type,
                )
                for each in shared
            ),
        ]
        call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        call.__annotations__ = {each.name: each.annotation for each in parameters}
        return call

    return decorate


def start(
    context: typer.Context,
    function: Callable[..., int],
    given: dict[str, Any],
    values: dict[str, Any],
) -> int:
    """Run a command with the session of its options; return its exit code."""
    from zhuzhou_facts.cli.session import Session

    call: Call = context.obj
    if context.invoked_subcommand is not None:
        call.before = Options(**given)
        return exit_codes.OK
    command = context.info_name if context.parent else ""
    session = Session(call.options(command or "", given), command or "", call)
    if session.options.version:
        session.write_version()
        return exit_codes.OK
    values = {name: value if name in _FILES else _readable(value) for name, value in values.items()}
    return max(function(session, **values), session.worst)


def _readable(value: Any) -> Any:
    """Return words as they were typed: where the locale has no UTF-8, Python leaves their bytes."""
    if isinstance(value, list):
        return [_readable(word) for word in value]
    if not isinstance(value, str) or value.isascii():
        return value
    try:
        return os.fsencode(value).decode()
    except UnicodeError:
        return value

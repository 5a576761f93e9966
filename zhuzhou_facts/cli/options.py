"""The options that commands share, declared once, and the decorator that makes a command."""

import inspect
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from zhuzhou_facts.cli import values
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.streams import exit_codes
from zhuzhou_facts.streams.console import COLORS
from zhuzhou_facts.streams.messages import LANGUAGES

if TYPE_CHECKING:
    from zhuzhou_facts.streams.console import Output
    from zhuzhou_facts.streams.messages import Messages
    from zhuzhou_facts.streams.stdin_keys import StdinKeys


def option(
    names: str,
    words: str,
    metavar: str | None = None,
    *,
    offers: Callable[..., Any] | None = None,
    choices: Callable[[], Iterable[str]] | None = None,
) -> Any:
    """Declare an option.

    Args:
        names: `--long`, or `--long -s`.
        words: its line in the help.
        metavar: what it takes; a flag takes nothing.
        offers: returns what the shell offers.
        choices: returns what the shell offers, and all that is accepted.
    """
    names_ = names.split()

    def check(context: typer.Context, value: str | None) -> str | None:
        if choices and value is not None and not context.resilient_parsing:
            values.choose(names_[0], value, choices())
        return value

    return typer.Option(
        *names_,
        help=words,
        metavar=metavar,
        autocompletion=choices or offers,
        callback=check if choices else None,
    )


@dataclass(kw_only=True)
class Options:
    """What the user asked for; None or False where nothing was said."""

    format: Annotated[
        str | None,
        option(
            "--format -f",
            "table plain json jsonl csv csv-excel tsv yaml markdown html",
            "NAME",
            offers=values.formats,
        ),
    ] = None
    json: Annotated[bool, option("--json", "The same as -f json.")] = False
    fields: Annotated[
        str | None, option("--fields", "Show only these fields.", "A,B,C", offers=values.fields)
    ] = None
    output: Annotated[
        str | None, option("--output -o", "Write to FILE, in the format of its ending.", "FILE")
    ] = None
    save: Annotated[str | None, option("--save", "Save what is shown as a web page.", "FILE")] = (
        None
    )
    lang: Annotated[
        str | None,
        option("--lang -L", "Language: zh, en or both.", "LANG", choices=lambda: LANGUAGES),
    ] = None
    units: Annotated[
        str | None,
        option(
            "--units",
            "Numbers: source, zh (万, 亿) or intl (millions).",
            "UNITS",
            choices=lambda: values.UNIT_SYSTEMS,
        ),
    ] = None
    reading: Annotated[
        str | None,
        option(
            "--reading",
            "Bounds of hedged numbers: strict or customary.",
            "NAME",
            choices=values.readings,
        ),
    ] = None
    facts: Annotated[
        list[str] | None,
        option("--facts", "Another fact base: YAML, or SQLite as exported.", "FILE"),
    ] = None
    color: Annotated[
        str | None,
        option("--color", "Colour: auto, always or never.", "WHEN", choices=lambda: COLORS),
    ] = None
    ascii: Annotated[bool, option("--ascii", "Draw with ASCII characters only.")] = False
    quiet: Annotated[bool, option("--quiet -q", "Show no notes, only errors.")] = False
    no_pager: Annotated[bool, option("--no-pager", "Never start a pager.")] = False
    version: Annotated[
        bool, option("--version", "Show the versions of the tool and of the facts.")
    ] = False


ROWS: Final = ("format", "json", "fields", "output")
SAVE: Final = ("save",)
ALL: Final = tuple(field.name for field in fields(Options))
_EVERYWHERE: Final = tuple(name for name in ALL if name not in {*ROWS, *SAVE})
_FILES: Final = {"article", "draft", "file", "source"}
"""Parameters that name files, whose names stay as the system has them."""


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
        before = _said(asdict(self.before or Options()))
        for name in before.keys() - given.keys():
            flag = "--" + name.replace("_", "-")
            raise UsageError("{command} has no {option}", command=command, option=flag)
        return Options(**(before | _said(given)))


def _said(options: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value not in (None, False, [])}


def command(*names: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Make a function a command: it gets the session of the options that all commands share.

    Args:
        names: shared options that not every command has, of `ROWS` and `SAVE`.
    """

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        shared = [field for field in fields(Options) if field.name in {*names, *_EVERYWHERE}]

        def call(context: typer.Context, **given: Any) -> int:
            options = {each.name: given.pop(each.name) for each in shared}
            return _start(context, function, options, given)

        keyword = inspect.Parameter.KEYWORD_ONLY
        _, *own = inspect.signature(function).parameters.values()
        parameters = [
            inspect.Parameter("context", keyword, annotation=typer.Context),
            *(each.replace(kind=keyword) for each in own),
            *(
                inspect.Parameter(each.name, keyword, default=each.default, annotation=each.type)
                for each in shared
            ),
        ]
        call.__doc__ = function.__doc__
        call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        call.__annotations__ = {each.name: each.annotation for each in parameters}
        return call

    return decorate


def _start(
    context: typer.Context,
    function: Callable[..., int],
    options: dict[str, Any],
    given: dict[str, Any],
) -> int:
    """Run a command with the session of its options; return its exit code."""
    from zhuzhou_facts.cli.session import Session

    call: Call = context.obj
    if context.invoked_subcommand is not None:
        call.before = Options(**options)
        return exit_codes.OK
    name = (context.info_name if context.parent else None) or ""
    session = Session(call.options(name, options), name, call)
    if session.options.version:
        session.write_version()
        return exit_codes.OK
    given = {name: value if name in _FILES else _readable(value) for name, value in given.items()}
    return max(function(session, **given), session.worst)


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

"""The options that commands share, declared once, and the decorator that makes a command."""

import contextlib
import inspect
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

import typer

from zhuzhou_facts import __version__
from zhuzhou_facts.cli import values
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.streams.console import COLORS
from zhuzhou_facts.streams.messages import LANGUAGES, PROGRAM

if TYPE_CHECKING:
    from zhuzhou_facts.cli.session import Session

Text = str | None
Texts = list[str] | None


def argument(
    metavar: str, words: str, offers: Callable[..., Any] | None = None, default: Any = None
) -> Any:
    """Declare an argument, as `option` does an option."""
    return typer.Argument(default, metavar=metavar, help=words, autocompletion=offers)


def option(
    names: str,
    words: str,
    metavar: str | None = None,
    offers: Callable[..., Any] | None = None,
    choices: Iterable[str] | Callable[[], Iterable[str]] = (),
) -> Any:
    """Declare an option `--long` or `--long -s`, by its line in the help; without metavar a flag.

    The shell offers what `offers` returns, or the choices, which are all that is accepted.
    """
    long, *short = names.split()

    allowed = choices if callable(choices) else lambda: choices

    def check(context: typer.Context, value: str | None) -> str | None:
        if value is not None and not context.resilient_parsing:
            values.choose(long, value, allowed())
        return value

    return typer.Option(
        None if metavar else False,
        long,
        *short,
        help=words,
        metavar=metavar,
        autocompletion=allowed if choices else offers,
        callback=check if choices else None,
    )


@dataclass(kw_only=True)
class Options:
    """What the user asked for; None or False where nothing was said."""

    format: Text = option(
        "--format -f",
        "table plain json jsonl csv csv-excel tsv yaml markdown html",
        "NAME",
        values.formats,
    )
    json: bool = option("--json", "The same as -f json.")
    fields: Text = option("--fields", "Show only these fields.", "A,B,C", values.fields)
    output: Text = option("--output -o", "Write to FILE, in the format of its ending.", "FILE")
    save: Text = option("--save", "Save what is shown as a web page.", "FILE")
    lang: Text = option("--lang -L", "Language: zh, en or both.", "LANG", None, LANGUAGES)
    units: Text = option(
        "--units",
        "Numbers: source, zh (万, 亿) or intl (millions).",
        "UNITS",
        choices=("source", "zh", "intl"),
    )
    reading: Text = option(
        "--reading", "Bounds of hedged numbers: strict or customary.", "NAME", None, values.readings
    )
    facts: Texts = option("--facts", "Another fact base: YAML, or SQLite as exported.", "FILE")
    color: Text = option("--color", "Colour: auto, always or never.", "WHEN", None, COLORS)
    ascii: bool = option("--ascii", "Draw with ASCII characters only.")
    quiet: bool = option("--quiet -q", "Show no notes, only errors.")
    no_pager: bool = option("--no-pager", "Never start a pager.")
    version: bool = option("--version", "Show the versions of the tool and of the facts.")


ROWS: Final = ("format", "json", "fields", "output")
SAVED: Final = (*ROWS, "save")
ALL: Final = tuple(each.name for each in fields(Options))
_FILES: Final = {"article", "draft", "file", "source"}
"""Parameters that name files, whose names stay as the system has them."""


def command(*names: str) -> Callable[[Callable[..., None]], Callable[..., int]]:
    """Make a function a command, with the options of all commands and those of `SAVED` named."""
    shared = [each for each in fields(Options) if each.name in names or each.name not in SAVED]

    def decorate(function: Callable[..., None]) -> Callable[..., int]:
        def call(context: typer.Context, **given: Any) -> int:
            session: Session = context.obj
            options = {each.name: given.pop(each.name) for each in shared}
            session.said |= {
                name: it for name, it in options.items() if it not in (None, False, [])
            }
            if context.invoked_subcommand is not None:
                return session.code
            name = (context.info_name if context.parent else None) or ""
            for before in session.said.keys() - options.keys():
                flag = "--" + before.replace("_", "-")
                raise UsageError("{command} has no {option}", command=name, option=flag)
            session.check(name, [path for each, path in given.items() if each in _FILES])
            if session.options.version:
                version = f"{PROGRAM} {__version__}\ndata {session.base.version}"
                session.write(f"{version}\nsha256 {session.base.digest}\n", human=True)
            else:
                function(
                    session, **{k: v if k in _FILES else _readable(v) for k, v in given.items()}
                )
            return session.code

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


def _readable(value: Any) -> Any:
    """Return words as they were typed: where the locale has no UTF-8, Python leaves their bytes."""
    if isinstance(value, list):
        return [_readable(word) for word in value]
    if isinstance(value, str):
        with contextlib.suppress(UnicodeError):
            return os.fsencode(value).decode()
    return value

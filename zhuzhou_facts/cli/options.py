"""The options that all commands share, added to each, so that they stand after the command."""

from __future__ import annotations

import inspect
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zhuzhou_facts import __version__
from zhuzhou_facts.cli.manual import HelpfulCommand, HelpfulGroup
from zhuzhou_facts.cli.session import EXIT_OK, Session
from zhuzhou_facts.console import ColorChoice
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.render import Format

if TYPE_CHECKING:
    from collections.abc import Callable

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

app = typer.Typer(
    name="zhuzhou-facts",
    cls=HelpfulGroup,
    context_settings=HELP,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    no_args_is_help=False,
)


class Lang(StrEnum):
    """The languages of output."""

    ZH = "zh"
    EN = "en"
    BOTH = "both"


class Units(StrEnum):
    """How numbers are told."""

    SOURCE = "source"
    ZH = "zh"
    INTL = "intl"


_SHARED: dict[str, Any] = {
    "lang_option": Annotated[
        Lang | None,
        typer.Option(
            "--lang",
            "-L",
            envvar="ZHUZHOU_FACTS_LANG",
            show_envvar=False,
            help="Language of output [default: the locale's].",
        ),
    ],
    "units_option": Annotated[
        Units | None,
        typer.Option("--units", help="Numbers as written, in 万/亿, or in million/billion."),
    ],
    "reading_option": Annotated[
        Reading | None,
        typer.Option("--reading", help="How hedges bound [default: strict]."),
    ],
    "facts": Annotated[
        str | None,
        typer.Option(
            "--facts",
            metavar="FILE",
            envvar="ZHUZHOU_FACTS_FILE",
            show_envvar=False,
            help="Another fact base (YAML, or SQLite as exported).",
        ),
    ],
    "color": Annotated[ColorChoice | None, typer.Option("--color", help="Colour [default: auto].")],
    "ascii": Annotated[bool, typer.Option("--ascii", help="Draw with ASCII alone.")],
    "quiet": Annotated[bool, typer.Option("--quiet", "-q", help="No notes, only errors.")],
    "no_pager": Annotated[
        bool, typer.Option("--no-pager", help="Do not show long output in a pager.")
    ],
    "version": Annotated[
        bool, typer.Option("--version", help="Show tool, data version and SHA-256 of the facts.")
    ],
}
_ROWS: dict[str, Any] = {
    "format_option": Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            envvar="ZHUZHOU_FACTS_FORMAT",
            show_envvar=False,
            help="Format of rows [default: table on a terminal, else plain].",
        ),
    ],
    "json": Annotated[bool, typer.Option("--json", help="The same as -f json.")],
    "fields": Annotated[
        str | None, typer.Option("--fields", metavar="A,B,C", help="Only these fields.")
    ],
}
_FILE: dict[str, Any] = {
    "output_file": Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ],
}
_SAVE: dict[str, Any] = {
    "save_file": Annotated[
        str | None,
        typer.Option("--save", metavar="FILE", help="Save a picture: FILE.svg or FILE.html."),
    ],
}


def command(
    name: str | None = None, *, rows: bool = False, file: bool = False, save: bool = False
) -> Callable[[Callable[..., int | None]], Callable[..., int | None]]:
    """Register a function of a `Session` as a command (or, unnamed, as the tool without one).

    Args:
        name: the command's name.
        rows: whether it prints rows and so takes the options of their format.
        file: whether it takes `-o` (with `rows` it does anyway).
        save: whether what it draws can be saved as a picture.
    """
    shared = _SHARED | (_ROWS if rows else {}) | (_FILE if rows or file else {})
    shared |= _SAVE if save else {}

    def register(function: Callable[..., int | None]) -> Callable[..., int | None]:
        signature = inspect.signature(function, eval_str=True)
        own = [item for item in signature.parameters.values() if item.name != "session"]

        def call(context: typer.Context, **values: Any) -> int | None:
            given = {key: values.pop(key) for key in shared}
            return _call(context, function, given, values, is_root=name is None)

        parameters = [
            inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context),
            *(item.replace(kind=inspect.Parameter.KEYWORD_ONLY) for item in own),
            *(
                inspect.Parameter(
                    key,
                    inspect.Parameter.KEYWORD_ONLY,
                    annotation=kind,
                    default=False if kind.__origin__ is bool else None,
                )
                for key, kind in shared.items()
            ),
        ]
        call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        call.__annotations__ = {item.name: item.annotation for item in parameters}
        call.__doc__ = function.__doc__
        if name is None:
            app.callback()(call)
        else:
            app.command(name, cls=HelpfulCommand)(call)
        return function

    return register


def _set(given: dict[str, Any]) -> dict[str, Any]:
    """Return the options that were given; an empty text is one, though no file has that name."""
    return {key: value for key, value in given.items() if value not in {None, False}}


def _call(
    context: typer.Context,
    function: Callable[..., int | None],
    given: dict[str, Any],
    values: dict[str, Any],
    *,
    is_root: bool,
) -> int | None:
    """Resolve the options (after the command they beat those before it) and call the function."""
    streams: dict[str, Any] = context.obj
    before: dict[str, Any] = streams.setdefault("before", {})
    if is_root:
        before.update(_set(given))
    options = {**before, **_set(given)}
    wants_version = options.pop("version", False)
    if is_root and context.invoked_subcommand is not None:
        return None
    if "save_file" in options and "save_file" not in given:
        raise UsageError(f"{context.info_name} draws nothing that --save could save")
    session = Session(
        command="" if is_root else context.info_name or "",
        output=streams["output"],
        messages=streams["messages"],
        **options,
    )
    if wants_version:
        base = session.base
        session.write(
            f"zhuzhou-facts {__version__}\ndata {base.version}\nsha256 {base.digest}\n", human=True
        )
        return EXIT_OK
    return function(session, **values)

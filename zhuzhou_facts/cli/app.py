"""The Typer application: a lazy group that imports a command's module when it is called."""

import contextlib
import io
import os
import re
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from zhuzhou_facts import exit_codes
from zhuzhou_facts.cli.commands import COMMANDS
from zhuzhou_facts.cli.options import SAVED, Text, argument, command
from zhuzhou_facts.cli.session import Session
from zhuzhou_facts.errors import UsageError, ZhuzhouFactsError
from zhuzhou_facts.output import screens
from zhuzhou_facts.output.formats import Format
from zhuzhou_facts.streams.console import Output, is_terminal, terminal_width
from zhuzhou_facts.streams.messages import PROGRAM, Messages, report, user_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.fast_get import Keys

_NEGATIVE: Final = re.compile(r"-[^\w\s-]?[.0-9]")  # -1.2, -£1.2


def _write_help(command: Any, ctx: Any, formatter: Any) -> None:
    """Write the help page of a command, or of the tool."""
    from zhuzhou_facts.cli.help import page

    formatter.write(page(command, ctx.obj))


class Command(TyperCommand):
    """A command with a help page of ours, which takes negative numbers for words."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse what stands after the command."""
        valued = [each for each in self.params if not getattr(each, "is_flag", False)]
        takes_value = {name for each in valued for name in each.opts}
        # A space before the sign, which every command strips, keeps it from being an option's.
        words = [
            f" {word}" if _NEGATIVE.match(word) and before not in takes_value else word
            for before, word in zip(["", *args], args, strict=False)
        ]
        super().parse_args(ctx, words)
        if ctx.args and not ctx.resilient_parsing:
            raise UsageError(
                "{command} does not take {words}; see {path} --help",
                command=ctx.info_name,
                words=" ".join(map(repr, ctx.args)),
                path=ctx.command_path,
            )
        return []

    format_help = _write_help


class Group(TyperGroup):
    """The tool itself: commands are stubs until one is called."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, entry in COMMANDS.items():
            self.add_command(TyperCommand(name, help=entry.summary))
        self.add_command(TyperCommand("help", hidden=True))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Return the command that is called, imported and built."""
        name = args[0]
        if name not in self.commands:
            if ctx.resilient_parsing:
                return None, None, args[1:]
            raise _no_command(name)
        return name, build(name), args[1:]

    format_help = _write_help


def _no_command(name: str) -> UsageError:
    if near := " / ".join(get_close_matches(name[:40], COMMANDS, n=2)):
        return UsageError("no command {name!r}; did you mean {near}?", name=name, near=near)
    return UsageError("no command {name!r}; to look it up: zzf search {name}", name=name)


def build(name: str) -> Any:
    """Return a command, its module imported."""
    module = "app" if name == "help" else COMMANDS[name].module
    function = getattr(import_module(f"zhuzhou_facts.cli.{module}"), f"run_{name}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=Command, context_settings={"allow_extra_args": True})(function)
    return typer.main.get_command(app)


@command()
def run_help(session: Session, name: Text = argument("[COMMAND]", "")) -> None:
    """Write the help page of a command, or of the tool."""
    from zhuzhou_facts.cli.help import page

    if name is not None and name not in COMMANDS:
        raise _no_command(name)
    session.write(page(build(name) if name else root(), session), human=True)


@command(*SAVED)
def overview(session: Session) -> None:
    """Write the overview: the source, the themes, the headline figures, what to try next."""
    shown = Format.TABLE, Format.PLAIN, Format.HTML
    if session.options.fields or session.asks_for_other(*shown):
        raise UsageError("the overview has no rows; for rows: zzf list -f FORMAT")
    session.show(screens.overview_screen)


def root() -> Any:
    """Return the tool, its commands not yet imported."""
    app = typer.Typer(
        name=PROGRAM,
        cls=Group,
        context_settings={"help_option_names": ["-h", "--help"]},
        rich_markup_mode=None,
        invoke_without_command=True,
    )
    app.callback()(overview)
    return typer.main.get_command(app)


def run(arguments: "Sequence[str]", *, keys: "Keys | None" = None) -> int:
    """Run the command line and return its exit code; `keys` are those read from standard input.

    Raises:
        BrokenPipeError: the reader of standard output went away.
        KeyboardInterrupt: the user stopped it.
    """
    messages = Messages(lang=user_language(arguments, os.environ))

    def folded(text: str) -> str:
        from zhuzhou_facts.output.folding import fold

        room = terminal_width()
        return "\n    ".join(fold(text, room - 4, room))

    if is_terminal(messages.stream):
        messages.lay_out = folded
    try:
        return _run(arguments, Session(Output(), messages, keys))
    except ZhuzhouFactsError as error:
        return report(error, messages)


def _run(arguments: "Sequence[str]", session: Session) -> int:
    program = session.messages.program
    # Typer prints help and completions by itself; that goes through the one writer.
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            code = root().main(list(arguments), program, standalone_mode=False, obj=session)
    except typer.TyperException as error:
        raise _usage_error(error, program, arguments) from None
    except SystemExit as leaving:
        if isinstance(leaving.__context__, OSError):
            # Typer leaves with 1 where the reader of the output went away.
            raise BrokenPipeError from None
        code = leaving.code
    if code == exit_codes.INTERRUPTED:
        raise KeyboardInterrupt  # so that we die of it, and a shell's loop around us ends
    if printed.getvalue():
        session.output.write(printed.getvalue(), human=True, pages="--no-pager" not in arguments)
    return int(code or 0)


def _usage_error(error: Any, program: str, arguments: "Sequence[str]") -> UsageError:
    """Return one of Typer's errors in our words, which are translated."""
    called = next((f" {word}" for word in arguments if word in COMMANDS), "")
    param, option = getattr(error, "param", None), getattr(error, "option_name", "")
    fields = {"option": param.opts[0] if param else option, "path": program + called}
    match type(error).__name__:
        case "NoSuchOption" if error.possibilities:
            template = "no option {option}; did you mean {near}? see {path} --help"
            fields["near"] = sorted(error.possibilities)
        case "NoSuchOption":
            template = "no option {option}; see {path} --help"
        case "BadOptionUsage" if any(word.startswith(f"{option}=") for word in arguments):
            template = "{option} takes no value; see {path} --help"
        case "BadOptionUsage":
            template = "{option} needs a value; see {path} --help"
        case "MissingParameter":
            template = "{name} is missing; see {path} --help"
            fields["name"] = error.param.metavar
        case "BadParameter" if param and param.name == "limit":
            template = "{option} takes a whole number from 0; see {path} --help"
        case "BadParameter" if param:
            template = "{option} is not text in UTF-8; see {path} --help"
        case _:
            template = "{reason}; see {path} --help"
            fields["reason"] = error.format_message().rstrip(".")
    return UsageError(template, **fields)

"""The Typer application: a lazy group that imports a command's module when it is called."""

from __future__ import annotations

import contextlib
import io
import re
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from zhuzhou_facts.cli.commands import COMMANDS
from zhuzhou_facts.cli.options import Call, with_options
from zhuzhou_facts.errors import Message, UsageError
from zhuzhou_facts.streams import exit_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.cli.session import Session
    from zhuzhou_facts.streams.console import Messages, Output

_NEGATIVE: Final = re.compile(r"-[.0-9]")


class Command(TyperCommand):
    """A command with a help page of ours, which takes negative numbers for words."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse what stands after the command."""
        takes_value = {name for each in self.params if not _is_flag(each) for name in each.opts}
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

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page of the command."""
        from zhuzhou_facts.cli.help import command_page

        formatter.write(command_page(self, ctx))


class Group(TyperGroup):
    """The tool itself: commands are stubs until one is called."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for entry in COMMANDS.values():
            self.add_command(TyperCommand(entry.name, help=entry.summary))
        self.add_command(TyperCommand("help", hidden=True))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Return the command that is called, imported and built."""
        name = args[0]
        if name not in self.commands:
            if ctx.resilient_parsing:
                return None, None, args[1:]
            raise _no_command(name)
        return name, build(name), args[1:]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page of the tool."""
        from zhuzhou_facts.cli.help import root_page

        formatter.write(root_page(ctx))


def _is_flag(parameter: Any) -> bool:
    return bool(getattr(parameter, "is_flag", False))


def _no_command(name: str) -> UsageError:
    near = get_close_matches(name[:40], COMMANDS, n=2)
    if name.startswith("-"):
        return UsageError("no option {name!r} here; see {program} --help", name=name, program="zzf")
    if near:
        return UsageError("no command {name!r}; did you mean {near}?", name=name, near=" / ".join(near))
    return UsageError("no command {name!r}; to look it up, try: zzf search {name}", name=name)


def build(name: str) -> Any:
    """Return a command, its module imported."""
    if name == "help":
        function = _help
    else:
        entry = COMMANDS[name]
        function = getattr(import_module(f"zhuzhou_facts.cli.{entry.module}"), entry.function)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=Command, context_settings={"allow_extra_args": True})(function)
    return typer.main.get_command(app)

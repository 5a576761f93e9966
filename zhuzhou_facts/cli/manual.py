"""The help pages: usage, options and examples, on a screen, in the reader's language."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, Final

from typer.core import TyperCommand, TyperGroup

from zhuzhou_facts.streams.catalogue import translate
from zhuzhou_facts.streams.console import terminal_width, wants_color
from zhuzhou_facts.streams.language import asked
from zhuzhou_facts.streams.manual import EXAMPLES

if TYPE_CHECKING:
    from zhuzhou_facts.output.table import Picture

_WIDEST: Final = 100
_TYPED: Final = re.compile(r" ?<(?:list\[)?([^<>\[\]]*)\]?>")
# What Typer names by Python's types says nothing to a reader.
_TYPES: Final = {"str": "", "int range": "N"}
_LONGEST: Final = 30


class HelpfulCommand(TyperCommand):
    """A command with a help page of its own options, and where to read of the others."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(_page(self, ctx))


class HelpfulGroup(TyperGroup):
    """The tool itself, with a help page of all that its commands share."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(_page(self, ctx))


def _page(command: Any, ctx: Any) -> str:
    from zhuzhou_facts.output.table import Canvas, Card, Terms

    streams: dict[str, Any] = ctx.obj or {}
    arguments = streams.get("arguments", ())
    lang = streams["messages"].lang if "messages" in streams else "en"
    stream = streams["output"].stream if "output" in streams else None

    def say(english: str) -> str:
        return translate(english, lang)

    colon = "：" if lang == "zh" else ": "
    usage = f"{say('Usage')}{colon}{ctx.command_path} "
    about = [say(" ".join(part.split())) for part in (command.help or "").split("\n\n")]
    pieces = " ".join(command.collect_usage_pieces(ctx))
    pictures: list[Picture] = [Card(usage + pieces, subtitle="\n".join(about))]
    shared = _names(ctx.parent) if ctx.parent else set()
    own: list[tuple[str, str]] = []
    others: list[str] = []
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is None:
            continue
        if param.name in shared:
            others.append("/".join(sorted(param.opts, key=len)))
        else:
            own.append(_told(param, record[0], say(param.help or "")))
    if own:
        pictures.append(Terms(say("Options"), tuple(own)))
    if others:
        told = say("Options of all commands, explained by `zhuzhou-facts --help`")
        pictures.append(Card("", subtitle=f"{told}{colon}{', '.join(others)}"))
    if isinstance(command, TyperGroup):
        names = command.list_commands(ctx)
        commands = {name: command.get_command(ctx, name) for name in names}
        terms = tuple(
            (name, say((found.help or "").split("\n\n")[0].replace("\n", " ")))
            for name, found in commands.items()
            if found is not None and not found.hidden
        )
        pictures.append(Terms(say("Commands"), terms))
    examples = EXAMPLES["" if ctx.parent is None else command.name]
    pictures.append(Terms(say("Examples"), tuple((line, say(told)) for line, told in examples)))
    canvas = Canvas(
        width=min(terminal_width(os.environ, stream), _WIDEST),
        color=wants_color(asked(arguments, "--color") or "auto", stream, os.environ),
        ascii="--ascii" in arguments,
    )
    return canvas.draw(pictures)


def _names(context: Any) -> set[str]:
    return {param.name for param in context.command.get_params(context)}


def _told(param: Any, term: str, words: str) -> tuple[str, str]:
    """Return an option and its meaning; what it takes stands by the one or, if long, the other."""
    many = "..." if param.nargs < 0 else ""
    match = _TYPED.search(term)
    if match is None:
        return term + many, words
    takes = _TYPES.get(match[1], match[1])
    if len(takes) > _LONGEST:
        words = f"{words} {', '.join(takes.split('|'))}"
        takes = param.opts[0].lstrip("-").upper()
    return f"{term[: match.start()]} {takes}".rstrip() + many, words

"""The help pages: commands first for the tool, its own options first for a command."""

from __future__ import annotations

import os
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.cli.commands import ABOUT, COMMANDS, EXAMPLES
from zhuzhou_facts.cli.options import ALL
from zhuzhou_facts.output.folding import NO_BREAK, fold, pad, width
from zhuzhou_facts.streams.catalogue import translate
from zhuzhou_facts.streams.console import terminal_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.cli.options import Call

_WIDEST: Final = 80
_TWO_COLUMNS: Final = 72
_LEFT_OUT: Final = {"help", "version"}


def page(command: Any, call: Call) -> str:
    """Return the help page of a command, or of the tool where it has commands of its own.

    Args:
        command: what Typer has built.
        call: the call, for its language, its program and its terminal.
    """
    room = min(terminal_width(os.environ, call.output.stream), _WIDEST)
    lang = call.messages.lang
    make = _tool_page if hasattr(command, "commands") else _command_page
    languages = ("zh", "en") if lang == "both" else (lang,)
    pages = (make(command, call.messages.program, each, room) for each in languages)
    return "\n\n".join("\n".join(lines) for lines in pages) + "\n"


def _tool_page(command: Any, program: str, lang: str, room: int) -> list[str]:
    lines = [_usage(f"{program} [COMMAND] [OPTIONS]", lang), *fold(translate(ABOUT, lang), room)]
    lines.append("")
    names = max(map(len, COMMANDS)) + 2
    summaries = {entry.name: translate(entry.summary, lang) for entry in COMMANDS.values()}
    across = 2 if room >= _TWO_COLUMNS else 1
    left = max(map(width, summaries.values())) + 2
    for group, entries in groupby(COMMANDS.values(), lambda entry: entry.group):
        lines.append(translate(group, lang))
        cells = [
            pad(f"  {entry.name}", names + 2) + pad(summaries[entry.name], left)
            for entry in entries
        ]
        lines += ["".join(cells[at : at + across]).rstrip() for at in range(0, len(cells), across)]
    lines += ["", translate("Options of every command, explained by “zzf COMMAND --help”", lang)]
    options = (_shortest(each) for each in command.params)
    lines += [f"  {line}" for line in fold("   ".join(options), room - 2)]
    lines += ["", *_examples(EXAMPLES, lang)]
    return [line.replace(NO_BREAK, " ") for line in lines]


def _command_page(command: Any, program: str, lang: str, room: int) -> list[str]:
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    own = [each for each in command.params if each.name not in ALL and each not in arguments]
    shared = [each for each in command.params if each.name in ALL and each.name not in _LEFT_OUT]
    words = " ".join([program, command.name, *map(_name, arguments), "[OPTIONS]"])
    lines = [_usage(words, lang)]
    entry = COMMANDS.get(command.name)
    if entry:
        lines += fold(translate(entry.about, lang), room)
    column = max(width(_name(each)) for each in (*arguments, *own, *shared))
    lines += ["", *_rows((*arguments, *own), column, lang, room)]
    if arguments or own:
        lines.append("")
    lines += [translate("Options of every command", lang), *_rows(shared, column, lang, room)]
    if entry:
        lines += ["", *_examples(entry.examples, lang)]
    return lines


def _usage(words: str, lang: str) -> str:
    return ("用法：" if lang == "zh" else "Usage: ") + words


def _rows(parameters: Iterable[Any], column: int, lang: str, room: int) -> list[str]:
    lines = []
    for each in parameters:
        first, *rest = fold(translate(each.help or "", lang), max(room - column - 4, 20))
        lines.append(f"  {pad(_name(each), column)}  {first}")
        lines += [" " * (column + 4) + line for line in rest]
    return lines


def _name(parameter: Any) -> str:
    """Return `-f, --format FORMAT` of an option, `[THEME]...` of an argument."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    names = ", ".join(sorted(parameter.opts, key=len))
    return names if parameter.is_flag else f"{names} {parameter.metavar}"


def _shortest(parameter: Any) -> str:
    name = min(parameter.opts, key=len)
    return name if parameter.is_flag else f"{name}{NO_BREAK}{parameter.metavar}"


def _examples(examples: Sequence[tuple[str, str]], lang: str) -> list[str]:
    column = max(width(line) for line, _ in examples)
    return [f"  {pad(line, column)}  {translate(about, lang)}" for line, about in examples]

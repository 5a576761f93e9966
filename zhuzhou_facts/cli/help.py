"""The help pages: commands first for the tool, its own options first for a command."""

from __future__ import annotations

import os
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.cli.commands import ABOUT, COMMANDS, EXAMPLES
from zhuzhou_facts.cli.options import ALL
from zhuzhou_facts.errors import ZhuzhouFactsError
from zhuzhou_facts.output.folding import NO_BREAK, fold, pad, width
from zhuzhou_facts.streams.console import terminal_width
from zhuzhou_facts.streams.messages import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zhuzhou_facts.cli.options import Call

_WIDEST: Final = 80
_TWO_COLUMNS: Final = 72
_LEFT_OUT: Final = {"help", "version"}


def page(command: Any, call: Call) -> str:
    """Return the help page of a command, or of the tool where it has commands of its own.

    Args:
        command: what Typer has built.
        call: the call, for its language, its program, its terminal and its fact base.
    """
    room = min(terminal_width(os.environ, call.output.stream), _WIDEST)
    lang = call.messages.lang
    make = _command_lines if not hasattr(command, "commands") else _tool_lines
    pages = []
    for each in ("zh", "en") if lang == "both" else (lang,):
        lines, examples = make(command, call.messages.program, each, room)
        lines += ["", *_examples(examples, _example_fields(call, each), each, room)]
        pages.append("\n".join(line.replace(NO_BREAK, " ") for line in lines))
    return "\n\n".join(pages) + "\n"


def _tool_lines(
    command: Any, program: str, lang: str, room: int
) -> tuple[list[str], dict[str, str]]:
    lines = [_usage(f"{program} [COMMAND] [OPTIONS]", lang), *fold(translate(ABOUT, lang), room)]
    lines.append("")
    names = max(map(len, COMMANDS)) + 2
    summaries = {name: translate(entry.summary, lang) for name, entry in COMMANDS.items()}
    across = 2 if room >= _TWO_COLUMNS else 1
    left = max(map(width, summaries.values())) + 2
    for group, members in groupby(COMMANDS, lambda name: COMMANDS[name].group):
        lines.append(translate(group, lang))
        cells = [pad(f"  {name}", names + 2) + pad(summaries[name], left) for name in members]
        lines += ["".join(cells[at : at + across]).rstrip() for at in range(0, len(cells), across)]
    lines += ["", translate("Options of every command, explained by “zzf COMMAND --help”", lang)]
    options = "   ".join(map(_shortest, command.params))
    lines += [f"  {line}" for line in fold(options, room - 2)]
    return lines, EXAMPLES


def _command_lines(
    command: Any, program: str, lang: str, room: int
) -> tuple[list[str], dict[str, str]]:
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    own = [each for each in command.params if each.name not in ALL and each not in arguments]
    shared = [each for each in command.params if each.name in ALL and each.name not in _LEFT_OUT]
    words = " ".join([program, command.name, *map(_name, arguments), "[OPTIONS]"])
    about = translate(" ".join(command.help.split()), lang)
    column = max(width(_name(each)) for each in (*arguments, *own, *shared))
    lines = [_usage(words, lang), *fold(about, room), ""]
    if arguments or own:
        lines += [*_rows((*arguments, *own), column, lang, room), ""]
    lines += [translate("Options of every command", lang), *_rows(shared, column, lang, room)]
    return lines, COMMANDS[command.name].examples if command.name in COMMANDS else {}


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


def _examples(
    examples: Mapping[str, str], fields: Mapping[str, str], lang: str, room: int
) -> list[str]:
    """Return a line an example, or two where one is too narrow for it."""
    filled = {line.format_map(fields): translate(about, lang) for line, about in examples.items()}
    column = max(map(width, filled), default=0)
    if column + max(map(width, filled.values()), default=0) + 4 > room:
        return [row for line, about in filled.items() for row in (f"  {line}", f"    {about}")]
    return [f"  {pad(line, column)}  {about}" for line, about in filled.items()]


def _example_fields(call: Call, lang: str) -> dict[str, str]:
    """Return what stands in examples: of the base in use, or placeholders where it has nothing."""
    from zhuzhou_facts.base import load
    from zhuzhou_facts.output.formats import cell_text
    from zhuzhou_facts.records import COUNT, Kind

    fields = {name: name.upper() for name in ("theme", "unit", "name", "key", "number")}
    named = call.before.facts if call.before else None
    try:
        base = load(named[0] if named else os.environ.get("ZHUZHOU_FACTS_FILE") or None)
    except ZhuzhouFactsError:
        return fields
    with_figures = [each for each in base.facts if each.figures and each.figures[0].value]
    if not with_figures:
        return fields
    # An indicator with a unit and a short name serves best.
    fact = min(
        with_figures,
        key=lambda each: (
            each.kind != Kind.INDICATOR or each.figures[0].unit == COUNT,
            max(width(each.name.get(lang)), len(each.id)),
        ),
    )
    figure = fact.figures[0]
    name = fact.name.get(lang)
    return {
        "theme": fact.theme,
        "unit": figure.unit,
        "name": f'"{name}"' if " " in name else name,
        "key": fact.id,
        "number": str(cell_text(figure.value)),
    }

"""The help pages: commands first for the tool, its own options first for a command."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.cli.commands import COMMANDS
from zhuzhou_facts.cli.options import ALL
from zhuzhou_facts.cli.values import base_in_use
from zhuzhou_facts.output.folding import NO_BREAK, fold, pad, width
from zhuzhou_facts.streams.console import terminal_width
from zhuzhou_facts.streams.messages import translate
from zhuzhou_facts.streams.safety import shell_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhuzhou_facts.cli.session import Session
    from zhuzhou_facts.records import FactBase

_WIDEST: Final = 80
_TWO_COLUMNS: Final = 72
_LEFT_OUT: Final = {"help", "version"}
_ABOUT: Final = "Look up the facts and figures of one source, each with its bounds and its place."
_EXAMPLES: Final = {"zzf search {name}": "what is there", "zzf compare": "then and now"}


def page(command: Any, session: Session) -> str:
    """Return the help page of a command that Typer has built, or of the tool."""
    room = min(terminal_width(), _WIDEST)
    lang, program = session.messages.lang, session.messages.program
    is_tool = hasattr(command, "commands")
    entry = COMMANDS.get(command.name)
    examples = _EXAMPLES if is_tool else entry.examples if entry else {}
    base = base_in_use(session.said.get("facts"))
    pages = []
    for each in ("zh", "en") if lang == "both" else (lang,):
        words, *lines = (_tool if is_tool else _command)(command, each, room)
        usage = ("用法：" if each == "zh" else "Usage: ") + f"{program} {words}"
        fields = _example_fields(base, each)
        filled = [(it.format_map(fields), translate(examples[it], each)) for it in examples]
        text = "\n".join([usage, *lines, "", *_examples(filled, room)])
        pages.append(text.replace(NO_BREAK, " "))
    return "\n\n".join(pages) + "\n"


def _tool(tool: Any, lang: str, room: int) -> list[str]:
    """Return what is called, what it does, its commands and its options."""
    lines = ["[COMMAND] [OPTIONS]", *fold(translate(_ABOUT, lang), room), ""]
    names = max(map(len, COMMANDS)) + 4
    summaries = {name: translate(entry.summary, lang) for name, entry in COMMANDS.items()}
    across = 2 if room >= _TWO_COLUMNS else 1
    left = max(map(width, summaries.values())) + 2
    for group, members in groupby(COMMANDS, lambda name: COMMANDS[name].group):
        lines.append(translate(group, lang))
        cells = [pad(f"  {name}", names) + pad(summaries[name], left) for name in members]
        lines += ["".join(cells[at : at + across]).rstrip() for at in range(0, len(cells), across)]
    lines += ["", translate("Options of every command, explained by “zzf COMMAND --help”", lang)]
    options = "   ".join(_named(min(it.opts, key=len), it, NO_BREAK) for it in tool.params)
    return [*lines, *(f"  {line}" for line in fold(options, room - 2))]


def _command(command: Any, lang: str, room: int) -> list[str]:
    """Return what is called, what it does, its arguments and options, and those of all commands."""
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    own = [*arguments, *(it for it in command.params if it not in arguments and it.name not in ALL)]
    shared = [each for each in command.params if each.name in ALL and each.name not in _LEFT_OUT]
    if (entry := COMMANDS.get(command.name)) and entry.formats:
        next(each for each in shared if each.name == "format").help = entry.formats
    column = max(width(_name(each)) for each in (*own, *shared))
    return [
        " ".join([command.name, *map(_name, arguments), "[OPTIONS]"]),
        *fold(translate(" ".join(command.help.split()), lang), room),
        "",
        *([*_rows(own, column, lang, room), ""] if own else ()),
        translate("Options of every command", lang),
        *_rows(shared, column, lang, room),
    ]


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
    return _named(", ".join(sorted(parameter.opts, key=len)), parameter, " ")


def _named(names: str, option: Any, space: str) -> str:
    return names if option.is_flag else f"{names}{space}{option.metavar}"


def _examples(filled: list[tuple[str, str]], room: int) -> list[str]:
    """Return a line an example, or two where one is too narrow for it."""
    column = max((width(line) for line, _ in filled), default=0)
    if any(column + width(about) + 4 > room for _, about in filled):
        return [row for line, about in filled for row in (f"  {line}", f"    {about}")]
    return [f"  {pad(line, column)}  {about}" for line, about in filled]


def _example_fields(base: FactBase | None, lang: str) -> dict[str, str]:
    """Return what stands in examples: of the base in use, or placeholders where it has nothing."""
    from zhuzhou_facts.figures.names import typed
    from zhuzhou_facts.records import COUNT, Kind

    facts = base.facts if base else ()
    # An indicator with a unit and a short name serves best.
    fact = min(
        (each for each in facts if each.figures and each.figures[0].value),
        key=lambda each: (
            each.kind != Kind.INDICATOR or each.figures[0].unit == COUNT,
            max(width(each.name.get(lang)), len(each.id)),
        ),
        default=None,
    )
    if base is None or fact is None:
        return {name: name.upper() for name in ("theme", "unit", "name", "key", "number")}
    name, number = typed(base, fact, lang)
    return {
        "theme": fact.theme,
        "unit": fact.figures[0].unit,
        "name": shell_word(name),
        "key": fact.id,
        "number": shell_word(number),
    }

"""Completion for shells, answered before anything slow is imported.

The scripts that `--show-completion` prints call the tool itself, with the shell's name in
`_ZHUZHOU_FACTS_COMPLETE` and the words up to the cursor as arguments. It prints the candidates and
ends with 0, or with 1 where a file's name is wanted, which the shell completes best.
"""

from __future__ import annotations

import os
import sys

from zhuzhou_facts.base.shipped import shipped_file
from zhuzhou_facts.commands import COMMANDS, FILE, NUMBER, Option
from zhuzhou_facts.completion.names import Names, read_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from zhuzhou_facts.commands import Command, Takes

    Candidate: TypeAlias = tuple[str, str]

VARIABLE = "_ZHUZHOU_FACTS_COMPLETE"
SHELLS = ("bash", "zsh", "fish")
SCRIPT_OPTIONS = ("--show-completion", "--install-completion")
# What the library adds to the tool itself, the last to every command.
_LIBRARY = (
    Option(
        "install", ("--install-completion",), "Install completion for the current shell.", SHELLS
    ),
    Option(
        "show",
        ("--show-completion",),
        "Show completion for the current shell, to copy it or customize the installation.",
        SHELLS,
    ),
    Option("help", ("--help", "-h"), "Show this message and exit."),
)
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def answer(arguments: list[str]) -> int | None:
    """Complete the last word, or show or install a script; None for any other call.

    Raises:
        OutputError: standard output, or the script's file, could not be written.
        BrokenPipeError: the reader of standard output went away.
    """
    shell = os.environ.get(VARIABLE, "")
    if shell in SHELLS:
        found = candidates(arguments or [""], os.environ)
        if found is None:
            return 1
        lines = "".join(f"{_line(shell, value, words)}\n" for value, words in found)
        sys.stdout.buffer.write(lines.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
        return 0
    if not shell and arguments and arguments[0] in SCRIPT_OPTIONS:
        from zhuzhou_facts.completion.scripts import provide

        return provide(arguments, _language(os.environ.get("ZHUZHOU_FACTS_LANG"), os.environ))
    return None


def candidates(words: list[str], environ: Mapping[str, str]) -> list[Candidate] | None:
    """Return what the last word may become, each with a description; None where it is a file.

    Args:
        words: what stands after the program's name, the last being completed.
        environ: the environment, of which the locale and the tool's own variables count.
    """
    typed = words[-1]
    call = _Call(words[:-1])
    lang = _language(call.given.get("--lang") or environ.get("ZHUZHOU_FACTS_LANG"), environ)
    takes: Takes
    before = ""
    if call.wants:
        takes = call.wants.takes
    elif typed.startswith("--") and "=" in typed:
        name, _, typed = typed.partition("=")
        option = call.option(name)
        before, takes = f"{name}=", option.takes if option else ""
    elif typed.startswith("-"):
        return _described(call.options(), typed, lang)
    elif not call.name:
        found = [(name, command.about) for name, command in COMMANDS.items() if name]
        return _described(found, typed, lang)
    else:
        argument = call.command.argument
        takes = argument.takes if argument and call.name in COMMANDS else ""
    if takes == FILE:
        return None
    facts = call.given.get("--facts") or environ.get("ZHUZHOU_FACTS_FILE") or shipped_file()
    values = _values(takes, typed, call.command.fields, facts, lang)
    return [(before + value, words) for value, words in values if value.startswith(typed)]


class _Call:
    """What stands before the word that is completed."""

    def __init__(self, words: list[str]) -> None:
        self.name = ""
        self.wants: Option | None = None
        self.given: dict[str, str] = {}
        for word in words:
            name, equals, value = word.partition("=")
            option = self.option(name)
            if self.wants:
                self.given[self.wants.names[0]] = word
                self.wants = None
            elif option:
                if equals:
                    self.given[option.names[0]] = value
                elif option.takes is not None:
                    self.wants = option
            elif not self.name and not word.startswith("-"):
                self.name = word

    @property
    def command(self) -> Command:
        """The command that is called; the tool itself where there is none of this name."""
        return COMMANDS.get(self.name, COMMANDS[""])

    def option(self, name: str) -> Option | None:
        """Return the option of this name: the command's, else one that stands before it."""
        known = (*self.command.options, *COMMANDS[""].options, *_LIBRARY)
        return next((option for option in known if name in option.names), None)

    def options(self) -> list[Candidate]:
        """Return the options of the command, with what they are for."""
        known = [*self.command.shared, *self.command.own]
        known += _LIBRARY[-1:] if self.command.name else _LIBRARY
        return [(option.names[0], option.about) for option in known]


def _values(
    takes: Takes, typed: str, fields: tuple[str, ...], facts: str, lang: str
) -> list[Candidate]:
    if isinstance(takes, tuple):
        return [(value, "") for value in takes]
    if takes == "field":
        return [(sign + name, "") for name in fields for sign in ("", "-")]
    if takes == "fields":
        chosen = typed.rpartition(",")[0]
        before = f"{chosen}," if chosen else ""
        return [(before + name, "") for name in fields if name not in chosen.split(",")]
    if not takes or takes == NUMBER:
        return []
    known = read_names(facts)
    return [(value, _name(names, lang)) for value, names in _known(takes, typed, known)]


def _known(kind: str, typed: str, known: Names) -> list[tuple[str, Candidate]]:
    """Return what a base has of a kind; of a key its times too, once its id is typed."""
    if kind == "key" and "@" in typed:
        return [
            (f"{fact}@{when}", names)
            for fact, names in known.facts.items()
            if typed.startswith(f"{fact}@")
            for when in known.times.get(fact, ())
        ]
    if kind in {"unit", "tag", "time"}:
        of = {"unit": known.units, "tag": known.tags, "time": known.all_times}[kind]
        return [(value, ("", "")) for value in of]
    themes = list(known.themes.items()) if "theme" in kind else []
    facts = list(known.facts.items()) if kind != "theme" else []
    return themes + facts


def _described(found: list[Candidate], typed: str, lang: str) -> list[Candidate]:
    found = [(value, about) for value, about in found if value.startswith(typed)]
    if lang == "en":
        return found
    from zhuzhou_facts.streams.catalogue import chinese

    return [(value, chinese().get(about, about)) for value, about in found]


def _name(names: Candidate, lang: str) -> str:
    zh, en = names
    if lang == "both":
        return f"{zh} {en}".strip()
    return (zh if lang == "zh" else en) or zh or en


def _language(wanted: str | None, environ: Mapping[str, str]) -> str:
    if wanted in {"zh", "en", "both"}:
        return str(wanted)
    locale = next(filter(None, map(environ.get, _LOCALE)), "") or ""
    return "zh" if locale.lower().startswith("zh") else "en"


def _line(shell: str, value: str, words: str) -> str:
    words = "".join(sign if sign.isprintable() else " " for sign in words)
    if shell == "zsh":
        return value.replace("\\", "\\\\").replace(":", "\\:") + (f":{words}" if words else "")
    return f"{value}\t{words}" if shell == "fish" and words else value

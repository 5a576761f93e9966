"""Completion for shells, answered before anything slow is imported.

The scripts that `--show-completion` prints call the tool itself, with the shell's name in
`_ZHUZHOU_FACTS_COMPLETE` and the words up to the cursor as arguments. It prints the candidates and
ends with 0, or with 1 where a file's name is wanted, which the shell completes best.
"""

from __future__ import annotations

import os
import sys

from zhuzhou_facts.completion.grammar import COMMANDS, FIELDS, OPTIONS, SHORT
from zhuzhou_facts.completion.names import Names, read_names
from zhuzhou_facts.shipped import shipped_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    Candidate: TypeAlias = tuple[str, str]

VARIABLE = "_ZHUZHOU_FACTS_COMPLETE"
SHELLS = ("bash", "zsh", "fish")
SCRIPT_OPTIONS = ("--show-completion", "--install-completion")
_FILE = "file"
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
    kind: str | tuple[str, ...] | None
    before = ""
    if call.wants:
        kind = call.kind_of(call.wants)
    elif typed.startswith("--") and "=" in typed:
        option, _, typed = typed.partition("=")
        before, kind = f"{option}=", call.kind_of(option)
    elif typed.startswith("-"):
        options = COMMANDS.get(call.command, COMMANDS[""])[2]
        return _described([(name, OPTIONS[name][0]) for name in options], typed, lang)
    elif not call.command:
        return _described(
            [(name, about) for name, (about, _, _) in COMMANDS.items() if name], typed, lang
        )
    else:
        kind = COMMANDS[call.command][1] if call.command in COMMANDS else ""
    if kind == _FILE:
        return None
    facts = call.given.get("--facts") or environ.get("ZHUZHOU_FACTS_FILE") or shipped_file()
    found = _values(kind, typed, call.command, facts, lang)
    return [(before + value, words) for value, words in found if value.startswith(typed)]


class _Call:
    """What stands before the word that is completed."""

    def __init__(self, words: list[str]) -> None:
        self.command = ""
        self.wants = ""
        self.given: dict[str, str] = {}
        for word in words:
            option, equals, value = word.partition("=")
            option = SHORT.get(option, option)
            if self.wants:
                self.given[self.wants] = word
                self.wants = ""
            elif option in OPTIONS:
                if equals:
                    self.given[option] = value
                elif OPTIONS[option][1] is not None:
                    self.wants = option
            elif not self.command and not word.startswith("-"):
                self.command = word

    def kind_of(self, option: str) -> str | tuple[str, ...] | None:
        """Return what an option of this command takes."""
        own = f"{option} {self.command}"
        return OPTIONS[own if own in OPTIONS else option][1] if option in OPTIONS else ""


def _values(
    kind: str | tuple[str, ...] | None, typed: str, command: str, facts: str, lang: str
) -> list[Candidate]:
    if isinstance(kind, tuple):
        return [(value, "") for value in kind]
    if kind in {"fields", "field"}:
        names = FIELDS.get(command, ())
        if kind == "field":
            return [(sign + name, "") for name in names for sign in ("", "-")]
        chosen = typed.rpartition(",")[0]
        before = f"{chosen}," if chosen else ""
        return [(before + name, "") for name in names if name not in chosen.split(",")]
    if not kind:
        return []
    known = read_names(facts)
    return [(value, _name(names, lang)) for value, names in _known(kind, typed, known)]


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
    found = [
        (value, about) for value, about in found if value.startswith(typed) and " " not in value
    ]
    if lang == "en":
        return found
    from zhuzhou_facts.words.manual import CHINESE

    return [(value, CHINESE.get(about, about)) for value, about in found]


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

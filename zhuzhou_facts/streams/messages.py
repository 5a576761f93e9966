"""Messages on standard error, in the language of the user: notes, and errors with an exit code.

The catalogue, `messages.json`, has the Chinese of each English template.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.errors import FactBaseError, Message
from zhuzhou_facts.streams.console import READABLE, encoding_of, put
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TextIO

    from zhuzhou_facts.errors import Problem, ZhuzhouFactsError

PROGRAM: Final = "zhuzhou-facts"
SHORT: Final = "zzf"
_PROBLEMS_SHOWN: Final = 20
LANGUAGES: Final = ("zh", "en", "both")
VARIABLE: Final = "ZHUZHOU_FACTS_LANG"
_OPTION: Final = r"\0(?:-L\0?|--lang[\0=])([^\0]*)"
_LOCALE: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_CHINESE_ON_WINDOWS: Final = 0x04  # the primary language of a Windows language identifier


@cache
def chinese() -> dict[str, str]:
    """Return the Chinese template of each English one."""
    path = os.path.join(os.path.dirname(__file__), "messages.json")  # noqa: PTH118, PTH120 - faster
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - as above
        texts: dict[str, str] = json.load(file)
    return texts


def translate(message: Message | str, lang: str) -> str:
    """Return a message in `zh`, in `en`, or for `both` as `中文 / English`."""
    english = str(message)
    if lang == "en":
        return english
    zh = str(_in_chinese(message if isinstance(message, Message) else Message(message)))
    return " / ".join(dict.fromkeys((zh, english))) if lang == "both" else zh


def _in_chinese(value: object) -> object:
    """Return a message, or the value of a field, as a Chinese message has it."""
    if isinstance(value, list):
        return "、".join(str(_in_chinese(each)) for each in value)
    if not isinstance(value, Message):
        return value.get("zh") if hasattr(value, "get") else value
    text = chinese().get(value.template, value.template)
    fields = {name: _in_chinese(each) for name, each in value.fields.items()}
    return text.format_map(fields) if fields else text


def translate_problem(problem: Problem, lang: str) -> str:
    """Return `file:line:column: [fact: ]message[; fix]` in `zh`, `en` or `both`."""
    return problem.place + translate(problem.text, lang)


class Messages:
    """The one writer to standard error: it never raises."""

    def __init__(self, stream: TextIO | None = None, lang: str = "en") -> None:
        self.stream = sys.stderr if stream is None else stream
        self.lang = lang
        name = os.path.basename(sys.argv[0]).removesuffix(".exe")  # noqa: PTH119 - as it was typed
        self.program = SHORT if name == SHORT else PROGRAM
        self.lay_out: Callable[[str], str] = str
        """Folds a line for whom it is written to."""

    def write(self, message: Message | str) -> None:
        """Write a message of one line or more in the language, made safe, ended by a line end."""
        lines = translate(message, self.lang).removesuffix("\n").split("\n")
        self._write_lines("".join(f"{self.lay_out(safe(line))}\n" for line in lines))

    def error(self, message: Message | str) -> None:
        """Write what went wrong, after the name of the program, as `write` does."""
        colon = "：" if self.lang == "zh" else ": "
        text = safe(" ".join(translate(message, self.lang).split()))
        self._write_lines(self.lay_out(f"{self.program}{colon}{text}") + "\n")

    def _write_lines(self, lines: str) -> None:
        with contextlib.suppress(Exception):
            put(self.stream, lines.encode(encoding_of(self.stream), READABLE))


def report(error: ZhuzhouFactsError, messages: Messages) -> int:
    """Write what an error says and return its exit code."""
    if isinstance(error, FactBaseError):
        for problem in error.problems[:_PROBLEMS_SHOWN]:
            messages.write(translate_problem(problem, messages.lang))
        if left := len(error.problems[_PROBLEMS_SHOWN:]):
            messages.write(Message("… and {count} more; see all: zzf check FILE", {"count": left}))
    else:
        messages.error(error.message)
    return error.exit_code


def user_language(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return `zh`, `en` or `both`: the last -L anywhere in the call, its variable, the locale."""
    words = "\0".join(["", *takewhile(lambda word: word != "--", arguments)])
    wanted = [*re.findall(_OPTION, words)[-1:], environ.get(VARIABLE, "")]
    return next((lang for lang in wanted if lang in LANGUAGES), "") or locale_language(environ)


def locale_language(environ: Mapping[str, str]) -> str:
    """Return the language of the locale: `zh` for any Chinese one, else `en`.

    LANGUAGE, a list, comes first where the locale is another than C, as gettext has it.
    """
    locale = next((environ[name] for name in _LOCALE if environ.get(name)), "")
    if not locale and sys.platform == "win32":
        import ctypes

        setting = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "zh" if setting & 0x3FF == _CHINESE_ON_WINDOWS else "en"
    names = [locale]
    if environ.get("LANGUAGE") and locale.partition(".")[0] not in {"", "C", "POSIX"}:
        names = environ["LANGUAGE"].split(":")
    codes = [re.split(r"[_\-.@]", name)[0].lower() for name in names]
    return next((code for code in codes if code in {"zh", "en"}), "en")

"""The language in which the tool itself speaks, known before the arguments are parsed."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.streams.console import language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LANGUAGES: Final = ("zh", "en", "both")


def asked(arguments: Sequence[str], long: str, short: str = "") -> str:
    """Return the value of an option wherever it stands, the last one; empty where it is not.

    What comes after `--` is no option.
    """
    found = ""
    words = list(arguments)
    words = words[: words.index("--")] if "--" in words else words
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if word == long or (short and word == short):
            found = following
        elif word.startswith(f"{long}="):
            found = word.removeprefix(f"{long}=")
        elif short and word.startswith(short) and not word.startswith("--"):
            found = word.removeprefix(short)
    return found


def tongue(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return `zh`, `en` or `both`: what --lang says, else its variable, else the locale."""
    for wanted in (asked(arguments, "--lang", "-L"), environ.get("ZHUZHOU_FACTS_LANG", "")):
        if wanted in _LANGUAGES:
            return wanted
    return language(environ)

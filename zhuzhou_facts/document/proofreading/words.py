"""How well the words around a number name a thing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.normalisation import fold_one
from zhuzhou_facts.search.english import STOP_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Iterable

_RUN: Final = re.compile(
    r"[\u3400-\u9fff]+|[a-z]+(?:['’][a-z]+)?|(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9.])"
)
# Signs that join words or stand for numbers and name nothing.
_EMPTY: Final = re.compile(
    "[的了着和与及或等为是有在由从到至把被将于以之其共约达就也都又还已一二两三四五六七八九十百千万亿余多个年月日]+"
)
NUMERAL: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_CHARACTER: Final = 0.3  # what a single Chinese character weighs beside a pair


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text: stems, and of Chinese the characters and pairs of them."""
    found: list[str] = []
    plain = "".join(map(fold_one, text)).lower()
    for run in _RUN.findall(plain):
        if run.isdecimal():
            found.append(run)
        elif run.isascii():
            if run not in STOP_WORDS and len(run) > 1:
                found.append(stem(run.split("'")[0].split("’")[0]))
        else:
            for part in _EMPTY.split(run):
                found += part
                found += (part[at : at + 2] for at in range(len(part) - 1))
    return tuple(found)


def base_weight(token: str) -> float:
    """Return what a word weighs before it is known how rare it is."""
    return _CHARACTER if len(token) == 1 and not token.isascii() else 1.0


class Thing:
    """What numbers are said of: its names, and the words of what is stated about it."""

    def __init__(self, names: Iterable[str], statements: Iterable[str]) -> None:
        names, statements = list(names), list(statements)
        self.names = [frozenset(tokens(name)) for name in names if tokens(name)]
        self.words = frozenset(token for text in (*names, *statements) for token in tokens(text))
        self.numerals = frozenset(numeral for name in names for numeral in NUMERAL.findall(name))

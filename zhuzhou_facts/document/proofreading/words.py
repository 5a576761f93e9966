"""How well the words around a number name a thing."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.normalisation import fold_one
from zhuzhou_facts.search.english import STOP_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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


def _weight(token: str) -> float:
    return _CHARACTER if len(token) == 1 and not token.isascii() else 1.0


class Thing:
    """What numbers are said of: its names, and the words of what is stated about it."""

    def __init__(self, names: Iterable[str], statements: Iterable[str]) -> None:
        names, statements = list(names), list(statements)
        self.names = [frozenset(tokens(name)) for name in names if tokens(name)]
        self.words = frozenset(token for text in (*names, *statements) for token in tokens(text))
        self.numerals = frozenset(numeral for name in names for numeral in NUMERAL.findall(name))


class Lexicon:
    """The words of all things that a text may speak of, rare ones weighing more."""

    def __init__(self, things: Sequence[Thing]) -> None:
        counts = Counter(token for thing in things for token in thing.words)
        size = len(things) + 1
        self._weights = {token: _weight(token) * log(size / n) for token, n in counts.items()}
        self._unknown = log(size)

    def weight(self, token: str) -> float:
        """Return how much a word says."""
        return self._weights.get(token, _weight(token) * self._unknown)

    def names(self, thing: Thing, near: Mapping[str, float], fewest: int = 1) -> float:
        """Return how much of one of a thing's names stands near, from 0 to 1.

        `near` has the words around a number, each with its nearness from 0 to 1. Names of fewer
        tokens than `fewest` do not count.
        """
        best = 0.0
        for name in thing.names:
            if len(name) < fewest + 3 * (fewest > 1 and not next(iter(name)).isascii()):
                continue
            whole = sum(map(self.weight, name))
            if whole:
                there = sum(self.weight(token) * near.get(token, 0.0) for token in name)
                best = max(best, there / whole)
        return best

    def explains(self, thing: Thing, own: Iterable[str]) -> float:
        """Return how much of what stands right beside a number is said of a thing, from 0 to 1."""
        weights = [(self.weight(token), token in thing.words) for token in set(own)]
        whole = sum(weight for weight, _ in weights)
        return sum(weight for weight, known in weights if known) / whole if whole else 1.0

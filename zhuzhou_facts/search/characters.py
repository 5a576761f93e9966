"""Characters typed another way: traditional for simplified or the reverse, and as pinyin."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.search.folding import HAS_HANZI, fold

if TYPE_CHECKING:
    from zhuzhou_facts.search.documents import Index

_MOST_SYLLABLES: Final = 12
_MOST_WAYS: Final = 16
_LONGEST_SYLLABLE: Final = 6
_INITIALS_WHOLE: Final = 3
_INITIALS_PART: Final = 4


def known_characters(text: str, index: Index) -> str:
    """Return a text with the traditional or simplified form of characters as the base has them."""
    strange = {sign for sign in HAS_HANZI.findall(text) if not index.holds(sign)}
    forms = {}
    for sign in strange:
        for variant in _variants().get(sign, ""):
            if index.holds(variant):
                forms[ord(sign)] = variant
                break
    return text.translate(forms)


@lru_cache(maxsize=1)
def _variants() -> dict[str, str]:
    """Return for a character the others that are written for it, the simplified one first."""
    groups: dict[str, str] = {}
    for pair in " ".join(_table("traditional.txt")).split():
        groups[pair[1]] = groups.get(pair[1], pair[1]) + pair[0]
    return {sign: group for group in groups.values() for sign in group}


def _table(name: str) -> list[str]:
    # Slow to import, and few queries come so far.
    from importlib.resources import files

    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@lru_cache(maxsize=1)
def _syllables() -> dict[str, str]:
    """Return the characters of every syllable; ü is folded, and v as which it is typed too."""
    found: dict[str, str] = {}
    for line in _table("pinyin.txt"):
        syllable, characters = line.split(" ")
        found[fold(syllable)] = found.get(fold(syllable), "") + characters
    return found


def syllables_pattern(word: str) -> re.Pattern[str] | None:
    """Return the characters that a word may be the pinyin of, two or more; None where it is none.

    One syllable alone is as often an English word: song, long, men.
    """
    if not (word.isascii() and word.isalpha()):
        return None
    typed = re.sub(r"(?<=[ln])v", "u", word)
    table = _syllables()
    ways = [way for way in _divided(typed, table, _MOST_SYLLABLES) if len(way) > 1]
    if not ways:
        return None
    return re.compile("|".join("".join(f"[{table[part]}]" for part in way) for way in ways))


def initials_pattern(word: str) -> re.Pattern[str] | None:
    """Return the characters of which a word may be the initials; None where it is none.

    Three must be a whole name or alias, four may be part of one.
    """
    table = _by_initial()
    if not (_INITIALS_WHOLE <= len(word) <= _MOST_SYLLABLES and set(word) <= set(table)):
        return None
    run = "".join(f"[{table[letter]}]" for letter in word)
    return re.compile(run if len(word) >= _INITIALS_PART else rf"(?<!\w){run}(?!\w)")


@lru_cache(maxsize=1)
def _by_initial() -> dict[str, str]:
    found: dict[str, str] = {}
    for syllable, characters in _syllables().items():
        found[syllable[0]] = found.get(syllable[0], "") + characters
    return found


def _divided(word: str, table: dict[str, str], most: int) -> list[tuple[str, ...]]:
    """Return the ways to divide a word into syllables."""
    if not word:
        return [()]
    if not most:
        return []
    found: list[tuple[str, ...]] = []
    for end in range(min(_LONGEST_SYLLABLE, len(word)), 0, -1):
        if word[:end] in table and len(found) < _MOST_WAYS:
            found += [(word[:end], *rest) for rest in _divided(word[end:], table, most - 1)]
    return found[:_MOST_WAYS]

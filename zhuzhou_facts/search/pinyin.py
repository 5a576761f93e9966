"""Chinese characters by how they are pronounced: typed as pinyin, or mistaken for each other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from zhuzhou_facts.search.text import fold, read_table

_MOST_SYLLABLES: Final = 12
_MOST_WAYS: Final = 16
_LONGEST_SYLLABLE: Final = 6
_INITIALS_WHOLE: Final = 3
_INITIALS_PART: Final = 4


@lru_cache(maxsize=1)
def _syllables() -> dict[str, str]:
    """Return the characters of every syllable; ü is folded to u."""
    found: dict[str, str] = {}
    entries = iter(read_table("pinyin.txt"))
    for name, characters in zip(entries, entries, strict=True):
        syllable = fold(name)
        found[syllable] = found.get(syllable, "") + characters
    return found


@lru_cache(maxsize=1)
def _initials() -> dict[str, str]:
    """Return the characters whose syllables begin with a letter."""
    found: dict[str, str] = {}
    for syllable, characters in _syllables().items():
        found[syllable[0]] = found.get(syllable[0], "") + characters
    return found


def syllables_pattern(word: str) -> re.Pattern[str] | None:
    """Return the characters that a word may be the pinyin of, two or more; None where it is none.

    One syllable alone is as often an English word: song, long, men.
    """
    if not (word.isascii() and word.isalpha()):
        return None
    plain = re.sub(r"(?<=[ln])v", "u", word)
    ways = [way for way in divide(plain, _MOST_SYLLABLES) if len(way) > 1]
    if not ways:
        return None
    table = _syllables()
    return re.compile("|".join("".join(f"[{table[part]}]" for part in way) for way in ways))


def divide(word: str, most: int) -> list[tuple[str, ...]]:
    """Return the ways to divide a word into at most so many syllables, the longest ones first."""
    if not word:
        return [()]
    if not most:
        return []
    found: list[tuple[str, ...]] = []
    for end in range(min(_LONGEST_SYLLABLE, len(word)), 0, -1):
        if word[:end] in _syllables() and len(found) < _MOST_WAYS:
            found += [(word[:end], *rest) for rest in divide(word[end:], most - 1)]
    return found[:_MOST_WAYS]


def initials_pattern(word: str) -> re.Pattern[str] | None:
    """Return the characters of which a word may be the initials; None where it is none.

    Three must be a whole name or alias, four may be part of one.
    """
    table = _initials()
    if not (_INITIALS_WHOLE <= len(word) <= _MOST_SYLLABLES and set(word) <= set(table)):
        return None
    run = "".join(f"[{table[letter]}]" for letter in word)
    return re.compile(run if len(word) >= _INITIALS_PART else rf"(?<!\w){run}(?!\w)")


def same_sound(sign: str) -> str:
    """Return the characters that sound like one, tones aside, itself among them."""
    return "".join(signs for signs in _syllables().values() if sign in signs) or sign


# The usual reading of a character that has several, where it is not the first by the alphabet.
_USUAL: Final = "重zhong 行hang 系xi 调diao 地di 传chuan 落luo 盛sheng 都dou 着zhe"


def romanised(text: str) -> str:
    """Return a text with each Chinese character as its usual syllable, a space on either side."""
    readings: dict[str, str] = {}
    for syllable, characters in _syllables().items():
        for character in characters:
            readings.setdefault(character, syllable)
    readings |= {reading[0]: reading[1:] for reading in _USUAL.split()}
    return "".join(f" {readings[sign]} " if sign in readings else sign for sign in text)

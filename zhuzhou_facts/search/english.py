"""English words: one form for several endings and spellings, and slips of the keyboard."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from zhuzhou_facts.search.text import read_table

STOP_WORDS: Final = frozenset(read_table("stop_words.txt"))

_FORMS: Final = (
    "built build buses bus children child feet foot grew grow grown grow growth grow made make "
    "men man sold sell won win women woman"
)
_IRREGULAR: Final = dict(zip(_FORMS.split()[::2], _FORMS.split()[1::2], strict=True))
# The British spelling becomes one with the American one; what else it catches, it catches in both.
_SPELLINGS: Final = (
    (re.compile(r"(?<=..)([iy])z(?=(?:es?|ed|ers?|ing|ations?|able)$)"), r"\1s"),
    (re.compile(r"(?<=...)isation(?=s?$)"), "ise"),
    (re.compile(r"(?<=...)our(?=(?:s|ed|ing|able|al|hood|ly|ful)?$)"), "or"),
    (re.compile(r"(?<=[bt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=..)ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=..)ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=...)mme(?=s?$)"), "m"),
)
_SHORTEST: Final = 4
_CONSONANT: Final = r"(?:[^aeiouy]|(?<![^aeiouy])y|^y)"
_MEASURE: Final = re.compile(rf"(?:[aeiou]|(?<=[^aeiouy])y)+{_CONSONANT}+")
_VOWEL: Final = re.compile(r"[aeiou]|(?<=[^aeiouy])y")
_SHORT: Final = re.compile(r"[^aeiou][aeiouy][^aeiouwxy]$")
_DOUBLE: Final = re.compile(r"([^aeiouylsz])\1$")
_HISSING: Final = ("sses", "xes", "ches", "shes", "zzes")
_LONG_WORD: Final = 7
_VOWELS: Final = "aeiou"
# Each row of keys stands a third of a key to the right of the one above it.
_PLACES: Final = {
    sign: (row, column + row / 3)
    for row, keys in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm"))
    for column, sign in enumerate(keys)
}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what a word has in common with its other forms: factory, factories; close, closing.

    Plural, -ed, -ing, -ion and a mute -e are taken off as in Porter's algorithm (1980), whose
    further steps would make police of policy; the British and the American spelling are one.
    """
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    word = _without_ending(_singular(word))
    if word.endswith("y") and len(word) >= _SHORTEST and _VOWEL.search(word[:-1]):
        word = word[:-1] + "i"
    if word.endswith(("sion", "tion")) and _measure(word[:-3]) > 1:
        word = word[:-3]
    if word.endswith("e"):
        rest = word[:-1]
        if _measure(rest) > 1 or (_measure(rest) == 1 and not _SHORT.search(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word


def _measure(text: str) -> int:
    # How often vowels are followed by consonants: Porter's m.
    return len(_MEASURE.findall(text))


def _singular(word: str) -> str:
    if word.endswith(_HISSING):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + ("y" if len(word) > _SHORTEST else "ie")
    if word.endswith("s") and word[-2] not in "sui":
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    ending = "ed" if word.endswith("ed") else "ing" if word.endswith("ing") else ""
    rest = word.removesuffix(ending)
    if not ending or not _VOWEL.search(rest):
        return word
    if rest.endswith(("at", "bl")):
        return rest + "e"
    if _DOUBLE.search(rest):
        return rest[:-1]
    short = len(rest) < _SHORTEST - 1 or (_measure(rest) == 1 and _SHORT.search(rest))
    return rest + "e" if short else rest


def is_slip(text: str, word: str) -> bool:
    """Whether a text is a word with one letter missed, added, wrong, or before its turn.

    The first letter is hardly ever wrong (beaches are not meant for reaches); in a short word the
    wrong key is beside the right one, or vowel for vowel (police is not meant for policy).
    """
    pairs = enumerate(zip(text, word, strict=False))
    start = next((at for at, (a, b) in pairs if a != b), min(len(text), len(word)))
    rest, other = text[start:], word[start:]
    is_long = len(text) >= _LONG_WORD
    if rest[1:] == other or rest == other[1:]:
        return rest != other and (start > 0 or is_long)
    if rest[1:] == other[1:]:
        return start > 0 and (is_long or _easily_hit(rest[0], other[0]))
    return rest[:2] == other[1::-1] and rest[2:] == other[2:]


def _easily_hit(one: str, other: str) -> bool:
    """Whether two keys are neighbours, or two vowels."""
    if one not in _PLACES or other not in _PLACES:
        return False
    (row, column), (other_row, other_column) = _PLACES[one], _PLACES[other]
    is_near = abs(row - other_row) <= 1 and abs(column - other_column) <= 1
    return is_near or (one in _VOWELS and other in _VOWELS)

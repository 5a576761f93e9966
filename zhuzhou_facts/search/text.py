"""Texts and queries in one form, divided into what is searched for; Chinese by its pinyin."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Final

# Written without spaces between words: Chinese characters, and Japanese kana among them.
HANZI: Final = "\u3005\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAS_HANZI: Final = re.compile(f"[{HANZI}]")
# A sign inside a name belongs to it: 1+4+n, 402.15, r&d.
_LETTER: Final = rf"[^\W_{HANZI}]"
WORD: Final = rf"{_LETTER}+(?:[.+&]{_LETTER}+)*"

_WORDS: Final = re.compile(WORD)
_POSSESSIVE: Final = re.compile(r"['’ʼ][sSſ]\b")
_APOSTROPHES: Final = re.compile("['’‘ʼ`]")
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_THOUSANDS: Final = re.compile(r",(?<=[0-9],)(?=[0-9]{3})")
_SPACED_PLUS: Final = re.compile(r"(?<=\w) *\+ *(?=\w)")
_SIGNS: Final = re.compile(r"[\W_]+")
_MOST_SYLLABLES: Final = 12
_MOST_WAYS: Final = 16
_LONGEST_SYLLABLE: Final = 6
_INITIALS_WHOLE: Final = 3
_INITIALS_PART: Final = 4


def fold(text: str) -> str:
    """Return a text in lower case, half width and simplified characters.

    Accents, apostrophes, the 's of a possessive, thousands separators, and spaces around a plus
    sign inside a name are removed. Line feeds are kept.
    """
    text = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text))
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
        table = _simplified()
        for sign in table.keys() & set(text):
            text = text.replace(sign, table[sign])
    text = _THOUSANDS.sub("", text.casefold())
    return _SPACED_PLUS.sub("+", text) if "+" in text else text


@lru_cache(maxsize=1)
def _simplified() -> dict[str, str]:
    """Return the simplified forms of traditional characters."""
    return {pair[0]: pair[1] for pair in read_table("traditional.txt")}


def read_table(*names: str) -> list[str]:
    """Return the entries of data files of this package, which have spaces between them."""
    texts = (files(__package__).joinpath(name).read_text("utf-8") for name in names)
    lines = (line for text in texts for line in text.splitlines())
    return " ".join(line for line in lines if not line.startswith("#")).split()


def words(folded: str) -> list[str]:
    """Return the words of a folded text that are not Chinese, numbers among them."""
    return _WORDS.findall(folded)


def letters(folded: str) -> str:
    """Return a folded text without spaces and signs, to compare names."""
    return _SIGNS.sub("", folded)


def mark(text: str, found: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where found texts stand in a text, as start and end, in order, apart.

    Args:
        text: any text, as it is shown.
        found: folded texts, as a hit names them.
    """
    folded, places = "", []
    for at, sign in enumerate(text):
        form = fold(sign)
        folded += form
        places += [at] * len(form)
    wholes = "|".join(_whole(one) for one in sorted(found, key=len, reverse=True) if one) or "(?!)"
    matches = re.finditer(wholes, folded)
    return [(places[one.start()], places[one.end() - 1] + 1) for one in matches]


def _whole(found: str) -> str:
    """Return a pattern for a text that is not a part of a longer word."""
    start = rf"(?<!{_LETTER})" if re.match(_LETTER, found) else ""
    end = rf"(?!{_LETTER})" if re.match(_LETTER, found[-1:]) else ""
    return f"{start}{re.escape(found)}{end}"


@lru_cache(maxsize=1)
def _syllables() -> dict[str, str]:
    """Return the characters of every syllable; ü is folded to u."""
    found: dict[str, str] = {}
    entries = iter(read_table("pinyin.txt"))
    for name, characters in zip(entries, entries, strict=True):
        syllable = fold(name)
        found[syllable] = found.get(syllable, "") + characters
    return found


def syllables_pattern(word: str) -> re.Pattern[str] | None:
    """Return the characters that a word may be the pinyin of, two or more; None where it is none.

    One syllable alone is as often an English word: song, long, men.
    """
    plain = re.sub(r"(?<=[ln])v", "u", word)
    table, ways = _syllables(), spelled(plain, _MOST_SYLLABLES)
    runs = ["".join(f"[{table[part]}]" for part in way) for way in ways if len(way) > 1]
    return re.compile("|".join(runs)) if runs else None


def spelled(word: str, most: int) -> list[tuple[str, ...]]:
    """Return the ways to divide a word into at most so many syllables, the longest ones first."""
    if not word:
        return [()]
    if not most:
        return []
    found: list[tuple[str, ...]] = []
    for end in range(min(_LONGEST_SYLLABLE, len(word)), 0, -1):
        if word[:end] in _syllables() and len(found) < _MOST_WAYS:
            found += [(word[:end], *rest) for rest in spelled(word[end:], most - 1)]
    return found[:_MOST_WAYS]


def initials_pattern(word: str) -> re.Pattern[str] | None:
    """Return the characters of which a word may be the initials; None where it is none.

    Three must be a whole name or alias, four may be part of one.
    """
    if not _INITIALS_WHOLE <= len(word) <= _MOST_SYLLABLES:
        return None
    table = _syllables().items()
    classes = ["".join(signs for name, signs in table if name[0] == letter) for letter in word]
    if not all(classes):
        return None
    run = "".join(f"[{signs}]" for signs in classes)
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

"""Texts and queries brought to one form, and divided into what is searched for."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Written without spaces between words: Chinese characters, and Japanese kana among them.
HANZI: Final = "\u3005\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAS_HANZI: Final = re.compile(f"[{HANZI}]")
# A sign inside a name belongs to it: 1+4+n, 402.15, r&d.
WORD: Final = rf"[^\W_{HANZI}]+(?:[.+&][^\W_{HANZI}]+)*"

_WORDS: Final = re.compile(WORD)
_POSSESSIVE: Final = re.compile(r"['’ʼ]s\b", re.IGNORECASE)
_APOSTROPHES: Final = "'’‘ʼ`"
_MARKS: Final = re.compile("[\u0300-\u036f]")
_THOUSANDS: Final = re.compile(r",(?<=[0-9],)(?=[0-9]{3})")
_SIGNS: Final = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return the text in small half-width letters without accents, apostrophes, thousands signs.

    The 's of a possessive goes with its apostrophe.
    """
    text = _POSSESSIVE.sub("", text)
    for sign in _APOSTROPHES:
        text = text.replace(sign, "")
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _THOUSANDS.sub("", text.casefold())


def words(folded: str) -> list[str]:
    """Return the words of a folded text that are not Chinese, numbers among them."""
    return _WORDS.findall(folded)


def letters(folded: str) -> str:
    """Return a folded text without spaces and signs, to tell whether two names are the same."""
    return _SIGNS.sub("", folded)

"""Texts and queries in one form, and divided into what is searched for."""

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
    marked: set[int] = set()
    for match in (match for one in found for match in re.finditer(_whole(one), folded)):
        marked.update(range(places[match.start()], places[match.end() - 1] + 1))
    starts = sorted(at for at in marked if at - 1 not in marked)
    ends = sorted(at + 1 for at in marked if at + 1 not in marked)
    return list(zip(starts, ends, strict=True))


def _whole(found: str) -> str:
    """Return a pattern for a text that is not a part of a longer word."""
    start = rf"(?<!{_LETTER})" if re.match(_LETTER, found) else ""
    end = rf"(?!{_LETTER})" if re.match(_LETTER, found[-1:]) else ""
    return f"{start}{re.escape(found)}{end}" if found else "(?!)"

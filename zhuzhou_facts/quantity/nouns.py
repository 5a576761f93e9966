"""The noun of what is counted: bridges, unemployed people, 7名学生."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity.english_numerals import NUMBER_WORDS, ORDINAL_WORDS
from zhuzhou_facts.quantity.lexicon import IRREGULAR_PLURALS, STOP_WORDS
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.characters import Folded
    from zhuzhou_facts.quantity.unit_forms import UnitForms, UnitMatch

_MOST_WORDS: Final = 3
_SHORTEST_WORD: Final = 3
_LONGEST_CHINESE: Final = 12
_WORD: Final = re.compile(r" ([a-z]+(?:['-][a-z]+)*)(?![a-z0-9])")
_NUMERAL: Final = re.compile(rf"[0-9½⅓⅔¼¾半几{CHINESE_SIGNS}]")
_HEDGE: Final = re.compile(
    r"左右|上下|以上|以下|以内|之[内间上下]|不[等到足]|以来|分之|出头|开外|有余"
)
_NO_NOUN: Final = re.compile("[数余多来后前]|点$|大关|.*[至到和与及的在为是了之以于而或将从由]|月")


class Noun(NamedTuple):
    """A noun of some words, and where it ends; `unit` where its last word is a counted unit."""

    text: str
    end: int
    unit: UnitMatch | None = None


def english_noun(
    text: Folded, at: int, forms: UnitForms, *, whole: bool, single: bool
) -> Noun | None:
    """Return the noun behind a number: up to three words, the last one a plural.

    Where the text is `whole` one quantity the noun reaches to its end, and of a `single` thing it
    is no plural.
    """
    words: list[str] = []
    end = at
    while len(words) < _MOST_WORDS and (match := _WORD.match(text.lower, end)):
        word = match[1]
        if word in STOP_WORDS or word in NUMBER_WORDS or word in ORDINAL_WORDS:
            break
        unit = forms.match(text, match.start(1)) if words else None
        if unit and unit.end == match.end() and unit.code in forms.counts:
            return Noun(text.text[at + 1 : unit.end], unit.end, unit)
        words.append(word)
        end = match.end()
        if is_plural(word) and not (whole and _WORD.match(text.lower, end)):
            break
    if not words or any(len(word) < _SHORTEST_WORD for word in words):
        return None
    if is_plural(words[-1]) or (whole and single and end == len(text.lower)):
        return Noun(text.text[at + 1 : end], end)
    return None


def is_plural(word: str) -> bool:
    """Whether an English noun looks like a plural."""
    if word in IRREGULAR_PLURALS:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def chinese_noun_end(lower: str, at: int) -> int | None:
    """Return where a Chinese noun at the end of a text ends, a hedge behind it left out."""
    noun = _HEDGE.split(lower[at:], maxsplit=1)[0]
    plain = "\u4e00" <= noun[:1] <= "\u9fff" and noun.isalpha() and len(noun) <= _LONGEST_CHINESE
    if not plain or _NUMERAL.search(noun) or _NO_NOUN.match(noun):
        return None
    return at + len(noun)

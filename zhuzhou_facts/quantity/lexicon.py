"""The words of the reader, from `lexicon.json`: hedges, measure words, words that count nothing.

`measure words` count things, `measures` are units of measurement beside the standard ones, `parts
of units` stand for a power of ten of one; what follows in `longer words` makes another word of a
unit (人均, 年代, 位于); `no numbers` hold a numeral (四川, 一切); `stop words` are never nouns of
what is counted.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhuzhou_facts.quantity.english_numerals import NUMBER_WORDS, ORDINAL_WORDS
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.characters import Folded
    from zhuzhou_facts.quantity.unit_forms import UnitForms, UnitMatch


TABLES: Final[dict[str, Any]] = json.loads(
    Path(__file__).with_name("lexicon.json").read_text(encoding="utf-8")
)


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in TABLES[name] for word in line.split())


MEASURE_WORDS: Final = _words("measure words")
MEASURES: Final = _words("measures")
STOP_WORDS: Final = _words("stop words")
IRREGULAR_PLURALS: Final = _words("irregular plurals")
_NO_NUMBERS: Final = _words("no numbers")
DURATIONS: Final = frozenset(("year", "month", "week", "day", "hour", "minute"))
# Before a noun of one sign these measure words may make up the name of a place: 五台山, 六盘水.
PLACE_SIGNS: Final = frozenset(TABLES["place signs"][0])
# Grades and lines: which one, not how many, where a numeral in characters stands before.
RANKS: Final = frozenset("级等流线号届")
# In 三大, 两强 and 十佳 a number names a set.
SETS: Final = frozenset("大强佳优")

_LONGEST_MEASURE: Final = max(map(len, MEASURE_WORDS))
_LONGEST_WORD: Final = max(map(len, _NO_NUMBERS))
_GOES_ON: Final = re.compile(rf"[{CHINESE_SIGNS}之]")
_CHINESE_WORD: Final = re.compile(r"[\u4e00-\u9fff]{1,3}")
_LATIN_UNIT: Final = re.compile(r" ?([A-Za-z°μ][A-Za-z0-9²³°]*)(?![A-Za-z0-9])")
_UNIT_SHAPE: Final = re.compile(r"(?=..)[A-Za-zμ]{0,3}[A-Z°μ²³][A-Za-z0-9²³]{0,3}")


def starts_longer_word(form: str, following: str) -> bool:
    """Whether a sign behind a unit or measure word makes another word of it."""
    return bool(following) and following in TABLES["longer words"].get(form, "")


def measure_word_at(text: str, at: int) -> str:
    """Return the longest Chinese measure word at a place; empty where there is none."""
    for length in range(_LONGEST_MEASURE, 0, -1):
        word = text[at : at + length]
        end = at + length
        known = len(word) == length and word in MEASURE_WORDS
        if known and not starts_longer_word(word, text[end : end + 1]):
            return word
    return ""


def measure_at(text: str, at: int, *, whole: bool) -> str:
    """Return the form of a unit of measurement that is no standard one; empty without one.

    Where the text is `whole` one quantity, a short word with a capital is one too: kVA.
    """
    if match := _CHINESE_WORD.match(text, at):
        starts = (match[0][:length] for length in range(len(match[0]), 0, -1))
        return next((word for word in starts if word in MEASURES), "")
    match = _LATIN_UNIT.match(text, at)
    if match and (match[1] in MEASURES or (whole and _UNIT_SHAPE.fullmatch(match[1]))):
        return match[0]
    return ""


def no_number_at(text: str, at: int) -> int:
    """Return where a word ends that only looks like a number: 四川, 一切; 0 where none stands."""
    for length in range(min(_LONGEST_WORD, len(text) - at), 1, -1):
        end = at + length
        if text[at:end] in _NO_NUMBERS and not _GOES_ON.match(text, end):
            return end
    return 0


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

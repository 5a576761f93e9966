"""Numbers in English words, read and spelled: three hundred and fifty million, two thirds."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, NamedTuple

from zhuzhou_facts.quantity.numerals import Number, refuse, zeros

_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS: Final = (*("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),)
_SMALL: Final = {word: n for n, word in enumerate(_ONES)} | {"nought": 0, "naught": 0}
_ROUND: Final = {word: 10 * n for n, word in enumerate(_TENS, 2)}
_THOUSANDS: Final = ("thousand", "million", "billion", "trillion", "quadrillion")
MAGNITUDES: Final = {"hundred": 2, "lakh": 5, "crore": 7} | {
    word: 3 * n for n, word in enumerate(_THOUSANDS, 1)
}
ABBREVIATIONS: Final = {
    word: exponent
    for exponent, words in ((3, "k"), (6, "mn mln"), (9, "bn bln"), (12, "tn trn tln"))
    for word in words.split()
}
# These are units too, and stand for a magnitude beside a currency alone.
SHORT_ABBREVIATIONS: Final = {"m": 6, "b": 9, "t": 12}
GROUPS: Final = {"dozen": 12, "score": 20}
_ORDINALS: Final = (
    *("third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth"),
)
_PARTS: Final = (
    {"half": 2, "fourth": 4, "hundredth": 100, "thousandth": 1000}
    | {word: n for n, word in enumerate(_ORDINALS, 3)}
    | {f"{word[:-1]}ieth": 10 * n for n, word in enumerate(_TENS, 2)}
)

NUMBER_WORDS: Final = frozenset(_SMALL).union(
    ("millionth", "millionths", "billionth", "billionths", "trillionths"),
    ("grand", "gross", "umpteen", *_ROUND, *MAGNITUDES, *GROUPS),
    (word + "s" for word in (*MAGNITUDES, *GROUPS)),
)
SMALL_WORDS: Final = _ONES
DIGIT_WORDS: Final = {word: n for word, n in _SMALL.items() if n < 10}  # noqa: PLR2004 - digits
ORDINAL_WORDS: Final = frozenset((*_PARTS, "first", "second")) - {"half", "quarter"}

_FIRST_WORD: Final = re.compile(r"([a-z]+)")
_WORD: Final = re.compile(r"[ -]([a-z]+)")
_HIGHEST: Final = 18
_TOO_MANY_HUNDREDS: Final = 20
_ARTICLES: Final = ("a", "an")
_FRACTION: Final = re.compile(rf"(?:({'|'.join(_TENS)})-)?({'|'.join(_PARTS)}|halve)(s?)(?![a-z])")


def read_words(text: str, at: int) -> Number | None:
    """Read the number in words that stands at a place of a lower-case text; None without one.

    An `a` counts where a magnitude or a dozen follows it. Raise `UnreadableQuantityError` where
    number words follow each other that make up no number: forty-twelve.
    """
    total, group, last, rounded, previous, end = 0, 0, _HIGHEST, False, "", at
    match = _FIRST_WORD.match(text, at)
    while match:
        word, large = match[1], previous in MAGNITUDES
        if word == "and" and large:
            match = _WORD.match(text, match.end())
            continue
        size, exponent = _SMALL.get(word, _ROUND.get(word)), MAGNITUDES.get(word, 0)
        below_ten = previous in _ROUND and word in _ONES[1:10]
        if size is not None and (not previous or large or below_ten):
            group, rounded = group + size, rounded and total > 0
        elif word == "hundred" and (previous in _ARTICLES or 0 < group < _TOO_MANY_HUNDREDS):
            group, rounded = (group or 1) * 100, previous in _ARTICLES
        elif MAGNITUDES["hundred"] < exponent < last and (group or (previous and not large)):
            total, group, last, rounded = total + (group or 1) * 10**exponent, 0, exponent, True
        elif word in GROUPS and previous and not large:
            return Number(Fraction((group or 1) * GROUPS[word]), match.end())
        elif previous or word not in _ARTICLES:
            break
        previous, end = word, match.end()
        match = _WORD.match(text, end)
    if not previous or previous in _ARTICLES:
        return None
    if match and match[1] in NUMBER_WORDS and not read_part(text, match.start(1)):
        refuse("{words!r} is not one number", words=text[at : match.end()])
    value = total + group
    place = zeros(value)
    fine = place if rounded else 0
    lead = place if place > 1 and value < 10 ** (place + 1) else 0
    return Number(Fraction(value), end, place, fine, lead=lead)


class Parts(NamedTuple):
    """So many parts of a whole, and where the word for the part ends."""

    parts: int
    plural: bool
    end: int


def read_part(text: str, at: int) -> Parts | None:
    """Read the word for a part of a whole: third, quarters, twenty-fifth; None without one."""
    if match := _FRACTION.match(text, at):
        parts = _ROUND.get(match[1], 0) + _PARTS.get(match[2], 2)
        return Parts(parts, bool(match[3]), match.end())
    return None


def spell_english(value: int) -> str:
    """Spell a whole number from 1 to 999: 120 is one hundred and twenty."""
    hundreds, rest = divmod(value, 100)
    parts = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest >= len(_ONES):
        tens, ones = divmod(rest, 10)
        parts.append(_TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else ""))
    elif rest:
        parts.append(_ONES[rest])
    return " and ".join(parts)

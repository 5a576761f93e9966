"""Fractions and doublings: numbers whose form itself gives the unit."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from zhuzhou_facts.quantity.number_forms import NUMERAL, Number, read_arabic, with_decimals
from zhuzhou_facts.quantity.numerals import ENGLISH_PARTS, read_chinese, read_english, refuse
from zhuzhou_facts.records.units import PERCENT, TIMES

_MOST_DOUBLINGS: Final = 20


_HALF: Final = "一半"
_DIGIT_FRACTION: Final = re.compile(r"(0|[1-9][0-9]*) ?/ ?([1-9][0-9]*)")
WORD_FRACTION: Final = re.compile(
    rf"(?:([a-z]+)[ -])?({'|'.join(ENGLISH_PARTS)})(s?)(?![a-z])", re.IGNORECASE
)
_DECIMAL_PARTS: Final = {100: 0, 1000: -1, 10_000: -2}
_DOUBLING: Final = re.compile(r"翻了?(.{0,4})番")


def read_fraction(text: str) -> Number | None:
    """Read 1/3, 三分之一, 百分之五 or two thirds: so many parts of a whole, in percent."""
    if "分之" in text:
        return _parts(*text.split("分之", 1))
    if text.startswith(_HALF):
        mantissa, parts, rest = 1, 2, text.removeprefix(_HALF)
    elif match := _DIGIT_FRACTION.match(text):
        mantissa, parts, rest = int(match[1]), int(match[2]), text[match.end() :]
    elif match := WORD_FRACTION.match(text):
        mantissa, parts = _count(match[1], match[2]), ENGLISH_PARTS[match[2].lower()]
        rest = text[match.end() :]
        if (mantissa > 1) != bool(match[3]):
            refuse(f"{match[0]!r} is no well-formed fraction")
    else:
        return None
    return Number(Fraction(mantissa), denominator=parts, unit=PERCENT, rest=rest.lstrip())


def _count(word: str | None, part: str) -> int:
    """Return how many parts a word says; a half may stand without one."""
    if word is None and part.lower() == "half":
        return 1
    if word is not None and word.lower() in ("a", "an"):
        return 1
    found = read_english(word or "")
    if found is None or found[0].rounded or found[1]:
        refuse(f"how many times the {part} is taken is not said")
    return found[0].value


def _parts(below: str, above: str) -> Number:
    """Read X分之Y; hundredths, thousandths and ten-thousandths are decimals of percent."""
    whole = below if below.isdecimal() and below.isascii() else str(_whole(below))
    parts = int(whole)
    found = read_arabic(above) or _numeral(above)
    if not parts or found is None:
        refuse(f"{below}分之{above} is no well-formed fraction")
    number = replace(found, unit=PERCENT)
    if parts in _DECIMAL_PARTS:
        return replace(number, exponent=_DECIMAL_PARTS[parts])
    if number.place:
        refuse(f"{below}分之{above} has decimals above the line")
    return replace(number, denominator=parts)


def _whole(text: str) -> int:
    """Return the value of a Chinese numeral that is the whole text."""
    if not NUMERAL.fullmatch(text):
        refuse(f"{text!r} is no Chinese numeral")
    return read_chinese(text).value


def _numeral(text: str) -> Number | None:
    """Read the Chinese numeral over the line of a fraction: it counts parts, to the last one."""
    match = NUMERAL.match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    if rest[:1] == "点" and (decimals := NUMERAL.match(rest, 1)):
        return with_decimals(match[0], decimals[0], rest[decimals.end() :])
    return Number(Fraction(read_chinese(match[0]).value), rest=rest)


def read_doubling(text: str) -> Number | None:
    """Read 翻番 and 翻两番: doubled so many times, as a multiple."""
    match = _DOUBLING.match(text)
    if match is None:
        return None
    word = match[1]
    times = int(word) if word.isdecimal() and word.isascii() else _whole(word or "一")
    if times > _MOST_DOUBLINGS:
        refuse(f"doubled {times} times is no plausible quantity")
    if match.end() < len(text):
        refuse(f"{text[match.end() :]!r} stands after 番")
    return Number(Fraction(2**times), unit=TIMES)

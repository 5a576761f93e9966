"""What a rate is per: 元/人, 人/平方公里, people per square kilometre, 每千人5.2张."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity.lexicon import STOP_WORDS, measure_word_at
from zhuzhou_facts.quantity.numbers import MAGNITUDE, exponent_of
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.characters import Folded
    from zhuzhou_facts.quantity.unit_forms import UnitForms

_PREFIX: Final = "每"
_SIGN: Final = r" ?/ ?|每| per "
_WHOLE: Final = re.compile(_SIGN + "| an? (?=[a-z]+$)")
# In running text “a year” says how often, and belongs to no quantity.
_IN_TEXT: Final = re.compile(
    _SIGN + "| an? (?=(?:barrel|tonne|ton|share|head|person|kilogram|kg|litre|gallon|unit|piece"
    "|month|week|day|hour|minute|second)(?![a-z]))"
)
_NUMBER: Final = re.compile(rf"([1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+|[0-9]+)?((?:{MAGNITUDE})?) ?")
_CHINESE_WORD: Final = re.compile(rf"(?:(?![{CHINESE_SIGNS}])[\u4e00-\u9fff]){{1,4}}")
_ADJECTIVE: Final = r"(?:diluted|basic|ordinary|common|live|adult|registered|[a-z]{3,}(?:ed|ing))"
_WORD: Final = re.compile(rf"(?:{_ADJECTIVE} )?[a-z]+")


class Divisor(NamedTuple):
    """What stands below the line, by code or as written (person, 1000 person, 户), and its end."""

    name: str
    end: int


def divisor_before(text: Folded, at: int, forms: UnitForms) -> Divisor | None:
    """Read what a rate is per, where that stands before the number: 每人每年."""
    if not text.lower.startswith(_PREFIX, at):
        return None
    first = _divisor(text, at + 1, forms, known=True)
    second = first and divisor_before(text, first.end, forms)
    return Divisor(f"{first.name}/{second.name}", second.end) if first and second else first


def line_at(text: Folded, at: int, *, whole: bool) -> re.Match[str] | None:
    """Match the sign or word that makes a rate: a stroke, 每, per, and a before a unit."""
    return (_WHOLE if whole else _IN_TEXT).match(text.lower, at)


def divisor_behind(text: Folded, line: re.Match[str], forms: UnitForms) -> Divisor | None:
    """Read what stands below the line of a rate."""
    return _divisor(text, line.end(), forms, known="每" in line[0])


def _divisor(text: Folded, at: int, forms: UnitForms, *, known: bool) -> Divisor | None:
    """Read a number and a unit or measure word, or a word where it need not be `known`."""
    match = _NUMBER.match(text.lower, at)
    if match is None:
        return None
    digits, word = match.groups()
    if word and not digits and (unit := forms.match(text, at)):
        return Divisor(unit.code, unit.end)
    count = int((digits or "1").replace(",", "")) * 10 ** exponent_of(word)
    number = "" if count == 1 else f"{count} "
    end = match.end()
    if unit := forms.match(text, end) or forms.match_without_ge(text, end):
        return Divisor(number + unit.code, unit.end)
    word = measure_word_at(text.lower, end)
    if not word and not known:
        noun = _CHINESE_WORD.match(text.lower, end) or _WORD.match(text.lower, end)
        word = noun[0] if noun and noun[0] not in STOP_WORDS else ""
    if word:
        return Divisor(number + word, end + len(word))
    return Divisor(str(count), match.end(2)) if digits else None

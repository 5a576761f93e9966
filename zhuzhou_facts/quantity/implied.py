"""A unit that stands apart from its numbers, as in the head of a column: 亿元, £ million, '000."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity.english_numerals import (
    ABBREVIATIONS,
    MAGNITUDES,
    NUMBER_WORDS,
    SHORT_ABBREVIATIONS,
)
from zhuzhou_facts.quantity.lexicon import MEASURE_WORDS
from zhuzhou_facts.quantity.numbers import MAGNITUDE, exponent_of
from zhuzhou_facts.quantity.numerals import refuse
from zhuzhou_facts.quantity.unit_forms import UnitMatch
from zhuzhou_facts.records.units import COUNT

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.characters import Folded
    from zhuzhou_facts.quantity.unit_forms import UnitForms

_ENGLISH: Final = {
    "'000": 3,
    "000": 3,
    **{word + plural: n for word, n in MAGNITUDES.items() for plural in ("", "s")},
    **ABBREVIATIONS,
    **SHORT_ABBREVIATIONS,
}
_MAGNITUDE: Final = re.compile(
    rf" ?({'|'.join(sorted(_ENGLISH, key=len, reverse=True))})(?![a-z])(?: of)? ?|({MAGNITUDE})"
)


class ImpliedUnit(NamedTuple):
    """A unit by itself, with the power of ten of its magnitude; `counter` of counted things."""

    exponent: int = 0
    unit: UnitMatch | None = None
    counter: str = ""


def read_implied(text: Folded, forms: UnitForms) -> ImpliedUnit:
    """Read a unit by itself; raise `UnreadableQuantityError` where it holds more."""
    lower = text.lower
    whole = forms.match(text, 0)
    if whole and (whole.end == len(lower) or lower.startswith(" of ", whole.end)):
        return ImpliedUnit(unit=whole)
    currency = forms.currency(text._replace(lower=lower + "0"), 0)
    at = currency.end if currency else 0
    exponent = 0
    if match := _MAGNITUDE.match(lower, at):
        exponent = _ENGLISH[match[1]] if match[1] else exponent_of(match[2])
        at = match.end()
    if at == len(lower):
        return ImpliedUnit(exponent, currency)
    unit = forms.match(text, at)
    if unit and unit.end == len(lower):
        return ImpliedUnit(exponent, unit)
    rest = text.text[at:]
    if rest in MEASURE_WORDS or (rest.isascii() and rest.islower()):
        if not NUMBER_WORDS.isdisjoint(rest.split()):
            refuse("{unit!r} is not a unit that can be read", unit=text.text)
        return ImpliedUnit(exponent, UnitMatch(COUNT, "", 0, len(lower)), rest)
    if exponent:
        refuse("{unit!r} is not a unit that can be read", unit=text.text)
    return ImpliedUnit(unit=UnitMatch(rest, rest, 0, len(lower)))

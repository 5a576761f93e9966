"""How units are written, and what a text after a number names: a unit or something counted."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.hedges import hedged
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS, NUMBER_WORDS, is_chinese, refuse
from zhuzhou_facts.records.units import COUNT, units_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.records import FactBase, Unit

_COUNTER_SIGNS: Final = 12
_COUNTER_WORDS: Final = 3
_SHORTEST_WORD: Final = 3
_JOINING: Final = frozenset({"and", "per", "the", "from", "between", "each", "plus", "minus"})
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VAGUE: Final = re.compile(r"[几数来又半]")


@dataclass(frozen=True, slots=True)
class UnitForms:
    """The units by how they are written.

    `codes` maps each form (NFKC, case folded) to its code, `counted` holds the forms of counted
    units, `currencies` those of units that have a currency sign and so may stand before a number;
    `counts` are the codes of the counted ones.
    """

    codes: Mapping[str, str]
    counted: frozenset[str]
    currencies: tuple[str, ...]
    counts: frozenset[str]

    def code(self, text: str) -> str | None:
        """Return the code of the unit that is written so, or None."""
        return self.codes.get(text) or self.codes.get(_folded(text))

    def currency(self, text: str) -> tuple[str, str]:
        """Return the code of a currency at the start of a text, and the rest; or an empty code."""
        for form in self.currencies:
            rest = text[len(form) :]
            if text[: len(form)].casefold() == form and not _inside_word(text + " ", len(form)):
                return self.codes[form], rest.lstrip()
        return "", text

    def named(self, text: str) -> tuple[str, str]:
        """Return the unit's code and, where something is counted, the word for it.

        Raise `UnreadableQuantityError` where the text is neither a unit nor a measure word or noun.
        """
        if not text:
            return "", ""
        code = self.code(text) or self.code(text.removeprefix("-"))
        if code is not None:
            return code, ""
        self._refuse_units(text)
        _refuse_noun(text)
        return COUNT, text

    def _refuse_units(self, text: str) -> None:
        """Refuse a measured unit with something after it, and two units."""
        folded = _folded(text)
        for end in range(len(folded) - 1, 0, -1):
            form, rest = folded[:end].rstrip(), folded[end:].lstrip()
            if form not in self.codes or _inside_word(folded, end):
                continue
            if rest in self.codes:
                refuse(f"{text!r} names two units")
            if form not in self.counted:
                refuse(f"{rest!r} stands after the unit {form!r}")


def unit_forms(units: Mapping[str, Unit]) -> UnitForms:
    """Return how these units are written; of two units written alike the later one holds."""
    return _unit_forms(tuple(units.items()))


@lru_cache(maxsize=8)
def forms_of(base: FactBase) -> UnitForms:
    """Return how the units that a base can use are written."""
    return unit_forms(units_of(base))


@lru_cache(maxsize=8)
def _unit_forms(items: tuple[tuple[str, Unit], ...]) -> UnitForms:
    codes, counted, currencies, counts = {}, set(), set(), {COUNT}
    for code, unit in items:
        if code == COUNT:
            continue
        shown = (unit.zh, unit.en, unit.plural)
        forms = {_folded(form) for form in (*unit.written, *shown) if form}
        codes.update(dict.fromkeys(forms, code))
        if unit.counted:
            counted |= forms
            counts.add(code)
        if any(unicodedata.category(sign) == "Sc" for form in forms for sign in form):
            currencies |= forms
    longest_first = sorted(currencies, key=lambda form: (-len(form), form))
    return UnitForms(codes, frozenset(counted), tuple(longest_first), frozenset(counts))


def _folded(text: str) -> str:
    """Return the text as forms are compared."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _inside_word(text: str, at: int) -> bool:
    """Whether the place between two signs is inside a Latin word."""
    return all(sign.isascii() and sign.isalpha() for sign in text[at - 1 : at + 1])


def _refuse_noun(text: str) -> None:
    """Refuse what cannot be the measure word or the noun of something counted."""
    if text[0] in CHINESE_SIGNS:
        refuse(f"{text!r} after the number is a number again")
    words = text.lower().split()
    if not all(_WORD.fullmatch(word) for word in words):
        refuse(f"{text!r} after the number is neither a unit nor a word")
    if _VAGUE.match(text) or text[-1] in "半来":
        refuse(f"{text!r} after the number leaves open what the number is")
    if hedged(text) or "分之" in text or NUMBER_WORDS.union(_JOINING).intersection(words):
        refuse(f"{text!r} after the number is more than a unit")
    if any(map(is_chinese, text)):
        if len(text) > _COUNTER_SIGNS:
            refuse(f"{text!r} is too long for a measure word")
    elif len(words) > _COUNTER_WORDS:
        refuse(f"{text!r} is too long for a noun that is counted")
    elif any(len(word) < _SHORTEST_WORD for word in words):
        refuse(f"{text!r} is no unit that the fact base declares")

"""How units are written: behind a number, below the line of a rate, in the head of a column."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity import lexicon
from zhuzhou_facts.quantity.characters import Folded, fold, is_chinese
from zhuzhou_facts.quantity.numerals import NUMBER_WORDS, ORDINAL_WORDS
from zhuzhou_facts.records import COUNT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.records import Unit


# Forms that stand for a power of ten of another unit.
PARTS: Final[dict[str, tuple[str, int]]] = {
    form: (code, exponent) for form, (code, exponent) in lexicon.TABLES["parts of units"].items()
}
# Forms of one or two letters are distinguished by case: 5G is no gram, MW no mW.
_CASED: Final = 2
_LONGEST_BEHIND_GE: Final = 5
_MOST_WORDS: Final = 3
_SHORTEST_WORD: Final = 3
_NOUN_WORD: Final = re.compile(r" ([a-z]+(?:['-][a-z]+)*)(?![a-z0-9])")


class UnitMatch(NamedTuple):
    """A unit at a place of a text: its code, its form, a power of ten, and where it ends."""

    code: str
    form: str
    exponent: int
    end: int


class UnitForms(NamedTuple):
    """The units by how they are written.

    `codes` maps each folded form to its code and power of ten, `longest` is the length of the
    longest form by its first sign; `currencies` matches a currency before a number; `counts` are
    the codes of counted units, `money` those of money.
    """

    codes: Mapping[str, tuple[str, int]]
    longest: Mapping[str, int]
    currencies: re.Pattern[str]
    counts: frozenset[str]
    money: frozenset[str]

    def match(self, text: Folded, at: int) -> UnitMatch | None:
        """Return the unit with the longest form at this place."""
        for length in range(self.longest.get(text.lower[at : at + 1], 0), 0, -1):
            end = at + length
            form = text.text[at:end] if length <= _CASED else text.lower[at:end]
            found = self.codes.get(form)
            if found is None and length == _CASED and form.isupper():
                found = self.codes.get(form.lower())
            if found and len(form) == length and not lexicon.goes_on(text.lower, form, end):
                return UnitMatch(found[0], text.text[at:end], found[1], end)
        return None

    def currency(self, text: Folded, at: int) -> UnitMatch | None:
        """Return the currency that stands before a number."""
        match = self.currencies.match(text.lower, at)
        if match is None:
            return None
        form = match[1] if len(match[1]) > _CASED else text.text[slice(*match.span(1))]
        code = self.codes.get(form) or (None if form.isalpha() else self.codes.get(form.upper()))
        return UnitMatch(code[0], match[1], 0, match.end()) if code else None

    def match_without_ge(self, text: Folded, at: int) -> UnitMatch | None:
        """Return the unit that is written with 个, where 个 stands elsewhere or is left out."""
        behind = text.text[at : at + _LONGEST_BEHIND_GE]
        found = self.match(Folded(f"个{behind}", f"个{behind.lower()}"), 0)
        return found and found._replace(end=at + found.end - 1)

    def noun(self, text: Folded, at: int, *, whole: bool, single: bool) -> UnitMatch | None:
        """Return the counted unit or plural of up to three words that stands behind a number.

        Where the text is `whole` one quantity it reaches to its end; a `single` thing is no plural.
        """
        words: list[str] = []
        end = at
        while len(words) < _MOST_WORDS and (match := _NOUN_WORD.match(text.lower, end)):
            word = match[1]
            if word in lexicon.STOP_WORDS or word in NUMBER_WORDS or word in ORDINAL_WORDS:
                break
            unit = self.match(text, match.start(1)) if words else None
            if unit and unit.end == match.end() and unit.code in self.counts:
                return unit
            words.append(word)
            end = match.end()
            if _is_plural(word) and not (whole and _NOUN_WORD.match(text.lower, end)):
                break
        if not words or any(len(word) < _SHORTEST_WORD for word in words):
            return None
        ends = _is_plural(words[-1]) or (whole and single and end == len(text.lower))
        return UnitMatch(COUNT, text.text[at + 1 : end], 0, end) if ends else None


def _is_plural(word: str) -> bool:
    regular = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return regular or word in lexicon.IRREGULAR_PLURALS


def unit_forms(units: Mapping[str, Unit] | UnitForms) -> UnitForms:
    """Return how these units are written; of two units written alike the later one holds."""
    return units if isinstance(units, UnitForms) else _unit_forms(tuple(units.items()))


@lru_cache(maxsize=8)
def _unit_forms(items: tuple[tuple[str, Unit], ...]) -> UnitForms:
    codes: dict[str, tuple[str, int]] = dict(PARTS)
    signs: set[str] = set()
    for code, unit in items:
        if code == COUNT:
            continue
        shown = (unit.zh, unit.en, unit.plural)
        forms = {folded(each) for form in (*unit.written, *shown) if form for each in _alike(form)}
        codes.update(dict.fromkeys(forms, (code, 0)))
        if unit.money or any(unicodedata.category(sign) == "Sc" for sign in "".join(forms)):
            # 元 alone ends other words: 公元618年, 每单元12户.
            signs |= {
                form.lower()
                for form in forms
                if not is_chinese(form[0]) or (unit.money and form[1:])
            }
    longest: dict[str, int] = {}
    for form in codes:
        first = form[0].lower()
        longest[first] = max(longest.get(first, 0), len(form))
    currencies = "|".join(re.escape(form) for form in sorted(signs, key=len, reverse=True))
    return UnitForms(
        codes,
        longest,
        re.compile(rf"(?<![a-z])({currencies or '(?!)'})\s?(?=[0-9.]|[^\x00-\x7f]|[a-z]|-)"),
        frozenset((COUNT, *(code for code, unit in items if unit.counted))),
        frozenset(code for code, unit in items if unit.money),
    )


def _alike(form: str) -> set[str]:
    """Return a form with what may stand for its hyphen, and for square and cubic before it."""
    spaced = form.replace("-", " ").strip()
    size, _, unit = spaced.partition(" ")
    short = {"square": ("sq", "sq."), "cubic": ("cu", "cu.")}.get(size, ())
    return {form, spaced, spaced.replace(" ", "-"), *(f"{each} {unit}" for each in short)}


def folded(form: str) -> str:
    """Return a form as it is compared."""
    text = fold(" ".join(form.split()))
    return text.text if len(form) <= _CASED else text.lower

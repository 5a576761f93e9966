"""How units are written: behind a number, below the line of a rate, in the head of a column."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity import lexicon
from zhuzhou_facts.quantity.characters import Folded, fold, is_chinese
from zhuzhou_facts.quantity.english_numerals import NUMBER_WORDS, ORDINAL_WORDS
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS, MAGNITUDE, exponent_of
from zhuzhou_facts.records import COUNT, units_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.records import FactBase, Unit


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
    longest form by its first sign; `currencies` matches a currency before a number, and
    `currency_names` is the pattern of their names; `counts` are the codes of counted units,
    `money` those of money.
    """

    codes: Mapping[str, tuple[str, int]]
    longest: Mapping[str, int]
    currencies: re.Pattern[str]
    currency_names: str
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
            if found and len(form) == length and not _goes_on(text.lower, form, end):
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


def unit_forms(units: Mapping[str, Unit]) -> UnitForms:
    """Return how these units are written; of two units written alike the later one holds."""
    return _unit_forms(tuple(units.items()))


@lru_cache(maxsize=8)
def forms_of(base: FactBase) -> UnitForms:
    """Return how the units that a base can use are written."""
    return unit_forms(units_of(base))


@lru_cache(maxsize=8)
def _unit_forms(items: tuple[tuple[str, Unit], ...]) -> UnitForms:
    codes: dict[str, tuple[str, int]] = dict(PARTS)
    signs: set[str] = set()
    for code, unit in items:
        if code == COUNT:
            continue
        shown = (unit.zh, unit.en, unit.plural)
        forms = {folded(form) for form in (*unit.written, *shown) if form}
        codes.update(dict.fromkeys(forms, (code, 0)))
        if unit.money or any(unicodedata.category(sign) == "Sc" for sign in "".join(forms)):
            signs |= {form.lower() for form in forms if not is_chinese(form[0]) or unit.money}
    longest: dict[str, int] = {}
    for form in codes:
        first = form[0].lower()
        longest[first] = max(longest.get(first, 0), len(form))
    currencies = "|".join(re.escape(form) for form in sorted(signs, key=len, reverse=True))
    return UnitForms(
        codes,
        longest,
        re.compile(rf"({currencies or '(?!)'})\s?(?=[0-9.]|[^\x00-\x7f]|[a-z]|-)"),
        currencies or "(?!)",
        frozenset((COUNT, *(code for code, unit in items if unit.counted))),
        frozenset(code for code, unit in items if unit.money),
    )


def _goes_on(lower: str, form: str, end: int) -> bool:
    """Whether the form is the start of a longer word."""
    following = lower[end : end + 1]
    if form[-1].isascii() and form[-1].isalnum():
        return following.isascii() and following.isalnum()
    return lexicon.starts_longer_word(form, following)


def folded(form: str) -> str:
    """Return a form as it is compared."""
    text = fold(" ".join(form.split()))
    return text.text if len(form) <= _CASED else text.lower


_SIGN: Final = r" ?/ ?|每| per "
_EVERY: Final = re.compile("每")
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
    line = _EVERY.match(text.lower, at)
    return line and divisor_behind(text, line, forms)


def line_at(text: Folded, at: int, *, whole: bool) -> re.Match[str] | None:
    """Match the sign or word that makes a rate: a stroke, 每, per, and a before a unit."""
    return (_WHOLE if whole else _IN_TEXT).match(text.lower, at)


def divisor_behind(text: Folded, line: re.Match[str], forms: UnitForms) -> Divisor | None:
    """Read what stands below the line of a rate, and below a second one: 元/人/年."""
    first = _divisor(text, line.end(), forms, known="每" in line[0])
    line_below = first and line_at(text, first.end, whole=False)
    second = line_below and divisor_behind(text, line_below, forms)
    return Divisor(f"{first.name}/{second.name}", second.end) if first and second else first


def _divisor(text: Folded, at: int, forms: UnitForms, *, known: bool) -> Divisor | None:
    """Read a number and a unit or measure word, or a word where it need not be `known`."""
    money = forms.currency(text, at)  # per $100 of value
    match = _NUMBER.match(text.lower, money.end if money else at)
    if match is None or (money and not match[1]):
        return None
    digits, word = match.groups()
    if word and not digits and (unit := forms.match(text, at)):
        return Divisor(unit.code, unit.end)
    count = int((digits or "1").replace(",", "")) * 10 ** exponent_of(word)
    number = "" if count == 1 else f"{count} "
    end = match.end()
    if money:
        return Divisor(number + money.code, end)
    if unit := forms.match(text, end) or forms.match_without_ge(text, end):
        return Divisor(number + unit.code, unit.end)
    word = lexicon.measure_word_at(text.lower, end)
    if not word and not known:
        noun = _CHINESE_WORD.match(text.lower, end) or _WORD.match(text.lower, end)
        word = noun[0] if noun and noun[0] not in lexicon.STOP_WORDS else ""
    if word:
        return Divisor(number + word, end + len(word))
    return Divisor(str(count), match.end(2)) if digits else None

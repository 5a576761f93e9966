"""Numbers of a query compared with the figures: the same number, or one that rounds to it."""

from __future__ import annotations

import re
from contextlib import suppress
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.errors import UnreadableQuantityError
from zhuzhou_facts.figures.derivation import derive
from zhuzhou_facts.figures.query import entries_of, unit_of
from zhuzhou_facts.quantity.interval import order, ten
from zhuzhou_facts.quantity.reader import quantity_in
from zhuzhou_facts.records import PERCENT, POINTS, Text, Unit, units_of
from zhuzhou_facts.search.english import stem
from zhuzhou_facts.search.text import HAS_HANZI, fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.figures.derivation import DerivedFigure
    from zhuzhou_facts.figures.query import Entry
    from zhuzhou_facts.quantity import Quantity, Reading
    from zhuzhou_facts.records import Fact, FactBase

_ROUNDED_DIGITS: Final = 2
# A number without its magnitude says less: only one of three digits is taken for 402.15万.
_BARE_DIGITS: Final = 3
_MAGNITUDES: Final = (3, 4, 6, 8, 9, 12)
_BARE: Final = re.compile(r"[-−]?([0-9]+(?:\.[0-9]+)?)")
# Beside a number of people or of money, m is rather millions than metres.
_MILLIONS: Final = re.compile(r"(?<=[0-9]) ?m$", re.IGNORECASE)


class Fit(IntEnum):
    """How a figure is the number asked for."""

    WITHIN = 0
    ROUNDED = 1
    WRITTEN = 2
    EXACT = 3


class Wanted(NamedTuple):
    """A number that is asked for.

    `bare` is whether it has neither magnitude nor unit, `distinct` whether it has so many digits
    that another magnitude may be meant. `rounds` are the ends of what rounds to it, or None where
    that is too much.
    """

    text: str
    quantity: Quantity
    value: Fraction
    bare: bool
    distinct: bool
    rounds: tuple[Fraction, Fraction] | None

    def fit(self, value: Fraction, written: str) -> Fit | None:
        """Return how a number, in the base unit and as written, is the one asked for."""
        asked, numbers = self.value, [value]
        if value == asked:
            return Fit.EXACT
        if ends := self.quantity.ends:
            return Fit.WITHIN if ends[0] <= value <= ends[1] else None
        if self.bare:
            mantissa = _mantissa(written)
            if mantissa is not None and value < 0:
                mantissa = -mantissa
            magnitudes = _MAGNITUDES if self.distinct else ()
            if mantissa == asked or any(value == asked * ten(n) for n in magnitudes):
                return Fit.WRITTEN
            if self.distinct and mantissa is not None:
                numbers.append(mantissa)
        low, high = self.rounds or (1, 0)
        return Fit.ROUNDED if any(low <= number <= high for number in numbers) else None


@lru_cache(maxsize=4096)
def _mantissa(written: str) -> Fraction | None:
    """Return the number that stands first in what is written, without magnitude and sign."""
    match = _BARE.search(fold(written))
    return Fraction(match[1]) if match else None


def read_number(text: str, base: FactBase) -> Wanted | None:
    """Read a query that is one number with what belongs to it; None where it is not."""
    quantity = None
    for form in (text, _MILLIONS.sub(" million", text)):
        with suppress(UnreadableQuantityError):
            quantity = quantity or quantity_in(base, form)
    if quantity is None or quantity.value is None:
        return None
    value = quantity.value
    digits = order(abs(value)) - quantity.place + 1 if value else 0
    bare = bool(_BARE.fullmatch(fold(text).strip()))
    rounded = digits >= _ROUNDED_DIGITS and not (quantity.denominator or quantity.ends)
    half = ten(quantity.place) / 2
    rounds = (value - half, value + half) if rounded else None
    return Wanted(text.strip(), quantity, value, bare, digits >= _BARE_DIGITS, rounds)


def find_numbers(wanted: Wanted, fact: Fact, base: FactBase) -> Iterator[tuple[Entry, str, Fit]]:
    """Yield the figures and changes of a fact that are the number, in its unit if it has one.

    With each come its wording and how it fits.
    """
    for entry in entries_of(fact):
        number = entry.number
        if number is None or number.value is None:
            continue
        value = number.value
        if entry.change and entry.change.down and wanted.value < 0:
            value = -value
        fit = wanted.fit(value, number.written)
        if value < 0 < wanted.value and not wanted.quantity.ends:
            # Who asks for 1.2亿元 may mean a loss of it, which is found behind a profit.
            fit = wanted.fit(-value, number.written)
            fit = fit and min(fit, Fit.WRITTEN)
        if fit is not None and _unit_agrees(wanted.quantity, entry, base):
            yield entry, number.written, fit


def find_derived(
    wanted: Wanted, base: FactBase, reading: Reading
) -> Iterator[tuple[DerivedFigure, str, Fit]]:
    """Yield the derived figures that are the number, as they are shown, with their formulas."""
    for figure in derive(base, reading):
        value = figure.estimate.rounded().value
        fit = None if value is None else wanted.fit(value, "")
        if fit is not None and wanted.quantity.unit in {"", figure.unit}:
            yield figure, figure.formula, fit


def _unit_agrees(asked: Quantity, entry: Entry, base: FactBase) -> bool:
    unit = unit_of(base, entry) or ""
    if entry.change:
        # People type percent for points.
        return asked.unit in {"", unit, PERCENT if unit == POINTS else unit}
    if asked.counter:
        counted = units_of(base).get(unit, Unit()).counted
        return counted and _is_counted(asked.counter, entry, base)
    return asked.unit in {"", unit}


def _is_counted(word: str, entry: Entry, base: FactBase) -> bool:
    """Whether a measure word, a noun or both together name what a figure counts."""
    fact, text = entry.fact, fold(word)
    unit, counter = units_of(base)[unit_of(base, entry) or ""], fact.counter or Text()
    names = (fact.name.zh, fact.name.en, *fact.aliases.zh, *fact.aliases.en)
    named = fold("\n".join(name for name in names if name))
    if HAS_HANZI.search(text):
        written = fold(entry.number.written if entry.number else "")
        forms = map(fold, (*unit.written, unit.zh or "", counter.zh or "", ""))
        rests = {text.removeprefix(form) for form in forms if text.startswith(form)}
        return any(rest in named or rest in written for rest in rests)
    nouns = words(f"{named} {fold(counter.en or '')}")
    return {stem(noun) for noun in words(text)} <= {stem(noun) for noun in nouns}

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
from zhuzhou_facts.quantity.interval import order, ten
from zhuzhou_facts.quantity.reader import quantity_in
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import PERCENT, POINTS, Change, Unit, units_of
from zhuzhou_facts.search.english import stem
from zhuzhou_facts.search.text import HAS_HANZI, fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.figures.derivation import DerivedFigure
    from zhuzhou_facts.quantity import Quantity, Reading
    from zhuzhou_facts.records import Fact, FactBase, Figure

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

    def fit(self, value: Fraction | None, written: str) -> Fit | None:
        """Return how a number, in the base unit and as written, is the one asked for."""
        asked = self.value
        if value is None:
            return None
        if value == asked:
            return Fit.EXACT
        if ends := self.quantity.ends:
            return Fit.WITHIN if ends[0] <= value <= ends[1] else None
        numbers = [value]
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


def find_numbers(wanted: Wanted, fact: Fact, base: FactBase) -> list[tuple[Figure | Change, Fit]]:
    """Return the figures and changes of a fact that are the number, in its unit if it has one."""
    found: list[tuple[Figure | Change, Fit]] = []
    numbers: tuple[Figure | Change, ...] = (*fact.figures, *fact.changes)
    for number in numbers:
        value = number.value
        if value and isinstance(number, Change) and number.down and wanted.value < 0:
            value = -value
        fit = wanted.fit(value, number.written)
        if value and value < 0 < wanted.value and not wanted.quantity.ends:
            # Who asks for 1.2亿元 may mean a loss of it, which is found behind a profit.
            fit = wanted.fit(-value, number.written)
            fit = fit and min(fit, Fit.WRITTEN)
        if fit is not None and _unit_agrees(wanted.quantity, number, fact, base):
            found.append((number, fit))
    return found


def find_derived(
    wanted: Wanted, base: FactBase, reading: Reading
) -> Iterator[tuple[DerivedFigure, Fit]]:
    """Yield the derived figures that are the number asked for, as they are shown."""
    for figure in derive(base, reading):
        fit = wanted.fit(figure.estimate.rounded().value, "")
        if fit is not None and wanted.quantity.unit in {"", figure.unit}:
            yield figure, fit


def _unit_agrees(asked: Quantity, number: Figure | Change, fact: Fact, base: FactBase) -> bool:
    if isinstance(number, Change):
        unit = stated_quantity(base, number).unit
        # People type percent for points.
        return asked.unit in {"", unit, PERCENT if unit == POINTS else unit}
    if asked.counter:
        is_counted = units_of(base).get(number.unit, Unit()).counted
        return is_counted and _is_counted(asked.counter, number, fact, base)
    return asked.unit in {"", number.unit}


def _is_counted(word: str, figure: Figure, fact: Fact, base: FactBase) -> bool:
    """Whether a measure word, a noun or both together name what a figure counts."""
    unit, counter, text = units_of(base)[figure.unit], fact.counter, fold(word)
    names = (fact.name.zh, fact.name.en, *fact.aliases.zh, *fact.aliases.en)
    named = fold("\n".join(name for name in names if name))
    if HAS_HANZI.search(text):
        forms = [*unit.written, unit.zh or "", (counter and counter.zh) or "", ""]
        rests = {text.removeprefix(fold(form)) for form in forms if text.startswith(fold(form))}
        return any(not rest or rest in named or rest in fold(figure.written) for rest in rests)
    nouns = words(f"{named} {fold((counter and counter.en) or '')}")
    return {stem(noun) for noun in words(text)} <= {stem(noun) for noun in nouns}

"""Numbers held against the figures: the same number, or one that rounds to what was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.errors import UnreadableQuantityError
from zhuzhou_facts.quantity.interval import order, ten
from zhuzhou_facts.quantity.reader import read_quantity
from zhuzhou_facts.records import ChangeKind, Fact
from zhuzhou_facts.records.units import PERCENT, POINTS, TIMES, UNITS
from zhuzhou_facts.search.documents import WRITTEN
from zhuzhou_facts.search.english import stem
from zhuzhou_facts.search.folding import HAS_HANZI, fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from zhuzhou_facts.quantity.reader import Quantity
    from zhuzhou_facts.records import Change, FactBase, Figure, Unit
    from zhuzhou_facts.search.documents import Document

_Ratio = tuple[int, int]

_ROUNDED_DIGITS: Final = 2
# A number without its magnitude says less: only one of three digits is taken for 402.15万.
_BARE_DIGITS: Final = 3
_MAGNITUDES: Final = (3, 4, 6, 8, 9, 12)
_BARE: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SHORT_MAGNITUDE: Final = re.compile(r"(?<=[0-9]) ?(bn|mn|tn|m|k)$", re.IGNORECASE)
_LONG_MAGNITUDES: Final = {
    "bn": " billion",
    "mn": " million",
    "m": " million",
    "tn": " trillion",
    "k": " thousand",
}


class Fit(IntEnum):
    """How a figure is the number that was typed."""

    ROUNDED = 1
    WRITTEN = 2
    EXACT = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A number that was typed, of so many `digits` that say something.

    `bare` is whether it has neither magnitude nor unit; `told` is what it then may be. From `low`
    to `high` is what rounds to it, which are None where nothing does. All are ratios of integers:
    there are many figures to hold against them, and fractions are slow.
    """

    text: str
    quantity: Quantity
    bare: bool
    digits: int
    value: _Ratio
    told: frozenset[_Ratio]
    low: _Ratio | None
    high: _Ratio | None

    def fit(self, value: Fraction, written: str) -> Fit | None:
        """Return how a stated number (in the base unit, and as written) is the one typed.

        Args:
            value: the number.
            written: how it is written, folded.
        """
        ratio = value.as_integer_ratio()
        if ratio == self.value:
            return Fit.EXACT
        mantissa = _mantissa(written) if self.bare else None
        if self.bare and (ratio in self.told or (mantissa and _are_equal(mantissa, self.value))):
            return Fit.WRITTEN
        if self._rounds(ratio):
            return Fit.ROUNDED
        if mantissa and self.digits >= _BARE_DIGITS and self._rounds(mantissa):
            return Fit.ROUNDED
        return None

    def _rounds(self, value: _Ratio) -> bool:
        if self.low is None or self.high is None:
            return False
        above = self.low[0] * value[1] <= value[0] * self.low[1]
        return above and value[0] * self.high[1] <= self.high[0] * value[1]


def _are_equal(one: _Ratio, other: _Ratio) -> bool:
    return one[0] * other[1] == other[0] * one[1]


def _mantissa(written: str) -> _Ratio | None:
    """Return the number that stands first in what is written; it need not be in lowest terms."""
    match = _BARE.search(written)
    if not match:
        return None
    whole, _, decimals = match[0].partition(".")
    return int(whole + decimals), 10 ** len(decimals)


def read_number(text: str, base: FactBase) -> Asked | None:
    """Read a query that is one number with what belongs to it; None where it is not."""
    for form in (text, _SHORT_MAGNITUDE.sub(lambda m: _LONG_MAGNITUDES[m[1].lower()], text)):
        try:
            quantity = read_quantity(form, UNITS | base.units)
        except UnreadableQuantityError:
            continue
        if quantity.ends is None:
            value = quantity.value
            digits = order(value) - quantity.place + 1 if value else 0
            bare = bool(_BARE.fullmatch(fold(text).strip()))
            places = _MAGNITUDES if bare and digits >= _BARE_DIGITS else ()
            told = frozenset((value * ten(place)).as_integer_ratio() for place in places)
            rough = digits >= _ROUNDED_DIGITS and not quantity.fraction
            half = ten(quantity.place) / 2
            return Asked(
                text.strip(),
                quantity,
                bare,
                digits,
                value.as_integer_ratio(),
                told,
                low=(value - half).as_integer_ratio() if rough else None,
                high=(value + half).as_integer_ratio() if rough else None,
            )
    return None


@dataclass(frozen=True, slots=True)
class Found:
    """A stated number of a fact that is the one typed; `figure` is the one whose row shows it."""

    fact: Fact
    figure: Figure
    written: str
    fit: Fit


def find_numbers(asked: Asked, document: Document, units: Mapping[str, Unit]) -> Iterator[Found]:
    """Yield the figures of a document that are the number typed, in its unit if it has one."""
    fact = document.owner
    if not isinstance(fact, Fact):
        return
    # Only a bare number is held against what is written.
    lines = iter(document.lines(WRITTEN)[1:] if asked.bare else ())
    for figure in fact.figures:
        fit = asked.fit(figure.value, next(lines, ""))
        if fit and _unit_agrees(asked.quantity, figure, document, units):
            yield Found(fact, figure, figure.written, fit)
    for change in fact.changes:
        fit = asked.fit(change.value, next(lines, ""))
        if fit and asked.quantity.unit in _units_of(change, units):
            shown = [figure for figure in fact.figures if figure.when in {change.to, change.from_}]
            yield Found(fact, shown[-1], change.written, fit)


def _units_of(change: Change, units: Mapping[str, Unit]) -> set[str]:
    """Return the units in which a change may be asked for; people type percent for points."""
    if change.kind is ChangeKind.POINTS:
        return {"", POINTS, PERCENT}
    percent = read_quantity(change.written, units).unit == PERCENT
    return {"", PERCENT if percent else TIMES}


def _unit_agrees(
    quantity: Quantity, figure: Figure, document: Document, units: Mapping[str, Unit]
) -> bool:
    if quantity.unit in {"", figure.unit} and not quantity.counter:
        return True
    return (
        bool(quantity.counter)
        and units[figure.unit].counted
        and _is_counted(quantity.counter, figure, document, units)
    )


def _is_counted(word: str, figure: Figure, document: Document, units: Mapping[str, Unit]) -> bool:
    """Whether a measure word, a noun or both together name what a figure counts."""
    counter, unit = document.owner.counter, units[figure.unit]
    text = fold(word)
    if HAS_HANZI.search(text):
        forms = [*unit.written, unit.zh or "", (counter and counter.zh) or "", ""]
        rests = {text.removeprefix(fold(form)) for form in forms if text.startswith(fold(form))}
        return "" in rests or any(
            rest in document.strong or rest in fold(figure.written) for rest in rests
        )
    nouns = f"{document.strong} {fold((counter and counter.en) or '')}"
    known = {stem(noun) for noun in words(nouns)}
    return all(stem(noun) in known for noun in words(text))

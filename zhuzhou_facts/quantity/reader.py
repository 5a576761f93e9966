"""Quantities as sources write them: read with hedge and bounds, in the base unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import floor
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.hedges import strip_hedges
from zhuzhou_facts.quantity.interval import EVERYTHING, Interval, exact, order, ten
from zhuzhou_facts.quantity.number_forms import Number, normalised
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS, refuse, zeros
from zhuzhou_facts.quantity.phrases import read_number
from zhuzhou_facts.quantity.unit_forms import UnitForms, forms_of, unit_forms
from zhuzhou_facts.records import Hedge
from zhuzhou_facts.records.units import PERCENT, POINTS, UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.records import FactBase, Unit

# Chinese magnitudes go no further, and what is told must be readable again.
_HIGHEST_PLACE: Final = 15

_BETWEEN: Final = re.compile(r"between (.+?) and (.+)|from (.+?) to (.+)", re.IGNORECASE)
_TO: Final = re.compile(
    rf"(?<=.) ?(?:(?:[至到~]|[–—]{{1,2}}|-(?=[^-])) ?(?=-?[0-9{CHINESE_SIGNS}$¥€£])|(?<= )to )",
    re.IGNORECASE,
)


class Reading(StrEnum):
    """How hedged numbers are bounded: by what is said, or also by what usage makes of it."""

    STRICT = "strict"
    CUSTOMARY = "customary"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and hedge, and what is known of it.

    `value` is in the base unit (persons, yuan, percent); of a range it is the middle, and the
    hedge about. `unit` is a code, empty for a bare number; where it is `count`, `counter` is the
    measure word or noun as written. `place` is the exponent of the last written digit in the base
    unit, `decimals` how many digits were written after the point. A fraction is told in parts of
    `denominator`, which is 0 otherwise. `excess` is the 余 or 多 that stands `after` the magnitude
    or measure word, or before it. `ends` are those of a range.
    `form` is the unit as written: 岁 and 名, where the code says year and person.
    """

    value: Fraction
    unit: str
    hedge: Hedge
    strict: Interval
    customary: Interval
    counter: str = ""
    place: int = 0
    decimals: int = 0
    denominator: int = 0
    excess: str = ""
    after: bool = False
    ends: tuple[Fraction, Fraction] | None = None
    form: str = ""

    @property
    def fraction(self) -> bool:
        """Whether it was written as a fraction of a whole: 1/3, 三分之一, 六成."""
        return bool(self.denominator)

    def bounds(self, reading: Reading) -> Interval:
        """Return what is known of the number under this reading."""
        return self.strict if reading is Reading.STRICT else self.customary


def read_quantity(text: str, units: Mapping[str, Unit] | UnitForms = UNITS) -> Quantity:
    """Read a quantity: 402.15万人, 逾600亿元, 5倍多, 1/3, 10%至20%, over $2 billion.

    The unit is looked up in `units` as sources write it; another word after the number is what is
    counted. Whoever reads many gives the forms of the units, made once. Raise
    `UnreadableQuantityError`, whose message says why, where the text is not one quantity.
    """
    forms = units if isinstance(units, UnitForms) else unit_forms(units)
    core, hedge, closes = strip_hedges(normalised(text))
    ends = _split_range(core)
    if ends:
        return _range(_named(ends[0], forms), _named(ends[1], forms), hedge)
    number, counter = _named(core, forms)
    if number.excess and hedge is not Hedge.NONE:
        refuse(f"two hedges stand with the number, one around it and {number.excess} in it")
    hedge = Hedge.OVER if number.excess else hedge
    if number.mantissa < 0 and hedge not in {Hedge.NONE, Hedge.ABOUT}:
        refuse("which way a hedge points beside a minus sign is not settled")
    counted = number.unit in forms.counts
    place = _place(number, hedge, counted=counted)
    strict, customary = _bounds(number, hedge, place, counted=counted, closes=closes)
    return Quantity(
        number.mantissa * number.scale,
        number.unit,
        hedge,
        strict,
        customary,
        counter=counter,
        place=place,
        decimals=max(0, -number.place),
        denominator=number.denominator,
        excess=number.excess,
        after=number.after,
        form="" if counter else number.rest,
    )


@lru_cache(maxsize=65536)
def quantity_in(base: FactBase, written: str) -> Quantity:
    """Read a quantity in the units of a base; what is written alike is read once."""
    return read_quantity(written, forms_of(base))


def _named(text: str, forms: UnitForms) -> tuple[Number, str]:
    """Read a number with its unit; return also the word for what is counted."""
    number = read_number(text, forms)
    code, counter = forms.named(number.rest)
    if number.currency:
        if code not in {"", number.currency} or number.unit:
            refuse(f"the number has a currency before it and {number.rest or 'a share'!r} after it")
        code = number.currency
    return (replace(number, unit=code) if code and not number.unit else number), counter


def _place(number: Number, hedge: Hedge, *, counted: bool) -> int:
    """Return the exponent of the last digit that counts as written, in the base unit.

    Numerals spelled with place words are as rough as their last word, but for counts (三百人 is
    exact, 约三百人 is not) and for percentages, where the numeral is that of a fraction.
    """
    place = number.place + number.exponent
    if number.denominator:
        return 0
    fine = number.unit in {PERCENT, POINTS} or (counted and hedge is not Hedge.ABOUT)
    if number.spelled and not number.rounded and fine:
        place = min(place, number.exponent)
    if place > _HIGHEST_PLACE:
        refuse(f"the last digit stands for more than {10**_HIGHEST_PLACE:,}")
    return place


def _bounds(
    number: Number, hedge: Hedge, place: int, *, counted: bool, closes: bool
) -> tuple[Interval, Interval]:
    """Return what is known strictly and by custom."""
    value = number.mantissa * number.scale
    step = number.scale if number.denominator else ten(place)
    if hedge is Hedge.NONE:
        is_exact = counted and place == 0 and not number.denominator
        known = exact(value) if is_exact else Interval(value - step / 2, value + step / 2)
        return known, known
    if hedge is Hedge.ABOUT:
        return EVERYTHING, Interval(value - step, value + step)
    if hedge is Hedge.OVER:
        over = Interval(value, None, low_open=True)
        return over, replace(over, high=_next(number), high_open=True) if number.excess else over
    if hedge is Hedge.NEARLY:
        nearly = Interval(None, value, high_open=True)
        below = value - _last_step(number, counted=counted) if closes else None
        return nearly, replace(nearly, low=below, low_open=closes)
    if hedge is Hedge.AT_LEAST:
        return (Interval(value, None),) * 2
    return (Interval(None, value),) * 2


def _last_digit(number: Number) -> int:
    """Return the exponent of the mantissa's last digit that is not zero."""
    digits = number.mantissa / ten(min(number.place, 0))
    return min(number.place, 0) + zeros(abs(int(digits)))


def _next(number: Number) -> Fraction:
    """Return the number that 余 and 多 do not reach."""
    if not number.mantissa:
        refuse(f"{number.excess} beside zero says nothing")
    if number.after:
        return (floor(number.mantissa) + 1) * number.scale
    return (number.mantissa + ten(_last_digit(number))) * number.scale


def _last_step(number: Number, *, counted: bool) -> Fraction:
    """Return the step down that 近 does not reach: the second significant digit or a finer one."""
    if not number.mantissa:
        refuse("nearly zero leaves open from which side")
    step = ten(min(_last_digit(number), order(number.mantissa) - 1)) * number.scale
    return max(step, Fraction(1)) if counted else step


def _split_range(text: str) -> tuple[str, str] | None:
    """Return the two ends of a range as written; None where the text is none."""
    if match := _BETWEEN.fullmatch(text):
        low, high = (end for end in match.groups() if end is not None)
        return low, high
    signs: list[re.Match[str]] = []
    for sign in _TO.finditer(text):
        # Right behind a sign of a range, a minus belongs to the number.
        if not signs or sign.start() > signs[-1].end():
            signs.append(sign)
    if not signs:
        return None
    if len(signs) > 1:
        refuse("more than two ends of a range are given")
    return text[: signs[0].start()], text[signs[0].end() :]


def _range(low: tuple[Number, str], high: tuple[Number, str], hedge: Hedge) -> Quantity:
    """Return the quantity that lies between two ends; what the low one lacks the high one lends."""
    first, last = _lend(low[0], high[0]), high[0]
    if low[0].currency and not last.unit:
        last = replace(last, unit=low[0].unit)
    if first.excess or last.excess or hedge not in {Hedge.NONE, Hedge.ABOUT}:
        refuse("a range has no hedge but about")
    if hedge is Hedge.ABOUT and (first.denominator or last.denominator):
        refuse("how far a range of fractions reaches that is only about so is not settled")
    if first.unit != last.unit or (low[1] and low[1] != high[1]):
        refuse("the two ends of the range have different units")
    ends = (first.mantissa * first.scale, last.mantissa * last.scale)
    if ends[0] >= ends[1]:
        refuse("a range runs from the lower number to the higher one")
    place = min(_place(end, Hedge.ABOUT, counted=False) for end in (first, last))
    strict = customary = Interval(*ends)
    if hedge is Hedge.ABOUT:
        step = ten(place)
        strict, customary = EVERYTHING, Interval(ends[0] - step, ends[1] + step)
    return Quantity(
        sum(ends) / Fraction(2),
        last.unit,
        Hedge.ABOUT,
        strict,
        customary,
        counter=high[1],
        place=place,
        ends=ends,
        form="" if high[1] else last.rest,
    )


def _lend(low: Number, high: Number) -> Number:
    """Return the low end with the unit and the magnitude of the high one where it has none."""
    if low.unit and (low.rest or not low.currency):
        return low
    lent = replace(low, unit=low.unit or high.unit)
    if not low.exponent and low.mantissa < high.mantissa:
        return replace(lent, exponent=high.exponent, denominator=high.denominator)
    return lent

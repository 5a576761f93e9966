"""What a written number says: its value, and the bounds that its digits and hedges give."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity.interval import EVERYTHING, Interval, Quantity, exact, order, ten
from zhuzhou_facts.quantity.numerals import Number, last_digit, refuse
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, Hedge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.quantity.hedges import HedgeWord

# Chinese magnitudes go no further, and what is formatted must be readable again.
_HIGHEST_PLACE: Final = 15
_ABOUT: Final = "来"
_EXCESSES: Final = {_ABOUT: Hedge.ABOUT, "+": Hedge.AT_LEAST}  # else 余 and 多


class Single(NamedTuple):
    """A number with its unit, from `start` to `end` of a text; `counted` are things and persons."""

    number: Number
    start: int
    end: int
    unit: str = ""
    counter: str = ""
    form: str = ""
    counted: bool = False
    currency: bool = False

    def per(self, divisor: str) -> Single:
        """Return the number as a rate, its unit one of two parts: CNY/person."""
        left = self.counter if self.unit == COUNT else self.unit
        return self._replace(unit=f"{left}/{divisor}", counter="", counted=False)


def quantity_of(single: Single, hedges: Sequence[HedgeWord]) -> Quantity:
    """Return what one number says under the hedges around it."""
    number = single.number
    if number.upto is not None and number.value is not None:
        other = number._replace(value=number.upto, upto=None)
        low = single._replace(number=number._replace(upto=None))
        high = single._replace(number=other)
        if number.upto < number.value:
            low, high = high, low
        return range_of(low, high, hedges)
    if number.vague is not None:
        return _vague(single, number.vague, hedges)
    value = number.value or Fraction()
    hedge, closes = _combined(hedges, number)
    directed = number.excess or hedge not in {Hedge.NONE, Hedge.ABOUT}
    if value < 0 and directed and (number.excess or not all(word.compares for word in hedges)):
        refuse("which way a hedge points beside a minus sign is not settled")
    place = _place(number, single, hedge)
    strict, customary = _bounds(number, hedge, place, counted=single.counted, closes=closes)
    return Quantity(
        value,
        single.unit,
        hedge,
        strict,
        customary,
        counter=single.counter,
        place=place,
        decimals=number.decimals,
        denominator=number.parts,
        excess=number.excess.strip("+"),
        after=number.after,
        form=single.form,
    )


def range_of(low: Single, high: Single, hedges: Sequence[HedgeWord]) -> Quantity:
    """Return the quantity that lies between two ends."""
    first, last = low.number, high.number
    hedge = _one_hedge(hedges)
    if first.excess or last.excess or hedge in {Hedge.OVER, Hedge.NEARLY}:
        refuse("a range cannot have this hedge")
    if hedge is Hedge.ABOUT and (first.parts or last.parts):
        refuse("how far a range of fractions reaches that is only about so is not settled")
    ends = (first.value or Fraction(), last.value or Fraction())
    if ends[0] >= ends[1]:
        refuse("a range runs from the lower number to the higher one")
    place = min(0 if end.parts else end.place for end in (first, last))
    strict = customary = Interval(*ends)
    if hedge is Hedge.ABOUT:
        step = ten(place)
        strict, customary = EVERYTHING, Interval(ends[0] - step, ends[1] + step)
    elif hedge is Hedge.AT_LEAST:
        strict = customary = Interval(ends[0], None)
    elif hedge is Hedge.AT_MOST:
        strict = customary = Interval(None, ends[1])
    return Quantity(
        sum(ends) / Fraction(2),
        high.unit,
        Hedge.ABOUT if hedge is Hedge.NONE else hedge,
        strict,
        customary,
        counter=high.counter,
        place=place,
        ends=ends,
        form=high.form,
    )


def _one_hedge(hedges: Sequence[HedgeWord]) -> Hedge:
    found = {word.hedge for word in hedges} - {Hedge.NONE}
    if len(found) > 1:
        refuse("two hedges that say different things stand around the number")
    return found.pop() if found else Hedge.NONE


def _combined(hedges: Sequence[HedgeWord], number: Number) -> tuple[Hedge, bool]:
    """Return the hedge of a number, and whether usage closes it."""
    hedge = _one_hedge(hedges)
    closes = any(word.closes for word in hedges)
    if not number.excess:
        return hedge, closes
    own = _EXCESSES.get(number.excess, Hedge.OVER)
    if hedge in {Hedge.NONE, own}:
        return own, False
    # 约4000多米 and 近8万多名 are usual: somewhere among the four thousands, near the top.
    if own is Hedge.OVER and hedge in {Hedge.ABOUT, Hedge.NEARLY}:
        return Hedge.ABOUT, False
    return refuse("two hedges that say different things stand around the number")


def _place(number: Number, single: Single, hedge: Hedge) -> int:
    """Return the exponent of the last digit that counts as written, in the base unit.

    Numerals spelled with place words are as rough as their last word, but for counts (三百人 is
    exact, 约三百人 is not) and for percentages.
    """
    if number.parts:
        return 0
    fine = single.unit in {PERCENT, POINTS} or (single.counted and hedge is not Hedge.ABOUT)
    place = number.fine if fine else number.place
    if place > _HIGHEST_PLACE:
        refuse("the last digit stands for more than {limit}", limit=f"{10**_HIGHEST_PLACE:,}")
    return place


def _bounds(
    number: Number, hedge: Hedge, place: int, *, counted: bool, closes: bool
) -> tuple[Interval, Interval]:
    value = number.value or Fraction()
    if hedge is Hedge.ABOUT:
        return EVERYTHING, _about(number, place)
    if hedge is Hedge.OVER:
        over = Interval(value, None, low_open=True)
        closed = number.ceiling is not None
        return over, replace(over, high=number.ceiling, high_open=True) if closed else over
    if hedge is Hedge.NEARLY:
        nearly = Interval(None, value, high_open=True)
        below = value - _last_step(number, counted=counted) if closes else None
        return nearly, replace(nearly, low=below, low_open=closes)
    if hedge is Hedge.NONE:
        known = _unhedged(number, place, counted=counted)
    else:
        known = Interval(value, None) if hedge is Hedge.AT_LEAST else Interval(None, value)
    return known, known


def _unhedged(number: Number, place: int, *, counted: bool) -> Interval:
    """Return what digits alone say: half a unit of the last one, or the whole count."""
    value = number.value or Fraction()
    if number.parts:
        (below, above), share, scale = _neighbours(number)
        low = Fraction(share.numerator + below.numerator, share.denominator + below.denominator)
        high = Fraction(share.numerator + above.numerator, share.denominator + above.denominator)
        return _signed(Interval(low * scale, high * scale), negative=value < 0)
    if counted and place <= 0 and value.denominator == 1 and not number.decimals:
        return exact(value)
    if counted and place == 0:
        return exact(value)
    step = ten(place)
    return Interval(value - step / 2, value + step / 2)


def _about(number: Number, place: int) -> Interval:
    """Return what about says by custom: one unit of the last digit, or up to the neighbours."""
    value = number.value or Fraction()
    if number.parts:
        (below, above), _, scale = _neighbours(number)
        return _signed(Interval(below * scale, above * scale), negative=value < 0)
    if number.excess == _ABOUT and number.ceiling is not None:
        return Interval(2 * value - number.ceiling, number.ceiling)
    if number.excess and number.ceiling is not None:
        high = max(number.ceiling, value + ten(place))
        return Interval(value - ten(place), high, high_open=high == number.ceiling)
    return Interval(value - ten(place), value + ten(place))


def _signed(interval: Interval, *, negative: bool) -> Interval:
    return -interval if negative else interval


def _neighbours(number: Number) -> tuple[tuple[Fraction, Fraction], Fraction, Fraction]:
    """Return the neighbours of a fraction in the Farey sequence of the order of its denominator.

    Return also the fraction itself, without its sign, and what a whole is worth.
    """
    scale = Fraction(100) if number.unit == PERCENT else ten(number.exponent)
    share = abs(number.value or Fraction()) / scale
    above, below = share.numerator, share.denominator
    inverse = pow(above, -1, below) if below > 1 else 0
    left = inverse + below * ((number.parts - inverse) // below)
    right = -inverse % below
    right += below * ((number.parts - right) // below)
    lower = Fraction(above * left - 1, left)
    upper = Fraction(above * right + 1, right)
    return (lower / below, upper / below), share, scale


def _last_step(number: Number, *, counted: bool) -> Fraction:
    """Return the step down that 近 does not reach: the second significant digit or a finer one."""
    value = number.value or Fraction()
    if not value:
        refuse("nearly zero leaves open from which side")
    scale = Fraction(1)
    if number.parts:
        scale = Fraction(100 if number.unit == PERCENT else 1, number.parts)
        scale *= 1 if number.unit == PERCENT else ten(number.exponent)
    mantissa = value / scale
    last = last_digit(mantissa, 0 if number.parts else min(number.place, number.fine))
    step = ten(min(last, order(mantissa) - 1)) * scale
    return max(step, Fraction(1)) if counted else step


def _vague(single: Single, vague: Interval, hedges: Sequence[HedgeWord]) -> Quantity:
    hedge = _one_hedge(hedges)
    own = Hedge.AT_LEAST if vague.high is None else Hedge.ABOUT
    strict = vague
    if hedge in {Hedge.OVER, Hedge.AT_LEAST}:
        strict = Interval(vague.low, None, low_open=vague.low_open or hedge is Hedge.OVER)
    elif hedge in {Hedge.NEARLY, Hedge.AT_MOST}:
        strict = Interval(None, vague.high, high_open=True)
    elif hedge is Hedge.ABOUT:
        strict = EVERYTHING
    customary = vague if hedge is Hedge.ABOUT else strict
    return Quantity(
        None,
        single.unit,
        own if hedge is Hedge.NONE else hedge,
        strict,
        customary,
        counter=single.counter,
        form=single.form,
    )

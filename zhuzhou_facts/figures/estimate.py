"""A number with its bounds, and what it shows of them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from operator import add, mul, sub, truediv
from typing import Final, NamedTuple

from zhuzhou_facts.quantity.interval import (
    EVERYTHING,
    Interval,
    exact,
    order,
    outward,
    resolution,
    ten,
)
from zhuzhou_facts.records import Hedge

_ROOT_DIGITS: Final = 12
_OPERATIONS: Final = {"+": add, "-": sub, "×": mul, "÷": truediv}


class Estimate(NamedTuple):
    """A number with its bounds; `value` is None where no one number stands for them.

    `limit` holds whatever the source says (a count is not below zero, a rise from above zero is
    less than what it reached). No bound is rounded beyond it, and a bound that only repeats it is
    not shown.
    """

    value: Fraction | None
    interval: Interval
    limit: Interval = EVERYTHING

    @property
    def shown(self) -> Interval:
        """The bounds worth showing: those that say more than the limit."""
        ends, limit = self.interval, self.limit
        low = None if ends.low == limit.low else ends.low
        return replace(ends, low=low, high=None if ends.high == limit.high else ends.high)

    @property
    def hedge(self) -> Hedge:
        """How the number is hedged, by the bounds that there are."""
        bounds = self.shown
        low, high = bounds.low, bounds.high
        if low is not None and low == high:
            return Hedge.NONE
        if self.value is not None or (low is None) == (high is None):
            return Hedge.ABOUT
        if low is None:
            return Hedge.NEARLY if bounds.high_open else Hedge.AT_MOST
        return Hedge.OVER if bounds.low_open else Hedge.AT_LEAST

    def __neg__(self) -> Estimate:
        """Return the number with the other sign."""
        value = None if self.value is None else -self.value
        return Estimate(value, -self.interval, -self.limit)

    def rounded(self, digits: int | None = None) -> Estimate:
        """Return it to the digits that its bounds allow, the bounds rounded outward.

        Without any bound no digit is allowed, and there is no value.

        Args:
            digits: no more significant digits than these, however narrow the bounds are.
        """
        shown = self.shown
        step = resolution(shown)
        ends = [abs(end) for end in (shown.low, shown.high) if end]
        if digits is not None and ends:
            step = max(step, ten(order(max(ends)) - digits + 1))
        value = None if self.interval == EVERYTHING else self.value
        if value is not None and step:
            value = round(value / step) * step
        interval = outward(self.interval, step).intersect(self.limit)
        return Estimate(value, interval or self.interval, self.limit)


def factor_a_year(ratio: Interval, years: int) -> Interval:
    """Return by how much each year multiplies, if all of them together do so by the ratio."""
    return replace(ratio, low=max(ratio.low or Fraction(), Fraction())).root(years, _ROOT_DIGITS)


def certain(number: int) -> Estimate:
    """Return a number that is known exactly."""
    return Estimate(Fraction(number), exact(number))


def combine(one: Estimate, sign: str, other: Estimate) -> Estimate:
    """Compute with two independent numbers; `sign` is `+`, `-`, `×` or `÷`.

    There is a value where both have one. A quotient by something without an upper bound is only
    known not to reach zero, and so is a multiple of one.
    """
    operation = _OPERATIONS[sign]
    interval: Interval = operation(one.interval, other.interval)
    value = None
    if one.value is not None and other.value is not None and (other.value or sign != "÷"):
        value = operation(one.value, other.value)
    at_zero = sign in "×÷" and value is None and interval.low == 0 and interval.low_open
    return Estimate(value, interval, Interval(Fraction(), None) if at_zero else EVERYTHING)

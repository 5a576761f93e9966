"""The numbers of a comparison: both sides in one unit, the change between them, their bounds."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.figures.comparison import rate_digits
from zhuzhou_facts.figures.estimate import Estimate
from zhuzhou_facts.output.shapes import Cell
from zhuzhou_facts.quantity.digits import (
    digits,
    largest_magnitude,
    magnitude_word,
    written_magnitude,
)
from zhuzhou_facts.quantity.formatter import format_quantity
from zhuzhou_facts.quantity.interval import exact, order
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.quantity.unit_names import named
from zhuzhou_facts.records import ChangeKind, Hedge
from zhuzhou_facts.records.units import COUNT, PERCENT, POINTS, TIMES, units_of

if TYPE_CHECKING:
    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.figures.sides import Side
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.quantity import Quantity
    from zhuzhou_facts.quantity.interval_format import IntervalText

# Bounds may allow more digits than anybody wants of a ratio; -f json has them all.
_RATIO_DIGITS: Final = 4
_RATE_DECIMALS: Final = 2
_ONE: Final = Fraction(1)


class Scale(NamedTuple):
    """The unit in which both sides of a comparison are counted; without one each has its own."""

    magnitude: int | None
    unit: str


NO_SCALE: Final = Scale(None, "")


def scale_of(present: Presenter, item: Comparison) -> Scale:
    """Return the unit of the later number, where both can be counted in it."""
    chinese = present.style == "zh"
    units = units_of(present.base)
    last = item.end
    if last.written is None:
        parts = present.parts(last.estimate, item.unit, item.counter)
        magnitude = next(m for m in range(16) if magnitude_word(m, chinese=chinese) == parts.word)
    else:
        quantity = _quantity(present, item, last)
        if quantity.value is None:
            return NO_SCALE
        written = written_magnitude(quantity.value, quantity.place, chinese=chinese)
        magnitude = min(written, largest_magnitude(quantity.value, chinese=chinese) or written)
    if magnitude and not all(_is_plain(present, item, side) for side in (item.start, last)):
        return NO_SCALE
    noun = named(item.unit, "", item.counter, units, chinese=chinese, single=False)
    if item.unit == COUNT and not chinese:
        noun = ""
    return Scale(
        magnitude,
        f"{magnitude_word(magnitude, chinese=chinese)}{'' if chinese else ' '}{noun}".strip(),
    )


def _quantity(present: Presenter, item: Comparison, side: Side) -> Quantity:
    """Return the stated quantity of a side."""
    figures = present.base.fact(item.id).figures
    wording = (side.when, side.written)
    figure = next(figure for figure in figures if (figure.when, figure.written) == wording)
    return stated_quantity(present.base, figure)


def _is_plain(present: Presenter, item: Comparison, side: Side) -> bool:
    """Whether a number is computed, or stated as digits that may be counted in any unit."""
    if side.written is None:
        return True
    quantity = _quantity(present, item, side)
    has_digits = quantity.value is not None and not quantity.ends and not quantity.denominator
    return has_digits and quantity.hedge in {Hedge.NONE, Hedge.ABOUT}


def side_cell(present: Presenter, item: Comparison, side: Side, scale: Scale) -> tuple[Cell, str]:
    """Return a number without its unit where the scale has one, and its bounds if computed."""
    if side.written is None:
        parts = present.parts(side.estimate, item.unit, item.counter, scale.magnitude)
        text = str(parts) if scale.magnitude is None else _number(parts)
        return Cell(text or present.say("not known"), "computed"), parts.below
    quantity = _quantity(present, item, side)
    if scale.magnitude is None:
        units = units_of(present.base)
        return Cell(format_quantity(quantity, present.style, units=units, counter=item.counter)), ""
    if not scale.magnitude or quantity.value is None:
        return Cell(format_quantity(quantity, present.style, unit="")), ""
    chinese = present.style == "zh"
    text = digits(quantity.value, scale.magnitude, quantity.place, chinese=chinese)
    if quantity.hedge is Hedge.ABOUT:
        text = present.say("about {amount}", amount=text)
    return Cell(text), ""


def _number(parts: IntervalText) -> str:
    """Return a number with its sign in a column of numbers, where exact ones need none."""
    return parts.number if parts.sign == "=" else parts.bare


def rounded_rate(rate: Estimate) -> Estimate:
    """Return growth in percent a year to hundredths at most."""
    ends = [abs(end) for end in (rate.interval.low, rate.interval.high) if end]
    hundredths = max(1, order(max(ends, default=_ONE)) + 1 + _RATE_DECIMALS)
    return rate.rounded(min(hundredths, rate_digits(rate)))


def rate_text(parts: IntervalText) -> str:
    """Return growth a year, without a sign where it is exact."""
    return str(parts).removeprefix("=")


def rise(present: Presenter, item: Comparison, scale: Scale) -> str:
    """Return by how much a number rose or fell, as bounds; a share is compared in points alone."""
    if item.unit == PERCENT:
        return ""
    low, high = item.difference.shown.low, item.difference.shown.high
    if low is high is None or low == high == 0:
        return ""
    down = high is not None and high <= 0
    amount = Estimate(None, -item.difference.shown if down else item.difference.shown)
    parts = present.parts(amount, item.unit, item.counter, scale.magnitude)
    if scale.magnitude is None:
        text = parts.bounds or str(parts).lstrip("=")
    else:
        text = parts.bare_bounds or _number(parts)
    if not down and (low is None or low < 0):
        return present.say("difference {amount}", amount=text)
    return present.rise(text, down=down)


def change_cell(present: Presenter, item: Comparison) -> tuple[Cell, str, bool]:
    """Return the change, its bounds, and whether it is the source's own word.

    Where one side rests on the source's word, that word is the change. A decrease is in percent.
    """
    change = item.change
    if change and item.is_stated and change.kind in {ChangeKind.TIMES, ChangeKind.POINTS}:
        estimate, unit = item.ratio, TIMES
        if change.kind is ChangeKind.POINTS:
            estimate, unit = (-item.difference if change.down else item.difference), POINTS
        bounds = present.parts(estimate, unit).below if estimate else ""
        return Cell(present.change(change)), bounds, True
    if item.unit == PERCENT:
        down = item.difference.shown.high is not None and item.difference.shown.high <= 0
        parts = present.parts(-item.difference if down else item.difference, POINTS)
        return Cell(present.points(_number(parts), down=down), "computed"), parts.below, False
    if item.ratio is None:
        return Cell(""), "", False
    ratio = item.ratio
    if ratio.interval == exact(1):
        return Cell(present.say("unchanged"), "computed"), "", False
    if item.decrease:
        parts = present.parts(item.decrease.rounded(_RATIO_DIGITS), PERCENT)
        text = present.rise(str(parts).removeprefix("="), down=True)
        return Cell(text, "computed"), parts.below, False
    parts = present.parts(ratio.rounded(_RATIO_DIGITS), TIMES)
    text = str(parts).lstrip("=")
    return Cell(text, "computed"), parts.below, False

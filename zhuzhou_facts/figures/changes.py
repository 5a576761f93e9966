"""What the source says of a number, and what a stated change does to one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.figures.estimate import Estimate, combine
from zhuzhou_facts.quantity.interval import exact
from zhuzhou_facts.quantity.stated import stated_quantity, wording
from zhuzhou_facts.records import ChangeKind, Hedge, Text, TimeLabel
from zhuzhou_facts.records.dates import in_chinese, read_moment
from zhuzhou_facts.records.units import PERCENT, labels_of

if TYPE_CHECKING:
    from zhuzhou_facts.quantity import Reading
    from zhuzhou_facts.records import Change, FactBase, Figure

_FEBRUARY: Final = 2


def stated(figure: Figure | Change, base: FactBase, reading: Reading) -> Estimate:
    """Return what a stated number says: its value, unless it is hedged, and its bounds."""
    quantity = stated_quantity(base, figure)
    value = figure.value if figure.hedge in {Hedge.NONE, Hedge.ABOUT} else None
    return Estimate(value, quantity.bounds(reading))


class Step(NamedTuple):
    """How a later number follows from an earlier one: times `amount`, or plus it."""

    amount: Estimate
    adds: bool

    @property
    def signs(self) -> tuple[str, str]:
        """The sign that leads forward in time, and the one that leads back."""
        return ("+", "-") if self.adds else ("×", "÷")

    def inverse(self) -> Step:
        """Return how the earlier number follows from the later one."""
        if self.adds:
            return Step(-self.amount, adds=True)
        return Step(combine(Estimate(Fraction(1), exact(1)), "÷", self.amount), adds=False)


def step(change: Change, base: FactBase, reading: Reading) -> Step:
    """Return what a stated change does: 1.4倍 multiplies by 1.4, an increase of 40% by 1.4."""
    said = stated(change, base, reading)
    match change.kind:
        case ChangeKind.TIMES:
            return Step(said, adds=False)
        case ChangeKind.GROWTH:
            scale = Fraction(-1 if change.down else 1, 100 if in_percent(change, base) else 1)
            value = None if said.value is None else 1 + said.value * scale
            return Step(Estimate(value, exact(1) + said.interval * exact(scale)), adds=False)
        case _:
            return Step(-said if change.down else said, adds=True)


def in_percent(change: Change, base: FactBase) -> bool:
    """Whether a change is stated in percent (and not in times or points)."""
    return stated_quantity(base, change).unit == PERCENT


def formula(start: Figure, change: Change, *, forward: bool) -> str:
    """Return how a number follows from `start` by a change, both as written."""
    if change.kind in {ChangeKind.POINTS, ChangeKind.DIFFERENCE}:
        return f"{wording(start)} {'-' if forward == change.down else '+'} {wording(change)}"
    amount = wording(change)
    if change.kind is ChangeKind.GROWTH:
        amount = f"(1 {'-' if change.down else '+'} {amount})"
    return f"{wording(start)} {'×' if forward else '÷'} {amount}"


def time_name(base: FactBase, when: str) -> Text:
    """Return the name of a time: a label by its name, a date as a date."""
    label = labels_of(base).get(when, TimeLabel())
    return Text(zh=label.zh or in_chinese(when), en=label.en or when)


def years_between(start: str | None, end: str | None) -> int:
    """Return how many whole years two times lie apart: a year and a year, or a June and a June.

    0 where that is not a whole number, or a time has no first or no last day.
    """
    first, last = read_moment(start or ""), read_moment(end or "")
    if not (first and last and first.start and first.end and last.start and last.end):
        return 0
    years = last.start.year - first.start.year
    same_days = (first.start.month, first.start.day) == (last.start.month, last.start.day)
    same_end = first.end.month == last.end.month and (
        first.end.day == last.end.day or first.end.month == _FEBRUARY
    )
    return years if same_days and same_end and last.end.year - first.end.year == years else 0

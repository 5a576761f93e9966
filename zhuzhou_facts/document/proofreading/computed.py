"""Numbers that follow from two stated ones: what compares levels, and what a level was before."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import Amount
from zhuzhou_facts.quantity import exact
from zhuzhou_facts.records import PERCENT, POINTS, TIMES, ChangeKind, Hedge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhuzhou_facts.document.proofreading.entries import Entry

_LABELS: Final = {"before": 0, "peak": 1, "after": 3}
_DATED: Final = 2


def moment(entry: Entry) -> tuple[int, str]:
    """Return when a level was, so that times and labels can be sorted."""
    when = entry.when or ""
    return _LABELS.get(when, _DATED), when


def compared(stated: Sequence[Entry]) -> Iterator[Entry]:
    """Yield what follows from two levels of one fact: their difference, multiple and growth."""
    levels = [entry for entry in stated if entry.change is None and entry.when]
    for one, other in combinations(levels, 2):
        early, late = one.amount, other.amount
        if early.unit != late.unit:
            continue
        kind = ChangeKind.POINTS if early.unit == PERCENT else ChangeKind.DIFFERENCE
        unit = POINTS if early.unit == PERCENT else early.unit
        less = f"{other.written} − {one.written}"
        parts = f"{other.written} ÷ {one.written}"
        follows = [(kind, unit, late.value - early.value, late.bounds - early.bounds, less)]
        if early.value > 0 and late.value > 0 and early.bounds.low and kind != ChangeKind.POINTS:
            ratio, times = late.value / early.value, late.bounds / early.bounds
            growth = times - exact(1)
            follows += [
                (ChangeKind.TIMES, TIMES, ratio, times, parts),
                (ChangeKind.GROWTH, TIMES, ratio - 1, growth, f"{parts} − 1"),
                (
                    ChangeKind.GROWTH,
                    PERCENT,
                    100 * (ratio - 1),
                    growth * exact(100),
                    f"{parts} − 1",
                ),
            ]
        for change, code, value, bounds, written in follows:
            # A fall of 92% is said without a sign, one to 8 % of what it was as a multiple.
            down = value < 0 and change is not ChangeKind.TIMES
            amount = Amount(abs(value), -bounds if down else bounds, Hedge.ABOUT, code)
            yield one._replace(
                key=one.key and f"{one.key.partition('@')[0]}:{one.when}..{other.when}",
                amount=amount,
                written=written,
                quantity=None,
                change=change,
                down=down,
                start=one.when,
                when=other.when,
                derived=True,
            )


def before(level: Entry, change: Entry) -> Iterator[Entry]:
    """Yield what a level was before a change stated beside it: 58%, up 7 points, was 51%."""
    one, known, by = exact(1), level.amount.bounds, change.amount.bounds
    relative = by / exact(100) if change.amount.unit == PERCENT else by
    match change.change:
        case ChangeKind.TIMES:
            divisor, sign = relative, "÷"
        case ChangeKind.GROWTH:
            divisor = one - relative if change.down else one + relative
            sign = "÷ (1 −" if change.down else "÷ (1 +"
        case _:
            divisor, sign = one, "+" if change.down else "−"
            known = known + by if change.down else known - by
    if divisor.low is None or divisor.low <= 0:
        return
    bounds = known / divisor
    if bounds.low is not None and bounds.high is not None:
        amount = Amount((bounds.low + bounds.high) / 2, bounds, Hedge.ABOUT, level.amount.unit)
        written = f"{level.written} {sign} {change.written}{')' * sign.count('(')}"
        yield level._replace(
            amount=amount, written=written, quantity=None, when=change.start, derived=True
        )

"""Numbers that follow from stated ones: comparisons, levels before a change, shares, sums."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import COUNTED, Amount
from zhuzhou_facts.document.claims.times.mention import AFTER, BEFORE, PEAK, year_of
from zhuzhou_facts.quantity import Interval, exact
from zhuzhou_facts.records import PERCENT, POINTS, TIMES, ChangeKind, Hedge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhuzhou_facts.document.proofreading.entries import Entry

_LABELS: Final = {BEFORE: 0, PEAK: 1, AFTER: 3}
_DATED: Final = 2


def moment(entry: Entry) -> tuple[int, str]:
    """Return when a level was, so that times and labels can be sorted."""
    when = entry.when or ""
    return _LABELS.get(when, _DATED), when


def is_dated(entry: Entry) -> bool:
    """Whether it is known when a level was, beside others."""
    return entry.when in _LABELS or year_of(entry.when) is not None


def compared(stated: Sequence[Entry]) -> Iterator[Entry]:
    """Yield what follows from two levels of one fact: their difference, multiple and growth."""
    levels = [entry for entry in stated if entry.change is None and entry.when]
    # Up from 40 in 2022: the earlier one need not stand first.
    for one, other in combinations(sorted(levels, key=moment), 2):
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
            more, growth, written = ratio - 1, times - 1, f"{parts} − 1"
            follows += [
                (ChangeKind.TIMES, TIMES, ratio, times, parts),
                (ChangeKind.GROWTH, TIMES, more, growth, written),
                (ChangeKind.GROWTH, PERCENT, more * 100, growth * 100, written),
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
    known, by = level.amount.bounds, change.amount.bounds
    relative = by / 100 if change.amount.unit == PERCENT else by
    divisor = exact(1)
    match change.change:
        case ChangeKind.TIMES:
            divisor, sign = relative, "÷"
        case ChangeKind.GROWTH:
            divisor += -relative if change.down else relative
            sign = "÷ (1 −" if change.down else "÷ (1 +"
        case _:
            known += by if change.down else -by
            sign = "+" if change.down else "−"
    if not is_positive(divisor):
        return
    bounds = known / divisor
    if bounds.width is not None:
        written = f"{level.written} {sign} {change.written}{')' * sign.count('(')}"
        found = result(level, bounds, level.amount.unit, written)
        yield found._replace(when=change.start)


def result(entry: Entry, bounds: Interval, unit: str, written: str) -> Entry:
    """Return a number that was worked out of bounded ones, in the place of one of them."""
    low, high = bounds.low or Fraction(), bounds.high or Fraction()
    amount = Amount((low + high) / 2, bounds, Hedge.ABOUT, unit)
    return entry._replace(amount=amount, written=written, quantity=None, derived=True)


def is_positive(bounds: Interval) -> bool:
    """Whether all of an interval is above zero."""
    return bounds.low is not None and bounds.low > 0


def ratios(terms: Sequence[Entry], unit: str) -> Iterator[Entry]:
    """Yield shares and multiples of two numbers: of one another, of their sum or difference."""
    for one, other in permutations(sorted(terms, key=lambda each: each.amount.value)):
        above, below = one.amount.bounds, other.amount.bounds
        for base, written in (
            (below, other.written),
            (below + above, f"({other.written} + {one.written})"),
            (below - above, f"({other.written} − {one.written})"),
        ):
            if not is_positive(base):
                continue
            ratio = above / base
            formula = f"{one.written} ÷ {written}"
            factor, name = (100, "100%") if unit == PERCENT else (1, "1")
            yield result(one, ratio * factor, unit, formula)
            yield result(one, (ratio - 1) * -factor, unit, f"{name} − {formula}")
            yield result(one, (ratio - 1) * factor, unit, f"{formula} − {name}")


def scaled(whole: Entry, part: Entry) -> Iterator[Entry]:
    """Yield what a level gives with a share, a growth, a multiple or points of it."""
    level, other = whole.amount.bounds, part.amount.bounds
    results: list[tuple[Interval, str]] = []
    if part.amount.unit == POINTS and whole.amount.unit == PERCENT:
        results = [(level - other, "−"), (level + other, "+")]
    elif part.amount.unit in {PERCENT, TIMES} and whole.amount.unit != part.amount.unit:
        share = other / 100 if part.amount.unit == PERCENT else other
        bases = [(share, "÷"), (share + 1, "÷ 1 +"), (-share + 1, "÷ 1 −")]
        results = [(level / base, sign) for base, sign in bases if is_positive(base)]
        results.append((level * share, "×"))
        # So much more than it was.
        results += [(level - past, f"− {whole.written} {sign}") for past, sign in results[:-1]]
    elif part.amount.unit in COUNTED and is_positive(other):
        results = [(level / other, "÷")]  # each of so many
    for bounds, sign in results:
        yield result(whole, bounds, whole.amount.unit, f"{whole.written} {sign} {part.written}")


def differences(terms: Sequence[Entry]) -> Iterator[Entry]:
    """Yield what is left of the largest number without one of the others, and without all."""
    whole, *parts = sorted(terms, key=lambda each: -each.amount.value)
    choices = [parts, *([part] for part in parts)] if len(parts) > 1 else [parts]
    for choice in choices:
        bounds = whole.amount.bounds
        for part in choice:
            bounds -= part.amount.bounds
        written = " − ".join(each.written for each in (whole, *choice))
        yield result(whole, bounds, whole.amount.unit, written)


def sums(terms: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the sums of the last numbers: of all, and of fewer."""
    for first in range(len(terms) - 1):
        bounds = terms[first].amount.bounds
        for term in terms[first + 1 :]:
            bounds = bounds + term.amount.bounds
        written = " + ".join(each.written for each in terms[first:])
        yield result(terms[first], bounds, terms[first].amount.unit, written)

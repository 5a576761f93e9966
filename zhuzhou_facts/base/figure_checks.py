"""What must hold of figures and changes: their keys, times and units, and the double entry."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.errors import UnreadableQuantityError
from zhuzhou_facts.quantity.reader import read_quantity
from zhuzhou_facts.quantity.unit_forms import unit_forms
from zhuzhou_facts.records import ChangeKind
from zhuzhou_facts.records.dates import read_moment
from zhuzhou_facts.records.units import COUNT, PERCENT, POINTS, TIMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from zhuzhou_facts.base.names import Known, Names
    from zhuzhou_facts.base.yaml_reader import Path
    from zhuzhou_facts.records import Change, Fact, Figure, Unit

    Fault = tuple[Path, str, str]

_PLACES: Final = 16
_REMEMBERED: Final = 4096  # texts, such as 1座 and 10%, that many figures have
_CHANGE_UNITS: Final[dict[ChangeKind, tuple[str, ...]]] = {
    ChangeKind.TIMES: (TIMES,),
    ChangeKind.GROWTH: (TIMES, PERCENT),
    ChangeKind.POINTS: (POINTS,),
}


class Readings:
    """Reads what is written in the units that are sound; what is written alike is read once."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        """Make ready to read numbers in these units, by their codes."""
        self.units = units
        self.read = lru_cache(maxsize=_REMEMBERED)(partial(read_quantity, units=unit_forms(units)))


def figures(path: Path, fact: Fact, readings: Readings, names: Names) -> Iterator[Fault]:
    """Yield what is wrong with the figures of the fact at `path`."""
    if not fact.figures and not fact.written:
        yield path, "has neither figures nor a phrase as written", "add `written`"
    seen: set[str | None] = set()
    for j, figure in enumerate(fact.figures):
        here = (*path, "figures", j)
        if figure.when in seen:
            key = f"{fact.id}@{figure.when}" if figure.when else fact.id
            yield here, f"the key {key!r} stands twice", "give each figure a time of its own"
        seen.add(figure.when)
        yield from known_time((*here, "when"), figure.when, names.times)
        if figure.unit not in names.units:
            what = f"no unit {figure.unit!r}"
            yield (*here, "unit"), what, names.units.near(figure.unit)
            continue
        if figure.unit == COUNT and fact.counter is None:
            yield here, "counts something that is not named", "add `counter` to the fact"
        yield from _agree(here, figure, readings, (figure.unit,))


def changes(path: Path, fact: Fact, readings: Readings, names: Names) -> Iterator[Fault]:
    """Yield what is wrong with the changes of the fact at `path`."""
    times = {figure.when for figure in fact.figures}
    before: set[str] = set()
    for j, change in enumerate(fact.changes):
        here = (*path, "changes", j)
        told = {change.from_, change.to}
        for time in (told & before) - times:
            what = f"another change tells of {time!r} too, for which no figure is stated"
            yield here, what, "keep the one that the figure is to follow from"
        before |= told
        yield from known_time((*here, "from"), change.from_, names.times)
        yield from known_time((*here, "to"), change.to, names.times)
        if told.isdisjoint(times):
            what = f"neither {change.from_!r} nor {change.to!r} has a figure"
            yield here, what, "add the figure that the change starts from or leads to"
        start, end = read_moment(change.from_), read_moment(change.to)
        if change.from_ == change.to:
            yield here, f"{change.from_!r} stands for both times", "give it two"
        elif start and end and start.start and end.start and start.start >= end.start:
            yield here, f"{change.from_!r} is not before {change.to!r}", "swap them"
        yield from _agree(here, change, readings, _CHANGE_UNITS[change.kind])


def known_time(path: Path, when: str | None, labels: Known) -> Iterator[Fault]:
    """Yield a fault where a time is neither a date nor one of the labels."""
    if when is None or when in labels or read_moment(when):
        return
    mend = labels.near(when) if when[:1].isalpha() else "write it as 2017, 2018-06 or 2012-11/.."
    yield path, f"{when!r} is neither a date (EDTF) nor a known label", mend


def _agree(
    path: Path, item: Figure | Change, readings: Readings, allowed: tuple[str, ...]
) -> Iterator[Fault]:
    """Check the double entry: what `written` says, read on its own, is what the fields say."""
    if not all(unit in readings.units for unit in allowed):
        return  # by a unit that is not sound nothing can be read
    try:
        read = readings.read(item.written)
    except UnreadableQuantityError as error:
        yield (*path, "written"), f"{item.written!r} cannot be read: {error}", "mend `written`"
        return
    if read.value != item.value:
        what = f"value is {_told(item.value)}, but {item.written!r} says {_told(read.value)}"
        yield (*path, "value"), what, "mend the one that is wrong"
    if read.hedge != item.hedge:
        what = f"hedge is {item.hedge.value}, but {item.written!r} says {read.hedge.value}"
        yield path, what, f"write `hedge: {read.hedge.value}`, or mend `written`"
    if read.unit not in allowed:
        what = f"{item.written!r} is in {read.unit or 'no unit'}, not in {' or '.join(allowed)}"
        yield path, what, "mend the unit or `written`"


def _told(value: Fraction) -> str:
    """Return a number as people write it, 65.7 and not 657/10, where it has an end."""
    for places in range(_PLACES):
        scaled = value * 10**places
        if scaled.denominator == 1:
            return f"{Decimal(f'{scaled.numerator}e-{places}'):f}"
    return str(value)

"""The source's own arithmetic, recomputed from its own figures.

As humble as statcheck: printed figures that do not fit each other are reported as that, and not
as wrong; which of them is, if any, the figures do not tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from zhuzhou_facts.figures.derivation import in_percent, member, multiple, points, stated, time_name
from zhuzhou_facts.quantity.interval import Interval, exact
from zhuzhou_facts.quantity.reader import Reading
from zhuzhou_facts.records import ChangeKind, RelationKind, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhuzhou_facts.records import Change, Fact, FactBase, Figure, Relation

_ONE = exact(1)
_HUNDRED = exact(100)
_FROM_ZERO = Interval(Fraction(0), None)


class Verdict(StrEnum):
    """Whether the printed figures fit each other."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One claim of the source, held against its figures.

    `stated` is what the claim says and `computed` what the figures give, both as intervals in the
    claim's unit (times, percent, points, or the unit of the whole); None where a figure that it
    takes is not stated.
    """

    code: str
    id: str
    claim: str
    stated: Interval | None
    computed: Interval | None
    verdict: Verdict
    why: Text


def audit(base: FactBase, reading: Reading = Reading.STRICT) -> tuple[Finding, ...]:
    """Recompute every stated change and every declared relation, in the order of the file."""
    return (
        *(_change(base, fact, change, reading) for fact in base.facts for change in fact.changes),
        *(finding for relation in base.relations for finding in _relation(base, relation, reading)),
    )


def _fit(claimed: Interval, computed: Interval) -> Verdict:
    """Compare two intervals for one number."""
    if not claimed.overlaps(computed):
        return Verdict.DISAGREES
    bounded = None not in (claimed.low, claimed.high, computed.low, computed.high)
    # An open side may reach anything: only what lies wholly within what was said agrees with it.
    if bounded or claimed.contains_interval(computed):
        return Verdict.AGREES
    return Verdict.CANNOT_TELL


_WHY = {
    Verdict.AGREES: Text(zh="两数的范围相合", en="the two ranges meet"),
    Verdict.DISAGREES: Text(
        zh="两数的范围不相交：文中数字彼此不合",
        en="the two ranges do not meet: the printed figures do not fit each other",
    ),
    Verdict.CANNOT_TELL: Text(
        zh="文中的数不是两头都有界限，不能判定", en="a hedged figure leaves it open"
    ),
}


_WHY_PART = _WHY | {
    Verdict.AGREES: Text(zh="总数容得下部分", en="the part fits into the whole"),
    Verdict.DISAGREES: Text(
        zh="部分大于总数：文中数字彼此不合",
        en="the part is more than the whole: the printed figures do not fit each other",
    ),
}


def _change(base: FactBase, fact: Fact, change: Change, reading: Reading) -> Finding:
    figures = {figure.when: figure for figure in fact.figures}
    start, end = figures.get(change.from_), figures.get(change.to)
    claim = f"{change.from_} → {change.to}: {change.written}"
    # What is compared is the multiple, the points, or the growth in the unit that it is stated in.
    scale = _HUNDRED if in_percent(change, base) else _ONE
    if change.kind is ChangeKind.POINTS:
        claimed = points(change, base, reading).interval
    else:
        claimed = multiple(change, base, reading).interval
        if change.kind is ChangeKind.GROWTH:
            claimed = (claimed - _ONE) * scale
    if start is None or end is None:
        told = time_name(base, change.from_ if start is None else change.to)
        why = Text(zh=f"文中没有{told.zh}的数", en=f"no figure for {told.en} is stated")
        return _open(change.kind.value, fact.id, claim, (claimed, None), why)
    a, b = (stated(figure, base, reading).interval for figure in (start, end))
    if change.kind is ChangeKind.POINTS:
        computed = b - a
    else:
        computed = b / a
        if change.kind is ChangeKind.GROWTH:
            computed = (computed - _ONE) * scale
    claim = f"{start.written} → {end.written}: {change.written}"
    verdict = _fit(claimed, computed)
    why = _WHY[verdict]
    if change.kind is ChangeKind.GROWTH and not change.down:
        why = _both_readings(verdict, claimed, computed + scale)
    return Finding(
        code=change.kind.value,
        id=fact.id,
        claim=claim,
        stated=claimed,
        computed=computed,
        verdict=verdict,
        why=why,
    )


def _both_readings(verdict: Verdict, claimed: Interval, multiplied: Interval) -> Text:
    """Say that growth was read as an increase, and what reading it as a multiple would give."""
    other = _fit(claimed, multiplied)
    told = {
        Verdict.AGREES: ("也相合", "agree as well"),
        Verdict.DISAGREES: ("则不合", "disagree"),
        Verdict.CANNOT_TELL: ("则不能判定", "leave it open"),
    }[other]
    why = _WHY[verdict]
    return Text(
        zh=f"按增加量理解（倍数再加一），{why.zh}；若按倍数理解{told[0]}",
        en=f"read as an increase (the multiple is one more), {why.en}; "
        f"read as a multiple it would {told[1]}",
    )


def _open(
    code: str, name: str, claim: str, intervals: tuple[Interval | None, Interval | None], why: Text
) -> Finding:
    """Return a claim that takes a figure which is not stated."""
    claimed, computed = intervals
    return Finding(
        code=code,
        id=name,
        claim=claim,
        stated=claimed,
        computed=computed,
        verdict=Verdict.CANNOT_TELL,
        why=why,
    )


def _relation(base: FactBase, relation: Relation, reading: Reading) -> Iterator[Finding]:
    whole = member(base, relation.whole)
    match relation.kind:
        case RelationKind.SHARE:
            yield _share(base, relation, whole, reading)
        case RelationKind.COUNT:
            yield _count(base, relation, whole, reading)
        case _:
            yield from _parts(base, relation, whole, reading)


_Member = tuple["Fact", "Figure"]


def _written(found: _Member | None) -> str:
    return found[1].written if found else "?"


def _not_stated(keys: Iterable[str | None]) -> Text:
    names = [key for key in keys if key]
    return Text(zh=f"文中没有{'、'.join(names)}的数", en=f"not stated: {', '.join(names)}")


def _share(base: FactBase, relation: Relation, whole: _Member | None, reading: Reading) -> Finding:
    part, share = member(base, relation.part or ""), member(base, relation.share or "")
    claim = f"{_written(part)} / {_written(whole)} = {_written(share)}"
    if part is None or share is None or whole is None:
        members = ((relation.part, part), (relation.share, share), (relation.whole, whole))
        why = _not_stated(key for key, found in members if found is None)
        claimed = stated(share[1], base, reading).interval if share else None
        return _open("share", relation.id, claim, (claimed, None), why)
    claimed, a, b = (stated(found[1], base, reading).interval for found in (share, part, whole))
    computed = a / b * _HUNDRED
    verdict = _fit(claimed, computed)
    return Finding(
        code="share",
        id=relation.id,
        claim=claim,
        stated=claimed,
        computed=computed,
        verdict=verdict,
        why=_WHY[verdict],
    )


def _count(base: FactBase, relation: Relation, whole: _Member | None, reading: Reading) -> Finding:
    listed = len(relation.parts)
    count = exact(listed)
    # A list that is not said to be complete has at least these.
    computed = count if relation.complete else Interval(count.low, None)
    claim = f"{_written(whole)}: {listed}"
    if whole is None:
        return _open("count", relation.id, claim, (None, computed), _not_stated([relation.whole]))
    claimed = stated(whole[1], base, reading).interval
    verdict = (_fit if relation.complete else _at_most)(claimed, count)
    return Finding(
        code="count",
        id=relation.id,
        claim=claim,
        stated=claimed,
        computed=computed,
        verdict=verdict,
        why=(_WHY if relation.complete else _WHY_PART)[verdict],
    )


def _at_most(whole: Interval, part: Interval) -> Verdict:
    """Whether a part can be no more than the whole."""
    rest = whole - part
    if not _FROM_ZERO.overlaps(rest):
        return Verdict.DISAGREES
    if rest.width is not None or _FROM_ZERO.contains_interval(rest):
        return Verdict.AGREES
    return Verdict.CANNOT_TELL


def _parts(
    base: FactBase, relation: Relation, whole: _Member | None, reading: Reading
) -> Iterator[Finding]:
    parts = [(key, member(base, key)) for key in relation.parts]
    sign = "=" if relation.complete else "≤"
    claimed = stated(whole[1], base, reading).interval if whole else None
    missing = [key for key, found in [(relation.whole, whole), *parts] if found is None]
    if claimed is None or missing:
        told = " + ".join(_written(found) for _, found in parts)
        claim = f"{told} {sign} {_written(whole)}"
        yield _open("parts", relation.id, claim, (claimed, None), _not_stated(missing))
        return
    figures = [found[1] for _, found in parts if found]
    # Parts that may overlap say nothing together; each is held against the whole alone.
    groups = [figures] if relation.distinct or relation.complete else [[one] for one in figures]
    for group in groups:
        computed = exact(0)
        for figure in group:
            computed = computed + stated(figure, base, reading).interval
        verdict = (_fit if relation.complete else _at_most)(claimed, computed)
        yield Finding(
            code="parts",
            id=relation.id,
            claim=f"{' + '.join(figure.written for figure in group)} {sign} {_written(whole)}",
            stated=claimed,
            computed=computed,
            verdict=verdict,
            why=(_WHY if relation.complete else _WHY_PART)[verdict],
        )

"""The source's own arithmetic, recomputed from its own figures.

As statcheck does it: printed figures that do not fit each other are reported as that, and not as
wrong; which of them is wrong, if any, the figures do not say.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.errors import Message
from zhuzhou_facts.figures import in_both
from zhuzhou_facts.figures.derivation import in_percent, member, stated
from zhuzhou_facts.figures.estimate import factor_a_year
from zhuzhou_facts.figures.names import called
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.quantity.interval import Interval, exact
from zhuzhou_facts.quantity.stated import wording
from zhuzhou_facts.records import ChangeKind, Prices, RelationKind, Text, units_of
from zhuzhou_facts.records.dates import time_name, years_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zhuzhou_facts.figures.derivation import Member
    from zhuzhou_facts.records import Change, Fact, FactBase, Figure, Relation

_FROM_ZERO: Final = Interval(Fraction(0), None)


class Verdict(StrEnum):
    """Whether the printed figures fit each other."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    CANNOT_TELL = "cannot_tell"


class Finding(NamedTuple):
    """One claim of the source, held against its figures.

    `stated` is what the claim says and `computed` what the figures give, both as intervals in the
    claim's unit (times, percent, points, or the unit of the whole); None where a figure that it
    takes is not stated. `claim` is in the source's own numbers; `members` are the figures of a
    relation, `missing` the keys (of a change: the times) that are not stated. `as_multiple` is
    the verdict on a growth in times that is read as a multiple instead; `is_real` says that a
    change is at constant prices, or may be, so that the figures do not give it.
    """

    code: str
    id: str
    claim: str
    stated: Interval | None
    computed: Interval | None
    verdict: Verdict
    why: Text
    missing: tuple[str, ...]
    members: tuple[Member, ...] = ()
    change: Change | None = None
    relation: Relation | None = None
    as_multiple: Verdict | None = None
    is_real: bool = False


def audit(base: FactBase, reading: Reading = Reading.STRICT) -> tuple[Finding, ...]:
    """Recompute every stated change and every declared relation, in the order of the file."""
    return (
        *(recompute(base, it, change, reading) for it in base.facts for change in it.changes),
        *(finding for relation in base.relations for finding in _relation(base, relation, reading)),
    )


def _verdict(claimed: Interval, computed: Interval, *, is_part: bool = False) -> Verdict:
    """Compare two intervals for one number, or for a whole and a part that is no more than it."""
    rest = claimed - computed
    is_bounded = rest.width is not None
    if is_part:
        claimed, computed = _FROM_ZERO, rest
    if claimed.intersect(computed) is None:
        return Verdict.DISAGREES
    # An open side may reach anything: only what lies wholly within what was said agrees with it.
    if is_bounded or claimed.contains(computed):
        return Verdict.AGREES
    return Verdict.CANNOT_TELL


_WHY: Final = {
    Verdict.AGREES: Message("the two ranges meet"),
    Verdict.DISAGREES: Message(
        "the two ranges do not meet: the printed figures do not fit each other"
    ),
    Verdict.CANNOT_TELL: Message("a hedged figure leaves it open"),
}
_WHY_REAL: Final = Message("whether at constant or current prices is not said")
_WHY_PART: Final = _WHY | {
    Verdict.AGREES: Message("the part fits into the whole"),
    Verdict.DISAGREES: Message(
        "the part is more than the whole: the printed figures do not fit each other"
    ),
}
_AS_MULTIPLE: Final = {
    Verdict.AGREES: Message("read as a multiple it would agree as well"),
    Verdict.DISAGREES: Message("read as a multiple it would disagree"),
    Verdict.CANNOT_TELL: Message("read as a multiple it would leave it open"),
}


def recompute(base: FactBase, fact: Fact, change: Change, reading: Reading) -> Finding:
    """Hold a stated change against the two figures that it is between."""
    stated_at = {figure.when: figure for figure in fact.figures}
    times = (change.from_, change.to)
    pair = [stated_at[when] for when in times if when in stated_at]
    claimed = stated(change, base, reading).interval
    if change.down and change.kind is not ChangeKind.TIMES:
        claimed = -claimed
    why = _recompute(base, change, stated_at, reading)
    claim, computed, verdict, as_multiple = list(times), None, Verdict.CANNOT_TELL, None
    is_real = change.prices is Prices.CONSTANT
    if isinstance(why, Interval):
        computed, growth = why, change.kind is ChangeKind.GROWTH
        scale = 100 if in_percent(change, base) else 1
        if growth:
            computed = (computed - 1) * scale
        verdict = _verdict(claimed, computed)
        claim, why = list(map(wording, pair)), _WHY[verdict]
        # Growth of money is mostly at constant prices, whether or not that is said beside it.
        if is_real := verdict is Verdict.DISAGREES and _may_be_real(base, change, pair[0]):
            verdict, why = Verdict.CANNOT_TELL, _WHY_REAL
        # 增长40倍 may mean either; 增长5% may not.
        if growth and not change.down and scale == 1:
            as_multiple = _verdict(claimed, computed + scale)
            why = Message(
                "read as an increase (the multiple is one more), {why}; {other}",
                {"why": why, "other": _AS_MULTIPLE[as_multiple]},
            )
    return Finding(
        code=change.kind.value,
        id=fact.id,
        claim=f"{' → '.join(claim)}: {wording(change)}",
        stated=claimed,
        computed=computed,
        verdict=verdict,
        why=in_both(why),
        missing=tuple(when for when in times if when not in stated_at),
        change=change,
        as_multiple=as_multiple,
        is_real=is_real,
    )


def _may_be_real(base: FactBase, change: Change, figure: Figure) -> bool:
    unit = units_of(base).get(figure.unit.partition("/")[0])
    in_money = unit is not None and unit.money and change.prices is not Prices.CURRENT
    return in_money and change.kind in {ChangeKind.GROWTH, ChangeKind.TIMES}


def _recompute(  # noqa: PLR0911 - a reason each
    base: FactBase, change: Change, figures: Mapping[str | None, Figure], reading: Reading
) -> Interval | Message:
    """Return the multiple or the term that two figures give, or why they give none."""
    start, end = figures.get(change.from_), figures.get(change.to)
    if start is None or end is None:
        time = time_name(base, change.to if start else change.from_)
        return Message("no figure for {time} is stated", {"time": time})
    if change.prices is Prices.CONSTANT:
        return Message("the change is at constant prices, the two figures may not be")
    if start.unit != end.unit or (change.unit or end.unit) != end.unit:
        return Message("the units differ")
    years = years_between(change.from_, change.to) if change.per_year else 1
    if not years:
        return Message("the two times are not a whole number of years apart")
    a, b = (stated(figure, base, reading).interval for figure in (start, end))
    if change.kind in {ChangeKind.POINTS, ChangeKind.DIFFERENCE}:
        return (b - a) * Fraction(1, years)
    if any((it.low or 0) < 0 for it in (a, b)):
        return Message("there is no ratio across zero")
    return b / a if years == 1 else factor_a_year(b / a, years)


def _relation(base: FactBase, relation: Relation, reading: Reading) -> Iterator[Finding]:
    """Hold what a relation claims of some figures against what they give."""
    is_part = relation.kind is not RelationKind.SHARE and not relation.complete
    # A list that is not said to be complete has at least these.
    at_least = relation.kind is RelationKind.COUNT and is_part
    for keys, claim, claimed, computed in _claims(base, relation, reading):
        found = {key: member(base, key) for key in keys if key}
        missing = tuple(key for key, one in found.items() if one is None)
        if claimed and computed:
            verdict = _verdict(claimed, computed, is_part=is_part)
            why = (_WHY_PART if is_part else _WHY)[verdict]
        else:
            verdict, names = Verdict.CANNOT_TELL, [called(base, key) for key in missing]
            why = Message("not stated: {names}", {"names": names})
        yield Finding(
            code=relation.kind.value,
            id=relation.id,
            claim=claim,
            stated=claimed,
            computed=Interval(computed.low, None) if computed and at_least else computed,
            verdict=verdict,
            why=in_both(why),
            missing=missing,
            members=tuple(one for one in found.values() if one),
            relation=relation,
        )


_Claim = tuple[tuple[str, ...], str, Interval | None, Interval | None]


def _claims(base: FactBase, relation: Relation, reading: Reading) -> Iterator[_Claim]:
    """Yield the keys that a claim takes, its words, what it says and what the figures give."""

    def words(*keys: str) -> str:
        found = [member(base, key) for key in keys]
        return " + ".join(wording(one[1]) if one else "?" for one in found)

    def total(*keys: str) -> Interval | None:
        found = [one for key in keys if (one := member(base, key))]
        intervals = (stated(figure, base, reading).interval for _, figure in found)
        return sum(intervals, exact(0)) if len(found) == len(keys) else None

    whole, parts = relation.whole, relation.parts
    if relation.kind is RelationKind.SHARE:
        part, share = relation.part or "", relation.share or ""
        a, b = total(part), total(whole)
        claim = f"{words(part)} / {words(whole)} = {words(share)}"
        yield (part, share, whole), claim, total(share), a / b * 100 if a and b else None
    elif relation.kind is RelationKind.COUNT:
        yield (whole,), f"{words(whole)}: {len(parts)}", total(whole), exact(len(parts))
    else:
        # Parts that may overlap say nothing together; each is held against the whole alone.
        together = relation.distinct or relation.complete or total(whole, *parts) is None
        for group in [parts] if together else [(part,) for part in parts]:
            claim = f"{words(*group)} {'=' if relation.complete else '≤'} {words(whole)}"
            yield (whole, *group), claim, total(whole), total(*group)

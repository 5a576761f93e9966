"""What one claim of a draft is beside one entry: units, kinds of change, direction and time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import (
    HEDGES,
    PASSING,
    Amount,
    Verdict,
    compare,
    other_unit,
    same_unit,
    significant,
    within,
)
from zhuzhou_facts.document.proofreading.times import is_same, overlap, times_differ
from zhuzhou_facts.document.proofreading.words import tokens
from zhuzhou_facts.records import ChangeKind
from zhuzhou_facts.records.units import COUNT, PERCENT, POINTS, TIMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.records import Unit

_MAGNITUDE_WORD: Final = re.compile(r"[万萬亿億]|illion|\bbn\b", re.IGNORECASE)
# What was is compared with what is: 30.7 points lower than the 65.7% it is now.
_BACKWARDS: Final = re.compile(
    r"\s*(?:[a-z]+\s){0,2}than\s+(?:the\s+[0-9.%]+\s)?(?:it is|they are|now|today|at present)\b"
)
# A level that was reached is no change: fell to a third, for fell by a third.
_REACHED: Final = re.compile(
    r"(?:[增减升降长少加高低大小缩扩跌涨][到至成为]|\b(?:rose|grew|fell|dropped|up|down|cut) to )\Z"
)
_OF_PERSONS: Final = frozenset("个名位人口")
_NO_PERSONS: Final = frozenset(tokens("cases, items, visits, trips, projects"))


def relate(
    claim: Claim, said: Amount, entry: Entry, text: str, units: Mapping[str, Unit]
) -> Verdict:
    """Return what a claim is beside an entry, unknown where they have nothing in common."""
    if entry.derived:
        return _derived(claim, said, entry)
    verdict = _numbers(claim, said, entry, units)
    if verdict is Verdict.MAGNITUDE and len(significant(said.value)) == 1:
        # One digit is another's by chance, unless the magnitude is a word that may be another.
        verdict = verdict if _MAGNITUDE_WORD.search(claim.written) else Verdict.UNKNOWN
    if verdict is Verdict.UNKNOWN:
        return verdict
    alike = verdict in PASSING | HEDGES
    if kinds := _kinds(claim, said, entry, text):
        return kinds if alike or verdict is Verdict.KIND_OF_CHANGE else Verdict.UNKNOWN
    differ = times_differ(claim, entry, text)
    if not alike:
        return Verdict.UNKNOWN if differ else verdict
    if entry.change and claim.change and claim.down != entry.down:
        return verdict if _BACKWARDS.match(text, claim.end) else Verdict.DIRECTION
    return Verdict.OTHER_TIME if differ else verdict


def comparable(claim: Claim, said: Amount, entry: Entry, text: str) -> bool:
    """Whether a claim and an entry are of one unit, kind and time, whatever their numbers are."""
    counted = entry.amount.unit in {COUNT, "person"}
    return bool(
        not entry.derived
        and (said.unit or (counted and not claim.table))
        and entry.amount.unit
        and same_unit(said, entry.amount)
        and claim.change == entry.change
        and not claim.compares_groups
        and not times_differ(claim, entry, text)
        and (not claim.from_ or not entry.start or is_same(claim.from_, entry.start))
        and (not claim.when or not entry.when or overlap(claim.when, entry.when))
    )


def _numbers(claim: Claim, said: Amount, entry: Entry, units: Mapping[str, Unit]) -> Verdict:
    stated = entry.amount
    if claim.table is not None and not said.unit and stated.unit:
        # The unit of the table stands elsewhere, and with it the magnitude.
        same = significant(said.value) == significant(stated.value)
        return Verdict.AGREES if same else Verdict.UNKNOWN
    if same_unit(said, stated) or _counts_alike(said, entry) or claim.written.endswith("块"):
        verdict = compare(said, stated)
        # What has no unit may be counted in thousands or millions.
        return verdict if stated.unit or verdict is not Verdict.MAGNITUDE else Verdict.UNKNOWN
    if {said.unit, stated.unit} <= {TIMES, PERCENT} and claim.change == entry.change:
        return Verdict.UNKNOWN
    return other_unit(said, stated, units)


def _counts_alike(said: Amount, entry: Entry) -> bool:
    """Whether a count and a number of persons are of one thing: 394 experts, 3个院士."""
    if {said.unit, entry.amount.unit} != {COUNT, "person"}:
        return False
    counter = said.counter if said.unit == COUNT else entry.amount.counter
    if not counter.isascii():
        return set(counter) <= _OF_PERSONS
    if _NO_PERSONS.intersection(tokens(counter)):
        return False
    return not counter or bool(entry.thing.words.intersection(tokens(counter)))


def _kinds(claim: Claim, said: Amount, entry: Entry, text: str) -> Verdict | None:
    """Return the verdict where a claim and an entry are of different kinds, else `None`."""
    if claim.change is None and entry.change is None:
        return None
    if claim.change is None:
        if _REACHED.search(text[claim.clause[0] : claim.start]):
            return Verdict.KIND_OF_CHANGE
        # In a cell a number may be any kind of change; 65.7个百分点 is no level.
        if said.unit == entry.amount.unit:
            return None
        return Verdict.KIND_OF_CHANGE if said.unit == POINTS else Verdict.UNKNOWN
    if entry.change is None:
        return None if claim.change == ChangeKind.DIFFERENCE else Verdict.UNKNOWN
    return None if claim.change == entry.change else Verdict.KIND_OF_CHANGE


def _derived(claim: Claim, said: Amount, entry: Entry) -> Verdict:
    """Return `derived` where a claim is about what a computed number is about."""
    bounds = entry.amount.bounds
    alike = computes_alike(claim, said, entry) and within(said, bounds)
    return Verdict.DERIVED if alike else Verdict.UNKNOWN


def computes_alike(claim: Claim, said: Amount, entry: Entry) -> bool:
    """Whether a claim is of the unit, kind and time of a computed number with bounds."""
    bounds = entry.amount.bounds
    if bounds.low is None or bounds.high is None:
        return False
    if not same_unit(said, entry.amount) and not _counts_alike(said, entry):
        return False
    if entry.change is None:
        timed = entry.when is None or (claim.when is not None and is_same(claim.when, entry.when))
        return claim.change is None and timed
    return claim.change == entry.change and claim.down == entry.down

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
    within,
)
from zhuzhou_facts.document.proofreading.words import tokens
from zhuzhou_facts.records import ChangeKind
from zhuzhou_facts.records.dates import read_moment
from zhuzhou_facts.records.units import COUNT, PERCENT, TIMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.records import Unit

_NEAR_SCOPES: Final = frozenset(("clause", "sentence"))
_YEAR: Final = re.compile(r"[0-9]{4}")
_YEARS: Final = re.compile(
    r"[0-9二两三四五六七八九十]{1,2}年(?:来|间|内|里|中|加|累|共|合|总|一共)"
    r"|(?i:\b(?:past|last|within|over|in) (?:the )?(?:past |last )?\w+ years\b)"
)
_TIME: Final = re.compile(r"[今去明前当]年|[0-9]{4}|(?i:\b(?:this|last|next) year\b)")
_FAR: Final = 16
_OF_PERSONS: Final = frozenset("个名位人口")


def relate(
    claim: Claim, said: Amount, entry: Entry, text: str, units: Mapping[str, Unit]
) -> Verdict:
    """Return what a claim is beside an entry, unknown where they have nothing in common."""
    if entry.derived:
        return _derived(claim, said, entry)
    verdict = _numbers(claim, said, entry, units)
    if verdict is Verdict.UNKNOWN:
        return verdict
    alike = verdict in PASSING | HEDGES
    if kinds := _kinds(claim, said, entry):
        return kinds if alike or verdict is kinds else Verdict.UNKNOWN
    differ = _times_differ(claim, entry, text)
    if not alike:
        return Verdict.UNKNOWN if differ else verdict
    if entry.change and claim.change and claim.down != entry.down:
        return Verdict.DIRECTION
    return Verdict.OTHER_TIME if differ else verdict


def comparable(claim: Claim, said: Amount, entry: Entry, text: str) -> bool:
    """Whether a claim and an entry are of one unit, kind and time, whatever their numbers are."""
    return (
        not entry.derived
        and (not said.unit or said.unit == entry.amount.unit)
        and same_unit(said, entry.amount)
        and claim.change == entry.change
        and not claim.compares_groups
        and not _times_differ(claim, entry, text)
        and (not claim.when or not entry.when or _overlap(claim.when, entry.when))
    )


def _numbers(claim: Claim, said: Amount, entry: Entry, units: Mapping[str, Unit]) -> Verdict:
    stated = entry.amount
    if same_unit(said, stated) or _counts_alike(said, entry) or claim.written.endswith("块"):
        return compare(said, stated)
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
    return not counter or bool(entry.thing.words.intersection(tokens(counter)))


def _kinds(claim: Claim, said: Amount, entry: Entry) -> Verdict | None:
    """Return the verdict where a claim and an entry are of different kinds, else `None`."""
    if claim.change is None and entry.change is None:
        return None
    if claim.change is None:
        # In a cell a number may be any kind of change; 65.7个百分点 is no level.
        return None if said.unit == entry.amount.unit else Verdict.KIND_OF_CHANGE
    if entry.change is None:
        return None if claim.change == ChangeKind.DIFFERENCE else Verdict.UNKNOWN
    return None if claim.change == entry.change else Verdict.KIND_OF_CHANGE


def _times_differ(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether the text near a claim gives another time than the entry has."""
    if entry.change:
        # The level beside it has the time.
        return False
    near_time = claim.when if claim.carried in _NEAR_SCOPES else None
    behind = _TIME.search(text, claim.end, claim.clause[1])
    if behind and near_time and behind[0] != near_time[:4]:
        near_time = None
    start = max(claim.sentence[0], claim.start - _FAR)
    years = _YEARS.search(text, start, max(claim.start, claim.clause[1]))
    if entry.spans:
        return bool(near_time and _YEAR.fullmatch(near_time) and not years)
    if years and claim.carried != "clause" and _YEAR.fullmatch(entry.when or ""):
        return True
    return bool(near_time and entry.when) and not _overlap(near_time or "", entry.when or "")


def _overlap(one: str, other: str) -> bool:
    if one == other:
        return True
    first, second = read_moment(one), read_moment(other)
    if first is None or second is None:
        return True  # a label may be any time
    return first.within(second) or second.within(first)


def _derived(claim: Claim, said: Amount, entry: Entry) -> Verdict:
    """Return `derived` where a claim is about what a computed number is about."""
    if not same_unit(said, entry.amount) and not _counts_alike(said, entry):
        return Verdict.UNKNOWN
    if entry.change is None:
        timed = entry.when is None or (claim.when is not None and _same(claim.when, entry.when))
        if claim.change is not None or not timed:
            return Verdict.UNKNOWN
    elif claim.change != entry.change or claim.down != entry.down:
        return Verdict.UNKNOWN
    return Verdict.DERIVED if within(said, entry.amount.bounds) else Verdict.UNKNOWN


def _same(one: str, other: str) -> bool:
    first, second = read_moment(one), read_moment(other)
    return one == other or (first is not None and first == second)

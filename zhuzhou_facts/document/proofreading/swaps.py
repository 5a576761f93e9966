"""What two numbers of a draft that stand side by side say of each other."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import COUNTED, PASSING, Verdict
from zhuzhou_facts.document.proofreading.computed import moment
from zhuzhou_facts.document.proofreading.relation import NOW
from zhuzhou_facts.quantity.changes import DOWN, UP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.choice import Candidates, Finding
    from zhuzhou_facts.document.proofreading.entries import Entry

# From one level to the other.
_TO: Final = re.compile(
    r"[^，。；,.;!?0-9]{0,6}(?:→|➡|->|到了?|至|为|成|\bto)\s*|\s(?:[a-z]+\s){1,4}to\s"
)
_UP_FROM: Final = re.compile(r"[^.;!?0-9]{0,40}\b(?:up|down)\sfrom\s")
# Grew from more than 50 at its peak to 30.
_FROM: Final = re.compile(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\s(?:[a-z]+\s)?from\s\Z")
_STATED: Final = PASSING | {Verdict.OTHER_TIME}
_CLEARLY: Final = 0.3  # how much better a name names the thing of the other number
_HARDLY: Final = 0.2  # how well, where the other name is clear


def paired(text: str, readings: Sequence[Candidates]) -> list[Candidates]:
    """Return the readings of the claims, those that belong together with what speaks for both.

    These are a change and its level, and two levels of which one leads to the other.
    """
    found = list(readings)
    at = {each.claim.start: number for number, each in enumerate(readings)}
    for number, each in enumerate(readings):
        level = at.get(each.claim.level.start) if each.claim.level else None
        if level is not None:
            found[number] = found[number].paired(readings[level])
            found[level] = found[level].paired(each)
    for number, (one, other) in enumerate(pairwise(readings)):
        between = text[one.claim.end : other.claim.start]
        if one.claim.sentence == other.claim.sentence and _TO.fullmatch(between):
            found[number], found[number + 1] = one.moved(other), other.moved(one)
    return found


def unswapped(
    text: str, readings: Sequence[Candidates], findings: Sequence[Finding]
) -> list[Finding]:
    """Return the findings with the verdicts of those that are swapped.

    Two levels of one thing are where the later comes first (from 144 to 1,788), two things where
    each number agrees with the one that the other number's name names.
    """
    found = list(findings)
    for number in range(len(found) - 1):
        first, second = findings[number : number + 2]
        one, other = first.entry, second.entry
        if one is None or other is None or first.claim.sentence != second.claim.sentence:
            continue
        pair: tuple[Entry | None, Entry | None] = (None, None)
        verdict = Verdict.DIGITS
        verdicts = {first.verdict, second.verdict}
        if one.thing is other.thing and _is_turned(text, first, second) and verdicts <= _STATED:
            pair, verdict = (other, one), Verdict.DIRECTION
            if Verdict.OTHER_TIME in verdicts:  # 由2021年的112变为186
                pair, verdict = (one, other), Verdict.OTHER_TIME
        elif one.thing is other.thing and _is_contrary(text, first, second):
            pair, verdict = (None, other), Verdict.DIRECTION
        elif verdicts <= PASSING and one.thing is not other.thing:
            pair = _of_each_other(readings[number], readings[number + 1], one, other)
        elif one is other:
            pair = _exchanged(readings[number : number + 2], findings[number : number + 2])
        for place, (entry, finding) in enumerate(zip(pair, (first, second), strict=True), number):
            if entry is not None:
                found[place] = finding._replace(verdict=verdict, entry=entry)
    return found


def _of_each_other(
    first: Candidates, second: Candidates, one: Entry, other: Entry
) -> tuple[Entry | None, Entry | None]:
    """Return the entries that two numbers should have, where each has the other's.

    Where one of them is sure, the other need only not be named by its own.
    """
    if not (_counts_alike(first.claim, other) and _counts_alike(second.claim, one)):
        return None, None
    ours, theirs = first.instead(one, other, _CLEARLY), second.instead(other, one, _CLEARLY)
    if ours and second.named(other.thing) < _HARDLY:
        theirs = theirs or one
    if theirs and first.named(one.thing) < _HARDLY:
        ours = ours or other
    return (ours, theirs) if ours and theirs else (None, None)


def _counts_alike(claim: Claim, entry: Entry) -> bool:
    """Whether a number may be that of an entry by its unit and what it counts."""
    counters = {claim.quantity.counter, entry.amount.counter}
    same = len(counters) == 1 or any(map(str.isascii, counters))
    units = {claim.quantity.unit, entry.amount.unit}
    return same and (len(units) == 1 or units <= COUNTED)


def _exchanged(
    readings: Sequence[Candidates], findings: Sequence[Finding]
) -> tuple[Entry | None, Entry | None]:
    """Return what a number should be that another one beside it has, which is wrong there.

    Of eight reforms and seven clean-ups the seven are the reforms.
    """
    for this, that in ((0, 1), (1, 0)):
        is_wrong = findings[that].verdict is Verdict.DIGITS
        if is_wrong and findings[this].verdict in PASSING:
            value, own = findings[that].claim.quantity.value, findings[this].entry
            entry = readings[this].of_value(value)
            if entry is None and own and readings[this].named(own.thing) < _HARDLY:
                entry = readings[that].agreed()
            return (entry, None) if this == 0 else (None, entry)
    return None, None


def _is_contrary(text: str, first: Finding, second: Finding) -> bool:
    """Whether the verb before two levels says the opposite of what they say.

    Of a source text nothing is known: it may have said so itself.
    """
    verb = _FROM.search(text, first.claim.sentence[0], first.claim.start)
    one, other = first.claim.quantity.value, second.claim.quantity.value
    agree = {first.verdict, second.verdict} <= PASSING and first.entry and first.entry.key
    leads = _TO.fullmatch(text, first.claim.end, second.claim.start)
    if not (verb and leads and agree) or one is None or other is None:
        return False
    return other < one if verb["up"] else one < other


def _is_turned(text: str, first: Finding, second: Finding) -> bool:
    """Whether a level leads to an earlier one, by their times or labels."""
    one, other = first.entry, second.entry
    between = first.claim.end, second.claim.start
    leads, comes = _TO.fullmatch(text, *between), _UP_FROM.fullmatch(text, *between)
    if one is None or other is None or one.change:
        return False
    if not (one.when and other.when):
        # Down from 2.8% a year earlier, in a source without a date.
        return leads is not None and other.compared and not one.compared
    if comes:
        return moment(one) < moment(other)
    now = second.claim.carried not in {"number", "clause"} and NOW.search(text, *between)
    return bool(leads or now) and moment(one) > moment(other)

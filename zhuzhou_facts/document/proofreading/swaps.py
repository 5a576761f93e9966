"""Which numbers of a draft have been swapped with one beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import COUNTED, PASSING, Verdict, count_alike
from zhuzhou_facts.document.proofreading.levels import OF_WHICH, misplaced
from zhuzhou_facts.document.proofreading.slips import SLIPS
from zhuzhou_facts.document.proofreading.surroundings import AND, beside
from zhuzhou_facts.document.proofreading.words import base_weight, plain_words, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from fractions import Fraction

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.choice import Candidates, Finding
    from zhuzhou_facts.document.proofreading.entries import Entry

_NEW: Final = re.compile(r"新[增建设添]|增加|\b(?:new|added|adding|additional|extra)\b")
_THOSE: Final = re.compile(r"(?i:\b(?:those|these|that|the same|the said)\s\Z)|[这這那该該]\s?\Z")
_REACH: Final = 3  # numbers between two that may be exchanged, or of one thing
_CLEARLY: Final = 0.3  # how much better a name names the thing of the other number
_HARDLY: Final = 0.2  # how well, where the other name is clear


def unswapped(
    text: str, readings: Sequence[Candidates], findings: Sequence[Finding]
) -> list[Finding]:
    """Return the findings with the verdicts of those that are swapped.

    Two levels of one thing are where the later comes first (from 144 to 1,788), two things where
    each number has the other's name.
    """
    found = list(findings)
    for number in range(len(found) - 1):
        first, second = findings[number : number + 2]
        if first.claim.sentence != second.claim.sentence:
            continue
        if placed := misplaced(text, first, second):
            found[number : number + 2] = placed
            continue
        if any(_is_new(text, each) for each in readings[number : number + 2]):
            continue  # 充电桩1150根，新增320根, for 新增充电桩320根，总数1150根
        pair = _swapped(text, readings[number : number + 2], (first, second))
        for place, (entry, finding) in enumerate(zip(pair, (first, second), strict=True), number):
            if entry is not None:
                found[place] = finding._replace(verdict=Verdict.DIGITS, entry=entry)
    return found


def _is_new(text: str, reading: Candidates) -> bool:
    """Whether both the words of a number and those of the source say that it came on top."""
    entry = reading.agreed()
    name = (entry.name.zh or entry.name.en or "") if entry else ""
    before = beside(text, reading.claim)[0]
    return _NEW.search(name) is not None and _NEW.search(before) is not None


def untaken(
    text: str, findings: Sequence[Finding], stated_values: Collection[Fraction]
) -> list[Finding]:
    """Return the findings, without those of an entry whose number stands right before them.

    €2.6 billion, of which €1.6 billion; £1,620 each. For ten that is £16,200; up 19%, nearly 20%.
    They punished 5,626 and handed over 189, which the source has of something else: its numbers
    are `stated_values`. Those 840,000, which the draft hedged before, keep their hedge.
    """
    found = list(findings)
    stated = {id(each.entry) for each in findings if each.verdict in PASSING}
    for number, each in enumerate(findings):
        again = each.verdict is Verdict.HEDGE_LOST and id(each.entry) in stated
        if again and _THOSE.search(text, each.claim.sentence[0], each.claim.start):
            found[number] = each._replace(verdict=Verdict.AGREES)
        for one in findings[max(0, number - _REACH) : number]:
            if one.entry is not each.entry or one.verdict is not Verdict.AGREES:
                continue
            of_ten = each.verdict is Verdict.MAGNITUDE and one.claim.block == each.claim.block
            of_it = OF_WHICH.search(text, one.claim.end, each.claim.start) is not None
            of_it = of_it or each.claim.quantity.value in stated_values
            other = each.claim.quantity.value != one.claim.quantity.value
            rounds = each.verdict is Verdict.KIND_OF_CHANGE and one.claim.change and other
            if (each.verdict in SLIPS and (of_ten or of_it)) or rounds:
                found[number] = each._replace(verdict=Verdict.UNKNOWN, entry=None)
    return found


def exchanged(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, `digits` where each of two in doubt is what the other should be."""
    found = list(findings)
    for number, each in enumerate(findings):
        near = findings[max(0, number - _REACH) : number + _REACH + 1]
        if each.verdict is Verdict.AMBIGUOUS and any(
            are_exchanged(each, other)
            and other.verdict in {Verdict.AMBIGUOUS, Verdict.DIGITS}
            and other.claim.block == each.claim.block
            for other in near
        ):
            found[number] = each._replace(verdict=Verdict.DIGITS)
    return found


def are_exchanged(one: Finding, other: Finding) -> bool:
    """Whether two different numbers are each what the other should be."""
    if one.entry is None or other.entry is None:
        return False
    ours, theirs = one.claim.quantity.value, other.claim.quantity.value
    return ours != theirs and (one.entry.amount.value, other.entry.amount.value) == (theirs, ours)


def _swapped(
    text: str, readings: Sequence[Candidates], findings: Sequence[Finding]
) -> tuple[Entry | None, Entry | None]:
    """Return the entries that two numbers should have by their names, where they are swapped."""
    first, second = findings
    one, other = first.entry, second.entry
    if one is not None and one is other:
        return _of_one(readings, findings)
    if one is None or other is None or not {first.verdict, second.verdict} <= PASSING:
        return _named_crosswise(readings[0], readings[1])
    alike = count_alike(first.claim.quantity, other.amount)
    alike = alike and count_alike(second.claim.quantity, one.amount)
    # What is to come has words of what is.
    if one.thing is other.thing or not alike or one.planned != other.planned:
        return None, None
    pair = _of_each_other(readings[0], readings[1], one, other)
    return pair if any(pair) else _with_words_of_each_other(text, first, second)


def _of_each_other(
    first: Candidates, second: Candidates, one: Entry, other: Entry
) -> tuple[Entry | None, Entry | None]:
    """Return the entries that two numbers should have, where each has the other's.

    Where one of them is sure, the other need only not be named by its own.
    """
    ours, theirs = first.instead(one, other, _CLEARLY), second.instead(other, one, _CLEARLY)
    if one.thing.is_named(chinese=first.claim.chinese):  # of another language no name is sure
        if ours and second.named(other.thing) < _HARDLY:
            theirs = theirs or one
        if theirs and first.named(one.thing) < _HARDLY:
            ours = ours or other
    return (ours, theirs) if ours and theirs else (None, None)


def _with_words_of_each_other(
    text: str, first: Finding, second: Finding
) -> tuple[Entry | None, Entry | None]:
    """Return each other's entries of two numbers, where both have words of the other's name alone.

    Those that both names have say nothing: 小学1050元、初中850元.
    """
    one, other = first.entry, second.entry
    if one is None or other is None or one.derived or other.derived:
        return None, None
    if first.claim.change != second.claim.change or one.change != other.change:
        return None, None
    here, there = _named(one) - _named(other), _named(other) - _named(one)
    ours, theirs = _beside(text, first.claim), _beside(text, second.claim)
    crossed = _has_word(ours & there) and _has_word(theirs & here)
    return (other, one) if crossed and not (ours & here or theirs & there) else (None, None)


def _named(entry: Entry) -> frozenset[str]:
    """Return the words of the name; those of a source text are named by its neighbours too."""
    name = entry.name.zh or entry.name.en or ""
    return entry.thing.named if entry.key else frozenset((*tokens(name), *plain_words(name)))


def _beside(text: str, claim: Claim) -> frozenset[str]:
    """Return the words beside a number that do not belong to another one."""
    left, right = beside(text, claim)
    left, right = AND.split(left)[-1], AND.split(right)[0]
    right = right if claim.quantity.unit in COUNTED or not claim.chinese else ""
    return frozenset((*tokens(left), *plain_words(left), *tokens(right), *plain_words(right)))


def _has_word(words: frozenset[str]) -> bool:
    return any(base_weight(word) == 1 for word in words)


def _named_crosswise(first: Candidates, second: Candidates) -> tuple[Entry | None, Entry | None]:
    """Return the entries that two claims name, where each has the other's number."""
    values = first.claim.quantity.value, second.claim.quantity.value
    ours, theirs = first.of_value(values[1]), second.of_value(values[0])
    if ours is None or theirs is None or ours.thing is theirs.thing or values[0] == values[1]:
        return None, None
    kinds = (ours.change, theirs.change) == (first.claim.change, second.claim.change)
    sure = min(first.named(ours.thing), second.named(theirs.thing)) >= _CLEARLY
    return (ours, theirs) if kinds and sure else (None, None)


def _of_one(
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

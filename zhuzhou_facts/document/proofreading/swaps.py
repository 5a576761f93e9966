"""Which numbers of a draft have been swapped with one beside them, or contradict it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import COUNTED, PASSING, SLIPS, Verdict, count_alike
from zhuzhou_facts.document.claims.times.mention import AFTER, BEFORE
from zhuzhou_facts.document.proofreading.arithmetic import is_dated, moment
from zhuzhou_facts.document.proofreading.relation import NOW
from zhuzhou_facts.document.proofreading.surroundings import AND, beside
from zhuzhou_facts.document.proofreading.words import base_weight, words_of
from zhuzhou_facts.quantity.changes import DOWN, DOWN_ZH, UP, UP_ZH
from zhuzhou_facts.records import PERCENT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from fractions import Fraction

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.choice import Candidates, Finding
    from zhuzhou_facts.document.proofreading.entries import Entry

    Pair = tuple[Entry | None, Entry | None]

_NEW: Final = re.compile(r"新[增建设添]|增加|\b(?:new|added|adding|additional|extra)\b")
_THOSE: Final = re.compile(r"(?i:\b(?:those|these|that|the same|the said)\s\Z)|[这這那该該]\s?\Z")
_REACH: Final = 3  # numbers between two that may be exchanged, or of one thing
_CLEARLY: Final = 0.3  # how much better a name names the thing of the other number
_HARDLY: Final = 0.2  # how well, where the other name is clear
# From one level to the other.
_TO: Final = re.compile(
    r"[^，。；,.;!?0-9]{0,6}(?:→|➡|->|到了?|至|为|成|\bto)\s*|\s(?:[a-z]+\s){1,4}to\s"
    r"|\sin\s[0-9]{4}\sto\s"
)
_UP_FROM: Final = re.compile(r"[^.;!?0-9]{0,40}\b(?:up|down)\sfrom\s")
# Grew from more than 50 at its peak to 30; 由50个增至30个.
_ROSE_FROM: Final = re.compile(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\s(?:[a-z]+\s)?from\s\Z")
_ORIGIN: Final = re.compile(r"[由从][^，。；]*\Z")
_ROSE_TO: Final = re.compile(
    rf"[^，。；,;0-9]{{0,8}}?(?:(?P<up>{UP_ZH})|(?P<down>{DOWN_ZH}))[至到为成]了?[约近逾超过]*"
)
OF_WHICH: Final = re.compile(
    r"其中|(?:里|[当之]中)[^，。；]{0,6}有"
    r"|[^,;.0-9]*,\s(?:of\s(?:which|whom|these)|including)\s[^,;.0-9]*"
)
_OF_THEM: Final = re.compile(r"\sof\s(?:them|which|whom)\b")
_COMMA: Final = re.compile(r"[^.;:0-9]{0,40},\s(?:with\s)?")
_STATED: Final = PASSING | {Verdict.OTHER_TIME}


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
    before, _ = beside(text, reading.claim)
    return all(map(_NEW.search, (entry.called if entry else "", before)))


def untaken(text: str, findings: Sequence[Finding], values: Collection[Fraction]) -> list[Finding]:
    """Return the findings, without those of an entry whose number stands right before them.

    €2.6 billion, of which €1.6 billion; £1,620 each. For ten that is £16,200; up 19%, nearly 20%.
    They punished 5,626 and handed over 189, which the source has of something else: its numbers
    are `values`. Those 840,000, which the draft hedged before, keep their hedge.
    """
    found = list(findings)
    stated = {id(each.entry) for each in findings if each.verdict in PASSING}
    for number, each in enumerate(findings):
        before = findings[number - 1].claim if number else None
        if before and each.verdict not in PASSING and _is_of_index(each.claim, before):
            found[number] = each._replace(verdict=Verdict.UNKNOWN, entry=None)
        again = each.verdict is Verdict.HEDGE_LOST and id(each.entry) in stated
        if again and _THOSE.search(text, each.claim.sentence[0], each.claim.start):
            found[number] = each._replace(verdict=Verdict.AGREES)
        for one in findings[max(0, number - _REACH) : number]:
            if one.entry is not each.entry or one.verdict is not Verdict.AGREES:
                continue
            of_ten = each.verdict is Verdict.MAGNITUDE and one.claim.block == each.claim.block
            of_it = OF_WHICH.search(text, one.claim.end, each.claim.start) is not None
            of_it = of_it or each.claim.quantity.value in values
            rounds = each.verdict is Verdict.KIND_OF_CHANGE and one.claim.change
            if (each.verdict in SLIPS and (of_ten or of_it)) or rounds:
                found[number] = each._replace(verdict=Verdict.UNKNOWN, entry=None)
    return found


def _is_of_index(claim: Claim, before: Claim) -> bool:
    """Whether a change is what the index before it says: 96.4, 3.6% below its base."""
    index, value = before.quantity.value, claim.quantity.value
    alike = claim.sentence == before.sentence and claim.quantity.unit == PERCENT
    return bool(alike and claim.change and index and value and abs(100 - index) == value)


def exchanged(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, `digits` where each of two in doubt is what the other should be."""
    found = list(findings)
    for number, each in enumerate(findings):
        near = findings[max(0, number - _REACH) : number + _REACH + 1]
        here = (other for other in near if other.claim.block == each.claim.block)
        others = {other.verdict for other in here if each.is_exchanged(other)}
        if each.verdict is Verdict.AMBIGUOUS and others & {Verdict.AMBIGUOUS, Verdict.DIGITS}:
            found[number] = each._replace(verdict=Verdict.DIGITS)
    return found


def _swapped(text: str, readings: Sequence[Candidates], findings: Sequence[Finding]) -> Pair:
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


def _of_each_other(first: Candidates, second: Candidates, one: Entry, other: Entry) -> Pair:
    """Return the entries that two numbers should have, where each has the other's."""
    # Where one of them is sure, the other need only not be named by its own.
    ours, theirs = first.instead(one, other, _CLEARLY), second.instead(other, one, _CLEARLY)
    if one.thing.is_named(chinese=first.claim.chinese):  # of another language no name is sure
        if ours and second.named(other.thing) < _HARDLY:
            theirs = theirs or one
        if theirs and first.named(one.thing) < _HARDLY:
            ours = ours or other
    return (ours, theirs) if ours and theirs else (None, None)


def _with_words_of_each_other(text: str, first: Finding, second: Finding) -> Pair:
    """Return each other's entries of two numbers that have words of the other's name alone."""
    # Those that both names have say nothing: 小学1050元、初中850元.
    one, other = first.entry, second.entry
    if one is None or other is None or one.derived or other.derived:
        return None, None
    if first.claim.change != second.claim.change or one.change != other.change:
        return None, None
    here, there = one.named - other.named, other.named - one.named
    ours, theirs = _beside(text, first.claim), _beside(text, second.claim)
    crossed = _has_word(ours & there) and _has_word(theirs & here)
    return (other, one) if crossed and not (ours & here or theirs & there) else (None, None)


def _beside(text: str, claim: Claim) -> frozenset[str]:
    """Return the words beside a number that do not belong to another one."""
    left, right = beside(text, claim)
    left, right = AND.split(left)[-1], AND.split(right)[0]
    right = right if claim.quantity.unit in COUNTED or not claim.chinese else ""
    return words_of(left, right)


def _has_word(words: frozenset[str]) -> bool:
    return any(base_weight(word) == 1 for word in words)


def _named_crosswise(first: Candidates, second: Candidates) -> Pair:
    """Return the entries that two claims name, where each has the other's number."""
    values = first.claim.quantity.value, second.claim.quantity.value
    ours, theirs = first.of_value(values[1]), second.of_value(values[0])
    if ours is None or theirs is None or ours.thing is theirs.thing or values[0] == values[1]:
        return None, None
    kinds = (ours.change, theirs.change) == (first.claim.change, second.claim.change)
    sure = min(first.named(ours.thing), second.named(theirs.thing)) >= _CLEARLY
    return (ours, theirs) if kinds and sure else (None, None)


def _of_one(readings: Sequence[Candidates], findings: Sequence[Finding]) -> Pair:
    """Return what a number should be that another one beside it has, which is wrong there."""
    # Of eight reforms and seven clean-ups the seven are the reforms.
    for this, that in ((0, 1), (1, 0)):
        is_wrong = findings[that].verdict is Verdict.DIGITS
        if is_wrong and findings[this].verdict in PASSING:
            value, own = findings[that].claim.quantity.value, findings[this].entry
            entry = readings[this].of_value(value)
            if entry is None and own and readings[this].named(own.thing) < _HARDLY:
                entry = readings[that].agreed()
            return (entry, None) if this == 0 else (None, entry)
    return None, None


def paired(text: str, readings: Sequence[Candidates]) -> list[Candidates]:
    """Return the readings of the claims, those that belong together with what speaks for both."""
    # These are a change and its level, and two levels of which one leads to the other.
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


def misplaced(text: str, first: Finding, second: Finding) -> tuple[Finding, Finding] | None:
    """Return two findings with the verdict that their order gives them, if it is wrong."""
    one, other = first.entry, second.entry
    verdicts = {first.verdict, second.verdict}
    if one is None or other is None or not verdicts <= _STATED | {Verdict.DIRECTION}:
        return None
    alike = one.thing is other.thing and one.amount.same_unit(other.amount)
    if alike and _is_turned(text, first, second):
        if Verdict.OTHER_TIME in verdicts and {one.when, other.when} != {BEFORE, AFTER}:
            verdict = Verdict.OTHER_TIME  # 由2021年的112变为186
            return first._replace(verdict=verdict), second._replace(verdict=verdict)
        return _exchanged(first, second, Verdict.DIRECTION)
    if Verdict.DIRECTION in verdicts:
        return None
    # A source text may have said so itself, and of an average a part may be more.
    in_order = one.order < other.order
    if (other.key or not in_order) and _is_contrary(text, first, second):
        return first, second._replace(verdict=Verdict.DIRECTION)
    is_beyond = not in_order and _is_beyond_whole(text, first, second)
    return _exchanged(first, second, Verdict.DIGITS) if is_beyond else None


def _exchanged(first: Finding, second: Finding, verdict: Verdict) -> tuple[Finding, Finding]:
    return (
        first._replace(verdict=verdict, entry=second.entry),
        second._replace(verdict=verdict, entry=first.entry),
    )


def _is_turned(text: str, first: Finding, second: Finding) -> bool:
    """Whether a level leads to an earlier one, by their times or labels."""
    one, other = first.entry, second.entry
    between = first.claim.end, second.claim.start
    leads, comes = _TO.fullmatch(text, *between), _UP_FROM.fullmatch(text, *between)
    if one is None or other is None or one.change:
        return False
    if second.claim.compared and not first.claim.compared:
        # 71.3%，上年为78.4%, where the source has them the other way round
        dated = is_dated(one) and is_dated(other) and not other.compared
        return one.compared > other.compared or (dated and moment(one) < moment(other))
    if not (is_dated(one) and is_dated(other)):
        # Down from 2.8% a year earlier, in a source without a date.
        return leads is not None and other.compared and not one.compared
    if comes:
        return moment(one) < moment(other)
    now = second.claim.carried not in {"number", "clause"} and NOW.search(text, *between)
    if f"{one.when}".startswith(f"{other.when}-"):
        return False  # a quarter is no later than its year
    return bool(leads or now) and moment(one) > moment(other)


def _is_contrary(text: str, first: Finding, second: Finding) -> bool:
    """Whether a verb between two levels says the opposite of what they say: grew from 6 to 5."""
    one, other = first.claim.quantity, second.claim.quantity
    if one.unit != other.unit or one.value is None or other.value is None:
        return False
    begin = first.claim.sentence[0]
    between = text[first.claim.end : second.claim.start]
    verb = _ROSE_FROM.search(text, begin, first.claim.start) if _TO.fullmatch(between) else None
    if first.claim.chinese and _ORIGIN.search(text, begin, first.claim.start):
        verb = _ROSE_TO.fullmatch(between)
    if verb is None:
        return False
    return other.value < one.value if verb["up"] else one.value < other.value


def _is_beyond_whole(text: str, first: Finding, second: Finding) -> bool:
    """Whether what is said to be a part of a number is more than it: 41 houses, 327 of them old."""
    one, other = first.claim.quantity, second.claim.quantity
    if one.value is None or other.value is None or other.value <= one.value:
        return False
    if first.claim.change or second.claim.change or one.unit == PERCENT:
        return False  # of a part of something a share may be more
    if not count_alike(one, other):
        return False
    between = text[first.claim.end : second.claim.start]
    of_them = _OF_THEM.match(text, second.claim.end) and _COMMA.fullmatch(between)
    return bool(of_them or OF_WHICH.search(between))

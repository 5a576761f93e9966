"""What two numbers that stand side by side say of each other: one leads to the other, or is a part.

A fall to more, or a part beyond its whole, is wrong whatever the numbers are of.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import PASSING, Verdict, count_alike, same_unit
from zhuzhou_facts.document.claims.times.mention import AFTER, BEFORE
from zhuzhou_facts.document.proofreading.computed import is_dated, moment
from zhuzhou_facts.document.proofreading.relation import NOW
from zhuzhou_facts.quantity.changes import DOWN, DOWN_ZH, UP, UP_ZH
from zhuzhou_facts.records import PERCENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.proofreading.choice import Candidates, Finding

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


def misplaced(text: str, first: Finding, second: Finding) -> tuple[Finding, Finding] | None:
    """Return two findings with the verdict that their order gives them, if it is wrong."""
    one, other = first.entry, second.entry
    verdicts = {first.verdict, second.verdict}
    if one is None or other is None or not verdicts <= _STATED | {Verdict.DIRECTION}:
        return None
    alike = one.thing is other.thing and same_unit(one.amount, other.amount)
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
    if not (one.when and other.when):
        # Down from 2.8% a year earlier, in a source without a date.
        return leads is not None and other.compared and not one.compared
    if comes:
        return moment(one) < moment(other)
    now = second.claim.carried not in {"number", "clause"} and NOW.search(text, *between)
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

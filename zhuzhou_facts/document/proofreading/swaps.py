"""Two numbers of a draft that stand in each other's place."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import PASSING, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.document.proofreading.proofreader import Finding, Reading

# From one level to the other.
_TO: Final = re.compile(r"[^，。；,.;!?0-9]{0,6}(?:→|➡|->|到|至|为|成|\bto)\s*")
_LABELS: Final = {"before": 0, "peak": 1, "after": 3}
_DATED: Final = 2
_CLEARLY: Final = 0.3  # how much better a name names the thing of the other number


def unswapped(text: str, readings: Sequence[Reading], findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings with the verdicts of those that are swapped.

    Two levels of one thing are where the later comes first (from 144 to 1,788), two things where
    each number agrees with the one that the other number's name names.
    """
    found = list(findings)
    for number, (first, second) in enumerate(pairwise(findings)):
        one, other = first.entry, second.entry
        if (
            one is None
            or other is None
            or not {first.verdict, second.verdict} <= PASSING
            or first.claim.sentence != second.claim.sentence
        ):
            continue
        if one.thing is other.thing:
            between = text[first.claim.end : second.claim.start]
            if _TO.fullmatch(between) and _is_later(one, other):
                found[number] = first._replace(verdict=Verdict.OTHER_TIME)
                found[number + 1] = second._replace(verdict=Verdict.OTHER_TIME)
            continue
        ours = readings[number].instead(one, other, _CLEARLY)
        theirs = readings[number + 1].instead(other, one, _CLEARLY)
        if ours and theirs:
            found[number] = first._replace(verdict=Verdict.DIGITS, entry=ours)
            found[number + 1] = second._replace(verdict=Verdict.DIGITS, entry=theirs)
    return found


def _is_later(one: Entry, other: Entry) -> bool:
    """Whether a level is later than another one, by their times or labels."""
    if one.change or other.change or not one.when or not other.when:
        return False
    first, second = ((_LABELS.get(each, _DATED), each) for each in (one.when, other.when))
    return first > second

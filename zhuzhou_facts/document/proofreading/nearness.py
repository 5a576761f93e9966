"""The words around a number, and how near to it each stands."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.proofreading.words import plain_words, tokens

if TYPE_CHECKING:
    from zhuzhou_facts.document.claims import Claim

_CLAUSE_END: Final = re.compile(r"[，,；;：:。！？!?\n—]|[、|]")
# Nearness: the name that the text gives, words that stand right beside it, in the clause, in the
# clauses before (each one farther away) and behind, in the sentence before, in the heading.
_NAME: Final = 1.0
_BESIDE: Final = 1.0
_ACROSS: Final = 0.55
_HEAD: Final = 0.7
_CLAUSE: Final = 0.75
_BEFORE: Final = (0.6, 0.45, 0.35, 0.3, 0.25)
_SENTENCE_BEFORE: Final = 0.3
_BEHIND: Final = 0.35
_HEADING: Final = 0.3
_ATTACHED: Final = re.compile(r"\s*(?:的|of |over |across |in the |from )?\s*[\w“\"]")


def near(text: str, claim: Claim, before: str, heading: str) -> dict[str, float]:
    """Return the words around a number with their nearness.

    `before` is the sentence before the number's own, `heading` what stands above.
    """
    found: dict[str, float] = {}

    def add(phrase: str, nearness: float) -> None:
        for token in (*tokens(phrase), *plain_words(phrase)):
            if found.get(token, 0.0) < nearness:
                found[token] = nearness

    add(heading, _HEADING)
    add(before, _SENTENCE_BEFORE)
    left, right = beside(text, claim)
    first, _ = claim.sentence
    starts = [first, *(end.end() for end in _CLAUSE_END.finditer(text, first, claim.start))]
    for distance, (start, end) in enumerate(reversed([*pairwise(starts)])):
        add(text[start:end], _BEFORE[min(distance, len(_BEFORE) - 1)])
    add(text[claim.end : claim.sentence[1]], _BEHIND)
    add(text[slice(*claim.clause)], _CLAUSE)
    # Where a noun follows the number, it says what is counted: 20 over the river and 7 flyovers.
    add(left, _ACROSS if tokens(right) and not claim.chinese else _BESIDE)
    add(right, _BESIDE)
    add(claim.head, _HEAD)
    add(claim.name, _NAME)
    if claim.level is not None:
        add(claim.level.name, _NAME)
    return found


def beside(text: str, claim: Claim) -> tuple[str, str]:
    """Return the words right before and right behind a number, up to a comma or another number."""
    low, high = claim.stretch
    left = text[low : claim.start]
    right = text[claim.end : high]
    left = _CLAUSE_END.split(left)[-1]
    right = _CLAUSE_END.split(right)[0]
    return left, right if _ATTACHED.match(right) else ""

"""English lists: the numbers with "respectively" and the things before them, in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.claim import KINDS, runs_of
from zhuzhou_facts.document.claims.english_names import VERB, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.claims.claim import Claim

_RESPECTIVELY: Final = re.compile(r"\brespectively\b")
_JOINT: Final = re.compile(r"\s*,?\s*(?:and|or)?\s*")
_LIST: Final = re.compile(r",\s*(?:and\s)?|\sand\s")


def share_out(text: str, claims: Sequence[Claim]) -> None:
    """Give the numbers with "respectively" to the things or the levels before them, in order.

    31,246 cases were accepted and 29,873 closed, increases of 8.6% and 10.2% respectively.
    """
    for run in runs_of(claims, lambda run, claim: _is_joined(text, run[-1], claim)):
        around = text[run[0].stretch[0] : run[0].start], text[run[-1].end : run[-1].stretch[1]]
        if len(run) == 1 or not any(map(_RESPECTIVELY.search, around)):
            continue
        first = run[0]
        levels = [each for each in claims if each.change is None and each.end <= first.start]
        parts = [
            list(filter(None, map(phrase, _LIST.split(each)))) for each in VERB.split(around[0])
        ]
        # The largest are Itaipu Dam and Xiluodu Dam, rated at so much and so much respectively.
        proper = [[name for name in names if name[0].isupper()] for names in parts[::-1]]
        names = next((each for each in [parts[0], *proper] if len(each) == len(run)), [])
        if first.change and len(levels) >= len(run):
            for each, level in zip(run, levels[-len(run) :], strict=True):
                each.level, each.name, each.head = level, level.name, level.head
                each.change = KINDS.get(each.quantity.unit, "difference")
                each.down, each.from_, each.when = first.down, first.from_, level.when
        elif not first.change and names:
            for each, name in zip(run, names, strict=True):
                each.name, each.head = name, ""


def _is_joined(text: str, before: Claim, claim: Claim) -> bool:
    return _JOINT.fullmatch(text, before.end, claim.start) is not None

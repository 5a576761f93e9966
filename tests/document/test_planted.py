"""Errors that are planted mechanically in the right numbers of drafts, generated and not listed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from drafts import DRAFTS, PAIRS, draft, judged

from zhuzhou_facts.base import load
from zhuzhou_facts.document.proofreading import proofread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zhuzhou_facts.document.proofreading import Remark

    Edit = tuple[int, int, str]

NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
HEDGE = re.compile("^(?:逾|近|超过|不到|over |more than |nearly |almost )(?=[0-9])")


def hedge_lost(right: Sequence[Remark], n: int) -> list[Edit]:
    each = right[n]
    shorter = HEDGE.sub("", each.draft)
    return [(each.start, each.end, shorter)] if shorter != each.draft else []


def hedge_added(right: Sequence[Remark], n: int) -> list[Edit]:
    each = right[n]
    said = "逾" if re.search("[\u4e00-\u9fff]", each.draft) else "over "
    hedged = re.search(r"[约近余多上内以]|odd|plus|about", each.draft)
    plain = NUMBER.match(each.draft) and not hedged
    return [(each.start, each.end, said + each.draft)] if plain else []


def digits_swapped(right: Sequence[Remark], n: int) -> list[Edit]:
    each = right[n]
    number = re.search(r"[1-9]{2}(?=[0-9.,])", each.draft)
    if number is None or number[0][0] == number[0][1]:
        return []
    at = each.start + number.start()
    return [(at, at + 2, number[0][::-1])]


def magnitude(right: Sequence[Remark], n: int) -> list[Edit]:
    each = right[n]
    for one, other in (("亿", "万"), ("billion", "million")):
        if NUMBER.search(each.draft) and each.draft.count(one) == 1:
            return [(each.start, each.end, each.draft.replace(one, other))]
    return []


def exchanged(right: Sequence[Remark], n: int) -> list[Edit]:
    one, *rest = right[n : n + 2]
    alike = [each for each in rest if NUMBER.sub("", each.draft) == NUMBER.sub("", one.draft)]
    if not alike or alike[0].draft == one.draft or alike[0].start - one.end > 40:
        return []
    other = alike[0]
    return [(one.start, one.end, other.draft), (other.start, other.end, one.draft)]


def edited(
    text: str, right: Sequence[Remark], plant: Callable[..., list[Edit]]
) -> Iterator[tuple[str, int, int]]:
    """Yield the text with one error at a time, in each third number that can have it.

    With it come the first and the last place of what was changed.
    """
    edits = [edit for n in range(len(right)) if (edit := plant(right, n))]
    for edit in edits[::3]:
        found = text
        for start, end, said in reversed(edit):
            found = found[:start] + said + found[end:]
        yield found, edit[0][0], edit[-1][1] + len(found) - len(text)


# What share of each kind is found at least: some words name nothing surely, and so nothing is said.
SHARES = {hedge_lost: 95, hedge_added: 85, digits_swapped: 80, magnitude: 85, exchanged: 65}


@pytest.mark.slow
@pytest.mark.parametrize("plant", SHARES)
def test_planted_errors_are_found(plant: Callable[..., list[Edit]]) -> None:
    base = load()
    drafts = [(path.stem, DRAFTS) for path in sorted(DRAFTS.glob("*.tsv"))]
    drafts += [(path.stem, PAIRS) for path in sorted(PAIRS.glob("*_draft.tsv"))]
    found: Counter[bool] = Counter()
    for name, folder in drafts:
        if name in {"7_harbour", "8_two_bases"}:
            continue  # other bases are theirs
        text = draft(name, folder)
        paired = folder == PAIRS
        bases = () if paired else (base,)
        source = draft(name.replace("_draft", "_source"), PAIRS) if paired else None
        remarks = proofread(text, *bases, source=source)
        starts = {number.start for number in judged(name, folder) if number.is_right}
        right = [each for each in remarks if each.verdict == "agrees" and each.start in starts]
        for planted, first, last in edited(text, right, plant):
            after = proofread(planted, *bases, source=source)
            there = [each for each in after if each.start < last and first < each.end]
            found[any(each.outcome == "wrong" for each in there)] += 1
    assert found.total() >= 15
    assert found[True] * 100 >= SHARES[plant] * found.total(), found

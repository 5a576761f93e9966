"""Which numbers of the user's copy no fact covers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from zhuzhou_facts.document.passages import passages
from zhuzhou_facts.quantity import SpanKind

if TYPE_CHECKING:
    from zhuzhou_facts.document.matching import Matcher, Number
    from zhuzhou_facts.document.normalisation import Span
    from zhuzhou_facts.records import FactBase

    _Marked = tuple[Number, bool]


def uncovered(matcher: Matcher, base: FactBase) -> list[tuple[int, Number]]:
    """Return the numbers that no fact located in their paragraph covers, with the part's index.

    Covered is a number inside something that a fact located in its paragraph quotes as written, or
    inside the way of writing of a time that the base declares. A paragraph that the next one
    contains (a summary) is covered as far as that one is.
    """
    quoted: defaultdict[int, set[str]] = defaultdict(set)
    for fact in base.facts:
        for passage in passages(fact):
            for index in matcher.at(passage.at):
                quoted[index].add(passage.written)
    times = {written for label in base.times.values() for written in label.written}
    below: list[tuple[Number, bool]] = []
    found: list[tuple[int, Number]] = []
    for index in reversed(range(len(matcher.parts))):
        covering = [
            span
            for phrase in times | quoted[index]
            for span in matcher.occurrences(phrase, [index])
        ]
        above = [
            (number, any(covers(span, number) for span in covering))
            for number in matcher.numbers(index)
            if number.kind is SpanKind.QUANTITY
        ]
        if not all(covered for _, covered in above):
            above = _as_repeated(matcher, index, above, below)
        found += [(index, number) for number, covered in reversed(above) if not covered]
        below = above
    return found[::-1]


def covers(span: Span, number: Number) -> bool:
    """Whether an occurrence of a phrase holds a number; one never holds a part of it alone."""
    return number.start < span[1] and span[0] < number.end


def _as_repeated(
    matcher: Matcher, index: int, above: list[_Marked], below: list[_Marked]
) -> list[_Marked]:
    """Return the numbers of a paragraph, covered as the next one's are where that contains it."""
    if index + 1 == len(matcher.parts) or matcher.parts[index].table is not None:
        return above
    if matcher.folded(index) not in matcher.folded(index + 1):
        return above
    for span in matcher.occurrences(matcher.parts[index].text, [index + 1]):
        same = [marked for marked in below if covers(span, marked[0])]
        if [number.quantity for number, _ in same] == [number.quantity for number, _ in above]:
            return [
                (number, covered or again)
                for (number, covered), (_, again) in zip(above, same, strict=True)
            ]
    return above

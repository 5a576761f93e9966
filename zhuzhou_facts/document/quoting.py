"""The locators of a fact base held against the user's copy, and the sentences quoted from it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.division import divide
from zhuzhou_facts.document.matching import Matcher, Result
from zhuzhou_facts.errors import UnknownKeyError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zhuzhou_facts.document.division import Division
    from zhuzhou_facts.document.reading import Copy
    from zhuzhou_facts.records import Fact, FactBase

_CONTEXT: Final = 32


@dataclass(frozen=True, slots=True)
class Verification:
    """One phrase of a fact base held against a copy; positions in code points, end exclusive."""

    key: str
    written: str
    section: int
    paragraph: int
    result: Result
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A phrase as it stands in the copy, after W3C's TextQuoteSelector and TextPositionSelector.

    The texts are the copy's own. Where the phrase has no one place in the copy, they are empty and
    the positions are `None`.
    """

    key: str
    exact: str
    prefix: str
    suffix: str
    start: int | None
    end: int | None
    sentence_start: int | None
    sentence_end: int | None
    result: Result


def verify(
    base: FactBase,
    copy: Copy,
    watch: Callable[[Sequence[Fact]], Iterable[Fact]] = iter,
) -> tuple[Verification, ...]:
    """Hold every phrase of the fact base against a copy, in file order.

    One for a fact's own phrase (key ID), each figure (ID@WHEN, or ID without a time) and each
    change (ID:FROM..TO). The facts are drawn through `watch`, which may show how far it is.
    """
    return _verify(watch(base.facts), Matcher(divide(copy.text, base.source.layout)))


def quote(base: FactBase, copy: Copy, keys: Sequence[str]) -> tuple[Quotation, ...]:
    """Quote what keys stand for from a copy, in the order of the keys and without repeats.

    A key as `verify` has it gives that phrase; the bare id of a fact gives all its phrases.

    Raises:
        UnknownKeyError: the fact base has no such key; the first one that it lacks.
    """
    wanted: dict[tuple[str, str], Fact] = {}
    for key in keys:
        fact = base.fact(key) if key in base else _owner(base, key)
        for name, written in _passages(fact):
            if key in {fact.id, name}:
                wanted.setdefault((name, written), fact)
    parts = divide(copy.text, base.source.layout)
    found = _verify(dict.fromkeys(wanted.values()), Matcher(parts))
    by_phrase = {(each.key, each.written): each for each in found}
    return tuple(_quotation(by_phrase[phrase], copy.text, parts) for phrase in wanted)


def _owner(base: FactBase, key: str) -> Fact:
    fact_id = re.split("[@:]", key, maxsplit=1)[0]
    if fact_id in base:
        fact = base.fact(fact_id)
        if any(name == key for name, _ in _passages(fact)):
            return fact
    raise UnknownKeyError(key)


def _passages(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield the key and the wording of all that a fact quotes as written."""
    if fact.written is not None:
        yield fact.id, fact.written
    for figure in fact.figures:
        yield (f"{fact.id}@{figure.when}" if figure.when else fact.id), figure.written
    for change in fact.changes:
        yield f"{fact.id}:{change.from_}..{change.to}", change.written


def _verify(facts: Iterable[Fact], matcher: Matcher) -> tuple[Verification, ...]:
    rows = []
    for fact in facts:
        for key, written in _passages(fact):
            match = matcher.locate(written, fact.at)
            rows.append(
                Verification(
                    key,
                    written,
                    fact.at.section,
                    fact.at.paragraph,
                    match.result,
                    match.start,
                    match.end,
                )
            )
    return tuple(rows)


def _quotation(found: Verification, text: str, parts: Division) -> Quotation:
    start, end = found.start, found.end
    if start is None or end is None:
        return Quotation(found.key, "", "", "", None, None, None, None, found.result)
    return Quotation(
        found.key,
        text[start:end],
        text[max(0, start - _CONTEXT) : start],
        text[end : end + _CONTEXT],
        start,
        end,
        *sentence(text, parts, start, end),
        found.result,
    )


# A full stop ends a sentence before a space or the end of the paragraph, or after Chinese; not in a
# number, and not after an initial. A half-width semicolon separates sentences in Chinese alone.
_SENTENCE_END: Final = re.compile(
    r"(?:[。！？；!?]"
    r"|(?<=[^\x00-\x7f]);|;(?=[^\x00-\x7f])"
    r"|(?<![\s.(][A-Za-z])\.(?=[\s\"'”’)]|\Z)"
    r"|(?<=[\u3400-\u9fff])\.(?!\d))"
    r"[。！？；!?]*(?:[”’」』）)】》]|[\"'](?=\s|\Z))*"
)
_STEP: Final = 512


def sentence(text: str, parts: Division, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a stretch of the copy starts and ends.

    Sentences end after 。！？；!? or an English full stop, closing quotation marks included, and at
    the end of a paragraph. A stretch outside all paragraphs is its own sentence.
    """
    index = bisect_right(parts.starts, start) - 1
    if index < 0:
        return start, end
    low, high = parts.span(index)
    if start < low or end > high:
        return start, end
    first = _last_end(text, low, start, high)
    while first < start and text[first].isspace():
        first += 1
    # The stretch may itself end with the sign that ends the sentence, and hold others.
    last = next(
        (sign.end() for sign in _SENTENCE_END.finditer(text, max(start, end - 1), high)), high
    )
    return first, max(last, end)


def _last_end(text: str, low: int, start: int, high: int) -> int:
    """Return where the last sentence before `start` ends, or `low`."""
    step = _STEP
    while True:
        begin = max(low, start - step)
        window = _SENTENCE_END.finditer(text, begin, min(start + 1, high))
        ends = [sign.end() for sign in window if sign.end() <= start]
        if ends or begin == low:
            return ends[-1] if ends else low
        step *= 4

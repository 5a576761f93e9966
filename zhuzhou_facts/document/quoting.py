"""The sentences of the user's copy in which the phrases of a fact base stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.verification import explained, matcher_of, passages
from zhuzhou_facts.errors import UnknownKeyError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.division import Paragraph
    from zhuzhou_facts.document.matching import Matcher, Result
    from zhuzhou_facts.document.reading import Copy
    from zhuzhou_facts.document.verification import Passage
    from zhuzhou_facts.errors import Message
    from zhuzhou_facts.records import FactBase

_CONTEXT: Final = 32


class Quotation(NamedTuple):
    """A phrase as it stands in the copy, after W3C's TextQuoteSelector and TextPositionSelector.

    The texts are the copy's own. Where the phrase has no one place in the copy, they are empty and
    the positions are `None`; `found` is the number written in its place, if there is one, and
    `why` says how it differs.
    """

    key: str
    result: Result
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    sentence_start: int | None = None
    sentence_end: int | None = None
    found: str = ""
    why: Message | None = None


def quote(base: FactBase, copy: Copy, keys: Sequence[str]) -> tuple[Quotation, ...]:
    """Quote what keys stand for from a copy, in the order of the keys and without repeats.

    A key as `verify` has it gives that phrase; the bare id of a fact gives all its phrases.

    Raises:
        UnknownKeyError: the fact base has no such key; the first one that it lacks.
    """
    wanted: dict[tuple[str, str], Passage] = {}
    for key in keys:
        fact_id = re.split("[@:]", key, maxsplit=1)[0]
        quoted = list(passages(base.fact(fact_id))) if fact_id in base else []
        if key != fact_id:
            quoted = [passage for passage in quoted if passage.key == key]
        if not quoted:
            raise UnknownKeyError(key)
        for passage in quoted:
            wanted.setdefault((passage.key, passage.written), passage)
    matcher = matcher_of(base, copy.text)
    return tuple(_quotation(base, passage, matcher) for passage in wanted.values())


def _quotation(base: FactBase, passage: Passage, matcher: Matcher) -> Quotation:
    text, key = matcher.text, passage.key
    match = passage.locate(matcher)
    result, start, end = match
    if start is None or end is None:
        beside = (other for fact in base.facts for other in passages(fact))
        taken = {other.locate(matcher) for other in beside if other.at == passage.at}
        (result, start, end), why = explained(passage, match, matcher, taken)
        return Quotation(key, result, found=text[start or 0 : end or 0], why=why)
    return Quotation(
        key,
        result,
        text[start:end],
        text[max(0, start - _CONTEXT) : start],
        text[end : end + _CONTEXT],
        start,
        end,
        *sentence(text, matcher.parts, start, end),
    )


# A full stop ends a sentence before a space or the end of the paragraph, or after Chinese; not in a
# number, and not after an initial. A half-width semicolon separates sentences in Chinese alone.
SENTENCE_END: Final = re.compile(
    r"(?:[。！？；!?]"
    r"|(?<=[^\x00-\x7f]);|;(?=[^\x00-\x7f])"
    r"|(?<![\s.(][A-Za-z])\.(?=[\s\"'”’)]|\Z)"
    r"|(?<=[\u3400-\u9fff])\.(?!\d))"
    r"[。！？；!?]*(?:[”’」』）)】》]|[\"'](?=\s|\Z))*"
)


def sentence(text: str, parts: Sequence[Paragraph], start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a stretch of the copy starts and ends.

    Sentences end after 。！？；!? or an English full stop, closing quotation marks included, and at
    the end of a paragraph. A stretch outside all paragraphs is its own sentence.
    """
    around = next((part for part in parts if part.start <= start and end <= part.end), None)
    if around is None:
        return start, end
    ends = [sign.end() for sign in SENTENCE_END.finditer(text, around.start, around.end)]
    first = max((place for place in ends if place <= start), default=around.start)
    last = min((place for place in ends if place >= end), default=around.end)
    return first + len(text[first:start]) - len(text[first:start].lstrip()), last

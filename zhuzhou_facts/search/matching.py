"""How a document has a term of a query: where, how nearly, and what that is worth."""

from __future__ import annotations

from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from zhuzhou_facts.records import Fact
from zhuzhou_facts.records.dates import lies_in
from zhuzhou_facts.search.chinese import cover
from zhuzhou_facts.search.index import ALIAS, NAME
from zhuzhou_facts.search.numbers import find_numbers
from zhuzhou_facts.search.text import letters, words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping

    from zhuzhou_facts.records import Change, Derived, FactBase, Figure
    from zhuzhou_facts.search.index import Document, Field, Passage
    from zhuzhou_facts.search.numbers import Wanted

    Matcher = Callable[[Document], "Match | None"]


class Kind(IntEnum):
    """How a term was found; the nearer it is, the more it counts."""

    SLIP = 0
    PINYIN = 1
    PIECES = 2
    PART = 3
    STEM = 4
    WORD = 5


class Trace(NamedTuple):
    """One thing that was found: how, what, and in which field (None: as a figure or its time).

    `ends_name` is whether a name ends in it, and so is the name of a kind of it.
    """

    kind: Kind
    text: str
    field: Field | None
    ends_name: bool = False


class Match(NamedTuple):
    """What a document has of a term: points, how much of it, the numbers or the time meant."""

    points: int
    traces: tuple[Trace, ...]
    share: Fraction | int = 1
    numbers: tuple[Figure | Change, ...] = ()
    when: str = ""


def _match(trace: Trace, when: str = "") -> Match:
    return Match((trace.field or NAME).points + trace.kind, (trace,), when=when)


def _trace(kind: Kind, text: str, passage: Passage) -> Trace:
    in_name = passage.field is NAME and kind >= Kind.PART and len(text) > 1
    return Trace(kind, text, passage.field, in_name and letters(passage.text).endswith(text))


def match_word(document: Document, forms: Mapping[str, Kind]) -> Match | None:
    """Return where a document has a word in one of its forms: best place, then nearest form."""
    if not any(form in document.text for form in forms):
        return None
    best: Trace | None = None
    for passage in document.passages:
        if best and best.field and passage.field.points < best.field.points:
            break
        for word in words(passage.text):
            kind = forms.get(word)
            if kind is not None and (best is None or kind > best.kind):
                best = _trace(kind, word, passage)
    return _match(best) if best else None


def match_run(
    document: Document,
    run: str,
    free: tuple[tuple[int, int], ...] = (),
    *,
    alone: bool = True,
    some: bool = False,
) -> Match | None:
    """Return where a document has a run of Chinese, whole or in pieces.

    Args:
        document: the document.
        run: the characters.
        free: the stretches of the run that need not be found.
        alone: whether single characters may be pieces.
        some: whether a part of the run is enough.
    """
    enough = any if some else all
    optional = {at for start, end in free for at in range(start, end)}
    if not enough(sign in document.text for at, sign in enumerate(run) if at not in optional):
        return None
    found = cover(run, document, free, alone=alone, some=some)
    if found is None:
        return None
    whole = len(found.pieces) == 1 and not found.missing
    traces, points, size = [], 0, 0
    for piece in found.pieces:
        kind = Kind.WORD if piece.passage.text == piece.text else Kind.PART
        kind = kind if whole else Kind.PIECES
        traces.append(_trace(kind, piece.text, piece.passage))
        points += (piece.passage.field.points + kind) * len(piece.text)
        size += len(piece.text)
    share = Fraction(size, size + found.missing) if found.missing else 1
    return Match(points // size, tuple(traces), share)


def match_pinyin(document: Document, pattern: re.Pattern[str]) -> Match | None:
    """Return which name or alias has characters that are pronounced so."""
    if not pattern.search(document.text):
        return None
    for passage in document.passages:
        if passage.field in {NAME, ALIAS} and (found := pattern.search(passage.text)):
            return _match(Trace(Kind.PINYIN, found[0], passage.field))
    return None


def match_number(
    document: Document, base: FactBase, wanted: Wanted | None, when: str, form: str
) -> Match | None:
    """Return how a document has a number beside other words.

    Args:
        document: the document.
        base: the fact base.
        wanted: the number, where it may be a figure.
        when: the time that it may be, or nothing.
        form: the digits, which may stand in a text.
    """
    owner = document.owner
    if wanted and isinstance(owner, Fact) and (found := find_numbers(wanted, owner, base)):
        trace = Trace(Kind.WORD, found[0].number.written, None)
        return _match(trace)._replace(numbers=tuple(one.number for one in found))
    stated, derived = _times(owner)
    for times, kind in ((stated, Kind.WORD), (derived, Kind.PART)):
        if when and any(lies_in(time, when) for time in times):
            return _match(Trace(kind, when, None), when)
    return match_word(document, {form: Kind.WORD}) if form else None


def _times(owner: Fact | Derived) -> tuple[list[str | None], list[str | None]]:
    """Return the times of the stated figures, and those for which others may follow."""
    if not isinstance(owner, Fact):
        return [], [owner.when]
    changes: list[str | None] = [
        time for change in owner.changes for time in (change.from_, change.to)
    ]
    return [figure.when for figure in owner.figures], changes


def match_best(document: Document, matchers: Iterable[Matcher]) -> Match | None:
    """Return the best of what several matchers find."""
    found = [match for matcher in matchers if (match := matcher(document))]
    return max(found, key=lambda match: match.points, default=None)


def match_slip(document: Document, matcher: Matcher) -> Match | None:
    """Return what a matcher finds for a corrected term, as a slip."""
    match = matcher(document)
    if match is None:
        return None
    traces = tuple(Trace(Kind.SLIP, trace.text, trace.field) for trace in match.traces)
    points = min((trace.field or NAME).points for trace in traces) + Kind.SLIP
    return match._replace(points=points, traces=traces)

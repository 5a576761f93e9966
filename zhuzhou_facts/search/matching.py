"""How a document has a term of a query: where, how nearly, and what that is worth."""

from __future__ import annotations

from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.records import Fact
from zhuzhou_facts.records.dates import lies_in
from zhuzhou_facts.search.index import ALIAS, NAME
from zhuzhou_facts.search.numbers import find_numbers
from zhuzhou_facts.search.text import letters, words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from zhuzhou_facts.records import Change, Derived, FactBase, Figure
    from zhuzhou_facts.search.index import Document, Field, Passage
    from zhuzhou_facts.search.numbers import Wanted

    Matcher = Callable[[Document], "Match | None"]

# At most one character in so many may stand alone in a name: 出口 and 额 in 进出口总额.
_ALONE: Final = 3


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


class _State(NamedTuple):
    """The pieces that cover the end of a run of Chinese; a greater one is better."""

    minus_missing: int = 0
    minus_alone: int = 0
    covered: int = 0
    points: int = 0
    minus_pieces: int = 0
    pieces: tuple[tuple[str, Passage], ...] = ()


def match_run(
    document: Document,
    run: str,
    free: tuple[tuple[int, int], ...] = (),
    *,
    alone: bool = True,
    some: bool = False,
) -> Match | None:
    """Return where a document has a run of Chinese, whole or in as few pieces as can be.

    A piece is two characters or more; where they may stand alone, single ones are pieces too if
    they are in a name or an alias and at most a third of the run (or all that is looked for).

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
    best = _cover(run, document, free, alone=alone)
    asked = len(run) - len(optional)
    if -best.minus_alone * _ALONE > asked > 1:
        return None
    if not best.covered or (best.minus_missing and not some):
        return None
    is_whole = len(best.pieces) == 1 and not best.minus_missing
    traces, points = [], 0
    for text, passage in best.pieces:
        kind = Kind.WORD if passage.text == text else Kind.PART
        kind = kind if is_whole else Kind.PIECES
        traces.append(_trace(kind, text, passage))
        points += (passage.field.points + kind) * len(text)
    share = Fraction(best.covered, best.covered - best.minus_missing) if best.minus_missing else 1
    return Match(points // best.covered, tuple(traces), share)


def _cover(
    run: str, document: Document, free: tuple[tuple[int, int], ...], *, alone: bool
) -> _State:
    """Return the best cover of a run, found from the best ones of its shorter ends."""
    skips = dict(free)
    alone = alone or len(run) - sum(end - start for start, end in free) == 1
    whole = next((it for it in document.passages if run in it.text), None)
    if whole and whole.field is NAME:
        return _State(covered=len(run), pieces=((run, whole),))
    states = [_State()]
    for at in range(len(run) - 1, -1, -1):
        skip = skips.get(at, at) - at
        states.append(max(_states(run[at:], document, skip, states, alone=alone)))
    return states[-1]


def _states(
    rest: str, document: Document, skip: int, states: list[_State], *, alone: bool
) -> Iterator[_State]:
    """Yield the covers of the end of a run, given the best ones of its shorter ends.

    The first `skip` characters are free; one character is a piece where it may stand `alone`.
    """
    after = states[-1]
    yield after._replace(minus_missing=after.minus_missing - 1)
    if skip:
        yield states[-skip]
    for size in range(1, len(rest) + 1):
        text = rest[:size]
        if text not in document.text:
            return
        passage = _passage(text, document) if size > 1 or alone else None
        if passage is None:
            continue
        then = states[-size]
        yield _State(
            then.minus_missing,
            then.minus_alone - (size == 1),
            then.covered + size,
            then.points + passage.field.points * size,
            then.minus_pieces - 1,
            ((text, passage), *then.pieces),
        )


def _passage(text: str, document: Document) -> Passage | None:
    """Return the passage that has a text: the field worth most, there the one that it fills."""
    having = [
        passage
        for passage in document.passages
        if text in passage.text and (len(text) > 1 or passage.field in {NAME, ALIAS})
    ]
    best = [it for it in having if it.field.points == having[0].field.points]
    return next((it for it in best if it.text == text), best[0] if best else None)


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
        trace = Trace(Kind.WORD, found[0][0].written, None)
        return _match(trace)._replace(numbers=tuple(number for number, _ in found))
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

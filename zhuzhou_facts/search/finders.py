"""What finds a term in a document, and says how the document has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from zhuzhou_facts.records import Fact
from zhuzhou_facts.records.dates import read_moment
from zhuzhou_facts.search import hanzi
from zhuzhou_facts.search.documents import ALIAS, END, FIELDS, NAME, Tier, line_at
from zhuzhou_facts.search.folding import letters, word_pattern
from zhuzhou_facts.search.numbers import find_numbers

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from zhuzhou_facts.records import Figure, Unit
    from zhuzhou_facts.search.documents import Document, Field, Part
    from zhuzhou_facts.search.numbers import Asked

# So many characters make no two pieces of two.
_ONE_PIECE: Final = 3
# By so many letters words are told apart before they are looked at whole.
_START: Final = 4


class Kind(IntEnum):
    """How a term was found; what is nearer to it counts for more."""

    SLIP = 0
    PINYIN = 1
    PIECES = 2
    PART = 3
    STEM = 4
    WORD = 5


class Trace(NamedTuple):
    """One thing that was found: how, what, and in which field (None: as a figure or its time).

    It `ends_name` where a name ends in it.
    """

    kind: Kind
    text: str
    field: Field | None
    ends_name: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """How a document has a term: its points, how much of the term, and the figures meant.

    Documents that have it in the same way have one and the same match.
    """

    points: int
    traces: tuple[Trace, ...]
    share: Fraction | int = 1
    figures: tuple[Figure, ...] = ()
    when: str = ""


class Finder(Protocol):
    """What finds a term in a document."""

    def may_find(self, document: Document) -> bool:
        """Whether it is worth looking: soon told, and never no where there is a match."""

    def __call__(self, document: Document) -> Match | None:
        """Return the match in a document."""


def points(tier: Tier, kind: Kind) -> int:
    """Return what a find is worth: first where it stands, then how near it is."""
    return 10 * tier + kind


def _trace(kind: Kind, text: str, part: Part) -> Trace:
    is_name = part.field == FIELDS[NAME] and kind >= Kind.PART and len(text) > 1
    last = part.text[-1:]
    may_end = is_name and (last == text[-1] or not last.isalnum())
    return Trace(kind, text, part.field, may_end and letters(part.text).endswith(text))


@lru_cache(maxsize=4096)
def _found(trace: Trace, when: str = "") -> Match:
    """Return the match that is one thing found in one place."""
    return Match(
        points(trace.field.tier if trace.field else Tier.NAME, trace.kind), (trace,), when=when
    )


@dataclass(slots=True, eq=False)
class WordFinder:
    """Finds a word in any of its forms."""

    forms: dict[str, Kind]
    _starts: frozenset[str] = field(init=False)
    _pattern: re.Pattern[str] | None = field(init=False)
    _nearest: Kind | None = field(init=False)

    def __post_init__(self) -> None:
        """Prepare what every document is held against."""
        size = min(map(len, self.forms), default=0)
        self._starts = frozenset(form[: min(size, _START)] for form in self.forms)
        self._pattern = word_pattern(self._starts) if self.forms else None
        self._nearest = max(self.forms.values(), default=None)

    def may_find(self, document: Document) -> bool:
        """Whether a form begins in the document as one of the word's does."""
        return any(start in document.blob for start in self._starts)

    def __call__(self, document: Document) -> Match | None:
        """Return the match in a document: where that says most, and there the nearest form."""
        blob = document.blob
        best: Trace | None = None
        for match in self._pattern.finditer(blob) if self._pattern else ():
            kind = self.forms.get(match[0])
            if kind is None or (best and kind <= best.kind):
                continue
            part = line_at(blob, match.start())
            if best and best.field and part.field.tier < best.field.tier:
                break
            best = _trace(kind, match[0], part)
            if kind is self._nearest:
                break
        return _found(best) if best else None


@dataclass(slots=True, eq=False)
class RunFinder:
    """Finds a run of Chinese, whole or in pieces.

    How a document has it is told by its outline alone, and many documents have the same one.
    """

    run: str
    free: tuple[tuple[int, int], ...]
    alone: bool = False
    some: bool = False
    _needed: tuple[str, ...] = field(init=False)
    _outline: re.Pattern[str] = field(init=False)
    _seen: dict[str, Match | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Prepare what every document is held against."""
        skipped = {at for start, end in self.free for at in range(start, end)}
        signs = {sign for at, sign in enumerate(self.run) if at not in skipped}
        if self.some:
            # A piece has two characters, but where only one is asked for.
            size = 1 if len(self.run) - len(skipped) == 1 else 2
            signs = {self.run[at : at + size] for at in range(len(self.run) - size + 1)}
        self._needed = tuple(signs)
        self._outline = hanzi.outline_pattern(self.run)

    def may_find(self, document: Document) -> bool:
        """Whether what is needed of the run stands in the document."""
        enough = any if self.some else all
        return self.run in document.blob or enough(text in document.blob for text in self._needed)

    def __call__(self, document: Document) -> Match | None:
        """Return the match in a document."""
        if self.some and not self.may_find(document):
            return None
        if whole := self._whole(document.blob):
            return whole
        outline = self._outline.sub("x", document.blob)
        if outline not in self._seen:
            self._seen[outline] = self._match(outline)
        return self._seen[outline]

    def _whole(self, blob: str) -> Match | None:
        """Return the match of the run as it stands, where it is plain that no pieces say more.

        They do not where it stands in a name, nor where it is too short for two of them.
        """
        at = blob.find(self.run)
        if at < 0 or len(self.run) == 1:
            return None
        part = line_at(blob, at)
        if part.field.tier < Tier.NAME and len(self.run) > _ONE_PIECE:
            return None
        filled = line_at(blob, blob.find(f"\n{self.run}\n") + 1)
        if filled.text == self.run and filled.field.tier == part.field.tier:
            part = filled
        kind = Kind.WORD if part.text == self.run else Kind.PART
        return _found(_trace(kind, self.run, part))

    def _match(self, outline: str) -> Match | None:
        alone = self.alone and not self.some
        cover = hanzi.cover(self.run, outline, self.free, alone=alone, some=self.some)
        if cover is None:
            return None
        whole = len(cover.pieces) == 1 and not cover.missing
        traces, total, size = [], 0, 0
        for piece in cover.pieces:
            kind = Kind.WORD if piece.part.text == piece.text else Kind.PART
            kind = kind if whole else Kind.PIECES
            traces.append(_trace(kind, piece.text, piece.part))
            total += points(piece.part.field.tier, kind) * len(piece.text)
            size += len(piece.text)
        share = Fraction(size, size + cover.missing) if cover.missing else 1
        return Match(total // size, tuple(traces), share)


@dataclass(frozen=True, slots=True)
class PinyinFinder:
    """Finds characters by how they are pronounced, in names and aliases."""

    pattern: re.Pattern[str]

    def may_find(self, document: Document) -> bool:
        """Whether there is a match."""
        return self(document) is not None

    def __call__(self, document: Document) -> Match | None:
        """Return the match in a document."""
        fields = document.blob.split(END, ALIAS + 1)
        for place in (NAME, ALIAS):
            if match := self.pattern.search(fields[place]):
                return _found(Trace(Kind.PINYIN, match[0], FIELDS[place]))
        return None


@dataclass(slots=True, eq=False)
class NumberFinder:
    """Finds a number beside other words: as a figure, as the time of one, or as it stands."""

    asked: Asked | None
    when: str
    as_word: WordFinder
    units: Mapping[str, Unit]
    _seen: dict[Document, Match | None] = field(init=False, default_factory=dict)

    def may_find(self, document: Document) -> bool:
        """Whether there is a match, which is kept: of the other terms it tells soonest."""
        return self(document) is not None

    def __call__(self, document: Document) -> Match | None:
        """Return the match in a document."""
        if document not in self._seen:
            self._seen[document] = self._match(document)
        return self._seen[document]

    def _match(self, document: Document) -> Match | None:
        found = tuple(find_numbers(self.asked, document, self.units)) if self.asked else ()
        if found:
            trace = Trace(Kind.WORD, found[0].written, None)
            figures = tuple(one.figure for one in found)
            return Match(points(Tier.NAME, Kind.WORD), (trace,), figures=figures)
        stated, derived = _times(document) if self.when else ((), ())
        for times, kind in ((stated, Kind.WORD), (derived, Kind.PART)):
            if any(falls_in(time, self.when) for time in times):
                return _found(Trace(kind, self.when, None), self.when)
        return self.as_word(document)


@lru_cache(maxsize=4096)
def falls_in(when: str | None, asked: str) -> bool:
    """Whether a time lies in the year, month or day asked for."""
    moment, stretch = read_moment(when or ""), read_moment(asked)
    return bool(moment and stretch and moment.within(stretch))


def _times(document: Document) -> tuple[Sequence[str | None], Sequence[str | None]]:
    """Return the times of a document's stated figures, and those for which others may follow."""
    owner = document.owner
    if not isinstance(owner, Fact):
        return [], [owner.when]
    changes: list[str | None] = [
        time for change in owner.changes for time in (change.from_, change.to)
    ]
    return [figure.when for figure in owner.figures], changes


@dataclass(frozen=True, slots=True)
class EitherFinder:
    """Finds what one of several finds, the best of it."""

    finders: tuple[Finder, ...]

    def may_find(self, document: Document) -> bool:
        """Whether it is worth looking with one of them."""
        return any(finder.may_find(document) for finder in self.finders)

    def __call__(self, document: Document) -> Match | None:
        """Return the best match in a document."""
        found = [match for finder in self.finders if (match := finder(document))]
        return max(found, key=lambda match: match.points, default=None)

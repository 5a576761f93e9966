"""A query as the terms that it is made of, and each term held against the documents."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from zhuzhou_facts.model import Fact
from zhuzhou_facts.searching import hanzi
from zhuzhou_facts.searching.characters import initials_pattern, known_characters, syllables_pattern
from zhuzhou_facts.searching.documents import ALIAS, END, FIELDS, NAME, Part, Tier
from zhuzhou_facts.searching.english import STOP_WORDS, one_slip, stem
from zhuzhou_facts.searching.folding import HANZI, WORD, fold, letters, word_pattern
from zhuzhou_facts.searching.numbers import Asked, find_numbers, read_number
from zhuzhou_facts.vocabulary import UNITS
from zhuzhou_facts.when import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zhuzhou_facts.model import Figure, Unit
    from zhuzhou_facts.searching.documents import Document, Field, Index

_TERM: Final = re.compile(
    rf"(?P<date>[12]\d{{3}}-\d{{2}}(?:-\d{{2}})?(?![\w-]))"
    rf"|(?P<year>[12]\d{{3}})年(?:(?P<month>\d{{1,2}})月)?[底末初]?"
    rf"|(?P<number>\d+(?:\.\d+)?(?:%| ?(?:trillion|billion|million|thousand|bn)\b"
    rf"|[十百千]?(?:万亿|亿|万)|(?![a-z0-9]|[.+&][a-z0-9])))"
    rf"|(?P<word>{WORD})|(?P<run>[{HANZI}]+)"
)
_BEGINNING: Final = 4
_SLIP: Final = 5
# By so many letters words are told apart before they are looked at whole.
_START: Final = 4
# More than anybody types; what comes after is not looked for.
_LONGEST_QUERY: Final = 500
_MOST_TERMS: Final = 32


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


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a run of Chinese or a number of the query; or the `subject` of the whole base."""

    text: str
    find: Finder
    subject: bool = False


def points(tier: Tier, kind: Kind) -> int:
    """Return what a find is worth: first where it stands, then how near it is."""
    return 10 * tier + kind


def _trace(kind: Kind, text: str, part: Part) -> Trace:
    is_name = part.field == FIELDS[NAME] and kind >= Kind.PART and len(text) > 1
    return Trace(kind, text, part.field, is_name and letters(part.text).endswith(text))


@lru_cache(maxsize=4096)
def _found(trace: Trace, when: str = "") -> Match:
    """Return the match that is one thing found in one place."""
    return Match(
        points(trace.field.tier if trace.field else Tier.NAME, trace.kind), (trace,), when=when
    )


def read_terms(query: str, index: Index, *, some: bool) -> tuple[Term, ...]:
    """Divide a query into its terms, without the words that only ask."""
    text = known_characters(fold(query[:_LONGEST_QUERY]), index)
    found: list[Term] = []
    unknown: list[str] = []
    for match in islice(_TERM.finditer(text), _MOST_TERMS):
        word = match["word"]
        if word and word in STOP_WORDS:
            continue
        if word and not (forms := _forms(word, index)):
            unknown.append(word)
            continue
        found += _typed_otherwise(unknown, index)
        unknown = []
        if word:
            found.append(Term(word, _WordFinder(forms), index.is_subject(word)))
        elif run := match["run"]:
            runs = hanzi.without_subject(run, index)
            found += [term for rest in runs for term in _run(rest, index, some=some)]
            found += [Term(run, _RunFinder(run, ()), subject=True)] * (not runs)
        else:
            found.append(_number(match, index))
    found += _typed_otherwise(unknown, index)
    # What the whole base is about tells no fact from another, unless nothing else is asked.
    return tuple([term for term in found if not term.subject] or found)


def _run(run: str, index: Index, *, some: bool) -> Iterator[Term]:
    if len(run) > hanzi.LONGEST_RUN and not index.holds(run):
        yield Term(run, _WordFinder({}))
        return
    free = hanzi.free_stretches(run, index)
    if sum(end - start for start, end in free) < len(run):
        # Where the run stands whole somewhere, scattered characters are no find.
        finder = _RunFinder(run, free, alone=not index.holds(run), some=some)
        yield Term(run, finder, run in index.subjects(run))


@dataclass(slots=True, eq=False)
class _RunFinder:
    """Finds a run of Chinese, whole or in pieces.

    How a document has it is told by its outline alone, and many documents have the same one.
    """

    run: str
    free: tuple[tuple[int, int], ...]
    alone: bool = False
    some: bool = False
    _needed: frozenset[str] = field(init=False)
    _outline: re.Pattern[str] = field(init=False)
    _seen: dict[str, Match | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Prepare what every document is held against."""
        skipped = {at for start, end in self.free for at in range(start, end)}
        signs = (sign for at, sign in enumerate(self.run) if at not in skipped)
        self._needed = frozenset(() if self.some else signs)
        self._outline = hanzi.outline_pattern(self.run)

    def may_find(self, document: Document) -> bool:
        """Whether every character that is needed stands in the document."""
        blob = document.blob
        return self.run in blob or all(sign in blob for sign in self._needed)

    def __call__(self, document: Document) -> Match | None:
        """Return the match in a document."""
        outline = self._outline.sub("x", document.blob)
        if outline not in self._seen:
            self._seen[outline] = self._match(outline)
        return self._seen[outline]

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


def _forms(word: str, index: Index) -> dict[str, Kind]:
    """Return the words of the base that are a word or another form of it."""
    root, near = stem(word), index.words_from(word[:2])
    found = {other: Kind.STEM for other in near if other[:2] == word[:2] and stem(other) == root}
    if word in near:
        found[word] = Kind.WORD
    return found


def _typed_otherwise(unknown: list[str], index: Index) -> Iterator[Term]:
    """Yield the terms of words that are not in the base: pinyin, beginnings of words, slips."""
    together = "".join(unknown)
    if len(unknown) > 1 and (finder := _spelled(together, index)):
        yield Term(together, finder)
        return
    for word in unknown:
        begun = _begun(word, index)
        finders = [_spelled(word, index), _WordFinder(begun) if begun else None]
        known = tuple(finder for finder in finders if finder)
        if known:
            yield Term(word, _Either(known))
        else:
            yield Term(word, _initials(word, index) or _WordFinder(_slips(word, index)))


@dataclass(frozen=True, slots=True)
class _Either:
    """Finds what one of several finds, the best of it."""

    finders: tuple[Finder, ...]

    def may_find(self, document: Document) -> bool:
        """Whether it is worth looking with one of them."""
        return any(finder.may_find(document) for finder in self.finders)

    def __call__(self, document: Document) -> Match | None:
        """Return the best match in a document."""
        found = [match for finder in self.finders if (match := finder(document))]
        return max(found, key=lambda match: match.points, default=None)


def _begun(word: str, index: Index) -> dict[str, Kind]:
    """Return the words of the base that begin with what was typed."""
    if len(word) < _BEGINNING or not word.isalpha():
        return {}
    return dict.fromkeys(index.words_from(word), Kind.PART)


def _slips(word: str, index: Index) -> dict[str, Kind]:
    """Return the words of the base that may be meant, also where only one of the two is plural."""
    if not word.isalpha():
        return {}
    typed = [form for form in (word, word.removesuffix("s")) if len(form) >= _SLIP]
    # A slip leaves the first letter where it was or next to it.
    near = [other for other in index.vocabulary if word[0] in other[:2] or other[0] in word[:2]]
    return {
        other: Kind.SLIP
        for other in near
        if any(
            one_slip(form, meant) for form in typed for meant in (other, other.removesuffix("s"))
        )
    }


@dataclass(slots=True, eq=False)
class _WordFinder:
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
            place = FIELDS[blob.count(END, 0, match.start())]
            if best and best.field and place.tier < best.field.tier:
                break
            line = blob[blob.rfind("\n", 0, match.start()) + 1 : blob.find("\n", match.end())]
            best = _trace(kind, match[0], Part(place, line))
            if kind is self._nearest:
                break
        return _found(best) if best else None


def _spelled(word: str, index: Index) -> _PinyinFinder | None:
    return _pinyin(syllables_pattern(word), index)


def _initials(word: str, index: Index) -> _PinyinFinder | None:
    return _pinyin(initials_pattern(word), index)


def _pinyin(pattern: re.Pattern[str] | None, index: Index) -> _PinyinFinder | None:
    finder = _PinyinFinder(pattern) if pattern else None
    return finder if finder and any(map(finder, index.documents)) else None


@dataclass(frozen=True, slots=True)
class _PinyinFinder:
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


def _number(match: re.Match[str], index: Index) -> Term:
    text = match[0]
    when = match["date"] or match["year"] or ""
    if match["month"]:
        when += f"-{match['month']:0>2}"
    plain = match["number"] or ""
    if re.fullmatch(r"[12]\d{3}", plain):
        when = plain
    when = when if read_moment(when) else ""
    asked = read_number(plain, index.base) if plain else None
    form = plain if plain.replace(".", "").isdecimal() else when
    as_word = _WordFinder({form: Kind.WORD} if form else {})
    return Term(text, _NumberFinder(asked, when, as_word, UNITS | index.base.units))


@dataclass(slots=True, eq=False)
class _NumberFinder:
    """Finds a number beside other words: as a figure, as the time of one, or as it stands."""

    asked: Asked | None
    when: str
    as_word: _WordFinder
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

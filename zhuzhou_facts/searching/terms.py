"""A query as the terms that it is made of, and each term held against the documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.model import Fact
from zhuzhou_facts.searching import hanzi
from zhuzhou_facts.searching.characters import initials_pattern, known_characters, syllables_pattern
from zhuzhou_facts.searching.documents import Tier
from zhuzhou_facts.searching.english import STOP_WORDS, one_slip, stem
from zhuzhou_facts.searching.folding import HANZI, WORD, fold, words
from zhuzhou_facts.searching.numbers import Asked, find_numbers, read_number
from zhuzhou_facts.vocabulary import UNITS
from zhuzhou_facts.when import read_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhuzhou_facts.model import Figure
    from zhuzhou_facts.searching.documents import Document, Index, Part

_TERM: Final = re.compile(
    rf"(?P<date>[12]\d{{3}}-\d{{2}}(?:-\d{{2}})?(?![\w-]))"
    rf"|(?P<year>[12]\d{{3}})年(?:(?P<month>\d{{1,2}})月)?[底末初]?"
    rf"|(?P<number>\d+(?:\.\d+)?(?:%| ?(?:trillion|billion|million|thousand|bn)\b"
    rf"|[十百千]?(?:万亿|亿|万)|(?![a-z0-9]|[.+&][a-z0-9])))"
    rf"|(?P<word>{WORD})|(?P<run>[{HANZI}]+)"
)
_BEGINNING: Final = 4
_SLIP: Final = 5
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
    """One thing that was found: how, what, and in which part (None: as a figure or its time)."""

    kind: Kind
    text: str
    part: Part | None


@dataclass(frozen=True, slots=True)
class Match:
    """How a document has a term: its points, how much of the term, and the figures meant."""

    points: int
    traces: tuple[Trace, ...]
    share: Fraction = Fraction(1)
    figures: tuple[Figure, ...] = ()
    when: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a run of Chinese or a number of the query; or the `subject` of the whole base."""

    text: str
    find: Callable[[Document], Match | None]
    subject: bool = False


def points(tier: Tier, kind: Kind) -> int:
    """Return what a find is worth: first where it stands, then how near it is."""
    return 10 * tier + kind


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
        yield Term(run, lambda _: None)
        return
    free = hanzi.free_stretches(run, index)
    if sum(end - start for start, end in free) < len(run):
        # Where the run stands whole somewhere, scattered characters are no find.
        finder = _RunFinder(run, free, alone=not index.holds(run), some=some)
        yield Term(run, finder, run in index.subject_runs)


@dataclass(frozen=True, slots=True)
class _RunFinder:
    """Finds a run of Chinese, whole or in pieces."""

    run: str
    free: tuple[tuple[int, int], ...]
    alone: bool = False
    some: bool = False

    def __call__(self, document: Document) -> Match | None:
        """Return the match in a document."""
        alone = self.alone and not self.some
        cover = hanzi.cover(self.run, document, self.free, alone=alone, some=self.some)
        if cover is None:
            return None
        whole = len(cover.pieces) == 1 and not cover.missing
        traces, total, size = [], 0, 0
        for piece in cover.pieces:
            kind = Kind.WORD if piece.part.text == piece.text else Kind.PART
            kind = kind if whole else Kind.PIECES
            traces.append(Trace(kind, piece.text, piece.part))
            total += points(piece.part.tier, kind) * len(piece.text)
            size += len(piece.text)
        share = Fraction(size, size + cover.missing)
        return Match(total // size, tuple(traces), share)


def _forms(word: str, index: Index) -> dict[str, Kind]:
    """Return the words of the base that are a word or another form of it."""
    root = stem(word)
    near = (other for other in index.vocabulary if other[:2] == word[:2])
    found = {other: Kind.STEM for other in near if stem(other) == root}
    if word in index.vocabulary:
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

    finders: tuple[Callable[[Document], Match | None], ...]

    def __call__(self, document: Document) -> Match | None:
        """Return the best match in a document."""
        found = [match for finder in self.finders if (match := finder(document))]
        return max(found, key=lambda match: match.points, default=None)


def _begun(word: str, index: Index) -> dict[str, Kind]:
    """Return the words of the base that begin with what was typed."""
    if len(word) < _BEGINNING or not word.isalpha():
        return {}
    return {other: Kind.PART for other in index.vocabulary if other.startswith(word)}


def _slips(word: str, index: Index) -> dict[str, Kind]:
    """Return the words of the base that may be meant, also where only one of the two is plural."""
    if not word.isalpha():
        return {}
    typed = [form for form in (word, word.removesuffix("s")) if len(form) >= _SLIP]
    return {
        other: Kind.SLIP
        for other in index.vocabulary
        if any(
            one_slip(form, meant) for form in typed for meant in (other, other.removesuffix("s"))
        )
    }


@dataclass(frozen=True, slots=True)
class _WordFinder:
    """Finds a word in any of its forms."""

    forms: dict[str, Kind]

    def __call__(self, document: Document) -> Match | None:
        """Return the match in a document."""
        near = [form for form in self.forms if form in document.blob]
        best: Trace | None = None
        for part in document.parts if near else ():
            if best and best.part and part.tier < best.part.tier:
                break
            for form in near:
                kind = self.forms[form]
                better = best is None or kind > best.kind
                if better and form in part.text and form in words(part.text):
                    best = Trace(kind, form, part)
        if best is None or best.part is None:
            return None
        return Match(points(best.part.tier, best.kind), (best,))


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

    def __call__(self, document: Document) -> Match | None:
        """Return the match in a document."""
        if not self.pattern.search(document.blob):
            return None
        for part in document.parts:
            match = part.label in {"name", "alias"} and self.pattern.search(part.text)
            if match:
                trace = Trace(Kind.PINYIN, match[0], part)
                return Match(points(part.tier, Kind.PINYIN), (trace,))
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
    return Term(text, _NumberFinder(asked, when, as_word, index))


@dataclass(frozen=True, slots=True)
class _NumberFinder:
    """Finds a number beside other words: as a figure, as the time of one, or as it stands."""

    asked: Asked | None
    when: str
    as_word: _WordFinder
    index: Index

    def __call__(self, document: Document) -> Match | None:
        """Return the match in a document."""
        if self.asked:
            units = UNITS | self.index.base.units
            found = tuple(find_numbers(self.asked, document, units))
            if found:
                trace = Trace(Kind.WORD, found[0].written, None)
                figures = tuple(one.figure for one in found)
                return Match(points(Tier.NAME, Kind.WORD), (trace,), figures=figures)
        stated, derived = _times(document)
        for times, kind in ((stated, Kind.WORD), (derived, Kind.PART)):
            if self.when and any(falls_in(time, self.when) for time in times):
                trace = Trace(kind, self.when, None)
                return Match(points(Tier.NAME, kind), (trace,), when=self.when)
        return self.as_word(document)


def falls_in(when: str | None, asked: str) -> bool:
    """Whether a time lies in the year, month or day asked for."""
    moment, stretch = read_moment(when or ""), read_moment(asked)
    return bool(moment and stretch and moment.within(stretch))


def _times(document: Document) -> tuple[list[str | None], list[str | None]]:
    """Return the times of a document's stated figures, and those for which others may follow."""
    owner = document.owner
    if not isinstance(owner, Fact):
        return [], [owner.when]
    changes: list[str | None] = [
        time for change in owner.changes for time in (change.from_, change.to)
    ]
    return [figure.when for figure in owner.figures], changes

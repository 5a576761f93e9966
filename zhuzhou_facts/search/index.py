"""What can be found, as folded texts, and how it has a term of a query: where, how nearly.

Documents are the facts and the figures that relations derive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.figures import names
from zhuzhou_facts.records import Fact, labels_of
from zhuzhou_facts.records.dates import lies_in
from zhuzhou_facts.search.english import stem
from zhuzhou_facts.search.numbers import find_numbers
from zhuzhou_facts.search.text import HANZI, fold, letters, syllables_pattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zhuzhou_facts.figures.query import Entry
    from zhuzhou_facts.records import Derived, FactBase, Tag, Text, Theme
    from zhuzhou_facts.search.numbers import Wanted

# What names the subject of the whole base stands in its title and in one fact of so many.
_SUBJECT_SHARE: Final = 4
_HAS_LETTER: Final = re.compile("[a-z季半财至]")
_NO_LETTER: Final = "(?!(?<=[a-z0-9])[a-z0-9])"  # not between two letters
_RUN: Final = re.compile(f"[{HANZI}]{{2,}}")
# At most one character in so many may stand alone in a name: 出口 and 额 in 进出口总额.
_ALONE: Final = 3


class Field(NamedTuple):
    """A part of a document, in English and Chinese, and what a find there is worth."""

    en: str
    zh: str
    points: int


NAME: Final = Field("name", "名称", 40)
ID: Final = Field("id", "编号", 40)
ALIAS: Final = Field("alias", "别名", 30)
WRITTEN: Final = Field("as written", "原文", 30)
STATEMENT: Final = Field("statement", "表述", 20)
TOPIC: Final = Field("theme or tag", "主题或标签", 10)
NOTE: Final = Field("note", "附注", 5)
FIGURE: Final = Field("figure or time", "数值或时间", 40)


class Passage(NamedTuple):
    """A folded text of a document, and the field that it belongs to."""

    field: Field
    text: str


class Document(NamedTuple):
    """A fact or a derived figure: its folded texts one by one, and all of them, a line each."""

    owner: Fact | Derived
    passages: tuple[Passage, ...]
    text: str


@dataclass(frozen=True, eq=False)
class Index:
    """The documents of a base, in the order of the file."""

    base: FactBase
    documents: tuple[Document, ...]

    @cached_property
    def text(self) -> str:
        """All documents joined."""
        return "\n".join(document.text for document in self.documents)

    @cached_property
    def names(self) -> str:
        """The title of the source and all names and aliases, a line each."""
        passages = (passage for document in self.documents for passage in document.passages)
        return "\n".join([self._title, *(it.text for it in passages if it.field in {NAME, ALIAS})])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that is not Chinese."""
        return frozenset(words("\n".join(set(self.text.split()))))

    @cached_property
    def times(self) -> dict[str, tuple[str, ...]]:
        """Times by their names, but those that `query` reads itself (2017年6月), and labels."""
        labels = labels_of(self.base)
        return {
            fold(name): found
            for name, found in names.index(self.base, "when").items()
            if _HAS_LETTER.search(name) and labels.keys().isdisjoint(found)
        }

    @cached_property
    def time(self) -> re.Pattern[str]:
        """A pattern for the names of these times, the longest first."""
        names = "|".join(sorted(map(re.escape, self.times), key=len, reverse=True)) or "(?!)"
        return re.compile(f"{_NO_LETTER}({names}){_NO_LETTER}")

    @cached_property
    def _title(self) -> str:
        return fold("\n".join(_both(self.base.source.title)))

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The Chinese words for what the whole base is about, which distinguish no fact."""
        found: list[str] = []
        for run in _RUN.findall(self._title):
            pairs = (run[at : at + 2] for at in range(len(run) - 1))
            common = "".join("x" if self._is_common(pair) else " " for pair in pairs)
            found += [run[one.start() : one.end() + 1] for one in re.finditer("x+", common)]
        return tuple(dict.fromkeys(found))

    def is_subject(self, word: str) -> bool:
        """Whether a word says what the whole base is about, in English or in pinyin."""
        spelled = syllables_pattern(word)
        if spelled and any(map(spelled.fullmatch, self.subjects)):
            return True
        return stem(word) in map(stem, words(self._title)) and self._is_common(word)

    def _is_common(self, form: str) -> bool:
        having = sum(form in document.text for document in self.documents)
        return having * _SUBJECT_SHARE >= len(self.documents) > 0


@lru_cache(maxsize=4)
def index(base: FactBase) -> Index:
    """Return the index of a base, made when it is first searched."""
    named: tuple[Theme | Tag, ...] = (*base.themes, *base.tags)
    topics = {topic.id: [topic.id.replace("-", " "), *_both(topic.name)] for topic in named}
    for theme in base.themes:
        topics[theme.id] += _both(theme.short)
    figures = [relation.derives for relation in base.relations if relation.derives]
    owners: tuple[Fact | Derived, ...] = (*base.facts, *figures)
    documents = []
    for owner in owners:
        fields, texts = zip(*_texts(owner, topics), strict=True)
        # Folding all at once takes far less time; a line feed within a text is a space.
        text = fold("\n".join(text.replace("\n", " ") for text in texts))
        passages = tuple(map(Passage, fields, text.split("\n")))
        documents.append(Document(owner, passages, text))
    return Index(base, tuple(documents))


def _texts(owner: Fact | Derived, topics: dict[str, list[str]]) -> Iterator[tuple[Field, str]]:
    """Yield the texts of a fact, those that are worth most first."""
    yield from ((NAME, text) for text in _both(owner.name))
    yield ID, owner.id.replace("-", " ")
    if not isinstance(owner, Fact):
        return
    yield from ((ALIAS, text) for text in (*owner.aliases.zh, *owner.aliases.en))
    written = [owner.written, *(figure.written for figure in owner.figures)]
    written += [change.written for change in owner.changes]
    yield from ((WRITTEN, text) for text in written if text)
    yield from ((STATEMENT, text) for text in _both(owner.statement))
    for topic in (*owner.tags, owner.theme):
        yield from ((TOPIC, text) for text in topics.get(topic, [topic.replace("-", " ")]))
    yield from ((NOTE, text) for text in _both(owner.note))


def _both(text: Text | None) -> list[str]:
    return [form for form in (text.zh, text.en) if form] if text else []


class Kind(IntEnum):
    """How a term was found; the nearer it is, the more it counts."""

    SLIP = 0
    PINYIN = 1
    PIECES = 2
    PART = 3
    STEM = 4
    WORD = 5


class Trace(NamedTuple):
    """One thing that was found: how, what, and in which field, or as a figure or its time.

    `ends_name` is whether a name ends in it, and so is the name of a kind of it.
    """

    kind: Kind
    text: str
    field: Field
    ends_name: bool = False


class Match(NamedTuple):
    """What a document has of a term: points, how much of it, the entries or the times meant."""

    points: int
    traces: tuple[Trace, ...]
    share: Fraction | int = 1
    entries: tuple[Entry, ...] = ()
    when: tuple[str, ...] = ()


def _match(trace: Trace, when: tuple[str, ...] = ()) -> Match:
    return Match(trace.field.points + trace.kind, (trace,), when=when)


def _trace(kind: Kind, text: str, passage: Passage) -> Trace:
    in_name = passage.field is NAME and kind >= Kind.PART and len(text) > 1
    return Trace(kind, text, passage.field, in_name and letters(passage.text).endswith(text))


def match_word(document: Document, forms: Mapping[str, Kind]) -> Match | None:
    """Return where a document has a word in one of its forms: best place, then nearest form."""
    if not any(form in document.text for form in forms):
        return None
    traces = (
        _trace(forms[word], word, passage)
        for passage in document.passages
        for word in words(passage.text)
        if word in forms
    )
    best = max(traces, key=lambda trace: (trace.field.points, trace.kind), default=None)
    return best and _match(best)


def match_run(
    document: Document, run: str, *, alone: bool = True, some: bool = False
) -> Match | None:
    """Return where a document has a run of Chinese, whole or in as few pieces as can be.

    A piece is two characters or more; where they may stand `alone`, single ones are pieces too if
    they are in a name or an alias and at most a third of the run (or all of it). With `some`, a
    part is enough.
    """
    enough = any if some else all
    if not enough(sign in document.text for sign in run):
        return None
    pieces = _pieces(run, document, alone=alone or len(run) == 1)
    covered = sum(len(text) for text, _ in pieces)
    if not pieces or (covered < len(run) and not some):
        return None
    if sum(len(text) == 1 for text, _ in pieces) * _ALONE > len(run) > 1:
        return None
    is_whole = pieces[0][0] == run
    traces, points = [], 0
    for text, passage in pieces:
        kind = Kind.WORD if passage.text == text else Kind.PART
        kind = kind if is_whole else Kind.PIECES
        traces.append(_trace(kind, text, passage))
        points += (passage.field.points + kind) * len(text)
    return Match(points // covered, tuple(traces), Fraction(covered, len(run)))


def _pieces(run: str, document: Document, *, alone: bool) -> list[tuple[str, Passage]]:
    """Return the pieces of a run that a document has, each the longest from where it begins."""
    found, at = [], 0
    while at < len(run):
        ends = (
            end for end in range(len(run), at + (not alone), -1) if run[at:end] in document.text
        )
        end = next(ends, at)
        passage = _passage(run[at:end], document) if end > at else None
        if passage:
            found.append((run[at:end], passage))
        at = end if passage else at + 1
    return found


def _passage(text: str, document: Document) -> Passage | None:
    """Return the passage that has a text: the field worth most, there the one that it fills."""
    having = (
        passage
        for passage in document.passages
        if text in passage.text and (len(text) > 1 or passage.field in {NAME, ALIAS})
    )
    return max(having, key=lambda it: (it.field.points, it.text == text), default=None)


def match_sound(document: Document, pattern: re.Pattern[str], kind: Kind) -> Match | None:
    """Return which name or alias has characters that sound so."""
    if not pattern.search(document.text):
        return None
    for passage in document.passages:
        if passage.field in {NAME, ALIAS} and (found := pattern.search(passage.text)):
            return _match(Trace(kind, found[0], passage.field))
    return None


def match_number(
    document: Document, base: FactBase, wanted: Wanted | None, when: str, form: str
) -> Match | None:
    """Return how a document has a number beside other words.

    The number is `wanted` where it may be a figure, `when` is the time that it may be, and `form`
    are the digits, which may stand in a text.
    """
    owner = document.owner
    if wanted and isinstance(owner, Fact):
        found = list(find_numbers(wanted, owner, base))
        if found:
            entries = tuple(entry for entry, _, _ in found)
            return _match(Trace(Kind.WORD, found[0][1], FIGURE))._replace(entries=entries)
    return match_time(document, (when,)) or match_word(document, {form: Kind.WORD})


def match_time(document: Document, when: tuple[str, ...], name: str = "") -> Match | None:
    """Return at which of several times a document has a number, else where it has their name."""
    owner = document.owner
    if isinstance(owner, Fact):
        times = [(Kind.WORD, figure.when) for figure in owner.figures]
        # A figure may be derived for the times of a change.
        times += [(Kind.PART, time) for it in owner.changes for time in (it.from_, it.to)]
    else:
        times = [(Kind.PART, owner.when)]
    found = (Trace(kind, it, FIGURE) for kind, at in times for it in when if lies_in(at, it))
    if trace := next(found, None):
        return _match(trace, when)
    passage = _passage(name, document) if name else None
    return passage and _match(_trace(Kind.PART, name, passage))

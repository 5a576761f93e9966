"""What can be found: the facts and the figures that relations derive, as folded texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.figures.names import times_by_name
from zhuzhou_facts.records import Fact, labels_of
from zhuzhou_facts.search.english import stem
from zhuzhou_facts.search.text import HANZI, fold, syllables_pattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.records import Derived, FactBase, Tag, Text, Theme

# What names the subject of the whole base stands in its title and in one fact of so many.
_SUBJECT_SHARE: Final = 4
_HAS_LETTER: Final = re.compile("[a-z季半财至]")
_NO_LETTER: Final = "(?!(?<=[a-z0-9])[a-z0-9])"  # not between two letters
_RUN: Final = re.compile(f"[{HANZI}]{{2,}}")


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
            for name, found in times_by_name(self.base).items()
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

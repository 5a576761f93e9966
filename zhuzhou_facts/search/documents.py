"""What can be found: the facts and the figures that relations derive, as folded texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.search.english import stem
from zhuzhou_facts.search.folding import HANZI, fold, fold_all, word_pattern, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhuzhou_facts.records import Derived, Fact, FactBase, Text, Theme

# What names the subject of the whole base stands in its title and in one fact of so many.
_SUBJECT_SHARE: Final = 4
_RUNS: Final = re.compile(f"[{HANZI}]{{2,}}")


class Tier(IntEnum):
    """How much a place in a document says about it."""

    TOPIC = 1
    STATEMENT = 2
    ALIAS = 3
    NAME = 4


class Field(NamedTuple):
    """Where a text stands in a document, by its `label`, and how much that says."""

    tier: Tier
    label: str


# As they follow one another in a document: those that say most first.
FIELDS: Final = (
    Field(Tier.NAME, "name"),
    Field(Tier.NAME, "id"),
    Field(Tier.ALIAS, "alias"),
    Field(Tier.ALIAS, "written"),
    Field(Tier.STATEMENT, "statement"),
    Field(Tier.TOPIC, "topic"),
)
NAME, ID, ALIAS, WRITTEN, STATEMENT, TOPIC = range(len(FIELDS))
# What ends a field; like the line feeds around the texts of one, it stands in no text.
END: Final = "\x1e"


class Part(NamedTuple):
    """A folded text of a document, and the field in which it stands."""

    field: Field
    text: str


@dataclass(eq=False, slots=True)
class Document:
    """A fact or a derived figure; `blob` is its folded texts, field by field, a line each."""

    owner: Fact | Derived
    blob: str

    @property
    def strong(self) -> str:
        """The names and aliases."""
        return "\n".join(part.text for part in parts(self.blob) if part.field in _STRONG)

    @property
    def telling(self) -> str:
        """The lines that may be what it is called: names, id, aliases, phrases as written."""
        return self.blob.rsplit(END, len(FIELDS) - STATEMENT)[0]

    def lines(self, field: int) -> list[str]:
        """Return the texts of a field."""
        return self.blob.split(END, field + 1)[field].split("\n")[1:-1]


_STRONG: Final = (FIELDS[NAME], FIELDS[ALIAS])


def line_at(blob: str, at: int) -> Part:
    """Return the text in which a place in a document lies."""
    line = blob[blob.rfind("\n", 0, at) + 1 : blob.find("\n", at)]
    return Part(FIELDS[blob.count(END, 0, at)], line)


def parts(blob: str) -> tuple[Part, ...]:
    """Return the texts of a document, those that say most first."""
    fields = zip(FIELDS, blob.split(END), strict=True)
    return tuple(Part(field, text) for field, told in fields for text in told.split("\n")[1:-1])


@dataclass(eq=False)
class Index:
    """The documents of a base, in the order of the file, and what is known of them together."""

    base: FactBase
    documents: tuple[Document, ...]

    @cached_property
    def _text(self) -> str:
        return END.join(document.blob for document in self.documents)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the documents that is not Chinese."""
        # No word has a space in it, and what stands between two often comes again.
        return frozenset(words("\n".join(set(self._text.split()))))

    def words_from(self, beginning: str) -> frozenset[str]:
        """Return the words of the vocabulary that begin so, for which it need not be made."""
        return frozenset(word_pattern([beginning]).findall(self._text))

    @cached_property
    def _title(self) -> str:
        title = self.base.source.title
        return fold(f"{title.zh or ''}\n{title.en or ''}")

    @cached_property
    def _title_stems(self) -> frozenset[str]:
        return frozenset(map(stem, words(self._title)))

    def is_subject(self, word: str) -> bool:
        """Whether a word names what the whole base is about, and so tells no fact from another."""
        return stem(word) in self._title_stems and self._common(word)

    def subjects(self, asked: str) -> tuple[str, ...]:
        """Return the Chinese words in what is asked that name what the whole base is about."""
        found = []
        for run in _RUNS.findall(self._title):
            pairs = [run[at : at + 2] for at in range(len(run) - 1)]
            start = end = 0
            for at, pair in enumerate(pairs):
                # A word that is in what is asked ends before one of the pairs next to it, or with
                # it: of the others nobody needs to know.
                near = any(other in asked for other in pairs[max(at - 1, 0) : at + 2])
                if not (near and self._common(pair)):
                    continue
                if at >= end:
                    found.append(run[start:end])
                    start = at
                end = at + 2
            found.append(run[start:end])
        return tuple(dict.fromkeys(name for name in found if name and name in asked))

    @lru_cache(maxsize=256)  # noqa: B019 - there are four indexes at most
    def _common(self, form: str) -> bool:
        holding = sum(form in document.blob for document in self.documents)
        return holding * _SUBJECT_SHARE >= len(self.documents)

    def holds(self, text: str) -> bool:
        """Whether a folded text stands in any document."""
        return text in self._text


@lru_cache(maxsize=4)
def index(base: FactBase) -> Index:
    """Return the index of a base, made when it is first searched."""
    figures = [relation.derives for relation in base.relations if relation.derives]
    owners: tuple[Fact | Derived, ...] = (*base.facts, *figures)
    blobs = (*_fact_blobs(base), *_derived_blobs(figures))
    return Index(base, tuple(map(Document, owners, blobs)))


def _fact_blobs(base: FactBase) -> Iterator[str]:
    """Yield the texts of the facts, folded a column at a time."""
    facts = base.facts
    names_zh, names_en = _column_of_both([fact.name for fact in facts])
    says_zh, says_en = _column_of_both([fact.statement for fact in facts])
    themes = dict(zip((theme.id for theme in base.themes), _topics(base.themes), strict=True))
    columns = zip(
        names_zh,
        names_en,
        _column([(fact.id.replace("-", " "),) for fact in facts]),
        _column([fact.aliases.zh for fact in facts]),
        _column([fact.aliases.en for fact in facts]),
        _column([_written(fact) for fact in facts]),
        says_zh,
        says_en,
        _column([[tag.replace("-", " ") for tag in fact.tags] for fact in facts]),
        [themes.get(fact.theme, "") for fact in facts],
        strict=True,
    )
    for zh, en, fact_id, also_zh, also_en, written, in_zh, in_en, tags, theme in columns:
        yield (
            f"{zh}{en}\n{END}{fact_id}\n{END}{also_zh}{also_en}\n{END}{written}\n{END}"
            f"{in_zh}{in_en}\n{END}{tags}{theme}\n"
        )


def _derived_blobs(figures: Sequence[Derived]) -> Iterator[str]:
    ids = _column([(figure.id.replace("-", " "),) for figure in figures])
    names = _column_of_both([figure.name for figure in figures])
    for zh, en, figure_id in zip(*names, ids, strict=True):
        yield f"{zh}{en}\n{END}{figure_id}\n" + f"{END}\n" * (len(FIELDS) - ALIAS)


def _topics(themes: Sequence[Theme]) -> list[str]:
    return _column(
        [(theme.id.replace("-", " "), *_both(theme.name), *_both(theme.short)) for theme in themes]
    )


def _written(fact: Fact) -> tuple[str, ...]:
    """Return a fact's phrase as written, then its figures' and then its changes'."""
    figures = [figure.written for figure in fact.figures]
    return (fact.written or "", *figures, *[change.written for change in fact.changes])


def _column_of_both(texts: Sequence[Text]) -> tuple[list[str], list[str]]:
    return (
        _column([(text.zh,) if text.zh else () for text in texts]),
        _column([(text.en,) if text.en else () for text in texts]),
    )


def _column(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the texts of each row folded, a line feed before each."""
    lines = ["\n" + "\n".join(row) if row else "" for row in rows]
    told = END.join(lines)
    if told.count("\n") > sum(map(len, rows)) or told.count(END) >= len(rows):
        lines = ["".join(f"\n{_on_one_line(text)}" for text in row) for row in rows]
    return fold_all(lines)


def _on_one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text or END in text else text


def _both(text: Text | None) -> tuple[str, ...]:
    return tuple(filter(None, (text.zh, text.en))) if text else ()

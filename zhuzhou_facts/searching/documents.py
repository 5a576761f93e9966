"""What can be found: the facts and the figures that relations derive, as folded texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.model import Derived, Fact
from zhuzhou_facts.searching.english import stem
from zhuzhou_facts.searching.folding import HANZI, fold, letters, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.model import FactBase, Text, Theme

# What names the subject of the whole base stands in its title and in one fact of so many.
_SUBJECT_SHARE: Final = 4
# Stands between documents while they are folded, and in no text of a sound fact base.
_BETWEEN: Final = "\x1e"
_RUNS: Final = re.compile(f"[{HANZI}]{{2,}}")


class Tier(IntEnum):
    """How much a place in a document says about it."""

    TOPIC = 1
    STATEMENT = 2
    ALIAS = 3
    NAME = 4


class Part(NamedTuple):
    """A folded text of a document; `label` says which."""

    tier: Tier
    label: str
    text: str


@dataclass(eq=False)
class Document:
    """A fact or a derived figure; `blob` is its folded texts, each on a line of its own.

    The texts are told apart only when a query comes so far.
    """

    owner: Fact | Derived
    theme: Theme | None
    blob: str

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The texts, those that say most first."""
        told = _texts(self.owner, self.theme)
        lines = self.blob.split("\n")
        return tuple(
            Part(tier, label, text) for (tier, label, _), text in zip(told, lines, strict=True)
        )

    @cached_property
    def strong(self) -> str:
        """The names and aliases."""
        return "\n".join(part.text for part in self.parts if part.label in {"name", "alias"})

    def called(self, text: str) -> bool:
        """Whether a text (letters alone) is the id, a name, an alias or a phrase as written."""
        return any(letters(part.text) == text for part in self.parts if part.tier >= Tier.ALIAS)


@dataclass(eq=False)
class Index:
    """The documents of a base, in the order of the file, and what is known of them together."""

    base: FactBase
    documents: tuple[Document, ...]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the documents that is not Chinese."""
        return frozenset(words("\n".join(document.blob for document in self.documents)))

    @cached_property
    def _title(self) -> str:
        title = self.base.source.title
        return fold(f"{title.zh or ''}\n{title.en or ''}")

    @cached_property
    def _title_stems(self) -> frozenset[str]:
        return frozenset(map(stem, words(self._title)))

    def is_subject(self, word: str) -> bool:
        """Whether a word names what the whole base is about, and so tells no fact from another."""
        return stem(word) in self._title_stems and self._common({word})

    @cached_property
    def subject_runs(self) -> tuple[str, ...]:
        """The Chinese words that name what the whole base is about."""
        found = []
        for run in _RUNS.findall(self._title):
            start = end = 0
            for at in range(len(run) - 1):
                if not self._common({run[at : at + 2]}):
                    continue
                if at >= end:
                    found.append(run[start:end])
                    start = at
                end = at + 2
            found.append(run[start:end])
        return tuple(dict.fromkeys(filter(None, found)))

    def _common(self, forms: set[str]) -> bool:
        holding = sum(any(form in document.blob for form in forms) for document in self.documents)
        return bool(forms) and holding * _SUBJECT_SHARE >= len(self.documents)

    def holds(self, text: str) -> bool:
        """Whether a folded text stands in any document."""
        return any(text in document.blob for document in self.documents)


@lru_cache(maxsize=4)
def index(base: FactBase) -> Index:
    """Return the index of a base, made when it is first searched."""
    themes = {theme.id: theme for theme in base.themes}
    owners: list[Fact | Derived] = [*base.facts]
    owners += [relation.derives for relation in base.relations if relation.derives]
    placed = [
        (owner, themes.get(owner.theme) if isinstance(owner, Fact) else None) for owner in owners
    ]
    # To fold them all at once is several times as fast as one by one.
    texts = ("\n".join(text for _, _, text in _texts(*place)) for place in placed)
    blobs = fold(_BETWEEN.join(texts)).split(_BETWEEN)
    return Index(
        base, tuple(Document(*place, blob) for place, blob in zip(placed, blobs, strict=True))
    )


_Told = tuple[Tier, str, str]


def _texts(owner: Fact | Derived, theme: Theme | None) -> Iterator[_Told]:
    """Yield the texts of a document as told, each on one line, those that say most first."""
    yield from _lines(Tier.NAME, "name", *_both(owner.name))
    yield from _lines(Tier.NAME, "id", owner.id.replace("-", " "))
    if isinstance(owner, Fact):
        yield from _lines(Tier.ALIAS, "alias", *owner.aliases.zh, *owner.aliases.en)
        yield from _lines(Tier.ALIAS, "written", owner.written or "")
        yield from _lines(Tier.ALIAS, "written", *(figure.written for figure in owner.figures))
        yield from _lines(Tier.ALIAS, "written", *(change.written for change in owner.changes))
        yield from _lines(Tier.STATEMENT, "statement", *_both(owner.statement))
        yield from _lines(Tier.TOPIC, "topic", *(tag.replace("-", " ") for tag in owner.tags))
    if theme:
        names = (*_both(theme.name), *_both(theme.short))
        yield from _lines(Tier.TOPIC, "topic", theme.id.replace("-", " "), *names)


def _lines(tier: Tier, label: str, *texts: str) -> Iterator[_Told]:
    for text in texts:
        yield tier, label, " ".join(text.split()) if "\n" in text or _BETWEEN in text else text


def _both(text: Text | None) -> tuple[str, ...]:
    return tuple(filter(None, (text.zh, text.en))) if text else ()

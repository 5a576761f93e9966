"""What a fact quotes as written, and where it says that it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zhuzhou_facts.records import change_keys, figure_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.records import Change, Fact, Figure, Locator


class Passage(NamedTuple):
    """Something that a fact quotes as written: its key, its wording, its place."""

    key: str
    written: str
    at: Locator
    nth: int = 1


def passages(fact: Fact) -> Iterator[Passage]:
    """Yield all that a fact quotes: its phrase, its figures, its changes."""
    if fact.written is not None:
        yield Passage(fact.id, fact.written, fact.at)
    keys = [figure_key(fact.id, figure.when) for figure in fact.figures]
    numbers: list[Figure | Change] = [*fact.figures, *fact.changes]
    for key, number in zip([*keys, *change_keys(fact)], numbers, strict=True):
        yield Passage(key, number.written, number.at or fact.at, number.nth or 1)

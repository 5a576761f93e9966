"""A fact base as a whole, and what may be wrong with one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from zhuzhou_facts.errors import UnknownKeyError
from zhuzhou_facts.records.facts import Fact, Relation
from zhuzhou_facts.records.source import Pair, Source, Tag, Theme, TimeLabel, Unit
from zhuzhou_facts.records.text import SHAPE, Integer, Long


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A fact base as it stands in a file."""

    __pydantic_config__ = SHAPE

    format: Integer
    """The version of this file format: 1."""
    version: str
    """The version of the data."""
    source: Source
    """What the facts are drawn from."""
    themes: Annotated[tuple[Theme, ...], Long]
    """The themes, in the source's order."""
    facts: Annotated[tuple[Fact, ...], Long]
    """The facts, in the source's order."""
    languages: tuple[str, ...] = ("zh", "en")
    """The languages that every name and statement has: zh, en or both."""
    units: dict[str, Unit] = field(default_factory=dict)
    """Units beyond the standard ones, by code."""
    times: dict[str, TimeLabel] = field(default_factory=dict)
    """Times without a date beyond the standard ones, by label; or how the source writes a date."""
    relations: Annotated[tuple[Relation, ...], Long] = ()
    """How figures belong together."""
    tags: tuple[Tag, ...] = ()
    """The tags that facts may have; any may be used where none is listed."""
    compare: Pair | None = None
    """The two times that are compared where no others are asked for."""
    replaced_by: dict[str, str | None] = field(default_factory=dict)
    """The ids of facts that were given up, each with the id of the fact that has their content, or
    null where none has."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FactBase(Document):
    """A checked fact base: a document, where it came from, and the way to its parts by id.

    Two of them are equal only if they are one and the same, so that what is computed from a base
    can be kept under it.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    digest: str = ""
    """The SHA-256 of the file, in hexadecimal."""
    path: str = ""
    """The file it was read from."""
    readings: str = field(default="", repr=False)
    """What reading its wordings gave, where it was compiled with the tool; else it is read anew."""
    _facts: dict[str, Fact] = field(init=False, repr=False, compare=False)
    _themes: dict[str, Theme] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the facts and themes by id."""
        object.__setattr__(self, "_facts", {fact.id: fact for fact in self.facts})
        object.__setattr__(self, "_themes", {theme.id: theme for theme in self.themes})

    def fact(self, fact_id: str) -> Fact:
        """Return the fact of this id; raise `UnknownKeyError` where there is none."""
        try:
            return self._facts[fact_id]
        except KeyError:
            raise UnknownKeyError(fact_id) from None

    def theme(self, theme_id: str) -> Theme:
        """Return the theme of this id; raise `UnknownKeyError` where there is none."""
        try:
            return self._themes[theme_id]
        except KeyError:
            raise UnknownKeyError(theme_id) from None

    def __contains__(self, fact_id: object) -> bool:
        """Whether a stated fact has this id."""
        return fact_id in self._facts

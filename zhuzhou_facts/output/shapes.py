"""What is drawn for people: tables, cards, tiles, lists of terms; their parts, not their looks."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether it holds numbers or keys."""

    heading: str
    role: Literal["text", "number", "key"] = "text"


# A pair is a cell that says itself what it is of, where its column's heading does not hold for it.
Cell = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: its `length` as a part of the longest, above 0 and up to 1.

    `falls` draws it as a decrease; `more` says that it may be longer, because a bound is drawn.
    """

    length: float
    falls: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars beside the rows of a table, one or none a row, drawn where the width leaves room."""

    heading: str
    bars: tuple[Bar | None, ...]
    legend: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, parted by rows that hold one title alone, and lines under it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...] | str, ...]
    caption: str = ""
    chart: Chart | None = None
    hues: tuple[str, ...] = ()
    """The colour of each row's first cell, or of its title; a name says the same."""


@dataclass(frozen=True, slots=True)
class Card:
    """A thing with a title, lines under it, labelled lines, and a line that ends it."""

    title: str
    subtitle: str = ""
    paragraphs: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = field(default=())
    foot: str = ""
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A key, what it stands for, and a number."""

    key: str
    words: str
    number: str
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Small things under a title, side by side in as many columns as there is room for."""

    title: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms under a title, each with what it means beside it; a term of a help page or a step."""

    title: str
    terms: tuple[tuple[str, str], ...]


Picture = Grid | Card | Tiles | Terms
_Part = TypeVar("_Part")


def spelled(part: _Part, spell: Callable[[str], str]) -> _Part:
    """Return a picture, or a part of one, with all its words spelt anew before it is laid out."""
    if isinstance(part, str):
        return spell(part)  # type: ignore[return-value]
    if isinstance(part, tuple):
        return tuple(spelled(each, spell) for each in part)  # type: ignore[return-value]
    if is_dataclass(part) and not isinstance(part, type):
        words = {each.name: spelled(getattr(part, each.name), spell) for each in fields(part)}
        return replace(part, **words)
    return part

"""Facts and their figures, the changes that a source states, and how figures belong together."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from zhuzhou_facts.records.text import SHAPE, Text


class Kind(StrEnum):
    """What sort of thing a fact states."""

    INDICATOR = "indicator"
    RECOGNITION = "recognition"
    MILESTONE = "milestone"
    MEASURE = "measure"
    ASSET = "asset"


class Hedge(StrEnum):
    """How a source qualifies a number."""

    NONE = "none"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    NEARLY = "nearly"
    AT_MOST = "at_most"


class ChangeKind(StrEnum):
    """How a source states a change between two times."""

    TIMES = "times"
    GROWTH = "growth"
    POINTS = "points"


class RelationKind(StrEnum):
    """How figures of different facts belong together."""

    SHARE = "share"
    PARTS = "parts"
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases:
    """Other words that a person would type to find a fact."""

    __pydantic_config__ = SHAPE

    zh: tuple[str, ...] = ()
    """Chinese words."""
    en: tuple[str, ...] = ()
    """English words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where in the source a fact stands; sections from 0 (the lead), paragraphs from 1."""

    __pydantic_config__ = SHAPE

    section: int
    """The section; 0 is the lead."""
    paragraph: int
    """The body paragraph in its section, counted from 1."""
    caption: bool = False
    """Whether it is the picture caption after that paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a fact, at a time."""

    __pydantic_config__ = SHAPE

    value: Fraction
    """The number in the base unit: persons and not 万人, yuan and not 亿元; 100/3 is allowed."""
    unit: str
    """The code of the unit; `count` for counted things."""
    written: str
    """The number as the source writes it; `check` reads the value out of it again."""
    when: str | None = None
    """The time (EDTF: 2017, 2018-06, 2012-11/..) or a label such as before; none if not given."""
    hedge: Hedge = Hedge.NONE
    """How the source qualifies the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A comparison of two times that the source states."""

    __pydantic_config__ = SHAPE

    kind: ChangeKind
    """times: a multiple (2 times as many); growth: an increase (grew 2 times: now 3 times as many,
    or grew 5 %); points: a difference in percentage points."""
    from_: str
    """The earlier time."""
    to: str
    """The later time; the fact has a figure for at least one of the two."""
    value: Fraction
    """The number: 1.4 for 1.4倍, 30.7 for 30.7个百分点, 5 for 5%."""
    written: str
    """The number as the source writes it."""
    hedge: Hedge = Hedge.NONE
    """How the source qualifies the number."""
    down: bool = False
    """Whether the source states a decrease."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that the source states."""

    __pydantic_config__ = SHAPE

    id: str
    """Stable for ever: small letters, digits and hyphens."""
    theme: str
    """The id of its theme."""
    kind: Kind
    """indicator: a number; recognition: a title, an award, a rank; milestone: a first, an event, an
    acquisition; measure: a policy, a scheme, an institution; asset: a place, a brand, a technology,
    an industry."""
    name: Text
    """What it is called."""
    statement: Text
    """What the source states, in other words than the source's."""
    at: Locator
    """Where the source states it."""
    written: str | None = None
    """The phrase as written; may be left out where the figures have theirs."""
    figures: tuple[Figure, ...] = ()
    """Its numbers, one a time."""
    changes: tuple[Change, ...] = ()
    """The changes that the source states itself."""
    counter: Text | None = None
    """What is counted, where the unit is `count`: the measure word in zh, the plural noun in en."""
    aliases: Aliases = field(default_factory=Aliases)
    """Other words to find it by."""
    tags: tuple[str, ...] = ()
    """Words to filter by."""
    note: Text | None = None
    """What a careful reader must know; what the source does not say is marked as an editor's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A figure that follows from others and that the source does not state."""

    __pydantic_config__ = SHAPE

    id: str
    """As a fact's id, and in the same space of names."""
    name: Text
    """What it is called."""
    unit: str
    """The code of the unit."""
    when: str | None = None
    """The time, as a figure's."""
    counter: Text | None = None
    """What is counted, as a fact's."""
    note: Text | None = None
    """What a careful reader must know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How figures of different facts belong together; members are named by key (ID or ID@WHEN)."""

    __pydantic_config__ = SHAPE

    id: str
    """Its id, in a space of names of its own."""
    kind: RelationKind
    """share: `part` is `share` percent of `whole`; parts: `parts` are contained in `whole`; count:
    `whole` says how many `parts` (facts) there are."""
    whole: str
    """The key of the whole, or the id under `derives`."""
    part: str | None = None
    """The key of the part (share only)."""
    share: str | None = None
    """The key of the share in percent (share only)."""
    parts: tuple[str, ...] = ()
    """The keys of the parts (parts), or the ids of the facts counted (count)."""
    complete: bool = False
    """Whether the parts make up the whole (parts), or are all that it counts (count)."""
    distinct: bool = False
    """Whether no part overlaps another (parts only); else each is held against the whole alone."""
    derives: Derived | None = None
    """The figure that follows: the whole of a share, or the rest that distinct parts leave."""

"""What a fact base is made of: frozen records, no input or output.

The records are at once the Python interface and the shape of the file: each field stands in
`facts.yaml` under its own name (`from_` as `from`), and the docstring under a field is its
description in the JSON Schema.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction  # noqa: TC003 - read at run time by the loading door
from typing import Any, Final

from zhuzhou_facts.errors import UnknownKeyError

# Read by the loading door alone (pydantic looks for it on each class); the model imports nothing
# of it. An unquoted 2017 is accepted where a text is expected, under the digits as written.
_SHAPE: Final[dict[str, Any]] = {
    "use_attribute_docstrings": True,
    "extra": "forbid",
    "coerce_numbers_to_str": True,
    "alias_generator": lambda name: name.rstrip("_"),
}


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


class Side(StrEnum):
    """Where a time that is no date stands beside the others."""

    EARLY = "early"
    LATE = "late"
    NEITHER = "neither"


class SourceKind(StrEnum):
    """What sort of publication the source is."""

    WEBPAGE = "webpage"
    NEWSPAPER = "newspaper"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text in one or both languages."""

    __pydantic_config__ = _SHAPE

    zh: str | None = None
    """The Chinese."""
    en: str | None = None
    """The English."""

    def get(self, lang: str) -> str:
        """Return the text in `lang` (`zh` or `en`), else the other one, else an empty string."""
        first, second = (self.zh, self.en) if lang == "zh" else (self.en, self.zh)
        return first or second or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases:
    """Other words that a person would type to find a fact."""

    __pydantic_config__ = _SHAPE

    zh: tuple[str, ...] = ()
    """Chinese words."""
    en: tuple[str, ...] = ()
    """English words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where in the source a fact stands; sections from 0 (the lead), paragraphs from 1."""

    __pydantic_config__ = _SHAPE

    section: int
    """The section; 0 is the lead."""
    paragraph: int
    """The body paragraph in its section, counted from 1."""
    caption: bool = False
    """Whether it is the picture caption after that paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a fact, at a time."""

    __pydantic_config__ = _SHAPE

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

    __pydantic_config__ = _SHAPE

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

    __pydantic_config__ = _SHAPE

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

    __pydantic_config__ = _SHAPE

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

    __pydantic_config__ = _SHAPE

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
    """Whether the parts make up the whole (parts only)."""
    distinct: bool = False
    """Whether no part overlaps another (parts only); else each is held against the whole alone."""
    derives: Derived | None = None
    """The figure that follows: the whole of a share, or the rest that distinct parts leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One section of the source."""

    __pydantic_config__ = _SHAPE

    id: str
    """Small letters, digits and hyphens."""
    section: int
    """The section; 0 is the lead."""
    paragraphs: int
    """How many body paragraphs the section has."""
    name: Text
    """What the section is about."""
    short: Text | None = None
    """The name in a word or two."""
    heading: Text | None = None
    """The heading as the source prints it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measurement."""

    __pydantic_config__ = _SHAPE

    zh: str | None = None
    """How it is shown in Chinese."""
    en: str | None = None
    """How it is shown in English, one of it."""
    plural: str | None = None
    """How it is shown in English, several of it, where that differs."""
    written: tuple[str, ...] = ()
    """How sources write it."""
    counted: bool = False
    """Whether whole numbers of it are counts and so exact."""
    money: bool = False
    """Whether it is money, of which the worth changes with the years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLabel:
    """A time that has a name and no date."""

    __pydantic_config__ = _SHAPE

    zh: str | None = None
    """How it is shown in Chinese."""
    en: str | None = None
    """How it is shown in English."""
    side: Side = Side.NEITHER
    """Where it stands beside dates: early comes before them, late after them."""
    written: tuple[str, ...] = ()
    """How the source writes it where it uses a number for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person (family and given name) or an organisation (name)."""

    __pydantic_config__ = _SHAPE

    family: str | None = None
    """The family name."""
    given: str | None = None
    """The given names."""
    name: str | None = None
    """The name of an organisation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a copy of the source is divided into sections and paragraphs."""

    __pydantic_config__ = _SHAPE

    section: str | None = None
    """A line that holds only these signs starts the next section."""
    section_starts: tuple[str, ...] = ()
    """A line that starts so is itself the first heading of the next section."""
    headings: int = 0
    """How many lines from there on are headings (a line of signs alone does not count)."""
    captions: tuple[str, ...] = ()
    """A line that starts so is a picture caption."""
    furniture: tuple[str, ...] = ()
    """A line that starts so belongs to the page and not to the text."""
    closing: tuple[str, ...] = ()
    """The text ends before a line that starts so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The publication that the facts are drawn from, and the copy that was read."""

    __pydantic_config__ = _SHAPE

    title: Text
    """The title, with typographic quotation marks."""
    kind: SourceKind = SourceKind.WEBPAGE
    """What sort of publication it is."""
    language: str = "zh"
    """The language it is written in."""
    authors: tuple[Author, ...] = ()
    """The authors, as the source names them."""
    container: Text | None = None
    """The website, newspaper or series that it stands in."""
    publisher: Text | None = None
    """The publisher."""
    place: Text | None = None
    """The place of publication."""
    issued: str | None = None
    """The day, month or year of publication."""
    accessed: str | None = None
    """The day on which the copy was read."""
    url: str | None = None
    """The address."""
    number: str | None = None
    """The number of the report or of the issue."""
    pages: str | None = None
    """The pages."""
    origin: Text | None = None
    """Where the copy says that it was taken from."""
    note: Text | None = None
    """A remark on the source."""
    layout: Layout = field(default_factory=Layout)
    """How a copy is divided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A fact base as it stands in a file."""

    __pydantic_config__ = _SHAPE

    format: int
    """The version of this file format: 1."""
    version: str
    """The version of the data."""
    source: Source
    """What the facts are drawn from."""
    themes: tuple[Theme, ...]
    """The themes, in the source's order."""
    facts: tuple[Fact, ...]
    """The facts, in the source's order."""
    languages: tuple[str, ...] = ("zh", "en")
    """The languages that every name and statement has: zh, en or both."""
    units: dict[str, Unit] = field(default_factory=dict)
    """Units beyond the standard ones, by code."""
    times: dict[str, TimeLabel] = field(default_factory=dict)
    """Times without a date beyond the standard ones, by label; or how the source writes a date."""
    relations: tuple[Relation, ...] = ()
    """How figures belong together."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a fact base: where, what, and how to mend it."""

    file: str
    line: int
    column: int
    what: str
    mend: str = ""
    fact: str = ""

    def __str__(self) -> str:
        """Return `file:line:column: [fact: ]what[; mend]`."""
        fact = f"{self.fact}: " if self.fact else ""
        mend = f"; {self.mend}" if self.mend else ""
        return f"{self.file}:{self.line}:{self.column}: {fact}{self.what}{mend}"


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

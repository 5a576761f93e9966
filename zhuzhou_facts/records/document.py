"""A fact base as a whole: its source, its themes, the units and times that it declares."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from zhuzhou_facts.errors import UnknownKeyError
from zhuzhou_facts.records.facts import Boolean, Fact, Id, Integer, Record, Relation, Size, Text


class Side(StrEnum):
    """Where a time that is no date stands beside the others."""

    EARLY = "early"
    LATE = "late"
    NEITHER = "neither"


class SourceKind(StrEnum):
    """What sort of publication the source is; an article of a newspaper, else as CSL has it."""

    WEBPAGE = "webpage"
    NEWSPAPER = "newspaper"
    REPORT = "report"
    BOOK = "book"
    CHAPTER = "chapter"
    JOURNAL = "article-journal"
    THESIS = "thesis"
    DATASET = "dataset"
    LEGISLATION = "legislation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Record):
    """One section of the source."""

    id: Id
    """Small letters, digits and hyphens."""
    section: Size
    """The section; 0 is the lead."""
    paragraphs: Size
    """How many body paragraphs the section has."""
    name: Text
    """What the section is about."""
    short: Text | None = None
    """The name in a word or two."""
    heading: Text | None = None
    """The heading as the source prints it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Record):
    """A unit of measurement."""

    zh: str | None = None
    """How it is shown in Chinese."""
    en: str | None = None
    """How it is shown in English, one of it."""
    plural: str | None = None
    """How it is shown in English, several of it, where that differs."""
    written: tuple[str, ...] = ()
    """How sources write it."""
    counted: Boolean = False
    """Whether whole numbers of it are counts and so exact."""
    money: Boolean = False
    """Whether it is money, of which the worth changes with the years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLabel(Record):
    """A time that has a name and no date."""

    zh: str | None = None
    """How it is shown in Chinese."""
    en: str | None = None
    """How it is shown in English."""
    side: Side = Side.NEITHER
    """Where it stands beside dates: early comes before them, late after them."""
    written: tuple[str, ...] = ()
    """How the source writes it where it uses a number for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Record):
    """A word by which facts are filtered."""

    id: Id
    """The word as facts have it: small letters, digits and hyphens."""
    name: Text
    """What it is called."""
    meaning: Text | None = None
    """What the facts have in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Record):
    """Two times that are compared."""

    from_: str
    """The earlier time."""
    to: str
    """The later time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author(Record):
    """A person (family and given name) or an organisation (name)."""

    family: str | None = None
    """The family name."""
    given: str | None = None
    """The given names."""
    suffix: str | None = None
    """What follows the name: Jr., III."""
    name: str | None = None
    """The name of an organisation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout(Record):
    """How a copy of the source is divided into sections and paragraphs.

    What a line starts with is the whole line where it ends with a line feed.
    """

    section: str | None = None
    """A line that holds only these signs starts the next section."""
    section_starts: tuple[str, ...] = ()
    """A line that starts so is itself the first heading of the next section."""
    headings: Integer = 0
    """How many lines from there on are headings (a line of signs alone does not count)."""
    captions: tuple[str, ...] = ()
    """A line that starts so is a picture caption."""
    furniture: tuple[str, ...] = ()
    """A line that starts so belongs to the page and not to the text."""
    closing: tuple[str, ...] = ()
    """The text ends before a line that starts so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """The publication that the facts are drawn from, and the copy that was read."""

    title: Text
    """The title as the source has it; in another language a translation, which APA and Chicago
    print in brackets."""
    name: Text | None = None
    """What screens call it in a language that has no title: a translation that no citation
    prints."""
    kind: SourceKind = SourceKind.WEBPAGE
    """What sort of publication it is."""
    language: str = "zh"
    """The language it is written in, as a code: zh, en, zh-TW."""
    authors: tuple[Author, ...] = ()
    """The authors, as the source names them."""
    editors: tuple[Author, ...] = ()
    """The editors of the book; of a chapter, those of the book that it stands in."""
    translators: tuple[Author, ...] = ()
    """The translators."""
    container: Text | None = None
    """The website, newspaper, journal, book, series or code of laws that it stands in."""
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
    doi: str | None = None
    """The DOI: 10.1234/abc."""
    edition: str | None = None
    """The edition (2, or revised edition); of a dataset, the version."""
    volume: str | None = None
    """The volume of the journal, the book or the code of laws."""
    issue: str | None = None
    """The issue of the journal."""
    number: str | None = None
    """The number of the report or of the law; of a newspaper, that of the issue."""
    genre: str | None = None
    """What sort of thesis it is: PhD thesis, 博士学位论文."""
    pages: str | None = None
    """The pages."""
    origin: Text | None = None
    """Where the copy says that it was taken from."""
    note: Text | None = None
    """A remark on the source."""
    layout: Layout = field(default_factory=Layout)
    """How a copy is divided."""

    @property
    def shown_title(self) -> Text:
        """The title as screens show it, in each language that there is one for."""
        name = self.name or Text()
        return Text(zh=self.title.zh or name.zh, en=self.title.en or name.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A fact base as it stands in a file."""

    format: Integer
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
    tags: tuple[Tag, ...] = ()
    """The tags that facts may have; any may be used where none is listed."""
    compare: Pair | None = None
    """The two times that are compared where no others are asked for."""
    replaced_by: dict[str, str | None] = field(default_factory=dict)
    """The ids of facts that were given up, each with the id of the fact that has their content, or
    null where none has."""

    def parts(self) -> dict[str, Any]:
        """Return what it is made of, by the names of the fields."""
        return {field.name: getattr(self, field.name) for field in fields(Document)}


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
        if fact_id not in self._facts:
            raise UnknownKeyError(fact_id)
        return self._facts[fact_id]

    def theme(self, theme_id: str) -> Theme:
        """Return the theme of this id; raise `UnknownKeyError` where there is none."""
        if theme_id not in self._themes:
            raise UnknownKeyError(theme_id)
        return self._themes[theme_id]

    def __contains__(self, fact_id: object) -> bool:
        """Whether a stated fact has this id."""
        return fact_id in self._facts


PERCENT: Final = "percent"
POINTS: Final = "percentage_point"
TIMES: Final = "times"
COUNT: Final = "count"
PERSON: Final = "person"


# Forms are written in simplified characters; readers fold traditional ones. They hold no magnitude.
# What is counted in `count` stands in a `counter`; any measure word that is no unit counts.
_STANDARD = json.loads(Path(__file__).with_name("units.json").read_text(encoding="utf-8"))
UNITS: Final[dict[str, Unit]] = {
    code: Unit(**unit | {"written": tuple(unit["written"])}) for code, unit in _STANDARD.items()
}

TIME_LABELS: Final[dict[str, TimeLabel]] = {
    "before": TimeLabel(zh="此前", en="before", side=Side.EARLY),
    "after": TimeLabel(zh="此后", en="after", side=Side.LATE),
    "peak": TimeLabel(zh="最多时", en="at its peak", side=Side.EARLY),
    "past-five-years": TimeLabel(zh="近五年", en="past five years"),
}


@lru_cache(maxsize=8)
def units_of(base: FactBase) -> dict[str, Unit]:
    """Return the units that a base can use: the standard ones and its own."""
    return UNITS | base.units


@lru_cache(maxsize=8)
def labels_of(base: FactBase) -> dict[str, TimeLabel]:
    """Return the time labels that a base can use: the standard ones and its own."""
    return TIME_LABELS | base.times

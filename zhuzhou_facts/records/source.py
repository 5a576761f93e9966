"""The source of a fact base, its division, and the units and times that a base declares."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from zhuzhou_facts.records.text import SHAPE, Boolean, Integer, Text


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
class Theme:
    """One section of the source."""

    __pydantic_config__ = SHAPE

    id: str
    """Small letters, digits and hyphens."""
    section: Integer
    """The section; 0 is the lead."""
    paragraphs: Integer
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

    __pydantic_config__ = SHAPE

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
class TimeLabel:
    """A time that has a name and no date."""

    __pydantic_config__ = SHAPE

    zh: str | None = None
    """How it is shown in Chinese."""
    en: str | None = None
    """How it is shown in English."""
    side: Side = Side.NEITHER
    """Where it stands beside dates: early comes before them, late after them."""
    written: tuple[str, ...] = ()
    """How the source writes it where it uses a number for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word by which facts are filtered."""

    __pydantic_config__ = SHAPE

    id: str
    """The word as facts have it: small letters, digits and hyphens."""
    name: Text
    """What it is called."""
    meaning: Text | None = None
    """What the facts have in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two times that are compared."""

    __pydantic_config__ = SHAPE

    from_: str
    """The earlier time."""
    to: str
    """The later time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person (family and given name) or an organisation (name)."""

    __pydantic_config__ = SHAPE

    family: str | None = None
    """The family name."""
    given: str | None = None
    """The given names."""
    suffix: str | None = None
    """What follows the name: Jr., III."""
    name: str | None = None
    """The name of an organisation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a copy of the source is divided into sections and paragraphs."""

    __pydantic_config__ = SHAPE

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
class Source:
    """The publication that the facts are drawn from, and the copy that was read."""

    __pydantic_config__ = SHAPE

    title: Text
    """The title as the source has it; in another language a translation, which APA and Chicago
    print in brackets."""
    name: Text | None = None
    """What screens call it in a language that has no title: a translation that no citation
    prints."""
    kind: SourceKind = SourceKind.WEBPAGE
    """What sort of publication it is."""
    language: str = "zh"
    """The language it is written in."""
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

"""The cited work as the styles see it: a source resolved to its own language, dates, a place."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.citation.markup import one_line, quoted, typographic
from zhuzhou_facts.citation.names import surname
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.records import Author, SourceKind
from zhuzhou_facts.records.dates import read_moment

if TYPE_CHECKING:
    from zhuzhou_facts.records import Locator, Source, Text

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_RESOLVER: Final = "https://doi.org/"
_RESOLVED: Final = re.compile(r"(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)

# What a reference cannot well stand without, under the names of CSL. A page may be undated; most
# others are found by their date and by who brought them out.
_PUBLISHED: Final = {"publisher": "publisher", "issued": "issued"}
_CONTAINED: Final = {"container-title": "container", "issued": "issued"}
_REQUIRED: Final[dict[SourceKind, dict[str, str]]] = {
    SourceKind.WEBPAGE: {"URL": "url"},
    SourceKind.NEWSPAPER: _CONTAINED,
    SourceKind.CHAPTER: _CONTAINED | _PUBLISHED,
    SourceKind.JOURNAL: _CONTAINED,
    SourceKind.LEGISLATION: {"issued": "issued"},
}


class Date(NamedTuple):
    """A day, a month (`day` is 0) or a year (`month` is 0 too)."""

    year: str
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> Date:
        """Read YYYY, YYYY-MM or YYYY-MM-DD; raise `UsageError` for anything else."""
        match = _DATE.fullmatch(text)
        if not match or not read_moment(text):
            raise UsageError("{text!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY", text=text)
        return cls(match[1], int(match[2] or 0), int(match[3] or 0))

    @property
    def iso(self) -> str:
        """The date as it was read."""
        rest = (f"{number:02d}" for number in (self.month, self.day) if number)
        return "-".join([self.year, *rest])


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A source ready to be cited: every text on one line, empty where the source has none.

    Titles and names stand in the source's own language; `translation` is the title in the other
    one. `lang` is the reader's. `notes`, `quotes` and `places` are filled for the machine forms.
    """

    kind: SourceKind
    language: str
    lang: str
    title: str
    translation: str
    authors: tuple[Author, ...]
    editors: tuple[Author, ...]
    translators: tuple[Author, ...]
    container: str
    publisher: str
    place: str
    issued: Date | None
    accessed: Date | None
    url: str
    doi: str
    edition: str
    volume: str
    issue: str
    number: str
    genre: str
    pages: str
    notes: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def chinese(self) -> bool:
        """Whether the source is written in Chinese."""
        return _is_chinese(self.language)

    @property
    def year(self) -> str:
        """The year of publication, or `n.d.`."""
        return self.issued.year if self.issued else "n.d."

    @property
    def link(self) -> str:
        """The address of its DOI, else its own."""
        return _RESOLVER + self.doi if self.doi else self.url

    @property
    def consulted(self) -> Date | None:
        """The day on which the copy was read, where the text can be read only so: undated, online.

        The Western manuals ask for it then alone.
        """
        return self.accessed if self.url and not self.issued else None

    @property
    def signed(self) -> tuple[Author, ...]:
        """The authors; of a book without any, its editors."""
        return self.authors or (self.editors if self.kind is SourceKind.BOOK else ())

    @property
    def is_edited(self) -> bool:
        """Whether it stands under the names of its editors."""
        return bool(self.signed) and not self.authors

    @property
    def responsible(self) -> tuple[Author, ...]:
        """Who signs it; of an unsigned report or web page, the body that publishes it."""
        published = self.kind in {SourceKind.REPORT, SourceKind.WEBPAGE} and self.publisher
        return self.signed or ((Author(name=self.publisher),) if published else ())

    def is_author(self, name: str) -> bool:
        """Whether the organisation of this name is the one author."""
        return bool(name) and [author.name for author in self.responsible] == [name]

    @property
    def missing(self) -> tuple[str, ...]:
        """What this kind of source should have and has not, under the names of CSL."""
        required = _REQUIRED.get(self.kind, _PUBLISHED).items()
        absent = [name for name, field in required if not getattr(self, field)]
        # What an institution writes it brings out itself, unless another is named.
        own = self.kind is SourceKind.REPORT and any(author.name for author in self.authors)
        return tuple(name for name in absent if not (own and name == "publisher"))


def _is_chinese(language: str) -> bool:
    """Whether a language code (`zh`, `zh-Hans`, `zh_CN`) is Chinese."""
    return re.split(r"[-_]", language.lower())[0] == "zh"


def work_of(source: Source, *, lang: str, accessed: str | None = None) -> Work:
    """Return the source as a work; `accessed` overrides the day on which it was read.

    Raises `UsageError` where a date is no date.
    """
    own, other = ("zh", "en") if _is_chinese(source.language) else ("en", "zh")

    def text(value: Text | None) -> str:
        return one_line(value.get(own)) if value else ""

    def date(value: str | None) -> Date | None:
        return Date.parse(value) if value else None

    title = typographic(text(source.title))
    translation = typographic(one_line(source.title.get(other)))
    return Work(
        kind=source.kind,
        language=source.language,
        lang=lang,
        title=title,
        translation="" if translation == title else translation,
        authors=_people(source.authors),
        editors=_people(source.editors),
        translators=_people(source.translators),
        container=typographic(text(source.container)),
        publisher=text(source.publisher),
        place=text(source.place),
        issued=date(source.issued),
        accessed=date(accessed or source.accessed),
        url=one_line(source.url),
        doi=_RESOLVED.sub("", one_line(source.doi)),
        edition=one_line(source.edition),
        volume=one_line(source.volume),
        issue=one_line(source.issue),
        number=one_line(source.number),
        genre=one_line(source.genre),
        pages=one_line(source.pages),
    )


def _people(authors: tuple[Author, ...]) -> tuple[Author, ...]:
    tidy = (
        Author(**{it.name: one_line(getattr(author, it.name)) or None for it in fields(author)})
        for author in authors
    )
    return tuple(author for author in tidy if surname(author))


class Place(NamedTuple):
    """A place in a section that is named by its heading, or described.

    `paragraph` is the paragraph (`para. 1`) with the caption or table cell at it, and `by_numbers`
    the whole place without names.
    """

    section: str
    paragraph: str
    by_numbers: str
    caption: bool


def place_of(locator: Locator, name: Text, heading: Text | None, work: Work) -> Place:
    """Return the place for the manuals.

    A printed heading stands in quotation marks, in the source's own language; where the source
    prints none, our own description in the reader's stands in square brackets.
    """
    printed = heading.get("zh" if work.chinese else "en") if heading else None
    section = f"[{name.get(work.lang)}]" if locator.section else "[lead]"
    section = quoted(printed) if printed else section
    paragraph = _english(locator, "para. ")
    return Place(section, paragraph, located(locator, work.lang), locator.caption)


def located(locator: Locator, lang: str) -> str:
    """Return the place by numbers alone: 第2部分第1段, or section 2, paragraph 1."""
    section = locator.section
    if lang != "zh":
        part = f"section {section}" if section else "lead"
        return f"{part}, {_english(locator, 'paragraph ')}"
    text = f"第{section}部分" if section else "导语"
    text += f"第{locator.paragraph}段{'后图注' if locator.caption else ''}"
    text += f"后表{locator.table}" if locator.table else ""
    cell = (locator.row, "行"), (locator.column, "列")
    return text + "".join(f"第{number}{unit}" for number, unit in cell if number)


def _english(locator: Locator, paragraph: str) -> str:
    text = f"{'caption after ' if locator.caption else ''}{paragraph}{locator.paragraph}"
    if locator.table:
        text = f"table {locator.table} after {text}"
    cell = (locator.row, "row"), (locator.column, "column")
    return ", ".join([text, *(f"{unit} {number}" for number, unit in cell if number)])

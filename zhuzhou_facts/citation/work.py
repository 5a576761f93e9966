"""The cited work as the styles see it: a source resolved to its own language, dates, a place."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhuzhou_facts.citation.markup import join, one_line, quoted, typographic
from zhuzhou_facts.citation.names import surname
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.records import Author, SourceKind
from zhuzhou_facts.records.dates import read_moment

if TYPE_CHECKING:
    from zhuzhou_facts.citation import Cited
    from zhuzhou_facts.records import Locator, Source, Text

_DATE: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_RESOLVER: Final = "https://doi.org/"
_RESOLVED: Final = re.compile(r"(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)

# How each kind is called by the standards and the programs (with the names of its container and of
# its publisher or number), and what a reference to it cannot well stand without, under the names of
# CSL. A page may be undated; most others are found by their date and by who brought them out.
KINDS: Final[dict[SourceKind, dict[str, Any]]] = json.loads(
    Path(__file__).with_name("kinds.json").read_text("utf-8")
)


class Date(NamedTuple):
    """A day, a month (`day` is 0), a year (`month` is 0 too) or nothing (`year` is empty)."""

    iso: str = ""
    year: str = ""
    month: int = 0
    day: int = 0


def _date(text: str | None) -> Date:
    if text is None:
        return Date()
    if not (_DATE.fullmatch(text) and read_moment(text)):
        raise UsageError("{text!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY", text=text)
    year, month, day = [*text.split("-"), "0", "0"][:3]
    return Date(text, year, int(month), int(day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A source ready to be cited: every text on one line, empty where the source has none.

    Titles and names stand in the source's own language; `translation` is the title in the other
    one. `lang` is the reader's. `notes`, `quotes` and `places` are filled for the machine forms.
    """

    kind: SourceKind
    language: str
    chinese: bool
    lang: str
    title: str
    translation: str
    authors: tuple[Author, ...]
    editors: tuple[Author, ...]
    translators: tuple[Author, ...]
    container: str
    publisher: str
    place: str
    issued: Date
    accessed: Date
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
    def year(self) -> str:
        """The year of publication, or `n.d.`."""
        return self.issued.year or "n.d."

    @property
    def link(self) -> str:
        """The address of its DOI, else its own."""
        return _RESOLVER + self.doi if self.doi else self.url

    @property
    def consulted(self) -> Date:
        """The day of reading, which Western manuals ask for where a text online is undated."""
        return self.accessed if self.url and not (self.issued.year or self.doi) else Date()

    @property
    def signed(self) -> tuple[Author, ...]:
        """The authors; of a book without any, its editors."""
        return self.authors or (self.editors if self.kind is SourceKind.BOOK else ())

    @property
    def lead_editors(self) -> tuple[Author, ...]:
        """The editors, where it stands under their names."""
        return () if self.authors else self.signed

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
        # What an institution writes it brings out itself, unless another is named.
        own = self.kind is SourceKind.REPORT and any(author.name for author in self.authors)
        given = {
            "URL": self.url,
            "container-title": self.container,
            "issued": self.issued.year,
            "publisher": self.publisher or own,
        }
        return tuple(name for name in KINDS[self.kind]["needs"] if not given[name])


def work_of(source: Source, *, lang: str, accessed: str | None = None) -> Work:
    """Return the source as a work; `accessed` overrides the day on which it was read.

    Raises `UsageError` where a date is no date.
    """
    # The language may be zh-Hans or zh_CN.
    chinese = re.split("[-_]", source.language.lower())[0] == "zh"
    own, other = ("zh", "en") if chinese else ("en", "zh")

    def text(value: Text | None) -> str:
        return one_line(value.get(own)) if value else ""

    def people(authors: tuple[Author, ...]) -> tuple[Author, ...]:
        parts = (
            {name: one_line(it) or None for name, it in asdict(who).items()} for who in authors
        )
        return tuple(filter(surname, (Author(**each) for each in parts)))

    plain = ("url", "edition", "volume", "issue", "number", "genre", "pages")
    same: dict[str, Any] = {name: one_line(getattr(source, name)) for name in plain}
    title = typographic(text(source.title))
    translation = typographic(one_line(source.title.get(other)))
    return Work(
        **same,
        authors=people(source.authors),
        editors=people(source.editors),
        translators=people(source.translators),
        kind=source.kind,
        language=source.language,
        chinese=chinese,
        lang=lang,
        title=title,
        translation="" if translation == title else translation,
        container=typographic(text(source.container)),
        publisher=text(source.publisher),
        place=text(source.place),
        issued=_date(source.issued or None),
        accessed=_date((source.accessed or None) if accessed is None else accessed),
        doi=_RESOLVED.sub("", one_line(source.doi)),
    )


class Place(NamedTuple):
    """A place in a section that is named by its heading, or described.

    `paragraph` is the paragraph (`para. 1`) with the caption or table cell at it, and `by_numbers`
    the whole place without names.
    """

    section: str
    paragraph: str
    by_numbers: str
    caption: bool


def place_of(work: Work, item: Cited | None) -> Place | None:
    """Return the place of what is cited, where it has one.

    A printed heading stands in quotation marks, in the source's own language; where the source
    prints none, our own description in the reader's stands in square brackets.
    """
    if item is None or item.locator is None:
        return None
    if printed := item.heading and item.heading.get("zh" if work.chinese else "en"):
        section = quoted(printed)
    else:
        section = f"[{item.theme_name.get(work.lang) if item.locator.section else 'lead'}]"
    numbers = located(item.locator, work.lang)
    return Place(section, _english(item.locator, "para."), numbers, item.locator.caption)


def located(locator: Locator | None, lang: str) -> str:
    """Return the place, if any, by numbers alone: 第2部分第1段, or section 2, paragraph 1."""
    if locator is None:
        return ""
    section = locator.section
    if lang != "zh":
        part = f"section {section}" if section else "lead"
        return f"{part}, {_english(locator, 'paragraph')}"
    cells = ((locator.table, "后表{}"), (locator.row, "第{}行"), (locator.column, "第{}列"))
    return join(
        "",
        f"第{section}部分" if section else "导语",
        f"第{locator.paragraph}段",
        "后图注" if locator.caption else "",
        *(form.format(number) for number, form in cells if number),
    )


def _english(locator: Locator, paragraph: str) -> str:
    text = f"{'caption after ' if locator.caption else ''}{paragraph} {locator.paragraph}"
    if locator.table:
        text = f"table {locator.table} after {text}"
    cells = (("row", locator.row), ("column", locator.column))
    return join(", ", text, *(f"{name} {number}" for name, number in cells if number))

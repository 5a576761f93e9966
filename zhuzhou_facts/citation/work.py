"""The cited work as the styles see it: a source resolved to its own language, and its dates."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.citation.markup import one_line, typographic
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.records import Author, SourceKind

if TYPE_CHECKING:
    from zhuzhou_facts.records import Source, Text

_DATE: Final = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
_RESOLVER: Final = "https://doi.org/"
_RESOLVED: Final = re.compile(r"(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)

# What a reference cannot well stand without, under the names of CSL. A page may be undated; most
# others are found by their date and by who brought them out.
_PUBLISHED: Final = {"publisher": "publisher", "issued": "issued"}
_CONTAINED: Final = {"container-title": "container", "issued": "issued"}
_REQUIRED: Final[dict[SourceKind, dict[str, str]]] = {
    SourceKind.WEBPAGE: {"URL": "url"},
    SourceKind.NEWSPAPER: _CONTAINED,
    SourceKind.REPORT: _PUBLISHED,
    SourceKind.BOOK: _PUBLISHED,
    SourceKind.CHAPTER: _CONTAINED | _PUBLISHED,
    SourceKind.JOURNAL: _CONTAINED,
    SourceKind.THESIS: _PUBLISHED,
    SourceKind.DATASET: _PUBLISHED,
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
        digits = match.groups("0") if match else ("0", "0", "0")
        year, month, day = (int(number) for number in digits)
        try:
            # Without a match the year is 0, which is no year of the calendar either.
            dt.date(year, month or 1, day or 1)
        except ValueError:
            raise UsageError(
                "{text!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY", text=text
            ) from None
        return cls(digits[0], month, day)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The year, and the month and the day where they are known."""
        return tuple(number for number in (int(self.year), self.month, self.day) if number)

    @property
    def iso(self) -> str:
        """The date as it was read."""
        return "-".join([self.year, *(f"{number:02d}" for number in self.numbers[1:])])


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
        return is_chinese(self.language)

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
        required = _REQUIRED[self.kind].items()
        absent = [name for name, field in required if not getattr(self, field)]
        # What an institution writes it brings out itself, unless another is named.
        own = self.kind is SourceKind.REPORT and any(author.name for author in self.authors)
        return tuple(name for name in absent if not (own and name == "publisher"))


def is_chinese(language: str) -> bool:
    """Whether a language code (`zh`, `zh-Hans`, `zh_CN`) is Chinese."""
    return re.split(r"[-_]", language.lower())[0] == "zh"


def work_of(source: Source, *, lang: str, accessed: str | None = None) -> Work:
    """Return the source as a work; `accessed` overrides the day on which it was read.

    Raises `UsageError` where a date is no date.
    """
    own, other = ("zh", "en") if is_chinese(source.language) else ("en", "zh")

    def text(value: Text | None) -> str:
        return one_line(value.get(own)) if value else ""

    def date(value: str | None) -> Date | None:
        return Date.parse(value) if value else None

    def people(authors: tuple[Author, ...]) -> tuple[Author, ...]:
        return tuple(person for author in authors if (person := _tidy(author)))

    title = typographic(text(source.title))
    translation = typographic(one_line(source.title.get(other)))
    doi = _RESOLVED.sub("", one_line(source.doi))
    return Work(
        kind=source.kind,
        language=source.language,
        lang=lang,
        title=title,
        translation="" if translation == title else translation,
        authors=people(source.authors),
        editors=people(source.editors),
        translators=people(source.translators),
        container=typographic(text(source.container)),
        publisher=text(source.publisher),
        place=text(source.place),
        issued=date(source.issued),
        accessed=date(accessed or source.accessed),
        url=one_line(source.url),
        doi=doi,
        edition=one_line(source.edition),
        volume=one_line(source.volume),
        issue=one_line(source.issue),
        number=one_line(source.number),
        genre=one_line(source.genre),
        pages=one_line(source.pages),
    )


def _tidy(author: Author) -> Author | None:
    tidy = replace(
        author,
        family=one_line(author.family) or None,
        given=one_line(author.given) or None,
        suffix=one_line(author.suffix) or None,
        name=one_line(author.name) or None,
    )
    return tidy if tidy.family or tidy.given or tidy.name else None

"""The cited work as the styles see it: a source resolved to its own language, and its dates."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation.phrasing import typographic
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.records import Author, SourceKind

if TYPE_CHECKING:
    from zhuzhou_facts.records import Source, Text

_DATE: Final = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")

# What a reference cannot well stand without, under the names of CSL. A page may be undated; a
# newspaper and a report are found by their date and by who brought them out.
_REQUIRED: Final[dict[SourceKind, dict[str, str]]] = {
    SourceKind.WEBPAGE: {"URL": "url"},
    SourceKind.NEWSPAPER: {"container-title": "container", "issued": "issued"},
    SourceKind.REPORT: {"publisher": "publisher", "issued": "issued"},
}


@dataclass(frozen=True, slots=True)
class Date:
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
            what = f"{text!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY"
            raise UsageError(what) from None
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
    one. `lang` is the reader's. `notes`, `quotes` and `spots` are filled for the machine forms.
    """

    kind: SourceKind
    language: str
    lang: str
    title: str
    translation: str
    authors: tuple[Author, ...]
    container: str
    publisher: str
    place: str
    issued: Date | None
    accessed: Date | None
    url: str
    number: str
    pages: str
    notes: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()

    @property
    def chinese(self) -> bool:
        """Whether the source is written in Chinese."""
        return is_chinese(self.language)

    @property
    def year(self) -> str:
        """The year of publication, or `n.d.`."""
        return self.issued.year if self.issued else "n.d."

    @property
    def consulted(self) -> Date | None:
        """The day on which the copy was read, where the text can be read only so: undated, online.

        The Western manuals ask for it then alone.
        """
        return self.accessed if self.url and not self.issued else None

    @property
    def dashed_pages(self) -> str:
        """The pages with an en dash for a range, as the Western manuals print it (A-4 is one)."""
        return re.sub("(?<=[0-9])-(?=[0-9])", "–", self.pages)

    @property
    def site(self) -> str:
        """The name of the website or newspaper; for a website without one, its publisher."""
        if self.kind is SourceKind.WEBPAGE:
            return self.container or self.publisher
        return self.container

    @property
    def responsible(self) -> tuple[Author, ...]:
        """The authors; for a report without any, the body that publishes it."""
        if not self.authors and self.kind is SourceKind.REPORT and self.publisher:
            return (Author(name=self.publisher),)
        return self.authors

    def is_author(self, name: str) -> bool:
        """Whether the organisation of this name is the one author."""
        return bool(name) and [author.name for author in self.responsible] == [name]

    @property
    def missing(self) -> tuple[str, ...]:
        """What this kind of source should have and has not, under the names of CSL."""
        return tuple(
            name for name, field in _REQUIRED[self.kind].items() if not getattr(self, field)
        )


def is_chinese(language: str) -> bool:
    """Whether a language code (`zh`, `zh-Hans`, `zh_CN`) is Chinese."""
    return re.split(r"[-_]", language.lower())[0] == "zh"


def one_line(text: str | None) -> str:
    """Return `text` without line breaks of any kind; a line break would end a RIS field."""
    return " ".join((text or "").splitlines()).strip()


def work_of(source: Source, *, lang: str, accessed: str | None = None) -> Work:
    """Return the source as a work; `accessed` overrides the day on which it was read.

    Raises `UsageError` where a date is no date.
    """
    own, other = ("zh", "en") if is_chinese(source.language) else ("en", "zh")

    def text(value: Text | None) -> str:
        return one_line(value.get(own)) if value else ""

    def date(value: str | None) -> Date | None:
        return Date.parse(value) if value else None

    translation = typographic(one_line(source.title.get(other)))
    return Work(
        kind=source.kind,
        language=source.language,
        lang=lang,
        title=typographic(text(source.title)),
        translation="" if translation == typographic(text(source.title)) else translation,
        authors=tuple(person for author in source.authors if (person := _tidy(author))),
        container=text(source.container),
        publisher=text(source.publisher),
        place=text(source.place),
        issued=date(source.issued),
        accessed=date(accessed or source.accessed),
        url=one_line(source.url),
        number=one_line(source.number),
        pages=one_line(source.pages),
    )


def _tidy(author: Author) -> Author | None:
    tidy = replace(
        author,
        family=one_line(author.family) or None,
        given=one_line(author.given) or None,
        name=one_line(author.name) or None,
    )
    return tidy if tidy.family or tidy.given or tidy.name else None

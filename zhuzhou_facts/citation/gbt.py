"""GB/T 7714, numeric and author-date: the 2025 standard and the 2015 one that it replaced.

What 2025 changed here: full-width `，：（）` in every entry, family names no longer in capitals,
hyphens kept in initials (J-L), given names in pinyin whole, and the day of consultation for web
pages and datasets alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.markup import join, sentences, stopped, wrapped
from zhuzhou_facts.citation.western import edition as english_edition
from zhuzhou_facts.citation.work import KINDS
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from zhuzhou_facts.citation.work import Place, Work
    from zhuzhou_facts.records import Author

_MOST_NAMES: Final = 3
_PERIODICAL: Final = frozenset({SourceKind.NEWSPAPER, SourceKind.JOURNAL})
_NUMBERED: Final = frozenset({SourceKind.REPORT, SourceKind.LEGISLATION})


class Standard(NamedTuple):
    """One edition of the standard: its signs, and whether it is that of 2025."""

    comma: str
    colon: str
    brackets: str
    is_new: bool

    def entry(self, work: Work, *, dated: bool = False) -> str:
        """Return the numeric entry; `dated`, that of the author-date system."""
        authors = self._names(work.signed, work)
        year = self._author_year(work) if dated else ""
        if year:
            authors = f"{authors or _anonymous(work)}{self.comma}{year}"
        number = work.number if work.kind in _NUMBERED else ""
        volume = self._volume(work) if work.kind is SourceKind.BOOK else ""
        # A page on the web is EB/OL whether or not its address is known.
        carrier = "/OL" if work.link or work.kind is SourceKind.WEBPAGE else ""
        is_law_online = work.kind is SourceKind.LEGISLATION and work.link
        kind = "EB" if is_law_online and self.is_new else KINDS[work.kind]["gbt"]
        title = f"{join(self.colon, work.title, volume, number)}[{kind}{carrier}]"
        body = self._body(work, title, dated=not year)
        return sentences(authors, *body, work.url, work.doi and f"DOI:{work.doi}")

    def support(self, work: Work, place: Place | None) -> str:
        """Return what the author-date system puts in brackets."""
        people = work.signed
        lead = (names.natural if work.chinese else names.surname)(people[0]) if people else ""
        if len(people) > 1:
            lead += ("等" if self.is_new else " 等") if work.chinese else " et al."
        where = place.by_numbers if place else ""
        return join(self.comma, lead or _anonymous(work), self._author_year(work), where)

    def _author_year(self, work: Work) -> str:
        # 2025 says that there is none.
        none = ("无日期" if work.chinese else "n.d.") if self.is_new else ""
        return _year(work) or none

    def _body(self, work: Work, title: str, *, dated: bool) -> tuple[str, ...]:
        """Return the title and all that stands between it and the address."""
        issued = wrapped(work.issued.iso, self.brackets)
        consulted = wrapped(work.accessed.iso, "[]")
        # 2015 prints the day for whatever has an address, 2025 for what stands nowhere else.
        late = consulted if work.link and not self.is_new else ""
        year = _year(work) if dated else ""
        edition = english_edition(work)
        if work.chinese and work.edition.isdigit():
            edition = f"{work.edition} 版"
        if work.kind is SourceKind.WEBPAGE:
            if work.publisher and not self.is_new:
                issued = join(self.comma, work.publisher, year)
            return (title, issued + consulted)
        translators = self._names(work.translators, work)
        if translators:
            translators += f"{self.comma}{'译' if work.chinese else 'trans.'}"
        if work.kind in _PERIODICAL:
            return (title, translators, self._periodical(work, year) + late)
        if work.kind is SourceKind.DATASET and self.is_new:
            version = f"{'V' if work.edition[:1].isdigit() else ''}{work.edition}"
            return (title, version, work.publisher + issued + consulted)
        imprint = self._imprint(work, year) + late
        if work.kind in {SourceKind.CHAPTER, SourceKind.LEGISLATION} and work.container:
            people = self._names(work.editors, work)
            book = join(self.colon, work.container, self._volume(work))
            head = f"{stopped(title)} {translators}" if translators else title
            return (f"{head}//{join(' ', people and stopped(people), book)}", edition, imprint)
        return (title, translators, "" if work.kind is SourceKind.DATASET else edition, imprint)

    def _imprint(self, work: Work, year: str) -> str:
        """Return place, publisher, year, pages; of a report without publisher the whole date."""
        publisher = join(self.colon, work.place, work.publisher)
        if not publisher and work.kind is SourceKind.REPORT and work.issued.year and year:
            year = work.issued.iso
            if work.url and not self.is_new:
                return wrapped(year, self.brackets)
        return join(self.colon, join(self.comma, publisher, year), work.pages)

    def _periodical(self, work: Work, year: str) -> str:
        """Return the newspaper with its date and page, or the journal with year and pages."""
        issued = work.issued.iso
        if work.kind is SourceKind.NEWSPAPER:
            date = issued or (year if self.is_new else "")
            return join(self.comma, work.container, date) + wrapped(work.pages, self.brackets)
        if self.is_new and not (issued and (work.volume or work.issue)):
            year = issued
        issue = join(self.comma, work.container, year, work.volume)
        return join(self.colon, issue + wrapped(work.issue, self.brackets), work.pages)

    def _names(self, authors: tuple[Author, ...], work: Work) -> str:
        """Return the names: up to three, then 等 or et al."""
        listed = [self._name(author) for author in authors[:_MOST_NAMES]]
        if len(authors) > _MOST_NAMES:
            listed.append("等" if work.chinese else "et al.")
        return self.comma.join(listed)

    def _name(self, author: Author) -> str:
        """Return the family name and initials; in 2015 in capitals, without hyphens.

        A given name in pinyin has an initial for each syllable in 2015, and is whole in 2025.
        """
        family, given = author.family, author.given or ""
        if author.name or not family or names.is_han(author):
            return names.natural(author)
        syllables = _pinyin(family, given)
        if not syllables:
            given = names.initials(given, hyphen="-" if self.is_new else " ")
        elif not self.is_new:
            given = " ".join(syllable[0].upper() for syllable in syllables)
        family = family if self.is_new else family.upper()
        return join(" ", family, given, (author.suffix or "").rstrip("."))

    def _volume(self, work: Work) -> str:
        if not work.volume.isdigit():
            return work.volume
        if work.chinese:
            return f"第{work.volume}卷" if self.is_new else f"卷 {work.volume}"
        return f"v.{work.volume}" if self.is_new else f"Vol. {work.volume}"


GBT_2015: Final = Standard(", ", ": ", "()", is_new=False)
GBT_2025: Final = Standard("，", "：", "（）", is_new=True)


def _year(work: Work) -> str:
    """Return the year; where there is none, that of consultation in brackets."""
    return work.issued.year or wrapped(work.accessed.year, "[]")


def _anonymous(work: Work) -> str:
    return "佚名" if work.chinese else "Anon"


def _pinyin(family: str, given: str) -> tuple[str, ...]:
    """Return the one or two syllables of a given name in pinyin; none where the name is no such.

    Without a sign between them, the second one begins with a consonant: Xian is one, Xi'an two.
    """
    from zhuzhou_facts.search.text import read_table, spelled

    if not given or family.lower() not in read_table("surnames.txt"):
        return ()
    parts = re.split("['’-]", given.lower().replace("ü", "u"))
    if len(parts) == 1:
        ways = (way for way in spelled(parts[0], 2) if len(way) == 1 or way[1][0] not in "aeo")
        return next(ways, ())
    both = all(part and spelled(part, 1) for part in parts) and parts[2:] == []
    return tuple(parts) if both else ()

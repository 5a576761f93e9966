"""GB/T 7714, numeric and author-date: the 2025 standard and the 2015 one that it replaced.

What 2025 changed here: full-width `，：（）` in every entry, family names no longer in capitals,
hyphens kept in initials (J-L), given names in pinyin whole, and the day of consultation for web
pages and datasets alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.markup import join, sentences, stopped
from zhuzhou_facts.citation.western import edition as english_edition
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from zhuzhou_facts.citation.work import Place, Work
    from zhuzhou_facts.records import Author

_TYPES: Final = {
    SourceKind.WEBPAGE: "EB",
    SourceKind.NEWSPAPER: "N",
    SourceKind.REPORT: "R",
    SourceKind.BOOK: "M",
    SourceKind.CHAPTER: "M",
    SourceKind.JOURNAL: "J",
    SourceKind.THESIS: "D",
    SourceKind.DATASET: "DS",
    SourceKind.LEGISLATION: "Z",
}
_PERIODICAL: Final = frozenset({SourceKind.NEWSPAPER, SourceKind.JOURNAL})
_NUMBERED: Final = frozenset({SourceKind.REPORT, SourceKind.LEGISLATION})


class Standard(NamedTuple):
    """One edition of the standard: its signs, and whether it is that of 2025."""

    comma: str
    colon: str
    brackets: str
    is_new: bool

    def bracketed(self, text: str) -> str:
        """Return the text in brackets; nothing without one."""
        return f"{self.brackets[0]}{text}{self.brackets[1]}" if text else ""


GBT_2015: Final = Standard(", ", ": ", "()", is_new=False)
GBT_2025: Final = Standard("，", "：", "（）", is_new=True)


def gbt_entry(work: Work, form: Standard, *, author_date: bool = False) -> str:
    """Return the entry, numeric or of the author-date system (the year behind the names)."""
    authors = _names(work.signed, work, form)
    year = _author_year(work, form) if author_date else ""
    if year:
        authors = f"{authors or _anonymous(work)}{form.comma}{year}"
    number = work.number if work.kind in _NUMBERED else ""
    volume = _volume(work, form) if work.kind is SourceKind.BOOK else ""
    # A page on the web is EB/OL whether or not its address is known.
    carrier = "/OL" if work.link or work.kind is SourceKind.WEBPAGE else ""
    kind = _TYPES[work.kind]
    if form.is_new and work.kind is SourceKind.LEGISLATION and work.link:
        kind = "EB"
    title = f"{join(form.colon, work.title, volume, number)}[{kind}{carrier}]"
    body = _body(work, title, form, dated=not year)
    return sentences(authors, *body, work.url, work.doi and f"DOI:{work.doi}")


def gbt_support(work: Work, place: Place | None, form: Standard) -> str:
    """Return what the author-date system puts in brackets."""
    people = work.signed
    lead = (names.natural if work.chinese else names.surname)(people[0]) if people else ""
    if len(people) > 1:
        lead += ("等" if form.is_new else " 等") if work.chinese else " et al."
    where = place.by_numbers if place else ""
    return join(form.comma, lead or _anonymous(work), _author_year(work, form), where)


def _body(work: Work, title: str, form: Standard, *, dated: bool) -> tuple[str, ...]:
    """Return the title and all that stands between it and the address."""
    issued = work.issued.iso if work.issued else ""
    consulted = f"[{work.accessed.iso}]" if work.accessed else ""
    # 2015 prints the day for whatever has an address, 2025 for what stands nowhere else.
    late = consulted if work.link and not form.is_new else ""
    year = _year(work) if dated else ""
    edition = _edition(work)
    if work.kind is SourceKind.WEBPAGE:
        if work.publisher and not form.is_new:
            return (title, join(form.comma, work.publisher, year) + consulted)
        return (title, form.bracketed(issued) + consulted)
    if work.kind in _PERIODICAL:
        return (title, _translators(work, form), _periodical(work, form, dated=dated) + late)
    if work.kind is SourceKind.DATASET and form.is_new:
        version = f"V{edition}" if work.edition[:1].isdigit() else edition
        return (title, version, f"{work.publisher}{form.bracketed(issued)}{consulted}")
    imprint = _imprint(work, form, year) + late
    if work.kind in {SourceKind.CHAPTER, SourceKind.LEGISLATION} and work.container:
        people = _names(work.editors, work, form)
        book = join(form.colon, work.container, _volume(work, form))
        contributors = _translators(work, form)
        head = f"{stopped(title)} {contributors}" if contributors else title
        return (f"{head}//{join(' ', people and stopped(people), book)}", edition, imprint)
    if work.kind is SourceKind.DATASET:
        edition = ""
    return (title, _translators(work, form), edition, imprint)


def _imprint(work: Work, form: Standard, year: str) -> str:
    """Return place, publisher, year and pages; of a report that no one publishes its whole date."""
    publisher = join(form.colon, work.place, work.publisher)
    if not publisher and work.kind is SourceKind.REPORT and work.issued and year:
        year = work.issued.iso
        if work.url and not form.is_new:
            return form.bracketed(year)
    return join(form.colon, join(form.comma, publisher, year), work.pages)


def _periodical(work: Work, form: Standard, *, dated: bool) -> str:
    """Return the newspaper with its date and page, or the journal with year, volume and pages."""
    if work.kind is SourceKind.NEWSPAPER:
        undated = _year(work) if form.is_new and dated else ""
        date = work.issued.iso if work.issued else undated
        return join(form.comma, work.container, date) + form.bracketed(work.pages)
    year = _year(work) if dated and (work.issued or not form.is_new) else ""
    if form.is_new and work.issued and not (work.volume or work.issue):
        year = work.issued.iso
    issue = join(form.comma, work.container, year, work.volume) + form.bracketed(work.issue)
    return join(form.colon, issue, work.pages)


def _names(authors: tuple[Author, ...], work: Work, form: Standard) -> str:
    return names.gbt(authors, comma=form.comma, chinese=work.chinese, capitals=not form.is_new)


def _translators(work: Work, form: Standard) -> str:
    if not work.translators:
        return ""
    role = "译" if work.chinese else "trans."
    return f"{_names(work.translators, work, form)}{form.comma}{role}"


def _edition(work: Work) -> str:
    if work.chinese and work.edition.isdigit():
        return f"{work.edition} 版"
    if work.kind is SourceKind.DATASET:
        return work.edition
    return english_edition(work)


def _volume(work: Work, form: Standard) -> str:
    if not work.volume.isdigit():
        return work.volume
    if work.chinese:
        return f"第{work.volume}卷" if form.is_new else f"卷 {work.volume}"
    return f"v.{work.volume}" if form.is_new else f"Vol. {work.volume}"


def _year(work: Work) -> str:
    """Return the year; where there is none, that of consultation in brackets."""
    if work.issued:
        return work.issued.year
    return f"[{work.accessed.year}]" if work.accessed else ""


def _author_year(work: Work, form: Standard) -> str:
    """Return the year of the author-date system, which in 2025 says that there is none."""
    none = ("无日期" if work.chinese else "n.d.") if form.is_new else ""
    return _year(work) or none


def _anonymous(work: Work) -> str:
    return "佚名" if work.chinese else "Anon"

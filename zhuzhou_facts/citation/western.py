"""APA 7, Chicago 18 (author-date and notes) and MLA 9, as plain text: no italics.

Titles keep the capitals that the source gives them. Each style has its reference, and the line
that supports a statement: what stands in the text (or, for notes, in a shortened note).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.phrasing import commas, quoted, stopped
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from zhuzhou_facts.citation.place import Spot
    from zhuzhou_facts.citation.work import Date, Work
    from zhuzhou_facts.records import Author

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MLA_WHOLE: Final = 4  # MLA spells out the months of up to four letters
_MLA_ODD: Final = {"September": "Sept."}


def month_day(date: Date) -> str:
    """Return `November 14`, `November`, or nothing for a year alone."""
    if not date.month:
        return ""
    month = MONTHS[date.month - 1]
    return f"{month} {date.day}" if date.day else month


def american(date: Date) -> str:
    """Return `November 14, 2018`, `November 2018` or `2018`."""
    joint = ", " if date.day else " "
    return joint.join(filter(None, (month_day(date), date.year)))


def _mla_date(date: Date) -> str:
    month = MONTHS[date.month - 1] if date.month else ""
    if len(month) > _MLA_WHOLE:
        month = _MLA_ODD.get(month, f"{month[:3]}.")
    return " ".join(filter(None, (str(date.day or ""), month, date.year)))


def _numbered(work: Work) -> str:
    return f"no. {work.number}" if work.number else ""


def _opening(text: str) -> str:
    # Where a number opens a sentence, and only there, its "no." has a capital.
    return f"No. {text[4:]}" if text.startswith("no. ") else text


def _sentences(*parts: str) -> str:
    return " ".join(stopped(part) for part in parts if part)


# APA


def apa(work: Work) -> str:
    """Return the reference as APA 7 asks (sections 9 and 10)."""
    title, authors = work.title, names.apa(work.responsible)
    if work.kind is SourceKind.REPORT:
        number = " ".join(filter(None, (work.container, work.number and f"No. {work.number}")))
        pages = f"{_page_label(work)} {work.dashed_pages}" if work.pages else ""
        details = "; ".join(filter(None, (number, pages)))
        title += f" ({details})" if details else ""
        origin = work.publisher
    else:
        origin = work.site
    # A name that the authors already give is not repeated (9.29, 10.16).
    origin = "" if work.is_author(origin) else origin
    if work.kind is SourceKind.NEWSPAPER:
        origin = commas((origin, work.dashed_pages))
    lead = (authors, _apa_date(work), title) if authors else (title, _apa_date(work))
    retrieved = f"Retrieved {american(work.consulted)}, from " if work.consulted else ""
    # No stop after an address: it could be taken for a part of it.
    address = f" {retrieved}{work.url}" if work.url else ""
    return _sentences(*lead, origin) + address


def _apa_date(work: Work) -> str:
    # A report is dated by its year alone (9.14).
    dated = work.issued if work.kind is not SourceKind.REPORT else None
    return f"({commas((work.year, month_day(dated) if dated else ''))})"


def apa_support(work: Work, spot: Spot | None) -> str:
    """Return what APA 7 puts in brackets: author or title, year, section, paragraph (8.28)."""
    lead = names.short(work.responsible, "&") or _apa_title(work)
    place = (f"{spot.section} section", spot.paragraph("para. {}")) if spot else ()
    return commas((lead, work.year, *place))


def _apa_title(work: Work) -> str:
    # A title that the reference prints in italics stands without quotation marks (8.14).
    return quoted(work.title) if work.kind is SourceKind.NEWSPAPER else work.title


def _page_label(work: Work) -> str:
    return "pp." if "–" in work.dashed_pages or "," in work.pages else "p."


# Chicago


def chicago(work: Work) -> str:
    """Return the entry of the reference list as Chicago 18 asks (author-date)."""
    lead = names.chicago(work.responsible)
    if work.kind is SourceKind.REPORT:
        title = work.title
        origin = _opening(commas((work.container, _numbered(work))))
        last = work.publisher
    else:
        title = quoted(work.title)
        # Where no one signs, the website or newspaper stands in the author's place.
        site = "" if not lead or work.is_author(work.site) else _paper(work)
        lead = lead or _paper(work)
        origin = commas((site, month_day(work.issued) if work.issued else ""))
        last = f"Accessed {american(work.consulted)}" if work.consulted else ""
    parts = (lead, work.year, title) if lead else (title, work.year)
    return _sentences(*parts, origin, last, work.url)


def chicago_support(work: Work, spot: Spot | None) -> str:
    """Return what Chicago's author-date system puts in brackets."""
    lead = names.short(work.responsible, "and") or work.site or _cited_title(work)
    dated = f"{lead} {work.year}" if work.issued else commas((lead, work.year))
    return commas((dated, *_chicago_place(spot)))


def note(work: Work) -> str:
    """Return the full note as Chicago 18 asks (notes and bibliography)."""
    date = american(work.issued) if work.issued else ""
    authors = names.noted(work.responsible)
    if work.kind is SourceKind.REPORT:
        imprint = commas((work.publisher, date or "n.d."))
        title = " ".join((commas((work.title, work.container, _numbered(work))), f"({imprint})"))
        parts: tuple[str, ...] = (authors, title, work.dashed_pages)
    else:
        site = "" if work.is_author(work.site) else _paper(work)
        consulted = f"accessed {american(work.consulted)}" if work.consulted else ""
        parts = (authors, quoted(work.title), site, date, consulted)
    return stopped(commas((*parts, work.url)))


def note_support(work: Work, spot: Spot | None) -> str:
    """Return the shortened note that points at the place."""
    parts = (names.short(work.authors, "and"), _cited_title(work), *_chicago_place(spot))
    return stopped(commas(parts))


def _paper(work: Work) -> str:
    local = work.place and work.kind is SourceKind.NEWSPAPER and work.site
    return f"{work.site} ({work.place})" if local else work.site


def _cited_title(work: Work) -> str:
    return work.title if work.kind is SourceKind.REPORT else quoted(work.title)


def _chicago_place(spot: Spot | None) -> tuple[str, ...]:
    return (f"under {spot.section}", spot.paragraph("para. {}")) if spot else ()


# MLA


def mla(work: Work) -> str:
    """Return the entry of the works cited as MLA 9 asks."""
    report = work.kind is SourceKind.REPORT
    title = work.title if report else quoted(work.title)
    local = work.place and work.kind is SourceKind.NEWSPAPER and work.container
    elements = (
        f"{work.container} [{work.place}]" if local else work.container,
        _numbered(work),
        "" if work.publisher == work.container else work.publisher,
        _mla_date(work.issued) if work.issued else "",
        f"{_page_label(work)} {work.dashed_pages}" if work.pages else "",
        work.url,
    )
    consulted = f"Accessed {_mla_date(work.consulted)}" if work.consulted else ""
    return _sentences(names.mla(_mla_authors(work)), title, _opening(commas(elements)), consulted)


def mla_support(work: Work, spot: Spot | None) -> str:
    """Return what MLA puts in brackets: it counts no paragraphs that the source does not number."""
    lead = names.short(_mla_authors(work), "and") or _cited_title(work)
    place = (spot.section, "caption" if spot.caption else "") if spot else ()
    return commas((lead, *place))


def _mla_authors(work: Work) -> tuple[Author, ...]:
    # An organisation that publishes its own work is named once, as the publisher.
    own = work.is_author(work.publisher) or work.is_author(work.container)
    return () if own else work.authors

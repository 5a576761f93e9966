"""APA 7 (sections 8 to 11). Titles keep the capitals that the source gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.markup import commas, italic, quoted, sentences, stopped
from zhuzhou_facts.citation.western import (
    american,
    dashed,
    edition,
    law,
    month_day,
    page_label,
    translated,
)
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from zhuzhou_facts.citation.place import Place
    from zhuzhou_facts.citation.work import Work

_PARTS: Final = frozenset({SourceKind.NEWSPAPER, SourceKind.JOURNAL, SourceKind.CHAPTER})
_DATED: Final = frozenset({SourceKind.WEBPAGE, SourceKind.NEWSPAPER})


def apa_entry(work: Work) -> str:
    """Return the entry of the reference list."""
    if work.kind is SourceKind.LEGISLATION:
        return f"{stopped(law(work))} {_link(work)}".rstrip()
    authors = names.apa(work.responsible)
    if work.is_edited:
        authors += f" ({_editors(work)})"
    dated = american(work.issued) if work.kind in _DATED else ""
    month = month_day(work.issued) if dated else ""
    date = f"({commas((work.year, month))})"
    lead = (authors, date, _title(work)) if authors else (_title(work), date)
    return f"{sentences(*lead, *_origin(work))} {_link(work)}".rstrip()


def apa_support(work: Work, place: Place | None) -> str:
    """Return what stands in brackets: author or title, year, section, paragraph (8.14, 8.28)."""
    title = quoted(work.title) if work.kind in _PARTS else italic(work.title)
    if work.kind is SourceKind.LEGISLATION:
        title = work.title
    lead = names.short(work.responsible, "&") or title
    where = (f"{place.section} section", place.paragraph) if place else ()
    return commas((lead, work.year, *where))


def _editors(work: Work) -> str:
    return "Eds." if len(work.editors) > 1 else "Ed."


def _title(work: Work) -> str:
    """Return the title with what describes it in round and square brackets."""
    title = translated(work, work.title if work.kind in _PARTS else italic(work.title))
    pages = f"{page_label(work.pages)} {dashed(work.pages)}" if work.pages else ""
    described = ""
    round_: tuple[str, ...] = ()
    match work.kind:
        case SourceKind.REPORT:
            number = f"No. {work.number}" if work.number else ""
            round_ = (" ".join(filter(None, (work.container, number))), pages)
        case SourceKind.BOOK:
            beside = names.apa_natural(work.editors) if work.authors and work.editors else ""
            editors = f"{beside}, {_editors(work)}" if beside else ""
            numbers = commas((edition(work), _volume(work), pages))
            round_ = (editors, _translators(work), numbers)
        case SourceKind.CHAPTER:
            round_ = (_translators(work),)
        case SourceKind.THESIS:
            described = commas((work.genre, work.publisher if work.link else ""))
        case SourceKind.DATASET:
            round_ = (f"Version {work.edition}" if work.edition else "",)
            described = "Data set"
        case _:
            pass
    inside = "; ".join(filter(None, round_))
    parts = (title, f"({inside})" if inside else "", f"[{described}]" if described else "")
    return " ".join(filter(None, parts))


def _translators(work: Work) -> str:
    return f"{names.apa_natural(work.translators)}, Trans." if work.translators else ""


def _volume(work: Work) -> str:
    return f"Vol. {work.volume}" if work.volume else ""


def _origin(work: Work) -> tuple[str, ...]:
    """Return what stands behind the title: the site, journal, book or publisher."""
    publisher = "" if work.is_author(work.publisher) else work.publisher
    match work.kind:
        case SourceKind.WEBPAGE:
            site = "" if work.is_author(work.container) else work.container
            return (publisher if publisher != site else "", site)
        case SourceKind.NEWSPAPER:
            return (commas((italic(work.container), dashed(work.pages))),)
        case SourceKind.JOURNAL:
            issue = italic(work.volume) + (f"({work.issue})" if work.issue else "")
            return (commas((italic(work.container), issue, dashed(work.pages))),)
        case SourceKind.CHAPTER:
            pages = f"{page_label(work.pages)} {dashed(work.pages)}" if work.pages else ""
            editors = names.apa_natural(work.editors)
            inside = commas((edition(work), _volume(work), pages))
            book = " ".join(filter(None, (italic(work.container), inside and f"({inside})")))
            who = f"{editors} ({_editors(work)})" if editors else ""
            return (f"In {commas((who, book))}" if who or work.container else book, publisher)
        case SourceKind.THESIS:
            return ("" if work.link else publisher,)
        case _:
            return (publisher,)


def _link(work: Work) -> str:
    if work.consulted and not work.doi:
        return f"Retrieved {american(work.consulted)}, from {work.link}"
    return work.link

"""APA 7 (sections 8 to 11). Titles keep the capitals that the source gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.markup import (
    commas,
    italic,
    join,
    labelled,
    quoted,
    sentences,
    stopped,
)
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
    from zhuzhou_facts.citation.work import Place, Work

_PARTS: Final = frozenset({SourceKind.NEWSPAPER, SourceKind.JOURNAL, SourceKind.CHAPTER})
_DATED: Final = frozenset({SourceKind.WEBPAGE, SourceKind.NEWSPAPER})


def apa_entry(work: Work) -> str:
    """Return the entry of the reference list."""
    link = work.link
    if work.consulted and not work.doi:
        link = f"Retrieved {american(work.consulted)}, from {link}"
    if work.kind is SourceKind.LEGISLATION:
        return join(" ", stopped(law(work)), link)
    authors = names.apa(work.responsible)
    if work.is_edited:
        authors += f" ({_editors(work)})"
    date = f"({commas(work.year, month_day(work.issued) if work.kind in _DATED else '')})"
    lead = (authors, date, _title(work)) if authors else (_title(work), date)
    return join(" ", sentences(*lead, *_origin(work)), link)


def apa_support(work: Work, place: Place | None) -> str:
    """Return what stands in brackets: author or title, year, section, paragraph (8.14, 8.28)."""
    title = quoted(work.title) if work.kind in _PARTS else italic(work.title)
    if work.kind is SourceKind.LEGISLATION:
        title = work.title
    lead = names.short(work.responsible, "&") or title
    where = (f"{place.section} section", place.paragraph) if place else ()
    return commas(lead, work.year, *where)


def _editors(work: Work) -> str:
    return "Eds." if len(work.editors) > 1 else "Ed."


def _title(work: Work) -> str:
    """Return the title with what describes it in round and square brackets."""
    title = translated(work, work.title if work.kind in _PARTS else italic(work.title))
    translators = f"{names.apa_natural(work.translators)}, Trans." if work.translators else ""
    described = ""
    round_: tuple[str, ...] = ()
    match work.kind:
        case SourceKind.REPORT:
            round_ = (join(" ", work.container, labelled("No.", work.number)), _pages(work))
        case SourceKind.BOOK:
            beside = names.apa_natural(work.editors) if work.authors else ""
            editors = f"{beside}, {_editors(work)}" if beside else ""
            numbers = commas(edition(work), labelled("Vol.", work.volume), _pages(work))
            round_ = (editors, translators, numbers)
        case SourceKind.CHAPTER:
            round_ = (translators,)
        case SourceKind.THESIS:
            described = commas(work.genre, work.publisher if work.link else "")
        case SourceKind.DATASET:
            round_ = (labelled("Version", work.edition),)
            described = "Data set"
    inside = join("; ", *round_)
    return join(" ", title, inside and f"({inside})", described and f"[{described}]")


def _pages(work: Work) -> str:
    return labelled(page_label(work.pages), dashed(work.pages))


def _origin(work: Work) -> tuple[str, ...]:
    """Return what stands behind the title: the site, journal, book or publisher."""
    publisher = "" if work.is_author(work.publisher) else work.publisher
    match work.kind:
        case SourceKind.WEBPAGE:
            site = "" if work.is_author(work.container) else work.container
            return (publisher if publisher != site else "", site)
        case SourceKind.NEWSPAPER:
            return (commas(italic(work.container), dashed(work.pages)),)
        case SourceKind.JOURNAL:
            issue = italic(work.volume) + (f"({work.issue})" if work.issue else "")
            return (commas(italic(work.container), issue, dashed(work.pages)),)
        case SourceKind.CHAPTER:
            inside = commas(edition(work), labelled("Vol.", work.volume), _pages(work))
            book = join(" ", italic(work.container), inside and f"({inside})")
            editors = names.apa_natural(work.editors)
            who = f"{editors} ({_editors(work)})" if editors else ""
            return (f"In {commas(who, book)}" if who or work.container else book, publisher)
        case SourceKind.THESIS:
            return ("" if work.link else publisher,)
    return (publisher,)

"""Chicago 18: author-date, notes and bibliography. Titles keep the source's capitals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.markup import commas, join, labelled, quoted, sentences, stopped
from zhuzhou_facts.citation.western import (
    american,
    edition,
    law,
    month_day,
    shortened,
    translated,
    whole_title,
)
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.citation.work import Place, Work
    from zhuzhou_facts.records import Author

_WHOLE: Final = frozenset({SourceKind.BOOK, SourceKind.REPORT})
_SITES: Final = frozenset({SourceKind.WEBPAGE, SourceKind.NEWSPAPER})


def chicago_entry(work: Work) -> str:
    """Return the entry of the reference list (author-date)."""
    return _entry(work, dated=False)


def chicago_bibliography(work: Work) -> str:
    """Return the entry of the bibliography (notes and bibliography)."""
    return _entry(work, dated=True)


def chicago_support(work: Work, place: Place | None) -> str:
    """Return what the author-date system puts in brackets."""
    site = _paper(replace(work, place="")) if work.kind in _SITES else ""
    lead = names.short(work.responsible, "and") or site or _cited_title(work)
    dated = f"{lead} {work.year}" if work.issued else commas(lead, work.year)
    return commas(dated, *_place(place))


def chicago_note(work: Work) -> str:
    """Return the full note (notes and bibliography)."""
    if work.kind is SourceKind.LEGISLATION:
        return stopped(commas(law(work), work.link))
    people = work.responsible if work.kind is SourceKind.REPORT else work.signed
    role = ("eds." if len(work.editors) > 1 else "ed.") if work.is_edited else ""
    accessed = labelled("accessed", _accessed(work))
    return stopped(commas(names.noted(people), role, *_note_parts(work), accessed, work.link))


def note_support(work: Work, place: Place | None) -> str:
    """Return the shortened note that points at the place."""
    return stopped(commas(names.short(work.signed, "and"), _cited_title(work), *_place(place)))


def _entry(work: Work, *, dated: bool) -> str:
    """Return the entry with the year at its end (`dated`) or behind the names."""
    if work.kind is SourceKind.LEGISLATION:
        return sentences(law(work), work.link)
    people = work.responsible
    role = ("eds." if len(people) > 1 else "ed.") if work.is_edited else ""
    lead = commas(names.chicago(people), role)
    if not people and work.kind in _SITES:
        lead = _paper(work)
    title = translated(work, _cited_title(work))
    year = "" if dated else work.year
    parts = (lead, year, title) if lead else (title, year)
    origin = _origin(work, lead, dated=dated)
    return sentences(*parts, *origin, labelled("Accessed", _accessed(work)), work.link)


def _cited_title(work: Work) -> str:
    if work.kind is SourceKind.LEGISLATION:
        return work.title
    return whole_title(work, work.title) if work.kind in _WHOLE else quoted(work.title)


def _paper(work: Work) -> str:
    """Return the name of the website (its owner where it has none) or newspaper."""
    if work.kind is SourceKind.WEBPAGE:
        return work.container or work.publisher
    paper = whole_title(work, work.container)
    return f"{paper} ({work.place})" if work.place and paper else paper


def _origin(work: Work, lead: str, *, dated: bool) -> tuple[str, ...]:  # noqa: PLR0911 - a kind each
    """Return what stands behind the title in an entry; with the year (`dated`) or without."""
    year = work.year if dated else ""
    day = _day(work) if dated else month_day(work.issued)
    volume = labelled("vol.", work.volume)
    people = _contributors(work, names.full, "edited", "translated", " by")
    imprint = commas(work.publisher, year)
    match work.kind:
        case SourceKind.WEBPAGE | SourceKind.NEWSPAPER:
            return (commas(*_site(work, lead), day),)
        case SourceKind.JOURNAL:
            return (_journal(work, dated=dated),)
        case SourceKind.CHAPTER:
            # With the year at its end, the entry has the volume before those who worked on it.
            rest = (volume, *people) if dated else (*people, volume)
            book = commas(whole_title(work, work.container), edition(work), *rest)
            return (labelled("In", book), imprint)
        case SourceKind.THESIS:
            return (commas(work.genre, work.publisher, year),)
        case SourceKind.DATASET:
            return (labelled("Version", work.edition), commas(work.publisher, day))
        case SourceKind.REPORT:
            return (labelled("No.", work.number), work.container, imprint)
    rest = (commas(volume, *people),) if dated and volume else (*people, volume)
    parts = (edition(work), *rest, work.container, imprint)
    return tuple(part[:1].upper() + part[1:] for part in parts)


def _note_parts(work: Work) -> tuple[str, ...]:  # noqa: PLR0911 - a kind each
    """Return what stands between the names and the address in a note."""
    title = translated(work, _cited_title(work))
    imprint = f"({commas(work.publisher, work.year)})"
    pages = shortened(work.pages, least=1)
    people = _contributors(work, names.noted, "ed.", "trans.", "")
    changes = (edition(work), labelled("vol.", work.volume), *people)
    match work.kind:
        case SourceKind.WEBPAGE | SourceKind.NEWSPAPER:
            return (title, *_site(work, names.noted(work.signed)), _day(work))
        case SourceKind.JOURNAL:
            return (title, _journal(work, dated=True))
        case SourceKind.CHAPTER:
            book = labelled("in", whole_title(work, work.container))
            return (title, join(" ", commas(book, *changes), imprint))
        case SourceKind.THESIS:
            return (f"{title} ({commas(work.genre, work.publisher, work.year)})",)
        case SourceKind.DATASET:
            return (title, labelled("version", work.edition), work.publisher, _day(work))
        case SourceKind.REPORT:
            number = labelled("no.", work.number)
            return (f"{commas(title, number, work.container)} {imprint}", pages)
    return (f"{commas(title, *changes, work.container)} {imprint}", pages)


def _contributors(
    work: Work, listed: Callable[[Sequence[Author]], str], edited: str, translated_: str, by: str
) -> tuple[str, ...]:
    """Return the editors and translators with their roles: edited by A, translated by B.

    The editors of an edited book are not among them: they lead.
    """
    editors = () if work.is_edited else work.editors
    if editors and editors == work.translators:
        return (f"{edited} and {translated_}{by} {listed(editors)}",)
    roles = ((edited, editors), (translated_, work.translators))
    return tuple(f"{role}{by} {listed(people)}" for role, people in roles if people)


def _day(work: Work) -> str:
    """Return the date; a web page without one has its day of reading instead."""
    undated = "" if work.kind is SourceKind.WEBPAGE else work.year
    return american(work.issued) or undated


def _site(work: Work, lead: str) -> tuple[str, ...]:
    """Return the site or newspaper, and the owner of the site where it differs; not who leads."""
    site = _paper(work)
    if not site or site == lead:
        return ()
    # A page without a date has its owner in front, as its author.
    is_owned = work.kind is SourceKind.WEBPAGE and work.publisher not in {lead, work.container}
    return (site, work.publisher if is_owned else "")


def _journal(work: Work, *, dated: bool) -> str:
    """Return `Journal 12 (3): 143–61`, dated `Journal 12, no. 3 (2016): 143–61`.

    The month stands where volume or issue is missing: `Journal, no. 3 (May 2016)`.
    """
    whole = work.volume and work.issue
    date = month_day(work.issued and work.issued._replace(day=0)) if not whole else ""
    if dated:
        date = join(" ", date, work.year)
    name = join(" ", whole_title(work, work.container), work.volume)
    if not (work.volume or work.issue):
        issue = commas(name, date)
    elif whole and not dated:
        issue = f"{name} ({work.issue})"
    else:
        issue = join(" ", commas(name, labelled("no.", work.issue)), date and f"({date})")
    return join(": ", issue, shortened(work.pages, least=1))


def _accessed(work: Work) -> str:
    return "" if work.doi else american(work.consulted)


def _place(place: Place | None) -> tuple[str, ...]:
    return (f"under {place.section}", place.paragraph) if place else ()

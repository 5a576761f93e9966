"""Chicago 18: author-date, notes and bibliography. Titles keep the source's capitals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.markup import commas, sentences, stopped
from zhuzhou_facts.citation.western import (
    american,
    cited_title,
    edition,
    law,
    month_day,
    shortened,
    translated,
    upright_if_chinese,
)
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from zhuzhou_facts.citation.place import Place
    from zhuzhou_facts.citation.work import Work
    from zhuzhou_facts.records import Author

_WHOLE: Final = frozenset({SourceKind.BOOK, SourceKind.REPORT})
_SITES: Final = frozenset({SourceKind.WEBPAGE, SourceKind.NEWSPAPER})


def chicago_entry(work: Work) -> str:
    """Return the entry of the reference list (author-date)."""
    if work.kind is SourceKind.LEGISLATION:
        return sentences(law(work), work.link)
    lead, title = _lead(work), _title(work)
    parts = (lead, work.year, title) if lead else (title, work.year)
    return sentences(*parts, *_origin(work, lead, dated=False), _accessed(work, "A"), work.link)


def chicago_bibliography(work: Work) -> str:
    """Return the entry of the bibliography (notes and bibliography)."""
    if work.kind is SourceKind.LEGISLATION:
        return sentences(law(work), work.link)
    lead = _lead(work)
    origin = _origin(work, lead, dated=True)
    return sentences(lead, _title(work), *origin, _accessed(work, "A"), work.link)


def chicago_support(work: Work, place: Place | None) -> str:
    """Return what the author-date system puts in brackets."""
    site = _paper(replace(work, place="")) if work.kind in _SITES else ""
    lead = names.short(work.responsible, "and") or site or _cited_title(work)
    dated = f"{lead} {work.year}" if work.issued else commas((lead, work.year))
    return commas((dated, *_place(place)))


def chicago_note(work: Work) -> str:
    """Return the full note (notes and bibliography)."""
    if work.kind is SourceKind.LEGISLATION:
        return stopped(commas((law(work), work.link)))
    people = work.responsible if work.kind is SourceKind.REPORT else work.signed
    role = ("eds." if len(work.editors) > 1 else "ed.") if work.is_edited else ""
    parts = (names.noted(people), role, *_note_parts(work), _accessed(work, "a"), work.link)
    return stopped(commas(parts))


def note_support(work: Work, place: Place | None) -> str:
    """Return the shortened note that points at the place."""
    return stopped(commas((names.short(work.signed, "and"), _cited_title(work), *_place(place))))


def _lead(work: Work) -> str:
    """Return who leads the entry; where no one signs, the website or newspaper does."""
    people: tuple[Author, ...] = work.responsible
    if not people and work.kind in _SITES:
        return _paper(work)
    role = ("eds." if len(people) > 1 else "ed.") if work.is_edited else ""
    return commas((names.chicago(people), role))


def _title(work: Work) -> str:
    return translated(work, _cited_title(work))


def _cited_title(work: Work) -> str:
    if work.kind is SourceKind.LEGISLATION:
        return work.title
    return cited_title(work, whole=work.kind in _WHOLE)


def _paper(work: Work) -> str:
    """Return the name of the website (its owner where it has none) or newspaper."""
    if work.kind is SourceKind.WEBPAGE:
        return work.container or work.publisher
    paper = upright_if_chinese(work)(work.container) if work.container else ""
    return f"{paper} ({work.place})" if work.place and paper else paper


def _origin(work: Work, lead: str, *, dated: bool) -> tuple[str, ...]:
    """Return what stands behind the title in an entry; with the year (`dated`) or without."""
    year = work.year if dated else ""
    day = american(work.issued) if dated else month_day(work.issued)
    parts: tuple[str, ...]
    match work.kind:
        case SourceKind.WEBPAGE | SourceKind.NEWSPAPER:
            parts = (commas((*_site(work, lead), day)),)
        case SourceKind.JOURNAL:
            parts = (_journal(work, dated=dated),)
        case SourceKind.CHAPTER:
            editors = f"edited by {names.full(work.editors)}" if work.editors else ""
            book = commas((upright_if_chinese(work)(work.container), editors))
            parts = (*_translators(work), f"In {book}", *_edition(work), _imprint(work, year))
        case SourceKind.THESIS:
            parts = (commas((work.genre, work.publisher, year)),)
        case SourceKind.DATASET:
            version = f"Version {work.edition}" if work.edition else ""
            parts = (version, commas((work.publisher, day)))
        case SourceKind.REPORT:
            number = f"No. {work.number}" if work.number else ""
            parts = (number, work.container, _imprint(work, year))
        case _:
            editors = f"Edited by {names.full(work.editors)}" if _has_editors(work) else ""
            changes = (editors, *_translators(work), *_edition(work))
            parts = (*changes, work.container, _imprint(work, year))
    return parts


def _imprint(work: Work, year: str) -> str:
    return commas((work.publisher, year))


def _translators(work: Work) -> tuple[str, ...]:
    return (f"Translated by {names.full(work.translators)}" if work.translators else "",)


def _has_editors(work: Work) -> bool:
    """Whether a book has editors beside its authors."""
    return bool(work.editors) and not work.is_edited


def _edition(work: Work) -> tuple[str, ...]:
    number = edition(work)
    return (number[:1].upper() + number[1:], f"Vol. {work.volume}" if work.volume else "")


def _site(work: Work, lead: str) -> tuple[str, ...]:
    """Return the site or newspaper, and the owner of the site where it differs; not who leads."""
    site = _paper(work)
    site = "" if site == lead else site
    # A page without a date has its owner in front, as its author.
    owner = work.publisher if work.kind is SourceKind.WEBPAGE else ""
    return (site, "" if owner in {lead, work.container} or not site else owner)


def _journal(work: Work, *, dated: bool) -> str:
    """Return `Journal 12 (3): 143–61`, dated `Journal 12, no. 3 (2016): 143–61`."""
    name = upright_if_chinese(work)(work.container)
    number = f"no. {work.issue}" if work.issue else ""
    if dated:
        issue = f"{commas((f'{name} {work.volume}'.rstrip(), number))} ({work.year})"
    elif work.volume:
        issue = f"{name} {work.volume}" + (f" ({work.issue})" if work.issue else "")
    else:
        issue = commas((name, number))
    return f"{issue}: {shortened(work.pages, least=1)}" if work.pages else issue


def _note_parts(work: Work) -> tuple[str, ...]:
    """Return what stands between the names and the address in a note."""
    title = _title(work)
    imprint = f"({commas((work.publisher, work.year))})"
    pages = shortened(work.pages, least=1)
    changes = (
        f"trans. {names.noted(work.translators)}" if work.translators else "",
        edition(work),
        f"vol. {work.volume}" if work.volume else "",
    )
    parts: tuple[str, ...]
    match work.kind:
        case SourceKind.WEBPAGE | SourceKind.NEWSPAPER:
            parts = (title, *_site(work, names.noted(work.signed)), american(work.issued))
        case SourceKind.JOURNAL:
            parts = (title, _journal(work, dated=True))
        case SourceKind.CHAPTER:
            editors = f"ed. {names.noted(work.editors)}" if work.editors else ""
            book = f"in {upright_if_chinese(work)(work.container)}"
            parts = (title, f"{commas((book, editors, *changes))} {imprint}")
        case SourceKind.THESIS:
            parts = (f"{title} ({commas((work.genre, work.publisher, work.year))})",)
        case SourceKind.DATASET:
            version = f"version {work.edition}" if work.edition else ""
            parts = (title, version, work.publisher, american(work.issued))
        case SourceKind.REPORT:
            number = f"no. {work.number}" if work.number else ""
            parts = (f"{commas((title, number, work.container))} {imprint}", pages)
        case _:
            editors = f"ed. {names.noted(work.editors)}" if _has_editors(work) else ""
            parts = (f"{commas((title, editors, *changes, work.container))} {imprint}", pages)
    return parts


def _accessed(work: Work, capital: str) -> str:
    if not work.consulted or work.doi:
        return ""
    return f"{capital}ccessed {american(work.consulted)}"


def _place(place: Place | None) -> tuple[str, ...]:
    return (f"under {place.section}", place.paragraph) if place else ()

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
    day = _day(work) if dated else month_day(work.issued)
    volume = f"vol. {work.volume}" if work.volume else ""
    parts: tuple[str, ...]
    match work.kind:
        case SourceKind.WEBPAGE | SourceKind.NEWSPAPER:
            parts = (commas((*_site(work, lead), day)),)
        case SourceKind.JOURNAL:
            parts = (_journal(work, dated=dated),)
        case SourceKind.CHAPTER:
            # With the year at its end, the entry has the volume before those who worked on it.
            people = _contributors(work, "edited", "translated", "by")
            rest = (volume, *people) if dated else (*people, volume)
            book = commas((upright_if_chinese(work)(work.container), edition(work), *rest))
            parts = (f"In {book}" if book else "", _imprint(work, year))
        case SourceKind.THESIS:
            parts = (commas((work.genre, work.publisher, year)),)
        case SourceKind.DATASET:
            version = f"Version {work.edition}" if work.edition else ""
            parts = (version, commas((work.publisher, day)))
        case SourceKind.REPORT:
            number = f"No. {work.number}" if work.number else ""
            parts = (number, work.container, _imprint(work, year))
        case _:
            people = _contributors(work, "edited", "translated", "by")
            rest = (commas((volume, *people)),) if dated and volume else (*people, volume)
            parts = (edition(work), *rest, work.container, _imprint(work, year))
            parts = tuple(part[:1].upper() + part[1:] for part in parts)
    return parts


def _imprint(work: Work, year: str) -> str:
    return commas((work.publisher, year))


def _day(work: Work) -> str:
    """Return the date; a web page without one has its day of reading instead."""
    undated = "" if work.kind is SourceKind.WEBPAGE else work.year
    return american(work.issued) or undated


def _contributors(work: Work, edited: str, translated_: str, by: str) -> tuple[str, ...]:
    """Return the editors and translators with their roles: edited by A, translated by B.

    The editors of an edited book are not among them: they lead.
    """
    listed = names.full if by else names.noted
    editors = () if work.is_edited else work.editors
    if editors and editors == work.translators:
        return (f"{edited} and {translated_} {by} {listed(editors)}".replace("  ", " "),)
    roles = ((edited, editors), (translated_, work.translators))
    return tuple(
        " ".join(filter(None, (role, by, listed(people)))) for role, people in roles if people
    )


def _site(work: Work, lead: str) -> tuple[str, ...]:
    """Return the site or newspaper, and the owner of the site where it differs; not who leads."""
    site = _paper(work)
    site = "" if site == lead else site
    # A page without a date has its owner in front, as its author.
    owner = work.publisher if work.kind is SourceKind.WEBPAGE else ""
    return (site, "" if owner in {lead, work.container} or not site else owner)


def _journal(work: Work, *, dated: bool) -> str:
    """Return `Journal 12 (3): 143–61`, dated `Journal 12, no. 3 (2016): 143–61`.

    The month stands where volume or issue is missing: `Journal, no. 3 (May 2016)`.
    """
    name = upright_if_chinese(work)(work.container)
    number = f"no. {work.issue}" if work.issue else ""
    whole = work.volume and work.issue
    date = month_day(work.issued and work.issued._replace(day=0)) if not whole else ""
    if dated:
        date = " ".join(filter(None, (date, work.year)))
    bracketed = f" ({date})" if date else ""
    if not (work.volume or work.issue):
        issue = commas((name, date))
    elif whole and not dated:
        issue = f"{name} {work.volume} ({work.issue})"
    else:
        issue = commas((f"{name} {work.volume}".rstrip(), number)) + bracketed
    pages = shortened(work.pages, least=1)
    return ": ".join(filter(None, (issue.strip(), pages)))


def _note_parts(work: Work) -> tuple[str, ...]:
    """Return what stands between the names and the address in a note."""
    title = _title(work)
    imprint = f"({commas((work.publisher, work.year))})"
    pages = shortened(work.pages, least=1)
    volume = f"vol. {work.volume}" if work.volume else ""
    changes = (edition(work), volume, *_contributors(work, "ed.", "trans.", ""))
    parts: tuple[str, ...]
    match work.kind:
        case SourceKind.WEBPAGE | SourceKind.NEWSPAPER:
            parts = (title, *_site(work, names.noted(work.signed)), _day(work))
        case SourceKind.JOURNAL:
            parts = (title, _journal(work, dated=True))
        case SourceKind.CHAPTER:
            book = f"in {upright_if_chinese(work)(work.container)}" if work.container else ""
            parts = (title, f"{commas((book, *changes))} {imprint}".lstrip())
        case SourceKind.THESIS:
            parts = (f"{title} ({commas((work.genre, work.publisher, work.year))})",)
        case SourceKind.DATASET:
            version = f"version {work.edition}" if work.edition else ""
            parts = (title, version, work.publisher, _day(work))
        case SourceKind.REPORT:
            number = f"no. {work.number}" if work.number else ""
            parts = (f"{commas((title, number, work.container))} {imprint}", pages)
        case _:
            parts = (f"{commas((title, *changes, work.container))} {imprint}", pages)
    return parts


def _accessed(work: Work, capital: str) -> str:
    if not work.consulted or work.doi:
        return ""
    return f"{capital}ccessed {american(work.consulted)}"


def _place(place: Place | None) -> tuple[str, ...]:
    return (f"under {place.section}", place.paragraph) if place else ()

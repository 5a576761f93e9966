"""Chicago 18: author-date, notes and bibliography. Titles keep the source's capitals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation import names, western
from zhuzhou_facts.citation.markup import commas, join, labelled, sentences, stopped, wrapped
from zhuzhou_facts.citation.western import american, whole_title
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from zhuzhou_facts.citation.work import Place, Work

_SITES: Final = frozenset({SourceKind.WEBPAGE, SourceKind.NEWSPAPER})


def entry(work: Work, *, dated: bool = False) -> str:
    """Return the entry of the reference list; of the bibliography with the year at its end."""
    if work.kind is SourceKind.LEGISLATION:
        return sentences(western.law(work), work.link)
    lead = commas(
        names.first_inverted(work.responsible, most=6, first=3),
        western.role(work.lead_editors, "ed.", "eds."),
    )
    if not lead and work.kind in _SITES:
        lead = _paper(work)
    title = western.translated(work, _title(work))
    year = "" if dated else work.year
    parts = (lead, year, title) if lead else (title, year)
    origin, imprint = _origin(work, lead, dated=dated)
    accessed = labelled("Accessed", american(work.consulted))
    return sentences(*parts, *origin, imprint, accessed, work.link)


def support(work: Work, place: Place | None) -> str:
    """Return what the author-date system puts in brackets."""
    site = _paper(replace(work, place="")) if work.kind in _SITES else ""
    lead = names.short(work.responsible, "and") or site or _title(work)
    dated = f"{lead} {work.year}" if work.issued.year else commas(lead, work.year)
    return commas(dated, *_place(place))


def note(work: Work) -> str:
    """Return the full note (notes and bibliography)."""
    if work.kind is SourceKind.LEGISLATION:
        return stopped(commas(western.law(work), work.link))
    people = work.responsible if work.kind is SourceKind.REPORT else work.signed
    lead = names.noted(people)
    title = western.translated(work, _title(work))
    origin, imprint = _origin(work, lead, brief=True)
    body = commas(lead, western.role(work.lead_editors, "ed.", "eds."), title, *origin)
    pages = western.shortened(work.pages, least=1) if work.kind in western.SERIES else ""
    accessed = labelled("accessed", american(work.consulted))
    return stopped(commas(join(" ", body, wrapped(imprint)), pages, accessed, work.link))


def note_support(work: Work, place: Place | None) -> str:
    """Return the shortened note that points at the place."""
    return stopped(commas(names.short(work.signed, "and"), _title(work), *_place(place)))


def _origin(  # noqa: PLR0911 - a kind each
    work: Work, lead: str, *, dated: bool = True, brief: bool = False
) -> tuple[tuple[str, ...], str]:
    """Return what stands behind the title, and publisher with year where they stand apart.

    A reference list has the year elsewhere (not `dated`); a note is `brief`, in small letters.
    """

    def label(text: str) -> str:
        return text if brief else text.capitalize()

    # A web page without a date has its day of reading instead.
    undated = "" if work.kind is SourceKind.WEBPAGE else work.year
    day = american(work.issued) or undated if dated else western.month_day(work.issued)
    words = ("ed.", "trans.", "") if brief else ("edited", "translated", " by")
    people = western.contributors(work, names.noted if brief else names.full, *words)
    volume = labelled("vol.", work.volume)
    rest = (volume, *people) if dated else (*people, volume)
    edition = western.edition(work)
    imprint = commas(work.publisher, work.year if dated else "")
    match work.kind:
        case SourceKind.WEBPAGE | SourceKind.NEWSPAPER:
            return (commas(*_site(work, lead), day),), ""
        case SourceKind.JOURNAL:
            return (_journal(work, dated=dated),), ""
        case SourceKind.CHAPTER:
            book = commas(whole_title(work, work.container), edition, *rest)
            return (labelled(label("in"), book),), imprint
        case SourceKind.THESIS:
            return (), commas(work.genre, imprint)
        case SourceKind.DATASET:
            version = labelled(label("version"), work.edition)
            return (version, commas(work.publisher, day)), ""
        case SourceKind.REPORT:
            return (labelled(label("no."), work.number), work.container), imprint
    if brief:
        return (edition, *rest, work.container), imprint
    if dated and volume:
        rest = (commas(*rest),)
    return tuple(map(western.capital, (edition, *rest, work.container, imprint))), ""


def _title(work: Work) -> str:
    return western.cited_title(work, western.SERIES)


def _paper(work: Work) -> str:
    """Return the name of the website (its owner where it has none) or newspaper."""
    if work.kind is SourceKind.WEBPAGE:
        return work.container or work.publisher
    paper = whole_title(work, work.container)
    return f"{paper} ({work.place})" if work.place and paper else paper


def _site(work: Work, lead: str) -> tuple[str, ...]:
    """Return the site or newspaper, and the owner of the site where it differs; not who leads."""
    site = _paper(work)
    if site in {"", lead}:
        return ()
    # A page without a date has its owner in front, as its author.
    is_owned = work.kind is SourceKind.WEBPAGE and work.publisher not in {lead, site}
    return (site, work.publisher if is_owned else "")


def _journal(work: Work, *, dated: bool) -> str:
    """Return `Journal 12 (3): 143–61`, dated `Journal 12, no. 3 (2016): 143–61`.

    The month stands where volume or issue is missing: `Journal, no. 3 (May 2016)`.
    """
    whole = work.volume and work.issue
    date = western.month_day(work.issued._replace(day=0)) if not whole else ""
    if dated:
        date = join(" ", date, work.year)
    issue = join(" ", whole_title(work, work.container), work.volume)
    if whole and not dated:
        issue += f" ({work.issue})"
    elif work.issue or work.volume:
        issue = join(" ", commas(issue, labelled("no.", work.issue)), wrapped(date))
    else:
        issue = commas(issue, date)
    return join(": ", issue, western.shortened(work.pages, least=1))


def _place(place: Place | None) -> tuple[str, ...]:
    return (f"under {place.section}", place.paragraph) if place else ()

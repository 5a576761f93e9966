"""APA 7 (sections 8 to 11), MLA 9, and what they share with Chicago.

Titles keep the capitals that the source gives them.
"""

from __future__ import annotations

import re
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
    wrapped,
)
from zhuzhou_facts.records import SourceKind
from zhuzhou_facts.records.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhuzhou_facts.citation.work import Date, Place, Work
    from zhuzhou_facts.records import Author

SERIES: Final = frozenset({SourceKind.REPORT, SourceKind.BOOK})
"""Works of their own, whose container is a series."""
_RANGE: Final = re.compile(r"(?<=[0-9])[-‐‒–](?=[A-Za-z]*[0-9])")
_WHOLE_NUMBERS: Final = re.compile(r"([0-9]+)–([0-9]+)")
_HUNDRED: Final = 100
_LABELS: Final = ("edited", "translated", "version", "vol.", "no.")

_PARTS: Final = frozenset({SourceKind.NEWSPAPER, SourceKind.JOURNAL, SourceKind.CHAPTER})
_DATED: Final = frozenset({SourceKind.WEBPAGE, SourceKind.NEWSPAPER})
_YEAR_ALONE: Final = frozenset({SourceKind.BOOK, SourceKind.THESIS, SourceKind.CHAPTER})


def month_day(date: Date) -> str:
    """Return `November 14`, `November`, or nothing for a year alone."""
    return join(" ", MONTHS[date.month - 1], str(date.day or "")) if date.month else ""


def american(date: Date) -> str:
    """Return `November 14, 2018`, `November 2018` or `2018`."""
    return join(", " if date.day else " ", month_day(date), date.year)


def edition(work: Work) -> str:
    """Return `2nd ed.`; an edition that is no number as the source has it."""
    number = work.edition
    if not (number.isascii() and number.isdigit()):
        return number
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return f"{number}{'th' if number[-2:-1] == '1' else ending} ed."


def dashed(pages: str) -> str:
    """Return the pages with an en dash for a range (A-4 is one page)."""
    return _RANGE.sub("–", pages)


def paged(pages: str) -> str:
    """Return the pages, dashed already, with `p.` for one page, `pp.` for several."""
    return labelled("pp." if re.search("[–,]", pages) else "p.", pages)


def shortened(pages: str, *, least: int) -> str:
    """Return the pages, of a second number from 100 on only what differs: 143–61.

    `least` is how many digits stand at least: 2 in MLA; 1 in Chicago, which has two digits too
    unless the first number ends in 01 to 09, and all after a full hundred.
    """

    def shorten(match: re.Match[str]) -> str:
        first, last = match.groups()
        whole = int(first) < _HUNDRED or (least == 1 and int(first) % _HUNDRED == 0)
        if whole or len(first) != len(last):
            return match[0]
        differs = next((at for at, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0)
        least_here = 1 if least == 1 and first[-2] == "0" else 2
        return f"{first}–{last[min(differs, len(last) - least_here) :]}"

    return _WHOLE_NUMBERS.sub(shorten, dashed(pages))


def capital(text: str) -> str:
    """Return the text with a capital."""
    return text[:1].upper() + text[1:]


def whole_title(work: Work, title: str) -> str:
    """Return the title of a whole work as Chicago and MLA print it: Chinese is never in italics."""
    return title if work.chinese else italic(title)


def cited_title(work: Work, whole: frozenset[SourceKind]) -> str:
    """Return the title as Chicago and MLA print it, in quotation marks but for `whole` works."""
    if work.kind is SourceKind.LEGISLATION:
        return work.title
    return whole_title(work, work.title) if work.kind in whole else quoted(work.title)


def translated(work: Work, title: str) -> str:
    """Return the title, a Chinese one with its translation in brackets where the source has it."""
    return f"{title} [{work.translation}]" if work.chinese and work.translation else title


def law(work: Work) -> str:
    """Return a law as American legal style has it: Title, Number, 124 Stat. 119 (2010)."""
    code = join(" ", work.volume, work.container, work.pages)
    return f"{commas(translated(work, work.title), work.number, code)} ({work.year})"


def role(people: Sequence[Author], one: str, several: str) -> str:
    """Return what these people are called; nothing where there are none."""
    return (several if len(people) > 1 else one) if people else ""


def contributors(
    work: Work, listed: Callable[[Sequence[Author]], str], edited: str, translated_: str, by: str
) -> tuple[str, ...]:
    """Return the editors and translators with their roles: edited by A, translated by B.

    The editors of an edited book are not among them: they lead.
    """
    editors = () if work.lead_editors else work.editors
    if editors and editors == work.translators:
        return (f"{edited} and {translated_}{by} {listed(editors)}",)
    roles = ((edited, editors), (translated_, work.translators))
    return tuple(f"{label}{by} {listed(people)}" for label, people in roles if people)


def apa_entry(work: Work) -> str:
    """Return the entry of the reference list."""
    link = work.link
    if work.consulted.year:
        link = f"Retrieved {american(work.consulted)}, from {link}"
    if work.kind is SourceKind.LEGISLATION:
        return join(" ", stopped(law(work)), link)
    editors = wrapped(role(work.lead_editors, "Ed.", "Eds."))
    authors = join(" ", names.apa(work.responsible), editors)
    date = wrapped(commas(work.year, month_day(work.issued) if work.kind in _DATED else ""))
    title = work.title if work.kind in _PARTS else italic(work.title)
    described, *origin = _apa_origin(work)
    title = join(" ", translated(work, title), described)
    lead = (authors, date, title) if authors else (title, date)
    return join(" ", sentences(*lead, *origin), link)


def apa_support(work: Work, place: Place | None) -> str:
    """Return what stands in brackets: author or title, year, section, paragraph (8.14, 8.28)."""
    title = quoted(work.title) if work.kind in _PARTS else italic(work.title)
    title = work.title if work.kind is SourceKind.LEGISLATION else title
    lead = names.short(work.responsible, "&") or title
    where = (f"{place.section} section", place.paragraph) if place else ()
    return commas(lead, work.year, *where)


def _apa_origin(work: Work) -> tuple[str, ...]:  # noqa: PLR0911 - a kind each
    """Return the title's description in brackets, then site, journal, book, publisher."""
    publisher = "" if work.is_author(work.publisher) else work.publisher
    pages = dashed(work.pages)
    numbers = commas(edition(work), labelled("Vol.", work.volume), paged(pages))
    editors = work.editors if work.authors or work.kind is SourceKind.CHAPTER else ()
    edited = names.apa_natural(editors), role(editors, "Ed.", "Eds.")
    by = names.apa_natural(work.translators)
    translators = f"{by}, Trans." if by else ""
    match work.kind:
        case SourceKind.WEBPAGE:
            site = "" if work.is_author(work.container) else work.container
            return ("", publisher if publisher != site else "", site)
        case SourceKind.NEWSPAPER:
            return ("", commas(italic(work.container), pages))
        case SourceKind.JOURNAL:
            issue = italic(work.volume) + wrapped(work.issue)
            return ("", commas(italic(work.container), issue, pages))
        case SourceKind.REPORT:
            series = join(" ", work.container, labelled("No.", work.number))
            return (wrapped(join("; ", series, paged(pages))), publisher)
        case SourceKind.BOOK:
            return (wrapped(join("; ", join(", ", *edited), translators, numbers)), publisher)
        case SourceKind.CHAPTER:
            book = join(" ", italic(work.container), wrapped(numbers))
            who = join(" ", edited[0], wrapped(edited[1]))
            return (wrapped(translators), labelled("In", commas(who, book)), publisher)
        case SourceKind.THESIS:
            described = wrapped(commas(work.genre, work.publisher if work.link else ""), "[]")
            return (described, "" if work.link else publisher)
    version = wrapped(labelled("Version", work.edition))
    return (join(" ", version, "[Data set]"), publisher)


def mla_entry(work: Work) -> str:
    """Return the entry of the works cited."""
    authors = commas(
        names.first_inverted(_mla_people(work), most=2, first=1),
        role(work.lead_editors, "editor", "editors"),
    )
    last = ""
    if work.kind is SourceKind.THESIS:
        elements = commas(_mla_issued(work), work.link)
        last = commas(work.publisher, work.genre)
    else:
        elements = commas(*_mla_elements(work))
        # Where a label opens a sentence, and only there, it has a capital.
        if elements.startswith(_LABELS):
            elements = capital(elements)
        if work.kind in SERIES and work.container != work.publisher:
            last = work.container
    consulted = labelled("Accessed", _mla_date(work.consulted))
    return sentences(authors, _mla_title(work), elements, last, consulted)


def mla_support(work: Work, place: Place | None) -> str:
    """Return what stands in brackets: no paragraphs, which the source does not number itself."""
    lead = names.short(_mla_people(work), "and") or _mla_title(work)
    return commas(lead, place.section, "caption" if place.caption else "") if place else lead


def _mla_title(work: Work) -> str:
    return cited_title(work, SERIES | {SourceKind.THESIS})


def _mla_people(work: Work) -> tuple[Author, ...]:
    # An organisation that publishes its own work is named once, as the publisher.
    own = work.is_author(work.publisher) or work.is_author(work.container)
    return () if own else work.signed


def _mla_elements(work: Work) -> tuple[str, ...]:
    """Return the elements between the title and the day of reading, in MLA's order."""
    container = "" if work.kind in SERIES else whole_title(work, work.container)
    if work.place and work.kind is SourceKind.NEWSPAPER and container:
        container += f" [{work.place}]"
    issue = work.issue or ("" if work.kind is SourceKind.JOURNAL else work.number)
    is_dataset = work.kind is SourceKind.DATASET
    return (
        container,
        *contributors(work, names.noted, "edited", "translated", " by"),
        labelled("version", work.edition) if is_dataset else edition(work),
        labelled("vol.", work.volume),
        work.number if work.kind is SourceKind.LEGISLATION else labelled("no.", issue),
        "" if work.publisher == work.container else work.publisher,
        _mla_issued(work),
        paged(shortened(work.pages, least=2)),
        work.link,
    )


def _mla_issued(work: Work) -> str:
    """Return the date: of a book its year, of an issue of a journal month and year."""
    if work.kind in _YEAR_ALONE:
        return work.issued.year
    if work.kind is SourceKind.JOURNAL:
        return _mla_date(work.issued._replace(day=0))
    return _mla_date(work.issued)


def _mla_date(date: Date) -> str:
    month = MONTHS[date.month - 1] if date.month else ""
    if len(month) > len("July"):
        month = "Sept." if month == "September" else f"{month[:3]}."
    return join(" ", str(date.day or ""), month, date.year)

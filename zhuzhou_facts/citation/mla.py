"""MLA 9. Titles keep the capitals that the source gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.markup import commas, join, labelled, quoted, sentences
from zhuzhou_facts.citation.western import edition, page_label, shortened, whole_title
from zhuzhou_facts.records import SourceKind
from zhuzhou_facts.records.dates import MONTHS

if TYPE_CHECKING:
    from zhuzhou_facts.citation.work import Date, Place, Work
    from zhuzhou_facts.records import Author

_LONGEST_MONTH: Final = 4  # months of up to four letters are spelt out
_ODD: Final = {"September": "Sept."}
_WHOLE: Final = frozenset({SourceKind.BOOK, SourceKind.REPORT, SourceKind.THESIS})
_SERIES: Final = frozenset({SourceKind.REPORT, SourceKind.BOOK})
_YEAR_ALONE: Final = frozenset({SourceKind.BOOK, SourceKind.THESIS, SourceKind.CHAPTER})
_LABELS: Final = ("edited", "translated", "version", "vol.", "no.")


def mla_entry(work: Work) -> str:
    """Return the entry of the works cited."""
    role = ("editors" if len(work.editors) > 1 else "editor") if work.is_edited else ""
    authors = commas(names.mla(_people(work)), role)
    elements = commas(*_elements(work))
    # Where a label opens a sentence, and only there, it has a capital.
    if elements.startswith(_LABELS):
        elements = elements[0].upper() + elements[1:]
    last = ""
    if work.kind is SourceKind.THESIS:
        last = commas(work.publisher, work.genre)
    elif work.kind in _SERIES and work.container != work.publisher:
        last = work.container
    consulted = labelled("Accessed", _date(work.consulted))
    return sentences(authors, _title(work), elements, last, consulted)


def mla_support(work: Work, place: Place | None) -> str:
    """Return what stands in brackets: no paragraphs, which the source does not number itself."""
    lead = names.short(_people(work), "and") or _title(work)
    where = (place.section, "caption" if place.caption else "") if place else ()
    return commas(lead, *where)


def _title(work: Work) -> str:
    if work.kind is SourceKind.LEGISLATION:
        return work.title
    return whole_title(work, work.title) if work.kind in _WHOLE else quoted(work.title)


def _people(work: Work) -> tuple[Author, ...]:
    # An organisation that publishes its own work is named once, as the publisher.
    own = work.is_author(work.publisher) or work.is_author(work.container)
    return () if own else work.signed


def _elements(work: Work) -> tuple[str, ...]:
    """Return the elements between the title and the day of reading, in MLA's order."""
    if work.kind is SourceKind.THESIS:
        return (_issued(work), work.link)
    law = work.kind is SourceKind.LEGISLATION
    container = "" if work.kind in _SERIES else whole_title(work, work.container)
    if work.place and work.kind is SourceKind.NEWSPAPER and container:
        container += f" [{work.place}]"
    issue = work.issue or ("" if work.kind is SourceKind.JOURNAL else work.number)
    is_dataset = work.kind is SourceKind.DATASET
    return (
        container,
        *_contributors(work),
        labelled("version", work.edition) if is_dataset else edition(work),
        labelled("vol.", work.volume),
        work.number if law else labelled("no.", issue),
        "" if work.publisher == work.container else work.publisher,
        _issued(work),
        labelled(page_label(work.pages), shortened(work.pages, least=2)),
        work.link,
    )


def _contributors(work: Work) -> tuple[str, ...]:
    editors, translators = names.noted(work.editors), names.noted(work.translators)
    if work.editors and work.editors == work.translators:
        return (f"edited and translated by {editors}",)
    edited = "" if work.is_edited else labelled("edited by", editors)
    return (edited, labelled("translated by", translators))


def _issued(work: Work) -> str:
    """Return the date: of a book its year, of an issue of a journal month and year."""
    if work.issued and work.kind in _YEAR_ALONE:
        return work.issued.year
    if work.issued and work.kind is SourceKind.JOURNAL:
        return _date(work.issued._replace(day=0))
    return _date(work.issued)


def _date(date: Date | None) -> str:
    if not date:
        return ""
    month = MONTHS[date.month - 1] if date.month else ""
    if len(month) > _LONGEST_MONTH:
        month = _ODD.get(month, f"{month[:3]}.")
    return join(" ", str(date.day or ""), month, date.year)

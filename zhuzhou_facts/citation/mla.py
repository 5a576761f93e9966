"""MLA 9. Titles keep the capitals that the source gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.markup import commas, sentences
from zhuzhou_facts.citation.western import (
    MONTHS,
    cited_title,
    edition,
    page_label,
    shortened,
    upright_if_chinese,
)
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from zhuzhou_facts.citation.place import Place
    from zhuzhou_facts.citation.work import Date, Work
    from zhuzhou_facts.records import Author

_LONGEST_MONTH: Final = 4  # months of up to four letters are spelt out
_ODD: Final = {"September": "Sept."}
_WHOLE: Final = frozenset({SourceKind.BOOK, SourceKind.REPORT, SourceKind.THESIS})
_LABELS: Final = ("edited", "translated", "version", "vol.", "no.")


def mla_entry(work: Work) -> str:
    """Return the entry of the works cited."""
    title = _title(work)
    if work.kind is SourceKind.LEGISLATION:
        title = work.title
    consulted = f"Accessed {_date(work.consulted)}" if work.consulted else ""
    return sentences(
        _authors(work), title, _capital(commas(_elements(work))), *_last(work), consulted
    )


def mla_support(work: Work, place: Place | None) -> str:
    """Return what stands in brackets: no paragraphs, which the source does not number itself."""
    title = work.title if work.kind is SourceKind.LEGISLATION else _title(work)
    lead = names.short(_people(work), "and") or title
    where = (place.section, "caption" if place.caption else "") if place else ()
    return commas((lead, *where))


def _title(work: Work) -> str:
    return cited_title(work, whole=work.kind in _WHOLE)


def _people(work: Work) -> tuple[Author, ...]:
    # An organisation that publishes its own work is named once, as the publisher.
    own = work.is_author(work.publisher) or work.is_author(work.container)
    return () if own else work.signed


def _authors(work: Work) -> str:
    role = ("editors" if len(work.editors) > 1 else "editor") if work.is_edited else ""
    return commas((names.mla(_people(work)), role))


def _elements(work: Work) -> tuple[str, ...]:
    """Return the elements between the title and the day of reading, in MLA's order."""
    printed = upright_if_chinese(work)
    container = printed(work.container) if work.container else ""
    if work.place and work.kind is SourceKind.NEWSPAPER and container:
        container += f" [{work.place}]"
    if work.kind in {SourceKind.REPORT, SourceKind.BOOK}:
        container = ""
    contributors = [
        f"edited by {names.noted(work.editors)}" if work.editors and not work.is_edited else "",
        f"translated by {names.noted(work.translators)}" if work.translators else "",
    ]
    if work.editors and work.editors == work.translators:
        contributors = [f"edited and translated by {names.noted(work.editors)}"]
    version = f"version {work.edition}" if work.edition else ""
    issue = work.issue or ("" if work.kind is SourceKind.JOURNAL else work.number)
    if work.kind is SourceKind.LEGISLATION:
        issue = ""
    if work.kind is SourceKind.THESIS:
        return (_issued(work), work.link)
    return (
        container,
        *contributors,
        version if work.kind is SourceKind.DATASET else edition(work),
        f"vol. {work.volume}" if work.volume else "",
        f"no. {issue}" if issue else "",
        work.number if work.kind is SourceKind.LEGISLATION else "",
        "" if work.publisher == work.container else work.publisher,
        _issued(work),
        f"{page_label(work.pages)} {shortened(work.pages, least=2)}" if work.pages else "",
        work.link,
    )


def _last(work: Work) -> tuple[str, ...]:
    """Return what stands behind the rest: the university and the sort of a thesis, a series."""
    if work.kind is SourceKind.THESIS:
        return (commas((work.publisher, work.genre)),)
    series = work.kind in {SourceKind.REPORT, SourceKind.BOOK}
    return (work.container if series and work.container != work.publisher else "",)


def _capital(text: str) -> str:
    # Where a label opens a sentence, and only there, it has a capital.
    return text[:1].upper() + text[1:] if text.startswith(_LABELS) else text


def _issued(work: Work) -> str:
    """Return the date: of a book its year, of an issue of a journal month and year."""
    if work.issued and work.kind in {*_WHOLE - {SourceKind.REPORT}, SourceKind.CHAPTER}:
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
    return " ".join(filter(None, (str(date.day or ""), month, date.year)))

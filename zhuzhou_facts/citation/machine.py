"""The forms that reference managers read beside BibTeX: RIS and CSL-JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.keys import citation_key
from zhuzhou_facts.citation.western import dashed
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhuzhou_facts.citation.work import Date, Work
    from zhuzhou_facts.records import Author

_RIS_TYPES: Final = {
    SourceKind.WEBPAGE: "ELEC",
    SourceKind.NEWSPAPER: "NEWS",
    SourceKind.REPORT: "RPRT",
    SourceKind.BOOK: "BOOK",
    SourceKind.CHAPTER: "CHAP",
    SourceKind.JOURNAL: "JOUR",
    SourceKind.THESIS: "THES",
    SourceKind.DATASET: "DATA",
    SourceKind.LEGISLATION: "STAT",
}
_CSL_TYPES: Final = {SourceKind.NEWSPAPER: "article-newspaper"}
_SERIES: Final = frozenset({SourceKind.REPORT, SourceKind.BOOK})


def ris(work: Work) -> str:
    """Return the record in RIS; its lines end in CRLF."""
    report = work.kind in {SourceKind.REPORT, SourceKind.LEGISLATION}
    first, _, last = dashed(work.pages).partition("–")
    fields: Iterable[tuple[str, str]] = (
        ("TY", _RIS_TYPES[work.kind]),
        ("ID", citation_key(work)),
        *(("AU", _ris_name(author)) for author in work.authors),
        *(("A2", _ris_name(author)) for author in work.editors),
        *(("A4", _ris_name(author)) for author in work.translators),
        ("TI", work.title),
        ("T3" if work.kind in _SERIES else "T2", work.container),
        ("PB", work.publisher),
        ("CY", work.place),
        ("ET", work.edition),
        ("VL", work.volume),
        ("M3", work.genre),
        ("SN", work.number if report else ""),
        ("IS", "" if report else work.issue or work.number),
        ("SP", first),
        ("EP", last),
        ("PY", work.issued.year if work.issued else ""),
        ("DA", _ris_date(work.issued) if work.issued and work.issued.month else ""),
        ("Y2", _ris_date(work.accessed) if work.accessed else ""),
        ("DO", work.doi),
        ("UR", work.url),
        ("LA", work.language),
        *(("N1", note) for note in work.notes),
    )
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - "])


def _ris_name(author: Author) -> str:
    if author.name or not (author.family and author.given):
        # A comma would divide the name of an institution; RIS has no escape for one.
        return names.natural(author).replace(",", "，")
    return ", ".join(part for part in (author.family, author.given, author.suffix) if part)


def _ris_date(date: Date) -> str:
    month, day = (f"{number:02d}" if number else "" for number in (date.month, date.day))
    return f"{date.year}/{month}/{day}/" if day else f"{date.year}/{month}//"


def csl_json(work: Work) -> str:
    """Return the item as CSL-JSON, in a list of one."""
    newspaper, dataset = work.kind is SourceKind.NEWSPAPER, work.kind is SourceKind.DATASET
    container = "collection-title" if work.kind in _SERIES else "container-title"
    item = {
        "id": citation_key(work),
        "type": _CSL_TYPES.get(work.kind, work.kind.value),
        "title": work.title,
        "author": [_csl_name(author) for author in work.authors],
        "editor": [_csl_name(author) for author in work.editors],
        "translator": [_csl_name(author) for author in work.translators],
        container: work.container,
        "publisher": work.publisher,
        "publisher-place": work.place,
        "version" if dataset else "edition": work.edition,
        "volume": work.volume,
        "issue": work.issue or (work.number if newspaper else ""),
        "number": "" if newspaper else work.number,
        "genre": work.genre,
        "page": work.pages,
        "issued": _csl_date(work.issued),
        "accessed": _csl_date(work.accessed),
        "DOI": work.doi,
        "URL": work.url,
        "language": work.language,
        # On one line: reference managers take lines of the form "name: value" for fields.
        "note": "; ".join(work.notes),
    }
    given = {name: value for name, value in item.items() if value}
    return json.dumps([given], ensure_ascii=False, indent=2)


def _csl_name(author: Author) -> dict[str, str]:
    if author.name:
        return {"literal": author.name}
    parts = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {name: part for name, part in parts.items() if part}


def _csl_date(date: Date | None) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(date.numbers)]} if date else {}

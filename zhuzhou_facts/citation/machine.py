"""The forms that reference managers read: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from zhuzhou_facts.citation import names
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhuzhou_facts.citation.work import Date, Work
    from zhuzhou_facts.records import Author

_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "%&_#${}"},
    }
)
_BABEL: Final = {"en": "english"}
_RIS_TYPES: Final = {
    SourceKind.WEBPAGE: "ELEC",
    SourceKind.NEWSPAPER: "NEWS",
    SourceKind.REPORT: "RPRT",
}
_CSL_TYPES: Final = {
    SourceKind.WEBPAGE: "webpage",
    SourceKind.NEWSPAPER: "article-newspaper",
    SourceKind.REPORT: "report",
}


def citation_key(work: Work) -> str:
    """Return a key that is the same on every machine, of ASCII letters, digits and hyphens.

    It has the first author's name where that is written in Latin letters, the year, and six
    digits of a digest over title, date and address.
    """
    first = names.surname(work.authors[0]) if work.authors else ""
    stem = re.sub(r"[^a-z0-9]+", "-", first.lower()).strip("-") if first.isascii() else ""
    issued = work.issued.iso if work.issued else ""
    told = f"{work.title}\n{issued}\n{work.url}"
    digest = hashlib.sha256(told.encode()).hexdigest()[:6]
    return "-".join(filter(None, (stem or "source", issued[:4], digest)))


def bibtex(work: Work) -> str:
    """Return the entry for BibTeX and biblatex (which reads `date`, `urldate` and `@online`).

    A web page is `@online` with an address and `@misc` without, a newspaper piece `@article`, a
    report `@techreport`. All values are escaped but the address, which both read verbatim.
    """
    kind, container, publisher = {
        SourceKind.WEBPAGE: ("online" if work.url else "misc", "howpublished", "publisher"),
        SourceKind.NEWSPAPER: ("article", "journal", "publisher"),
        SourceKind.REPORT: ("techreport", "series", "institution"),
    }[work.kind]
    fields = {
        "author": " and ".join(_bibtex_name(author) for author in work.authors),
        "title": _tex(work.title),
        "organization" if kind == "online" else container: _tex(work.container),
        publisher: _tex(work.publisher),
        "address": _tex(work.place),
        "number": _tex(work.number),
        "pages": _tex(work.dashed_pages).replace("–", "--"),
        "date": work.issued.iso if work.issued else "",
        "year": work.issued.year if work.issued else "",
        "url": _address(work.url, "{}\\"),
        "urldate": work.accessed.iso if work.accessed else "",
        "langid": "chinese" if work.chinese else _BABEL.get(work.language, _tex(work.language)),
        "note": _tex("; ".join(work.notes)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{citation_key(work)},", *lines, "}"])


def _tex(text: str) -> str:
    # TeX would join two hyphens to a dash.
    return re.sub("-(?=-)", "-{}", text.translate(_TEX))


def _address(url: str, unsafe: str) -> str:
    """Return the address with white space and the `unsafe` signs percent-encoded."""
    return "".join(quote(sign) if sign in unsafe or sign.isspace() else sign for sign in url)


def _bibtex_name(author: Author) -> str:
    if author.name or not (author.family and author.given):
        return f"{{{_tex(names.natural(author))}}}"
    return ", ".join(_bibtex_part(part) for part in (author.family, author.given))


def _bibtex_part(part: str) -> str:
    # A comma or the word "and" would end the name; braces hide them.
    bare = "," not in part and "and" not in part.lower().split()
    return _tex(part) if bare else f"{{{_tex(part)}}}"


def ris(work: Work) -> str:
    """Return the record in RIS; its lines end in CRLF."""
    report, newspaper = work.kind is SourceKind.REPORT, work.kind is SourceKind.NEWSPAPER
    first, _, last = work.dashed_pages.partition("–")
    fields: Iterable[tuple[str, str]] = (
        ("TY", _RIS_TYPES[work.kind]),
        ("ID", citation_key(work)),
        *(("AU", _ris_name(author)) for author in work.authors),
        ("TI", work.title),
        ("T2", work.container),
        ("PB", work.publisher),
        ("CY", work.place),
        ("SN", work.number if report else ""),
        ("IS", work.number if newspaper else ""),
        ("SP", first),
        ("EP", last),
        ("PY", work.issued.year if work.issued else ""),
        ("DA", _ris_date(work.issued) if work.issued and work.issued.month else ""),
        ("Y2", _ris_date(work.accessed) if work.accessed else ""),
        ("UR", work.url),
        ("LA", work.language),
        *(("N1", told) for told in work.notes),
    )
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - "])


def _ris_name(author: Author) -> str:
    if author.name or not (author.family and author.given):
        return names.natural(author)
    return f"{author.family}, {author.given}"


def _ris_date(date: Date) -> str:
    month, day = (f"{number:02d}" if number else "" for number in (date.month, date.day))
    return f"{date.year}/{month}/{day}/" if day else f"{date.year}/{month}//"


def csl_json(work: Work) -> str:
    """Return the item as CSL-JSON, in a list of one."""
    item = {
        "id": citation_key(work),
        "type": _CSL_TYPES[work.kind],
        "title": work.title,
        "author": [_csl_name(author) for author in work.authors],
        "container-title": work.container,
        "publisher": work.publisher,
        "publisher-place": work.place,
        "number": work.number,
        "page": work.pages,
        "issued": _csl_date(work.issued),
        "accessed": _csl_date(work.accessed),
        "URL": work.url,
        "language": work.language,
        # On one line: reference managers take lines of the form "name: value" for fields.
        "note": "; ".join(work.notes),
    }
    told = {name: value for name, value in item.items() if value}
    return json.dumps([told], ensure_ascii=False, indent=2)


def _csl_name(author: Author) -> dict[str, str]:
    if author.name:
        return {"literal": author.name}
    parts = {"family": author.family, "given": author.given}
    return {name: part for name, part in parts.items() if part}


def _csl_date(date: Date | None) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(date.numbers)]} if date else {}

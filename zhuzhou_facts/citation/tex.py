"""BibTeX for classic styles, and BibLaTeX: one entry type a kind, all values escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.keys import citation_key
from zhuzhou_facts.citation.western import MONTHS, dashed
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.citation.work import Work
    from zhuzhou_facts.records import Author

_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        # An unbalanced brace loses the whole file, escaped with a backslash too.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        **{sign: f"\\{sign}" for sign in "%&_#$"},
    }
)
_BABEL: Final = {"en": "english"}

# For each kind the type of entry, and the field of what contains it and of who brought it out.
_Names = tuple[str, str, str]
_CLASSIC: Final[dict[SourceKind, _Names]] = {
    SourceKind.WEBPAGE: ("misc", "howpublished", "publisher"),
    SourceKind.NEWSPAPER: ("article", "journal", "publisher"),
    SourceKind.REPORT: ("techreport", "type", "institution"),
    SourceKind.BOOK: ("book", "series", "publisher"),
    SourceKind.CHAPTER: ("incollection", "booktitle", "publisher"),
    SourceKind.JOURNAL: ("article", "journal", "publisher"),
    SourceKind.THESIS: ("phdthesis", "series", "school"),
    SourceKind.DATASET: ("misc", "series", "howpublished"),
    SourceKind.LEGISLATION: ("misc", "howpublished", "organization"),
}
_MODERN: Final[dict[SourceKind, _Names]] = _CLASSIC | {
    SourceKind.WEBPAGE: ("online", "organization", "publisher"),
    SourceKind.NEWSPAPER: ("article", "journaltitle", "publisher"),
    SourceKind.REPORT: ("report", "series", "institution"),
    SourceKind.JOURNAL: ("article", "journaltitle", "publisher"),
    SourceKind.THESIS: ("thesis", "series", "institution"),
    SourceKind.DATASET: ("dataset", "series", "publisher"),
    SourceKind.LEGISLATION: ("legislation", "howpublished", "organization"),
}


def bibtex(work: Work) -> str:
    """Return the entry for classic BibTeX styles: year and month, `@misc` for a web page."""
    kind, container, publisher = _CLASSIC[work.kind]
    fields = _fields(work, container, publisher)
    if work.kind is SourceKind.REPORT:
        # The style prints the type before the number: Working Papers 7.
        fields["type"] = _tex(work.container)
    if work.issued:
        fields["year"] = work.issued.year
        if work.issued.month:
            fields["month"] = MONTHS[work.issued.month - 1][:3].lower()
    return _entry(work, kind, fields)


def biblatex(work: Work) -> str:
    """Return the entry for BibLaTeX: `@online` for a web page with an address, else `@misc`."""
    kind, container, publisher = _MODERN[work.kind]
    if work.kind is SourceKind.WEBPAGE and not work.link:
        kind, container = "misc", "howpublished"
    fields = _fields(work, container, publisher)
    if work.kind is SourceKind.THESIS:
        fields["type"] = _tex(work.genre) or "phdthesis"
    return _entry(work, kind, fields)


def _fields(work: Work, container: str, publisher: str) -> dict[str, str]:
    newspaper = work.kind is SourceKind.NEWSPAPER
    return {
        "author": _people(work.authors),
        "editor": _people(work.editors),
        "translator": _people(work.translators),
        "title": _protected(work.title),
        container: _protected(work.container) if container == "series" else _tex(work.container),
        publisher: _tex(work.publisher),
        "address": _tex(work.place),
        "version" if work.kind is SourceKind.DATASET else "edition": _tex(work.edition),
        "volume": _tex(work.volume),
        "number": _tex(work.number or work.issue),
        "type": _tex(work.genre),
        "pages": _tex(dashed(work.pages)).replace("–", "--"),
        "date": work.issued.iso if work.issued else "",
        "doi": _verbatim(work.doi),
        "url": _verbatim(work.url),
        "urldate": work.accessed.iso if work.accessed else "",
        "entrysubtype": "newspaper" if newspaper else "",
        "langid": "chinese" if work.chinese else _BABEL.get(work.language, _tex(work.language)),
        # `note` would be printed in the bibliography.
        "annotation": _tex("; ".join(work.notes)),
    }


def _entry(work: Work, kind: str, fields: dict[str, str]) -> str:
    # The name of a month is a macro, which each style defines, and stands without braces.
    lines = [
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@{kind}{{{citation_key(work)},", *lines, "}"])


def _tex(text: str) -> str:
    # TeX would join two hyphens to a dash.
    return re.sub("-(?=-)", "-{}", text.translate(_TEX))


def _protected(text: str) -> str:
    """Return a title in braces of its own, which keep its capitals."""
    return f"{{{_tex(text)}}}" if text else ""


def _verbatim(address: str) -> str:
    """Return an address or DOI with what would end the value percent-encoded."""
    return "".join(quote(sign) if sign in "{}\\" or sign.isspace() else sign for sign in address)


def _people(authors: Sequence[Author]) -> str:
    return " and ".join(map(_name, authors))


def _name(author: Author) -> str:
    if author.name or not (author.family and author.given):
        return f"{{{_tex(names.natural(author))}}}"
    parts = (author.family, author.suffix, author.given)
    return ", ".join(_part(part) for part in parts if part)


def _part(part: str) -> str:
    # A comma or the word "and" would end the name; braces hide them.
    bare = "," not in part and "and" not in part.lower().split()
    return _tex(part) if bare else f"{{{_tex(part)}}}"

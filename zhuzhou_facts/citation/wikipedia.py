"""The templates of the English and the Chinese Wikipedia."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.western import american
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.citation.work import Date, Work

# The template, what it calls the container, and what it calls the number.
_TEMPLATES: Final = {
    SourceKind.WEBPAGE: ("cite web", "website", "id"),
    SourceKind.NEWSPAPER: ("cite news", "newspaper", "issue"),
    SourceKind.REPORT: ("cite report", "series", "id"),
}
_ESCAPES: Final = str.maketrans(
    {
        "|": "{{!}}",
        "&": "&amp;",
        **{sign: f"&#{ord(sign)};" for sign in "{}[]<>~"},
    }
)


def wikipedia(work: Work) -> str:
    """Return {{cite web}}, {{cite news}} or {{cite report}}, the notes in a comment after it.

    For readers of Chinese the Chinese title is `title`; for others it is `script-title=zh:`, as
    the English Wikipedia asks, with the English one as `trans-title`.
    """
    template, container, number = _TEMPLATES[work.kind]
    fields = {
        **dict(_authors(work)),
        **_titles(work),
        "url": _address(work.url),
        container: work.container,
        "publisher": work.publisher,
        "location": work.place,
        number: work.number,
        "date": _date(work.issued, work.lang) if work.issued else "",
        "access-date": _date(work.accessed, work.lang) if work.accessed and work.url else "",
        "language": work.language if work.lang != work.language else "",
        "page" if work.pages.isalnum() else "pages": work.dashed_pages,
        # The template takes one of pages and at; the comment has the place in any case.
        "at": "" if work.pages else "; ".join(work.spots),
        "quote": " … ".join(work.quotes),
    }
    raw = {"url"}
    told = [
        f"|{name}={value if name in raw else escaped(value)}"
        for name, value in fields.items()
        if value
    ]
    return " ".join([f"{{{{{template}", *told]) + "}}" + _comment(work)


def escaped(value: str) -> str:
    """Return `value` with every sign escaped that the wiki would read as its own."""
    return re.sub("''+", lambda run: "&#39;" * len(run[0]), value.translate(_ESCAPES))


def _titles(work: Work) -> dict[str, str]:
    field = "script-title" if work.chinese and work.lang != "zh" else "title"
    prefix = "zh:" if field == "script-title" else ""
    translated = "" if work.chinese and work.lang == "zh" else work.translation
    return {field: prefix + work.title, "trans-title": translated}


def _authors(work: Work) -> Iterator[tuple[str, str]]:
    for number, author in enumerate(work.authors, start=1):
        if author.name or names.is_han(author) or not (author.family and author.given):
            yield f"author{number}", names.natural(author)
        else:
            yield f"last{number}", author.family
            yield f"first{number}", author.given


def _date(date: Date, lang: str) -> str:
    # The templates read a day in ISO 8601, but not a month.
    if date.month and not date.day:
        return f"{date.year}年{date.month}月" if lang == "zh" else american(date)
    return date.iso


def _address(url: str) -> str:
    bare = "".join(quote(sign) if sign in '|{}[]<>"' or sign.isspace() else sign for sign in url)
    return bare.replace("''", "%27%27")


def _comment(work: Work) -> str:
    told = "; ".join(work.notes).replace("-->", "--&gt;")
    return f"<!-- {told} -->" if told else ""

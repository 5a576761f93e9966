"""The templates of the English and the Chinese Wikipedia."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.western import american, dashed
from zhuzhou_facts.records import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.citation.work import Date, Work

# The template, what it calls the container, and what it calls the number or issue.
_TEMPLATES: Final = {
    SourceKind.WEBPAGE: ("cite web", "website", "id"),
    SourceKind.NEWSPAPER: ("cite news", "newspaper", "issue"),
    SourceKind.REPORT: ("cite report", "series", "id"),
    SourceKind.BOOK: ("cite book", "series", "id"),
    SourceKind.CHAPTER: ("cite book", "title", "id"),
    SourceKind.JOURNAL: ("cite journal", "journal", "issue"),
    SourceKind.THESIS: ("cite thesis", "series", "id"),
    SourceKind.DATASET: ("cite web", "website", "id"),
    SourceKind.LEGISLATION: ("cite report", "series", "id"),
}
_ESCAPES: Final = str.maketrans(
    {
        "|": "{{!}}",
        "&": "&amp;",
        **{sign: f"&#{ord(sign)};" for sign in "{}[]<>~"},
    }
)


def wikipedia_template(work: Work) -> str:
    """Return {{cite web}} or its kin, the notes in a comment after it.

    For readers of Chinese the Chinese title is `title`; for others it is `script-title=zh:`, as
    the English Wikipedia asks, with the English one as `trans-title`.
    """
    template, container, number = _TEMPLATES[work.kind]
    fields = {
        **dict(_people(work)),
        **_titles(work),
        "url": _address(work.url),
        container: work.container,
        "publisher": work.publisher,
        "location": work.place,
        "edition": work.edition,
        "volume": work.volume,
        number: work.number or work.issue,
        "degree": work.genre,
        "doi": work.doi,
        "date": _date(work.issued, work.lang) if work.issued else "",
        "access-date": _date(work.accessed, work.lang) if work.accessed and work.url else "",
        "language": work.language if work.lang != work.language else "",
        "page" if work.pages.isalnum() else "pages": dashed(work.pages),
        # The template takes one of pages and at; the comment has the place in any case.
        "at": "" if work.pages else "; ".join(work.places),
        "quote": " … ".join(work.quotes),
    }
    raw = {"url"}
    given = [
        f"|{name}={value if name in raw else escaped(value)}"
        for name, value in fields.items()
        if value
    ]
    return " ".join([f"{{{{{template}", *given]) + "}}" + _comment(work)


def escaped(value: str) -> str:
    """Return `value` with every sign escaped that the wiki would read as its own."""
    return re.sub("''+", lambda run: "&#39;" * len(run[0]), value.translate(_ESCAPES))


def _titles(work: Work) -> dict[str, str]:
    script = work.chinese and work.lang != "zh"
    translated = "" if work.chinese and work.lang == "zh" else work.translation
    if work.kind is SourceKind.CHAPTER:
        return {"script-chapter" if script else "chapter": f"{'zh:' if script else ''}{work.title}"}
    title = {"script-title": f"zh:{work.title}"} if script else {"title": work.title}
    return title | {"trans-title": translated}


def _people(work: Work) -> Iterator[tuple[str, str]]:
    for number, author in enumerate(work.authors, start=1):
        if author.name or names.is_han(author) or not (author.family and author.given):
            yield f"author{number}", names.natural(author)
        else:
            yield f"last{number}", author.family
            yield f"first{number}", ", ".join(filter(None, (author.given, author.suffix)))
    for number, author in enumerate(work.editors, start=1):
        yield f"editor{number}", names.inverted(author)
    yield "translator1", names.full(work.translators)


def _date(date: Date, lang: str) -> str:
    # The templates read a day in ISO 8601, but not a month.
    if date.month and not date.day:
        return f"{date.year}年{date.month}月" if lang == "zh" else american(date)
    return date.iso


def _address(url: str) -> str:
    bare = "".join(quote(sign) if sign in '|{}[]<>"' or sign.isspace() else sign for sign in url)
    return bare.replace("''", "%27%27")


def _comment(work: Work) -> str:
    notes = "; ".join(work.notes).replace("-->", "--&gt;")
    return f"<!-- {notes} -->" if notes else ""

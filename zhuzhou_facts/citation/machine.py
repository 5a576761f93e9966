"""The forms that programs read: BibTeX and BibLaTeX, RIS, CSL-JSON, the templates of Wikipedia."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from zhuzhou_facts.citation import names
from zhuzhou_facts.citation.markup import join, wrapped
from zhuzhou_facts.citation.western import SERIES, american, dashed
from zhuzhou_facts.citation.work import KINDS
from zhuzhou_facts.records import SourceKind
from zhuzhou_facts.records.dates import MONTHS

if TYPE_CHECKING:
    from zhuzhou_facts.citation.work import Date, Work
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
_DIVIDING: Final = re.compile(r",|(?<!\S)and(?!\S)", re.IGNORECASE)
_BABEL: Final = {"en": "english"}

_WIKI: Final = str.maketrans(
    {"|": "{{!}}", "&": "&amp;", **{sign: f"&#{ord(sign)};" for sign in "{}[]<>~"}}
)


def _citation_key(work: Work) -> str:
    """Return a key of ASCII letters, digits and hyphens, the same on every machine."""
    first = names.surname(work.signed[0]) if work.signed else ""
    stem = re.sub(r"[^a-z0-9]+", "-", first.lower()).strip("-") if first.isascii() else ""
    identity = f"{work.title}\n{work.issued.iso}\n{work.url}"
    digest = hashlib.sha256(identity.encode()).hexdigest()[:6]
    return join("-", stem or "source", work.issued.year, digest)


def bibtex(work: Work, *, modern: bool) -> str:
    """Return the entry for BibLaTeX (`modern`), or for classic styles: with year and month."""
    entry_type, container, publisher = KINDS[work.kind]["biblatex" if modern else "bibtex"]
    genre = work.genre
    if modern and work.kind is SourceKind.THESIS:
        genre = genre or "phdthesis"
    elif modern and work.kind is SourceKind.WEBPAGE and not work.link:
        entry_type, container = "misc", "howpublished"
    elif not modern and work.kind is SourceKind.REPORT:
        # The style prints the type before the number: Working Papers 7.
        genre = work.container
    titled = _tex(work.container)
    month = MONTHS[work.issued.month - 1][:3].lower() if work.issued.month else ""
    fields = {
        "author": " and ".join(map(_tex_name, work.authors)),
        "editor": " and ".join(map(_tex_name, work.editors)),
        "translator": " and ".join(map(_tex_name, work.translators)),
        # Titles have braces of their own, which keep their capitals.
        "title": wrapped(_tex(work.title), "{}"),
        container: wrapped(titled, "{}") if container == "series" else titled,
        publisher: _tex(work.publisher),
        "address": _tex(work.place),
        "version" if work.kind is SourceKind.DATASET else "edition": _tex(work.edition),
        "volume": _tex(work.volume),
        "number": _tex(work.number or work.issue),
        "type": _tex(genre),
        "pages": _tex(dashed(work.pages)).replace("–", "--"),
        "date": work.issued.iso,
        "doi": _encoded(work.doi, "{}\\"),
        "url": _encoded(work.url, "{}\\"),
        "urldate": work.accessed.iso,
        "entrysubtype": "newspaper" if work.kind is SourceKind.NEWSPAPER else "",
        "langid": "chinese" if work.chinese else _BABEL.get(work.language, _tex(work.language)),
        # `note` would be printed in the bibliography.
        "annotation": _tex("; ".join(work.notes)),
        "year": "" if modern else work.issued.year,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if month and not modern:
        # The name of a month is a macro, which each style defines, and stands without braces.
        lines.append(f"  month = {month},")
    return "\n".join([f"@{entry_type}{{{_citation_key(work)},", *lines, "}"])


def _tex(text: str) -> str:
    # TeX would join two hyphens to a dash.
    return re.sub("-(?=-)", "-{}", text.translate(_TEX))


def _tex_name(author: Author) -> str:
    if names.is_whole(author):
        return wrapped(_tex(names.natural(author)), "{}")
    parts = filter(None, (author.family, author.suffix, author.given))
    # A comma or the word "and" would end the name; braces hide them.
    return ", ".join(f"{{{_tex(it)}}}" if _DIVIDING.search(it) else _tex(it) for it in parts)


def ris(work: Work) -> str:
    """Return the record in RIS; its lines end in CRLF."""

    def ris_date(date: Date) -> str:
        return date.iso and "/".join([*date.iso.split("-"), "", "", ""][:4])

    report = work.kind in {SourceKind.REPORT, SourceKind.LEGISLATION}
    first, _, last = dashed(work.pages).partition("–")
    fields = (
        ("TY", KINDS[work.kind]["ris"]),
        ("ID", _citation_key(work)),
        *(("AU", _ris_name(author)) for author in work.authors),
        *(("A2", _ris_name(author)) for author in work.editors),
        *(("A4", _ris_name(author)) for author in work.translators),
        ("TI", work.title),
        ("T3" if work.kind in SERIES else "T2", work.container),
        ("PB", work.publisher),
        ("CY", work.place),
        ("ET", work.edition),
        ("VL", work.volume),
        ("M3", work.genre),
        ("SN", work.number if report else ""),
        ("IS", "" if report else work.issue or work.number),
        ("SP", first),
        ("EP", last),
        ("PY", work.issued.year),
        ("DA", ris_date(work.issued) if work.issued.month else ""),
        ("Y2", ris_date(work.accessed)),
        ("DO", work.doi),
        ("UR", work.url),
        ("LA", work.language),
        *(("N1", note) for note in work.notes),
    )
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - "])


def _ris_name(author: Author) -> str:
    if names.is_whole(author):
        # A comma would divide the name of an institution; RIS has no escape for one.
        return names.natural(author).replace(",", "，")
    return join(", ", author.family, author.given, author.suffix)


def csl_json(work: Work) -> str:
    """Return the item as CSL-JSON, in a list of one."""
    newspaper, dataset = work.kind is SourceKind.NEWSPAPER, work.kind is SourceKind.DATASET
    container = "collection-title" if work.kind in SERIES else "container-title"
    item = {
        "id": _citation_key(work),
        "type": "article-newspaper" if newspaper else work.kind.value,
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
    return {name: part for name, part in asdict(author).items() if part}


def _csl_date(date: Date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.iso.split("-")]]} if date.iso else {}


def wikipedia_template(work: Work) -> str:
    """Return {{cite web}} or its kin, the notes in a comment after it.

    For readers of Chinese the Chinese title is `title`; for others it is `script-title=zh:`, as
    the English Wikipedia asks, with the English one as `trans-title`.
    """
    fields: dict[str, str] = {}
    for at, author in enumerate(work.authors, start=1):
        if names.is_plain(author):
            fields[f"author{at}"] = names.natural(author)
        else:
            fields[f"last{at}"] = author.family or ""
            fields[f"first{at}"] = join(", ", author.given, author.suffix)
    fields |= {f"editor{at}": names.inverted(who) for at, who in enumerate(work.editors, start=1)}
    fields["translator1"] = names.full(work.translators)
    title = "chapter" if work.kind is SourceKind.CHAPTER else "title"
    if work.chinese and work.lang != "zh":
        fields[f"script-{title}"] = f"zh:{work.title}"
    else:
        fields[title] = work.title
    if title == "title" and not (work.chinese and work.lang == "zh"):
        fields["trans-title"] = work.translation
    template, container, number = KINDS[work.kind]["wikipedia"]
    fields |= {
        "url": _encoded(work.url, '|{}[]<>"').replace("''", "%27%27"),
        container: work.container,
        "publisher": work.publisher,
        "location": work.place,
        "edition": work.edition,
        "volume": work.volume,
        number: work.number or work.issue,
        "degree": work.genre,
        "doi": work.doi,
        "date": _wiki_date(work.issued, work.lang),
        "access-date": _wiki_date(work.accessed, work.lang) if work.url else "",
        "language": work.language if work.lang != work.language else "",
        "page" if work.pages.isalnum() else "pages": dashed(work.pages),
        # The template takes one of pages and at; the comment has the place in any case.
        "at": "" if work.pages else join("; ", *work.places),
        "quote": join(" … ", *work.quotes),
    }
    given = [
        f"|{name}={value if name == 'url' else _wiki(value)}"
        for name, value in fields.items()
        if value
    ]
    notes = "; ".join(work.notes).replace("-->", "--&gt;")
    return " ".join([f"{{{{{template}", *given]) + "}}" + (notes and f"<!-- {notes} -->")


def _wiki(value: str) -> str:
    """Return `value` with every sign escaped that the wiki would read as its own."""
    return re.sub("''+", lambda run: "&#39;" * len(run[0]), value.translate(_WIKI))


def _wiki_date(date: Date, lang: str) -> str:
    # The templates read a day in ISO 8601, but not a month.
    if date.month and not date.day:
        return f"{date.year}年{date.month}月" if lang == "zh" else american(date)
    return date.iso


def _encoded(address: str, signs: str) -> str:
    """Return an address with spaces and these signs, which would end it, percent-encoded."""
    return re.sub(rf"[{re.escape(signs)}\s]", lambda sign: quote(sign[0]), address)

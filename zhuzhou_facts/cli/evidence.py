"""The commands that lead a figure back to its source: cite, quote, verify."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from zhuzhou_facts.citation import STYLES, Style, default_style
from zhuzhou_facts.citation import cite as cite_items
from zhuzhou_facts.cli.lookup import find
from zhuzhou_facts.cli.session import EXIT_MISSING, EXIT_OK, Session
from zhuzhou_facts.errors import Message, UnknownKeyError, UsageError
from zhuzhou_facts.figures import query
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.output.formats import Format
from zhuzhou_facts.output.report_rows import (
    citation_records,
    quotation_records,
    verification_records,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.citation import Citation
    from zhuzhou_facts.document.quoting import Quotation
    from zhuzhou_facts.document.reading import Copy
    from zhuzhou_facts.figures.query import Item


def cite(
    session: Session,
    *,
    keys: Sequence[str] = (),
    style: str | None = None,
    accessed: str | None = None,
) -> int:
    """Write a citation of what the keys name: the reference, the statement, where it stands."""
    if not keys:
        raise UsageError("cite needs a KEY, such as those that `zhuzhou-facts list` prints")
    if accessed is not None:
        accessed = _day(accessed)
    found, code = find(session, keys)
    if not found:
        return code
    from zhuzhou_facts.output.views import cited

    chosen = Style(style) if style else default_style(session.lang)

    def citation(items: list[Item]) -> Citation:
        return cite_items(
            [cited(session.teller, item) for item in items],
            session.base.source,
            chosen,
            version=session.base.version,
            lang=session.lang,
            accessed=accessed,
        )

    whole = citation(found)
    if session.format in {Format.TABLE, Format.PLAIN} and session.fields is None:
        session.write(whole.text, human=not STYLES[chosen].machine)
    else:
        # Rows stand alone: each has the reference and its own figure.
        rows = [(item, citation([item])) for item in dict.fromkeys(found)]
        records = citation_records(rows, chosen.value, session.base.version)
        session.emit(records, list, plain=records.fields)
    if whole.missing:
        session.note(f"the source has no {', '.join(whole.missing)}; none is made up")
    return code


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError:
        day = ""
    # The library takes 20261123 and 2026-W48 too, which no style does.
    if day != text:
        raise UsageError(f"--accessed {text!r} is no day; write it as 2026-11-23")
    return day


def _copy(article: str | None) -> Copy:
    if article is None:
        raise UsageError(
            "--article FILE is needed: your own copy of the source (or set ZHUZHOU_FACTS_ARTICLE)"
        )
    from zhuzhou_facts.document.reading import read_copy

    return read_copy(article)


def quote(session: Session, *, keys: Sequence[str] = (), article: str | None = None) -> int:
    """Write the sentences of the user's copy in which the figures stand."""
    if not keys:
        raise UsageError("quote needs a KEY, such as those that `zhuzhou-facts list` prints")
    copy = _copy(article)
    wanted: list[str] = []
    code = EXIT_OK
    for key in keys:
        try:
            wanted.extend(_quotable(session, key.strip()))
        except UnknownKeyError as error:
            session.error(error.message)
            code = EXIT_MISSING
    from zhuzhou_facts.document.quoting import quote as quote_copy
    from zhuzhou_facts.output.views import quotation_cards

    quotations = quote_copy(session.base, copy, wanted)
    for item in quotations:
        if item.start is None:
            session.error(f"{item.key!r} is {item.result.value} in {copy.name}")
            code = EXIT_MISSING
    placed = [item for item in quotations if item.start is not None]
    if not placed:
        return code
    if session.format is Format.JSON and session.fields is None:
        session.write(_selectors(session, placed), human=False)
    else:
        session.emit(
            quotation_records(placed, copy.text),
            lambda: quotation_cards(session.teller, placed, copy.text),
            plain=("key", "sentence"),
        )
    return code


def _quotable(session: Session, key: str) -> list[str]:
    """Return the keys of what a key stands on: of a derived figure, those it comes from."""
    if ":" in key:  # a stated change, ID:FROM..TO
        return [key]
    keys: list[str] = []
    for item in query.get(session.base, key, session.reading):
        if isinstance(item, DerivedFigure):
            session.note(f"{item.key} is derived, not written: {item.formula}")
            keys.extend(item.inputs)
        else:
            keys.append(item.key)
    return keys


def _selectors(session: Session, quotations: list[Quotation]) -> str:
    """Return W3C Web Annotation selectors over the user's copy."""
    title = session.base.source.title.get(session.lang)
    rows = [
        {
            "key": item.key,
            "source": title,
            "result": item.result.value,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": item.exact,
                    "prefix": item.prefix,
                    "suffix": item.suffix,
                },
                {"type": "TextPositionSelector", "start": item.start, "end": item.end},
            ],
        }
        for item in quotations
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def verify(session: Session, *, article: str | None = None) -> int:
    """Write whether each locator holds in the user's copy, and say what no fact covers."""
    from zhuzhou_facts.document.matching import Result
    from zhuzhou_facts.document.verification import verify as verify_copy
    from zhuzhou_facts.output.views import verification_grid

    copy = _copy(article)
    rows = verify_copy(session.base, copy)
    found = [row for row in rows if row.result is not Result.UNCOVERED]
    gaps = [row for row in rows if row.result is Result.UNCOVERED]
    records = verification_records(found)
    session.emit(records, lambda: verification_grid(session.teller, found), plain=records.fields)
    counts = {result: sum(item.result is result for item in found) for result in Result}
    told = ", ".join(f"{count} {result.value}" for result, count in counts.items() if count)
    session.note(f"{len(found)} locators: {told or 'none'}")
    for gap in gaps:
        session.note(
            Message(
                "no fact covers {text!r} (section {section} paragraph {paragraph}, "
                "characters {start} to {end})",
                gap._asdict(),
            )
        )
    verified = {Result.EXACT, Result.NORMALISED}
    if not gaps:
        session.note("every number of the copy is covered")
    return EXIT_OK if all(item.result in verified for item in found) else EXIT_MISSING

"""Every reference of a fact base checked against the user's copy of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zhuzhou_facts.document.coverage import uncovered
from zhuzhou_facts.document.division import divide
from zhuzhou_facts.document.matching import Matcher, Result
from zhuzhou_facts.document.reading import Places
from zhuzhou_facts.errors import FileUnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.document.reading import Copy
    from zhuzhou_facts.errors import Message
    from zhuzhou_facts.records import Fact, FactBase


class Verification(NamedTuple):
    """One phrase of a fact base checked against a copy, or a number that no fact covers.

    Positions are code points, the end exclusive; lines and columns count from 1. `key` is empty for
    what is uncovered.
    """

    key: str
    written: str
    section: int
    paragraph: int
    result: Result
    start: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None
    found: str = ""
    why: Message | None = None


def verify(base: FactBase, copy: Copy) -> tuple[Verification, ...]:
    """Check every phrase of the fact base against a copy, in file order; then what is uncovered.

    One for a fact's own phrase (key ID), each figure (ID@WHEN, or ID without a time) and each
    change (ID:FROM..TO).

    Raises:
        FileUnreadableError: no phrase is found: the copy is another text.
    """
    matcher = matcher_of(base, copy)
    places = Places(copy.text)
    rows = []
    for fact in base.facts:
        for key, written in passages(fact):
            match = matcher.locate(written, fact.at)
            row = Verification(key, written, fact.at.section, fact.at.paragraph, *match)
            rows.append(_placed(row, copy.text, places))
    if rows and all(row.start is None for row in rows):
        raise FileUnreadableError(
            "{file!r}: is another text: it holds none of what {title!r} is quoted for",
            file=copy.name,
            title=base.source.title.get("en"),
        )
    for index, number in uncovered(matcher, base):
        section, paragraph, *_ = matcher.parts[index]
        row = Verification("", "", section, paragraph, Result.UNCOVERED, number.start, number.end)
        rows.append(_placed(row, copy.text, places))
    return tuple(rows)


def _placed(row: Verification, text: str, places: Places) -> Verification:
    if row.start is None:
        return row
    line, column = places.at(row.start)
    return row._replace(line=line, column=column, found=text[row.start : row.end])


def matcher_of(base: FactBase, copy: Copy) -> Matcher:
    """Return a copy divided as the layout of a base's source declares."""
    title = base.source.title
    titles = [form for form in (title.zh, title.en) if form]
    return Matcher(copy.text, divide(copy.text, base.source.layout, titles))


def passages(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield the key and the wording of all that a fact quotes as written."""
    if fact.written is not None:
        yield fact.id, fact.written
    for figure in fact.figures:
        yield (f"{fact.id}@{figure.when}" if figure.when else fact.id), figure.written
    for change in fact.changes:
        yield f"{fact.id}:{change.from_}..{change.to}", change.written

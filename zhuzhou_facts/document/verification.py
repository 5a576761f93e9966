"""Every reference of a fact base checked against the user's copy of the source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.amounts import Verdict, amount_of, compare, significant
from zhuzhou_facts.document.coverage import uncovered
from zhuzhou_facts.document.division import divide
from zhuzhou_facts.document.matching import Matcher, Result
from zhuzhou_facts.document.passages import passages
from zhuzhou_facts.document.reading import Places
from zhuzhou_facts.errors import FileUnreadableError, Message
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.records import Hedge, units_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from zhuzhou_facts.document.matching import Number
    from zhuzhou_facts.document.passages import Passage
    from zhuzhou_facts.document.reading import Copy
    from zhuzhou_facts.quantity import Quantity
    from zhuzhou_facts.records import FactBase


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
    matcher = matcher_of(base, copy.text)
    places = Places(copy.text)
    found = [
        (passage, matcher.locate(passage.written, passage.at, passage.nth))
        for fact in base.facts
        for passage in passages(fact)
    ]
    if found and all(match.start is None for _, match in found):
        raise FileUnreadableError(
            "{file!r}: is another text: it holds none of what {title!r} is quoted for",
            file=copy.name,
            title=base.source.shown_title.get("en"),
        )
    taken = {(match.start, match.end or 0) for _, match in found if match.start is not None}
    rows = []
    for passage, match in found:
        row = Verification(
            passage.key, passage.written, passage.at.section, passage.at.paragraph, *match
        )
        if match.result not in {Result.EXACT, Result.NORMALISED}:
            row = explained(row, passage, matcher, taken)
        rows.append(_placed(row, copy.text, places))
    rows += _cut_sections(base, matcher)
    for index, number in uncovered(matcher, base):
        section, paragraph, *_ = matcher.parts[index]
        row = Verification("", "", section, paragraph, Result.UNCOVERED, number.start, number.end)
        rows.append(_placed(row, copy.text, places))
    return tuple(rows)


def _cut_sections(base: FactBase, matcher: Matcher) -> Iterator[Verification]:
    """Yield a row for each theme that has more paragraphs than its section has in the copy."""
    counts = Counter(
        part.section for part in matcher.parts if not part.caption and part.table is None
    )
    for theme in base.themes:
        there = counts[theme.section]
        if there < theme.paragraphs:
            fields = {"count": theme.paragraphs, "there": there}
            why = Message("the theme has {count} paragraphs, the copy {there}", fields)
            yield Verification(theme.id, "", theme.section, there, Result.MISSING, why=why)


def _placed(row: Verification, text: str, places: Places) -> Verification:
    if row.start is None:
        return row
    line, column = places.at(row.start)
    return row._replace(line=line, column=column, found=text[row.start : row.end])


def explained(
    row: Verification, passage: Passage, matcher: Matcher, taken: Collection[tuple[int, int]]
) -> Verification:
    """Say why a phrase is not where it should be: what is written in its place, or where it is.

    A number that is the same but for hedge, sign, range or unit is this one. One that differs is so
    where the phrase is nowhere else.
    """
    free = [
        number
        for index in matcher.at(passage.at)
        for number in matcher.numbers(index)
        if not any(number.start < end and start < number.end for start, end in taken)
    ]
    quantities = matcher.read(passage.written)
    likeness = _same_but(quantities, free, matcher.text)
    if likeness is None and row.result is Result.MISSING:
        likeness = _another(quantities, free)
    if likeness is None:
        return row._replace(why=_WHY[row.result])
    number, why = likeness
    return row._replace(
        result=Result.ALTERED,
        start=number.start,
        end=number.end,
        found=matcher.text[number.start : number.end],
        why=why,
    )


_WHY: Final = {
    Result.MOVED: Message("it stands in another paragraph"),
    Result.AMBIGUOUS: Message("it stands in several other paragraphs"),
    Result.MISSING: Message("it stands nowhere"),
}


def _same_but(
    quantities: Sequence[Quantity], numbers: Sequence[Number], text: str
) -> tuple[Number, Message] | None:
    """Return the number that is one of these quantities but for hedge, unit, sign or range."""
    found: list[tuple[int, Number, Message]] = []
    for number in numbers:
        said = number.quantity
        for stated in quantities:
            if said is None:
                if stated.form and stated.form in text[number.start : number.end]:
                    found.append((3, number, Message("it cannot be read as a number")))
            elif stated.value is None or said.value is None:
                continue
            elif said.value == stated.value and said.ends == stated.ends:
                units = (said.unit, said.counter) == (stated.unit, stated.counter)
                hedges = said.hedge is not Hedge.NONE, stated.hedge is not Hedge.NONE
                why = _HEDGES[hedges] if units else Message("another unit")
                found.append((0 if units else 1, number, why))
            elif stated.value in (said.ends or ()):
                found.append((2, number, Message("a range")))
            elif said.value == -stated.value:
                found.append((2, number, Message("another sign")))
    best = min(found, key=lambda each: each[0], default=None)
    return best and best[1:]


def _another(
    quantities: Sequence[Quantity], numbers: Sequence[Number]
) -> tuple[Number, Message] | None:
    """Return the number that stands in the place of one of these quantities, with another value."""
    alone: list[Number] = []
    for stated in quantities:
        for number in numbers:
            said = number.quantity
            if said is None or (said.unit, said.counter) != (stated.unit, stated.counter):
                continue
            one, other = amount_of(said, Reading.STRICT), amount_of(stated, Reading.STRICT)
            if one is None or other is None:
                continue
            if significant(one.value) == significant(other.value):
                return number, Message("another magnitude")
            if compare(one, other) is Verdict.DIGITS:
                return number, Message("another number")
            alone.append(number)
    # Of a unit that no other number there has, it must be this one.
    return (alone[0], Message("another number")) if len(alone) == 1 else None


_HEDGES: Final = {
    (True, False): Message("a hedge is added"),
    (False, True): Message("the hedge is missing"),
    (True, True): Message("another hedge"),
    (False, False): Message("written more or less finely"),
}


def matcher_of(base: FactBase, text: str) -> Matcher:
    """Return a copy divided as the layout of a base's source declares."""
    title = base.source.title
    titles = [form for form in (title.zh, title.en) if form]
    return Matcher(text, divide(text, base.source.layout, titles), units_of(base))

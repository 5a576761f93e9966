"""The references of a fact base in the user's copy of the source: checked, and quoted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.amounts import Verdict, amount_of, compare, significant
from zhuzhou_facts.document.claims import is_chinese
from zhuzhou_facts.document.claims.times import find_times
from zhuzhou_facts.document.division import divide
from zhuzhou_facts.document.matching import Match, Matcher, Result
from zhuzhou_facts.document.reading import Places
from zhuzhou_facts.errors import FileUnreadableError, Message, UnknownKeyError
from zhuzhou_facts.quantity import Reading, SpanKind
from zhuzhou_facts.records import Hedge, change_keys, figure_key, units_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from zhuzhou_facts.document.division import Paragraph
    from zhuzhou_facts.document.matching import Number
    from zhuzhou_facts.document.reading import Copy
    from zhuzhou_facts.quantity import Quantity
    from zhuzhou_facts.records import Change, Fact, FactBase, Figure, Locator

_CONTEXT: Final = 32


class Passage(NamedTuple):
    """Something that a fact quotes as written: its key, its wording, its place."""

    key: str
    written: str
    at: Locator
    nth: int = 1


def passages(*facts: Fact) -> Iterator[Passage]:
    """Yield all that facts quote: of each its phrase, its figures, its changes."""
    for fact in facts:
        if fact.written is not None:
            yield Passage(fact.id, fact.written, fact.at)
        keys = [figure_key(fact.id, figure.when) for figure in fact.figures]
        numbers: list[Figure | Change] = [*fact.figures, *fact.changes]
        for key, number in zip([*keys, *change_keys(fact)], numbers, strict=True):
            yield Passage(key, number.written, number.at or fact.at, number.nth or 1)


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
    caption: bool = False


def matcher_of(base: FactBase, text: str) -> Matcher:
    """Return a copy divided as the layout of a base's source declares."""
    titles = filter(None, (base.source.title.zh, base.source.title.en))
    return Matcher(text, divide(text, base.source.layout, titles), units_of(base))


def verify(base: FactBase, copy: Copy) -> tuple[Verification, ...]:
    """Check every phrase of the fact base against a copy, in file order; then what is uncovered.

    One for a fact's own phrase (key ID), each figure (ID@WHEN, or ID without a time) and each
    change (ID:FROM..TO).

    Raises:
        FileUnreadableError: no phrase is found: the copy is another text.
    """
    matcher = matcher_of(base, copy.text)
    places = Places(copy.text)

    def row(
        key: str, written: str, place: tuple[int, int], match: Match, why: Message | None = None
    ) -> Verification:
        result, start, end = match
        line, column = (None, None) if start is None else places.at(start)
        words = copy.text[start or 0 : end or 0]
        return Verification(key, written, *place, result, start, end, line, column, words, why)

    found = [(each, matcher.locate(*each[1:])) for each in passages(*base.facts)]
    if found and all(match.start is None for _, match in found):
        raise FileUnreadableError(
            "{file!r}: is another text: it holds none of what {title!r} is quoted for",
            file=copy.name,
            title=base.source.shown_title.get("en"),
        )
    taken = {match for _, match in found}
    rows = []
    for each, match in found:
        at = (each.at.section, each.at.paragraph)
        checked = row(each.key, each.written, at, *explained(each, match, matcher, taken))
        rows.append(checked._replace(caption=each.at.caption))
    counts = Counter(
        part.section for part in matcher.parts if not part.caption and part.table is None
    )
    for theme in base.themes:
        there = counts[theme.section]
        if there < theme.paragraphs:
            fields = {"count": theme.paragraphs, "there": there}
            why = Message("the theme has {count} paragraphs, the copy {there}", fields)
            rows.append(row(theme.id, "", (theme.section, there), Match(Result.MISSING), why))
    for part, number in uncovered(matcher, base):
        rows.append(row("", "", part[:2], Match(Result.UNCOVERED, number.start, number.end)))
    return tuple(rows)


def explained(
    passage: Passage, match: Match, matcher: Matcher, taken: Collection[Match]
) -> tuple[Match, Message | None]:
    """Return how a phrase was found and why it is not where it should be, if it is not.

    A number in its place that is the same but for hedge, sign, range or unit is this one, altered;
    one that differs is so where the phrase is nowhere else. What is `taken` is another phrase.
    """
    if match.result not in _WHY:
        return match, None
    stated_here = matcher.read(passage.written)
    found = [
        (*likeness, number)
        for index in matcher.at(passage.at)
        for number in matcher.numbers(index)
        if not any(number.meets(*each[1:]) for each in taken)
        for stated in stated_here
        if (likeness := _likeness(stated, number, matcher.text)) is not None
    ]
    rank, why, number = min(found, key=itemgetter(0), default=(_ALONE + 1, None, None))
    # Of a unit that no other number there has, it must be this one.
    most = _ANOTHER if len(found) > 1 else _ALONE
    if number is None or rank > (most if match.result is Result.MISSING else _SAME):
        return match, _WHY[match.result]
    return Match(Result.ALTERED, number.start, number.end), why


_WHY: Final = {
    Result.MOVED: Message("it stands in another paragraph"),
    Result.AMBIGUOUS: Message("it stands in several other paragraphs"),
    Result.MISSING: Message("it stands nowhere"),
}
# How like a number of the copy is to a stated one, the most like first.
_SAME, _ANOTHER, _ALONE = 3, 4, 5


def _likeness(stated: Quantity, number: Number, text: str) -> tuple[int, Message] | None:
    """Return how a number differs from the stated one in whose place it may stand."""
    said = number.quantity
    if said is None or said.value is None or stated.value is None:
        is_this = said is None and stated.form and stated.form in text[number.start : number.end]
        return (_SAME, Message("it cannot be read as a number")) if is_this else None
    same_unit = (said.unit, said.counter) == (stated.unit, stated.counter)
    if said.value == stated.value and said.ends == stated.ends:
        return (0, _form(said, stated)) if same_unit else (1, Message("another unit"))
    if stated.value in {-said.value, *(said.ends or ())}:
        return 2, Message("a range") if said.ends else Message("another sign")
    if not same_unit:
        return None
    if significant(said.value) == significant(stated.value):
        return _ANOTHER, Message("another magnitude")
    one, other = amount_of(said, Reading.STRICT), amount_of(stated, Reading.STRICT)
    slips = one is not None and other is not None and compare(one, other) is Verdict.DIGITS
    return (_ANOTHER if slips else _ALONE), Message("another number")


def _form(said: Quantity, stated: Quantity) -> Message:
    """Return how two numbers of one value and unit differ."""
    if said.hedge is not stated.hedge:
        return _HEDGES[said.hedge is not Hedge.NONE, stated.hedge is not Hedge.NONE]
    if said.customary != stated.customary:
        return Message("written more or less finely")
    return Message("written otherwise")  # 18% for 18 percent, nine for 9


_HEDGES: Final = {
    (True, False): Message("a hedge is added"),
    (False, True): Message("the hedge is missing"),
    (True, True): Message("another hedge"),
}


def uncovered(matcher: Matcher, base: FactBase) -> list[tuple[Paragraph, Number]]:
    """Return the numbers that no fact located in their paragraph covers, with that.

    Covered is a number inside something that a fact located in its paragraph quotes as written, or
    inside the way of writing of a time that the base declares. A paragraph that the next one
    contains (a summary) is covered as far as that one is.
    """
    times = {written for label in base.times.values() for written in label.written}
    quoted: defaultdict[int, set[str]] = defaultdict(lambda: set(times))
    for passage in passages(*base.facts):
        for index in matcher.at(passage.at):
            quoted[index].add(passage.written)
    left: dict[int, list[Number]] = {}
    for index in reversed(range(len(matcher.parts))):
        covering = [
            place for phrase in quoted[index] for place in matcher.occurrences(phrase, [index])
        ]
        left[index] = [
            number
            for number in _quantities(matcher, index)
            # No occurrence of a phrase holds a part of a number alone.
            if not any(number.meets(*place[1:]) for place in covering)
        ]
        if left[index] and index + 1 in left and matcher.parts[index].table is None:
            repeated = _repeated(matcher, index)
            left[index] = [n for n in left[index] if repeated.get(n) in {None, *left[index + 1]}]
    return [(part, number) for index, part in enumerate(matcher.parts) for number in left[index]]


def _quantities(matcher: Matcher, index: int) -> list[Number]:
    """Return the numbers of a paragraph that are no part of a time: 过去一年."""
    part = matcher.parts[index]
    numbers = [n for n in matcher.numbers(index) if n.kind is SpanKind.QUANTITY]
    times = find_times(part.text, chinese=is_chinese(part.text)) if numbers else ()
    timed = {part.start + place for time in times for place in range(time.start, time.end)}
    return [n for n in numbers if not {n.start, n.end - 1} <= timed]


def _repeated(matcher: Matcher, index: int) -> dict[Number, Number]:
    """Return the numbers of a paragraph, each with its like in the next one if that contains it."""
    numbers = _quantities(matcher, index)
    for place in matcher.occurrences(matcher.parts[index].text, [index + 1]):
        same = [n for n in _quantities(matcher, index + 1) if n.meets(*place[1:])]
        if [number.quantity for number in numbers] == [number.quantity for number in same]:
            return dict(zip(numbers, same, strict=True))
    return {}


class Quotation(NamedTuple):
    """A phrase as it stands in the copy, after W3C's TextQuoteSelector and TextPositionSelector.

    The texts are the copy's own. Where the phrase has no one place in the copy, they are empty and
    the positions are `None`; `found` is the number written in its place, if there is one, and
    `why` says how it differs.
    """

    key: str
    result: Result
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    sentence_start: int | None = None
    sentence_end: int | None = None
    found: str = ""
    why: Message | None = None
    at: Locator | None = None


def quote(base: FactBase, copy: Copy, keys: Sequence[str]) -> tuple[Quotation, ...]:
    """Quote what keys stand for from a copy, in the order of the keys and without repeats.

    A key as `verify` has it gives that phrase; the bare id of a fact gives all its phrases.

    Raises:
        UnknownKeyError: the fact base has no such key; the first one that it lacks.
    """
    wanted: dict[tuple[str, str], Passage] = {}
    for key in keys:
        fact_id = re.split("[@:]", key, maxsplit=1)[0]
        quoted = passages(base.fact(fact_id)) if fact_id in base else ()
        found = [passage for passage in quoted if key in {fact_id, passage.key}]
        if not found:
            raise UnknownKeyError(key)
        for passage in found:
            wanted.setdefault((passage.key, passage.written), passage)
    matcher = matcher_of(base, copy.text)
    return tuple(_quotation(base, passage, matcher) for passage in wanted.values())


def _quotation(base: FactBase, passage: Passage, matcher: Matcher) -> Quotation:
    text, match = matcher.text, matcher.locate(*passage[1:])
    result, start, end = match
    if start is None or end is None:
        beside = (each for each in passages(*base.facts) if each.at == passage.at)
        taken = {matcher.locate(*each[1:]) for each in beside}
        (result, start, end), why = explained(passage, match, matcher, taken)
        return Quotation(passage.key, result, found=text[start or 0 : end or 0], why=why)
    return Quotation(
        passage.key,
        result,
        text[start:end],
        text[max(0, start - _CONTEXT) : start],
        text[end : end + _CONTEXT],
        start,
        end,
        *sentence(text, matcher.parts, start, end),
        at=passage.at,
    )


# A full stop ends a sentence before a space or the end of the paragraph, or after Chinese; not in a
# number, and not after an initial. A half-width semicolon separates sentences in Chinese alone.
SENTENCE_END: Final = re.compile(
    r"(?:[。！？；!?]"
    r"|(?<=[^\x00-\x7f]);|;(?=[^\x00-\x7f])"
    r"|(?<![\s.(][A-Za-z])\.(?=[\s\"'”’)]|\Z)"
    r"|(?<=[\u3400-\u9fff])\.(?!\d))"
    r"[。！？；!?]*(?:[”’」』）)】》]|[\"'](?=\s|\Z))*"
)


def sentence(text: str, parts: Sequence[Paragraph], start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a stretch of the copy starts and ends.

    Sentences end after 。！？；!? or an English full stop, closing quotation marks included, and at
    the end of a paragraph. A stretch outside all paragraphs is its own sentence.
    """
    around = next((part for part in parts if part.start <= start and end <= part.end), None)
    if around is None:
        return start, end
    ends = [sign.end() for sign in SENTENCE_END.finditer(text, around.start, around.end)]
    first = max((place for place in ends if place <= start), default=around.start)
    last = min((place for place in ends if place >= end), default=around.end)
    return first + len(text[first:start]) - len(text[first:start].lstrip()), last

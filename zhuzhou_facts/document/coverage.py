"""Which numbers of the user's copy no fact covers."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, overload

from zhuzhou_facts.document.matching import Matcher
from zhuzhou_facts.document.normalisation import fold
from zhuzhou_facts.document.numbers import NumberSpan, find_numbers, iter_numbers, next_start
from zhuzhou_facts.document.repeats import Haystacks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhuzhou_facts.document.division import Division
    from zhuzhou_facts.records import Fact, FactBase


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A number that no fact covers, and where it stands; positions as in the copy."""

    section: int
    paragraph: int
    caption: bool
    start: int
    end: int
    text: str


def uncovered(parts: Division, base: FactBase) -> Sequence[Uncovered]:
    """Return the numbers of the paragraphs and captions that no fact located there covers.

    Covered is a number inside something that a fact located in its paragraph quotes as written, or
    inside the way of writing of a time that the base declares; and a date (2017年, 6月) that a
    figure or change of such a fact has for its time. A paragraph that another one contains whole (a
    summary) is covered as far as that one is.
    """
    return _Gaps(parts, _Coverage(parts, base).gaps())


class _Gaps(Sequence[Uncovered]):
    """Uncovered numbers, each made when it is asked for: there may be millions."""

    def __init__(self, parts: Division, gaps: Iterable[tuple[int, int, int]]) -> None:
        self._parts = parts
        self._found = array("I", (number for gap in gaps for number in gap))

    def __len__(self) -> int:
        return len(self._found) // 3

    @overload
    def __getitem__(self, index: int) -> Uncovered: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Uncovered, ...]: ...
    def __getitem__(self, index: int | slice) -> Uncovered | tuple[Uncovered, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        at = 3 * range(len(self))[index]
        part, start, end = self._found[at : at + 3]
        return Uncovered(*self._parts.place(part), start, end, self._parts.text[start:end])


def _phrases(fact: Fact) -> Iterator[str]:
    """Yield all that a fact quotes as written: its phrase, its figures, its changes."""
    if fact.written is not None:
        yield fact.written
    yield from (figure.written for figure in fact.figures)
    yield from (change.written for change in fact.changes)


class _Spans:
    """Where one phrase stands, asked whether it holds a stretch whole."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts, self._ends = array("I"), array("I")
        for start, end in spans:
            self._starts.append(start)
            self._ends.append(end)

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds this stretch; they start and end in one order."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._ends[before - 1] >= end


@dataclass(frozen=True, slots=True)
class _Open:
    """The numbers of a paragraph in order, in code points of the copy, and which are open."""

    starts: array[int]
    ends: array[int]
    is_open: bytearray


class _Coverage:
    """What the facts of a base cover in a copy."""

    def __init__(self, parts: Division, base: FactBase) -> None:
        self._parts = parts
        self._matcher = Matcher(parts)
        self._facts: defaultdict[int, list[Fact]] = defaultdict(list)
        for fact in base.facts:
            for index in self._matcher.at(fact.at):
                self._facts[index].append(fact)
        self._written_times = {
            written for label in base.times.values() for written in label.written
        }
        self._holders = sorted(self._facts)
        self._held = Haystacks([parts.folded(index) for index in self._holders])
        self._numbers: dict[int, _Open] = {}
        self._known: dict[str, list[tuple[int, int]]] = {}

    @cached_property
    def _times(self) -> list[_Spans]:
        return [_Spans(self._matcher.occurrences(written)) for written in self._written_times]

    def gaps(self) -> Iterator[tuple[int, int, int]]:
        """Yield the part, the start and the end of each uncovered number."""
        position = index = 0
        parts, text = self._parts, self._parts.text
        while index < len(parts):
            position = next_start(text, max(position, parts.starts[index]))
            index = max(index, bisect_right(parts.starts, position) - 1)
            if position >= len(text):
                return
            if position < parts.ends[index]:
                start = parts.span(index)[0]
                for low, high in self._gaps_in(index):
                    yield index, start + low, start + high
            # Behind a part, headings and page furniture may stand before the next.
            position = parts.ends[index]
            index += 1

    def _gaps_in(self, index: int) -> Iterable[tuple[int, int]]:
        """Return the uncovered numbers of a part, from its start."""
        if index in self._facts or self._parts.is_long(index):
            return self._gaps_of(index)
        # What is no fact's place and reads the same has the same gaps.
        text = self._parts.text_of(index)
        gaps = self._known.get(text)
        if gaps is None:
            gaps = list(self._gaps_of(index))
            if len(self._known) == _KNOWN:
                self._known.clear()
            self._known[text] = gaps
        return gaps

    def _gaps_of(self, index: int) -> Iterator[tuple[int, int]]:
        text = self._parts.text_of(index)
        facts = self._facts.get(index, [])
        open_numbers = self._left_open(index, iter_numbers(text), facts)
        first = next(open_numbers, None)
        if first is None:
            return
        holders = self._held.holding(self._parts.folded(index))
        holders = [self._holders[at] for at in holders if self._holders[at] != index]
        if holders:
            excused = self._repeated(index, holders)
            yield from (
                (number.start, number.end)
                for number in (first, *open_numbers)
                if number.start not in excused
            )
            return
        yield first.start, first.end
        for number in open_numbers:
            yield number.start, number.end

    def _left_open(
        self, index: int, numbers: Iterable[NumberSpan], facts: list[Fact]
    ) -> Iterator[NumberSpan]:
        """Yield the numbers of a paragraph that its own facts and the times leave open."""
        offset = self._parts.span(index)[0]
        covering = [
            _Spans(self._matcher.occurrences(phrase, [index]))
            for phrase in {phrase for fact in facts for phrase in _phrases(fact)}
        ]
        covering += self._times
        dates = {date for fact in facts for date in _dates_of(fact)}
        for number in numbers:
            start, end = offset + number.start, offset + number.numeral_end
            if not any(spans.hold(start, end) for spans in covering) and not (
                dates and _date_in(number.text) in dates
            ):
                yield number

    def _repeated(self, index: int, holders: list[int]) -> set[int]:
        """Return where the numbers start that a paragraph only repeats from what covers them."""
        text = self._parts.text_of(index)
        ours = find_numbers(text)
        excused: set[int] = set()
        for holder in holders:
            place = next(self._matcher.occurrences(text, [holder]), None)
            if place is None:
                continue
            theirs = self._numbers_of(holder)
            first = bisect_left(theirs.starts, place[0])
            inside = range(first, bisect_right(theirs.ends, place[1], first))
            if [fold(number.text) for number in ours] != [
                fold(self._parts.text[theirs.starts[at] : theirs.ends[at]]) for at in inside
            ]:
                continue
            excused.update(
                number.start
                for number, at in zip(ours, inside, strict=True)
                if not theirs.is_open[at]
            )
        return excused

    def _numbers_of(self, holder: int) -> _Open:
        """Return all numbers of a paragraph that facts are located in, found once."""
        if holder not in self._numbers:
            offset = self._parts.span(holder)[0]
            text = self._parts.text_of(holder)
            found = _Open(array("I"), array("I"), bytearray())
            left = (
                number.start
                for number in self._left_open(holder, iter_numbers(text), self._facts[holder])
            )
            open_start = next(left, None)
            for number in iter_numbers(text):
                found.starts.append(offset + number.start)
                found.ends.append(offset + number.end)
                found.is_open.append(number.start == open_start)
                if number.start == open_start:
                    open_start = next(left, None)
            self._numbers[holder] = found
        return self._numbers[holder]


_KNOWN: Final = 1 << 12  # paragraphs that are remembered
_Date = tuple[str, int]
_EDTF: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_WRITTEN_DATE: Final = re.compile(
    r"(?P<year>[0-9]{4}|[〇零一二三四五六七八九]{4})(?:年|\Z)"
    r"|(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
    r"|(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]"
)
_CHINESE_DIGITS: Final = str.maketrans("〇零一二三四五六七八九", "00123456789")


def _dates_of(fact: Fact) -> Iterator[_Date]:
    """Yield the years, months and days that the times of a fact name."""
    times = [figure.when or "" for figure in fact.figures]
    times += [time for change in fact.changes for time in (change.from_, change.to)]
    for time in times:
        for point in _EDTF.finditer(time):
            for kind, number in zip(("year", "month", "day"), point.groups(), strict=True):
                if number:
                    yield kind, int(number)


def _date_in(text: str) -> _Date | None:
    """Return the year, month or day that a number names, if it names one."""
    date = _WRITTEN_DATE.match(fold(text))
    if not date or not date.lastgroup:
        return None
    return date.lastgroup, _small(date[date.lastgroup])


def _small(numeral: str) -> int:
    """Read digits, or a Chinese numeral below a hundred."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return int(numeral.translate(_CHINESE_DIGITS))
    return 10 * _small(tens or "一") + _small(ones or "零")

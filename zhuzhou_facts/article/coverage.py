"""Which numbers of the user's copy no fact covers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.article.folding import fold
from zhuzhou_facts.article.matching import Matcher
from zhuzhou_facts.article.numbers import NumberSpan, find_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhuzhou_facts.article.division import Paragraph
    from zhuzhou_facts.model import Fact, FactBase


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A number that no fact covers, and where it stands; positions as in the copy."""

    section: int
    paragraph: int
    caption: bool
    start: int
    end: int
    text: str


def uncovered(paragraphs: Sequence[Paragraph], base: FactBase) -> tuple[Uncovered, ...]:
    """Return the numbers of the paragraphs and captions that no fact located there covers.

    Covered is a number inside something that a fact located in its paragraph quotes as written, or
    inside the way of writing of a time that the base declares; and a date (2017年, 6月) that a
    figure or change of such a fact has for its time. A paragraph that another one contains whole (a
    summary) is covered as far as that one is.
    """
    return tuple(_Coverage(paragraphs, base).gaps())


def _phrases(fact: Fact) -> Iterator[str]:
    """Yield all that a fact quotes as written: its phrase, its figures, its changes."""
    if fact.written is not None:
        yield fact.written
    yield from (figure.written for figure in fact.figures)
    yield from (change.written for change in fact.changes)


class _Spans:
    """Stretches of text, asked whether one of them holds another whole."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        before = bisect_right(self._starts, start)
        return before > 0 and self._furthest[before - 1] >= end


class _Coverage:
    def __init__(self, paragraphs: Sequence[Paragraph], base: FactBase) -> None:
        self._matcher = Matcher(paragraphs)
        facts: defaultdict[int, list[Fact]] = defaultdict(list)
        for fact in base.facts:
            for index in self._matcher.at(fact.at):
                facts[index].append(fact)
        self._facts = dict(facts)
        self._times = _Spans(
            span
            for label in base.times.values()
            for written in label.written
            for span in self._matcher.occurrences(written)
        )
        self._holders = [
            (index, fold(self._matcher.paragraphs[index].text)) for index in sorted(facts)
        ]

    def gaps(self) -> Iterator[Uncovered]:
        for index, part in enumerate(self._matcher.paragraphs):
            open_numbers = self._open(index)
            if open_numbers:
                open_numbers = self._not_repeated(index, open_numbers)
            for number in open_numbers:
                yield Uncovered(
                    part.section,
                    part.paragraph,
                    part.caption,
                    part.start + number.start,
                    part.start + number.end,
                    number.text,
                )

    def _open(self, index: int) -> list[NumberSpan]:
        """Return the numbers of a paragraph that its own facts and the times leave open."""
        offset = self._matcher.paragraphs[index].start
        facts = self._facts.get(index, [])
        written = _Spans(
            span
            for phrase in {phrase for fact in facts for phrase in _phrases(fact)}
            for span in self._matcher.occurrences(phrase, [index])
        )
        dates = {date for fact in facts for date in _dates_of(fact)}
        return [
            number
            for number in find_numbers(self._matcher.paragraphs[index].text)
            if not any(
                spans.hold(offset + number.start, offset + number.numeral_end)
                for spans in (written, self._times)
            )
            and _date_in(number.text) not in dates
        ]

    def _not_repeated(self, index: int, numbers: list[NumberSpan]) -> list[NumberSpan]:
        """Leave out the numbers that a paragraph only repeats from one that covers them."""
        part = self._matcher.paragraphs[index]
        folded = fold(part.text)
        for holder, held in self._holders:
            if holder == index or folded not in held:
                continue
            place = next(self._matcher.occurrences(part.text, [holder]), None)
            if place is None:
                continue
            whole = self._matcher.paragraphs[holder]
            inside = [
                number
                for number in find_numbers(whole.text)
                if place[0] <= whole.start + number.start and whole.start + number.end <= place[1]
            ]
            ours = find_numbers(part.text)
            if [fold(number.text) for number in inside] != [fold(number.text) for number in ours]:
                continue
            still_open = set(self._open(holder))
            twins = dict(zip(ours, inside, strict=True))
            numbers = [number for number in numbers if twins[number] in still_open]
        return numbers


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

"""Periods and years among the numbers of a text, and two numbers that are no range."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.lexicon import DURATIONS
from zhuzhou_facts.quantity.reader import Scan
from zhuzhou_facts.records import COUNT

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.hedges import Single

_LOOK_BACK: Final = 32
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_FIRST_OLD_YEAR: Final = 1000
_YEAR_DIGITS: Final = 4
# 近三年 are the last three years, 近三十年 is nearly thirty; of 近21个月新高 they are the last.
_RECENT: Final = 10
_RECORD: Final = re.compile("[以之]?来?的?(?:新[高低]|最)")
_FROM: Final = re.compile(r"from |[从由自]")
_CHANGED: Final = re.compile(
    r"\b(?:rose|grew|fell|climbed|(?:increas|decreas|widen|narrow|improv|declin|eas|gain|jump|advanc)ed"
    r"|dropped|slipped|shrank|(?:went|was|were|is|are) (?:up|down))(?: by)? \Z"
)
_TIMES_APART: Final = 5  # the ends of no range
_RANGING: Final = re.compile(
    r"(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|between|介于|范围) ?\Z"
)
# $2.5 million more than 2022
_NUMBER: Final = re.compile(r"(?:[0-9%]|[mbt]r?illion|per ?cent|points?) \Z")
_COMPARING: Final = frozenset(
    ("more than ", "less than ", "fewer than ", "higher than ", "better than ", "over ")
)
_OF_YEAR: Final = re.compile(r"\b(?:in|since|until|from|of|circa|around) \Z")  # a window of 1893


def is_period(lower: str, scan: Scan) -> bool:
    """Whether a scan is a period of time: from 1880 to 2012, 近三年."""
    low, high = scan.low, scan.high
    if high is not None:
        # What a Chinese measure word counts is no year: 1500至2000个.
        counted = high.counter != "" and not high.counter.isascii()
        return not counted and _may_be_year(low) and _may_be_year(high)
    value = low.number.value
    recent = lower[scan.start] == "近" and low.unit in DURATIONS
    if not recent or low.number.excess or value is None:
        return False
    return value < _RECENT or _RECORD.match(lower, scan.end) is not None


def apart(lower: str, scan: Scan) -> Scan:
    """Take the first number alone where from … to states a change: rose from 3% to 4%.

    So does a verb of change with by: rose by 0.9% to 61.6%.
    """
    low = scan.low
    if scan.high is None:
        return scan
    before = lower[max(0, scan.start - _LOOK_BACK) : scan.start]
    changed = lower.startswith(" to ", low.end) and _CHANGED.search(before)
    by = changed and (low.unit or _is_far(low, scan.high))
    among = lower.endswith("之间", 0, scan.end) or lower.startswith("不等", scan.end)
    opened = _FROM.match(lower, scan.start) and not among and not _RANGING.search(before)
    return Scan(low.number.start, low.end, low, None, ()) if by or opened else scan


def is_year(lower: str, scan: Scan, at: int, past: int) -> bool:
    """Whether four digits are a year: alone, before a word of English, or more than 2022."""
    low, digits = scan.low, lower[at:past]
    compared = lower[scan.start : at] in _COMPARING and _NUMBER.search(
        lower, max(0, scan.start - _LOOK_BACK), scan.start
    )
    if scan.high is not None or not (scan.start == at or compared):
        return False
    if len(digits) != _YEAR_DIGITS or not digits.isdecimal():
        return False
    if not low.unit and _OF_YEAR.search(lower, max(0, at - _LOOK_BACK), at):
        return _FIRST_OLD_YEAR <= int(digits) < _LAST_YEAR
    counted = low.counter[:1].isascii() and low.unit == COUNT and not compared
    alone = not low.unit or counted
    return alone and _FIRST_YEAR <= int(digits) < _LAST_YEAR


def _is_far(low: Single, high: Single) -> bool:
    """Whether two numbers are no ends of a range: went down 13,300 to 482,400."""
    first, last = low.number.value, high.number.value
    return first is not None and last is not None and last > _TIMES_APART * first > 0


def _may_be_year(end: Single) -> bool:
    short = (
        not end.form and not end.number.place and end.number.end - end.number.start <= _YEAR_DIGITS
    )
    return short and _FIRST_OLD_YEAR <= (end.number.value or 0) < _LAST_YEAR

"""Numerals in Chinese characters in running text: numbers, ranks, or parts of a word.

一 alone is the indefinite article but before a unit of time or a multiple (一批, 一年, 一倍); 万 or
亿 alone is a unit in the head of a table, and a large one alone before a measure word is a word
(千家万户), but for a hedge; a single numeral beside another one may be an idiom (三位一体).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.labels import SpanKind
from zhuzhou_facts.quantity.lexicon import MEASURE_WORDS, RANKS, SETS
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS, ordinary
from zhuzhou_facts.records.units import COUNT, PERSON

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.scanner import Scan

_SPELLED_BARE: Final = 3
_SHORT_WORD: Final = 2
_MYRIADS: Final = frozenset("万亿")
_LARGE: Final = frozenset("百千万亿")
_PLACES: Final = frozenset("十百千万亿")
_FREE_MEASURES: Final = frozenset("个次名位")
_OFTEN_WORDS: Final = frozenset((COUNT, PERSON, "year", "day"))
_WEEKDAY: Final = re.compile(r"(?:星期|周|礼拜)[一二三四五六]\Z")
_PLACE_NAME: Final = re.compile("子?[镇乡村屯铺堡店沟庄营岭湾街]")
_PAIR_AFTER: Final = re.compile(rf"[{CHINESE_SIGNS}]([^\W{CHINESE_SIGNS}])")
_PAIR_BEFORE: Final = re.compile(rf"[{CHINESE_SIGNS}]([^\W{CHINESE_SIGNS}])\Z")


def heads_a_column(lower: str, scan: Scan) -> bool:
    """Whether a magnitude stands alone before its unit, as in the head of a column: 万吨, 百万美元."""
    low, number = scan.low, scan.low.number
    if scan.high or scan.hedges or number.excess or number.vague or number.parts:
        return False
    word = lower[low.start : number.end]
    return word in {"万", "亿", "百万"} or (word == "千" and low.unit != COUNT)


def judge(lower: str, scan: Scan, at: int, past: int) -> SpanKind | None:
    """Return what a scan is whose numeral stands from `at` to `past`; None for a word."""
    low, number = scan.low, scan.low.number
    numeral = ordinary(lower[at:past])
    if _WEEKDAY.search(lower[max(0, past - 3) : past]) or heads_a_column(lower, scan):
        return None
    hedged = bool(scan.hedges) or bool(number.excess)
    sure = hedged and (scan.end > past or not _MYRIADS.isdisjoint(numeral))
    if number.upto or number.vague:
        named = low.unit or not _LARGE.isdisjoint(lower[at : number.end])
        counts = bool(named) and not _is_word(lower, scan, at)
    elif scan.high or number.parts or sure:
        counts = True
    elif not hedged and not number.unit and _is_indefinite(scan, numeral):
        counts = False
    elif low.unit:
        return _judge_counted(lower, scan, at, past)
    else:
        counts = hedged or _is_bare_number(scan, ordinary(lower[at : number.end]))
    return SpanKind.QUANTITY if counts else None


def _is_indefinite(scan: Scan, numeral: str) -> bool:
    """Whether a numeral says no number: 一 as the indefinite article, 亿 of a unit by itself."""
    low = scan.low
    article = numeral == "一" and not low.number.exponent and not low.number.decimals
    return set(numeral) <= _MYRIADS or (
        article and (low.unit in {"", COUNT, PERSON} or not low.form)
    )


def _is_bare_number(scan: Scan, numeral: str) -> bool:
    """Whether a numeral without a unit is a number: of three signs, with a magnitude or 点."""
    if len(numeral) >= _SPELLED_BARE and not _PLACES.isdisjoint(numeral):
        return True
    number = scan.low.number
    return numeral[0] not in _LARGE and (number.exponent > 0 or number.decimals > 0)


def _judge_counted(lower: str, scan: Scan, at: int, past: int) -> SpanKind | None:
    """Return what a numeral with a unit or measure word is."""
    low = scan.low
    if low.unit == COUNT and low.counter[:1] in RANKS | SETS:
        return SpanKind.ORDINAL
    if low.counter.startswith("连"):
        return SpanKind.NAME
    large = past - at == 1 and lower[at] in _LARGE
    often_word = low.unit in _OFTEN_WORDS
    if _is_word(lower, scan, at) or (often_word and large):
        return None
    counts = not often_word or _is_counted(lower, scan, at, past)
    return SpanKind.QUANTITY if counts else None


def _is_word(lower: str, scan: Scan, at: int) -> bool:
    """Whether a numeral and its measure are part of a word: 五家子乡, 年复一年, 四角."""
    if lower[at - 1 : at] in {"复", "朝", "次"}:
        return True
    low = scan.low
    corner = scan.end - at == _SHORT_WORD and lower[scan.end - 1] in "角分" and low.unit == "CNY"
    measured = low.number.chinese and low.form in {"", "里", "尺"}
    return corner or (measured and bool(_PLACE_NAME.match(lower, scan.end)))


def _is_counted(lower: str, scan: Scan, at: int, past: int) -> bool:
    """Whether a numeral before a measure word is no part of an idiom: 三位一体, 五花八门."""
    if past - at > 1 or scan.low.counter[:1] in _FREE_MEASURES:
        return True
    after = _PAIR_AFTER.match(lower, scan.end)
    before = _PAIR_BEFORE.search(lower[max(0, at - 2) : at])
    return all(pair is None or pair[1] in MEASURE_WORDS for pair in (after, before))

"""The words by which sources qualify a number, in Chinese and English."""

from __future__ import annotations

import re
from typing import Final

from zhuzhou_facts.quantity.numerals import refuse
from zhuzhou_facts.records import Hedge

# Only 近 and its kin are closed by usage (近200 is not 120); 不足 and its kin say no more than
# that the number was not reached.
_CLOSING: Final = frozenset({"近", "将近", "接近", "nearly", "almost", "close to"})

_BEFORE: Final[dict[str, Hedge]] = {
    word: hedge
    for hedge, words in {
        Hedge.NONE: ("达", "达到", "高达", "多达"),
        Hedge.ABOUT: (
            *("约", "大约", "约为", "大概", "about", "around", "roughly", "approximately", "some"),
        ),
        Hedge.OVER: (
            *("逾", "超", "超过", "突破", "多于", "高于", "大于"),
            *("over", "more than", "above", "exceeding", "greater than"),
        ),
        Hedge.AT_LEAST: (
            *("至少", "最少", "不少于", "不低于", "at least", "no less than", "not less than"),
            *("no fewer than", "not fewer than"),
        ),
        Hedge.NEARLY: (
            *("近", "将近", "接近", "不足", "不到", "少于", "低于", "小于"),
            *("nearly", "almost", "close to", "under", "below", "less than", "fewer than"),
        ),
        Hedge.AT_MOST: (
            *("至多", "最多", "不超过", "不多于", "不高于"),
            *("at most", "up to", "no more than", "not more than", "within"),
        ),
    }.items()
    for word in words
}
_AFTER: Final[dict[str, Hedge]] = {
    word: hedge
    for hedge, words in {
        Hedge.ABOUT: ("左右", "上下", "or so"),
        Hedge.AT_LEAST: ("以上", "及以上", "或以上", "or more", "or above", "and above"),
        Hedge.AT_MOST: (
            *("以下", "及以下", "或以下", "以内", "之内", "or less", "or fewer", "or below"),
        ),
    }.items()
    for word in words
}


def _alternatives(words: dict[str, Hedge]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LEADING: Final = re.compile(rf"({_alternatives(_BEFORE)})(?![a-z])\s?", re.IGNORECASE)
_TRAILING: Final = re.compile(rf"(?:\s|(?=[^a-z]))({_alternatives(_AFTER)})$", re.IGNORECASE)


def strip_hedges(text: str) -> tuple[str, Hedge, bool]:
    """Return the text without the hedges around it, the hedge, and whether usage closes it.

    A hedge may stand twice (约…左右); two different ones raise `UnreadableQuantityError`.
    """
    words = []
    while match := _LEADING.match(text):
        words.append(match[1].lower())
        text = text[match.end() :]
    hedges = {_BEFORE[word] for word in words}
    if match := _TRAILING.search(text):
        hedges.add(_AFTER[match[1].lower()])
        text = text[: match.start()].rstrip()
    hedges.discard(Hedge.NONE)
    if len(hedges) > 1:
        refuse("two hedges that say different things stand around the number")
    hedge = hedges.pop() if hedges else Hedge.NONE
    return text, hedge, bool(_CLOSING.intersection(words))


def hedged(text: str) -> bool:
    """Whether the text ends in a hedge, or starts with one of two signs or more (超市 does not)."""
    leading = _LEADING.match(text)
    return bool(_TRAILING.search(text)) or bool(leading and len(leading[1]) > 1)

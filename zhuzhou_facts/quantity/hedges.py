"""The words by which sources qualify a number, in Chinese and English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity.lexicon import TABLES
from zhuzhou_facts.records import Hedge

if TYPE_CHECKING:
    from collections.abc import Iterable

# Usage closes these alone: 近200 is not 120; 不足 and its kin say no more than that the number
# was not reached.
_CLOSING: Final = frozenset(TABLES["closing hedges"])
# These compare along the number line and keep their sense beside a minus sign; 逾 and 近 do not.
_COMPARING: Final = frozenset(TABLES["comparing hedges"])


def _hedges(name: str) -> dict[str, Hedge]:
    return {word: Hedge(hedge) for hedge, words in TABLES[name].items() for word in words}


_BEFORE: Final = _hedges("hedges before")
_AFTER: Final = _hedges("hedges after")

# Single signs that end or start other words: 通过, 打破, 节约, 最近, 反超.
_GUARDED: Final = {
    "过": "(?:过(?=[半百千万亿])|(?<=[比数量已均额率价值])过(?=[0-9]))",
    "破": "(?<![打突冲])破(?=[百千万亿])",
    "约": "(?<![节公预签履条契邀制])约",
    "近": "(?<![最附临邻远])近",
    "超": "(?<![反赶高])超",
    "达": "(?<![发表到])达",
    "合": "(?<![联综融组整])合(?=[人美港日欧英])",
    "~": "(?<![0-9a-z%年月日元])~",
    "不到": "不到(?![场位岸账])",
    **{word: f"{word}(?=了?[^，。；]{{1,12}}大关)" for word in ("跨过", "迈过", "闯过", "跨越")},
    "还多": "还多(?![0-9一二三四五六七八九十两几])",
    "+": r"(?<! )\+(?! ?[0-9(]|[a-z])",
    "past": r"past(?= the .{1,40}[ -]mark\b)",
    "beyond": r"beyond(?= the .{1,40}[ -]mark\b| [$€£¥]| [0-9]{1,3}[^0-9])",
    "over": "(?<!spread )(?<!spaced )(?<!split )over",
}


class HedgeWord(NamedTuple):
    """A hedge at a place of a text, and where it ends."""

    hedge: Hedge
    end: int
    closes: bool = False
    compares: bool = False


def _either(words: Iterable[str], *, chinese: bool) -> str:
    """Return a pattern for those of the words that are Chinese or English, the longest first."""
    chosen = [word for word in words if word[0].isascii() != chinese or word[0] in "<=>~+"]
    return "|".join(
        _GUARDED.get(word, re.escape(word)) for word in sorted(chosen, key=len, reverse=True)
    )


# What may stand between a hedge and the number: 约为, 约合, 超过了, 约占总人口的, 接近全省的.
_BETWEEN: Final = (
    r"(?:相当于|等于|折合|(?:全[国省市州县区球]|总[^\W\d_]{1,6})的|占到?(?:[^\W\d_零一二两三四五六七八九十百千万亿]{0,10}的)?|达到?|在|"
    r"[为是有合计了出至])?"
)
_ADVERBS: Final = r"(?:(?:已经?|均|共|都|总共|累计|仅|只|则|将|也|就|又|并)(?=[^\d]))?"
# Gone past the 50-billion-yuan mark.
_MARK_AHEAD: Final = r"(?:the (?=.{1,40}[ -]mark\b))?"
_LEADING: Final = re.compile(
    rf"{_ADVERBS}(?:({_either(_BEFORE, chinese=True)}){_BETWEEN}\s{{0,2}}"
    rf"|({_either(_BEFORE, chinese=False)})(?![a-z])\s{{0,2}}{_MARK_AHEAD})"
)
_TRAILING: Final = re.compile(
    rf" ?(?:[(（]含[)）])?({_either(_AFTER, chinese=True)})"
    rf"|\s({_either(_AFTER, chinese=False)})(?![a-z]| than| [0-9$€£]| an? | one )"
)
# For looking back from a number: what must follow a hedge is not seen there.
_HEDGES: Final = [word for word, hedge in _BEFORE.items() if hedge is not Hedge.NONE]
LEADS: Final = re.sub(
    r"\(\?=[^)]*\)",
    "",
    rf"(?:{_either(_HEDGES, chinese=True)}){_BETWEEN}\s{{0,2}}"
    rf"|(?<![a-z])(?:{_either(_HEDGES, chinese=False)})(?![a-z])\s{{0,2}}(?:the )?",
)


def hedge_before(lower: str, at: int) -> HedgeWord | None:
    """Return the hedge that starts at a place of a folded text in lower case."""
    match = _LEADING.match(lower, at)
    return match and _hedge(match, _BEFORE)


def hedge_after(lower: str, at: int) -> HedgeWord | None:
    """Return the hedge that stands behind a number that ends at a place."""
    match = _TRAILING.match(lower, at)
    return match and _hedge(match, _AFTER)


def _hedge(match: re.Match[str], words: dict[str, Hedge]) -> HedgeWord:
    word = match[1] or match[2]
    return HedgeWord(words[word], match.end(), word in _CLOSING, word in _COMPARING)

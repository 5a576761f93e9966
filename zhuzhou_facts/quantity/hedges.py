"""The words by which sources qualify a number, in Chinese and English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.records import Hedge

if TYPE_CHECKING:
    from collections.abc import Iterable

# Usage closes these alone: 近200 is not 120; 不足 and its kin say no more than that the number
# was not reached.
_CLOSING: Final = frozenset(
    (
        *("近", "将近", "接近", "nearly", "almost", "close to", "approaching"),
        *("just under", "just below", "just short of"),
    )
)
# These compare along the number line and keep their sense beside a minus sign; 逾 and 近 do not.
_COMPARING: Final = frozenset(
    (
        *("高于", "低于", "大于", "小于", "少于", "多于", "不低于", "不高于", "不小于", "不大于"),
        *("大于等于", "小于等于", "大于或等于", "小于或等于", "不少于", "不多于", "至少", "最少"),
        *("≥", "≤", ">", "<", "above", "below", "at least", "at most", "greater than"),
        *("less than", "lower than", "higher than", "no less than", "not less than"),
        *("no more than", "not more than", "以上", "以下", "及以上", "及以下", "或以上", "或以下"),
    )
)

_BEFORE: Final[dict[str, Hedge]] = {
    word: hedge
    for hedge, words in {
        Hedge.NONE: ("达", "达到", "高达", "多达", "折合", "合"),
        Hedge.ABOUT: (
            *("~", "约", "大约", "大概", "大致", "约莫", "差不多", "估计", "预计约", "≈"),
            *("about", "around", "roughly", "approximately", "approx."),
            *("approx", "some", "circa", "ca.", "c."),
            *("an estimated", "estimated", "in the region of", "in the order of"),
            *("something like", "just about"),
        ),
        Hedge.OVER: (
            *("逾", "超", "超过", "超出", "突破", "多于", "高于", "大于", "不止", "不只", "过"),
            *("破",),
            *("冲破", "远超", "越过", ">", "超逾", "已过"),
            *("over", "more than", "above", "exceeding", "exceeds", "exceeded", "greater than"),
            *("in excess of", "upwards of", "upward of", "higher than", "well over", "just over"),
            *("a little over", "surpassing", "surpassed", "topped", "topping", "north of"),
            *("exceed", "surpass", "surpasses", "well above", "just above"),
            *("slightly over", "slightly more than", "larger than"),
        ),
        Hedge.AT_LEAST: (
            *("至少", "最少", "不少于", "不低于", "不小于", "不下于", "不下", "起码", "大于等于"),
            *(">=", "=>", "大于或等于", "≥", "大于或者等于", "大于 或 等于", "> =", "不短于"),
            *("at least", "no less than", "not less than", "no fewer than", "not fewer than"),
            *("a minimum of", "minimum of", "greater than or equal to", "at a minimum"),
            *(
                "more than or equal to",
                "greater or equal to",
                "equal to or greater than",
                "equal to or more than",
            ),
            *("bigger or equal than", "greater or equal than", "at least or equal to"),
        ),
        Hedge.NEARLY: (
            *("近", "将近", "接近", "不足", "不到", "少于", "低于", "小于", "未满", "不满", "未到"),
            *("未达", "未达到", "未超", "逼近", "未足", "<"),
            *("nearly", "almost", "close to", "under", "below", "less than", "fewer than"),
            *("short of", "just short of"),
            *("just under", "just below", "approaching", "lower than", "not quite", "well under"),
            *(
                "well below",
                "just shy of",
                "shy of",
                "smaller than",
                "slightly less than",
                "slightly under",
            ),
        ),
        Hedge.AT_MOST: (
            *("至多", "最多", "不超过", "不多于", "不高于", "不大于", "小于等于", "小于或等于"),
            *(
                "<=",
                "=<",
                "≤",
                "不逾",
                "没有超过",
                "没超过",
                "未超过",
                "小于或者等于",
                "小于 或 等于",
                "< =",
                "不超",
            ),
            *("顶多",),
            *("at most", "up to", "no more than", "not more than", "within", "not exceeding"),
            "not exceed",
            *("a maximum of", "maximum of", "as many as", "as much as", "no greater than"),
            *("smaller or equal than", "less or equal than", "smaller or equal to"),
            *("less than or equal to", "no higher than", "no larger than"),
        ),
    }.items()
    for word in words
}
_AFTER: Final[dict[str, Hedge]] = {
    word: hedge
    for hedge, words in {
        Hedge.ABOUT: ("左右", "上下", "前后", "or so", "or thereabouts"),
        Hedge.OVER: ("出头", "开外", "有余", "不止", "挂零"),
        Hedge.NEARLY: ("不到", "不足"),
        Hedge.AT_LEAST: (
            *("以上", "及以上", "或以上", "和以上", "之上", "或更多", "及其以上"),
            *("or more", "or more than", "or greater than", "or above", "and above", "or over"),
            *("and over", "or longer", "or higher"),
            *("or older", "and older", "or greater", "or larger", "and more", "and up", "at least"),
        ),
        Hedge.AT_MOST: (
            *("以下", "及以下", "或以下", "和以下", "之下", "以内", "之内", "或更少"),
            *("or less", "or fewer", "or below", "and below", "or under", "and under"),
            *("or lower", "or smaller", "or shorter", "at most"),
        ),
    }.items()
    for word in words
}

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
}


class HedgeWord(NamedTuple):
    """A hedge at a place of a text, and where it ends."""

    hedge: Hedge
    end: int
    closes: bool = False
    compares: bool = False


def _either(words: Iterable[str], *, chinese: bool) -> str:
    """Return a pattern for those of the words that are Chinese or English, the longest first."""
    chosen = [word for word in words if word[0].isascii() != chinese or word[0] in "<=>~"]
    return "|".join(
        _GUARDED.get(word, re.escape(word)) for word in sorted(chosen, key=len, reverse=True)
    )


# What may stand between a hedge and the number: 约为, 约合, 超过了, 约占总人口的.
_BETWEEN: Final = (
    r"(?:相当于|等于|折合|占到?(?:[^\W\d_零一二两三四五六七八九十百千万亿]{0,10}的)?|达到?|在|"
    r"[为是有合计了出至])?"
)
_ADVERBS: Final = r"(?:(?:已经?|均|共|都|总共|累计|仅|只|则|将|也|就|又|并)(?=[^\d]))?"
_LEADING: Final = re.compile(
    rf"{_ADVERBS}(?:({_either(_BEFORE, chinese=True)}){_BETWEEN}\s{{0,2}}"
    rf"|({_either(_BEFORE, chinese=False)})(?![a-z])\s{{0,2}})"
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
    rf"|(?<![a-z])(?:{_either(_HEDGES, chinese=False)})(?![a-z])\s{{0,2}}",
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

"""The words that the tool itself says to people, in both languages."""

from __future__ import annotations

from typing import Final

from zhuzhou_facts.records import Text

WORDS: Final[dict[str, Text]] = {
    "key": Text(zh="键", en="Key"),
    "name": Text(zh="名称", en="Name"),
    "figure": Text(zh="数值", en="Figure"),
    "where": Text(zh="出处", en="Where"),
    "theme": Text(zh="主题", en="Theme"),
    "section": Text(zh="部分", en="Section"),
    "facts": Text(zh="条目", en="Facts"),
    "figures": Text(zh="数字", en="Figures"),
    "written": Text(zh="原文写作", en="As written"),
    "kind": Text(zh="类别", en="Kind"),
    "tags": Text(zh="标签", en="Tags"),
    "aliases": Text(zh="又名", en="Also found as"),
    "note": Text(zh="注意", en="Note"),
    "change": Text(zh="变化", en="Change"),
    "follows": Text(zh="由此推算", en="What follows"),
    "ratio": Text(zh="倍数", en="Times"),
    "cagr": Text(zh="年均", en="A year"),
    "stated": Text(zh="原文所述", en="Stated"),
    "caveat": Text(zh="说明", en="Caveat"),
    "claim": Text(zh="原文的说法", en="Claim"),
    "computed": Text(zh="按原文数字计算", en="Computed"),
    "verdict": Text(zh="结论", en="Verdict"),
    "why": Text(zh="理由", en="Why"),
    "agrees": Text(zh="相合", en="agrees"),
    "disagrees": Text(zh="不合", en="disagrees"),
    "cannot_tell": Text(zh="不能判定", en="cannot tell"),
    "result": Text(zh="结果", en="Result"),
    "exact": Text(zh="逐字相同", en="exact"),
    "normalised": Text(zh="规范后相同", en="normalised"),
    "moved": Text(zh="移位", en="moved"),
    "missing": Text(zh="没有找到", en="missing"),
    "ambiguous": Text(zh="不止一处", en="ambiguous"),
    "indicator": Text(zh="指标", en="indicator"),
    "recognition": Text(zh="荣誉", en="recognition"),
    "milestone": Text(zh="里程碑", en="milestone"),
    "measure": Text(zh="举措", en="measure"),
    "asset": Text(zh="资产", en="asset"),
    "derived": Text(zh="推算", en="derived"),
    "derived-caption": Text(
        zh="带≈、<、>号或标〔推算〕的数是由原文的数字推算的，原文没有写。",
        en="Figures with ≈, < or >, or marked [derived], are computed, not stated by the source.",
    ),
    "hedged-note": Text(
        zh="本行有的数在原文中不是确数",
        en="the source hedges a figure of this row",
    ),
    "up": Text(zh="提高", en="up"),
    "down": Text(zh="降低", en="down"),
    "more": Text(zh="增加", en="up"),
    "less": Text(zh="减少", en="down"),
    "grew": Text(zh="增长", en="grew by"),
    "fell": Text(zh="下降", en="fell by"),
    "unchanged": Text(zh="不变", en="unchanged"),
    "linear-bars": Text(
        zh="条长为倍数；█增，━减，…只知其界限。",
        en="Bars show the multiple: █ a rise, ━ a fall, … a bound only.",
    ),
    "log-bars": Text(
        zh="条长为倍数的对数；█增，━减，…只知其界限。",
        en="Bars show the logarithm of the multiple: █ a rise, ━ a fall, … a bound only.",
    ),
    "cited": Text(zh="来源：", en="Source: "),
    "themes-and-facts": Text(zh="主题和条目数", en="Themes and how many facts they have"),
    "counts": Text(zh="{facts}个条目，{figures}个数", en="{facts} facts, {figures} figures"),
    "try-list": Text(zh="一个主题的全部条目", en="all that a theme has"),
    "try-show": Text(zh="一个条目的一切", en="everything about a fact"),
    "try-compare": Text(zh="今昔对照，带界限", en="then and now, with bounds"),
    "try-cite": Text(zh="引文", en="a citation of it"),
    "try": Text(zh="接下来可以试试", en="What to try next"),
}


def say(name: str, lang: str) -> str:
    """Return the tool's word for something, in `zh`, `en` or `both`."""
    return both(WORDS[name], lang)


def both(text: Text | None, lang: str) -> str:
    """Return a text in a language; for `both`, the Chinese and then the English."""
    if text is None:
        return ""
    if lang != "both":
        return text.get(lang)
    return " ".join(dict.fromkeys(filter(None, (text.zh, text.en))))

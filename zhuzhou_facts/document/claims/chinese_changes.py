"""What kind of change a number of a Chinese sentence tells of, by the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.chinese_times import (
    CHANGE,
    DID_MORE,
    GREW,
    MULTIPLE,
    REACHED,
    RECOVERED,
)
from zhuzhou_facts.document.claims.claim import KINDS, RATE_NOUN, SIGNED, Claim, is_signed_change
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, TIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.claims.times.mention import Mention

CLOSED: Final = re.compile("[)）]")
_SAID_AGAIN: Final = re.compile("[（(]|[，,]?[或即]")  # 5万人或11.4%
GROUPS: Final = re.compile(
    r"(?:(?<![占相可])比(?!重|例|值|率|较|上(?:一?[年月季期周届]|个月)|[前去]年)|高于|低于|快于|慢于|多于|少于|高出|低出|领先|落后|超前)"
)
# 产量是邻县的2倍, 比上海多三倍: beside a multiple the times are still in the words.
OF_GROUP: Final = re.compile(
    "(?<![占相可同环])比(?!重|例|值|率|较|[上前去]年|上[一个季月期周届]|[0-9]|原|此?前|过去|改革).{2,}$"
    "|(?:是|为|相当于|等于)(?:[全邻]|同期?[省市县国]|其他|另一)[^，；年]*的$"
)
# What is usual is no other group: 比常年高出17%.
NORMAL: Final = re.compile("[比较](?:常年|[往以历]年|多年|平时|正常|历史)")
_OUTDONE: Final = re.compile(
    r"(?:贵|重|长|宽|大|领先|超前|快|(?P<down>便宜|轻|短|窄|小|落后|慢))了?$"
)
# 降幅相当于7400万元
_AS_MUCH: Final = re.compile(
    "(?:[增涨升]幅|(?P<down>(?<![增涨升])[降跌减]幅))(?:相当于|等于|达到?|约?为|合)+$"
)
# 实现7.5%的正增长: the noun of change stands behind the number.
_CHANGE_BEHIND: Final = re.compile(
    "(?:的(?:[正高较快]|高速|快速|强劲|逆势|稳定|稳步|恢复性|小幅|大幅|同比|环比|年均|复合|平均)*"
    "|[正高](?:速)?)(?:(?P<down>负增长|下降|降幅|跌幅|下滑|下跌)|(?:增长|增速|增幅|涨幅|提升|上涨))"
    "(?![至到]|目标|率|点|极|区间|预期|空间)"
)
THINGS: Final = frozenset({COUNT, "person"})
_LASTING: Final = re.compile("连续?[^，；]{1,4}$")
_PERIODS: Final = frozenset({"year", "quarter", "month", "week", "day"})
_PER_YEAR: Final = re.compile(r"年均|年平均|平均每年|每年平均|逐年平均|年复合|^平均(?=[增下])")
_RATE: Final = re.compile(rf"(?P<what>.+?)的?(?:年均|同比|平均)?{RATE_NOUN}")
# 增速居前的是南昌（48.3%）、烟台（19.2%）: what stands in brackets is how fast each grew.
_NO_SHARE: Final = "(?:(?!占|比[重例]|率)[^，。；（(])"
_RANKED: Final = re.compile(
    rf"(?s:.*){RATE_NOUN}{_NO_SHARE}*(?:，{_NO_SHARE}*?最[高低快慢大小]{_NO_SHARE}*)?[（(]$"
)
# The items before it, whose numbers in brackets are left out, and the last.
_LISTED: Final = re.compile(f"{_NO_SHARE}+[、和及与]{_NO_SHARE}+[（(]")
_TIME_TAKEN: Final = frozenset({"second", "minute", "hour", "day"})  # less of it is faster
SHORT: Final = frozenset("多少高低快慢")


def change_before(claim: Claim, rest: str, *, compared: bool, alone: bool) -> None:
    """Set the kind of change, if the words before the number say that it is one."""
    unit = claim.quantity.unit
    words = rest.rstrip("约近逾超了 ")
    claim.per_year = bool(_PER_YEAR.search(rest))
    groups = GROUPS.search(words)
    verb = CHANGE.search(words) or GREW.search(rest) or _AS_MUCH.search(words)
    verb = verb or (groups and _OUTDONE.search(words))  # 比社会机构平均贵三成
    verb = verb or (DID_MORE.search(words) if compared else None)
    if unit == POINTS and verb is None and groups:
        # 快于全市增速0.9个百分点
        claim.compare_groups(down=re.search("低于|慢于|少于|低出|少出|落后", words) is not None)
    if unit == TIMES:
        _multiply(claim, rest, words, verb)
        return
    lasts = unit in _PERIODS and _LASTING.search(words)  # 连升六周
    flew = unit not in KINDS and words.endswith("起降")  # but not 5月1日起降0.5个百分点
    if verb is None or lasts or flew or REACHED.search(words):
        return
    if groups and not claim.per_year and not (compared and groups[0] in {"高出", "低出"}):
        claim.compare_groups(down=bool(verb["down"]))
        return
    claim.down = bool(verb["down"])
    short = verb[0] in SHORT and not alone
    # 少了1664项 is a change, 多1664项 stands beside what it is more than.
    if not short or compared or unit == POINTS or re.search("[比较]|了[约近逾超 ]*$", rest):
        faster = verb[0] in {"快", "慢"} and unit in _TIME_TAKEN
        claim.moves(down=claim.down != faster)


def _multiply(claim: Claim, rest: str, words: str, verb: re.Match[str] | None) -> None:
    """Set the kind of change of a multiple, or that it compares groups: 产量是邻县的2倍."""
    reached = REACHED.search(words)
    if OF_GROUP.search(words):
        claim.compare_groups()
    elif verb and not reached:
        claim.moves(down=verb["down"])
    elif reached or "翻" in claim.written or MULTIPLE.search(rest) or rest.endswith("的"):
        claim.change = "times"


def change_by_form(
    claim: Claim, gap: str, after: str, previous: Claim | None, bases: Sequence[Mention]
) -> None:
    """Set the kind of change that no verb before the number says, but its sign or what is behind.

    同比-0.95万元; 3.4亿美元（-11.5%）; 实现7.5%的正增长
    """
    quantity = claim.quantity
    if bases and quantity.unit == PERCENT and RECOVERED.search(gap):
        claim.change = "times"  # 恢复到2019年的98.6%: what there is now, in parts of what there was
        return
    based = bases and not gap[bases[-1].end :].strip(" 约") and SIGNED.match(claim.written)
    behind = _CHANGE_BEHIND.match(after) if quantity.unit in {PERCENT, TIMES} else None
    if based or behind or is_signed_change(claim, gap, previous):
        claim.moves(down=behind["down"] if behind else quantity.value and quantity.value < 0)


def change_by_name(claim: Claim, gap: str, after: str, previous: Claim | None) -> None:
    """Set the kind of change of a rate, and of what says a difference again in brackets."""
    unit = claim.quantity.unit
    kind = KINDS.get(unit)
    closed = CLOSED.match(after) and gap in {"（", "("}
    of_change = previous if previous and previous.change == "difference" else None
    if of_change and _SAID_AGAIN.fullmatch(gap) and (kind or closed):
        # 较上年增加5万人（11.4%）, 增加5万人或11.4%; 增加296.7万吨（59.3亿斤）
        claim.moves(down=of_change.down)
        claim.level, claim.from_, claim.basis = of_change.level, of_change.from_, of_change.basis
    elif claim.is_rate and unit in {PERCENT, POINTS}:
        claim.change = kind  # 年均增速约为12%
    elif unit == PERCENT and CLOSED.match(after) and (fell := _fell(gap, previous)) is not None:
        claim.moves(down=fell)
    elif unit in {TIMES, *THINGS} or not (kind or "幅" in gap):
        return
    elif rate := _RATE.fullmatch(claim.name):
        # 净利润降幅扩大到9.4%: whatever became of it, that is how much the profit fell.
        claim.name = rate["what"]
        claim.moves(down=rate["down"])


def _fell(gap: str, previous: Claim | None) -> bool | None:
    """Return whether what a list in brackets ranks fell; None where it ranks no changes."""
    if match := _RANKED.match(f"{previous.name if previous else ''}{gap}"):
        return bool(match["down"])
    goes_on = previous and previous.change and _LISTED.fullmatch(gap)
    return previous.down if previous and goes_on else None

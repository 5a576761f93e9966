"""What a Chinese sentence says of its numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.chinese_names import (
    BOUNDARY,
    CHANGE,
    DOWN,
    GREW,
    UP,
    noun_behind,
    ranked,
    share_out,
    trimmed,
    without_change,
)
from zhuzhou_facts.document.claims.chinese_times import MULTIPLE, REACHED, read_time
from zhuzhou_facts.document.claims.context import level_of, set_prices, set_start, status_of
from zhuzhou_facts.document.claims.times import find_times, without_times
from zhuzhou_facts.document.claims.times.mention import AFTER, BEFORE
from zhuzhou_facts.records import PERCENT, POINTS, TIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.claims.claim import Claim
    from zhuzhou_facts.document.claims.context import Context

# What stands in brackets, and the number of a note, is no part of the phrase around it.
_ASIDE: Final = re.compile(r"[（(][^（()）]{0,40}[)）]|[\[［][0-9]{1,2}[\]］]")
_CLOSED: Final = re.compile("[)）]")
_GROUPS: Final = re.compile(
    r"(?:(?<![占相])比(?!重|例|值|率|较|上|去)|高于|低于|快于|慢于|多于|少于|高出|低出|领先|落后)"
)
_BETWEEN: Final = "compares groups or places"
_SHARE: Final = re.compile("占(?!比)")
_PER_YEAR: Final = re.compile(r"年均|年平均|平均每年|每年平均|逐年平均|年复合|^平均(?=[增下])")
_HEAD: Final = re.compile(
    r"(?:产值|增加值|总额|总量|收入|支出|人口|产量|面积|率|投资|利润|消费|数|量|额|价格|里程|比重|比例|指数|规模|费用|"
    r"税|存款|贷款|资产|负债|人数|户数|企业|机构|床位|项目|就业|出口|进口|顺差|逆差|建筑|用地|用水|用电|排放|浓度|"
    r"能力|岁|寿命|资金|金额|成本|营收|亩产|单产|存栏|出栏|产能|销量)$"
)
_REACHING: Final = re.compile(
    rf"[\s，,]*(?:[至到]|(?:{UP}|{DOWN}|扩大|拓展|缩短|精简|发展|跃升|变|改|调整|转|扩|拓)+[至到为成])了?"
)
_TIME_TAKEN: Final = frozenset({"second", "minute", "hour", "day"})  # less of it is faster
_NOT: Final = re.compile(r"(?:不是|并非|而非|并不是|而不是)[^，。；]*$")


def read_sentence(text: str, claims: Sequence[Claim], context: Context) -> None:
    """Fill in what a sentence says of its numbers; `claims` are those in it, in order."""
    begin, last = claims[0].sentence
    previous: Claim | None = None
    outside: tuple[Claim | None, int, int] | None = None  # what stood before an aside, and its end
    for claim in claims:
        if outside is not None and claim.start > outside[2]:
            (previous, begin, _), outside = outside, None
        if outside is None and (aside := _around_claim(text, begin, claim, last)):
            outside = (previous, begin, aside)
        gap = _ASIDE.sub("", text[begin : claim.start])
        _read(claim, gap, text[claim.end : claim.stretch[1]], previous, context)
        if previous is not None and claim.level is None and claim.change is None:
            _pair(previous, claim, context.plain(gap))
        if claim.written != "一年":  # in one year is no level
            previous = claim
        begin = claim.end
        if claim.name and text.startswith(claim.name, begin):
            begin += len(claim.name)  # what is counted stood behind its number
    share_out(text, claims, context)


def _around_claim(text: str, begin: int, claim: Claim, last: int) -> int:
    """Return where the brackets around a number close; 0 where it stands in none."""
    opened = max(text.rfind(sign, begin, claim.start) for sign in "（(")
    inside = opened >= 0 and not _CLOSED.search(text, opened, claim.start)
    closed = _CLOSED.search(text, claim.end, last)
    return closed.start() if inside and closed else 0


def _read(claim: Claim, gap: str, after: str, previous: Claim | None, context: Context) -> None:
    near = BOUNDARY.split(gap)[-1]
    rest, bases = read_time(claim, (gap, near, after), previous, context)
    gap, near, after = map(context.plain, (gap, near, after))
    claim.status = context.status = status_of(gap) or context.status
    multiple = near if near.endswith("的") else rest  # 是原来的5倍
    changed = _change(
        claim, multiple if claim.quantity.unit == TIMES else rest, compared=bool(bases)
    )
    claim.denied = claim.denied or bool(_NOT.search(near))
    claim.name = name = _own_name(claim, (gap, rest, after), previous, context, changed=changed)
    if changed and not name:
        claim.level = level_of(claim, previous)
        name = claim.level.name if claim.level else (previous.name if previous else context.name)
        claim.head = claim.level.head if claim.level else ""
    elif not name and previous is not None:
        name, claim.head = previous.name, previous.head
    elif name and not _HEAD.search(name) and previous is not None and _leans(gap, near):
        claim.head = previous.head or previous.name
    elif changed and (claim.is_rate or not _HEAD.search(name)):
        # 增速比上月回落: how fast the level before grew.
        claim.level = level_of(claim, previous) if claim.is_rate else None
        claim.head = claim.level.full_name if claim.level else context.name
    claim.name = name
    if not changed and name:
        context.name = name
    if changed:
        set_start(claim, bases, previous, context, gap)
        set_prices(claim, (gap,), context)


def _own_name(
    claim: Claim,
    places: tuple[str, str, str],
    previous: Claim | None,
    context: Context,
    *,
    changed: bool,
) -> str:
    """Return what a number is of by the words beside it; empty where that stands before."""
    gap, rest, after = places
    # 比2021年的2400万吨: what is compared with is what the number before is of.
    leans = claim.compared and previous is not None
    name = "" if leans else trimmed(without_change(REACHED.sub("", rest)) if changed else rest)
    if _SHARE.search(rest) and claim.quantity.unit == PERCENT:
        claim.share = True
        own, whole = map(trimmed, _SHARE.split(rest, maxsplit=1))
        own = own or (previous.name if previous else "")
        name = f"{own}占{whole}" if whole else own
    if not (name or changed or claim.compared):
        name = noun_behind(claim, after) or ranked(gap)
    if changed and not name and previous is None:
        name = _subject(gap)
    return name.translate(context.script)


def _subject(gap: str) -> str:
    """Return what the clauses before a change name: 工业增加值按可比价格计算，同比增长."""
    clauses = BOUNDARY.split(without_times(gap, chinese=True))[:-1]
    names = (trimmed(without_change(clause)) for clause in reversed(clauses))
    return next(filter(None, names), "")


def _leans(gap: str, near: str) -> bool:
    """Whether the words before a number take the head noun of the one before it."""
    joint = gap.removesuffix(near)[-1:] or near[:1]
    return joint in {"、", "；", ";"} or near.startswith(("、", "其中")) or "其中" in gap


def _change(claim: Claim, rest: str, *, compared: bool) -> bool:
    """Set the kind of change, if the words before the number say that it is one."""
    unit = claim.quantity.unit
    words = rest.rstrip("约近逾超了 ")
    claim.per_year = bool(_PER_YEAR.search(rest))
    verb = CHANGE.search(words) or GREW.search(rest)
    if unit == POINTS and verb is None and _GROUPS.search(words):
        claim.doubts.append(_BETWEEN)  # 快于全市增速0.9个百分点
    if unit == TIMES:
        reached = bool(REACHED.search(words))
        if verb and not reached:
            claim.change, claim.down = "growth", bool(verb["down"])
        elif reached or "翻" in claim.written or MULTIPLE.search(rest) or rest.endswith("的"):
            claim.change = "times"
        return claim.change is not None
    if verb is None or REACHED.search(words):
        if verb is None and "翻" in claim.written:
            claim.change = "times"
        return claim.change is not None
    groups = _GROUPS.search(words)
    if groups and not claim.per_year and not (compared and groups[0] in {"高出", "低出"}):
        claim.compares_groups = True
        claim.down = bool(verb["down"])
        claim.doubts.append(_BETWEEN)
        return False
    claim.down = bool(verb["down"])
    short = verb[0] in {"多", "少", "高", "低", "快", "慢"}
    # 少了1664项 is a change, 多1664项 stands beside what it is more than.
    moved = compared or re.search("[比较]|了[约近逾超 ]*$", rest)
    if short and not moved and unit != POINTS:
        return False
    if verb[0] in {"快", "慢"} and unit in _TIME_TAKEN:
        claim.down = not claim.down
    claim.change = {PERCENT: "growth", POINTS: "points"}.get(unit, "difference")
    return True


def _pair(previous: Claim, claim: Claim, gap: str) -> None:
    """Take 由A增至B: the first number was before, the second is the later level."""
    if claim.quantity.unit != previous.quantity.unit:
        return
    # 5%，上年为7%
    apart = any(
        mention.is_base or mention.kind == "last_of" for mention in find_times(gap, chinese=True)
    )
    words = without_times(gap, chinese=True).rstrip("的约近逾超 ")
    if apart or not _REACHING.fullmatch(words):
        return
    claim.name, claim.head = previous.name, previous.head
    dated = previous.carried == "clause" and claim.carried == "clause"
    if previous.carried != "number" and not (dated and previous.when != claim.when):
        previous.when, previous.carried = BEFORE, "clause"
    if claim.when is None:
        claim.when, claim.carried = AFTER, "clause"
    claim.from_ = previous.when

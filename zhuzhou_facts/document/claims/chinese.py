"""What a Chinese sentence says of its numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.chinese_changes import (
    CLOSED,
    GROUPS,
    NORMAL,
    OF_GROUP,
    SHORT,
    THINGS,
    change_before,
    change_by_form,
    change_by_name,
)
from zhuzhou_facts.document.claims.chinese_names import HEAD, INTRO, share_out, shared_head, trimmed
from zhuzhou_facts.document.claims.chinese_times import (
    BOUNDARY,
    CHANGE,
    DID_MORE,
    GREW,
    ITEM,
    ORIGIN,
    REACHED,
    THAN,
    read_time,
)
from zhuzhou_facts.document.claims.claim import RATE, Claim
from zhuzhou_facts.document.claims.context import set_change, set_name, set_prices, status_of
from zhuzhou_facts.document.claims.times import find_times, without_times
from zhuzhou_facts.document.claims.times.mention import AFTER, BEFORE, is_period
from zhuzhou_facts.quantity.changes import DOWN_ZH, UP_ZH
from zhuzhou_facts.records import COUNT, PERCENT, TIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.claims.context import Context

# What stands in brackets, and the number of a note, is no part of the phrase around it.
_ASIDE: Final = re.compile(r"[（(][^（()）]{0,40}[)）]|[\[［][0-9]{1,2}[\]］]")
_DATED: Final = re.compile(
    r"[（(]((?:19|20)[0-9]{2}年?(?:[0-9]{1,2}[月日]|[-—–~～至到]|(?:19|20)[0-9]{2}年)*[底末初]?)[)）]"
)
_YEARS_ON: Final = re.compile("[0-9]{4}/([0-9]{4})")
_COUNTED: Final = re.compile("^[^，；：。、（）()0-9]{1,24}?(?:、|和|与|以?及)$")
# 4万多为海外旅客, but not 4.2%为近年新高.
_IS: Final = re.compile(
    "[是为](?![因由在指不]|.{0,8}(?:最|新[高低]|历史|以来|目标|纪录))"
    "([^，,；：。、（）()0-9\\s]{2,16})(?=[，,；。、]|$)"
)
_SHARE: Final = re.compile("占(?!比)")
# 计划新建5所，已建成3所: what is there is no longer planned.
_IS_SO: Final = re.compile("已|实际(?!增)|截[至止]|(?<![由从为])(?:目前|现有)")
_REACHING: Final = re.compile(
    rf"[\s，,]*(?:[至到→➡]|->|(?:{UP_ZH}|{DOWN_ZH}|扩大|拓展|缩短|精简|发展|跃升|变|改|调整|转|扩|拓)+[至到为成])了?"
)
_RATE_ENDS: Final = re.compile("(增速|[增涨降]幅|[增成]长率)[，,](?=[约为是达]{0,2}$)")
_WHOLE: Final = re.compile("(?:[全我本该]|一个)[国省市州县区镇乡村校院厂司线]")
# 其次是零售业，占26%: what comes next in a list by size stands in the clause before.
_NEXT: Final = re.compile(
    "(?:其次|再次|然后|接着|最后|居首的?|第[一二三四五六七八九十][位名]?|[最较][^，；。是为]{1,4}的?)(?:则|就)?[是为]"
    "(?P<what>[^，；。是为]{2,16})，[^，]*$"
)
# 毛利率最高，为38.9%
_RANKED: Final = re.compile(
    "(?P<what>[^，；：。、,;:]+?)(?:最[高低大小多少快慢长短]|居首位?|位?居第一|排名?第一|领先)，[为是达有]+$"
)
_AFTER: Final = re.compile(r"[^，；：。、！？,;:()（）→➡\s“”0-9]{1,24}")
_BARE: Final = 2  # signs of a word that says nothing alone: 女性, 内生
# What stands between a name and its verb of change.
_ADVERBS: Final = re.compile(
    "按[^，]*?价格?(?:计算)?|[按据][^，]{0,8}[推测计折]算|(?:按|以|剔除)?(?:可比|相?同|同一)口径"
    "|(?:是|为|相当于)[^，]*的?$|(?:扣除|扣掉|剔除)[^，]*|实际|实质|名义|名目|(?:[略稍微急累续]|(?<!恒)[大小连])有?$|[小大]幅$|年均|平均每年"
    "|同比|环比|^[一两半]个?(?:年|季度|月|星期|周|天)[间内里]?$|直接|一举|一下子?|足足|整整"
)
_PAUSES: Final = "，；：、 "
# Of the 241, the last five.
_LAST: Final = re.compile("(?:最后的?|还剩下?|剩下的?|余下的?)(?:只?有)?$")
_NOT: Final = re.compile(
    "(?:不是|并非|而非|不[应该]+[是为]|绝非|误[作为成]|(?:[错误别勿]|不[要能可])(?:写|印|记|看|说|误|理解)[作为成])[^，。；]*$"
)
# 选D（420.15万人）的: one of the answers to choose from.
_OPTION: Final = re.compile(r"(?:^|[选项\s])[A-D](?:[.．、:：]\s*|\s?[（(])$")


def read_sentence(text: str, claims: Sequence[Claim], context: Context) -> None:
    """Fill in what a sentence says of its numbers; `claims` are those in it, in order."""
    begin, last = claims[0].sentence
    previous: Claim | None = None
    # What stood before an aside, its end, and the times that held there.
    outside: tuple[Claim | None, int, int, dict[str, str | None]] | None = None
    for claim in claims:
        if outside is not None and claim.start > outside[2]:
            (previous, begin, _, context.times), outside = outside, None
        if outside is None and (aside := _around_claim(text, begin, claim, last)):
            outside = (previous, begin, aside, dict(context.times))
        gap = _gap(text, begin, claim, previous)
        _read(claim, gap, text[claim.end : claim.stretch[1]], previous, context)
        if name := _name_beside(text, begin, claim, previous):
            claim.name, claim.head, context.name = name, "", name
        if claim.name in {"前者", "后者"}:
            _name_of_two(claim, claims)
        elif claim.quantity.unit == COUNT and _LAST.search(gap):
            claim.name = f"剩余{previous.name if previous else context.name}"
        if previous is not None:
            _set_beside(text, previous, claim, gap, context)
        if claim.quantity.unit != "year" or gap.strip(_PAUSES):
            previous = claim  # 四十年翻了四番: how long it took is no level
        begin = claim.end
        behind = begin + (text[begin : begin + 1] in {"是", "为"})
        if claim.name and text.startswith(claim.name, behind):
            begin = behind + len(claim.name)  # what is counted stood behind its number
    share_out(text, claims, context)


def _name_of_two(claim: Claim, claims: Sequence[Claim]) -> None:
    """Name a number by the former or the latter of the two levels before it in its sentence."""
    levels = [each for each in claims if each.end <= claim.start and each.change is None]
    if len(levels) > 1:
        level = levels[-2 if claim.name == "前者" else -1]
        claim.name, claim.head = level.name, level.head
        claim.level = level if claim.change else None


def _gap(text: str, begin: int, claim: Claim, previous: Claim | None) -> str:
    """Return the words before a number without asides and without what the one before is of."""
    # 约为上年同期的2.1倍: some of what is written of a multiple stands before it.
    inside = claim.written.rfind("的") + 1 if claim.quantity.unit == TIMES else 0
    gap = _DATED.sub(r"\1", text[begin : claim.start + inside])
    gap = _RATE_ENDS.sub(r"\1", _ASIDE.sub("", gap))
    units = {claim.quantity.unit, previous.quantity.unit} if previous else {""}
    # 37座隧道和64座桥梁; 96%的村和81%的组
    return _COUNTED.sub("、", gap) if units <= THINGS or gap.startswith("的") else gap


def _name_beside(text: str, begin: int, claim: Claim, previous: Claim | None) -> str:
    """Return a name around a number: 1000万人次以上的机场有39个, 招商银行（2514亿元）."""
    if claim.name.startswith("的"):
        of_number = previous if previous and text.startswith(claim.name, previous.end) else None
        return f"{of_number.written}{claim.name}" if of_number else claim.name[1:]
    gap = text[begin : claim.start]
    if claim.share or gap[-1:] not in {"（", "("} or not CLOSED.match(text, claim.end):
        return ""
    words = without_times(BOUNDARY.split(gap[:-1])[-1], chinese=True)
    name = trimmed(INTRO.sub("", GROUPS.split(words)[-1]))
    other = RATE.fullmatch(name) or CHANGE.fullmatch(name) or name in {"占比", "比重"}
    return "" if other else name


def _around_claim(text: str, begin: int, claim: Claim, last: int) -> int:
    """Return where the brackets around a number close; 0 where it stands in none."""
    opened = re.search("[（(][^（(）)]*$", text[begin : claim.start])
    closed = CLOSED.search(text, claim.end, last)
    return closed.start() if opened and closed else 0


def _read(claim: Claim, gap: str, after: str, previous: Claim | None, context: Context) -> None:
    near = BOUNDARY.split(gap)[-1]
    rest, bases = read_time(claim, (gap, near, after), previous, context)
    items = ITEM.split(gap)
    goes_on = len(items) == 1 and not _IS_SO.search(near)
    context.status = status_of(items[-1]) or (context.status if goes_on else None)
    claim.status = None if claim.compared else context.status
    words = near if claim.quantity.unit == TIMES else rest  # 是原来的5倍
    # 死亡58人，少17人: nothing stands between what there is and how much less that is.
    alone = previous is not None and previous.quantity.unit == claim.quantity.unit
    alone = alone and gap.strip(_PAUSES) in SHORT
    change_before(claim, words, compared=bool(bases or NORMAL.search(words)), alone=alone)
    if claim.change is None and not claim.compares_groups:
        change_by_form(claim, gap, after, previous, bases)
    claim.denied = bool(_NOT.search(near) or _OPTION.search(gap))
    name = _own_name(claim, gap, rest, after, previous)
    set_name(claim, name, previous, context)
    if claim.change is None:
        change_by_name(claim, gap, after, previous)
    if name and claim.change and claim.is_rate:
        # 增速比上月回落: how fast the level before grew.
        claim.level = claim.level_before(previous)
        before = context.name or (previous.name if previous else "")
        claim.head = claim.level.full_name if claim.level else before
    elif name and previous is not None and not HEAD.search(name) and not after.startswith(name):
        claim.head = _lent(claim, previous, gap, near)
    if claim.change:
        set_change(claim, bases, previous, context, gap)
        set_prices(claim, (gap,), context)
    elif claim.when and not is_period(claim.when) and (years := _YEARS_ON.fullmatch(claim.when)):
        words = near.rstrip("约近逾超 ")
        if REACHED.search(words) or re.search("(?:[到至]|达到?)了?$", words):
            claim.when = years[1]  # 四年来，…增加到1486.2亿元


def _own_name(claim: Claim, gap: str, rest: str, after: str, previous: Claim | None) -> str:
    """Return what a number is of by the words beside it; empty where that stands before."""
    changed = claim.change is not None
    # 比2021年的2400万吨: what is compared with is what the number before is of, but not in
    # 高新技术企业由上年的86家增至103家.
    origin = ORIGIN.search(rest) if claim.compared else None
    if origin and (own := trimmed(rest[: origin.start()])):
        rest = f"{own}{origin[0][1:].lstrip('的')}"  # 利润由上年的亏损: the loss is of the profit
    leans = claim.compared and previous is not None and not (origin and own)
    if claim.compares_groups and (other := GROUPS.search(rest) or OF_GROUP.search(rest)):
        rest = rest[: other.start()]  # 房价比上海低40%
    name = "" if leans else trimmed(_without_change(REACHED.sub("", rest)) if changed else rest)
    if _SHARE.search(rest) and claim.quantity.unit == PERCENT:
        claim.share = True
        own, whole = map(trimmed, _SHARE.split(rest, maxsplit=1))
        own = own or _ranked(gap) or _with_share(claim, previous)
        name = f"{own}占{whole}" if whole else own
    elif name in {"占比", "比重"} and claim.quantity.unit == PERCENT:
        claim.share = True
        name = f"{_with_share(claim, previous)}{name}"
    has = _WHOLE.fullmatch(name) or rest.endswith("有")
    if has and name and claim.quantity.unit in THINGS and not changed:
        name += _noun_behind(claim, after)  # 全县有203家龙头企业, 学校设有30个学院
    if name in {"", "其余"} and not (changed or claim.compared) and (what := _IS.match(after)):
        return what[1]
    if not (name or changed or claim.compared):
        name = _noun_behind(claim, after) or _ranked(gap)
    if changed and not name and previous is None:
        # 工业增加值按可比价格计算，同比增长: what one of the clauses before names.
        clauses = reversed(BOUNDARY.split(without_times(gap, chinese=True))[:-1])
        name = next(filter(None, (trimmed(_without_change(clause)) for clause in clauses)), "")
    return name


def _with_share(claim: Claim, previous: Claim | None) -> str:
    """Set the level before a share, and return what it is of: 收入6.73亿元，占比23.5%."""
    claim.level = claim.level_before(previous)
    return previous.name if previous else ""


def _ranked(gap: str) -> str:
    """Return what the clause before a number ranks in a list, empty where it ranks nothing."""
    found = _RANKED.search(gap) or _NEXT.search(gap)
    return trimmed(found["what"]) if found else ""


def _lent(claim: Claim, previous: Claim, gap: str, near: str) -> str:
    """Return what own words without a measure take from the number before: 其中高铁5300公里."""
    before = previous.head or previous.name
    of_level = claim.change and previous.change is None
    bare = len(claim.name) <= _BARE or claim.name.startswith("占")
    if bare and (of_level or ("其中" in gap and len(before) <= _BARE + 1)):
        return before  # 内生增长 of what there is
    joint = gap.removesuffix(near)[-1:] or near[:1]
    leans = joint in {"、", "；", ";"} or near.startswith("、") or "其中" in gap
    leans = leans and (bare or gap[:1] not in {"；", ";"})  # 二产60亿元；三产90亿元
    return shared_head(before) if leans and claim.quantity.unit == previous.quantity.unit else ""


def _set_beside(text: str, previous: Claim, claim: Claim, gap: str, context: Context) -> None:
    """Set what two numbers say of each other: 由A增至B, 由A增长一成，达B."""
    origin = ORIGIN.search(text[previous.stretch[0] : previous.start])
    if origin and claim.change and claim.level is previous:
        if not previous.compared and previous.carried != "number":
            previous.when, previous.carried = BEFORE, "clause"
    elif claim.level is None and claim.change is None:
        _pair(previous, claim, gap, context)
        if origin and claim.from_ is not None:
            claim.change, claim.down = previous.change, previous.down  # 增速从4.3%升至8.9%


def _pair(previous: Claim, claim: Claim, gap: str, context: Context) -> None:
    """Take 由A增至B: the first number was before, the second is the later level."""
    if previous.compared and re.fullmatch("[、和与及]|以及", gap):
        # 上年同期为98台和1795台
        claim.when, claim.carried, claim.compared = previous.when, "number", True
    # 5%，上年为7%
    apart = any(time.is_base or time.kind == "last_of" for time in find_times(gap, chinese=True))
    words = without_times(gap, chinese=True).rstrip("的约近逾超 ")
    alike = claim.quantity.unit == previous.quantity.unit
    if apart or not (alike and _REACHING.fullmatch(words)):
        return
    claim.name, claim.head = previous.name, previous.head
    dated = previous.carried == "clause" and claim.carried == "clause"
    if previous.carried != "number" and not (dated and previous.when != claim.when):
        previous.when, previous.carried = BEFORE, "clause"
    if previous.carried == "number" and claim.carried == "sentence" and claim.when == previous.when:
        claim.when = context.spoken  # 2023年3.1个→3.9个: the second is not of that year
    if claim.when is None:
        claim.when, claim.carried = AFTER, "clause"
    claim.from_ = previous.when


def _noun_behind(claim: Claim, after: str) -> str:
    """Return what stands behind the number: 4个国家特色产业基地, 90%以上的发动机."""
    counted = claim.quantity.unit in THINGS
    after = after.removeprefix("的") if after.startswith("的") else after if counted else ""
    time = next(iter(find_times(after, chinese=True)), None)  # 7座中心今年前9月接待
    noun = _AFTER.match(THAN.sub("", after[: time.start]) if time else after)
    if noun is None or CHANGE.fullmatch(noun[0]):
        return ""
    return re.sub("(?:和|与|以?及|有)$", "", noun[0]) if noun.end() == len(after) else noun[0]


def _without_change(rest: str) -> str:
    """Return the words before a number without its verb of change and without what is compared."""
    words = rest.rstrip("约近逾超了 ")
    found = CHANGE.search(words) or GREW.search(rest) or DID_MORE.search(words)
    words = (words[: found.start()] if found else words).replace("相比", "")
    words = _ADVERBS.sub("", words)
    words = re.sub("[比较与][^，]*$", "", words) if re.search("[比较]", words) else words
    return _ADVERBS.sub("", words)

"""When a number of a Chinese sentence was, and what times it is compared with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.times import find_times
from zhuzhou_facts.document.claims.times.mention import AFTER, BEFORE, PEAK, Mention, year_of
from zhuzhou_facts.quantity.changes import DOWN_ZH, UP_ZH
from zhuzhou_facts.records import PERCENT, POINTS, TIMES

if TYPE_CHECKING:
    from zhuzhou_facts.document.claims.claim import Claim, Places
    from zhuzhou_facts.document.claims.context import Context

BOUNDARY: Final = re.compile(r"[，；：,;:。！？!?（()）\u3000\n]")
CHANGE: Final = re.compile(
    rf"(?:{UP_ZH}|变[动化](?:率|幅度)?为?|(?P<down>{DOWN_ZH}))"
    "(?:掉?了?|去了|幅度?(?:为|达)?|(?:分别|依次|[各均都])为)$"
)
# 大了五倍多: the particle makes a verb of the adjective.
GREW: Final = re.compile(r"(?:[大长宽重厚]|(?P<down>[小短窄轻薄]))了$")
# 比上年多开31列: what was done more often stands between.
DID_MORE: Final = re.compile("(?<![至最很许众更不])(?:多|(?P<down>少))[\u4e00-\u9fff]{1,2}$")
# Behind one of these a verb of change names the level that was reached.
REACHED: Final = re.compile(
    rf"(?:{UP_ZH}|{DOWN_ZH}|拓展|扩展|缩短|精简|恢复|变|改|发展|跃升|跃|扩|调整|拓|压缩|增|转)"
    r"(?:至|到|为|成)(?:了)?$"
)
MULTIPLE: Final = re.compile(
    r"(?:是|为|相当于|等于|约为|达到?|(?:扩大|恢复|回升|提高|增加|增长|上升)[到至]|[增升][到至])[^，；]*的$"
)
# 恢复到2019年的98.6%: what there is now, in parts of what there was.
RECOVERED: Final = re.compile(
    "(?:只有|仅[有为]|(?:恢复|回升|达|相当)[到至于])[^，；]*(?:年|同期|水平)的?$|[增升降减][到至][^，；]*(?:同期|水平)的?$"
)
# 突破75亿元，去年为68.4亿元: what was then stands beside what the text speaks of.
_IT_WAS: Final = re.compile(
    r"[，,（(]\s*(?:[去前上]年(?:同期|底|末)?[为是仅只有]*"
    r"|(?:19|20)[0-9]{2}年(?:同期|底|末)?[为是仅只有]+)\s*"
)
_ONLY_HERE: Final = re.compile(r"其中|特别是|尤其是|仅(?=\s?(?:[今去前]年|[0-9]))")
_THAT_OF: Final = "[比较][^，。；0-9]{2,6}(?:的|年份|时期)"  # 比疫情前的2019年
COMPARING: Final = re.compile(
    rf"(?:(?:(?<!占)比|较|与|和|同|跟|[高低快慢多少好优强弱差大小]于|超过|不及)[上起之]?|(?<!对){_THAT_OF})$"
)
# 与前一年及2019年相比: of several that are compared with, the first alone has the word before it.
_LISTED: Final = re.compile(r"\s*[、和与及]\s*")
_PEAK: Final = re.compile("(?!$)的?(?:历史)?(?:[高低峰][点值位峰谷])?的?")
_DATED: Final = frozenset({"date", "years", "part", "year_before", "year_end"})
_HAD: Final = re.compile(
    r"(?:[:：]|的|为|是|则|却|仅|只|有|净?(?:[盈亏][利损]?了?|流[入出]|收益|损失|[赚赔]了?)|获利|\s)*"
)
_THEN: Final = re.compile("[去上]年同[期月]|一年前")  # at the head of a sentence
# What is said behind the time of something that happened then, once.
_HAPPENED: Final = re.compile(
    "(?:前|底|年底)?(?!以?来)[^，；：0-9]{2,12}[；;]"  # 2028年通车；新增500张
    # 工厂于5月投产，产能利用率约87%; 这家2009年靠一辆车起步的机构，一年帮助2万人
    "|(?:[靠由][^，：；。0-9]{2,16})?(?:正式|全面|全部|陆续|顺利|竣工|建成|相继|先后)*(?:投产|投用|投运|开工|竣工|建成|(?:新馆)?落成|开业|成立|创立|揭牌|挂牌|上市|"
    "通车|启用|上线|并网|首航|开航|开馆|开园|开通|扩建|改建|迁建|搬迁|迁址|创办|创建|建校|起家|起步(?!区))(?:[^，：；0-9后]{0,6}|的[^，：；。]{0,40})"
    "(?:[，,]|目前|现[有在]|如今)"
    # 第三季度完工后每天可处理180吨: the number is of whatever comes then.
    "|(?:前|底|年底)?(?:(?P<if>若能?|如能?|一旦))?(?:全面|全部|正式|顺利)?"
    "(?:完工|竣工|建成|落成|投产|投用|投运|启用|通车|开业|开通|运营|达产)+(?:[之以]?后(?!的)|(?(if)[，,]|(?!)))"
)
# 因去年干旱，单产300公斤: when a cause was is no time of what it led to.
_CAUSED: Final = re.compile("(?:(?<!原)因为?|由于|受)$")
_LED_TO: Final = re.compile("[^，。；0-9]{0,40}(?:[，,]|影响|导?致)")
# How something began is no time of what the text goes on to tell of it.
_FOUNDED: Final = re.compile("(?:建成?|创[办立刊]|[成设建]立|始|起源|诞生|迁址?)于$")
_PAST_IT: Final = re.compile(f"{BOUNDARY.pattern}|[、的]")  # 创办于1956年的学校
# 8月28日，公司公布：营业收入…: when it was said.
ANNOUNCED: Final = re.compile(
    "[^；。0-9]{0,12}(?:公布|发布|披露|宣布|公告|通报|透露|介绍|表示|获悉)[^，；。0-9]{0,12}[：:，,]"
)
# 剩下的5家，明年关完。 The time of what is done with them stands behind.
DONE_THEN: Final = re.compile(
    "[^，。；0-9]{0,8}，((?:将?[于在到])?(?:[今去明后前本]|[0-9]{4})?年[底内]?[^，。；0-9年]{1,8}"
    "|(?:出现|发生)[在于][0-9]{4}年[^，。；年]{0,8})[。；]"
)
_COMPLETED: Final = re.compile("(?:前|年?底)?(?:完工|竣工|建成|落成|投产|投用|启用|通车|开业|开通)")
THAN: Final = re.compile(f"(?:[比较与同]之?)+$|{_THAT_OF}$")
# 较2024年国庆假期增长: what was then is no name of the number.
_OF_TIME: Final = re.compile(
    "^的?[^，；：]{0,4}(?:假期|期间|水平|高点|峰值|高峰|低点|赛季|档期|均值)"
)
ITEM: Final = re.compile(r"\s[-–—•]\s")
ORIGIN: Final = re.compile("[由从][^，；由从]*$")


def read_time(
    claim: Claim, places: Places, previous: Claim | None, context: Context
) -> tuple[str, list[Mention]]:
    """Set the claim's time; return the words before it without times, and the times compared with.

    A time behind 比, 较, 从 or 由 is what is compared with, and so is the one in 是1978年的5倍.
    """
    gap, near, after = places
    times = [time for time in find_times(gap, chinese=True) if not is_of_event(gap, time)]
    bases = _read_before(claim, times, places, previous, context)
    if claim.when is None and (own := _time_behind(after, context)) is not None:
        claim.when, claim.carried = own, "clause"
    elif claim.when is None:
        if context.lead and ("；" in gap or ";" in gap):
            context.times["sentence"] = context.lead  # what is beside the first part has its own
        claim.when, claim.carried = context.current, context.carried
    for mention in bases:
        stretch = context.resolved(mention)
        if mention.kind == "back" and not gap[: mention.start].strip() and stretch is not None:
            context.set_time(stretch)  # 五年来，生产总值年均增长5.7%，累计…: of these years
    return _without_times(gap, near, times, bases), bases


def _read_before(
    claim: Claim, times: list[Mention], places: Places, previous: Claim | None, context: Context
) -> list[Mention]:
    """Set the time that the words before a number give it; return those compared with."""
    gap, near, after = places
    bases: list[Mention] = []
    own: str | None = None
    year: str | None = None
    last: Mention | None = None
    at_number = aside = False
    for mention in times:
        listed = bases and _is_listed(gap, bases[-1], mention)
        # 去年7月及10月两度受灾: of both months.
        joined = _is_listed(gap, last, mention) and "分别" not in gap[mention.end :]
        role = "base" if listed else _role(claim, mention, previous, gap, after)
        role = "before" if joined and role == "base" else role
        claim.compared |= role in {"earlier", "compared"}
        if role == "then" and previous is not None:
            own = previous.from_
        elif role in {"earlier", "compared", "alone"}:
            own = context.time_of_level(mention)
            claim.basis = mention.kind if mention.is_base else ""
            opens = role == "earlier" and previous is None and not gap[: mention.start].strip()
            # 去年同期是2.6亿吨，蓄水率73.6%
            context.times |= {"sentence": own} if opens else {}
        elif role == "base":
            bases.append(mention)
        elif (
            mention.value not in {BEFORE, PEAK}
            or role == "at number"
            or gap[mention.end :].strip() in {"为", "是", "有"}
        ):
            # 2025年上半年二季度; 自2021年起四年间
            goes_on = joined or mention.kind == "part" or (own or "").endswith("/..")
            found = context.resolved(mention, own if goes_on else year)
            if found is None and mention.kind in {"years", "part_of"}:
                # 今年, in a text without a date, is not what was before it.
                context.times["sentence"] = context.times["paragraph"] = None
            # 离2027年底的1000亿元 and 距离2025年达30%的目标 say what is to come.
            before = gap[: mention.start]
            aside = gap[mention.end :].startswith("的") or before.endswith(("距", "离"))
            is_year = mention.kind in {"date", "years"} and (found or "").isdecimal()
            year = found if is_year else year
            # 从8月测试赛时的46.2%涨到78.5%
            starts = mention.start >= len(gap) - len(near) and ORIGIN.search(gap[: mention.start])
            # 到2027年底，从目前的3400个增至6500个: where it gets is of the time to come.
            goal = own if starts and last and gap[: last.start].endswith(("到", "至")) else None
            context.times |= {"sentence": goal} if goal else {}
            found = BEFORE if goal and found == goal else found
            of_one_year = own and found and own[:4] == found[:4]
            own = own[:4] if own and joined and of_one_year else found or own
            last = mention
            at_number = role == "at number" or bool(starts)
        if role in {"earlier", "alone", "then"}:
            at_number = aside = True
    if own is not None:
        claim.when, claim.carried = own, "number" if at_number else "clause"
        if not aside:
            _keep_time(claim, own, previous, context, gap)
    return bases


def is_of_event(gap: str, mention: Mention) -> bool:
    """Whether what has ended or happened has a time for itself: 2028年通车；新增500张.

    So has what a reporter heard: 记者10月8日从市文旅局了解到.
    """
    before = gap[: mention.start]
    if "届时" in gap[mention.end :]:
        return False  # 计划2027年底通车，届时总长将达46公里
    is_day = mention.kind in {"date", "part"} and re.search("[0-9]{2}-[0-9]{2}$", mention.value)
    said = is_day and ANNOUNCED.match(gap, mention.end)
    founded = _FOUNDED.search(before) and _PAST_IT.match(gap, mention.end)
    caused = not mention.is_base and _CAUSED.search(before) and _LED_TO.match(gap, mention.end)
    reported = before.rstrip().endswith("记者")
    return bool(reported or said or founded or caused or _HAPPENED.match(gap, mention.end))


def _is_listed(gap: str, last: Mention | None, mention: Mention) -> bool:
    return last is not None and _LISTED.fullmatch(gap, last.end, mention.start) is not None


def _keep_time(claim: Claim, own: str, previous: Claim | None, context: Context, gap: str) -> None:
    """Keep the time of a number for those that follow, if the text goes on to speak of it."""
    origin = claim.carried == "number" and ORIGIN.search(gap)
    # 降至6.6天，2019年为8.4天: what was earlier stands beside what the text speaks of.
    goes_back = previous is not None and (year_of(own) or 0) < (year_of(previous.when) or 0)
    restated = previous is not None and _IT_WAS.fullmatch(gap) is not None
    here = origin or claim.compared or claim.computed or _ONLY_HERE.search(gap)
    aside = here or goes_back or restated
    if "期末" in gap and context.times.get("document"):
        context.times["sentence"] = own  # the state on a day is not what the text goes on about
    elif not aside and own not in {BEFORE, AFTER, PEAK}:
        context.set_time(own, in_passing=previous is not None)
    elif gap.startswith("其中，") and not claim.compared:
        context.times["sentence"] = own  # a part of the time before, for the whole sentence


def _role(claim: Claim, mention: Mention, previous: Claim | None, gap: str, after: str) -> str:
    """Return what a time before a number is to it.

    The number is the level of an `earlier` time, or another one is `compared` with it; it alone is
    of the time (`alone`), or it is what the change before it starts from (`then`); a `base` is what
    it is compared with, and another time stands `at number` or `before` it.
    """
    before, behind = gap[: mention.start].rstrip(), gap[mention.end :]
    is_base = mention.is_base
    compares = COMPARING.search(gap[: mention.start + is_base].rstrip())  # a base has its own 比
    if claim.quantity.unit not in {POINTS, TIMES}:
        with_than = "比" in gap[mention.start : mention.end]
        had = (is_base or mention.kind == "last_of") and _HAD.fullmatch(behind)
        changed = CHANGE.search(gap) or REACHED.search(gap)
        # 去年同期，蓄水量为2.6亿吨
        stood = is_base and not (before or changed) and _THEN.match(gap, mention.start)
        if (had or stood) and not with_than:
            return "earlier"  # 由上年同期的2.08
        then = compares and mention.kind in _DATED and _PEAK.fullmatch(behind.strip())
        # 比2021年的2400万吨少; 是2017年9.8万人的5.4倍
        if then or (after.strip() == "的" and before.endswith(("是", "为", "当于", "达", "达到"))):
            return "compared"
    if behind.strip() in {"（", "("} and not is_base:
        return "alone"  # 2020年（18件）
    if mention.kind == "same" and previous is not None and previous.change:
        # 比1978年增长40倍（当年才5372万美元）; 是1978年的1.4倍，除一除，当年约287万
        little = behind.startswith(("才", "仅", "只", "不过", "还", "尚"))
        named = not (previous.basis or previous.assumed)
        of_base = named and "当" in gap[mention.start : mention.end]
        if little or before in {"（", "("} or of_base:
            return "then"
    changed = CHANGE.search(gap) or REACHED.search(gap.rstrip("约近逾超了 "))
    moved = changed and mention.is_stretch
    of_then = claim.quantity.unit == TIMES and MULTIPLE.search(gap)
    of_then = of_then or (claim.quantity.unit == PERCENT and RECOVERED.search(gap))
    is_own = behind.lstrip().startswith(("是", "为"))  # 去年是那时的1.4倍
    if is_base or moved or compares or (of_then and not is_own):
        return "base"
    return "before" if behind.strip("的 约近逾") else "at number"


def _time_behind(after: str, context: Context) -> str | None:
    """Return the time that stands behind a number: 剩余5家今年关停, 107座（2017年）."""
    follows = DONE_THEN.match(after)
    words = follows[1] if follows else BOUNDARY.split(after)[0]
    if aside := re.match("[（(]([^（）()]{2,20})[）)]", after):
        times = find_times(aside[1], chinese=True)
        whole = times[-1:] and (times[0].start, times[0].end) == (0, len(aside[1]))
        if whole and not times[0].is_base:
            return context.resolved(times[0])
    for mention in find_times(words, chinese=True):
        done = _COMPLETED.match(words, mention.end)  # 87公顷的二期2028年完工
        # 206.6亿元是1978年的44.4倍
        compares = COMPARING.search(words[: mention.start]) or words.startswith("的", mention.end)
        # 增长34.4% - 净资产收益率从2023年8.1%提升: where something else begins.
        begins = ITEM.search(words, 0, mention.start) or words[: mention.start].endswith("从")
        if mention.kind in {"date", "years"} and not (done or compares or begins):
            return context.resolved(mention)
    return None


def _without_times(gap: str, near: str, times: list[Mention], bases: list[Mention]) -> str:
    """Return the last clause before a number without its times and the 比 before them."""
    offset = len(gap) - len(near)
    for mention in reversed(times):
        if mention.start >= offset:
            words, rest = near[: mention.start - offset], near[mention.end - offset :]
            if mention in bases:
                words, rest = THAN.sub("", words.rstrip()), _OF_TIME.sub("", rest)
            near = words + rest
    return near

"""What Chinese numbers are of: noun phrases, and the things that are listed before 分别."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.chinese_times import BOUNDARY, CHANGE, COMPARING
from zhuzhou_facts.document.claims.claim import KINDS, RATE, RATE_NOUN, Claim, runs_of
from zhuzhou_facts.document.claims.context import YEAR_BEFORE, Context
from zhuzhou_facts.document.claims.times import find_times, without_times
from zhuzhou_facts.document.claims.times.mention import Mention, base_of, shifted
from zhuzhou_facts.quantity.changes import DOWN_ZH, UP_ZH

if TYPE_CHECKING:
    from collections.abc import Sequence


HEAD: Final = re.compile(
    r"(?:产值|增加值|总额|总量|收入|支出|人口|产量|面积|率|投资|利润|消费|数|量|额|价格|里程|比重|比例|指数|规模|费用|"
    r"税|存款|贷款|资产|负债|人数|户数|企业|机构|床位|项目|就业|进出口|出口|进口|顺差|逆差|建筑|用地|用水|用电|排放|浓度|"
    r"能力|岁|寿命|资金|金额|成本|营收|亩产|单产|存栏|出栏|产能|销量)$"
)
# Where an item of a list begins: - 平安银行; 1.机关; 一、就业人数
_ITEM: Final = re.compile(
    r"(?:^|\s)(?:[-–—•·*]\s|[0-9]{1,2}[.．、](?![0-9])|[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十]|$))\s?"
)
_LEADING: Final = re.compile(
    r"^(?:[、，：；,;:\s”》（(]|“(?![^”]*”)|《(?![^》]*》)|其中|而|并|且|但|还|又|虽然?|导致|另外?|此外|同时|以及|和|与|及|或|到(?![达访位])|至(?!少)|截至|截止|目前|"
    r"当前|以后|今后|将来|未来|还要|还会|将会|算下来|算起来|算来|折算下来|也就是说?|全年|年末|年底|期末|初步核算|初步统计|据统计|据了解|预计|累计|总计|合计|共计|共有|一?共|特别是|尤其是|"
    r"(?:[全我][国省市州县区]|公司|集团)(?=实现|完成)|"
    r"折[成合]成?|换算成|一口气|先后|已经|已|仅|只|现有|现(?![金代行价货场实券])|拥有|建成(?!区)|建有|完成|实现|实施|引进|签约|举办|开展|获得|荣获|达成|设有|设立|"
    r"来|以来|了|按[^，]*?计算|[按以](?:可比|相?同|同一)口径|扣除价格因素|较|相当于|由于|因此|从而|使(?![用馆命])|令|让)+"
)
_TRAILING: Final = re.compile(
    rf"(?:(?:{UP_ZH}|{DOWN_ZH}|调[高低])[到至]|达|为|是|(?:持|拥|(?<![建开])设)?有|共计|总计|合计|(?<![预统估设会审])计|约|大约|占|突破|超过|(?<!彩)超|一?共|完成|实现|转[为成]?|控制|保持|稳定|维持|在|仅|只有|"
    r"不过|(?<!合)同|已|已经|将|由|从|自|至|到|等|的|了|每年|平均|累计|分别|(?<![人日年月户亩平])均|各|都|却|就|也|还|另|多达|高达|近|逾|"
    r"恢复|回升|接近|不足|不到|至少|最多|最少|和|与|以?(?<![惠涉普遍波])及|、|，|：|（|\(|“|《|\s|出现|呈|以|(?<![原准规法守])则|反而|(?<!变)更是?|[亦曾虽]|(?<![方简轻不随顺])便|[→➡]|一度|预计|超前|落后|领先|仍然?|(?<![班系专队序行])列|位居|跳|大关|其中|全面)+$"
)
_LIST: Final = re.compile(r"[、和与及]")
_JOINT: Final = re.compile(r"[、和与及，,\s]*(?:增长|下降)?")
_ORDINAL: Final = re.compile("第?[一二三四五六七八九]")
_NUMBERED: Final = re.compile("第?(?P<n>[一二三四五六七八九])(?P<rest>\\D{2,})")
INTRO: Final = re.compile("^.*(?:[为是有]|包括|来自)(?=[^为是有]{2,}$)")  # 主要市场为日本
_OF_ALL: Final = re.compile(
    "(?<=[^第])[两三四五六七八九十](?:地|(?=[市县区省州镇乡村校院厂港国家]))"
)  # 甲、乙两市; 甲、乙两地收入
_SPAN: Final = re.compile("([0-9]{4})年?[^0-9年]{1,3}([0-9]{4})年")  # 2021年至2023年
_RANKED: Final = re.compile(
    rf"(?P<what>.{{2,}}?)的?{RATE_NOUN}(?:最[大高快小低]|居前|领先|[较更]快)"
)
_RESPECTIVELY: Final = re.compile("分别|依次|各(?=[为是有占达])")


def trimmed(words: str) -> str:
    """Return the noun phrase in the words before a number."""
    words = _ITEM.split(words.strip())[-1]
    while (shorter := _LEADING.sub("", _TRAILING.sub("", words))) != words:
        words = shorter
    words = words.strip("、，：（） ")
    for opened, closed in ("“”", "‘’", "《》"):
        # 一网通办”事项 lacks a mark, “一网通办” needs none, “一网通办”事项 has both.
        uneven = words.count(opened) != words.count(closed)
        if uneven or words[:1] + words[-1:] == opened + closed:
            words = words.replace(opened, "").replace(closed, "")
    return words


def shared_head(name: str) -> str:
    """Return the noun of a name that the next one may leave out: 营业里程 in 其中高铁5300公里."""
    head = HEAD.search(name)
    whole = re.search("(?:[总数].|(?!.*[总数].$)[^和与及、通的]{1,5})$", name[-6:])
    return (head[0] if len(head[0]) > 1 else whole[0]) if head and whole else ""


@dataclass(slots=True)
class _Before:
    """The levels of the list before, the things that they are of, and a list of several times."""

    levels: Sequence[Claim] = ()
    things: Sequence[str] = ()
    dated: Sequence[Claim] = ()


def share_out(text: str, claims: Sequence[Claim], context: Context) -> None:
    """Give the numbers behind 分别 to the things before it, in order; then those that go on so.

    城镇、农村居民收入分别为46820元和24310元，增长5.4%、7.8%
    """
    before = _Before()
    for run in runs_of(claims, lambda run, claim: _goes_on(text, run, claim)):
        gap = text[run[0].stretch[0] : run[0].start]
        found = _RESPECTIVELY.search(gap)
        ahead = gap[: found.start()] if found else ""
        if run[0].compares_groups:
            # 比全省（17.3%）和全国（11.4%）分别高17.2、23.1个百分点
            for each in run[1:]:
                each.compares_groups, each.down, each.doubts = True, run[0].down, [*run[0].doubts]
            continue
        if _share_bases(run, ahead, claims, context):
            continue
        if _share_times(run, ahead, context):
            before.dated = run
            continue
        names = (_counted(text, claims, run) if found else []) or _listed(ahead)
        if found and not names:
            before.levels = [c for c in claims if not (c.change or c.share) and c.end < run[0].end]
        if _share_on(run, names, gap, before):
            continue
        if found:
            _name_in_order(run, names, before, context)
        elif run[0].change and len({each.quantity.unit for each in run}) == 1:
            _as_first(run)  # 环比增长25.4%和43.9%


def _name_in_order(run: list[Claim], names: list[str], before: _Before, context: Context) -> None:
    """Give the numbers of a list the things before it, or the times of the dated list before."""
    if len(names) == len(run):
        if ranked := _RANKED.fullmatch(names[-1]):
            # 采矿业和电子信息业增幅最大，分别为22.5%和21.6%
            names = [*names[:-1], ranked["what"]]
            run[0].moves(down=ranked["down"])
            context.assume_base(run[0])
        _as_first(run)
        # The head noun that the last name has for all: 城镇、农村居民收入.
        rest = names[-1][len(names[0]) :]
        head = rest if rest.startswith(("居民", "人口")) else shared_head(names[-1])
        for each, name in zip(run, names, strict=True):
            each.name = name
            each.head = "" if HEAD.search(name) else head
        of_levels = run[0].change is None
        before.levels = run if of_levels else ()
        before.things = [name.removesuffix(head) for name in names] if of_levels else ()
    elif len(names) == 1 < len(run) == len(before.dated) and run[0].change is None:
        # 截至2023年末、2024年末，员工分别为3000人、4000人，负债率分别为30%、40%
        _as_first(run)
        for each, other in zip(run, before.dated, strict=True):
            each.name, each.when, each.carried = names[0], other.when, other.carried
    else:
        if run[0].change:
            _as_first(run)
        for each in run:
            each.doubts.append("which number belongs to which thing")


def _share_on(run: Sequence[Claim], names: Sequence[str], gap: str, before: _Before) -> bool:
    """Give the numbers of a list those of the list before; return whether there are as many."""
    levels = before.levels[-len(run) :]
    if not len(levels) == len(run) > 1:
        return False
    if run[0].change is not None:
        if names:
            return False
        _as_first(run)
        is_yearly = run[0].when and run[0].from_ == shifted(run[0].when, -1)
        for each, level in zip(run, levels, strict=True):
            each.level, each.name, each.head = level, level.name, level.head
            if is_yearly and level.when and levels[0].when == run[0].when:
                each.when, each.from_ = level.when, shifted(level.when, -1)
        return True
    # What else is stated of these things: 占总量的42%和34%.
    words = _RESPECTIVELY.sub("", BOUNDARY.split(without_times(gap, chinese=True))[-1])
    measure = trimmed(words.rstrip("为是达的 "))
    # 出口30亿元、进口20亿元，分别占60%和40%: shares of what the levels are.
    share = run[0].share
    things = before.things or ([level.name for level in levels] if share else ())
    if len(names) > 1 or not (measure or share) or len(things) != len(run):
        return False
    _as_first(run)
    for each, level, thing in zip(run, levels, things, strict=True):
        each.name, each.head, each.share = f"{thing}{measure}", "", share
        each.level = level if share else None
    return True


def _counted(text: str, claims: Sequence[Claim], run: Sequence[Claim]) -> list[str]:
    """Return the things that a list names with their number behind it: 甲、乙、丙三类产品."""
    for each in claims:
        if each.end == run[0].stretch[0] and each.quantity.value == len(run) > 1:
            names = _listed(text[each.stretch[0] : each.start])
            return names if len(names) == len(run) else []
    return []


def _share_times(run: Sequence[Claim], words: str, context: Context) -> bool:
    """Give numbers the times before them, if there are as many: 1978年、2017年分别为…."""
    times = [year for time in _times_listed(words) for year in _years_of(time, words)]
    if not len(times) == len(run) > 1:
        return False
    _as_first(run)
    measured = trimmed(without_times(words[times[-1].end :], chinese=True).strip("， ,的"))
    name = measured or trimmed(BOUNDARY.split(words[: times[0].start].rstrip("，, "))[-1])
    base = YEAR_BEFORE._replace(kind=run[0].basis or YEAR_BEFORE.kind)
    before = None
    for each, mention in zip(run, times, strict=True):
        each.name, each.carried = measured or each.name or name, "clause"
        each.head = "" if measured else each.head
        each.when = before = context.resolved(mention, before)
        if each.change and (run[0].assumed or run[0].basis):
            each.from_ = base_of(base, before)
    return True


def _share_bases(run: list[Claim], words: str, claims: Sequence[Claim], context: Context) -> bool:
    """Give changes the times that they start from, if there are as many: 环比、同比分别增长…."""
    bases = _times_listed(words)[-len(run) :]
    if not bases or not COMPARING.search(words[: bases[0].start + bases[0].is_base]):
        bases = [time for time in find_times(words, chinese=True) if time.is_base]
    if run[0].change is None or not len(bases) == len(run) > 1:
        return False
    levels = [each for each in claims if each.change is None and each.end <= run[0].start]
    _as_first(run)
    level = levels[-1] if levels else run[0]
    for each, mention in zip(run, bases, strict=True):
        each.level = level if levels else None
        each.name, each.head = level.name, level.head
        each.basis = mention.kind if mention.is_base else ""
        each.from_ = (base_of if mention.is_base else context.resolved)(mention, each.when)
    return True


def _times_listed(words: str) -> list[Mention]:
    """Return the times in the last list of words: 1978年和2017年, 第一、第二季度营业收入."""
    times = find_times(words, chinese=True)
    while (
        times[1:]
        and (times[-1].is_base or times[-1].kind == "same")
        and not _JOINT.fullmatch(words, times[-2].end, times[-1].start)
    ):
        times.pop()  # 2022年和2023年，收入同比分别增长
    if not times or len(_LIST.split(BOUNDARY.split(words[times[-1].end :].rstrip("， ,"))[-1])) > 1:
        return []
    return runs_of(times, lambda run, time: _JOINT.fullmatch(words, run[-1].end, time.start))[-1]


def _years_of(time: Mention, words: str) -> list[Mention]:
    """Return a mention of each year of a span of three years or more, else the given one."""
    span = _SPAN.fullmatch(words, time.start, time.end)
    years = range(int(span[1]), int(span[2]) + 1) if span else ()
    return [time._replace(value=str(year)) for year in years] if len(years) > 2 else [time]  # noqa: PLR2004


def _goes_on(text: str, run: Sequence[Claim], claim: Claim) -> bool:
    """Whether a list goes on with a claim: of one unit, or of several behind 分别."""
    first, before = run[0], run[-1]
    gap = text[before.end : claim.start]
    units = {each.quantity.unit.split("/")[0] for each in (before, claim)}
    # 人口和面积分别为402万人和238平方公里
    ordered = _LIST.fullmatch(gap) and _RESPECTIVELY.search(text, first.stretch[0], first.start)
    return bool(ordered or (len(units) == 1 and _JOINT.fullmatch(gap)))


def _listed(words: str) -> list[str]:
    """Return the things that a list names; a head at its end belongs to all of them."""
    words = without_times(words, chinese=True)
    names = list(filter(None, map(trimmed, _LIST.split(BOUNDARY.split(words.rstrip("，, "))[-1]))))
    if len(names) == 1 and re.fullmatch("[比较与同和之]+(?:相比)?", names[0]):
        return []  # 比2020年同期分别增长
    if len(names) > 1:
        names[0] = trimmed(INTRO.sub("", names[0])) or names[0]
        names[-1] = _OF_ALL.sub("", names[-1])
    if len(names) == 1 and (RATE.fullmatch(names[0]) or CHANGE.fullmatch(names[0])):
        return []  # 增幅分别为18.9%、21.4%: of the things before
    if len(names) == 1 and "城乡" in names[0]:
        return [names[0].replace("城乡", each) for each in ("城镇", "农村")]
    last = _NUMBERED.fullmatch(names[-1]) if len(names) > 1 else None
    if last and all(map(_ORDINAL.fullmatch, names[:-1])):
        # 第一、二、三产业增加值
        return [f"第{each.removeprefix('第')}{last['rest']}" for each in (*names[:-1], last["n"])]
    return names


def _as_first(run: Sequence[Claim]) -> None:
    """Take for all numbers of a run what is said of the first one."""
    for each in run[1:]:
        if each.change is None and run[0].change:
            alike = each.quantity.unit == run[0].quantity.unit
            each.change = run[0].change if alike else KINDS.get(each.quantity.unit, "difference")
        each.down = each.down or run[0].down
        each.when, each.carried = run[0].when, run[0].carried
        each.from_, each.prices = run[0].from_, run[0].prices

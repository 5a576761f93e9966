"""What the numbers of a Chinese sentence are of, by the words around them and in lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.claims.times import without_times
from zhuzhou_facts.records import COUNT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.claims.claim import Claim
    from zhuzhou_facts.document.claims.context import Context

BOUNDARY: Final = re.compile(r"[，；：,;:。！？!?（()）\u3000\n]")
UP: Final = (
    "净增加?|增长|增加|增产|增收|增多|增亏|上升|提高|提升|上涨|上扬|扩大|新增|回升|"
    "加快|拉高|推高|↑|成长|增幅为|攀升|抬升|走高|高出|多出|增|升|涨|多|快|高"
)
DOWN: Final = (
    "净减少?|下降|减少|减产|减收|减亏|压缩|削减|精简|裁减|裁撤|砍|降低|回落|下跌|下滑|缩小|缩减|收窄|放缓|压减|"
    "缩短|低出|少出|拉低|压低|↓|减|降|跌|少|慢|低|衰退"
)
CHANGE: Final = re.compile(rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:[掉去]?了?|幅度?(?:为|达)?)$")
# 大了五倍多: the particle makes a verb of the adjective.
GREW: Final = re.compile(r"(?:(?P<up>[大长宽重厚])|(?P<down>[小短窄轻薄]))了$")
_LEADING: Final = re.compile(
    r"^(?:[、，：；,;:\s“”《》（(]|其中|而|并且?|且|但|还|又|另外?|此外|同时|以及|和|与|及|或|到|至|截至|截止|截至目前|目前|"
    r"当前|算下来|算起来|算来|折算下来|也就是说?|全年|年末|年底|期末|初步核算|初步统计|据统计|据了解|预计|累计|总计|合计|共计|共有|一?共|特别是|尤其是|"
    r"(?:全|我)[国省市州县区](?=实现|完成)|"
    r"一口气|先后|已经|已|仅|只|现有|现(?![金代行价货场实])|拥有|建成|建有|完成|实现|实施|引进|签约|举办|开展|获得|荣获|达成|设有|设立|"
    r"来|以来|了|按[^，]*?计算|扣除价格因素|较|相当于|由于|因此|从而|使|令|让)+"
)
_TRAILING: Final = re.compile(
    r"(?:[提调升降减增涨][高低]?到|达到?|为|是|有|共有?|共计|总计|合计|计|约为?|大约|占到?|突破|超过|超|一?共|完成|实现|控制|保持|稳定|维持|在|仅|只有|"
    r"不过|已|已经|将|由|从|自|至|到|等|的|了|每年|平均|累计|分别|均|各|都|却|就|也|还|增至|升至|降至|减至|另|多达|高达|近|逾|大约是|"
    r"接近|不足|不到|至少|最多|最少|和|与|及|、|，|：|（|\(|“|《|\s|出现|呈|列|位居|跳|大关|其中|全面)+$"
)
_LIST: Final = re.compile(r"[、和与及]")
_JOINT: Final = re.compile(r"[、和与與及，,\s]*(?:增长|下降)?")
_ORDINAL: Final = re.compile("第?[一二三四五六七八九]")
_NUMBERED: Final = re.compile("第?(?P<n>[一二三四五六七八九])(?P<rest>\\D{2,})")
_ANNOUNCED: Final = re.compile("^.*(?:[为是有]|包括|来自)(?=[^为是有]{2,}$)")  # 主要市场为日本
_RESPECTIVELY: Final = re.compile("分别|依次")
_RANKED: Final = re.compile(
    "(?P<what>[^，；：。、,;:]+?)(?:最[高低大小多少快慢长短]|居首位?|位?居第一|排名?第一|领先)，[为是达有]+$"
)
_AFTER: Final = re.compile(r"[^，；：。、！？,;:()（）\s“”0-9]{1,24}")


def noun_behind(claim: Claim, after: str) -> str:
    """Return what stands behind the number: 4个国家特色产业基地, 90%以上的发动机."""
    counted = claim.quantity.unit in {COUNT, "person"}
    after = after.removeprefix("的") if after.startswith("的") else after if counted else ""
    noun = _AFTER.match(after)
    return noun[0] if noun and not CHANGE.fullmatch(noun[0]) else ""


def ranked(gap: str) -> str:
    """Return what is said to come first right before a number: 毛利率最高，为38.9%."""
    found = _RANKED.search(gap)
    return trimmed(found["what"]) if found else ""


def without_change(rest: str) -> str:
    """Return the words before a number without its verb of change and without what is compared."""
    words = rest.rstrip("约近逾超了 ")
    found = CHANGE.search(words) or GREW.search(rest)
    words = (words[: found.start()] if found else words).replace("相比", "")
    words = re.sub("按[^，]*?价格?(?:计算)?", "", words)
    words = re.sub("[比较与][^，]*$", "", words) if re.search("[比较]", words) else words
    return re.sub(
        "(?:是|为|相当于)[^，]*的?$|(?:扣除|扣掉|剔除)[^，]*|实际|实质|名义|名目|[略稍微]有?$|[小大]幅$|年均|平均每年"
        "|同比|环比",
        "",
        words,
    )


def trimmed(words: str) -> str:
    """Return the noun phrase in the words before a number."""
    words = words.strip()
    while True:
        shorter = _LEADING.sub("", _TRAILING.sub("", words))
        if shorter == words:
            return words.strip("“”‘’《》、，：（） ")
        words = shorter


def share_out(text: str, claims: Sequence[Claim], context: Context) -> None:
    """Give the numbers behind 分别 to the things before it, in order; then those that go on so.

    城镇、农村居民收入分别为46820元和24310元，增长5.4%、7.8%
    """
    shared: list[Claim] = []
    first = 0
    while first < len(claims):
        run = _run(text, claims[first:])
        begin = claims[first - 1].end if first else run[0].sentence[0]
        gap = context.plain(text[begin : run[0].start])
        first += len(run)
        found = _RESPECTIVELY.search(gap)
        names = _listed(without_times(gap[: found.start()], chinese=True)) if found else []
        levels = shared
        if found and not names:
            levels = [each for each in claims[: first - len(run)] if each.change is None]
        if run[0].change is not None and not names and len(levels[-len(run) :]) == len(run) > 1:
            _as_first(run)
            for each, level in zip(run, levels[-len(run) :], strict=True):
                each.level, each.name, each.head = level, level.name, level.head
        elif found and len(names) == len(run):
            _as_first(run)
            for each, name in zip(run, names, strict=True):
                each.name = name.translate(context.script)
            shared = run if run[0].change is None else []
        elif found:
            for each in run:
                each.doubts.append("which number belongs to which thing")


def _run(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that stand in one list with the first."""
    run = [claims[0]]
    for claim in claims[1:]:
        same = claim.quantity.unit.split("/")[0] == run[0].quantity.unit.split("/")[0]
        if not same or not _JOINT.fullmatch(text[run[-1].end : claim.start]):
            break
        run.append(claim)
    return run


def _listed(words: str) -> list[str]:
    """Return the things that a list names; a head at its end belongs to all of them."""
    names = list(filter(None, map(trimmed, _LIST.split(BOUNDARY.split(words.rstrip("， "))[-1]))))
    if len(names) > 1:
        names[0] = trimmed(_ANNOUNCED.sub("", names[0])) or names[0]
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
        each.change, each.down = run[0].change, each.down or run[0].down
        each.when, each.carried = run[0].when, run[0].carried
        each.from_, each.prices = run[0].from_, run[0].prices

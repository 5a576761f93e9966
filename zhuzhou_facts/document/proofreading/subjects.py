"""Whether a number is said of something else: another place, a person, a neighbour."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import Verdict
from zhuzhou_facts.document.normalisation import simplified
from zhuzhou_facts.document.proofreading.words import base_weight, plain_words, tokens
from zhuzhou_facts.quantity.changes import DOWN, DOWN_ZH, TO, UP, UP_ZH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.claims import Claim

    Pair = tuple[re.Pattern[str], ...]

_OTHERS: Final = re.compile(
    r"竞争对手|对手|同行|同业(?!拆借|存[单款放])|相邻|毗邻|邻国|邻省|邻市|邻县|邻近|隔壁|(?<![海境国])外(?:省|市(?!场))|别的|另一(?:座|个)?城|其他(?:城市|地区|省)|兄弟城市|某[^，。；]{0,8}(?:[市城省县地区厂]|基地|企业|公司|集团|园区)"
    r"|作为(?:参考|对照|对比|比较)|同(?:省|市|县|行业)的"
    r"|(?:对标|对照|对比|借鉴|比起|[与同和].{1,8}相比)[^。；]{0,20}[我本][市县区省州镇乡]"
    r"|(?:母|父)亲|妈妈|爸爸|爷爷|奶奶|外[公婆]|老伴|儿子|女儿|丈夫|妻子|孙[子女]"
    r"|他们那|分析师|经济学家|(?i:\banalysts\b|\beconomists\b"
    r"|\bneighbou?r\w*|\bnext door\b|\brivals?\b|\bcompetitors?\b|\belsewhere\b"
    r"|\b(?:for|by) comparison\b"
    r"|\banother (?:city|town|port|place)\b)"
)
# A proper name that has something, or of which something is.
_NAME: Final = re.compile(
    r"\b(?P<of>(?:of|in) )?(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*)"
    r"(?:['’]s\b|(?(of)\s(?:has|had|is|was|are|were|counts|reports|reported)\b|(?!)))"
)
# Two signs before what a place or a body is, a part of a town, a group, or a capital within a
# sentence.
_BODY: Final = re.compile(
    r"(?:(?![全我本该各某整每外中城地社景小辖])[\u4e00-\u9fff]){2}"
    r"(?=[市县区省州乡]|镇(?!化)|港(?!口)|街道|集团|公司|医院|学校|大学|学院|银行|机场|法院)"
    r"|市区|城区|郊区|城镇(?!化)|农村|乡村"
    r"|(?<=[a-z,;] )[A-Z][a-z]{2,}|(?<=\bamong )(?!the[ms]|those|wh)(?:the )?[a-z]+"
)
# Opposites, and what a number of the one is that is said of the other. What is said of another
# group is nothing wrong. A sign says the same as the second side of the last pair.
_OPPOSITES: Final = (
    (
        Verdict.UNKNOWN,
        r"城镇|城市|urban|\bin (?:the )?(?:towns|cities)\b|\b(?:city dweller|townsp|townsfolk)",
        r"农村|乡村|rural|\bvillage(?:rs|s)\b|\bcountryside\b",
    ),
    (Verdict.UNKNOWN, r"出境|[出离]港|\boutbound", r"入境|[进到]港|\binbound"),
    (Verdict.UNKNOWN, r"男|\bm[ae]n\b|\bmale", r"女|wom[ae]n|female"),
    (
        Verdict.OTHER_UNIT,
        r"人均|平均每人|\bper (?:capita|head|person)\b",
        r"总额|总量|(?<!人均)(?<!人均..)生产总值|\btotal\b",
    ),
    (Verdict.OTHER_UNIT, r"每1?股|\b(?:per|a|each) share", r"每(?:10|十)股|\b(?:10|ten) shares"),
    (
        Verdict.DIRECTION,
        r"收窄|缩小|\bnarrow",
        r"扩大|拉大|加深|加剧|\bwiden|\bdeepen|\bworsen",
    ),
    (Verdict.DIRECTION, r"(?<!进)出口|\bexport", r"进口|\bimport"),
    (Verdict.DIRECTION, r"收入|revenue|\bincome", "支出|spending|expenditure"),
    (Verdict.DIRECTION, "存款|deposit", r"贷款|\bloans?\b"),
    (Verdict.DIRECTION, "资产(?!负债)|(?<!debt to )(?<!debt-to-)asset", "(?<!资产)负债|liabilit"),
    (Verdict.DIRECTION, r"出生|\bbirths?\b|\bborn", r"死亡|\bdeaths?\b|\bdied"),
    (
        Verdict.DIRECTION,
        rf"(?:{UP_ZH})[至到]|\b(?:{UP}|doubled){TO}",
        rf"(?:{DOWN_ZH})[至到]|\b(?:{DOWN}|halved){TO}",
    ),
    (
        Verdict.DIRECTION,
        (
            r"盈利|盈余|顺差|出超|利润|净利|获利|结余|流入"
            r"|\b(?:profits?|surplus(?:es)?|net income|inflows?)\b"
        ),
        (
            r"亏|逆差|入超|赤字|流出|负|零下"
            r"|\b(?:loss(?:es)?|los(?:t|es|ing)|deficits?|shortfalls?|outflows?|negative|minus)\b"
        ),
    ),
)
_PAIRS: Final = tuple(
    tuple(re.compile(side, re.IGNORECASE) for side in pair) for _, *pair in _OPPOSITES
)
_ANY: Final = re.compile("|".join(side for _, *pair in _OPPOSITES for side in pair), re.IGNORECASE)
# A share is of no side of its whole: 投入占收入的比重.
_OF_WHOLE: Final = re.compile("占[\u4e00-\u9fff]{2,10}?(?:的?比[重例]|的|$)")
# What is negative may be said in many ways.
LESS: Final = re.compile(
    r"[减降跌亏负缺深]|挖|零下|流出|入超|逆差|赤字"
    r"|\b(?:loss|los[et]|losing|burn|deep|depth|dredg|dug|down|below zero|used|spent|outflow"
    r"|deficit|red\b|fell|minus)",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    r"的?[\u4e00-\u9fff]{1,4}|\sfor\s(?:wo)?men\b|\sin\s(?:the\s)?(?:towns|cities|villages|countryside)\b"
    r"|(?:[ ](?!(?:of|in|from|to|against|than|for|on|and|or|but|by|with|as|at)\b)[\w-]+){1,3}"
)
_AND: Final = re.compile(r"\b(?:and|but|while)\b")
_WHICH: Final = re.compile(r"\s*(?:which|who)\b")
_REACHING: Final = re.compile(rf"(?:{UP_ZH}|{DOWN_ZH})[至到]")
_CLAUSE: Final = re.compile(r"[，,；;：:。.(（]\s?(?![0-9])")
_BEYOND: Final = ("高于", "低于", "高出", "低出", "多于", "少于", "快于", "慢于", "领先", "落后")
# Where a report comes from is no subject: 〔记者某某／台北报导〕, 新华社北京3月5日电.
_DATELINE: Final = re.compile(
    r"^\s*(?:[〔【（(\[][^〕】）)\]]{0,40}(?:报导|报道|电|讯)[〕】）)\]]|\w{2,12}社\w{2,14}[电讯](?!\w))"
)
_CLAUSES: Final = re.compile(r"[；;。！？!?\n]|\.\s")


@lru_cache(maxsize=1)
def _places() -> re.Pattern[str]:
    text = files(__package__).joinpath("places.txt").read_text("utf-8")
    names = [
        name for line in text.splitlines() if not line.startswith("#") for name in line.split()
    ]
    return re.compile("|".join(sorted(names, key=len, reverse=True)))


def is_of_another(text: str, claim: Claim, known: frozenset[str]) -> bool:
    """Whether the words before a number in its sentence are about something else.

    `known` are the words that the entries use: what they name is nothing else.
    """
    before = _before(text, claim)
    if claim.chinese:
        return any(
            not known.issuperset(tokens(place[0])) and not _is_compared(before, *place.span())
            for place in _places().finditer(before)
        )
    if not any(token.isascii() for token in known):
        return False  # what is Chinese names nothing in Latin letters
    return any(
        not any(token in known for token in tokens(name["name"])) for name in _NAME.finditer(before)
    )


def others_of(text: str, claim: Claim) -> frozenset[str]:
    """Return the words for others that the sentence of a number has: the neighbours, a rival.

    It is of none but what has these words in the source too.
    """
    around = _before(text, claim), text[claim.end : claim.clause[1]]
    found = [each[0] for words in around if (each := _OTHERS.search(words))]
    return frozenset(word for each in found for word in plain_words(each) or (each,))


def _before(text: str, claim: Claim) -> str:
    if claim.table:
        return f"{claim.full_name} "
    return _CLAUSES.split(_DATELINE.sub("", text[claim.sentence[0] : claim.start]))[-1]


def names_another(text: str, claim: Claim, known: frozenset[str]) -> bool:
    """Whether the sentence before a number has the name of a place or a body that is not known."""
    for name in _BODY.finditer(text, claim.sentence[0], claim.start):
        words = [word for word in plain_words(name[0]) if base_weight(word) == 1]
        if words and known.isdisjoint(words):
            return True
    return False


def sides_of(text: str, claim: Claim) -> tuple[int, ...]:
    """Return for each pair of opposites which one the words of a claim are of: 1, -1, or 0."""
    start = claim.stretch[0]
    if text[start : claim.start].strip() == "to":
        start = max(claim.sentence[0], start - len("doubled"))
    before = _CLAUSE.split(text[start : claim.start])[-1]
    name = claim.name
    if _WHICH.match(before):
        # As large as imports, which came to so much: the last that is named.
        before, name = text[start : claim.start], ""
    if start > claim.sentence[0]:
        before = _AND.split(before)[-1]  # 44,620 yuan in the towns and …
    behind = _BEHIND.match(text, claim.end, claim.stretch[1])
    # 由1788项增至144项: the verb is that of the number behind it.
    own = behind and not _REACHING.match(behind[0])
    before += claim.written if claim.written.startswith("每") else ""
    return sides(before, name, behind[0] if behind and own else "")


def sides(before: str, name: str, behind: str) -> tuple[int, ...]:
    """Return for each pair of opposites which one is meant: 1, -1, or 0 where that is not said.

    One that stands alone before the number or in the name decides, then the last one before it.
    """
    before, name, behind = map(simplified, (before, name, behind))
    before, name = (_OF_WHOLE.sub("占", words) for words in (before, name))
    if not any(map(_ANY.search, (before, name, behind))):
        return ()
    return tuple(
        _side(pair, before) or _side(pair, name) or _last(pair, before) or _side(pair, behind)
        for pair in _PAIRS
    )


def _side(pair: Pair, words: str) -> int:
    one, other = (side.search(words) is not None for side in pair)
    return one - other


def _last(pair: Pair, words: str) -> int:
    one, other = (max((m.end() for m in side.finditer(words)), default=0) for side in pair)
    return (one > other) - (one < other)


def contrast(mine: Sequence[int], theirs: Sequence[int]) -> Verdict | None:
    """Return what a number is that is said of the opposite of what the source's is of."""
    return next(
        (
            pair[0]
            for pair, one, other in zip(_OPPOSITES, mine, theirs, strict=False)
            if one * other < 0
        ),
        None,
    )


def _is_compared(words: str, start: int, end: int) -> bool:
    """Whether a place is only what something is compared with: 比柳州; 高出柳州1.6个百分点，…."""
    beyond = words.endswith(_BEYOND, 0, start) and _CLAUSE.search(words, end)
    return words[max(0, start - 1) : start] in {"比", "与", "和", "至", "到"} or bool(beyond)

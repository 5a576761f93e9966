"""Hedges that stand apart from the number that they are said of, in other words than a hedge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import LASTING, Amount, Verdict, family
from zhuzhou_facts.document.normalisation import simplified
from zhuzhou_facts.document.proofreading.times import LIMIT
from zhuzhou_facts.records import TIMES, Hedge

if TYPE_CHECKING:
    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry

_EACH: Final = "(?:分别|依次|各自|均|都)[已为达]{0,2}"
# No ride takes longer than 40 minutes.
_NO_MORE: Final = (
    r"(?i)\b(?:no|not|never|none|nobody)\b[^.;,0-9]{0,40}"
    r"\b(?:longer|more|higher|later|greater) than \Z"
)
# 约占全国的五分之一
ABOUT_SO_MUCH: Final = (
    r"(?<![公节预契])约(?:(?:占|相当于)[^，。；,;0-9]{0,10}|[多少增减升降涨跌]了?|增加了?"
    r"|(?:增长|减少|提高|下降|上升|降低|上涨|下跌)了?)\Z"
)
_AT_MOST: Final = r"(?:最[多高长久远迟大](?!的)|至多|顶多|不超过|封顶|\b(?:at most|up to))"
# Before a verb: 最多要花50分钟; before a list: 分别超过1000亿元、600亿元和500亿元.
_AHEAD: Final = (
    (rf"{_AT_MOST}[^，。；,;0-9]{{0,8}}\Z", Hedge.AT_MOST),
    (_NO_MORE, Hedge.AT_MOST),
    (r"(?i)\b(?:through|past|crossed|passed|topped) the \Z", Hedge.OVER),  # a 100-billion-yuan mark
    (r"(?:上限|封顶)[为是]?\s?\Z", Hedge.AT_MOST),
    (r"(?:下限|底线)[为是]?\s?\Z", Hedge.AT_LEAST),
    (r"快(?:要|到)?\s?\Z", Hedge.NEARLY),
    (r"\b(?:thought|believed|reckoned|estimated) to\b[^.;,0-9]{0,30}\Z", Hedge.ABOUT),
    (r"\b(?:past|beyond|north of|upwards? of)\s\Z", Hedge.OVER),
    (r"\b(?:ceiling|cap|limit|maximum|most) of \Z", Hedge.AT_MOST),
    (r"\b(?:floor|minimum|least) of \Z", Hedge.AT_LEAST),
    (r"[可能](?:同时)?(?:停|靠|容纳|装|载|坐|接待|承载)[^，。；]{0,6}\Z", Hedge.AT_MOST),
    (r"(?:最少|最低|至少|起码|\bat least)[^，。；,;0-9]{0,8}\Z", Hedge.AT_LEAST),
    (ABOUT_SO_MUCH, Hedge.ABOUT),
    (r"(?:大约|大概|约莫|差不多|估计|估算|推估)[^，。；,;0-9]{0,10}\Z", Hedge.ABOUT),
    (rf"{_EACH}(?:超过?|突破|逾|多于|高于)[^，。；]*\Z", Hedge.OVER),
    (rf"{_EACH}(?:接?近|将近|不到|不足)[^，。；]*\Z", Hedge.NEARLY),
    (rf"{_EACH}大?约[^，。；]*\Z", Hedge.ABOUT),
)
_OF_MULTIPLE: Final = r"[是为]?(?:相当于)?[^，。；—万亿]{2,12}的\Z"
# 超过1978年的5倍, 约为1978年的1.4倍
_MULTIPLES: Final = (
    (rf"(?:不超过|至多|最多){_OF_MULTIPLE}", Hedge.AT_MOST),
    (rf"(?:(?<!不)超[过出]|逾|多于|不止|不只){_OF_MULTIPLE}", Hedge.OVER),
    (rf"(?:接近|(?<![最附临邻远])近|不到|不足){_OF_MULTIPLE}", Hedge.NEARLY),
    (rf"(?:(?<![公节预契])约|大概|差不多){_OF_MULTIPLE}", Hedge.ABOUT),
)
# 50天之内, 站上200亿元台阶, four in ten students or more.
_BEHIND: Final = (
    ("之?内(?!外)", Hedge.AT_MOST),
    ("的?(?:新?台阶|关口|大关)", Hedge.OVER),
    ("(?:的|这[条道个])?(?:底线|红线|下限)", Hedge.AT_LEAST),
    ("的?(?:上限|封顶)", Hedge.AT_MOST),
    (r"\s(?:[a-z]+\s){0,2}or more\b", Hedge.AT_LEAST),
    ("都?(?:不到|不足|没到)", Hedge.NEARLY),
    ("为限", Hedge.AT_MOST),
    (r"[^,.;]{0,30}\band then some\b", Hedge.OVER),
    (r"\s(?:at (?:the )?(?:very )?most|tops|maximum)\b", Hedge.AT_MOST),
    (r"\s(?:at (?:the )?(?:very )?least|minimum)\b", Hedge.AT_LEAST),
)
_IN_TURN: Final = re.compile(r"\b(?:rounds|stages|phases|sessions|instalments|editions)$")
_MOVES: Final = re.compile(
    r"\b(?:dr[io]ve|walk(?:ed)?|r[io]de|march(?:ed)?|travel(?:led)?|fly|flew)\s"
    r"(?:on|along|through|across|from)\b"
)
_FROM: Final = re.compile(r"\b[Ff]rom\b")
_BEYOND: Final = ("低于", "高于", "超过", "少于", "多于", "不到", "below", "above", "under", "over")
# What something is as large as is about so much: 相当于11层楼高.
_LIKE: Final = re.compile(r"相当于|近似|等同|\b(?:equivalent|equal) (?:of|to)\b")


def hedges_around(text: str, claim: Claim) -> frozenset[Hedge]:
    """Return the hedges that the words around a number say, apart from its own."""
    before = simplified(text[claim.clause[0] : claim.start])
    behind = simplified(text[claim.end : claim.sentence[1]])
    found = [hedge for words, hedge in (*_AHEAD, *_MULTIPLES) if re.search(words, before)]
    found += [hedge for words, hedge in _BEHIND if re.match(words, behind)]
    if _LIKE.search(text[slice(*claim.clause)]):
        found.append(Hedge.ABOUT)
    return frozenset(found)


def is_hedged(text: str, claim: Claim) -> bool:
    """Whether a hedge stands before what a multiple is of."""
    words = simplified(text[claim.clause[0] : claim.start])
    is_multiple = claim.quantity.unit == TIMES
    return is_multiple and any(re.search(pattern, words) for pattern, _ in _MULTIPLES)


def is_hedged_elsewhere(
    text: str, claim: Claim, said: Amount, entry: Entry, verdict: Verdict
) -> bool:
    """Whether other words say what a hedge says: 50天之内; an estimated cost of $95 million."""
    if verdict is Verdict.HEDGE_ADDED:
        # Progress over four decades: how long it took.
        # RMB 20 billion over 1,002 projects: what the one number is spread over.
        between = text[claim.stretch[0] : claim.start].strip()
        spread = said.unit in LASTING or (not between and claim.stretch[0] > claim.sentence[0])
        spread = spread or _IN_TURN.search(claim.written) is not None  # over five rounds
        # We drive on 1,653 miles of roads and over 107 bridges.
        moves = _MOVES.search(text, claim.sentence[0], claim.start)
        over = (spread or moves) and claim.written.lower().startswith("over ")
        # What rose by as much as 2.3 km rose by that: the words stress it.
        over = over or claim.written.lower().startswith(("as much as ", "as many as "))
        # Half of them wait within 19 days, of a median wait of 19 days.
        over = over or (said.unit in LASTING and claim.written.lower().startswith("within "))
        # From the lowest point up to 4,312 m: how far it reaches.
        from_there = _FROM.search(text, claim.clause[0], claim.start)
        over = over or (from_there and claim.written.lower().startswith("up to "))
        # 低于6天的目标: the target is six days.
        beside = claim.written.startswith(_BEYOND) and LIMIT.match(text, claim.end)
        alike = any(said.hedge in family(hedge) for hedge in entry.hedges)
        return bool(over or beside) or alike
    lost = verdict is Verdict.HEDGE_LOST
    if lost and said.unit in LASTING and text.endswith(" in ", 0, claim.start):
        return entry.amount.hedge is Hedge.AT_MOST  # seen in four hours, for within four hours
    around = hedges_around(text, claim) if lost else ()
    return any(entry.amount.hedge in family(hedge) for hedge in around)

"""What the wording around a number says of it: of what and for what it is, and how exactly."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, TypeVar

from zhuzhou_facts.document.amounts import LASTING, Amount, Verdict, family
from zhuzhou_facts.document.normalisation import simplified
from zhuzhou_facts.document.proofreading.times import LIMIT
from zhuzhou_facts.document.proofreading.words import base_weight, plain_words, tokens
from zhuzhou_facts.quantity import numerals
from zhuzhou_facts.quantity.changes import DOWN, DOWN_ZH, TO, UP, UP_ZH
from zhuzhou_facts.records import TIMES, Hedge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry

    Pair = tuple[re.Pattern[str], ...]

T = TypeVar("T")
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
    (Verdict.DIRECTION, r"收窄|缩小|\bnarrow", r"扩大|拉大|加深|加剧|\bwiden|\bdeepen|\bworsen"),
    (Verdict.DIRECTION, r"(?<!进)出口|\bexport", r"进口|\bimport"),
    (
        Verdict.DIRECTION,
        r"(?<!旅游)收入|(?<!tourism )revenue|\bincome",
        "支出|spending|expenditure",
    ),
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
# Which of several it is: Line 2, phase two, 60 and over.
_LABEL_ZH: Final = re.compile(
    r"(?P<n>[0-9]{1,2}|[一二三四五六七八九]|[A-Z])"
    r"(?:(?P<line>号线)|(?P<phase>期(?=工程|项目|总?投|建|扩|用))|(?P<prize>等奖)|(?P<block>号[楼馆]|标段)"
    r"|周?岁(?:及|和|或)?以?(?:(?P<older>上)|(?P<younger>下))"
    r"|(?<=[A-Z])(?P<letter>(?=项目|区|座|馆|组|类|线|栋|产品)))"
)
_LABEL_EN: Final = re.compile(
    r"\b(?i:(?P<kind>line|phase|stage|block|zone|terminal|tower|lot|group|project)\s)"
    r"(?P<n>[0-9]{1,2}\b(?![.,]?[0-9])|[A-Z]\b|(?i:one|two|three|four|five)\b)"
    r"|\b(?P<age>[0-9]{1,2})\s(?:years\s)?(?:and|or)\s(?:(?P<older>over|above|older)|under|below|younger)\b"
)
# For what a number is given: a day, a hectare, so many people.
_PERIODS: Final = re.compile(
    r"(?P<minute>每分钟)|(?P<hour>每小时|时速)|(?P<day>每(?:[天日]|个?(?:工作|交易|营业)日)|日均|/[天日])"
    r"|(?P<week>每个?(?:周(?![一二三四五六日末])|星期(?![一二三四五六日]))|周均)"
    r"|(?P<month>每个?月|月均|月(?:[薪租供产]|工资))|(?P<quarter>每个?季度?|季均)"
    r"|(?P<mu>[每/]亩|亩[产均])|(?P<hectare>[每/]公顷)|(?P<tonne>[每/]吨)|(?P<kilogram>[每/](?:公斤|千克))"
    r"|(?P<year>每年|年均|年(?:[产销发薪]|工资)|/年)"
    r"|(?i:\b(?P<adverb>hourly|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly)\b"
    r"|\b(?:per|each|every|(?<!\bin\s)(?<!\bof\s)(?<!\bfor\s)(?<!\bover\s)(?<!\bhalf\s)(?<!\bthan\s)"
    r"(?<!\bafter\s)(?<!\bwithin\s)(?<!\bduring\s)an?)\s"
    r"(?:(?:working|calendar|business|trading|school)\s)?(?P<unit>minute|hour|day|week|month|quarter|year|mu|hectare)"
    r"\b(?!-|['’]|\s(?:ago|earlier|before|later|on(?!\saverage)|or|and\sa\shalf|old|long)\b))"
)
_ADVERBS: Final = {"daily": "day", "annual": "year", "annually": "year"}
_PER_MANY: Final = re.compile(
    r"每(?P<digits>[0-9]*)一?(?P<signs>[十百千万]+)(?=[名位个人户张床亩辆])"
    r"|(?i:\b(?:per|every)\s"
    r"(?P<many>1[0,]*0\b|(?:ten thousand|(?:a |one )?hundred thousand|hundred|thousand|million)\b))"
)
_ZEROS: Final = numerals.ENGLISH_MAGNITUDES | {"ten": 1}
# Behind a number, before the next one and within its clause.
_BESIDE_UNIT: Final = re.compile(r"[^,;.:()0-9，。；：、（）]{0,60}(?:[0-9][0-9,]+)?")
# Hedges that stand apart from the number that they are said of, in other words than a hedge.
_EACH_OF_THEM: Final = "(?:分别|依次|各自|均|都)[已为达]{0,2}"
# No ride takes longer than 40 minutes.
_NO_MORE: Final = (
    r"(?i)\b(?:no|not|never|none|nobody)\b[^.;,0-9]{0,40}"
    r"\b(?:longer|more|higher|later|greater) than \Z"
)
# 约占全国的五分之一
ABOUT_SO_MUCH: Final = re.compile(
    r"(?<![公节预契])约(?:(?:占|相当于)[^，。；,;0-9]{0,10}|[多少增减升降涨跌]了?|增加了?"
    r"|(?:增长|减少|提高|下降|上升|降低|上涨|下跌)了?)\Z"
)
_AT_MOST: Final = r"(?:最[多高长久远迟大](?!的)|至多|顶多|不超过|封顶|\b(?:at most|up to))"
# Before a verb: 最多要花50分钟; before a list: 分别超过1000亿元、600亿元和500亿元.
_HEDGES_AHEAD: Final = (
    (rf"{_AT_MOST}[^，。；,;0-9]{{0,8}}\Z", Hedge.AT_MOST),
    (_NO_MORE, Hedge.AT_MOST),
    (r"(?i)\b(?:through|past|crossed|passed|topped) the \Z", Hedge.OVER),  # a 100-billion-yuan mark
    (r"(?:(?:上限|封顶)[为是]?\s?|\b(?:ceiling|cap|limit|maximum|most) of )\Z", Hedge.AT_MOST),
    (r"(?:(?:下限|底线)[为是]?\s?|\b(?:floor|minimum|least) of )\Z", Hedge.AT_LEAST),
    (r"快(?:要|到)?\s?\Z", Hedge.NEARLY),
    (r"\b(?:thought|believed|reckoned|estimated) to\b[^.;,0-9]{0,30}\Z", Hedge.ABOUT),
    (r"\b(?:past|beyond|north of|upwards? of)\s\Z", Hedge.OVER),
    (r"[可能](?:同时)?(?:停|靠|容纳|装|载|坐|接待|承载)[^，。；]{0,6}\Z", Hedge.AT_MOST),
    (r"(?:最少|最低|至少|起码|\bat least)[^，。；,;0-9]{0,8}\Z", Hedge.AT_LEAST),
    (ABOUT_SO_MUCH, Hedge.ABOUT),
    (r"(?:大约|大概|约莫|差不多|估计|估算|推估)[^，。；,;0-9]{0,10}\Z", Hedge.ABOUT),
    (rf"{_EACH_OF_THEM}(?:超过?|突破|逾|多于|高于)[^，。；]*\Z", Hedge.OVER),
    (rf"{_EACH_OF_THEM}(?:接?近|将近|不到|不足)[^，。；]*\Z", Hedge.NEARLY),
    (rf"{_EACH_OF_THEM}大?约[^，。；]*\Z", Hedge.ABOUT),
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
_HEDGES_BEHIND: Final = (
    ("之?内(?!外)|的?(?:上限|封顶)|为限", Hedge.AT_MOST),
    (r"\s(?:at (?:the )?(?:very )?most|tops|maximum)\b", Hedge.AT_MOST),
    (r"(?:的|这[条道个])?(?:底线|红线|下限)|\s(?:[a-z]+\s){0,2}or more\b", Hedge.AT_LEAST),
    (r"\s(?:at (?:the )?(?:very )?least|minimum)\b", Hedge.AT_LEAST),
    (r"的?(?:新?台阶|关口|大关)|[^,.;]{0,30}\band then some\b", Hedge.OVER),
    ("都?(?:不到|不足|没到)", Hedge.NEARLY),
)
_IN_TURN: Final = re.compile(r"\b(?:rounds|stages|phases|sessions|instalments|editions)$")
_MOVES: Final = re.compile(
    r"\b(?:dr[io]ve|walk(?:ed)?|r[io]de|march(?:ed)?|travel(?:led)?|fly|flew)\s"
    r"(?:on|along|through|across|from)\b"
)
_FROM_THERE: Final = re.compile(r"\b[Ff]rom\b")
_OVER_OR_UNDER: Final = (
    "低于",
    "高于",
    "超过",
    "少于",
    "多于",
    "不到",
    "below",
    "above",
    "under",
    "over",
)
# What something is as large as is about so much: 相当于11层楼高.
_IS_LIKE: Final = re.compile(r"相当于|近似|等同|\b(?:equivalent|equal) (?:of|to)\b")


@lru_cache(maxsize=1)
def _places() -> re.Pattern[str]:
    lines = files(__package__).joinpath("places.txt").read_text("utf-8").splitlines()
    names = " ".join(line for line in lines if not line.startswith("#")).split()
    return re.compile("|".join(sorted(names, key=len, reverse=True)))


def is_of_another(text: str, claim: Claim, known: frozenset[str]) -> bool:
    """Whether the words before a number in its sentence are about something else."""
    # `known` are the words that the entries use: what they name is nothing else.
    before = _before(text, claim)
    if claim.chinese:
        return any(
            not known.issuperset(tokens(place[0])) and not _is_compared(before, *place.span())
            for place in _places().finditer(before)
        )
    if not any(token.isascii() for token in known):
        return False  # what is Chinese names nothing in Latin letters
    return any(known.isdisjoint(tokens(name["name"])) for name in _NAME.finditer(before))


def others_of(text: str, claim: Claim) -> frozenset[str]:
    """Return the words for others that the sentence of a number has: the neighbours, a rival."""
    # It is of none but what has these words in the source too.
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
    """Return for each pair of opposites which one is meant: 1, -1, or 0 where that is not said."""
    # One that stands alone before the number or in the name decides, then the last one before it.
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
    pairs = zip(_OPPOSITES, mine, theirs, strict=False)
    return next((verdict for (verdict, *_), one, other in pairs if one * other < 0), None)


def _is_compared(words: str, start: int, end: int) -> bool:
    """Whether a place is only what something is compared with: 比柳州; 高出柳州1.6个百分点，…."""
    beyond = words.endswith(_BEYOND, 0, start) and _CLAUSE.search(words, end)
    return words[max(0, start - 1) : start] in {"比", "与", "和", "至", "到"} or bool(beyond)


def labels_around(text: str, claim: Claim) -> frozenset[tuple[str, str]]:
    """Return the labels of what a number is of: those of its name, else the last before it."""
    before = labels(text[claim.clause[0] : claim.start])
    return frozenset(labels(claim.name) or dict(before).items())


def labels(words: str) -> list[tuple[str, str]]:
    """Return the labels that words have, in order: what is numbered, and the numeral or letter."""
    found = [
        (match.lastgroup or "", str(numerals.PLAIN_DIGITS.get(match["n"], match["n"])))
        for match in _LABEL_ZH.finditer(simplified(words))
    ]
    for match in _LABEL_EN.finditer(words):
        kind, which = (match["kind"] or "").lower(), (match["n"] or "").lower()
        aged = "older" if match["older"] else "younger"
        numeral = str(numerals.DIGIT_WORDS.get(which, which.upper()))
        found.append((kind, numeral) if kind else (aged, match["age"]))
    return found


def rate_of(text: str, claim: Claim) -> frozenset[str]:
    """Return what the words around a number give it for: `day`, or how many people."""
    # A difference is for what its level is for, if it does not say so itself.
    before = text[max(claim.stretch[0], claim.clause[0]) : claim.start]
    found = _BESIDE_UNIT.match(text, claim.end, claim.stretch[1])
    behind = found[0] if found else ""
    level = claim.level if claim.change == "difference" else None
    own = rates(f"{_own_name(text, claim, level)} {before}{claim.written}{behind}")
    return rate_of(text, level) if level and not own else own


def _own_name(text: str, claim: Claim, level: Claim | None) -> str:
    """Return the name of a number, the words before where they say it anew, or its level does."""
    # 每公顷产粮5516公斤；小麦亩产更高，达391公斤: a name that is carried on may say too much.
    ahead = text[claim.stretch[0] : claim.start]
    if level and claim.name == level.name:
        return ""
    return ahead if claim.name not in ahead and rates(ahead) else claim.name


def rates(words: str) -> frozenset[str]:
    """Return what words give numbers for: names of periods, and how many."""
    return frozenset(_rates(simplified(words)))


def _rates(words: str) -> Iterator[str]:
    for match in _PERIODS.finditer(words):
        if adverb := (match["adverb"] or "").lower():
            yield _ADVERBS.get(adverb) or adverb.removesuffix("ly")
        else:
            yield match["unit"].lower() if match["unit"] else match.lastgroup or ""
    for match in _PER_MANY.finditer(words):
        if not (many := match["many"]):
            yield str(int(match["digits"] or 1) * 10 ** numerals.exponent_of(match["signs"]))
        elif many[0].isdecimal():
            yield many.replace(",", "")
        else:
            yield str(10 ** sum(_ZEROS.get(word, 0) for word in many.lower().split()))


def differ(mine: frozenset[T], theirs: frozenset[T], kind: Callable[[T], object]) -> bool:
    """Whether both have one of a kind, and not the same: Line 2 and Line 3, a day and a year."""
    for each in set(map(kind, mine)):
        one, other = ({it for it in those if kind(it) == each} for those in (mine, theirs))
        if len(one) == len(other) == 1 and one != other:
            return True
    return False


def hedges_around(text: str, claim: Claim) -> frozenset[Hedge]:
    """Return the hedges that the words around a number say, apart from its own."""
    before = simplified(text[claim.clause[0] : claim.start])
    behind = simplified(text[claim.end : claim.sentence[1]])
    found = {hedge for words, hedge in (*_HEDGES_AHEAD, *_MULTIPLES) if re.search(words, before)}
    found |= {hedge for words, hedge in _HEDGES_BEHIND if re.match(words, behind)}
    is_like = _IS_LIKE.search(text[slice(*claim.clause)])
    return frozenset(found | {Hedge.ABOUT} if is_like else found)


def is_hedged(text: str, claim: Claim) -> bool:
    """Whether a hedge stands before what a multiple is of."""
    words = simplified(text[claim.clause[0] : claim.start])
    return claim.quantity.unit == TIMES and any(re.search(each, words) for each, _ in _MULTIPLES)


def is_hedged_apart(text: str, claim: Claim, said: Amount, entry: Entry, verdict: Verdict) -> bool:
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
        from_there = _FROM_THERE.search(text, claim.clause[0], claim.start)
        over = over or (from_there and claim.written.lower().startswith("up to "))
        # 低于6天的目标: the target is six days.
        beside = claim.written.startswith(_OVER_OR_UNDER) and LIMIT.match(text, claim.end)
        alike = any(said.hedge in family(hedge) for hedge in entry.hedges)
        return bool(over or beside) or alike
    lost = verdict is Verdict.HEDGE_LOST
    if lost and said.unit in LASTING and text.endswith(" in ", 0, claim.start):
        return entry.amount.hedge is Hedge.AT_MOST  # seen in four hours, for within four hours
    around = hedges_around(text, claim) if lost else ()
    return any(entry.amount.hedge in family(hedge) for hedge in around)

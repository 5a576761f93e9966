"""Which of several a number is of, and for what it is given: Line 2, 60 and over, a day."""

from __future__ import annotations

import re
from math import prod
from typing import TYPE_CHECKING, Final, TypeVar

from zhuzhou_facts.document.normalisation import simplified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhuzhou_facts.document.claims import Claim


T = TypeVar("T")
_DIGITS: Final = dict(zip("一二三四五六七八九", "123456789", strict=True))
_WORDS: Final = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
_ZH: Final = re.compile(
    r"(?P<n>[0-9]{1,2}|[一二三四五六七八九]|[A-Z])"
    r"(?:(?P<line>号线)|(?P<phase>期(?=工程|项目|总?投|建|扩|用))|(?P<prize>等奖)|(?P<block>号[楼馆]|标段)"
    r"|周?岁(?:及|和|或)?以?(?:(?P<older>上)|(?P<younger>下))"
    r"|(?<=[A-Z])(?P<letter>(?=项目|区|座|馆|组|类|线|栋|产品)))"
)
_EN: Final = re.compile(
    r"\b(?i:(?P<kind>line|phase|stage|block|zone|terminal|tower|lot|group|project)\s)"
    rf"(?P<n>[0-9]{{1,2}}\b(?![.,]?[0-9])|[A-Z]\b|(?i:{'|'.join(_WORDS)})\b)"
    r"|\b(?P<age>[0-9]{1,2})\s(?:years\s)?(?:and|or)\s(?:(?P<older>over|above|older)|under|below|younger)\b"
)
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
_ZEROS: Final = {
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "ten": 1,
    "hundred": 2,
    "thousand": 3,
    "million": 6,
}
_SIZES: Final = {word: 10**zeros for word, zeros in _ZEROS.items()}
# Behind a number, before the next one and within its clause.
_BEHIND: Final = re.compile(r"[^,;.:()0-9，。；：、（）]{0,60}(?:[0-9][0-9,]+)?")


def labels_around(text: str, claim: Claim) -> frozenset[tuple[str, str]]:
    """Return the labels of what a number is of: those of its name, else the last before it."""
    before = labels(text[claim.clause[0] : claim.start])
    return frozenset(labels(claim.name) or dict(before).items())


def labels(words: str) -> list[tuple[str, str]]:
    """Return the labels that words have, in order: what is numbered, and the numeral or letter."""
    found = [
        (match.lastgroup or "", _DIGITS.get(match["n"], match["n"]))
        for match in _ZH.finditer(simplified(words))
    ]
    for match in _EN.finditer(words):
        kind, which = (match["kind"] or "").lower(), (match["n"] or "").lower()
        aged = "older" if match["older"] else "younger"
        found.append((kind, _WORDS.get(which, which.upper())) if kind else (aged, match["age"]))
    return found


def rate_of(text: str, claim: Claim) -> frozenset[str]:
    """Return what the words around a number give it for: `day`, or how many people.

    A difference is for what its level is for, if it does not say so itself.
    """
    before = text[max(claim.stretch[0], claim.clause[0]) : claim.start]
    found = _BEHIND.match(text, claim.end, claim.stretch[1])
    behind = found[0] if found else ""
    level = claim.level if claim.change == "difference" else None
    own = rates(f"{_own_name(text, claim, level)} {before}{claim.written}{behind}")
    return rate_of(text, level) if level and not own else own


def _own_name(text: str, claim: Claim, level: Claim | None) -> str:
    """Return the name of a number, the words before it where these say it anew, or its level does.

    每公顷产粮5516公斤；小麦亩产更高，达391公斤: a name that is carried on may say too much.
    """
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
            yield str(int(match["digits"] or 1) * prod(_SIZES[sign] for sign in match["signs"]))
        elif many[0].isdecimal():
            yield many.replace(",", "")
        else:
            yield str(prod(_SIZES.get(word, 1) for word in many.lower().split()))


def differ(mine: frozenset[T], theirs: frozenset[T], kind: Callable[[T], object]) -> bool:
    """Whether both have one of a kind, and not the same: Line 2 and Line 3, a day and a year."""
    for each in set(map(kind, mine)):
        one, other = ({it for it in those if kind(it) == each} for those in (mine, theirs))
        if len(one) == len(other) == 1 and one != other:
            return True
    return False

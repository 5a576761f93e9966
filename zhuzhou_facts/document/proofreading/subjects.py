"""Whether a number is said of something else: another place, a person, a neighbour."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.proofreading.words import tokens

if TYPE_CHECKING:
    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry

_OTHERS: Final = re.compile(
    r"邻省|邻市|邻县|邻近|隔壁|外省|外市|别的|另一(?:座|个)?城|其他(?:城市|地区|省)|兄弟城市|某市|某地"
    r"|他们那|分析师|经济学家|(?i:\banalysts\b|\beconomists\b"
    r"|\bneighbou?r\w*|\bnext door\b|\brival\b|\belsewhere\b"
    r"|\banother (?:city|town|port|place)\b)"
)
# A proper name that has something, or of which something is.
_NAME: Final = re.compile(
    r"\b(?P<of>(?:of|in) )?(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*)"
    r"(?:['’]s\b|(?(of)\s(?:has|had|is|was|are|were|counts|reports|reported)\b|(?!)))"
)
_PAIRS: Final = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        ("城镇|城市|urban", "农村|乡村|rural"),
        ("出口|export", "进口|import"),
        ("收入|revenue|income", "支出|spending|expenditure"),
        ("存款|deposit", "贷款|loan"),
        ("资产|asset", "负债|liabilit"),
        ("出生|birth|born", "死亡|death|died"),
        (r"男|\bm[ae]n\b|\bmale", "女|wom[ae]n|female"),
    )
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
    start = claim.sentence[0]
    before = _CLAUSES.split(text[start : claim.start])[-1]
    # What the text compares with is no subject.
    if _OTHERS.search(before) or _OTHERS.search(text[claim.end : claim.clause[1]]):
        return True
    if claim.chinese:
        return any(
            not known.issuperset(tokens(place[0])) and not _is_compared(before, place.start())
            for place in _places().finditer(before)
        )
    if not any(token.isascii() for token in known):
        return False  # what is Chinese names nothing in Latin letters
    return any(
        not any(token in known for token in tokens(name["name"])) for name in _NAME.finditer(before)
    )


def is_contrary(claim: Claim, entry: Entry) -> bool:
    """Whether a number is said of one of a pair, and the source's is of the other: 城镇, 农村."""
    theirs = f"{entry.name.zh or ''} {entry.name.en or ''}".lower()
    mine = claim.name.lower()
    for pair in _PAIRS:
        own = [bool(side.search(mine)) for side in pair]
        if sum(own) == 1 and [bool(side.search(theirs)) for side in pair] == own[::-1]:
            return True
    return False


def _is_compared(words: str, at: int) -> bool:
    return words[max(0, at - 1) : at] in {"比", "与", "和", "至", "到"}

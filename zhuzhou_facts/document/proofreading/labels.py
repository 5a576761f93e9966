"""Which of several a number is of, by a numeral or letter: Line 2, 一等奖, 60 and over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.normalisation import simplified

if TYPE_CHECKING:
    from zhuzhou_facts.document.claims import Claim

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


def labels_of(text: str, claim: Claim) -> frozenset[tuple[str, str]]:
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


def name_others(mine: frozenset[tuple[str, str]], theirs: frozenset[tuple[str, str]]) -> bool:
    """Whether both have one label of a kind, and not the same."""
    for kind in {kind for kind, _ in mine}:
        one, other = ({label for label in each if label[0] == kind} for each in (mine, theirs))
        if len(one) == len(other) == 1 and one != other:
            return True
    return False

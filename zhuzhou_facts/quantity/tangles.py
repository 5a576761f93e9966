"""Numbers that go on in a way that cannot be read: 10万万, 12,34,567.89, 1小时30分, 5 lakh."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.english_numerals import NUMBER_WORDS, ORDINAL_WORDS, SMALL_WORDS
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS
from zhuzhou_facts.quantity.starts import WORDS

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.scanner import Scan

# The digits or numeral that a number starts with.
RUN: Final = re.compile(rf"[0-9]+(?:[.,:/'][0-9]+){{0,9}}|[{CHINESE_SIGNS}]+")
_LARGE: Final = "|".join(sorted(NUMBER_WORDS - set(SMALL_WORDS) - {"score"}, key=len, reverse=True))
_PARTS: Final = "(?:half|halves|thirds?|quarters?|(?:[a-z]+-)?[a-z]+ths?)"
_BARE: Final = re.compile(
    rf"[0-9{CHINESE_SIGNS}]|[.,'][0-9]|，[0-9]{{3}}(?![0-9])| ?又 ?[0-9{CHINESE_SIGNS}]"
    rf"|[ -](?:{_LARGE})(?![a-z])|(?<=[a-z]) (?:and )?[0-9]+ (?:{_LARGE})(?![a-z])"
    rf"|(?<=[a-z]) and (?:an?|{WORDS})(?:[ -](?:{WORDS}))?[ -]{_PARTS}(?![a-z])"
    rf"|(?<=hundred) and (?:[0-9]|{WORDS})| [0-9]+/[0-9]| over (?:[0-9]|{WORDS})"
    r"| ?[bmtk](?![a-z0-9])| g(?![a-z0-9])| point [a-z]"
)
_COUNTED: Final = re.compile(rf" (?:{_LARGE})(?![a-z])")
_SMALLER_UNITS: Final = (
    "in|inch(?:es)?|cents?|pence|oz|ounces?|min(?:ute)?s?|sec(?:ond)?s?|months?|days?"
    "|分(?!之)钟?|秒|厘米|公分|毫米|个月|天|克|两"
)
_IN_UNITS: Final = re.compile(
    rf"(?<=[元米斤尺丈])[0-9]| ?(?:and )?零?"
    rf"(?:[0-9]+|[零一二两三四五六七八九十]{{1,3}}|(?:{WORDS})(?:-(?:{WORDS}))?)"
    rf" ?(?:{_SMALLER_UNITS})(?![a-z0-9])"
    rf"|又[0-9{CHINESE_SIGNS}]| (?:{_LARGE})(?![a-z])| of an? (?:{_LARGE})(?![a-z])"
    r"|(?: degrees)? below zero"
)
_ORDINAL: Final = re.compile(
    rf"[ -](?:{'|'.join(sorted(ORDINAL_WORDS - {'second'}, key=len, reverse=True))})(?![a-z])"
)
_WORD: Final = rf"(?:{WORDS}|nought|point|(?:an? )?(?:half|quarter)|[0-9]+)s?(?![a-z])"
_TANGLE: Final = re.compile(
    rf"[0-9{CHINESE_SIGNS}](?:[0-9a-z{CHINESE_SIGNS}又^×*+/'⁻⁰¹²³⁴-⁹-]|[.,:](?=[0-9])| ?分之"
    rf"| (?=[×*])| (?:and )?(?:{WORDS})(?![a-z])| (?:and )?[0-9]+(?= (?:{_LARGE}))"
    rf"|(?<=hundred) and [0-9]+)*+"
    rf"|(?:{WORDS})s?(?:[ -](?:and |point )?{_WORD})*+"
)


def tangle_end(lower: str, at: int) -> int:
    """Return where what belongs to a number ends that cannot be read as one."""
    match = _TANGLE.match(lower, at)
    return match.end() if match else at


def rest_end(lower: str, scan: Scan) -> int:
    """Return where the rest of a number ends that was not read with its start; 0 without one."""
    last = scan.high or scan.low
    patterns = [_IN_UNITS if last.form else _COUNTED if last.unit else _BARE]
    if last.number.parts:
        patterns.append(_IN_UNITS)
    for pattern in patterns:
        if match := pattern.match(lower, scan.end):
            word = lower.rfind(" ", scan.end, match.end()) + 1
            return max(match.end(), tangle_end(lower, word or match.end() - 1))
    spelled = not last.number.chinese and not last.unit and lower[last.number.end - 1].isalpha()
    match = _ORDINAL.match(lower, scan.end) if spelled else None
    return match.end() if match else 0

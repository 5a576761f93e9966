"""Numbers spelled in Chinese characters or English words, read and spelled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NoReturn

from zhuzhou_facts.errors import UnreadableQuantityError

_DIGITS: Final = {
    sign: n for n, signs in enumerate(("零〇", "一", "二两", *"三四五六七八九")) for sign in signs
}
_PLACES: Final = {"十": 1, "百": 2, "千": 3}
_ORDINARY: Final = str.maketrans(
    "壹贰貳叁陸陆柒捌玖拾佰仟萬億兩伍肆", "一二二三六六七八九十百千万亿两五四"
)
_CONTRACTED: Final = {"廿": "二十", "卅": "三十"}
CHINESE_SIGNS: Final = "".join(_DIGITS) + "十百千万亿廿卅" + "".join(map(chr, _ORDINARY))
_SIGNS: Final = "零一二三四五六七八九"
_DIGIT_STRING: Final = 3

_MYRIAD: Final = 10_000
_HUNDRED_MILLION: Final = 100_000_000
_TOP_PLACE: Final = 4

_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS: Final = (*("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),)
_WORDS: Final = {word: n for n, word in enumerate(_ONES)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}
ENGLISH_MAGNITUDES: Final = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "quadrillion": 15,
}
ENGLISH_PARTS: Final = {
    name: n
    for n, name in enumerate(
        ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 2
    )
}
NUMBER_WORDS: Final = frozenset(
    (
        *(*_WORDS, *ENGLISH_MAGNITUDES, *ENGLISH_PARTS, *(f"{part}s" for part in ENGLISH_PARTS)),
        *("dozen", "score", "gross", "lakh", "crore", "odd", "ish"),
    )
)
_WORD: Final = re.compile(r"[\s-]?([a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A spelled whole number.

    `place` is the exponent of its last digit that is not zero (0 for a string of digits, as years
    are written), `exponent` that of a 万, 亿 or 万亿 at its end, `rounded` whether it has a
    万 or 亿 or a 百 or 千 stands for itself.
    """

    value: int
    place: int = 0
    exponent: int = 0
    rounded: bool = False


def is_chinese(sign: str) -> bool:
    """Whether a sign is a Chinese character; a pattern for that takes long to make."""
    return "\u3400" <= sign <= "\u9fff" or sign == "\u3007"


def refuse(reason: str) -> NoReturn:
    """Raise `UnreadableQuantityError` with the reason."""
    raise UnreadableQuantityError(reason)


def read_chinese(text: str) -> Numeral:
    """Read a Chinese numeral: 一百零八, 三万五, 千亿, 二〇一七; raise `UnreadableQuantityError`."""
    signs = text.translate(_ORDINARY)
    for short, full in _CONTRACTED.items():
        signs = signs.replace(short, full)
    if all(sign in _DIGITS for sign in signs):
        return _digits(signs)
    value = _hundred_millions(signs)
    exponent = 0
    if signs[-1] == "亿":
        exponent = 12 if signs.endswith("万亿") else 8
    elif signs[-1] == "万":
        exponent = 4
    bare = signs[0] in "百千万亿"
    return Numeral(value, zeros(value), exponent, bare or "万" in signs or "亿" in signs)


def zeros(value: int) -> int:
    """Return the exponent of the last digit that is not zero; 0 for zero."""
    count = 0
    while value and not value % 10:
        value //= 10
        count += 1
    return count


def _digits(signs: str) -> Numeral:
    """Read a string of Chinese digits."""
    if "两" in signs[1:] or (signs[0] in "零〇两" and len(signs) > 1):
        refuse(f"{signs} is no well-formed Chinese numeral")
    if 1 < len(signs) < _DIGIT_STRING and not set(signs) & set("零〇"):
        refuse(f"{signs} may mean either digit or both, so it is no single number")
    return Numeral(int("".join(str(_DIGITS[sign]) for sign in signs)))


def _hundred_millions(signs: str) -> int:
    """Read a numeral that may have one 亿."""
    head, sign, tail = signs.partition("亿")
    if not sign:
        return _myriads(head)
    value = (_myriads(head) if head else 1) * _HUNDRED_MILLION
    if len(tail) == 1 and tail in _DIGITS and tail not in "零〇":
        return value + _DIGITS[tail] * (_HUNDRED_MILLION // 10)
    return value + (_myriads(tail, lower=True) if tail else 0)


def _myriads(signs: str, *, lower: bool = False) -> int:
    """Read a numeral below 亿, which may have one 万; `lower` where a part stands before it."""
    head, sign, tail = signs.partition("万")
    if not sign:
        return _section(head, lower=lower)
    if "万" in tail or (lower and not head):
        refuse(f"{signs} is no well-formed Chinese numeral")
    value = (_section(head, lower=lower) if head else 1) * _MYRIAD
    if len(tail) == 1 and tail in _DIGITS and tail not in "零〇":
        return value + _DIGITS[tail] * (_MYRIAD // 10)
    return value + (_section(tail, lower=True) if tail else 0)


def _section(signs: str, *, lower: bool) -> int:
    """Read a numeral below 万; 零 must stand for a place that is left out, and for nothing else."""
    if not lower and signs in ("百", "千"):
        return 100 if signs == "百" else 1000
    value, above, at = 0, _TOP_PLACE, 0
    while at < len(signs):
        gap = signs[at] in "零〇"
        at += gap
        digit = _DIGITS.get(signs[at : at + 1], 0)
        at += bool(digit)
        place = _PLACES.get(signs[at : at + 1], 0)
        at += bool(place)
        if place == 1 and not digit and above > 1:
            digit = 1
        # A digit alone after 百 or 千 counts the next lower place: 一百二 is 120.
        short = bool(value) and not gap and not place and above in (2, 3)
        place = above - 1 if short else place
        leading_gap = gap and not value and not lower
        needless_gap = gap and place >= above - 1
        if not digit or place >= above or leading_gap or needless_gap:
            refuse(f"{signs} is no well-formed Chinese numeral")
        value += digit * int("1" + place * "0")
        above = 0 if short else place
    return value


def spell_chinese(value: int) -> str:
    """Spell a whole number from 1 to 9999: 20 is 二十, 1080 is 一千零八十."""
    text, gap = "", False
    for place, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            text += ("零" if gap and text else "") + _SIGNS[digit] + word
        gap = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


def read_english(text: str) -> tuple[Numeral, str] | None:
    """Read number words below a thousand at the start of a text; return the rest of it too.

    An `a` counts where a magnitude word follows it. None where the text starts otherwise.
    """
    words, ends = [], []
    at = 0
    while match := _WORD.match(text, at):
        words.append(match[1].lower())
        at = match.end()
        ends.append(at)
    if words[:1] in (["a"], ["an"]) and words[1:2] and words[1] in ENGLISH_MAGNITUDES:
        return Numeral(1, rounded=True), text[ends[0] :]
    if words[:1] and words[0] in ENGLISH_MAGNITUDES:
        return Numeral(1, rounded=True), text
    value, used = _below_hundred(words)
    if not used:
        return None
    if words[used : used + 1] == ["hundred"] and used == 1 and 0 < value < len(_ONES):
        joined = words[2:3] == ["and"]
        rest, more = _below_hundred(words[2 + joined :])
        value, used = 100 * value + rest, 2 + (joined + more if more else 0)
    return Numeral(value, zeros(value)), text[ends[used - 1] :]


def _below_hundred(words: list[str]) -> tuple[int, int]:
    """Return the number that the words start with, and how many of them it takes."""
    if not words or words[0] not in _WORDS:
        return 0, 0
    value = _WORDS[words[0]]
    ones = _WORDS.get(words[1], 0) if words[0] in _TENS and words[1:2] else 0
    if ones and words[1] in _ONES[:10]:
        return value + ones, 2
    return value, 1


def spell_english(value: int) -> str:
    """Spell a whole number from 1 to 999: 120 is one hundred and twenty."""
    hundreds, rest = divmod(value, 100)
    parts = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest >= len(_ONES):
        tens, ones = divmod(rest, 10)
        parts.append(_TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else ""))
    elif rest:
        parts.append(_ONES[rest])
    return " and ".join(parts)

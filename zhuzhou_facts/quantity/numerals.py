"""Numbers spelled in Chinese characters, read and spelled."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from zhuzhou_facts.errors import UnreadableQuantityError

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS: Final = {
    sign: n for n, signs in enumerate(("零〇", "一", "二两", *"三四五六七八九")) for sign in signs
}
_PLACES: Final = {"十": 1, "百": 2, "千": 3}
_ORDINARY: Final = str.maketrans("壹贰叁陆柒捌玖拾佰仟伍肆", "一二三六七八九十百千五四")
_CONTRACTED: Final = {"廿": "二十", "卅": "三十"}
CHINESE_SIGNS: Final = "".join(_DIGITS) + "十百千万亿廿卅" + "".join(map(chr, _ORDINARY))
_SIGNS: Final = "零一二三四五六七八九"
_LONGEST_RUN: Final = 40
# Of fewer digits behind 万 it is not known which place they are: 3万5, 3万50.
_SHORTEST_TAIL: Final = 3
_DIGIT_STRING: Final = 3

_MYRIAD: Final = 10_000
_HUNDRED_MILLION: Final = 100_000_000
_TOP_PLACE: Final = 4

# Two neighbouring digits in one place: 十五六, 两三百, 七八十万; 三五 alone is usual beside them.
_PAIR: Final = re.compile(
    r"((?:.*[十百千万亿])?)([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)"
)
_USUAL_PAIR: Final = (3, 5)
_SPELLED_DIGITS: Final = re.compile(r"([一二三四五六七八九][零一二三四五六七八九]{2,})(万亿|亿|万)")
_MIXED_PART: Final = re.compile(r"零|(?:([0-9][0-9,.]*)|([一二两三四五六七八九]))([十百千]?)")


class Numeral(NamedTuple):
    """A spelled whole number.

    `place` is the exponent of its last digit that is not zero (0 for a string of digits, as years
    are written), `exponent` that of a 万, 亿 or 万亿 at its end, `rounded` whether it has a
    万 or 亿 or a 百 or 千 stands for itself, `spelled` whether it has a place word at all.
    """

    value: int
    place: int = 0
    exponent: int = 0
    rounded: bool = False
    spelled: bool = False


def refuse(template: str, **fields: object) -> NoReturn:
    """Raise `UnreadableQuantityError` with the reason."""
    raise UnreadableQuantityError(template, **fields)


def ordinary(run: str) -> str:
    """Return a numeral in everyday characters: 贰拾 is 二十, 廿 too."""
    signs = run.translate(_ORDINARY)
    for short, full in _CONTRACTED.items():
        signs = signs.replace(short, full)
    return signs


def split_pair(run: str) -> tuple[str, str] | None:
    """Return both ends of a numeral like 十五六 or 两三百; None where it is one number."""
    match = _PAIR.fullmatch(run) if len(run) <= _LONGEST_RUN else None
    if match is None:
        return None
    head, low, high, tail = match.groups()
    pair = _DIGITS[low], _DIGITS[high]
    if (pair[1] != pair[0] + 1 and pair != _USUAL_PAIR) or (
        head and (high == "两" or pair == _USUAL_PAIR)
    ):
        return None
    return head + low + tail, head + high + tail


def read_chinese(run: str) -> Numeral:
    """Read a Chinese numeral: 一百零八, 三万五, 千亿, 二〇一七; raise `UnreadableQuantityError`."""
    if len(run) > _LONGEST_RUN:
        refuse("{numeral} is not a well-formed Chinese numeral", numeral=run[:_LONGEST_RUN] + "…")
    signs = ordinary(run)
    if match := _SPELLED_DIGITS.fullmatch(signs):
        exponent = {"万": 4, "亿": 8, "万亿": 12}[match[2]]
        value = _digits(match[1]).value * 10**exponent
        return Numeral(value, exponent, exponent, rounded=True, spelled=True)
    if all(sign in _DIGITS for sign in signs):
        return _digits(signs)
    value = _whole(signs)
    exponent = 0
    if signs[-1] == "亿":
        exponent = 12 if signs.endswith("万亿") else 8
    elif signs[-1] == "万":
        exponent = 4
    bare = signs[0] in "百千万亿"
    rounded = bare or "万" in signs or "亿" in signs
    return Numeral(value, zeros(value), exponent, rounded, spelled=True)


def zeros(value: int) -> int:
    """Return the exponent of the last digit that is not zero; 0 for zero."""
    count = 0
    while value and not value % 10:
        value //= 10
        count += 1
    return count


def read_mixed(run: str) -> tuple[Fraction, int]:
    """Read digits and numerals with magnitudes between them: 2亿3650万, 7万6千, 1万2600亿.

    Return the value and the exponent of the last digit.
    """
    if len(run) > _LONGEST_RUN:
        refuse("{numeral} is not one number", numeral=run[:_LONGEST_RUN] + "…")
    return _mixed(run, (("兆", 12), ("亿", 8), ("万", 4)), lower=False)


def _mixed(run: str, magnitudes: Sequence[tuple[str, int]], *, lower: bool) -> tuple[Fraction, int]:
    """Read a mixed numeral in these magnitudes; `lower` where a part stands before it."""
    if not magnitudes:
        return _mixed_section(run, lower=lower)
    (word, exponent), *below = magnitudes
    head, sign, tail = run.rpartition(word) if word == "亿" else run.partition(word)
    if not sign:
        return _mixed(run, below, lower=lower)
    value, place = _mixed(head, below, lower=lower)
    value *= 10**exponent
    if not tail:
        return value, place + exponent
    rest, place = _mixed(tail, below, lower=True)
    if rest >= 10**exponent or (tail.isdecimal() and len(tail) < _SHORTEST_TAIL):
        refuse("{numeral} is not one number", numeral=run)
    return value + rest, place


def _mixed_section(run: str, *, lower: bool) -> tuple[Fraction, int]:
    """Read a mixed numeral below 万: 5千6百, 2600, 零6; alone it may have decimals."""
    total, above, place, gap, at = Fraction(), _TOP_PLACE + 1, 0, False, 0
    for match in _MIXED_PART.finditer(run):
        if match.start() != at or (match[0] == "零" and (gap or (at == 0 and not lower))):
            break
        at = match.end()
        if match[0] == "零":
            gap = True
            continue
        plain = (match[1] or str(_DIGITS[match[2]])).replace(",", "")
        place = _PLACES.get(match[3], 0)
        value = Fraction(plain) * 10**place
        fits = above > _TOP_PLACE or (value < 10**above and (match[3] or gap))
        if not fits or ("." in plain and (total or match[3])):
            break
        total, above, gap = total + value, place, False
        if "." in plain:
            place = -len(plain.partition(".")[2])
    else:
        if at == len(run) and run and not gap:
            return total, place
    return refuse("{numeral} is not one number", numeral=run)


def _digits(signs: str) -> Numeral:
    if "两" in signs[1:] or (signs[0] in "零两" and len(signs) > 1):
        refuse("{numeral} is not a well-formed Chinese numeral", numeral=signs)
    if 1 < len(signs) < _DIGIT_STRING and "零" not in signs:
        refuse("{numeral} may mean either digit or both, so it is not one number", numeral=signs)
    return Numeral(int("".join(str(_DIGITS[sign]) for sign in signs)))


def _whole(signs: str, *, lower: bool = False) -> int:
    """Read a numeral that may have one 亿 and 万 each; `lower` where a part stands before it."""
    word = "亿" if "亿" in signs else "万"
    one = _HUNDRED_MILLION if word == "亿" else _MYRIAD
    head, sign, tail = signs.partition(word)
    if not sign:
        return _section(head, lower=lower)
    ambiguous = word == "亿" and head[-1:] in _DIGITS and head[-2:-1] in {"万", "百", "千"}
    if ambiguous or word in tail or (lower and not head):
        refuse("{numeral} is not a well-formed Chinese numeral", numeral=signs)
    value = (_whole(head, lower=lower) if head else 1) * one
    if len(tail) == 1 and tail in _DIGITS and tail != "零":
        return value + _DIGITS[tail] * (one // 10)
    return value + (_whole(tail, lower=True) if tail else 0)


def _section(signs: str, *, lower: bool) -> int:
    """Read a numeral below 万; 零 must stand for a place that is left out, and for nothing else."""
    if not lower and signs in ("百", "千"):
        return 100 if signs == "百" else 1000
    value, above, at = 0, _TOP_PLACE, 0
    while at < len(signs):
        gap = signs[at] == "零"
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
        needless_gap = gap and place >= above - 1 and bool(value or not lower)
        if not digit or place >= above or leading_gap or needless_gap:
            refuse("{numeral} is not a well-formed Chinese numeral", numeral=signs)
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

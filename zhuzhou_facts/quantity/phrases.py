"""The number in a text: its digits or numerals, its magnitude, and what is left for the unit."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.fractions import WORD_FRACTION, read_doubling, read_fraction
from zhuzhou_facts.quantity.number_forms import NUMERAL, Number, read_arabic, with_decimals
from zhuzhou_facts.quantity.numerals import (
    CHINESE_SIGNS,
    ENGLISH_MAGNITUDES,
    ENGLISH_PARTS,
    read_chinese,
    read_english,
    refuse,
)
from zhuzhou_facts.records.units import PERCENT

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.unit_forms import UnitForms

_PLACE_WORDS: Final = frozenset("十百千万亿拾佰仟萬億廿卅")
_VAGUE: Final = re.compile(
    r"[数几好]|(?:若干|许多|several|many|few|a few|dozens|scores|hundreds|thousands|millions)\b"
)

_MAGNITUDES: Final = {
    unit + myriad: place + places
    for place, unit in enumerate(("", "十", "百", "千"))
    for places, myriad in ((0, ""), (4, "万"), (8, "亿"), (12, "万亿"))
}
_ABBREVIATIONS: Final = {"m": 6, "mn": 6, "bn": 9, "tn": 12}
_CHINESE_TAIL: Final = re.compile(r"([余多]?)([十百千]?(?:万亿|亿|万|))([余多]?)")
_SPLIT_MAGNITUDE: Final = re.compile(r"万([余多])亿")
_ENGLISH_TAIL: Final = re.compile(
    rf"(-?odd(?![a-z]))? ?(?:({'|'.join(ENGLISH_MAGNITUDES)}|bn|mn|tn|m)(?![a-z]))?"
    r"(-odd(?![a-z]))?",
    re.IGNORECASE,
)
_TENTHS: Final = re.compile(rf"成([0-9{CHINESE_SIGNS}]?)([余多]?)")
_PER_MILLE: Final = frozenset({"‰", "per mille", "permille"})

_ORDINALS: Final = re.compile(
    rf"第|[0-9]+(?:st|nd|rd|th)\b|(?:first|second|fourth|{'|'.join(ENGLISH_PARTS)})\b",
    re.IGNORECASE,
)


def read_number(text: str, forms: UnitForms) -> Number:
    """Read the number that a normalised text without hedges starts with.

    Raise `UnreadableQuantityError` where there is none.
    """
    if _ORDINALS.match(text) and not WORD_FRACTION.fullmatch(text):
        refuse("an ordinal says which one and not how many")
    positive = text.removeprefix("-")
    currency, core = forms.currency(positive.lstrip())
    number = _ended(read_fraction(core) or read_doubling(core) or _cardinal(core, forms, currency))
    if number.unit and number.rest:
        refuse(f"{number.rest!r} stands after the number")
    if number.excess and number.exponent < 0:
        refuse(f"how far {number.excess} goes beyond a part of a percent is not settled")
    if positive == text and not currency:
        return number
    sign = 1 if positive == text else -1
    return replace(number, mantissa=sign * number.mantissa, currency=currency)


def _cardinal(text: str, forms: UnitForms, currency: str) -> Number:
    """Read digits, a numeral or number words, and the magnitude that follows."""
    number = read_arabic(text) or _chinese(text, forms) or _english(text)
    if number is None:
        vague = _VAGUE.match(text.lower())
        refuse(f"{vague[0]!r} is no number" if vague else "there is no number that can be read")
    if forms.code(number.rest.rstrip("余多")) is not None:
        return number
    if number.rest[:1] in _PLACE_WORDS | {"余", "多"}:
        return _chinese_tail(number, forms)
    return _english_tail(number, forms, currency)


def _chinese(text: str, forms: UnitForms) -> Number | None:
    """Read a Chinese numeral; one that ends in 万 or 亿 is so many of these."""
    match = NUMERAL.match(text)
    if match is None:
        return None
    run, rest = match[0], text[match.end() :]
    if rest[:1] == "点" and (decimals := NUMERAL.match(rest, 1)):
        return with_decimals(run, decimals[0], rest[decimals.end() :])
    # 三千米 is three of 千米 where that is a unit.
    for cut in range(1, len(run)):
        if forms.code(run[cut:] + rest.rstrip("余多")) is not None:
            run, rest = run[:cut], run[cut:] + rest
            break
    numeral = read_chinese(run)
    tail = _first(_CHINESE_TAIL, rest)
    # In 三万多亿 the 多 goes beyond the 三万; in 三万多 it goes beyond the 三.
    exponent = 0 if tail[1] and tail[2] else numeral.exponent
    return Number(
        Fraction(numeral.value, 10**exponent),
        numeral.place - exponent,
        exponent,
        spelled=not _PLACE_WORDS.isdisjoint(run),
        rounded=numeral.rounded,
        rest=rest,
    )


def _english(text: str) -> Number | None:
    """Read number words."""
    found = read_english(text)
    if found is None:
        return None
    numeral, rest = found
    value, place = Fraction(numeral.value), numeral.place
    return Number(value, place, spelled=True, rounded=numeral.rounded, rest=rest.lstrip())


def _chinese_tail(number: Number, forms: UnitForms) -> Number:
    """Read a Chinese magnitude and an excess before or after it."""
    if split := _SPLIT_MAGNITUDE.match(number.rest):
        excess, word, behind, end = split[1], "万亿", "", split.end()
    else:
        tail = _first(_CHINESE_TAIL, number.rest)
        excess, word, behind, end = tail[1], tail[2], tail[3], tail.end()
        if excess and forms.code(number.rest[1:]) is not None:
            word, behind, end = "", "", 1
        if excess and behind:
            refuse(f"{number.rest!r} holds 余 or 多 twice")
    # Without a magnitude behind it, 多 goes beyond the 万 that the numeral itself ends in.
    own = bool(excess) and not word and number.exponent > 0
    return replace(
        number,
        exponent=number.exponent + _MAGNITUDES[word],
        rounded=number.rounded or bool(word),
        excess=excess or behind,
        after=bool(split or behind or own),
        rest=number.rest[end:],
    )


def _english_tail(number: Number, forms: UnitForms, currency: str) -> Number:
    """Read an English magnitude and an -odd before or after it; m and bn with a currency only."""
    match = _first(_ENGLISH_TAIL, number.rest)
    word, rest = (match[2] or "").lower(), number.rest[match.end() :].lstrip()
    if word in _ABBREVIATIONS and not (currency or forms.currency(rest)[0]):
        return number
    if match[1] and match[3]:
        refuse(f"{number.rest!r} holds -odd twice")
    return replace(
        number,
        exponent=number.exponent + (ENGLISH_MAGNITUDES | _ABBREVIATIONS).get(word, 0),
        rounded=number.rounded or bool(word),
        excess="多" if match[1] or match[3] else "",
        after=bool(match[3]),
        rest=rest,
    )


def _first(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    """Match a pattern that fits at the start of every text, if only with nothing."""
    return next(pattern.finditer(text))


def _ended(number: Number) -> Number:
    """Read what may stand behind the unit or instead of it: 多, 成, ‰."""
    rest = number.rest
    if match := _TENTHS.fullmatch(rest):
        return _tenths(number, match[1], match[2])
    if rest.lower() in _PER_MILLE:
        return replace(number, exponent=number.exponent - 1, unit=PERCENT, rest="")
    if rest[-1:] in {"余", "多"}:
        if number.excess:
            refuse(f"{number.excess} and {rest[-1]} both stand with the number")
        return replace(number, excess=rest[-1], after=True, rest=rest[:-1].rstrip())
    # 三个多月: the 多 stands behind the measure word and before the noun.
    if rest[:1] == "个" and rest[1:2] in {"余", "多"} and not number.excess:
        return replace(number, excess=rest[1], after=True, rest="个" + rest[2:])
    return number


def _tenths(number: Number, decimal: str, excess: str) -> Number:
    """Read 成: whole ones are tenths, 六成五 and 6.5成 are percent."""
    if number.excess or number.exponent:
        refuse("成 counts plain tenths")
    if decimal:
        if number.place:
            refuse("a digit stands on both sides of 成 and after the point")
        ones = int(decimal) if decimal.isdecimal() else read_chinese(decimal).value
        mantissa = 10 * number.mantissa + ones
        return Number(mantissa, unit=PERCENT, excess=excess, after=bool(excess))
    if number.place < 0:
        mantissa, place = 10 * number.mantissa, number.place + 1
        return Number(mantissa, place, unit=PERCENT, excess=excess, after=bool(excess))
    return Number(number.mantissa, denominator=10, unit=PERCENT, excess=excess, after=bool(excess))

"""How a number is written: the sign-level forms, before magnitudes and units."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from zhuzhou_facts.quantity.interval import ten
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS, is_chinese, read_chinese, refuse

_LONGEST_TEXT: Final = 200
_MOST_DIGITS: Final = 30
_SIGNS: Final = str.maketrans({"−": "-", "⁄": "/", "∕": "/", "〜": "~", "’": "'"})
_INVISIBLE: Final = re.compile("[\u200b-\u200d\u2060\ufeff]")
_THIN_SPACE: Final = re.compile(r"(?<=[0-9])[\u2009\u202f\u00a0](?=[0-9])")

_ARABIC: Final = re.compile(r"[0-9][0-9,']*(?:\.[0-9]+)?")
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:'[0-9]{3})+)")
NUMERAL: Final = re.compile(rf"[{CHINESE_SIGNS}]+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, and the text after it.

    It is `mantissa` times ten to the `exponent`, or that many of the `denominator` (if not 0)
    parts of a whole. `place` is that of the mantissa's last written digit; for a numeral
    `spelled` with place words, of its last digit that is not zero. `rounded`: a magnitude word
    stands with it. `excess` is a 余 or 多 (-odd is 多), which stands `after` the magnitude or the
    measure word, or else before it. `unit` is a code that the form of the number itself gives.
    """

    mantissa: Fraction
    place: int = 0
    exponent: int = 0
    denominator: int = 0
    spelled: bool = False
    rounded: bool = False
    excess: str = ""
    after: bool = False
    currency: str = ""
    unit: str = ""
    rest: str = ""

    @property
    def scale(self) -> Fraction:
        """Return what one of the mantissa is worth in the base unit, of parts in percent."""
        return Fraction(100, self.denominator) if self.denominator else ten(self.exponent)


def normalised(text: str) -> str:
    """Return the text in half-width signs, with single spaces and none beside Chinese.

    Raise `UnreadableQuantityError` where it is too long, or where a sign stands for a number in a
    way that would be lost: 2½, 10², ⑤.
    """
    if len(text) > _LONGEST_TEXT:
        refuse(f"the text is longer than {_LONGEST_TEXT} signs")
    visible = _THIN_SPACE.sub("'", _INVISIBLE.sub("", text))
    # What is plain already loses nothing; to ask it of the whole text is quick.
    for at, sign in enumerate("" if unicodedata.is_normalized("NFKC", visible) else visible):
        if _lost(visible[at - 1 : at], sign, visible[at + 1 : at + 2]):
            refuse(f"{sign!r} stands for a number that cannot be told from what is beside it")
    plain = unicodedata.normalize("NFKC", visible).translate(_SIGNS)
    if sum(sign.isdecimal() for sign in plain) > _MOST_DIGITS:
        refuse(f"the number has more than {_MOST_DIGITS} digits")
    parts = plain.split()
    joined = parts[0] if parts else ""
    for part in parts[1:]:
        joined += part if is_chinese(joined[-1]) or is_chinese(part[0]) else f" {part}"
    return joined


def _lost(before: str, sign: str, after: str) -> bool:
    """Whether a sign that holds a digit would run into its neighbours when it is made plain."""
    plain = unicodedata.normalize("NFKC", sign)
    if unicodedata.category(sign) == "Nd" or not any(part.isdecimal() for part in plain):
        return False
    if before.isdecimal() or after.isdecimal():
        return True
    return plain[0].isdecimal() and "⁄" not in plain and not before.isalpha()


def read_arabic(text: str) -> Number | None:
    """Read digits, with thousands separators and decimals."""
    match = _ARABIC.match(text)
    if match is None:
        return None
    whole, _, decimals = match[0].partition(".")
    plain = whole.isdecimal()
    if not plain and not _GROUPED.fullmatch(whole):
        refuse(f"the digits of {match[0]} are not grouped in threes")
    if plain and len(whole) > 1 and whole[0] == "0":
        refuse(f"{match[0]} starts with a zero, as a code does and no number")
    rest = text[match.end() :]
    if rest[:1] in {".", "/", ":"}:
        refuse(f"{text!r} is no well-formed number")
    digits = whole.replace(",", "").replace("'", "") + decimals
    return Number(int(digits) * ten(-len(decimals)), -len(decimals), rest=rest.lstrip())


def with_decimals(whole: str, after: str, rest: str) -> Number:
    """Read a Chinese numeral with decimals: 三点五, of which a magnitude may follow."""
    decimals = after.rstrip("十百千万亿")
    if not decimals:
        refuse(f"no digit stands after 点 in {whole}点{after}")
    digits = "".join(str(read_chinese(sign).value) for sign in decimals)
    if len(digits) != len(decimals):
        refuse(f"{decimals} after 点 is no string of digits")
    value = read_chinese(whole).value + int(digits) * ten(-len(digits))
    return Number(value, -len(digits), rest=after[len(decimals) :] + rest)

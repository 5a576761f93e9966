"""A number as written, before its unit; and numbers spelled in Chinese and English."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from zhuzhou_facts.errors import UnreadableQuantityError
from zhuzhou_facts.quantity.interval import last_digit, ten, zeros

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.quantity.interval import Interval

_SIGNS: Final = "零一二三四五六七八九"
PLAIN_DIGITS: Final = {sign: n for n, sign in enumerate(_SIGNS)} | {"两": 2}
PLACE_WORDS: Final = {"": 0, "十": 1, "百": 2, "千": 3}
_MYRIADS: Final = (("兆", 12), ("亿", 8), ("万", 4))
# The magnitudes of Chinese behind digits; 兆 is 1e12 before money, and a prefix elsewhere.
CHINESE_MAGNITUDE: Final = r"(?:[十百千]?(?:万亿|亿|万|兆(?=[元美日港韩台欧0-9]))|[十百千])"
_EXPONENTS: Final = PLACE_WORDS | {"万": 4, "亿": 8, "兆": 12, "个": 0}
_ORDINARY: Final = str.maketrans(
    dict(zip("壹贰叁陆柒捌玖拾佰仟伍肆", "一二三六七八九十百千五四", strict=True))
    | {"廿": "二十", "卅": "三十"}
)
# Behind a plus sign it is one of a sum, and no bound: 大桥7+立交20.
NEXT_TERM: Final = r"[\u4e00-\u9fff]{1,6} ?[0-9]+(?!\w)"
CHINESE_SIGNS: Final = "".join(PLAIN_DIGITS) + "十百千万亿" + "".join(map(chr, _ORDINARY))
_NO_NUMERAL: Final = "{numeral} is not a well-formed Chinese numeral"
_LONGEST_RUN: Final = 40
# Of fewer digits behind 万 it is not known which place they are: 3万5, 3万50.
_SHORTEST_TAIL: Final = 3
_DIGIT_STRING: Final = 3
_TOP_PLACE: Final = 4

# Two neighbouring digits in one place: 十五六, 两三百, 七八十万; 三五 alone is usual beside them.
_PAIR: Final = re.compile(
    r"((?:.*[十百千万亿])?)([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)"
)
_USUAL_PAIR: Final = (3, 5)
_SPELLED_DIGITS: Final = re.compile(r"[一二三四五六七八九][零一二三四五六七八九]{2,}")
_PART: Final = re.compile(r"(零?)(?:([0-9][0-9,]*)|([一二两三四五六七八九]?))([十百千]?)")


def refuse(template: str, **fields: object) -> NoReturn:
    """Raise `UnreadableQuantityError` with the reason."""
    raise UnreadableQuantityError(template, **fields)


class Number(NamedTuple):
    """A number as written, from `start` to `end` of a text.

    `value` is None where it is not known, and `vague` then holds what is. `place` is the exponent
    of the last digit that counts as written; `fine` the same for counts and percentages, in which
    a spelled 三百 is exact. `exponent` is that of the magnitude at the end; `lead` counts the place
    words too, where there is one digit alone: 6 for 三百万. `decimals` are the written ones. Of a
    fraction, `parts` is the denominator. `excess` is a 余 or 多 (-odd is 多, 来 is about), which
    stands `after` the magnitude or before it. `upto` is the other end of 十五六. `unit` is a code
    that the form itself gives.
    """

    value: Fraction | None
    end: int
    place: int = 0
    fine: int = 0
    exponent: int = 0
    lead: int = 0
    decimals: int = 0
    parts: int = 0
    excess: str = ""
    after: bool = False
    upto: Fraction | None = None
    vague: Interval | None = None
    unit: str = ""
    chinese: bool = False
    start: int = 0

    @property
    def ceiling(self) -> Fraction | None:
        """The number that one with an `excess` does not reach."""
        if self.value is None or not self.excess or self.parts:
            return None
        if self.after:
            scale = ten(self.exponent)
            return (self.value // scale + 1) * scale
        return self.value + ten(last_digit(self.value) or 0)

    def scaled(self, exponent: int) -> Number:
        """Return the number with a power of ten more."""
        if not exponent:
            return self
        return self._times(ten(exponent))._replace(
            place=self.place + exponent,
            fine=self.fine + exponent,
            exponent=self.exponent + exponent,
            lead=self.lead + exponent,
        )

    def rounded(self, exponent: int) -> Number:
        """Return the number with a magnitude behind it, whose last digit is as rough."""
        scaled = self.scaled(exponent)
        return scaled._replace(fine=scaled.place) if exponent else scaled

    def negated(self) -> Number:
        """Return the number with a minus before it."""
        return self._times(Fraction(-1))

    def _times(self, factor: Fraction) -> Number:
        return self._replace(
            value=None if self.value is None else self.value * factor,
            upto=None if self.upto is None else self.upto * factor,
            vague=self.vague and self.vague * factor,
        )

    def exceeding(self, excess: str, end: int, *, after: bool) -> Number:
        """Return the number with 余, 多 or 来, which stands `after` its magnitude or before it."""
        if self.value is None:
            return self._replace(end=end)
        below = after and abs(self.value) < ten(self.exponent)
        if not self.value or self.upto or self.excess or (below and not self.parts):
            refuse("{word} cannot stand beside this number", word=excess)
        return self._replace(excess=excess, after=after, end=end)

    def with_half(self, end: int, exponent: int = 0) -> Number:
        """Return the number and a half; `exponent` is that of its unit: 两年半, 三成半."""
        plain = not (self.excess or self.parts or self.decimals or self.upto)
        if self.value is None or not plain or self.exponent != exponent:
            refuse("{word} cannot stand beside this number", word="半")
        return self._replace(value=self.value + ten(exponent) / 2, parts=2, end=end)

    def with_digits(self, digits: str, end: int, *, place: int) -> Number:
        """Return the number with more digits, the last one at a lower place: 六成五, 十块三毛."""
        if self.value is None or self.excess or self.decimals or self.upto or self.parts:
            refuse("{text!r} stands after the number", text=digits)
        more = int("".join(str(PLAIN_DIGITS.get(sign, sign)) for sign in ordinary(digits)))
        return self._replace(
            value=self.value + more * ten(place),
            end=end,
            place=place,
            fine=place,
            decimals=max(0, -place),
            exponent=0,
        )


def exponent_of(word: str) -> int:
    """Return the power of ten of a Chinese magnitude: 千万 is 7, 个亿 is 8."""
    return sum(_EXPONENTS[sign] for sign in word)


def ordinary(run: str) -> str:
    """Return a numeral in everyday characters: 贰拾 is 二十, 廿 too."""
    return run.translate(_ORDINARY)


def split_pair(run: str) -> tuple[str, str] | None:
    """Return both ends of a numeral like 十五六 or 两三百; None where it is one number."""
    match = _PAIR.fullmatch(run) if len(run) <= _LONGEST_RUN else None
    if match is None:
        return None
    head, low, high, tail = match.groups()
    pair = PLAIN_DIGITS[low], PLAIN_DIGITS[high]
    if (pair[1] != pair[0] + 1 and pair != _USUAL_PAIR) or (
        head and (high == "两" or pair == _USUAL_PAIR)
    ):
        return None
    return head + low + tail, head + high + tail


def read_chinese(run: str, end: int = 0) -> Number:
    """Read a numeral: 一百零八, 三万五, 千亿, 二〇一七, with digits too: 2亿3650万, 7万6千."""
    if len(run) > _LONGEST_RUN:
        refuse(_NO_NUMERAL, numeral=run[:_LONGEST_RUN] + "…")
    signs = ordinary(run)
    if all(sign in PLAIN_DIGITS for sign in signs):
        return Number(Fraction(_digits(signs)), end, chinese=True)
    value, place = _read(signs, _MYRIADS, lower=False)
    exponent = exponent_of(signs[len(signs.rstrip("万亿兆")) :])
    lead = place if value < 10 ** (place + 1) else exponent
    fine = place if signs[0] in "百千" or any(word in signs for word, _ in _MYRIADS) else 0
    return Number(Fraction(value), end, place, fine, exponent, lead, chinese=True)


def _digits(signs: str) -> int:
    if "两" in signs[1:] or (signs[0] in "零两" and len(signs) > 1):
        refuse(_NO_NUMERAL, numeral=signs)
    if 1 < len(signs) < _DIGIT_STRING and "零" not in signs:
        refuse("{numeral} may mean either digit or both, so it is not one number", numeral=signs)
    return int("".join(str(PLAIN_DIGITS[sign]) for sign in signs))


def _read(run: str, magnitudes: Sequence[tuple[str, int]], *, lower: bool) -> tuple[int, int]:
    """Return value and last place of a numeral; `lower` is whether a part stands before it."""
    if not magnitudes:
        return _section(run, lower=lower)
    (word, exponent), *below = magnitudes
    head, sign, tail = run.partition(word)
    if not sign:
        return _read(run, below, lower=lower)
    value, place = _read(head, below, lower=lower) if head or lower else (1, 0)
    value *= 10**exponent
    digit = PLAIN_DIGITS.get(tail)
    # 一百二亿 may be 120亿 or 100亿2亿, 三万亿五 3.5万亿 or 三万亿五千万.
    short_head = word == "亿" and head[-1:] in PLAIN_DIGITS and head[-2:-1] in {"万", "百", "千"}
    short_tail = (digit and head.endswith("万")) or (
        tail.isdecimal() and len(tail) < _SHORTEST_TAIL
    )
    if short_head or short_tail or tail == "两":
        refuse(_NO_NUMERAL, numeral=run)
    if not tail:
        return value, place + exponent
    if digit:
        return value + digit * 10 ** (exponent - 1), exponent - 1
    rest, place = _read(tail, below, lower=True)
    if rest >= 10**exponent:
        refuse(_NO_NUMERAL, numeral=run)
    return value + rest, place


def _section(signs: str, *, lower: bool) -> tuple[int, int]:
    """Read a numeral below 万; 零 must stand for a place that is left out, and for nothing else."""
    if not lower and signs in {"百", "千"}:
        return 10 ** PLACE_WORDS[signs], PLACE_WORDS[signs]
    if _SPELLED_DIGITS.fullmatch(signs):
        return _digits(signs), 0
    value, above, place = 0, _TOP_PLACE, 0
    for match in _PART.finditer(signs):
        if value and match.start() == len(signs):
            break
        gap, plain, sign, word = match.groups("")
        place = PLACE_WORDS[word]
        digit = int(plain.replace(",", "")) if plain else PLAIN_DIGITS.get(sign, 0)
        if word == "十" and not plain and not sign and above > 1:
            digit = 1
        # A digit alone after 百 or 千 counts the next lower place: 一百二 is 120.
        short = value and sign not in {"", "两"} and not word and not gap and above in {2, 3}
        place = above - 1 if short else place
        top = place + len(str(digit)) - 1
        too_large = top >= above and bool(value or not plain)
        needless_gap = (gap and not lower and not value) or (gap and value and top >= above - 1)
        odd = len(plain) > 1 and word and match.end() < len(signs)
        bare = value and not gap and not word and not short and (plain or above > 1)
        if not digit or too_large or needless_gap or bare or odd:
            refuse(_NO_NUMERAL, numeral=signs)
        value, above = value + digit * 10**place, 0 if short else place
    return value, place


def spell_chinese(value: int) -> str:
    """Spell a multiple of ten below a thousand: 20 is 二十, 110 is 一百一十."""
    hundreds, tens = divmod(value // 10, 10)
    text = (f"{_SIGNS[hundreds]}百" if hundreds else "") + (f"{_SIGNS[tens]}十" if tens else "")
    return "十" if text == "一十" else text


_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS: Final = (*("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),)
_UNDER_TWENTY: Final = {word: n for n, word in enumerate(_ONES)} | {"nought": 0, "naught": 0}
_ROUND: Final = {word: 10 * n for n, word in enumerate(_TENS, 2)}
_THOUSANDS: Final = ("thousand", "million", "billion", "trillion", "quadrillion")
ENGLISH_MAGNITUDES: Final = {"hundred": 2, "lakh": 5, "crore": 7} | {
    word: 3 * n for n, word in enumerate(_THOUSANDS, 1)
}
ABBREVIATIONS: Final = {
    word: exponent
    for exponent, words in ((3, "k"), (6, "mn mln"), (9, "bn bln"), (12, "tn trn tln"))
    for word in words.split()
}
# These are units too, and stand for a magnitude beside a currency alone.
SHORT_ABBREVIATIONS: Final = {"m": 6, "b": 9, "t": 12}
GROUPS: Final = {"dozen": 12, "score": 20}
_ORDINALS: Final = (
    *("third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth"),
)
_PART_WORDS: Final = (
    {"half": 2, "fourth": 4, "hundredth": 100, "thousandth": 1000}
    | {word: n for n, word in enumerate(_ORDINALS, 3)}
    | {f"{word[:-1]}ieth": 10 * n for n, word in enumerate(_TENS, 2)}
)

NUMBER_WORDS: Final = frozenset(_UNDER_TWENTY).union(
    ("millionth", "millionths", "billionth", "billionths", "trillionths"),
    ("grand", "gross", "umpteen", *_ROUND, *ENGLISH_MAGNITUDES, *GROUPS),
    (word + "s" for word in (*ENGLISH_MAGNITUDES, *GROUPS)),
)
SMALL_WORDS: Final = _ONES
DIGIT_WORDS: Final = {word: n for word, n in _UNDER_TWENTY.items() if n < 10}  # noqa: PLR2004 - digits
ORDINAL_WORDS: Final = frozenset((*_PART_WORDS, "first", "second")) - {"half", "quarter"}

_WORD: Final = re.compile(r"[ -]?([a-z]+)")
_HIGHEST: Final = 18
_TOO_MANY_HUNDREDS: Final = 20
_ARTICLES: Final = ("a", "an")
_FRACTION: Final = re.compile(
    rf"(?:({'|'.join(_TENS)})-)?({'|'.join(_PART_WORDS)}|halve)(s?)(?![a-z])"
)


def read_words(text: str, at: int) -> Number | None:
    """Read the number in words that stands at a place of a lower-case text; None without one.

    An `a` counts where a magnitude or a dozen follows it. Raise `UnreadableQuantityError` where
    number words follow each other that make up no number: forty-twelve.
    """
    total, group, last, rounded, previous, end = 0, 0, _HIGHEST, False, "", at
    match = _WORD.match(text, at)
    while match:
        word, large = match[1], previous in ENGLISH_MAGNITUDES
        if word == "and" and large:
            match = _WORD.match(text, match.end())
            continue
        size, exponent = _UNDER_TWENTY.get(word, _ROUND.get(word)), ENGLISH_MAGNITUDES.get(word, 0)
        below_ten = previous in _ROUND and word in _ONES[1:10]
        if size is not None and (not previous or large or below_ten):
            group, rounded = group + size, rounded and total > 0
        elif word == "hundred" and (previous in _ARTICLES or 0 < group < _TOO_MANY_HUNDREDS):
            group, rounded = (group or 1) * 100, previous in _ARTICLES
        elif ENGLISH_MAGNITUDES["hundred"] < exponent < last and (
            group or (previous and not large)
        ):
            total, group, last, rounded = total + (group or 1) * 10**exponent, 0, exponent, True
        elif word in GROUPS and previous and not large:
            return Number(Fraction((group or 1) * GROUPS[word]), match.end())
        elif previous or word not in _ARTICLES:
            break
        previous, end = word, match.end()
        match = _WORD.match(text, end)
    if not previous or previous in _ARTICLES:
        return None
    if match and match[1] in NUMBER_WORDS and not read_part(text, match.start(1)):
        refuse("{words!r} is not one number", words=text[at : match.end()])
    value = total + group
    place = zeros(value)
    fine = place if rounded else 0
    lead = place if place > 1 and value < 10 ** (place + 1) else 0
    return Number(Fraction(value), end, place, fine, lead=lead)


class Parts(NamedTuple):
    """So many parts of a whole, and where the word for the part ends."""

    parts: int
    plural: bool
    end: int


def read_part(text: str, at: int) -> Parts | None:
    """Read the word for a part of a whole: third, quarters, twenty-fifth; None without one."""
    if match := _FRACTION.match(text, at):
        parts = _ROUND.get(match[1], 0) + _PART_WORDS.get(match[2], 2)
        return Parts(parts, bool(match[3]), match.end())
    return None


def spell_english(value: int) -> str:
    """Spell a multiple of ten below a thousand: 120 is one hundred and twenty."""
    hundreds, tens = divmod(value // 10, 10)
    words = (f"{_ONES[hundreds]} hundred" if hundreds else "", ("", "ten", *_TENS)[tens])
    return " and ".join(filter(None, words))

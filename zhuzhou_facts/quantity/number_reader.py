"""Numbers of every form: shares, multiples, unknown amounts, and plain numbers."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.cardinals import VULGAR, CardinalReader
from zhuzhou_facts.quantity.english_numerals import GROUPS, MAGNITUDES, SMALL_WORDS, read_part
from zhuzhou_facts.quantity.interval import Interval, ten
from zhuzhou_facts.quantity.lexicon import (
    BEFORE_SOME,
    BEFORE_UPWARDS,
    DURATIONS,
    ONE_OF,
    measure_at,
)
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS, Number, exponent_of, read_chinese, refuse
from zhuzhou_facts.records import PERCENT, PERSON, TIMES

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.english_numerals import Parts


_DOZEN: Final = 12
_SOME: Final = re.compile(rf"好?(?:几|{BEFORE_SOME}数)([十百千]?(?:个?(?:万亿|亿)|万)?)(?:余|多)?")
_UPWARDS: Final = re.compile(rf"{BEFORE_UPWARDS}上([十百千万亿][百千万亿]*)(?![十百千万亿])")
_FEW: Final = re.compile(
    r"(?:several|a few|a couple of)(?: (hundred|thousand|million|billion|dozen))?"
    r"(?: (thousand|million|billion))?(?![a-z])"
)
_MANY: Final = re.compile(
    r"(?:(tens|dozens|scores|hundreds) of )?(dozens|scores|hundreds|thousands|millions|billions)"
    r"(?![a-z])(?: of(?![a-z]))?"
)
_SIZES: Final = {"": 1, "tens": 10, "dozens": _DOZEN, "scores": 20} | {
    word + "s": 10**exponent for word, exponent in MAGNITUDES.items()
}


def read_vague(numbers: CardinalReader, at: int) -> Number | None:
    """Read an amount that is left open; its bounds are the widest that the words allow."""
    lower = numbers.lower
    if match := _SOME.match(lower, at):
        one, end = ten(exponent_of(match[1])), match.end()
        vague = Interval(2 * one, 10 * one, high_open=True)
        return Number(None, end, vague=vague, chinese=True)
    if match := _UPWARDS.match(lower, at):
        low = read_chinese(match[1]).value
        return Number(None, match.end(), vague=Interval(low, None), chinese=True)
    if match := _FEW.match(lower, at):
        one = Fraction(_DOZEN) if match[1] == "dozen" else ten(MAGNITUDES.get(match[1] or "", 0))
        one *= ten(MAGNITUDES.get(match[2] or "", 0))
        return Number(None, match.end(), vague=Interval(2 * one, 10 * one, high_open=True))
    if match := _MANY.match(lower, at):
        one = Fraction(_SIZES[match[1] or ""] * _SIZES[match[2]])
        return Number(None, match.end(), vague=Interval(2 * one, None))
    return None


_MOST_DOUBLINGS: Final = 100
_LARGEST_TOTAL: Final = 1000
_HALVES: Final = 2
_HUNDRED: Final = 100

_CHINESE_SHARE: Final = re.compile(
    rf"([0-9]+|[{CHINESE_SIGNS}]+)分之([负-]?)(?=[0-9{CHINESE_SIGNS}几])"
)
# These shares are decimals: hundredths, thousandths and ten-thousandths, as powers of percent.
_DECIMAL_PARTS: Final = {100: 0, 1000: -1, 10_000: -2}
_HALF: Final = re.compile(r"一半|半数|对半|(?<=[过近超逾足到])半(?![\u4e00-\u9fff])")
_HALF_BEFORE: Final = re.compile(r"半(?=个?[多余]?(.))")
_STROKE: Final = re.compile(r"(0|[1-9][0-9]*)/([1-9][0-9]*)(?![0-9/千万]|\.[0-9])")
_DOUBLING: Final = re.compile(
    rf"(?:翻了?|(?<=[近约逾超过]))([0-9]{{0,3}}|[{CHINESE_SIGNS}]{{0,3}})番(?![茄邦])"
)

_HALF_A: Final = re.compile(
    r"(?:(?P<first>an? )?half (?P<article>an? )?|an? half-|half-an?-|half-(?=dozen))"
    r"(?!of )(?=[a-z])"
)
_ARTICLE: Final = re.compile(r"an? ")
_A_AND_HALF: Final = re.compile(
    rf"(?:an?|one) (?!{'|'.join(MAGNITUDES)})(?=[a-z]+ and a half(?![a-z])"
    r"|hour (?:and )?[0-9]{1,2} min)"
)
# More than an hour; over a year may say how long something took.
_ONE_OF: Final = re.compile(rf"an? (?={ONE_OF})")
_ONE_HEDGED: Final = (
    *("more than ", "less than ", "nearly ", "almost ", "at least ", "under ", "up to "),
    *("just over ", "well over ", "for over "),
)
_IN_EVERY: Final = re.compile(r" (?:in|out of)(?: every)? ")
_OF_A: Final = re.compile(r" of (?:an?|one|1)(?= [a-z-]+(?![a-z'-]))")
_MULTIPLES: Final = {
    **{f"{word}{hyphen}fold": n for n, word in enumerate(SMALL_WORDS) for hyphen in ("", "-")},
    **dict.fromkeys(("twice", "doubled", "doubling"), 2),
    **dict.fromkeys(("thrice", "trebled", "trebling", "tripled", "tripling"), 3),
    **dict.fromkeys(("quadrupled", "quadrupling"), 4),
    **dict.fromkeys(("quintupled", "quintupling"), 5),
}
_MULTIPLE: Final = re.compile(rf"({'|'.join(_MULTIPLES)})(?![a-z])")


class NumberReader(CardinalReader):
    """Reads numbers of every form out of one folded text."""

    def number(self, at: int, *, money: bool = False) -> Number | None:
        """Read the number that starts at a place; None where there is none."""
        sign = self.lower[at : at + 1]
        if not sign or sign in " ,":
            return None
        if number := self._share(at) or self._multiple(at) or read_vague(self, at):
            return number
        return self.cardinal(at, money=money)

    def _share(self, at: int) -> Number | None:
        """Read 1/3, 三分之一, 百分之五, two thirds, one in four, half a million."""
        if match := _CHINESE_SHARE.match(self.lower, at):
            return self._chinese_share(match)
        if match := _HALF.match(self.lower, at):
            return _share(Fraction(1, 2), 2, match.end())
        if (match := _HALF_BEFORE.match(self.lower, at)) and (
            self.forms.match(self.text, match.start(1))
            or self.forms.match_without_ge(self.text, match.start(1))
        ):
            return Number(Fraction(1, 2), match.end(), parts=2, chinese=True)
        if match := _STROKE.match(self.lower, at):
            return self._part_of(Fraction(int(match[1]), int(match[2])), int(match[2]), match.end())
        if parts := VULGAR.get(self.lower[at]):
            return _share(parts, parts.denominator, at + 1)
        return self._english_share(at) if self.lower[at].isascii() else None

    def _multiple(self, at: int) -> Number | None:
        """Read 翻番, doubled, twofold; a year and a half is one and a half too."""
        if match := _DOUBLING.match(self.lower, at):
            return self._doubling(match)
        if match := _MULTIPLE.match(self.lower, at):
            return Number(Fraction(_MULTIPLES[match[1]]), match.end(), unit=TIMES)
        one = self.lower.endswith(_ONE_HEDGED, 0, at) and _ONE_OF.match(self.lower, at)
        if match := one or _A_AND_HALF.match(self.lower, at):
            return Number(Fraction(1), match.end())
        return None

    def _chinese_share(self, match: re.Match[str]) -> Number:
        text, end = match[0], match.end()
        parts = int(read_chinese(match[1]).value or 0)
        found = self.digits(end) or read_vague(self, end) or self.chinese(end)
        if not parts or found is None:
            refuse("{text}… is not a well-formed fraction", text=text)
        if match[2]:
            found = found.negated()
        if parts in _DECIMAL_PARTS:
            # Decimals of percent: 百分之五.
            place = _DECIMAL_PARTS[parts] - found.decimals
            number = found.scaled(_DECIMAL_PARTS[parts])._replace(
                exponent=0, place=place, fine=place, unit=PERCENT, hundredths=parts == _HUNDRED
            )
            return self.exceeded(number, number.end, after=False)
        if found.place < 0 or found.value is None or found.upto is not None:
            refuse("{text}… is not a well-formed fraction", text=text)
        return self._part_of(found.value / parts, parts, found.end)

    def _doubling(self, match: re.Match[str]) -> Number:
        """Read 翻番 and 翻两番: doubled so many times, as a multiple."""
        times = int(read_chinese(match[1] or "一").value or 0)
        if times > _MOST_DOUBLINGS:
            refuse("doubled {count} times is not plausible", count=times)
        number = Number(Fraction(2**times), match.end(), unit=TIMES)
        return self.exceeded(number, number.end, after=True)

    def _english_share(self, at: int) -> Number | None:
        """Read half, a third, two-thirds, 3 quarters, one in four, three out of ten."""
        lower = self.lower
        if match := _HALF_A.match(lower, at):
            article = match["first"] or match["article"] or "-" in match[0]
            return self._half_a(lower.index("half", at), match.end(), article=bool(article))
        article = _ARTICLE.match(lower, at)
        part = read_part(lower, article.end() if article else at)
        if part and not part.plural and (article or part.parts == _HALVES):
            return self._so_many(1, part)
        count = self.digits(at) or self.words(at)
        if count is None or not count.value or count.parts or count.decimals:
            return None
        share = self._one_in_four(count)
        behind = count.end + 1 if lower[count.end : count.end + 1] in {" ", "-"} else len(lower)
        part = read_part(lower, behind)
        odd = part and (part.plural != (count.value > 1) or count.value > part.parts)
        if part and odd and not share:
            refuse("{text!r} is not a well-formed fraction", text=lower[at : part.end])
        return share or (part and self._so_many(int(count.value), part))

    def _one_in_four(self, count: Number) -> Number | None:
        """Read the whole behind a count: one in four, 3 out of 10."""
        every = _IN_EVERY.match(self.lower, count.end)
        whole = every and (self.digits(every.end()) or self.words(every.end()))
        if not whole or not whole.value or not count.value or whole.decimals or whole.parts:
            return None
        # 2 in 1979 has a year, and 3 in 12 months a span of time.
        unit = self.forms.match(self.text, self.spaced(whole.end))
        fits = count.value < whole.value <= _LARGEST_TOTAL
        if not fits or (unit and unit.code in DURATIONS):
            return None
        return _share(count.value / whole.value, int(whole.value), whole.end)

    def _so_many(self, count: int, part: Parts) -> Number:
        """Return so many parts in percent, of a unit or of a magnitude: a quarter of an hour."""
        share = Fraction(count, part.parts)
        of_unit = self._part_of(share, part.parts, part.end)
        if not of_unit.unit:
            return of_unit
        if part.parts in _DECIMAL_PARTS:
            place = _DECIMAL_PARTS[part.parts]
            return Number(count * ten(place), part.end, place, place, unit=PERCENT)
        scaled = self.english_tail(Number(share, part.end, parts=part.parts), money=False)
        return scaled if scaled.exponent else of_unit

    def _part_of(self, share: Fraction, parts: int, end: int) -> Number:
        """Return a part of a unit or magnitude that follows, else a share: 四分之一个百分点."""
        whole = _OF_A.match(self.lower, end)
        number = Number(share, whole.end() if whole else end, parts=parts)
        scaled = self.english_tail(number, money=False) if whole else number
        unit = None if whole else self.forms.match(self.text, end)
        long = unit and unit.end > end + 1 and unit.code != PERSON and not unit.form.isascii()
        if scaled.exponent or long or (whole and self._is_measure(whole.end() + 1)):
            return scaled
        return _share(share, parts, end)

    def _is_measure(self, at: int) -> bool:
        """Whether a unit of measurement stands at a place."""
        unit = self.forms.match(self.text, at)
        measure = measure_at(self.text.text, at, whole=False)
        return bool(measure or (unit and unit.code != PERSON))

    def _half_a(self, start: int, at: int, *, article: bool) -> Number:
        """Read half a million, half a dozen, half an hour; else half is a share."""
        for name, size in GROUPS.items():
            if self.lower.startswith(name, at):
                return Number(Fraction(size, 2), at + len(name))
        half = self.english_tail(Number(Fraction(1, 2), at, parts=2), money=False)
        unit = self.forms.match(self.text, at)
        lasting = unit and unit.code in DURATIONS
        if half.end > at or lasting or (article and self._is_measure(at)):
            return half
        return _share(Fraction(1, 2), 2, start + len("half"))


def _share(share: Fraction, parts: int, end: int) -> Number:
    return Number(share * 100, end, parts=parts, unit=PERCENT)

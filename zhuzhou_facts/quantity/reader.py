"""Quantities as sources write them: the longest one at a place, and one as a whole text."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.quantity.characters import fold_phrase
from zhuzhou_facts.quantity.context import FROM, heads_a_column, may_be_year
from zhuzhou_facts.quantity.hedges import (
    HedgeWord,
    Single,
    hedge_at,
    quantity_of,
    range_of,
)
from zhuzhou_facts.quantity.lexicon import MEASURE_WORDS, SpanKind, label_at, no_number_at
from zhuzhou_facts.quantity.numerals import CHINESE_SIGNS, NUMBER_WORDS, Number, refuse
from zhuzhou_facts.quantity.unit_forms import unit_forms
from zhuzhou_facts.quantity.unit_reader import UnitReader
from zhuzhou_facts.records import COUNT, PERCENT, PERSON, UNITS, Hedge, units_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.quantity.interval import Quantity
    from zhuzhou_facts.quantity.unit_forms import UnitForms
    from zhuzhou_facts.records import FactBase, Unit


_MOST_HEDGES: Final = 4
_WIDEST: Final = 3  # how many times the one end of a range may be the other behind “by”
_START: Final = rf"(?=[-负+]?(?:零下)?[$€£¥0-9{CHINESE_SIGNS}几数半½⅓⅔¼¾]|(?:us|hk|nt)\$)"
_TO: Final = re.compile(
    rf" ?(?:[至到~-]|[–—─]{{1,2}}) ?{_START}|-? to (?=[a-z0-9$€£¥.-])|-to-(?=[a-z0-9])"
    rf"| or (?=[a-z0-9$€£])|或{_START}"
)
# Its peak of $57,843 in 1999 to $53,657; from 1,800 at the end of 2019 to 2,650.
_YEAR_BEFORE_TO: Final = re.compile(
    r"\b(?:in|since) (?:19|20)[0-9]{2}\Z"
    r"|\bfrom (?:[a-z]+ ){0,3}[$€£¥]?[0-9][0-9.,]*[^.,;]* (?:1[0-9]|20)(?!00)[0-9]{2}\Z"
)
# What opens a range, and what then parts its ends.
_JOINTS: Final = {"between ": " and ", "from ": " to ", "介于": "[和与至到~-]"} | dict.fromkeys(
    "从由自", "[至到~-]"
)
_OPENER: Final = re.compile("|".join(_JOINTS))
_LOOK_BACK: Final = 64
_DOUBLING: Final = re.compile(r"翻了?(?=[近约逾超])")


class Scan(NamedTuple):
    """A quantity as it stands in a text: its numbers, its hedges, and where it ends."""

    start: int
    end: int
    low: Single
    high: Single | None
    hedges: tuple[HedgeWord, ...]

    @property
    def measured(self) -> bool:
        """Whether it is in a standard unit of measurement, and no count: 四平方米, 十一年."""
        last = self.high or self.low
        return bool(last.form) and last.unit not in {"", COUNT, PERSON, last.form}

    def quantity(self) -> Quantity:
        """Return what it says; raise `UnreadableQuantityError` where that is not settled."""
        if self.high is None:
            return quantity_of(self.low, self.hedges)
        return range_of(self.low, self.high, self.hedges)


class Scanner(UnitReader):
    """Scans one folded text for quantities in these units."""

    def scan(self, at: int) -> Scan | None:
        """Return the longest quantity that starts at this place; None where none does."""
        hedges: list[HedgeWord] = []
        doubling = _DOUBLING.match(self.lower, at)
        position = self._hedged(doubling.end() if doubling else at, hedges)
        per: list[str] = []  # 每人每月
        while self.lower.startswith("每", position):
            divisor = self.divisor(position + 1, known=True)
            if divisor is None:
                break
            per.append(divisor.unit)
            position = self._hedged(divisor.end, hedges)
        scan = self._opened(at, position, hedges) or self._plain(at, position, hedges)
        if scan and per:
            high = scan.high and scan.high.per("/".join(per))
            return scan._replace(low=scan.low.per("/".join(per)), high=high)
        return scan

    def _hedged(self, at: int, hedges: list[HedgeWord], *, behind: bool = False) -> int:
        """Collect the hedges at a place, and return where they end."""
        while len(hedges) < _MOST_HEDGES and (hedge := hedge_at(self.lower, at, behind=behind)):
            hedges.append(hedge)
            at = hedge.end
        return at

    def _opened(self, at: int, position: int, hedges: list[HedgeWord]) -> Scan | None:
        """Read a range that a word opens: between 10 and 20, 从8%到12%."""
        opener = _OPENER.match(self.lower, position)
        low = opener and self.single(opener.end())
        joint = opener and low and re.compile(_JOINTS[opener[0]]).match(self.lower, low.end)
        high = joint and self.single(joint.end())
        return high and low and self._range(at, low, high, hedges)

    def _plain(self, at: int, position: int, hedges: list[HedgeWord]) -> Scan | None:
        """Read a number, or two with a sign of a range between them."""
        low = self.single(position)
        joint = low and _TO.match(self.lower, low.end)
        high = low and joint and self.single(joint.end(), money=low.currency)
        if low and joint and high and self._makes_range(at, low, high, joint[0], hedges):
            if low.currency and high.counted and not self.whole:
                high = Single(high.number, high.number.end)  # €175–190 million goes
            if found := self._range(at, low, high, hedges):
                return found
        return low and self._ended(at, low, None, low.end, hedges)

    def _makes_range(
        self, at: int, low: Single, high: Single, joint: str, hedges: list[HedgeWord]
    ) -> bool:
        """Whether two numbers with a sign of a range between them may be its ends."""
        first, last = low.number.value or Fraction(), high.number.value or Fraction()
        close = last - first <= max(Fraction(1), first / 2)
        if not close and joint in {" or ", "或"}:
            return False  # 3 or 4 days
        # From just under 863 km to 1,916 km: the hedge is that of the first alone.
        own = not {Hedge.OVER, Hedge.NEARLY}.isdisjoint(each.hedge for each in hedges)
        level = high.unit or high.currency or not may_be_year(high)
        year = level and _YEAR_BEFORE_TO.search(self.lower, max(0, at - _LOOK_BACK), low.end)
        # Fell by 31 to 126: by so many, and to so many.
        apart: tuple[str, ...] = FROM if own else ()
        apart += ("by ",) if last > _WIDEST * first else ()
        return self.whole or not (year or self.lower.endswith(apart, 0, at))

    def _range(self, at: int, low: Single, high: Single, hedges: list[HedgeWord]) -> Scan | None:
        """Return the range of two numbers, if they make up one; what one lacks the other lends."""
        first = None if low.number.upto or high.number.upto else self._lent(low, high)
        if first is None:
            return None
        minus = self.lower.startswith("零下", low.number.start) and not low.form
        if minus and (high.number.value or 0) > 0:
            refuse("whether the minus holds for both ends of the range is not settled")
        if high.unit.startswith(f"{first.unit}/"):
            first = first._replace(unit=high.unit)  # 30元至50元/公斤
        hundredths = low.unit == PERCENT and not (low.form or low.number.parts)  # 百分之十至二十
        lends = not high.unit and (hundredths or first.currency)
        last = high._replace(unit=first.unit) if lends else high
        if first.unit != last.unit or (low.counter and low.counter != high.counter):
            return None
        least, most = first.number.value or 0, last.number.value or 0
        if least >= most and not most < least < 0:  # -5至-10℃
            return None
        return self._ended(at, first, last, high.end, hedges)

    def _lent(self, low: Single, high: Single) -> Single | None:
        """Return the low end with the unit and magnitude of the high one where it has none."""
        number, last = low.number, high.number
        value, most = number.value, last.value
        if value is None or most is None:
            return None
        # 1/4 to 1/2 mile; but down a third to half a mile
        share = low.unit == PERCENT and number.parts and not self.lower[number.start].isalpha()
        if share and last.parts and not low.form and (high.form or high.unit != PERCENT):
            number = number._replace(value=value / 100, unit="").scaled(last.exponent)
            low = low._replace(unit=high.unit)
        bare = not low.unit or (low.currency and not low.form)
        if bare and not number.exponent and not number.parts:
            spelled = number.chinese and number.place == 0 and 0 < value < 10  # noqa: PLR2004
            exponent = last.lead if spelled or not last.chinese else last.exponent
            exponent = 0 if exponent == 1 and not last.exponent else exponent
            lent = number.scaled(exponent)
            if lent.value is not None and lent.value < most:
                number = lent
            elif exponent > 0 and value * 10 < Fraction(10) ** exponent:
                return None
        return low._replace(number=number, unit=low.unit or high.unit)

    def _ended(
        self, at: int, low: Single, high: Single | None, end: int, hedges: list[HedgeWord]
    ) -> Scan:
        """Read what stands behind a quantity: 之间, 左右, 以上."""
        hedges = list(hedges)
        for word, fits in (("之间", high), ("不等", high and self.whole), ("大关", True)):
            if fits and self.lower.startswith(word, end):
                end += len(word)
        end = self._hedged(end, hedges, behind=True)
        return Scan(at, end, low, high, tuple(hedges))


_NAMED: Final = re.compile(r"[^\W\d_]|[%‰°$€£¥]")
_THOUSAND: Final = re.compile(r"^'?(?:1,?)?000(?![0-9])")
_MAGNITUDES: Final = re.compile(
    r"\b(hundred|thousand|million|billion|trillion)s?(?: of(?! [A-Z][a-z]))?\b"
)


def read_implied(implied: str, forms: UnitForms) -> Single:
    """Read a unit by itself as one of it; raise `UnreadableQuantityError` where it holds more."""
    text = fold_phrase(implied)
    if not _NAMED.search(text.lower):
        refuse("{unit!r} is not a unit that can be read", unit=text.text)
    amount, *_ = re.split(r"\s*/|\s+per\s", text.lower, maxsplit=1)
    money = forms.currency(text._replace(lower=amount + "0"), 0)
    for end in (0, money.end) if money else (0,):
        rest = _MAGNITUDES.sub(r"\1", _THOUSAND.sub("thousand", text.text[end:]))
        if rest[:1].isdecimal():
            continue
        whole = fold_phrase(f"{text.text[:end]}1 {rest}")
        single = UnitReader(whole, forms, whole=True).single(0)
        if single and single.end == len(whole.lower) and _is_unit(single, forms):
            return single
    if money or not NUMBER_WORDS.isdisjoint(amount.split()):
        refuse("{unit!r} is not a unit that can be read", unit=text.text)
    one = Number(Fraction(1), 0)
    if text.text.isascii() and text.text.islower() and " per " not in text.text:
        return Single(one, 0, COUNT, text.text, counted=True)
    return Single(one, 0, text.text, form=text.text)


def _is_unit(single: Single, forms: UnitForms) -> bool:
    """Whether one of a unit has a plain measure word or noun, and a rate a unit that is known."""
    noun = single.counter
    known = "/" not in single.unit or (single.unit.split("/")[0], 0) in forms.codes.values()
    return known and (not noun or noun in MEASURE_WORDS or (noun.isascii() and noun.islower()))


_LONGEST_TEXT: Final = 200
_REASONS: Final = {
    SpanKind.DATE: "this is a date",
    SpanKind.ORDINAL: "an ordinal says which one and not how many",
    SpanKind.NAME: "this is a name or a code",
    SpanKind.MARK: "this is the mark of a list or a note",
}
# A minus as accounts write it: (7.4)%, ($12.1 million).
_IN_BRACKETS: Final = re.compile(r"\A[(（]([$€£¥]?[0-9][^()（）]*)[)）]([%‰]?)\Z")
# A day of the month and a number of days are written alike.
_DAYS: Final = re.compile(r"[0-9]+日")
_ADVERBS: Final = re.compile(
    r"(?:已经?|在|最高(?=不)|最低(?=不)|共计|共有|总共|合计|累计|仅|只有|达到?|为|共|均)(?=.)"
)


def read_quantity(
    text: str, units: Mapping[str, Unit] | UnitForms = UNITS, implied: str | None = None
) -> Quantity:
    """Read a quantity: 402.15万人, 逾600亿元, 5倍多, 1/3, 10%至20%, over $2 billion.

    The unit is looked up in `units` as sources write it; a measure word or a noun after the number
    is what is counted. `implied` is the unit of a bare number, with its magnitude: 亿元 in the head
    of a column. Whoever reads many gives the forms of the units, made once. Raise
    `UnreadableQuantityError`, whose message says why, where the text is not one quantity.
    """
    if len(text) > _LONGEST_TEXT:
        refuse("the text is longer than {limit} characters", limit=_LONGEST_TEXT)
    text = _IN_BRACKETS.sub(r"-\1\2", text)
    forms = unit_forms(units)
    folded = fold_phrase(text)
    lower = folded.lower
    word = no_number_at(lower, 0)
    label = label_at(folded, 0)
    whole = label and (label.end == len(lower) or lower.startswith("第"))
    if whole and label and label.kind in _REASONS and not _DAYS.fullmatch(lower):
        refuse(_REASONS[label.kind])
    if word and word == len(lower):
        refuse("{word!r} only looks like a number", word=folded.text)
    one = read_implied(implied, forms) if implied else None
    scanner = Scanner(folded, forms, implied=one, whole=True)
    scan = scanner.scan(0)
    if scan is None and (adverb := _ADVERBS.match(lower)):
        scan = scanner.scan(adverb.end())
    if scan is None:
        refuse("there is no number that can be read")
    if scan.end < len(lower):
        refuse("{text!r} stands after the number", text=folded.text[scan.end :].strip())
    if heads_a_column(lower, scan):
        refuse("{text!r} may be a unit, of which it is not said how many", text=folded.text)
    return scan.quantity()


@lru_cache(maxsize=65536)
def quantity_in(base: FactBase, written: str) -> Quantity:
    """Read a quantity in the units of a base; what is written alike is read once."""
    return read_quantity(written, units_of(base))

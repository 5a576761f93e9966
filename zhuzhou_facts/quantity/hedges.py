"""Hedges: the words by which sources qualify a number, and the bounds that digits and they give."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhuzhou_facts.quantity.interval import (
    EVERYTHING,
    Interval,
    Quantity,
    exact,
    last_digit,
    order,
    ten,
)
from zhuzhou_facts.quantity.lexicon import TABLES, words_of
from zhuzhou_facts.quantity.numerals import NEXT_TERM, Number, refuse
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, Hedge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Usage closes these alone: 近200 is not 120; 不足 and its kin say no more than that the number
# was not reached.
_CLOSING: Final = frozenset(TABLES["closing hedges"])
# These compare along the number line and keep their sense beside a minus sign; 逾 and 近 do not.
_COMPARING: Final = frozenset(TABLES["comparing hedges"])


def _hedges(name: str) -> dict[str, Hedge]:
    return {word: Hedge(hedge) for hedge, words in TABLES[name].items() for word in words}


_BEFORE: Final = _hedges("hedges before")
_AFTER: Final = _hedges("hedges after")
# What a negation before a hedge makes of it: 不得超过, 没有达到. Of others it is not settled.
_NEGATED: Final = {
    Hedge.OVER: Hedge.AT_MOST,
    Hedge.NEARLY: Hedge.AT_LEAST,
    Hedge.NONE: Hedge.NEARLY,
}
_UNSETTLED: Final = words_of("unsettled negations")
_NOT: Final = sorted(_UNSETTLED | words_of("negations"), key=len, reverse=True)
_NOT_ZH: Final = rf"(?<![淹沉埋吞湮])(?:{'|'.join(_NOT)})"
_UNSETTLED_EN: Final = ("if not", "need not", "not necessarily", "not always", "not only")
# Cannot exceed, not to be more than, never fell below.
_NOT_EN: Final = (
    f"(?:{'|'.join(_UNSETTLED_EN)}|no longer|not|never|cannot|[a-z]+n't|no(?= [a-z]+ than))"
    " (?:(?:[a-z]+ )?to )?(?:(?:yet|even|be|been|have"
    "|fall|fallen|fell|drop|dropped|go|gone|rise|risen) )*"
)

_MARK_OF: Final = "the (?:mark|milestone|threshold) of "
# What makes a level of the number behind a verb like these; else something is passed: 3 exams.
_LEVEL: Final = (
    rf" {_MARK_OF}"
    r"| the .{1,40}[ -]mark\b| [$€£¥]?[0-9.,]+ ?[mbt]r?illion| [a-z]+ [mbt]r?illion\b"
    r"| a hundred [mbt]r?illion\b| [$€£¥]?[0-9.,]+ ?bn\b| cny [0-9]| rmb ?[0-9]| usd [0-9]"
    r"| us[$][0-9]| [0-9.,]+ ?%| [0-9.,]+ per ?cent"
)

# Words that hedge only where their guard lets them: 通过 and 节约 are other words, and talk about
# 15 chains hedges nothing.
_GUARDED: Final = TABLES["hedge guards"] | {
    "+": rf"(?<! )\+(?! ?[0-9(]|/[-–]|[a-z]|{NEXT_TERM})",
    "about": "".join(f"(?<!{word} )" for word in TABLES["before about"]) + "about",
    "past": rf"(?<!the )past(?={_LEVEL})",
    **{
        word: rf"{word}(?={_LEVEL}| [$€£¥]| [0-9]+,[0-9]{{3}}| [0-9]{{3,}} [bfio][a-z]{{1,2}} "
        r"|[.,;:)]|$)"  # $50 tops.
        for word in ("pass", "passes", "passing", "passed", "crossed", "topped", "topping", "tops")
    },
    "beyond": r"beyond(?= the .{1,40}[ -]mark\b| [$€£¥]| [0-9]{1,3}[^0-9])",
    "over": "".join(f"(?<!{word} )" for word in TABLES["before over"]) + "over",
}


class HedgeWord(NamedTuple):
    """A hedge at a place of a text, and where it ends."""

    hedge: Hedge
    end: int
    closes: bool = False
    compares: bool = False


def _either(words: Iterable[str], *, chinese: bool) -> str:
    """Return a pattern for those of the words that are Chinese or English, the longest first."""
    chosen = [word for word in words if word[0].isascii() != chinese or word[0] in "<=>~+-"]
    return "|".join(
        _GUARDED.get(word, re.escape(word)) for word in sorted(chosen, key=len, reverse=True)
    )


# What may stand between a hedge and the number: 约为, 约合, 超过了, 约占总人口的, 接近全省的,
# 不到所需的四分之一.
_OF_WHOLE: Final = (
    r"(?<=不到|不足|超过|接近|将近|大约|至少)[^\W\d_零一二两三四五六七八九十百千万亿]{1,8}的"
    r"(?=[一二三四五六七八九十][分成半])"
)
# 约为森林的五倍
_OF_OTHER: Final = (
    r"[为是][^\W\d_零一二两三四五六七八九十百千万亿]{1,8}的(?=[一二三四五六七八九十0-9.]+倍)"
)
_BETWEEN: Final = (
    rf"(?:{_OF_WHOLE}|{_OF_OTHER}|"
    r"相当于|等于|折合|(?<!高于|低于|多于|少于)(?:全[国省市州县区球]|总[^\W\d_]{1,6})的|占到?(?:[^\W\d_零一二两三四五六七八九十百千万亿]{0,10}的)?|达到?|在|"
    r"需要?|用时|耗[时资]|[为是有合计了出至])?"
)
_ADVERBS: Final = r"(?:(?:已经?|均|共|都|总共|累计|仅|只|则|将|也|就|又|并)(?=[^\d]))?"
# Gone past the 50-billion-yuan mark; passed the mark of 50 billion.
_MARK_AHEAD: Final = rf"(?:the (?=.{{1,40}}[ -]mark\b)|{_MARK_OF})?"
LEADING: Final = (
    rf"(?:(?P<zh>{_NOT_ZH})?({_either(_BEFORE, chinese=True)}){_BETWEEN}\s{{0,2}}"
    rf"|(?<![a-z])(?P<en>{_NOT_EN})?({_either(_BEFORE, chinese=False)})(?![a-z])\s{{0,2}}"
    rf"{_MARK_AHEAD})"
)
_LEADING: Final = re.compile(_ADVERBS + LEADING)
_TRAILING: Final = re.compile(
    rf" ?(?:[(（]含[)）])?({_either(_AFTER, chinese=True)})"
    rf"|(?:,(?= give| max| tops))?\s({_either(_AFTER, chinese=False)})"
    r"(?![a-z]| than| [0-9$€£]| an? | one )"
)


def hedge_at(lower: str, at: int, *, behind: bool) -> HedgeWord | None:
    """Return the hedge at a place of a folded text in lower case, before or `behind` a number."""
    match = (_TRAILING if behind else _LEADING).match(lower, at)
    if match is None:
        return None
    negation, word = "", match[1] or match[2]
    if not behind:
        negation, word = match["zh"] or match["en"] or "", match[2] or match[4]
    hedge = (_AFTER if behind else _BEFORE)[word]
    if negation:
        unsettled = negation in _UNSETTLED or negation.startswith(_UNSETTLED_EN)
        settled = not unsettled and word not in _CLOSING and hedge in _NEGATED
        if not settled or word.startswith(("just ", "well ", "slightly ", "not ", "a ")):
            refuse("what a negation makes of the hedge before the number is not settled")
        hedge = _NEGATED[hedge]
    return HedgeWord(hedge, match.end(), not negation and word in _CLOSING, word in _COMPARING)


# Chinese magnitudes go no further, and what is formatted must be readable again.
_HIGHEST_PLACE: Final = 15
_EXCESSES: Final = {"来": Hedge.ABOUT, "+": Hedge.AT_LEAST, "余": Hedge.OVER, "多": Hedge.OVER}


class Single(NamedTuple):
    """A number with its unit, and where it ends; `counted` are things and persons."""

    number: Number
    end: int
    unit: str = ""
    counter: str = ""
    form: str = ""
    counted: bool = False
    currency: bool = False

    def per(self, divisor: str) -> Single:
        """Return the number as a rate, its unit one of two parts: CNY/person."""
        left = self.counter if self.unit == COUNT else self.unit
        return self._replace(unit=f"{left}/{divisor}", counter="", counted=False)

    def quantity(
        self, value: Fraction | None, hedge: Hedge, known: tuple[Interval, Interval], **more: Any
    ) -> Quantity:
        """Return a quantity of this unit; both bounds are `known`."""
        return Quantity(
            value, self.unit, hedge, *known, counter=self.counter, form=self.form, **more
        )


def quantity_of(single: Single, hedges: Sequence[HedgeWord]) -> Quantity:
    """Return what one number says under the hedges around it."""
    number = single.number
    if number.upto is not None and number.value is not None:
        low, high = (
            single._replace(number=number._replace(value=end, upto=None))
            for end in sorted((number.value, number.upto))
        )
        return range_of(low, high, hedges)
    hedge = _one_hedge(hedges, number.excess)
    if vague := number.vague:
        own = Hedge.AT_LEAST if vague.high is None else Hedge.ABOUT
        if hedge not in {Hedge.NONE, Hedge.ABOUT, own}:
            refuse(_TWO_HEDGES)
        strict = EVERYTHING if hedge is Hedge.ABOUT else vague
        return single.quantity(None, own if hedge is Hedge.NONE else hedge, (strict, vague))
    value = number.value or Fraction()
    closes = not number.excess and any(word.closes for word in hedges)
    if any(word.hedge is Hedge.AT_LEAST for word in hedges):
        number = number._replace(excess="")  # 30余人以上
    excess = single.number.excess
    directed = excess or hedge not in {Hedge.NONE, Hedge.ABOUT}
    if value < 0 and directed and (excess or not all(word.compares for word in hedges)):
        refuse("which way a hedge points beside a minus sign is not settled")
    # Numerals spelled with place words are as rough as their last word, but for counts (三百人 is
    # exact, 约三百人 is not) and for percentages.
    fine = single.unit in {PERCENT, POINTS} or (single.counted and hedge is not Hedge.ABOUT)
    place = 0 if number.parts else number.fine if fine else number.place
    if place > _HIGHEST_PLACE:
        refuse("the last digit stands for more than {limit}", limit=f"{10**_HIGHEST_PLACE:,}")
    return single.quantity(
        value,
        hedge,
        _bounds(number, hedge, place, counted=single.counted, closes=closes),
        place=place,
        decimals=number.decimals,
        denominator=number.parts,
        excess=number.excess.strip("+"),
        beyond=max(0, number.exponent) if number.after else None,
    )


def range_of(low: Single, high: Single, hedges: Sequence[HedgeWord]) -> Quantity:
    """Return the quantity that lies between two ends."""
    first, last = low.number, high.number
    hedge = _one_hedge(hedges)
    if first.excess or last.excess or hedge not in {Hedge.NONE, Hedge.ABOUT}:
        refuse("a range cannot have this hedge")
    values = (first.value or Fraction(), last.value or Fraction())
    ends = min(values), max(values)
    place = min(0 if end.parts else end.place for end in (first, last))
    strict = customary = Interval(*ends)
    if hedge is Hedge.ABOUT:
        step = ten(place)
        strict, customary = EVERYTHING, Interval(ends[0] - step, ends[1] + step)
    middle = (ends[0] + ends[1]) / 2
    return high.quantity(middle, Hedge.ABOUT, (strict, customary), place=place, ends=ends)


# What two hedges say together: 超过30%以上, 不到30%以下, 近30%左右.
_TOGETHER: Final = {
    frozenset((Hedge.OVER, Hedge.AT_LEAST)): Hedge.OVER,
    frozenset((Hedge.NEARLY, Hedge.AT_MOST)): Hedge.NEARLY,
    frozenset((Hedge.NEARLY, Hedge.ABOUT)): Hedge.ABOUT,
    frozenset((Hedge.OVER, Hedge.ABOUT)): Hedge.ABOUT,
}


_TWO_HEDGES: Final = "two hedges that say different things stand around the number"


def _one_hedge(hedges: Sequence[HedgeWord], excess: str = "") -> Hedge:
    """Return what the hedges around a number and its excess say together."""
    found = {word.hedge for word in hedges} - {Hedge.NONE}
    if excess:
        # 约4000多米 and 近8万多名 are usual: somewhere among the four thousands, near the top.
        near = Hedge.NEARLY in found and excess in {"余", "多"}
        found.add(Hedge.ABOUT if near else _EXCESSES[excess])
    if len(found) > 1 and (frozenset(found) not in _TOGETHER or len(hedges) > len(found)):
        refuse(_TWO_HEDGES)
    return _TOGETHER.get(frozenset(found)) or (found.pop() if found else Hedge.NONE)


def _bounds(
    number: Number, hedge: Hedge, place: int, *, counted: bool, closes: bool
) -> tuple[Interval, Interval]:
    value = number.value or Fraction()
    if hedge is Hedge.ABOUT:
        return EVERYTHING, _about(number, place)
    if hedge is Hedge.OVER:
        closed = Interval(value, number.ceiling, low_open=True, high_open=True)
        return Interval(value, None, low_open=True), closed
    if hedge is Hedge.NEARLY:
        below = value - _last_step(number, counted=counted) if closes else None
        closed = Interval(below, value, low_open=True, high_open=True)
        return Interval(None, value, high_open=True), closed
    whole = place == 0 or (place < 0 and value.denominator == 1 and not number.decimals)
    if hedge is not Hedge.NONE:
        known = Interval(value, None) if hedge is Hedge.AT_LEAST else Interval(None, value)
    elif number.parts:
        known = _of_fraction(number, about=False)
    elif counted and whole:
        known = exact(value)
    else:
        # Digits alone say half a unit of the last one.
        known = Interval(value - ten(place) / 2, value + ten(place) / 2)
    return known, known


def _about(number: Number, place: int) -> Interval:
    """Return what about says by custom: one unit of the last digit, or up to the neighbours."""
    value = number.value or Fraction()
    if number.parts:
        return _of_fraction(number, about=True)
    step, ceiling = ten(place), number.ceiling
    if number.excess == "来" and ceiling:
        return Interval(2 * value - ceiling, ceiling)
    high = max(value + step, ceiling or value)
    return Interval(value - step, high, high_open=high == ceiling)


def _of_fraction(number: Number, *, about: bool) -> Interval:
    """Return the mediants of a fraction with its neighbours, or, of about, these themselves."""
    value, scale = number.value or Fraction(), _whole(number)
    above, below = (abs(value) / scale).as_integer_ratio()
    inverse = pow(above, -1, below) if below > 1 else 0
    ends = []
    for side in (1, -1):
        least = side * inverse % below
        parts = least + below * ((number.parts - least) // below)
        end = Fraction(above * parts - side, parts * below)
        if not about:
            end = Fraction(above + end.numerator, below + end.denominator)
        ends.append(end * scale)
    return Interval(ends[0], ends[1]) * (-1 if value < 0 else 1)


def _whole(number: Number) -> Fraction:
    """Return what the whole is worth of which a number is a fraction."""
    return Fraction(100) if number.unit == PERCENT else ten(number.exponent)


def _last_step(number: Number, *, counted: bool) -> Fraction:
    """Return the step down that 近 does not reach: the second significant digit or a finer one."""
    if not number.value:
        refuse("nearly zero leaves open from which side")
    scale = _whole(number) / number.parts if number.parts else Fraction(1)
    mantissa = number.value / scale
    step = ten(min(last_digit(mantissa) or 0, order(mantissa) - 1)) * scale
    return max(step, Fraction(1)) if counted else step

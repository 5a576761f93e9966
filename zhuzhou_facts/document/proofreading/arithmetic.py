"""Whether what a draft works out of its own numbers follows from them."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import (
    COUNTED,
    HEDGES,
    PASSING,
    RELATIVE_UNITS,
    SLIPS,
    Amount,
    Verdict,
    compare,
)
from zhuzhou_facts.document.proofreading import computed
from zhuzhou_facts.document.proofreading.swaps import are_exchanged
from zhuzhou_facts.document.proofreading.times import overlap
from zhuzhou_facts.document.proofreading.words import tokens
from zhuzhou_facts.records import PERCENT, POINTS, TIMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.proofreading.choice import Finding
    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.quantity import Interval

# The one without the other; what is left of a whole; all together; a share or a multiple.
_LESS: Final = re.compile(
    "[减減]下[来來]|相[减減]|[减減]法|[减減]去"
    r"|(?i:\b(?:a (?:gain|rise|increase|difference|drop|fall|cut) of|subtract|subtraction)\b)"
)
_REST: Final = re.compile(
    r"其余|其餘|剩下|余下|(?i:\b(?:leav(?:es|ing)|the rest|remaining|remain)\b)"
)
_SUM: Final = re.compile(
    r"合[计計]|相加|加起[来來]|加[总總]|(?i:\b(?:together|combined|in all|all told)\b)"
)
_WORKED_OUT: Final = re.compile(
    "[算推除]|折合|[换換]算|平均"
    "|(?i:calculat|comput|reckoning|arithmetic|works? out|by my count|impl(?:y|ies)|infer|deduc)"
)
# So much for each of so many, which are the two numbers right before it.
_EACH: Final = re.compile(
    r"平均每?|每[个项家户座人亩件条]|(?i:\baverage\b|\beach\b|\bapiece\b|\bper\b)"
)
# The average of the two numbers of the sentence before.
_AVERAGE: Final = re.compile(
    r"[。.]\s?(?:平均|折算|算下来|(?i:on average|that (?:works out|is)))[^。.]*$"
)
_EACH_BEHIND: Final = re.compile(r"\s(?:apiece|each|an?|per)\b")
_SHARE: Final = re.compile("[，,]占(?:比|总数的?|全部的?|其中的?)?约?")
# What stands before a number that says another one in another unit.
_CONVERTED: Final = re.compile(
    r"\s*[，,(（]?\s*(?:约?合|折合|即|相当于|约)?\s*(?:(?:or|some|about|roughly|around)\s)*"
)
# How many minutes a duration is; a month is the twelfth part of a year.
_LENGTHS: Final = {
    "minute": 1,
    "hour": 60,
    "day": 1440,
    "week": 10_080,
    "month": 43_800,
    "year": 525_600,
}
_OPERATOR: Final = re.compile(r"\s*([-−–+＋×x*÷/])\s*")
_PLUS_OR_MINUS: Final = frozenset("-−–+＋")
_EQUALS: Final = re.compile(r"\s*[=＝≈]\s*")
_PARTS: Final = re.compile(r"其中|(?i:\bof (?:them|these|those|which)\b|\bincluding\b)")
_WHOLE: Final = re.compile(r"\s?[：:]")
_YEAR: Final = "year"
_TWO: Final = 2
_REACH: Final = 4  # numbers before one that may be worked out of them
# A wrong result is near a right one; what is farther off is worked out of something else.
_NEAR: Final = Fraction(3, 2)


def _is_result(findings: Sequence[Finding], number: int) -> bool:
    """Whether a number is what others of its sentence give: 184 of 526 are 35%."""
    # With another hedge than in the source it is one only of those before it.
    finding = findings[number]
    claim, said = finding.claim, finding.said
    beside = findings[max(0, number - 1) : number + 2]
    if said is None or any(are_exchanged(finding, each) for each in beside):
        return False
    last = number if finding.verdict in HEDGES else number + _REACH
    near = [
        (each.claim.start, each.said)
        for each in findings[max(0, number - _REACH) : last + 1]
        if each.claim.sentence == claim.sentence and each.claim is not claim and each.said
    ]
    alike = [amount.value for _, amount in near if amount.same_unit(said)]
    if (len(alike) > _TWO and sum(alike) == said.value) or any(
        said.value in {one + other, one - other} for one, other in permutations(alike, 2)
    ):
        return True
    # Of many numbers two have any share by chance.
    parts = [amount for start, amount in near if start < claim.start][-_TWO:]
    return said.unit == PERCENT and any(
        one.unit != PERCENT
        and one.same_unit(other)
        and said.fine is not None
        and other.value != 0
        and said.fine.contains(100 * one.value / other.value)
        for one, other in permutations(parts, 2)
    )


def _equation(text: str, findings: Sequence[Finding], number: int) -> Finding | None:
    """Return what is found of a number that an equation of the draft gets wrong: 241 − 147 = 84."""
    terms, finding = findings[number - _TWO : number], findings[number]
    first, second = (each.claim for each in terms)
    sign = _OPERATOR.fullmatch(text[first.end : second.start])
    known = [each.entry for each in terms if each.entry]
    if not (sign and known and _EQUALS.fullmatch(text[second.end : finding.claim.start])):
        return None
    one, other, said = (each.said for each in (*terms, finding))
    if one is None or other is None or said is None:
        return None
    bounds = _worked(sign[1], one, other)
    of_one_unit = one.same_unit(other) and one.same_unit(said)
    fits = bounds is None or said.within(bounds) or said.within(bounds * 100)
    if bounds is None or fits or (sign[1] in _PLUS_OR_MINUS and not of_one_unit):
        return None
    written = f"{first.written} {sign[1]} {second.written}"
    entry = computed.result(known[0], bounds, said.unit, written)
    return finding._replace(verdict=Verdict.DERIVED, entry=entry)


def _conversion(text: str, findings: Sequence[Finding], number: int) -> Finding | None:
    """Return what is found of a number that is not what the one before it is in its unit."""
    # 1916.38平方公里（1190.8平方英里）; a wrong power of ten is one of magnitude.
    before, finding = findings[number - 1], findings[number]
    said, stated, known = finding.said, before.said, before.entry
    between = text[before.claim.end : finding.claim.start]
    if said is None or stated is None or not _CONVERTED.fullmatch(between):
        return None
    lasting = [each.value * _LENGTHS.get(each.unit, 0) for each in (said, stated)]
    if lasting[0] == lasting[1] != 0:  # five and a half years, or 66 months
        return finding._replace(verdict=Verdict.UNKNOWN, entry=None)
    right = stated.converted(said.unit)
    if right is None or known is None:
        return None
    # Its words may not say what it is of.
    alike = before.verdict is Verdict.AMBIGUOUS and known.amount.value == stated.value
    verdict, bounds = compare(said, right), right.fine or right.bounds
    right_one = verdict in PASSING | HEDGES or said.within(bounds)
    if right_one or not (alike or before.verdict in PASSING):
        return None
    entry = computed.result(known, bounds, said.unit, before.claim.written)
    verdict = verdict if verdict is Verdict.MAGNITUDE else Verdict.OTHER_UNIT
    return finding._replace(verdict=verdict, entry=entry)


def _worked(operator: str, one: Amount, other: Amount) -> Interval | None:
    """Return what two numbers give, as finely as they are written; None where that is not known."""
    above, below = one.fine, other.fine
    if above is None or below is None:
        return None
    if operator in "×x*":
        return above * below
    if operator in "÷/":
        return above / below if computed.is_positive(below) else None
    return above + below if operator in "+＋" else above - below


def checked(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, `derived` where a number does not follow from those it is worked out of.

    These are the numbers before it in its sentence, all of them found in the source: two for a
    share or a multiple, more for a sum and for what is left. Where they may be others, nothing is
    said.
    """
    return [_judged(text, findings, number) or found for number, found in enumerate(findings)]


def _judged(text: str, findings: Sequence[Finding], number: int) -> Finding | None:
    """Return what is found of a number that was worked out or converted wrongly, else None."""
    verdict = findings[number].verdict
    if verdict in SLIPS | HEDGES and _is_result(findings, number):
        return findings[number]._replace(verdict=Verdict.UNKNOWN, entry=None)
    is_open = verdict in {Verdict.UNKNOWN, Verdict.AMBIGUOUS}
    wrong = None
    if number >= 1 and (is_open or verdict in SLIPS):
        wrong = _conversion(text, findings, number)
    if is_open and number >= _TWO:
        wrong = wrong or _equation(text, findings, number) or _averaged(text, findings, number)
    if is_open:
        wrong = wrong or _checked(text, findings, number) or _of_levels(findings, number)
    return wrong


def _of_levels(findings: Sequence[Finding], number: int) -> Finding | None:
    """Return what is found of a change that the two levels beside it do not give, else None."""
    # 从1788项减到144项，少了85%; the area has tripled, from 80 to 178: the levels stand in its
    # sentence or before it, and are the only two of their thing there.
    finding = findings[number]
    claim, said = finding.claim, finding.said
    kinds = {claim.change} if claim.change else {"growth", "times"} if claim.computed else set()
    if said is None or not kinds or claim.per_year or claim.prices == "constant":
        return None
    beside = [
        each.entry
        for each in findings[max(0, number - _REACH) : number + _TWO + 1]
        if each.entry
        and each.claim.block == claim.block
        and (each.claim.start < claim.start or each.claim.sentence == claim.sentence)
        and each.verdict in PASSING
        and _is_bounded(each.entry)
        and each.entry.change is None
    ]
    levels = list({each.order: each for each in beside if each.thing is beside[-1].thing}.values())
    if len(levels) != _TWO or not (
        claim.computed or levels[0].thing.words.issuperset(tokens(claim.name))
    ):
        return None
    found = list(computed.compared(sorted(levels, key=computed.moment)))
    for each in found:
        points = said.unit == PERCENT and each.amount.unit == POINTS
        times = claim.change == "growth" and each.change == "times"
        if (points and each.amount.value == said.value) or (
            times and each.amount.unit == said.unit and said.within(each.amount.bounds)
        ):
            return finding._replace(verdict=Verdict.KIND_OF_CHANGE, entry=each)
    results = [
        each
        for each in found
        if each.change in kinds
        and (each.down == claim.down or not claim.change)
        and each.amount.unit == said.unit
    ]
    right = any(said.within(each.amount.bounds) for each in results)
    near = (each for each in results if _factor(said.value, each.amount.value) <= _NEAR)
    entry = next(near, None)
    if right or entry is None:
        return None
    return finding._replace(verdict=Verdict.DERIVED, entry=entry)


def _checked(text: str, findings: Sequence[Finding], number: int) -> Finding | None:
    """Return what is found of a number that was worked out wrongly, else None."""
    finding = findings[number]
    claim, said = finding.claim, finding.said
    before = _before(findings, number)
    if claim.quantity.unit not in RELATIVE_UNITS:
        # No share is a term of a sum, or of what is left.
        before = [
            each
            for each in before
            if each.verdict in PASSING or each.claim.quantity.unit not in RELATIVE_UNITS
        ]
    terms = [each.entry for each in before if each.entry and each.verdict in PASSING]
    known = len(terms) == len(before) and all(map(_is_bounded, terms))
    if said is None or said.value <= 0 or claim.per_year or not known or len(terms) < _TWO:
        return None
    words = text[before[-1].claim.end : claim.start]
    # 107座：7座…，20座…，余下的: of a whole with its parts, all of them.
    is_whole = len(terms) > _TWO and _WHOLE.match(text, before[0].claim.end) is not None
    has_parts = is_whole or _PARTS.search(text, before[0].claim.end, claim.start) is not None
    when = None if claim.change else claim.when
    results = _results(said, terms, words, when, has_parts=has_parts)
    if is_whole and _REST.search(words):
        results = results[:1]
    if not results or any(said.within(each.amount.bounds) for each in results):
        return None
    from_start = claim.computed and claim.when in {each.start for each in terms if each.change}
    far = all(_factor(said.value, each.amount.value) > _NEAR for each in results)
    shifted = any(compare(said, each.amount) is Verdict.MAGNITUDE for each in results)
    if far and not (shifted or (claim.when and from_start)):
        return None
    return finding._replace(verdict=Verdict.DERIVED, entry=results[0])


def _averaged(text: str, findings: Sequence[Finding], number: int) -> Finding | None:
    """Return what is found of an average that the two numbers before it do not give, else None."""
    # 投入200亿元，完成1002个项目，平均每个约2亿元: whatever it is, it is not worked out of others.
    finding, before = findings[number], findings[number - _TWO : number]
    claim, said = finding.claim, finding.said
    terms = [each.entry for each in before if each.entry and each.verdict in PASSING]
    words = text[before[-1].claim.end : claim.start]
    sentences = {each.claim.sentence for each in before}
    together = sentences == {claim.sentence} or (len(sentences) == 1 and _AVERAGE.search(words))
    if said is None or said.value <= 0 or claim.table or not together or len(terms) < _TWO:
        return None
    is_each = _EACH.search(words) or (claim.computed and _EACH_BEHIND.match(text, claim.end))
    # Persons a household are worked out of persons, and not of households.
    wholes = [each for each in terms if each.amount.unit not in COUNTED]
    whole = next((each for each in wholes if said.same_unit(each.amount)), None)
    count = next((each for each in terms if each.amount.unit in COUNTED), None)
    if not is_each or whole is None or count is None or said.unit in RELATIVE_UNITS | COUNTED:
        return None
    if any(each.derived for each in terms) or not computed.is_positive(count.amount.bounds):
        return None
    bounds = whole.amount.bounds / count.amount.bounds
    if said.within(bounds):
        return None
    entry = computed.result(whole, bounds, whole.amount.unit, f"{whole.written} ÷ {count.written}")
    return finding._replace(verdict=Verdict.DERIVED, entry=entry)


def _before(findings: Sequence[Finding], number: int) -> list[Finding]:
    """Return what was found of the numbers before one in its sentence; none if they are many."""
    claim = findings[number].claim
    found = [
        each
        for each in findings[max(0, number - _REACH - 2) : number]
        if each.claim.sentence == claim.sentence and each.claim.table is None
    ]
    counted = [each for each in found if each.claim.quantity.unit != _YEAR]  # 其余四年共94家
    return counted if len(counted) <= _REACH else []


def _is_bounded(entry: Entry) -> bool:
    """Whether a stated number has bounds on both sides."""
    bounds = entry.amount.bounds
    return not entry.derived and bounds.low is not None and bounds.high is not None


def _factor(one: Fraction, other: Fraction) -> Fraction:
    """Return how many times the larger is of the smaller of two numbers; large below zero."""
    return max(one / other, other / one) if other > 0 else 2 * _NEAR


def _results(
    said: Amount, terms: Sequence[Entry], words: str, when: str | None, *, has_parts: bool
) -> list[Entry]:
    """Return what the terms may give by the words that stand between them and a number."""
    worked = bool(_WORKED_OUT.search(words) or (has_parts and _SHARE.fullmatch(words)))
    alike = all(terms[0].amount.same_unit(each.amount) for each in terms[1:])
    two = len(terms) == _TWO
    if alike and said.unit in {PERCENT, TIMES}:
        return list(computed.ratios(terms, said.unit)) if worked and two else []
    if alike and said.same_unit(terms[0].amount):
        if _LESS.search(words) or (_REST.search(words) and (has_parts or worked)):
            return list(computed.differences(terms))
        return list(computed.sums(terms)) if _SUM.search(words) else []
    last = terms[-_TWO:]
    wholes = [each for each in last if not each.change and said.same_unit(each.amount)]
    if not (worked and len(wholes) == 1):
        return []
    part = next(each for each in last if each is not wholes[0])
    # What was at a time may follow from a change from then, as far as is known.
    start = part.start if part.change else None
    return (
        list(computed.scaled(wholes[0], part))
        if not (start and when) or overlap(start, when)
        else []
    )

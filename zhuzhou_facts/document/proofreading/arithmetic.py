"""What follows from stated numbers, and whether what a draft works out follows from its own."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations, permutations
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
from zhuzhou_facts.document.claims.times.mention import year_of
from zhuzhou_facts.document.proofreading.times import overlap
from zhuzhou_facts.document.proofreading.words import tokens
from zhuzhou_facts.quantity import Interval, exact
from zhuzhou_facts.records import PERCENT, POINTS, TIMES, ChangeKind, Hedge, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhuzhou_facts.document.proofreading.choice import Finding
    from zhuzhou_facts.document.proofreading.entries import Entry

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
    "minute": 1, "hour": 60, "day": 1440, "week": 10_080, "month": 43_800, "year": 525_600,
}  # fmt: skip
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
_SIDES: Final = {Side.EARLY: 0, None: 1, Side.LATE: 2}


def moment(entry: Entry) -> tuple[int, str]:
    """Return when a level was, so that dates and labels can be sorted; labels of a side alike."""
    return _SIDES[entry.side], "" if entry.side else entry.when or ""


def is_dated(entry: Entry) -> bool:
    """Whether it is known when a level was, beside others."""
    return entry.side in _SIDES if entry.side else year_of(entry.when) is not None


def compared(stated: Sequence[Entry]) -> Iterator[Entry]:
    """Yield what follows from two levels of one fact: their difference, multiple and growth."""
    levels = [entry for entry in stated if entry.change is None and is_dated(entry)]
    # Up from 40 in 2022: the earlier one need not stand first.
    for one, other in combinations(sorted(levels, key=moment), 2):
        early, late = one.amount, other.amount
        if early.unit != late.unit:
            continue
        kind = ChangeKind.POINTS if early.unit == PERCENT else ChangeKind.DIFFERENCE
        unit = POINTS if early.unit == PERCENT else early.unit
        less = f"{other.written} − {one.written}"
        parts = f"{other.written} ÷ {one.written}"
        follows = [(kind, unit, late.value - early.value, late.bounds - early.bounds, less)]
        if early.value > 0 and late.value > 0 and early.bounds.low and kind != ChangeKind.POINTS:
            ratio, times = late.value / early.value, late.bounds / early.bounds
            more, growth, written = ratio - 1, times - 1, f"{parts} − 1"
            follows += [
                (ChangeKind.TIMES, TIMES, ratio, times, parts),
                (ChangeKind.GROWTH, TIMES, more, growth, written),
                (ChangeKind.GROWTH, PERCENT, more * 100, growth * 100, written),
            ]
        for change, code, value, bounds, written in follows:
            # A fall of 92% is said without a sign, one to 8 % of what it was as a multiple.
            down = value < 0 and change is not ChangeKind.TIMES
            amount = Amount(abs(value), -bounds if down else bounds, Hedge.ABOUT, code)
            yield one._replace(
                key=one.key and f"{one.key.partition('@')[0]}:{one.when}..{other.when}",
                amount=amount,
                written=written,
                quantity=None,
                change=change,
                down=down,
                start=one.when,
                when=other.when,
                side=other.side,
                derived=True,
            )


def levels_before(level: Entry, change: Entry) -> Iterator[Entry]:
    """Yield what a level was before a change stated beside it: 58%, up 7 points, was 51%."""
    known, by = level.amount.bounds, change.amount.bounds
    relative = by / 100 if change.amount.unit == PERCENT else by
    divisor = exact(1)
    match change.change:
        case ChangeKind.TIMES:
            divisor, sign = relative, "÷"
        case ChangeKind.GROWTH:
            divisor += -relative if change.down else relative
            sign = "÷ (1 −" if change.down else "÷ (1 +"
        case _:
            known += by if change.down else -by
            sign = "+" if change.down else "−"
    if not _is_positive(divisor):
        return
    bounds = known / divisor
    if bounds.width is not None:
        written = f"{level.written} {sign} {change.written}{')' * sign.count('(')}"
        found = _computed(level, bounds, level.amount.unit, written)
        yield found._replace(when=change.start)


def _computed(entry: Entry, bounds: Interval, unit: str, written: str) -> Entry:
    """Return a number that was worked out of bounded ones, in the place of one of them."""
    low, high = bounds.low or Fraction(), bounds.high or Fraction()
    amount = Amount((low + high) / 2, bounds, Hedge.ABOUT, unit)
    return entry._replace(amount=amount, written=written, quantity=None, derived=True)


def _is_positive(bounds: Interval) -> bool:
    """Whether all of an interval is above zero."""
    return bounds.low is not None and bounds.low > 0


def _ratios(terms: Sequence[Entry], unit: str) -> Iterator[Entry]:
    """Yield shares and multiples of two numbers: of one another, of their sum or difference."""
    for one, other in permutations(sorted(terms, key=lambda each: each.amount.value)):
        above, below = one.amount.bounds, other.amount.bounds
        for base, written in (
            (below, other.written),
            (below + above, f"({other.written} + {one.written})"),
            (below - above, f"({other.written} − {one.written})"),
        ):
            if not _is_positive(base):
                continue
            ratio = above / base
            formula = f"{one.written} ÷ {written}"
            factor, name = (100, "100%") if unit == PERCENT else (1, "1")
            yield _computed(one, ratio * factor, unit, formula)
            yield _computed(one, (ratio - 1) * -factor, unit, f"{name} − {formula}")
            yield _computed(one, (ratio - 1) * factor, unit, f"{formula} − {name}")


def _scaled(whole: Entry, part: Entry) -> Iterator[Entry]:
    """Yield what a level gives with a share, a growth, a multiple or points of it."""
    level, other = whole.amount.bounds, part.amount.bounds
    results: list[tuple[Interval, str]] = []
    if part.amount.unit == POINTS and whole.amount.unit == PERCENT:
        results = [(level - other, "−"), (level + other, "+")]
    elif part.amount.unit in {PERCENT, TIMES} and whole.amount.unit != part.amount.unit:
        share = other / 100 if part.amount.unit == PERCENT else other
        bases = [(share, "÷"), (share + 1, "÷ 1 +"), (-share + 1, "÷ 1 −")]
        results = [(level / base, sign) for base, sign in bases if _is_positive(base)]
        results.append((level * share, "×"))
        # So much more than it was.
        results += [(level - past, f"− {whole.written} {sign}") for past, sign in results[:-1]]
    elif part.amount.unit in COUNTED and _is_positive(other):
        results = [(level / other, "÷")]  # each of so many
    for bounds, sign in results:
        yield _computed(whole, bounds, whole.amount.unit, f"{whole.written} {sign} {part.written}")


def _differences(terms: Sequence[Entry]) -> Iterator[Entry]:
    """Yield what is left of the largest number without one of the others, and without all."""
    whole, *parts = sorted(terms, key=lambda each: -each.amount.value)
    choices = [parts, *([part] for part in parts)] if len(parts) > 1 else [parts]
    for choice in choices:
        bounds = whole.amount.bounds
        for part in choice:
            bounds -= part.amount.bounds
        written = " − ".join(each.written for each in (whole, *choice))
        yield _computed(whole, bounds, whole.amount.unit, written)


def _sums(terms: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the sums of the last numbers: of all, and of fewer."""
    for first in range(len(terms) - 1):
        one, *others = terms[first:]
        bounds = sum((each.amount.bounds for each in others), one.amount.bounds)
        written = " + ".join(each.written for each in (one, *others))
        yield _computed(one, bounds, one.amount.unit, written)


def _is_result(findings: Sequence[Finding], number: int) -> bool:
    """Whether a number is what others of its sentence give: 184 of 526 are 35%."""
    # With another hedge than in the source it is one only of those before it.
    finding = findings[number]
    claim, said = finding.claim, finding.said
    beside = findings[max(0, number - 1) : number + 2]
    if said is None or any(map(finding.is_exchanged, beside)):
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
    entry = _computed(known[0], bounds, said.unit, written)
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
    entry = _computed(known, bounds, said.unit, before.claim.written)
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
        return above / below if _is_positive(below) else None
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
        and each.entry.is_level
        and each.entry.amount.bounds.width is not None
    ]
    levels = list({each.order: each for each in beside if each.thing is beside[-1].thing}.values())
    name = tokens(claim.name)
    if len(levels) != _TWO or not (claim.computed or levels[0].thing.words.issuperset(name)):
        return None
    found = list(compared(levels))
    for each in found:
        points = said.unit == PERCENT and each.amount.unit == POINTS
        times = claim.change == "growth" and each.change == "times"
        if (points and each.amount.value == said.value) or (
            times and each.amount.unit == said.unit and said.within(each.amount.bounds)
        ):
            return finding._replace(verdict=Verdict.KIND_OF_CHANGE, entry=each)
    alike = [each for each in found if each.change in kinds and each.amount.unit == said.unit]
    results = [each for each in alike if each.down == claim.down or not claim.change]
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
    stated = [each for each in terms if not each.derived and each.amount.bounds.width is not None]
    known = len(stated) == len(before)
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
    if said is None or said.value <= 0 or claim.table or not together:
        return None
    is_each = _EACH.search(words) or (claim.computed and _EACH_BEHIND.match(text, claim.end))
    # Persons a household are worked out of persons, and not of households.
    wholes = [each for each in terms if each.amount.unit not in COUNTED]
    whole = next((each for each in wholes if said.same_unit(each.amount)), None)
    count = next((each for each in terms if each.amount.unit in COUNTED), None)
    if not is_each or whole is None or count is None or said.unit in RELATIVE_UNITS | COUNTED:
        return None
    bounds = whole.amount.bounds / count.amount.bounds
    derived = whole.derived or count.derived
    if derived or said.within(bounds) or not _is_positive(count.amount.bounds):
        return None
    entry = _computed(whole, bounds, whole.amount.unit, f"{whole.written} ÷ {count.written}")
    return finding._replace(verdict=Verdict.DERIVED, entry=entry)


def _before(findings: Sequence[Finding], number: int) -> list[Finding]:
    """Return what was found of the numbers before one in its sentence; none if they are many."""
    claim = findings[number].claim
    near = findings[max(0, number - _REACH - 2) : number]
    found = [each for each in near if each.claim.sentence == claim.sentence]
    # 其余四年共94家
    counted = [one for one in found if one.claim.table is None and one.claim.quantity.unit != _YEAR]
    return counted if len(counted) <= _REACH else []


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
        return list(_ratios(terms, said.unit)) if worked and two else []
    if alike and said.same_unit(terms[0].amount):
        if _LESS.search(words) or (_REST.search(words) and (has_parts or worked)):
            return list(_differences(terms))
        return list(_sums(terms)) if _SUM.search(words) else []
    last = terms[-_TWO:]
    wholes = [each for each in last if not each.change and said.same_unit(each.amount)]
    if not (worked and len(wholes) == 1):
        return []
    part = next(each for each in last if each is not wholes[0])
    # What was at a time may follow from a change from then, as far as is known.
    is_then = not (part.change and part.start and when) or overlap(part.start, when)
    return list(_scaled(wholes[0], part)) if is_then else []

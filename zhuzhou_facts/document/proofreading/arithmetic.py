"""Whether what a draft works out of its own numbers follows from them."""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import PASSING, Amount, Verdict, amount_of, same_unit, within
from zhuzhou_facts.document.proofreading.times import overlap
from zhuzhou_facts.quantity import Reading, exact
from zhuzhou_facts.records import PERCENT, POINTS, TIMES, Hedge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhuzhou_facts.document.proofreading.choice import Finding
    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.quantity import Interval

_REST: Final = re.compile(
    "其余|其他|剩下|余下|[减減]下[来來]|相[减減]|[减減]法|[减減]去"
    r"|(?i:\b(?:a (?:gain|rise|increase|difference|drop|fall|cut) of|subtract|subtraction"
    r"|leav(?:es|ing)|the rest|remaining|remain|others?)\b)"
)
_SUM: Final = re.compile(
    r"合[计計]|相加|加起[来來]|加[总總]|(?i:\b(?:together|combined|in all|all told)\b)"
)
_RATIO: Final = re.compile(
    "[算推除]|折合|[换換]算|(?i:calculat|comput|reckoning|arithmetic|works? out|by my count)"
)
_YEAR: Final = "year"
_TWO: Final = 2
_REACH: Final = 4  # numbers before one that may be worked out of them


def checked(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, `derived` where a number does not follow from those it is worked out of.

    These are the numbers right before it in its sentence, all of one unit and found in the source:
    two for a share or a multiple, more for a sum and for what is left. Where they may be others,
    nothing is said.
    """
    return [
        wrong
        if found.verdict in {Verdict.UNKNOWN, Verdict.AMBIGUOUS}
        and (wrong := _checked(text, findings, number))
        else found
        for number, found in enumerate(findings)
    ]


def _checked(text: str, findings: Sequence[Finding], number: int) -> Finding | None:
    """Return what is found of a number that was worked out wrongly, else None."""
    finding = findings[number]
    claim = finding.claim
    said = amount_of(claim.quantity, Reading.STRICT)
    near = findings[max(0, number - _REACH) : number]
    before = [each.claim.end for each in near if each.claim.quantity.unit != _YEAR]
    words = text[max([claim.sentence[0], *before[-1:]]) : claim.start]
    if said is None or claim.per_year or claim.table is not None:
        return None
    when = None if claim.change else claim.when
    results = _results(said, list(_terms(findings, number)), words, when)
    if not results or any(within(said, each.amount.bounds) for each in results):
        return None
    return finding._replace(verdict=Verdict.DERIVED, entry=results[0])


def _results(said: Amount, terms: Sequence[Entry], words: str, when: str | None) -> list[Entry]:
    """Return what the terms may give by the words that stand between them and a number."""
    rest, total, worked = (pattern.search(words) for pattern in (_REST, _SUM, _RATIO))
    alike = all(same_unit(terms[0].amount, each.amount) for each in terms[1:])
    if len(terms) > 1 and alike and said.unit in {PERCENT, TIMES}:
        return list(_ratios(terms, said.unit)) if worked and len(terms) == _TWO else []
    if len(terms) > 1 and alike and same_unit(said, terms[0].amount):
        if rest:
            return list(_differences(terms))
        return list(_sums(terms)) if total else []
    if worked and len(terms) >= _TWO:
        one, other = terms[:_TWO]
        for whole, part in ((one, other), (other, one)):
            if not whole.change and same_unit(said, whole.amount):
                return list(_scaled(whole, part)) if _is_from(part, when) else []
    return []


def _terms(findings: Sequence[Finding], number: int) -> Iterator[Entry]:
    """Yield the numbers of a sentence right before another one, as the source states them."""
    claim = findings[number].claim
    for before in reversed(findings[max(0, number - _REACH) : number]):
        if before.claim.sentence != claim.sentence:
            return
        if before.claim.quantity.unit == _YEAR:
            continue  # 其余四年共94家
        entry = before.entry
        if before.verdict not in PASSING or entry is None or entry.derived:
            return
        yield entry


def _result(entry: Entry, bounds: Interval, unit: str, written: str) -> Entry:
    """Return a number that was worked out, in the place of one that it comes of."""
    if bounds.low is None or bounds.high is None:
        raise ValueError(written)
    amount = Amount((bounds.low + bounds.high) / 2, bounds, Hedge.ABOUT, unit)
    return entry._replace(amount=amount, written=written, quantity=None, derived=True)


def _ratios(terms: Sequence[Entry], unit: str) -> Iterator[Entry]:
    """Yield shares and multiples of two numbers: of one another, of their sum or difference."""
    for one, other in permutations(sorted(terms, key=lambda each: each.amount.value)):
        above, below = one.amount.bounds, other.amount.bounds
        for base, written in (
            (below, other.written),
            (below + above, f"({other.written} + {one.written})"),
            (below - above, f"({other.written} − {one.written})"),
        ):
            if not (base.low and base.low > 0 and base.high and above.low and above.high):
                continue
            ratio = above / base
            formula = f"{one.written} ÷ {written}"
            factor, name = (exact(100), "100%") if unit == PERCENT else (exact(1), "1")
            yield _result(one, ratio * factor, unit, formula)
            yield _result(one, (exact(1) - ratio) * factor, unit, f"{name} − {formula}")
            yield _result(one, (ratio - exact(1)) * factor, unit, f"{formula} − {name}")


def _is_from(part: Entry, when: str | None) -> bool:
    """Whether what was at a time may follow from a change: one from then, as far as is known."""
    known = part.change is not None and part.start is not None and when is not None
    return not known or overlap(part.start or "", when or "")


def _scaled(whole: Entry, part: Entry) -> Iterator[Entry]:
    """Yield what a level gives with a share, a growth, a multiple or points of it."""
    level, other = whole.amount.bounds, part.amount.bounds
    one = exact(1)
    results: list[tuple[Interval, str]] = []
    if part.amount.unit == POINTS and whole.amount.unit == PERCENT:
        results = [(level - other, "−"), (level + other, "+")]
    elif part.amount.unit in {PERCENT, TIMES} and whole.amount.unit != part.amount.unit:
        share = other / exact(100) if part.amount.unit == PERCENT else other
        bases = [(share, "÷"), (one + share, "÷ 1 +"), (one - share, "÷ 1 −")]
        results = [
            (level / base, sign) for base, sign in bases if base.low is not None and base.low > 0
        ]
        results.append((level * share, "×"))
        # So much more than it was.
        results += [(level - past, f"− {whole.written} {sign}") for past, sign in results[:-1]]
    for bounds, sign in results:
        if bounds.low is not None and bounds.high is not None:
            written = f"{whole.written} {sign} {part.written}"
            yield _result(whole, bounds, whole.amount.unit, written)


def _differences(terms: Sequence[Entry]) -> Iterator[Entry]:
    """Yield what is left of the largest number without one of the others, and without all."""
    whole, *parts = sorted(terms, key=lambda each: -each.amount.value)
    choices = [parts, *([part] for part in parts)] if len(parts) > 1 else [parts]
    for choice in choices:
        bounds = whole.amount.bounds
        for part in choice:
            bounds = bounds - part.amount.bounds
        if bounds.low is not None and bounds.high is not None:
            written = " − ".join(each.written for each in (whole, *choice))
            yield _result(whole, bounds, whole.amount.unit, written)


def _sums(terms: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the sums of the last numbers: of all, and of fewer."""
    for count in range(len(terms), 1, -1):
        bounds = terms[0].amount.bounds
        for term in terms[1:count]:
            bounds = bounds + term.amount.bounds
        if bounds.low is not None and bounds.high is not None:
            written = " + ".join(each.written for each in reversed(terms[:count]))
            yield _result(terms[0], bounds, terms[0].amount.unit, written)

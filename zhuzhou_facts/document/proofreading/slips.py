"""Whether a number that differs from the source's is a slip, or may be of something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import Verdict
from zhuzhou_facts.document.claims.claim import TIME_UNSAID
from zhuzhou_facts.document.claims.times.mention import BEFORE, PEAK
from zhuzhou_facts.document.proofreading.words import NUMERAL, tokens
from zhuzhou_facts.records import PERCENT

if TYPE_CHECKING:
    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry

SLIPS: Final = frozenset((Verdict.DIGITS, Verdict.MAGNITUDE))
_PLANNED: Final = re.compile(
    r"将(?=[^至到近])|拟|计划|预计|[可有]望|力争|目标|明年|未来|新建|新增|再(?:建|增|添)|另有"
    r"|(?i:\b(?:will|plans?|planned|expects?|expected|next year|another|additional|extra)\b)"
)
# Up to 50, now 30: what is given beside what is now is to come.
_FROM_NOW: Final = re.compile(
    r"\s?[，,(（]\s?(?:(?:up|down)\s)?(?:(?:目前|现在?|如今)[为有是仅]|from\s(?:the\scurrent|today)\b|(?:it\sis\s)?now\s[0-9])"
)
_OPERATOR: Final = re.compile(r"\s*[÷×*/=≈]")  # a term of a formula has no magnitude
_MORE: Final = re.compile(
    r"全[省国球]|[我本]省|(?i:\bnation(?:wide|ally)\b|\bnational average\b|\bin the province\b)"
)
_PER_MANY: Final = re.compile(r"每?百公里|每[百千万]|(?i:\bper (?:1,?0+|hundred|thousand)\b)")
# The other 16 companies, of 17.
_OTHERS: Final = re.compile(r"(?i:\b(?:other|remaining)\s\Z)|(?:其余|其他|另外?|别的)的?\Z")
_EACH: Final = re.compile(r"\s*(?:apiece|each|a (?:head|piece)|per [a-z]+)\b", re.IGNORECASE)
_AVERAGE: Final = re.compile("平均每|每(?=[个项家户座人亩件条])|[人户亩项]均")
_OF_AVERAGE: Final = re.compile(rf"{_AVERAGE.pattern}|(?i:\baverage\b)")


def is_no_slip(claim: Claim, entry: Entry, verdict: Verdict, text: str) -> bool:
    """Whether a number is worked out, planned, for each of many, or of more than the source's is.

    A number in the name of the thing is none of its figures: the 500 of Fortune 500.
    """
    return bool(
        claim.computed
        or (not claim.quantity.unit and _OPERATOR.match(text, claim.end))
        or (verdict is Verdict.MAGNITUDE and _is_for_many(claim, entry, text))
        or (verdict is Verdict.DIGITS and _is_of_no_time(claim, entry))
        or _OTHERS.search(text, claim.clause[0], claim.start)
        or _is_rest(claim, entry)
        or _is_average(claim, entry, text)
        or is_planned(claim, entry, text)
        or _is_of_more(claim, entry, text)
        or entry.thing.numerals.intersection(NUMERAL.findall(claim.written))
    )


def _is_rest(claim: Claim, entry: Entry) -> bool:
    """Whether a share is what another one leaves: 36.5%, of 63.5%; 超额11.7%, of 111.7%."""
    shares = claim.quantity.unit == entry.amount.unit == PERCENT
    return shares and claim.quantity.value == abs(100 - entry.amount.value)


def _is_for_many(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a number is for each of many, and the source's is not."""
    for_many = any(map(str.isdecimal, entry.rate))
    return not for_many and _PER_MANY.search(text, *claim.clause) is not None


def _is_average(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a number is for each of what the source's is for all: 平均每个项目约2000万元."""
    stated = f"{entry.name.zh or ''}{entry.written}"
    if "/" in entry.amount.unit or "每" in stated or _OF_AVERAGE.search(stated):
        return False
    each = _AVERAGE.search(text, claim.clause[0], claim.start) or _EACH.match(text, claim.end)
    return each is not None or "/" in claim.quantity.unit


def _is_of_no_time(claim: Claim, entry: Entry) -> bool:
    """Whether a number is what another is compared with, at a time that is not known."""
    if entry.key and entry.when in {BEFORE, PEAK}:
        return False  # that is what it is compared with
    unknown = claim.when is None or entry.when is None
    return TIME_UNSAID in claim.doubts or (claim.compared and unknown)


def is_planned(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a number is of what is to come or comes on top, and the source's is not."""
    if claim.when and claim.when == entry.when:
        return False
    if _FROM_NOW.match(text, claim.end):
        return not entry.planned
    found = _PLANNED.search(text, *claim.clause)
    return found is not None and not entry.thing.words.issuperset(tokens(found[0]) or ("",))


def _is_of_more(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a number is of the country or province, of which the source's is not."""
    found = _MORE.search(text, claim.clause[0], claim.start)
    # In another language the word may be another one.
    if found is None or not entry.thing.is_named(chinese=claim.chinese):
        return False
    return not entry.thing.words.issuperset(tokens(found[0]))

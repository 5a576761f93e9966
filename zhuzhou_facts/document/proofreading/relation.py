"""What one claim of a draft is beside one entry: units, kinds of change, direction and time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import (
    HEDGES,
    PASSING,
    Amount,
    Verdict,
    compare,
    other_unit,
    same_unit,
    significant,
    within,
)
from zhuzhou_facts.document.claims.claim import TIME_UNSAID
from zhuzhou_facts.document.claims.times.mention import FIVE_YEARS
from zhuzhou_facts.document.proofreading.words import plain_words, tokens
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, TIMES, ChangeKind, dates
from zhuzhou_facts.records.dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.records import Unit

_NEAR_SCOPES: Final = frozenset(("number", "clause", "sentence"))
_YEAR: Final = re.compile(r"[0-9]{4}")
# A few years taken together: 五年来, over the past five years.
_FEW_YEARS: Final = re.compile(
    r"(?<![一二三四五六七八九十0-9])[2-9二两三四五六七八九十]年(?:来|间|内|里|中|加|累|共|合|总|一共)"
    r"|(?i:\b(?:past|last|within|over|in) (?:the )?(?:past |last )?"
    r"(?:[2-9]|ten|two|three|four|five|six|seven|eight|nine) years\b)"
)
_SINCE: Final = re.compile(r"(?i:\bsince\b)|以来|以來|年起")
_IN_A_YEAR: Final = re.compile(r"(?<![十来近0-9])一年(?:来|间|里|内)?|比上年|\bin (?:a|one) year\b")
# 上年 is the year before the one spoken of, wherever that stands.
_RELATIVE: Final = re.compile(r"[今去前明]年|(?i:\b(?:this|last|next) year\b)")
_TIME: Final = re.compile(rf"{_RELATIVE.pattern}|[0-9]{{4}}")
_PART: Final = re.compile(
    r"[0-9一二三四五六七八九十]月|[一二三四1-4]季|[上下]半年|\bQ[1-4]\b"
    r"|\b(?:first|second|third|fourth|final)[ -](?:quarter|half)\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
_ENDED: Final = re.compile(r"\b(?:months|weeks|quarter|half|year)\s(?:to|ended|ending)\b")
_FAR: Final = 16
_PART_OF_YEAR: Final = re.compile(
    r"([0-9]{4})-(?:(?P<sort>[QH])[0-9]|(?P<first>[0-9]{2})/\1-(?P<last>[0-9]{2}))"
)
_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}")
# A target is one whenever it was set, and whenever it is reached.
_LIMIT: Final = re.compile(
    r"\s*(?:的?(?:目标|目標|上限|下限|红线|标准)|(?i:target|limit|ceiling|threshold|goal|standard)\b)"
)


def times_differ(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether the text near a claim gives another time than the entry has.

    It does where it writes the year, or says last year. A change has the time of the level beside.
    """
    if TIME_UNSAID in claim.doubts or _LIMIT.match(text, claim.end):
        return False
    if entry.change:
        return _is_longer(claim, entry, text) or _is_of_other_time(claim, entry, text)
    near = _written_time(claim, entry.when or "", text)
    if _ENDED.search(text, claim.stretch[0], claim.clause[1]) and _months(entry.when or ""):
        return False  # the three months to March may be the second quarter of a company
    start = max(claim.sentence[0], claim.start - _FAR)
    years = _FEW_YEARS.search(text, start, max(claim.start, claim.clause[1]))
    if entry.spans:
        years = years or _SINCE.search(text, claim.sentence[0], claim.clause[1])
        return bool(near and _YEAR.fullmatch(near) and not years)
    apart = claim.carried != "clause" or claim.when == FIVE_YEARS
    if years and entry.key and apart and _YEAR.fullmatch(entry.when or ""):
        return True
    return bool(near and entry.when) and not overlap(near or "", entry.when or "")


def _is_longer(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a change is said to be one of a year, and the one of the source is of more years."""
    years = [_YEAR.match(when or "") for when in (entry.start, entry.when)]
    of_a_year = claim.basis == "year_before" or _IN_A_YEAR.search(
        text, claim.clause[0], claim.start
    )
    if not (claim.change and all(years) and of_a_year):
        return False
    first, last = (int(year[0]) for year in years if year)
    return last - first > 1


def _is_of_other_time(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether the clause of a change gives it another time than the source does."""
    words = text[slice(*claim.clause)]
    if not (claim.change and claim.when and entry.start and entry.when):
        return False
    assumed = claim.basis or claim.assumed or entry.assumed
    if claim.from_ and claim.from_[:4] in words and not assumed:
        # 比2021年减少11天, where the source compares with 2020.
        return not overlap(claim.from_, entry.start)
    if claim.carried not in _NEAR_SCOPES:
        return False
    when, words = claim.when, text[claim.stretch[0] : claim.clause[1]]
    written = when[:4] in words or bool(_RELATIVE.search(words))
    if not written and len(when) > len("2018") and _PART.search(words):
        # A part of a year that is not given is one of the year that the source speaks of.
        when, written = entry.when[:4] + when[4:], when != claim.from_
    of_month = _MONTH.fullmatch(claim.when) and _months(entry.when)
    if of_month and claim.carried in {"number", "clause"} and claim.basis == entry.basis != "":
        return True  # 9月同比, where the source says 前三季度
    return written and not any(overlap(when, end) for end in (entry.start, entry.when))


def _written_time(claim: Claim, other: str, text: str) -> str | None:
    """Return the time of a claim where the text writes it near the number.

    A month or quarter without its year is taken to be of the year of the `other` time. Where the
    sentence has both years before the number, either may be its own.
    """
    when = claim.when
    if not when or claim.carried not in _NEAR_SCOPES:
        return None
    behind = _TIME.search(text, claim.end, claim.clause[1])
    if behind and behind[0].isdecimal() and behind[0] != when[:4]:
        return None
    if claim.carried == "sentence" and other[:4] in text[claim.sentence[0] : claim.start]:
        return None
    is_part = len(when) > len("2018")
    part_behind = _PART.search(text, claim.end, claim.clause[1])
    if part_behind and not is_part and not behind:
        return None
    start = claim.stretch[0] if is_part else claim.sentence[0]
    if is_part and part_behind:
        start = claim.end
    has_year = when[:4] in text[start : claim.clause[1]]
    relative = _RELATIVE.search(text, claim.sentence[0], claim.clause[1])
    if claim.table is not None or has_year or relative:
        return when
    return other[:4] + when[4:] if is_part and _PART.search(text, *claim.clause) else None


def overlap(one: str, other: str) -> bool:
    """Whether two times have a day in common, as far as is known; a label may be any time."""
    if one == other or read_moment(one) is None or read_moment(other) is None:
        return True
    # A half is not the nine months that it is in; quarters may be those of a company.
    months = {_months(one), _months(other)} - {None}
    return dates.overlap(one, other) and len(months) < 2  # noqa: PLR2004 - they differ


def _months(when: str) -> int | None:
    """Return how many months a part of a year takes; None for a month, and for other times."""
    part = _PART_OF_YEAR.fullmatch(when)
    if part is None:
        return None
    first, last = part["first"], part["last"]
    return int(last) - int(first) + 1 if first else {"Q": 3, "H": 6}[part["sort"]]


def is_same(one: str, other: str) -> bool:
    """Whether two times are the same."""
    first, second = read_moment(one), read_moment(other)
    return one == other or (first is not None and first == second)


_MAGNITUDE_WORD: Final = re.compile(r"[万萬亿億]|illion|\bbn\b", re.IGNORECASE)
# What was is compared with what is: 30.7 points lower than the 65.7% it is now.
_BACKWARDS: Final = re.compile(
    r"\s*(?:[a-z]+\s){0,2}than\s+(?:the\s+[0-9.%]+\s)?(?:it is|they are|now|today|at present)\b"
)
_COMPARATIVE: Final = re.compile(r"(?<![提增升])[高低多少][出了]?[约近逾超 ]?\Z")
_COMPARATIVE_EN: Final = re.compile(r"\b(?:higher|lower|more|less|fewer)\b", re.IGNORECASE)
# A level that was reached is no change: fell to a third, for fell by a third.
_REACHED: Final = re.compile(
    r"(?:[增减升降长少加高低大小缩扩跌涨][到至成为]|\b(?:rose|grew|fell|dropped|up|down|cut) to )\Z"
)
_PER_MILLE: Final = re.compile("‰|千分之|per mill?e", re.IGNORECASE)
_FEW_DIGITS: Final = 2
_IN_ALL: Final = re.compile(r"累[计計]|[总總]共|一共|合计|(?i:\bin (?:all|total)\b|\baltogether\b)")
_OF_PERSONS: Final = frozenset("个名位人口")
_NO_PERSONS: Final = frozenset(
    plain_words(
        "cases, items, visits, trips, projects, households, homes, houses, plants, companies"
    )
)


def relate(
    claim: Claim, said: Amount, entry: Entry, text: str, units: Mapping[str, Unit]
) -> Verdict:
    """Return what a claim is beside an entry, unknown where they have nothing in common."""
    if entry.derived:
        return _derived(claim, said, entry)
    verdict = _numbers(claim, said, entry, units)
    if verdict is Verdict.MAGNITUDE and len(significant(said.value)) == 1:
        # One digit is another's by chance, unless the magnitude is a word that may be another.
        verdict = verdict if _MAGNITUDE_WORD.search(claim.written) else Verdict.UNKNOWN
    if verdict is Verdict.DIGITS and claim.change != entry.change:
        verdict = Verdict.UNKNOWN  # so much more is no slip for a level
    if verdict in HEDGES and _is_unmeasured(claim, said, entry, text, units):
        verdict = Verdict.UNKNOWN
    if verdict is Verdict.UNKNOWN:
        return verdict
    alike = verdict in PASSING | HEDGES
    kinds = _kinds(claim, said, entry, text)
    if kinds and (alike or verdict is Verdict.KIND_OF_CHANGE):
        return kinds
    differ = times_differ(claim, entry, text)
    if not alike:
        return Verdict.UNKNOWN if kinds or differ else verdict
    if entry.change and claim.change:
        turned = _BACKWARDS.match(text, claim.end) or _is_at_start(claim, entry, text)
        # A source text may itself have turned it so.
        known = entry.key or not turned
        if known and bool(turned) == (_falls(claim, said) == _falls(entry, entry.amount)):
            return Verdict.DIRECTION
        differ = differ and not turned
    return Verdict.OTHER_TIME if differ else verdict


def _is_unmeasured(
    claim: Claim, said: Amount, entry: Entry, text: str, units: Mapping[str, Unit]
) -> bool:
    """Whether a number has no unit, and its sentence not the one of the entry: 50, and 50 days."""
    unit = units.get(entry.amount.unit)
    if said.unit or unit is None or entry.amount.unit in {COUNT, "person"}:
        return False
    sentence = text[slice(*claim.sentence)]
    return not any(form in sentence for form in (unit.zh, unit.en, unit.plural) if form)


def _is_at_start(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a change is said of the time that it starts from: 30.7 points lower in 1978."""
    before, around = text[claim.clause[0] : claim.start], text[claim.start : claim.clause[1]]
    return bool(
        entry.change in {ChangeKind.POINTS, ChangeKind.DIFFERENCE}
        and claim.when
        and entry.start
        and claim.carried in {"number", "clause"}
        and is_same(claim.when, entry.start)
        and (_COMPARATIVE.search(before) or _COMPARATIVE_EN.search(around))
    )


def _falls(change: Claim | Entry, amount: Amount) -> bool:
    """Whether a change is one for less, by its words or its sign."""
    return change.down or amount.value < 0


def comparable(claim: Claim, said: Amount, entry: Entry, text: str) -> bool:
    """Whether a claim and an entry are of one unit, kind and time, whatever their numbers are."""
    counted = entry.amount.unit in {COUNT, "person"}
    return bool(
        not entry.derived
        and (said.unit or (counted and not claim.table))
        and entry.amount.unit
        and same_unit(said, entry.amount)
        and claim.change == entry.change
        and not claim.compares_groups
        and not times_differ(claim, entry, text)
        and (not claim.from_ or not entry.start or is_same(claim.from_, entry.start))
        and (not claim.when or not entry.when or overlap(claim.when, entry.when))
    )


def _numbers(claim: Claim, said: Amount, entry: Entry, units: Mapping[str, Unit]) -> Verdict:
    said, stated = _unsigned(said), _unsigned(entry.amount)
    if claim.table is not None and not said.unit and stated.unit:
        # The unit of the table stands elsewhere, and with it the magnitude.
        same = significant(said.value) == significant(stated.value)
        return Verdict.AGREES if same else Verdict.UNKNOWN
    if (
        said.unit == stated.unit == PERCENT
        and said.value != stated.value
        and significant(said.value) == significant(stated.value)
        and bool(_PER_MILLE.search(claim.written)) != bool(_PER_MILLE.search(entry.written))
    ):
        return Verdict.OTHER_UNIT
    if same_unit(said, stated) or _counts_alike(said, entry) or claim.written.endswith("块"):
        verdict = compare(said, stated)
        # What has no unit may be counted in thousands or millions, where it does not say so.
        known = stated.unit or (_MAGNITUDE_WORD.search(claim.written) and _says_magnitude(entry))
        return verdict if known or verdict is not Verdict.MAGNITUDE else Verdict.UNKNOWN
    if {said.unit, stated.unit} == {TIMES, PERCENT} and claim.change and entry.change:
        # 增长40倍 is growth of 4000%, and not of 40%.
        many, hundred = (said, stated) if said.unit == TIMES else (stated, said)
        if hundred.value == many.value * 100:
            same = claim.change == entry.change
            return Verdict.AGREES if same else Verdict.KIND_OF_CHANGE
    if said.value == stated.value and _may_be_persons(said, stated):
        return compare(said, stated)
    return other_unit(said, stated, units)


def _says_magnitude(entry: Entry) -> bool:
    """Whether thousands or millions are given with a number, or in the head of its column."""
    plain = entry.written.replace(",", "") == str(entry.amount.value)
    return bool(_MAGNITUDE_WORD.search(entry.written)) or not plain


def _unsigned(amount: Amount) -> Amount:
    if amount.value >= 0:
        return amount
    return amount._replace(
        value=-amount.value, bounds=-amount.bounds, fine=amount.fine and -amount.fine, ends=None
    )


def _counts_alike(said: Amount, entry: Entry) -> bool:
    """Whether a count and a number of persons are of one thing: 394 experts, 3个院士."""
    if not _may_be_persons(said, entry.amount):
        return False
    counter = said.counter if said.unit == COUNT else entry.amount.counter
    return not (counter and counter.isascii()) or bool(
        entry.thing.words.intersection(tokens(counter))
    )


def _may_be_persons(said: Amount, stated: Amount) -> bool:
    """Whether one of two numbers is of persons, and the other counts what may be some."""
    if {said.unit, stated.unit} != {COUNT, "person"}:
        return False
    counter = said.counter if said.unit == COUNT else stated.counter
    if not counter.isascii():
        return set(counter) <= _OF_PERSONS
    return not _NO_PERSONS.intersection(plain_words(counter.rpartition(" ")[2]))


def _kinds(claim: Claim, said: Amount, entry: Entry, text: str) -> Verdict | None:
    """Return the verdict where a claim and an entry are of different kinds, else `None`."""
    if claim.change is None and entry.change is None:
        return None
    if claim.change is None:
        if _REACHED.search(text[claim.clause[0] : claim.start]):
            return Verdict.KIND_OF_CHANGE
        # In a cell a number may be any kind of change; 65.7个百分点 is no level.
        if said.unit == entry.amount.unit and not claim.share:
            return None
        # A level of as many percent may be another's, but for a rare number.
        rare = said.unit == PERCENT and len(significant(said.value)) > _FEW_DIGITS
        return Verdict.KIND_OF_CHANGE if said.unit == POINTS or rare else Verdict.UNKNOWN
    if entry.change is None:
        return None if claim.change == ChangeKind.DIFFERENCE else Verdict.UNKNOWN
    in_all = entry.per_year and not claim.per_year and _IN_ALL.search(text, *claim.clause)
    return None if claim.change == entry.change and not in_all else Verdict.KIND_OF_CHANGE


def _derived(claim: Claim, said: Amount, entry: Entry) -> Verdict:
    """Return `derived` where a claim is about what a computed number is about."""
    bounds = entry.amount.bounds
    alike = computes_alike(claim, said, entry) and within(said, bounds)
    return Verdict.DERIVED if alike else Verdict.UNKNOWN


def computes_alike(claim: Claim, said: Amount, entry: Entry) -> bool:
    """Whether a claim is of the unit, kind and time of a computed number with bounds."""
    bounds = entry.amount.bounds
    if bounds.low is None or bounds.high is None:
        return False
    if not same_unit(said, entry.amount) and not _counts_alike(said, entry):
        return False
    if entry.change is None:
        timed = entry.when is None or (claim.when is not None and is_same(claim.when, entry.when))
        return claim.change is None and timed
    return claim.change == entry.change and claim.down == entry.down

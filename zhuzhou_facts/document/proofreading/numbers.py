"""What the number of a claim is beside that of an entry, whatever is said of either."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import (
    COUNTED,
    HEDGES,
    PASSING,
    Amount,
    Verdict,
    compare,
    family,
    other_unit,
    same_unit,
    significant,
)
from zhuzhou_facts.document.conversions import converted, is_measured
from zhuzhou_facts.document.proofreading.words import plain_words, tokens
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, TIMES, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.records import Unit

_MAGNITUDE_WORD: Final = re.compile(r"[万萬亿億]|illion|\bbn\b", re.IGNORECASE)
_APART: Final = frozenset((Verdict.UNKNOWN, Verdict.DIGITS, Verdict.MAGNITUDE))
_RELATIVE: Final = frozenset((PERCENT, POINTS, TIMES))
_PER_MILLE: Final = re.compile("‰|千分之|per mill?e", re.IGNORECASE)
_POWER: Final = frozenset(("度", "kWh"))
# The money that is called 元 in Chinese.
_DOLLARS: Final = frozenset(("CNY", "TWD", "MOP"))
_NAMED: Final = re.compile(
    "人民[币幣]|[新台臺][台臺]?[币幣]|澳[门門]|NT|RMB|CNY|TWD|¥|MOP", re.IGNORECASE
)
_OF_PERSONS: Final = frozenset("个名位人口条")  # 83条人命
_NO_PERSONS: Final = frozenset(
    plain_words(
        "cases, items, visits, trips, projects, households, homes, houses, plants, companies, "
        "episodes, incidents, calls, tickets, orders, journeys, rides, admissions, consultations"
    )
)


def restates(claim: Claim, said: Amount, entry: Entry) -> bool:
    """Whether a multiple says what a growth does, or the other way round: 41 times, up 4000%."""
    kinds = {claim.change, entry.change}
    per_year = claim.per_year or entry.per_year
    if kinds != {ChangeKind.TIMES, ChangeKind.GROWTH} or per_year:
        return False
    ratio = _ratio(claim, said)
    alike = ratio is not None and said.hedge in family(entry.amount.hedge)
    return alike and ratio == _ratio(entry, entry.amount)


def _is_power(claim: Claim, said: Amount, stated: Amount) -> bool:
    """Whether a number is doubled as often as the source's is large: 翻40番 for 40倍."""
    exponent = said.value.numerator.bit_length() - 1
    is_times = said.unit == stated.unit == TIMES
    return "番" in claim.written and is_times and exponent == stated.value


def _ratio(change: Claim | Entry, amount: Amount) -> Fraction | None:
    """Return how many times as much there is after a change; None where that is not said."""
    if amount.unit not in {TIMES, PERCENT}:
        return None
    value = amount.value / 100 if amount.unit == PERCENT else amount.value
    if change.change == ChangeKind.GROWTH:
        value = 1 - value if change.down else 1 + value
    return value


def by_number(claim: Claim, said: Amount, entry: Entry, units: Mapping[str, Unit]) -> Verdict:
    """Return what the number of a claim is beside that of an entry; unknown where just another."""
    said, stated = _unsigned(said), _unsigned(entry.amount)
    if _is_power(claim, said, stated):
        return Verdict.KIND_OF_CHANGE
    plain = not all(map(_NAMED.search, (claim.written, entry.written)))
    if plain and said.unit != stated.unit and {said.unit, stated.unit} <= _DOLLARS:
        said = said._replace(unit=stated.unit)  # 元, for 新台币元
    if {said.unit, stated.unit} == _POWER:
        said = said._replace(unit=stated.unit)  # 发了38万度
    if claim.table is not None and not said.unit:
        # The unit of the table stands elsewhere, and with it the magnitude.
        same = significant(said.value) == significant(stated.value)
        return Verdict.AGREES if same else Verdict.UNKNOWN
    per_mille = {_PER_MILLE.search(each.written) is None for each in (claim, entry)}
    shifted = said.value != stated.value and significant(said.value) == significant(stated.value)
    if said.unit == stated.unit == PERCENT and len(per_mille) > 1 and shifted:
        return Verdict.OTHER_UNIT
    # Half of something is no number without a unit.
    is_share = claim.quantity.denominator and not stated.unit
    if not is_share and (same_unit(said, stated) or _counts_alike(said, entry)):
        verdict = compare(said, stated)
        # What has no unit may be counted in thousands or millions, where it does not say so.
        # 15.24 GW in all, 8.68 of it wind: the unit, and with it the magnitude, is the other's.
        unit = units.get(stated.unit.partition("/")[0])
        measured = is_measured(stated.unit) or (unit is not None and unit.money)
        bare = not said.unit and (stated.unit in _RELATIVE or measured)
        known = (stated.unit and not bare) or (
            _MAGNITUDE_WORD.search(claim.written) and _says_magnitude(entry)
        )
        known = known or verdict is not Verdict.MAGNITUDE
        # Eleven seconds are no slip for 14 of whatever.
        vague = not stated.unit and said.unit not in COUNTED and verdict is Verdict.DIGITS
        return verdict if known and not vague else Verdict.UNKNOWN
    if claim.change and {said.unit, stated.unit} <= _RELATIVE:
        return _relative(claim, said, stated, entry, units)
    return _in_other_unit(said, stated, units)


def _in_other_unit(said: Amount, stated: Amount, units: Mapping[str, Unit]) -> Verdict:
    """Return what a number is beside one in another unit: 23,800 hectares for 238平方公里."""
    turned = None if said.value == stated.value else converted(said, stated.unit)
    verdict = compare(turned, stated) if turned else Verdict.UNKNOWN
    if verdict in {Verdict.MAGNITUDE, *PASSING, *HEDGES}:
        return verdict
    persons = said.value == stated.value and _may_be_persons(said, stated)
    return compare(said, stated) if persons else other_unit(said, stated, units)


def _relative(
    claim: Claim, said: Amount, stated: Amount, entry: Entry, units: Mapping[str, Unit]
) -> Verdict:
    """Return what a change in one of percent, points and times is beside one in another."""
    if entry.change and TIMES in {said.unit, stated.unit}:
        # 增长40倍 is growth of 4000%, and not of 40%.
        many, hundred = (said, stated) if said.unit == TIMES else (stated, said)
        if hundred.unit == PERCENT and hundred.value == many.value * 100:
            same = claim.change == entry.change
            return Verdict.AGREES if same else Verdict.KIND_OF_CHANGE
    if {said.unit, stated.unit} == {PERCENT, POINTS}:
        # 提高约31%, for 30.7 points: rounded, and no growth.
        return Verdict.UNKNOWN if compare(said, stated) in _APART else Verdict.KIND_OF_CHANGE
    return other_unit(said, stated, units)


def _says_magnitude(entry: Entry) -> bool:
    """Whether thousands or millions are given with a number, or in the head of its column."""
    return entry.written.replace(",", "") != str(entry.amount.value)


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
    return not counter.isascii() or not entry.thing.words.isdisjoint(tokens(counter))


def _may_be_persons(said: Amount, stated: Amount) -> bool:
    """Whether one of two numbers is of persons, and the other counts what may be some."""
    if {said.unit, stated.unit} != {COUNT, "person"}:
        return False
    counter = said.counter if said.unit == COUNT else stated.counter
    if not counter.isascii():
        return set(counter) <= _OF_PERSONS
    return not _NO_PERSONS.intersection(plain_words(counter.rpartition(" ")[2]))

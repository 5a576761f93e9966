"""What one claim of a draft is beside one entry: units, kinds of change and direction."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import (
    COUNTED,
    HEDGES,
    MEASURES,
    MOST_DIGITS,
    PASSING,
    RELATIVE_UNITS,
    SLIPS,
    WORKING,
    Amount,
    Verdict,
    compare,
    family,
    other_unit,
)
from zhuzhou_facts.document.claims.chinese_times import REACHED
from zhuzhou_facts.document.claims.claim import TIME_UNSAID
from zhuzhou_facts.document.claims.times.mention import BEFORE, year_of
from zhuzhou_facts.document.proofreading.times import YEAR, is_same, overlap, times_differ
from zhuzhou_facts.document.proofreading.words import plain_words, tokens
from zhuzhou_facts.quantity.changes import DOWN, DOWN_ZH, TO, UP, UP_ZH
from zhuzhou_facts.records import COUNT, PERCENT, POINTS, TIMES, ChangeKind, Hedge, Side

if TYPE_CHECKING:
    from zhuzhou_facts.document.amounts import Units
    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry

# What was is compared with what is: 30.7 points lower than the 65.7% it is now.
_BACKWARDS: Final = re.compile(
    r"\s*(?:[a-z]+\s){0,2}than\s+(?:the\s+[0-9.%]+\s)?(?:it is|they are|now|today|at present)\b"
)
# A year ago it was 12.5 points smaller.
_AGO: Final = re.compile(
    r"\b[Aa] year (?:ago|earlier|before)\b[^.;]*\b(?:was|were)\s(?:[a-z]+\s){0,2}\Z"
)
# Without it there would be so much more, where it makes that much less.
_WITHOUT: Final = re.compile(
    r"(?:若|如果?|倘若|假如)(?:[没沒]有|[无無])|要不是|(?i:\bwithout\b|\bif not for\b)"
)
_COMPARATIVE: Final = re.compile(r"(?<![提增升])[高低多少][出了]?[约近逾超 ]?\Z")
_COMPARATIVE_EN: Final = re.compile(
    r"\b(?:higher|lower|more|less|fewer|larger|smaller|longer|shorter)\b", re.IGNORECASE
)
# A level that was reached is no change: fell to a third, for fell by a third.
_REACHED: Final = re.compile(
    rf"\b(?:{UP}|{DOWN}|raised?|doubled?|tripled?|halved?){TO}\Z|\bfrom\s[^,;]{{1,40}}\sto\s\Z"
    r"|\bby\s[0-9.,]+(?:%|\s?[a-z/]+){0,2},?\sto\s\Z"
)
# 减少到2021年的90%
_REACHED_OF: Final = re.compile(rf"(?:{UP_ZH}|{DOWN_ZH})[至到][^，。；]{{2,12}}的\Z")
_OF_RATE: Final = re.compile(
    r"(?:放慢|放缓|加快|提速|回落|回升|收窄)[至到为]了?\Z"
    r"|\b(?:slow|eas|accelerat|quicken)(?:ed|ing) to \Z"
)
_REACHING: Final = REACHED, _REACHED_OF, _REACHED
_INSTEAD: Final = re.compile(r"\s(?:instead of|rather than|(?:up|down) from)\s(?:the\s)?[0-9]")
NOW: Final = re.compile(
    r"(?<![比较])(?:现(?:在|为|达|已)|如今|目前|眼下)|(?<!than )\b(?:now|today|currently)\b"
)
_BY: Final = re.compile(r"\bby \Z")
# 增加床位500张, where there are 500 now
_ADDED: Final = re.compile(r"(?:新增|增加|增设|扩充)(?!值)[^\W\d到至了为值]{2,6}\Z")
_IN_ALL: Final = re.compile(r"累计|总共|一共|合计|(?i:\bin (?:all|total)\b|\baltogether\b)")
# A rate of saving says by how much less was used.
_OF_CHANGE: Final = re.compile(
    r"[节節减減降增升涨漲][^，。；]{0,3}[率幅]|(?i:\b(?:savings?|reduction|growth|increase|decline)\b)"
)
_MANY: Final = 100  # so many are rarely equal by chance
_SUM: Final = 100_000_000  # what is so large is money
_NEAR: Final = 60  # code points before a number that say that it was reached
_FEW_DIGITS: Final = 2
_PART: Final = re.compile("[0-9]{4}-[QH]?[0-9]{1,2}")
_MAGNITUDE_WORD: Final = re.compile(r"[万萬亿億]|illion|\bbn\b", re.IGNORECASE)
_APART: Final = frozenset((Verdict.UNKNOWN, Verdict.DIGITS, Verdict.MAGNITUDE))
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


def relate(
    claim: Claim, said: Amount, entry: Entry, text: str, units: Units, *, sure: bool = False
) -> Verdict:
    """Return what a claim is beside an entry, unknown where they have nothing in common."""
    # `sure` says that its words name just the thing of the entry.
    if entry.derived or restates(claim, said, entry):
        return _derived(claim, said, entry) if entry.derived else Verdict.AGREES
    verdict = by_number(claim, said, entry, units)
    if verdict in SLIPS | {Verdict.OTHER_UNIT} and _is_of_other_kind(claim, said, entry, verdict):
        verdict = Verdict.UNKNOWN
    if verdict in HEDGES and _is_unmeasured(claim, said, entry, text, units):
        verdict = Verdict.UNKNOWN
    if verdict is Verdict.UNKNOWN:
        return verdict
    alike = verdict in PASSING | HEDGES
    kinds = _kinds(claim, said, entry, text, sure=sure)
    if kinds and (alike or verdict is Verdict.KIND_OF_CHANGE):
        return kinds
    differ = times_differ(claim, entry, text)
    if not alike:
        of_part = entry.change and _PART.fullmatch(entry.when or "")
        other_part = of_part and YEAR.fullmatch(claim.when or "")
        return Verdict.UNKNOWN if kinds or differ or other_part else verdict
    changes = bool(entry.change and claim.change)
    at_start = _is_at_start(claim, entry, text)
    turned = changes and bool(_BACKWARDS.match(text, claim.end) or at_start)
    if (differ and not turned) or (alike and _is_left_behind(claim, entry, text)):
        # A bound is true of many numbers: just over 17 billion the year before 18.64.
        is_bound = verdict is Verdict.ROUNDED and said.hedge not in {Hedge.NONE, Hedge.ABOUT}
        verdict = Verdict.UNKNOWN if is_bound else Verdict.OTHER_TIME
    if changes and _WITHOUT.search(text, claim.sentence[0], claim.start):
        return verdict
    # 1978年比它高30.7个百分点
    turned = turned or (claim.compares_groups and at_start)
    return _direction(claim, said, entry, turned=turned) or verdict


def _is_of_other_kind(claim: Claim, said: Amount, entry: Entry, verdict: Verdict) -> bool:
    """Whether a number is no slip for an entry: so much more for a level, 1.6 times for 2.6."""
    # Of another magnitude a change may be, but for one whose level stands beside it.
    if verdict is Verdict.DIGITS and (said.unit == TIMES) != (entry.amount.unit == TIMES):
        return True
    may_be = verdict is Verdict.MAGNITUDE and claim.level is None
    return claim.change != entry.change and not may_be


def _direction(claim: Claim, said: Amount, entry: Entry, *, turned: bool) -> Verdict | None:
    """Return the verdict where a claim says the opposite of an entry: more for less."""
    # A change is `turned` that is said of the time that it starts from.
    if claim.compares_groups and entry.compares and claim.down != entry.down:
        # What is compared is the same in both, and not what it is beside.
        of_one = not set(tokens(claim.name)).isdisjoint(tokens(entry.called))
        return Verdict.DIRECTION if of_one else Verdict.UNKNOWN
    if not (entry.change and (claim.change or turned)):
        return None
    # A source text may itself have turned it so.
    known = entry.key or not turned
    falls = claim.down or said.value < 0
    alike = falls == (entry.down or entry.amount.value < 0)
    return Verdict.DIRECTION if known and turned == alike else None


def _is_unmeasured(claim: Claim, said: Amount, entry: Entry, text: str, units: Units) -> bool:
    """Whether a number has no unit, and its sentence not the one of the entry: 50, and 50 days."""
    unit = units.get(entry.amount.unit)
    if said.unit or unit is None or entry.amount.unit in {COUNT, "person"}:
        return False
    if unit.money and said.value >= _SUM:
        return False  # 一年卖五百亿
    sentence = text[slice(*claim.sentence)]
    return not any(form in sentence for form in (unit.zh, unit.en, unit.plural) if form)


def _is_at_start(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a change is said of the time that it starts from: 30.7 points lower in 1978."""
    before, around = text[claim.clause[0] : claim.start], text[claim.start : claim.clause[1]]
    dated = claim.when and entry.start and claim.carried in {"number", "clause"}
    then = dated and is_same(claim.when or "", entry.start or "")
    return bool(
        entry.change in {ChangeKind.POINTS, ChangeKind.DIFFERENCE}
        and (then or _AGO.search(text, claim.sentence[0], claim.start))
        and (_COMPARATIVE.search(before) or _COMPARATIVE_EN.search(around))
    )


def comparable(claim: Claim, said: Amount, entry: Entry, text: str) -> bool:
    """Whether a claim and an entry are of one unit, kind and time, whatever their numbers are."""
    counted = entry.amount.unit in {COUNT, "person"}
    return bool(
        not entry.derived
        and (said.unit or (counted and not claim.table))
        and entry.amount.unit
        and said.same_unit(entry.amount)
        and claim.change == entry.change
        and not claim.compares_groups
        and not times_differ(claim, entry, text)
        and (not claim.from_ or not entry.start or is_same(claim.from_, entry.start))
        and (
            not (claim.when and entry.when)
            or overlap(claim.when, entry.when)
            # What is so now was so at the end of the year before.
            or (
                (year_of(claim.when) or 0) - (year_of(entry.when) or 0) == 1
                and NOW.search(text, claim.sentence[0], claim.start)
            )
        )
    )


def is_reached(text: str, claim: Claim) -> bool:
    """Whether the words before a number say that a change led to it."""
    words = text[claim.clause[0] : claim.start].rstrip()
    # Fell by 18%, to €74 million: the verb may stand in the clause before.
    before = text[max(claim.sentence[0], claim.start - _NEAR) : claim.start]
    now = _INSTEAD.match(text, claim.end)
    return bool(now or any(map(re.Pattern.search, _REACHING, (words, words, before))))


def _is_left_behind(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a number is said to be reached that was there before: cut to 1,788."""
    earlier = entry.key and entry.side is Side.EARLY and entry.change is None
    own = claim.change is None and claim.carried not in {"number", "clause"}
    # 从30个增至50多个: the two say together which way it went.
    alone = claim.table is None and claim.stretch[0] <= claim.clause[0]
    return bool(earlier and own and alone and is_reached(text, claim))


def _is_by(text: str, claim: Claim) -> bool:
    """Whether the words before a number say that something changed by it."""
    words = text[claim.clause[0] : claim.start]
    if claim.chinese:
        is_new = words.endswith("新增")  # so many new ones
        return claim.change not in {None, ChangeKind.TIMES} and not is_new
    added = claim.quantity.unit in {COUNT, "person"} and words.endswith("added ")
    return added or _BY.search(words) is not None


def _kinds(claim: Claim, said: Amount, entry: Entry, text: str, *, sure: bool) -> Verdict | None:
    """Return the verdict where a claim and an entry are of different kinds, else `None`."""
    if claim.change is None and entry.change is None:
        added = sure and entry.reached and _ADDED.search(text, claim.clause[0], claim.start)
        # 比普速列车缩短到, for 比普速列车缩短
        reached = entry.compares and is_reached(text, claim)
        return Verdict.KIND_OF_CHANGE if added or reached else None
    if claim.change is None:
        return _as_level(claim, said, entry, text)
    if entry.change is None:
        return _as_change(claim, said, entry, text, sure=sure)
    in_all = entry.per_year and _IN_ALL.search(text, *claim.clause)
    alike = claim.change == entry.change or _exceeds(claim, said, entry)
    # Florida fell by 5 percent, Arizona by 8.
    alike = alike or (said.unit == "" != entry.amount.unit and not claim.quantity.counter)
    return Verdict.KIND_OF_CHANGE if in_all or not alike else None


def _as_change(
    claim: Claim, said: Amount, entry: Entry, text: str, *, sure: bool
) -> Verdict | None:
    """Return what a change is beside a level."""
    if _OF_CHANGE.search(entry.called):
        return None
    between = said.unit, entry.amount.unit
    is_level = claim.change == ChangeKind.DIFFERENCE and claim.table is None
    # Rose by what it rose to.
    rare = sure or len(said.digits) > _FEW_DIGITS or said.value >= _MANY
    rare = rare or between == (POINTS, PERCENT)
    compared = is_level and (claim.basis or (claim.from_ and not claim.assumed))
    if (entry.reached or compared) and rare and _is_by(text, claim):
        return Verdict.KIND_OF_CHANGE
    grown = len(said.digits) > _FEW_DIGITS and not claim.down
    is_share = grown and entry.amount.value > 0 and between == (PERCENT, PERCENT)
    if between == (PERCENT, POINTS) or is_share:
        # 1.7% above the average, for points; grown by 53.4%, for a share
        return Verdict.KIND_OF_CHANGE
    return None if is_level else Verdict.UNKNOWN


def _as_level(claim: Claim, said: Amount, entry: Entry, text: str) -> Verdict | None:
    """Return what a level is beside a change, which the level of a rate of growth may be."""
    # 恢复到72.3%; 放慢至7.3%
    of_rate = claim.is_rate or entry.change == ChangeKind.TIMES
    of_rate = of_rate or _OF_RATE.search(text, claim.clause[0], claim.start) is not None
    if of_rate and said.unit == entry.amount.unit == PERCENT:
        return None
    if is_reached(text, claim):
        return Verdict.KIND_OF_CHANGE
    # In a cell a number may be any kind of change; 65.7个百分点 is no level.
    if said.unit == entry.amount.unit and not claim.share:
        return None
    # A level of as many percent may be another's, but for a rare number.
    digits = len(said.digits)
    rare = said.unit == PERCENT and _FEW_DIGITS < digits < MOST_DIGITS
    return Verdict.KIND_OF_CHANGE if said.unit == POINTS or rare else Verdict.UNKNOWN


def _exceeds(claim: Claim, said: Amount, entry: Entry) -> bool:
    """Whether a bound of a multiple is true of a growth: 翻了五番多 of what grew by 40 times."""
    return (
        (claim.change, entry.change) == (ChangeKind.TIMES, ChangeKind.GROWTH)
        and said.unit == entry.amount.unit
        and said.hedge not in {Hedge.NONE, Hedge.ABOUT}
        and (said.bounds.contains(entry.amount.value + 1) or said.value == entry.amount.value + 1)
    )


def _derived(claim: Claim, said: Amount, entry: Entry) -> Verdict:
    """Return `derived` where a claim is about what a computed number is about."""
    bounds = entry.amount.bounds
    # Of a change that has one bound alone, any number beyond it would be right.
    is_known = not entry.change or said.hedge is not Hedge.NONE or bounds.width is not None
    if is_known and computes_alike(claim, said, entry) and said.within(bounds):
        return Verdict.DERIVED
    # 78.4% after 71.3% are 7.1 points more, and not 7.1%.
    as_percent = (said.unit, entry.amount.unit) == (PERCENT, POINTS) and claim.down == entry.down
    # Up 7% to 81%, where it was 74%: so many points.
    known = claim.level is not None and claim.level.written in entry.written
    exact = said.value == entry.amount.value and (known or len(said.digits) > 1)
    return Verdict.KIND_OF_CHANGE if claim.change and as_percent and exact else Verdict.UNKNOWN


def computes_alike(claim: Claim, said: Amount, entry: Entry) -> bool:
    """Whether a claim is of the unit, kind and time of a computed number with bounds."""
    kinds = (claim.change, claim.per_year), (entry.change, entry.per_year)
    if not said.same_unit(entry.amount) or kinds[0] != kinds[1]:
        return False
    if entry.change is None:
        # What there was at some time before.
        ours, theirs = year_of(claim.when) or 0, year_of(entry.when) or 0
        was = TIME_UNSAID in claim.doubts and theirs <= ours
        same = entry.when is None or is_same(claim.when or "", entry.when)
        return same or was or claim.when == BEFORE
    return claim.down == entry.down


def restates(claim: Claim, said: Amount, entry: Entry) -> bool:
    """Whether a multiple says what a growth does, or the other way round: 41 times, up 4000%."""
    kinds = {claim.change, entry.change}
    per_year = claim.per_year or entry.per_year
    if kinds != {ChangeKind.TIMES, ChangeKind.GROWTH} or per_year:
        return False
    ratio = _ratio(claim, said)
    alike = ratio is not None and said.hedge in family(entry.amount.hedge)
    return alike and ratio == _ratio(entry, entry.amount)


def _ratio(change: Claim | Entry, amount: Amount) -> Fraction | None:
    """Return how many times as much there is after a change; None where that is not said."""
    if amount.unit not in {TIMES, PERCENT}:
        return None
    value = amount.value / 100 if amount.unit == PERCENT else amount.value
    if change.change == ChangeKind.GROWTH:
        value = 1 - value if change.down else 1 + value
    return value


def by_number(claim: Claim, said: Amount, entry: Entry, units: Units) -> Verdict:
    """Return what the number of a claim is beside that of an entry; unknown where just another."""
    said, stated = _unsigned(said), _unsigned(entry.amount)
    # Doubled as often as the source's is large: 翻40番, for 40倍.
    exponent = said.value.numerator.bit_length() - 1
    if "番" in claim.written and said.unit == stated.unit == TIMES and exponent == stated.value:
        return Verdict.KIND_OF_CHANGE
    plain = not all(map(_NAMED.search, (claim.written, entry.written)))
    (mine, *per), theirs = said.unit.split("/"), stated.unit.split("/")[0]
    if plain and mine != theirs and {mine, theirs} <= _DOLLARS:
        said = said._replace(unit="/".join([theirs, *per]))  # 元, for 新台币元
    if said.unit == COUNT and said.counter.isascii() and _is_unit(said.counter, entry, units):
        said = said._replace(unit=stated.unit)
    if all(map(WORKING.search, (claim.written, entry.written))):
        said = said._replace(unit=stated.unit, counter=stated.counter)  # 30个工作日
    if {said.unit, stated.unit} == _POWER:
        said = said._replace(unit=stated.unit)  # 发了38万度
    if claim.table is not None and not said.unit:
        # The unit of the table stands elsewhere, and with it the magnitude.
        same = said.digits == stated.digits
        return Verdict.AGREES if same else Verdict.UNKNOWN
    per_mille = {_PER_MILLE.search(each.written) is None for each in (claim, entry)}
    shifted = said.value != stated.value and said.digits == stated.digits
    if said.unit == stated.unit == PERCENT and len(per_mille) > 1 and shifted:
        return Verdict.OTHER_UNIT
    # Half of something is no number without a unit.
    is_share = claim.quantity.denominator and not stated.unit
    if not is_share and (said.same_unit(stated) or _counts_alike(said, entry)):
        verdict = compare(said, stated)
        # What has no unit may be counted in thousands or millions, where it does not say so.
        # 15.24 GW in all, 8.68 of it wind: the unit, and with it the magnitude, is the other's.
        unit = units.get(stated.unit.partition("/")[0])
        measured = stated.unit in MEASURES or (unit is not None and unit.money)
        bare = not said.unit and (stated.unit in RELATIVE_UNITS or measured)
        # Thousands or millions are given with a number, or in the head of its column.
        scaled = entry.written.replace(",", "") != str(entry.amount.value)
        scaled = scaled and _MAGNITUDE_WORD.search(claim.written) is not None
        known = verdict is not Verdict.MAGNITUDE or (stated.unit and not bare) or scaled
        # Eleven seconds are no slip for 14 of whatever.
        vague = not stated.unit and said.unit not in COUNTED and verdict is Verdict.DIGITS
        return verdict if known and not vague else Verdict.UNKNOWN
    if claim.change and {said.unit, stated.unit} <= RELATIVE_UNITS:
        return _relative(claim, said, stated, entry, units)
    return _in_other_unit(said, stated, units)


def _is_unit(counter: str, entry: Entry, units: Units) -> bool:
    """Whether what an English number counts is the unit of an entry, or stands for it."""
    # 12.88 billion exports, of 30 billion yuan of trade; 385,000 deadweight tonnes, for 载重吨
    words = tokens(counter)
    if words == tokens(entry.amount.unit):
        return True
    unit = units.get(entry.amount.unit.partition("/")[0])
    return unit is not None and unit.money and not entry.thing.words.isdisjoint(words)


def _in_other_unit(said: Amount, stated: Amount, units: Units) -> Verdict:
    """Return what a number is beside one in another unit: 23,800 hectares for 238平方公里."""
    turned = None if said.value == stated.value else said.converted(stated.unit)
    verdict = compare(turned, stated) if turned else Verdict.UNKNOWN
    if verdict in {Verdict.MAGNITUDE, *PASSING, *HEDGES}:
        return verdict
    persons = said.value == stated.value and _may_be_persons(said, stated)
    return compare(said, stated) if persons else other_unit(said, stated, units)


def _relative(claim: Claim, said: Amount, stated: Amount, entry: Entry, units: Units) -> Verdict:
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


def _unsigned(amount: Amount) -> Amount:
    return amount if amount.value >= 0 else amount.times(Fraction(-1))._replace(ends=None)


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

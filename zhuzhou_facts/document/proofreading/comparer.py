"""What a number of a draft is beside an entry, by all that draft and source say of the two."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import COUNTED, HEDGES, PASSING, SLIPS, Amount, Units, Verdict
from zhuzhou_facts.document.claims.claim import TIME_UNSAID
from zhuzhou_facts.document.claims.context import PLANNED
from zhuzhou_facts.document.claims.times.mention import BEFORE, shifted, year_of
from zhuzhou_facts.document.proofreading import wording
from zhuzhou_facts.document.proofreading.choice import WHOLE
from zhuzhou_facts.document.proofreading.relation import NOW, comparable, computes_alike, relate
from zhuzhou_facts.document.proofreading.times import DIGITS, TO_COME, of_base
from zhuzhou_facts.document.proofreading.words import (
    NUMERAL,
    Index,
    base_weight,
    plain_words,
    tokens,
    words_of,
)
from zhuzhou_facts.quantity.changes import DOWN, DOWN_ZH, UP, UP_ZH
from zhuzhou_facts.records import PERCENT, ChangeKind, Hedge, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.document.proofreading.words import Thing

NAMED: Final = 0.5  # words that name another thing than the one that the text goes on about
_SURE: Final = 0.85  # words that name a thing so well that another number is a wrong one
_TENFOLD: Final = 0.6  # words that name it well enough where the number is ten times as much
_NAMED_OF_FEW: Final = 0.65  # of a few of something, which the words of a fact base name
# As much more is of another thing, whatever the words; the names of a fact base are surer.
_FAR_OFF: Final = Fraction(27, 20)
_FAR_OFF_IN_BASE: Final = Fraction(7, 4)
_TITLE: Final = 60  # code points of a source that say what all of it is of
_FEW: Final = 32  # numbers of a paragraph
_DIGITS_BY_CHANCE: Final = 3  # significant ones that another number has in another order
_YEAR_OF_NONE: Final = 9999  # after all others
_IN_ALL: Final = re.compile(r"合计|共计|总计|总共|共(?=\s?[0-9])|\bin (?:all|total)\b")
_CHANGED: Final = re.compile(
    rf"{UP_ZH}|{DOWN_ZH}|[新净添长扩补退进出省节差比较]"
    rf"|\b(?:{UP}|{DOWN}|more|less|fewer|cost|new|net|extra|another|additional|further|saved?|saving|than|by|cheaper|dearer)\b"
)
_DONE: Final = re.compile(r"已|\b(?:has|have|had|already)\b")
_TO_COME: Final = re.compile(
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


class Comparer:
    """Compares the claims of a draft with entries; it knows what was found of those before.

    By place, `said` has what the numbers say, `found` the things that they are of, `swapped` the
    entries that have another's number; `called` and `last` the things of a paragraph, by the names
    that they had, and the last one. `planned` are the sentences whose time is that of a plan in the
    source, `of_plans` the places under a heading that speaks of plans.
    """

    def __init__(
        self, text: str, entries: Sequence[Entry], units: Units, issued: str, source: str
    ) -> None:
        """Take the draft, the entries, and when what it is checked against was issued, if known."""
        # A text of one language may hold a line in the other.
        main = 2 * sum(bool(entry.name.zh) for entry in entries) > len(entries)
        self.index = Index(entries, chinese=main)
        self._indices = {main: self.index}
        # What the title names all is of; what no number of the source is of any may be of.
        title, self._source = source[:_TITLE], source.translate(DIGITS)
        unknown = frozenset(plain_words(source)) - self.index.words
        self._general = self.index.common.union(plain_words(title), unknown)
        # What the title has and no number is of: the name of the place, for which 全市 stands.
        self.unnamed = words_of(title) - self.index.words
        self.known = self.index.words | words_of(source)
        dated = issued[:4].isdecimal()
        # Without a date, the year that most numbers of the source are of.
        years = Counter(filter(None, (year_of(each.when) for each in entries)))
        usual = max(years, key=lambda year: years[year], default=_YEAR_OF_NONE)
        self._year = int(issued[:4]) if dated else usual
        self._to_come = self._year if dated else self._year + 1  # the first year to come
        self.text, self.units = text, units
        self._sides: dict[int, tuple[int, ...]] = {}
        self.said: dict[int, Amount | None] = {}
        self.found: dict[int, Thing] = {}
        self.called: dict[tuple[int, str], Thing] = {}
        self.last: dict[int, Thing] = {}
        self.swapped: dict[int, Entry] = {}
        self.planned: set[tuple[tuple[int, int], str | None]] = set()
        self.of_plans: set[int] = set()

    def index_of(self, claim: Claim) -> Index:
        """Return the index for the language of a claim."""
        if claim.chinese not in self._indices:
            self._indices[claim.chinese] = Index(self.index.all, chinese=claim.chinese)
        return self._indices[claim.chinese]

    def is_of_plan(self, claim: Claim, entry: Entry) -> bool:
        """Whether the times of both are to come; one wrong year is wrong once in a sentence."""
        # What is given without a time may be given as that of now.
        first = min(year_of(claim.when) or _YEAR_OF_NONE, year_of(entry.when) or 0)
        return self._year < first and (claim.sentence, claim.when) not in self.planned

    def verdict(
        self, claim: Claim, said: Amount, entry: Entry, named: float = 0.0, words: float = 0.0
    ) -> Verdict:
        """Return what a claim is beside an entry."""
        # `named` is how well its own words name just that, from 0 to 1; `words`, how well all do.
        of_few = entry.key and entry.amount.unit in COUNTED and said.is_short
        if of_few and min(words, named) >= _NAMED_OF_FEW:
            named = max(named, _SURE)
        verdict = self._compared(claim, said, entry, named)
        if verdict is not Verdict.UNKNOWN or not entry.key or words < NAMED:
            return verdict
        # Another part of a whole: 1/4, for 1/3.
        parts = claim.quantity.denominator and entry.quantity and entry.quantity.denominator
        sure = named >= _NAMED_OF_FEW and words >= _SURE
        other = parts or (sure and self._is_of_another(said, entry))
        wrong = other and comparable(claim, said, entry, self.text)
        return Verdict.DIGITS if wrong else verdict

    def _compared(self, claim: Claim, said: Amount, entry: Entry, named: float) -> Verdict:
        """Return what a claim is beside an entry that its words name so well."""
        # There is a level that it grew from, or its growth.
        siblings = self.index.entries(entry.thing) if entry.reached else ()
        grown = any(not (each.derived or each.order == entry.order) for each in siblings)
        sure = named >= _SURE or grown
        verdict = relate(claim, said, entry, self.text, self.units, sure=sure)
        goes_with = entry.derived and self._goes_with(claim, entry)
        enough = _TENFOLD if said.is_tenfold(entry.amount) else _SURE
        if verdict is Verdict.UNKNOWN and (named >= enough or goes_with):
            verdict = self._sure_verdict(claim, said, entry, whole=named >= WHOLE)
        if verdict is Verdict.UNKNOWN:
            return verdict
        if (other := self.contrast(claim, said, entry)) is not None:
            # A bound is true of many numbers: over 70% of revenue, and 80% of spending.
            is_bound = verdict is Verdict.ROUNDED and said.hedge not in {Hedge.NONE, Hedge.ABOUT}
            alike = verdict in PASSING | HEDGES | {other} and not is_bound
            return other if alike else Verdict.UNKNOWN
        if wording.is_hedged_apart(self.text, claim, said, entry, verdict):
            return Verdict.AGREES
        plain = said.hedge is entry.amount.hedge is Hedge.NONE and claim.change == entry.change
        plain = plain and verdict is Verdict.AGREES and not entry.hedges
        if plain and wording.is_hedged(self.text, claim):
            verdict = Verdict.HEDGE_ADDED
        if verdict is Verdict.HEDGE_ADDED and entry.hedges:
            verdict = Verdict.HEDGE_CHANGED  # 至少10万元, for 最高可领10万元
        if verdict in PASSING:
            return self._timed(claim, entry, verdict)
        by_chance = len(said.digits) <= _DIGITS_BY_CHANCE and not entry.is_foreign(claim)
        no_slip = verdict in SLIPS and (
            is_no_slip(claim, entry, verdict, self.text)
            or said.value in self.index.ends  # 23.6%, after 20.6% to 23.6%
            or (entry.cell and not self._names_cell(claim, entry))
            or (by_chance and self._names_another(claim, entry))
            or (verdict is Verdict.DIGITS and self._follows(said, entry))
        )
        planned = verdict is Verdict.OTHER_TIME and self._is_dated_by_plan(claim, entry)
        hedged = verdict is Verdict.HEDGE_ADDED and is_planned(claim, entry, self.text)
        return Verdict.UNKNOWN if no_slip or planned or hedged else verdict

    def _names_another(self, claim: Claim, entry: Entry) -> bool:
        """Whether a claim is of a place, a body or a group that an entry is not of."""
        # A depot in Wicken opened; it cost £540: the sentence before may name it.
        others = () if entry.key else self.index.others(entry)[:_FEW]
        known = self._general.union(*(each.thing.words for each in (entry, *others)))
        return wording.names_another(self.text, claim, known)

    def _names_cell(self, claim: Claim, entry: Entry) -> bool:
        """Whether the clause of a claim, or its name, has the first word of the row of a table."""
        own = {*plain_words(claim.full_name), *plain_words(self.text[slice(*claim.clause)])}
        first = next((word for word in plain_words(entry.called) if base_weight(word) == 1), None)
        return first is None or first in own or entry.is_foreign(claim)

    def _is_of_another(self, said: Amount, entry: Entry) -> bool:
        """Whether a fact base has just the number, of many digits, of another thing."""
        return not said.is_short and any(
            other.key and other.thing is not entry.thing and said.equals(other.amount)
            for other in self.index.alike(said.value)
        )

    def _timed(self, claim: Claim, entry: Entry, verdict: Verdict) -> Verdict:
        """Return the verdict of a right number, `other_time` where it is of another time."""
        if verdict is Verdict.ROUNDED:
            return verdict  # it may be another number that is rounded
        if self._is_premature(claim, entry) or self._is_of_new_base(claim, entry):
            return Verdict.OTHER_TIME
        if self._is_told_as_level(claim, entry):
            return Verdict.KIND_OF_CHANGE
        return of_base(claim, entry, self.index.entries(entry.thing), self.text) or verdict

    def _is_of_new_base(self, claim: Claim, entry: Entry) -> bool:
        """Whether a draft names a year that a change starts from, which the source does not."""
        year = str(year_of(claim.from_) or "")
        named = claim.change and entry.change and year in self.text[slice(*claim.sentence)]
        is_year = claim.from_ in {entry.start, shifted(claim.when or "", -1)}
        return bool(year and named and entry.assumed and not is_year and year not in self._source)

    def _is_told_as_level(self, claim: Claim, entry: Entry) -> bool:
        """Whether a change is given as the level itself, of which there is another one."""
        words = self.text[claim.stretch[0] : min(claim.stretch[1], claim.clause[1])]
        return (
            entry.change == ChangeKind.DIFFERENCE
            and not (claim.change or claim.table or claim.level)
            and _CHANGED.search(words) is None
            and any(each.amount.value != entry.amount.value for each in self.index.levels(entry))
        )

    def _is_premature(self, claim: Claim, entry: Entry) -> bool:
        """Whether a level of a time to come is given as that of now, of which there is another."""
        last = min(claim.stretch[1], claim.clause[1])
        is_now = NOW.search(self.text, claim.stretch[0], last) is not None
        said_so = (
            claim.status in PLANNED
            or claim.start in self.of_plans
            or (year_of(claim.when) or 0) >= self._to_come
            or TO_COME.search(self.text, *claim.sentence) is not None
        )
        return (
            entry.planned
            and (year_of(entry.when) or 0) >= self._to_come
            and (is_now or not said_so)
            and not (claim.change or entry.change or claim.table)
            and any(each.when and not each.planned for each in self.index.levels(entry))
        )

    def _is_dated_by_plan(self, claim: Claim, entry: Entry) -> bool:
        """Whether a number has the time of a plan in its sentence, which may not be its own."""
        ours, theirs = year_of(claim.when) or 0, year_of(entry.when) or 0
        if claim.carried != "sentence" or ours <= self._year:
            return False
        done = _DONE.search(self.text, claim.clause[0], claim.start)
        return self._year >= theirs or done is not None

    def _sure_verdict(self, claim: Claim, said: Amount, entry: Entry, *, whole: bool) -> Verdict:
        """Return what another number is beside the entry that its words name."""
        if entry.derived:
            # Worked out, and by these numbers wrongly.
            timed = (claim.from_, claim.when) == (entry.start, entry.when) or entry.when is None
            marked = claim.computed and (timed or (claim.per_year and claim.assumed))
            wrong = (marked or self._goes_with(claim, entry)) and computes_alike(claim, said, entry)
            return Verdict.DERIVED if wrong else Verdict.UNKNOWN
        is_end = said.value in (entry.amount.ends or ())  # the highest price of a range
        alike = not is_end and comparable(claim, said, entry, self.text)
        if not alike or self._names_another(claim, entry):
            return Verdict.UNKNOWN
        if said.is_tenfold(entry.amount):
            return Verdict.MAGNITUDE  # 6.5元, for 0.65元
        # A number that is known may be another's.
        in_base = entry.key and (whole or not self.index.alike(said.value))
        times, stated = _FAR_OFF_IN_BASE if in_base else _FAR_OFF, abs(entry.amount.value)
        # 88.1% is no slip for 九成以上.
        rough = entry.amount.hedge is not Hedge.NONE and entry.amount.is_short > said.is_short
        other = rough or said.is_finer(entry.amount) or self._is_of_another_time(said, entry)
        near = stated / times < abs(said.value) < stated * times
        return Verdict.DIGITS if near and not other else Verdict.UNKNOWN

    def _is_of_another_time(self, said: Amount, entry: Entry) -> bool:
        """Whether the thing of an entry has just this number, at whatever time."""
        others = self.index.entries(entry.thing, said.value)
        return any(other.is_level and said.equals(other.amount) for other in others)

    def _follows(self, said: Amount, entry: Entry) -> bool:
        """Whether a number is what the thing of an entry had at another time, as computed."""
        computed = (each.amount for each in self.index.entries(entry.thing) if each.derived)
        return any(said.same_unit(each) and said.within(each.bounds) for each in computed)

    def _goes_with(self, claim: Claim, entry: Entry) -> bool:
        """Whether a change stands beside the level that it follows from."""
        # The only two levels of a thing say what its change is: 从1788项减到144项，少了1664项.
        level = claim.level and self.found.get(claim.level.start)
        others = [each for each in self.index.entries(entry.thing) if each.change and each.key]
        return (
            level is entry.thing
            and bool(entry.key)
            and (claim.assumed or claim.from_ in {None, BEFORE, entry.start})
            and len({(each.start, each.when) for each in others}) == 1
        )

    def sides_of(self, claim: Claim) -> tuple[int, ...]:
        """Return for each pair of opposites which one a claim is of: 1, -1, or 0."""
        if claim.start not in self._sides:
            self._sides[claim.start] = wording.sides_of(self.text, claim)
        return self._sides[claim.start]

    def contrast(self, claim: Claim, said: Amount, entry: Entry) -> Verdict | None:
        """Return what a number is that is said of the opposite, or has lost its sign."""
        labels = wording.labels_around(self.text, claim) if entry.labels else frozenset()
        rate = wording.rate_of(self.text, claim) if entry.rate else frozenset()
        if wording.differ(labels, entry.labels, itemgetter(0)):
            return Verdict.UNKNOWN
        if wording.differ(rate, entry.rate, str.isdecimal):
            return Verdict.OTHER_UNIT
        is_level = claim.change is None and entry.change is None
        theirs = entry.sides
        lost = is_level and entry.amount.value < 0 < said.value
        if lost and theirs:
            theirs = *theirs[:-1], -1  # a profit below zero is a loss
        other = wording.contrast(self.sides_of(claim), theirs)
        lost = lost and not wording.LESS.search(self.text, *claim.sentence)
        if other is Verdict.OTHER_UNIT:
            if entry.change:
                return Verdict.UNKNOWN  # so much more a head, or in all
            # Spending of 4,656 yuan per person, for 人均总费用4656元; 每股派3.20元，合计约2.86亿元
            if said.unit.endswith("/person") or _IN_ALL.search(self.text, *claim.clause):
                return None
        return Verdict.DIRECTION if lost and other is None else other


def is_no_slip(claim: Claim, entry: Entry, verdict: Verdict, text: str) -> bool:
    """Whether a number is worked out, planned, for each of many, or of more than in the source."""
    # A number in the name of the thing is none of its figures: the 500 of Fortune 500.
    shares = claim.quantity.unit == entry.amount.unit == PERCENT
    for_many = any(map(str.isdecimal, entry.rate))
    return bool(
        claim.computed
        or (not claim.quantity.unit and _OPERATOR.match(text, claim.end))
        or (verdict is Verdict.MAGNITUDE and not for_many and _PER_MANY.search(text, *claim.clause))
        or (verdict is Verdict.DIGITS and _is_of_no_time(claim, entry))
        or _OTHERS.search(text, claim.clause[0], claim.start)
        # What another share leaves: 36.5%, of 63.5%; 超额11.7%, of 111.7%.
        or (shares and claim.quantity.value == abs(100 - entry.amount.value))
        or _is_average(claim, entry, text)
        or is_planned(claim, entry, text)
        or _is_of_more(claim, entry, text)
        or entry.thing.numerals.intersection(NUMERAL.findall(claim.written))
    )


def _is_average(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a number is for each of what the source's is for all: 平均每个项目约2000万元."""
    stated = f"{entry.name.zh or ''}{entry.written}"
    if "/" in entry.amount.unit or "每" in stated or _OF_AVERAGE.search(stated):
        return False
    each = _AVERAGE.search(text, claim.clause[0], claim.start) or _EACH.match(text, claim.end)
    return each is not None or "/" in claim.quantity.unit


def _is_of_no_time(claim: Claim, entry: Entry) -> bool:
    """Whether a number is what another is compared with, at a time that is not known."""
    if entry.key and entry.side is Side.EARLY:
        return False  # that is what it is compared with
    unknown = claim.when is None or entry.when is None
    return TIME_UNSAID in claim.doubts or (claim.compared and unknown)


def is_planned(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a number is of what is to come or comes on top, and the source's is not."""
    if claim.when and claim.when == entry.when:
        return False
    if _FROM_NOW.match(text, claim.end):
        return not entry.planned
    found = _TO_COME.search(text, *claim.clause)
    return found is not None and not entry.thing.words.issuperset(tokens(found[0]) or ("",))


def _is_of_more(claim: Claim, entry: Entry, text: str) -> bool:
    """Whether a number is of the country or province, of which the source's is not."""
    found = _MORE.search(text, claim.clause[0], claim.start)
    # In another language the word may be another one.
    if found is None or entry.is_foreign(claim):
        return False
    return not entry.thing.words.issuperset(tokens(found[0]))

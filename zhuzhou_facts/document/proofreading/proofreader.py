"""What each number of a draft repeats of some entries."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import (
    COUNTED,
    HEDGES,
    LASTING,
    PASSING,
    Verdict,
    amount_of,
    family,
    is_finer,
    is_swap,
    same_unit,
    within,
)
from zhuzhou_facts.document.claims.times.mention import BEFORE, year_of
from zhuzhou_facts.document.proofreading.alignment import Alignment, is_short
from zhuzhou_facts.document.proofreading.choice import WHOLE, Candidate, Candidates, Finding
from zhuzhou_facts.document.proofreading.hedged import hedges_around, is_hedged
from zhuzhou_facts.document.proofreading.index import Index
from zhuzhou_facts.document.proofreading.neighbours import Neighbours
from zhuzhou_facts.document.proofreading.relation import NOW, comparable, computes_alike, relate
from zhuzhou_facts.document.proofreading.slips import SLIPS, is_no_slip, is_planned
from zhuzhou_facts.document.proofreading.subjects import (
    are_of_other_sizes,
    contrast,
    is_less,
    is_of_another,
    names_another,
    sides_of,
)
from zhuzhou_facts.document.proofreading.surroundings import beside, near
from zhuzhou_facts.document.proofreading.times import LIMIT, NEAR_SCOPES, TO_COME, of_base
from zhuzhou_facts.document.proofreading.words import plain_words, tokens
from zhuzhou_facts.records import Hedge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zhuzhou_facts.document.amounts import Amount
    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.document.proofreading.surroundings import Surroundings
    from zhuzhou_facts.document.proofreading.words import Thing
    from zhuzhou_facts.quantity import Reading
    from zhuzhou_facts.records import Unit

# As much more is of another thing, whatever the words; the names of a fact base are surer.
_FAR_OFF: Final = Fraction(27, 20)
_FAR_OFF_IN_BASE: Final = 5
_FAR_OFF_IF_WHOLE: Final = 2
_YEAR_OF_NONE: Final = 9999  # after all others
_IN_ORDER: Final = re.compile("分别|依次")
_QUOTED: Final = re.compile('[“「『"][0-9]+[”」』"]')  # a name
_MOVES: Final = re.compile(
    r"\b(?:dr[io]ve|walk(?:ed)?|r[io]de|march(?:ed)?|travel(?:led)?|fly|flew)\s"
    r"(?:on|along|through|across|from)\b"
)
_FROM: Final = re.compile(r"\b[Ff]rom\b")
_BEYOND: Final = ("低于", "高于", "超过", "少于", "多于", "不到", "below", "above", "under", "over")
_IN_ALL: Final = re.compile(r"合计|共计|总计|总共|\bin (?:all|total)\b")
_DONE: Final = re.compile(r"已|\b(?:has|have|had|already)\b")
_PLANNED: Final = frozenset(("target", "forecast"))
_SURE: Final = 0.85  # words that name a thing so well that another number is a wrong one
_NAMED_OF_FEW: Final = 0.65  # of a few of something, which the words of a fact base name
_NAMED: Final = 0.5  # words that name another thing than the one that the text goes on about
_OUTSIDE: Final = 0.1  # what a computed number counts less for that is wrong
_OPPOSITE: Final = 0.35  # what an opposite counts, which names the same thing
_SAME_DAY: Final = 0.2  # what the same month or day counts
_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}(?!/)")
_GOES_ON: Final = 0.6  # what naming a thing counts where the text goes on about it


class Proofreader:
    """Finds for the claims of a draft, in order, what each repeats of some entries."""

    def __init__(
        self,
        entries: Sequence[Entry],
        text: str,
        reading: Reading,
        units: Mapping[str, Unit],
        source: str = "",
        *,
        issued: str = "",
    ) -> None:
        """Prepare to read the draft `text`; what the words of a `source` name is known.

        `issued` is the date of what is checked against, empty where it has none.
        """
        dated = issued[:4].isdecimal()
        self._year = int(issued[:4]) if dated else _usual_year(entries)
        self._to_come = self._year if dated else self._year + 1  # the first year to come
        self._entries = [entry._replace(order=order) for order, entry in enumerate(entries)]
        # A text of one language may hold a line in the other.
        main = 2 * sum(bool(entry.name.zh) for entry in entries) > len(entries)
        self._index = Index(self._entries, chinese=main)
        self._indices = {main: self._index}
        self._known = self._index.words.union(tokens(source), plain_words(source))
        self._text = text
        self._reading = reading
        self._units = units
        self._neighbours = Neighbours(self._index, self._index_of, text, reading, units)
        self._planned: set[tuple[tuple[int, int], str | None]] = set()
        # What the text was about: by the place of the number, by the name that it had, and last.
        self._found: dict[int, Thing] = {}
        self._sides: dict[int, tuple[int, ...]] = {}
        self._of_plans: set[int] = set()  # the places under a heading that speaks of plans
        self._swapped: dict[int, Entry] = {}  # the entries that have another's number, by place
        self._called: dict[tuple[int, str], Thing] = {}
        self._last: dict[int, Thing] = {}

    def read(self, each: Surroundings) -> Candidates:
        """Return what one claim may repeat; the claims are to be read in order."""
        claim = each.claim
        said = amount_of(claim.quantity, self._reading)
        if said is None or claim.denied or is_of_another(self._text, claim, self._known):
            return Candidates(claim)
        if _QUOTED.match(self._text, claim.start - 1, claim.end + 1):
            return Candidates(claim)
        if TO_COME.search(each.heading):
            self._of_plans.add(claim.start)
        reading = Candidates(
            claim, tuple(self._candidates(each, said)), self._index.rarity(said.value)
        )
        found = reading.settle()
        if found.verdict is Verdict.UNKNOWN and any(self._sides_of(claim)):
            other = self._neighbours.of_side(claim, said, self._sides_of(claim))
            self._swapped |= {claim.start: other} if other else {}
        if found.verdict is Verdict.OTHER_TIME:
            self._planned.add((claim.sentence, claim.when))
        if found.entry is not None and found.verdict is not Verdict.AMBIGUOUS:
            self._remember(claim, found.entry.thing)
        return reading

    def aligned(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings with what the order of the numbers adds to them."""
        alignment = Alignment(self._entries, self._reading, self._verdict, self._index.alike)
        return alignment.aligned(findings)

    def contrasted(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings, those in doubt whose words name another thing."""
        return self._neighbours.contrasted(findings, self._swapped)

    def _index_of(self, claim: Claim) -> Index:
        if claim.chinese not in self._indices:
            self._indices[claim.chinese] = Index(self._entries, chinese=claim.chinese)
        return self._indices[claim.chinese]

    def _candidates(self, each: Surroundings, said: Amount) -> Iterator[Candidate]:
        claim, text, index = each.claim, self._text, self._index_of(each.claim)
        named = index.named(near(text, claim, each.before, each.heading))
        own = {token for each in beside(text, claim) for token in tokens(each)}
        name = set(tokens(claim.name))
        plain = {word for each in beside(text, claim) for word in plain_words(each)}
        own_names = index.named(dict.fromkeys(own | plain, 1.0), specific=True)
        called = index.named(dict.fromkeys((*name, *plain_words(claim.name)), 1.0), specific=True)
        going_on = self._going_on(claim)
        things = index.likely(named, said.value)
        own_name_of = {
            thing: max(index.share(own_names, thing), index.share(called, thing))
            for thing in things
        }
        named_here = own_name_of.get(going_on, 0.0) if going_on else 0.0
        is_change = claim.change is not None and claim.level is not None
        # What stands before a Chinese number is its name, but in a list that is given in order.
        whole_name = claim.chinese and not _IN_ORDER.search(" ".join(beside(text, claim)))
        of_day = claim.carried in {"number", "clause"} and _DAY.match(claim.when or "")
        for thing, own_name in own_name_of.items():
            words = index.naming(thing, index.share(named, thing), own | name)
            if thing is going_on:
                words = max(words, _GOES_ON)
            elif going_on and is_change and own_name <= max(_NAMED, named_here):
                continue  # a change is one of the level beside it
            siblings = index.entries(thing, said.value)
            has_time = claim.carried in NEAR_SCOPES and any(
                other.when == claim.when and bool(other.change) == bool(claim.change)
                for other in siblings
            )
            for entry in siblings:
                of_few = entry.key and entry.amount.unit in COUNTED and is_short(said)
                sure = of_few and min(words, own_name) >= _NAMED_OF_FEW
                verdict = self._verdict(
                    claim, said, entry, max(own_name, _SURE) if sure else own_name
                )
                if (
                    verdict is Verdict.UNKNOWN
                    and words >= _NAMED
                    and self._is_other_part(claim, entry)
                ):
                    verdict = Verdict.DIGITS
                outside = verdict is Verdict.DERIVED and not within(said, entry.amount.bounds)
                foreign = not thing.is_named(chinese=claim.chinese)
                if verdict is Verdict.DIGITS and foreign and is_short(said):
                    continue  # in another language the words are not so sure
                # What its words name surely it may be, however far off the number is.
                if verdict is not Verdict.UNKNOWN or (
                    own_name >= _NAMED and comparable(claim, said, entry, text)
                ):
                    # A loss is what a profit is of.
                    opposite = not entry.change and verdict is self._contrast(claim, said, entry)
                    same_day = of_day and claim.when == entry.when
                    yield Candidate(
                        entry,
                        verdict,
                        words
                        - _OUTSIDE * outside
                        + _OPPOSITE * opposite
                        + _SAME_DAY * bool(same_day),
                        own_name if whole_name and entry.key else index.share(called, thing),
                        has_time,
                        self._is_of_plan(claim, entry),
                        verdict is Verdict.DIGITS and is_swap(said.value, entry.amount.value),
                        foreign and not index.is_only(named, thing),
                        verdict is Verdict.DERIVED and not outside,
                    )

    def _is_other_part(self, claim: Claim, entry: Entry) -> bool:
        """Whether a claim gives another part of a whole, as a fraction: 1/4, for 1/3."""
        said = amount_of(claim.quantity, self._reading)
        stated = entry.quantity.denominator if entry.quantity else 0
        parts = bool(entry.key and claim.quantity.denominator and stated)
        return parts and said is not None and comparable(claim, said, entry, self._text)

    def _is_of_plan(self, claim: Claim, entry: Entry) -> bool:
        """Whether the times of both are to come; one wrong year is wrong once in a sentence."""
        # What is given without a time may be given as that of now.
        first = min(year_of(claim.when) or _YEAR_OF_NONE, year_of(entry.when) or 0)
        return self._year < first and (claim.sentence, claim.when) not in self._planned

    def _verdict(self, claim: Claim, said: Amount, entry: Entry, named: float = 0.0) -> Verdict:
        """Return what a claim is beside an entry; `named` is how well its words name just that."""
        sure = named >= _SURE or (entry.reached and self._has_grown(entry))
        verdict = relate(claim, said, entry, self._text, self._units, sure=sure)
        goes_with = entry.derived and self._goes_with(claim, entry)
        if verdict is Verdict.UNKNOWN and (named >= _SURE or goes_with):
            verdict = self._sure_verdict(claim, said, entry, whole=named >= WHOLE)
        if verdict is Verdict.UNKNOWN:
            return verdict
        if (other := self._contrast(claim, said, entry)) is not None:
            return other if verdict in PASSING | HEDGES | {other} else Verdict.UNKNOWN
        if self._is_hedged_elsewhere(claim, said, entry, verdict):
            return Verdict.AGREES
        plain = said.hedge is entry.amount.hedge is Hedge.NONE and not entry.hedges
        plain = plain and claim.change == entry.change
        if plain and verdict is Verdict.AGREES and is_hedged(self._text, claim):
            verdict = Verdict.HEDGE_ADDED
        if verdict is Verdict.HEDGE_ADDED and entry.hedges:
            verdict = Verdict.HEDGE_CHANGED  # 至少10万元, for 最高可领10万元
        if verdict in PASSING:
            return self._timed(claim, entry, verdict)
        if verdict is Verdict.HEDGE_ADDED and is_planned(claim, entry, self._text):
            return Verdict.UNKNOWN
        no_slip = verdict in SLIPS and (
            is_no_slip(claim, entry, verdict, self._text)
            or (verdict is Verdict.DIGITS and self._follows(said, entry))
        )
        planned = verdict is Verdict.OTHER_TIME and self._is_dated_by_plan(claim, entry)
        return Verdict.UNKNOWN if no_slip or planned else verdict

    def _timed(self, claim: Claim, entry: Entry, verdict: Verdict) -> Verdict:
        """Return the verdict of a right number, `other_time` where it is of another time."""
        if verdict is Verdict.ROUNDED:
            return verdict  # it may be another number that is rounded
        siblings = self._index.entries(entry.thing)
        if self._is_premature(claim, entry, siblings):
            return Verdict.OTHER_TIME
        return of_base(claim, entry, siblings, self._text) or verdict

    def _is_premature(self, claim: Claim, entry: Entry, siblings: Sequence[Entry]) -> bool:
        """Whether a level of a time to come is given as that of now, of which there is another."""
        last = min(claim.stretch[1], claim.clause[1])
        is_now = NOW.search(self._text, claim.stretch[0], last) is not None
        said_so = (
            claim.status in _PLANNED
            or claim.start in self._of_plans
            or (year_of(claim.when) or 0) >= self._to_come
            or TO_COME.search(self._text, *claim.sentence) is not None
        )
        return (
            entry.planned
            and (year_of(entry.when) or 0) >= self._to_come
            and (is_now or not said_so)
            and not (claim.change or entry.change or claim.table)
            and any(
                each.when
                and not (each.change or each.derived)
                and not each.planned
                and same_unit(each.amount, entry.amount)
                for each in siblings
            )
        )

    def _has_grown(self, entry: Entry) -> bool:
        """Whether there is a level that the thing of an entry grew from, or its growth."""
        return any(
            other.order != entry.order and not other.derived
            for other in self._index.entries(entry.thing)
        )

    def _is_dated_by_plan(self, claim: Claim, entry: Entry) -> bool:
        """Whether a number has the time of a plan in its sentence, which may not be its own."""
        ours, theirs = year_of(claim.when) or 0, year_of(entry.when) or 0
        if claim.carried != "sentence" or ours <= self._year:
            return False
        done = _DONE.search(self._text, claim.clause[0], claim.start)
        return self._year >= theirs or done is not None

    def _sure_verdict(self, claim: Claim, said: Amount, entry: Entry, *, whole: bool) -> Verdict:
        """Return what another number is beside the entry that its words name."""
        if entry.derived:
            # Worked out, and by these numbers wrongly.
            timed = (claim.from_, claim.when) == (entry.start, entry.when)
            timed = timed or entry.when is None
            timed = timed or (claim.per_year and claim.assumed)
            marked = timed and claim.computed
            wrong = (marked or self._goes_with(claim, entry)) and computes_alike(claim, said, entry)
            return Verdict.DERIVED if wrong else Verdict.UNKNOWN
        is_end = said.value in (entry.amount.ends or ())  # the highest price of a range
        if is_end or names_another(self._text, claim, self._index.words):
            return Verdict.UNKNOWN
        stated = abs(entry.amount.value)
        known = self._index.alike(said.value)  # and it may be another's
        times = _FAR_OFF_IN_BASE if entry.key and not known else _FAR_OFF
        times = _FAR_OFF_IF_WHOLE if entry.key and known and whole else times
        near = stated / times < abs(said.value) < stated * times
        wrong = comparable(claim, said, entry, self._text)
        if wrong and said.value in {10 * stated, stated / 10} and stated.denominator != 1:
            return Verdict.MAGNITUDE  # 6.5元, for 0.65元
        wrong = wrong and near and not is_finer(said, entry.amount)
        wrong = wrong and not self._is_of_another_time(said, entry)
        return Verdict.DIGITS if wrong else Verdict.UNKNOWN

    def _is_of_another_time(self, said: Amount, entry: Entry) -> bool:
        """Whether the thing of an entry has just this number, at whatever time."""
        return any(
            other.amount.value == said.value and same_unit(said, other.amount)
            for other in self._index.entries(entry.thing, said.value)
            if other.change is None and not other.derived
        )

    def _follows(self, said: Amount, entry: Entry) -> bool:
        """Whether a number is what the thing of an entry had at another time, as computed."""
        return any(
            other.derived and same_unit(said, other.amount) and within(said, other.amount.bounds)
            for other in self._index.entries(entry.thing)
        )

    def _goes_with(self, claim: Claim, entry: Entry) -> bool:
        """Whether a change stands beside the level that it follows from.

        The only two levels of a thing say what its change is: 从1788项减到144项，少了1664项.
        """
        level = claim.level and self._found.get(claim.level.start)
        others = [each for each in self._index.entries(entry.thing) if each.change and each.key]
        return (
            level is entry.thing
            and bool(entry.key)
            and (claim.assumed or claim.from_ in {None, BEFORE, entry.start})
            and len({(each.start, each.when) for each in others}) == 1
        )

    def _sides_of(self, claim: Claim) -> tuple[int, ...]:
        if claim.start not in self._sides:
            self._sides[claim.start] = sides_of(self._text, claim)
        return self._sides[claim.start]

    def _contrast(self, claim: Claim, said: Amount, entry: Entry) -> Verdict | None:
        """Return what a number is that is said of the opposite, or has lost its sign."""
        is_level = claim.change is None and entry.change is None
        theirs = entry.sides
        if is_level and entry.amount.value < 0 < said.value and theirs:
            theirs = *theirs[:-1], -1  # a profit below zero is a loss
        other = contrast(self._sides_of(claim), theirs)
        if are_of_other_sizes(claim.name, entry.name.zh or ""):
            return Verdict.OTHER_UNIT
        lost = is_level and entry.amount.value < 0 < said.value and not is_less(self._text, claim)
        if other is Verdict.OTHER_UNIT and entry.change:
            return Verdict.UNKNOWN  # so much more a head, or in all
        if other is Verdict.OTHER_UNIT and _IN_ALL.search(self._text, *claim.clause):
            return None  # 每股派3.20元，合计约2.86亿元
        return Verdict.DIRECTION if lost and other is None else other

    def _is_hedged_elsewhere(
        self, claim: Claim, said: Amount, entry: Entry, verdict: Verdict
    ) -> bool:
        """Whether other words say what a hedge says: 50天之内; an estimated cost of $95 million."""
        if verdict is Verdict.HEDGE_ADDED:
            # Progress over four decades: how long it took.
            # RMB 20 billion over 1,002 projects: what the one number is spread over.
            between = self._text[claim.stretch[0] : claim.start].strip()
            spread = said.unit in LASTING or (not between and claim.stretch[0] > claim.sentence[0])
            # We drive on 1,653 miles of roads and over 107 bridges.
            moves = _MOVES.search(self._text, claim.sentence[0], claim.start)
            over = (spread or moves) and claim.written.lower().startswith("over ")
            # From the lowest point up to 4,312 m: how far it reaches.
            from_there = _FROM.search(self._text, claim.clause[0], claim.start)
            over = over or (from_there and claim.written.lower().startswith("up to "))
            # 低于6天的目标: the target is six days.
            beside = claim.written.startswith(_BEYOND) and LIMIT.match(self._text, claim.end)
            alike = any(said.hedge in family(hedge) for hedge in entry.hedges)
            return bool(over or beside) or alike
        around = hedges_around(self._text, claim) if verdict is Verdict.HEDGE_LOST else ()
        return any(entry.amount.hedge in family(hedge) for hedge in around)

    def _going_on(self, claim: Claim) -> Thing | None:
        """Return the thing that the text goes on about, as far as its words say that it does."""
        if claim.level is not None and claim.level.start in self._found:
            return self._found[claim.level.start]
        if (claim.block.start, claim.name) in self._called:
            return self._called[claim.block.start, claim.name]
        return self._last.get(claim.block.start) if not claim.name else None

    def _remember(self, claim: Claim, thing: Thing) -> None:
        self._found[claim.start] = thing
        self._last[claim.block.start] = thing
        if claim.name:
            self._called[claim.block.start, claim.name] = thing


def _usual_year(entries: Sequence[Entry]) -> int:
    """Return the year that most numbers of a source without a date are of."""
    years = Counter(filter(None, (year_of(entry.when) for entry in entries)))
    return max(years, key=lambda year: years[year], default=_YEAR_OF_NONE)

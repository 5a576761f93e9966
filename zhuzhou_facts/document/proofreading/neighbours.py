"""What the numbers and things beside a number of a draft say of it."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import (
    COUNTED,
    HEDGES,
    LASTING,
    MOST_DIGITS,
    PASSING,
    Amount,
    Verdict,
    is_swap,
)
from zhuzhou_facts.document.claims.times.mention import year_of
from zhuzhou_facts.document.proofreading.comparer import Comparer
from zhuzhou_facts.document.proofreading.relation import comparable, relate
from zhuzhou_facts.document.proofreading.surroundings import AND, beside
from zhuzhou_facts.document.proofreading.wording import contrast
from zhuzhou_facts.document.proofreading.words import Thing, terms_of, tokens, words_of
from zhuzhou_facts.records import Hedge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.choice import Finding
    from zhuzhou_facts.document.proofreading.entries import Entry

    # A sentence, and an entry that it has.
    Stated = Collection[tuple[tuple[int, int], int]]

_PAST: Final = re.compile(
    r"[从由自原曾]|此前|以前|过去|当时|那时|[上去前]年|同期|[年期代]初|世纪"
    r"|\b(?:start|beginning) of\b|\b(?:from|was|were|had|been|then|former|earlier|before|once"
    r"|previous|prior|last)\b"
)
_LIST: Final = re.compile("[，、；,;]")
_PREPOSITION: Final = re.compile(r"\s(?:to|at|in|from|on|by|for)\b")
_EQUAL: Final = frozenset((Verdict.AGREES, Verdict.AMBIGUOUS))
_OPEN: Final = frozenset((Verdict.UNKNOWN, Verdict.AMBIGUOUS))
_NEIGHBOURS: Final = 3  # numbers of a draft before and behind that say where in the source it is
_ROUNDS: Final = 2  # what was placed places others
_REACH: Final = 3  # numbers of the source around those
_MOST_TWINS: Final = 4  # equal numbers of a section of which one may be the translation
_MANY: Final = 1000  # a count of one digit below this is another's by chance


class Neighbours(Comparer):
    """Knows too what the numbers and things of a draft and of its source say of those beside."""

    def aligned(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings with what the order of the numbers adds to them.

        The words of another language name few things, but a draft follows its source in stretches:
        a number between two that agree repeats one that stands near those in the source.
        """
        alike: defaultdict[object, list[Entry]] = defaultdict(list)
        for entry in self.index.all:
            alike[_number(entry)].append(entry)
        for _ in range(_ROUNDS):
            findings = self._aligned(findings, alike)
        return list(findings)

    def _aligned(
        self, findings: Sequence[Finding], alike: Mapping[object, Sequence[Entry]]
    ) -> list[Finding]:
        taken = {each.entry.order for each in findings if each.entry and each.verdict in PASSING}
        found = []
        for number, each in enumerate(findings):
            if each.verdict not in _OPEN:
                is_so = each.verdict in HEDGES and self._is_hedged_so(each)
                found.append(each._replace(verdict=Verdict.AGREES) if is_so else each)
                continue
            near: list[Entry] = []
            first = max(0, number - _NEIGHBOURS)
            for at, other in enumerate(findings[first : number + _NEIGHBOURS + 1], first):
                is_next = abs(at - number) == 1 and other.claim.sentence == each.claim.sentence
                if other.entry is None or other.verdict not in PASSING | {Verdict.AMBIGUOUS}:
                    near += self._twins(other) if is_next else ()
                    continue
                # A text in two languages may say more in the other one.
                twins = alike[_number(other.entry)][:_MOST_TWINS]
                near += (twin for twin in twins if twin.is_foreign(each.claim))
                if is_next and not other.entry.key:
                    near.append(other.entry)
            found.append(self._placed(each, near, taken))
        return found

    def _twins(self, finding: Finding) -> Iterator[Entry]:
        """Yield what a rare number may be that no word names: each places the other."""
        # 740万美元，约61人: of €7.4 million and 61 staff the one stands beside the other.
        claim, said = finding.claim, finding.said
        if said is None or not 1 < len(said.digits) < MOST_DIGITS:
            return
        alike = [entry for entry in self.index.alike(said.value) if not entry.key]
        for entry in alike if len(alike) <= _MOST_TWINS else ():
            if entry.is_foreign(claim) and self.verdict(claim, said, entry) not in _OPEN:
                yield entry

    def _is_hedged_so(self, finding: Finding) -> bool:
        """Whether the source, which has the number in two languages, hedges it so in one."""
        claim, said, entry = finding.claim, finding.said, finding.entry
        if said is None or entry is None or entry.key:
            return False
        return any(
            twin.place[0] == entry.place[0]
            and twin.is_translation(entry)
            and not twin.hedges
            and self.verdict(claim, said, twin) is Verdict.AGREES
            for twin in self.index.all
        )

    def _placed(self, finding: Finding, near: Sequence[Entry], taken: Collection[int]) -> Finding:
        """Return a finding with the one entry that it may repeat near those, if there is one."""
        claim, said = finding.claim, finding.said
        if said is None or claim.denied:
            return finding
        digits = len(said.digits)
        if digits == 1 and said.unit in COUNTED and abs(said.value) < _MANY:
            return finding
        steps = range(-_REACH, _REACH + 1)
        orders = {entry.order + step for entry in near for step in steps}.difference(taken)
        around: list[tuple[Verdict, Entry]] = []
        for order in sorted(orders.intersection(range(len(self.index.all)))):
            entry = self.index.all[order]
            verdict = self.verdict(claim, said, entry)
            # What is about so much may be so much in another language; in one language the words
            # would name what has one digit.
            hedged = verdict is Verdict.HEDGE_ADDED
            may_be = not hedged if entry.is_foreign(claim) else digits > 1
            if may_be:
                around.append((verdict, entry))
        found = [each for each in around if each[0] not in _OPEN | {Verdict.OTHER_TIME}]
        is_timed = claim.carried in {"number", "clause"} or claim.from_ is not None
        # Within 24 hours is of any time.
        is_timed = is_timed and not (said.unit in LASTING and said.hedge is Hedge.AT_MOST)
        if not found and is_timed and 1 < digits < MOST_DIGITS:
            # 58%，2022年为31%: right beside its neighbour it is given another time.
            next_to = {entry.order + step for entry in near for step in (-2, -1, 1, 2)}
            timed = [each for each in around if each[0] is Verdict.OTHER_TIME]
            found = [each for each in timed if each[1].order in next_to]
        right = [each for each in found if each[0] in PASSING]
        if not right and digits > 1:  # a fifth is one of anything
            # What was worked out is soon another's with a hedge.
            right = [
                (verdict, entry)
                for verdict, entry in found
                if not (claim.computed and verdict in HEDGES)
                and not (
                    said.is_short
                    and verdict is Verdict.DIGITS
                    and not is_swap(said.value, entry.amount.value)
                )
            ]
        if len({_number(entry) for _, entry in right}) != 1:
            return finding
        verdict, entry = right[0]
        if said.is_short and verdict in PASSING:
            # So few digits are equal by chance, where no word says what they are of.
            verdict = Verdict.AMBIGUOUS
        return finding._replace(verdict=verdict, entry=entry)

    def contrasted(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings, those in doubt whose words name another thing.

        They have words of its name that the thing of the entry does not have, and none the other
        way round; and that thing has another number of the same unit, kind and time, which the
        sentence does not state too.
        """
        right = [(each.claim, each.entry) for each in findings if each.verdict in PASSING]
        stated = {(claim.sentence, id(entry)) for claim, entry in right}
        names = {
            other.claim.start: each.claim.name
            for each, other in pairwise(findings)
            if each.claim.sentence == other.claim.sentence
        }
        levels = {claim.start: entry for claim, entry in right if entry}
        found = {}
        for each in findings:
            start = each.claim.start
            if each.verdict is Verdict.UNKNOWN and (entry := self.swapped.get(start)):
                verdict = Verdict.DIGITS if entry.key else Verdict.AMBIGUOUS
                found[start] = each._replace(verdict=verdict, entry=entry)
            elif self._is_outdated(each, stated, levels):
                found[start] = each._replace(verdict=Verdict.OTHER_TIME)
            else:
                found[start] = self._contrasted(each, stated, names.get(start, ""))
        return [self._of_level(each, found) or each for each in found.values()]

    def _is_outdated(self, finding: Finding, stated: Stated, at: Mapping[int, Entry]) -> bool:
        """Whether a draft tells as what is now what the source only compares with."""
        # 30% of the total, up from 17% in 2015, is no 17% where nothing is said of a time.
        claim, entry = finding.claim, finding.entry
        if finding.verdict is not Verdict.AGREES or not entry or not entry.is_level:
            return False
        words = self.text[claim.sentence[0] : claim.clause[1]]
        is_now = not (claim.compared or claim.change or claim.table or _PAST.search(words))
        if not is_now or claim.quantity.value != entry.amount.value:
            return False
        levels = [each for each in self.index.levels(entry) if not (each.compared or each.planned)]
        # What the draft speaks of, where the number stands in the column of the year before.
        level = at.get(claim.level.start) if claim.level else None
        spoken = claim.when or (level.when if level else None)
        others = [other for other in levels if other.amount.value != entry.amount.value]
        now = [other for other in others if other.when == spoken != entry.when]
        year = year_of(entry.when)
        is_old = year and year < (year_of(spoken) or 0) and not entry.key
        dated = claim.carried == "number" or (entry.when or "")[:4] in words
        later = levels if entry.compared and claim.when is None else []
        later = now if is_old and not dated else later
        return bool(later) and all((claim.sentence, id(other)) not in stated for other in later)

    def _contrasted(self, finding: Finding, stated: Stated, previous: str) -> Finding:
        """Return a finding, in doubt where its words name another thing."""
        # `previous` is the name of the number before, which its own may lean on.
        claim, said, entry = finding.claim, finding.said, finding.entry
        if said is None or entry is None or entry.derived or claim.table is not None:
            return finding
        is_open = finding.verdict is Verdict.AMBIGUOUS and not (entry.key or claim.level)
        if finding.verdict not in PASSING and not is_open:
            return finding
        foreign = entry.is_foreign(claim)
        if foreign and not any(map(terms_of, entry.thing.names)):
            return finding  # the words could not name it
        counted = said.unit in COUNTED
        left, right = beside(self.text, claim)
        noun = AND.split(right)[0] if counted else ""  # behind another number, it is not its own
        # Of 107 bridges that crossed the river, the bridges are what is counted.
        counts = said.counter.isascii() and said.counter != ""
        noun = "" if counts or _PREPOSITION.match(right) else noun
        before = left if foreign else self.text[claim.stretch[0] : claim.start]
        if claim.stretch[0] > claim.sentence[0]:
            before = _LIST.split(before, maxsplit=1)[-1]  # what the number before counts
        level = claim.level.full_name if claim.level else ""
        words = [claim.name, before, level, noun if counted else claim.head]
        best = self._named_instead(finding, said, words, stated)
        if best is None and not entry.key:
            best = self._named_instead(finding, said, [*words, previous], stated)
        if best is None:
            return finding
        # What is counted stands behind its number, and names what the base has of it.
        sure = entry.key and self.index_of(claim).contrast(
            best.thing, entry, set(tokens(noun)), of_names=True
        )
        return finding._replace(verdict=Verdict.DIGITS if sure else Verdict.AMBIGUOUS, entry=best)

    def _named_instead(
        self, finding: Finding, said: Amount, words: Sequence[str], stated: Stated
    ) -> Entry | None:
        """Return the number of the thing that words name better than that of a finding, if any."""
        claim, entry = finding.claim, finding.entry
        index = self.index_of(claim)
        own = words_of(*words)
        best, least = None, 0.0
        for thing in index.likely(index.named(dict.fromkeys(own, 1.0)), said.value):
            if entry is None or thing is entry.thing:
                continue
            weight = index.contrast(thing, entry, own)
            other = weight > least and self._instead(thing, claim, said)
            if other and (claim.sentence, id(other)) not in stated:
                best, least = other, weight
        return best

    def _of_level(self, finding: Finding, found: Mapping[int, Finding]) -> Finding | None:
        """Return a finding of a change that is a neighbour's, and not that of the level beside."""
        # 41268元，增长7.1%; 农村居民…, where the source has 4.9% of the one and 7.1% of the other.
        claim = finding.claim
        level = found.get(claim.level.start) if claim.level else None
        if level is None or level.entry is None or level.verdict not in PASSING:
            return None
        if level.verdict is Verdict.ROUNDED and level.claim.quantity.hedge is not Hedge.NONE:
            return None  # many numbers are over so much
        thing, said = level.entry.thing, finding.said
        same = finding.entry is not None and finding.entry.thing is thing
        is_open = finding.verdict is Verdict.UNKNOWN or (claim.change and finding.verdict in _EQUAL)
        if said is None or same or not is_open:
            return None
        other = self._instead(thing, claim, said) if claim.change or claim.share else None
        if other is None:
            return None
        alike = [each for each in self.index.alike(said.value) if said.same_unit(each.amount)]
        if (other.place, claim.change) not in {(each.place, each.change) for each in alike}:
            return None
        # In another language the name of the level may not be that of the change.
        named = thing.is_named(chinese=claim.chinese) and len(said.digits) > 1
        sure = other.key or (claim.change and named)
        verdict = Verdict.DIGITS if sure else Verdict.AMBIGUOUS
        return finding._replace(verdict=verdict, entry=other)

    def of_side(self, claim: Claim, said: Amount, sides: Sequence[int]) -> Entry | None:
        """Return the number of the group that a claim names, if it has that of the other group."""
        # Rural incomes rose 4.9%, where the source has that of urban ones beside 7.1%.
        for entry in self.index.alike(said.value):
            if entry.derived or contrast(sides, entry.sides) is not Verdict.UNKNOWN:
                continue
            if relate(claim, said, entry, self.text, self.units) not in PASSING:
                continue
            for other in self.index.others(entry):
                if (
                    contrast(sides, other.sides) is None
                    and any(one * two > 0 for one, two in zip(sides, other.sides, strict=False))
                    and comparable(claim, said, other, self.text)
                    and other.amount.value != said.value
                    and not entry.thing.named.isdisjoint(other.thing.named)
                ):
                    return other
        return None

    def _instead(self, thing: Thing, claim: Claim, said: Amount) -> Entry | None:
        """Return the number of a thing that a claim should have, if it has another one."""
        entries = [
            entry
            for entry in self.index.entries(thing)
            if comparable(claim, said, entry, self.text)
            and (
                said.unit not in COUNTED
                or said.counter == entry.amount.counter
                or (entry.key and said.counter.isascii())
            )
        ]
        verdicts = {relate(claim, said, each, self.text, self.units) for each in entries}
        return entries[0] if entries and verdicts <= {Verdict.DIGITS, Verdict.UNKNOWN} else None


def _number(entry: Entry) -> object:
    """Return what an entry has in common with its translation in the same section."""
    return entry.place[0], entry.amount.value, entry.amount.unit, entry.change

"""What each number of a draft repeats of some entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import (
    Verdict,
    amount_of,
    is_swap,
    same_unit,
    within,
)
from zhuzhou_facts.document.proofreading.alignment import Alignment, is_short
from zhuzhou_facts.document.proofreading.choice import Candidate, Candidates, Finding
from zhuzhou_facts.document.proofreading.comparer import NAMED, Comparer
from zhuzhou_facts.document.proofreading.index import Index
from zhuzhou_facts.document.proofreading.neighbours import Neighbours
from zhuzhou_facts.document.proofreading.relation import comparable
from zhuzhou_facts.document.proofreading.subjects import is_of_another, others_of
from zhuzhou_facts.document.proofreading.surroundings import beside, near
from zhuzhou_facts.document.proofreading.times import NEAR_SCOPES, TO_COME
from zhuzhou_facts.document.proofreading.words import plain_words, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zhuzhou_facts.document.amounts import Amount
    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.document.proofreading.surroundings import Surroundings
    from zhuzhou_facts.document.proofreading.words import Thing
    from zhuzhou_facts.quantity import Reading
    from zhuzhou_facts.records import Unit

_IN_ORDER: Final = re.compile("分别|依次")
_QUOTED: Final = re.compile('[“「『"][0-9]+[”」』"]')  # a name
_OUTSIDE: Final = 0.1  # what a computed number counts less for that is wrong
_OPPOSITE: Final = 0.35  # what an opposite counts, which names the same thing
_FAR: Final = 0.2  # what is lost by a number that it would round by all of it
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
        self._entries = [entry._replace(order=order) for order, entry in enumerate(entries)]
        # A text of one language may hold a line in the other.
        main = 2 * sum(bool(entry.name.zh) for entry in entries) > len(entries)
        self._index = Index(self._entries, chinese=main)
        self._indices = {main: self._index}
        self._known = self._index.words.union(tokens(source), plain_words(source))
        self._text = text
        self._reading = reading
        self._comparer = Comparer(text, self._index, units, issued, source)
        self._neighbours = Neighbours(self._index, self._index_of, text, reading, units)
        self._swapped: dict[int, Entry] = {}  # the entries that have another's number, by place
        # What the text was about: by the name that it had, and last.
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
            self._comparer.of_plans.add(claim.start)
        others = others_of(self._text, claim)
        candidates = tuple(self._candidates(each, said, others))
        reading = Candidates(claim, candidates, self._index.rarity(said.value))
        found = reading.settle()
        sides = self._comparer.sides_of(claim)
        if found.verdict is Verdict.UNKNOWN and any(sides) and not others:
            other = self._neighbours.of_side(claim, said, sides)
            self._swapped |= {claim.start: other} if other else {}
        if found.verdict is Verdict.OTHER_TIME:
            self._comparer.planned.add((claim.sentence, claim.when))
        if found.entry is not None and found.verdict is not Verdict.AMBIGUOUS:
            self._remember(claim, found.entry.thing)
        return reading

    def aligned(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings with what the order of the numbers adds to them."""
        verdict, alike = self._comparer.verdict, self._index.alike
        alignment = Alignment(self._entries, self._reading, verdict, alike)
        return alignment.aligned(findings)

    def contrasted(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings, those in doubt whose words name another thing."""
        return self._neighbours.contrasted(findings, self._swapped)

    def _index_of(self, claim: Claim) -> Index:
        if claim.chinese not in self._indices:
            self._indices[claim.chinese] = Index(self._entries, chinese=claim.chinese)
        return self._indices[claim.chinese]

    def _candidates(
        self, each: Surroundings, said: Amount, others: frozenset[str]
    ) -> Iterator[Candidate]:
        claim, text, index = each.claim, self._text, self._index_of(each.claim)
        comparer = self._comparer
        named = index.named(near(text, claim, each.before, each.heading))
        own = {token for each in beside(text, claim) for token in tokens(each)}
        name = set(tokens(claim.name))
        plain = {word for each in beside(text, claim) for word in plain_words(each)}
        own_names = index.named(dict.fromkeys(own | plain, 1.0), specific=True)
        called = index.named(dict.fromkeys((*name, *plain_words(claim.name)), 1.0), specific=True)
        going_on = self._going_on(claim)
        things = [each for each in index.likely(named, said.value) if others <= each.words]
        own_name_of = {
            thing: max(index.share(own_names, thing), index.share(called, thing))
            for thing in things
        }
        named_here = own_name_of.get(going_on, 0.0) if going_on else 0.0
        is_change = claim.change is not None and claim.level is not None
        # A heading states a level again, without its change.
        has_none = not any(entry.change for entry in index.entries(going_on)) if going_on else False
        # What stands before a Chinese number is its name, but in a list that is given in order.
        whole_name = claim.chinese and not _IN_ORDER.search(" ".join(beside(text, claim)))
        of_day = claim.carried in {"number", "clause"} and _DAY.match(claim.when or "")
        for thing, own_name in own_name_of.items():
            words = index.naming(thing, index.share(named, thing), own | name)
            if thing is going_on or (has_none and is_change and self._has_level(claim, thing)):
                words = max(words, _GOES_ON)
            elif going_on and is_change and own_name <= max(NAMED, named_here):
                continue  # a change is one of the level beside it
            siblings = index.entries(thing, said.value)
            has_time = claim.carried in NEAR_SCOPES and any(
                other.when == claim.when and bool(other.change) == bool(claim.change)
                for other in siblings
            )
            for entry in siblings:
                verdict = comparer.verdict(claim, said, entry, own_name, words)
                outside = verdict is Verdict.DERIVED and not within(said, entry.amount.bounds)
                foreign = not thing.is_named(chinese=claim.chinese)
                near_it = verdict is Verdict.DIRECTION and said.value != entry.amount.value
                is_slip = verdict is Verdict.DIGITS and (others or is_short(said))
                if (foreign and (is_slip or near_it)) or (others and is_slip):
                    continue  # in another language, or beside others, the words are not so sure
                # What its words name surely it may be, however far off the number is.
                if verdict is not Verdict.UNKNOWN or (
                    own_name >= NAMED and comparable(claim, said, entry, text)
                ):
                    # A loss is what a profit is of.
                    opposite = not entry.change and verdict is comparer.contrast(claim, said, entry)
                    same_day = of_day and claim.when == entry.when
                    far = verdict is Verdict.ROUNDED and _distance(said, entry.amount)
                    yield Candidate(
                        entry,
                        verdict,
                        words
                        - _OUTSIDE * outside
                        - far
                        + _OPPOSITE * opposite
                        + _SAME_DAY * bool(same_day),
                        own_name if whole_name and entry.key else index.share(called, thing),
                        has_time,
                        comparer.is_of_plan(claim, entry),
                        verdict is Verdict.DIGITS and is_swap(said.value, entry.amount.value),
                        foreign and not index.is_only(named, thing),
                        verdict is Verdict.DERIVED and not outside,
                    )

    def _going_on(self, claim: Claim) -> Thing | None:
        """Return the thing that the text goes on about, as far as its words say that it does."""
        if claim.level is not None and claim.level.start in self._comparer.found:
            return self._comparer.found[claim.level.start]
        if (claim.block.start, claim.name) in self._called:
            return self._called[claim.block.start, claim.name]
        return self._last.get(claim.block.start) if not claim.name else None

    def _has_level(self, claim: Claim, thing: Thing) -> bool:
        """Whether a thing has the level of a change, by its number."""
        level = amount_of(claim.level.quantity, self._reading) if claim.level else None
        return level is not None and any(
            entry.amount.value == level.value and same_unit(entry.amount, level)
            for entry in self._index.entries(thing, level.value)
            if not (entry.change or entry.derived)
        )

    def _remember(self, claim: Claim, thing: Thing) -> None:
        self._comparer.found[claim.start] = thing
        self._last[claim.block.start] = thing
        if claim.name:
            self._called[claim.block.start, claim.name] = thing


def _distance(said: Amount, stated: Amount) -> float:
    """Return what a rounded number loses by its distance: of two years the nearer one is meant."""
    small, large = sorted((abs(said.value), abs(stated.value)))
    return _FAR * float((large - small) / large) if large else 0.0

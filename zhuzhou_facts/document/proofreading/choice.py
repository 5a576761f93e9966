"""Which of several entries a number repeats, by the words around it and the number together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.amounts import COUNTED, HEDGES, PASSING, SLIPS, Amount, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from fractions import Fraction

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.document.proofreading.words import Thing
# How well the words around a number must name a thing, from 0 to 1, so that a verdict is given;
# and how much the number itself speaks for an entry, beside the words.
_NEED_AND_BONUS: Final = {
    Verdict.AGREES: (0.3, 0.6),
    Verdict.ROUNDED: (0.35, 0.45),
    Verdict.HEDGE_LOST: (0.37, 0.5),
    Verdict.HEDGE_ADDED: (0.37, 0.5),
    Verdict.HEDGE_CHANGED: (0.37, 0.45),
    Verdict.OTHER_TIME: (0.5, 0.4),
    Verdict.OTHER_UNIT: (0.45, 0.4),
    Verdict.MAGNITUDE: (0.42, 0.35),
    Verdict.KIND_OF_CHANGE: (0.37, 0.45),
    Verdict.DIRECTION: (0.45, 0.45),
    Verdict.DIGITS: (0.6, 0.25),
    Verdict.DERIVED: (0.45, 0.2),
    Verdict.UNKNOWN: (2.0, 0.0),
}
_EQUAL: Final = HEDGES | {
    Verdict.OTHER_UNIT,
    Verdict.KIND_OF_CHANGE,
    Verdict.DIRECTION,
    Verdict.OTHER_TIME,
}
_OTHER: Final = frozenset((Verdict.DIGITS, Verdict.UNKNOWN))  # another number of the thing named
_DOUBT: Final = 0.6  # how much better the words may name another thing before a hit is doubted
# What share of the words that name one thing another needs to be meant: of a rare number, less.
_ALMOST: Final = 0.5
_ALMOST_RARE: Final = 0.15
_NAMED: Final = 0.85  # what the name that the text gives must come to, to name no other thing
WHOLE: Final = 0.96  # and what name and words must come to, to be its whole name
_CALLED: Final = 0.9  # what the name must come to that is surely another's
_UNCALLED: Final = 0.5  # and to be not its own
_HALF_CALLED: Final = 0.6  # where the other's name is whole
_APART: Final = 0.25  # and how much better the words must name that thing
_TOLERANCE: Final = 0.15  # how much worse they may name the thing of an equal number
_MANY: Final = 3  # digits
_EASE: Final = 0.12  # how much fewer words a number needs that is rarely equal by chance
_EASE_OF_RARE: Final = 0.25  # and one of many digits
_LEAST: Final = 0.08  # how well they must name it, however rare the number is
_EASE_OF_SWAP: Final = 0.25  # and one that has the digits of another in another order
# The numbers of a sentence come from one paragraph of the source: a rare number surely does.
_TOGETHER: Final = 0.12
_PAIRED: Final = 0.3  # a level and the change beside it, which one thing has both
_TOGETHER_RARE: Final = 0.3
_MOVED: Final = 0.5  # two levels of one thing, one leading to the other


class Rarity(NamedTuple):
    """How rarely a number is equal to another by chance."""

    distinct: bool  # no other thing has it
    digits: int  # its significant digits

    @property
    def is_small(self) -> bool:
        """Whether it is one digit, which many things have."""
        return self.digits == 1 and not self.distinct


class Candidate(NamedTuple):
    """An entry that a number may repeat: the verdict, and how well the words name it."""

    entry: Entry
    verdict: Verdict
    words: float
    named: float = 0.0  # how well the name that the text gives names the thing
    has_time: bool = False  # the source has another number for the time that the draft gives
    of_plan: bool = False  # both times are to come
    swapped: bool = False  # the digits are those of the entry in another order
    vague: bool = False  # the words name several things of a text in another language
    fits: bool = False  # it lies within the bounds of a computed number

    @property
    def score(self) -> float:
        """What the words and the number come to together."""
        return self.words + _NEED_AND_BONUS[self.verdict][1]


class Finding(NamedTuple):
    """What was found of one claim: the verdict, and the entry that it is compared with."""

    claim: Claim
    verdict: Verdict
    entry: Entry | None = None
    said: Amount | None = None  # what it says; none for an amount that is not known

    def is_exchanged(self, other: Finding) -> bool:
        """Whether two different numbers are each what the other should be."""
        if self.entry is None or other.entry is None:
            return False
        ours, theirs = self.claim.quantity.value, other.claim.quantity.value
        should_be = self.entry.amount.value, other.entry.amount.value
        return ours != theirs and should_be == (theirs, ours)


class Candidates(NamedTuple):
    """What one claim may repeat, and how rare its number is."""

    claim: Claim
    said: Amount | None
    candidates: tuple[Candidate, ...] = ()
    rarity: Rarity = Rarity(distinct=False, digits=0)

    def settle(self, places: Collection[object] = ()) -> Finding:
        """Return what the claim repeats."""
        # `places` are those of the source that the other numbers of the sentence come from.
        bonus = _TOGETHER_RARE if self.rarity.distinct else _TOGETHER
        candidates = [
            each._replace(words=each.words + bonus)
            if not (each.verdict is Verdict.DIGITS and self.rarity.digits < _MANY)
            and (each.words or self.rarity.distinct)
            and each.entry.place in places
            else each
            for each in self.candidates
        ]
        chosen = choose(candidates, self.rarity)
        if chosen is None:
            return Finding(self.claim, Verdict.UNKNOWN, said=self.said)
        return Finding(self.claim, chosen.verdict, chosen.entry, self.said)

    def paired(self, other: Candidates) -> Candidates:
        """Return these, with more for what the other claim may repeat of the same thing too."""
        # The two are a level and the change that stands beside it.
        alike = (each for each in other.candidates if each.verdict not in _OTHER)
        likely = {each.entry.thing: each.words for each in alike if not each.entry.derived}
        found = [
            each._replace(words=each.words + _PAIRED, named=max(each.named, likely[thing]))
            if (thing := each.entry.thing) in likely and each.verdict not in _OTHER
            else each
            for each in self.candidates
        ]
        return self._replace(candidates=tuple(found))

    def moved(self, other: Candidates) -> Candidates:
        """Return these, with more for a level of the one thing that has the other's number too."""
        pairs = [
            one
            for one in self._agreeing
            if any(
                one.entry.thing is two.entry.thing
                and one.entry.amount.value != two.entry.amount.value
                for two in other._agreeing
            )
        ]
        if len({each.entry.thing for each in pairs}) != 1:
            return self
        more = (one._replace(words=one.words + _MOVED * (one in pairs)) for one in self.candidates)
        return self._replace(candidates=tuple(more))

    @property
    def _agreeing(self) -> list[Candidate]:
        agree = (each for each in self.candidates if each.verdict is Verdict.AGREES)
        return [each for each in agree if not each.entry.derived]

    @property
    def _others(self) -> list[Candidate]:
        """Those of things that have another number."""
        return [each for each in self.candidates if each.verdict in _OTHER]

    def doubted(self, finding: Finding) -> Finding:
        """Return a finding, in doubt where the text gives a rare number another thing's name."""
        # The entry is then the number of the thing that is named. Names of a fact base are sure.
        chosen = next((each for each in self.candidates if each.entry is finding.entry), None)
        if chosen is None or finding.verdict not in PASSING or chosen.entry.derived:
            return finding
        if chosen.named >= _HALF_CALLED:
            return finding
        sure = self.rarity.distinct and self.rarity.digits >= _MANY
        least = max(_CALLED, chosen.words + _APART)
        for each in (other for other in self._others if other.named >= _CALLED):
            called = _is_called(each, self.rarity)
            if called and each.entry.key:
                return finding._replace(verdict=Verdict.DIGITS, entry=each.entry)
            if called or (sure and chosen.named < _UNCALLED and each.words >= least):
                return finding._replace(verdict=Verdict.AMBIGUOUS, entry=each.entry)
        return finding

    def agreed(self) -> Entry | None:
        """Return an entry that has just the number of the claim, if there is one."""
        return next((each.entry for each in self.candidates if each.verdict in PASSING), None)

    def named(self, thing: Thing) -> float:
        """Return how well the name that the text gives names a thing."""
        return max((each.named for each in self.candidates if each.entry.thing is thing), default=0)

    def of_value(self, value: Fraction | None) -> Entry | None:
        """Return the entry with another number that the claim's name names, if there is one."""
        named = (each.entry for each in self._others if each.named)
        return next((entry for entry in named if entry.amount.value == value), None)

    def instead(self, agreed: Entry, other: Entry, clearly: float) -> Entry | None:
        """Return the number of the other's thing that the claim's name names instead, if any."""
        least = clearly + self.named(agreed.thing)
        named = (each.entry for each in self._others if each.named >= least)
        return next((entry for entry in named if entry.thing is other.thing), None)


def choose(candidates: Sequence[Candidate], rarity: Rarity) -> Candidate | None:
    """Return the entry that a number repeats; `None` where the words name none well enough.

    What is stated comes before what is computed, and in doubt a number is right. A number that is
    rare but stands without words is `ambiguous`.
    """
    certain = [each for each in candidates if each.words >= _needed(each, rarity)]
    stated = [each for each in certain if not each.entry.derived]
    best = max((each.words for each in stated), default=0.0)
    doubt = _DOUBT / 2 if rarity.is_small else _DOUBT
    right = [each for each in stated if each.verdict in PASSING and each.words >= best - doubt]
    # 调高62元, of what the source says was 调高至62元, and its heading 每餐62元.
    reached = [
        each for each in stated if each.verdict is Verdict.KIND_OF_CHANGE and each.entry.reached
    ]
    if right and not any(each.entry.change for each in right):
        least = max(each.words for each in right) - _TOLERANCE
        right = [each for each in reached if each.words >= least] or right
    if chosen := max(right or stated or certain, key=lambda each: each.score, default=None):
        if chosen.verdict is Verdict.ROUNDED:
            # The same number with another hedge is nearer than one that it would round.
            least = chosen.words - _TOLERANCE
            equal = [each for each in stated if each.verdict in HEDGES and each.words >= least]
            return max(equal, key=lambda each: each.score, default=chosen)
        if chosen.verdict is Verdict.DIGITS:
            # So is one that is equal but for its unit, kind or time, or that is what was computed.
            least = chosen.words - _DOUBT
            equal = [each for each in stated if each.verdict in _EQUAL and each.words >= least]
            equal += [each for each in certain if each.fits and each.words >= least / 2]
            chosen = max(equal, key=lambda each: each.score, default=chosen)
        called = chosen.entry.key and _is_called(chosen, rarity)
        if called or not _is_elsewhere(chosen, candidates, rarity):
            return chosen
        return chosen._replace(verdict=Verdict.AMBIGUOUS) if chosen.named >= _CALLED else None
    alike = [each for each in candidates if each.verdict in PASSING | HEDGES]
    plans = [each for each in candidates if each.verdict is Verdict.OTHER_TIME and each.of_plan]
    if len(plans) == 1 and not alike:
        return plans[0]  # for another year than the source plans it for
    # In a source text a number of a few digits may be the one meant, for all that the words say.
    may_be = rarity.digits > 1 and alike and not alike[0].entry.key
    if not alike or not (rarity.distinct or may_be):
        return None
    return max(alike, key=lambda each: each.words)._replace(verdict=Verdict.AMBIGUOUS)


def _is_called(each: Candidate, rarity: Rarity) -> bool:
    """Whether the words give the whole name of a thing, and the number is not just one digit."""
    return min(each.named, each.words) >= WHOLE and rarity.digits > 1


def _is_elsewhere(chosen: Candidate, candidates: Sequence[Candidate], rarity: Rarity) -> bool:
    """Whether a number that would be a slip is that of another thing, in doubt the one meant."""
    # That is one named almost as well, or named at all in the same paragraph of a source; of few
    # digits, any of a source.
    if chosen.verdict in HEDGES and not chosen.entry.key and rarity.digits < _MANY:
        # Slightly more than half, where the source has a little over half of something else.
        return any(each.verdict is Verdict.AGREES for each in candidates)
    if chosen.verdict not in SLIPS:
        return False
    least = chosen.words * (_ALMOST_RARE if rarity.distinct else _ALMOST)
    named, by_chance = chosen.named >= _NAMED, rarity.digits < _MANY or chosen.vague
    return any(
        each.verdict in PASSING | HEDGES | {Verdict.OTHER_TIME}
        and (
            (each.words >= least and (each.named or not named))
            or (each.words > 0 and not each.entry.key and each.entry.place == chosen.entry.place)
            or (by_chance and each.verdict is Verdict.AGREES and not each.entry.key)
        )
        for each in candidates
    )


def _needed(each: Candidate, rarity: Rarity) -> float:
    """Return how well the words must name an entry for its verdict."""
    need, _ = _NEED_AND_BONUS[each.verdict]
    if rarity.distinct:
        need -= _EASE
        # So many persons are soon as many as there are items.
        counted = each.verdict is Verdict.OTHER_UNIT and each.entry.amount.unit in COUNTED
        if rarity.digits > _MANY and not (counted or each.verdict in SLIPS):
            need -= _EASE_OF_RARE
    if rarity.digits > _MANY and each.verdict is Verdict.DIGITS:
        need -= _EASE_OF_RARE
    # Of two digits one is soon another.
    is_sure = each.verdict is Verdict.DIGITS and rarity.digits >= _MANY
    if each.has_time and (is_sure or each.verdict is Verdict.OTHER_TIME):
        need -= _EASE
    if each.swapped:
        need -= _EASE_OF_SWAP
    if each.verdict is Verdict.DERIVED and not each.named:
        need += _EASE_OF_RARE  # the text names something else
    if rarity.is_small and each.verdict in PASSING | {Verdict.OTHER_UNIT}:
        need += _EASE
    return max(need, _LEAST)

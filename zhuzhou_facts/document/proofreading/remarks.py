"""The remarks on the numbers of a draft, and what each number repeats of some entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.amounts import PASSING, SLIPS, Verdict, amount_of, is_swap
from zhuzhou_facts.document.claims import COMPUTED, Claim
from zhuzhou_facts.document.matching import seen_text
from zhuzhou_facts.document.proofreading.arithmetic import checked
from zhuzhou_facts.document.proofreading.choice import Candidate, Candidates, Finding
from zhuzhou_facts.document.proofreading.comparer import NAMED
from zhuzhou_facts.document.proofreading.entries import (
    Entry,
    entries_of,
    entries_of_claims,
    repeated,
)
from zhuzhou_facts.document.proofreading.neighbours import Neighbours
from zhuzhou_facts.document.proofreading.relation import comparable
from zhuzhou_facts.document.proofreading.remedies import is_within, remedy
from zhuzhou_facts.document.proofreading.surroundings import (
    beside,
    claims_of_source,
    date_of_draft,
    near,
    surroundings,
)
from zhuzhou_facts.document.proofreading.swaps import exchanged, paired, unswapped, untaken
from zhuzhou_facts.document.proofreading.times import NEAR_SCOPES, RELATIVE, TO_COME, overlap
from zhuzhou_facts.document.proofreading.wording import is_of_another, others_of
from zhuzhou_facts.document.proofreading.words import Thing, tokens, words_of
from zhuzhou_facts.document.reading import Places
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.records import UNITS, ChangeKind, Hedge, labels_of, units_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhuzhou_facts.document.amounts import Amount
    from zhuzhou_facts.document.html import Page
    from zhuzhou_facts.document.proofreading.surroundings import Surroundings
    from zhuzhou_facts.records import FactBase, TimeLabel, Unit

_IN_ORDER: Final = re.compile("分别|依次")
_QUOTED: Final = re.compile('[“「『"][0-9]+[”」』"]')  # a name
_OUTSIDE: Final = 0.1  # what a computed number counts less for that is wrong
_OPPOSITE: Final = 0.35  # what an opposite counts, which names the same thing
# What is lost by a number that it would round, or be a slip for, by all of it.
_FAR: Final = {Verdict.ROUNDED: 0.2, Verdict.DIGITS: 0.005}
_SAME_DAY: Final = 0.2  # what the same month or day counts
_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}(?!/)")
_GOES_ON: Final = 0.6  # what naming a thing counts where the text goes on about it
_ABOUT: Final = re.compile(
    r"(?:约|大概|差不多)[为是有只占]{0,3}(?:(?:原来|当时|当年)的?)?\Z"
    r"|(?i:\b(?:about|around|roughly|approximately)\s(?:[a-z]+\s){0,2}\Z)"
)
_FEW: Final = 8  # numbers that say nothing of a draft as a whole
_ONE_IN: Final = 8
_LATE: Final = frozenset((Verdict.OTHER_TIME,))
_SEVERAL: Final = 2  # numbers that say in which year a draft was written
_TOGETHER: Final = 6  # numbers before and behind that may be of the same sentence


class Proofreader(Neighbours):
    """Finds for the claims of a draft, in order, what each repeats of some entries."""

    def findings(self, around: Sequence[Surroundings], reading: Reading) -> list[Finding]:
        """Return what is found of each number of the draft."""
        self.said = {each.claim.start: amount_of(each.claim.quantity, reading) for each in around}
        stated = {entry.amount.value for entry in self.index.all if not entry.derived}
        readings = paired(self.text, [self._read(each) for each in around])
        found = [each.settle() for each in readings]
        found = [each.settle(_together(found, number)) for number, each in enumerate(readings)]
        found = unswapped(self.text, readings, self.aligned(found))
        found = [each.doubted(one) for each, one in zip(readings, found, strict=True)]
        found = self.contrasted(untaken(self.text, found, stated))
        return checked(self.text, exchanged(found))

    def _read(self, each: Surroundings) -> Candidates:
        """Return what one claim may repeat; the claims are to be read in order."""
        claim = each.claim
        said = self.said[claim.start]
        if said is None or claim.denied or is_of_another(self.text, claim, self.known):
            return Candidates(claim, said)
        if _QUOTED.match(self.text, claim.start - 1, claim.end + 1):
            return Candidates(claim, said)
        if TO_COME.search(each.heading):
            self.of_plans.add(claim.start)
        others = others_of(self.text, claim)
        candidates = tuple(self._candidates(each, said, others))
        reading = Candidates(claim, said, candidates, self.index.rarity(said.value))
        found = reading.settle()
        sides = self.sides_of(claim)
        if found.verdict is Verdict.UNKNOWN and any(sides) and not others:
            other = self.of_side(claim, said, sides)
            self.swapped |= {claim.start: other} if other else {}
        if found.verdict is Verdict.OTHER_TIME:
            self.planned.add((claim.sentence, claim.when))
        if found.entry is not None and found.verdict is not Verdict.AMBIGUOUS:
            thing = found.entry.thing
            self.found[claim.start] = self.last[claim.block.start] = thing
            if claim.name:
                self.called[claim.block.start, claim.name] = thing
        return reading

    def _candidates(
        self, each: Surroundings, said: Amount, others: frozenset[str]
    ) -> Iterator[Candidate]:
        claim, text, index = each.claim, self.text, self.index_of(each.claim)
        named = index.named(near(text, claim, each.before, each.heading))
        around = beside(text, claim)
        own = {token for each in (*around, claim.name) for token in tokens(each)} - self.unnamed
        own_names = index.named(dict.fromkeys(words_of(*around), 1.0), specific=True)
        called = index.named(dict.fromkeys(words_of(claim.name), 1.0), specific=True)
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
        whole_name = claim.chinese and not _IN_ORDER.search(" ".join(around))
        of_day = claim.carried in {"number", "clause"} and _DAY.match(claim.when or "")
        for thing, own_name in own_name_of.items():
            words = index.naming(thing, index.share(named, thing), own)
            if thing is going_on or (has_none and is_change and self._has_level(claim, thing)):
                words = max(words, _GOES_ON)
            elif going_on and is_change and own_name <= max(NAMED, named_here):
                continue  # a change is one of the level beside it
            siblings = index.entries(thing, said.value)
            foreign = not thing.is_named(chinese=claim.chinese)
            has_time = claim.carried in NEAR_SCOPES and any(
                other.when == claim.when and bool(other.change) == bool(claim.change)
                for other in siblings
            )
            for entry in siblings:
                verdict = self.verdict(claim, said, entry, own_name, words)
                outside = verdict is Verdict.DERIVED and not said.within(entry.amount.bounds)
                near_it = verdict is Verdict.DIRECTION and said.value != entry.amount.value
                is_slip = verdict is Verdict.DIGITS and (others or said.is_short)
                if (foreign and (is_slip or near_it)) or (others and is_slip):
                    continue  # in another language, or beside others, the words are not so sure
                # What its words name surely it may be, however far off the number is.
                if verdict is not Verdict.UNKNOWN or (
                    own_name >= NAMED and comparable(claim, said, entry, text)
                ):
                    # A loss is what a profit is of.
                    opposite = not entry.change and verdict is self.contrast(claim, said, entry)
                    far = 0.0
                    if verdict in _FAR:  # of two years the nearer one is meant
                        less, more = sorted((abs(said.value), abs(entry.amount.value)))
                        far = _FAR[verdict] * float((more - less) / more) if more else 0.0
                    weight = words - _OUTSIDE * outside - far + _OPPOSITE * opposite
                    yield Candidate(
                        entry,
                        verdict,
                        weight + _SAME_DAY * bool(of_day and claim.when == entry.when),
                        own_name if whole_name and entry.key else index.share(called, thing),
                        has_time,
                        self.is_of_plan(claim, entry),
                        verdict is Verdict.DIGITS and is_swap(said.value, entry.amount.value),
                        foreign and not index.is_only(named, thing),
                        verdict is Verdict.DERIVED and not outside,
                    )

    def _going_on(self, claim: Claim) -> Thing | None:
        """Return the thing that the text goes on about, as far as its words say that it does."""
        start, level = claim.block.start, claim.level
        own = self.found.get(level.start) if level else None
        last = None if claim.name else self.last.get(start)
        return own or self.called.get((start, claim.name)) or last

    def _has_level(self, claim: Claim, thing: Thing) -> bool:
        """Whether a thing has the level of a change, by its number."""
        level = self.said.get(claim.level.start) if claim.level else None
        return level is not None and any(
            entry.is_level and entry.amount.equals(level)
            for entry in self.index.entries(thing, level.value)
        )


class Remark(NamedTuple):
    """What was found of one number of a draft.

    Positions are code points of the draft, the end exclusive; lines and columns count from 1.
    `outcome` is `pass`, `wrong` or `unknown`; `facts` is the file of the base, or the name of the
    source; `entry` is what the number was compared with.
    """

    line: int
    column: int
    start: int
    end: int
    draft: str
    verdict: Verdict
    key: str
    source: str
    section: int | None
    paragraph: int | None
    remedy_zh: str
    remedy_en: str
    facts: str
    outcome: str
    entry: Entry | None = None


def proofread(
    text: str,
    *bases: FactBase,
    source: str | None = None,
    page: Page | None = None,
    reading: Reading = Reading.STRICT,
    name: str = "",
) -> tuple[Remark, ...]:
    """Check every number of a draft against fact bases, or against a source text.

    Args:
        text: the draft.
        bases: the fact bases.
        source: a text that the draft is made of; it is read for its numbers.
        page: what the markup of the source says of it, if it is a page.
        reading: how hedged numbers are bounded.
        name: what the source text is called in the remarks.
    """
    units: dict[str, Unit] = dict(UNITS)
    labels: dict[str, TimeLabel] = {}
    entries: list[Entry] = []
    claims: list[Claim] = []
    issued = ""
    for base in bases:
        units |= units_of(base)
        labels |= labels_of(base)
        entries += (each._replace(facts=base.path) for each in entries_of(base, reading))
        issued = issued or base.source.issued or ""
    if source is not None:
        claims, issued = claims_of_source(source, units, page)
        entries += (each._replace(facts=name) for each in entries_of_claims(claims, source))
    entries = [entry._replace(order=order) for order, entry in enumerate(entries)]
    seen = seen_text(text)
    places = Places(text)

    def read(issued: str) -> list[Finding]:
        reader = Proofreader(seen.text, entries, units, issued, source or "")
        return reader.findings(surroundings(seen.text, units, issued), reading)

    findings = read(issued)
    undated = issued and not date_of_draft(seen.text)
    late = _relative(findings, seen.text, _LATE) if undated else 0
    if late >= _SEVERAL and late > _relative(findings, seen.text, PASSING):
        # 去年 is the year before the one in which a draft is written, that may be a year later.
        later = read(str(int(issued[:4]) + 1))
        if not _relative(later, seen.text, _LATE) and _late(later) < _late(findings):
            findings = later
    about = _is_about(findings)
    remarks = []
    for each in findings:
        is_slip = not about and each.verdict in SLIPS
        finding = each._replace(verdict=Verdict.UNKNOWN, entry=None) if is_slip else each
        if entry := each.claim.reason and repeated(each.claim, seen.text, claims, source or ""):
            finding = each._replace(verdict=Verdict.AGREES, entry=entry._replace(facts=name))
        if _is_doubtful(each):
            finding = each._replace(verdict=Verdict.AMBIGUOUS)
        start, end = seen.span(finding.claim.start, finding.claim.end)
        outcome = _outcome(finding, seen.text, of_text=source is not None)
        remedies = ("", "") if outcome == "pass" else remedy(finding, units, labels)
        entry = finding.entry
        key, written = (entry.key, entry.written) if entry else ("", "")
        place, facts = (entry.place, entry.facts) if entry else ((None, None), "")
        said = *places.at(start), start, end, text[start:end], finding.verdict
        remarks.append(Remark(*said, key, written, *place, *remedies, facts, outcome, entry))
    return tuple(remarks)


def _relative(findings: Sequence[Finding], text: str, verdicts: frozenset[Verdict]) -> int:
    """Return how many numbers beside a year such as 去年 have one of these verdicts."""
    relative = (each for each in findings if RELATIVE.search(text, *each.claim.clause))
    return sum(each.verdict in verdicts for each in relative)


def _late(findings: Sequence[Finding]) -> int:
    return sum(each.verdict in _LATE for each in findings)


def _is_about(findings: Sequence[Finding]) -> bool:
    """Whether a draft speaks of what the entries state, as far as its numbers show."""
    # A text about something else has other numbers for the same words.
    right = sum(each.verdict in PASSING for each in findings)
    return len(findings) < _FEW or right * _ONE_IN >= len(findings)


def _is_doubtful(finding: Finding) -> bool:
    """Whether the time, or base, for which a draft has another one is not sure in the source."""
    when, entry = finding.claim.when, finding.entry
    if finding.verdict is not Verdict.OTHER_TIME or entry is None:
        return False
    same = not (when and entry.when) or overlap(when or "", entry.when or "")
    return entry.doubtful or (entry.assumed and same)


def _together(findings: Sequence[Finding], number: int) -> set[object]:
    """Return the places in the source that the other numbers of a sentence come from."""
    # Of one that has no other they are those of the numbers around it, if that is one place.
    own = findings[number].claim
    near = findings[max(0, number - _TOGETHER) : number + _TOGETHER + 1]
    others = [each for each in near if each.claim is not own]
    here = [each for each in others if each.claim.sentence == own.sentence]
    if here:
        return _places(here)
    before, behind = findings[max(0, number - 1) : number], findings[number + 1 : number + 2]
    places = _places([*before, *behind])
    return places if before and behind and len(places) == 1 else set()


def _places(findings: Sequence[Finding]) -> set[object]:
    """Return the places in the source of the right ones of some numbers."""
    right = (each for each in findings if each.verdict in PASSING)
    return {each.entry.place for each in right if each.entry}


def _outcome(finding: Finding, text: str, *, of_text: bool) -> str:
    verdict, entry = finding.verdict, finding.entry
    if verdict in {Verdict.UNKNOWN, Verdict.AMBIGUOUS}:
        return "unknown"
    if verdict is Verdict.DERIVED and entry:
        # Just the difference of two numbers of the source is right without a word.
        less = entry.change in {ChangeKind.DIFFERENCE, ChangeKind.POINTS}
        is_exact = less and finding.claim.quantity.value == entry.amount.value
        fits = of_text or is_exact or _is_marked(finding.claim, text)
        return "pass" if fits and is_within(finding) else "wrong"
    return "pass" if verdict in PASSING else "wrong"


def _is_marked(claim: Claim, text: str) -> bool:
    """Whether a draft says that it worked a number out, or does not say it as a fact."""
    return bool(
        claim.computed
        or COMPUTED.search(text, *claim.sentence)
        or _ABOUT.search(text, claim.clause[0], claim.start)
        or claim.quantity.hedge is not Hedge.NONE
        or claim.written.startswith(("+", "＋", "≈"))
    )

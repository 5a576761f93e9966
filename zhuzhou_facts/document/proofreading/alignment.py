"""What the order of the numbers of a draft says of those that the words leave open."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.amounts import (
    HEDGES,
    LASTING,
    MOST_DIGITS,
    PASSING,
    Amount,
    Verdict,
    amount_of,
    is_swap,
    significant,
)
from zhuzhou_facts.document.proofreading.choice import Finding
from zhuzhou_facts.records import COUNT, Hedge

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from fractions import Fraction

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.quantity import Reading

_OPEN: Final = frozenset((Verdict.UNKNOWN, Verdict.AMBIGUOUS))
_NEIGHBOURS: Final = 3  # numbers of a draft before and behind that say where in the source it is
_ROUNDS: Final = 2  # what was placed places others
_REACH: Final = 3  # numbers of the source around those
_DIGITS_OF_A_SLIP: Final = 3
_MOST_TWINS: Final = 4  # equal numbers of a section of which one may be the translation
_MANY: Final = 1000  # a count of one digit below this is another's by chance


class Alignment(NamedTuple):
    """The numbers of a source in their order, and how one of a draft is compared with them."""

    entries: Sequence[Entry]
    reading: Reading
    verdict: Callable[[Claim, Amount, Entry], Verdict]
    of_digits: Callable[[Fraction], Sequence[Entry]]  # the entries with the digits of a number

    def aligned(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings with what the order of the numbers adds to them.

        The words of another language name few things, but a draft follows its source in stretches:
        a number between two that agree repeats one that stands near those in the source.
        """
        alike: defaultdict[object, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            alike[_number(entry)].append(entry)
        for _ in range(_ROUNDS):
            findings = self._aligned(findings, alike)
        return list(findings)

    def _aligned(
        self, findings: Sequence[Finding], alike: Mapping[object, Sequence[Entry]]
    ) -> list[Finding]:
        taken = {each.entry.order for each in findings if each.entry and each.verdict in PASSING}
        certain = [
            each.entry if each.verdict in PASSING | {Verdict.AMBIGUOUS} else None
            for each in findings
        ]
        found = []
        for number, each in enumerate(findings):
            if each.verdict in HEDGES and self._is_hedged_so(each):
                found.append(each._replace(verdict=Verdict.AGREES))
                continue
            if each.verdict not in _OPEN:
                found.append(each)
                continue
            first = max(0, number - _NEIGHBOURS)
            beside = slice(first, number + _NEIGHBOURS + 1)
            near: list[Entry] = []
            for at, (entry, other) in enumerate(
                zip(certain[beside], findings[beside], strict=True), first
            ):
                together = other.claim.sentence == each.claim.sentence
                is_next = abs(at - number) == 1 and together
                if entry is None:
                    near += self._twins(other) if is_next else ()
                    continue
                # A text in two languages may say more in the other one.
                twins = alike[_number(entry)][:_MOST_TWINS]
                near += (twin for twin in twins if _is_foreign(each.claim, twin))
                if abs(at - number) == 1 and not entry.key and together:
                    near.append(entry)
            found.append(self._placed(each, near, taken))
        return found

    def _twins(self, finding: Finding) -> Iterator[Entry]:
        """Yield what a number may be that no word names, where it is rare: each places the other.

        740万美元，约61人: of €7.4 million and 61 staff the one stands beside the other.
        """
        said = amount_of(finding.claim.quantity, self.reading)
        if said is None or not 1 < len(significant(said.value)) < MOST_DIGITS:
            return
        entries = [entry for entry in self.of_digits(said.value) if not entry.key]
        for entry in entries if len(entries) <= _MOST_TWINS else ():
            foreign = _is_foreign(finding.claim, entry)
            if foreign and self.verdict(finding.claim, said, entry) not in _OPEN:
                yield entry

    def _is_hedged_so(self, finding: Finding) -> bool:
        """Whether the source, which has the number in two languages, hedges it so in one."""
        claim, entry = finding.claim, finding.entry
        said = amount_of(claim.quantity, self.reading)
        if said is None or entry is None or entry.key:
            return False
        return any(
            (twin.section, twin.amount.value, twin.change)
            == (entry.section, entry.amount.value, entry.change)
            and bool(twin.name.zh) != bool(entry.name.zh)
            and not twin.hedges
            and self.verdict(claim, said, twin) is Verdict.AGREES
            for twin in self.entries
        )

    def _placed(self, finding: Finding, near: Sequence[Entry], taken: Collection[int]) -> Finding:
        """Return a finding with the one entry that it may repeat near those, if there is one."""
        claim = finding.claim
        said = amount_of(claim.quantity, self.reading)
        if said is None or claim.denied or _is_common(said):
            return finding
        digits = len(significant(said.value))
        orders = {entry.order + step for entry in near for step in range(-_REACH, _REACH + 1)}
        around = list(self._compared(claim, said, orders.difference(taken)))
        found = [each for each in around if each.verdict not in _OPEN | {Verdict.OTHER_TIME}]
        is_timed = claim.carried in {"number", "clause"} or claim.from_ is not None
        # Within 24 hours is of any time.
        is_timed = is_timed and not (said.unit in LASTING and said.hedge is Hedge.AT_MOST)
        if not found and is_timed and 1 < digits < MOST_DIGITS:
            # 58%，2022年为31%: right beside its neighbour it is given another time.
            next_to = {entry.order + step for entry in near for step in (-2, -1, 1, 2)}
            found = [
                each
                for each in around
                if each.verdict is Verdict.OTHER_TIME and each.entry and each.entry.order in next_to
            ]
        if digits == 1:
            found = [each for each in found if each.verdict in PASSING]  # a fifth of anything
        if is_short(said):
            found = [each for each in found if each.verdict is not Verdict.DIGITS or _is_swap(each)]
        if said.value == 1 or claim.computed:
            # One of something, or what was worked out, is soon another's with a hedge.
            found = [each for each in found if each.verdict not in HEDGES]
        right = [each for each in found if each.verdict in PASSING] or found
        numbers = {_number(each.entry) for each in right if each.entry}
        if len(numbers) != 1:
            return finding
        if digits < _DIGITS_OF_A_SLIP and right[0].verdict in PASSING:
            # So few digits are equal by chance, where no word says what they are of.
            return right[0]._replace(verdict=Verdict.AMBIGUOUS)
        return right[0]

    def _compared(self, claim: Claim, said: Amount, orders: Collection[int]) -> Iterator[Finding]:
        """Yield what a claim is beside the entries with these numbers, as far as that may be it."""
        for order in sorted(orders):
            if not 0 <= order < len(self.entries):
                continue
            entry = self.entries[order]
            verdict = self.verdict(claim, said, entry)
            if _is_foreign(claim, entry):
                # What is about so much may be so much in another language.
                may_be = verdict is not Verdict.HEDGE_ADDED
            else:
                # In one language the words would name what has one digit.
                may_be = len(significant(said.value)) > 1
            if may_be:
                yield Finding(claim, verdict, entry)


def _number(entry: Entry) -> object:
    """Return what an entry has in common with its translation in the same section."""
    return entry.section, entry.amount.value, entry.amount.unit, entry.change


def _is_foreign(claim: Claim, entry: Entry) -> bool:
    """Whether a claim is in another language than what an entry is of."""
    return not entry.thing.is_named(chinese=claim.chinese)


def _is_swap(finding: Finding) -> bool:
    """Whether a number has the digits of the source's in another order."""
    value = finding.claim.quantity.value
    return bool(value and finding.entry and is_swap(value, finding.entry.amount.value))


def is_short(said: Amount) -> bool:
    """Whether a number has so few digits that a slip of them makes another's."""
    return len(significant(said.value)) < _DIGITS_OF_A_SLIP


def _is_common(said: Amount) -> bool:
    """Whether a number is a count that another thing has by chance."""
    counted = said.unit in {"", COUNT, "person"}
    return counted and len(significant(said.value)) == 1 and abs(said.value) < _MANY

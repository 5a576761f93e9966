"""The remarks on the numbers of a draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.amounts import PASSING, Verdict
from zhuzhou_facts.document.claims import COMPUTED
from zhuzhou_facts.document.matching import seen_text
from zhuzhou_facts.document.proofreading.arithmetic import checked
from zhuzhou_facts.document.proofreading.choice import Finding
from zhuzhou_facts.document.proofreading.claimed import entries_of_claims
from zhuzhou_facts.document.proofreading.entries import entries_of
from zhuzhou_facts.document.proofreading.levels import paired
from zhuzhou_facts.document.proofreading.proofreader import Proofreader
from zhuzhou_facts.document.proofreading.remedies import is_within, remedy
from zhuzhou_facts.document.proofreading.slips import SLIPS
from zhuzhou_facts.document.proofreading.surroundings import (
    claims_of_draft,
    claims_of_source,
    date_of_draft,
    surroundings,
)
from zhuzhou_facts.document.proofreading.swaps import exchanged, unswapped, untaken
from zhuzhou_facts.document.proofreading.times import RELATIVE, overlap
from zhuzhou_facts.document.reading import Places
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.records import UNITS, ChangeKind, Hedge, labels_of, units_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from fractions import Fraction

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.html import Page
    from zhuzhou_facts.document.proofreading.choice import Place
    from zhuzhou_facts.document.proofreading.entries import Entry
    from zhuzhou_facts.document.proofreading.surroundings import Surroundings
    from zhuzhou_facts.records import FactBase, TimeLabel, Unit

_ABOUT: Final = re.compile(
    r"(?:约|大概|差不多)[为是有只占]{0,3}(?:(?:原来|当时|当年)的?)?\Z"
    r"|(?i:\b(?:about|around|roughly|approximately)\s(?:[a-z]+\s){0,2}\Z)"
)
_FEW: Final = 8  # numbers that say nothing of a draft as a whole
_ONE_IN: Final = 8
_LATE: Final = frozenset((Verdict.OTHER_TIME,))
_SEVERAL: Final = 2  # numbers that say in which year a draft was written
_TOGETHER: Final = 6  # numbers before and behind that may be of the same sentence


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
    issued = ""
    for base in bases:
        units |= units_of(base)
        labels |= labels_of(base)
        entries += entries_of(base, reading)
        issued = issued or base.source.issued or ""
    if source is not None:
        claims, issued = claims_of_source(source, units, page)
        entries += entries_of_claims(claims, source, name)
    seen = seen_text(text)
    places = Places(text)

    stated = frozenset(entry.amount.value for entry in entries if not entry.derived)

    def read(issued: str) -> list[Finding]:
        around = surroundings(claims_of_draft(seen.text, units, issued), seen.text)
        reader = Proofreader(entries, seen.text, reading, units, source or "", issued=issued)
        return _read(reader, around, seen.text, stated)

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
        finding = Finding(each.claim, Verdict.UNKNOWN) if is_slip else each
        if _is_doubtful(each):
            finding = each._replace(verdict=Verdict.AMBIGUOUS)
        start, end = seen.span(finding.claim.start, finding.claim.end)
        outcome = _outcome(finding, seen.text, of_text=source is not None)
        entry = finding.entry
        remedies = ("", "") if outcome == "pass" else remedy(finding, units, labels)
        remarks.append(
            Remark(
                *places.at(start),
                start,
                end,
                text[start:end],
                finding.verdict,
                entry.key if entry else "",
                entry.written if entry else "",
                entry.section if entry else None,
                entry.paragraph if entry else None,
                *remedies,
                entry.facts if entry else "",
                outcome,
                entry,
            )
        )
    return tuple(remarks)


def _read(
    reader: Proofreader, around: Sequence[Surroundings], text: str, stated: Collection[Fraction]
) -> list[Finding]:
    """Return what is found of each number of a draft."""
    readings = paired(text, [reader.read(each) for each in around])
    findings = [each.settle() for each in readings]
    findings = [each.settle(_together(findings, n)) for n, each in enumerate(readings)]
    findings = unswapped(text, readings, reader.aligned(findings))
    findings = [each.doubted(found) for each, found in zip(readings, findings, strict=True)]
    findings = exchanged(reader.contrasted(untaken(text, findings, stated)))
    return checked(text, findings)


def _relative(findings: Sequence[Finding], text: str, verdicts: frozenset[Verdict]) -> int:
    """Return how many numbers beside a year such as 去年 have one of these verdicts."""
    return sum(
        each.verdict in verdicts and RELATIVE.search(text, *each.claim.clause) is not None
        for each in findings
    )


def _late(findings: Sequence[Finding]) -> int:
    return sum(each.verdict in _LATE for each in findings)


def _is_about(findings: Sequence[Finding]) -> bool:
    """Whether a draft speaks of what the entries state, as far as its numbers show.

    A text about something else has other numbers for the same words.
    """
    right = sum(each.verdict in PASSING for each in findings)
    return len(findings) < _FEW or right * _ONE_IN >= len(findings)


def _is_doubtful(finding: Finding) -> bool:
    """Whether the time, or base, for which a draft has another one is not sure in the source."""
    when, entry = finding.claim.when, finding.entry
    if finding.verdict is not Verdict.OTHER_TIME or entry is None:
        return False
    same = not (when and entry.when) or overlap(when or "", entry.when or "")
    return entry.doubtful or (entry.assumed and same)


def _together(findings: Sequence[Finding], number: int) -> set[Place]:
    """Return the places in the source that the other numbers of a sentence come from.

    Of one that has no other they are those of the numbers around it, if that is one place.
    """
    own = findings[number].claim
    near = findings[max(0, number - _TOGETHER) : number + _TOGETHER + 1]
    others = [each for each in near if each.claim is not own]
    here = [each for each in others if each.claim.sentence == own.sentence]
    if here:
        return _places(here)
    before, behind = findings[max(0, number - 1) : number], findings[number + 1 : number + 2]
    places = _places([*before, *behind])
    return places if before and behind and len(places) == 1 else set()


def _places(findings: Sequence[Finding]) -> set[Place]:
    """Return the places in the source of the right ones of some numbers."""
    return {
        (each.entry.section, each.entry.paragraph)
        for each in findings
        if each.entry is not None and each.verdict in PASSING
    }


def _outcome(finding: Finding, text: str, *, of_text: bool) -> str:
    verdict = finding.verdict
    if verdict in {Verdict.UNKNOWN, Verdict.AMBIGUOUS}:
        return "unknown"
    if verdict is Verdict.DERIVED:
        fits = of_text or _is_marked(finding.claim, text) or _is_exact(finding)
        return "pass" if fits and is_within(finding) else "wrong"
    return "pass" if verdict in PASSING else "wrong"


def _is_exact(finding: Finding) -> bool:
    """Whether a number is just the difference of two numbers of the source."""
    entry = finding.entry
    if entry is None or entry.change not in {ChangeKind.DIFFERENCE, ChangeKind.POINTS}:
        return False
    return finding.claim.quantity.value == entry.amount.value


def _is_marked(claim: Claim, text: str) -> bool:
    """Whether a draft says that it worked a number out, or does not say it as a fact."""
    return bool(
        claim.computed
        or COMPUTED.search(text, *claim.sentence)
        or _ABOUT.search(text, claim.clause[0], claim.start)
        or claim.quantity.hedge is not Hedge.NONE
        or claim.written.startswith(("+", "＋", "≈"))
    )

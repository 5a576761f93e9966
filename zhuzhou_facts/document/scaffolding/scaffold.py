"""Facts made of the claims of a text: one for each thing that a sentence states a number of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from zhuzhou_facts.base.checks import faults_of
from zhuzhou_facts.document.claims import is_chinese
from zhuzhou_facts.document.claims.claim import Block
from zhuzhou_facts.document.matching import Result
from zhuzhou_facts.document.scaffolding.drafts import (
    Draft,
    document_of,
    drawn_document,
    slug,
    unit_code,
    unlike,
    without_facts,
)
from zhuzhou_facts.document.scaffolding.outline import outline
from zhuzhou_facts.document.scaffolding.times import dated_claims
from zhuzhou_facts.document.verification import matcher_of, passages, uncovered
from zhuzhou_facts.errors import Message, together
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.records import PERCENT, UNITS, ChangeKind, units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.html import Page
    from zhuzhou_facts.document.matching import Matcher, Number
    from zhuzhou_facts.document.scaffolding.outline import Outline
    from zhuzhou_facts.records import Document, FactBase, Unit


class Row(NamedTuple):
    """A number of the text, and what a fact base would say of it."""

    section: int
    paragraph: int
    table: int | None
    start: int
    end: int
    written: str
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unit: str
    hedge: str
    when: str | None
    prices: str | None
    obs_status: str | None
    id: str
    name: str
    doubts: Message | None
    change: str | None = None
    down: bool | None = None
    per_year: bool | None = None

    @property
    def doubt(self) -> str | None:
        """What is in doubt, in English."""
        return str(self.doubts) if self.doubts else None


class Scaffold(NamedTuple):
    """A fact base drawn from a text, in its language; `doubts` are by fact and wording."""

    document: Document
    outline: Outline
    rows: tuple[Row, ...]
    doubts: Mapping[tuple[str, str], Message]


def scaffold(
    text: str,
    language: str | None = None,
    *,
    page: Page | None = None,
    bases: Iterable[FactBase] = (),
) -> Scaffold:
    """Draw a first fact base from a text; what `bases` cover is left out.

    Where one of them is a base of this text, what is drawn fits into that. `language` is `zh` or
    `en`, found where it is not given; `page` what a page's markup says.
    """
    layout = outline(text, page)
    lang = language or ("zh" if is_chinese(text) else "en")
    matchers = [(base, matcher_of(base, text)) for base in bases]
    covered = [number for each in matchers for number in _covered(*each)]
    base, matcher = next((each for each in matchers if _is_home(*each)), (None, None))
    units = units_of(base) if base else UNITS
    claims = dated_claims(text, layout, units)
    drafts = _grouped(
        claim
        for claim in (_placed(claims, matcher) if matcher else claims)
        if claim.block.place in {"body", "caption", "table"}
        and not (claim.denied or claim.reason)
        and not any(number.meets(claim.start, claim.end) for number in covered)
    )
    ids = unlike(
        (slug(draft.name) or "figure" for draft in drafts),
        {fact.id for base, _ in matchers for fact in base.facts},
    )
    for draft, name in zip(drafts, ids, strict=True):
        draft.id = name
    sound, plain = drafts, without_facts(base) if base else drawn_document(text, layout, lang)
    while faults := _unsound(document := document_of(plain, sound, lang)):
        sound = list(_without(sound, faults))
    rows = [_row(draft, claim, units) for draft in drafts for claim in draft.claims]
    rows.sort(key=lambda row: row.start)
    doubts = {(row.id, row.written): row.doubts for row in rows if row.doubts}
    return Scaffold(document, layout, tuple(rows), doubts)


def _is_home(base: FactBase, matcher: Matcher) -> bool:
    """Whether a text is the one of a base, most of which is there; all its sections are themes."""
    found = [matcher.locate(*each[1:]).result for each in passages(*base.facts)]
    here = found.count(Result.EXACT) + found.count(Result.NORMALISED)
    themes = {theme.section for theme in base.themes}
    return 2 * here > len(found) and {part.section for part in matcher.parts} <= themes


def _placed(claims: Iterable[Claim], matcher: Matcher) -> Iterator[Claim]:
    """Yield the claims of the paragraphs of a copy, at the places that they have in its base."""
    starts = [part.start for part in matcher.parts]
    for claim in claims:
        part = matcher.parts[max(0, bisect_right(starts, claim.start) - 1)]
        if part.start <= claim.start < part.end:
            place = "table" if part.table else "caption" if part.caption else "body"
            claim.block = Block(part.start, part.end, part.section, part.paragraph, place)
            yield claim


def _covered(base: FactBase, matcher: Matcher) -> Iterator[Number]:
    left = {number for _, number in uncovered(matcher, base)}
    for part in range(len(matcher.parts)):
        yield from (number for number in matcher.numbers(part) if number not in left)


def _unsound(document: Document) -> dict[tuple[int, int | None], Message]:
    """Return what a fact base could not have, each with the reason: a change, or a whole fact."""
    found: dict[tuple[int, int | None], Message] = {}
    for fault in faults_of(document):
        match fault.path:
            case ("facts", int(place), "changes", int(nth), *_):
                found.setdefault((place, nth), fault.message)
            case ("facts", int(place), *_):
                found.setdefault((place, None), fault.message)
    return found


def _without(
    drafts: Iterable[Draft], faults: Mapping[tuple[int, int | None], Message]
) -> Iterator[Draft]:
    """Yield facts without what is faulty of them, which is noted as left out."""
    for place, draft in enumerate(drafts):
        whole = faults.get((place, None))
        faulty = {nth: whole or faults.get((place, nth)) for nth in range(len(draft.changes))}
        reasons = [*(whole for _ in draft.figures), *faulty.values()]
        for claim, reason in zip(draft.claims, reasons, strict=True):
            if reason:
                claim.doubts.append(Message("left out: {reason}", {"reason": reason}))
        changes = [claim for nth, claim in enumerate(draft.changes) if not faulty[nth]]
        if not whole and (draft.figures or changes):
            yield replace(draft, changes=changes)


def _grouped(claims: Iterable[Claim]) -> list[Draft]:
    """Put the claims of one thing in one sentence together."""
    drafts: list[Draft] = []
    homes: dict[int, Draft] = {}
    for claim in claims:
        alike = (
            draft
            for draft in reversed(drafts)
            if draft.name == claim.full_name
            and draft.claim.table == claim.table
            and (claim.table or draft.claim.sentence == claim.sentence)
            and len({*_units_of(draft.claims), *_units_of([claim])}) <= 1
        )
        level = None if claim.is_rate else claim.level
        home = homes.get(id(level)) or next(alike, None)
        key = _key(claim)
        if home is None or not _fits(home, claim, key):
            home = Draft(claim.full_name, claim)
            drafts.append(home)
        if claim.change is not None and None in {claim.from_, claim.when}:
            claim.doubts.append("a change whose times are not said")
        (home.figures if key is None else home.changes).append(claim)
        homes[id(claim)] = home
    return drafts


def _units_of(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the units of levels and differences: what cost £14 million, and added 2,300 m2."""
    levels = (each for each in claims if each.change in {None, ChangeKind.DIFFERENCE})
    yield from (each.quantity.unit for each in levels)


def _fits(draft: Draft, claim: Claim, key: tuple[str | None, ...] | None) -> bool:
    """Whether a fact has no other number with the key that this one would have."""
    if key is not None:
        return key not in map(_key, draft.changes)
    unit = claim.quantity.unit
    return all(each.when != claim.when and each.quantity.unit == unit for each in draft.figures)


def _key(claim: Claim) -> tuple[str | None, ...] | None:
    """Return what distinguishes a change from others of its fact; None for one not recorded."""
    # 恢复到2019年的72.3%: a fact base has no multiple in per cent, but a share.
    is_share = claim.change == ChangeKind.TIMES and claim.quantity.unit == PERCENT
    if claim.change is None or claim.from_ is None or claim.when is None or is_share:
        return None
    return claim.from_, claim.when, claim.change, claim.prices


def _row(draft: Draft, claim: Claim, units: Mapping[str, Unit]) -> Row:
    quantity = claim.quantity
    doubts = [it if isinstance(it, Message) else Message(it) for it in claim.doubts]
    bounds = quantity.bounds(Reading.STRICT)
    is_change = claim.change is not None
    return Row(
        section=claim.block.section,
        paragraph=claim.block.paragraph,
        table=claim.table,
        start=claim.start,
        end=claim.end,
        written=claim.written,
        value=abs(quantity.value) if is_change and quantity.value else quantity.value,
        low=bounds.low,
        high=bounds.high,
        unit=unit_code(quantity.unit, units),
        hedge=quantity.hedge.value,
        when=claim.time,
        prices=claim.prices,
        obs_status=claim.status,
        id=draft.id,
        name=draft.name,
        doubts=together(doubts) if doubts else None,
        change=claim.change,
        down=claim.down if is_change else None,
        per_year=claim.per_year if is_change else None,
    )

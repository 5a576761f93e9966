"""Facts made of the claims of a text: one for each thing that a sentence states a number of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.base.problems import faults_of
from zhuzhou_facts.document.claims import is_chinese, read_claims
from zhuzhou_facts.document.claims.times import find_times
from zhuzhou_facts.document.coverage import uncovered
from zhuzhou_facts.document.scaffolding.outline import outline
from zhuzhou_facts.document.verification import matcher_of
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.records import (
    Change,
    ChangeKind,
    Document,
    Fact,
    Figure,
    Kind,
    Layout,
    Locator,
    ObsStatus,
    Prices,
    Source,
    Text,
    Theme,
    Unit,
)
from zhuzhou_facts.records.facts import TODO
from zhuzhou_facts.records.units import COUNT, UNITS
from zhuzhou_facts.search.pinyin import romanised
from zhuzhou_facts.search.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.html import Page
    from zhuzhou_facts.document.scaffolding.outline import Outline
    from zhuzhou_facts.errors import Message
    from zhuzhou_facts.records import FactBase

_LONGEST_ID: Final = 48
_LONGEST_NAME: Final = 40
_MARK: Final = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,3}(?:章|部分|编|節|节)|[一二三四五六七八九十]{1,3}\s?[、．.]"
    r"|[（(][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}(?:[.．、]|\s))\s*"
)
_SIGN: Final = re.compile(r"\W|[^\W\d]+\s?(?=\d)")  # that captions begin with
_FORMAT: Final = 1


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
    change: str | None
    down: bool | None
    per_year: bool | None
    prices: str | None
    obs_status: str | None
    id: str
    name: str
    doubt: str | None


@dataclass(frozen=True, slots=True)
class Scaffold:
    """A fact base drawn from a text, not yet worded.

    `document` is of the text's language alone. `doubts` are by fact and wording what a person must
    look at.
    """

    document: Document
    outline: Outline
    claims: tuple[Claim, ...]
    rows: tuple[Row, ...]
    doubts: Mapping[tuple[str, str], str]


@dataclass(slots=True)
class _Draft:
    """A fact in the making."""

    name: str
    claim: Claim
    figures: list[Claim] = field(default_factory=list)
    changes: list[Claim] = field(default_factory=list)
    id: str = ""


def scaffold(
    text: str,
    language: str | None = None,
    *,
    page: Page | None = None,
    bases: Iterable[FactBase] = (),
) -> Scaffold:
    """Draw a first fact base from a text.

    Args:
        text: the extracted text.
        language: `zh` or `en`; found where it is not given.
        page: what the markup of a page says of the text.
        bases: what these cover is left out.
    """
    layout = outline(text, page)
    lang = language or ("zh" if is_chinese(text) else "en")
    claims = [
        claim
        for claim in read_claims(
            text,
            layout.blocks,
            now=layout.year,
            period=_period(layout.title),
            tables=layout.tables,
        )
        if claim.block.place in {"body", "caption", "table"} and not claim.denied
    ]
    covered = [span for base in bases for span in _covered(base, text)]
    claims = [
        claim
        for claim in claims
        if not any(start < claim.end and claim.start < end for start, end in covered)
    ]
    drafts = _grouped(claims)
    _name_ids(drafts, {fact.id for base in bases for fact in base.facts})
    document = _document(text, layout, drafts, lang)
    faults = _unsound(document)
    if faults:
        for place, message in faults.items():
            for claim in (*drafts[place].figures, *drafts[place].changes):
                claim.doubts.append(f"left out: {message}")
        sound = [draft for place, draft in enumerate(drafts) if place not in faults]
        document = _document(text, layout, sound, lang)
    rows = tuple(
        sorted(
            (_row(draft, claim) for draft in drafts for claim in (*draft.figures, *draft.changes)),
            key=lambda row: row.start,
        )
    )
    doubts = {(row.id, row.written): row.doubt for row in rows if row.doubt}
    return Scaffold(document, layout, tuple(claims), rows, doubts)


def _covered(base: FactBase, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the numbers of a text stand that a base covers."""
    matcher = matcher_of(base, text)
    left = {number.start for _, number in uncovered(matcher, base)}
    for part in range(len(matcher.parts)):
        for number in matcher.numbers(part):
            if number.start not in left:
                yield number.start, number.end


def _unsound(document: Document) -> dict[int, Message]:
    """Return the facts that a fact base could not have, each with the reason."""
    found: dict[int, Message] = {}
    for fault in faults_of(document):
        match fault.path:
            case ("facts", int(place), *_):
                found.setdefault(place, fault.message)
    return found


def _period(title: str) -> str | None:
    """Return the time that a text with this title speaks of."""
    for chinese in (True, False):
        for mention in find_times(title, chinese=chinese):
            if mention.kind == "date":
                return mention.value
    return None


def _grouped(claims: Sequence[Claim]) -> list[_Draft]:
    """Put the claims of one thing in one sentence together."""
    drafts: list[_Draft] = []
    homes: dict[int, _Draft] = {}
    for claim in claims:
        level = claim.level
        home = homes.get(id(level)) if level is not None else None
        if home is None:
            home = next(
                (
                    draft
                    for draft in reversed(drafts)
                    if draft.name == _full_name(claim)
                    and draft.claim.table == claim.table
                    and (claim.table or draft.claim.sentence == claim.sentence)
                ),
                None,
            )
        if home is None or not _fits(home, claim):
            home = _Draft(_full_name(claim), claim)
            drafts.append(home)
        (home.figures if claim.change is None or _key(claim) is None else home.changes).append(
            claim
        )
        homes[id(claim)] = home
    return drafts


def _fits(draft: _Draft, claim: Claim) -> bool:
    """Whether a fact has no other number with the key that this one would have."""
    key = _key(claim)
    if key is None:
        return all(other.when != claim.when for other in draft.figures) and (
            not draft.figures or draft.figures[0].quantity.unit == claim.quantity.unit
        )
    return all(_key(other) != key for other in draft.changes)


def _key(claim: Claim) -> tuple[str, str, str, str | None] | None:
    """Return what distinguishes a change from others of its fact; None for one not recorded."""
    if claim.change is None or claim.from_ is None or claim.when is None:
        return None
    return claim.from_, claim.when, claim.change, claim.prices


def _full_name(claim: Claim) -> str:
    """Return the name with the head that it leans on."""
    name, head = claim.name, claim.head
    if not head or head in name:
        return name or head
    return f"{name}{head}" if claim.chinese else f"{name} {head}"


def _name_ids(drafts: Sequence[_Draft], taken: set[str]) -> None:
    plain = [_slug(draft.name) or "figure" for draft in drafts]
    for draft, name in zip(drafts, _unlike(plain, taken), strict=True):
        draft.id = name


def _unlike(names: Iterable[str], taken: set[str]) -> list[str]:
    """Return ids in order, those that are taken or repeat with a number behind."""
    used, found = set(taken), []
    for plain in names:
        name, number = plain, 1
        while name in used:
            number += 1
            name = f"{plain}-{number}"
        used.add(name)
        found.append(name)
    return found


def _slug(name: str) -> str:
    """Return a name as an id: small letters, digits and hyphens; Chinese as pinyin."""
    words = re.sub(r"[^a-z0-9]+", "-", romanised(fold(name))).strip("-")
    if len(words) <= _LONGEST_ID:
        return words
    return words[: _LONGEST_ID + 1].rpartition("-")[0] or words[:_LONGEST_ID]


def _document(text: str, layout: Outline, drafts: Sequence[_Draft], lang: str) -> Document:
    names = [layout.title, *(_MARK.sub("", heading).strip() for heading in layout.sections[1:])]
    ids = _unlike(["lead", *(_slug(name) or "section" for name in names[1:])], set())
    themes = tuple(
        Theme(
            id=ids[number],
            section=number,
            paragraphs=layout.paragraphs(number),
            name=_text(name or f"{number}", lang),
        )
        for number, name in enumerate(names)
    )
    return Document(
        format=_FORMAT,
        version="0",
        languages=(lang,),
        source=Source(
            title=_text(layout.title or TODO, lang),
            language=lang,
            issued=layout.issued,
            publisher=_text(layout.source, lang) if layout.source else None,
            layout=_layout(text, layout),
        ),
        themes=themes,
        units=_units(drafts, lang),
        facts=tuple(_fact(draft, themes, lang) for draft in drafts),
    )


def _text(words: str, lang: str) -> Text:
    return Text(zh=words) if lang == "zh" else Text(en=words)


def _layout(text: str, layout: Outline) -> Layout:
    """Return how a copy is divided, in the terms that a fact base declares."""
    lines: dict[str, list[str]] = {}
    counted = not layout.title  # what stands above the title is no part of the text
    for block in layout.blocks:
        counted |= block.place == "title"
        if counted:
            lines.setdefault(block.place, []).append(text[block.start : block.end])
    signs = {mark.strip()[:1] for mark in layout.marks if not any(map(str.isalnum, mark))}
    starts = [mark for mark in layout.marks if any(map(str.isalnum, mark))]
    inner = [words for words in lines.get("heading", ()) if words not in layout.marks]
    headings = max(1, round(len(inner) / max(1, len(layout.marks)))) if signs else bool(starts)
    body = lines.get("body", [])
    return Layout(
        section="".join(sorted(signs)) or None,
        section_starts=_prefixes(starts, body),
        headings=int(headings),
        captions=_prefixes(lines.get("caption", []), body, sign=True),
        furniture=_prefixes([*lines.get("furniture", ()), *([] if signs else inner)], body),
        closing=_prefixes(lines.get("closing", [])[:1], body),
    )


def _prefixes(lines: Iterable[str], body: Sequence[str], *, sign: bool = False) -> tuple[str, ...]:
    """Return what lines begin with and no body paragraph does: their sign, else many characters.

    A line that a paragraph begins with is given whole, with its line feed.
    """
    found = []
    for line in lines:
        mark = _SIGN.match(line) if sign else None
        tries = [mark[0].strip()] if mark else []
        tries.append(line[:_LONGEST_NAME])
        alone = (each for each in tries if not any(words.startswith(each) for words in body))
        found.append(next(alone, f"{line}\n"))
    return tuple(dict.fromkeys(found))


def _units(drafts: Iterable[_Draft], lang: str) -> dict[str, Unit]:
    """Return the units that the text uses and that are not standard."""
    found: dict[str, Unit] = {}
    for draft in drafts:
        for claim in (*draft.figures, *draft.changes):
            unit = claim.quantity.unit
            if unit and unit not in UNITS and "/" not in unit:
                found.setdefault(
                    _unit_code(unit),
                    Unit(zh=unit, written=(unit,))
                    if lang == "zh"
                    else Unit(en=unit, written=(unit,)),
                )
    return found


def _unit_code(unit: str) -> str:
    """Return the code of a unit: a unit of parts and a standard one have theirs."""
    return unit if unit in UNITS or "/" in unit else _slug(unit) or unit


def _fact(draft: _Draft, themes: Sequence[Theme], lang: str) -> Fact:
    block = draft.claim.block
    counters = [c.quantity.counter for c in draft.figures if c.quantity.unit == COUNT]
    return Fact(
        id=draft.id,
        theme=themes[block.section].id,
        kind=Kind.INDICATOR,
        name=_text(draft.name or TODO, lang),
        statement=_text(TODO, lang),
        at=Locator(
            section=block.section,
            paragraph=max(block.paragraph, 1),
            caption=block.place == "caption",
        ),
        figures=tuple(_figure(claim) for claim in draft.figures),
        changes=tuple(_change(claim) for claim in draft.changes),
        counter=_text(counters[0], lang) if counters and counters[0] else None,
    )


def _figure(claim: Claim) -> Figure:
    quantity = claim.quantity
    return Figure(
        value=quantity.value,
        unit=_unit_code(quantity.unit),
        written=claim.written,
        when=claim.when,
        hedge=quantity.hedge,
        obs_status=ObsStatus(claim.status) if claim.status else None,
        implied=claim.implied,
        at=_cell(claim),
        nth=claim.nth,
    )


def _change(claim: Claim) -> Change:
    quantity = claim.quantity
    difference = claim.change == ChangeKind.DIFFERENCE
    return Change(
        kind=ChangeKind(claim.change or ""),
        from_=claim.from_ or "",
        to=claim.when or "",
        value=None if quantity.value is None else abs(quantity.value),
        unit=_unit_code(quantity.unit) if difference else None,
        written=claim.written,
        hedge=quantity.hedge,
        down=claim.down,
        per_year=claim.per_year,
        prices=Prices(claim.prices) if claim.prices else None,
        obs_status=ObsStatus(claim.status) if claim.status else None,
        implied=claim.implied,
        at=_cell(claim),
        nth=claim.nth,
    )


def _cell(claim: Claim) -> Locator | None:
    if claim.table is None:
        return None
    return Locator(
        section=claim.block.section,
        paragraph=max(claim.block.paragraph, 1),
        table=claim.table,
        row=claim.row,
        column=claim.column,
    )


def _row(draft: _Draft, claim: Claim) -> Row:
    quantity = claim.quantity
    bounds = quantity.bounds(Reading.STRICT)
    changes = claim in draft.changes
    return Row(
        section=claim.block.section,
        paragraph=claim.block.paragraph,
        table=claim.table,
        start=claim.start,
        end=claim.end,
        written=claim.written,
        value=abs(quantity.value) if changes and quantity.value is not None else quantity.value,
        low=bounds.low,
        high=bounds.high,
        unit=_unit_code(quantity.unit),
        hedge=quantity.hedge.value,
        when=claim.time if changes else claim.when,
        change=claim.change if changes else None,
        down=claim.down if changes else None,
        per_year=claim.per_year if changes else None,
        prices=claim.prices,
        obs_status=claim.status,
        id=draft.id,
        name=draft.name,
        doubt="; ".join(claim.doubts) or None,
    )

"""The fact base that is made of what a text says of its numbers, not yet worded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.records import (
    COUNT,
    UNITS,
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
from zhuzhou_facts.search.pinyin import romanised
from zhuzhou_facts.search.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.scaffolding.outline import Outline

_LONGEST_ID: Final = 48
_LONGEST_NAME: Final = 40
_FORMAT: Final = 1
_MARK: Final = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,3}(?:章|部分|编|節|节)|[一二三四五六七八九十]{1,3}\s?[、．.]"
    r"|[（(][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}(?:[.．、]|\s))\s*"
)
_SIGN: Final = re.compile(r"\W|[^\W\d]+\s?(?=\d)")  # that captions begin with


@dataclass(slots=True)
class Draft:
    """A fact in the making."""

    name: str
    claim: Claim
    figures: list[Claim] = field(default_factory=list)
    changes: list[Claim] = field(default_factory=list)
    id: str = ""


def document_of(text: str, layout: Outline, drafts: Sequence[Draft], lang: str) -> Document:
    """Return facts in the making as the document of a fact base, its places those of the text."""
    names = [layout.title, *(_MARK.sub("", heading).strip() for heading in layout.sections[1:])]
    ids = unlike(["lead", *(slug(name) or "section" for name in names[1:])], set())
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


def _units(drafts: Iterable[Draft], lang: str) -> dict[str, Unit]:
    """Return the units that the text uses and that are not standard."""
    found: dict[str, Unit] = {}
    for draft in drafts:
        for claim in (*draft.figures, *draft.changes):
            unit = claim.quantity.unit
            if unit and unit not in UNITS and "/" not in unit:
                found.setdefault(
                    unit_code(unit),
                    Unit(zh=unit, written=(unit,))
                    if lang == "zh"
                    else Unit(en=unit, written=(unit,)),
                )
    return found


def unit_code(unit: str) -> str:
    """Return the code of a unit: a unit of parts and a standard one have theirs."""
    return unit if unit in UNITS or "/" in unit else slug(unit) or unit


def _fact(draft: Draft, themes: Sequence[Theme], lang: str) -> Fact:
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
        unit=unit_code(quantity.unit),
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
        unit=unit_code(quantity.unit) if difference else None,
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


def unlike(names: Iterable[str], taken: set[str]) -> list[str]:
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


def slug(name: str) -> str:
    """Return a name as an id: small letters, digits and hyphens; Chinese as pinyin."""
    words = re.sub(r"[^a-z0-9]+", "-", romanised(fold(name))).strip("-")
    if len(words) <= _LONGEST_ID:
        return words
    return words[: _LONGEST_ID + 1].rpartition("-")[0] or words[:_LONGEST_ID]

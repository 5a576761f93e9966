"""The fact base that is made of what a text says of its numbers, not yet worded."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import chain, count, dropwhile
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts import records
from zhuzhou_facts.document import normalisation
from zhuzhou_facts.document.division import unmarked
from zhuzhou_facts.document.scaffolding.headings import NUMERAL, PART
from zhuzhou_facts.records.facts import TODO
from zhuzhou_facts.search.text import fold, romanised

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zhuzhou_facts.document.claims import Block, Claim
    from zhuzhou_facts.document.scaffolding.outline import Outline

_LONGEST_ID: Final = 48
_LONGEST_NAME: Final = 40
_MARK: Final = re.compile(
    rf"^(?:{PART}|{NUMERAL}\s?[、．.]|[（(]{NUMERAL}[)）]|[0-9]{{1,2}}(?:[.．、]|\s))\s*"
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

    @property
    def claims(self) -> list[Claim]:
        """Its figures and its changes."""
        return [*self.figures, *self.changes]


def document_of(plain: records.Document, drafts: Sequence[Draft], lang: str) -> records.Document:
    """Return a document with facts in the making, and with the units that they need."""
    langs = (lang, *(each for each in plain.languages if each != lang))
    units = dict(plain.units)
    for unit in (claim.quantity.unit for draft in drafts for claim in draft.claims):
        code = unit_code(unit, units)
        if unit and code not in records.UNITS | units and "/" not in unit:
            name = _text(unit, langs)
            units[code] = records.Unit(zh=name.zh, en=name.en, written=(unit,))
    themes = {theme.section: theme.id for theme in plain.themes}
    facts = tuple(_fact(draft, themes, langs, units) for draft in drafts)
    return replace(plain, units=units, facts=facts)


def without_facts(base: records.FactBase) -> records.Document:
    """Return the document of a base to which facts are to be added, without its own."""
    names = ("languages", "source", "themes", "units", "times")
    kept = {name: getattr(base, name) for name in names}
    return records.Document(format=1, version="0", facts=(), **kept)


def drawn_document(text: str, layout: Outline, lang: str) -> records.Document:
    """Return the document of a text without facts; its themes are the sections of the text."""
    names = [layout.title, *(_MARK.sub("", heading).strip() for heading in layout.sections[1:])]
    ids = unlike(["lead", *(slug(name) or "section" for name in names[1:])])
    themes = tuple(
        records.Theme(
            id=ids[number],
            section=number,
            paragraphs=layout.paragraphs(number),
            name=_text(name or f"{number}", (lang,)),
        )
        for number, name in enumerate(names)
    )
    return records.Document(
        format=1,
        version="0",
        languages=(lang,),
        source=records.Source(
            title=_text(layout.title or TODO, (lang,)),
            language=lang,
            issued=layout.issued,
            publisher=_text(layout.source, (lang,)) if layout.source else None,
            origin=_text(layout.origin, (lang,)) if layout.origin else None,
            layout=_layout(text, layout),
        ),
        themes=themes,
        facts=(),
    )


def _text(words: str, langs: Sequence[str]) -> records.Text:
    """Return words in the first language; what they are in others is to be written."""
    return records.Text(**{langs[0]: words, **dict.fromkeys(langs[1:], TODO)})


def _layout(text: str, layout: Outline) -> records.Layout:
    """Return how a copy is divided, in the terms that a fact base declares."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    # What stands above the title is no part of the text.
    for block in dropwhile(lambda it: layout.title and it.place != "title", layout.blocks):
        lines[block.place].append(_plain(text[block.start : block.end]))
    plain = [_plain(mark) for mark in layout.marks]
    starts = [mark for mark in plain if any(map(str.isalnum, mark))]
    signs = {mark.strip()[:1] for mark in plain if mark not in starts}
    inner = [words for words in lines["heading"] if words not in plain]
    headings = max(1, round(len(inner) / max(1, len(plain)))) if signs else bool(starts)
    body = [*lines["body"], *lines["table"]]  # a row may begin as a heading does
    return records.Layout(
        section="".join(sorted(signs)) or None,
        section_starts=_prefixes(starts, body),
        headings=int(headings),
        captions=_prefixes(lines["caption"], body, sign=True),
        furniture=_prefixes([*lines["furniture"], *([] if signs else inner)], body),
        closing=_prefixes(lines["closing"][:1], body),
    )


def _plain(line: str) -> str:
    """Return a line as a copy without Markdown has it; a number is that of the heading."""
    marks = normalisation.marks(line)
    return normalisation.without(line, marks) if line[:1].isdecimal() else unmarked(line)


def _prefixes(lines: Iterable[str], body: Sequence[str], *, sign: bool = False) -> tuple[str, ...]:
    """Return what lines begin with and no body paragraph does: their sign, else many characters.

    A line that a paragraph begins with, folded as copies are, is given whole, with its line feed.
    """
    found = []
    texts = [normalisation.fold(words) for words in body]
    for line in lines:
        mark = _SIGN.match(line) if sign else None
        tries = [mark[0].strip()] if mark else []
        tries.append(line[:_LONGEST_NAME])
        begun = ((each, normalisation.fold(each)) for each in tries)
        alone = (each for each, words in begun if not any(it.startswith(words) for it in texts))
        found.append(next(alone, f"{line}\n"))
    return tuple(dict.fromkeys(found))


def unit_code(unit: str, units: Mapping[str, records.Unit]) -> str:
    """Return the code of a unit: a unit of parts, a standard one and one of `units` have theirs."""
    known = unit in records.UNITS or unit in units or "/" in unit
    return unit if known else slug(unit) or unit


def _fact(
    draft: Draft, themes: Mapping[int, str], langs: Sequence[str], units: Mapping[str, records.Unit]
) -> records.Fact:
    block = draft.claim.block
    counters = [c.quantity.counter for c in draft.figures if c.quantity.unit == records.COUNT]
    return records.Fact(
        id=draft.id,
        theme=themes[block.section],
        kind=records.Kind.INDICATOR,
        name=_text(draft.name or TODO, langs),
        statement=_text(TODO, langs),
        at=_locator(block, caption=block.place == "caption"),
        figures=tuple(
            records.Figure(
                value=claim.quantity.value,
                unit=unit_code(claim.quantity.unit, units),
                when=claim.when,
                **_number(claim),
            )
            for claim in draft.figures
        ),
        changes=tuple(_change(claim, units) for claim in draft.changes),
        counter=_text(counters[0], langs) if counters and counters[0] else None,
    )


def _change(claim: Claim, units: Mapping[str, records.Unit]) -> records.Change:
    quantity = claim.quantity
    return records.Change(
        kind=records.ChangeKind(claim.change or ""),
        from_=claim.from_ or "",
        to=claim.when or "",
        value=None if quantity.value is None else abs(quantity.value),
        unit=unit_code(quantity.unit, units) if claim.change == "difference" else None,
        down=claim.down,
        per_year=claim.per_year,
        prices=records.Prices(claim.prices) if claim.prices else None,
        **_number(claim),
    )


def _number(claim: Claim) -> dict[str, Any]:
    cell = {"table": claim.table, "row": claim.row, "column": claim.column}
    return {
        "written": claim.written,
        "hedge": claim.quantity.hedge,
        "obs_status": records.ObsStatus(claim.status) if claim.status else None,
        "implied": claim.implied,
        "at": _locator(claim.block, **cell) if claim.table is not None else None,
        "nth": claim.nth,
    }


def _locator(block: Block, **more: Any) -> records.Locator:
    return records.Locator(section=block.section, paragraph=max(block.paragraph, 1), **more)


def unlike(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Return ids in order, those that are taken or repeat with a number behind."""
    used, found = set(taken), []
    for plain in names:
        tries = chain((plain,), (f"{plain}-{number}" for number in count(2)))
        found.append(next(name for name in tries if name not in used))
        used.add(found[-1])
    return found


def slug(name: str) -> str:
    """Return a name as an id: small letters, digits and hyphens; Chinese as pinyin."""
    words = re.sub(r"[^a-z0-9]+", "-", romanised(fold(name))).strip("-")
    if len(words) <= _LONGEST_ID:
        return words
    return words[: _LONGEST_ID + 1].rpartition("-")[0] or words[:_LONGEST_ID]

"""Rows as tables for people: entries, themes, claims, and whatever fields were asked for."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.output.machine import text as cell_text
from zhuzhou_facts.output.palette import hue_of
from zhuzhou_facts.output.table import Column, Grid, Tile, Tiles
from zhuzhou_facts.output.words import say
from zhuzhou_facts.quantity.formatter import format_interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.document.verification import Verification
    from zhuzhou_facts.figures.audit import Finding
    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.output.figure_text import Teller
    from zhuzhou_facts.output.rows import Records
    from zhuzhou_facts.output.table import Cell, Picture
    from zhuzhou_facts.quantity.interval import Interval
    from zhuzhou_facts.records import Fact
    from zhuzhou_facts.search import Hit


def item_grid(teller: Teller, items: Iterable[Item]) -> list[Picture]:
    """Return the table of entries: by theme, where they stand in the order of the themes.

    In any other order a row names its theme itself.
    """
    found = list(items)
    base = teller.base
    places = {theme.id: place for place, theme in enumerate(base.themes)}
    order = [places[_fact(item).theme] for item in found]
    by_theme = order == sorted(order)
    rows: list[tuple[Cell, ...] | str] = []
    hues: list[str] = []
    theme = None
    for item in found:
        fact = _fact(item)
        if by_theme and fact.theme != theme:
            theme = fact.theme
            rows.append(teller.text(base.theme(theme).name))
            hues.append(hue_of(base, theme))
        rows.append(_row(teller, item, themed=not by_theme))
        hues.append("" if by_theme else hue_of(base, fact.theme))
    return [Grid(_columns(teller), tuple(rows), _caption(teller, found), hues=tuple(hues))]


def _fact(item: Item) -> Fact | DerivedFigure:
    return item if isinstance(item, DerivedFigure) else item.fact


def _row(teller: Teller, item: Item, *, themed: bool) -> tuple[Cell, ...]:
    fact = _fact(item)
    place = teller.place(fact.at)
    return (
        item.key,
        teller.text(fact.name),
        teller.item(item) or say(fact.kind.value, teller.lang),
        f"{teller.theme(fact.theme)} {place}" if themed else place,
    )


def _columns(teller: Teller) -> tuple[Column, ...]:
    return (
        Column(say("key", teller.lang), "key"),
        Column(say("name", teller.lang)),
        Column(say("figure", teller.lang), "number"),
        Column(say("where", teller.lang)),
    )


def _caption(teller: Teller, items: Iterable[Item]) -> str:
    derived = any(isinstance(item, DerivedFigure) for item in items)
    return say("derived-caption", teller.lang) if derived else ""


def hit_grid(teller: Teller, hits: Iterable[Hit], *, explain: bool) -> list[Picture]:
    """Return the table of what was found, best first, with the reason where that is asked for."""
    found = list(hits)
    rows = tuple(
        (*_row(teller, hit.item, themed=True), *([teller.text(hit.why)] if explain else []))
        for hit in found
    )
    hues = tuple(hue_of(teller.base, _fact(hit.item).theme) for hit in found)
    columns = (*_columns(teller), *([Column(say("why", teller.lang))] if explain else []))
    return [Grid(columns, rows, _caption(teller, (hit.item for hit in found)), hues=hues)]


def theme_grid(teller: Teller) -> list[Picture]:
    """Return the table of themes."""
    base = teller.base
    rows = []
    for theme in base.themes:
        facts = [fact for fact in base.facts if fact.theme == theme.id]
        figures = sum(len(fact.figures) for fact in facts)
        name = teller.text(theme.name)
        rows.append((theme.id, name, f"§{theme.section}", str(len(facts)), str(figures)))
    hues = tuple(hue_of(base, theme.id) for theme in base.themes)
    lang = teller.lang
    columns = (
        Column(say("theme", lang), "key"),
        Column(say("name", lang)),
        Column(say("section", lang), "number"),
        Column(say("facts", lang), "number"),
        Column(say("figures", lang), "number"),
    )
    return [Grid(columns, tuple(rows), hues=hues)]


def theme_tiles(teller: Teller) -> Tiles:
    """Return the themes in little room: the id, the name in a word or two, how many facts."""
    base = teller.base
    counts = Counter(fact.theme for fact in base.facts)
    tiles = tuple(
        Tile(theme.id, teller.theme(theme.id), str(counts[theme.id]), hue_of(base, theme.id))
        for theme in base.themes
    )
    return Tiles(say("themes-and-facts", teller.lang), tiles)


def audit_grid(teller: Teller, findings: Sequence[Finding]) -> list[Picture]:
    """Return the table of claims held against the source's own figures."""
    lang = teller.lang
    rows = tuple(
        (
            finding.id,
            finding.claim,
            _range(finding.stated),
            _range(finding.computed),
            say(finding.verdict.value, lang),
            teller.text(finding.why),
        )
        for finding in findings
    )
    columns = (
        Column("ID", "key"),
        Column(say("claim", lang)),
        Column(say("stated", lang), "number"),
        Column(say("computed", lang), "number"),
        Column(say("verdict", lang)),
        Column(say("why", lang)),
    )
    return [Grid(columns, rows)]


def verification_grid(teller: Teller, results: Sequence[Verification]) -> list[Picture]:
    """Return the table of locators held against the user's copy."""
    lang = teller.lang
    facts = [teller.base.fact(re.split("[:@]", item.key, maxsplit=1)[0]) for item in results]
    rows = tuple(
        (item.key, item.written, teller.place(fact.at), say(item.result.value, lang))
        for item, fact in zip(results, facts, strict=True)
    )
    columns = (
        Column(say("key", lang), "key"),
        Column(say("written", lang)),
        Column(say("where", lang)),
        Column(say("result", lang)),
    )
    hues = tuple(hue_of(teller.base, fact.theme) for fact in facts)
    return [Grid(columns, rows, hues=hues)]


def _range(interval: Interval | None) -> str:
    """Tell an interval as numbers alone: 40.5–41.5, >5, ≤50."""
    return "" if interval is None else format_interval(None, interval, "", "zh")


def any_grid(records: Records) -> Grid:
    """Return the table of rows as they are, under the names of their fields."""
    columns = tuple(
        Column(name, "key" if name in {"key", "id"} else "text") for name in records.fields
    )
    return Grid(columns, tuple(tuple(cell_text(cell) for cell in row) for row in records.rows))

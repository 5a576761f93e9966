"""Rows as tables for people: entries, themes, claims, and whatever fields were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhuzhou_facts.derivation import DerivedFigure
from zhuzhou_facts.render.machine import text as cell_text
from zhuzhou_facts.render.table import Column, Grid
from zhuzhou_facts.telling import tell_interval
from zhuzhou_facts.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.auditing import Finding
    from zhuzhou_facts.interval import Interval
    from zhuzhou_facts.query import Item
    from zhuzhou_facts.records import Records
    from zhuzhou_facts.render.table import Cell, Picture
    from zhuzhou_facts.searching import Hit
    from zhuzhou_facts.views.teller import Teller


def item_grid(teller: Teller, items: Iterable[Item]) -> list[Picture]:
    """Return the table of entries, by theme."""
    rows: list[tuple[Cell, ...] | str] = []
    theme = None
    derived = False
    for item in items:
        fact = item if isinstance(item, DerivedFigure) else item.fact
        if fact.theme != theme:
            theme = fact.theme
            rows.append(teller.text(teller.base.theme(theme).name))
        derived |= isinstance(item, DerivedFigure)
        told = teller.item(item)
        rows.append(
            (
                item.key,
                teller.text(fact.name),
                told or say(fact.kind.value, teller.lang),
                teller.place(fact.at),
            )
        )
    columns = (
        Column(say("key", teller.lang), "key"),
        Column(say("name", teller.lang)),
        Column(say("figure", teller.lang), "number"),
        Column(say("where", teller.lang)),
    )
    caption = say("derived-caption", teller.lang) if derived else ""
    return [Grid(columns, tuple(rows), caption)]


def hit_grid(teller: Teller, hits: Iterable[Hit], *, explain: bool) -> list[Picture]:
    """Return the table of what was found, best first, with the reason where that is asked for."""
    rows: list[tuple[Cell, ...] | str] = []
    derived = False
    for hit in hits:
        item = hit.item
        fact = item if isinstance(item, DerivedFigure) else item.fact
        derived |= isinstance(item, DerivedFigure)
        row = (
            item.key,
            teller.text(fact.name),
            teller.item(item) or say(fact.kind.value, teller.lang),
            teller.place(fact.at),
        )
        rows.append((*row, teller.text(hit.why)) if explain else row)
    columns = [
        Column(say("key", teller.lang), "key"),
        Column(say("name", teller.lang)),
        Column(say("figure", teller.lang), "number"),
        Column(say("where", teller.lang)),
    ]
    if explain:
        columns.append(Column(say("why", teller.lang)))
    caption = say("derived-caption", teller.lang) if derived else ""
    return [Grid(tuple(columns), tuple(rows), caption)]


def theme_grid(teller: Teller) -> list[Picture]:
    """Return the table of themes."""
    rows = []
    for theme in teller.base.themes:
        facts = [fact for fact in teller.base.facts if fact.theme == theme.id]
        figures = sum(len(fact.figures) for fact in facts)
        name = teller.text(theme.name)
        rows.append((theme.id, name, f"§{theme.section}", str(len(facts)), str(figures)))
    lang = teller.lang
    columns = (
        Column(say("theme", lang), "key"),
        Column(say("name", lang)),
        Column(say("section", lang), "number"),
        Column(say("facts", lang), "number"),
        Column(say("figures", lang), "number"),
    )
    return [Grid(columns, tuple(rows))]


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


def _range(interval: Interval | None) -> str:
    """Tell an interval as numbers alone: 40.5–41.5, >5, ≤50."""
    return "" if interval is None else tell_interval(None, interval, "", "zh")


def any_grid(records: Records) -> Grid:
    """Return the table of rows as they are, under the names of their fields."""
    columns = tuple(
        Column(name, "key" if name in {"key", "id"} else "text") for name in records.fields
    )
    return Grid(columns, tuple(tuple(cell_text(cell) for cell in row) for row in records.rows))

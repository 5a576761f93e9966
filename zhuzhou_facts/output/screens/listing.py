"""Facts, themes and hits as tables, and rows of any fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.output.formats import cell_text
from zhuzhou_facts.output.presenter import fact_of
from zhuzhou_facts.output.shapes import Cell, Column, Fields, Group, Listing, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.output.rows import Records
    from zhuzhou_facts.output.shapes import Screen
    from zhuzhou_facts.search import Hit

PLACE_FROM = 70
KEY_FROM = 110


def list_screen(presenter: Presenter, items: Sequence[Item]) -> Screen:
    """Return the table of facts: by theme, where they stand in the order of the themes."""
    base = presenter.base
    places = {theme.id: place for place, theme in enumerate(base.themes)}
    order = [places[fact_of(item).theme] for item in items]
    groups = []
    if order == sorted(order):
        for theme in base.themes:
            own = [item for item in items if fact_of(item).theme == theme.id]
            facts = {fact_of(item).id for item in own if fact_of(item).id in base}
            rows = (_row(presenter, it, f"{it.at.paragraph}{'▲' * it.at.caption}") for it in own)
            title = Cell(presenter.theme(theme, len(facts)), "title")
            groups += [Group(tuple(rows), title)] if own else []
    else:
        rows = (_row(presenter, item, presenter.place(item.at)) for item in items)
        groups.append(Group(tuple(rows)))
    columns = (
        Column(presenter.say("Name")),
        Column(presenter.say("Figure or statement"), to_right=_has_one_unit(items)),
        Column(presenter.say("Time")),
        Column(presenter.say("¶"), shown_from=PLACE_FROM),
        Column(presenter.say("Key"), shown_from=KEY_FROM, is_key=True),
    )
    return (Listing(columns, tuple(groups)),) if groups else ()


def _has_one_unit(items: Iterable[Item]) -> bool:
    units = {
        item.unit if isinstance(item, DerivedFigure) else item.figure and item.figure.unit
        for item in items
    }
    return len(units) == 1 and None not in units


def _row(presenter: Presenter, item: Item, place: str) -> Row:
    content = Cell(presenter.item(item), "computed" if isinstance(item, DerivedFigure) else "")
    if not content.words and not isinstance(item, DerivedFigure):
        content = Cell(presenter.text(item.fact.statement), "statement")
    cells = (
        Cell(presenter.text(fact_of(item).name)),
        content,
        Cell(presenter.when(item.when)),
        Cell(place),
        Cell(item.key, "quiet"),
    )
    derivation = presenter.derivation(item)
    return Row(cells, notes=(derivation,) if derivation else ())


def search_screen(presenter: Presenter, hits: Sequence[Hit], *, explain: bool = False) -> Screen:
    """Return what was found, best first: a line for each, and below it where it stands."""
    from zhuzhou_facts.search import mark

    rows = []
    for hit in hits:
        row = _row(presenter, hit.item, "")
        theme = presenter.theme_name(fact_of(hit.item).theme)
        place = f"{theme} {presenter.place(hit.item.at)} · {hit.item.key}"
        why = presenter.text(hit.why) if explain else ""
        terms = tuple(
            cell.words[start:end]
            for cell in row.cells[:2]
            for start, end in mark(cell.words, hit.found)
        )
        notes = tuple(filter(None, (place, *row.notes, why)))
        rows.append(row._replace(cells=row.cells[:3], notes=notes, terms=terms))
    table = Listing((Column(""),) * 3, (Group(tuple(rows)),), has_head=False)
    return (table,) if rows else ()


def theme_screen(presenter: Presenter) -> Screen:
    """Return the table of themes."""
    rows = []
    for theme in presenter.base.themes:
        own = [fact for fact in presenter.base.facts if fact.theme == theme.id]
        words = (theme.id, presenter.text(theme.name), presenter.section(theme.section))
        counts = (len(own), sum(len(fact.figures) for fact in own))
        rows.append(Row(tuple(map(Cell, (*words, *map(str, counts))))))
    columns = (
        *(Column(presenter.say(name)) for name in ("Theme", "Name", "Section")),
        *(Column(presenter.say(name), to_right=True) for name in ("Facts", "Figures")),
    )
    return (Listing(columns, (Group(tuple(rows)),)),)


def record_screen(records: Records) -> Screen:
    """Return rows as they are, under the names of their fields."""
    rows = tuple(tuple(map(cell_text, row)) for row in records.rows)
    return (Fields(records.fields, rows),)

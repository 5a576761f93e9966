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
    from zhuzhou_facts.records import Theme
    from zhuzhou_facts.search import Hit

PLACE_FROM = 70
KEY_FROM = 110


def list_screen(presenter: Presenter, items: Sequence[Item]) -> Screen:
    """Return the table of facts: by theme, where they stand in the order of the themes."""
    themes = presenter.base.themes
    places = {theme.id: place for place, theme in enumerate(themes)}
    order = [places[fact_of(item).theme] for item in items]
    if order == sorted(order):
        groups = [
            _group(presenter, theme, [it for it in items if fact_of(it).theme == theme.id])
            for theme in themes
        ]
    else:
        groups = [Group(tuple(_row(presenter, item, presenter.place(item.at)) for item in items))]
    columns = (
        Column(presenter.say("Name")),
        Column(presenter.say("Figure or statement"), to_right=_has_one_unit(items)),
        Column(presenter.say("Time")),
        Column(presenter.say("¶"), shown_from=PLACE_FROM),
        Column(presenter.say("Key"), shown_from=KEY_FROM, is_key=True),
    )
    shown = tuple(group for group in groups if group.rows)
    return (Listing(columns, shown),) if shown else ()


def _group(presenter: Presenter, theme: Theme, items: list[Item]) -> Group:
    facts = {fact_of(item).id for item in items if fact_of(item).id in presenter.base}
    title = Cell(presenter.theme(theme, len(facts)), "title")
    return Group(tuple(_row(presenter, item, _paragraph(item)) for item in items), title)


def _paragraph(item: Item) -> str:
    at = item.at
    return f"{at.paragraph}{'▲' if at.caption else ''}"


def _has_one_unit(items: Iterable[Item]) -> bool:
    units = {
        item.unit if isinstance(item, DerivedFigure) else item.figure and item.figure.unit
        for item in items
    }
    return len(units) == 1 and None not in units


def _row(presenter: Presenter, item: Item, place: str) -> Row:
    derivation = presenter.derivation(item)
    cells = (
        Cell(presenter.text(fact_of(item).name)),
        _content(presenter, item),
        Cell(presenter.when(item.when)),
        Cell(place),
        Cell(item.key, "quiet"),
    )
    return Row(cells, notes=(derivation,) if derivation else ())


def _content(presenter: Presenter, item: Item) -> Cell:
    number = presenter.item(item)
    if isinstance(item, DerivedFigure):
        return Cell(number, "computed")
    return Cell(number) if number else Cell(presenter.text(item.fact.statement), "statement")


def search_screen(presenter: Presenter, hits: Sequence[Hit], *, explain: bool = False) -> Screen:
    """Return what was found, best first: a line for each, and below it where it stands."""
    from zhuzhou_facts.search import mark

    rows = []
    for hit in hits:
        fact = fact_of(hit.item)
        place = (
            f"{presenter.theme_name(fact.theme)} {presenter.place(hit.item.at)} · {hit.item.key}"
        )
        parts = (place, presenter.derivation(hit.item), presenter.text(hit.why) if explain else "")
        row = _row(presenter, hit.item, "")
        terms = tuple(
            cell.words[start:end]
            for cell in row.cells[:2]
            for start, end in mark(cell.words, hit.found)
        )
        notes = tuple(filter(None, parts))
        rows.append(row._replace(cells=row.cells[:3], notes=notes, terms=terms))
    columns = (Column(""), Column(""), Column(""))
    return (Listing(columns, (Group(tuple(rows)),), has_head=False),)


def theme_screen(presenter: Presenter) -> Screen:
    """Return the table of themes."""
    facts = presenter.base.facts
    rows = []
    for theme in presenter.base.themes:
        own = [fact for fact in facts if fact.theme == theme.id]
        figures = sum(len(fact.figures) for fact in own)
        words = (theme.id, presenter.text(theme.name), presenter.section(theme.section))
        cells = (*words, str(len(own)), str(figures))
        rows.append(Row(tuple(map(Cell, cells))))
    columns = (
        Column(presenter.say("Theme")),
        Column(presenter.say("Name")),
        Column(presenter.say("Section")),
        Column(presenter.say("Facts"), to_right=True),
        Column(presenter.say("Figures"), to_right=True),
    )
    return (Listing(columns, (Group(tuple(rows)),)),)


def record_screen(records: Records) -> Screen:
    """Return rows as they are, under the names of their fields."""
    rows = tuple(tuple(map(cell_text, row)) for row in records.rows)
    return (Fields(records.fields, rows),)

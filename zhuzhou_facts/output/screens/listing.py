"""Facts, themes and hits as tables, and rows of any fields."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.figures.query import unit_of
from zhuzhou_facts.output.formats import cell_text
from zhuzhou_facts.output.rows import Records, fact_of, theme_records
from zhuzhou_facts.output.shapes import Cell, Column, Fields, Group, Listing, Row, Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.records import Locator
    from zhuzhou_facts.search import Hit

PLACE_FROM = 70
KEY_FROM = 110


def list_screen(presenter: Presenter, items: Sequence[Item]) -> Screen:
    """Return the table of facts: by theme, where they stand in the order of the themes."""
    base, say = presenter.base, presenter.say
    places = {theme.id: place for place, theme in enumerate(base.themes)}
    order = [places[fact_of(item).theme] for item in items]
    groups = []
    if order == sorted(order):
        gap = "\u3000" if presenter.lang == "zh" else "  "
        for theme_id, group in groupby(items, lambda item: fact_of(item).theme):
            own, number = list(group), base.theme(theme_id).section
            rows = (_row(presenter, item, _place(presenter, item.at, number)) for item in own)
            count = len({fact_of(item).id for item in own if fact_of(item).id in base})
            section = presenter.section(number)
            title = [presenter.theme(theme_id), section, say("{count} facts", count=count)]
            groups.append(Group(tuple(rows), Cell(gap.join(title), "title")))
    else:
        rows = (_row(presenter, item, presenter.place(item.at)) for item in items)
        groups.append(Group(tuple(rows)))
    units = {unit_of(base, item) for item in items}
    columns = (
        Column(say("Name")),
        Column(say("Figure or statement"), to_right=len(units) == 1 and None not in units),
        Column(say("Time")),
        Column(say("¶"), shown_from=PLACE_FROM),
        Column(say("Key"), shown_from=KEY_FROM, is_key=True),
    )
    return (Listing(columns, tuple(groups)),) if groups else ()


def _place(presenter: Presenter, at: Locator, section: int) -> str:
    """Return a place in the group of a section, which goes without saying."""
    if at.section != section:
        return presenter.place(at)
    return f"{at.paragraph}{'▲' * at.caption}"


def _row(presenter: Presenter, item: Item, place: str) -> Row:
    content = Cell(presenter.item(item), "computed" if isinstance(item, DerivedFigure) else "")
    if not content.words and not isinstance(item, DerivedFigure):
        content = Cell(presenter.text(item.fact.statement), "statement")
    name, when = presenter.text(fact_of(item).name), presenter.when(item.when)
    derivation = presenter.derivation(item)
    return Row(
        (Cell(name), content, Cell(when), Cell(place), Cell(item.key, "quiet")),
        notes=(derivation,) if derivation else (),
    )


def search_screen(presenter: Presenter, hits: Sequence[Hit], *, explain: bool = False) -> Screen:
    """Return what was found, best first: a line for each, and below it where it stands."""
    from zhuzhou_facts.search import mark

    rows = []
    for hit in hits:
        row = _row(presenter, hit.item, "")
        theme = presenter.theme(fact_of(hit.item).theme)
        place = f"{theme} {presenter.place(hit.item.at)} · {hit.item.key}"
        why = presenter.text(hit.why) if explain else ""
        terms = tuple(
            cell.words[start:end]
            for cell in row.cells[:2]
            for start, end in mark(cell.words, hit.found)
        )
        notes = tuple(filter(None, (place, *row.notes, why)))
        rows.append(row._replace(cells=row.cells[:3], notes=notes, terms=terms))
    table = Listing((Column(""),) * 3, (Group(tuple(rows)),))
    return (table,) if rows else ()


def theme_screen(presenter: Presenter) -> Screen:
    """Return the table of themes."""
    rows = []
    for theme, record in zip(
        presenter.base.themes, theme_records(presenter.base).rows, strict=True
    ):
        words = (theme.id, presenter.text(theme.name), presenter.section(theme.section))
        rows.append(Row(tuple(map(Cell, (*words, *map(str, record[-2:]))))))
    heads = {"Theme": False, "Name": False, "Section": False, "Facts": True, "Figures": True}
    columns = tuple(Column(presenter.say(name), to_right) for name, to_right in heads.items())
    return (Listing(columns, (Group(tuple(rows)),)),)


def record_screen(records: Records) -> Screen:
    """Return rows as they are, under the names of their fields."""
    rows = tuple(tuple(map(cell_text, row)) for row in records.rows)
    return (Fields(records.fields, rows),)

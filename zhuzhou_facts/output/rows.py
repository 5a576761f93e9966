"""Results as flat rows with ordered columns, once, for every format."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.figures.changes import time_name
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.figures.query import unit_of
from zhuzhou_facts.output import fields
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import Kind, Text
from zhuzhou_facts.records.units import units_of
from zhuzhou_facts.streams.catalogue import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.figures.estimate import Estimate
    from zhuzhou_facts.figures.query import Entry, Item
    from zhuzhou_facts.quantity.interval import Interval
    from zhuzhou_facts.quantity.reader import Reading
    from zhuzhou_facts.records import FactBase
    from zhuzhou_facts.search import Hit

Cell = str | int | bool | Fraction | None | tuple[str, ...]


class Records(NamedTuple):
    """Rows under ordered columns; every row has a cell for every field."""

    fields: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def select(self, names: Sequence[str]) -> Records:
        """Return only these columns, in this order; raise `UsageError` for one that is none."""
        for name in names:
            if name not in self.fields:
                known = ", ".join(self.fields)
                raise UsageError(
                    "no field {field!r}; the fields are {fields}", field=name, fields=known
                )
        places = [self.fields.index(name) for name in names]
        return Records(tuple(names), tuple(tuple(row[i] for i in places) for row in self.rows))

    def first(self, count: int) -> Records:
        """Return the first rows, `count` at most."""
        return Records(self.fields, self.rows[:count])

    def sort(self, name: str) -> Records:
        """Return the rows sorted by a column (`-name`: descending), those without a value last."""
        field = name.removeprefix("-")
        self.select([field])
        place = self.fields.index(field)
        full = [row for row in self.rows if row[place] is not None]
        empty = [row for row in self.rows if row[place] is None]
        full.sort(key=lambda row: _sortable(row[place]), reverse=name.startswith("-"))
        return Records(self.fields, tuple(full + empty))


def _sortable(cell: Cell) -> tuple[int, Fraction, str]:
    if isinstance(cell, (int, Fraction)):
        return (0, Fraction(cell), "")
    return (1, Fraction(0), ";".join(cell) if isinstance(cell, tuple) else str(cell))


Cells = dict[str, Cell]


def records_of(names: tuple[str, ...], rows: Iterable[Cells]) -> Records:
    """Return rows of cells by name; a field that a row does not have is null."""
    made = []
    for row in rows:
        if not row.keys() <= set(names):
            raise KeyError(*(row.keys() - set(names)))
        made.append(tuple(row.get(name) for name in names))
    return Records(names, tuple(made))


def text_cells(name: str, text: Text | None) -> Cells:
    """Return the cells of a text in both languages."""
    return {f"{name}_zh": text.zh, f"{name}_en": text.en} if text else {}


def bound_cells(name: str, interval: Interval | None) -> Cells:
    """Return the cells of bounds."""
    return {f"{name}low": interval.low, f"{name}high": interval.high} if interval else {}


def _number(name: str, number: Estimate | None) -> Cells:
    return {name: number.value, **bound_cells(f"{name}_", number.interval)} if number else {}


def fact_records(base: FactBase, items: Iterable[Item], reading: Reading) -> Records:
    """Return a row a figure or stated change (a row a fact without any), bounds by the reading."""
    return records_of(fields.ROW, (_item_cells(base, item, reading) for item in items))


def _item_cells(base: FactBase, item: Item, reading: Reading) -> Cells:
    fact = item if isinstance(item, DerivedFigure) else item.fact
    own = (
        _derived_cells(item)
        if isinstance(item, DerivedFigure)
        else _stated_cells(base, item, reading)
    )
    return {
        "key": item.key,
        "id": fact.id,
        "theme": fact.theme,
        "kind": fact.kind.value,
        **text_cells("name", fact.name),
        "when": item.when,
        "section": item.at.section,
        "paragraph": item.at.paragraph,
        "caption": item.at.caption,
        **text_cells("note", fact.note),
        "tags": fact.tags,
        **text_cells("counter", fact.counter),
        **own,
    }


def _derived_cells(figure: DerivedFigure) -> Cells:
    number = figure.estimate.rounded()
    return {
        "value": number.value,
        **bound_cells("", number.interval),
        "unit": figure.unit,
        "hedge": number.hedge.value,
        "status": "derived",
        "formula": figure.formula,
        "inputs": figure.inputs,
        "obs_status": figure.obs_status and figure.obs_status.value,
    }


def _stated_cells(base: FactBase, entry: Entry, reading: Reading) -> Cells:
    number, change, at = entry.number, entry.change, entry.at
    cells: Cells = {
        "written": entry.fact.written,
        "status": "stated",
        **text_cells("statement", entry.fact.statement),
        "inputs": (),
        "table": at.table,
        "row": at.row,
        "column": at.column,
    }
    if number:
        cells |= {
            "value": number.value,
            **bound_cells("", stated_quantity(base, number).bounds(reading)),
            "unit": unit_of(base, entry),
            "hedge": number.hedge.value,
            "written": number.written,
            "obs_status": number.obs_status and number.obs_status.value,
            "nth": number.nth,
        }
    if change:
        cells |= {
            "change": change.kind.value,
            "down": change.down,
            "per_year": change.per_year,
            "prices": change.prices and change.prices.value,
        }
    return cells


def with_formulas(records: Records) -> Records:
    """Return rows of figures as a pipe gets them: sign and formula for the wording not stated."""
    place = {name: i for i, name in enumerate(records.fields)}

    def wording(row: tuple[Cell, ...]) -> Cell:
        if row[place["status"]] != "derived":
            return row[place["written"]]
        exact = row[place["low"]] == row[place["high"]] and row[place["low"]] is not None
        return f"{'=' if exact else '≈'} {row[place['formula']]}"

    at = place["written"]
    rows = ((*row[:at], wording(row), *row[at + 1 :]) for row in records.rows)
    return Records(records.fields, tuple(rows))


def hit_records(base: FactBase, hits: Sequence[Hit], reading: Reading) -> Records:
    """Return a row a hit: that of its fact or figure, with its score and why it was found."""
    rows = (
        {**_item_cells(base, hit.item, reading), "score": hit.score, **text_cells("why", hit.why)}
        for hit in hits
    )
    return records_of(fields.HIT, rows)


def theme_records(base: FactBase) -> Records:
    """Return a row a theme, with how many facts and stated figures it has."""
    rows: list[Cells] = []
    for theme in base.themes:
        facts = [fact for fact in base.facts if fact.theme == theme.id]
        rows.append(
            {
                "id": theme.id,
                "section": theme.section,
                "paragraphs": theme.paragraphs,
                **text_cells("name", theme.name),
                "facts": len(facts),
                "figures": sum(len(fact.figures) for fact in facts),
            }
        )
    return records_of(fields.THEME, rows)


def value_records(base: FactBase, field: str, counts: Mapping[str, int]) -> Records:
    """Return a row a value that facts have of a field, with its names and how many have it."""
    names: dict[str, Mapping[str, Text]] = {
        "theme": {theme.id: theme.name for theme in base.themes},
        "tag": {tag.id: tag.name for tag in base.tags},
        "unit": {code: Text(zh=unit.zh, en=unit.en) for code, unit in units_of(base).items()},
        "kind": {kind: Text(zh=translate(kind, "zh"), en=kind) for kind in Kind},
    }
    rows = (
        {
            "value": value,
            "count": count,
            **text_cells("name", names[field].get(value) if field in names else _time(base, value)),
        }
        for value, count in counts.items()
    )
    return records_of(fields.VALUES, rows)


def _time(base: FactBase, when: str) -> Text:
    """Return the name of a time, of a change those of both."""
    start, dots, end = when.partition("..")
    if not dots or not end or start.endswith("/"):
        return time_name(base, when)
    first, last = time_name(base, start), time_name(base, end)
    return Text(zh=f"{first.zh} → {last.zh}", en=f"{first.en} → {last.en}")


def comparison_records(comparisons: Iterable[Comparison]) -> Records:
    """Return a row a comparison, with bounds for all that is computed."""
    return records_of(fields.COMPARISON, map(_comparison_cells, comparisons))


def _comparison_cells(item: Comparison) -> Cells:
    change = item.change
    cells: Cells = {
        "id": item.id,
        "theme": item.theme,
        **text_cells("name", item.name),
        "unit": item.unit,
        **_number("difference", item.difference.rounded()),
        **_number("ratio", item.ratio.rounded() if item.ratio else None),
        **_number("cagr", item.cagr),
        "caveat_zh": "；".join(caveat.text.zh or "" for caveat in item.caveats) or None,
        "caveat_en": "; ".join(caveat.text.en or "" for caveat in item.caveats) or None,
        **text_cells("counter", item.counter),
    }
    for name, side in (("from", item.start), ("to", item.end)):
        cells |= {
            f"{name}_when": side.when,
            f"{name}_value": side.shown.value,
            **bound_cells(f"{name}_", side.shown.interval),
            f"{name}_status": side.status,
            f"{name}_hedge": side.hedge.value,
            f"{name}_written": side.written,
        }
    if change:
        cells |= {
            "stated_change": change.written,
            "stated_kind": change.kind.value,
            "stated_down": change.down,
        }
    return cells

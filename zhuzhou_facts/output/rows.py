"""Results as flat rows with ordered columns, once, for every format."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.output.fields import HIT, ROW, THEME
from zhuzhou_facts.quantity.reader import quantity_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.figures.estimate import Estimate
    from zhuzhou_facts.figures.query import Entry, Item
    from zhuzhou_facts.quantity.interval import Interval
    from zhuzhou_facts.quantity.reader import Reading
    from zhuzhou_facts.records import FactBase, Text
    from zhuzhou_facts.search import Hit

Cell = str | int | bool | Fraction | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """Rows under ordered columns; every row has a cell for every field."""

    fields: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def select(self, names: Sequence[str]) -> Records:
        """Return only these columns, in this order; raise `UsageError` for one that is none."""
        for name in names:
            if name not in self.fields:
                raise UsageError(f"no field {name!r}; the fields are {', '.join(self.fields)}")
        places = [self.fields.index(name) for name in names]
        return Records(tuple(names), tuple(tuple(row[i] for i in places) for row in self.rows))

    def first(self, count: int) -> Records:
        """Return the first rows, as many as `count` at most."""
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


def texts(text: Text | None) -> tuple[str | None, str | None]:
    """Return the cells of a text: zh, en."""
    return (text.zh, text.en) if text else (None, None)


def ends(interval: Interval | None) -> tuple[Fraction | None, Fraction | None]:
    """Return the cells of bounds: low, high."""
    return (interval.low, interval.high) if interval else (None, None)


def numbers(told: Estimate | None) -> tuple[Fraction | None, ...]:
    """Return the cells of a number: value, low, high."""
    return (told.value, *ends(told.interval)) if told else (None, None, None)


def fact_records(base: FactBase, items: Iterable[Item], reading: Reading) -> Records:
    """Return a row a figure (a row a fact without one), bounds by the reading."""
    return Records(
        ROW,
        tuple(
            _derived_row(item) if isinstance(item, DerivedFigure) else _row(base, item, reading)
            for item in items
        ),
    )


def hit_records(base: FactBase, hits: Iterable[Hit], reading: Reading) -> Records:
    """Return a row a hit: that of its fact or figure, with its score and why it was found."""
    found = tuple(hits)
    rows = fact_records(base, (hit.item for hit in found), reading).rows
    return Records(
        HIT,
        tuple(
            (*row, hit.score, hit.why.zh, hit.why.en) for row, hit in zip(rows, found, strict=True)
        ),
    )


def _row(base: FactBase, entry: Entry, reading: Reading) -> tuple[Cell, ...]:
    fact, figure = entry.fact, entry.figure
    numbers: tuple[Cell, ...] = (None, None, None, None, None, None, fact.written)
    if figure:
        bounds = quantity_in(base, figure.written).bounds(reading)
        told = (figure.value, *ends(bounds), figure.unit, figure.hedge.value)
        numbers = (figure.when, *told, figure.written)
    return (
        entry.key,
        fact.id,
        fact.theme,
        fact.kind.value,
        *texts(fact.name),
        *numbers,
        "stated",
        fact.at.section,
        fact.at.paragraph,
        *texts(fact.statement),
        *texts(fact.note),
        fact.tags,
        fact.at.caption,
        *texts(fact.counter),
        None,
        (),
    )


def _derived_row(figure: DerivedFigure) -> tuple[Cell, ...]:
    told = figure.estimate.rounded()
    return (
        figure.key,
        figure.id,
        figure.theme,
        figure.kind.value,
        *texts(figure.name),
        figure.when,
        *numbers(told),
        figure.unit,
        told.hedge.value,
        None,
        "derived",
        figure.at.section,
        figure.at.paragraph,
        *texts(None),
        *texts(figure.note),
        figure.tags,
        figure.at.caption,
        *texts(figure.counter),
        figure.formula,
        figure.inputs,
    )


def theme_records(base: FactBase) -> Records:
    """Return a row a theme, with how many facts and stated figures it has."""
    rows: list[tuple[Cell, ...]] = []
    for theme in base.themes:
        facts = [fact for fact in base.facts if fact.theme == theme.id]
        rows.append(
            (
                theme.id,
                theme.section,
                theme.paragraphs,
                *texts(theme.name),
                len(facts),
                sum(len(fact.figures) for fact in facts),
            )
        )
    return Records(THEME, tuple(rows))


def with_formulas(records: Records) -> Records:
    """Return the rows with the formula in place of `written` where a figure is derived.

    A derived figure is not written anywhere: in its place stands how it was computed.
    """
    written, formula = records.fields.index("written"), records.fields.index("formula")
    rows = tuple(
        row if row[formula] is None else (*row[:written], f"≈ {row[formula]}", *row[written + 1 :])
        for row in records.rows
    )
    return Records(records.fields, rows)

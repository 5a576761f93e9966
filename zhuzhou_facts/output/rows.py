"""Results as flat rows with ordered columns, once, for every format."""

from __future__ import annotations

from fractions import Fraction
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhuzhou_facts.errors import Message, Problem, UsageError
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.figures.estimate import Estimate
from zhuzhou_facts.figures.query import Item, unit_of
from zhuzhou_facts.output import fields
from zhuzhou_facts.quantity.interval import Interval
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import TIME_LABELS, Fact, FactBase, Hedge, Kind, Text, units_of
from zhuzhou_facts.records.dates import order, time_name
from zhuzhou_facts.streams.messages import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zhuzhou_facts.citation import Citation
    from zhuzhou_facts.document.scaffolding.scaffold import Row
    from zhuzhou_facts.document.verification import Quotation, Verification
    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.quantity import Reading
    from zhuzhou_facts.records import TimeLabel
    from zhuzhou_facts.search import Hit

Cell = str | int | bool | Fraction | None | tuple[str, ...]
Cells = dict[str, Any]
SIGNS: Final = {
    Hedge.NONE: "=",
    Hedge.ABOUT: "≈",
    **dict.fromkeys((Hedge.NEARLY, Hedge.AT_MOST), "<"),
    **dict.fromkeys((Hedge.OVER, Hedge.AT_LEAST), ">"),
}
"""What stands before a computed number, by its hedge."""


class Records(NamedTuple):
    """Rows under ordered columns; every row has a cell for every field."""

    fields: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def select(self, names: Sequence[str]) -> Records:
        """Return only these columns, in this order; raise `UsageError` for one that is none."""
        for name in names:
            if name not in self.fields:
                known = list(self.fields)
                raise UsageError(
                    "no field {field!r}; the fields are {known}", field=name, known=known
                )
        rows = tuple(tuple(cells[name] for name in names) for cells in self.cells())
        return Records(tuple(names), rows)

    def sort(self, name: str, labels: Mapping[str, TimeLabel] = TIME_LABELS) -> Records:
        """Return the rows sorted by a column (`-name`: descending), those without a value last.

        Times stand as they follow, that of a change at its later one; what has no place, last too.
        """
        field = name.removeprefix("-")
        full: list[tuple[Any, tuple[Cell, ...]]] = []
        empty: list[tuple[Any, tuple[Cell, ...]]] = []
        for (cell,), row in zip(self.select([field]).rows, self.rows, strict=True):
            key: Any = ";".join(cell) if isinstance(cell, tuple) else cell
            if field == "when" and cell:
                key = order(times_of(str(cell))[-1], labels)
            (empty if key is None else full).append((key, row))
        full.sort(key=itemgetter(0), reverse=name.startswith("-"))
        return Records(self.fields, tuple(row for _, row in full + empty))

    def cells(self) -> Iterator[Cells]:
        """Yield the cells of each row by their fields."""
        return (dict(zip(self.fields, row, strict=True)) for row in self.rows)


def fact_of(item: Item) -> Fact | DerivedFigure:
    """Return what has the name, the theme and the tags of an item."""
    return item if isinstance(item, DerivedFigure) else item.fact


def times_of(when: str) -> list[str]:
    """Return the time of a figure, or the two of a change: FROM..TO."""
    start, _, end = when.partition("..")
    return [start, end] if start and end else [when]


def records_of(names: tuple[str, ...], rows: Iterable[Any]) -> Records:
    """Return rows of dictionaries or named tuples, what has parts in a cell for each part.

    A text or a message is in two languages (`note_zh`, `note_en`), bounds are `low` and `high`,
    an estimate has bounds beside its value. A field that a row does not have is null.
    """
    made = []
    for row in rows:
        flat: Cells = {}
        for name, value in (row if isinstance(row, dict) else row._asdict()).items():
            spread = _SPREAD.get(type(value))
            flat |= spread(name, value) if spread else {name: value}
        made.append(tuple(map(flat.get, names)))
    return Records(names, tuple(made))


def _bounds(name: str, interval: Interval) -> dict[str, Cell]:
    start = f"{name}_" if name else ""
    return {f"{start}low": interval.low, f"{start}high": interval.high}


_SPREAD: Final[dict[type, Any]] = {
    Text: lambda name, it: {f"{name}_zh": it.zh, f"{name}_en": it.en},
    Message: lambda name, it: {f"{name}_zh": translate(it, "zh"), f"{name}_en": str(it)},
    Interval: _bounds,
    Estimate: lambda name, it: {name: it.value, **_bounds(name, it.interval)},
}


def _attributes(item: object, names: Sequence[str]) -> Cells:
    return dict(zip(names, attrgetter(*names)(item), strict=True))


def fact_records(base: FactBase, items: Iterable[Item], reading: Reading) -> Records:
    """Return a row a figure or stated change (a row a fact without any), bounds by the reading."""
    return records_of(fields.ROW, (_item_cells(base, item, reading) for item in items))


def _item_cells(base: FactBase, item: Item, reading: Reading) -> Cells:
    cells = {
        **_attributes(item, ("key", "when")),
        **_attributes(fact_of(item), ("id", "theme", "kind", "name", "note", "tags", "counter")),
        **_attributes(item.at, ("section", "paragraph", "caption")),
    }
    if isinstance(item, DerivedFigure):
        cells |= _attributes(item, ("unit", "formula", "inputs", "obs_status"))
        number = item.estimate.rounded()
        cells |= {"value": number.value, "": number.interval, "hedge": number.hedge}
        return cells | {"status": "derived"}
    cells |= _attributes(item.fact, ("written", "statement"))
    cells |= _attributes(item.at, ("table", "row", "column"))
    cells |= {"status": "stated", "inputs": ()}
    if item.number:
        cells |= _attributes(item.number, ("value", "hedge", "written", "obs_status", "nth"))
        cells[""] = stated_quantity(base, item.number).bounds(reading)
        cells["unit"] = unit_of(base, item)
    if item.change:
        cells |= _attributes(item.change, ("down", "per_year", "prices"))
        cells["change"] = item.change.kind
    return cells


def with_formulas(records: Records) -> Records:
    """Return rows as people get them: of a derived figure sign and formula for the wording."""
    if not {"written", "formula"} <= set(records.fields):
        return records
    rows = []
    for cells in records.cells():
        if cells["status"] == "derived":
            cells["written"] = f"{SIGNS[cells['hedge']]} {cells['formula']}"
        rows.append(tuple(cells.values()))
    return Records(records.fields, tuple(rows))


def hit_records(base: FactBase, hits: Iterable[Hit], reading: Reading) -> Records:
    """Return a row a hit: that of its fact or figure, with its score and why it was found."""
    rows = (_item_cells(base, it.item, reading) | _attributes(it, ("score", "why")) for it in hits)
    return records_of(fields.HIT, rows)


def theme_records(base: FactBase) -> Records:
    """Return a row a theme, with how many facts and stated figures it has."""
    rows = []
    for theme in base.themes:
        facts = [fact for fact in base.facts if fact.theme == theme.id]
        cells = _attributes(theme, ("id", "section", "paragraphs", "name"))
        figures = sum(len(fact.figures) for fact in facts)
        rows.append({**cells, "facts": len(facts), "figures": figures})
    return records_of(fields.THEME, rows)


def value_records(base: FactBase, field: str, counts: Mapping[str, int]) -> Records:
    """Return a row a value that facts have of a field, with its names and how many have it."""
    names: dict[str, dict[str, Text]] = {
        "theme": {theme.id: theme.name for theme in base.themes},
        "tag": {tag.id: tag.name for tag in base.tags},
        "unit": {code: Text(zh=unit.zh, en=unit.en) for code, unit in units_of(base).items()},
        "kind": {kind: Text(zh=translate(kind, "zh"), en=kind) for kind in Kind},
        "when": {},
    }
    for when in counts if field == "when" else ():
        times = [time_name(base, each) for each in times_of(when)]
        zh, en = (" → ".join(each.get(lang) for each in times) for lang in ("zh", "en"))
        names["when"][when] = Text(zh=zh, en=en)
    known = names[field]
    rows = ({"value": it, "count": count, "name": known.get(it)} for it, count in counts.items())
    return records_of(fields.VALUES, rows)


def comparison_records(comparisons: Iterable[Comparison]) -> Records:
    """Return a row a comparison, with bounds for all that is computed."""
    return records_of(fields.COMPARISON, map(_comparison_cells, comparisons))


def _comparison_cells(item: Comparison) -> Cells:
    caveats = [caveat.text for caveat in item.caveats]
    cells: Cells = {
        **_attributes(item, ("id", "theme", "name", "unit", "counter", "cagr")),
        "difference": item.difference.rounded(),
        "ratio": item.ratio and item.ratio.rounded(),
        "caveat_zh": "；".join(text.zh or "" for text in caveats) or None,
        "caveat_en": "; ".join(text.en or "" for text in caveats) or None,
    }
    for name, side in (("from", item.start), ("to", item.end)):
        own = _attributes(side, ("when", "status", "hedge", "written", "obs_status"))
        cells |= {f"{name}_{field}": value for field, value in own.items()}
        cells |= {f"{name}_value": side.shown.value, name: side.shown.interval}
    if item.change:
        cells |= {"stated_change": item.change.written, "stated_kind": item.change.kind}
        cells["stated_down"] = item.change.down
    return cells


def verification_records(found: Iterable[Verification]) -> Records:
    """Return a row a reference, and one a number that no fact covers, which has no key."""
    rows = ({name: cell for name, cell in it._asdict().items() if cell != ""} for it in found)
    return records_of(fields.VERIFICATION, rows)


def quotation_records(quotations: Iterable[Quotation], text: str) -> Records:
    """Return a row a quotation, with the sentence that it stands in, from the user's `text`."""
    rows = (
        {**item._asdict(), "sentence": text[item.sentence_start : item.sentence_end]}
        for item in quotations
    )
    return records_of(fields.QUOTATION, rows)


def citation_records(
    citations: Iterable[tuple[Item | None, Citation]], style: str, version: str
) -> Records:
    """Return a row a citation, with what its style misses; that of the source has no key."""
    rows = (
        {"key": item and item.key, "id": item and fact_of(item).id, "missing": citation.missing}
        | {"citation": citation.text.rstrip("\r\n"), "style": style, "version": version}
        for item, citation in citations
    )
    return records_of(fields.CITATION, rows)


def problem_records(problems: Iterable[Problem], lang: str) -> Records:
    """Return a row a problem of a fact base, its words in `zh`, `en` or `both`."""
    rows = (
        it._asdict()
        | {"fact": it.fact or None, "message": translate(it.message, lang)}
        | {"fix": translate(it.fix or "", lang)}
        for it in problems
    )
    return records_of(fields.PROBLEM, rows)


def scaffold_records(rows: Iterable[Row], lang: str) -> Records:
    """Return a row a number of a text, its doubts in `zh`, `en` or `both`."""
    translated = (it._asdict() | {"doubt": it.doubts and translate(it.doubts, lang)} for it in rows)
    return records_of(fields.SCAFFOLD, translated)

"""Results as flat rows with ordered columns, once, for every format."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhuzhou_facts.errors import Message, UsageError
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.figures.estimate import Estimate
from zhuzhou_facts.figures.query import unit_of
from zhuzhou_facts.output import fields
from zhuzhou_facts.quantity.interval import Interval
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import Kind, Text, units_of
from zhuzhou_facts.records.dates import time_name
from zhuzhou_facts.streams.messages import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zhuzhou_facts.citation import Citation
    from zhuzhou_facts.document.proofreading import Remark
    from zhuzhou_facts.document.quoting import Quotation
    from zhuzhou_facts.document.scaffolding import Row as ScaffoldRow
    from zhuzhou_facts.document.verification import Verification
    from zhuzhou_facts.errors import Problem
    from zhuzhou_facts.figures.audit import Finding
    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.figures.query import Entry, Item
    from zhuzhou_facts.quantity import Reading
    from zhuzhou_facts.records import FactBase
    from zhuzhou_facts.search import Hit

Cell = str | int | bool | Fraction | None | tuple[str, ...]
Cells = dict[str, Any]

_OF_FACT: Final = ("id", "theme", "kind", "name", "note", "tags", "counter")
_OF_NUMBER: Final = ("value", "hedge", "written", "obs_status", "nth")
_OF_CHANGE: Final = ("down", "per_year", "prices")


class Records(NamedTuple):
    """Rows under ordered columns; every row has a cell for every field."""

    fields: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def select(self, names: Sequence[str]) -> Records:
        """Return only these columns, in this order; raise `UsageError` for one that is none."""
        for name in names:
            if name not in self.fields:
                raise UsageError(
                    "no field {field!r}; the fields are {fields}",
                    field=name,
                    fields=list(self.fields),
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


def records_of(names: tuple[str, ...], rows: Iterable[Cells]) -> Records:
    """Return rows of values by name, what has parts in a cell for each part.

    A text or a message is in two languages (`note_zh`, `note_en`), bounds are `low` and `high`,
    an estimate has bounds beside its value. A field that a row does not have is null.
    """
    made = []
    for row in rows:
        flat: dict[str, Cell] = {}
        for name, value in row.items():
            spread = _SPREAD.get(type(value))
            flat |= spread(name, value) if spread else {name: value}
        if unknown := {name for name, cell in flat.items() if cell is not None} - set(names):
            raise KeyError(*unknown)
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


def _attributes(item: object, names: Iterable[str]) -> Cells:
    """Return the attributes of these names, of an enumeration the values."""
    cells = {name: getattr(item, name) for name in names}
    return {name: it.value if isinstance(it, StrEnum) else it for name, it in cells.items()}


def fact_records(base: FactBase, items: Iterable[Item], reading: Reading) -> Records:
    """Return a row a figure or stated change (a row a fact without any), bounds by the reading."""
    return records_of(fields.ROW, (_item_cells(base, item, reading) for item in items))


def _item_cells(base: FactBase, item: Item, reading: Reading) -> Cells:
    if isinstance(item, DerivedFigure):
        number = item.estimate.rounded()
        own = {
            "value": number.value,
            "": number.interval,
            "hedge": number.hedge.value,
            "status": "derived",
            **_attributes(item, ("unit", "formula", "inputs", "obs_status")),
        }
    else:
        own = _stated_cells(base, item, reading)
    return {
        **_attributes(item, ("key", "when")),
        **_attributes(item if isinstance(item, DerivedFigure) else item.fact, _OF_FACT),
        **_attributes(item.at, ("section", "paragraph", "caption")),
        **own,
    }


def _stated_cells(base: FactBase, entry: Entry, reading: Reading) -> Cells:
    number, change = entry.number, entry.change
    cells: Cells = {
        **_attributes(entry.fact, ("written", "statement")),
        **_attributes(entry.at, ("table", "row", "column")),
        "status": "stated",
        "inputs": (),
    }
    if number:
        cells |= _attributes(number, _OF_NUMBER)
        cells |= {
            "": stated_quantity(base, number).bounds(reading),
            "unit": unit_of(base, entry),
        }
    if change:
        cells |= {"change": change.kind.value, **_attributes(change, _OF_CHANGE)}
    return cells


def with_formulas(records: Records) -> Records:
    """Return rows as a pipe gets them: of a derived figure sign and formula for the wording."""
    place = {name: i for i, name in enumerate(records.fields)}
    if not {"written", "formula"} <= place.keys():
        return records
    at = place["written"]

    def wording(row: tuple[Cell, ...]) -> Cell:
        if row[place["status"]] != "derived":
            return row[at]
        value, low, high = (row[place[name]] for name in ("value", "low", "high"))
        sign = "≈" if low != high or low is None else "="
        if value is None:
            sign = ">" if high is None else "<"
        return f"{sign} {row[place['formula']]}"

    rows = ((*row[:at], wording(row), *row[at + 1 :]) for row in records.rows)
    return Records(records.fields, tuple(rows))


def hit_records(base: FactBase, hits: Sequence[Hit], reading: Reading) -> Records:
    """Return a row a hit: that of its fact or figure, with its score and why it was found."""
    rows = (
        {**_item_cells(base, hit.item, reading), "score": hit.score, "why": hit.why} for hit in hits
    )
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
    names: dict[str, Mapping[str, Text]] = {
        "theme": {theme.id: theme.name for theme in base.themes},
        "tag": {tag.id: tag.name for tag in base.tags},
        "unit": {code: Text(zh=unit.zh, en=unit.en) for code, unit in units_of(base).items()},
        "kind": {kind: Text(zh=translate(kind, "zh"), en=kind) for kind in Kind},
        "when": {when: _time(base, when) for when in counts if field == "when"},
    }
    rows = (
        {"value": value, "count": count, "name": names[field].get(value)}
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
        shown = side.shown
        cells |= {f"{name}_value": shown.value, name: shown.interval}
    if item.change:
        cells["stated_change"] = item.change.written
        cells["stated_kind"] = item.change.kind.value
        cells["stated_down"] = item.change.down
    return cells


def audit_records(findings: Iterable[Finding]) -> Records:
    """Return a row a claim."""
    names = ("code", "id", "claim", "stated", "computed", "verdict", "why")
    return records_of(fields.AUDIT, (_attributes(finding, names) for finding in findings))


def verification_records(found: Iterable[Verification]) -> Records:
    """Return a row a reference, and one a number that no fact covers, which has no key."""
    names = (*fields.VERIFICATION[:-2], "why")
    rows = (_attributes(item, names).items() for item in found)
    return records_of(
        fields.VERIFICATION, ({name: cell for name, cell in row if cell != ""} for row in rows)
    )


def quotation_records(quotations: Iterable[Quotation], text: str) -> Records:
    """Return a row a quotation, with the sentence that it stands in, from the user's `text`."""
    names = [name for name in fields.QUOTATION if name != "sentence"]
    rows = (
        {**_attributes(item, names), "sentence": text[item.sentence_start : item.sentence_end]}
        for item in quotations
    )
    return records_of(fields.QUOTATION, rows)


def citation_records(
    citations: Iterable[tuple[Item | None, Citation]], style: str, version: str
) -> Records:
    """Return a row a citation, with what the style asks for and the source does not have.

    That of the source alone has no key.
    """
    rows = (
        {
            "key": item and item.key,
            "id": item and (item.id if isinstance(item, DerivedFigure) else item.fact.id),
            "style": style,
            "citation": citation.text.rstrip("\r\n"),
            "missing": citation.missing,
            "version": version,
        }
        for item, citation in citations
    )
    return records_of(fields.CITATION, rows)


def proofreading_records(remarks: Iterable[Remark]) -> Records:
    """Return a row a number of a draft."""
    names = fields.PROOFREADING
    return records_of(names, (_attributes(remark, names) for remark in remarks))


def scaffold_records(found: Iterable[ScaffoldRow]) -> Records:
    """Return a row a number of a text from which a fact base was drawn."""
    return records_of(fields.SCAFFOLD, (_attributes(row, fields.SCAFFOLD) for row in found))


def problem_records(problems: Iterable[Problem]) -> Records:
    """Return a row a problem of a fact base, in English."""
    rows = (
        {
            **_attributes(problem, ("file", "line", "column")),
            "fact": problem.fact or None,
            "message": str(problem.message),
            "fix": str(problem.fix or ""),
        }
        for problem in problems
    )
    return records_of(fields.PROBLEM, rows)

"""Results as flat rows with ordered columns, once, for every format."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.figures.query import unit_of
from zhuzhou_facts.output import fields
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.streams.catalogue import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.citation import Citation
    from zhuzhou_facts.document.proofreading import Remark
    from zhuzhou_facts.document.quoting import Quotation
    from zhuzhou_facts.document.scaffolding import Row as ScaffoldRow
    from zhuzhou_facts.document.verification import Verification
    from zhuzhou_facts.errors import Problem
    from zhuzhou_facts.figures.audit import Finding
    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.figures.estimate import Estimate
    from zhuzhou_facts.figures.query import Entry, Item
    from zhuzhou_facts.quantity.interval import Interval
    from zhuzhou_facts.quantity.reader import Reading
    from zhuzhou_facts.records import FactBase, Text
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


_Cells = dict[str, Cell]


def _records(names: tuple[str, ...], rows: Iterable[_Cells]) -> Records:
    """Return rows of cells by name; a field that a row does not have is null."""
    made = []
    for row in rows:
        if not row.keys() <= set(names):
            raise KeyError(*(row.keys() - set(names)))
        made.append(tuple(row.get(name) for name in names))
    return Records(names, tuple(made))


def _picked(names: tuple[str, ...], items: Iterable[object]) -> Records:
    """Return rows of the attributes of these names."""
    return _records(names, (_attributes(item, names) for item in items))


def _attributes(item: object, names: Iterable[str]) -> _Cells:
    """Return the attributes of these names, of an enumeration the values."""
    cells = {name: getattr(item, name) for name in names}
    return {name: it.value if isinstance(it, StrEnum) else it for name, it in cells.items()}


def _text(name: str, text: Text | None) -> _Cells:
    return {f"{name}_zh": text.zh, f"{name}_en": text.en} if text else {}


def _bounds(name: str, interval: Interval | None) -> _Cells:
    return {f"{name}low": interval.low, f"{name}high": interval.high} if interval else {}


def _number(name: str, number: Estimate | None) -> _Cells:
    return {name: number.value, **_bounds(f"{name}_", number.interval)} if number else {}


def fact_records(base: FactBase, items: Iterable[Item], reading: Reading) -> Records:
    """Return a row a figure or stated change (a row a fact without any), bounds by the reading."""
    return _records(fields.ROW, (_item_cells(base, item, reading) for item in items))


def _item_cells(base: FactBase, item: Item, reading: Reading) -> _Cells:
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
        **_text("name", fact.name),
        "when": item.when,
        "section": item.at.section,
        "paragraph": item.at.paragraph,
        "caption": item.at.caption,
        **_text("note", fact.note),
        "tags": fact.tags,
        **_text("counter", fact.counter),
        **own,
    }


def _derived_cells(figure: DerivedFigure) -> _Cells:
    number = figure.estimate.rounded()
    return {
        "value": number.value,
        **_bounds("", number.interval),
        "unit": figure.unit,
        "hedge": number.hedge.value,
        "status": "derived",
        "formula": figure.formula,
        "inputs": figure.inputs,
        "obs_status": figure.obs_status and figure.obs_status.value,
    }


def _stated_cells(base: FactBase, entry: Entry, reading: Reading) -> _Cells:
    number, change, at = entry.number, entry.change, entry.at
    cells: _Cells = {
        "written": entry.fact.written,
        "status": "stated",
        **_text("statement", entry.fact.statement),
        "inputs": (),
        "table": at.table,
        "row": at.row,
        "column": at.column,
    }
    if number:
        cells |= {
            "value": number.value,
            **_bounds("", stated_quantity(base, number).bounds(reading)),
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
        {**_item_cells(base, hit.item, reading), "score": hit.score, **_text("why", hit.why)}
        for hit in hits
    )
    return _records(fields.HIT, rows)


def theme_records(base: FactBase) -> Records:
    """Return a row a theme, with how many facts and stated figures it has."""
    rows: list[_Cells] = []
    for theme in base.themes:
        facts = [fact for fact in base.facts if fact.theme == theme.id]
        rows.append(
            {
                "id": theme.id,
                "section": theme.section,
                "paragraphs": theme.paragraphs,
                **_text("name", theme.name),
                "facts": len(facts),
                "figures": sum(len(fact.figures) for fact in facts),
            }
        )
    return _records(fields.THEME, rows)


def comparison_records(comparisons: Iterable[Comparison]) -> Records:
    """Return a row a comparison, with bounds for all that is computed."""
    return _records(fields.COMPARISON, map(_comparison_cells, comparisons))


def _comparison_cells(item: Comparison) -> _Cells:
    change = item.change
    cells: _Cells = {
        "id": item.id,
        "theme": item.theme,
        **_text("name", item.name),
        "unit": item.unit,
        **_number("difference", item.difference.rounded()),
        **_number("ratio", item.ratio.rounded() if item.ratio else None),
        **_number("cagr", item.cagr),
        "caveat_zh": "；".join(caveat.text.zh or "" for caveat in item.caveats) or None,
        "caveat_en": "; ".join(caveat.text.en or "" for caveat in item.caveats) or None,
        **_text("counter", item.counter),
    }
    for name, side in (("from", item.start), ("to", item.end)):
        cells |= {
            f"{name}_when": side.when,
            f"{name}_value": side.shown.value,
            **_bounds(f"{name}_", side.shown.interval),
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


def audit_records(findings: Iterable[Finding]) -> Records:
    """Return a row a claim."""
    rows = (
        {
            "code": finding.code,
            "id": finding.id,
            "claim": finding.claim,
            **_bounds("stated_", finding.stated),
            **_bounds("computed_", finding.computed),
            "verdict": finding.verdict.value,
            **_text("why", finding.why),
        }
        for finding in findings
    )
    return _records(fields.AUDIT, rows)


def verification_records(found: Iterable[Verification]) -> Records:
    """Return a row a reference, and one a number that no fact covers, which has no key."""
    rows = (
        {
            **_attributes(item, fields.VERIFICATION[2:9]),
            "key": item.key or None,
            "written": item.written or None,
            "found": item.found or None,
            "why_zh": translate(item.why, "zh") if item.why else None,
            "why_en": str(item.why) if item.why else None,
        }
        for item in found
    )
    return _records(fields.VERIFICATION, rows)


def quotation_records(quotations: Iterable[Quotation], text: str) -> Records:
    """Return a row a quotation, with the sentence that it stands in, from the user's `text`."""
    rows = (
        {
            **_attributes(item, (name for name in fields.QUOTATION if name != "sentence")),
            "sentence": text[item.sentence_start : item.sentence_end],
        }
        for item in quotations
    )
    return _records(fields.QUOTATION, rows)


def citation_records(
    citations: Iterable[tuple[Item | None, Citation]], style: str, version: str
) -> Records:
    """Return a row a citation, with what the style asks for and the source does not have.

    That of the source alone has no key.
    """
    rows: Iterable[_Cells] = (
        {
            "key": item.key if item else None,
            "id": _fact_id(item) if item else None,
            "style": style,
            "citation": citation.text.rstrip("\r\n"),
            "missing": citation.missing,
            "version": version,
        }
        for item, citation in citations
    )
    return _records(fields.CITATION, rows)


def _fact_id(item: Item) -> str:
    return item.id if isinstance(item, DerivedFigure) else item.fact.id


def proofreading_records(remarks: Iterable[Remark]) -> Records:
    """Return a row a number of a draft."""
    return _picked(fields.PROOFREADING, remarks)


def scaffold_records(found: Iterable[ScaffoldRow]) -> Records:
    """Return a row a number of a text from which a fact base was drawn."""
    return _picked(fields.SCAFFOLD, found)


def problem_records(problems: Iterable[Problem]) -> Records:
    """Return a row a problem of a fact base, in English."""
    rows: Iterable[_Cells] = (
        {
            "file": item.file,
            "line": item.line,
            "column": item.column,
            "fact": item.fact or None,
            "message": str(item.message),
            "fix": str(item.fix or ""),
        }
        for item in problems
    )
    return _records(fields.PROBLEM, rows)

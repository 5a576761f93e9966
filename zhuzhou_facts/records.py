"""Results as flat rows with ordered columns, once, for every format."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.derivation import DerivedFigure
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.quantity import read_quantity
from zhuzhou_facts.vocabulary import units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.article.quoting import Quotation, Verification
    from zhuzhou_facts.audit import Finding
    from zhuzhou_facts.comparison import Comparison
    from zhuzhou_facts.model import FactBase
    from zhuzhou_facts.quantity import Reading
    from zhuzhou_facts.query import Entry, Item

Cell = str | int | bool | Fraction | None | tuple[str, ...]

# The order is part of what is promised; new fields go to the end.
ROW: Final = (
    "key",
    "id",
    "theme",
    "kind",
    "name_zh",
    "name_en",
    "when",
    "value",
    "low",
    "high",
    "unit",
    "hedge",
    "written",
    "status",
    "section",
    "paragraph",
    "statement_zh",
    "statement_en",
    "note_zh",
    "note_en",
    "tags",
    "caption",
    "counter_zh",
    "counter_en",
    "formula",
    "inputs",
)
THEME: Final = ("id", "section", "paragraphs", "name_zh", "name_en", "facts", "figures")
COMPARISON: Final = (
    "id",
    "theme",
    "name_zh",
    "name_en",
    "unit",
    "from_when",
    "from_value",
    "from_low",
    "from_high",
    "from_status",
    "to_when",
    "to_value",
    "to_low",
    "to_high",
    "to_status",
    "difference",
    "ratio",
    "ratio_low",
    "ratio_high",
    "cagr",
    "stated_change",
    "caveat_zh",
    "caveat_en",
    "from_hedge",
    "from_written",
    "to_hedge",
    "to_written",
    "difference_low",
    "difference_high",
    "counter_zh",
    "counter_en",
)
AUDIT: Final = (
    "code",
    "id",
    "claim",
    "stated_low",
    "stated_high",
    "computed_low",
    "computed_high",
    "verdict",
    "why_zh",
    "why_en",
)
VERIFICATION: Final = ("key", "written", "section", "paragraph", "result", "start", "end")
QUOTATION: Final = (
    "key",
    "sentence",
    "exact",
    "prefix",
    "suffix",
    "start",
    "end",
    "sentence_start",
    "sentence_end",
    "result",
)


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


def fact_records(base: FactBase, items: Iterable[Item], reading: Reading) -> Records:
    """Return a row a figure (a row a fact without one), bounds by the reading."""
    return Records(
        ROW,
        tuple(
            _derived_row(item) if isinstance(item, DerivedFigure) else _row(base, item, reading)
            for item in items
        ),
    )


def _row(base: FactBase, entry: Entry, reading: Reading) -> tuple[Cell, ...]:
    fact, figure = entry.fact, entry.figure
    numbers: tuple[Cell, ...] = (None, None, None, None, None, None, fact.written)
    if figure:
        bounds = read_quantity(figure.written, units_of(base)).bounds(reading)
        numbers = (
            figure.when,
            figure.value,
            bounds.low,
            bounds.high,
            figure.unit,
            figure.hedge.value,
            figure.written,
        )
    return (
        entry.key,
        fact.id,
        fact.theme,
        fact.kind.value,
        fact.name.zh,
        fact.name.en,
        *numbers,
        "stated",
        fact.at.section,
        fact.at.paragraph,
        fact.statement.zh,
        fact.statement.en,
        fact.note.zh if fact.note else None,
        fact.note.en if fact.note else None,
        fact.tags,
        fact.at.caption,
        fact.counter.zh if fact.counter else None,
        fact.counter.en if fact.counter else None,
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
        figure.name.zh,
        figure.name.en,
        figure.when,
        told.value,
        told.interval.low,
        told.interval.high,
        figure.unit,
        told.hedge.value,
        None,
        "derived",
        figure.at.section,
        figure.at.paragraph,
        None,
        None,
        figure.note.zh if figure.note else None,
        figure.note.en if figure.note else None,
        (),
        figure.at.caption,
        figure.counter.zh if figure.counter else None,
        figure.counter.en if figure.counter else None,
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
                theme.name.zh,
                theme.name.en,
                len(facts),
                sum(len(fact.figures) for fact in facts),
            )
        )
    return Records(THEME, tuple(rows))


def comparison_records(comparisons: Iterable[Comparison]) -> Records:
    """Return a row a comparison."""
    rows: list[tuple[Cell, ...]] = []
    for item in comparisons:
        start, end = item.start, item.end
        difference, ratio = item.difference.rounded(), item.ratio and item.ratio.rounded()
        rows.append(
            (
                item.id,
                item.theme,
                item.name.zh,
                item.name.en,
                item.unit,
                start.when,
                start.told.value,
                start.told.interval.low,
                start.told.interval.high,
                start.status,
                end.when,
                end.told.value,
                end.told.interval.low,
                end.told.interval.high,
                end.status,
                difference.value,
                ratio.value if ratio else None,
                ratio.interval.low if ratio else None,
                ratio.interval.high if ratio else None,
                item.cagr,
                item.change.written if item.change else None,
                "；".join(caveat.text.zh or "" for caveat in item.caveats) or None,
                "; ".join(caveat.text.en or "" for caveat in item.caveats) or None,
                start.hedge.value,
                start.written,
                end.hedge.value,
                end.written,
                difference.interval.low,
                difference.interval.high,
                item.counter.zh if item.counter else None,
                item.counter.en if item.counter else None,
            )
        )
    return Records(COMPARISON, tuple(rows))


def audit_records(findings: Iterable[Finding]) -> Records:
    """Return a row a claim."""
    return Records(
        AUDIT,
        tuple(
            (
                finding.code,
                finding.id,
                finding.claim,
                finding.stated.low if finding.stated else None,
                finding.stated.high if finding.stated else None,
                finding.computed.low if finding.computed else None,
                finding.computed.high if finding.computed else None,
                finding.verdict.value,
                finding.why.zh,
                finding.why.en,
            )
            for finding in findings
        ),
    )


def verification_records(found: Iterable[Verification]) -> Records:
    """Return a row a locator."""
    return Records(
        VERIFICATION,
        tuple(
            (
                item.key,
                item.written,
                item.section,
                item.paragraph,
                item.result.value,
                item.start,
                item.end,
            )
            for item in found
        ),
    )


def quotation_records(quotations: Iterable[Quotation], text: str) -> Records:
    """Return a row a quotation, with the sentence that it stands in, from the user's `text`."""
    return Records(
        QUOTATION,
        tuple(
            (
                item.key,
                text[item.sentence_start : item.sentence_end],
                item.exact,
                item.prefix,
                item.suffix,
                item.start,
                item.end,
                item.sentence_start,
                item.sentence_end,
                item.result.value,
            )
            for item in quotations
        ),
    )

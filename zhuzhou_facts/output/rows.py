"""Results as flat rows with ordered columns, once, for every format."""

from __future__ import annotations

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


def _pair(text: Text | None) -> tuple[str | None, str | None]:
    return (text.zh, text.en) if text else (None, None)


def _ends(interval: Interval | None) -> tuple[Fraction | None, Fraction | None]:
    return (interval.low, interval.high) if interval else (None, None)


def _numbers(number: Estimate | None) -> tuple[Fraction | None, ...]:
    """Return value, low and high."""
    return (number.value, *_ends(number.interval)) if number else (None, None, None)


def fact_records(base: FactBase, items: Iterable[Item], reading: Reading) -> Records:
    """Return a row a figure (a row a fact without one), bounds by the reading."""
    rows = (
        _derived_row(item) if isinstance(item, DerivedFigure) else _stated_row(base, item, reading)
        for item in items
    )
    return Records(fields.ROW, tuple(rows))


def hit_records(base: FactBase, hits: Sequence[Hit], reading: Reading) -> Records:
    """Return a row a hit: that of its fact or figure, with its score and why it was found."""
    rows = fact_records(base, (hit.item for hit in hits), reading).rows
    pairs = zip(rows, hits, strict=True)
    return Records(fields.HIT, tuple((*row, hit.score, *_pair(hit.why)) for row, hit in pairs))


def _stated_row(base: FactBase, entry: Entry, reading: Reading) -> fields.FactRow:
    fact, number, change, at = entry.fact, entry.number, entry.change, entry.at
    quantity = stated_quantity(base, number) if number else None
    low, high = _ends(quantity.bounds(reading) if quantity else None)
    name, statement, note = _pair(fact.name), _pair(fact.statement), _pair(fact.note)
    counter = _pair(fact.counter)
    return fields.FactRow(
        key=entry.key,
        id=fact.id,
        theme=fact.theme,
        kind=fact.kind.value,
        name_zh=name[0],
        name_en=name[1],
        when=entry.when,
        value=number.value if number else None,
        low=low,
        high=high,
        unit=unit_of(base, entry),
        hedge=number.hedge.value if number else None,
        written=number.written if number else fact.written,
        status="stated",
        section=at.section,
        paragraph=at.paragraph,
        statement_zh=statement[0],
        statement_en=statement[1],
        note_zh=note[0],
        note_en=note[1],
        tags=fact.tags,
        caption=at.caption,
        counter_zh=counter[0],
        counter_en=counter[1],
        formula=None,
        inputs=(),
        change=change.kind.value if change else None,
        down=change.down if change else None,
        per_year=change.per_year if change else None,
        prices=change.prices.value if change and change.prices else None,
        obs_status=number.obs_status.value if number and number.obs_status else None,
        table=at.table,
        row=at.row,
        column=at.column,
        nth=number.nth if number else None,
    )


def _derived_row(figure: DerivedFigure) -> fields.FactRow:
    number = figure.estimate.rounded()
    name, note, counter = _pair(figure.name), _pair(figure.note), _pair(figure.counter)
    return fields.FactRow(
        key=figure.key,
        id=figure.id,
        theme=figure.theme,
        kind=figure.kind.value,
        name_zh=name[0],
        name_en=name[1],
        when=figure.when,
        value=number.value,
        low=number.interval.low,
        high=number.interval.high,
        unit=figure.unit,
        hedge=number.hedge.value,
        written=None,
        status="derived",
        section=figure.at.section,
        paragraph=figure.at.paragraph,
        statement_zh=None,
        statement_en=None,
        note_zh=note[0],
        note_en=note[1],
        tags=figure.tags,
        caption=figure.at.caption,
        counter_zh=counter[0],
        counter_en=counter[1],
        formula=figure.formula,
        inputs=figure.inputs,
        change=None,
        down=None,
        per_year=None,
        prices=None,
        obs_status=figure.obs_status.value if figure.obs_status else None,
        table=None,
        row=None,
        column=None,
        nth=None,
    )


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


def theme_records(base: FactBase) -> Records:
    """Return a row a theme."""
    rows = []
    for theme in base.themes:
        facts = [fact for fact in base.facts if fact.theme == theme.id]
        figures = sum(len(fact.figures) for fact in facts)
        zh, en = _pair(theme.name)
        row = fields.ThemeRow(
            theme.id, theme.section, theme.paragraphs, zh, en, len(facts), figures
        )
        rows.append(row)
    return Records(fields.THEME, tuple(rows))


def comparison_records(comparisons: Iterable[Comparison]) -> Records:
    """Return a row a comparison."""
    return Records(fields.COMPARISON, tuple(map(_comparison_row, comparisons)))


def _comparison_row(item: Comparison) -> fields.ComparisonRow:
    start, end, change = item.start, item.end, item.change
    name, counter = _pair(item.name), _pair(item.counter)
    first, last = _numbers(start.shown), _numbers(end.shown)
    difference = _numbers(item.difference.rounded())
    ratio = _numbers(item.ratio.rounded() if item.ratio else None)
    cagr = _numbers(item.cagr)
    caveats = [caveat.text for caveat in item.caveats]
    return fields.ComparisonRow(
        id=item.id,
        theme=item.theme,
        name_zh=name[0],
        name_en=name[1],
        unit=item.unit,
        from_when=start.when,
        from_value=first[0],
        from_low=first[1],
        from_high=first[2],
        from_status=start.status,
        to_when=end.when,
        to_value=last[0],
        to_low=last[1],
        to_high=last[2],
        to_status=end.status,
        difference=difference[0],
        ratio=ratio[0],
        ratio_low=ratio[1],
        ratio_high=ratio[2],
        cagr=cagr[0],
        stated_change=change.written if change else None,
        caveat_zh="；".join(text.zh or "" for text in caveats) or None,
        caveat_en="; ".join(text.en or "" for text in caveats) or None,
        from_hedge=start.hedge.value,
        from_written=start.written,
        to_hedge=end.hedge.value,
        to_written=end.written,
        difference_low=difference[1],
        difference_high=difference[2],
        counter_zh=counter[0],
        counter_en=counter[1],
        stated_kind=change.kind.value if change else None,
        stated_down=change.down if change else None,
        cagr_low=cagr[1],
        cagr_high=cagr[2],
    )


def audit_records(findings: Iterable[Finding]) -> Records:
    """Return a row a claim."""
    rows = (
        fields.AuditRow(
            finding.code,
            finding.id,
            finding.claim,
            *_ends(finding.stated),
            *_ends(finding.computed),
            finding.verdict.value,
            *_pair(finding.why),
        )
        for finding in findings
    )
    return Records(fields.AUDIT, tuple(rows))


def verification_records(found: Iterable[Verification]) -> Records:
    """Return a row a reference."""
    rows = (
        fields.VerificationRow(
            item.key or None,
            item.written or None,
            item.section,
            item.paragraph,
            item.result.value,
            item.start,
            item.end,
            item.line,
            item.column,
            item.found or None,
            translate(item.why, "zh") if item.why else None,
            str(item.why) if item.why else None,
        )
        for item in found
    )
    return Records(fields.VERIFICATION, tuple(rows))


def quotation_records(quotations: Iterable[Quotation], text: str) -> Records:
    """Return a row a quotation, with the sentence that it stands in, from the user's `text`."""
    rows = (
        fields.QuotationRow(
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
    )
    return Records(fields.QUOTATION, tuple(rows))


def citation_records(
    citations: Iterable[tuple[Item, Citation]], style: str, version: str
) -> Records:
    """Return a row a citation."""
    rows = (
        fields.CitationRow(
            item.key,
            item.key.partition("@")[0],
            style,
            citation.text.rstrip("\r\n"),
            citation.missing,
            version,
        )
        for item, citation in citations
    )
    return Records(fields.CITATION, tuple(rows))


def proofreading_records(remarks: Iterable[Remark]) -> Records:
    """Return a row a number of a draft."""
    names = fields.PROOFREADING
    return Records(names, tuple(tuple(getattr(it, name) for name in names) for it in remarks))


def problem_records(problems: Iterable[Problem]) -> Records:
    """Return a row a problem of a fact base, in English."""
    rows = (
        fields.ProblemRow(
            item.file,
            item.line,
            item.column,
            item.fact or None,
            str(item.message),
            str(item.fix or ""),
        )
        for item in problems
    )
    return Records(fields.PROBLEM, tuple(rows))


def scaffold_records(found: Iterable[ScaffoldRow]) -> Records:
    """Return a row a number of a text."""
    return Records(fields.SCAFFOLD, tuple(fields.ScaffoldRow(*row) for row in found))

"""The kinds of row and their fields, each defined once, in the order in which they are written.

The order is part of what is promised; new fields go to the end. Nothing is imported but typing, so
that completion can offer the names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

    Number = Fraction | int | None


class FactRow(NamedTuple):
    """A figure or stated change with its fact, a fact without any, or a computed figure.

    Of a change, `when` is FROM..TO, `value` is positive and `down` says its direction.
    """

    key: str
    id: str
    theme: str
    kind: str
    name_zh: str | None
    name_en: str | None
    when: str | None
    value: Number
    low: Number
    high: Number
    unit: str | None
    hedge: str | None
    written: str | None
    status: str
    section: int
    paragraph: int
    statement_zh: str | None
    statement_en: str | None
    note_zh: str | None
    note_en: str | None
    tags: tuple[str, ...]
    caption: bool
    counter_zh: str | None
    counter_en: str | None
    formula: str | None
    inputs: tuple[str, ...]
    change: str | None
    down: bool | None
    per_year: bool | None
    prices: str | None
    obs_status: str | None
    table: int | None
    row: int | None
    column: int | None
    nth: int | None


class ThemeRow(NamedTuple):
    """A theme, with how many facts and stated figures it has."""

    id: str
    section: int
    paragraphs: int
    name_zh: str | None
    name_en: str | None
    facts: int
    figures: int


class ComparisonRow(NamedTuple):
    """A fact at two times, with bounds for all that is computed."""

    id: str
    theme: str
    name_zh: str | None
    name_en: str | None
    unit: str
    from_when: str | None
    from_value: Number
    from_low: Number
    from_high: Number
    from_status: str
    to_when: str | None
    to_value: Number
    to_low: Number
    to_high: Number
    to_status: str
    difference: Number
    ratio: Number
    ratio_low: Number
    ratio_high: Number
    cagr: Number
    stated_change: str | None
    caveat_zh: str | None
    caveat_en: str | None
    from_hedge: str
    from_written: str | None
    to_hedge: str
    to_written: str | None
    difference_low: Number
    difference_high: Number
    counter_zh: str | None
    counter_en: str | None
    stated_kind: str | None
    stated_down: bool | None
    cagr_low: Number
    cagr_high: Number


class AuditRow(NamedTuple):
    """A claim of the source, held against its own figures."""

    code: str
    id: str
    claim: str
    stated_low: Number
    stated_high: Number
    computed_low: Number
    computed_high: Number
    verdict: str
    why_zh: str | None
    why_en: str | None


class CitationRow(NamedTuple):
    """A citation, with what the style asks for and the source does not have."""

    key: str
    id: str
    style: str
    citation: str
    missing: tuple[str, ...]
    version: str


class QuotationRow(NamedTuple):
    """A figure in the user's copy with its sentence; places are code points."""

    key: str
    sentence: str
    exact: str
    prefix: str
    suffix: str
    start: int | None
    end: int | None
    sentence_start: int | None
    sentence_end: int | None
    result: str


class VerificationRow(NamedTuple):
    """A reference held against the user's copy, or a number of it that no fact covers.

    `start` and `end` are code points; lines and columns count from 1.
    """

    key: str | None
    written: str | None
    section: int
    paragraph: int
    result: str
    start: int | None
    end: int | None
    line: int | None
    column: int | None
    found: str | None
    why_zh: str | None
    why_en: str | None


class ProblemRow(NamedTuple):
    """Something that is wrong with a fact base."""

    file: str
    line: int
    column: int
    fact: str | None
    message: str
    fix: str


class ScaffoldRow(NamedTuple):
    """A number of a text, and what a first fact base says of it; places are code points."""

    section: int
    paragraph: int
    table: int | None
    start: int
    end: int
    written: str
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unit: str
    hedge: str
    when: str | None
    change: str | None
    down: bool | None
    per_year: bool | None
    prices: str | None
    obs_status: str | None
    id: str
    name: str
    doubt: str | None


# These are the attributes of remarks on a draft, in the same words.
PROOFREADING = (
    *("line", "column", "start", "end", "draft", "verdict", "key", "source", "section"),
    *("paragraph", "remedy_zh", "remedy_en", "facts", "outcome"),
)
ROW = FactRow._fields
HIT = (*ROW, "score", "why_zh", "why_en")
THEME = ThemeRow._fields
COMPARISON = ComparisonRow._fields
AUDIT = AuditRow._fields
CITATION = CitationRow._fields
QUOTATION = QuotationRow._fields
VERIFICATION = VerificationRow._fields
PROBLEM = ProblemRow._fields
SCAFFOLD = ScaffoldRow._fields

"""What was checked, quoted and cited as flat rows."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.output import fields
from zhuzhou_facts.output.rows import bound_cells, records_of, text_cells
from zhuzhou_facts.streams.catalogue import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhuzhou_facts.citation import Citation
    from zhuzhou_facts.document.proofreading import Remark
    from zhuzhou_facts.document.quoting import Quotation
    from zhuzhou_facts.document.scaffolding import Row as ScaffoldRow
    from zhuzhou_facts.document.verification import Verification
    from zhuzhou_facts.errors import Problem
    from zhuzhou_facts.figures.audit import Finding
    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.output.rows import Cells, Records


def audit_records(findings: Iterable[Finding]) -> Records:
    """Return a row a claim."""
    rows = (
        {
            "code": finding.code,
            "id": finding.id,
            "claim": finding.claim,
            **bound_cells("stated_", finding.stated),
            **bound_cells("computed_", finding.computed),
            "verdict": finding.verdict.value,
            **text_cells("why", finding.why),
        }
        for finding in findings
    )
    return records_of(fields.AUDIT, rows)


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
    return records_of(fields.VERIFICATION, rows)


def quotation_records(quotations: Iterable[Quotation], text: str) -> Records:
    """Return a row a quotation, with the sentence that it stands in, from the user's `text`."""
    rows = (
        {
            **_attributes(item, (name for name in fields.QUOTATION if name != "sentence")),
            "sentence": text[item.sentence_start : item.sentence_end],
        }
        for item in quotations
    )
    return records_of(fields.QUOTATION, rows)


def citation_records(
    citations: Iterable[tuple[Item | None, Citation]], style: str, version: str
) -> Records:
    """Return a row a citation, with what the style asks for and the source does not have.

    That of the source alone has no key.
    """
    rows: Iterable[Cells] = (
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
    return records_of(fields.CITATION, rows)


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
    rows: Iterable[Cells] = (
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
    return records_of(fields.PROBLEM, rows)


def _picked(names: tuple[str, ...], items: Iterable[object]) -> Records:
    """Return rows of the attributes of these names."""
    return records_of(names, (_attributes(item, names) for item in items))


def _attributes(item: object, names: Iterable[str]) -> Cells:
    """Return the attributes of these names, of an enumeration the values."""
    cells = {name: getattr(item, name) for name in names}
    return {name: it.value if isinstance(it, StrEnum) else it for name, it in cells.items()}

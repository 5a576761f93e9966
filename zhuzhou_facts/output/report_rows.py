"""What is computed and what is proved, as flat rows: comparisons, claims, locators, quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhuzhou_facts.output.fields import AUDIT, CITATION, COMPARISON, QUOTATION, VERIFICATION
from zhuzhou_facts.output.rows import Cell, Records, ends, numbers, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhuzhou_facts.citation import Citation
    from zhuzhou_facts.document.quoting import Quotation
    from zhuzhou_facts.document.verification import Verification
    from zhuzhou_facts.figures.audit import Finding
    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.figures.query import Item


def comparison_records(comparisons: Iterable[Comparison]) -> Records:
    """Return a row a comparison."""
    rows: list[tuple[Cell, ...]] = []
    for item in comparisons:
        start, end, change = item.start, item.end, item.change
        difference = item.difference.rounded()
        rows.append(
            (
                item.id,
                item.theme,
                *texts(item.name),
                item.unit,
                start.when,
                *numbers(start.shown),
                start.status,
                end.when,
                *numbers(end.shown),
                end.status,
                difference.value,
                *numbers(item.ratio.rounded() if item.ratio else None),
                item.cagr.value if item.cagr else None,
                change.written if change else None,
                "；".join(caveat.text.zh or "" for caveat in item.caveats) or None,
                "; ".join(caveat.text.en or "" for caveat in item.caveats) or None,
                start.hedge.value,
                start.written,
                end.hedge.value,
                end.written,
                *ends(difference.interval),
                *texts(item.counter),
                change.kind.value if change else None,
                change.down if change else None,
                *ends(item.cagr.interval if item.cagr else None),
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
                *ends(finding.stated),
                *ends(finding.computed),
                finding.verdict.value,
                *texts(finding.why),
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


def citation_records(
    citations: Iterable[tuple[Item, Citation]], style: str, version: str
) -> Records:
    """Return a row a citation, with what the style asks for and the source does not have."""
    return Records(
        CITATION,
        tuple(
            (
                item.key,
                item.key.partition("@")[0],
                style,
                citation.text.rstrip("\r\n"),
                citation.missing,
                version,
            )
            for item, citation in citations
        ),
    )

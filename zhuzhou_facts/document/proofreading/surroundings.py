"""The claims of a draft and of a source text, and the words around each with their nearness."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.document.claims import Block, Claim, Table, find_tables, read_claims
from zhuzhou_facts.document.claims.times import find_times
from zhuzhou_facts.document.division import lines_of
from zhuzhou_facts.document.proofreading.words import plain_words, tokens
from zhuzhou_facts.quantity import SpanKind, find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhuzhou_facts.document.amounts import Units
    from zhuzhou_facts.document.html import Page

_CLAUSE_END: Final = re.compile(r"[，,；;：:。！？!?\n—]|[、|]")
# Nearness: the name that the text gives, words that stand right beside it, in the clause, in the
# clauses before (each one farther away) and behind, in the sentence before, in the heading.
_NAME: Final = 1.0
_BESIDE: Final = 1.0
_ACROSS: Final = 0.55
_HEAD: Final = 0.7
_CLAUSE: Final = 0.75
_BEFORE: Final = (0.6, 0.45, 0.35, 0.3, 0.25)
_SENTENCE_BEFORE: Final = 0.3
_BEHIND: Final = 0.35
_HEADING: Final = 0.3
_ATTACHED: Final = re.compile(r"\s*(?:的|of |over |across |in the |from )?\s*[\w“\"]")

# What stands behind one of these belongs to another number, and what stands before it to this one.
AND: Final = re.compile(r"[和与及]|\b(?:and|with|but|while)\b")


def near(text: str, claim: Claim, before: str, heading: str) -> dict[str, float]:
    """Return the words around a number with their nearness."""
    # `before` is the sentence before the number's own, `heading` what stands above.
    found: dict[str, float] = {}

    def add(phrase: str, nearness: float) -> None:
        for token in (*tokens(phrase), *plain_words(phrase)):
            if found.get(token, 0.0) < nearness:
                found[token] = nearness

    add(heading, _HEADING)
    add(before, _SENTENCE_BEFORE)
    left, right = beside(text, claim)
    first, _ = claim.sentence
    starts = [first, *(end.end() for end in _CLAUSE_END.finditer(text, first, claim.start))]
    for distance, (start, end) in enumerate(reversed([*pairwise(starts)])):
        add(text[start:end], _BEFORE[min(distance, len(_BEFORE) - 1)])
    add(text[claim.end : claim.sentence[1]], _BEHIND)
    add(text[slice(*claim.clause)], _CLAUSE)
    # Where a noun follows the number, it says what is counted: 20 over the river and 7 flyovers.
    add(left, _ACROSS if tokens(right) and not claim.chinese else _BESIDE)
    add(right, _BESIDE)
    add(claim.head, _HEAD)
    add(claim.name, _NAME)
    if claim.level is not None:
        add(claim.level.name, _NAME)
    return found


def beside(text: str, claim: Claim) -> tuple[str, str]:
    """Return the words right before and right behind a number, up to a comma or another number."""
    left = _CLAUSE_END.split(text[claim.stretch[0] : claim.start])[-1]
    right = _CLAUSE_END.split(text[claim.end : claim.stretch[1]])[0]
    return left, right if _ATTACHED.match(right) else ""


_LONGEST_HEADING: Final = 40
_HEADING_SIGNS: Final = re.compile(r"[。；;！!？?，,]|\.$|^\s*[-*•]")
_SENTENCE: Final = re.compile(r"[^。！？!?\n]+[。！？!?]?|\n")
_DATELINE: Final = 60  # code points of a line that may date a draft
_REPORTED: Final = re.compile(r"[0-9日]\s?(?:上午|下午|晚)?[电電讯訊)）]")
_TELLS: Final = re.compile(r"[。.；;！!？?]\s*$|^\s*[-*•]")  # a sentence, or an item of a list
_YEAR_END: Final = re.compile("[0-9]{4}-(?:12|12-31|Q4|H2)$")
_FIRST_LINES, _LAST_LINES = 5, 2
_LOOK_BACK: Final = 200
_FAR: Final = 400  # code points of a long sentence on either side of a number that are looked at


class Surroundings(NamedTuple):
    """A claim with the sentence before its own, and the heading above."""

    claim: Claim
    before: str
    heading: str


def date_of_draft(text: str) -> str:
    """Return the month of the line that dates a draft, empty where none does."""
    from zhuzhou_facts.document.scaffolding.outline import full_day

    lines = [
        line[:_DATELINE]
        for line in filter(str.strip, text.splitlines())
        # 2025年1月5日调图后，…: what a paragraph tells does not date it.
        if _REPORTED.search(line, 0, _DATELINE)
        or (len(line) <= _DATELINE and not _TELLS.search(line))
        # RONGPU, 14 May 2025 –
        or any(time.kind == "published" for time in find_times(line[:_DATELINE], chinese=False))
    ]
    days = map(full_day, [*lines[:_FIRST_LINES], *lines[-_LAST_LINES:]])
    return next(filter(None, days), "")[: len("2025-01")]


def claims_of_source(text: str, units: Units, page: Page | None) -> tuple[list[Claim], str]:
    """Return the claims of a source text, and the date of it, empty where it has none."""
    from zhuzhou_facts.document.scaffolding.outline import outline

    layout = outline(text, page)
    claims = read_claims(
        text, layout.blocks, units, issued=layout.issued, period=layout.period, tables=layout.tables
    )
    # What speaks of a part of a year is written in that year, but for its end, as figures as of
    # the last day of a year are.
    period = layout.period or ""
    if _YEAR_END.search(layout.issued or period):
        return claims, ""
    return claims, layout.issued or (period[:4] if "-" in period else "")


def _blocks(text: str, tables: Sequence[Table]) -> Iterator[Block]:
    """Yield the lines of a draft: all of them are body text, but headings without a number."""
    ends = [table.end for table in tables]
    for start, end in lines_of(text):
        at = bisect_right(ends, start)
        if at < len(tables) and tables[at].start < end:
            continue
        is_heading = _is_heading(text, start, end) and SpanKind.QUANTITY not in {
            span.kind for span in find_quantities(text[start:end])
        }
        yield Block(start, end, 0, 0, "heading" if is_heading else "body")


def _is_heading(text: str, start: int, end: int) -> bool:
    return text.startswith("#", start) or (
        end - start <= _LONGEST_HEADING and not _HEADING_SIGNS.search(text[start:end])
    )


def surroundings(text: str, units: Units, issued: str) -> list[Surroundings]:
    """Return the claims of a draft with what stands around them."""
    # The date of the source, `issued`, is that of the draft, if it has none.
    tables, dated = tuple(find_tables(text)), date_of_draft(text) or issued
    claims = read_claims(text, [*_blocks(text, tables)], units, issued=dated, tables=tables)
    headings = [(start, end) for start, end in lines_of(text) if _is_heading(text, start, end)]
    starts = [start for start, _ in headings]
    found = []
    for claim in claims:
        first, last = claim.sentence
        if last - first > 2 * _FAR:
            claim.sentence = max(first, claim.start - _FAR), min(last, claim.end + _FAR)
        start = claim.sentence[0]
        before = _SENTENCE.findall(text[max(claim.block.start, start - _LOOK_BACK) : start])
        above = bisect_right(starts, claim.start) - 1
        heading = text[slice(*headings[above])] if above >= 0 else ""
        found.append(Surroundings(claim, before[-1] if before else "", heading))
    return found

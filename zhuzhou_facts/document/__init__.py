"""The user's own copy of the source: read, divided, searched, quoted."""

from __future__ import annotations

from zhuzhou_facts.document.coverage import Uncovered, uncovered
from zhuzhou_facts.document.division import Paragraph, divide
from zhuzhou_facts.document.matching import Match, Result, locate
from zhuzhou_facts.document.numbers import NumberSpan, find_numbers
from zhuzhou_facts.document.quoting import Quotation, Verification, quote, sentence, verify
from zhuzhou_facts.document.reading import Copy, read_copy

__all__ = [
    "Copy",
    "Match",
    "NumberSpan",
    "Paragraph",
    "Quotation",
    "Result",
    "Uncovered",
    "Verification",
    "divide",
    "find_numbers",
    "locate",
    "quote",
    "read_copy",
    "sentence",
    "uncovered",
    "verify",
]

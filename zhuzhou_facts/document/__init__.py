"""A text of the user's, a copy of the source or a draft: read, divided, checked, quoted."""

from __future__ import annotations

from zhuzhou_facts.document.division import divide
from zhuzhou_facts.document.matching import Match, Matcher, Result
from zhuzhou_facts.document.reading import Copy, read_copy
from zhuzhou_facts.document.verification import Quotation, Verification, quote, sentence, verify

__all__ = [
    "Copy",
    "Match",
    "Matcher",
    "Quotation",
    "Result",
    "Verification",
    "divide",
    "quote",
    "read_copy",
    "sentence",
    "verify",
]

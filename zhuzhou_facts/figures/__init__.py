"""Figures: got by key, listed, derived, compared and audited."""

from __future__ import annotations

from zhuzhou_facts.figures.audit import audit
from zhuzhou_facts.figures.comparison import compare
from zhuzhou_facts.figures.derivation import derive
from zhuzhou_facts.figures.query import get

__all__ = ["audit", "compare", "derive", "get"]

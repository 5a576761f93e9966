"""Results as people see them: which tables and cards, with which words and numbers."""

from __future__ import annotations

from zhuzhou_facts.output.cards import derived_card, fact_card, quotation_cards
from zhuzhou_facts.output.changes import comparison_grid, summary_grid
from zhuzhou_facts.output.citing import cited
from zhuzhou_facts.output.figure_text import Teller
from zhuzhou_facts.output.tables import (
    any_grid,
    audit_grid,
    hit_grid,
    item_grid,
    theme_grid,
    theme_tiles,
    verification_grid,
)

__all__ = [
    "Teller",
    "any_grid",
    "audit_grid",
    "cited",
    "comparison_grid",
    "derived_card",
    "fact_card",
    "hit_grid",
    "item_grid",
    "quotation_cards",
    "summary_grid",
    "theme_grid",
    "theme_tiles",
    "verification_grid",
]

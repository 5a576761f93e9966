"""A first fact base drawn from a text: what its numbers say, to be worded by hand."""

from __future__ import annotations

from zhuzhou_facts.document.scaffolding.outline import Outline, outline
from zhuzhou_facts.document.scaffolding.scaffold import Row, Scaffold, scaffold

__all__ = ["Outline", "Row", "Scaffold", "outline", "scaffold"]

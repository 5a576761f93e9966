"""Search: facts by words in Chinese or English, figures by number; best first."""

from __future__ import annotations

from zhuzhou_facts.search.ranking import Hit, search
from zhuzhou_facts.search.text import mark

__all__ = ["Hit", "mark", "search"]

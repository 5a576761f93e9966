"""Fact bases: read, checked, compiled."""

from __future__ import annotations

from zhuzhou_facts.base.loading import examine, load, promote

__all__ = ["examine", "load", "promote"]

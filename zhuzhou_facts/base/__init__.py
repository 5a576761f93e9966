"""Fact bases: read, checked, compiled."""

from __future__ import annotations

from zhuzhou_facts.base.loading import examine, load

__all__ = ["examine", "load"]

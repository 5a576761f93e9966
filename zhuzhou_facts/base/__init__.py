"""Fact bases: read, checked, compiled."""

from __future__ import annotations

from zhuzhou_facts.base.loading import examine, faults_of, load, promote

__all__ = ["examine", "faults_of", "load", "promote"]

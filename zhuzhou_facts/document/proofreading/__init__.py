"""A draft checked against fact bases, or against a source text."""

from __future__ import annotations

from zhuzhou_facts.document.proofreading.remarks import Remark, proofread

__all__ = ["Remark", "proofread"]

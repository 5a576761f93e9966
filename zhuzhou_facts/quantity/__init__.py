"""Written quantities: read with hedge and bounds, found in running text, formatted."""

from __future__ import annotations

from zhuzhou_facts.quantity.finder import Span, find_quantities
from zhuzhou_facts.quantity.interval import EVERYTHING, Interval, exact
from zhuzhou_facts.quantity.labels import SpanKind
from zhuzhou_facts.quantity.quantity import Quantity, Reading
from zhuzhou_facts.quantity.reader import quantity_in, read_quantity

__all__ = [
    "EVERYTHING",
    "Interval",
    "Quantity",
    "Reading",
    "Span",
    "SpanKind",
    "exact",
    "find_quantities",
    "quantity_in",
    "read_quantity",
]

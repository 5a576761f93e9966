"""Written quantities: read with hedge and bounds, found in running text, formatted."""

from __future__ import annotations

from zhuzhou_facts.quantity.interval import EVERYTHING, Interval, exact
from zhuzhou_facts.quantity.reader import Quantity, Reading, quantity_in, read_quantity

__all__ = [
    "EVERYTHING",
    "Interval",
    "Quantity",
    "Reading",
    "exact",
    "quantity_in",
    "read_quantity",
]

"""Written quantities: read with hedge and bounds, found in running text, formatted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhuzhou_facts.quantity.interval import EVERYTHING, Interval, exact
from zhuzhou_facts.quantity.labels import SpanKind
from zhuzhou_facts.quantity.quantity import Quantity, Reading
from zhuzhou_facts.quantity.reader import quantity_in, read_quantity

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.finder import Span, find_quantities

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


def __getattr__(name: str) -> Any:
    """Load the finder when it is first asked for: its patterns take long to compile."""
    if name in {"Span", "find_quantities"}:
        from zhuzhou_facts.quantity import finder

        return getattr(finder, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

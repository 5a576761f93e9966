"""Written quantities: read with hedge and bounds, found in running text, formatted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from zhuzhou_facts.quantity.interval import EVERYTHING, Interval, Quantity, Reading, exact

if TYPE_CHECKING:
    from zhuzhou_facts.quantity.finder import Span, find_quantities
    from zhuzhou_facts.quantity.lexicon import SpanKind
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


def __getattr__(name: str) -> Any:
    """Load a reader of texts when it is first asked for: its patterns take long to compile."""
    if name in __all__:
        module = "reader" if name in {"quantity_in", "read_quantity"} else "finder"
        return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

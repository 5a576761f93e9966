"""Look up figures on Zhuzhou's forty years of reform, with hedge, bounds and citation.

The public names are those in `__all__`; they are loaded when they are first used, so that
importing the package costs nothing.

    >>> from zhuzhou_facts import load, compare
    >>> base = load()
    >>> base.fact("resident-population").figures[0].value
    Fraction(4021500, 1)
    >>> [item.id for item in compare(base, 1978, 2017)][:2]
    ['built-up-area', 'resident-population']
"""

from __future__ import annotations

# Not from `typing`, which takes as long to import as all that a lookup needs.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from zhuzhou_facts.base import load
    from zhuzhou_facts.document.proofreading import Remark, proofread
    from zhuzhou_facts.errors import (
        FactBaseError,
        FileUnreadableError,
        UnknownKeyError,
        UnreadableQuantityError,
        ZhuzhouFactsError,
    )
    from zhuzhou_facts.figures.audit import audit
    from zhuzhou_facts.figures.comparison import compare
    from zhuzhou_facts.figures.derivation import derive
    from zhuzhou_facts.figures.query import get
    from zhuzhou_facts.quantity import (
        Interval,
        Quantity,
        Reading,
        Span,
        find_quantities,
        read_quantity,
    )
    from zhuzhou_facts.records import Change, Fact, FactBase, Figure, Hedge, Kind
    from zhuzhou_facts.search import search

__version__ = "0.1.0"

__all__ = [
    "Change",
    "Fact",
    "FactBase",
    "FactBaseError",
    "Figure",
    "FileUnreadableError",
    "Hedge",
    "Interval",
    "Kind",
    "Quantity",
    "Reading",
    "Remark",
    "Span",
    "UnknownKeyError",
    "UnreadableQuantityError",
    "ZhuzhouFactsError",
    "__version__",
    "audit",
    "compare",
    "derive",
    "find_quantities",
    "get",
    "load",
    "proofread",
    "read_quantity",
    "search",
]

# From the lowest layer up, each of which imports those below it anyway.
_HOMES: Final = (
    *("errors", "records", "quantity", "base", "figures.query", "figures.derivation"),
    *("figures.comparison", "figures.audit", "search", "document.proofreading"),
)


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    if name in __all__:
        from importlib import import_module

        for module in _HOMES:
            found = getattr(import_module(f"{__name__}.{module}"), name, None)
            if found is not None:
                globals()[name] = found
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})

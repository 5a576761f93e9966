"""What each command shows people, as shapes without width or colour.

A screen is a function of a presenter and of what is shown. Its module is imported when the screen
is drawn: the formats for programs need none.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

_MODULES: Final = {
    "audit_screen": "evidence",
    "compare_screen": "comparing",
    "list_screen": "listing",
    "overview_screen": "overview",
    "problem_screen": "evidence",
    "proofread_screen": "evidence",
    "quote_screen": "cards",
    "record_screen": "listing",
    "scaffold_screen": "evidence",
    "search_screen": "listing",
    "show_screen": "cards",
    "text_screen": "cards",
    "theme_screen": "listing",
    "verify_screen": "evidence",
}


def __getattr__(name: str) -> Any:
    """Return a screen from its module."""
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)

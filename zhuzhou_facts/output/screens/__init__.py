"""What each command shows people, as shapes without width or colour.

A screen is a function of a presenter and of what is shown. Its module is imported when the screen
is drawn: the formats for programs need none.
"""

from importlib import import_module
from typing import Any

_SCREENS = {
    "cards": ("quote", "show", "text"),
    "comparing": ("compare",),
    "evidence": ("audit", "problem", "proofread", "scaffold", "verify"),
    "listing": ("list", "record", "search", "theme"),
    "overview": ("overview",),
}


def __getattr__(name: str) -> Any:
    """Return a screen from its module."""
    for module, screens in _SCREENS.items():
        if name.removesuffix("_screen") in screens:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(name)

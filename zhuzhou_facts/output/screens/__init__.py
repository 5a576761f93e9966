"""What each command shows people, as shapes without width or colour.

A screen is a function of a presenter and of what is shown. Its module is imported when the screen
is drawn: the formats for programs need none.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

_SCREENS: Final = {
    "cards": "quote show text",
    "comparing": "compare",
    "evidence": "audit problem proofread scaffold verify",
    "listing": "list record search theme",
    "overview": "overview",
}
_MODULES: Final = {
    f"{screen}_screen": module for module, names in _SCREENS.items() for screen in names.split()
}


def __getattr__(name: str) -> Any:
    """Return a screen from its module."""
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)

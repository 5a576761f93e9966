"""A colour for each theme, by its place among the themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

# Of the sixteen colours of a terminal, those that are read on black and on white alike (contrast
# above 3 on both), in an order that sets blue apart from the reds, which look alike to some.
PALETTE: Final = ("bright_blue", "red", "magenta")


def hue_of(base: FactBase, theme_id: str) -> str:
    """Return the colour of a theme; its name stands beside it wherever the colour does."""
    places = {theme.id: place for place, theme in enumerate(base.themes)}
    return PALETTE[places[theme_id] % len(PALETTE)]

"""Colours that are read on dark and on light terminals, and never tell anything alone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from zhuzhou_facts.figures.query import items
from zhuzhou_facts.output.overview import overview_pictures
from zhuzhou_facts.output.palette import PALETTE, hue_of
from zhuzhou_facts.output.table import Canvas, Column, Grid
from zhuzhou_facts.output.views import Teller, item_grid, theme_grid
from zhuzhou_facts.quantity.reader import Reading

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

# The colours as xterm shows them, by name; other terminals differ little.
XTERM = {"bright_blue": (92, 92, 255), "red": (205, 0, 0), "magenta": (205, 0, 205)}


def luminance(colour: tuple[int, int, int]) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("hue", PALETTE)
def test_a_colour_is_read_on_black_and_on_white(hue: str) -> None:
    light = luminance(XTERM[hue])
    assert (light + 0.05) / 0.05 >= 3
    assert 1.05 / (light + 0.05) >= 3


def test_neighbouring_themes_differ_in_colour(base: FactBase) -> None:
    hues = [hue_of(base, theme.id) for theme in base.themes]
    assert hues[:4] == ["bright_blue", "red", "magenta", "bright_blue"]
    assert all(one != other for one, other in pairwise(hues))


def test_without_colour_the_same_is_said(base: FactBase) -> None:
    teller = Teller(base, "en", None, Reading.STRICT)
    pictures = [
        *overview_pictures(teller),
        *theme_grid(teller),
        *item_grid(teller, items(base, Reading.STRICT, derived=True)),
    ]
    coloured = Canvas(width=100, color=True).draw(pictures)
    assert "\x1b[1;94m" in coloured  # bold, bright blue
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    lines = [line.rstrip() for line in bare.splitlines()]
    assert lines == Canvas(width=100).draw(pictures).splitlines()


def test_keys_are_bold_and_take_the_colour_of_their_row() -> None:
    grid = Grid((Column("K", "key"), Column("N")), (("a", "x"), ("b", "y")), hues=("red", ""))
    drawn = Canvas(color=True).draw([grid])
    assert "\x1b[1;31ma\x1b[0m" in drawn
    assert "\x1b[1mb" in drawn


def test_a_list_in_another_order_names_the_theme_in_each_row(base: FactBase) -> None:
    teller = Teller(base, "en", None, Reading.STRICT)
    found = list(items(base, Reading.STRICT, derived=False))
    (forwards,) = item_grid(teller, found)
    (backwards,) = item_grid(teller, reversed(found))
    assert isinstance(forwards, Grid)
    assert isinstance(backwards, Grid)
    titles = [row for row in forwards.rows if isinstance(row, str)]
    assert titles == [theme.name.en for theme in base.themes]
    assert not any(isinstance(row, str) for row in backwards.rows)
    assert str(backwards.rows[0][3]).startswith("Party §8")

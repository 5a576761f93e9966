"""The chart of then and now: marks where the multiples are, words as the table has them."""

from __future__ import annotations

import os
import subprocess
import sys
from math import log10
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from zhuzhou_facts.figures.comparison import compare
from zhuzhou_facts.output.chart import Legend, Line, Panel, Plot, Spot, as_chart
from zhuzhou_facts.output.charting import comparison_plot
from zhuzhou_facts.output.picture import Frame
from zhuzhou_facts.output.views import Teller
from zhuzhou_facts.quantity.reader import Reading

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
FRAME = Frame("Then and now", "Source: a paper, 2018", "en")
LEGEND = Legend("stated", "derived", "bounds", "open")


def _plot(*ends: Spot) -> Plot:
    start = Spot(1.0, 1.0, 1.0, is_stated=True)
    lines = tuple(Line(f"n{i}", "then", "now", "change", start, end) for i, end in enumerate(ends))
    panel = Panel("multiple", is_logarithmic=True, lines=lines)
    return Plot(("Name", "1978", "2017", "Change"), (panel,), LEGEND, ("a caveat",))


def _parsed(plot: Plot) -> ET.Element:
    return ET.fromstring(as_chart(plot, FRAME))  # noqa: S314 - our own document


def _ways(root: ET.Element) -> list[tuple[float, float]]:
    """Return where each line of the chart begins and ends, without the legend's."""
    return [
        (float(line.get("x1", 0)), float(line.get("x2", 0)))
        for line in root.iter(f"{SVG}line")
        if str(line.get("class")).endswith(" line")
    ]


def test_lengths_are_the_logarithms_of_the_multiples() -> None:
    exact = [Spot(n, n, n, is_stated=True) for n in (10.0, 100.0, 2.0)]
    ten, hundred, two = (b - a for a, b in _ways(_parsed(_plot(*exact))))
    assert hundred == pytest.approx(2 * ten, abs=0.2)
    assert two == pytest.approx(ten * log10(2), abs=0.2)


def test_a_fall_goes_to_the_left_in_its_own_colour() -> None:
    root = _parsed(_plot(Spot(0.1, 0.1, 0.1, is_stated=True)))
    ((start, end),) = _ways(root)
    assert end < start
    assert [line.get("class") for line in root.iter(f"{SVG}line")].count("fall line") == 1


def test_bounds_are_shaded_and_an_open_bound_is_an_arrow() -> None:
    root = _parsed(
        _plot(Spot(4.0, 2.0, 8.0, is_stated=True), Spot(None, 5.0, None, is_stated=True))
    )
    (band, _legend) = (box for box in root.iter(f"{SVG}rect") if box.get("class") == "rise band")
    (_, end), (_, open_end) = _ways(root)
    left = float(band.get("x", 0))
    middle = left + float(band.get("width", 0)) / 2
    assert middle == pytest.approx(end, abs=0.2)  # 4 is halfway from 2 to 8 on such an axis
    arrows = [p for p in root.iter(f"{SVG}path") if p.get("class") == "rise tip"]
    assert len(arrows) == 2  # one of the row, one of the legend
    dots = [dot.get("class") for dot in root.iter(f"{SVG}circle")]
    # What is only a bound is a ring, and so is the legend's.
    assert dots.count("rise ring") == 2
    assert open_end > left


def test_the_words_are_those_of_the_table_with_caveats_and_source(base: FactBase) -> None:
    teller = Teller(base, "en", None, Reading.STRICT)
    found = compare(base, 1978, 2017)
    root = ET.fromstring(as_chart(comparison_plot(teller, found), FRAME))  # noqa: S314 - our own
    words = [item.text or "" for item in root.iter(f"{SVG}text")]
    for told in (
        "<47.7 km²",
        "2016: 238 km²",
        "more than 5 times",
        "≈2.87 million people",
        "(2.77–2.98 million)",
        "a year: 0.87%",
        "≈40.77 times",
        "up 30.7 percentage points",
        "[1] the figure is for 2016, not 2017",
        "[2] whether prices are comparable is not said",
        "Source: a paper, 2018",
    ):
        assert told in words
    described = root.findtext(f"{SVG}desc") or ""
    assert "built-up area [1]: <47.7 km² → 2016: 238 km²; more than 5 times" in described


def test_a_share_has_its_own_axis_in_percent(base: FactBase) -> None:
    teller = Teller(base, "en", None, Reading.STRICT)
    ratios, shares = comparison_plot(teller, compare(base, 1978, 2017)).panels
    assert ratios.is_logarithmic
    assert [line.name for line in shares.lines] == ["urbanisation rate"]
    (share,) = shares.lines
    assert share.start is not None
    assert share.end is not None
    # 65.7 less 30.7 points: 35.0, between 34.9 and 35.1.
    assert (share.start.value, share.start.low, share.start.high) == (35.0, 34.9, 35.1)
    assert (share.start.is_stated, share.end.value, share.end.is_stated) == (False, 65.7, True)


def test_a_stated_multiple_without_a_top_is_open(base: FactBase) -> None:
    teller = Teller(base, "en", None, Reading.STRICT)
    (panel,) = comparison_plot(teller, compare(base, facts=[base.fact("built-up-area")])).panels
    end = panel.lines[0].end
    assert end is not None
    assert (end.value, end.low, end.high) == (None, 5.0, None)


def test_in_both_languages_each_has_its_line(base: FactBase) -> None:
    teller = Teller(base, "both", None, Reading.STRICT)
    found = compare(base, facts=[base.fact("resident-population")])
    (panel,) = comparison_plot(teller, found).panels
    zh, en = panel.lines[0].then.split("\n")
    assert zh.startswith("≈287万人")
    assert en == "≈2.87 million people (2.77–2.98 million)"


def test_the_picture_in_the_readme_is_what_the_tool_draws(tmp_path: Path) -> None:
    path = tmp_path / "comparison.svg"
    subprocess.run(
        [sys.executable, "-m", "zhuzhou_facts", "compare", "--all", "-L", "en", "--save", path],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
    )
    kept = ROOT / ".github" / "comparison.svg"
    assert path.read_bytes() == kept.read_bytes(), (
        "draw it again: zzf compare --all -L en --save .github/comparison.svg"
    )
    assert "](.github/comparison.svg)" in (ROOT / "README.md").read_text(encoding="utf-8")

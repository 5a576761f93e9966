"""Every screen, page and chart of any base is drawn, in both languages and at any width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from generated import bases
from hypothesis import given, settings
from hypothesis import strategies as st
from toys import base_of, change, fact, figure

from zhuzhou_facts.figures.audit import audit
from zhuzhou_facts.figures.comparison import asked_times, compare
from zhuzhou_facts.figures.query import items
from zhuzhou_facts.output import screens
from zhuzhou_facts.output.chart import comparison_chart
from zhuzhou_facts.output.folding import width
from zhuzhou_facts.output.page import Page, fact_page
from zhuzhou_facts.output.presenter import Presenter
from zhuzhou_facts.output.screens.comparing import compare_screen
from zhuzhou_facts.output.screens.overview import headline_comparisons
from zhuzhou_facts.output.shapes import Numbers, both
from zhuzhou_facts.output.terminal import draw
from zhuzhou_facts.quantity import Reading, read_quantity
from zhuzhou_facts.search import search

if TYPE_CHECKING:
    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.output.shapes import Row
    from zhuzhou_facts.quantity import Quantity
    from zhuzhou_facts.records import FactBase


@settings(max_examples=40)
@given(bases(), st.integers(20, 140), st.sampled_from([None, "source", "zh", "intl"]))
def test_every_screen_is_drawn(base: FactBase, room: int, units: str | None) -> None:
    presenter = Presenter(base, "zh", units, Reading.STRICT)
    found = list(items(base, Reading.STRICT, derived=True))
    hits = search(base, base.facts[0].name.zh or "whole") if base.facts else ()
    compared = compare(base, every=True)
    times = asked_times(base, None, None)
    makers = [
        screens.overview_screen,
        screens.theme_screen,
        lambda it: screens.list_screen(it, found),
        lambda it: screens.list_screen(it, found[::-1]),
        lambda it: screens.show_screen(it, found),
        lambda it: screens.audit_screen(it, audit(base)),
        lambda it: screens.search_screen(it, hits, explain=True),
    ]
    if compared:
        makers.append(lambda it: screens.compare_screen(it, compared, times))
        for lang in ("zh", "both"):
            ET.fromstring(comparison_chart(presenter, compared, times, lang))  # noqa: S314 - ours
    page = Page.of(presenter, "both")
    for make in makers:
        zh, en = make(presenter), make(presenter.in_language("en"))
        for screen in (zh, en, both(zh, en)):
            lines = draw(screen, room=room).splitlines()
            assert any(lines) or not screen
            # Only a word that is wider than the terminal stands beyond it.
            beyond = [line for line in lines if width(line) > room and " " in line.strip()]
            assert room < 60 or not beyond
        assert "<main" in page.document(page.screen(make))
    assert "<article" in fact_page(page, found, headline_comparisons(base))


DIGITS = ("340", "4.0215", "65000")
CHANGES = (("times", "1.4倍"), ("times", "50000倍"), ("growth", "18%"), ("growth", "40倍"))


def drawn(base: FactBase, lang: str, units: str) -> list[tuple[Comparison, Row]]:
    """Return every comparison with its row in the table."""
    found = compare(base, every=True)
    screen = compare_screen(Presenter(base, lang, units, Reading.STRICT), found, (None, None))
    rows = [row for shape in screen if isinstance(shape, Numbers) for row in shape.rows]
    return list(zip(found, rows, strict=True))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("unit", ["人", "美元", "%"])
@pytest.mark.parametrize("size", ["", "万", "亿", " million "])
@pytest.mark.parametrize("digits", DIGITS)
def test_a_comparison_shows_its_numbers_whatever_their_size(
    digits: str, size: str, unit: str, lang: str
) -> None:
    written = f"{digits}{size}{unit}"
    facts = [fact("x", figure(it + unit, "1990"), figure(written, "2017")) for it in DIGITS]
    for kind, words in CHANGES if unit != "%" else ():
        grown = change(kind, "1990", "2017", words)
        facts += [fact("x", figure(written, when), changes=(grown,)) for when in ("1990", "2017")]
    for units in ("zh", "intl"):
        for item, row in drawn(base_of(*facts), lang, units):
            counted = row.unit.strip(" （）()")
            for side, cell in zip((item.start, item.end), row.cells[1:3], strict=True):
                assert read(f"{cell.words.lstrip('≈=')} {counted}").value == side.shown.value
                if counted and cell.below:
                    assert read(f"{cell.below} {counted}").strict.contains(side.estimate.interval)
            if unit == "%":
                (points,) = re.findall("[0-9.,]+", row.cells[3].words)
                assert read(points).value == abs(item.difference.rounded().value or 0)


def read(words: str) -> Quantity:
    return read_quantity(words.strip())


@pytest.mark.parametrize(
    ("then", "now", "points"),
    [
        ("34%", "60%", "up ≈26 points"),
        ("60%", "34%", "down ≈26 points"),
        # 64.5 to 65.5 and at most 70; 39.5 to 40.5 and at least 34: up or down, nobody knows.
        ("65%", "近70%", "difference <5.5 points"),
        ("40%", "逾34%", "difference >-6.5 points"),
        ("65%", "65%", "difference ≈0 points"),
        ("34%", "约60%", ""),
    ],
)
def test_a_share_rose_or_fell_only_where_its_bounds_say_so(
    then: str, now: str, points: str
) -> None:
    base = base_of(fact("x", figure(then, "1990"), figure(now, "2017")))
    ((_, row),) = drawn(base, "en", "intl")
    assert row.cells[3].words == points


@pytest.mark.parametrize(
    ("then", "now", "lang", "shown"),
    [
        ("340,000 people", "4.0215 million people", "en", ("0.34", "4.0215")),
        ("340,000 people", "402.15万人", "zh", ("34", "402.15")),
        ("0人", "402.15万人", "zh", ("0", "402.15")),
        ("四十公里", "六十公里", "zh", ("四十公里", "六十公里")),
        ("四十公里", "六十公里", "en", ("forty km", "sixty km")),
        ("三成", "六成", "zh", ("3成", "6成")),
        ("三成", "六成", "en", ("30", "60")),
    ],
)
def test_what_two_numbers_are_counted_in(
    then: str, now: str, lang: str, shown: tuple[str, str]
) -> None:
    base = base_of(fact("x", figure(then, "1990"), figure(now, "2017")))
    ((_, row),) = drawn(base, lang, "zh" if lang == "zh" else "intl")
    assert tuple(cell.words for cell in row.cells[1:3]) == shown

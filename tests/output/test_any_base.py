"""Every screen, page and chart of any base is drawn, in both languages and at any width."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generated import bases
from hypothesis import given, settings
from hypothesis import strategies as st

from zhuzhou_facts.figures.audit import audit
from zhuzhou_facts.figures.comparison import asked_times, compare
from zhuzhou_facts.figures.query import items
from zhuzhou_facts.output import screens
from zhuzhou_facts.output.chart import comparison_chart
from zhuzhou_facts.output.folding import width
from zhuzhou_facts.output.page import Page, fact_page
from zhuzhou_facts.output.presenter import Presenter
from zhuzhou_facts.output.screens.overview import headline_comparisons
from zhuzhou_facts.output.shapes import both
from zhuzhou_facts.output.terminal import draw
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.search import search

if TYPE_CHECKING:
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

"""Pages: one file that loads nothing, in both languages, with every fact to be linked to."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import HARBOUR
from toys import base_of, fact, figure

from zhuzhou_facts.base.loading import load
from zhuzhou_facts.document import Copy
from zhuzhou_facts.document.proofreading import proofread
from zhuzhou_facts.figures.audit import audit
from zhuzhou_facts.figures.comparison import asked_times, compare
from zhuzhou_facts.figures.query import items
from zhuzhou_facts.output.chart import comparison_chart
from zhuzhou_facts.output.page import Page, fact_page
from zhuzhou_facts.output.presenter import Presenter
from zhuzhou_facts.output.report import draft_report
from zhuzhou_facts.output.rows import Records
from zhuzhou_facts.output.screens.evidence import audit_screen
from zhuzhou_facts.output.screens.listing import record_screen
from zhuzhou_facts.output.screens.overview import headline_comparisons
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.records import Text

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

VOID = {"meta", "input", "br"}


class Tree(HTMLParser):
    """The texts of a page, its ids and links; every element that is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids = re.findall(r' id="([^"]*)"', text)
        self.links = re.findall(r' href="([^"]*)"', text)
        self.tags: list[str] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Note an element."""
        self.tags.append(tag)
        self._open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        """Hold the end of an element against its start."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)


def page_of(base: FactBase, lang: str) -> Page:
    return Page.of(Presenter(base, "zh", None, Reading.STRICT), lang)


def whole(base: FactBase, lang: str = "zh") -> str:
    found = list(items(base, Reading.STRICT, derived=True))
    return fact_page(page_of(base, lang), found, headline_comparisons(base))


def test_every_fact_has_an_id_and_a_link_to_itself_and_no_link_leads_out(base: FactBase) -> None:
    text = whole(base)
    tree = Tree(text)
    assert len(tree.ids) == len(set(tree.ids))
    assert {fact.id for fact in base.facts} <= set(tree.ids)
    assert set(tree.links) <= {f"#{each}" for each in tree.ids}
    assert tree.tags.count("h1") == tree.tags.count("main") == 1
    # Nothing is loaded from elsewhere.
    assert not re.search(r"https?:|url\(|@import|<link|<img|src=", text)


def test_statements_figures_bounds_and_formulas_are_all_there(base: FactBase) -> None:
    text = "".join(Tree(whole(base)).texts)
    for it in base.facts:
        assert (it.statement.zh or "-") in text
        assert (it.statement.en or "-") in text
        for number in it.figures:
            assert number.written in text
    assert "402.145万～402.155万人" in text
    assert "402.15万人 ÷ 1.4倍" in text


@pytest.mark.parametrize(("lang", "code"), [("zh", "zh-Hans"), ("en", "en"), ("both", "zh-Hans")])
def test_the_language_that_is_asked_for_is_shown_first(
    base: FactBase, lang: str, code: str
) -> None:
    text = whole(base, lang)
    assert f'<html lang="{code}">' in text
    assert f'id="lang-{lang}" checked' in text
    assert text.count(" checked>") == 1


def test_a_base_of_one_language_has_no_switch() -> None:
    text = whole(load(HARBOUR), "zh")
    assert '<html lang="en">' in text
    assert 'type="radio"' not in text
    assert not re.search(r'class="zh"', text)


def test_only_the_facts_that_were_asked_for_are_on_the_page(base: FactBase) -> None:
    found = [it for it in items(base, Reading.STRICT, derived=False) if it.key.startswith("major")]
    ids = Tree(fact_page(page_of(base, "en"), found)).ids
    assert ("major-bridges" in ids, "resident-population" in ids) == (True, False)


def test_what_a_command_shows_is_a_page_too(base: FactBase) -> None:
    findings = audit(base)
    page = page_of(base, "en")
    text = page.document(page.screen(lambda it: audit_screen(it, findings)))
    tree = Tree(text)
    assert '<th scope="col"><span class="zh" lang="zh-Hans">原文</span>' in text
    assert "39.67–39.87 times" in "".join(tree.texts)


@given(st.text(max_size=30), st.text(max_size=30))
def test_data_runs_nothing_and_is_shown(name: str, cell: str) -> None:
    base = base_of(fact("a", figure("107座"), zh=f"<b>{name}</b>&"))
    text = whole(base)
    Tree(text)
    assert "<b>" + name not in text or not name.strip()
    records = Records(("name",), ((f"</td>{cell}<script>",),))
    page = page_of(base, "zh")
    shown = Tree(page.document(page.screen(lambda _: record_screen(records))))
    assert "script" not in shown.tags[:-1] or shown.tags.count("script") == 1
    assert "</td>" in "".join(shown.texts)


def test_a_report_marks_every_number_and_lists_the_right_ones(base: FactBase) -> None:
    draft = "2017年株洲常住人口402.51万人。\n重要桥梁107座，另有三千棵<i>树</i>。\n"
    remarks = proofread(draft, base)
    text = draft_report(page_of(base, "zh"), remarks, Copy("a/d.txt", draft), [base])
    tree = Tree(text)
    assert "<h1>d.txt</h1>" in text
    for number, remark in enumerate(remarks, 1):
        assert {f"m{number}", f"n{number}"} <= set(tree.ids)
        assert remark.draft in "".join(tree.texts)
    assert {link[1:] for link in tree.links} <= set(tree.ids)
    assert "&lt;i&gt;" in text


GONE = base_of(
    fact("up", figure("2座", "1990"), figure("8座", "2020")),
    fact("down", figure("8座", "1990"), figure("2座", "2020")),
    fact("open", figure("4座", "1990"), figure("逾16座", "2020")),
    fact("share", figure("25%", "1990"), figure("75%", "2020")),
)


def chart_of(base: FactBase, lang: str, *names: str) -> str:
    presenter = Presenter(base, "zh" if lang == "zh" else "en", None, Reading.STRICT)
    compared = compare(base, facts=[base.fact(name) for name in names] or None)
    return comparison_chart(presenter, compared, asked_times(base, None, None), lang)


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_the_chart_is_xml_and_says_what_it_shows(lang: str) -> None:
    tree = ET.fromstring(chart_of(GONE, lang))  # noqa: S314 - it is our own
    names = {"svg": "http://www.w3.org/2000/svg"}
    description = tree.findtext("svg:desc", namespaces=names) or ""
    assert "2 → 8" in description
    assert ("甲" in description) == (lang != "en")
    assert len(description.splitlines()) == 4


def test_a_chart_says_what_its_stars_mean(base: FactBase) -> None:
    notes = {"zh": "* 2016年的数，不是2017年的", "en": "* the figure is for 2016, not 2017"}
    for lang, note in notes.items():
        chart = chart_of(base, lang)
        assert "238*" in chart
        assert f">{note}" in chart


def test_a_chart_has_no_character_that_xml_has_not() -> None:
    name = Text(zh="甲", en="a\ufffeb\uffff & <c>")
    base = replace(GONE, facts=tuple(replace(fact, name=name) for fact in GONE.facts))
    tree = ET.fromstring(chart_of(base, "en"))  # noqa: S314 - it is our own
    assert r"a\ufffeb\uffff & <c>" in "".join(tree.itertext())


def test_the_chart_places_multiples_by_their_logarithm_and_shares_by_percent() -> None:
    chart = chart_of(GONE, "en")
    dots = [
        (float(x), kind)
        for x, kind in re.findall(r'<circle cx="([0-9.]+)"[^>]* class="([a-z ]+)"', chart)
    ]
    (up, _), (up_end, rise), (down, _), (down_end, fall), (_, _), (_, bound) = dots[:6]
    # From one to four times, and from one to a quarter: as far to the right as to the left.
    assert rise == "rise"
    assert fall == "fall"
    assert up == down
    assert up_end - up == pytest.approx(down - down_end, abs=0.2)
    assert bound == "rise open"
    # 25 % and 75 % of an axis from 0 to 100 that is 228 pixels long.
    (first, _), (last, _) = dots[6:8]
    assert last - first == pytest.approx((665 - 365 - 2 * 36) / 2, abs=0.2)
    assert 'class="rise dash"' in chart


def test_a_computed_share_is_an_open_dot(base: FactBase) -> None:
    chart = chart_of(base, "en", "urbanisation-rate")
    assert re.findall(r'<circle[^>]* class="([a-z ]+)"', chart)[:2] == ["rise open", "rise"]

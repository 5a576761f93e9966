"""What people see: the numbers with their hedges and bounds, in the words of their language."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from toys import base_of, fact, figure

from zhuzhou_facts.base.loading import load
from zhuzhou_facts.document.matching import Result
from zhuzhou_facts.document.quoting import Quotation
from zhuzhou_facts.figures.audit import audit
from zhuzhou_facts.figures.comparison import compare
from zhuzhou_facts.figures.derivation import DerivedFigure
from zhuzhou_facts.figures.query import get, items
from zhuzhou_facts.output import overview
from zhuzhou_facts.output.rows import Records
from zhuzhou_facts.output.table import Canvas, Card, Grid
from zhuzhou_facts.output.views import (
    Teller,
    any_grid,
    audit_grid,
    comparison_grid,
    derived_card,
    fact_card,
    item_grid,
    quotation_cards,
    theme_grid,
)
from zhuzhou_facts.output.words import WORDS, both, say
from zhuzhou_facts.quantity.reader import Reading
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.output.table import Cell, Picture
    from zhuzhou_facts.records import FactBase

HARBOUR = Path(__file__).parents[1] / "data" / "bases" / "harbour.yaml"
WIDTHS = (20, 40, 60, 80, 100, 120, 200)


def teller(
    base: FactBase,
    lang: str = "zh",
    units: str | None = None,
    reading: Reading = Reading.STRICT,
) -> Teller:
    return Teller(base, lang, units, reading)


def grid(pictures: list[Picture]) -> Grid:
    (picture,) = pictures
    assert isinstance(picture, Grid)
    return picture


def cells(found: Grid) -> dict[str, tuple[Cell, ...]]:
    """Return the rows by what stands first in them, without the marks of footnotes."""
    rows = [row for row in found.rows if not isinstance(row, str)]
    return {re.sub(r"( \[\d\])+$", "", str(row[0])): row for row in rows}


def test_the_audit_prints_both_intervals_and_the_verdict(base: FactBase) -> None:
    rows = cells(grid(audit_grid(teller(base, "zh"), audit(base))))
    assert rows["foreign-trade"][2:5] == ("39.5–40.5", "39.67–39.87", "相合")
    assert rows["ring-roads-of-roads"][2:5] == ("?", "33.35–33.45", "不能判定")
    assert rows["resident-population"][2:5] == ("1.35–1.45", "", "不能判定")
    english = cells(grid(audit_grid(teller(base, "en"), audit(base))))
    assert english["foreign-trade"][4] == "agrees"


def test_a_list_tells_each_figure_and_marks_what_is_derived(base: FactBase) -> None:
    city = [
        item
        for item in items(base, Reading.STRICT, derived=True)
        if item.key.startswith("resident-population")
    ]
    found = grid(item_grid(teller(base, "en"), city))
    assert found.rows == (
        "City development",
        ("resident-population@2017", "resident population", "4.0215 million people", "§2 ¶1"),
        (
            "resident-population@1978",
            "resident population",
            "≈2.87 million people (2.77–2.98 million) [derived]",
            "§2 ¶1",
        ),
    )
    assert found.caption == WORDS["derived-caption"].en
    measure = grid(item_grid(teller(base, "zh"), get(base, "river-chief-system")))
    assert measure.rows[1] == ("river-chief-system", "河长制", "举措", "§3 ¶2")
    assert measure.caption == ""
    caption = grid(item_grid(teller(base, "zh"), get(base, "online-inquiry-platform")))
    assert caption.rows[1][3] == "§7 ¶3 ▲"


def test_themes_have_counts(base: FactBase) -> None:
    assert grid(theme_grid(teller(base, "zh"))).rows[5] == (
        *("countryside", "乡村与脱贫攻坚", "§5", "11", "3"),
    )


@pytest.mark.parametrize(
    ("lang", "units", "told"),
    [
        ("zh", None, "402.15万人"),
        ("en", None, "4.0215 million people"),
        ("both", None, "402.15万人 / 4.0215 million people"),
        ("zh", "intl", "4.0215 million people"),
        ("en", "zh", "402.15万人"),
        ("en", "source", "402.15万人"),
    ],
)
def test_numbers_are_told_in_the_units_asked_for(
    base: FactBase, lang: str, units: str | None, told: str
) -> None:
    (item,) = get(base, "resident-population")
    assert teller(base, lang, units).item(item) == told


def test_times_are_told_by_their_names(base: FactBase) -> None:
    assert teller(base, "zh").when("before") == "此前"
    assert teller(base, "both").when("before") == "此前 before"
    assert teller(base, "en").when("2012-11/..") == "since the 18th Party Congress"
    assert teller(base, "en").when("2018-06") == "2018-06"
    assert teller(base, "en").when(None) == ""


def test_a_card_has_everything_about_a_fact(base: FactBase) -> None:
    card = fact_card(teller(base, "zh"), base.fact("foreign-trade"))
    lines = list(card.lines)
    assert ("1978", "5372万美元  (5371.5万–5372.5万美元)") in lines
    assert ("变化 1978 → 2017", "增长40倍") in lines
    assert ("出处", "§4 ¶1") in lines
    assert ("类别", "指标") in lines
    assert {label for label, _ in lines} >= {"标签", "又名", "注意"}
    assert card.subtitle == "foreign-trade  对外开放"
    # A count is exact and has no bounds; what follows from a figure stands with it.
    bridges = fact_card(teller(base, "en"), base.fact("major-bridges"))
    assert ("2017", "107 bridges") in bridges.lines
    assert ("As written", "107座") in bridges.lines
    assert (
        "What follows other major bridges 2017",
        "80 bridges = 107座 − 7座 − 20座",
    ) in bridges.lines
    people = fact_card(teller(base, "zh"), base.fact("resident-population"))
    assert ("由此推算 1978", "≈287万人(277万–298万) = 402.15万人 ÷ 1.4倍") in people.lines
    rules = fact_card(teller(base, "both"), base.fact("party-committee-rules"))
    statement = base.fact("party-committee-rules").statement
    assert rules.paragraphs == (statement.zh, statement.en)
    assert ("原文写作 As written", "《市委工作规则》") in rules.lines


def test_a_card_of_a_bare_fact_has_no_empty_lines() -> None:
    base = base_of(replace(fact("a", figure("3公里")), tags=()))
    card = fact_card(teller(base, "zh"), base.fact("a"))
    assert all(words for _, words in card.lines)
    assert ("数值", "3公里  (2.5–3.5公里)") in card.lines
    assert not {label for label, _ in card.lines} & {"又名", "注意", "标签"}


def derived(base: FactBase, key: str) -> list[DerivedFigure]:
    return [item for item in get(base, key) if isinstance(item, DerivedFigure)]


def test_a_card_of_a_derived_figure_has_its_formula_and_inputs(base: FactBase) -> None:
    card = derived_card(teller(base, "zh"), derived(base, "city-gdp"))
    assert ("数值", "≈2577亿元(2573亿–2581亿) = 1376亿元 ÷ 53.4%") in card.lines
    assert ("由此推算", "county-economy, county-economy-share") in card.lines
    assert card.lines[-1][0] == "注意"
    assert card.subtitle == "city-gdp  推算"
    plants = derived(base, "polluting-plants-closed-in-other-years")
    card = derived_card(teller(base, "en"), plants)
    assert [label for label, _ in card.lines] == ["past five years", "What follows", "Note"]


def test_a_quotation_marks_the_figure_in_its_sentence(base: FactBase) -> None:
    quotation = Quotation(
        key="resident-population@2017",
        exact="乙",
        prefix="甲",
        suffix="丙",
        start=3,
        end=4,
        sentence_start=2,
        sentence_end=6,
        result=Result.EXACT,
    )
    (card,) = quotation_cards(teller(base), [quotation], "一。甲乙丙。二")
    assert card == Card(
        title="resident-population@2017",
        subtitle="§2 ¶1  3–4",
        paragraphs=("甲【乙】丙。",),
        hue="magenta",  # the third theme has the third colour
    )


def test_chosen_fields_are_a_table_under_their_names() -> None:
    found = any_grid(Records(("key", "value", "tags"), (("a@1990", None, ("x", "y")),)))
    assert [(column.heading, column.role) for column in found.columns] == [
        ("key", "key"),
        ("value", "text"),
        ("tags", "text"),
    ]
    assert found.rows == (("a@1990", "", "x;y"),)


def pictures(base: FactBase, lang: str, comparisons: tuple[Comparison, ...]) -> list[Picture]:
    told = teller(base, lang)
    return [
        *overview.overview_pictures(told),
        *comparison_grid(told, comparisons),
        *audit_grid(told, audit(base)),
        *item_grid(told, list(items(base, Reading.STRICT, derived=True))[:40]),
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_no_word_of_any_cell_is_cut_at_any_width(base: FactBase, lang: str, width: int) -> None:
    for picture in pictures(base, lang, compare(base, every=True)):
        text = Canvas(width=width).draw([picture])
        drawn = re.sub(r"[\s─]", "", text)
        grid_rows = picture.rows if isinstance(picture, Grid) else ()
        words: list[str] = []
        for row in grid_rows:
            told = [row] if isinstance(row, str) else [it for it in row if isinstance(it, str)]
            words += [word for cell in told for word in cell.split()]
        if width < 60:
            # One under another: each word stands in one piece but for the line ends.
            assert [word for word in words if word not in drawn] == []
        for sign in set("".join(words)):
            assert drawn.count(safe(sign)) >= "".join(words).count(sign)


def test_the_overview_has_source_themes_headline_and_next_steps(base: FactBase) -> None:
    text = Canvas(width=120).draw(overview.overview_pictures(teller(base, "zh")))
    assert text.startswith(base.source.title.get("zh"))
    assert f"{len(base.facts)}个条目，{sum(len(it.figures) for it in base.facts)}个数" in text
    assert "402.15万人" in text
    assert "zzf show built-up-area" in text
    assert "zzf list city" in text


def test_the_overview_finds_the_years_of_another_base() -> None:
    harbour = load(str(HARBOUR))
    text = Canvas(width=120).draw(overview.overview_pictures(teller(harbour, "en")))
    assert "1990" in text
    assert "1.2 million tonnes" in text


def test_the_overview_of_a_base_without_pairs_or_facts() -> None:
    alone = overview.overview_pictures(teller(base_of(fact("a", figure("2个", "1990"))), "en"))
    assert len(alone) == 3
    assert "zzf show a" in Canvas().draw(alone)
    labelled = base_of(fact("a", figure("2个", "before"), figure("3个", "after")))
    assert len(overview.overview_pictures(teller(labelled, "en"))) == 3
    assert "zzf list THEME" in Canvas().draw(overview.overview_pictures(teller(base_of(), "en")))


def test_every_word_is_there_in_both_languages_in_signs_of_gbk() -> None:
    for text in WORDS.values():
        assert text.zh
        assert text.en
        assert text.zh.encode("gbk")
        assert text.en.encode("gbk")


def test_both_languages_are_told_once_where_they_are_the_same() -> None:
    assert say("key", "both") == "键 Key"
    assert both(None, "zh") == ""
    assert both(WORDS["key"], "en") == "Key"
    assert both(type(WORDS["key"])(zh="IGBT", en="IGBT"), "both") == "IGBT"

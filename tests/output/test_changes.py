"""The table of then and now: two figures, the change between them, a bar of its size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from toys import base_of, change, fact, figure

from zhuzhou_facts.figures.comparison import compare
from zhuzhou_facts.output.table import Bar, Grid
from zhuzhou_facts.output.views import Teller, comparison_grid
from zhuzhou_facts.output.words import WORDS
from zhuzhou_facts.quantity.reader import Reading

if TYPE_CHECKING:
    from zhuzhou_facts.output.table import Cell, Chart, Picture
    from zhuzhou_facts.records import FactBase


def teller(base: FactBase, lang: str = "zh") -> Teller:
    return Teller(base, lang, None, Reading.STRICT)


def grid(pictures: list[Picture]) -> Grid:
    (picture,) = pictures
    assert isinstance(picture, Grid)
    return picture


def cells(found: Grid) -> dict[str, tuple[Cell, ...]]:
    """Return the rows by what stands first in them, without the marks of footnotes."""
    rows = [row for row in found.rows if not isinstance(row, str)]
    return {re.sub(r"( \[\d\])+$", "", str(row[0])): row for row in rows}


def compared(base: FactBase, lang: str, *, every: bool = True) -> Grid:
    return grid(comparison_grid(teller(base, lang), compare(base, every=every)))


@pytest.mark.parametrize(
    ("name", "row"),
    [
        (
            "建成区面积",
            ("<47.7平方公里", ("2016", "238平方公里"), "5倍多\n增加 190–240平方公里", ""),
        ),
        (
            "常住人口",
            (
                "≈287万人\n(277万–298万)",
                "402.15万人",
                "1.4倍\n(1.35–1.45倍)\n增加 ≈115万人\n(104万–125万)",
                "0.87%",
            ),
        ),
        ("城镇化率", ("≈35.0%\n(34.9–35.1)", "65.7%", "提高30.7个百分点", "")),
        (
            # Bounds may allow more digits: four are enough of a multiple.
            "城区规划面积",
            (
                ("此前", "862.69平方公里"),
                ("2018-06", "1916.38平方公里"),
                "≈2.221倍\n(2.221–2.222)\n增加 ≈1053.69平方公里\n(1053.68–1053.70)",
                "",
            ),
        ),
        (
            "进出口总额",
            (
                "5372万美元",
                "21.9亿美元",
                "≈40.77倍\n(40.67–40.87)\n增加 ≈21.36亿美元\n(21.31亿–21.42亿)\n原文所述: 增长40倍",
                "9.974%",
            ),
        ),
        # 144/1788 = 0.080537 exactly: told in four digits, without bounds; and as the fall it is.
        (
            "市本级行政审批事项",
            (("此前", "1788项"), ("此后", "144项"), "≈0.08054倍\n减少 1644项", ""),
        ),
    ],
)
def test_a_comparison_tells_two_figures_and_the_change(
    base: FactBase, name: str, row: tuple[Cell, ...]
) -> None:
    assert cells(compared(base, "zh"))[name][1:] == row


def test_a_comparison_in_english_and_in_both_languages(base: FactBase) -> None:
    english = cells(compared(base, "en"))
    assert english["total imports and exports"][3] == (
        "≈40.77 times\n(40.67–40.87)\nup ≈2.136 billion US dollars\n(2.131–2.142 billion)\n"
        "Stated: grew by 40 times"
    )
    assert english["administrative approval items at the city level"][3] == (
        "≈0.08054 times\ndown 1,644 items"
    )
    assert english["built-up area"][3].startswith("more than 5 times\n")  # type: ignore[union-attr]
    assert cells(compared(base, "both"))["城镇化率 urbanisation rate"][3] == (
        "提高 up 30.7个百分点 / 30.7 percentage points"
    )


def test_what_most_rows_have_heads_the_columns_and_the_themes_head_their_rows(
    base: FactBase,
) -> None:
    found = compared(base, "zh")
    assert [column.heading for column in found.columns] == ["名称", "1978", "2017", "变化", "年均"]
    titles = [row for row in found.rows if isinstance(row, str)]
    assert titles == ["城市建设", "对外开放", "乡村与脱贫", "政府改革"]


def test_caveats_are_footnotes_each_told_once(base: FactBase) -> None:
    found = compared(base, "en")
    assert found.caption.split("\n")[:3] == [
        "[1] the figure is for 2016, not 2017",
        "[2] whether prices are comparable is not said",
        "[3] the source hedges a figure of this row",
    ]
    names = [str(row[0]) for row in found.rows if not isinstance(row, str)]
    marks = {name.split(" [")[0]: re.findall(r"\[(\d)\]", name) for name in names}
    assert marks["built-up area"] == ["1"]
    assert marks["resident population"] == []
    assert marks["agricultural value added"] == ["2"]
    # Both of its figures are hedged: the note is for the row.
    assert marks["approval time for construction investment projects"] == ["3"]


def test_without_derived_figures_nothing_is_said_of_them(base: FactBase) -> None:
    stated = compare(base, facts=[base.fact("foreign-trade")])
    assert grid(comparison_grid(teller(base), stated)).caption == "[1] 原文未说明是否按可比价格"


def toy_change(
    start: str, end: str | None = None, stated: tuple[str, str, bool] | None = None
) -> str:
    said = [change(stated[0], "1990", "2000", stated[1], down=stated[2])] if stated else []
    figures = [figure(start, "1990")] + ([figure(end, "2000")] if end else [])
    base = base_of(fact("a", *figures, changes=tuple(said)))
    found = grid(comparison_grid(teller(base, "en"), compare(base, 1990, 2000)))
    return str(cells(found)["the a"][3])


@pytest.mark.parametrize(
    ("start", "end", "stated", "told"),
    [
        ("10个", "10个", None, "1 times\nunchanged"),
        # 39.5..40.5 and 29.5..30.5 percent: 9..11 points.
        ("40%", "30%", None, "down ≈10 percentage points\n(9–11)"),
        ("40%", "40%", None, "≈0 percentage points\n(-1–1)"),
        ("40%", None, ("points", "10个百分点", True), "down 10 percentage points"),
        # An increase is no multiple: both are told, 1 - 0.25 and the word of the source.
        (
            "100个",
            "75个",
            ("growth", "25%", True),
            "0.75 times\ndown 25 things\nStated: fell by 25%",
        ),
        (
            # 1 - 0.255..0.245 of exactly a hundred.
            "100个",
            None,
            ("growth", "25%", True),
            ("≈0.750 times\n(0.745–0.755)\ndown ≈25.0 things\n(24.5–25.5)\nStated: fell by 25%"),
        ),
        ("约10个", "20个", None, "?\n?"),
    ],
)
def test_a_fall_is_told_as_one_and_an_increase_as_one(
    start: str, end: str | None, stated: tuple[str, str, bool] | None, told: str
) -> None:
    assert toy_change(start, end, stated) == told


def charted(*ends: str) -> Chart | None:
    """The chart of changes from 10 each."""
    facts = [fact(f"a{i}", figure("10个", "1990"), figure(it, "2000")) for i, it in enumerate(ends)]
    base = base_of(*facts)
    return grid(comparison_grid(teller(base, "en"), compare(base, 1990, 2000))).chart


def bars(chart: Chart | None) -> list[tuple[float, bool, bool] | None]:
    assert chart is not None
    title, *found = chart.bars
    assert title is None
    return [(round(bar.length, 6), bar.falls, bar.more) if bar else None for bar in found]


def test_bars_are_as_long_as_the_multiples() -> None:
    # 2, 4 and 0.5 times; four is the longest, and the smallest is an eighth of it.
    chart = charted("20个", "40个", "5个")
    assert bars(chart) == [(0.5, False, False), (1, False, False), (0.125, True, False)]
    assert chart is not None
    assert chart.legend == WORDS["linear-bars"].en


def test_bars_are_logarithms_where_multiples_lie_more_than_ten_times_apart() -> None:
    # 100, 10 and 0.1 times: 2, 1 and -1; as many as before is a bar of no length.
    chart = charted("1000个", "100个", "1个", "10个")
    assert bars(chart) == [(1, False, False), (0.5, False, False), (0.5, True, False), None]
    assert chart is not None
    assert chart.legend == WORDS["log-bars"].en


def test_ten_times_apart_is_not_yet_logarithmic() -> None:
    chart = charted("10个", "100个")
    assert bars(chart) == [(0.1, False, False), (1, False, False)]


def test_a_bound_is_drawn_as_a_bar_that_may_be_longer() -> None:
    # Over 4 times, below half, 8 times: two, one and three doublings. Over half and below twice may
    # be a rise or a fall; of nothing there is no logarithm.
    chart = charted("逾40个", "不足5个", "80个", "逾5个", "不足20个", "0个", "约20个")
    third = round(1 / 3, 6)
    assert bars(chart) == [
        *((round(2 / 3, 6), False, True), (third, True, True), (1, False, False)),
        *(None, None, None, None),
    ]


@pytest.mark.parametrize("ends", [("20个",), ("20个", "约30个"), ("0个", "0个"), ("20个", "0个")])
def test_one_bar_alone_says_nothing(ends: tuple[str, ...]) -> None:
    assert charted(*ends) is None


def test_shares_have_no_bars(base: FactBase) -> None:
    found = compared(base, "zh", every=False)
    assert found.chart is not None
    by_row = dict(zip((str(row) for row in found.rows), found.chart.bars, strict=True))
    (share,) = (bar for row, bar in by_row.items() if "城镇化率" in row)
    assert share is None
    # ln 1.4 is 0.336, ln 44.4 is 3.793.
    (people,) = (bar for row, bar in by_row.items() if "常住人口" in row)
    assert isinstance(people, Bar)
    assert people.length == pytest.approx(0.3364722 / 3.7932395)

"""Then and now, worked out by hand from what is written.

An unhedged figure is known to half a unit of its last digit, a count exactly. Bounds follow by
interval arithmetic; both are rounded outward to the coarsest power of ten that widens them by no
more than a fifth. Between two years lie 39, 30 or 29 steps; roots were taken by logarithms.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from project import HARBOUR

from zhuzhou_facts.base.loading import load
from zhuzhou_facts.figures.comparison import Comparison, compare
from zhuzhou_facts.output.rows import comparison_records
from zhuzhou_facts.output.screens.comparing import rounded_rate
from zhuzhou_facts.quantity import Reading

if TYPE_CHECKING:
    from zhuzhou_facts.output.rows import Cell
    from zhuzhou_facts.records import FactBase

PRICES = ("原文未说明是否按可比价格计算", "whether at constant or current prices is not said")
OTHER_YEAR = ("是2016年的数，不是2017年的", "the figure is for 2016, not 2017")
DERIVED_1978 = ("1978年的数是推算的", "the figure for 1978 is derived")

Row = dict[str, "Cell"]


def number(text: str | None) -> Fraction | None:
    return None if text in {None, "-"} else Fraction(str(text))


def row(comparison: Comparison) -> Row:
    records = comparison_records([comparison])
    return dict(zip(records.fields, records.rows[0], strict=True))


def rows(
    base: FactBase, *, every: bool = False, years: tuple[int, int] = (1978, 2017)
) -> dict[str, Row]:
    return {item.id: row(item) for item in compare(base, *years, every=every)}


def expected(
    sides: str,
    changes: str,
    *,
    cagr: str | None = None,
    stated: str = "",
    caveats: tuple[tuple[str, str], ...] = (),
    **others: str | bool,
) -> dict[str, object]:
    """A row's numbers: of both sides; of the difference and, where there is one, of the ratio.

    A side is time, value, low, high; a change is value, low, high; `-` is no number. `stated` is
    kind and wording of the source's change; `status` and `hedges` are of both sides.
    """
    from_, to = (side.split() for side in sides.split(", "))
    difference, ratio, *_ = (change.split() for change in f"{changes}, - - -".split(", "))
    kind, _, written = stated.partition(" ")
    fields: dict[str, object] = {
        "from_when": from_[0],
        "to_when": to[0],
        "cagr": number(cagr),
        "stated_change": written or None,
        "stated_kind": kind or None,
        "caveat_zh": "；".join(zh for zh, _ in caveats) or None,
        "caveat_en": "; ".join(en for _, en in caveats) or None,
    }
    names = "from_value from_low from_high to_value to_low to_high difference difference_low "
    names += "difference_high ratio ratio_low ratio_high"
    values = (*from_[1:], *to[1:], *difference, *ratio)
    fields |= zip(names.split(), map(number, values), strict=True)
    for name, field in (("status", "status"), ("hedges", "hedge")):
        if name in others:
            both = str(others.pop(name)).split()
            fields |= zip((f"from_{field}", f"to_{field}"), both, strict=True)
    return fields | others


HEADLINE = {
    # 1978: 237.5..238.5 over more than 5 is below 47.7. The rise is the area times 1 - 1/5 or more:
    # above 237.5 x 0.8 = 190, and below the whole, 238.5.
    "built-up-area": expected(
        "1978 - 0 47.7, 2016 238 237.5 238.5",
        "- 190 238.5, - 5 -",
        unit="km2",
        status="derived stated",
        from_hedge="nearly",
        stated="times 5倍多",
        caveats=(OTHER_YEAR, DERIVED_1978),
    ),
    # 1978: 4021450/1.45 = 2773413.8, 4021550/1.35 = 2978925.9, middle 4021500/1.4 = 2872500.
    # Rise: 4021450 x (1 - 1/1.35) = 1042598.1, 4021550 x (1 - 1/1.45) = 1248067.2, middle 1149000;
    # 205469 wide, 246563 at most: 1.0..1.3 million is 300000, 1.04..1.25 million is 210000.
    # A year: 1.4^(1/39) = 1.0086648; 1.35 and 1.45 give 0.7725 and 0.9573 percent; 0.1848 wide,
    # 0.2218 at most: 0.7..1.0 is 0.3, 0.77..0.96 is 0.19.
    "resident-population": expected(
        "1978 2870000 2770000 2980000, 2017 4021500 4021450 4021550",
        "1150000 1040000 1250000, 1.4 1.35 1.45",
        unit="person",
        status="derived stated",
        cagr="0.87",
        stated="times 1.4倍",
        caveats=(DERIVED_1978,),
    ),
    # 65.65 - 30.75 = 34.9, 65.75 - 30.65 = 35.1; the points are the article's own.
    "urbanisation-rate": expected(
        "1978 35 34.9 35.1, 2017 65.7 65.65 65.75",
        "30.7 30.65 30.75",
        unit="percent",
        status="derived stated",
        stated="points 30.7个百分点",
        caveats=(DERIVED_1978,),
    ),
    # Rise: 2185000000 - 53725000 = 2131275000, 2195000000 - 53715000 = 2141285000, middle
    # 2136280000; 10010000 wide, 12012000 at most: 2.13..2.15 thousand million is 20 million,
    # 2.131..2.142 is 11 million. Ratio: 2185/53.725 = 40.67008, 2195/53.715 = 40.86382, middle
    # 40.76694; 0.1937 wide, 0.2325 at most: 40.6..40.9 is 0.3, 40.67..40.87 is 0.20.
    # A year: ln 40.76694 = 3.7078713, over 39 = 0.0950736: 9.97398 percent; the bounds 9.96727
    # and 9.98068; 0.01340 wide, 0.01608 at most: 9.96..9.99 is 0.03, 9.967..9.981 is 0.014.
    "foreign-trade": expected(
        "1978 53720000 53715000 53725000, 2017 2190000000 2185000000 2195000000",
        "2136000000 2131000000 2142000000, 40.77 40.67 40.87",
        unit="USD",
        status="stated stated",
        cagr="9.974",
        stated="growth 40倍",
        caveats=(PRICES,),
    ),
    # In 亿: 1978 206.55/44.45 = 4.64679, 206.65/44.35 = 4.65953, middle 4.65315. Rise: 206.55 x
    # (1 - 1/44.35) = 201.89273, 206.65 x (1 - 1/44.45) = 202.00096, middle 201.94685; 0.1082 wide,
    # 0.1299 at most: 201.8..202.1 is 0.3, 201.89..202.01 is 0.12. A year: ln 44.4 = 3.7932395, over
    # 39 = 0.0972626: 10.21497 percent; the bounds 10.21179 and 10.21815; 0.00636 wide, 0.00764 at
    # most: 10.21..10.22 is 0.01, 10.211..10.219 is 0.008, 10.2117..10.2182 is 0.0065.
    "agricultural-value-added": expected(
        "1978 465300000 464600000 466000000, 2017 20660000000 20655000000 20665000000",
        "20195000000 20189000000 20201000000, 44.4 44.35 44.45",
        unit="CNY",
        status="derived stated",
        cagr="10.215",
        stated="times 44.4倍",
        caveats=(DERIVED_1978, PRICES),
    ),
}
OTHERS = {
    # Rise: 1916.375 - 862.695 = 1053.68, 1916.385 - 862.685 = 1053.70. Ratio: 1916.375/862.695 =
    # 2.2213818, 1916.385/862.685 = 2.2214192, middle 2.2214005; 0.0000373 wide, 0.0000448 at most:
    # 2.2213..2.2215 is 0.0002, 2.22138..2.22142 is 0.00004.
    "planned-urban-area": expected(
        "before 862.69 862.685 862.695, 2018-06 1916.38 1916.375 1916.385",
        "1053.69 1053.68 1053.7, 2.2214 2.22138 2.22142",
        unit="km2",
        status="stated stated",
    ),
    # More than 50 before: the fall is more than 20, and what is left below 30/50.
    "government-departments": expected(
        "peak 50 50 -, after 30 30 30",
        "- - -20, - 0 0.6",
        unit="count",
        hedges="over none",
        caveats=(("“50余个”是约数", "“50余个” is hedged"),),
    ),
    # Both are counts: 144 - 1788 = -1644, 144/1788 = 12/149.
    "approval-items": expected(
        "before 1788 1788 1788, after 144 144 144",
        "-1644 -1644 -1644, 12/149 12/149 12/149",
        unit="count",
    ),
    # More than 200 before and 50 at most after: a fall of more than 150, below 50/200 of it left.
    "construction-approval-time": expected(
        "before 200 200 -, after 50 - 50",
        "- - -150, - - 0.25",
        unit="day",
        hedges="over at_most",
        caveats=(
            ("“200多天”是约数", "“200多天” is hedged"),
            ("“50天以内”是约数", "“50天以内” is hedged"),
        ),
    ),
}


def same(found: Row, wanted: dict[str, object]) -> None:
    assert {name: found[name] for name in wanted} == wanted


@pytest.mark.parametrize("name", HEADLINE | OTHERS)
def test_each_row_of_every_pair(base: FactBase, name: str) -> None:
    same(rows(base, every=True)[name], (HEADLINE | OTHERS)[name])


def test_no_other_rows_are_compared(base: FactBase) -> None:
    assert list(rows(base)) == list(HEADLINE)
    assert set(rows(base, every=True)) == set(HEADLINE | OTHERS)
    every = compare(base, 1900, 1901, every=True)
    # In the order of the file.
    assert [item.id for item in every] == [
        *("built-up-area", "resident-population", "urbanisation-rate", "planned-urban-area"),
        *("foreign-trade", "agricultural-value-added", "government-departments"),
        *("approval-items", "construction-approval-time"),
    ]
    assert all(
        (item.start.when, item.end.when) == (wanted["from_when"], wanted["to_when"])
        for item in every
        for wanted in [(HEADLINE | OTHERS)[item.id]]
    )


def test_custom_bounds_what_is_left_open(base: FactBase) -> None:
    # 5..6 times: from 237.5/6 = 39.58 to 238.5/5 = 47.7; 8.1 wide, 9.7 at most: 39..48.
    # Rise: 237.5 x 4/5 = 190 to 238.5 x 5/6 = 198.75; 8.75 wide, 10.5 at most: 190..200 is 10.
    (area,) = compare(base, facts=[base.fact("built-up-area")], reading=Reading.CUSTOMARY)
    same(
        row(area),
        expected(
            "1978 - 39 48, 2016 238 237.5 238.5",
            "- 190 200, - 5 6",
            stated="times 5倍多",
            caveats=(OTHER_YEAR, DERIVED_1978),
        ),
    )


HARBOUR_ROWS = {
    # 1.15..1.25 and 2.35..2.45 million: a rise of 1.1..1.3; ratio 2.35/1.25 = 1.88, 2.45/1.15 =
    # 2.1304; 0.2504 wide, 0.3005 at most: 1.8..2.2 is 0.4, 1.88..2.14 is 0.26. A year: 2^(1/30) =
    # 1.0233739; the bounds 2.1265 and 2.5531; 0.4266 wide, 0.5119 at most: 2.1..2.6 is 0.5.
    "cargo": expected(
        "1990 1200000 1150000 1250000, 2020 2400000 2350000 2450000",
        "1200000 1100000 1300000, 2 1.88 2.14",
        unit="tonne",
        cagr="2.3",
        stated="growth 100 percent",
    ),
    # 1991 stands in for 1990: 89.5/3.5 = 25.57, 90.5/2.5 = 36.2. Rise: 89.5 x (1 - 1/2.5) = 53.7,
    # 90.5 x (1 - 1/3.5) = 64.643; 10.9 wide, 13.1 at most: 50..70 is 20, 53..65 is 12. A year over
    # 29: 3^(1/29) = 1.0386098; the bounds 3.2101 and 4.4145; 1.2045 wide, 1.4454 at most: 3..5 is
    # 2, 3.2..4.5 is 1.3.
    "revenue": expected(
        "1991 30000000 25000000 37000000, 2020 90000000 89500000 90500000",
        "60000000 53000000 65000000, 3 2.5 3.5",
        unit="GBP",
        cagr="3.9",
        stated="times three times",
        from_status="derived",
        caveats=(
            ("是1991年的数，不是1990年的", "the figure is for 1991, not 1990"),
            ("1991年的数是推算的", "the figure for 1991 is derived"),
            PRICES,
        ),
    ),
    # 29.5..30.5 percent, 11.5..12.5 points down: 41..43 before.
    "rail-share": expected(
        "1990 42 41 43, 2020 30 29.5 30.5",
        "-12 -12.5 -11.5",
        unit="percent",
        stated="points 12 percentage points",
        stated_down=True,
        caveats=(("1990年的数是推算的", "the figure for 1990 is derived"),),
    ),
    # Both are counts: ten more, three and a half times as many.
    "berths": expected(
        "opening 4 4 4, 2020 14 14 14",
        "10 10 10, 3.5 3.5 3.5",
        unit="count",
    ),
}


def test_another_base_compares_as_well() -> None:
    harbour = load(HARBOUR)
    found = rows(harbour, every=True, years=(1990, 2020))
    assert list(found) == list(HARBOUR_ROWS)
    for name, wanted in HARBOUR_ROWS.items():
        same(found[name], wanted)
    assert list(rows(harbour, years=(1990, 2020))) == ["cargo", "revenue", "rail-share"]
    # Without times, each fact has its own; the order is that of the file.
    assert [item.id for item in compare(harbour)] == list(HARBOUR_ROWS)


def test_growth_a_year_is_rounded_once(base: FactBase) -> None:
    """44.4 times in 39 years is 10.21497 percent a year: 10.215 to its digits, 10.21 on screen."""
    (item,) = [item for item in compare(base) if item.id == "agricultural-value-added"]
    assert item.cagr is not None
    assert item.rate is not None
    assert item.cagr.value == Fraction("10.215")
    assert rounded_rate(item.rate).value == Fraction("10.21")

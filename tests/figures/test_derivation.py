"""Derived figures, worked out by hand: half a unit of the last digit either way, then outward."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from project import HARBOUR
from toys import base_of, change, fact, figure, relation, share

from zhuzhou_facts.base.loading import load
from zhuzhou_facts.figures.derivation import DerivedFigure, derive, member
from zhuzhou_facts.figures.estimate import Estimate
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.quantity.interval import EVERYTHING, Interval, exact
from zhuzhou_facts.records import Hedge, Locator, ObsStatus, Prices, Text, TimeLabel
from zhuzhou_facts.records.dates import time_name

if TYPE_CHECKING:
    from zhuzhou_facts.records import Change, Fact, FactBase, Relation

SPAN = ("1990", "2000")
FALL = change("growth", *SPAN, "25%", down=True)
ALL_LOST = change("growth", *SPAN, "100%", down=True)
POINTS_LESS = change("points", *SPAN, "3个百分点", down=True)


def only(base: FactBase, reading: Reading = Reading.STRICT) -> DerivedFigure:
    (figure_,) = derive(base, reading)
    return figure_


def between(low: str, high: str) -> Interval:
    return Interval(Fraction(low), Fraction(high))


def shown(figure_: DerivedFigure) -> tuple[object, ...]:
    rounded = figure_.estimate.rounded()
    return rounded.value, rounded.interval.low, rounded.interval.high


# All others are about so much.
HEDGES = {
    "built-up-area@1978": Hedge.NEARLY,
    "other-major-bridges@2017": Hedge.NONE,
    "polluting-plants-closed-in-other-years@past-five-years": Hedge.NONE,
}


# Exact value and bounds; then to the digits deserved: the coarsest step that widens the bounds by
# no more than a fifth when both are rounded outward.
@pytest.mark.parametrize(
    ("key", "formula", "inputs", "exactly", "deserved"),
    [
        # 237.5..238.5 over more than 5: below 238.5/5 = 47.7, above nothing.
        (
            *("built-up-area@1978", "238平方公里 ÷ 5倍多", ["built-up-area@2016"]),
            *((None, 0, Fraction("47.7")), (None, 0, Fraction("47.7"))),
        ),
        # 4021450/1.45 = 2773413.8, 4021550/1.35 = 2978925.9; 205512 wide, so 246614 at most:
        # 2.7..3.0 million is 300000, 2.77..2.98 million is 210000.
        (
            *("resident-population@1978", "402.15万人 ÷ 1.4倍", ["resident-population@2017"]),
            (2872500, Fraction(80429000, 29), Fraction(80431000, 27)),
            (2870000, 2770000, 2980000),
        ),
        # 65.65 - 30.75 = 34.9, 65.75 - 30.65 = 35.1; tenths leave them as they are.
        (
            *("urbanisation-rate@1978", "65.7% - 30.7个百分点", ["urbanisation-rate@2017"]),
            *[(35, Fraction("34.9"), Fraction("35.1"))] * 2,
        ),
        # 107 - 7 - 20: counts are exact.
        (
            *("other-major-bridges@2017", "107座 - 7座 - 20座"),
            ["major-bridges@2017", "xiang-river-bridges@2017", "interchanges@2017"],
            *((80, 80, 80), (80, 80, 80)),
        ),
        # 241 - 147
        (
            *("polluting-plants-closed-in-other-years@past-five-years", "241家 - 147家"),
            ["polluting-plants-closed@past-five-years", "polluting-plants-closed-in-2017@2017"],
            *((94, 94, 94), (94, 94, 94)),
        ),
        # In 亿: 206.55/44.45 = 4.64679, 206.65/44.35 = 4.65953, middle 206.6/44.4 = 4.65315;
        # 0.01273 wide, so 0.01528 at most: 4.64..4.66 is 0.02, 4.646..4.660 is 0.014.
        (
            *("agricultural-value-added@1978", "206.6亿元 ÷ 44.4倍"),
            ["agricultural-value-added@2017"],
            (
                Fraction(20660000000 * 10, 444),
                Fraction(20655000000 * 100, 4445),
                Fraction(20665000000 * 100, 4435),
            ),
            (465300000, 464600000, 466000000),
        ),
        # In 亿: 1375.5/0.5345 = 2573.43, 1376.5/0.5335 = 2580.13, middle 1376/0.534 = 2576.78;
        # 6.70 wide, so 8.03 at most: 2570..2590 is 20, 2573..2581 is 8.
        (
            *("city-gdp", "1376亿元 ÷ 53.4%", ["county-economy", "county-economy-share"]),
            (
                Fraction(137600000000 * 1000, 534),
                Fraction(137550000000 * 10000, 5345),
                Fraction(137650000000 * 10000, 5335),
            ),
            (257700000000, 257300000000, 258100000000),
        ),
    ],
)
def test_each_derived_figure_of_the_shipped_base(
    base: FactBase,
    key: str,
    formula: str,
    inputs: list[str],
    exactly: tuple[object, ...],
    deserved: tuple[object, ...],
) -> None:
    derived = {item.key: item for item in derive(base)}
    assert len(derived) == 7
    found = derived[key]
    estimate = found.estimate
    assert (found.formula, [*found.inputs]) == (formula, inputs)
    assert (estimate.value, estimate.interval.low, estimate.interval.high) == exactly
    assert shown(found) == deserved
    assert estimate.hedge is HEDGES.get(key, Hedge.ABOUT)


def test_custom_closes_a_bound_that_the_words_leave_open(base: FactBase) -> None:
    # 5倍多 is 5 to 6: above 237.5/6 = 39.583; 8.117 wide, 9.74 at most: 39..48 is 9.
    found = {item.key: item for item in derive(base, Reading.CUSTOMARY)}["built-up-area@1978"]
    assert found.estimate.interval.low == Fraction("237.5") / 6
    assert shown(found) == (None, Fraction(39), Fraction(48))
    assert found.estimate.hedge is Hedge.ABOUT


def test_another_base_derives_as_well() -> None:
    found = {item.key: item for item in derive(load(HARBOUR))}
    assert set(found) == {"revenue@1991", "rail-share@1990", "works-cost"}
    # £90 million by three times: 89.5/3.5 = 25.57, 90.5/2.5 = 36.2; 10.63 wide, 12.75 at most.
    assert shown(found["revenue@1991"]) == (30_000_000, 25_000_000, 37_000_000)
    # 12 points less than before: 29.5 + 11.5 = 41, 30.5 + 12.5 = 43.
    assert shown(found["rail-share@1990"]) == (42, 41, 43)
    assert found["rail-share@1990"].formula == "30 percent + 12 percentage points"
    # 17.5/0.455 = 38.46, 18.5/0.445 = 41.57: 3.11 wide, 3.73 at most; 38..42 is 4.
    assert shown(found["works-cost"]) == (40_000_000, 38_400_000, 41_600_000)


@pytest.mark.parametrize(
    ("written", "when", "stated", "formula", "expected"),
    [
        # Forward: the earlier figure is stated. Counts are exact, multiples are not.
        ("200个", "1990", change("times", *SPAN, "1.5倍"), "200个 × 1.5倍", (300, 290, 310)),
        # Grew 2 times is 3 times as many: 200 x (2.5..3.5).
        ("200个", "1990", change("growth", *SPAN, "2倍"), "200个 × (1 + 2倍)", (600, 500, 700)),
        # Fell by 25%: 200 x (1 - 0.255 .. 1 - 0.245) = 149..151.
        ("200个", "1990", FALL, "200个 × (1 - 25%)", (150, 149, 151)),
        # Backward: 60 is 25% less than 60/(0.745..0.755) = 79.47..80.54; 1.07 wide, 1.28 at most.
        ("60个", "2000", FALL, "60个 ÷ (1 - 25%)", (80, Fraction("79.4"), Fraction("80.6"))),
        # 39.5..40.5 and 2.5..3.5 points: 42..44, 36..38.
        ("40%", "1990", change("points", *SPAN, "3个百分点"), "40% + 3个百分点", (43, 42, 44)),
        ("40%", "1990", POINTS_LESS, "40% - 3个百分点", (37, 36, 38)),
        ("40%", "2000", POINTS_LESS, "40% + 3个百分点", (43, 42, 44)),
        # Shrank by 100%: what there was before cannot be computed from what is left.
        ("0个", "2000", ALL_LOST, "0个 ÷ (1 - 100%)", (None, None, None)),
    ],
)
def test_the_other_time_of_a_change(
    written: str, when: str, stated: Change, formula: str, expected: tuple[object, ...]
) -> None:
    found = only(base_of(fact("a", figure(written, when), changes=(stated,))))
    assert found.formula == formula
    assert shown(found) == expected
    assert found.when == ("2000" if when == "1990" else "1990")
    assert found.inputs == (f"a@{when}",)
    assert found.tags == ("toy", "a")


PART, SHARE, WHOLE = (
    fact("part", figure("30亿元")),
    fact("share", figure("25%")),
    fact("whole", figure("120亿元")),
)


@pytest.mark.parametrize(
    ("facts", "related", "formula", "value"),
    [
        ((PART, SHARE), share("part", "share", "x", "x"), "30亿元 ÷ 25%", 12_000_000_000),
        ((WHOLE, SHARE), share("x", "share", "whole", "x"), "120亿元 × 25%", 3_000_000_000),
        ((PART, WHOLE), share("part", "x", "whole", "x"), "30亿元 ÷ 120亿元", 25),
    ],
)
def test_a_share_gives_whichever_of_the_three_is_missing(
    facts: tuple[Fact, ...], related: Relation, formula: str, value: int
) -> None:
    found = only(base_of(*facts, relations=(related,)))
    assert (found.key, found.formula) == ("x", formula)
    assert found.estimate.value == value


@pytest.mark.parametrize(
    "related",
    [
        share("part", "share", "whole", "x"),  # nothing is missing
        share("part", "y", "x", "x"),  # too much is missing
        share("part", "share", "x"),  # nobody asks for it
        relation("parts", "whole", "part", derives="x"),  # the parts may overlap
        relation("parts", "y", "part", distinct=True, derives="x"),
        relation("parts", "whole", "y", distinct=True, derives="x"),
        relation("count", "whole", "part", derives="x"),
    ],
)
def test_what_does_not_follow_is_not_derived(related: Relation) -> None:
    assert derive(base_of(PART, SHARE, WHOLE, relations=(related,))) == ()


def test_a_change_between_two_stated_figures_derives_nothing() -> None:
    twice = (change("times", *SPAN, "2倍"),)
    both = fact("a", figure("2个", "1990"), figure("4个", "2000"), changes=twice)
    assert derive(base_of(both)) == ()


def test_a_member_is_named_by_key_or_by_id_alone() -> None:
    dated = fact("a", figure("2个", "1990"), figure("4个", "2000"))
    base = base_of(dated)
    assert member(base, "a") == (dated, dated.figures[0])
    assert member(base, "a@2000") == (dated, dated.figures[1])
    assert member(base, "a@2001") is None
    assert member(base, "b@2000") is None


@pytest.mark.parametrize(
    ("estimate", "hedge"),
    [
        (Estimate(Fraction(3), exact(3)), Hedge.NONE),
        (Estimate(Fraction(0), exact(0)), Hedge.NONE),
        (Estimate(Fraction(3), between("2", "4")), Hedge.ABOUT),
        (Estimate(None, between("2", "4")), Hedge.ABOUT),
        (Estimate(None, between("0", "4")), Hedge.ABOUT),
        (Estimate(None, between("-4", "0")), Hedge.ABOUT),
        (Estimate(None, EVERYTHING), Hedge.ABOUT),
        (Estimate(None, Interval(Fraction(3), None)), Hedge.AT_LEAST),
        (Estimate(None, Interval(Fraction(3), None, low_open=True)), Hedge.OVER),
        (Estimate(None, Interval(None, Fraction(3))), Hedge.AT_MOST),
        (Estimate(None, Interval(None, Fraction(3), high_open=True)), Hedge.NEARLY),
        # Known only to be above nothing: the upper bound is what there is to say.
        (Estimate(None, between("0", "3"), Interval(Fraction(0), None)), Hedge.AT_MOST),
    ],
)
def test_the_hedge_of_a_number_is_that_of_its_bounds(estimate: Estimate, hedge: Hedge) -> None:
    assert estimate.hedge is hedge


def test_without_any_bound_no_digit_is_deserved() -> None:
    # 约100 says nothing for certain, and a third of it has digits without end.
    thrice = (change("times", *SPAN, "3倍"),)
    third = base_of(fact("a", figure("约100公里", "2000"), changes=thrice))
    found = only(third)
    assert found.estimate.value == Fraction(100, 3)
    assert found.estimate.rounded() == Estimate(None, EVERYTHING)
    # By custom it is 99..101: over 2.5..3.5 that is 28.29..40.4; 12.1 wide, 14.5 at most.
    assert shown(only(third, Reading.CUSTOMARY)) == (33, 28, 41)


def test_digits_can_be_limited_further() -> None:
    narrow = Estimate(Fraction("40.7669"), between("40.67008", "40.86382"))
    assert narrow.rounded(3) == Estimate(
        Fraction("40.8"),
        Interval(Fraction("40.6"), Fraction("40.9"), low_open=True, high_open=True),
    )
    assert narrow.rounded(4) == narrow.rounded() != narrow.rounded(3)
    assert Estimate(Fraction(0), exact(0)).rounded(3) == Estimate(Fraction(0), exact(0))


@pytest.mark.parametrize(
    ("when", "zh", "en"),
    [
        ("2018-06", "2018年6月", "June 2018"),
        ("before", "此前", "before"),
        ("opening", "opening", "at the opening"),
        ("start", "起初", "start"),
    ],
)
def test_a_time_is_told_by_its_name_or_as_a_date(when: str, zh: str, en: str) -> None:
    times = {"opening": TimeLabel(en="at the opening"), "start": TimeLabel(zh="起初")}
    assert time_name(base_of(times=times), when) == Text(zh=zh, en=en)


@pytest.mark.parametrize(
    ("prices", "keys"),
    [(Prices.CONSTANT, []), (Prices.CURRENT, ["a@2022"]), (Prices.UNSAID, ["a@2022"])],
)
def test_no_level_follows_from_a_growth_at_constant_prices(prices: Prices, keys: list[str]) -> None:
    growth = (change("growth", "2022", "2023", "3%", prices=prices),)
    base = base_of(fact("a", figure("9亿元", "2023"), changes=growth))
    assert [it.key for it in derive(base)] == keys


def test_what_follows_from_a_forecast_is_a_forecast() -> None:
    plan = replace(figure("60个", "2030"), obs_status=ObsStatus.TARGET)
    found = only(base_of(fact("a", plan, changes=(change("times", "2020", "2030", "3倍"),))))
    assert found.obs_status is ObsStatus.TARGET


def test_what_follows_from_a_number_has_its_place() -> None:
    there = Locator(section=3, paragraph=2)
    doubled = change("times", "2017", "2026", "2倍")
    elsewhere = replace(figure("107座", "2017"), at=there)
    base = base_of(
        fact("a", elsewhere, changes=(doubled,)),
        fact("b", figure("80座", "2017")),
        relations=(relation("parts", "a@2017", "b", distinct=True, derives="rest"),),
    )
    assert {made.key: made.at for made in derive(base)} == {"a@2026": there, "rest": there}

"""Which times are put side by side, and what may be said of them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from toys import base_of, change, fact, figure

from zhuzhou_facts.figures.comparison import CaveatKind, compare
from zhuzhou_facts.output.rows import comparison_records
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.records import Hedge, ObsStatus, Pair, Prices, TimeLabel
from zhuzhou_facts.records import Side as At
from zhuzhou_facts.records.dates import years_between

if TYPE_CHECKING:
    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.figures.estimate import Estimate
    from zhuzhou_facts.records import Change, FactBase, Figure


SPAN = ("1990", "2000")
FALL = change("growth", *SPAN, "25%", down=True)


def number(text: object) -> Fraction | None:
    return None if text is None else Fraction(str(text))


def test_a_time_that_is_no_year_is_asked_for_by_its_name(base: FactBase) -> None:
    found = compare(base, "before", "after")
    assert [item.id for item in found] == ["approval-items", "construction-approval-time"]
    assert [item.id for item in compare(base, "before", 2018)] == ["planned-urban-area"]
    assert compare(base, "no such time", "after") == ()


def times(*whens: str | None) -> FactBase:
    return base_of(fact("a", *(figure(f"{i + 2}公里", when) for i, when in enumerate(whens))))


def pairs(
    base: FactBase,
    start: int | str | None = None,
    end: int | str | None = None,
    *,
    every: bool = False,
) -> list[tuple[str | None, str | None]]:
    return [(item.start.when, item.end.when) for item in compare(base, start, end, every=every)]


def one(*parts: Figure, changes: tuple[Change, ...] = (), **asked: Any) -> Comparison:
    """Return the one comparison of a fact with these figures and changes."""
    (found,) = compare(base_of(fact("a", *parts, changes=changes)), **asked)
    return found


@pytest.mark.parametrize(
    ("whens", "asked", "found", "stands_in"),
    [
        (("1990", "2000"), (1990, 2000), ("1990", "2000"), 0),
        (("1991", "1989", "2000"), (1990, 2000), ("1991", "2000"), 1),
        (("1991", "1999"), (1990, 2000), ("1991", "1999"), 2),
        (("1990", "1991", "2000"), (1990, 2000), ("1990", "2000"), 0),
        # What lies in the time that is asked for is not the number of all of it.
        (("1990", "2000-06"), (1990, 2000), ("1990", "2000-06"), 1),
        (("1990-H1", "2000-H1"), (1990, 2000), ("1990-H1", "2000-H1"), 2),
        # A day is no half; a year may stand in for a fiscal year.
        (("1990-12-31", "2000-06-30"), ("1990-H1", "2000-H1"), None, 0),
        (("1990", "2000"), ("FY1990", "FY2000"), ("1990", "2000"), 2),
        # A month is no year: June 1999 lies in a year beside the one that is asked for.
        (("1990", "1999-06"), (1990, 2000), ("1990", "1999-06"), 1),
        (("1988", "2000"), (1990, 2000), None, 0),
        (("1990", "2002"), (1990, 2000), None, 0),
        (("1990",), (1990, 2000), None, 0),
        # One figure does not stand for both sides.
        (("1990", None), (1990, 1991), None, 0),
        (("1990/2000", "2010"), (1990, 2010), None, 0),
        (("1990", "2000/2001"), (1990, "2000/2001"), ("1990", "2000/2001"), 0),
        (("1990", "2000"), (1990, "2000/2001"), ("1990", "2000"), 1),
        (("1990", "2003"), (1990, "2000/2001"), None, 0),
        # Of several parts of a year the same of both, wherever they stand in the file.
        (("1990-12", "1990-06", "1991-06"), (1990, 1991), ("1990-06", "1991-06"), 2),
        (("1990-Q4", "1991-Q3", "1991-Q4"), (1990, 1991), ("1990-Q4", "1991-Q4"), 2),
        (("1990-Q4", "1990-H1", "1991-H1"), (1990, 1991), ("1990-H1", "1991-H1"), 2),
        (("1990-06", "1990", "1991-06", "1991"), (1990, 1991), ("1990", "1991"), 0),
        (("1990-06", "1990", "1991-06"), (1990, 1991), ("1990-06", "1991-06"), 2),
        (("1990", "2000"), (None, 2050), None, 0),
        (("1990", "2000"), (1900, None), None, 0),
        # Times that overlap.
        (("2017", "2017-06"), ("2017", "2017-06"), None, 0),
        (("2012/2017", "2017"), ("2012/2017", "2017"), None, 0),
        (("2012-11/..", "2017"), ("2012-11/..", "2017"), None, 0),
        # Two times that are asked for by name are compared, like or not.
        (("1990-06", "1991-06", "1991-12"), ("1990-06", "1991-12"), ("1990-06", "1991-12"), 0),
        (("1990-Q4", "1991-H1"), (1990, 1991), None, 0),
        # The number of 1991 is stated, and is not that of its last quarter.
        (("1990-Q4", "1991", "1991-Q4"), (1990, 1991), None, 0),
    ],
)
def test_a_year_beside_the_one_asked_for_stands_in_for_it(
    whens: tuple[str | None, ...],
    asked: tuple[int | str | None, int | str | None],
    found: tuple[str, str] | None,
    stands_in: int,
) -> None:
    compared = compare(times(*whens), *asked)
    assert [(item.start.when, item.end.when) for item in compared] == ([found] if found else [])
    kinds = [caveat.kind for item in compared for caveat in item.caveats]
    assert kinds.count(CaveatKind.OTHER_YEAR) == stands_in


PARTS = ("1990-12", "1990-06", "1991-06", "1992-06")


@pytest.mark.parametrize(
    ("whens", "asked", "found"),
    [
        (PARTS, (1990, None), ("1990-06", "1992-06")),
        (PARTS, (None, 1991), ("1990-06", "1991-06")),
        (PARTS, (1991, None), ("1991-06", "1992-06")),
        # Of figures that begin together the first one is compared.
        (("2022", "2023", "2023~"), (None, None), ("2022", "2023")),
    ],
)
def test_one_time_is_compared_with_the_outermost_one(
    whens: tuple[str, ...], asked: tuple[int | None, int | None], found: tuple[str, str]
) -> None:
    assert pairs(times(*whens), *asked) == [found]


@pytest.mark.parametrize(
    ("whens", "found"),
    [
        (("2000", "1990", "1995"), [("1990", "2000")]),
        (("after", "before"), [("before", "after")]),
        (("2000", "before"), [("before", "2000")]),
        (("2000", "after"), [("2000", "after")]),
        # Neither has a place before or after a date.
        (("2000", "past-five-years"), []),
        (("2000", None), []),
        ((None, "past-five-years"), []),
        (("before", "peak"), []),
        ((), []),
        # Times that overlap are not compared, but the outermost that do not.
        (("2017", "2017-06"), []),
        (("2012/2017", "2017"), []),
        (("2012-11/..", "2017"), []),
        (("2012/2017", "2016", "2017"), [("2016", "2017")]),
    ],
)
def test_every_pair_is_of_times_that_have_an_order(
    whens: tuple[str | None, ...], found: list[tuple[str, str]]
) -> None:
    assert pairs(times(*whens), 1900, 1950, every=True) == found


def test_only_these_facts_are_compared(base: FactBase) -> None:
    (only,) = compare(base, facts=[base.fact("foreign-trade")])
    assert only.id == "foreign-trade"


def test_the_change_is_that_of_the_two_times_compared() -> None:
    stated = (change("times", *SPAN, "3倍"), change("times", "1980", "2000", "6倍"))
    base = base_of(fact("a", figure("60公里", "2000"), changes=stated))
    (then,) = compare(base, 1980, 2000)
    assert then.change == stated[1]
    assert then.start.estimate.value == 10
    (between,) = compare(base, 1980, 1990)
    assert between.change is None
    assert not between.is_stated
    # 60/6 and 60/3: nobody states that they are to one another as 1 to 2, but they are.
    assert between.ratio is not None
    assert between.ratio.value == 2


def test_two_changes_from_one_time_give_one_side() -> None:
    stated = (change("times", *SPAN, "3倍"), change("growth", *SPAN, "2倍"))
    assert one(figure("60公里", "2000"), changes=stated, start=1990, end=2000).change == stated[0]


@pytest.mark.parametrize(
    ("when", "stated", "difference", "ratio"),
    [
        # Forward, 199.5..200.5 x 1.45..1.55: the rise is the figure times 0.45..0.55, that is
        # 89.775..110.275; 20.5 wide, 24.6 at most: 80..120 is 40, 89..111 is 22.
        ("1990", change("times", *SPAN, "1.5倍"), (100, 89, 111), ("1.5", "1.45", "1.55")),
        # Fell by 24.5..25.5 percent from 199.5..200.5: 48.8775..51.1275; 2.25 wide, 2.7 at most:
        # 48..52 is 4, 48.8..51.2 is 2.4.
        ("1990", FALL, (-50, "-51.2", "-48.8"), ("0.75", "0.745", "0.755")),
        # Backward from 200, that are 74.5..75.5 percent: 199.5 x (1/0.755 - 1) = 64.738, 200.5 x
        # (1/0.745 - 1) = 68.628; 3.89 wide, 4.67 at most: 64..69 is 5, 64.7..68.7 is 4.
        ("2000", FALL, ("-66.7", "-68.7", "-64.7"), ("0.75", "0.745", "0.755")),
    ],
)
def test_a_derived_side_widens_the_change_no_further(
    when: str, stated: Change, difference: tuple[object, ...], ratio: tuple[object, ...]
) -> None:
    item = one(figure("200公里", when), changes=(stated,))
    records = comparison_records([item])
    found = dict(zip(records.fields, records.rows[0], strict=True))
    names = ("difference", "difference_low", "difference_high", "ratio", "ratio_low", "ratio_high")
    assert [found[name] for name in names] == [number(value) for value in (*difference, *ratio)]


def test_a_share_is_compared_in_points_and_without_growth() -> None:
    item = one(figure("40%", "1990"), figure("30%", "2000"))
    assert (item.ratio, item.cagr) == (None, None)
    assert item.difference.value == -10
    # And so are two changes of it.
    stated = (change("points", *SPAN, "3个百分点"), change("points", "1980", "2000", "9个百分点"))
    item = one(figure("40%", "2000"), changes=stated, start=1980, end=1990)
    assert bounds(item.difference) == (5, 7)
    assert item.ratio is None


@pytest.mark.parametrize(
    ("start", "end", "years", "cagr"),
    [
        # Counts: 2^(1/10) = 1.07177346 exactly so, in five digits.
        (("100个", "1990"), ("200个", "2000"), (1990, 2000), "7.1773"),
        (("200个", "1990"), ("100个", "2000"), (1990, 2000), "-6.6967"),  # 1/1.07177346
        (("100个", "1990"), ("100个", "2000"), (1990, 2000), "0"),
        # A month is no year, nor is a label, and no time runs backwards.
        (("100个", "1990"), ("200个", "2000-06"), (1990, 2000), None),
        (("100个", "1990-01"), ("200个", "2000"), (1990, 2000), None),
        (("100个", "before"), ("200个", "2000"), ("before", 2000), None),
        (("100个", "1990"), ("200个", "2000"), (2000, 1990), None),
        # Without bounds on both sides, or from nothing, there is no rate.
        (("100余个", "1990"), ("200个", "2000"), (1990, 2000), None),
        (("100个", "1990"), ("200余个", "2000"), (1990, 2000), None),
        (("0个", "1990"), ("200个", "2000"), (1990, 2000), None),
        (("100个", "1990"), ("0个", "2000"), (1990, 2000), None),
        (("10至20个", "1990"), ("200个", "2000"), (1990, 2000), "30"),
    ],
)
def test_growth_a_year_is_between_two_years(
    start: tuple[str, str], end: tuple[str, str], years: tuple[int | str, int], cagr: str | None
) -> None:
    item = one(figure(*start), figure(*end), start=years[0], end=years[1])
    assert (item.cagr.value if item.cagr else None) == number(cagr)


def test_without_a_value_a_rate_has_bounds_alone() -> None:
    # 5倍多 by custom lies between 5 and 6, but no one number stands for it.
    stated = (change("times", *SPAN, "5倍多"),)
    item = one(figure("60个", "2000"), changes=stated, reading=Reading.CUSTOMARY)
    assert bounds(item.ratio) == (5, 6)
    # 5 to 6 times in ten years: 17.46 to 19.63 percent a year, and no one number.
    assert item.cagr is not None
    assert item.cagr.value is None
    assert bounds(item.cagr) == (number("17.4"), number("19.7"))


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        *(("1990", "2000", 10), ("1990~", "1991", 1), ("1990-12-31", "9999-12-31", 8009)),
        ("1991-02", "1992-02", 1),  # of 28 and of 29 days
        *(("1990/1994", "1995/1999", 5), ("1990/1994", "1995/2000", 0), ("1990", "1990", 0)),
        *(("1990-01", "2000", 0), ("1990/..", "2000/..", 0), ("before", "2000", 0)),
        (None, "2000", 0),
    ],
)
def test_whole_years_between_two_times(start: str | None, end: str | None, years: int) -> None:
    assert years_between(start, end) == years


def test_money_of_two_dates_is_of_unknown_prices_but_not_that_of_labels() -> None:
    dated = one(figure("1元", "1990"), figure("2元", "2000"))
    assert [caveat.kind for caveat in dated.caveats] == [CaveatKind.PRICES]
    assert one(figure("1元", "before"), figure("2元", "after")).caveats == ()


def test_a_derived_side_at_a_label_is_told_by_its_name() -> None:
    base = base_of(
        fact("a", figure("6公里", "2000"), changes=(change("times", "opening", "2000", "3倍"),)),
        times={"opening": TimeLabel(zh="开港时", en="the opening", side=At.EARLY)},
    )
    (item,) = compare(base, "opening", 2000)
    (caveat,) = item.caveats
    assert caveat.text.zh == "开港时的数是推算的"
    assert caveat.text.en == "the figure for the opening is derived"


def bounds(estimate: Estimate | None) -> tuple[object, object] | None:
    return (estimate.interval.low, estimate.interval.high) if estimate else None


def test_a_number_that_both_sides_rest_on_counts_once() -> None:
    # 237.5..238.5 is more than five times what there was: the rise is more than four fifths of
    # it, 190, and less than the whole. Growth: 5^(1/38) is 1.04327, and has no upper bound.
    item = one(figure("238平方公里", "2016"), changes=(change("times", "1978", "2016", "5倍多"),))
    assert bounds(item.start.shown) == (0, number("47.7"))
    assert bounds(item.difference.rounded()) == (190, number("238.5"))
    shown = item.difference.shown
    assert (shown.low == 190, shown.high) == (True, None)
    assert item.difference.hedge is Hedge.OVER
    assert bounds(item.cagr) == (number("4.3"), None)


def test_two_sides_that_rest_on_one_figure_are_compared_by_their_changes() -> None:
    # 60/6 and 60/3, each 5.5..6.5 and 2.5..3.5: the ratio is 5.5/3.5 to 6.5/2.5, whatever the 60.
    stated = (change("times", *SPAN, "3倍"), change("times", "1980", "2000", "6倍"))
    item = one(figure("60公里", "2000"), changes=stated, start=1980, end=1990)
    assert bounds(item.ratio) == (Fraction(11, 7), number("2.6"))
    # 59.5..60.5 x (1/3.5..1/2.5 - 1/6.5..1/5.5)
    assert bounds(item.difference) == (
        Fraction(121, 2) * (Fraction(2, 7) - Fraction(2, 11)) * Fraction(119, 121),
        Fraction(121, 2) * (Fraction(2, 5) - Fraction(2, 13)),
    )


@pytest.mark.parametrize(
    ("start", "end", "ratio"),
    [
        *(("100个", "25个", ("0.25", "0.25")), ("100个", "0个", (0, 0))),
        *(("200多天", "50天以内", (None, "0.25")), ("50天以内", "200多天", None)),
        *(("10个", "约20个", None), ("0个", "100个", None), ("-5亿元", "10亿元", None)),
        *(("5亿元", "-10亿元", None), ("-5亿元", "-10亿元", None)),
    ],
)
def test_a_ratio_is_of_numbers_above_zero(
    start: str, end: str, ratio: tuple[object, object] | None
) -> None:
    item = one(figure(start, "1990"), figure(end, "2000"))
    assert bounds(item.ratio) == (None if ratio is None else tuple(map(number, ratio)))


def test_a_fall_without_an_upper_bound() -> None:
    # More than 40 percent less: below 0.6 times; a tenth root of 0.6 is 0.9502.
    fall = change("growth", *SPAN, "超过40%", down=True)
    item = one(figure("60个", "1990"), changes=(fall,))
    assert bounds(item.ratio) == (None, number("0.6"))
    assert item.cagr is not None
    assert item.cagr.shown.low is None
    assert item.cagr.shown.high == number("-4.9")


def test_the_times_of_the_base_are_compared_and_else_its_own() -> None:
    base = times("1990", "1995", "2000")
    named = replace(base, compare=Pair(from_="1990", to="1995"))
    assert pairs(named) == [("1990", "1995")]
    assert pairs(base) == pairs(named, end=2000) == [("1990", "2000")]
    assert pairs(base, 1995) == [("1995", "2000")]


def test_figures_of_two_units_are_not_compared() -> None:
    assert compare(base_of(fact("a", figure("1元", "1990"), figure("2美元", "2000")))) == ()


def test_a_forecast_is_said_to_be_one() -> None:
    later = replace(figure("20个", "2030"), obs_status=ObsStatus.FORECAST)
    base = base_of(fact("a", figure("10个", "2020"), later))
    (item,) = compare(base, 2020, 2030)
    assert compare(base) == ()  # it is compared where it is asked for alone
    assert [caveat.text.en for caveat in item.caveats] == ["the figure for 2030 is a forecast"]


@pytest.mark.parametrize(
    ("prices", "says"),
    [
        (Prices.CONSTANT, "the source's growth is at constant prices, the two figures may not be"),
        (Prices.CURRENT, None),
        (None, "whether at constant or current prices is not said"),
    ],
)
def test_the_price_basis_is_that_of_the_change(prices: Prices | None, says: str | None) -> None:
    growth = change("growth", *SPAN, "3%", prices=prices)
    item = one(figure("1元", "1990"), figure("2元", "2000"), changes=(growth,))
    assert [caveat.text.en for caveat in item.caveats] == ([says] if says else [])


@pytest.mark.parametrize(
    ("start", "end", "value", "known"),
    [
        ("100个", "25个", 75, (75, 75)),
        ("200多天", "50天以内", None, (75, None)),
        ("25个", "100个", None, None),
    ],
)
def test_a_decrease_is_in_percent(
    start: str, end: str, value: int | None, known: tuple[int, int | None] | None
) -> None:
    fall = one(figure(start, "1990"), figure(end, "2000")).decrease
    assert (fall and fall.value) == value
    assert bounds(fall and fall._replace(interval=fall.shown)) == known

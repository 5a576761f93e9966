"""Names that stand for ids, in either language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from toys import base_of, change, fact, figure, relation

from zhuzhou_facts.errors import UnknownKeyError, UsageError
from zhuzhou_facts.figures.comparison import compare
from zhuzhou_facts.figures.names import code, ids, theme, times, typed
from zhuzhou_facts.figures.query import get
from zhuzhou_facts.records import Aliases, Fact, FactBase, Text, TimeLabel

SPAN = ("1990", "2000")


def named(it: Fact, zh: str, en: str, *aliases: str) -> Fact:
    return replace(it, name=Text(zh=zh, en=en), aliases=Aliases(zh=aliases, en=aliases))


@pytest.fixture
def harbours() -> FactBase:
    """Two facts that share an alias, and a derived figure with a name of its own."""
    stated, thrice = (figure("9个", "2000"), figure("12个", "2010")), change("times", *SPAN, "3倍")
    sea = fact("sea-berths", *stated, changes=(thrice,))
    river = fact("river-berths", figure("4个", "2010"))
    rest = relation("parts", "sea-berths@2010", "river-berths", distinct=True, derives="rest")
    return base_of(
        named(sea, "海港泊位", "sea berths", "泊位"),
        named(river, "河港泊位", "River Berths", "泊位", "码头"),
        relations=(rest,),
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        *(("sea-berths", "sea-berths"), ("海港泊位", "sea-berths"), ("Sea  Berths", "sea-berths")),
        *(("ｒｉｖｅｒ berths", "river-berths"), ("码头", "river-berths"), ("rest", "rest")),
        *(("toys", "sea-berths river-berths"), ("玩具", "sea-berths river-berths")),
        *(("berths", ""), ("", "")),
    ],
)
def test_a_name_stands_for_ids(harbours: FactBase, name: str, found: str) -> None:
    assert ids(harbours, name) == tuple(found.split())


@pytest.mark.parametrize(
    ("name", "suggestions"),
    [
        # A name of several facts.
        ("泊位", ["sea-berths", "river-berths"]),
        ("sea berth", ["sea-berths"]),
        # A name without that time gets the times that there are.
        ("码头@1980", ["river-berths@2010"]),
    ],
)
def test_a_name_that_is_none_gets_the_nearest_or_all(
    harbours: FactBase, name: str, suggestions: list[str]
) -> None:
    with pytest.raises(UnknownKeyError) as caught:
        get(harbours, name)
    assert list(caught.value.suggestions[: len(suggestions)]) == suggestions
    if name == "泊位":
        assert str(caught.value) == (
            "'泊位' fits several facts: 海港泊位 (sea-berths), 河港泊位 (river-berths)"
        )


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("海港泊位", ["sea-berths@2000", "sea-berths@2010"]),
        ("sea berths@2010", ["sea-berths@2010"]),
        ("海港泊位@1990", ["sea-berths@1990"]),  # derived
        ("玩具@2010", ["sea-berths@2010", "river-berths@2010"]),
    ],
)
def test_a_name_stands_in_a_key(harbours: FactBase, key: str, found: list[str]) -> None:
    assert [item.key for item in get(harbours, key)] == found


@pytest.mark.parametrize("name", ["city", "CITY", "城市建设", "城市", "City  Development"])
def test_a_theme_has_an_id_and_names(base: FactBase, name: str) -> None:
    assert theme(base, name).id == "city"


def test_a_theme_that_does_not_exist_gets_the_nearest_or_all(base: FactBase) -> None:
    every = tuple(item.id for item in base.themes)
    for name, suggested in (("citty", ("city",)), ("qqqq", every)):
        with pytest.raises(UnknownKeyError) as caught:
            theme(base, name)
        assert set(suggested) <= set(caught.value.suggestions)
    assert caught.value.suggestions == every


@pytest.mark.parametrize(
    ("field", "name", "expected"),
    [
        *(("unit", "km2", "km2"), ("unit", "平方公里", "km2"), ("unit", "yuan", "CNY")),
        *(("unit", "元", "CNY"), ("unit", "YUAN", "CNY"), ("unit", "x", "x")),
        *(("kind", "asset", "asset"), ("kind", "资产", "asset"), ("kind", "Asset", "asset")),
    ],
)
def test_a_unit_and_a_kind_have_a_code_and_names(
    base: FactBase, field: str, name: str, expected: str
) -> None:
    assert code(base, field, name) == expected


def test_there_are_no_other_kinds(base: FactBase) -> None:
    with pytest.raises(UsageError):
        code(base, "kind", "x")


@pytest.fixture
def orders() -> FactBase:
    """A fact with numbers of quarters, a half, a fiscal year, a month, a day and two labels."""
    when = ("2022-Q4", "2023-Q4", "2023-H1", "FY2023", "2018-06", "2023-01-15", "qian", "hou")
    labels = {
        "qian": TimeLabel(zh="改革前", en="before the reform", written=("改革以前",)),
        "hou": TimeLabel(zh="改革后"),
    }
    return base_of(fact("orders", *(figure("9个", each) for each in when)), times=labels)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        *(("2023-Q4", "2023-Q4"), ("2023-q4", "2023-Q4"), ("Q4 2023", "2023-Q4")),
        *(("2023年第四季度", "2023-Q4"), ("2023年四季度", "2023-Q4")),
        *(("四季度", "2022-Q4 2023-Q4"), ("q4", "2022-Q4 2023-Q4"), ("2023年上半年", "2023-H1")),
        *(("fy2023", "FY2023"), ("2023财年", "FY2023"), ("June 2018", "2018-06")),
        *(("2018年6月", "2018-06"), ("Q2 2018", "2018-Q2"), ("15 Jan 2023", "2023-01-15")),
        ("2018年", "2018"),  # no number is for 2018, but one lies in it
        *(("January 2023", "2023-01"), ("改革前", "qian"), ("改革以前", "qian")),
        *(("Before  the Reform", "qian"), ("qian", "qian"), ("1066年", "1066年")),
        *(("2018-07", "2018-07"), ("June", "June"), ("", "")),
    ],
)
def test_a_time_has_a_code_and_names(orders: FactBase, name: str, found: str) -> None:
    assert times(orders, name) == tuple(found.split(" "))


def test_a_time_in_a_key_and_in_a_comparison_may_be_named(orders: FactBase) -> None:
    assert [item.key for item in get(orders, "orders@2023年第四季度")] == ["orders@2023-Q4"]
    assert [item.key for item in get(orders, "甲@Q4")] == ["orders@2022-Q4", "orders@2023-Q4"]
    with pytest.raises(UnknownKeyError):
        get(orders, "orders@2018年")
    (pair,) = compare(orders, "改革前", "改革后")
    assert (pair.start.when, pair.end.when) == ("qian", "hou")
    (pair,) = compare(orders, "Q4 2022", "2023年四季度")
    assert (pair.start.when, pair.end.when) == ("2022-Q4", "2023-Q4")


def test_what_to_type_for_a_fact_is_its_name_where_that_is_its_own() -> None:
    third = named(
        fact("third", figure("三分之一"), figure("约1,200个", "2000")), "丙", "rest & third"
    )
    first, second = (named(fact(it, figure("数百个")), "乙", f"the {it}") for it in ("a", "b"))
    base = base_of(third, first, second)
    assert typed(base, third, "en") == ("rest & third", "1,200")
    assert typed(base, third, "zh") == ("丙", "1,200")
    assert typed(base, first, "zh") == ("a", "a")  # 乙 is the name of both
    assert typed(base, first, "en") == ("the a", "the a")

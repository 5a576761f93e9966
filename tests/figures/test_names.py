"""Names that stand for ids, in either language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from toys import base_of, change, fact, figure, relation

from zhuzhou_facts.errors import UnknownKeyError, UsageError
from zhuzhou_facts.figures.comparison import compare
from zhuzhou_facts.figures.names import code, facts, ids, theme, times, typed
from zhuzhou_facts.figures.query import get
from zhuzhou_facts.records import Aliases, Fact, FactBase, Kind, Text, TimeLabel


def named(it: Fact, zh: str, en: str, *aliases: str) -> Fact:
    return replace(it, name=Text(zh=zh, en=en), aliases=Aliases(zh=aliases, en=aliases))


@pytest.fixture
def harbours() -> FactBase:
    """Two facts that share an alias, and a derived figure with a name of its own."""
    sea = fact(
        "sea-berths",
        figure("9个", "2000"),
        figure("12个", "2010"),
        changes=(change("times", "1990", "2000", "3倍"),),
    )
    river = fact("river-berths", figure("4个", "2010"))
    return base_of(
        named(sea, "海港泊位", "sea berths", "泊位"),
        named(river, "河港泊位", "River Berths", "泊位", "码头"),
        relations=(
            relation("parts", "sea-berths@2010", "river-berths", distinct=True, derives="rest"),
        ),
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("sea-berths", ("sea-berths",)),
        ("海港泊位", ("sea-berths",)),
        ("Sea  Berths", ("sea-berths",)),
        ("ｒｉｖｅｒ berths", ("river-berths",)),
        ("码头", ("river-berths",)),
        ("rest", ("rest",)),
        ("toys", ("sea-berths", "river-berths")),
        ("玩具", ("sea-berths", "river-berths")),
        ("berths", ()),
        ("", ()),
    ],
)
def test_a_name_stands_for_ids(harbours: FactBase, name: str, found: tuple[str, ...]) -> None:
    assert ids(harbours, name) == found


def test_a_name_of_several_facts_says_which(harbours: FactBase) -> None:
    with pytest.raises(UnknownKeyError) as caught:
        facts(harbours, "泊位")
    assert str(caught.value) == (
        "'泊位' fits several facts: 海港泊位 (sea-berths), 河港泊位 (river-berths)"
    )
    assert caught.value.suggestions == ("sea-berths", "river-berths")


def test_facts_of_a_name(harbours: FactBase) -> None:
    assert [fact.id for fact in facts(harbours, "码头")] == ["river-berths"]
    assert [fact.id for fact in facts(harbours, "玩具")] == ["sea-berths", "river-berths"]
    with pytest.raises(UnknownKeyError) as caught:
        facts(harbours, "sea berth")
    assert caught.value.suggestions[0] == "sea-berths"
    with pytest.raises(UnknownKeyError):
        facts(harbours, "rest")  # a derived figure is no fact


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


def test_a_name_without_that_time_gets_the_times_that_there_are(harbours: FactBase) -> None:
    with pytest.raises(UnknownKeyError) as caught:
        get(harbours, "码头@1980")
    assert caught.value.suggestions == ("river-berths@2010",)


@pytest.mark.parametrize("name", ["city", "CITY", "城市建设", "城市", "City  Development"])
def test_a_theme_has_an_id_and_names(base: FactBase, name: str) -> None:
    assert theme(base, name).id == "city"


def test_a_theme_that_does_not_exist_gets_the_nearest_or_all(base: FactBase) -> None:
    with pytest.raises(UnknownKeyError) as caught:
        theme(base, "citty")
    assert "city" in caught.value.suggestions
    with pytest.raises(UnknownKeyError) as caught:
        theme(base, "qqqq")
    assert caught.value.suggestions == tuple(item.id for item in base.themes)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("km2", "km2"),
        ("平方公里", "km2"),
        ("yuan", "CNY"),
        ("元", "CNY"),
        ("YUAN", "CNY"),
        ("x", "x"),
    ],
)
def test_a_unit_has_a_code_and_ways_to_write_it(base: FactBase, name: str, expected: str) -> None:
    assert code(base, "unit", name) == expected


@pytest.mark.parametrize("name", ["asset", "资产", "Asset"])
def test_a_kind_has_a_code_and_names(base: FactBase, name: str) -> None:
    assert code(base, "kind", name) == Kind.ASSET
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
        ("2023-Q4", ("2023-Q4",)),
        ("2023-q4", ("2023-Q4",)),
        ("Q4 2023", ("2023-Q4",)),
        ("2023年第四季度", ("2023-Q4",)),
        ("2023年四季度", ("2023-Q4",)),
        ("四季度", ("2022-Q4", "2023-Q4")),
        ("q4", ("2022-Q4", "2023-Q4")),
        ("2023年上半年", ("2023-H1",)),
        ("fy2023", ("FY2023",)),
        ("2023财年", ("FY2023",)),
        ("June 2018", ("2018-06",)),
        ("2018年6月", ("2018-06",)),
        ("2018年", ("2018",)),  # no number is for 2018, but one lies in it
        ("Q2 2018", ("2018-Q2",)),
        ("15 Jan 2023", ("2023-01-15",)),
        ("January 2023", ("2023-01",)),
        ("改革前", ("qian",)),
        ("改革以前", ("qian",)),
        ("Before  the Reform", ("qian",)),
        ("qian", ("qian",)),
        ("1066年", ("1066年",)),
        ("2018-07", ("2018-07",)),
        ("June", ("June",)),
        ("", ("",)),
    ],
)
def test_a_time_has_a_code_and_names(orders: FactBase, name: str, found: tuple[str, ...]) -> None:
    assert times(orders, name) == found


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

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from search_toys import BRIDGES, POPULATION, base, fact, keys
from toys import change, figure

from zhuzhou_facts.records import Text
from zhuzhou_facts.search import search


@pytest.mark.parametrize(
    ("query", "found"),
    [
        *((each, "people@2017") for each in ("402.15", "402.15万", "4.0215 million", "4.0215m")),
        *((each, "people@2017") for each in ("4021.5 thousand", "４，０２１，５００人", "4.0215")),
        ("402.2万", "people@2017"),  # 402.15 is half a unit away
        *(("402万", "people@2017"), ("4.0 million", "people@2017")),
        ("4 million", ""),  # one digit is no rounding to go by
        *(
            (each, "")
            for each in ("402.15万元", "402.15亿", "402.3万", "403万", "400万", "4020000")
        ),
        ("402.150001万", ""),
        *(("12345", "people@1950"), ("1.2万", "people@1950")),
        *((each, "bridges") for each in ("107座", "107座桥", "107 bridges", "107")),
        *((each, "") for each in ("107家", "107 people", "107 km", "1.4%", "0")),
        *(("1.4倍", "people:1978..2017"), ("1.4 times", "people:1978..2017")),
    ],
)
def test_a_number_finds_the_figures_that_it_is_and_nothing_else(query: str, found: str) -> None:
    assert keys(base(POPULATION, BRIDGES), query) == found.split()


def test_a_rounding_comes_after_the_number_itself_and_says_so() -> None:
    near = fact("near", "x", figures=(figure("402公里"),))
    found = search(base(POPULATION, near), "402")
    assert [hit.key for hit in found] == ["near", "people@2017"]
    assert found[1].why == Text(zh="402.15万人四舍五入为402", en="402 is 402.15万人 rounded")
    assert found[0].why == Text(zh="数值：402公里", en="figure: 402公里")


def test_a_year_finds_the_figures_of_that_time_stated_before_derived() -> None:
    first = fact("first", "x", changes=POPULATION.changes, figures=POPULATION.figures[:1])
    second = fact(
        "second", "y", figures=(replace(BRIDGES.figures[0], when="1978-06"), *BRIDGES.figures)
    )
    where = base(first, second)
    assert keys(where, "1978") == ["second@1978-06", "first@1978"]
    assert keys(where, "1978年") == ["second@1978-06", "first@1978"]
    assert keys(where, "1978年6月") == ["second@1978-06"]
    assert keys(where, "first@2017") == ["first@2017"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("FY2023", ["orders@FY2023"]),
        ("fy2023", ["orders@FY2023"]),
        ("Q4 2023", ["orders@2023-Q4"]),
        ("2023-Q4", ["orders@2023-Q4"]),
        ("2023年第四季度", ["orders@2023-Q4"]),
        ("2023年四季度orders", ["orders@2023-Q4"]),
        ("2023年下半年", ["orders@2023-Q4", "orders@2023-H2"]),
        ("H2 2023", ["orders@2023-Q4", "orders@2023-H2"]),
        ("下半年", ["orders@2023-Q4", "orders@2023-H2", "orders@2022-Q4"]),
        ("June 2018", ["people@2018-06"]),
        ("inhabitants June 2018", ["people@2018-06"]),
        ("orders June 2018", []),
        ("Q1 2023", []),
        ("上半年", ["people@2018-06", "plan"]),  # in the statement of the plan
        ("XQ4 2023", []),
    ],
)
def test_a_time_is_found_by_its_names(query: str, found: list[str]) -> None:
    one = BRIDGES.figures[0]
    times = ("2023-Q4", "2023-H2", "2022-Q4", "FY2023")
    orders = fact("orders", "orders", figures=tuple(replace(one, when=each) for each in times))
    people = fact("people", "inhabitants", figures=(replace(one, when="2018-06"),))
    assert keys(base(orders, people, fact("plan", "plan", says="上半年完成")), query) == found


def test_a_number_that_is_also_a_year_is_first_the_number() -> None:
    where = base(
        fact("dated", "x", figures=(replace(BRIDGES.figures[0], when="2017"),)),
        fact("many", "y", figures=(replace(BRIDGES.figures[0], value=Fraction(2017)),)),
    )
    assert keys(where, "2017") == ["many", "dated@2017"]


def test_a_number_beside_words_chooses_the_figure() -> None:
    where = base(POPULATION, BRIDGES)
    assert keys(where, "inhabitants 402万") == ["people@2017"]
    assert keys(where, "inhabitants 1950") == ["people@1950"]
    assert keys(where, "inhabitants") == ["people@2017", "people@1950"]
    assert keys(where, "bridges 402万") == []


def test_a_range_finds_what_lies_in_it_and_first_itself() -> None:
    rates = {"one": "4%", "same": "4%–5%", "over": "5.1%", "km": "4公里"}
    facts = (fact(name, "x", figures=(figure(written),)) for name, written in rates.items())
    found = search(base(*facts), "4%–5%")
    assert [hit.key for hit in found] == ["same", "one"]
    assert found[1].why.en == "4% is within 4%–5%"


def test_a_derived_figure_is_found_by_number_where_no_stated_one_is() -> None:
    # 402.15 over 1.4 is 287.25, and 1.35 to 1.45 leave 277 to 298: shown to the ten thousand.
    assert keys(base(POPULATION), "287万人") == ["people@1978"]
    assert keys(base(POPULATION), "287万元") == []
    same = fact("same", "x", figures=(figure("287万人"),))
    assert keys(base(POPULATION, same), "287万人") == ["same"]


def test_a_negative_number_finds_a_decrease() -> None:
    falls = change("growth", "1950", "2017", "0.6%", down=True)
    where = base(replace(POPULATION, changes=(falls,)))
    assert keys(where, "-0.6%") == keys(where, "0.6%") == ["people:1950..2017"]
    rises = replace(falls, down=False)
    assert keys(base(replace(POPULATION, changes=(rises,))), "-0.6%") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("-1.2", ["loss"]),
        ("−1.2", ["loss"]),
        ("-1.2亿元", ["loss"]),
        ("1.2亿元", ["profit", "loss"]),
        ("1.2", ["loss", "profit"]),
        ("-3", ["debt"]),
        ("3", ["debt"]),
        ("minus 3 million", ["debt"]),
        ("1亿元-2亿元", ["profit"]),
    ],
)
def test_a_negative_number_is_found_with_its_sign_and_after_others_without(
    query: str, found: list[str]
) -> None:
    owed = replace(figure("-£3 million"), unit="CNY")
    facts = (
        fact("loss", "x", figures=(figure("-1.2亿元"),)),
        fact("profit", "y", figures=(figure("1.2亿元"),)),
        fact("debt", "z", figures=(owed,)),
    )
    assert keys(base(*facts), query) == found

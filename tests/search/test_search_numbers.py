from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from search_toys import BRIDGES, POPULATION, base, fact, keys

from zhuzhou_facts.records import Figure, Text
from zhuzhou_facts.search import search


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("402.15", ["people@2017"]),
        ("402.15万", ["people@2017"]),
        ("4.0215 million", ["people@2017"]),
        ("4021.5 thousand", ["people@2017"]),
        ("４，０２１，５００人", ["people@2017"]),
        ("4.0215", ["people@2017"]),
        ("4.0215m", ["people@2017"]),
        ("402.15万元", []),
        ("402.15亿", []),
        ("402.2万", ["people@2017"]),  # 402.15 is half a unit away
        ("402.3万", []),
        ("402万", ["people@2017"]),
        ("403万", []),
        ("400万", []),
        ("4.0 million", ["people@2017"]),
        ("4 million", []),  # one digit is no rounding to go by
        ("4020000", []),
        ("402.150001万", []),
        ("12345", ["people@1950"]),
        ("1.2万", ["people@1950"]),
        ("107座", ["bridges"]),
        ("107座桥", ["bridges"]),
        ("107 bridges", ["bridges"]),
        ("107", ["bridges"]),
        ("107家", []),
        ("107 people", []),
        ("107 km", []),
        ("1.4倍", ["people@2017"]),
        ("1.4 times", ["people@2017"]),
        ("1.4%", []),
        ("0", []),
    ],
)
def test_a_number_finds_the_figures_that_it_is_and_nothing_else(
    query: str, found: list[str]
) -> None:
    assert keys(base(POPULATION, BRIDGES), query) == found


def test_a_rounding_comes_after_the_number_itself_and_says_so() -> None:
    near = fact("near", "x", figures=(Figure(value=Fraction(402), unit="km", written="402公里"),))
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

"""What a draft works out of its own numbers, and what it plans for another year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from toys import base_of, fact, figure

from zhuzhou_facts.base import load
from zhuzhou_facts.document.proofreading import proofread
from zhuzhou_facts.records import Text

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase


@pytest.fixture(scope="module")
def base() -> FactBase:
    return load()


@pytest.mark.parametrize(
    ("text", "wrong", "formula"),
    [
        # 402.15 ÷ 1.4 is 277 to 298.
        ("2017年常住人口402.15万人，402.15万人 ÷ 1.4 = 287万人。", "", ""),
        ("2017年常住人口402.15万人，402.15万人 ÷ 1.4 = 302万人。", "302万人", "402.15万人 ÷ 1.4"),
        # 1,916.38 ÷ 863 is 2.22.
        ("规划区面积从不到863平方公里扩大到1916.38平方公里，算下来约为2.2倍。", "", ""),
    ],
)
def test_what_follows_from_the_numbers_before_it(
    base: FactBase, text: str, wrong: str, formula: str
) -> None:
    found = [remark for remark in proofread(text, base) if remark.outcome == "wrong"]
    assert [(each.draft, each.source) for each in found] == ([(wrong, formula)] if wrong else [])
    assert all(each.verdict == "derived" for each in found)


@pytest.mark.parametrize(
    ("years", "verdict"),
    [
        # 1788 − 144 is 1644, and these are all the levels there are: 1500 is wrong.
        ({"1990": "1788项", "2020": "144项"}, "derived"),
        # Of three levels the draft names one: which of the others it means is not said.
        ({"1990": "1788项", "2010": "900项", "2020": "144项"}, "unknown"),
    ],
)
def test_a_change_from_a_level_not_said_is_judged_only_where_there_are_two(
    years: dict[str, str], verdict: str
) -> None:
    bridges = fact("bridges", *(figure(words, year) for year, words in years.items()))
    named = replace(bridges, name=Text(zh="市区公路桥梁", en="road bridges of the city"))
    remarks = proofread("市区公路桥梁减到144项，少了1500项。", base_of(named))
    assert [r.verdict for r in remarks if r.draft == "1500项"] == [verdict]

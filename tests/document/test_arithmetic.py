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


TIMBER = "木材厂产值86.5亿元，纸厂41.2亿元，食品厂28.7亿元。研发投入2.24亿元，增长18.5%。"


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        # The sum is 156.4; 2.24 ÷ 1.185 is 1.89.
        (
            "木材厂产值86.5亿元，纸厂41.2亿元，食品厂28.7亿元，合计156.4亿元。",
            ["pass"] * 3 + ["unknown"],
        ),
        ("木材厂产值86.5亿元，纸厂41.2亿元，食品厂28.7亿元，合计154.6亿元。", ["wrong"]),
        ("研发投入2.24亿元，增长18.5%，倒推上年约为1.89亿元。", ["pass"] * 3),
        ("研发投入2.24亿元，增长18.5%，倒推上年约为1.98亿元。", ["wrong"]),
        ("研发投入2.24亿元，增长18.5%，推算多投入约0.35亿元。", ["pass"] * 2 + ["unknown"]),
        # Others may belong to a sum, to a rest and to a whole that is not given.
        (
            "木材厂产值86.5亿元，纸厂41.2亿元，加上别的厂，合计254.6亿元。",
            ["pass"] * 2 + ["unknown"],
        ),
        (
            "木材厂产值86.5亿元，纸厂41.2亿元，食品厂28.7亿元，其余20.1亿元。",
            ["pass"] * 3 + ["unknown"],
        ),
    ],
)
def test_sums_and_levels_before_a_change(text: str, outcomes: list[str]) -> None:
    found = [remark.outcome for remark in proofread(text, source=TIMBER)]
    if outcomes == ["wrong"]:
        assert found[-1:] == ["wrong"]
    else:
        assert found == outcomes


PLAN = """青禾县工作报告
2026年1月9日

2025年，全县有学校86所。到2027年，合作社达到250家，绿化率提高到45%；2030年，绿化率提高到50%。
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("县里要在2027年建起250家。", ["ambiguous"]),
        ("县里要在2028年建起250家。", ["other_time"]),
        ("绿化率2030年提高到50%。", ["agrees"]),
        ("去年有学校86所。", ["agrees"]),
    ],
)
def test_a_plan_is_for_the_year_that_the_source_has(text: str, verdicts: list[str]) -> None:
    assert [remark.verdict for remark in proofread(text, source=PLAN)] == verdicts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("享受国务院特殊津贴的专家394名。", "agrees"),
        ("享受国务院特殊津贴的专家39名。", "digits"),
        ("受到党纪政纪处分5626人。", "agrees"),
        ("受到党纪政纪处分6150人。", "digits"),
    ],
)
def test_the_whole_name_of_a_thing_of_a_base_decides(
    base: FactBase, text: str, verdict: str
) -> None:
    assert [remark.verdict for remark in proofread(text, base)] == [verdict]


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

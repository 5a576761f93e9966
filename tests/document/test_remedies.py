"""What a remark says of a wrong number, and how to put it right, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhuzhou_facts.document.proofreading import proofread

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

COUNTY = """青禾县2024年统计公报

县医院编制床位由220张增加到500张。净利润2.03亿元，环比增长31.8%。渡轮比绕行陆路缩短1小时40分。
2024年，绿电占发电量的78.4%，2023年为71.3%。
"""


@pytest.mark.parametrize(
    ("draft_text", "zh", "en"),
    [
        # 78.4 − 71.3
        (
            "绿电占发电量的78.4%，上年为71.3%，一年提高了7.1%。",
            "7.1个百分点",
            "7.1 percentage points",
        ),
        (
            "净利润2.03亿元，同比增长31.8%。",
            "原文的31.8%是环比",
            "the source compares 31.8% with the period before",
        ),
        (
            "县医院增加床位500张。",
            "原文是500张，不是变化量",
            "the source says 500张, which is no change",
        ),
        (
            "渡轮比绕行陆路缩短到1小时40分。",
            "原文说的是相差1小时40分",
            "a difference of 100 minutes",
        ),
    ],
)
def test_the_remedy_beside_a_source(draft_text: str, zh: str, en: str) -> None:
    *_, remark = proofread(draft_text, source=COUNTY)
    assert zh in remark.remedy_zh
    assert en in remark.remedy_en


@pytest.mark.parametrize(
    ("draft_text", "remedy"),
    [
        (
            "2016年建成区面积238平方公里，合3.57万亩。",
            "按原文数字推算，结果不同：238平方公里 ≈35.70万亩",
        ),
        (
            "2016年建成区面积238平方公里（148平方英里）。",
            "按原文数字推算，结果不同：238平方公里 ≈91.89平方英里",
        ),
        ("审批事项早先有144项。", "这是后来的数"),
        ("审批事项如今剩下1788项。", "这是先前的数"),
    ],
)
def test_a_remedy_says_what_a_number_is(base: FactBase, draft_text: str, remedy: str) -> None:
    assert proofread(draft_text, base)[-1].remedy_zh == remedy

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
2024年，公交日均客流58.2万人次，比2020年提高12.8%。港口吞吐量38.6万标箱，比上年增长11.2%。
登革热患病人数按人口计，每10万人142人。
Punctuality fell to 91.3%. 2024年5月2日，游客320万人次。常住人口比2018年增长3.2%。
今年1至6月，规上企业284家。
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
        ("公交每月客流58.2万人次。", "原文为每天58.2万人次", "the source gives 58.2万人次 a day"),
        (
            "公交日均客流58.2万人次，比2019年提高12.8%。",
            "原文的12.8%是与2020年相比",
            "the source says 12.8% compared with 2020",
        ),
        (
            "港口吞吐量38.6万标箱，环比增长11.2%。",
            "原文的11.2%是同比",
            "the source compares 11.2% with the year before",
        ),
        ("Punctuality rose to 91.3%.", "原文说的是减少", "the source says that it fell"),
        ("10月2日，游客320万人次。", "这是2024年5月2日的数", "this is the figure for 2 May 2024"),
        ("1至5月，规上企业284家。", "这是2024年上半年的数", "the figure for H1 2024"),
        (
            "产业结构为9.2:51:39.8。",
            "“9.2:51:39.8”无法读取：比值不是一个数",
            "“9.2:51:39.8” cannot be read: a ratio is not one number",
        ),
        ("登革热患病人数每万人142人。", "应为“每10万人142人”", "write “每10万人142人”"),
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

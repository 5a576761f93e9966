"""Numbers of a draft that belong to a neighbour, to the way up to it, or to the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhuzhou_facts.document.proofreading import proofread

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

COUNTY = """青禾县2024年统计公报

2024年，全县早稻播种15.2万亩，晚稻播种16.8万亩。生物医药、光电信息产值分别完成88.9亿元、156.4亿元，增长9.3%、12.7%。
县医院编制床位由220张增加到500张。案件办结时间由47天缩短到33天。单店平均面积由2021年的186平方米缩至112平方米。
托育费比社会机构平均低三成左右。工程进度67.3%，超前4.1个百分点。
单位ASK成本0.481元，扣油后成本0.303元，同比分别下降5.3%和3.6%。
现场零售成交19.3亿元，上届为14.8亿元。图书馆最高可借20册，3天内送达。馆藏文物11.2万件（套）。
县第一医院有医生120名，县第二医院有医生95名。全年出口3215亿元，进口1874亿元。设备补贴最高2000万元。温泉水温42℃至67℃。
净利润2.03亿元，环比增长31.8%。
"""

CHARITY = """Wells for All: annual report 2024

The share of families with a well rose from 48% in 2015 to 63%.
We received 12,640 letters in 2024, 28% more than the 9,870 of the year before.
Nurses made up 6% of the population of 58.3 million but 22% of the volunteers.
Some 327 houses were repaired. Damp homes are home to 114 doctoral candidates and 141 postdocs.
By 2030 we want to cut our emissions by 50% from the 2019 level of 4,200 tonnes.
"""


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        # The number of a neighbour.
        (
            "Early rice was sown on 152,000 mu and late rice on 168,000 mu.",
            ["agrees", "agrees"],
        ),
        (
            "Early rice was sown on 168,000 mu and late rice on 152,000 mu.",
            ["digits", "digits"],
        ),
        ("全县光电信息产值156.4亿元，增长12.7%。", ["agrees", "agrees"]),
        ("全县光电信息产值156.4亿元，增长9.3%。", ["agrees", "digits"]),
        ("扣油后成本0.303元，下降3.6%。", ["agrees", "agrees"]),
        ("扣油后成本0.303元，下降5.3%。", ["agrees", "digits"]),
        ("县第二医院有医生95名。", ["agrees"]),
        ("县第二医院有医生120名。", ["ambiguous"]),
        # By a number, and to it.
        ("县医院编制床位增加到500张。", ["agrees"]),
        ("县医院增加床位500张。", ["kind_of_change"]),
        ("案件办结时间缩短到33天。", ["agrees"]),
        ("案件办结时间缩短了33天。", ["kind_of_change"]),
        # From one level to the other.
        ("单店平均面积由2021年的186平方米变为112平方米。", ["agrees", "agrees"]),
        ("单店平均面积由2021年的112平方米变为186平方米。", ["other_time", "other_time"]),
        # More, and less.
        ("托育费比社会机构平均便宜三成左右。", ["agrees"]),
        ("托育费比社会机构平均贵三成左右。", ["direction"]),
        ("工程进度67.3%，落后4.1个百分点。", ["agrees", "direction"]),
        # This time, and the time before.
        ("净利润2.03亿元，环比增长31.8%。", ["agrees", "agrees"]),
        ("净利润2.03亿元，同比增长31.8%。", ["agrees", "other_time"]),
        ("现场零售成交19.3亿元。", ["agrees"]),
        ("上届现场零售成交19.3亿元。", ["other_time"]),
        # What other words say than a hedge; the surplus is none.
        ("图书馆最多可借20册，三天之内送达。", ["agrees", "agrees"]),
        ("设备补贴至多2000万元。", ["agrees"]),
        ("设备补贴至少2000万元。", ["hedge_changed"]),
        ("全年出口3215亿元，进口1874亿元，出超1341亿元。", ["agrees", "agrees", "unknown"]),
        # Sets are counted as pieces are; a range has two ends.
        ("馆藏文物11.2万件套。", ["agrees"]),
        ("馆藏文物12.1万件套。", ["digits"]),
        ("温泉水温42℃至76℃。", ["digits"]),
    ],
)
def test_a_draft_about_a_chinese_source(draft_text: str, expected: list[str]) -> None:
    assert [each.verdict for each in proofread(draft_text, source=COUNTY)] == expected


def test_the_remedy_for_points_told_as_percent_has_the_points() -> None:
    source = "青禾县公报\n\n2024年，绿电占发电量的78.4%，2023年为71.3%。\n"
    *_, remark = proofread("绿电占发电量的78.4%，上年为71.3%，一年提高了7.1%。", source=source)
    assert remark.verdict == "kind_of_change"
    assert "7.1个百分点" in remark.remedy_zh
    assert "7.1 percentage points" in remark.remedy_en


def test_the_remedy_says_what_the_source_compares_with() -> None:
    *_, remark = proofread("净利润2.03亿元，同比增长31.8%。", source=COUNTY)
    assert remark.remedy_zh == "原文的31.8%是环比"
    assert remark.remedy_en == "the source compares 31.8% with the period before"


def test_the_remedy_for_what_was_added_says_that_it_is_a_level() -> None:
    (remark,) = proofread("县医院增加床位500张。", source=COUNTY)
    assert remark.remedy_zh == "原文是500张，不是变化量"
    assert remark.remedy_en == "the source says 500张, which is no change"


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("The share of families with a well rose to 63%.", ["agrees"]),
        ("The share of families with a well rose by 63%.", ["kind_of_change"]),
        ("The year before, letters numbered 9,870.", ["agrees"]),
        ("Letters: 12,640 in 2024, up 28% from 9,870.", ["agrees"] * 3),
        ("Nurses are 22% of the volunteers.", ["agrees"]),
        ("In 2019 emissions stood at 4,200 tonnes.", ["agrees"]),
    ],
)
def test_a_draft_about_an_english_source(draft_text: str, expected: list[str]) -> None:
    assert [each.verdict for each in proofread(draft_text, source=CHARITY)] == expected


SWAPPED = (
    "Zhuzhou has three academicians, 394 national experts with outstanding contributions "
    "and 39 recipients of the State Council special allowance."
)


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        # Two things of a base that have each other's number, where one of the names is sure.
        (SWAPPED, ["agrees", "digits", "digits"]),
        (
            "After seven rounds of institutional reform and eight clean-ups of approval items.",
            ["agrees", "agrees"],
        ),
        (
            "After eight rounds of institutional reform and seven clean-ups of approval items.",
            ["digits", "digits"],
        ),
        # A change that the two levels beside it do not give.
        ("城镇化率1978年为35%，2017年为65.7%，也就是说提高了30.7%。", ["kind_of_change"]),
        # The hedge may be before what a multiple is of, or before a list.
        ("2017年常住人口约为1978年的1.4倍。", ["hedge_added"]),
        (
            "轨道交通、陶瓷产值和服饰销售额分别超过1000亿元、600亿元和500亿元。",
            ["agrees"] * 3,
        ),
        # What would be without something is no opposite.
        ("若没有开放，进出口总额就不会增长40倍。", ["agrees"]),
        ("2017年进出口总额是1978年的41倍，不超过1978年的41倍。", ["agrees", "agrees"]),
        # How long something took, and what it is spread over.
        ("Reform and opening up has brought progress over 40 years.", ["agrees"]),
        ("The river received 20 billion yuan over 1,002 projects.", ["agrees"]),
        ("某轨道装备基地产值600亿元。", ["unknown"]),
    ],
)
def test_a_draft_about_the_shipped_base(
    base: FactBase, draft_text: str, expected: list[str]
) -> None:
    found = [each.verdict for each in proofread(draft_text, base)]
    assert found[-len(expected) :] == expected


def test_a_change_that_two_levels_give_passes_and_another_does_not(base: FactBase) -> None:
    """Of 1,788 items 144 are 8 %."""
    right = "Approval items fell from 1,788 to 144, that is roughly 92 per cent fewer."
    wrong = right.replace("92", "85")
    assert [proofread(text, base)[-1].outcome for text in (right, wrong)] == ["pass", "wrong"]


TABLE = """| 领域 | 指标 | 数值 | 时间 |
| --- | --- | --- | --- |
| 空间 | 建成区面积 | 238平方公里 | 2016年 |
| 政务 | 行政审批事项 | 1788项 | 改革前 |
"""


def test_a_column_of_times_dates_the_rows_of_a_table(base: FactBase) -> None:
    assert [each.verdict for each in proofread(TABLE, base)] == ["agrees", "agrees"]
    later = TABLE.replace("2016年", "2017年").replace("改革前", "改革后")
    assert [each.verdict for each in proofread(later, base)] == ["other_time", "other_time"]


LATEST = """| Indicator | Latest value | Compared with 1978 |
| --- | --- | --- |
| Permanent residents (2017) | 4.0215 million | 1.4× |
| Foreign trade (2017) | US$2.19 billion | US$53.72 million in 1978 |
"""


def test_a_year_in_brackets_is_no_unit_and_a_column_compares(base: FactBase) -> None:
    found = [(each.draft, each.verdict) for each in proofread(LATEST, base)]
    assert found == [
        ("4.0215 million", "agrees"),
        ("1.4×", "agrees"),
        ("US$2.19 billion", "agrees"),
        ("US$53.72 million", "agrees"),
    ]

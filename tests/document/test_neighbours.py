"""A number of the source that a draft states of something beside its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhuzhou_facts.document.proofreading import proofread

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

TOWN = """望溪区2024年统计公报

2024年，全区城镇居民人均可支配收入41268元，增长4.9%；农村居民人均可支配收入22935元，增长7.1%。
年末有龙头企业14家、合作社203家。医院病床使用率81.7%，其中公立医院88.9%。
"""


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("望溪区城镇居民人均可支配收入41268元，增长4.9%。", ["agrees", "agrees"]),
        ("望溪区城镇居民人均可支配收入41268元，增长7.1%。", ["agrees", "ambiguous"]),
        ("望溪区有203家合作社。", ["agrees"]),
        ("望溪区有203家龙头企业。", ["ambiguous"]),
        ("全区有14家龙头企业、203家合作社。", ["agrees", "agrees"]),
        ("医院病床使用率81.7%。", ["agrees"]),
        ("公立医院一床难求，病床使用率81.7%。", ["ambiguous"]),
    ],
)
def test_the_words_of_one_of_two_things_decide(draft_text: str, expected: list[str]) -> None:
    assert [remark.verdict for remark in proofread(draft_text, source=TOWN)] == expected


RESULTS = """远岫控股有限公司2024年业绩公告

2024年，存货周转天数缩短至88天，上年为96天。末期股息每股6.5港仙。门诊3926万人次，增长8.4%。
境外收入6.73亿元，占营业收入的23.5%，增长逾三成。入住率58%，比2023年提高7个百分点。
换乘时间最多50分钟，站厅相当于11层楼高。每年腹泻病例190万例。开行班列126列，比上年多开31列。
"""

TOLL = """兰泉县2024年公报

2024年，全县交通事故死亡83人。居民人均可支配收入34120元。广告投入6.03亿元。

4号线设车站21座。

5号线设站28座。
"""

INCOMES = """望溪区2024年统计公报

2024年，城镇、农村居民人均可支配收入分别增长4.9%和7.1%。保护区覆盖海草床的30%，高于2015年的17%。
"""


@pytest.mark.parametrize(
    ("source", "draft_text"),
    [(INCOMES, "Rural incomes rose 7.1 percent."), (TOLL, "5号线设车站28座。")],
)
def test_what_the_words_name_too_little_is_not_accused(source: str, draft_text: str) -> None:
    assert {remark.outcome for remark in proofread(draft_text, source=source)} <= {
        "pass",
        "unknown",
    }


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
    ],
)
def test_a_remedy_says_what_a_number_is_in_the_unit_of_the_draft(
    base: FactBase, draft_text: str, remedy: str
) -> None:
    assert proofread(draft_text, base)[-1].remedy_zh == remedy


def test_a_level_and_the_change_beside_it_are_of_one_thing() -> None:
    found = proofread("医疗机构一共接诊3.9亿人次，增长8.4%。", source=RESULTS)
    assert [each.verdict for each in found] == ["magnitude", "agrees"]
    found = proofread("海外市场亮眼，境外收入6.73亿元，占比23.5%，同比增长三成。", source=RESULTS)
    assert [each.verdict for each in found] == ["agrees", "agrees", "hedge_lost"]


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("全年开行班列126列，比上年多开31列。", "agrees"),
        ("全年开行班列126列，比上年少开31列。", "direction"),
        ("The city ran 126 trains, 31 fewer than the year before.", "direction"),
    ],
)
def test_what_was_done_more_often_is_a_change(draft_text: str, expected: str) -> None:
    assert [each.verdict for each in proofread(draft_text, source=RESULTS)][1] == expected


PARK = """# 灯塔湾产业园 Beacon Bay Industrial Park

2023年，园区生产总值624亿元，增长8.4%；规模以上工业总产值1870亿元，占全市的近四分之一。企业1.26万家。

In 2023 the park's gross domestic product was 62.4 billion yuan, up 8.4%. 12,600 companies are here.
"""


def test_what_a_source_in_two_languages_says_in_one_of_them_alone() -> None:
    draft_text = (
        "GDP of 62.4 billion yuan in 2023, up 8.4%.\n"
        "Output of the larger factories: 18.7 billion yuan, more than a quarter of the city's.\n"
        "12,600 companies.\n"
    )
    found = [remark.verdict for remark in proofread(draft_text, source=PARK)]
    assert found == ["agrees", "agrees", "magnitude", "hedge_changed", "agrees"]


CHARITY = """Wells for All: annual report 2024

Women made up 46% of staff and 40% of senior managers. We employed 746 people in 2024.
"""

FIRM = """澄远股份有限公司2024年上半年业绩

上半年，自由现金流增至4730万元。公司拟每10股派发现金红利1.80元。投资降幅收窄2.2个百分点。
森林覆盖率由0.6%提高到34.8%。储能收入9.83亿元，约为上年同期的2.1倍。服装销售额500亿元。
港口接待旅客3926万人次。
"""

PORT = """Port of Yanze: annual review 2024

Fees are 1.7 percentage points above the city's average.
Import clearance times have been cut by at least 70% since 2017. The port has 58 berths.
"""


@pytest.mark.parametrize(
    ("source", "draft_text", "expected"),
    [
        (CHARITY, "Women are 46% of the staff.", "agrees"),
        (CHARITY, "Women hold 40% of the senior management jobs.", "agrees"),
        (CHARITY, "Women hold 46% of the senior management jobs.", "ambiguous"),
        (FIRM, "自由现金流增至4730万元。", "agrees"),
        (FIRM, "自由现金流增加了4730万元。", "kind_of_change"),
        (FIRM, "公司拟每10股派发现金红利1.8元。", "agrees"),
        (FIRM, "公司拟每股派发现金红利1.8元。", "other_unit"),
        (FIRM, "投资降幅比上年缩小2.2个百分点。", "agrees"),
        (FIRM, "投资降幅比上年扩大2.2个百分点。", "direction"),
        (FIRM, "森林覆盖率提高到34.8%。", "agrees"),
        (FIRM, "森林覆盖率提高了34.8个百分点。", "kind_of_change"),
        (FIRM, "储能收入同比增长约2.1倍。", "kind_of_change"),
        (FIRM, "服装销售500亿件。", "other_unit"),
        (FIRM, "港口接待旅客3900多万人次。", "rounded"),
        (FIRM, "港口接待旅客3.9亿人次。", "magnitude"),
        (PORT, "Fees are 1.7 percentage points above the city's average.", "agrees"),
        (PORT, "Fees are 1.7% above the city's average.", "kind_of_change"),
        (PORT, "Import clearance times have been cut by at least 70% since 2017.", "agrees"),
        (PORT, "Import clearance times have been cut by at least 70% since 2020.", "other_time"),
        (RESULTS, "存货周转天数缩短到88天。", "agrees"),
        (RESULTS, "存货周转天数缩短88天。", "kind_of_change"),
        (RESULTS, "公司派发末期股息每股6.5分人民币。", "other_unit"),
        (RESULTS, "换乘时间最多要花50分钟。", "agrees"),
        (RESULTS, "换乘时间要花50分钟。", "hedge_lost"),
        (RESULTS, "站厅差不多有11层楼那么高。", "agrees"),
        (TOLL, "交通事故夺走83条人命。", "agrees"),
        (TOLL, "People had disposable income of 34,210 yuan each.", "digits"),
        (TOLL, "广告投入6.30亿元。", "digits"),
        (RESULTS, "境外收入约占营业收入的24%。", "rounded"),
        (RESULTS, "境外收入约占营业收入的23.5%。", "hedge_added"),
        (RESULTS, "2023年入住率51%。", "derived"),
        (RESULTS, "每年有190万人患腹泻病。", "other_unit"),
        (INCOMES, "Rural incomes rose 4.9 percent.", "ambiguous"),
        (INCOMES, "保护区覆盖海草床的30%。", "agrees"),
        (INCOMES, "保护区覆盖海草床的17%。", "other_time"),
        (INCOMES, "2015年，保护区覆盖海草床的17%。", "agrees"),
    ],
)
def test_a_number_beside_what_the_source_says_of_it(
    source: str, draft_text: str, expected: str
) -> None:
    (remark,) = proofread(draft_text, source=source)
    assert remark.verdict == expected


def test_what_is_counted_behind_a_number_is_sure_of_a_base(base: FactBase) -> None:
    found = proofread("对外投资项目花了近10亿元，分布在60多个国家和地区。", base)
    assert [(each.verdict, each.key) for each in found][1:] == [
        ("digits", "outbound-investment-destinations")
    ]


REFORM = """表1　改革前后

| 项目 | 改革前 | 改革后 | 增减 |
| --- | --- | --- | --- |
| 市政府工作部门（个） | 50余 | 30 | 减少20余 |
| 市本级行政审批事项（项） | 144 | 1788 | −1644 |
| 城区规划面积（平方公里） | 862.69 | 1916.38 | +1053.69 |
"""


def test_a_sentence_goes_on_in_the_next_line_of_a_wrapped_source() -> None:
    source = """Clean water for the coast: the year 2024

The programme has a budget of $1.8 billion, and last year it lost
$120 million. In both coastal districts broken pumps have fallen by
46% since 2019. The number of people who have no water at home within
15 minutes was 2.4 million.
"""
    draft_text = "Broken pumps in both coastal districts have risen by 46% since 2019."
    assert [each.verdict for each in proofread(draft_text, source=source)][-1] == "direction"


def test_a_change_on_the_year_is_none_over_five_years() -> None:
    text = (
        "In 2024, park companies recorded revenue of RMB 96.3 billion, up 14.2% year on year "
        "and more than double the figure of five years before."
    )
    assert {each.outcome for each in proofread(text, source=text)} <= {"pass", "unknown"}


def test_a_table_of_before_and_after_has_its_columns_and_their_difference(base: FactBase) -> None:
    outcomes = [(each.draft, each.verdict, each.outcome) for each in proofread(REFORM, base)]
    assert outcomes == [
        ("50余", "agrees", "pass"),
        ("30", "agrees", "pass"),
        ("20余", "derived", "pass"),
        ("144", "other_time", "wrong"),
        ("1788", "other_time", "wrong"),
        ("−1644", "derived", "wrong"),
        ("862.69", "agrees", "pass"),
        ("1916.38", "agrees", "pass"),
        ("+1053.69", "derived", "pass"),
    ]


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("市本级行政审批事项从1788项减到144项，直接砍掉约九成。", ["pass", "pass", "pass"]),
        ("市本级行政审批事项从1788项减到144项，直接砍掉八成。", ["pass", "pass", "wrong"]),
        ("2017年进出口总额21.9亿美元，比1978年翻了五番多。", ["pass", "pass"]),
        ("2017年进出口总额21.9亿美元，比1978年翻了七番多。", ["pass", "wrong"]),
        ("城镇化率为65.7%，减去30.7个百分点，就是改革之初的水平。", ["pass", "pass"]),
        ("进出口总额由5372万美元增加到2017年的21.9亿美元，年均增速约为10%。", ["pass"] * 3),
        (
            "进出口总额由5372万美元增加到2017年的21.9亿美元，年均增速约为12%。",
            ["pass", "pass", "wrong"],
        ),
        ("十八大以来立案6145件。", ["pass"]),
        ("十九大以来立案6145件。", ["wrong"]),
        ("建设投资项目审批时间压缩到50个工作日以内。", ["wrong"]),
        ("污染企业还剩5家，今年关停。", ["pass"]),
        ("污染企业还剩5家，明年关停。", ["wrong"]),
        ("2017年城镇化率约为三分之二。", ["pass"]),
        ("2017年城镇化率约为四分之三。", ["wrong"]),
        ("城镇化率比1978年提高约31%。", ["wrong"]),
        ("城镇化率比1978年提高约31个百分点。", ["pass"]),
        ("他母亲今年七十八岁。", ["unknown"]),
        ("轨道交通产业产值过了1000亿元。", ["pass"]),
        ("世界500强和央企少说也有40家。", ["pass"]),
        ("电瓷产量占全球的三分之一强。", ["wrong"]),
        # Growth by 40 times is 41 times as much, and neither 2 to the 40th power nor 40 times.
        ("2017年进出口总额是1978年的41倍。", ["pass"]),
        ("2017年进出口总额是1978年的40倍。", ["wrong"]),
        ("2017年进出口总额比1978年翻了四十番。", ["wrong"]),
        (
            "Foreign trade came to $2.19 billion in 2017, 40 times the $53.72 million of 1978.",
            ["pass", "wrong", "pass"],
        ),
        ("2017年关停污染企业一百七十四家。", ["wrong"]),
        ("现在跨湘江的大桥已经有7座。", ["pass"]),
        ("现在跨湘江的大桥已经有107座。", ["wrong"]),
        # A square mile has 2.59 square kilometres, a square kilometre 1,500 mu.
        ("2016年建成区面积92平方英里。", ["pass"]),
        ("2016年建成区面积35.7万亩。", ["pass"]),
        ("2016年建成区面积238平方公里，合35.7万亩。", ["pass", "pass"]),
        ("2016年建成区面积238平方公里，合3.57万亩。", ["pass", "wrong"]),
        ("2016年建成区面积238平方公里（148平方英里）。", ["pass", "wrong"]),
        ("治理项目1002个，投资200亿元，平均每个约2000万元。", ["pass", "pass", "unknown"]),
        ("明年，行政审批事项力争压减到144项以内。", ["unknown"]),
    ],
)
def test_how_a_writer_works_with_the_numbers(
    base: FactBase, draft_text: str, expected: list[str]
) -> None:
    assert [remark.outcome for remark in proofread(draft_text, base)] == expected

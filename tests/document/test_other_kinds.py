"""Numbers given as another kind, of another time, or of what stands beside them."""

from __future__ import annotations

import pytest

from zhuzhou_facts.document.proofreading import proofread

TOWN = """青禾市2024年上半年情况
2024年7月20日

6月末，全市库存粮食4.42万吨，较年初减少0.87万吨，降幅16.4%。渡轮比绕行陆路缩短1小时40分。
客运量610万人次，恢复到2019年的104%。5月试营业期间，入住率只有38%，6月18日开业以来入住率为71%。
火灾214起，少35起。新增挂牌企业11家，上市产品37款。果园860公顷，绿化率36.2%，提高1.8个百分点。
上半年净利润1.60亿元，上年同期为亏损0.31亿元。绿电占比2026年提高到六成。
"""
CHARITY = """Wells for All: the year 2024

In 2024 the charity spent €7.4 million and had 61 staff. Complaints fell by 12 to 96.
It plans 214 wells. The reservoirs at Tarn hold 146.3 million cubic metres.
"""


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("库存粮食4.42万吨，比年初减少16.4%。", ["agrees", "agrees"]),
        ("库存粮食4.42万吨，比上年同期减少16.4%。", ["agrees", "other_time"]),
        ("渡轮比绕行陆路缩短了1小时40分。", ["agrees"]),
        ("渡轮比绕行陆路缩短到1小时40分。", ["kind_of_change"]),
        ("客运量610万人次，恢复到疫情前的2019年的104%。", ["agrees", "agrees"]),
        ("客运量610万人次，比疫情前的2019年增长104%。", ["agrees", "kind_of_change"]),
        ("入住率从5月试营业时的38%涨到71%。", ["agrees", "agrees"]),
        ("入住率从3月试营业时的38%涨到71%。", ["other_time", "agrees"]),
        ("上半年火灾起数减少了214起。", ["kind_of_change"]),
        ("上半年火灾214起，减少了35起。", ["agrees", "agrees"]),
        ("绿化率36.2%，进步1.8%。", ["agrees", "kind_of_change"]),
        ("上半年净利润1.60亿元，而上年同期亏了0.13亿元。", ["agrees", "digits"]),
        ("绿电占比2027年要提高到六成。", ["other_time"]),
        ("果园860公亩。", ["other_unit"]),
        # The number is that of the products.
        ("上半年新增挂牌企业37家。", ["ambiguous"]),
        # What happened on a day does not date the text.
        (
            (
                "上半年客运量610万人次。\n2025年3月1日改造后，码头可停靠大船，码头面积也会扩大，全市水运"
                "将有新的格局，沿线群众出行更便利。今年上半年净利润1.60亿元。"
            ),
            ["agrees", "agrees"],
        ),
    ],
)
def test_a_draft_about_a_town(draft_text: str, expected: list[str]) -> None:
    assert [each.verdict for each in proofread(draft_text, source=TOWN)] == expected


def test_the_remedy_says_that_a_comparison_is_no_level() -> None:
    (remark,) = proofread("渡轮比绕行陆路缩短到1小时40分。", source=TOWN)
    assert remark.remedy_zh == "原文说的是相差1小时40分"


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        # No word says what they are of, but each stands beside the other.
        ("机构花费740万欧元，雇员61人。", ["ambiguous", "agrees"]),
        ("机构花费740万美元，雇员61人。", ["other_unit", "agrees"]),
        ("机构花费740万美元。", ["unknown"]),
        ("投诉减少到96件。", ["agrees"]),
        ("投诉减少到12件。", ["kind_of_change"]),
        ("The reservoirs have a combined capacity of 14.63 million cubic metres.", ["magnitude"]),
    ],
)
def test_a_draft_about_an_english_source(draft_text: str, expected: list[str]) -> None:
    assert [each.verdict for each in proofread(draft_text, source=CHARITY)] == expected


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("湘江治理投入200亿元，完成1002个项目，平均每个约2亿元。", ["derived", "wrong"]),
        ("湘江治理投入200亿元，完成1002个项目，算下来每个项目3500万元。", ["derived", "wrong"]),
        (
            (
                "Zhuzhou signed 221 projects worth RMB 327.2 billion, which works out at about "
                "RMB 2.5 billion a project."
            ),
            ["derived", "wrong"],
        ),
        (
            "The approval items went from 1,788 to 144, a cut, we reckon, of about 92 percent.",
            ["derived", "pass"],
        ),
        (
            "The approval items went from 1,788 to 144, a reduction that I put at 82 percent.",
            ["derived", "wrong"],
        ),
        ("Zhuzhou has 107 major bridges.", ["agrees", "pass"]),
        ("In Zhuzhou we drove on wide roads and over 107 major bridges.", ["agrees", "pass"]),
        ("Zhuzhou has over 107 major bridges.", ["hedge_added", "wrong"]),
    ],
)
def test_a_draft_about_zhuzhou(draft_text: str, expected: list[str]) -> None:
    from zhuzhou_facts import load

    *_, remark = proofread(draft_text, load())
    assert [remark.verdict, remark.outcome] == expected


REPORT = """青禾股份2024年年度报告
2025年3月28日

2024年第四季度，净利润1.08亿元，环比下降24.7%。年末资产负债率46.8%，较三季度末上升0.6个百分点。
回购价介于9.14元/股至10.26元/股之间。全年净利润降幅为12.17%。游客7.3万排名第三。
2021年开办以来，夜校累计招收6.3万人。计划2027年底建成二期，届时线路总长46公里。
青年培训最高可领10万元。女性血红蛋白门槛为125克/升，平均应急用时目标为6天。
"""
PARK = """# Park

By 2027 the port plans 2,000 trains and 1,000,000 TEU. Phase two, a 2.85 billion yuan yard, opens in
June 2026.
A trip now takes 13.5 days instead of 19. Limit: 135 g/L for men and 125 g/L for women.

| Ticket | Weekday | Weekend |
|---|---|---|
| Child | 98 | 128 |
| Family (2+1) | 428 | 558 |
"""


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        # A quarter of a year that is not given is none that was to come.
        ("四季度净利润1.08亿元，较三季度少了约四分之一。", ["agrees", "rounded"]),
        ("年末资产负债率46.8%，比三季度末高0.6个百分点。", ["agrees", "agrees"]),
        ("最高成交价10.26元/股。", ["unknown"]),
        ("全年净利润降幅扩大到12.17%。", ["agrees"]),
        ("全年净利润下降12.17%。", ["agrees"]),
        ("游客有7.3万人。", ["agrees"]),
        ("开办至今，夜校累计招收6.3万人。", ["agrees"]),
        ("二期2027年底通车后，线路总长46公里。", ["agrees"]),
        ("青年培训可领至少10万元。", ["hedge_changed"]),
        ("平均应急用时低于6天的目标。", ["agrees"]),
    ],
)
def test_a_right_number_is_not_accused(draft_text: str, expected: list[str]) -> None:
    assert [each.verdict for each in proofread(draft_text, source=REPORT)] == expected


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("The trip was cut to 13.5 days.", ["agrees"]),
        ("The trip was cut by 13.5 days.", ["kind_of_change"]),
        ("The weekday family ticket costs 428 yuan.", ["agrees"]),
    ],
)
def test_a_right_number_of_an_english_source(draft_text: str, expected: list[str]) -> None:
    assert [each.verdict for each in proofread(draft_text, source=PARK)][-1:] == expected


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("市本级行政审批事项由1788项减至144项。", ["agrees", "agrees"]),
        ("市本级行政审批事项由1788项增至144项。", ["agrees", "direction"]),
        ("The departments of the city grew from more than 50 at the peak to 30.", ["direction"]),
        ("The city now has more than 50 departments, up from 30.", ["direction", "direction"]),
        ("2017年常住人口402.15万人，是左边那一年的1.4倍。", ["agrees"]),
    ],
)
def test_the_direction_of_a_pair(draft_text: str, expected: list[str]) -> None:
    from zhuzhou_facts import load

    found = [each.verdict for each in proofread(draft_text, load())]
    assert found[-len(expected) :] == expected


PLANS = """青禾市政府工作报告
2025年1月10日

2024年，每万人公共阅读空间面积为183平方米。到2025年底，每万人公共阅读空间面积达到210平方米。
预计到2026年，每万人绿地为9.6公顷，目前为8.7公顷。停车每小时5元，24小时60元封顶。登机口最远不超过650米。上半年经营现金流量净额为-1.46亿元，上年同期为3.05亿元。
学生单程乘车控制在40分钟以内。营业额新台币4862.3亿元。县医院现有病床86张，明年计划设病床100张。
"""


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("到2025年底，每万人公共阅读空间面积达到210平方米。", ["agrees"]),
        ("每万人公共阅读空间面积将达到210平方米。", ["agrees"]),
        ("## 下一步\n\n- 每万人公共阅读空间面积：210平方米", ["agrees"]),
        ("每万人公共阅读空间面积现为210平方米。", ["other_time"]),
        ("全市每万人公共阅读空间面积210平方米。", ["other_time"]),
        ("每万人绿地现在是9.6公顷。", ["other_time"]),
        ("停车一天最多60元。", ["agrees"]),
        ("停车一天要60元。", ["hedge_lost"]),
        ("最远的登机口在650米外。", ["hedge_lost"]),
        ("上半年经营现金流净流出1.46亿元，去年同期为净流入3.05亿元。", ["agrees", "agrees"]),
        ("營業額4,862.3億元。", ["agrees"]),
        ("营业额人民币4862.3亿元。", ["other_unit"]),
    ],
)
def test_plans_bounds_and_currencies(draft_text: str, expected: list[str]) -> None:
    found = [each.verdict for each in proofread(draft_text, source=PLANS)]
    assert found[-len(expected) :] == expected


@pytest.mark.parametrize(
    "draft_text",
    [
        "湘江治理投入200亿元，完成1002个项目，平均每个约2000万元。",
        "The city now has 30 departments, down from more than 50.",
    ],
)
def test_what_follows_from_the_numbers_is_not_accused(draft_text: str) -> None:
    from zhuzhou_facts import load

    assert "wrong" not in [each.outcome for each in proofread(draft_text, load())]


FIRM = """青禾玩具2024年年度报告
2025年3月20日

境外收入17.96亿元，其中北美8.35亿元，增长22.5%，欧洲6.04亿元，增长11.6%。
汇兑净损失2340万元，上年同期为净收益1175万元。电子客票使用率92%，同比提高2.4个百分点。
二期工程2027年底建成后，院区床位总数将达1700张，比目前多500张。流动书车走36个据点，全年出车412趟。
"""
BUSES = """# E-buses

By the end of 2027, when the number of chargers should reach 6,500, up from 3,400 today.
The average 12-metre bus cost €412,000 in 2024. One uses 1.15 kWh per km.
"""


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        # A number is no other's whose unit, or what is counted, is another.
        ("流动书车跑了412趟，走36个据点。", ["agrees", "agrees"]),
        ("境外收入17.96亿元，其中北美8.35亿元，增速22.5%。", ["agrees", "agrees", "agrees"]),
        ("汇兑净损失2340万元，2023年同期是净赚1175万元。", ["agrees", "agrees"]),
        ("到2027年底，床位总数预计1700张。", ["agrees"]),
        ("电子客票使用率92%，增幅2.4个百分点。", ["agrees", "agrees"]),
        ("电子客票使用率92%，增幅2.4%。", ["agrees", "kind_of_change"]),
    ],
)
def test_what_stands_side_by_side(draft_text: str, expected: list[str]) -> None:
    assert [each.verdict for each in proofread(draft_text, source=FIRM)] == expected


@pytest.mark.parametrize(
    ("draft_text", "verdict"),
    [
        ("到2027年底，充电桩从目前的3400个增至6500个。", "other_time"),
        ("2019年，12米公交均价更高。", "other_time"),
        ("这种公交百公里电耗115千瓦时。", "magnitude"),
    ],
)
def test_an_english_source_does_not_contradict(draft_text: str, verdict: str) -> None:
    assert verdict not in [each.verdict for each in proofread(draft_text, source=BUSES)]


def test_a_text_of_a_split_year_does_not_contradict_itself() -> None:
    text = (
        "# Rescue\n\n*Figures are for the season to 30 September 2024 (2023/24).*\n\n"
        "- Teams were called out 2,916 times, 6.3% more often than in 2022/23 and 41% more than "
        "ten years earlier.\n- New boats have cut fuel use by more than 900,000 litres a year "
        "since 2020.\n"
    )
    body = text.partition("*\n\n")[2]
    assert not [each for each in proofread(body, source=text) if each.outcome == "wrong"]

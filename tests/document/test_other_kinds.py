"""Numbers told as another kind, of another time, or of what stands beside them."""

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
        # What is told of a day does not date the text.
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
        ("湘江治理投入200亿元，完成1002个项目，平均每个约2000万元。", ["unknown", "unknown"]),
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

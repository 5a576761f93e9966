"""A draft beside the text of a source, of which no fact base is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drafts import DRAFTS, PAIRS, draft, judged, score, wrong

from zhuzhou_facts.document.html import read_page
from zhuzhou_facts.document.proofreading import proofread

if TYPE_CHECKING:
    from drafts import Score

SOURCES = sorted(path.stem.removesuffix("_draft") for path in PAIRS.glob("*.tsv"))
NAMES = [
    *sorted(path.stem for path in DRAFTS.glob("*.tsv")),
    *(f"{name}_draft" for name in SOURCES),
]


@pytest.fixture(scope="module")
def paired() -> dict[str, Score]:
    return {
        name: score(
            judged(f"{name}_draft", PAIRS),
            proofread(draft(f"{name}_draft", PAIRS), source=draft(f"{name}_source", PAIRS)),
        )
        for name in SOURCES
    }


@pytest.mark.parametrize("name", SOURCES)
def test_no_right_number_beside_a_source_is_accused(name: str, paired: dict[str, Score]) -> None:
    assert paired[name].accused == []


def test_the_errors_beside_a_source_are_found(paired: dict[str, Score]) -> None:
    errors = sum(each.errors for each in paired.values())
    missed = {name: each.missed for name, each in paired.items() if each.missed}
    assert errors >= 75
    assert sum(map(len, missed.values())) * 5 <= errors, missed


SOURCE = """海角港2023年运行情况

2023年，海角港货物吞吐量1250万吨，比上年增长6.2%；集装箱吞吐量逾38万标准箱，下降3.5%。
全年完成投资4.6亿元，其中航道疏浚1.15亿元。年末有泊位42个，职工1260人。
"""


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("海角港去年货物吞吐量1250万吨，增长6.2%，集装箱吞吐量逾38万标准箱。", []),
        ("海角港货物吞吐量达1250万吨，增长2.6%。", ["digits"]),
        ("海角港集装箱吞吐量38万标准箱，增长3.5%。", ["hedge_lost", "direction"]),
        ("海角港完成投资4.6亿美元，其中航道疏浚1.15亿元。", ["other_unit"]),
        ("海角港货物吞吐量1250吨，职工1206人，泊位42个。", ["magnitude", "digits"]),
        ("2022年，海角港货物吞吐量1250万吨。", ["other_time"]),
        ("海角港还将新建泊位12个，总投资9亿元。", []),
        # In another language, by the terms and by the order of the numbers.
        ("Cargo throughput was 12.5 million tonnes, up 6.2%.", []),
        ("Cargo throughput was 15.2 million tonnes, up 6.2%.", ["digits"]),
        ("Investment was 460 million yuan, 151 million of it for dredging.", ["digits"]),
    ],
)
def test_a_draft_beside_a_source_text(draft_text: str, expected: list[str]) -> None:
    assert [verdict for _, verdict, _ in wrong(draft_text, source=SOURCE)] == expected


COMPANY = """Calder Mills: results for 2024

After the closure the company recorded a net loss of £13.4m. Revenue came to £412.8m.
Exports made £86.2m of it. Free cash flow was negative £19.6m. In 2025 it expects capital
spending of at least £190m, against £176m in 2024. The margin fell by 2.1 percentage points.
Sickness was 5.73‰. Complaints were halved to 2,140.
"""


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("The company recorded a net loss of £13.4m.", []),
        ("Calder Mills ended the year with a net profit of £13.4m.", ["direction"]),
        ("Free cash flow was £19.6m.", ["direction"]),
        ("The company burned cash: free cash flow was minus £19.6m.", []),
        ("Imports made £86.2m.", ["direction"]),
        ("Complaints have doubled to 2,140.", ["direction"]),
        ("In 2025 it expects capital spending of up to £190m.", ["hedge_changed"]),
        ("The margin fell by 2.1%.", ["kind_of_change"]),
        ("Sickness was 5.73%.", ["other_unit"]),
    ],
)
def test_the_opposite_of_what_the_source_says(draft_text: str, expected: list[str]) -> None:
    assert [verdict for _, verdict, _ in wrong(draft_text, source=COMPANY)] == expected


COUNTY = """2024年全县经济

2024年，全县人均地区生产总值70591元，增长5.8%，增速比上年加快0.6个百分点。
利润总额由上年同期的亏损0.37亿元转为盈利1.15亿元。出口141.7亿元，进口44.6亿元。
"""


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("全县人均地区生产总值70591元，增长5.8%，利润总额1.15亿元。", []),
        ("全县地区生产总值70591元。", ["other_unit"]),
        ("全县人均地区生产总值增长5.8%，比上年快了0.6%。", ["kind_of_change"]),
        ("企业利润总额1.15亿元，上年同期是盈利3700万元。", ["direction"]),
        ("进口141.7亿元。", ["direction"]),
    ],
)
def test_the_opposite_of_what_a_chinese_source_says(draft_text: str, expected: list[str]) -> None:
    assert [verdict for _, verdict, _ in wrong(draft_text, source=COUNTY)] == expected


COLD = "2023年，北原县一月平均气温为-28.3摄氏度，财政收支差额为-35.6亿元。"


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("北原县一月平均气温为-28.3摄氏度，财政收支差额为-35.6亿元。", []),
        ("北原县一月平均气温为-33.9摄氏度，财政收支差额为-41.2亿元。", ["digits", "digits"]),
        ("北原县一月平均气温为28.3摄氏度。", ["direction"]),
        ("北原县一月平均气温为-4.6摄氏度。", []),  # of another size: of another thing
    ],
)
def test_numbers_below_zero_are_compared_as_others(draft_text: str, expected: list[str]) -> None:
    assert [verdict for _, verdict, _ in wrong(draft_text, source=COLD)] == expected


def test_years_of_the_republic_are_read_in_a_draft() -> None:
    source = "113年住宅火災517件，較112年之583件減少11.3%。"
    for draft_text, expected in (
        ("住宅火災112年全年517件。", ["other_time"]),
        ("住宅火災113年全年517件，比112年減少11.3%。", ["agrees", "agrees"]),
    ):
        found = proofread(draft_text, source=source)
        assert [remark.verdict for remark in found] == expected


PARK = """Greyholm National Park: our year 2024/25

The visitor centre welcomed 412,600 people, after 389,100 in 2023/24.
The Authority employs 187 people.
Tents have gone to 8,900 families, just over half of the 17,500 in need.
The air held 24 µg/m³ of nitrogen dioxide.

| £ million | 2023/24 | 2024/25 |
| --- | --- | --- |
| Project grants | 3.2 | 4.4 |
| Total income | 14.1 | 15.9 |
"""


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("The visitor centre counted 412,600 guests.", []),
        ("The authority has 187 employees.", []),
        ("The visitor centre counted 412,600 cases.", ["other_unit"]),
        ("Of the families in need, 8,900 families out of 17,500 have tents.", []),
        ("The air held 24 mg/m³ of nitrogen dioxide.", ["other_unit"]),
        ("Project grants brought in £1.2 million more than in 2023/24.", []),
        ("Total income came to £15.9 million.", []),
        ("Total income came to £15.9 billion.", ["magnitude"]),
    ],
)
def test_persons_wholes_rates_and_tables_of_a_source(draft_text: str, expected: list[str]) -> None:
    assert [verdict for _, verdict, _ in wrong(draft_text, source=PARK)] == expected


COMPANY_REPORT = """临海公司2025年前三季度经营情况

公司扣除非经常性损益后的净利润为-15382万元，经营现金流量净额3.11亿元，上年同期为2.84亿元。
航线86条，较年初净增7条。湖区越冬的候鸟里，白头鹤有437只，灰鹤有907只。
"""


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("扣除非经常性损益后，公司亏损约1.54亿元。", "rounded"),
        ("经营现金流量净额高于上年同期的2.84亿元。", "agrees"),
        ("共有航线86条，比去年同期净增7条。", "other_time"),
        ("共有航线86条，较年初净增7条。", "agrees"),
        ("湖区越冬的候鸟里，灰鹤有907只。", "agrees"),
    ],
)
def test_what_a_chinese_report_says_of_its_numbers(draft_text: str, expected: str) -> None:
    assert proofread(draft_text, source=COMPANY_REPORT)[-1].verdict == expected


def test_a_page_has_the_places_of_its_own_headings() -> None:
    page = read_page(
        "<h1>Floods</h1><p>As of 14 October 2024</p><p>A report.</p><h2>Health</h2>"
        "<p>There are 19 clinics.</p><h2>Food</h2><p>It fed 213,000 people.</p>"
    )
    (remark,) = proofread("Food went to 213,000 people.", source=page.text, page=page)
    assert (remark.section, remark.paragraph) == (2, 1)


def test_the_number_of_one_thing_beside_the_name_of_another_does_not_pass() -> None:
    (remark,) = proofread("湖区越冬的候鸟里，白头鹤有907只。", source=COMPANY_REPORT)
    assert remark.outcome == "unknown"


CLINIC = """临江医院2024年年报

2024年，医院平均住院日6.6天，药占比24.3%，出院患者21.94万人次。
"""


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("2024年，医院平均住院日为7.2天。", ["digits"]),
        ("2024年，医院平均住院日为11.3天。", []),  # so far off it may be of another thing
        ("2024年，江澄医院平均住院日为7.2天。", []),
        ("同省的另一家医院平均住院日为7.2天。", []),
    ],
)
def test_another_number_is_wrong_where_it_is_near_and_nobody_else_is_named(
    draft_text: str, expected: list[str]
) -> None:
    assert [verdict for _, verdict, _ in wrong(draft_text, source=CLINIC)] == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_text_says_what_it_says(name: str) -> None:
    text = draft(name, PAIRS if name.endswith("_draft") else DRAFTS)
    assert wrong(text, source=text) == []


def test_what_was_is_not_what_is_in_a_source_either() -> None:
    source = "The share of townspeople was 30.7 percentage points lower than the 65.7% it is now."
    assert wrong(source, source=source) == []


PORT_REPORT = """临港2025年9月份运行情况

9月份，空箱占28.5%，比上年同期下降2.1个百分点。油品由上年同期的下降1.5%转为增长2.9%。
利润总额7.92亿元，上年同期为8.20亿元。
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "空箱占28.5%，比上年同期下降2.1个百分点。",
        "油品由上年同期的下降1.5%转为增长2.9%。",
        "利润总额7.92亿元，上年同期为8.20亿元。",
    ],
)
def test_the_year_before_is_one_of_no_other_sentence(sentence: str) -> None:
    draft_text = f"二期工程预计2027年6月底前建成。{sentence}"
    assert wrong(draft_text, source=PORT_REPORT) == []


def test_of_a_fraction_no_digit_is_a_slip() -> None:
    source = "About one in six hectares was rye."
    assert wrong("Roughly two-thirds of the hectares was rye.", source=source) == []


def test_a_change_of_no_known_time_has_none() -> None:
    (remark,) = proofread("湖区的豆雁增长了3.6%。", source="湖区的豆雁有6.41万只，下降3.6%。")
    assert remark.verdict == "direction"
    assert remark.entry is not None
    assert remark.entry.time is None


MUSEUM = (
    "Glass Museum: report for fiscal 2025\n\n"
    "The new wing, of 52,000 square feet, is due at an estimated cost of $85 million. For fiscal "
    "2026 the trustees expect between 395,000 and 410,000 visitors.\n"
)
LIFTS = (
    "Lifts Inc. reports second quarter fiscal 2025 results\n\n"
    "Net sales of the second quarter were $912.6 million. Output grew 6.3 percent a year "
    "between 2020 and 2024.\n"
)
CENSUS = (
    "2025年全县统计公报\n\n"
    "年末常住人口58.94万人，比五年前减少2.3万人。升学率35.6%，比2020届高出8.3个百分点。\n"
    "登记车辆突破30万辆。\n"
)
RETAIL = (
    "前三季度全省物价平稳\n2025年10月24日\n\n"
    "前三季度，全省居民消费价格（CPI）同比上涨0.3%。工业品出厂价格平均下降2.4%。\n"
    "9月份，CPI同比下降0.3%，环比上涨0.1%。资产负债率47.2%，较上年末上升1.5个百分点。\n"
)


@pytest.mark.parametrize(
    ("source", "draft_text", "expected"),
    [
        # An estimated cost, and visitors who are people.
        (MUSEUM, "The wing costs an estimated $85 million.", []),
        (MUSEUM, "In 2026 the trustees expect between 395,000 and 410,000 people.", []),
        (MUSEUM, "The new wing of 52,000 square meters is due soon.", ["other_unit"]),
        # A month is not the three quarters that it is in, nor a half.
        (RETAIL, "9月份CPI同比上涨0.3%。", ["direction"]),
        (RETAIL, "9月份CPI同比下降0.3%，环比上涨0.1%。", []),
        (RETAIL, "2025年上半年，工业品出厂价格平均下降2.4%。", ["other_time"]),
        (RETAIL, "2025年前三季度，工业品出厂价格平均下降2.4%。", []),
        # From when the change goes on, though the draft does not say until when.
        (CENSUS, "常住人口58.94万人，比十年前减少2.3万人。", ["other_time"]),
        (CENSUS, "常住人口58.94万人，比五年前减少2.3万人。", []),
        (CENSUS, "升学率达到35.6%，比2021届高出8.3个百分点。", ["other_time"]),
        # A step that was reached says that it is exceeded.
        (CENSUS, "登记车辆站上30万辆台阶。", []),
        (CENSUS, "登记车辆30万辆。", ["hedge_lost"]),
        # A part of a year that a clause of its own names.
        (RETAIL, "截至6月末，资产负债率为47.2%。", ["other_time"]),
        (RETAIL, "截至9月末，资产负债率为47.2%。", []),
        # Each year and in all; the quarter of a company.
        (LIFTS, "Over four years its output grew 6.3 percent in all.", ["kind_of_change"]),
        (LIFTS, "Net sales came to $912.6 million in the three months to March 31.", []),
    ],
)
def test_a_release_says_what_a_story_may_say_of_it(
    source: str, draft_text: str, expected: list[str]
) -> None:
    assert [verdict for _, verdict, _ in wrong(draft_text, source=source)] == expected


def test_the_name_of_a_place_in_the_source_is_no_other_place() -> None:
    source = "贵州酒业2023年净利润为74.34亿元，净利率40.2%。\n"
    assert [verdict for _, verdict, _ in wrong("贵州酒业净利润为47.34亿元。", source=source)] == [
        "digits"
    ]


def test_of_a_long_list_the_number_that_is_repeated_is_found() -> None:
    source = "2024年仓库清单\n\n" + "".join(f"库存{number}件。\n\n" for number in range(101, 301))
    found = [proofread(f"库存{number}件。", source=source)[0] for number in (101, 287)]
    assert [(each.verdict, each.source) for each in found] == [
        ("agrees", "101件"),
        ("agrees", "287件"),
    ]

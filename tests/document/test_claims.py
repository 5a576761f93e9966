"""What a text says of its numbers; the expected claims are worked out by hand."""

from __future__ import annotations

import csv
from fractions import Fraction

import pytest
from project import DATA

from zhuzhou_facts.document.claims import Block, Claim, read_claims
from zhuzhou_facts.document.tables import find_tables

with (DATA / "claims.tsv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def claims_of(text: str, period: str | None = None) -> list[Claim]:
    return read_claims(text, [Block(0, len(text))], period=period)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['written']}-{row['text']}" for row in ROWS])
def test_a_sentence_says_of_a_number(row: dict[str, str]) -> None:
    claims = claims_of(row["text"], row["period"] or None)
    (claim,) = [claim for claim in claims if claim.written == row["written"]]
    assert row["name"] in claim.full_name or (claim.name and claim.name in row["name"])
    assert claim.time == (row["time"] or None)
    assert claim.change == (row["change"] or None)
    assert claim.down is (row["down"] == "yes")
    assert claim.prices == (row["prices"] or None)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        (
            "31,246 cases were accepted and 29,873 closed, up 8.6% and 10.2% respectively.",
            ["31,246 cases", "29,873"],
        ),
        ("农业险、健康险保费依次为36亿元和31亿元，增幅分别为18.9%、21.4%。", ["36亿元", "31亿元"]),
    ],
)
def test_changes_given_in_order_belong_to_the_levels_in_order(text: str, levels: list[str]) -> None:
    changes = [claim for claim in claims_of(text, "2024") if claim.change]
    assert [claim.level and claim.level.written for claim in changes] == levels


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("It plans to welcome 500,000 visitors a year.", ["target"]),
        ("It welcomed 412,600 visitors and intends to welcome 500,000.", [None, "target"]),
        ("It had hoped to welcome 500,000 visitors, but 412,600 came.", ["target", None]),
        ("Its goal is 500,000 visitors a year.", ["target"]),
        ("The council approved plans for 500 homes.", ["target"]),
        ("The bridge is due to carry 12,000 cars a day.", ["forecast"]),
        ("The loss of £3 million is due to higher costs of £5 million.", [None, None]),
        ("He scored a goal in each of 12 matches.", [None]),
        ("Of the owners, 29% plan to sell.", [None]),
        ("The pension plan covers 12,000 people.", [None]),
        ("2024年计划新建学校5所，改扩建8所。", ["target", "target"]),
        ("全县计划新建5所，已建成3所。", ["target", None]),
        ("计划总投资3亿元，实际完成2亿元。", ["target", None]),
        ("预计达到12亿元，比2023年的10亿元增长20%。", ["forecast", None, "forecast"]),
        ("占比将由目前的10%提高到15%。", ["forecast", "forecast"]),
        ("大桥明年通车，届时总长将达46公里。", ["forecast"]),
        ("2024年将建成3座大桥。", ["forecast"]),
        ("公司拟投资3亿元。", ["target"]),
        ("今年目标接待50万人次。", ["target"]),
        ("县里将贫困率降到0.3%。", [None]),
        ("将增加值提高到12亿元。", [None]),
        ("三年行动计划实施以来，建成学校12所。", [None, None]),
        ("按计划完成投资3亿元。", [None]),
        ("目标达成率98%。", [None]),
        ("虚拟主播120人。", [None]),
        ("计划生育家庭1.2万户。", [None]),
        ("居民平均期望寿命达到83.62岁。", [None]),
    ],
)
def test_what_is_planned_is_said_to_be(text: str, statuses: list[str | None]) -> None:
    assert [claim.status for claim in claims_of(text)] == statuses


@pytest.mark.parametrize(
    "text",
    [
        "当地的服装，一年卖500亿元。",
        "每人一年创造500亿元产值。",
        "营业额环比节前一周增长500亿元。",
        "周一那天就有客人，一天就有500亿元。",
    ],
)
def test_how_often_something_happens_is_no_number_of_its_own(text: str) -> None:
    assert [claim.written for claim in claims_of(text)] == ["500亿元"]


def test_a_date_that_the_text_does_not_give_is_doubted() -> None:
    (claim,) = claims_of("十八大以来，全县关停企业12家。")
    assert (claim.when, claim.doubts) == ("2012-11/..", ["the text gives no date for this time"])


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Prices have risen 5% since last year.", "2023"),
        ("Prices have risen 5% since 2020.", "2020"),
        ("去年以来，煤炭价格上涨5%。", "2023"),
    ],
)
def test_a_change_since_then_starts_then(text: str, start: str) -> None:
    (claim,) = read_claims(text, [Block(0, len(text))], issued="2024")
    assert (claim.change, claim.from_) == ("growth", start)


def test_a_traditional_text_is_read_as_its_simplified_copy_and_named_in_its_own_script() -> None:
    *_, claim = claims_of("113年外銷量占總產量的12%；外銷金額1億9,300萬元，較112年成長5%。")
    assert (claim.full_name, claim.time) == ("外銷金額", "2023..2024")
    assert claim.level is not None
    assert (claim.level.full_name, claim.level.written) == ("外銷金額", "1億9,300萬元")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("资产有300个新药和150多个在研药。", ["资产新药", "在研药"]),
        ("持有52亿股甲银行股票和25亿股乙银行股票。", ["甲银行股票", "乙银行股票"]),
        ("全市有12家医院、45所学校和3座机场。", ["全市医院", "学校", "机场"]),
        ("全国99%的乡镇和97%的建制村通了车。", ["全国", "建制村通了车"]),
        ("最高的是甲银行（25亿元）、乙银行（16亿元）。", ["甲银行", "乙银行"]),
        ("高于全省（7.7%）和全国平均水平（7.0%）。", ["全省", "全国平均水平"]),
        ("旅客120万人次，约15万为内地旅客、4万多为海外旅客。", ["旅客", "内地旅客", "海外旅客"]),
        ("回收11万吨，其余6万吨为清运垃圾。", ["回收", "清运垃圾"]),
        ("营业里程1.3万公里，其中高铁5300公里。", ["营业里程", "高铁里程"]),
        ("病床使用率79.4%，其中公立医院86.0%。", ["病床使用率", "公立医院病床使用率"]),
        ("机构总数4441个，其中医院162个。", ["机构总数", "医院总数"]),
        ("在职员工5600人，其中女性2100人。", ["在职员工", "女性"]),
        ("企业2700户；个体工商户17727户。", ["企业", "个体工商户"]),
        ("汽车6.33万辆；光缆368万千米。", ["汽车", "光缆"]),
        ("一产增加值38亿元；二产60亿元。", ["一产增加值", "二产增加值"]),
        ("营业收入46.9亿元，内生下滑6.6%。", ["营业收入", "内生营业收入"]),
        ("食品业增长15.9%，电力业增长15.7%。", ["食品业", "电力业"]),
        ("1.机关募集资金220万元。", ["机关募集资金"]),
        ("一、就业人数1153万人。", ["就业人数"]),
        ("结论 - 目标价格23.64元。", ["目标价格"]),
        ("1、净利润:3265万元", ["净利润"]),
        ("“五一”假期接待游客115万人次。", ["“五一”假期接待游客"]),
        ("“顺其自然”81万元。", ["顺其自然"]),
        ("累计到位资金5亿元。", ["到位资金"]),
        ("每百名学生拥有电脑19台。", ["每百名学生拥有电脑"]),
        ("每百名学生拥有19台。", ["每百名学生"]),
        ("现券成交3亿元，以及期货成交2亿元。", ["现券成交", "期货成交"]),
        ("指数大涨3%。", ["指数"]),
        ("三季度末贷款余额3亿元。", ["贷款余额"]),
        ("1000万人次以上的机场有39个。", ["机场", "1000万人次以上的机场"]),
        ("甲、乙两地收入分别为5亿元和6亿元。", ["甲收入", "乙收入"]),
        ("对甲国、乙国进出口分别为3亿元和2亿元。", ["对甲国进出口", "乙国进出口"]),
        ("This year's tax rate is 21%.", ["tax rate"]),
        ("The year-round base business earned $30 million.", ["year-round base business"]),
        ("The ministry announced that fares fell 4%.", ["fares"]),
        ("Council tax will go up by 4.9%.", ["Council tax"]),
        (
            "Inflation was 4.2% in Austria and 5.7% in Germany.",
            ["Inflation, of Austria", "Inflation, of Germany"],
        ),
        (
            "The rate was highest in Spain (23%) and Greece (21%).",
            ["rate, of Spain", "rate, of Greece"],
        ),
    ],
)
def test_what_numbers_are_of(text: str, names: list[str]) -> None:
    assert [claim.full_name for claim in claims_of(text, "2024")] == names


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("出口优于市场预期，达到13.9万辆。", None),
        ("客流达到预期目标，录得13.9万人次。", None),
        ("预测增长3% - 目前股价13.9元。", None),
        ("预期销量13.9万辆。", "forecast"),
        ("市场的目标是13.9万辆。", "target"),
        ("Targeted groups received 40 grants.", None),
        ("Rainfall was 64% of the level expected.", None),
        ("As expected, sales fell 10%.", None),
        ("The 3.8% is below the provisional rate of last year.", None),
        ("Rainfall is expected to be 64%.", "forecast"),
    ],
)
def test_how_sure_a_number_is(text: str, status: str | None) -> None:
    assert claims_of(text, "2024")[-1].status == status


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        # A column of units holds no numbers: 亿千瓦时 alone reads as a hundred million of them.
        (
            "产品　　单位　　产量\n电力　　亿千瓦时　　12.5\n水泥　　万吨　　30.2\n",
            [("12.5", "电力 产量", 1_250_000_000, None), ("30.2", "水泥 产量", 302_000, None)],
        ),
        # A head may have a rate, and the name of a column has no time.
        (
            "Region\tCases, 2024\tRate per 100,000, 2025\nOrlen\t497\t27.2\nMarra\t321\t\n",
            [
                ("497", "Orlen Cases", 497, "2024"),
                ("27.2", "Orlen Rate per 100,000", Fraction("27.2"), "2025"),
                ("321", "Marra Cases", 321, "2024"),
            ],
        ),
        # A title has the part of the year that the heads lack, and a unit for what is money.
        (
            "Q1 ($ millions unless stated)\n\t2025\t2024\nSales\t612.7\t562.6\nStaff\t643\t618\n",
            [
                ("612.7", "Sales", 612_700_000, "2025-Q1"),
                ("562.6", "Sales", 562_600_000, "2024-Q1"),
                ("643", "Staff", 643, "2025-Q1"),
                ("618", "Staff", 618, "2024-Q1"),
            ],
        ),
        # Pairs of name and number are a table without heads.
        (
            "Ships\t14 ferries\nCrew\tabout 1,200 people\nFounded\t1902\n",
            [("14 ferries", "Ships", 14, None), ("about 1,200 people", "Crew", 1200, None)],
        ),
        # A column of times may hold how long something takes.
        (
            "|线路|起点|时间|\n|---|---|---|\n|快线|东站|50分钟|\n|慢线|西站|85分钟|\n",
            [("50分钟", "快线 东站 时间", 50, None), ("85分钟", "慢线 西站 时间", 85, None)],
        ),
    ],
)
def test_a_table_says_of_a_number(
    text: str, cells: list[tuple[str, str, Fraction, str | None]]
) -> None:
    claims = read_claims(text, [], tables=list(find_tables(text)))
    assert [(it.written, it.name, it.quantity.value, it.when) for it in claims] == cells


CELLS = [
    ["指标", "1990年", "2020年", "变化"],
    ["常住人口", "", "36.2万人", "是1990年的1.2倍"],
    ["绿地率", "11%", "约41.5%", "提高30.5个百分点"],
    ["公园", "3个", "17个", ""],
]


@pytest.mark.parametrize("marks", [("| ", " | ", " |"), ("", "\t", "")])
def test_a_marked_table_has_numbers_with_units_and_empty_cells(marks: tuple[str, str, str]) -> None:
    first, between, last = marks
    lines = [f"{first}{between.join(row)}{last}" for row in CELLS]
    if first:
        lines.insert(1, "| --- | ---: | ---: | --- |")
    text = "\n".join([*lines, "", "公园面积共12公顷。"])
    claims = read_claims(text, [], tables=list(find_tables(text)))
    assert [(it.written, it.name, it.change, it.time, it.column) for it in claims] == [
        ("36.2万人", "常住人口", None, "2020", 3),
        ("1.2倍", "常住人口 变化", "times", "1990..2020", 4),
        ("11%", "绿地率", None, "1990", 2),
        ("约41.5%", "绿地率", None, "2020", 3),
        ("30.5个百分点", "绿地率 变化", "points", "1990..2020", 4),
        ("3个", "公园", None, "1990", 2),
        ("17个", "公园", None, "2020", 3),
    ]


def test_brackets_in_a_table_are_a_minus() -> None:
    text = (
        "In millions  Q3 2025  Change\nFootwear     214.3    (7.4)%\nApparel      (1.2)    2.4%\n"
    )
    claims = read_claims(text, [], tables=list(find_tables(text)))
    assert [(it.written, it.quantity.value, it.down) for it in claims] == [
        ("214.3", Fraction("214.3"), False),
        ("(7.4)%", Fraction("-7.4"), True),
        ("(1.2)", Fraction("-1.2"), False),
        ("2.4%", Fraction("2.4"), False),
    ]


@pytest.mark.parametrize(
    ("text", "issued", "when"),
    [
        # What goes on since then has no end.
        ("去年11月以来，观鸟游客达9.6万人次。", "2024", "2023-11/.."),
        ("去年以来，观鸟游客达9.6万人次。", "2024", "2023/.."),
        ("去年11月，观鸟游客达9.6万人次。", "2024", "2023-11"),
        ("2020年以来，退出围网5.2万亩。观鸟游客达9.6万人次。", "2024", None),
        # A part of a year is the last one.
        ("1—12月，销售汽车120辆。", "2025-03-20", "2024"),
        ("四季度，销售汽车120辆。", "2025-03-20", "2024-Q4"),
        ("四季度，销售汽车120辆。", "2025-11-20", "2025-Q4"),
        ("上半年，销售汽车120辆。", "2025-01-20", "2024-H1"),
        ("下半年，将销售汽车120辆。", "2025-07-18", "2025-H2"),
        ("前三季度，销售汽车120辆。", "2025-10-20", "2025-01/2025-09"),
        ("9月，销售汽车120辆。", "2025-10-20", "2025-09"),
        ("9月3日，销售汽车120辆。", "2025-01-20", "2024-09-03"),
        ("7月12日至15日，销售汽车120辆。", "2025-01-20", "2024-07-12/2024-07-15"),
        ("1—12月，销售汽车120辆。", "2025", "2025"),
        ("四季度，销售汽车120辆。", "2025", "2025-Q4"),
    ],
)
def test_a_time_without_a_year_is_found_by_that_of_the_text(
    text: str, issued: str, when: str | None
) -> None:
    *_, claim = read_claims(text, [Block(0, len(text))], issued=issued)
    assert claim.when == when


def test_each_number_of_a_list_has_its_own_doubts() -> None:
    text = "2024年产值增长。增速比全省（7.3%）和全国（1.4%）分别高17.2、23.1个百分点。"
    doubts = [claim.doubts for claim in claims_of(text)]
    assert all(len(set(each)) == len(each) for each in doubts)
    assert len({id(each) for each in doubts}) == len(doubts)

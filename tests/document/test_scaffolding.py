"""A first fact base of a text of which nothing is known; texts and names are made up."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from project import DATA

from zhuzhou_facts.base import load, promote
from zhuzhou_facts.base.problems import faults_of
from zhuzhou_facts.document import Copy, Result, read_copy, verify
from zhuzhou_facts.document.html import read_page
from zhuzhou_facts.document.scaffolding import outline, scaffold
from zhuzhou_facts.figures.query import entries_of
from zhuzhou_facts.records import ChangeKind

if TYPE_CHECKING:
    from pathlib import Path

    from zhuzhou_facts.document.scaffolding import Row

SOURCES = [
    source
    for judged in sorted((DATA / "scaffolds").glob("*.tsv"))
    for source in (DATA / "pairs").glob(f"{judged.stem}_source.*")
]

REPORT = """\
青禾县2022年经济运行简报
青禾县统计局
2023年2月8日

2022年，全县经济平稳运行。

一、综合
全县生产总值182.6亿元，按不变价格计算，比上年增长4.1%。其中，第一产业增加值31.2亿元，增长3.5%。
年末常住人口46.8万人，比上年末减少0.3万人。

▲ 青禾县城一景

二、农业
粮食产量38.4万吨，增产1.2%；水果产量近9万吨。

注：本简报数据为初步统计数。
"""


def test_the_layout_of_a_report() -> None:
    found = outline(REPORT)
    assert found.title == "青禾县2022年经济运行简报"
    assert found.issued == "2023-02-08"
    assert found.source == "青禾县统计局"
    assert found.sections == ("", "一、综合", "二、农业")
    assert [found.paragraphs(section) for section in range(3)] == [1, 2, 1]
    places = [(block.place, block.section, block.paragraph) for block in found.blocks]
    assert ("caption", 1, 2) in places
    assert places[-1][0] == "closing"


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("# Title\n\nLead.\n\n## One\n\nText.\n\n## Two\n\nText.\n", ("", "One", "Two")),
        ("标题\n\n➤➤➤\n\n甲\n\n正文。\n\n➤➤➤\n\n乙\n\n正文。\n", ("", "甲", "乙")),
        ("标题\n\n**甲**\n正文。\n**乙**\n正文。\n", ("", "甲", "乙")),
        (
            "A title\n\nSome text here.\n\nFirst part\n\nText of it.\n\nSecond part\n\nMore.\n",
            ("", "First part", "Second part"),
        ),
        (
            "Results\n\nTrading\nWe carried 2 million people.\n\nOutlook\nSales are 2% up.\n",
            ("", "Trading", "Outlook"),
        ),
        (
            "全市运量增长\n\n■ 运量概况\n运送2亿人次。\n\n■ 服务品质\n情形如下：\n甲线1亿人次\n",
            ("", "■ 运量概况", "■ 服务品质"),
        ),
        (
            "Results\n\nContacts\nJohn Smith\nTel 5550\n\nWe carried 2 million people.\n",
            ("",),
        ),
    ],
    ids=["markdown", "signs", "bold", "alone", "above", "marked", "address"],
)
def test_sections_begin_at_the_marks_that_a_text_uses(text: str, sections: tuple[str, ...]) -> None:
    assert outline(text).sections == sections


def test_what_a_page_says_of_itself_goes_before_what_it_looks_like() -> None:
    page = read_page(
        "<html><head><meta name='pubdate' content='2020-03-04'></head><body><nav>首页</nav>"
        "<h1>一篇报道</h1><p>导语。</p><h2>数字</h2><p>全县有桥12座。</p>"
        "<h2>其他</h2><p>完。</p><footer>版权所有</footer></body></html>"
    )
    found = outline(page.text, page)
    assert (found.title, found.issued) == ("一篇报道", "2020-03-04")
    assert found.sections == ("", "数字", "其他")
    assert [row.written for row in scaffold(page.text, page=page).rows] == ["12座"]


def test_one_fact_for_each_thing_that_a_sentence_states_a_number_of() -> None:
    facts = {fact.id: fact for fact in scaffold(REPORT).document.facts}
    product = facts["quan-xian-sheng-chan-zong-zhi"]
    (figure,) = product.figures
    assert figure.value == 18_260_000_000
    assert (figure.unit, figure.when) == ("CNY", "2022")
    (change,) = product.changes
    assert (change.kind, change.from_, change.to, change.prices) == (
        *("growth", "2021", "2022", "constant"),
    )
    people = facts["chang-zhu-ren-kou"]
    assert people.figures[0].value == 468_000
    (fewer,) = people.changes
    assert (fewer.kind, fewer.down) == (ChangeKind.DIFFERENCE, True)
    assert fewer.value == 3000
    assert facts["shui-guo-chan-liang"].figures[0].hedge == "nearly"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_scaffold_is_sound_and_its_text_proves_it(source: Path) -> None:
    proves(read_copy(str(source)))


def test_the_article_proves_its_scaffold(article: Path) -> None:
    proves(read_copy(str(article)))
    proves(Copy("report", REPORT))


def proves(copy: Copy) -> None:
    document = scaffold(copy.text, page=copy.page).document
    assert faults_of(document) == []
    rows = verify(promote(document, "", ""), copy)
    assert {row.result for row in rows if row.key} == {Result.EXACT}


def test_what_texts_of_six_kinds_say() -> None:
    """The quantities of made-up texts were judged by hand; a change of time may be debatable."""
    tally: Counter[str] = Counter()
    for source in SOURCES:
        copy = read_copy(str(source))
        rows = scaffold(copy.text, page=copy.page).rows
        name = f"{source.stem.removesuffix('_source')}.tsv"
        with (DATA / "scaffolds" / name).open(encoding="utf-8", newline="") as lines:
            for wanted in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if wanted["place"] in {"body", "caption", "table"}:
                    tally += judged(wanted, rows)
    assert 100 * tally["right"] >= 95 * tally["quantities"]
    assert 100 * tally["time"] >= 85 * tally["timed"]


def judged(wanted: dict[str, str], rows: tuple[Row, ...]) -> Counter[str]:
    """Count what a scaffold has of a quantity: with value, hedge and place; and with time."""
    value = Fraction(wanted["value"]) if wanted["value"] else None
    here = [
        row
        for row in rows
        if bare(row.written) in bare(wanted["span"]) or bare(wanted["span"]) in bare(row.written)
        if value is None or (row.value is not None and abs(row.value) == abs(value))
        if (row.hedge, str(row.section)) == (wanted["hedge"], wanted["section"])
        if row.table or str(row.paragraph) == wanted["paragraph"]
    ]
    timed = bool(here and wanted["when"])
    times = {(row.when or "").replace("..", "/") for row in here}
    return Counter(
        quantities=1,
        right=bool(here),
        timed=timed,
        time=timed and wanted["when"].replace("..", "/") in times,
    )


def bare(text: str) -> str:
    return "".join(text.split())


def test_the_article_itself_with_nothing_known_beforehand(article: Path) -> None:
    """Nine tenths of the figures that people recorded, with value, unit, hedge, place and time."""
    rows = scaffold(article.read_text(encoding="utf-8")).rows
    found = {
        (row.written, row.value, row.hedge, row.section, row.paragraph, row.when) for row in rows
    }
    listed = (entry for fact in load().facts for entry in entries_of(fact))
    stated = [entry for entry in listed if entry.number is not None]
    right = [
        entry
        for entry in stated
        if entry.number is not None
        and (
            *(entry.number.written, entry.number.value, entry.number.hedge.value),
            *(entry.at.section, entry.at.paragraph, entry.when),
        )
        in found
    ]
    assert 10 * len(right) >= 9 * len(stated)


def test_what_a_base_covers_is_left_out(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    rest = scaffold(text, bases=[load()]).rows
    assert "402.15万人" not in {row.written for row in rest}
    assert len(rest) < len(scaffold(text).rows) // 3


@pytest.mark.parametrize(
    "text",
    ["全县有桥12座。", "全县有桥12座", "全县有桥12座。\n另有渡口3处。\n"],
    ids=["sentence", "one line", "two sentences"],
)
def test_a_text_without_a_title_loses_no_number(text: str) -> None:
    assert outline(text).title == ""
    assert scaffold(text).rows[0].written == "12座"


def test_a_heading_that_a_paragraph_begins_with_opens_no_section_there() -> None:
    text = (
        "A year of work\n\nMany things were done.\n\nEmployment\n\n"
        "Employment rose by 3,000 people.\n\nEmployment fell in one district.\n\n"
        "Prices\n\nPrices rose by 2%.\n"
    )
    document = scaffold(text).document
    assert [theme.id for theme in document.themes] == ["lead", "employment", "prices"]
    assert document.source.layout.section_starts == ("Employment\n", "Prices\n")
    rows = verify(promote(document, "", ""), Copy("copy", text))
    assert {row.result for row in rows if row.key} == {Result.EXACT}


def test_the_rows_of_a_table_that_are_times_are_one_fact() -> None:
    text = (
        "银溪镇概况\n\n以下为历年数字。\n\n"
        "年份　　人口（人）　　果园（亩）\n2021年　　5210　　830\n2022年　　5180　　910\n"
    )
    (people, orchards) = scaffold(text).document.facts
    assert [figure.when for figure in people.figures] == ["2021", "2022"]
    assert [figure.written for figure in orchards.figures] == ["830", "910"]


def test_what_a_base_covers_is_seen_by_place_and_not_by_its_own_sections() -> None:
    text = "一则消息\n\n全镇有桥12座。\n\n全镇有渡口12座。\n"
    first, second = scaffold(text).rows
    document = scaffold(text).document
    base = promote(replace(document, facts=document.facts[:1]), "", "")
    assert [row.start for row in scaffold(text, bases=[base]).rows] == [second.start]
    assert first.written == second.written


def test_a_report_titled_with_its_own_year_is_about_the_one_that_it_begins_with() -> None:
    drawn = scaffold(
        "2026年青禾县政府工作报告\n——2026年1月9日\n\n2025年是关键一年，全县有工厂46家。\n\n"
        "一、农业\n有合作社12家。\n\n二、2026年目标\n合作社达到15家。\n"
    )
    assert [row.when for row in drawn.rows] == ["2025", "2025", "2026"]


def test_a_report_titled_with_its_own_year_is_of_the_one_of_its_first_heading() -> None:
    drawn = scaffold(
        "2026年青禾县政府工作报告\n2026年1月9日\n\n现将工作报告如下。\n\n一、2025年工作回顾\n"
        "全县有工厂46家。\n\n二、民生\n有学校12所。\n\n三、2026年目标\n学校达到15所。\n"
    )
    assert [row.when for row in drawn.rows] == ["2025", "2025", "2026"]


def test_the_years_back_of_a_heading_end_with_the_time_of_the_report() -> None:
    drawn = scaffold(
        "青禾县政府工作报告\n2026年1月9日\n\n现将工作报告如下。\n\n一、2025年工作回顾\n全县有工厂46家。\n\n"
        "二、四年来的变化\n产值提高到78亿元。累计建成学校12所。\n\n三、2026年目标\n学校达到15所。\n"
    )
    assert [row.when for row in drawn.rows] == ["2025", "2025", "2021/2025", "2026"]


def test_results_begin_behind_what_the_exchange_disclaims() -> None:
    drawn = scaffold(
        "香港交易所对本公告的内容概不负责。\n远岫控股有限公司\n截至2024年6月30日止六个月之中期业绩公告\n"
        "2024年8月22日\n\n本公司欣然公布业绩。\n\n业绩摘要\n收入为18.62亿元。\n\n业务回顾\n有门店46家。\n"
    )
    assert [row.when for row in drawn.rows] == ["2024-H1", "2024-H1"]
    assert drawn.outline.issued == "2024-08-22"


def test_news_goes_on_about_the_time_that_it_begins_with() -> None:
    text = "鹭洲湖水鸟增多\n2024年2月6日\n\n今年1月，共记录到水鸟96种。\n\n雁鸭类8.93万只。\n"
    first, second = scaffold(text).rows
    assert (first.when, first.doubt) == ("2024-01", None)
    assert (second.when, second.doubt) == (
        "2024-01",
        "the time is that of the first number of the text",
    )


def test_the_year_of_an_edition_is_not_that_of_the_numbers() -> None:
    for title in ("青禾园区指南（2026年版）", "Guide to Qinghe Park (2026 edition)"):
        drawn = scaffold(f"{title}\n\n一、概况\n园区有工厂46家。\n\n二、配套\n有学校12所。\n")
        assert [row.when for row in drawn.rows] == [None, None]


def test_numbers_without_a_time_take_that_of_most_with_a_doubt() -> None:
    dated = "".join(f"2025年，{name}有工厂{n}家。\n\n" for n, name in enumerate("甲乙丙丁戊", 46))
    text = f"园区\n\n一、工厂\n{dated}{dated}\n二、学校\n有学校12所。\n\n2024年有医院7家。\n"
    drawn = {row.written: row for row in scaffold(text).rows}
    assert (drawn["12所"].when, drawn["7家"].when) == ("2025", "2024")
    assert drawn["12所"].doubt == "the time is that of most numbers of the text"
    assert drawn["7家"].doubt is None


@pytest.mark.parametrize(
    ("title", "date", "period"),
    [
        ("青禾县上半年经济运行情况", "2025年7月23日", "2025-H1"),
        ("青禾县四季度经济运行情况", "2026年1月20日", "2025-Q4"),
        ("青禾县2024年经济运行情况", "2025年1月20日", "2024"),
        ("今年上半年青禾县经济运行情况", "2025年7月23日", "2025-H1"),
        ("青禾县2025年1-6月经济运行情况", "2025年7月23日", "2025-H1"),
        ("青禾县去年经济运行情况", "2025年1月20日", "2024"),
    ],
)
def test_a_part_of_a_year_in_the_title_is_the_last_one_that_had_begun(
    title: str, date: str, period: str
) -> None:
    drawn = scaffold(
        f"{title}\n青禾县统计局　{date}\n\n一、工业\n全县有工厂46家。\n\n二、农业\n有合作社12家。\n"
    )
    assert {row.when for row in drawn.rows} == {period}


COURTS = "法院工作报告\n2025年1月9日\n\n2024年，全市法院结案80735件。\n\n一、刑事\n结案3218件。\n"
CITY = "一座城的故事\n2025年1月9日\n\n1998年，这里有工厂12家。\n\n一、今天\n有工厂46家。\n"
FLOODS = "Floods: report 5\n\nAs of 14 October 2024\n\nHealth\n\nThere are 19 clinics.\n"


@pytest.mark.parametrize(
    ("text", "when"), [(COURTS, {"2024"}), (CITY, {"1998", None}), (FLOODS, {"2024-10-14"})]
)
def test_a_report_says_at_its_beginning_what_time_it_is_of(
    text: str, when: set[str | None]
) -> None:
    assert {row.when for row in scaffold(text).rows} == when


def test_a_table_has_its_title_its_units_and_the_changes_of_its_levels() -> None:
    text = (
        "港口月报\n\n各港区情况如下。\n \n吞吐量（千人次）\n \n"
        "港区\t2025年9月\t同比（%）\t2025年1—9月\t同比（%）\n"
        "东港\t812.6\t6.9\t7035\t5.8\n西港\t547.1\t4.2\t4812\t3.9\n"
    )
    rows = [row for row in scaffold(text).rows if row.written in {"812.6", "6.9", "5.8"}]
    assert [(row.value, row.when) for row in rows] == [
        (812600, "2025-09"),
        (Fraction("6.9"), "2024-09..2025-09"),
        (Fraction("5.8"), "2024-01/2024-09..2025-01/2025-09"),
    ]


def test_the_corner_and_the_first_column_of_a_table_say_what_its_cells_are() -> None:
    text = (
        "Results\n\n| £ million | 2023 | 2024 |\n| --- | --- | --- |\n"
        "| Grants | 4.1 | 4.7 |\n| Air (µg/m³) | 33.6 | 35.2 |\n"
        "| Output, growth in % | 0.9 | 1.2 |\n"
    )
    rows = {row.written: row for row in scaffold(text).rows}
    assert (rows["4.7"].value, rows["4.7"].unit) == (Fraction(4_700_000), "GBP")
    assert rows["35.2"].unit == "ug/m3"
    assert (rows["1.2"].when, rows["1.2"].change) == ("2023..2024", "growth")


def test_a_head_that_is_a_unit_is_that_of_its_column() -> None:
    text = (
        "Landings\n\nPort      Tonnes   € million   Change (%)\n"
        "Skarn     88,700   142.6       -1.8\nIvel      46,200   118.9       7.4\n"
    )
    rows = {row.written: row for row in scaffold(text).rows}
    assert (rows["142.6"].value, rows["142.6"].unit) == (Fraction(142_600_000), "EUR")
    assert (rows["88,700"].unit, rows["88,700"].name) == ("t", "Skarn")


def test_a_table_in_two_languages_has_its_units_between_them() -> None:
    text = (
        "# 指标 Figures\n\n| 指标 Indicator | 2023 | 2024 |\n| --- | --- | --- |\n"
        "| 税收（亿元） Tax revenue | 17.9 | 19.1 |\n| 研发强度（%） R&D intensity | 3.1 | 3.4 |\n"
    )
    rows = {row.written: row for row in scaffold(text).rows}
    assert (rows["19.1"].value, rows["19.1"].name) == (Fraction(1_910_000_000), "税收 Tax revenue")
    assert rows["3.4"].unit == "percent"


def test_a_paragraph_that_announces_a_table_keeps_its_numbers() -> None:
    announced = "全年接待游客46.8万人次，网络零售额9.7亿元。主要指标如下：\n\n"
    table = "指标\t2024年\t2023年\n进口额\t41.2\t38.9\n出口额\t28.6\t32.1\n"
    drawn = scaffold(f"青禾县简报\n\n{announced}{table}")
    assert [row.written for row in drawn.rows if row.table is None] == ["46.8万人次", "9.7亿元"]


def test_the_title_of_a_table_starts_no_section() -> None:
    table = (
        "Sales by category\n          2025   2024\nFootwear  214.3  231.5\nApparel   128.7  131.9\n"
    )
    text = f"Results\n\nFirst part\n\nSales fell.\n\n{table}\nSecond part\n\nCosts rose by 3%.\n"
    rows = scaffold(text).rows
    assert {(row.written, row.section) for row in rows} >= {("214.3", 1), ("3%", 2)}


def test_a_heading_stands_apart_from_the_table_below_it() -> None:
    table = "         2025   2024\nShoes   214.3  231.5\nCoats   128.7  131.9\n"
    text = f"Results\n\nMoney\n\nSales fell by 2%.\n\nService\n\n{table}\nPeople\n\nWe are 33.\n"
    rows = scaffold(text).rows
    assert {(row.written, row.section) for row in rows} >= {("2%", 1), ("214.3", 2), ("33", 3)}


def test_the_marks_of_markdown_are_no_part_of_what_is_said() -> None:
    plain = "# 复盘\n\n2026年5月，行程同比增长+2.1%至1535万次，平均时长约0.449小时。\n"
    marked = (
        "# 复盘\n\n2026年5月，行程同比增长 **+2.1%** 至 **1535万次**，平均时长约 **0.449小时**。\n"
    )
    rows, others = scaffold(plain).rows, scaffold(marked).rows
    assert [row.written for row in rows] == ["+2.1%", "1535万次", "约0.449小时"]
    for row, other in zip(rows, others, strict=True):
        assert (other.name, other.when, other.change) == (row.name, row.when, row.change)
        assert (other.value, other.hedge) == (row.value, row.hedge)
        assert marked[other.start : other.end].replace("**", "") == other.written

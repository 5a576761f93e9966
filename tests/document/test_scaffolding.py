"""A first fact base of a text of which nothing is known; texts and names are made up."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from project import DATA

from zhuzhou_facts.base import load, promote
from zhuzhou_facts.base.checks import faults_of
from zhuzhou_facts.document import Copy, Result, read_copy, verify
from zhuzhou_facts.document.html import read_page
from zhuzhou_facts.document.scaffolding import outline, scaffold
from zhuzhou_facts.figures.query import entries_of
from zhuzhou_facts.records import ChangeKind, Text, Theme, Unit
from zhuzhou_facts.streams.messages import translate

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
            (
                "成果\n\n全市一切安好。\n\n疫苗接种：长者踊跃\n接种23万剂。\n\n长照食安：据点更密\n据点968处。\n\n"
                "癌症筛检：揪出4千多例异常\n筛检21万人次。\n"
            ),
            ("", "疫苗接种：长者踊跃", "长照食安：据点更密", "癌症筛检：揪出4千多例异常"),
        ),
        (
            "Results\n\nContacts\nJohn Smith\nTel 5550\n\nWe carried 2 million people.\n",
            ("",),
        ),
    ],
    ids=["markdown", "signs", "bold", "alone", "above", "marked", "numbered", "address"],
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
    assert (change.kind, change.from_, change.to) == ("growth", "2021", "2022")
    assert change.prices == "constant"
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
    "text", ["全县有桥12座。", "全县有桥12座", "全县有桥12座。\n另有渡口3处。\n"]
)
def test_a_text_without_a_title_loses_no_number(text: str) -> None:
    assert outline(text).title == ""
    assert scaffold(text).rows[0].written == "12座"


@pytest.mark.parametrize("text", ["", "\n", " \n\n", "\ufeff", "　", "#", "|"])
def test_a_text_without_words_has_nothing(text: str) -> None:
    assert outline(text).title == ""
    assert scaffold(text).rows == ()


def test_a_heading_that_a_paragraph_begins_with_opens_no_section_there() -> None:
    text = (
        "A year of work\n\nMany things were done.\n\nEmployment\n\n"
        "Employment rose by 3,000 people.\n\nEmployment fell in one district.\n\n"
        "Prices\n\nPrices rose by 2%.\n\nCars\n\nCar sales rose by 3%.\n\n"
        "Ferries\n\nKind      2023   2024\nFerries   12     14\nBoats     30     33\n"
    )
    document = scaffold(text).document
    heads = ["employment", "prices", "cars", "ferries"]
    assert [theme.id for theme in document.themes] == ["lead", *heads]
    starts = document.source.layout.section_starts
    assert starts == tuple(f"{head.capitalize()}\n" for head in heads)
    rows = verify(promote(document, "", ""), Copy("copy", text))
    assert {row.result for row in rows if row.key} == {Result.EXACT}


def test_a_base_drawn_from_markdown_divides_a_copy_without_its_marks_alike() -> None:
    plain = "年报\n\n云岭日报 2024-02-18\n\n导语。\n\n"
    plain += "{}1. 桥\n\n有桥12座。\n\n{}2. **路**\n\n有路3条。\n"
    marked = plain.format("## ", "## ").replace("云岭日报", "> *云岭日报*")
    document = scaffold(f"# {marked}").document
    layout = document.source.layout
    assert layout.section_starts == ("1. 桥", "2. 路")
    assert layout.furniture == ("云岭日报 2024-02-18",)
    copy = Copy("copy", plain.format("", "").replace("*", ""))
    rows = verify(promote(document, "", ""), copy)
    assert [row.result for row in rows] == [Result.EXACT, Result.EXACT]


@pytest.mark.parametrize(
    ("above", "head"),
    [
        ("", "◎起火處所近半在住宅"),
        ("\n", "【第二座運動中心 115年啟用】"),
        ("", "◆今年編列3億元汰換裝備"),
    ],
)
def test_a_line_behind_a_sign_or_in_brackets_is_a_heading(above: str, head: str) -> None:
    sign = head[0]
    other = f"{sign}救護每4分鐘出勤一次" + "】" * (sign == "【")
    text = (
        "海嶼市火災死亡人數創新低\n\n海嶼市112年火災1,386件。\n"
        f"{above}{head}\n住宅火災652件。\n{above}{other}\n出勤12萬趟次。\n"
    )
    assert outline(text).sections == ("", head, other)
    assert [row.section for row in scaffold(text).rows] == [0, 1, 2]


@pytest.mark.parametrize("blank", ["", "\n"])
def test_several_short_lines_between_paragraphs_are_headings(blank: str) -> None:
    body = 2 * "全縣各鄉鎮市都已設立日照中心，今日揭牌的中心由閒置的國小教室改建而成，供長者使用。"
    heads = "佈建據點　走路就到", "每餐62元　食材占八成"
    text = f"長照服務再升級\n{blank}{body}\n{blank}"
    text += "".join(f"{head}\n{blank}{body * 2}\n{blank}{body}\n{blank}" for head in heads)
    assert scaffold(text).outline.sections == ("", *heads)
    assert scaffold(text).outline.paragraphs(2) == 2


def test_one_line_with_a_number_between_paragraphs_is_no_heading() -> None:
    body = 2 * "全市各县区的工厂都已经恢复生产，产品销往全国各地，大家都在抓紧时间赶工。"
    drawn = scaffold(f"钢铁公报\n\n{body}\n\n粗钢产量1086万吨\n\n{body}\n")
    assert [row.written for row in drawn.rows] == ["1086万吨"]


def test_a_change_whose_times_are_not_said_is_a_change() -> None:
    (row,) = scaffold("Sales of tea fell by 1.8%.").rows
    assert (row.change, row.down) == ("growth", True)
    assert row.doubt == "a change whose times are not said"


def test_every_doubt_has_its_chinese() -> None:
    drawn = [scaffold(copy.text, page=copy.page) for copy in map(read_copy, map(str, SOURCES))]
    doubts = {translate(doubt, "zh") for each in drawn for doubt in each.doubts.values()}
    assert "比较的是不同的群体或地方" in doubts
    assert [words for words in doubts if re.search("[a-z]+ [a-z]", words)] == []


def test_what_numbers_are_compared_with_is_no_time_of_the_text() -> None:
    text = " ".join(f"{word} fell to 7 from 9 in 2011." for word in ("Fires", "Floods", "Thefts"))
    assert {row.when for row in scaffold(text).rows} == {None, "2011"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "2024年5月6日，接待游客412.6万人次，收入28.74亿元\n另据统计，景区接待38万人次。",
            ["412.6万人次", "28.74亿元", "38万人次"],
        ),
        (
            "- 2023-06-30：注册用户达到320万人\n- 2023-12-31：注册用户达到450万人",
            ["320万人", "450万人"],
        ),
        ("截至2020年1月，有员工5600人。 [2]\n年收入3.6亿元。 [3]", ["5600人", "3.6亿元"]),
        ("收入1362.70万元。其中:\n募集资金220.85万元;", ["1362.70万元", "220.85万元"]),
        ("1、净利润:3265万元\n2、每股收益:0.05元", ["3265万元", "0.05元"]),
        ("甲船（601872）收入3.6亿元。", ["3.6亿元"]),
        ("收入见[2][5]，达到3.6亿元。", ["3.6亿元"]),
        ("The ferries carried 1.2 million people on 12 May 2024", ["1.2 million people"]),
        ("三次产业结构为9.2:51:39.8。收入3.6亿元。", ["3.6亿元"]),  # what cannot be read is no fact
        # A day that no calendar has.
        ("青禾桥\n2024年4月31日\n\n4月31日，桥通车。\n\n沿线种树380株。\n", ["380株"]),
    ],
)
def test_no_line_with_numbers_is_lost(text: str, written: list[str]) -> None:
    assert [row.written for row in scaffold(text).rows] == written


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("By 2030 it has 400 buses.", "the time is later than the text"),
        ("By 2030 it plans to have 400 buses.", None),
        ("It had 300 buses in 2022 and aims to have 400 buses.", "what is planned"),
    ],
)
def test_a_time_that_is_no_time_of_what_is_planned_is_doubted(line: str, doubt: str | None) -> None:
    *_, row = scaffold(f"Buses\n14 March 2024\n\n{line}\n").rows
    assert (row.doubt or "").startswith(doubt or "")
    assert bool(row.doubt) is bool(doubt)


def test_what_has_two_units_is_two_facts() -> None:
    text = "The new wing, opened in 2023, added 2,300 square metres of space and cost £14 million."
    first, second = scaffold(text).document.facts
    figures = (*first.figures, *second.figures)
    assert [figure.unit for figure in figures] == ["m2", "GBP"]


def test_a_faulty_change_leaves_its_fact() -> None:
    drawn = scaffold("2023年接待读者13.7万人次，比2023年增长2.4%。")
    (fact,) = drawn.document.facts
    assert [figure.written for figure in fact.figures] == ["13.7万人次"]
    assert not fact.changes
    assert "left out" in (drawn.rows[1].doubt or "")


@pytest.mark.parametrize(
    "line",
    [
        "By the end of 2023 it had welcomed 412,600 visitors, and by then it had 148 guides.",
        "By March 2023 Harrow had welcomed 412,600 visitors, and it had 148 guides",
        "Published figures show that 412,600 visitors came, led by 148 guides.",
        "Released on Monday, the review counts 412,600 visitors and 148 guides.",
        "Published on 3 May 2024, the review counts 412,600 visitors and 148 guides.",
    ],
)
def test_a_paragraph_that_begins_as_a_byline_does_is_text(line: str) -> None:
    drawn = scaffold(f"Annual review\n\n{line}\n\nThe museum has 20 rooms.\n")
    assert [row.written for row in drawn.rows] == ["412,600 visitors", "148 guides", "20 rooms"]
    assert drawn.outline.title == "Annual review"


@pytest.mark.parametrize(
    "line",
    [
        "By Elena Marsh and Tom Okafor, 14 March 2024",
        "By the Office for National Statistics",
        "**By Elena Marsh**",
        "By our staff reporter",
        "Published 14 March 2024",
        "Issued by the Ministry of Finance",
        "Last updated on Friday, 3 May 2024 at 10:20",
        "Released: 9.30am, 14 March 2024",
    ],
)
def test_a_line_that_says_who_wrote_the_text_and_when_is_no_paragraph(line: str) -> None:
    found = outline(f"Annual review\n\n{line}\n\nThe museum has 20 rooms.\n")
    assert [block.place for block in found.blocks] == ["title", "furniture", "body"]


@pytest.mark.parametrize(
    ("line", "publisher", "origin"),
    [
        ("来源：云岭日报 2024-02-18 09:30 作者：李青山", "", "云岭日报"),
        ("来源：云岭日报2024-02-18", "", "云岭日报"),
        ("来源：新华网 | 字号：大 中 小", "", "新华网"),
        ("（来源：新华网）", "", "新华网"),
        ("2024-02-18 信息来源：县政府办公室　字体：[大 中 小]", "", "县政府办公室"),
        ("县政府办公室 发布日期：2024-02-18 浏览次数：132", "县政府办公室", ""),
        ("发布机构：县统计局 2024年2月18日", "县统计局", ""),
        ("云岭日报 2024-02-18 记者 李青山", "云岭日报", ""),
        ("2024-02-18 09:30 省统计局 省调查总队", "省统计局 省调查总队", ""),
        ("Source: Statistics Canada, Table 14-10-0287", "", "Statistics Canada, Table 14-10-0287"),
        ("Source: Harrow Gazette, 14 March 2024", "", "Harrow Gazette"),
        ("Source: Harrow Gazette | 3 min read", "", "Harrow Gazette"),
    ],
)
def test_who_publishes_and_where_a_copy_was_taken_from(
    line: str, publisher: str, origin: str
) -> None:
    drawn = scaffold(f"云岭县回顾\n\n{line}\n\n全县有桥12座。\n")
    source = drawn.document.source
    assert (source.publisher or Text()).zh == (publisher or None)
    assert (source.origin or Text()).zh == (origin or None)


def test_a_line_with_the_date_of_the_text_is_no_heading() -> None:
    body = "一切向好。\n\n全县有桥12座。\n"
    assert outline(f"云岭县回顾\n\n云岭县统计局 2024年2月18日\n\n{body}").sections == ("",)


@pytest.mark.parametrize("measure", ["增速", "增幅", "变动", "收入", "占比"])
def test_lists_behind_a_list_of_shares_are_read(measure: str) -> None:
    drawn = scaffold(
        f"甲、乙、丙占总量分别为42%、34%、24%，{measure}分别为5亿元、4亿元、3亿元，{measure}依次为7%、6%、5%。"
    )
    assert [row.written for row in drawn.rows][3:6] == ["5亿元", "4亿元", "3亿元"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cost: 45 km in 2023.", "Cost"),
        ("Total cost: €5.1 million.", "Total cost"),
        ("总产值：产值540亿元。", "总产值"),
        ("电子信息：产值540亿元。", "电子信息产值"),
    ],
)
def test_what_a_line_is_labelled_with_names_its_number_once(text: str, name: str) -> None:
    drawn = scaffold(text)
    assert [row.name for row in drawn.rows] == [name]
    assert len(drawn.document.facts) == 1


def test_a_list_of_items_with_a_sign_has_no_headings() -> None:
    assert outline("年報\n\n全年如下。\n●火災1,386件\n●救護12萬趟次\n").sections == ("",)


@pytest.mark.parametrize(
    "line",
    [
        "Fact sheet · updated 4 February 2024 · figures are for 2022 unless stated otherwise",
        "资料简报 · 2024年2月4日更新 · 数据均为2022年",
    ],
)
def test_a_line_above_the_text_may_say_of_what_year_its_figures_are(line: str) -> None:
    body = "Some 38,400 people fell ill." if line.isascii() else "患者3.84万人。"
    (row,) = scaffold(f"# Illness\n{line}\n\n## Key facts\n{body}\n").rows
    assert row.when == "2022"


def test_what_a_base_covers_is_seen_by_place_and_not_by_its_own_sections() -> None:
    text = "一则消息\n\n全镇有桥12座。\n\n全镇有渡口12座。\n"
    first, second = scaffold(text).rows
    document = scaffold(text).document
    base = promote(replace(document, facts=document.facts[:1]), "", "")
    assert [row.start for row in scaffold(text, bases=[base]).rows] == [second.start]
    assert first.written == second.written


def test_what_is_drawn_beside_a_base_of_the_text_fits_into_that() -> None:
    plain = scaffold(REPORT).document
    furniture = (*plain.source.layout.furniture, "2022年，全县经济")
    base = promote(
        replace(
            plain,
            languages=("zh", "en"),
            source=replace(plain.source, layout=replace(plain.source.layout, furniture=furniture)),
            themes=(
                Theme(id="lead", section=0, paragraphs=0, name=Text(zh="导语", en="Lead")),
                Theme(id="general", section=1, paragraphs=2, name=Text(zh="综合", en="General")),
                Theme(id="farms", section=2, paragraphs=1, name=Text(zh="农业", en="Farms")),
            ),
            units={"TN": Unit(zh="吨", en="tonne", written=("吨",))},
            facts=plain.facts[:3],
        ),
        "",
        "",
    )
    drawn = scaffold(REPORT, bases=[base]).document
    assert faults_of(drawn) == []
    assert (drawn.source, drawn.themes, drawn.languages) == (base.source, base.themes, ("zh", "en"))
    assert [fact.theme for fact in drawn.facts] == ["farms", "farms"]
    assert drawn.facts[0].name == Text(zh="粮食产量", en="TODO")
    assert [figure.unit for figure in drawn.facts[0].figures] == ["TN"]
    assert drawn.facts[0].statement == Text(zh="TODO", en="TODO")
    other = scaffold("青禾县有桥12座，公路182.6亿元。", bases=[base]).document
    assert (other.themes[0].id, other.languages) == ("lead", ("zh",))
    assert other.source != base.source


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

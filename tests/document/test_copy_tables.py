"""Tables of a copy: which lines they are, and where their cells stand."""

from __future__ import annotations

import pytest

from zhuzhou_facts.document.division import divide
from zhuzhou_facts.document.html import read_page
from zhuzhou_facts.document.tables import find_tables
from zhuzhou_facts.records import Layout

LAYOUT = Layout(section_starts=("一、", "二、"), headings=1, captions=("表",))
TABS = "指标\t绝对数（亿元）\t增长（%）\n总值\t617.50\t5.2\n工业\t\t6.4\n"
PIPES = """\
| 指标 | 绝对数（亿元） | 增长（%） |
| --- | ---: | ---: |
| 总值 | 617.50 | 5.2 |
| 工业 | | 6.4 |
"""
HTML = """\
<p>前一段。</p>
<table><tr><th>指标</th><th><p>绝对数（亿元）</p></th><th>增长（%）</th></tr>
<tr><td><p>总值</p></td><td>617.50</td><td> 5.2 </td></tr>
<tr><td>工业<td><td>6.4</table>
<p>后一段。</p>
"""


def cells(text: str) -> dict[str, tuple[object, ...]]:
    """Return where the cells of a text stand: section, paragraph, table, row, column."""
    return {
        part.text: (part.section, part.paragraph, part.table, part.row, part.column)
        for part in divide(text, LAYOUT)
        if part.table is not None
    }


@pytest.mark.parametrize("table", [TABS, PIPES])
def test_rows_and_columns_count_heads_and_empty_cells(table: str) -> None:
    text = f"一、综合\n前一段。\n表1　总值\n{table}后一段。\n"
    assert cells(text) == {
        "指标": (1, 1, 1, 1, 1),
        "绝对数（亿元）": (1, 1, 1, 1, 2),
        "增长（%）": (1, 1, 1, 1, 3),
        "总值": (1, 1, 1, 2, 1),
        "617.50": (1, 1, 1, 2, 2),
        "5.2": (1, 1, 1, 2, 3),
        "工业": (1, 1, 1, 3, 1),
        "6.4": (1, 1, 1, 3, 3),
    }
    paragraphs = [part for part in divide(text, LAYOUT) if part.table is None]
    assert [(part.paragraph, part.caption) for part in paragraphs] in (
        [(1, False), (2, False)],
        [(1, False), (1, True), (2, False)],
    )


def test_a_table_of_a_page_is_one_of_lines_and_tabs() -> None:
    text = read_page(HTML).text
    assert [line for line in text.split("\n") if line.strip()] == [
        "前一段。",
        "指标\t绝对数（亿元）\t增长（%）",
        "总值\t617.50\t5.2",
        "工业\t\t6.4",
        "后一段。",
    ]
    assert cells(text)["6.4"] == (0, 1, 1, 3, 3)


def test_a_table_that_lays_out_a_page_keeps_its_lines() -> None:
    long = "正文" * 50
    page = f"<table><tr><td>菜单</td><td><p>{long}。</p><p>第二段。</p></td></tr></table>"
    assert [line for line in read_page(page).text.split("\n") if line.strip()] == [
        "菜单",
        f"{long}。",
        "第二段。",
    ]


def test_tables_count_through_the_text() -> None:
    text = f"一、综合\n前一段。\n{TABS}\n二、其他\n另一段。\n{PIPES}"
    tables = {(part.section, part.paragraph, part.table) for part in divide(text, LAYOUT)}
    assert (1, 1, 1) in tables
    assert (2, 1, 2) in tables


@pytest.mark.parametrize(
    "text",
    [
        "一段文字，没有表。\n另一段，有5个数字和10%。\n",
        "名称\t说明\n甲\t没有数字\n乙\t也没有\n",
        "只有一行\t5\t6\n",
        "　　段首缩进的一段，共有12座桥。\n　　又一段，共有3座。\n",
    ],
)
def test_running_text_is_no_table(text: str) -> None:
    assert list(find_tables(text)) == []
    assert all(part.table is None for part in divide(text, LAYOUT))


def test_a_table_right_below_a_heading_is_of_its_section() -> None:
    text = f"一、综合\n前一段。\n\n二、其他\n\n{TABS}"
    assert cells(text)["617.50"] == (2, 1, 1, 2, 2)

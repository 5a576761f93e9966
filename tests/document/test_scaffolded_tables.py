"""What a scaffold makes of the tables of a text."""

from __future__ import annotations

from fractions import Fraction

from zhuzhou_facts.document.scaffolding import scaffold


def test_the_rows_of_a_table_that_are_times_are_one_fact() -> None:
    text = (
        "银溪镇概况\n\n以下为历年数字。\n\n"
        "年份　　人口（人）　　果园（亩）\n2021年　　5210　　830\n2022年　　5180　　910\n"
    )
    (people, orchards) = scaffold(text).document.facts
    assert [figure.when for figure in people.figures] == ["2021", "2022"]
    assert [figure.written for figure in orchards.figures] == ["830", "910"]


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

"""Tables of a draft beside the fact base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhuzhou_facts.document.proofreading import proofread

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase


REFORM = """表1　改革前后

| 项目 | 改革前 | 改革后 | 增减 |
| --- | --- | --- | --- |
| 市政府工作部门（个） | 50余 | 30 | 减少20余 |
| 市本级行政审批事项（项） | 144 | 1788 | −1644 |
| 城区规划面积（平方公里） | 862.69 | 1916.38 | +1053.69 |
"""


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


NUMBERED = """**表3-2　株洲市部分指标的变化**

| 指标 | 1978年 | 2017年 |
| --- | --- | --- |
| 进出口总额（亿美元） | 0.5372 | 21.9 |
| 常住人口（万人） | | 402.15 |
"""


def test_a_title_in_bold_with_a_wide_space_heads_no_columns(base: FactBase) -> None:
    assert [each.verdict for each in proofread(NUMBERED, base)] == ["agrees"] * 3


def test_what_is_computed_in_a_cell_may_say_so(base: FactBase) -> None:
    text = "| 县域经济总量 | 1376亿元 | 占全市GDP的53.4%，据此推算全市GDP约2577亿元 |\n" * 2
    outcomes = {each.outcome for each in proofread(text, base)}
    assert outcomes == {"pass"}

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhuzhou_facts.document import find_numbers


def numbers(text: str) -> list[str]:
    return [number.text for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # digits
        ("人口402.15万人,占65.7%", ["402.15万人", "65.7%"]),
        ("产量占1/3,90%以上", ["1/3", "90%"]),
        ("逾600亿元、60余个、200多天、600亿多元", ["600亿元", "60余个", "200多天", "600亿多元"]),
        ("3D打印,8英寸,500强,5G网", ["3D", "8英寸", "500强", "5G"]),
        ("“1+4+N”与“3+5+2”", ["1+4+N", "3+5+2"]),
        ("2017年6月30日底", ["2017年", "6月", "30日"]),
        ("共1,234,567人", ["1,234,567人"]),
        ("６５．７％,４０２ 万 人", ["６５．７％", "４０２ 万 人"]),
        ("计划2025,“1483”", ["2025", "1483"]),
        ("30.7个百分点", ["30.7个百分点"]),
        ("Ⅱ类水,(B型),卷Ⅳ。", ["Ⅱ类"]),
        ("第13届,3分之1", ["第13届", "3分之1"]),
        ("G20与IGBT3、A4.5", []),
        # Chinese numerals
        ("七次、八次、五轮、两年", ["七次", "八次", "五轮", "两年"]),
        ("六连冠、两强、三大、九年、十八大", ["六连冠", "两强", "三大", "九年", "十八大"]),
        ("第二条、三分之一、百分之五", ["第二条", "三分之一", "百分之五"]),
        ("数千居民、几十条、十几个", ["数千", "几十条", "十几个"]),
        ("千亿元、万元、百强", ["千亿元", "万元", "百强"]),
        ("十余家、三十多年、五十以上", ["十余家", "三十多年", "五十"]),
        ("近百家、上千名、百余座", ["百家", "千名", "百余座"]),
        ("三点五万人、二〇一七年、一百零八座", ["三点五万人", "二〇一七年", "一百零八座"]),
        ("增长一倍,历时一年", ["一倍", "一年"]),
        ("第一批,居第二。全国第三", ["第一批", "第二", "第三"]),
        ("三个五年规划、三年两次", ["三个", "五年", "三年", "两次"]),
        ("一百家,十一个,万分之一", ["一百家", "十一个", "万分之一"]),
        # English
        ("over $2.19 billion", ["$2.19 billion"]),
        ("60 billion yuan and 107 bridges", ["60 billion yuan", "107"]),
        ("up 30.7 percentage points to 65.7%", ["30.7 percentage points", "65.7%"]),
        ("twenty-five schools, one hundred and five", ["twenty-five", "one hundred and five"]),
        ("someone often tends one lesson", []),
    ],
)
def test_numbers_are_found_with_their_measures(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "一批、一大批、一个、一系列、一些、一定、一体、一种、一样、统一",
        "第一时间、一口气、一次性、唯一、之一、一位、一名",
        "万众一心、千方百计、四通八达、三农、千家万户",
        "三创五改、四创四化、三权分置",
        "三位一体、五花八门、四面八方",
        "第一人民医院、第三方",
    ],
)
def test_numerals_in_words_and_names_are_no_numbers(text: str) -> None:
    assert numbers(text) == []


def test_the_numeral_ends_before_its_measure() -> None:
    text = "有402.15万人、七次、5多亿元"
    assert [text[each.start : each.numeral_end] for each in find_numbers(text)] == [
        "402.15万",
        "七",
        "5多亿",
    ]


@settings(deadline=None)
@given(st.text(alphabet="一二十百千万亿第数几点分之余多个次人民年三位体12.,%+/$NA元 two"))
def test_spans_are_ordered_disjoint_and_slices_of_the_text(text: str) -> None:
    reached = 0
    for number in find_numbers(text):
        assert reached <= number.start < number.numeral_end <= number.end <= len(text)
        assert text[number.start : number.end] == number.text
        reached = number.end


@pytest.mark.parametrize(
    "piece",
    ["1", "一", "万", "1,234", "1,", "1+", "1/", "第", "三分之", "十几", "两百", "三a", "两 ", "$"],
)
def test_finding_is_linear(piece: str) -> None:
    began = time.perf_counter()
    find_numbers(piece * 50_000)
    find_numbers(piece * 50_000 + "x")
    assert time.perf_counter() - began < 5

"""A number beside a stated one of the same unit, judged by hand."""

from __future__ import annotations

import pytest

from zhuzhou_facts.document.amounts import amount_of, compare, other_unit, significant
from zhuzhou_facts.quantity import Reading, read_quantity
from zhuzhou_facts.records import UNITS


def verdict(said: str, stated: str) -> str:
    amounts = [amount_of(read_quantity(text), Reading.STRICT) for text in (said, stated)]
    one, other = (amount for amount in amounts if amount is not None)
    if not one.same_unit(other):
        return other_unit(one, other, UNITS).value
    return compare(one, other).value


@pytest.mark.parametrize(
    ("said", "stated", "expected"),
    [
        ("402.15万人", "402.15万人", "agrees"),
        ("4.0215 million people", "402.15万人", "agrees"),
        ("九成以上", "90%以上", "agrees"),
        ("more than 60 billion yuan", "逾600亿元", "agrees"),
        ("nearly 1 billion US dollars", "近10亿美元", "agrees"),
        ("107家", "107座", "agrees"),
        # A fair rounding, and a bound that holds.
        ("402万人", "402.15万人", "rounded"),
        ("约402万人", "402.15万人", "rounded"),
        ("4.02 million people", "402.15万人", "rounded"),
        ("78.2岁", "78.17岁", "rounded"),
        ("逾3200亿元", "3272亿元", "rounded"),
        ("近六成", "56.8%", "rounded"),
        ("一半以上", "53.4%", "rounded"),
        ("三分之二", "65.7%", "rounded"),
        ("逾500亿元", "逾600亿元", "rounded"),
        ("more than 60 weeks", "more than 65 weeks", "rounded"),
        ("more than 56 weeks", "more than 65 weeks", "digits"),
        ("400万至410万人", "402.15万人", "rounded"),
        # Not fair: finer than the source, too far below, beyond the bound.
        ("402.16万人", "402.15万人", "digits"),
        ("逾1000亿元", "3272亿元", "unknown"),
        ("逾3300亿元", "3272亿元", "unknown"),
        ("1653公里", "约1653公里", "hedge_lost"),
        ("50 billion yuan", "突破500亿元", "hedge_lost"),
        ("约3272亿元", "3272亿元", "hedge_added"),
        ("20余座", "20座", "hedge_added"),
        ("约140个", "140多个", "hedge_changed"),
        ("402.15亿人", "402.15万人", "magnitude"),
        ("40.2 million people", "402.15万人", "magnitude"),
        ("突破千万元", "突破千亿元", "magnitude"),
        ("5家", "500家", "unknown"),
        ("402.51万人", "402.15万人", "digits"),
        ("393个", "339个", "digits"),
        ("1020个", "1002个", "digits"),
        ("17座", "107座", "digits"),
        # What a bound says less exactly is no slip; what is about so much has its own digits.
        ("46.8亿元", "近47亿元", "unknown"),
        ("1635公里", "约1653公里", "digits"),
        ("42℃至76℃", "42℃至67℃", "digits"),
        ("3座", "7座", "unknown"),
        ("950个", "107个", "unknown"),
        ("21.9亿元", "21.9亿美元", "other_unit"),
        ("189件", "189人", "other_unit"),
        ("30.7%", "30.7个百分点", "kind_of_change"),
        ("1916.38平方米", "1916.38平方公里", "other_unit"),
        ("5年", "5家", "unknown"),
        ("5美元", "5座", "unknown"),
    ],
)
def test_a_number_beside_a_stated_one(said: str, stated: str, expected: str) -> None:
    assert verdict(said, stated) == expected


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("402.15万人", "40215"),
        ("600亿元", "6"),
        ("1002个", "1002"),
        ("0.5372亿美元", "5372"),
        ("0.0%", "0"),
    ],
)
def test_significant_digits(written: str, digits: str) -> None:
    value = read_quantity(written).value
    assert value is not None
    assert significant(value) == digits

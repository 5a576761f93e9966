"""Hedges that stand apart from their number."""

from __future__ import annotations

import pytest

from zhuzhou_facts.document.claims import Block, read_claims
from zhuzhou_facts.document.proofreading.wording import hedges_around, is_hedged


@pytest.mark.parametrize(
    ("text", "hedges", "of_multiple"),
    [
        ("产值约为1978年的5倍。", {"about"}, True),
        ("產值約為1978年的5倍。", {"about"}, True),
        ("产值超过1978年的5倍。", {"over"}, True),
        ("产值接近1978年的5倍。", {"nearly"}, True),
        ("产值是1978年的5倍。", set(), False),
        # These are the end of other words, or say the opposite.
        ("产值是最近三年均值的5倍。", set(), False),
        ("产值是附近三个县的5倍。", set(), False),
        ("用水节约了去年的5倍。", set(), False),
        ("产值不超过1978年的5倍。", {"at_most"}, True),
        ("办证最多要花50分钟。", {"at_most"}, False),
        ("办证50分钟内办结。", {"at_most"}, False),
        ("收入站上200亿元台阶。", {"over"}, False),
        ("两镇产值分别超过60亿元和50亿元。", {"over"}, False),
        ("借期最长可达两年。", {"at_most"}, False),
        ("最远的登机口在650米外。", set(), False),
        ("No ride takes longer than 40 minutes.", {"at_most"}, False),
        ("One ride takes longer than 40 minutes.", set(), False),
        ("站厅相当于11层楼高。", {"about"}, False),
    ],
)
def test_words_around_a_number_hedge_it(text: str, hedges: set[str], *, of_multiple: bool) -> None:
    *_, claim = read_claims(text, [Block(0, len(text))])
    assert hedges_around(text, claim) == hedges
    assert is_hedged(text, claim) is of_multiple

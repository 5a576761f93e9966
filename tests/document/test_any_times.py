"""No text made of times and numbers, in whatever order, makes a reader fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhuzhou_facts.document.proofreading import proofread
from zhuzhou_facts.document.scaffolding import scaffold

PIECES = Path(__file__).parents[1] / "data" / "times_and_numbers.txt"
TIMES, NUMBERS = (block.splitlines() for block in PIECES.read_text(encoding="utf-8").split("\n\n"))
HEADS = (
    "",
    "青禾县简报\n2025年3月20日\n\n",
    "政府工作报告\n——2025年1月9日\n\n",
    "# Sheet\n*Figures are for 2023/24*\n\n",
    "青禾公司2024年第三季度报告\n\n",
    "花会\n2024-04-11\n\n本届花会。",
)
sentences = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(TIMES),
    st.sampled_from(["，", " ", "的", "累计", "比", "由"]),
    st.sampled_from(["全县销售", "收入", "sales ", "the number of buses "]),
    st.sampled_from(NUMBERS),
    st.sampled_from(["。", "；", "，", ". "]),
)
paragraphs = st.lists(sentences, min_size=1, max_size=4).map("".join)


def check(head: str, source: str, draft: str) -> None:
    scaffold(head + source)
    assert all(each.outcome for each in proofread(draft, source=head + source))


@settings(max_examples=60)
@given(st.sampled_from(HEADS), paragraphs, paragraphs)
def test_a_text_of_times_and_numbers_is_read(head: str, source: str, draft: str) -> None:
    check(head, source, draft)


@pytest.mark.slow
@settings(max_examples=1000)
@given(st.sampled_from(HEADS), paragraphs, paragraphs)
def test_any_text_of_times_and_numbers_is_read(head: str, source: str, draft: str) -> None:
    check(head, source, draft)

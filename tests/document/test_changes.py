"""The changes of a source text in a draft: their direction, and what they are from."""

from __future__ import annotations

import pytest
from drafts import wrong

SHOPS = """Sales by department

In millions   Q3 2025   Change
Footwear      214.3     (7.4)%
Apparel       118.6     2.4%
"""


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("Footwear sales fell 7.4% in the third quarter of 2025.", []),
        ("Footwear sales rose 7.4% in the third quarter of 2025.", ["direction"]),
        ("Footwear sales fell 4.7% in the third quarter of 2025.", ["digits"]),
        ("Apparel sales fell 2.4% in the third quarter of 2025.", ["direction"]),
    ],
)
def test_a_change_in_brackets_is_a_decrease(draft_text: str, expected: list[str]) -> None:
    assert [verdict for _, verdict, _ in wrong(draft_text, source=SHOPS)] == expected


PORT = "第三季度，维港货物吞吐量环比增长3.4%，同比增长6.1%。工资名义增长5.2%，实际增长4.1%。"


@pytest.mark.parametrize(
    ("draft_text", "expected"),
    [
        ("第三季度，维港货物吞吐量同比增长6.1%，环比增长3.4%。", []),
        ("第三季度，维港货物吞吐量同比增长3.4%。", ["other_time"]),
        ("维港货物吞吐量环比增长6.1%。", ["other_time"]),
        ("工资实际增长5.2%。", ["kind_of_change"]),
    ],
)
def test_what_is_compared_with_counts(draft_text: str, expected: list[str]) -> None:
    assert [verdict for _, verdict, _ in wrong(draft_text, source=PORT)] == expected

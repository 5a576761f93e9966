"""Numbers in running text: each span of each sentence, by hand.

In spans.txt a sentence is followed by its spans, a tab-indented line each: text, kind and, of a
quantity, value, unit and hedge. Of a text after `~` it is asked only that the span holds it;
nothing is said of a cell that is `?`; of a kind that is `?` only that it is one span.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from quantity_table import READ

from zhuzhou_facts.quantity import Span, find_quantities, read_quantity
from zhuzhou_facts.records import Hedge

TABLE = Path(__file__).parents[1] / "data" / "spans.txt"
BLOCKS = [block.split("\n") for block in TABLE.read_text(encoding="utf-8").strip().split("\n\n")]
SENTENCES = [(lines[0], [line.strip("\t").split("\t") for line in lines[1:]]) for lines in BLOCKS]


def test_the_table_has_spans_of_every_kind() -> None:
    kinds = [span[1] for _, spans in SENTENCES for span in spans]
    assert len(kinds) >= 150
    assert {"quantity", "date", "ordinal", "name", "mark"} <= set(kinds)


def check(span: Span, found: str, expected: list[str]) -> None:
    """Hold a span and its text against a line of the table."""
    text, kind, value, unit, hedge = (*expected, "?", "?", "?")[:5]
    assert found == text or (text.startswith("~") and text[1:] in found)
    if kind == "?":
        return
    assert span.kind == kind
    if kind != "quantity":
        assert span.quantity is None
        return
    quantity = span.quantity
    assert quantity is not None, span.reason
    first, _, last = value.partition("..")
    if last:
        assert quantity.ends == (Fraction(first), Fraction(last))
    else:
        assert quantity.value == (None if value == "unknown" else Fraction(first))
    assert unit in {"?", quantity.unit or "bare"}
    assert hedge == "?" or quantity.hedge is Hedge(hedge)


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_every_span_of_the_sentence_is_found(sentence: str, expected: list[list[str]]) -> None:
    spans = list(find_quantities(sentence))
    texts = [sentence[span.start : span.end] for span in spans]
    assert len(texts) == len(expected), texts
    for span, text, line in zip(spans, texts, expected, strict=True):
        check(span, text, line)


@pytest.mark.parametrize(
    "text",
    [
        *(f"Sales came to {sign}5.2 million." for sign in ("Z$", "FJ$", "E£")),
        *(f"It cost {price}." for price in ("₹2,50,000", "$1,25,000", "€1,50", "$5 mill")),
        "外贸连续跨过42.5、43.5两个关口。",  # not 43.5 liang
        "产值翻300番。",
        *("Ten pounds of sugar.", "Half a pound of savings.", "A 20-pound baby."),
    ],
)
def test_what_goes_on_in_a_way_that_is_not_known_is_not_read_in_part(text: str) -> None:
    *_, last = find_quantities(text)
    assert last.quantity is None
    assert last.reason is not None


def test_a_mark_at_the_start_of_a_line_is_no_end_of_a_range() -> None:
    texts = [
        span.text
        for span in find_quantities("正文。\n三、四个全面\n# 十五、六年规划\n过了三、四天")
    ]
    assert texts[0] == "四个"
    assert texts[-2:] == ["六年", "三、四天"]


# In running text these are names, periods, changes or words, or a comma parts two numbers.
ELSEWISE = {
    *("百家", "千人", "万件", "亿人", "万亿元", "50强", "300强", "三连冠", "四连冠", "近一年半"),
    *("12，345人", "从20元到50元", "from 30 to 40 km", "from 10 to 20 days"),
    *("1 school", "1 bridge", "60 billion yuan a year"),
}
FORMS = [row["text"] for row in READ if row["unit"] != "bare" and row["text"] not in ELSEWISE]


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_found_in_a_sentence_as_it_is_read_alone(form: str) -> None:
    alone = read_quantity(form)
    for before, after in (("数据为", "。"), ("（", "）"), ("It was ", " in all.")):
        if form.isascii() != before.isascii():
            continue
        (span,) = [
            span
            for span in find_quantities(before + form + after)
            if span.start < len(before + form) and len(before) < span.end
        ]
        assert span.quantity is not None, span.reason
        found = span.quantity
        assert (found.value, found.unit) == (alone.value, alone.unit)
        assert (found.hedge, found.ends) == (alone.hedge, alone.ends)

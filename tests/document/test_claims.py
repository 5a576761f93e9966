"""What a text says of its numbers; the expected claims are worked out by hand."""

from __future__ import annotations

import csv

import pytest
from project import DATA

from zhuzhou_facts.document.claims import Block, Claim, read_claims
from zhuzhou_facts.document.tables import find_tables

with (DATA / "claims.tsv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def claims_of(text: str, period: str | None = None) -> list[Claim]:
    return read_claims(text, [Block(0, len(text))], period=period)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['written']}-{row['text']}" for row in ROWS])
def test_a_sentence_says_of_a_number(row: dict[str, str]) -> None:
    claims = claims_of(row["text"], row["period"] or None)
    (claim,) = [claim for claim in claims if claim.written == row["written"]]
    assert row["name"] in f"{claim.name}{claim.head}" or claim.name in row["name"]
    assert claim.time == (row["time"] or None)
    assert claim.change == (row["change"] or None)
    assert claim.down is (row["down"] == "yes")
    assert claim.prices == (row["prices"] or None)


def test_a_date_that_the_text_does_not_give_is_doubted() -> None:
    (claim,) = claims_of("十八大以来，全县关停企业12家。")
    assert (claim.when, claim.doubts) == ("2012-11/..", ["the text gives no date for this time"])


def test_a_column_of_units_holds_no_numbers() -> None:
    """亿千瓦时 alone reads as a hundred million kilowatt-hours."""
    text = "产品　　单位　　产量\n电力　　亿千瓦时　　12.5\n水泥　　万吨　　30.2\n"
    claims = read_claims(text, [], tables=list(find_tables(text)))
    assert [claim.written for claim in claims] == ["12.5", "30.2"]
    assert [claim.quantity.value for claim in claims] == [1_250_000_000, 302_000]

"""What a text says of its numbers; the expected claims are worked out by hand."""

from __future__ import annotations

import csv

import pytest
from project import DATA

from zhuzhou_facts.document.claims import Block, Claim, read_claims

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

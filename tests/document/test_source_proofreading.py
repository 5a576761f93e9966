"""A draft beside the text of a source, of which no fact base is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drafts import DRAFTS, PAIRS, draft, judged, score, wrong

from zhuzhou_facts.document.html import read_page
from zhuzhou_facts.document.proofreading import proofread

if TYPE_CHECKING:
    from drafts import Score

SOURCES = sorted(path.stem.removesuffix("_draft") for path in PAIRS.glob("*.tsv"))
NAMES = [
    *sorted(path.stem for path in DRAFTS.glob("*.tsv")),
    *(f"{name}_draft" for name in SOURCES),
]


@pytest.fixture(scope="module")
def paired() -> dict[str, Score]:
    return {
        name: score(
            judged(f"{name}_draft", PAIRS),
            proofread(draft(f"{name}_draft", PAIRS), source=draft(f"{name}_source", PAIRS)),
        )
        for name in SOURCES
    }


@pytest.mark.parametrize("name", SOURCES)
def test_no_right_number_beside_a_source_is_accused(name: str, paired: dict[str, Score]) -> None:
    assert paired[name].accused == []


def test_the_errors_beside_a_source_are_found(paired: dict[str, Score]) -> None:
    errors = sum(each.errors for each in paired.values())
    missed = {name: each.missed for name, each in paired.items() if each.missed}
    assert errors >= 75
    assert sum(map(len, missed.values())) * 5 <= errors, missed


def test_a_page_has_the_places_of_its_own_headings() -> None:
    page = read_page(
        "<h1>Floods</h1><p>As of 14 October 2024</p><p>A report.</p><h2>Health</h2>"
        "<p>There are 19 clinics.</p><h2>Food</h2><p>It fed 213,000 people.</p>"
    )
    (remark,) = proofread("Food went to 213,000 people.", source=page.text, page=page)
    assert (remark.section, remark.paragraph) == (2, 1)


@pytest.mark.parametrize("name", NAMES)
def test_a_text_says_what_it_says(name: str) -> None:
    text = draft(name, PAIRS if name.endswith("_draft") else DRAFTS)
    assert wrong(text, source=text) == []


def test_a_change_of_no_known_time_has_none() -> None:
    (remark,) = proofread("湖区的豆雁增长了3.6%。", source="湖区的豆雁有6.41万只，下降3.6%。")
    assert remark.verdict == "direction"
    assert remark.entry is not None
    assert remark.entry.time is None


def test_of_a_long_list_the_number_that_is_repeated_is_found() -> None:
    source = "2024年仓库清单\n\n" + "".join(f"库存{number}件。\n\n" for number in range(101, 301))
    found = [proofread(f"库存{number}件。", source=source)[0] for number in (101, 287)]
    assert [(each.verdict, each.source) for each in found] == [
        ("agrees", "101件"),
        ("agrees", "287件"),
    ]

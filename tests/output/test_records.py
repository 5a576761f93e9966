"""Rows for every format: their fields are promised, in this order."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from toys import base_of, change, fact, figure

from zhuzhou_facts.document.matching import Result
from zhuzhou_facts.document.verification import Quotation, Verification
from zhuzhou_facts.errors import Message, UsageError
from zhuzhou_facts.figures.audit import audit
from zhuzhou_facts.figures.comparison import compare
from zhuzhou_facts.figures.query import get
from zhuzhou_facts.output import fields
from zhuzhou_facts.output.rows import (
    Records,
    comparison_records,
    fact_records,
    quotation_records,
    records_of,
    theme_records,
    verification_records,
)
from zhuzhou_facts.quantity import Reading

if TYPE_CHECKING:
    from zhuzhou_facts.output.rows import Cell
    from zhuzhou_facts.records import FactBase

# As the contract prints them, section 4.
CONTRACT = {
    "ROW": """key, id, theme, kind, name_zh, name_en, when, value, low, high, unit, hedge,
        written, status, section, paragraph, statement_zh, statement_en, note_zh, note_en, tags""",
    "COMPARISON": """id, theme, name_zh, name_en, unit, from_when, from_value, from_low, from_high,
        from_status, to_when, to_value, to_low, to_high, to_status, difference, ratio, ratio_low,
        ratio_high, cagr, stated_change, caveat_zh, caveat_en""",
    "AUDIT": """code, id, claim, stated_low, stated_high, computed_low, computed_high, verdict,
        why_zh, why_en""",
    "VERIFICATION": "key, written, section, paragraph, result, start, end",
}
# What has been added since; nothing is ever taken away.
ADDED = {
    "ROW": """caption, counter_zh, counter_en, formula, inputs, change, down, per_year, prices,
        obs_status, table, row, column, nth""",
    "COMPARISON": """from_hedge, from_written, to_hedge, to_written, difference_low,
        difference_high, counter_zh, counter_en, stated_kind, stated_down,
        cagr_low, cagr_high, from_obs_status, to_obs_status""",
    "VERIFICATION": "line, column, found, why_zh, why_en",
}
# What a row has only of a change, or of a figure in a table.
UNCHANGED = dict.fromkeys(
    ("change", "down", "per_year", "prices", "obs_status", "table", "row", "column", "nth")
)


@pytest.mark.parametrize("name", CONTRACT)
def test_the_fields_are_those_of_the_contract_with_additions_at_the_end(name: str) -> None:
    listed = f"{CONTRACT[name]}, {ADDED[name]}" if name in ADDED else CONTRACT[name]
    assert getattr(fields, name) == tuple(field.strip() for field in listed.split(","))


def objects(found: Records) -> list[dict[str, Cell]]:
    return [dict(zip(found.fields, row, strict=True)) for row in found.rows]


def one(base: FactBase, key: str, reading: Reading = Reading.STRICT) -> dict[str, Cell]:
    (row,) = objects(fact_records(base, get(base, key, reading), reading))
    return row


def test_a_stated_figure_is_a_row(base: FactBase) -> None:
    row = one(base, "resident-population")
    fact = base.fact("resident-population")
    assert fact.note is not None
    assert row == {
        "key": "resident-population@2017",
        "id": "resident-population",
        "theme": "city",
        "kind": "indicator",
        "name_zh": "常住人口",
        "name_en": "resident population",
        "when": "2017",
        "value": Fraction(4021500),
        "low": Fraction(4021450),
        "high": Fraction(4021550),
        "unit": "person",
        "hedge": "none",
        "written": "402.15万人",
        "status": "stated",
        "section": 2,
        "paragraph": 1,
        "statement_zh": fact.statement.zh,
        "statement_en": fact.statement.en,
        "note_zh": fact.note.zh,
        "note_en": fact.note.en,
        "tags": fact.tags,
        "caption": False,
        "counter_zh": None,
        "counter_en": None,
        "formula": None,
        "inputs": (),
        **UNCHANGED,
    }


def test_a_derived_figure_is_a_row_with_its_formula_and_inputs(base: FactBase) -> None:
    row = one(base, "city-gdp")
    assert row["status"] == "derived"
    # 1376 亿 at 53.4 %: 2573..2581, shown as 2577.
    numbers = [row[name] for name in ("value", "low", "high", "hedge", "unit")]
    assert numbers == [257_700_000_000, 257_300_000_000, 258_100_000_000, "about", "CNY"]
    assert row["formula"] == "1376亿元 ÷ 53.4%"
    assert row["inputs"] == ("county-economy", "county-economy-share")
    assert (row["when"], row["written"], row["statement_en"]) == (None, None, None)
    # Theme, place and tags are those of the figure that it starts from.
    assert (row["theme"], row["section"], row["tags"]) == ("countryside", 5, ("economy", "county"))
    assert row["note_zh"]
    assert one(base, "other-major-bridges")["counter_zh"] == "座"


def test_a_fact_without_a_figure_is_a_row_without_a_value(base: FactBase) -> None:
    row = one(base, "river-chief-system")
    assert [row[name] for name in ("value", "low", "high", "unit", "hedge", "when")] == [None] * 6
    assert (row["key"], row["status"]) == ("river-chief-system", "stated")
    assert row["written"] == base.fact("river-chief-system").written


@pytest.mark.parametrize(
    ("reading", "bounds"), [(Reading.STRICT, (None, None)), (Reading.CUSTOMARY, (1652, 1654))]
)
def test_the_bounds_are_those_of_the_reading(
    base: FactBase, reading: Reading, bounds: tuple[int | None, int | None]
) -> None:
    row = one(base, "urban-road-length", reading)
    assert (row["low"], row["high"]) == bounds
    assert (row["value"], row["hedge"]) == (1653, "about")


def test_themes_count_their_facts_and_figures(base: FactBase) -> None:
    rows = objects(theme_records(base))
    assert [row["id"] for row in rows] == [theme.id for theme in base.themes]
    assert [row["section"] for row in rows] == list(range(9))
    assert rows[5] == {
        "id": "countryside",
        "section": 5,
        "paragraphs": 1,
        "name_zh": "乡村与脱贫攻坚",
        "name_en": "Countryside and poverty alleviation",
        "facts": 11,
        "figures": 3,  # 206.6亿元, 1376亿元, 53.4%
    }


def test_what_the_source_says_of_a_change_tells_an_increase_from_a_multiple(base: FactBase) -> None:
    rows = {row["id"]: row for row in objects(comparison_records(compare(base, every=True)))}
    assert [
        (rows[name]["stated_kind"], rows[name]["stated_down"])
        for name in ("foreign-trade", "resident-population", "urbanisation-rate", "approval-items")
    ] == [("growth", False), ("times", False), ("points", False), (None, None)]
    items, trade = rows["approval-items"], rows["foreign-trade"]
    assert (items["counter_zh"], items["counter_en"]) == ("项", "items")
    assert (trade["from_written"], trade["to_written"]) == ("5372万美元", "21.9亿美元")
    assert rows["resident-population"]["from_written"] is None


def test_a_claim_without_computed_bounds_has_none(base: FactBase) -> None:
    rows = {row["id"]: row for row in objects(records_of(fields.AUDIT, audit(base)))}
    names = ("stated_low", "stated_high", "computed_low", "computed_high", "verdict")
    found = [rows["resident-population"][name] for name in names]
    assert found == [Fraction("1.35"), Fraction("1.45"), None, None, "cannot_tell"]


def test_locators_and_quotations_are_rows() -> None:
    moved = Verification("a", "二", 2, 1, Result.MOVED, 1, 2, 1, 2, "二", Message("moved"))
    uncovered = Verification("", "", 2, 1, Result.UNCOVERED)
    assert verification_records((moved, uncovered)).rows == (
        ("a", "二", 2, 1, "moved", 1, 2, 1, 2, "二", "移位", "moved"),
        (None, None, 2, 1, "uncovered", *[None] * 7),
    )
    quotation = Quotation("a", Result.EXACT, "二", "一", "三", 1, 2, 0, 4)
    assert quotation_records((quotation,), "一二三。四").rows == (
        ("a", "一二三。", "二", "一", "三", 1, 2, 0, 4, "exact"),
    )


TABLE = Records(
    ("name", "size", "tags"),
    (
        ("b", Fraction(10), ("y",)),
        ("a", None, ("x", "z")),
        ("c", Fraction(9), ()),
        ("d", Fraction(9), ("x",)),
    ),
)


def test_columns_are_chosen_in_the_order_asked_for() -> None:
    assert TABLE.select(["tags", "name"]) == Records(
        ("tags", "name"), ((("y",), "b"), (("x", "z"), "a"), ((), "c"), (("x",), "d"))
    )
    with pytest.raises(UsageError, match=r"no field 'nope'; the fields are name, size, tags"):
        TABLE.select(["name", "nope"])
    with pytest.raises(UsageError, match="no field 'nope'"):
        TABLE.sort("-nope")


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("name", "abcd"),
        ("-name", "dcba"),
        # By number, not by digit; rows without a number last either way; equal ones as they were.
        ("size", "cdba"),
        ("-size", "bcda"),
        ("tags", "cdab"),
    ],
)
def test_rows_are_sorted_by_a_column(field: str, names: str) -> None:
    assert [row[0] for row in TABLE.sort(field).rows] == list(names)


def test_times_are_sorted_in_the_order_of_time() -> None:
    """A change stands at its later time; what has no place in time comes last, either way."""
    when = ("after", None, "FY2018", "2023-Q4", "2017..2019", "before", "somewhen", "2018-06")
    records = Records(("when",), tuple((each,) for each in when))
    found = [row[0] for row in records.sort("when").rows]
    in_time = ["before", "FY2018", "2018-06", "2017..2019", "2023-Q4", "after"]
    assert found == [*in_time, None, "somewhen"]
    found = [row[0] for row in records.sort("-when").rows]
    assert found == [*in_time[::-1], None, "somewhen"]


def test_a_base_of_one_language_has_rows_with_the_other_left_empty() -> None:
    toy = fact("a", figure("6公里", "2000"), changes=(change("times", "1990", "2000", "3倍"),))
    row = one(base_of(toy), "a@1990")
    assert (row["note_zh"], row["note_en"], row["tags"]) == (None, None, ("toy", "a"))

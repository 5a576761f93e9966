from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from project import Ran, Run


def _keys(ran: Ran) -> list[str]:
    return [line.split("\t")[0] for line in ran.out.splitlines()]


@pytest.mark.parametrize(
    ("query", "row"),
    [
        (
            "1788",
            (
                "approval-items@before\t1788\tcount\t1788项\t市本级行政审批事项\t"
                "administrative approval items at the city level\n"
            ),
        ),
        # A derived row has sign and formula.
        (
            "287万人",
            (
                "resident-population@1978\t2870000\tperson\t≈ 402.15万人 ÷ 1.4倍\t常住人口\t"
                "resident population\n"
            ),
        ),
    ],
)
def test_a_row_in_a_pipe_is_key_value_unit_written_and_names(
    run: Run, query: str, row: str
) -> None:
    assert run("search", query).out == row


@pytest.mark.parametrize(
    "call", [("get", "built-up-area@1978"), ("list", "--derived", "--unit", "km2", "-q")]
)
def test_a_bound_in_a_pipe_has_the_sign_of_its_side(run: Run, call: tuple[str, ...]) -> None:
    (row,) = [line for line in run(*call).out.splitlines() if "@1978" in line]
    assert row.split("\t")[:4] == ["built-up-area@1978", "", "km2", "< 238平方公里 ÷ 5倍多"]


def test_a_rounding_is_said(run: Run) -> None:
    ran = run("search", "402万", "-L", "en")
    assert _keys(ran) == ["resident-population@2017"]
    assert ran.err == "resident-population@2017: 402万 is 402.15万人 rounded\n"
    assert run("search", "402.15万").err == ""
    assert run("search", "402万", "-q").err == ""


def test_words_need_no_quotes_and_all_are_needed_unless_one_is_enough(run: Run) -> None:
    assert _keys(run("search", "how", "many", "bridges"))[0] == "major-bridges@2017"
    nothing = run("search", "bridges", "wedding", "--json")
    assert (nothing.code, nothing.out) == (1, "[]\n")
    assert "major-bridges@2017" in _keys(run("search", "bridges", "wedding", "--any"))


def test_limit_and_explanation(run: Run) -> None:
    ran = run("search", "桥", "--limit", "1", "--explain")
    assert len(ran.out.splitlines()) == 1
    assert "名称" in ran.out
    (row,) = json.loads(run("search", "桥", "--limit", "1", "--json").out)
    assert {"score", "why_zh", "why_en"} <= set(row)


def test_the_table_has_no_reasons_unless_asked(run: Run) -> None:
    plain = run("search", "population 1978", "-f", "table", "-L", "en")
    reasons = run("search", "population 1978", "-f", "table", "-L", "en", "--explain")
    assert "whole" not in plain.out
    assert "whole" in reasons.out
    assert "≈2.87 million people" in plain.out


@pytest.mark.parametrize("query", [[], [""], ["  "]])
def test_a_query_of_nothing_is_a_wrong_call(run: Run, query: list[str]) -> None:
    assert run("search", *query).code == 2


def test_what_has_some_of_the_words_is_named(run: Run) -> None:
    ran = run("search", "贫困人口", "-L", "en")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("nothing has all of '贫困人口'; what has some of it, with --any: ")
    assert "yanling-poverty-exit" in ran.err

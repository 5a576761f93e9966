"""The commands that look facts up: list, show, get, search."""

from __future__ import annotations

import json
import re

import pytest
from project import BASES, Ran, Run

from zhuzhou_facts.output.formats import Format


@pytest.mark.parametrize(
    ("keys", "out"),
    [
        (
            "ceramics-output urbanisation-rate",
            (
                "ceramics-output\t60000000000\tCNY\t逾600亿元\n"
                "urbanisation-rate@2017\t65.7\tpercent\t65.7%\n"
            ),
        ),
        # 402.15万 / 1.4 = 287.25万, between 402.145万/1.45 = 277.3万 and 402.155万/1.35 = 297.9万.
        (
            "resident-population@1978",
            "resident-population@1978\t2870000\tperson\t≈ 402.15万人 ÷ 1.4倍\n",
        ),
        # A fact without figures.
        ("river-chief-system", "river-chief-system\t\t\t河长制\n"),
    ],
)
def test_get_prints_key_value_unit_and_the_number_as_written(run: Run, keys: str, out: str) -> None:
    ran = run("get", *keys.split())
    assert (ran.code, ran.out, ran.err) == (0, out, "")


def test_get_names_a_missing_key_and_still_prints_the_others(run: Run) -> None:
    ran = run("get", "resident-populaton", "urbanisation-rate")
    assert ran.code == 1
    assert ran.out == "urbanisation-rate@2017\t65.7\tpercent\t65.7%\n"
    assert ran.err.startswith("zhuzhou-facts: no 'resident-populaton'; the nearest: resident-pop")


def test_get_reads_keys_from_standard_input(run: Run) -> None:
    """CRLF, a byte order mark, blank lines, spaces and a last line without an end are fine.

    A line that is not UTF-8 is a key that nothing has.
    """
    given = (
        b"\xef\xbb\xbfurbanisation-rate\r\n\r\n  ceramics-output \nnosuch\n\xff\xfe\nbuilt-up-area"
    )
    found = ["urbanisation-rate@2017", "ceramics-output", "built-up-area@2016"]
    ran = run("get", "-", stdin=given)
    assert ran.code == 1
    assert [line.split("\t")[0] for line in ran.out.splitlines()] == found
    assert re.findall(r"^zhuzhou-facts: no '(\S+)'", ran.err, re.MULTILINE) == [
        "nosuch",
        "\ufffd\ufffd",
    ]
    rows = json.loads(run("get", "-", "--json", stdin=given).out)
    assert [row["key"] for row in rows] == found


@pytest.mark.parametrize(
    ("words", "code", "out"),
    [
        ("urbanisation-rate", 0, "65.7\n"),
        *(("ceramics-output", 1, ""), ("ceramics-output --bare", 0, "60000000000\n")),
        *(("resident-population@1978", 1, ""), ("resident-population@1978 --bare", 0, "2870000\n")),
        *(("foreign-trade", 1, ""), ("foreign-trade@1978", 0, "53720000\n")),
        *(("river-chief-system", 1, ""), ("built-up-area@1978 --bare", 1, ""), ("nosuch", 1, "")),
    ],
)
def test_get_value_prints_the_bare_number_only_where_it_is_the_whole_truth(
    run: Run, words: str, code: int, out: str
) -> None:
    ran = run("get", "--value", *words.split())
    assert (ran.code, ran.out) == (code, out)
    assert bool(ran.err) == (code != 0)


def test_list_filters_and_sorts(run: Run) -> None:
    words = "list city --unit km2 --sort -value --fields key,value -f tsv"
    assert run(*words.split()).out == (
        "key\tvalue\nplanned-urban-area@2018-06\t1916.38\n"
        "planned-urban-area@before\t862.69\nbuilt-up-area@2016\t238\n"
    )


def test_list_with_derived_figures_marks_them(run: Run) -> None:
    rows = json.loads(run("list", "--derived", "--when", "1978", "--json").out)
    assert [(row["id"], row["status"]) for row in rows if row["when"] == "1978"] == [
        *(("built-up-area", "derived"), ("resident-population", "derived")),
        *(("urbanisation-rate", "derived"), ("foreign-trade", "stated")),
        ("agricultural-value-added", "derived"),
    ]
    assert len(rows) == 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--tag no-such-tag", "nothing found with this tag; there are: "),
        ("--tag no-such-tag --values unit", "nothing found with this tag; there are: "),
        ("goverment", "zhuzhou-facts: no 'goverment'; the nearest: government"),
    ],
)
def test_list_of_nothing_exits_1_and_says_what_there_is(run: Run, words: str, said: str) -> None:
    ran = run("list", *words.split())
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(said)
    assert run("list", "--tag", "no-such-tag", "--json", "-q").out == "[]\n"


def test_list_limit_of_none_is_not_nothing_found(run: Run) -> None:
    ran = run("list", "--limit", "0")
    assert (ran.code, ran.out) == (0, "")
    assert len(run("list", "--limit", "3").out.splitlines()) == 3


@pytest.mark.parametrize("fmt", sorted(Format))
def test_every_format_has_every_key(run: Run, fmt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    ran = run("list", "city", "-f", fmt)
    assert ran.code == 0
    for key in ("built-up-area@2016", "planned-urban-area@2018-06", "national-sanitary-city"):
        assert key in ran.out.replace("&#8209;", "-")


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [("en", "2.4 percent (real)", "6.1 percent (nominal)"), ("zh", "2.4%（实际）", "6.1%（名义）")],
)
def test_two_growths_of_one_period_say_at_which_prices(
    run: Run, lang: str, first: str, second: str
) -> None:
    out = run("list", "--facts", str(BASES / "release.yaml"), "-f", "table", "-L", lang).out
    assert first in out
    assert second in out


def test_show_has_the_changes_and_what_follows_in_every_format(run: Run) -> None:
    """A card shows the whole fact, whichever of its figures was named; so do the rows."""
    population = ["resident-population@2017", "resident-population:1978..2017"]
    for name in ("resident-population", "resident-population@1978"):
        rows = json.loads(run("show", name, "--json").out)
        assert [row["key"] for row in rows] == [*population, "resident-population@1978"]
    rows = json.loads(run("show", "county-economy", "city-gdp", "--json").out)
    assert [row["key"] for row in rows].count("city-gdp") == 1
    lines = run("show", "foreign-trade").out.splitlines()
    assert lines[-1].startswith("foreign-trade:1978..2017\t40\ttimes\t40倍\t")


def test_a_filter_given_twice_takes_both(run: Run) -> None:
    def keys(*flags: str) -> list[str]:
        return [line.split("\t")[0] for line in run("list", "city", *flags).out.splitlines()]

    assert keys("--unit", "km2", "--unit", "人") == [
        *("built-up-area@2016", "resident-population@2017"),
        *("planned-urban-area@before", "planned-urban-area@2018-06"),
    ]
    assert keys("--when", "2016", "--when", "June 2018") == [
        *("built-up-area@2016", "built-up-area:1978..2016", "planned-urban-area@2018-06")
    ]


@pytest.mark.parametrize("fmt", ["plain", "table"])
def test_a_derived_figure_keeps_its_formula_among_chosen_fields(run: Run, fmt: str) -> None:
    ran = run("get", "resident-population@1978", "--fields", "key,written", "-f", fmt)
    assert "≈ 402.15万人 ÷ 1.4倍" in ran.out


def test_the_values_of_a_field_may_be_sorted_and_limited(run: Run) -> None:
    def values(*flags: str) -> list[str]:
        ran = run("list", "--kind", "asset", "--values", "theme", *flags)
        assert ran.code == 0
        return [line.split("\t")[0] for line in ran.out.splitlines()]

    every = values()
    assert values("--sort", "value") == sorted(every)
    assert values("--sort", "-count", "--limit", "2") == every[:2]
    assert values("--limit", "0") == []


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

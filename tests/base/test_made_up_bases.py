"""Four made-up bases of other sources, with the texts they are drawn from: all right by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from project import BASES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from project import Run

    Rows = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def rows(run: Run) -> Rows:
    """Run a command on a base and return its rows."""

    def call(name: str, *words: str) -> list[dict[str, Any]]:
        ran = run(*words, "-f", "json", "--facts", str(BASES / f"{name}.yaml"))
        found: list[dict[str, Any]] = json.loads(ran.out)
        return found

    return call


@pytest.mark.parametrize(
    ("name", "uncovered"),
    # Two numbers of the company's table have no fact of their own.
    [
        ("communique", []),
        ("release", []),
        ("results", ["380.1", "412.6"]),
        ("yearbook", []),
    ],
)
def test_each_base_is_sound_and_every_wording_is_where_it_says(
    run: Run, rows: Rows, name: str, uncovered: list[str]
) -> None:
    assert run("check", str(BASES / f"{name}.yaml")).code == 0
    found = rows(name, "verify", "--article", str(BASES / f"{name}.txt"))
    assert {row["result"] for row in found if row["key"]} == {"exact"}
    assert [row["found"] for row in found if not row["key"]] == uncovered


# Key, value and bounds, unit, and what else is to be seen in the row.
ROWS = """
communique
    gdp@2023 61750000000 61749500000 61750500000 CNY obs_status=provisional status=stated
    # 617.50亿元 is known to half of 0.01亿.
    gdp:2022..2023 5.2 5.15 5.25 percent change=growth prices=constant down=False per_year=False
    # 271.70 in a column of 亿元; the head row is row 1.
    secondary-industry@2023 27170000000 27169500000 27170500000 CNY written=271.70 table=1 row=2
    secondary-industry@2023 27170000000 27169500000 27170500000 CNY column=2 paragraph=2
    consumer-prices:2022..2023 0.6 0.55 0.65 percent change=growth down=True
    retail-price-index@2023 101.2 101.15 101.25 bare
    # 1.31万 people are known to half of 0.01万.
    population:2022..2023 13100 13050 13150 person change=difference down=True
    urbanisation:2018..2023 1.3 None 1.3 percentage_point change=points per_year=True hedge=nearly
    rural-income:2022..2023 5.6 5.55 5.65 percent nth=2
    budget-revenue@2024 5100000000 None None CNY hedge=about
    private-schools None 20 100 count counter_zh=所
release
    competitiveness 31 31 31 bare written=31st
    gdp:2022..2023:growth:current 6.1 6.05 6.15 percent
    maternal-mortality:1990..2015 47 46.5 47.5 percent down=True
    owned-homes@FY2023 2455000 2454500 2455500 count counter_en=households column=3
results
    result@FY2023 -18400000 -18450000 -18350000 GBP section=2
    dividend@FY2023 0 -0.05 0.05 penny
yearbook
    registered-population@2023 385214 385214 385214 person
    revenue:2022..2023 1263000000 1262995000 1263005000 TWD prices=current
"""


def blocks(table: str) -> list[list[str]]:
    """Return the name of each base with its lines."""
    lines = [line for line in table.strip().splitlines() if "#" not in line]
    starts = [at for at, line in enumerate(lines) if line[0] != " "]
    return [lines[at:end] for at, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


@pytest.mark.parametrize("block", blocks(ROWS))
def test_a_row_has_what_the_source_says(rows: Rows, block: list[str]) -> None:
    name, *lines = block
    for line in lines:
        key, value, low, high, unit, *rest = line.split()
        (row,) = rows(name, "get", key)
        expected = {"key": key, "value": value, "low": low, "high": high}
        expected |= {"unit": unit.replace("bare", "")} | dict(pair.split("=") for pair in rest)
        assert {field: str(row[field]) for field in expected} == expected


# Value and bounds of the earlier side, what is computed, and a part of the caveat.
COMPARED = """
communique
    # No level follows from the growth of GDP, which is at constant prices.
    # 1,523,600 and 13,100 more, each known to 50.
    population 1536700 1536600 1536800 difference=-13100
    # 61.75 - 0.95 to 61.85 - 0.85.
    urbanisation 60.9 60.8 61 difference=0.9
    # 43124.5/1.0565 = 40818.3, 43125.5/1.0555 = 40857.9.
    urban-income 40838 40818 40858 ratio=1.056
    # 21959.5/1.0565 = 20785.1, 21960.5/1.0555 = 20805.8.
    rural-income 20795 20785 20806 ratio=1.056
    # 4.8195/1.0835 = 4.44809, 4.8205/1.0825 = 4.45312.
    budget-revenue 4451000000 4448000000 4454000000 ratio=1.083
release
    # 84.55/79.75 = 1.0602, 84.65/79.65 = 1.0628.
    gdp 79700000000 79650000000 79750000000 ratio=1.061 | revised
    # 9.65/(9.65 - 0.112) = 1.01174, 9.55/(9.55 - 0.112) = 1.01187.
    population 9490000 9430000 9540000 ratio=1.0118 | an estimate
    unemployment 5.9 5.85 5.95 difference=-0.8
    owned-homes 2410000 2409500 2410500 difference=45000 | not 2022
    rented-homes 1120000 1119500 1120500 difference=28000 | not 2022
results
    revenue 380100000 380050000 380150000 ratio=1.0855
    # There is no ratio across zero.
    result 6200000 6150000 6250000 difference=-24600000 ratio=None
    employees 3360 3360 3360 difference=-156
    dividend 4 3.95 4.05 difference=-4 ratio=None
yearbook
    registered-population 387320 387320 387320 difference=-2106
    # 2314/0.9525 = 2429.4, 2314/0.9515 = 2431.9.
    births 2431 2429 2432 ratio=0.952
    # Over 24.5 billion, less 1.263 billion.
    revenue None 23200000000 None difference=1263000000
    rice None None None ratio=1.1
"""


@pytest.mark.parametrize("block", blocks(COMPARED))
def test_then_and_now(rows: Rows, block: list[str]) -> None:
    name, *lines = block
    found = {row["id"]: row for row in rows(name, "compare")}
    assert list(found) == [line.split()[0] for line in lines]
    for line in lines:
        words, _, caveat = line.partition(" | ")
        fact, value, low, high, *computed = words.split()
        expected = {"from_value": value, "from_low": low, "from_high": high}
        expected |= dict(pair.split("=") for pair in computed)
        assert {field: str(found[fact][field]) for field in expected} == expected, fact
        assert caveat in (found[fact]["caveat_en"] or ""), fact


@pytest.mark.parametrize(
    ("name", "agreeing", "open_"),
    [
        # (61.8 - 55.6)/5 = 1.24, less than 1.3; (48.20/35.85)^(1/5) = 1.061.
        # 86.45 + 271.70 + 259.35 = 617.50.
        ("communique", ["urbanisation", "budget-revenue", "three-industries"], 11),
        # 84.6/79.7 = 1.061 at current prices; 5.9 - 0.8 = 5.1.
        ("release", ["gdp", "unemployment"], 4),
        ("results", ["revenue"], 1),
        ("yearbook", [], 5),
    ],
)
def test_the_arithmetic_of_each_source(
    rows: Rows, name: str, agreeing: list[str], open_: int
) -> None:
    found = rows(name, "audit")
    assert [row["id"] for row in found if row["verdict"] == "agrees"] == agreeing
    assert sum(row["verdict"] == "cannot_tell" for row in found) == open_
    assert not any(row["verdict"] == "disagrees" for row in found)


def test_no_level_follows_from_constant_prices_or_a_change_a_year(rows: Rows) -> None:
    derived = {row["key"] for row in rows("communique", "list", "--derived") if row["formula"]}
    assert derived == {
        *("gdp@2022-Q4", "population@2022", "urbanisation@2022", "urban-income@2022"),
        *("rural-income@2022", "budget-revenue@2022"),
    }
    assert not [row for row in rows("release", "list", "--derived") if row["key"] == "gdp@2013"]


def test_a_forecast_is_never_served_as_an_observation(run: Run) -> None:
    facts = ("--facts", str(BASES / "release.yaml"))
    ran = run("get", "gdp@2024", "--value", *facts)
    assert (ran.code, ran.out) == (1, "")
    assert "is a forecast" in ran.err
    assert run("get", "gdp@2024", "--value", "--bare", *facts).out == "89100000000\n"
    assert "2024" not in run("compare", "--all", *facts).out


def test_two_facts_of_one_name_are_told_apart(run: Run) -> None:
    ran = run("get", "order book", "--facts", str(BASES / "results.yaml"))
    assert ran.code != 0
    assert "order-book" in ran.err
    assert "order-book-usd" in ran.err


@pytest.mark.parametrize(
    ("name", "query", "found"),
    [
        ("communique", "5.2%", ["gdp:2022..2023", "gdp:2022-Q4..2023-Q4"]),
        ("communique", "271.70亿元", ["secondary-industry@2023"]),
        ("release", "47 percent", ["maternal-mortality:1990..2015"]),
        ("yearbook", "12億6300萬元", ["revenue:2022..2023"]),
    ],
)
def test_changes_are_found_by_their_number(
    rows: Rows, name: str, query: str, found: list[str]
) -> None:
    assert [row["key"] for row in rows(name, "search", query)] == found


def test_a_change_is_cited(run: Run) -> None:
    key = "population:2022..2023"
    ran = run("cite", key, "--facts", str(BASES / "communique.yaml"), "-L", "zh")
    assert ran.code == 0
    assert "青屏市2023年国民经济和社会发展统计公报" in ran.out
    assert "1.31万人" in ran.out


def test_an_id_that_was_given_up_leads_on(run: Run) -> None:
    facts = ("--facts", str(BASES / "communique.yaml"))
    assert run("get", "gross-product@2023", *facts).out.startswith("gdp@2023\t")
    assert run("get", "handicrafts", *facts).code == 1


def test_a_reader_is_told_that_a_base_lacks_the_language(run: Run) -> None:
    ran = run("list", "-f", "table", "-L", "en", "--facts", str(BASES / "yearbook.yaml"))
    assert ran.err.startswith("the fact base has no English; its texts are shown in Chinese\n")
    assert "385,214 people" in ran.out
    assert "戶籍人口" in ran.out


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("list -f table", "§2 ¶1"),
        ("show -f table", "section 2, paragraph 1; target"),
        ("show -f html", "section 2, paragraph 1; target"),
        ("list -f html", 'data-value="2001"'),
        ("quote -f table --article {text}", "§2 ¶1 · revenue@FY2025"),
        ("cite -s apa", "[Outlook] section, para. 1)"),
        ("cite -s chicago", "under [Outlook], para. 1)"),
        ("cite -s mla", "[Outlook])"),
    ],
)
def test_a_number_that_stands_elsewhere_than_its_fact_is_placed_there(
    run: Run, command: str, place: str
) -> None:
    # Revenue stands under Results; what it shall be in FY2025 under Outlook.
    name, *words = command.format(text=BASES / "results.txt").split()
    key = "results" if name == "list" else "revenue@FY2025"
    ran = run(name, key, *words, "-L", "en", "--facts", str(BASES / "results.yaml"))
    assert place in ran.out


def test_what_verify_finds_wrong_is_placed_where_it_stands(run: Run, tmp_path: Path) -> None:
    base, copy = tmp_path / "results.yaml", tmp_path / "results.txt"
    text = (BASES / "results.yaml").read_text("utf-8")
    base.write_text(text.replace("section: 2, paragraphs: 1", "section: 2, paragraphs: 7"), "utf-8")
    text = (BASES / "results.txt").read_text("utf-8")
    copy.write_text(text.replace("£450 million", "£460 million"), "utf-8")
    call = ("verify", "--article", str(copy), "--facts", str(base), "-f", "table")
    found = run(*call).out
    assert "\n× revenue  §2 ¶1" in found
    # A theme is no fact, and quotes nothing.
    assert "\n× Outlook  §2 ¶1" in found
    assert "\n    the theme has 7 paragraphs, the copy 1\n" in found

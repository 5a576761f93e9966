from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import zhuzhou_facts
from zhuzhou_facts.render import Format

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

    Run = Callable[..., Ran]

HARBOUR = str(Path(__file__).parent / "bases" / "harbour.yaml")
COMMANDS = (
    "themes",
    "list",
    "show",
    "get",
    "search",
    "compare",
    "cite",
    "quote",
    "verify",
    "audit",
    "check",
    "export",
    "schema",
)


def test_get_prints_key_value_unit_and_the_number_as_written(run: Run) -> None:
    ran = run("get", "ceramics-output", "urbanisation-rate")
    assert ran.code == 0
    assert ran.out == (
        "ceramics-output\t60000000000\tCNY\t逾600亿元\n"
        "urbanisation-rate@2017\t65.7\tpercent\t65.7%\n"
    )
    assert ran.err == ""


def test_get_tells_a_derived_figure_by_its_formula_and_to_the_digits_it_deserves(run: Run) -> None:
    ran = run("get", "resident-population@1978")
    # 402.15万 / 1.4 = 287.25万, between 402.145万/1.45 = 277.3万 and 402.155万/1.35 = 297.9万.
    assert ran.out == "resident-population@1978\t2870000\tperson\t≈ 402.15万人 ÷ 1.4倍\n"


def test_get_names_a_missing_key_and_still_prints_the_others(run: Run) -> None:
    ran = run("get", "resident-populaton", "urbanisation-rate")
    assert ran.code == 1
    assert ran.out == "urbanisation-rate@2017\t65.7\tpercent\t65.7%\n"
    assert ran.err.startswith("zhuzhou-facts: no 'resident-populaton'; the nearest: resident-pop")


def test_get_of_a_fact_without_figures_prints_its_phrase(run: Run) -> None:
    assert run("get", "river-chief-system").out == "river-chief-system\t\t\t河长制\n"


def test_get_reads_keys_from_standard_input(run: Run) -> None:
    """CRLF, a byte order mark, blank lines, spaces and a last line without an end are fine."""
    given = b"\xef\xbb\xbfurbanisation-rate\r\n\r\n  ceramics-output \nnosuch\nbuilt-up-area"
    ran = run("get", "-", stdin=given)
    assert ran.code == 1
    assert [line.split("\t")[0] for line in ran.out.splitlines()] == [
        "urbanisation-rate@2017",
        "ceramics-output",
        "built-up-area@2016",
    ]
    assert ran.err.splitlines()[0].startswith("zhuzhou-facts: no 'nosuch'")


def test_get_names_the_line_that_is_not_utf8_and_goes_on(run: Run) -> None:
    ran = run("get", "-", stdin=b"built-up-area\n\xff\xfe\nurbanisation-rate\n")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 2
    assert "line 2: not UTF-8" in ran.err


def test_get_from_standard_input_gives_one_array_in_json(run: Run) -> None:
    ran = run("get", "-", "--json", stdin=b"built-up-area\nurbanisation-rate\n")
    assert [row["key"] for row in json.loads(ran.out)] == [
        "built-up-area@2016",
        "urbanisation-rate@2017",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "out"),
    [
        (["urbanisation-rate"], 0, "65.7\n"),
        (["ceramics-output"], 1, ""),
        (["ceramics-output", "--bare"], 0, "60000000000\n"),
        (["resident-population@1978"], 1, ""),
        (["resident-population@1978", "--bare"], 0, "2870000\n"),
        (["foreign-trade"], 1, ""),
        (["foreign-trade@1978"], 0, "53720000\n"),
        (["river-chief-system"], 1, ""),
        (["built-up-area@1978", "--bare"], 1, ""),
        (["nosuch"], 1, ""),
    ],
)
def test_get_value_prints_the_bare_number_only_where_it_is_the_whole_truth(
    run: Run, arguments: list[str], code: int, out: str
) -> None:
    ran = run("get", "--value", *arguments)
    assert (ran.code, ran.out) == (code, out)
    assert bool(ran.err) == (code != 0)


def test_list_filters_and_sorts(run: Run) -> None:
    ran = run(
        "list", "city", "--unit", "km2", "--sort", "-value", "--fields", "key,value", "-f", "tsv"
    )
    assert ran.out == (
        "key\tvalue\nplanned-urban-area@2018-06\t1916.38\n"
        "planned-urban-area@before\t862.69\nbuilt-up-area@2016\t238\n"
    )


def test_list_with_derived_figures_marks_them(run: Run) -> None:
    rows = json.loads(run("list", "--derived", "--when", "1978", "--json").out)
    assert {row["key"]: row["status"] for row in rows} == {
        "built-up-area@1978": "derived",
        "resident-population@1978": "derived",
        "urbanisation-rate@1978": "derived",
        "foreign-trade@1978": "stated",
        "agricultural-value-added@1978": "derived",
    }


def test_list_of_nothing_exits_1(run: Run) -> None:
    ran = run("list", "--tag", "no-such-tag")
    assert (ran.code, ran.out, ran.err) == (1, "", "nothing found\n")
    assert run("list", "--tag", "no-such-tag", "--json", "-q").out == "[]\n"


def test_list_names_the_nearest_theme(run: Run) -> None:
    ran = run("list", "goverment")
    assert ran.code == 1
    assert ran.err.startswith("zhuzhou-facts: no 'goverment'; the nearest: government")


def test_list_limit_of_none_is_not_nothing_found(run: Run) -> None:
    ran = run("list", "--limit", "0")
    assert (ran.code, ran.out) == (0, "")
    assert len(run("list", "--limit", "3").out.splitlines()) == 3


def test_themes_are_in_the_order_of_the_source(run: Run) -> None:
    lines = run("themes").out.splitlines()
    assert [line.split("\t")[1] for line in lines] == [str(n) for n in range(9)]


def test_show_draws_a_card_with_bounds_and_what_follows(run: Run) -> None:
    ran = run("show", "resident-population", "-f", "table", "-L", "en")
    assert ran.code == 0
    for words in (
        "4.0215 million people",
        "(4.02145–4.02155 million people)",
        "≈2.87 million people (2.77–2.98 million) = 402.15万人 ÷ 1.4倍",
        "§2 ¶1",
    ):
        assert words in ran.out


def test_show_of_a_derived_figure_says_that_it_is_computed(run: Run) -> None:
    ran = run("show", "city-gdp", "-f", "table", "-L", "zh")
    assert "推算" in ran.out
    assert "1376亿元 ÷ 53.4%" in ran.out


@pytest.mark.parametrize("fmt", sorted(Format))
def test_every_format_has_every_key(run: Run, fmt: str) -> None:
    ran = run("list", "city", "-f", fmt)
    assert ran.code == 0
    for key in ("built-up-area@2016", "planned-urban-area@2018-06", "national-sanitary-city"):
        assert key in ran.out.replace("&#8209;", "-")


def test_json_rows_have_the_promised_fields_first(run: Run) -> None:
    (row,) = json.loads(run("get", "resident-population", "--json").out)
    # As the contract prints them.
    assert " ".join(row).startswith(
        "key id theme kind name_zh name_en when value low high unit hedge written status section "
        "paragraph statement_zh statement_en note_zh note_en tags "
    )
    assert (row["value"], row["low"], row["high"]) == (4021500, 4021450, 4021550)


def test_the_customary_reading_closes_what_usage_closes(run: Run) -> None:
    strict, customary = (
        json.loads(run("get", "export-markets", "--json", "--reading", reading).out)[0]
        for reading in ("strict", "customary")
    )
    assert (strict["low"], strict["high"]) == (140, None)
    assert (customary["low"], customary["high"]) == (140, 150)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nosuch"],
        ["list", "--nosuch"],
        ["list", "-f", "xml"],
        ["list", "--fields", "nosuch"],
        ["list", "--fields", ","],
        ["list", "--sort", "nosuch"],
        ["list", "--limit", "-1"],
        ["cite", "built-up-area", "--style", "nosuch"],
        ["cite", "built-up-area", "--accessed", "tomorrow"],
        ["cite"],
        ["get"],
        ["get", "built-up-area", "--bare"],
        ["get", "built-up-area", "--value", "--json"],
        ["show"],
        ["quote", "built-up-area"],
        ["verify"],
    ],
)
def test_a_wrong_call_exits_2_with_one_line(
    run: Run, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ZHUZHOU_FACTS_ARTICLE", raising=False)
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("zhuzhou-facts: ")
    assert len(ran.err.splitlines()) == 1


def test_a_variable_of_the_environment_is_checked_as_an_option_is(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHUZHOU_FACTS_FORMAT", "xml")
    ran = run("list")
    assert ran.code == 2
    assert "xml" in ran.err


def test_a_flag_beats_the_environment_which_beats_the_locale(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def heading(*flags: str) -> str:
        return run("themes", "-f", "table", *flags).out.split()[0]

    assert heading() == "Theme"
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert heading() == "主题"
    monkeypatch.setenv("ZHUZHOU_FACTS_LANG", "en")
    assert heading() == "Theme"
    assert heading("-L", "zh") == "主题"


def test_options_may_stand_before_the_command_and_those_after_it_win(run: Run) -> None:
    assert run("-f", "json", "themes").out.startswith("[")
    assert run("-f", "json", "themes", "-f", "csv").out.startswith("id,section")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_fits_a_screen(run: Run, command: str) -> None:
    long, short = run(command, "--help"), run(command, "-h")
    assert long.code == 0
    assert long.out == short.out
    assert command in long.out
    assert len(long.out.splitlines()) <= 48


def test_the_overview_names_the_source_the_themes_and_what_to_try(run: Run) -> None:
    ran = run("-L", "zh")
    assert ran.code == 0
    for words in (
        "焦点开放平台·株洲房产资讯频道",
        "2018-11-14",
        "城市",
        "402.15万人",
        "zzf list",
    ):
        assert words in ran.out


def test_version_tells_tool_data_and_digest(run: Run) -> None:
    first = run("--version")
    assert first.out.splitlines()[0] == f"zhuzhou-facts {zhuzhou_facts.__version__}"
    assert len(first.out.splitlines()[2].removeprefix("sha256 ")) == 64
    assert run("get", "--version").out == first.out
    assert run("--version", "--facts", HARBOUR).out.splitlines()[1] == "data 3"


def test_another_fact_base_is_served_as_well(run: Run) -> None:
    """English alone, other themes and units: nothing in the tool knows the shipped base."""
    ran = run("list", "--facts", HARBOUR, "-f", "table", "-L", "zh")
    assert ran.code == 0
    assert "2.4 million tonnes" in ran.out
    assert "株洲" not in ran.out
    assert run("--facts", HARBOUR, "-L", "en").code == 0
    assert run("show", "cargo", "berths", "--facts", HARBOUR, "-f", "table").code == 0


def test_check_prints_problems_as_linters_do_and_exits_3(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    text = Path(HARBOUR).read_text(encoding="utf-8")
    bad.write_text(
        text.replace("value: 2400000", "value: 2500000").replace("theme: works", "theme: wroks", 1),
        encoding="utf-8",
    )
    ran = run("check", str(bad))
    assert ran.code == 3
    first, second = ran.out.splitlines()
    assert first.startswith(f"{bad}:")
    assert "cargo: value is 2500000" in first
    assert "did you mean 'works'?" in second
    assert ran.err == "2 problems\n"
    rows = json.loads(run("check", str(bad), "--json").out)
    assert [row["fact"] for row in rows] == ["cargo", "berths"]
    other = run("list", "--facts", str(bad))
    assert (other.code, other.out) == (3, "")
    assert other.err.splitlines() == [first, second]


def test_check_of_a_sound_base_says_so(run: Run) -> None:
    ran = run("check", HARBOUR)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("9 facts, 10 figures: sound\n")


@pytest.mark.parametrize("name", ["absent.yaml", "."])
def test_a_file_that_cannot_be_read_exits_3_with_one_line(run: Run, name: str) -> None:
    ran = run("list", "--facts", name)
    assert (ran.code, ran.out) == (3, "")
    assert len(ran.err.splitlines()) == 1


def test_output_to_a_file_takes_the_format_from_its_ending(run: Run, tmp_path: Path) -> None:
    for ending, start in (("json", "["), ("csv", "key,"), ("md", "|"), ("html", "<!doctype")):
        path = tmp_path / f"rows.{ending}"
        ran = run("list", "city", "-o", str(path))
        assert (ran.code, ran.out) == (0, "")
        assert path.read_text(encoding="utf-8").startswith(start)


def test_export_to_sqlite_is_read_back_as_a_fact_base(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "facts.sqlite"
    assert run("export", "-o", str(path)).code == 0
    connection = sqlite3.connect(path)
    (value,) = connection.execute(
        "SELECT value FROM facts WHERE key = 'resident-population@2017'"
    ).fetchone()
    connection.close()
    assert value == 4021500
    for command in (["list", "--json"], ["compare", "--all", "--json"], ["--version"], ["audit"]):
        assert run(*command, "--facts", str(path)) == run(*command)


def test_export_has_every_row_in_every_row_format(run: Run) -> None:
    rows = json.loads(run("export").out)
    assert rows == json.loads(run("list", "--json").out)
    assert len(run("export", "-f", "jsonl").out.splitlines()) == len(rows)


def test_compare_and_audit_have_their_exit_codes(run: Run) -> None:
    assert run("compare").code == 0
    nothing = run("compare", "--from", "1901", "--to", "1902")
    assert (nothing.code, nothing.out) == (1, "")
    assert "resident-population (1978 → 2017)" in nothing.err
    assert run("compare", "nosuch").code == 1
    assert run("compare", "city", "foreign-trade").code == 0
    assert run("audit").code == 0
    assert run("audit", "--facts", HARBOUR).code == 1


def test_cite_gives_reference_statement_and_place(run: Run) -> None:
    ran = run("cite", "resident-population", "-L", "zh")
    assert ran.code == 0
    assert ran.out.startswith(
        "跻身“40年经济发展最成功40座城市” 株洲的经验与启示[EB/OL]. （2018-11-14）[2026-11-23]."
    )
    assert "第2部分第1段" in ran.out
    assert ran.err == "来源没有网址；不予杜撰\n"


def test_cite_of_a_derived_figure_says_that_it_is_computed(run: Run) -> None:
    zh = run("cite", "resident-population@1978", "-L", "zh").out
    assert "计算所得" in zh
    assert "402.15万人 ÷ 1.4倍" in zh
    assert "computed" in run("cite", "resident-population@1978", "-L", "en").out


def test_cite_names_a_missing_key_and_cites_the_others(run: Run) -> None:
    ran = run("cite", "nosuch", "built-up-area", "--accessed", "2030-01-02", "-L", "zh")
    assert ran.code == 1
    assert "[2030-01-02]" in ran.out
    assert run("cite", "nosuch").out == ""


def test_cite_in_json_says_what_the_source_lacks(run: Run) -> None:
    ran = run("cite", "built-up-area", "resident-population", "--style", "mla", "--json")
    first, second = json.loads(ran.out)
    assert (first["key"], first["style"]) == ("built-up-area@2016", "mla")
    assert first["missing"] == ["URL"]
    assert "238平方公里" in first["citation"]
    assert "402.15万人" not in first["citation"]
    assert second["id"] == "resident-population"


def test_verify_finds_every_locator_and_covers_every_number(run: Run, article: Path) -> None:
    ran = run("verify", "--article", str(article), "--json")
    assert ran.code == 0
    assert {row["result"] for row in json.loads(ran.out)} <= {"exact", "normalised"}
    assert ran.err.splitlines()[-1] == "every number of the copy is covered"


def test_verify_catches_a_tampered_copy(run: Run, article: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    text = article.read_text(encoding="utf-8").replace("402.15", "402.51")
    copy.write_text(text, encoding="utf-8")
    ran = run("verify", "--article", str(copy), "--json")
    assert ran.code == 1
    missing = [row["key"] for row in json.loads(ran.out) if row["result"] == "missing"]
    assert missing == ["resident-population@2017"]
    assert "402.51" in ran.err


def test_quote_marks_the_figure_in_its_sentence(run: Run, article: Path) -> None:
    ran = run("quote", "resident-population", "--article", str(article), "-f", "table")
    assert ran.code == 0
    assert "【402.15万人】" in ran.out


def test_quote_of_a_derived_figure_quotes_what_it_comes_from(run: Run, article: Path) -> None:
    ran = run("quote", "resident-population@1978", "--article", str(article))
    assert ran.code == 0
    assert ran.out.startswith("resident-population@2017\t")
    assert "derived, not written" in ran.err


def test_quote_gives_w3c_selectors_that_point_at_the_words(run: Run, article: Path) -> None:
    ran = run("quote", "foreign-trade@2017", "--article", str(article), "--json")
    (found,) = json.loads(ran.out)
    quoted, position = found["selector"]
    text = article.read_text(encoding="utf-8")
    assert text[position["start"] : position["end"]] == quoted["exact"] == "21.9亿美元"
    before = text[: position["start"]]
    assert before.endswith(quoted["prefix"])


def test_quote_reads_the_copy_from_standard_input(run: Run, article: Path) -> None:
    ran = run("quote", "built-up-area", "--article", "-", stdin=article.read_bytes())
    assert ran.code == 0
    assert "238平方公里" in ran.out


def test_quote_says_what_the_copy_does_not_have(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text("nothing of it", encoding="utf-8")
    ran = run("quote", "built-up-area", "nosuch", "--article", str(copy))
    assert (ran.code, ran.out) == (1, "")
    assert "'built-up-area@2016' is missing" in ran.err
    assert "no 'nosuch'" in ran.err

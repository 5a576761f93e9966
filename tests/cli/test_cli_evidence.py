"""The commands that lead a figure back to its source: cite, verify, quote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from project import Run

    from zhuzhou_facts.records import FactBase


def test_what_leads_to_the_source_is_saved_as_a_page(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text("年末城镇化率为65.7%。\n", encoding="utf-8")
    page = tmp_path / "page.html"
    for call, shown in (
        (("cite", "major-bridges"), "107座"),
        (("quote", "urbanisation-rate@2017", "--article", str(copy)), "65.7%"),
    ):
        ran = run(*call, "--save", str(page))
        assert (ran.code, ran.out) == (0, "")
        assert ran.err.startswith(f"wrote {page}: 1 row, html\n")
        assert shown in page.read_text(encoding="utf-8")


def test_cite_gives_reference_statement_and_place(run: Run) -> None:
    ran = run("cite", "resident-population", "-L", "zh")
    assert ran.code == 0
    assert ran.out.startswith(
        "跻身“40年经济发展最成功40座城市” 株洲的经验与启示[EB/OL]. （2018-11-14）[2026-11-23]."
    )
    assert "第2部分第1段" in ran.out
    assert ran.err.splitlines() == [
        (
            "来源没有网址；可凭以下信息查找：跻身“40年经济发展最成功40座城市” 株洲的经验与启示 · "
            "焦点开放平台·株洲房产资讯频道 · 2018-11-14"
        ),
        "2026-11-23是事实库所据副本的查阅日期；您自己的查阅日期请用 --accessed DATE 写明",
    ]


def test_cite_without_a_key_cites_the_source_and_parts_stand_alone(run: Run) -> None:
    site = "焦点开放平台·株洲房产资讯频道"
    entry = f"{site}. 2018. “跻身‘40年经济发展最成功40座城市’ 株洲的经验与启示.” November 14.\n"
    key = "resident-population"
    assert run("cite", "-s", "chicago").out == entry
    assert run("cite", key, "-s", "chicago", "--reference").out == entry
    assert run("cite", key, "-s", "chicago", "--in-text", "-L", "en").out == (
        f"({site} 2018, under [City development], para. 1)\n"
    )
    assert run("cite", "-s", "apa", "-f", "html").out == (
        "<p><em>跻身“40年经济发展最成功40座城市” 株洲的经验与启示</em>. (2018, November 14). "
        f"{site}.</p>\n"
    )
    (row,) = json.loads(run("cite", "-s", "mla", "--json").out)
    assert (row["key"], row["missing"]) == (None, ["URL"])


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


def test_verify_finds_every_locator_and_covers_every_number(
    run: Run, base: FactBase, article: Path
) -> None:
    ran = run("verify", "--article", str(article), "--json")
    assert ran.code == 0
    rows = json.loads(ran.out)
    assert len(rows) >= len(base.facts)
    # A number that no fact covers would be a row too.
    astray = [row for row in rows if row["result"] not in {"exact", "normalised"}]
    assert astray == [], "fix `at` or `written`, or add a fact"


def test_verify_catches_a_tampered_copy(run: Run, article: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    text = article.read_text(encoding="utf-8").replace("402.15", "402.51")
    copy.write_text(text, encoding="utf-8")
    ran = run("verify", "--article", str(copy), "--json")
    assert ran.code == 1
    rows = [row for row in json.loads(ran.out) if row["result"] not in {"exact", "normalised"}]
    assert [(row["key"], row["result"], row["found"]) for row in rows] == [
        ("resident-population@2017", "altered", "402.51万人"),
        (None, "uncovered", "402.51万人"),
    ]


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
    assert text[: position["start"]].endswith(quoted["prefix"])


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

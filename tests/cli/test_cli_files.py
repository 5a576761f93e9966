"""The commands that make or judge files, and those that compute."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from project import BASES, HARBOUR, Run


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
    assert "did you mean “works”?" in second
    assert ran.err == "problems: 2\n"
    rows = json.loads(run("check", str(bad), "--json").out)
    assert [row["fact"] for row in rows] == ["cargo", "berths"]
    other = run("list", "--facts", str(bad))
    assert (other.code, other.out) == (3, "")
    assert other.err.splitlines() == [first, second]


def test_output_to_a_file_takes_the_format_from_its_ending(run: Run, tmp_path: Path) -> None:
    for ending, start in (("json", "["), ("csv", "key,"), ("md", "|"), ("html", "<!doctype")):
        path = tmp_path / f"rows.{ending}"
        ran = run("list", "city", "-o", str(path))
        assert (ran.code, ran.out) == (0, "")
        assert path.read_text(encoding="utf-8").startswith(start)


def test_export_has_every_row_in_every_row_format_and_is_a_fact_base(
    run: Run, tmp_path: Path
) -> None:
    rows = json.loads(run("export").out)
    assert rows == json.loads(run("list", "--json").out)
    assert len(run("export", "-f", "jsonl").out.splitlines()) == len(rows)
    path = tmp_path / "facts.sqlite"
    assert run("export", "-o", str(path)).code == 0
    for call in ("list --json", "compare --all --json", "--version", "audit"):
        assert run(*call.split(), "--facts", str(path)) == run(*call.split())


def test_compare_and_audit_have_their_exit_codes(run: Run) -> None:
    assert run("compare").code == 0
    nothing = run("compare", "--from", "1901", "--to", "1902")
    assert (nothing.code, nothing.out) == (1, "")
    assert "resident-population (1978 → 2017)" in nothing.err
    assert run("compare", "city", "foreign-trade").code == 0
    assert run("audit").code == 0
    assert run("audit", "--facts", HARBOUR).code == 1


NOTHING_THEN = (
    "nothing to compare between 1978 and 2017; there is approval-items (before → after); "
    "see also --all"
)


@pytest.mark.parametrize(
    ("names", "compared", "said"),
    [
        # A fact without figures cannot be compared by --all either.
        (("river-chief-system",), [], "there are no two figures to compare"),
        (("river-chief-system", "--all"), [], "there are no two figures to compare"),
        (("approval-items",), [], NOTHING_THEN),
        (("nosuch",), [], "no 'nosuch'"),
        (("nosuch", "foreign-trade"), ["foreign-trade"], "no 'nosuch'"),
    ],
)
def test_compare_says_what_of_the_names_it_cannot_do(
    run: Run, names: tuple[str, ...], compared: list[str], said: str
) -> None:
    ran = run("compare", *names, "--json")
    assert (ran.code, [row["id"] for row in json.loads(ran.out)]) == (1, compared)
    assert ran.err == f"zhuzhou-facts: {said}\n"
    assert run("compare", *names, "-f", "csv").out.startswith("id,theme,")


def test_compare_takes_an_id_that_was_given_up(run: Run) -> None:
    times = ("--from", "2022-Q4", "--to", "2023-Q4")
    ran = run("compare", "gross-product", "--facts", str(BASES / "communique.yaml"), *times)
    assert (ran.code, ran.out[:3]) == (0, "gdp")
    assert ran.err == "'gross-product' was given up; 'gdp' replaces it\n"


def test_compare_saves_no_page_of_nothing(run: Run, tmp_path: Path) -> None:
    for ending in ("html", "svg"):
        page = tmp_path / f"page.{ending}"
        assert run("compare", "river-chief-system", "--save", str(page)).code == 1
        assert not page.exists()


def test_a_scaffold_serves_every_command_and_says_that_it_is_not_worded(
    run: Run, tmp_path: Path
) -> None:
    text = tmp_path / "report.txt"
    text.write_text(
        "渡口简报\n\n2023年，全县有桥12座，比上年增加2座；货运量3.5万吨，增长4%。\n",
        encoding="utf-8",
    )
    base = str(tmp_path / "drawn.yaml")
    drawn = run("scaffold", str(text), "-o", base)
    assert drawn.code == 0
    assert run("scaffold", str(text), "-o", base).code == 4
    assert run("scaffold", str(text), "-o", base, "--force").code == 0
    named = run("check", base)
    lines = Path(base).read_text(encoding="utf-8").splitlines()
    places = [str(n) for n, line in enumerate(lines, 1) if line.endswith(": TODO")]
    assert named.code == 0
    assert f"(TODO) in {len(places)} lines: {', '.join(places)}\n" in named.err
    for call in ("list", "themes", "compare", "search 桥", "audit", "show quan-xian-you-qiao"):
        assert run(*call.split(), "--facts", base).code == 0
    for unworded in (("export", "-f", "csv"), ("cite",)):
        said = run(*unworded, "--facts", base)
        assert said.code == 0
        assert "the fact base is not worded: 2 statements with TODO" in said.err
    assert run("verify", "--facts", base, "--article", str(text)).code == 0


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("scaffold report.txt -o base.yaml --dry-run", "exists; --force replaces it"),
        ("export -o base.yaml --facts base.yaml", "in use"),
        ("check base.yaml -o base.yaml", "in use"),
        ("verify --facts base.yaml --article report.txt -o ./report.txt", "in use"),
        ("proofread report.txt -o report.txt", "in use"),
        ("proofread report.md --source report.txt -o report.txt", "in use"),
        ("scaffold report -o report --force", "in use"),
        ("list --save page.html --facts page.html", "in use"),
    ],
)
def test_no_output_takes_the_place_of_what_is_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("base.yaml").write_bytes(Path(HARBOUR).read_bytes())
    Path("page.html").symlink_to("base.yaml")
    for name in ("report.txt", "report.md", "report"):
        Path(name).write_text("2023年，全县有桥12座。\n", encoding="utf-8")
    before = [path.read_bytes() for path in sorted(tmp_path.iterdir())]
    ran = run(*call.split())
    assert (ran.code, ran.out) == (4, "")
    assert said in ran.err
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == before


def test_no_output_takes_the_place_of_the_base_of_a_variable(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = tmp_path / "base.yaml"
    base.write_bytes(Path(HARBOUR).read_bytes())
    monkeypatch.setenv("ZHUZHOU_FACTS_FILE", str(base))
    assert run("export", "-o", str(base)).code == 4
    # A file that nothing is read from is replaced, as everywhere.
    other = tmp_path / "rows.yaml"
    for _ in range(2):
        assert run("export", "-o", str(other)).code == 0


def test_a_scaffold_says_what_it_leaves_out(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text("2023年接待读者13.7万人次，比2023年增长2.4%。\n", encoding="utf-8")
    drawn = run("scaffold", str(text)).out
    assert drawn.splitlines()[-1] == '# "2.4%": left out: “2023” is given for both times'
    base = tmp_path / "drawn.yaml"
    base.write_text(drawn, encoding="utf-8")
    assert run("check", str(base)).code == 0


@pytest.mark.parametrize("words", ["", "\n", "没有数字的一段话。"])
def test_a_text_without_numbers_is_said_to_have_none(run: Run, tmp_path: Path, words: str) -> None:
    text = tmp_path / "none.txt"
    text.write_text(words, encoding="utf-8")
    for call in (("scaffold", text), ("scaffold", "--dry-run", text)):
        drawn = run(*map(str, call))
        assert drawn.code == 1
        assert drawn.err.endswith("none.txt: no numbers were found\n")
    checked = run("proofread", "-", "--source", str(text), stdin="全市有3座机场。".encode())
    assert checked.code == 0
    assert checked.err == f"{text}: no numbers were found\n"


def test_a_page_of_a_dry_run_is_headed_by_the_text_that_was_read(run: Run, tmp_path: Path) -> None:
    text, page = tmp_path / "report.txt", tmp_path / "report.html"
    text.write_text("Harbour results\n\n12 March 2025\n\nRevenue was $4.1 million in 2024.\n")
    assert run("scaffold", str(text), "--dry-run", "-o", str(page)).code == 0
    assert "<title>Harbour results" in page.read_text(encoding="utf-8")


def test_what_is_left_for_people_is_told_in_their_language(run: Run, tmp_path: Path) -> None:
    text, base = tmp_path / "tea.txt", tmp_path / "tea.yaml"
    text.write_text("Sales of tea fell by 1.8%.\n", "utf-8")
    for lang, head, doubt in (
        ("zh", "# 由", "存疑：没有写明变化的起止时间"),
        ("en", "# A first", "doubt: a change whose times are not said"),
    ):
        assert run("scaffold", str(text), "-o", str(base), "--force", "-L", lang).code == 0
        drawn = base.read_text("utf-8")
        assert drawn.startswith(head)
        assert f'written: "1.8%"  # {doubt}\n' in drawn
        (row,) = json.loads(run("scaffold", str(text), "--dry-run", "--json", "-L", lang).out)
        assert row["doubt"] == doubt.removeprefix("存疑：").removeprefix("doubt: ")
    both = run("scaffold", str(text), "-L", "both").out
    assert "# 存疑：没有写明变化的起止时间 / doubt: a change whose times are not said\n" in both
    base.write_text(drawn.replace("theme: lead", "theme: led"), "utf-8")
    (row,) = json.loads(run("check", str(base), "--json", "-L", "zh").out)
    assert (row["message"], row["fix"]) == ("没有主题“led”", "是否应为“lead”？")

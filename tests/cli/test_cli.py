"""The command line: what all commands share."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING

import pytest
from project import BASES, HARBOUR, ROOT, Run

import zhuzhou_facts
from zhuzhou_facts.cli.app import build
from zhuzhou_facts.cli.commands import COMMANDS
from zhuzhou_facts.streams.messages import chinese

if TYPE_CHECKING:
    from pathlib import Path


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


def test_options_may_stand_before_the_command_and_those_after_it_win(
    run: Run, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("There are 14 berths.\n", encoding="utf-8")
    checked = run("proofread", str(draft), "--facts", HARBOUR, "--json")
    assert [row["verdict"] for row in json.loads(checked.out)] == ["agrees"]
    assert run("--facts", HARBOUR, "--json", "proofread", str(draft)) == checked
    assert run("-f", "json", "themes").out.startswith("[")
    assert run("-f", "json", "themes", "-f", "csv").out.startswith("id,section")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_fits_a_screen(run: Run, command: str) -> None:
    shown = run(command, "--help")
    assert shown.code == 0
    assert shown.out == run(command, "-h").out == run("help", command).out
    assert command in shown.out
    assert len(shown.out.splitlines()) <= 30


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("base", ["", *sorted(str(path) for path in BASES.glob("*.yaml"))])
def test_what_the_overview_says_to_try_works(run: Run, base: str, lang: str) -> None:
    options = ["-L", lang, *(["--facts", base] if base else [])]
    lines = [line for line in run(*options).out.splitlines() if line.startswith("  zzf ")]
    for line in lines[:-1]:
        _, *words = shlex.split(re.split(" {2,}", line.strip())[0])
        assert run(*words, *options).code == 0, line
    assert len(lines) == 4


def test_what_the_overview_says_to_type_is_quoted(run: Run, tmp_path: Path) -> None:
    """A name with a sign of the shell; one that two facts have, which gives way to the id."""
    text = (BASES / "harbour.yaml").read_text(encoding="utf-8")
    path = tmp_path / "rd.yaml"
    for name, typed in (("R&D", "'R&D'"), ("berths", "cargo")):
        path.write_text(text.replace("{en: cargo handled}", f"{{en: {name}}}"), encoding="utf-8")
        assert f"  zzf show {typed} " in run("--facts", str(path)).out


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
    assert "240万 tonne" in ran.out
    assert ran.err.startswith("事实库没有中文，文字以英文显示\n")
    assert "株洲" not in ran.out
    assert run("--facts", HARBOUR, "-L", "en").code == 0
    assert run("show", "cargo", "berths", "--facts", HARBOUR, "-f", "table").code == 0


@pytest.mark.parametrize("name", ["absent.yaml", "."])
def test_a_file_that_cannot_be_read_exits_3_with_one_line(run: Run, name: str) -> None:
    ran = run("list", "--facts", name)
    assert (ran.code, ran.out) == (3, "")
    assert len(ran.err.splitlines()) == 1


def test_proofread_takes_several_bases_before_and_after_its_name(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("常住人口402.15万人。\n", encoding="utf-8")
    assert run("--facts", HARBOUR, "proofread", str(draft)).out.split("\t")[3] == "unknown"
    ran = run("proofread", "--facts", HARBOUR, str(draft), "--facts", str(ROOT / "facts.yaml"))
    assert ran.out.split("\t")[3] == "agrees"


def test_the_ending_of_the_file_beats_the_variable(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ZHUZHOU_FACTS_FORMAT", "json")
    path = tmp_path / "themes.csv"
    ran = run("themes", "-o", str(path))
    assert (ran.code, ran.out, ran.err) == (0, "", f"wrote {path}: 9 rows, csv\n")
    assert path.read_text(encoding="utf-8").startswith("id,section,")
    assert run("themes", "-o", "-").out == run("themes").out  # a dash is standard output


@pytest.mark.parametrize(
    ("call", "words"),
    [
        *(
            (call, "")
            for call in ("nosuch", "list --nosuch", "list -f xml", "list --fields nosuch")
        ),
        *((call, "") for call in ("list --fields ,", "list --sort nosuch", "list --limit -1")),
        *(
            (call, "")
            for call in ("cite --style nosuch", "cite --accessed tomorrow", "themes city")
        ),
        *((call, "") for call in ("cite --in-text --reference", "cite --in-text -s ris", "get")),
        *((call, "") for call in ("get built-up-area --bare", "get built-up-area --value --json")),
        *((call, "") for call in ("show", "verify", "quote built-up-area", "search -£")),
        *(("list -o rows.xyz", ".csv"), ("list -o rows.db", ".csv"), ("list -o rows.xlsx", ".csv")),
        *(("list -o rows.csv.gz", ".csv"), ("export -o facts.pdf", ".sqlite")),
        *(("schema -o schema.yaml", ".json"), ("export -o rows.txt", ".sqlite")),
        *(("list --json -f csv", "--json"), ("list --save rows.svg", ".html")),
        ("--save x.html get x --value", "--save"),
        ("get urbanisation-rate --value -f bogus", "bogus"),
        ("get urbanisation-rate --value -f csv", "plain"),
        ("get urbanisation-rate --value -o x.json", "plain"),
        ("get urbanisation-rate --value -o x.xyz", ".txt"),
        *(("-o x.json", "zzf list"), ("-f json", "zzf list"), ("-o x.xyz", ".html")),
        *(("--fields key schema", "--fields"), ("--json -f csv list", "--json")),
        ("list --facts a --facts b", "--facts names one fact base; only proofread takes several\n"),
    ],
)
def test_a_wrong_call_exits_2_with_one_line_and_writes_nothing(
    run: Run, call: str, words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ZHUZHOU_FACTS_ARTICLE", raising=False)
    monkeypatch.chdir(tmp_path)
    ran = run(*call.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("zhuzhou-facts: ")
    assert len(ran.err.splitlines()) == 1
    assert words in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_format_is_asked_for_by_a_variable_where_the_command_writes_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ZHUZHOU_FACTS_FORMAT", "csv")
    assert run("export", "--facts", HARBOUR).out.startswith("key,id,")
    assert run().out.startswith("Among the")
    assert run("-f", "html").out.startswith("<!doctype html>")
    assert run("get", "--value", "urbanisation-rate").out == "65.7\n"
    path = tmp_path / "value"
    assert run("get", "--value", "urbanisation-rate", "-o", str(path)).code == 0
    assert path.read_text(encoding="utf-8") == "65.7\n"
    monkeypatch.setenv("ZHUZHOU_FACTS_FORMAT", "table")
    assert run("export", "--facts", HARBOUR).out.startswith("[")
    monkeypatch.setenv("ZHUZHOU_FACTS_FORMAT", "bogus")
    for words in (["export"], ["get", "--value", "urbanisation-rate"], []):
        ran = run(*words)
        assert (ran.code, ran.out) == (2, "")
        assert "'bogus' is not one of table" in ran.err


def test_the_help_of_export_has_its_own_formats(run: Run) -> None:
    (line,) = [it for it in run("help", "export").out.splitlines() if "--format" in it]
    formats = "json jsonl csv csv-excel tsv yaml markdown html sqlite"
    assert line.endswith(f"  {formats}")
    assert "table plain json" in run("help", "list").out


def test_a_bibliography_may_have_any_ending(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    assert run("cite", "urbanisation-rate", "-s", "bibtex", "-o", str(path)).code == 0
    assert path.read_text(encoding="utf-8").startswith("@")


def test_a_negative_number_is_no_option(run: Run) -> None:
    ran = run("search", "-0.6%", "--limit", "3")
    assert (ran.code, ran.err) == (1, "nothing found for '-0.6%'\n")
    ran = run("search", "-£18.4 million", "--facts", str(BASES / "results.yaml"))
    assert ran.out.startswith("result@FY2023\t-18400000\tGBP\t-18.4\t")


def test_the_examples_of_the_help_are_of_the_base_in_use(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "zzf show revenue -L both" in run("--facts", HARBOUR, "help", "show").out
    assert "zzf show revenue -L both" in run("help", "show", "--facts", HARBOUR).out
    monkeypatch.setenv("ZHUZHOU_FACTS_FILE", "absent.yaml")
    assert "zzf show NAME" in run("show", "--help").out


def test_the_help_of_the_tool_has_its_commands_first_and_fits_a_screen(run: Run) -> None:
    assert run("help").out == run("--help").out
    lines = run("--help").out.splitlines()
    assert len(lines) <= 24
    assert lines[3] == "Look up"
    assert all(f" {command} " in " ".join(lines) for command in COMMANDS)


@pytest.mark.parametrize("name", [*COMMANDS, "help"])
def test_every_word_of_a_help_page_has_its_chinese(name: str) -> None:
    command = build(name)
    words = [parameter.help for parameter in command.params if parameter.name != "help"]
    entry = COMMANDS.get(name)
    if entry:
        about = " ".join(command.help.split())
        words += [entry.group, entry.summary, about, *entry.examples.values()]
    # The formats are the same in every language.
    missing = [each for each in words if each and each not in chinese() and "jsonl" not in each]
    assert missing == []

"""What the shell offers for a word that is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from project import HARBOUR, Run

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def complete(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Return what bash is offered for the last word of a line."""

    def candidates(line: str) -> list[str]:
        words = line.split(" ")
        monkeypatch.setenv("_ZHUZHOU_FACTS_COMPLETE", "complete_bash")
        # Bash takes the sign before a time for a word of its own.
        words = [part for word in words for part in word.replace("@", "\n@\n").split("\n")]
        words = words[:-1] if line.endswith("@") else words
        monkeypatch.setenv("COMP_WORDS", "\n".join(["zhuzhou-facts", *words]))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        return run().out.split()

    return candidates


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("the", ["themes"]),
        ("sh", ["show"]),
        ("list --hed", ["--hedged"]),
        ("list ci", ["city"]),
        ("list --kind a", ["asset"]),
        ("list --unit km", ["km", "km2"]),
        ("list --tag popu", ["population"]),
        ("list --values u", ["unit"]),
        ("list --when 2018-", ["2018-06"]),
        ("list --sort statement", ["statement_zh", "statement_en"]),
        ("list --fields key,statement", ["key,statement_zh", "key,statement_en"]),
        ("list -f csv", ["csv", "csv-excel"]),
        ("list -L b", ["both"]),
        ("--units i", ["intl"]),
        ("show resident-p", ["resident-population"]),
        ("show industr", ["industry", "industrial-system-output-share"]),
        ("compare city resident-p", ["resident-population"]),
        ("get urbanisation-r", ["urbanisation-rate"]),
        ("get urbanisation-rate@20", ["2017"]),
        ("get foreign-trade@", ["@1978", "@2017"]),
        ("cite -s gbt7714-2015 --style ap", ["apa"]),
        (f"get --facts {HARBOUR} carg", ["cargo"]),
        ("get --facts nosuch.yaml carg", []),
        ("nosuch x", []),
    ],
)
def test_a_word_is_completed(
    complete: Callable[[str], list[str]], line: str, offered: list[str]
) -> None:
    assert complete(line) == offered


def test_the_script_is_made_for_the_name_that_was_called(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    monkeypatch.setattr("sys.argv", ["/somewhere/zzf"])
    assert "_ZZF_COMPLETE=complete_zsh" in run("--show-completion", "zsh").out

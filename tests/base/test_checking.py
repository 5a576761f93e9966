"""Every rule of the schema and beyond it, on a toy spoiled in one place, with line, column, fix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from loading_toys import CASES, SOUND, problems, spoiled

from zhuzhou_facts.base.schema import Names

if TYPE_CHECKING:
    from pathlib import Path


def test_the_toy_itself_is_sound(tmp_path: Path) -> None:
    assert problems(tmp_path, SOUND) == []


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_each_fault_is_reported_once_and_no_other(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    assert problems(tmp_path, spoiled(old, new)) == expected


def test_aliases_that_differ_far_behind_are_two(tmp_path: Path) -> None:
    long = "桥" * 300
    text = spoiled("[大桥]", f"[{long}一]")
    more = f"en: field}}\n    aliases: {{zh: [{long}二]}}"
    assert problems(tmp_path, text.replace("en: field}", more)) == []


def test_where_tags_are_listed_no_others_may_be_used(tmp_path: Path) -> None:
    text = spoiled("format: 1", "format: 1\ntags: [{id: water, name: {zh: 水, en: water}}]")
    more = text.replace("[大桥], en: [spans]}", "[大桥], en: [spans]}\n    tags: [watr, water]")
    assert problems(tmp_path, more) == ["26:12: spans: no tag “watr”; did you mean “water”?"]


@pytest.mark.parametrize(
    ("given", "word", "fix"),
    [
        ([f"fact-{n}" for n in range(300)], "fact-17x", "did you mean “fact-17”?"),
        # Among too many the nearest one is not looked for.
        (
            [f"fact-{n}" for n in range(100, 3100)],
            "fact-17x",
            f"there are {', '.join(f'fact-{n}' for n in (100, *range(1000, 1010), 101))}, …",
        ),
        (["x" * 5_000, "y"], "z", f"there are {'x' * 64}, y"),
        ([], "x", "declare it"),
    ],
)
def test_a_wrong_name_is_fixed_by_the_nearest_or_by_a_list(
    given: list[str], word: str, fix: str
) -> None:
    names = Names(given)
    assert word not in names
    assert str(names.fix(word)) == fix


def test_where_the_names_cannot_be_read_any_may_be_used() -> None:
    assert "x" in Names(None)

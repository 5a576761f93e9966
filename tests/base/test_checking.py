"""Every rule of the shape and beyond it, on a toy spoiled in one place, with line, column, mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading_toys import SOUND, cases, problems, spoiled

from zhuzhou_facts.base.names import Known

NEGATIVE = Path(__file__).parents[1] / "data" / "negative"


def test_the_toy_itself_is_sound(tmp_path: Path) -> None:
    assert problems(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(old, new, expected, id=f"{file.stem}:{line}")
        for file in sorted(NEGATIVE.glob("*.txt"))
        for line, old, new, expected in cases(file)
    ],
)
def test_each_fault_is_told_once_and_no_other(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    assert problems(tmp_path, spoiled(old, new)) == expected


def test_aliases_that_differ_far_behind_are_two(tmp_path: Path) -> None:
    long = "桥" * 300
    text = spoiled("[大桥]", f"[{long}一]")
    more = f"en: field}}\n    aliases: {{zh: [{long}二]}}"
    assert problems(tmp_path, text.replace("en: field}", more)) == []


def test_the_nearest_name_is_not_looked_for_among_too_many() -> None:
    many = Known(f"fact-{n}" for n in range(3000))
    assert many.near("fact-17x").startswith("known are fact-0, fact-1, fact-10, ")
    few = Known(f"fact-{n}" for n in range(300))
    assert few.near("fact-17x") == "did you mean 'fact-17'?"


def test_the_nearest_name_is_looked_for_no_longer_than_a_person_waits() -> None:
    # 300,000 signs times names: 500 words of 6 signs with 100 names.
    fresh = [Known(f"fact-{n}" for n in range(100)) for _ in range(2)]
    for n in range(500):
        fresh[0].near(f"{n:06}")
    assert fresh[0].near("fakt-7").startswith("known are fact-0, ")
    for n in range(499):
        fresh[1].near(f"{n:06}")
    assert fresh[1].near("fakt-7") == "did you mean 'fact-7'?"


def test_known_names_of_any_length_are_listed_in_a_line() -> None:
    assert Known(["x" * 5_000, "y"]).near("z") == f"known are {'x' * 64}, y"


def test_where_nothing_is_declared_declaring_is_the_mend() -> None:
    assert Known(()).near("x") == "declare it"
    assert "x" not in Known(())
    assert "x" in Known(None)

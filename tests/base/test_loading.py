"""A fact base is loaded whole and checked, or everything that is wrong with it is reported."""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from loading_toys import SOUND, problems, spoiled
from project import BASES, ROOT

from zhuzhou_facts.base import loading
from zhuzhou_facts.base.checks import MAX_YAML
from zhuzhou_facts.base.loading import to_json
from zhuzhou_facts.base.yaml_reader import Parsed
from zhuzhou_facts.errors import FactBaseError, FileUnreadableError, UnknownKeyError
from zhuzhou_facts.records import (
    TIME_LABELS,
    UNITS,
    Hedge,
    Locator,
    Side,
    Text,
    labels_of,
    units_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from zhuzhou_facts.records import FactBase


def write(folder: Path, text: str) -> Path:
    path = folder / "toy.yaml"
    path.write_bytes(text.encode())
    return path


def test_a_base_finds_its_parts_by_id(tmp_path: Path) -> None:
    base = loading.load(write(tmp_path, SOUND))
    assert base.fact("fund") is base.facts[1]
    assert base.theme("money") is base.themes[1]
    assert "fund" in base
    assert "total" not in base
    for find, wrong in ((base.fact, "money"), (base.theme, "fund")):
        with pytest.raises(UnknownKeyError):
            find(wrong)


def test_a_base_is_equal_to_itself_alone(tmp_path: Path) -> None:
    path = write(tmp_path, SOUND)
    base, again = loading.load(path), loading.load(path)
    assert base == base  # noqa: PLR0124 - the rule under test
    assert base != again
    assert len({base, again}) == 2
    assert (base.facts, base.digest) == (again.facts, again.digest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "is empty"),
        ("# a comment\n", "is empty"),
        ("- a\n", "is no mapping"),
        ("facts", "is no mapping"),
    ],
)
def test_a_file_without_fields_is_no_base(tmp_path: Path, text: str, expected: str) -> None:
    fix = "a fact base has the fields that `zhuzhou-facts schema` describes"
    assert problems(tmp_path, text) == [f"1:1: the file {expected}; {fix}"]


def test_an_empty_mapping_lacks_all_that_is_needed(tmp_path: Path) -> None:
    names = ("format", "version", "source", "themes", "facts")
    assert problems(tmp_path, "{}") == [f"1:1: “{name}” is missing; add it" for name in names]


@pytest.mark.parametrize("text", [SOUND.replace("\n", "\r\n"), "\ufeff" + SOUND])
def test_line_ends_and_byte_order_marks_change_nothing(tmp_path: Path, text: str) -> None:
    base = loading.load(write(tmp_path, text))
    assert base.facts == loading.load(write(tmp_path, SOUND)).facts
    spoilt = text.replace("theme: bridges", "theme: bridge")
    assert problems(tmp_path, spoilt) == ["13:5: spans: no theme “bridge”; did you mean “bridges”?"]


def test_load_raises_with_every_problem(tmp_path: Path) -> None:
    text = spoiled("theme: bridges", "theme: bridge").replace("value: 12", "value: 13")
    path = write(tmp_path, text)
    with pytest.raises(FactBaseError) as raised:
        loading.load(path)
    found = raised.value.problems
    assert [(p.line, p.column, p.fact) for p in found] == [(13, 5, "spans"), (19, 24, "spans")]
    assert str(raised.value).splitlines() == [str(problem) for problem in found]
    assert str(raised.value).startswith(f"{path}:13:5: spans: no theme “bridge”; ")


def test_a_syntax_fault_hides_what_follows_but_not_other_syntax_faults(tmp_path: Path) -> None:
    text = spoiled("kind: asset", "kind: &a asset").replace("kind: share", "kind: *a")
    assert problems(tmp_path, text) == [
        "43:11: an anchor (&) is not allowed; delete it, or put the text in quotes",
        "51:11: an alias (*) is not allowed; write the value out, or put the text in quotes",
    ]


def test_without_a_path_the_shipped_base_is_loaded(base: FactBase) -> None:
    assert base.path == str(loading.shipped_path())
    assert loading.shipped_path() == ROOT / "facts.yaml"


def test_in_a_wheel_the_packaged_copy_is_the_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "zhuzhou_facts"
    package.mkdir(parents=True)
    monkeypatch.setattr(loading, "__file__", str(package / "base" / "loading.py"))
    assert loading.shipped_path() == package / "facts.yaml"
    # Some other project's facts.yaml beside the package is none of ours.
    (package.parent / "facts.yaml").touch()
    assert loading.shipped_path() == package / "facts.yaml"
    # What was compiled of it goes before it.
    (package / "facts.sqlite").touch()
    assert loading.shipped_path() == package / "facts.sqlite"


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.yaml", tmp_path, "a\0b"):
        with pytest.raises(FileUnreadableError):
            loading.load(path)
    path = tmp_path / "facts.yaml"
    for data, why in (
        (SOUND.encode("gbk"), r":3:22: not UTF-8; it looks like GBK; "),
        # What is compiled is known by its first bytes.
        (b"SQLite format 3\0 and nothing more", "not a compiled fact base"),
        (b"#" * (MAX_YAML + 1), "larger than 16 MiB"),
        (b"\0" * (loading.MAX_COMPILED + 1), "larger than 64 MiB"),
    ):
        path.write_bytes(data)
        with pytest.raises(FileUnreadableError, match=why):
            loading.load(path)


def _facts(item: str, count: int) -> str:
    """Return the sound base with so many more facts at the head of its list."""
    more = "".join(f"  - {item.format(n)}\n" for n in range(count))
    return spoiled("facts:\n", f"facts:\n{more}")


def test_the_first_thousand_problems_are_reported(tmp_path: Path) -> None:
    # Six fields are missing in each: 166 items have 996 faults.
    found = problems(tmp_path, _facts("{{tags: [a]}}", 200))
    assert len(found) == 1000 + 1
    assert found[0] == "12:5: “id” is missing; add it"
    assert found[-2] == "178:5: “name” is missing; add it"
    assert found[-1] == "178:5: 1000 problems, and there may be more; fix these first"


def test_a_name_that_never_ends_is_cut_in_the_middle(tmp_path: Path) -> None:
    found = problems(tmp_path, spoiled("theme: bridges", f"theme: a{'b' * 2_000}c"))
    assert found == [f"13:5: spans: no theme “a{'b' * 99} … {'b' * 99}c”; there are bridges, money"]


def test_what_is_wrong_in_sound_facts_is_reported_beside_what_does_not_fit_the_schema(
    tmp_path: Path,
) -> None:
    text = _facts("{{id: no-{0}}}", 3).replace("value: 3, unit: mu", "value: 4, unit: mu")
    found = [problem for problem in problems(tmp_path, text) if "missing" not in problem]
    assert found == ["51:10: field: value is 4, but “3亩” reads 3; fix the one that is wrong"]


PATH = BASES / "every_field.yaml"
ENGLISH = PATH.read_text(encoding="utf-8")


def test_every_field_arrives_and_is_written_again_as_it_was() -> None:
    base = loading.load(PATH)
    assert (base.format, base.version, base.languages) == (1, "2.10", ("en",))
    assert base.path == str(PATH)
    assert base.digest == hashlib.sha256(PATH.read_bytes()).hexdigest()
    assert as_texts(json.loads(to_json(base))) == as_texts(Parsed(ENGLISH, "f").value)
    # What is more than a text.
    (berths, _) = base.facts
    assert berths.at == Locator(section=1, paragraph=2, caption=True)
    assert (berths.figures[0].value, berths.figures[0].hedge) == (Fraction(15), Hedge.ABOUT)
    assert (berths.changes[0].value, berths.changes[0].down) == (Fraction(1, 2), True)
    assert base.times["opening"].side is Side.EARLY


def as_texts(value: Any) -> Any:
    """Return plain values with every scalar as a text, and without what is left at its default."""
    if isinstance(value, dict):
        return {
            key: as_texts(item)
            for key, item in value.items()
            if item is not False and item != "none"
        }
    return [as_texts(item) for item in value] if isinstance(value, list) else str(value)


def test_the_units_and_times_of_a_base_join_the_standard_ones() -> None:
    base = loading.load(PATH)
    assert units_of(base) == UNITS | base.units
    assert labels_of(base) == TIME_LABELS | base.times
    assert "opening" in labels_of(base)
    assert "opening" not in TIME_LABELS


def test_a_chinese_base_needs_no_english(tmp_path: Path) -> None:
    text = ENGLISH.replace("languages: [en]", "languages: [zh]").replace("{en:", "{zh:")
    base = loading.load(write(tmp_path, text))
    assert base.languages == ("zh",)
    assert base.facts[0].name == Text(zh="berths")


def test_a_base_must_have_the_languages_that_it_names(tmp_path: Path) -> None:
    found = problems(tmp_path, ENGLISH.replace("languages: [en]", "languages: [zh]"))
    # The theme's name and short name, the unit, the time; name, statement, counter and note of one
    # fact, name and statement of the other; name, counter and note of what is derived. A heading
    # is the source's own and needs no translation.
    assert len(found) == 2 + 1 + 1 + 4 + 2 + 3
    assert all("zh is missing; add zh, or remove zh from languages" in one for one in found)

"""The JSON Schema says what the loader takes, to editors and to other programs."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from loading_toys import SOUND, spoiled
from project import ROOT

from zhuzhou_facts.base.schema import json_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SCHEMA = json_schema()


@pytest.fixture
def check(tmp_path: Path) -> Callable[[Path], tuple[int, str]]:
    """Run the real check-jsonschema on a file, with the schema as it is emitted."""
    schema = tmp_path / "facts.schema.json"
    schema.write_text(json.dumps(SCHEMA, ensure_ascii=False), encoding="utf-8")

    def call(path: Path) -> tuple[int, str]:
        ran = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, path],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return ran.returncode, ran.stdout + ran.stderr

    return call


@pytest.mark.parametrize("name", ["facts.yaml", "tests/data/bases/harbour.yaml"])
def test_sound_bases_are_valid(check: Callable[[Path], tuple[int, str]], name: str) -> None:
    code, said = check(ROOT / name)
    assert code == 0, said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format: 1", 'format: "1"'),
        ("kind: asset", "kind: thing"),
        ("    theme: bridges\n", ""),
        ("id: field", "id: The_Field"),
        ("value: 65.7,", "value: 65.7%,"),
        ("value: 65.7,", "value: 1/0,"),
        ("{zh: 田, en: field}", "{zh: 田, de: Feld}"),
        ("{zh: 田, en: field}", "田"),
        ("[大桥]", "大桥"),
        ("section: 1, paragraphs: 1", "section: one, paragraphs: 1"),
        ("side: early", "side: left"),
    ],
)
def test_a_spoiled_base_is_not_valid(
    check: Callable[[Path], tuple[int, str]], tmp_path: Path, old: str, new: str
) -> None:
    path = tmp_path / "toy.yaml"
    path.write_text(spoiled(old, new), encoding="utf-8")
    code, said = check(path)
    assert code == 1, said


def test_the_toy_is_valid_with_every_way_to_write_a_value(
    check: Callable[[Path], tuple[int, str]], tmp_path: Path
) -> None:
    path = tmp_path / "toy.yaml"
    text = SOUND.replace("value: 12,", "value: 36/3,").replace('when: "2016"', "when: 2016")
    path.write_text(text, encoding="utf-8")
    code, said = check(path)
    assert code == 0, said


def records() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "Document", SCHEMA
    yield from ((name, part) for name, part in SCHEMA["$defs"].items() if "properties" in part)


def test_the_schema_says_what_it_is() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["title"] == "A fact base of zhuzhou-facts"
    assert {name for name, _ in records()} == {
        *("Document", "Source", "Layout", "Author", "Theme", "Fact", "Figure", "Change", "Locator"),
        *("Relation", "Derived", "Unit", "TimeLabel", "Text", "Aliases", "Tag", "Pair"),
    }


@pytest.mark.parametrize(
    ("name", "record"), [pytest.param(*pair, id=pair[0]) for pair in records()]
)
def test_every_record_is_closed_and_every_field_described(
    name: str, record: dict[str, Any]
) -> None:
    assert record["additionalProperties"] is False
    assert record["description"]
    for field, shape in record["properties"].items():
        assert len(shape.get("description", "")) > 5, f"{name}.{field} has no description"
        assert "title" not in shape, f"{name}.{field} repeats its name as a title"
        assert not field.endswith("_")


def test_the_schema_given_out_may_be_changed_without_harm() -> None:
    mine = json_schema()
    mine["properties"].clear()
    assert json_schema() == SCHEMA

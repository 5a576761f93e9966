"""The JSON Schema says what the loader takes, to editors and to other programs."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from loading_toys import CASES, SOUND, problems, spoiled
from project import BASES, ROOT

from zhuzhou_facts.base.schema import json_schema, validate
from zhuzhou_facts.base.yaml_reader import Parsed

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def test_a_real_validator_accepts_every_base_and_no_wrong_one(tmp_path: Path) -> None:
    schema, wrong = tmp_path / "facts.schema.json", tmp_path / "wrong.yaml"
    schema.write_text(json.dumps(SCHEMA, ensure_ascii=False), encoding="utf-8")
    wrong.write_text(spoiled("kind: asset", "kind: thing"), encoding="utf-8")
    check = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema)]
    for code, files in ((0, [ROOT / "facts.yaml", *BASES.glob("*.yaml")]), (1, [wrong])):
        ran = subprocess.run(
            [*check, *map(str, files)], capture_output=True, encoding="utf-8", check=False
        )
        assert ran.returncode == code, ran.stdout + ran.stderr


@pytest.mark.parametrize(("old", "new", "wrong"), CASES)
def test_the_schema_refuses_what_does_not_fit_it_and_nothing_else(
    tmp_path: Path, old: str, new: str, wrong: list[str]
) -> None:
    text = spoiled(old, new)
    parsed = Parsed(text, "f")
    if parsed.problems:
        return  # no YAML that a validator could read
    if not wrong:
        assert VALIDATOR.is_valid(parsed.value)
    ids = any(" is no id;" in problem for problem in problems(tmp_path, text))
    assert VALIDATOR.is_valid(parsed.value) is not (ids or bool(validate(parsed.value)[1]))


SCALARS = st.sampled_from(
    [2016, -1, "2016", "x y", "", None, True, [], {}, ["a"], {"zh": "一"}, "1/3", "1/0", "mu"]
)


@given(data=st.data())
def test_the_schema_and_the_loader_agree_on_any_value(data: st.DataObject) -> None:
    document = Parsed(SOUND, "f").value
    place = document
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not (isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans())):
            break
        place = place[key]
    assume(key != "id")  # its form is not for the records to check
    place[key] = data.draw(SCALARS)
    assert VALIDATOR.is_valid(document) is not bool(validate(document)[1])


@pytest.mark.parametrize(
    ("written", "valid"),
    [("2016", True), ("a-2016", True), ("-1", False), ("1.5", False), ("The_Field", False)],
)
def test_an_id_may_be_a_bare_number(tmp_path: Path, written: str, valid: bool) -> None:  # noqa: FBT001 - a column of the table
    text = spoiled("id: field", f"id: {written}")
    assert VALIDATOR.is_valid(Parsed(text, "f").value) is valid
    assert (problems(tmp_path, text) == []) is valid


RECORDS = {"Document": SCHEMA} | {
    name: part for name, part in SCHEMA["$defs"].items() if "properties" in part
}


def test_the_schema_says_what_it_is() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["title"] == "A fact base of zhuzhou-facts"
    assert set(RECORDS) >= {
        *("Document", "Source", "Layout", "Author", "Theme", "Fact", "Figure", "Change", "Locator"),
        *("Relation", "Derived", "Unit", "TimeLabel", "Text", "Aliases", "Tag", "Pair"),
    }


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_is_closed_and_every_field_described(name: str) -> None:
    record = RECORDS[name]
    assert record["additionalProperties"] is False
    assert record["description"]
    for field, shape in record["properties"].items():
        assert len(shape.get("description", "")) > 5, f"{name}.{field} has no description"
        assert "title" not in shape, f"{name}.{field} repeats its name as a title"
        assert not field.endswith("_")

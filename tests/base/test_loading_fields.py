"""Every field of the file arrives in the records, in one language or in the other."""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from loading_toys import problems
from project import BASES

from zhuzhou_facts.base import loading
from zhuzhou_facts.base.loading import to_json
from zhuzhou_facts.base.yaml_reader import Parsed
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
    path = tmp_path / "chinese.yaml"
    text = ENGLISH.replace("languages: [en]", "languages: [zh]").replace("{en:", "{zh:")
    path.write_text(text, encoding="utf-8")
    base = loading.load(path)
    assert base.languages == ("zh",)
    assert base.facts[0].name == Text(zh="berths")


def test_a_base_must_have_the_languages_that_it_names(tmp_path: Path) -> None:
    found = problems(tmp_path, ENGLISH.replace("languages: [en]", "languages: [zh]"))
    # The theme's name and short name, the unit, the time; name, statement, counter and note of one
    # fact, name and statement of the other; name, counter and note of what is derived. A heading
    # is the source's own and needs no translation.
    assert len(found) == 2 + 1 + 1 + 4 + 2 + 3
    assert all("zh is missing; add zh, or remove zh from languages" in one for one in found)

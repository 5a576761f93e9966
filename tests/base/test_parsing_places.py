"""Where the keys and items of a YAML text start."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuzhou_facts.base.yaml_reader import Parsed, Path

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "a:\n  - 1\n  - b: 2\n    楼: {c: 3}\n",
            "1:1, a 1:1, a/0 2:5, a/1 3:5, a/1/b 3:5, a/1/楼 4:5, a/1/楼/c 4:9",
        ),
        ("a:\n  - 1\n  - b: 2\n    楼: {c: 3}\n", "1:1, a 1:1, a/1 3:5"),
        ("# 楼\na: 1", "2:1, a 2:1"),
        # In lines of any end.
        (
            (
                "# 楼\r\nx: {y: [1, [2]]}\r\nfacts:\r\n"
                "- {a: [1, 2], b: {c: 3}}\r\n- 4\r\n- d: 5\r\n  e: 6"
            ),
            (
                "2:1, x 2:1, x/y 2:5, x/y/1 2:12, x/y/1/0 2:13, facts 3:1, facts/0 4:3, "
                "facts/0/b 4:15, facts/0/b/c 4:19, facts/1 5:3, facts/2 6:3, facts/2/e 7:3"
            ),
        ),
    ],
)
def test_each_key_and_item_knows_its_place(text: str, places: str) -> None:
    expected = {}
    for path, _, place in (each.rpartition(" ") for each in places.split(", ")):
        parts = (int(part) if part.isdigit() else part for part in path.split("/") if part)
        line, _, column = place.partition(":")
        expected[tuple(parts)] = (int(line), int(column))
    assert Parsed(text, "f").places(expected) == expected
    assert Parsed(text, "f").places({(), ("none",)}) == {(): expected[()]}


TREES = st.recursive(
    st.integers(0, 9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3)
    ),
    max_leaves=12,
)


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Yield the path of each key and item in a value, and its own."""
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from paths(inner, (*path, number))


@given(
    value=st.fixed_dictionaries({}, optional={"facts": TREES, "a": TREES, "z": TREES}),
    indent=st.sampled_from([None, 1, 2]),
    data=st.data(),
)
def test_what_stands_at_a_place_is_what_is_wanted(
    value: dict[str, object], indent: int | None, data: st.DataObject
) -> None:
    text = json.dumps(value, indent=indent)
    chosen = data.draw(st.sampled_from(sorted(paths(value), key=str)))
    marks = Parsed(text, "f").places({chosen[:end] for end in range(len(chosen) + 1)})
    line, column = marks[chosen]
    # A key starts with its quotes; an item and the document start as they are written.
    written: object = value
    for part in chosen:
        written = written[part]  # type: ignore[index]
    if chosen and isinstance(chosen[-1], str):
        written = chosen[-1]
    first = json.dumps(written)[0]
    assert text.split("\n")[line - 1][column - 1] == first

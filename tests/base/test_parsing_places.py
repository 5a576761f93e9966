"""What the YAML reader gives out on its way: items, places, and where it stops."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading_toys import parsed

from zhuzhou_facts.base.yaml_reader import Path, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_each_key_and_item_knows_its_place() -> None:
    places: dict[Path, tuple[int, int]] = {
        (): (1, 1),
        ("a",): (1, 1),
        ("a", 0): (2, 5),
        ("a", 1): (3, 5),
        ("a", 1, "b"): (3, 5),
        ("a", 1, "楼"): (4, 5),
        ("a", 1, "楼", "c"): (4, 9),
    }
    text = "a:\n  - 1\n  - b: 2\n    楼: {c: 3}\n"
    reader = parsed(text)
    assert reader.places(places) == places
    assert reader.places({(), ("a",), ("a", 1)}) == {(): (1, 1), ("a",): (1, 1), ("a", 1): (3, 5)}
    assert reader.places({()}) == {(): (1, 1)}
    assert reader.places({(), ("b",)}) == {(): (1, 1)}


def test_the_places_in_a_long_list_are_those_of_its_items() -> None:
    lines = (
        "# 楼",
        "x: {y: [1, [2]]}",
        "facts:",
        "- {a: [1, 2], b: {c: 3}}",
        "- 4",
        "- d: 5",
        "  e: 6",
    )
    text = "\r\n".join(lines)
    places: dict[Path, tuple[int, int]] = {
        (): (2, 1),
        ("x",): (2, 1),
        ("x", "y"): (2, 5),
        ("x", "y", 1): (2, 12),
        ("x", "y", 1, 0): (2, 13),
        ("facts",): (3, 1),
        ("facts", 0): (4, 3),
        ("facts", 0, "b"): (4, 15),
        ("facts", 0, "b", "c"): (4, 19),
        ("facts", 1): (5, 3),
        ("facts", 2): (6, 3),
        ("facts", 2, "e"): (7, 3),
    }
    assert parsed(text).places(places) == places


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
    marks = parsed(text).places({chosen[:end] for end in range(len(chosen) + 1)})
    line, column = marks[chosen]
    # A key starts with its quotes; an item and the document start as they are written.
    written: object = value
    for part in chosen:
        written = written[part]  # type: ignore[index]
    if chosen and isinstance(chosen[-1], str):
        written = chosen[-1]
    first = json.dumps(written)[0]
    assert text.split("\n")[line - 1][column - 1] == first


def test_items_are_given_out_as_soon_as_they_are_whole() -> None:
    reader = Reader("facts:\n- {a: 1}\n- [x]\n- y\nb: [2]\nc: [", "f", ["facts"])
    items = reader.items()
    assert next(items) == ("facts", 0, {"a": 1})
    assert reader.value == {"facts": [{"a": 1}]}
    assert list(items) == [("facts", 1, ["x"]), ("facts", 2, "y")]
    assert [problem.line for problem in reader.problems] == [7]


@pytest.mark.parametrize(
    ("text", "place", "reading", "what"),
    [
        ("- x\n" * 2_001, (2001, 3), "", "more than 2,000 in one place"),
        ("a:\n" + "- b: 1\n" * 2_001, (2002, 3), "a", "more than 2,000 in one place"),
        (
            "{" + "".join(f"k{n}: 1, " for n in range(2_001)) + "}",
            (1, 2 + 10 * 7 + 90 * 8 + 900 * 9 + 1000 * 10),
            "k1999",
            "more than 2,000 in one place",
        ),
        # Collections, keys and values all count: 3 before the rows, 100 in each row.
        (
            "a:\n" + f" - [{'1, ' * 99}]\n" * 1_000,
            (1001, 5 + 3 * 96),
            "a",
            "more than 100,000 in one place",
        ),
        (
            "facts:\n" + "  - {a: 1}\n" * 500_000,
            (400_001, 5),
            "facts",
            "more than 1,200,000 values",
        ),
        (
            "facts:\n- a:\n" + f"   - [{'1, ' * 99}]\n" * 1_001,
            (1002, 7 + 3 * 93),
            "facts",
            "more than 100,000 in one place",
        ),
    ],
)
def test_what_is_far_larger_than_any_base_is_not_read_to_its_end(
    text: str, place: tuple[int, int], reading: str, what: str
) -> None:
    reader = parsed(text)
    assert reader.problems == []
    assert reader.stopped
    stopped = reader.stopped
    assert (stopped.message, stopped.line, stopped.column, reader.reading) == (
        what,
        *place,
        reading,
    )


def test_a_text_with_nothing_but_faults_is_not_read_to_its_end() -> None:
    found = parsed("- &a x\n" * 1_500).problems
    assert (len(found), found[-1].message) == (1_001, "1000 problems, and there may be more")


def test_the_lists_at_the_top_may_be_long() -> None:
    assert len(parsed("facts:\n" + "  - {a: 1}\n" * 2_001).value["facts"]) == 2_001


def test_many_items_may_together_be_more_than_one_part() -> None:
    item = f"  - [{'1, ' * 999}]\n"
    assert len(parsed("facts:\n" + item * 1_000).value["facts"]) == 1_000

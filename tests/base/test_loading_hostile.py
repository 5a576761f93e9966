"""Whatever a file holds, loading it gives a base or problems, soon, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loading_toys import SOUND

from zhuzhou_facts.base.loading import examine
from zhuzhou_facts.errors import FileUnreadableError

if TYPE_CHECKING:
    from pathlib import Path

SCALARS = st.sampled_from(
    [
        *("", "~", "no", "on", "12:30", "017", "1_000", "1.10", ".nan", "1e400", "-1", "1/0"),
        *("9" * 5000, "x" * 5000, "0.5", "true", "2016", "[]", "{}", "[a]", "{a: b}", "2/3"),
        *("&a b", "*a", "!!int x", "'", '"\\e"', "\x85", "\u2028", "\0", "\ufeff", "%TAG ! x"),
        *("---", "- ", "? ", "<<: {}", "C# x #1", "zh", "get", "spans@", "@", "spans@2016@"),
        *("count", "５座", "逾", "近0", "约三分之一", "0座", "-5座", "1-2座", "opening", "id"),
        *("{zh: 1, en: 2}", "亩", "[亩, 座]"),
    ]
)
WORDS = sorted({*SOUND.replace("{", " ").replace("}", " ").replace(",", " ").split()})


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Draw a copy of the sound base in which some words and lines stand for others."""
    text = SOUND
    for _ in range(draw(st.integers(1, 4))):
        match draw(st.integers(0, 3)):
            case 0:
                word = draw(st.sampled_from(WORDS))
                text = text.replace(word, draw(SCALARS), draw(st.integers(1, 3)))
            case 1:
                lines = text.split("\n")
                del lines[draw(st.integers(0, len(lines) - 1))]
                text = "\n".join(lines)
            case 2:
                lines = text.split("\n")
                lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(lines)))
                text = "\n".join(lines)
            case _:
                at = draw(st.integers(0, len(text)))
                text = text[:at] + draw(st.text(max_size=3)) + text[at + draw(st.integers(0, 5)) :]
    return text


FEW = settings(
    deadline=2000,
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def survives(folder: Path, data: bytes) -> None:
    path = folder / "any.yaml"
    path.write_bytes(data)
    try:
        base, problems = examine(path)
    except FileUnreadableError:
        return
    assert (base is None) == bool(problems)
    # What ends too early is reported after the last line.
    lines = data.count(b"\n") + 2
    for problem in problems:
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
        assert problem.message
        assert problem.fix
    places = [(problem.line, problem.column) for problem in problems]
    assert places == sorted(places)
    assert len(set(problems)) == len(problems)


@given(
    data=st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))
)
@FEW
def test_no_bytes_end_in_another_exception(tmp_path: Path, data: bytes) -> None:
    survives(tmp_path, data)


@given(text=mutated())
@FEW
def test_no_spoiled_base_ends_in_another_exception(tmp_path: Path, text: str) -> None:
    survives(tmp_path, text.encode("utf-8", "replace"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = [
    *("format", "version", "source", "themes", "facts", "units", "times", "relations"),
    "languages",
]


@given(part=st.dictionaries(st.sampled_from(FIELDS), JSON), nested=JSON)
@FEW
def test_no_shape_ends_in_another_exception(tmp_path: Path, part: object, nested: object) -> None:
    survives(tmp_path, json.dumps(part).encode())
    item = {"id": nested, "theme": nested, "figures": [nested], "derives": nested, "at": nested}
    lists = {"facts": [item, nested], "themes": [item], "relations": [item], "source": nested}
    survives(tmp_path, json.dumps(lists).encode())

"""The strict YAML reader: what it means, and what it refuses, with the place."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuzhou_facts.base.schema import MAX_PROBLEMS
from zhuzhou_facts.base.yaml_reader import MAX_CHARACTERS, MAX_DEPTH, Parsed, Path

if TYPE_CHECKING:
    from collections.abc import Iterator

LEVELS = "a fact base never has so many levels or entries"


def read(text: str) -> Any:
    parsed = Parsed(text, "f")
    assert parsed.problems == []
    return parsed.value


def refused(text: str) -> list[str]:
    """Return the problems, `line:column: message; fix` each."""
    problems = Parsed(text, "f").problems
    assert problems
    return [str(problem).removeprefix("f:") for problem in problems]


TEXTS = (
    *("017", "00412", "0x1F", "0o17", "1_000", "1,000", "１２", "1.", ".5", "1e3", "1e400", ".nan"),
    *(".inf", "12:30", "2018-13-45", "2018-06-01", "no", "on", "y", "tRUE", "nil", "C#"),
    *("9" * 61, "9" * 5000, "1." + "0" * 5000),
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("2017", 2017), ("-3", -3), ("+3", 3), ("0", 0), ("9" * 60, int("9" * 60))),
        *((each, Decimal(each)) for each in ("402.15", "1.10", "-0.5")),
        *(("true", True), ("False", False), ("null", None), ("~", None), ("", None)),
        *(("a # a comment", "a"), ("a #", "a")),
        ("a  #1", "a"),  # two spaces are how a comment behind a value is set off
        *(("'C# x #1'", "C# x #1"), ('"C# x #1"', "C# x #1")),
        *(("'null'", "null"), ("'2017'", "2017")),
        *zip(TEXTS, TEXTS, strict=True),
    ],
)
def test_a_scalar_means_what_yaml_1_2_says(written: str, meant: object) -> None:
    value = read(f"a: {written}\n")["a"]
    assert value == meant
    assert type(value) is type(meant)
    assert str(value) == str(meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *(("", None), ("# nothing\n", None), ("---\n", None), ("a", "a"), ("[]", [])),
        ("{no: 1, 12: 2, null: 3, on: 4}", {"no": 1, "12": 2, "null": 3, "on": 4}),
        ("%YAML 1.2\n---\na: 1\n...\n", {"a": 1}),
        ("a:\r\n  - 1\r\n  - b: 2\r\n", {"a": [1, {"b": 2}]}),
        ("a: |\n  x\n  y\nb: >\n  x\n  y\n", {"a": "x\ny\n", "b": "x y\n"}),
        *(('"<<": 1', {"<<": 1}), ("a: '\t'", {"a": "\t"})),
    ],
)
def test_a_document_is_read_as_plain_values(text: str, meant: object) -> None:
    assert read(text) == meant


ANCHOR = "an anchor (&) is not allowed; delete it, or put the text in quotes"
ALIAS = "an alias (*) is not allowed; write the value out, or put the text in quotes"
TWICE = "the key “a” is given twice; keep one of them"
KEY = "a key must be a text; write a plain word before the colon"
TAG = "the tag {} is not allowed; delete it"
ESCAPE = "the text contains {} as an escape; delete it"
HIDDEN = "the character U+{:04X} is not allowed; delete it; many editors can show it"
LOST = (
    "what follows # is a comment here and not part of the text; "
    "quote the text, or put a space after #"
)
NOT_YAML = "not YAML: {}; look at the quotes, brackets, colons and indents there and just before"
SLIP = "not YAML: {}; write {} here, not {}"
DASH = "a list item with - is expected here"
COLON = "a colon is not allowed here"
BRACE = "a comma or } is missing"
COMMA = "“，” separates no items of a list; write “,” between two items, or put the text in quotes"
CR = "a line ends in a carriage return alone; save the file with Unix or Windows line endings"


@pytest.mark.parametrize(
    ("text", "places", "message"),
    [
        ("{a: 1, b: 2, a: 3}", "1:14", TWICE),
        ("a: 1\n'a': 1\na: 1\n", "2:1 3:1", TWICE),
        ("a: &x 1\n", "1:4", ANCHOR),
        ("&x a: 1\n", "1:1", ANCHOR),
        ("a: &x [1]\nb: &y {c: 1}", "1:4 2:4", ANCHOR),
        ("a: *x\n", "1:4", ALIAS),
        ("*x : 1\n", "1:1", ALIAS),
        ("- *x\n- *y", "1:3 2:3", ALIAS),
        ("a: 1\n<<: {b: 1}\n", "2:1", "a merge key (<<) is not allowed; write the keys out"),
        ("a: !!int ''\n", "1:4", TAG.format("tag:yaml.org,2002:int")),
        ("a: !x [1]\n", "1:4", TAG.format("!x")),
        ("!!set {a}\n", "1:1", TAG.format("tag:yaml.org,2002:set")),
        ("a: !" + "x" * 99, "1:4", TAG.format(f"!{'x' * 99}")),
        ("a: 1\n---\nb: [\n", "2:1", "a second document begins; keep one in each file"),
        ("? [a]\n: 1\n? [b]\n: 2\n", "1:3 3:3", KEY),
        ("{{a: 1}: 2}", "1:2", KEY),
        ("a: b\nc: C# x #1 #2\n", "2:4", LOST),
        ("a: b\r\nc: C# 楼 #1\r\n", "2:4", LOST),
        ('a: "\\e[31m"', "1:4", ESCAPE.format("U+001B")),
        ('"\\0": 1', "1:1", ESCAPE.format("U+0000")),
        ('a: "x\\u202Ey"', "1:4", ESCAPE.format("U+202E")),
        ('a: "x\\N"', "1:4", ESCAPE.format("U+0085")),
        ('a: "x\\ry"', "1:4", ESCAPE.format("U+000D")),
        *(
            (f"a: 1\nb:楼{sign}\n", "2:4", HIDDEN.format(ord(sign)))
            for sign in "\0\x08\x0b\x1b\x7f\x85\x9b\u200f\u2028\u2029\u202e\u2066\ufeff\ufffe\ud800"
        ),
        ("a: 1\r\nb: 2\rc: 3\n", "2:5", CR),
        (
            *("a: [b\n", "2:1"),
            NOT_YAML.format("a comma or ] is missing, in what begins in line 1"),
        ),
        (
            *("a: 1\nb: 'x\n\n", "4:1"),
            NOT_YAML.format("the file ends too early, in what begins in line 2"),
        ),
        ("a: b: c", "1:5", NOT_YAML.format("a colon is not allowed here")),
        ('a: "\\ud800"', "1:7", NOT_YAML.format("there is no such character")),
        ("a: `1", "1:4", NOT_YAML.format("this character is not allowed here")),
        ("a: &楼\n", "1:5", NOT_YAML.format("no text begins with * or &")),
        ("a: [楼，桥, '江，河']\n", "1:5", COMMA),
        # Spaces and signs of a Chinese keyboard, at the sign and not where libyaml stops.
        ("\ta: 1", "1:1", SLIP.format("this character is not allowed here", "spaces", "a tab")),
        ("- a: x\n\u3000\u3000b: 1\n", "2:1", SLIP.format(DASH, "spaces", "U+3000")),
        ("- a: x\n\xa0\xa0- b: 1\n", "2:1", SLIP.format(DASH, "spaces", "U+00A0")),
        ("a: 1\nb：2\n\n", "2:2", SLIP.format("a colon is missing", "“: ”", "“：”")),
        ("a：{b: x, c: 1}\n", "1:2", SLIP.format(COLON, "“: ”", "“：”")),
        ("- {zh: 桥，en: bridge}\n", "1:9", SLIP.format(BRACE, "“,”", "“，”")),
        ("a: ｛b: 1, c: 2｝\n", "1:4", SLIP.format(COLON, "“{”", "“｛”")),
        ("- {a: 1, c: 2｝\n- b: 1\n", "1:14", SLIP.format(BRACE, "“}”", "“｝”")),
        # These signs stand in texts as well.
        ("{a: 2017年，“桥”：[2]号, b: c: d}\n", "1:15", NOT_YAML.format(BRACE)),
    ],
)
def test_what_a_fact_base_may_not_have_is_refused_with_its_place(
    text: str, places: str, message: str
) -> None:
    assert refused(text) == [f"{place}: {message}" for place in places.split()]


@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
def test_nesting_ends_somewhere(sign: str) -> None:
    column = MAX_DEPTH * len(sign) + 1
    assert refused(sign * 100_000) == [f"1:{column}: nested more than {MAX_DEPTH} deep; {LEVELS}"]
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH)


def test_directives_are_few() -> None:
    assert read("%TAG !a! x\n%TAG !b! x\n%TAG !c! x\n%YAML 1.2\n---\na: 1\n") == {"a": 1}
    many = "# a comment\n" * 50_000 + "".join(f"%TAG !{n}! x\n" for n in range(50_000))
    assert refused(many + "---\na: 1") == ["50005:1: too many lines begin with %; delete them"]
    assert refused("%A\n" * 5) == ["5:1: too many lines begin with %; delete them"]


def test_the_problems_of_a_text_end_somewhere() -> None:
    assert len(Parsed("- &a x\n" * 5_000, "f").problems) == MAX_PROBLEMS
    found = refused("a\0\n" * 5_000)
    assert len(found) == MAX_CHARACTERS
    assert found[-1].startswith(f"{MAX_CHARACTERS}:2: the character U+0000 ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- x\n" * 50_001, f"50001:3: more than 50000 items; {LEVELS}"),
        ("".join(f"k{n}: 1\n" for n in range(50_001)), f"50001:1: more than 50000 keys; {LEVELS}"),
    ],
)
def test_one_place_has_so_many_entries_and_no_more(text: str, expected: str) -> None:
    assert refused(text) == [expected]
    assert len(read(text[: text.rindex("\n", 0, -1)])) == 50_000


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

"""The strict YAML reader: what it means, and what it refuses, with the place."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any

import pytest
from loading_toys import parsed

from zhuzhou_facts.base.characters import MAX_CHARACTERS
from zhuzhou_facts.base.yaml_reader import MAX_DEPTH

LOST = (
    "what follows # here is a comment and not part of the text; "
    "quote the text, or put a space after #"
)
KEY = "a key must be a text; write a plain word before the colon"
OPEN = "did not find expected ',' or ']' while parsing a flow sequence that begins in line 1"
QUOTE = "found unexpected end of stream while scanning a quoted scalar that begins in line 2"
ESCAPE = "found invalid Unicode character escape code while parsing a quoted scalar"
TAB = "found character that cannot start any token while scanning for the next token"
NOT_YAML = "look at the quotes, brackets, colons and indents there and just before"


def read(text: str) -> Any:
    reader = parsed(text)
    assert reader.problems == []
    assert reader.stopped is None
    return reader.value


def refused(text: str) -> list[str]:
    """Return the problems, `line:column: what; mend` each."""
    problems = parsed(text).problems
    assert problems
    return [str(problem).removeprefix("f:") for problem in problems]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2017", 2017),
        ("-3", -3),
        ("+3", 3),
        ("0", 0),
        ("017", "017"),
        ("00412", "00412"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("１２", "１２"),
        ("402.15", Decimal("402.15")),
        ("1.10", Decimal("1.10")),
        ("-0.5", Decimal("-0.5")),
        ("1.", "1."),
        (".5", ".5"),
        ("1e3", "1e3"),
        ("1e400", "1e400"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("12:30", "12:30"),
        ("2018-13-45", "2018-13-45"),
        ("2018-06-01", "2018-06-01"),
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("true", True),
        ("False", False),
        ("tRUE", "tRUE"),
        ("null", None),
        ("~", None),
        ("", None),
        ("nil", "nil"),
        ("C#", "C#"),
        ("a # a comment", "a"),
        ("a  #1", "a"),  # two spaces are how a comment behind a value is set off
        ("a #", "a"),
        ("'C# x #1'", "C# x #1"),
        ('"C# x #1"', "C# x #1"),
        ("'null'", "null"),
        ("'2017'", "2017"),
        ("9" * 60, int("9" * 60)),
        ("9" * 61, "9" * 61),
        ("9" * 5000, "9" * 5000),
        ("1." + "0" * 5000, "1." + "0" * 5000),
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
        ("", None),
        ("# nothing\n", None),
        ("---\n", None),
        ("a", "a"),
        ("[]", []),
        ("{no: 1, 12: 2, null: 3, on: 4}", {"no": 1, "12": 2, "null": 3, "on": 4}),
        ("%YAML 1.2\n---\na: 1\n...\n", {"a": 1}),
        ("a:\r\n  - 1\r\n  - b: 2\r\n", {"a": [1, {"b": 2}]}),
        ("a: |\n  x\n  y\nb: >\n  x\n  y\n", {"a": "x\ny\n", "b": "x y\n"}),
        ('"<<": 1', {"<<": 1}),
        ("a: '\t'", {"a": "\t"}),
    ],
)
def test_a_document_is_read_as_plain_values(text: str, meant: object) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{a: 1, b: 2, a: 3}", ["1:14: the key 'a' stands twice; keep one of them"]),
        (
            "a: 1\n'a': 1\na: 1\n",
            [f"{n}:1: the key 'a' stands twice; keep one of them" for n in (2, 3)],
        ),
        ("a: &x 1\n", ["1:4: an anchor (&) is not allowed; take it out"]),
        ("&x a: 1\n", ["1:1: an anchor (&) is not allowed; take it out"]),
        (
            "a: &x [1]\nb: &y {c: 1}",
            [f"{n}:4: an anchor (&) is not allowed; take it out" for n in (1, 2)],
        ),
        ("a: *x\n", ["1:4: an alias (*) is not allowed; write the value out"]),
        ("*x : 1\n", ["1:1: an alias (*) is not allowed; write the value out"]),
        (
            "- *x\n- *y",
            [f"{n}:3: an alias (*) is not allowed; write the value out" for n in (1, 2)],
        ),
        ("a: 1\n<<: {b: 1}\n", ["2:1: a merge key (<<) is not allowed; write the keys out"]),
        ("a: !!int ''\n", ["1:4: the tag tag:yaml.org,2002:int is not allowed; take it out"]),
        ("a: !x [1]\n", ["1:4: the tag !x is not allowed; take it out"]),
        ("!!set {a}\n", ["1:1: the tag tag:yaml.org,2002:set is not allowed; take it out"]),
        ("a: !" + "x" * 99, [f"1:4: the tag !{'x' * 59} is not allowed; take it out"]),
        ("a: 1\n---\nb: [\n", ["2:1: a second document begins; keep one to a file"]),
        (
            "? [a]\n: 1\n? [b]\n: 2\n",
            [f"{n}:3: {KEY}" for n in (1, 3)],
        ),
        ("{{a: 1}: 2}", ["1:2: a key must be a text; write a plain word before the colon"]),
        (
            "a: b\nc: C# x #1 #2\n",
            [f"2:4: {LOST}"],
        ),
        (
            "a: b\r\nc: C# 楼 #1\r\n",
            [f"2:4: {LOST}"],
        ),
        (
            'a: "\\e[31m"',
            ["1:4: the character U+001B hides in this text as an escape; take it out"],
        ),
        ('"\\0": 1', ["1:1: the character U+0000 hides in this text as an escape; take it out"]),
        (
            'a: "x\\u202Ey"',
            ["1:4: the character U+202E hides in this text as an escape; take it out"],
        ),
        ('a: "x\\N"', ["1:4: the character U+0085 hides in this text as an escape; take it out"]),
        ('a: "x\\ry"', ["1:4: the character U+000D hides in this text as an escape; take it out"]),
    ],
)
def test_what_yaml_can_and_a_fact_base_may_not_is_refused(text: str, expected: list[str]) -> None:
    assert refused(text) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "a: [b\n",
            f"2:1: not YAML: {OPEN}; {NOT_YAML}",
        ),
        (
            "a: 1\nb: 'x\n\n",
            f"4:1: not YAML: {QUOTE}; {NOT_YAML}",
        ),
        ("a: b: c", f"1:5: not YAML: mapping values are not allowed in this context; {NOT_YAML}"),
        (
            'a: "\\ud800"',
            f"1:7: not YAML: {ESCAPE}; {NOT_YAML}",
        ),
        (
            "\ta: 1",
            f"1:1: not YAML: {TAB}; {NOT_YAML}",
        ),
    ],
)
def test_what_is_not_yaml_is_told_with_its_place(text: str, place: str) -> None:
    assert refused(text) == [place]


@pytest.mark.parametrize(
    "sign",
    "\0\x08\x0b\x1b\x7f\x85\x9b\u200f\u2028\u2029\u202e\u2066\ufeff\ufffe\ud800",
)
def test_hidden_characters_are_refused_where_they_stand(sign: str) -> None:
    what = f"the character U+{ord(sign):04X} is not allowed"
    assert refused(f"a: 1\nb:楼{sign}\n") == [f"2:4: {what}; take it out; many editors can show it"]


def test_a_carriage_return_alone_is_no_line_end() -> None:
    mend = "save the file with the line ends of Unix or of Windows"
    assert refused("a: 1\r\nb: 2\rc: 3\n") == [
        f"2:5: a line ends in a carriage return alone; {mend}"
    ]


def test_only_the_first_hidden_characters_are_told() -> None:
    told = refused("a\0\n" * 1000)
    assert len(told) == MAX_CHARACTERS
    assert told[-1].startswith(f"{MAX_CHARACTERS}:2: the character U+0000 ")


@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
def test_nesting_ends_somewhere(sign: str) -> None:
    column = MAX_DEPTH * len(sign) + 1
    assert refused(sign * 100_000) == [
        f"1:{column}: nested more than {MAX_DEPTH} deep; a fact base never is"
    ]


def test_nesting_to_the_limit_is_read() -> None:
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH)


def test_directives_are_few() -> None:
    assert read("%TAG !a! x\n%TAG !b! x\n%TAG !c! x\n%YAML 1.2\n---\na: 1\n") == {"a": 1}
    many = "# a comment\n" * 50_000 + "".join(f"%TAG !{n}! x\n" for n in range(50_000))
    assert refused(many + "---\na: 1") == ["50005:1: too many lines begin with %; take them out"]
    assert refused("%A\n" * 5) == ["5:1: too many lines begin with %; take them out"]


@pytest.mark.parametrize(
    "text",
    [
        " #a\n" * 500_000,
        "a: [x #b\n" + ",x #b\n" * 20_000 + "]",
        "x\x85\n" * 500_000,
        "a: '" + "\\" * 500_000 + "'",
        "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(10_000)),
    ],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.monotonic()
    parsed(text)
    assert time.monotonic() - start < 5

"""The strict YAML reader: what it means, and what it refuses, with the place."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from zhuzhou_facts.base.schema import MAX_PROBLEMS
from zhuzhou_facts.base.yaml_reader import MAX_CHARACTERS, MAX_DEPTH, Parsed

LOST = (
    "what follows # is a comment here and not part of the text; "
    "quote the text, or put a space after #"
)
KEY = "a key must be a text; write a plain word before the colon"
OPEN = "a comma or ] is missing, in what begins in line 1"
QUOTE = "the file ends too early, in what begins in line 2"
ESCAPE = "there is no such character"
TAB = "this character is not allowed here"
LEVELS = "a fact base never has so many levels or entries"
NOT_YAML = "look at the quotes, brackets, colons and indents there and just before"


def read(text: str) -> Any:
    parsed = Parsed(text, "f")
    assert parsed.problems == []
    return parsed.value


def refused(text: str) -> list[str]:
    """Return the problems, `line:column: message; fix` each."""
    problems = Parsed(text, "f").problems
    assert problems
    return [str(problem).removeprefix("f:") for problem in problems]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("2017", 2017), ("-3", -3), ("+3", 3), ("0", 0), ("9" * 60, int("9" * 60))),
        *((each, Decimal(each)) for each in ("402.15", "1.10", "-0.5")),
        *(("true", True), ("False", False), ("null", None), ("~", None), ("", None)),
        ("a # a comment", "a"),
        ("a  #1", "a"),  # two spaces are how a comment behind a value is set off
        ("a #", "a"),
        *((f"{quote}C# x #1{quote}", "C# x #1") for quote in ("'", '"')),
        *(("'null'", "null"), ("'2017'", "2017")),
        *(
            (each, each)
            for each in ("017", "00412", "0x1F", "0o17", "1_000", "1,000", "１２", "1.")
        ),
        *((each, each) for each in (".5", "1e3", "1e400", ".nan", ".inf", "12:30", "2018-13-45")),
        *((each, each) for each in ("2018-06-01", "no", "on", "y", "tRUE", "nil", "C#")),
        *((each, each) for each in ("9" * 61, "9" * 5000, "1." + "0" * 5000)),
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
        ("{a: 1, b: 2, a: 3}", ["1:14: the key “a” is given twice; keep one of them"]),
        (
            "a: 1\n'a': 1\na: 1\n",
            [f"{n}:1: the key “a” is given twice; keep one of them" for n in (2, 3)],
        ),
        ("a: &x 1\n", ["1:4: an anchor (&) is not allowed; delete it"]),
        ("&x a: 1\n", ["1:1: an anchor (&) is not allowed; delete it"]),
        (
            "a: &x [1]\nb: &y {c: 1}",
            [f"{n}:4: an anchor (&) is not allowed; delete it" for n in (1, 2)],
        ),
        ("a: *x\n", ["1:4: an alias (*) is not allowed; write the value out"]),
        ("*x : 1\n", ["1:1: an alias (*) is not allowed; write the value out"]),
        (
            "- *x\n- *y",
            [f"{n}:3: an alias (*) is not allowed; write the value out" for n in (1, 2)],
        ),
        ("a: 1\n<<: {b: 1}\n", ["2:1: a merge key (<<) is not allowed; write the keys out"]),
        ("a: !!int ''\n", ["1:4: the tag tag:yaml.org,2002:int is not allowed; delete it"]),
        ("a: !x [1]\n", ["1:4: the tag !x is not allowed; delete it"]),
        ("!!set {a}\n", ["1:1: the tag tag:yaml.org,2002:set is not allowed; delete it"]),
        ("a: !" + "x" * 99, [f"1:4: the tag !{'x' * 99} is not allowed; delete it"]),
        ("a: 1\n---\nb: [\n", ["2:1: a second document begins; keep one in each file"]),
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
            ["1:4: the text contains U+001B as an escape; delete it"],
        ),
        ('"\\0": 1', ["1:1: the text contains U+0000 as an escape; delete it"]),
        (
            'a: "x\\u202Ey"',
            ["1:4: the text contains U+202E as an escape; delete it"],
        ),
        ('a: "x\\N"', ["1:4: the text contains U+0085 as an escape; delete it"]),
        ('a: "x\\ry"', ["1:4: the text contains U+000D as an escape; delete it"]),
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
        ("a: b: c", f"1:5: not YAML: a colon is not allowed here; {NOT_YAML}"),
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
def test_what_is_not_yaml_is_reported_with_its_place(text: str, place: str) -> None:
    assert refused(text) == [place]


@pytest.mark.parametrize(
    "sign",
    "\0\x08\x0b\x1b\x7f\x85\x9b\u200f\u2028\u2029\u202e\u2066\ufeff\ufffe\ud800",
)
def test_hidden_characters_are_refused_where_they_stand(sign: str) -> None:
    what = f"the character U+{ord(sign):04X} is not allowed"
    assert refused(f"a: 1\nb:楼{sign}\n") == [f"2:4: {what}; delete it; many editors can show it"]


def test_a_carriage_return_alone_is_no_line_end() -> None:
    fix = "save the file with Unix or Windows line endings"
    assert refused("a: 1\r\nb: 2\rc: 3\n") == [
        f"2:5: a line ends in a carriage return alone; {fix}"
    ]


def test_only_the_first_hidden_characters_are_found() -> None:
    found = refused("a\0\n" * 1000)
    assert len(found) == MAX_CHARACTERS
    assert found[-1].startswith(f"{MAX_CHARACTERS}:2: the character U+0000 ")


@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
def test_nesting_ends_somewhere(sign: str) -> None:
    column = MAX_DEPTH * len(sign) + 1
    assert refused(sign * 100_000) == [f"1:{column}: nested more than {MAX_DEPTH} deep; {LEVELS}"]


def test_nesting_to_the_limit_is_read() -> None:
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH)


def test_directives_are_few() -> None:
    assert read("%TAG !a! x\n%TAG !b! x\n%TAG !c! x\n%YAML 1.2\n---\na: 1\n") == {"a": 1}
    many = "# a comment\n" * 50_000 + "".join(f"%TAG !{n}! x\n" for n in range(50_000))
    assert refused(many + "---\na: 1") == ["50005:1: too many lines begin with %; delete them"]
    assert refused("%A\n" * 5) == ["5:1: too many lines begin with %; delete them"]


def test_the_problems_of_a_text_end_somewhere() -> None:
    assert len(Parsed("- &a x\n" * 5_000, "f").problems) == MAX_PROBLEMS
    assert len(Parsed("x\x85\n" * 5_000, "f").problems) == MAX_CHARACTERS


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

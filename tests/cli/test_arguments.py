"""Plain calls are read as the library reads them, and whatever is not plain is left to it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhuzhou_facts.arguments import MOST, read_call, whole_number
from zhuzhou_facts.citation import Style
from zhuzhou_facts.cli import app, calling
from zhuzhou_facts.commands import COMMANDS, NUMBER
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.output.formats import Format
from zhuzhou_facts.quantity.reader import Reading
from zhuzhou_facts.records import Kind
from zhuzhou_facts.streams.console import ColorChoice, Messages, Output

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from zhuzhou_facts.arguments import Call
    from zhuzhou_facts.commands import Option

    Read = tuple[str, dict[str, Any], dict[str, Any]]

VARIABLES = sorted({o.variable for c in COMMANDS.values() for o in c.options if o.variable})
NAMES = sorted({name for c in COMMANDS.values() for o in c.options for name in o.names})
CHOICES = [o.takes for c in COMMANDS.values() for o in c.options if isinstance(o.takes, tuple)]
WORDS = sorted({word for words in CHOICES for word in words})
ODD = (
    *("", "-", "--", "-x", "--help", "-h", "--version", "--nothing", "--lang=", "--lang=zh"),
    *("-Lzh", "-L=zh", "--json=1", "-qq", "--for", "a=b", "-fjson", "--from=-", "--save=x.svg"),
    *("1_0", "٣", "-1", "007", "1" * 20, "0" * 5000, "1e3", " 3", "株洲", "\udcff", "=", "ZH"),
)


def told(call: Call) -> Read:
    return call.command.name, call.values, call.options


def by_the_library(words: Sequence[str]) -> Read | None:
    """Return the call as the library reads it; None where it refuses, or answers by itself."""
    read: list[Read] = []

    def take(call: Call, *_: object) -> int:
        read.append(told(call))
        return 0

    with mock.patch.object(calling, "answer", take), mock.patch.object(Output, "write"):
        try:
            app.answer(words, Output(), Messages())
        except UsageError:
            return None
    return read[0] if read else None


def plain_value(option: Option) -> st.SearchStrategy[str]:
    if isinstance(option.takes, tuple):
        return st.sampled_from(option.takes)
    if option.takes == NUMBER:
        return st.integers(0, MOST).map(str)
    return st.sampled_from(["city", "a@2017", "-value", "x.svg", "", "-", "株洲", "--to", "=x"])


@st.composite
def plain_calls(draw: st.DrawFn) -> list[str]:
    """Well-formed calls: a command, its options in both spellings, its arguments."""
    command = COMMANDS[draw(st.sampled_from(list(COMMANDS)))]
    parts: list[list[str]] = []
    known = [option for option in command.options if option.key != "version"]
    for option in draw(st.lists(st.sampled_from(known), max_size=5)):
        name = draw(st.sampled_from(option.names))
        if option.takes is None:
            parts.append([name])
            continue
        value = draw(plain_value(option))
        joined = name.startswith("--") and draw(st.booleans())
        parts.append([f"{name}={value}"] if joined else [name, value])
    if command.argument:
        most = 4 if command.argument.is_many else 1
        words = st.sampled_from(["city", "a@2017", "-", "", "株洲", "107 座", "="])
        parts += [[word] for word in draw(st.lists(words, max_size=most))]
    parts = draw(st.permutations(parts))
    return [*filter(None, [command.name]), *(word for part in parts for word in part)]


@settings(max_examples=300, deadline=None)
@given(words=plain_calls())
def test_a_plain_call_is_read_as_the_library_reads_it(words: list[str]) -> None:
    call = read_call(words, os.environ)
    assert call is not None
    assert told(call) == by_the_library(words)


@settings(max_examples=400, deadline=None)
@given(
    words=st.lists(
        st.sampled_from([name for name in COMMANDS if name])
        | st.sampled_from(NAMES)
        | st.sampled_from(WORDS)
        | st.sampled_from(ODD)
        | st.text(max_size=3),
        max_size=6,
    ),
    environ=st.dictionaries(
        st.sampled_from(VARIABLES), st.sampled_from(["", "zh", "json", "x", " "]), max_size=2
    ),
)
def test_no_call_is_read_in_another_way(words: list[str], environ: dict[str, str]) -> None:
    with mock.patch.dict(os.environ, environ):
        call = read_call(words, os.environ)
        if call is not None:
            assert told(call) == by_the_library(words)


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["list", "-h"],
        ["list", "--version"],
        ["-L", "zh", "list"],
        ["list", "--", "x"],
        ["list", "-fjson"],
        ["list", "-f=json"],
        ["list", "--json=yes"],
        ["list", "-f"],
        ["list", "-f", "jsn"],
        ["list", "--limit", "1_0"],
        ["check", "a", "b"],
        ["themes", "x"],
        ["lst"],
        [""],
    ],
)
def test_what_is_not_plain_is_left(words: list[str]) -> None:
    assert read_call(words, {}) is None


def test_a_variable_stands_in_for_what_is_not_given() -> None:
    environ = {"ZHUZHOU_FACTS_FORMAT": "json", "ZHUZHOU_FACTS_LANG": ""}
    call = read_call(["list", "-f", "csv", "city"], environ)
    assert call is not None
    assert told(call) == ("list", {"theme": ["city"]}, {"format_option": "csv"})
    call = read_call(["list"], environ)
    assert call is not None
    assert call.options == {"format_option": "json"}
    assert read_call(["list"], {"ZHUZHOU_FACTS_FORMAT": "jsn"}) is None


@pytest.mark.parametrize("words", [["list"], ["-q", "list"], ["schema"], []])
def test_a_variable_that_says_nothing_is_named(words: list[str]) -> None:
    with (
        mock.patch.dict(os.environ, {"ZHUZHOU_FACTS_FORMAT": "jsn"}),
        pytest.raises(UsageError, match="ZHUZHOU_FACTS_FORMAT is 'jsn', not one of 'table', "),
    ):
        app.answer(words, Output(), Messages())


def test_a_flag_beats_a_variable_that_says_nothing() -> None:
    with mock.patch.dict(os.environ, {"ZHUZHOU_FACTS_FORMAT": "jsn"}):
        assert by_the_library(["list", "-f", "csv"]) == ("list", {}, {"format_option": "csv"})
        assert read_call(["list", "-f", "csv"], os.environ) is not None


def test_an_interruption_is_passed_on_by_the_library_too() -> None:
    with (
        mock.patch.object(calling, "answer", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        app.answer(["-q", "list"], Output(), Messages())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("007", 7),
        ("1000000000", MOST),
        ("1000000001", None),
        ("0" * 5000, 0),
        ("9" * 5000, None),
        ("-1", None),
        ("1_0", None),
        ("٣", None),
        (" 1", None),
        ("1.0", None),
        ("", None),
    ],
)
def test_a_whole_number_is_spelled_in_digits(text: str, number: int | None) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    ("command", "key", "kind"),
    [
        ("list", "format_option", Format),
        ("list", "kind", Kind),
        ("list", "reading_option", Reading),
        ("list", "color", ColorChoice),
        ("cite", "style", Style),
    ],
)
def test_the_words_of_an_option_are_those_that_are_understood(
    command: str, key: str, kind: type[StrEnum]
) -> None:
    (option,) = (option for option in COMMANDS[command].options if option.key == key)
    assert option.takes == tuple(item.value for item in kind)


def test_the_formats_of_an_export_are_those_of_rows_that_are_not_drawn_and_sqlite() -> None:
    (option,) = (option for option in COMMANDS["export"].own if option.key == "fmt")
    rows = tuple(item.value for item in Format if item not in {Format.TABLE, Format.PLAIN})
    assert option.takes == (*rows, "sqlite")


def test_every_command_has_its_function_and_its_options_are_its_parameters() -> None:
    for command in COMMANDS.values():
        function = calling.function(command)
        keys = {option.key for option in (command.argument, *command.own) if option}
        names = function.__code__.co_varnames[: function.__code__.co_argcount]
        given = function.__kwdefaults__ or {}
        assert names == ("session",)
        assert set(given) == keys


def test_words_are_legible_without_utf_8_and_files_keep_their_names() -> None:
    typed = "人口".encode().decode("ascii", "surrogateescape")
    call = read_call(["search", typed, "\udcff", "--facts", typed], {})
    assert call is not None
    assert told(call) == ("search", {"query": ["人口", "\udcff"]}, {"facts": typed})

"""Every format gives back what it was given."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from fractions import Fraction
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
import ruamel.yaml
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from zhuzhou_facts.output.formats import MISREAD, Format, render
from zhuzhou_facts.output.rows import Cell, Records
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from collections.abc import Callable

# What some reader takes for something else, or for the end of a cell.
_TRAPS = (
    *("y", "no", "On", "NULL", "~", "true", "0o17", "017", "0x1F", "1e3", "1.5", "-1", "+.inf"),
    *(".nan", "08:30", "12:30:45", "1_000", "2018-11-14", "=", "<<", "-", "- a", "? a", "a: b"),
    *("a #b", "#b", "&a", "*a", "!t", "%x", "@x", "`x`", "[a]", "{a}", "'", '"', "''=1", "'=1"),
    *("=1+1", "＝1", " \t@x", "\r-1", "a;b", ",", "a,b", '"a"', "|", "\\", "\\|", "\\n", "\\t"),
    *("", " ", " a ", "a ", "\n", "\r", "\r\n", "\t", "a\n\nb\n", "---", "...", "\x85", "\u2028"),
    *("\ufeff", "\x00", "\x7f", "\x9b", "\u202e", "\U000e0001", "𠮷", "👩\u200d🔬", "\\U0001F600"),
    *("逾600亿元", "1+4+N", "null ", "e3", "<b>&amp;", "**b**", "~~s~~", "![a](b)", "[x]: /y"),
    *("</td>", "<script>", "&lt;", "&#60;", "_i_", "`c`", "``", "\\\\", "<https://a.b>", "# h"),
    *("- l", "1. n", "\x1b", ":-", "$x$", "\xa0", "--", "<!-- ", "]]>", "*"),
)
_TEXTS = st.sampled_from(_TRAPS) | st.text() | st.lists(st.sampled_from(_TRAPS)).map("".join)
_GRIDS = st.lists(st.tuples(_TEXTS, _TEXTS), max_size=5)

_CELLS = Records(
    ("key", "value", "low", "exact", "caption", "note", "tags"),
    (
        ("a", Fraction(657, 10), Fraction(4021450), 7, True, None, ("x", "y")),
        ("b", Fraction(-1, 3), Fraction(1, 10**7), 10**20, False, "", ()),
    ),
)


def _records(grid: list[tuple[str, str]]) -> Records:
    return Records(("first", "second"), tuple(grid))


_FIRST = (
    '{"key": "a", "value": 65.7, "low": 4021450, "exact": 7, "caption": true, '
    '"note": null, "tags": ["x", "y"]}'
)
_SECOND = (
    '{"key": "b", "value": -0.3333333333333333, "low": 1e-07, '
    '"exact": 100000000000000000000, "caption": false, "note": "", "tags": []}'
)
_CSV = (
    "key,value,low,exact,caption,note,tags\r\n"
    "a,65.7,4021450,7,true,,x;y\r\n"
    "b,-0.3333333333333333,0.0000001,100000000000000000000,false,,\r\n"
)
_PLAIN = (
    "a\t65.7\t4021450\t7\ttrue\t\tx;y\n"
    "b\t-0.3333333333333333\t0.0000001\t100000000000000000000\tfalse\t\t\n"
)
_YAML = """\
- key: a
  value: 65.7
  low: 4021450
  exact: 7
  caption: true
  note: null
  tags:
  - x
  - "y"
- key: b
  value: -0.3333333333333333
  low: 0.0000001
  exact: 100000000000000000000
  caption: false
  note: ""
  tags: []
"""
_MARKDOWN = """\
| key | value | low | exact | caption | note | tags |
| --- | ---: | ---: | ---: | --- | --- | --- |
| a | 65.7 | 4021450 | 7 | true |  | x;y |
| b | -0.3333333333333333 | 0.0000001 | 100000000000000000000 | false |  |  |
"""


@pytest.mark.parametrize(
    ("fmt", "expected", "empty"),
    [
        (Format.JSON, f"[\n  {_FIRST},\n  {_SECOND}\n]\n", "[]\n"),
        (Format.JSONL, f"{_FIRST}\n{_SECOND}\n", ""),
        (Format.CSV, _CSV, "a,b\r\n"),
        (Format.CSV_EXCEL, f"\ufeff{_CSV}", "\ufeffa,b\r\n"),
        (Format.TSV, f"key\tvalue\tlow\texact\tcaption\tnote\ttags\n{_PLAIN}", "a\tb\n"),
        (Format.PLAIN, _PLAIN, ""),
        (Format.YAML, _YAML, "[]\n"),
        (Format.MARKDOWN, _MARKDOWN, "| a | b |\n| --- | --- |\n"),
    ],
)
def test_cells_of_every_type_and_no_rows(fmt: Format, expected: str, empty: str) -> None:
    assert render(_CELLS, fmt) == expected
    assert render(Records(("a", "b"), ()), fmt) == empty


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction("0.1"), "0.1"),
        (Fraction("402.15"), "402.15"),
        (Fraction("78.17"), "78.17"),
        (Fraction("1.10"), "1.1"),
        (Fraction(60_000_000_000), "60000000000"),
        (Fraction(10**400), "1" + "0" * 400),
        (Fraction(2 * 10**400 + 1, 2), "1" + "0" * 400),  # beyond any float: the nearest integer
    ],
)
@pytest.mark.parametrize("fmt", [Format.JSON, Format.JSONL, Format.TSV, Format.CSV, Format.YAML])
def test_numbers_print_as_they_were_written(value: Fraction, written: str, fmt: Format) -> None:
    assert re.search(rf"\b{re.escape(written)}\b", render(Records(("n",), ((value,),)), fmt))


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4).map(Fraction))
def test_every_short_decimal_survives_json(value: Fraction) -> None:
    written = render(Records(("n",), ((value,),)), Format.JSON)
    assert json.loads(written, parse_float=Fraction)[0]["n"] == value


def test_json_escapes_what_a_terminal_would_obey() -> None:
    raw = "\x1b\x7f\x85\x9b\u202e\u2066\u2028\ufeff\ud800\U000e0001株"
    written = render(Records(("a",), ((raw,),)), Format.JSONL)
    assert written == (
        r'{"a": "\u001b\u007f\u0085\u009b\u202e\u2066\u2028\ufeff\ud800\udb40\udc01株"}' + "\n"
    )
    assert json.loads(written) == {"a": raw}


@pytest.mark.parametrize("fmt", sorted(set(Format) - {Format.TABLE, Format.HTML}))
def test_every_format_can_be_encoded(fmt: Format) -> None:
    odd = Records(("a", "b"), (("\ud800", ("x", "\udfff")),))
    assert r"\ud800" in render(odd, fmt, caption="\udc00").encode().decode().replace("\\\\", "\\")


def _from_csv(written: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written, newline=""), strict=True))


def _from_tsv(written: str) -> list[list[str]]:
    signs = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}
    lines = [line.split("\t") for line in written.split("\n")[:-1]]
    return [[re.sub(r"\\.", lambda m: signs[m[0]], cell) for cell in line] for line in lines]


def _from_yaml_1_2(written: str) -> Any:
    reader = ruamel.yaml.YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    return reader.load(written)


def _from_jsonl(written: str) -> list[Any]:
    lines = written.split("\n")[:-1]
    assert lines == written.splitlines()  # by any reader's notion of a line
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize(
    ("fmt", "read"),
    [
        (Format.JSON, json.loads),
        (Format.JSONL, _from_jsonl),
        (Format.CSV, _from_csv),
        (Format.TSV, _from_tsv),
        (Format.YAML, yaml.safe_load),
        (Format.YAML, _from_yaml_1_2),
    ],
)
@given(grid=_GRIDS)
def test_every_format_gives_back_what_it_was_given(
    fmt: Format, read: Callable[[str], Any], grid: list[tuple[str, str]]
) -> None:
    table = [["first", "second"], *map(list, grid)]
    expected = (
        table
        if fmt in {Format.CSV, Format.TSV}
        else [dict(zip(table[0], row, strict=True)) for row in grid]
    )
    assert read(render(_records(grid), fmt)) == expected


@given(_GRIDS)
def test_plain_is_tab_separated_without_a_header(grid: list[tuple[str, str]]) -> None:
    _, _, rows = render(_records(grid), Format.TSV).partition("\n")
    assert render(_records(grid), Format.PLAIN) == rows


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and re.fullmatch(MISREAD, cell[1:]) else cell


@given(_GRIDS)
@example([("=1", "'=1"), ("''=1", "' =1"), ("\t", "'\t")])
def test_csv_excel_round_trip_and_no_formula(grid: list[tuple[str, str]]) -> None:
    written = render(_records(grid), Format.CSV_EXCEL)
    assert written.startswith("\ufeff")
    _, *read = csv.reader(io.StringIO(written[1:], newline=""), strict=True)
    for cell in (cell for row in read for cell in row):
        assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r]", cell)
    assert [tuple(map(_unguarded, row)) for row in read] == grid


def test_csv_excel_guards_text_and_leaves_numbers() -> None:
    row: tuple[Cell, ...] = (Fraction(-7, 2), -1, "-1", ("=a", "b"), "a=b", "'a")
    written = render(Records(("n", "i", "t", "l", "x", "y"), (row,)), Format.CSV_EXCEL)
    assert written.splitlines()[1] == "-3.5,-1,'-1,'=a;b,a=b,'a"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1/3",
            "2018-06",
            "2018-11-14",
            "1/3/2018",
            "9:30",
            "1 1/2",
            "14.11.2018",
            "1e5",
            "12E-3",
        ),
        *("2018年6月", "5月", "3月3日", "June 2018", "5 May", "Sept. 9, 2018", "'1/3", " 1/3"),
        *("65.7%", "$79.7", "1,788", "007", "4.0", "617.50"),
    ],
)
def test_csv_excel_guards_dates_and_fractions(text: str) -> None:
    written = render(Records(("a",), ((text,),)), Format.CSV_EXCEL)
    assert written.splitlines()[1] == (f'"\'{text}"' if "," in text else f"'{text}")


@pytest.mark.parametrize(
    "text",
    ["2017", "4.02", "402.15万人", "8英寸", "1978..2017", "2012-11/..", "May", "maybe", "''", "年"],
)
def test_csv_excel_leaves_what_is_not_misread(text: str) -> None:
    assert render(Records(("a",), ((text,),)), Format.CSV_EXCEL).splitlines()[1] == text


@given(_TEXTS)
def test_yaml_keys_are_strings_too(name: str) -> None:
    assert yaml.safe_load(render(Records((name,), (("x",),)), Format.YAML)) == [{name: "x"}]


def test_yaml_quotes_what_is_ambiguous_and_nothing_folds() -> None:
    long = "a word " * 100 + "end"
    written = render(Records(("a", "b"), (("no", long), ("𠮷 逾600亿元", "08:30"))), Format.YAML)
    assert written == f'- a: "no"\n  b: {long}\n- a: "𠮷 逾600亿元"\n  b: "08:30"\n'


def test_yaml_has_no_anchors_and_hides_nothing() -> None:
    shared = ("x-1", "x-2")
    rows = ((shared, "\u202e\U000e0001\\"), (shared, "y"))
    written = render(Records(("tags", "text"), rows), Format.YAML)
    assert "&" not in written
    assert r'"\u202e\U000e0001\\"' in written


@given(_GRIDS)
def test_markdown_shows_every_cell_as_it_is(grid: list[tuple[str, str]]) -> None:
    written = render(_records(grid), Format.MARKDOWN)
    engine = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = engine.render(written)
    cells = re.findall(r"<(t[hd])(?: [^>]*)?>(.*?)</\1>", page, re.DOTALL)
    shown = [unescape(cell.replace("<br>", "\n")) for _, cell in cells]
    expected = ["first", "second", *(_spelt(cell) for row in grid for cell in row)]
    assert list(map(_squeezed, shown)) == list(map(_squeezed, expected))
    assert set(re.findall(r"<(\w+)", page)) <= {"table", "thead", "tbody", "tr", "th", "td", "br"}


def _spelt(text: str) -> str:
    """Spell out what a person sees of a text in a document."""
    return " ".join(map(safe, re.split(r"[\r\n\t]", text)))


def _squeezed(text: str) -> str:
    """Leave out white space, which Markdown readers trim and join as they like."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Zs")


def test_markdown_escapes_signs_and_has_a_caption() -> None:
    cell = "a|b\\ <i> & *x* _y_ [z] `w` ~v~\nnext"
    written = render(Records(("c",), ((cell,),)), Format.MARKDOWN, caption="All *facts*")
    assert written == (
        "**All \\*facts\\***\n\n| c |\n| --- |\n"
        "| a\\|b\\\\ \\<i> \\& \\*x\\* \\_y\\_ \\[z\\] \\`w\\` \\~v\\~<br>next |\n"
    )

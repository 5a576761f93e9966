"""Pictures hold every word, are well-formed whatever the words are, and ask for nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuzhou_facts.output.measure import fold, width
from zhuzhou_facts.output.page import as_page
from zhuzhou_facts.output.picture import Frame, as_svg
from zhuzhou_facts.output.shapes import Bar, Card, Chart, Column, Grid, Terms, Tile, Tiles
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from project import Ran

SVG = "{http://www.w3.org/2000/svg}"
TRAPS = st.sampled_from(
    ("<b>&amp;", "]]>", "<!--", "\x00", "\x1b[1m", "\ufffe", "\uffff", "\ud800", "\u202e", "'\"")
)
TEXTS = st.text(max_size=30) | TRAPS | st.lists(TRAPS | st.text(max_size=4)).map("".join)
COMMANDS = (
    (),
    ("themes",),
    ("list", "city", "--derived"),
    ("show", "resident-population", "foreign-trade"),
    ("get", "resident-population"),
    ("search", "107"),
    ("compare", "--all"),
    ("audit",),
)


def _words(picture: str) -> str:
    """Return what a picture shows, without the spaces at which lines are folded."""
    root = ET.fromstring(picture)  # noqa: S314 - our own document
    return "".join("".join((item.text or "").split()) for item in root.iter(f"{SVG}text"))


def _bare(*words: str) -> str:
    """Return words as XML can hold them, without spaces."""
    hidden = {"\ufffe": "\\ufffe", "\uffff": "\\uffff"}
    shown = "".join(safe(word, keep_layout=True) for word in words)
    return "".join("".join(hidden.get(sign, sign) for sign in shown).split())


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(["zh", "en", "both"]))
def test_a_picture_of_any_words_parses_and_has_them_all(
    one: str, two: str, three: str, lang: str
) -> None:
    grid = Grid((Column("a"), Column("b", "number")), (one, (two, three)), "note")
    card = Card(one, two, (three,), ((one, two),), three)
    shown = _words(as_svg([grid, card], Frame("t", "s", lang)))
    wanted = _bare("t", "a", "b", one)
    assert shown.startswith(wanted)
    assert sorted(shown) == sorted(_bare("tabnotes", one * 3, two * 3, three * 3))


@given(st.text(max_size=60), st.floats(40, 400))
def test_folding_loses_nothing_and_keeps_to_the_room(words: str, room: float) -> None:
    lines = fold(words, room, 14)
    assert "".join("".join(lines).split()) == "".join(safe(words, keep_layout=True).split())
    assert all(width(line, 14) <= room or len(line) == 1 for line in lines)


def test_chinese_folds_anywhere_but_before_a_closing_sign() -> None:
    # Four signs of 10 pixels: the comma would begin the second line, and takes its sign along.
    assert fold("株洲改革，开放", 40, 10) == ["株洲改", "革，开放"]


def test_words_stay_whole() -> None:
    assert fold("resident population", 100, 14) == ["resident", "population"]


def test_nothing_measures_less_than_common_fonts_need() -> None:
    # Advances of DejaVu Sans, the widest of the usual faces, in ems: figures, m, W, a, i, %, ≈.
    advances = {"0": 0.636, "m": 0.974, "W": 0.989, "a": 0.613, "i": 0.278, "%": 0.95, "≈": 0.838}
    for sign, advance in advances.items():
        assert width(sign, 1) >= advance
    assert width("株洲", 14) == 28


def test_tiles_and_terms_are_shown_too() -> None:
    tiles = Tiles("T", (Tile("k", "words", "12"),))
    assert _words(as_svg([tiles, Terms("U", (("term", "sense"),))], Frame("f", "s", "en"))) == (
        "fTkwords12Utermsenses"
    )


def test_bars_are_drawn_to_scale() -> None:
    chart = Chart("c", (Bar(1.0), Bar(0.5, falls=True, more=True)), "legend")
    svg = as_svg([Grid((Column("a"),), (("x",), ("y",)), "", chart)], Frame("f", "s", "en"))
    root = ET.fromstring(svg)  # noqa: S314 - our own document
    boxes = {str(box.get("class")): box for box in root.iter(f"{SVG}rect")}
    assert float(boxes["rise"].get("width", 0)) == 2 * float(boxes["fall"].get("width", 0))


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_that_draws_saves_both_kinds(
    run: Callable[..., Ran], tmp_path: Path, command: tuple[str, ...], lang: str
) -> None:
    for ending in ("svg", "html"):
        path = tmp_path / f"picture.{ending}"
        ran = run(*command, "-L", lang, "--save", str(path))
        assert (ran.code, ran.out) == (0, "")
        text = path.read_text(encoding="utf-8")
        code = "en" if lang == "en" else "zh-Hans"
        assert f'lang="{code}"' in text
        assert "2018-11-14" in text
        # The name of the SVG format is the only address, and nothing is loaded or run.
        assert set(re.findall(r"https?://[^\"]*", text)) <= {"http://www.w3.org/2000/svg"}
        assert not re.search(r"<script|<link|<img|@import|url\(|@font-face", text)
        if ending == "svg":
            root = ET.fromstring(text)  # noqa: S314 - our own document
            assert root.get("role") == "img"
            assert root.findtext(f"{SVG}title")
            assert root.findtext(f"{SVG}desc")


@pytest.mark.parametrize("name", ["x.png", "x", ".svg", "x.svg.gz"])
def test_an_unknown_ending_is_a_wrong_call(run: Callable[..., Ran], name: str) -> None:
    ran = run("themes", "--save", name)
    assert ran.code == 2
    assert ".svg" in ran.err
    assert ".html" in ran.err


@pytest.mark.parametrize("other", [("--json",), ("-f", "csv"), ("-o", "y.csv")])
def test_a_picture_goes_with_no_other_output(
    run: Callable[..., Ran], tmp_path: Path, other: tuple[str, ...]
) -> None:
    path = tmp_path / "x.svg"
    assert run("themes", "--save", str(path), *other).code == 2
    assert not path.exists()


def test_what_draws_nothing_saves_nothing(run: Callable[..., Ran], tmp_path: Path) -> None:
    path = str(tmp_path / "x.svg")
    assert run("get", "resident-population", "--value", "--save", path).code == 2
    assert run("--save", path, "schema").code == 2


def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    from zhuzhou_facts import cli
    from zhuzhou_facts.errors import OutputError

    with pytest.raises(OutputError):
        cli.run(["themes", "--save", str(tmp_path / "no" / "x.svg")])


def test_a_page_names_the_language_of_what_is_not_in_its_own() -> None:
    card = Card("Ceramics", "逾600亿元")
    page = as_page([card], Frame("Facts", "来源", "en"))
    assert '<html lang="en">' in page
    assert '<span lang="zh-Hans">逾</span>600<span lang="zh-Hans">亿元</span>' in page
    assert "<span" not in as_page([card], Frame("事实", "来源", "zh"))
    both = as_page([Card("常住人口 resident population")], Frame("t", "s", "both"))
    assert '常住人口 <span lang="en">resident population</span>' in both


def test_a_page_has_real_tables() -> None:
    grid = Grid((Column("Key", "key"), Column("N", "number")), ("Theme", ("k", "1")), "note")
    page = as_page([grid], Frame("Title", "s", "en"))
    assert "<caption>Title</caption>" in page
    assert '<th scope="col" class="key">Key</th>' in page
    assert '<th scope="rowgroup" colspan="2">Theme</th>' in page
    assert '<th scope="row" class="key">k</th><td class="number">1</td>' in page

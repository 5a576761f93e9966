"""Tables and cards: folded where they must be, never cut, and nothing in them moves the cursor."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from zhuzhou_facts.output.table import (
    NARROW,
    Bar,
    Canvas,
    Card,
    Chart,
    Column,
    Grid,
    Picture,
)
from zhuzhou_facts.streams.safety import safe

WIDTHS = (20, 40, 60, 80, 100, 120, 200)
_TRAPS = (
    *("[b]", "[/]", "[/b]", "[link=x]", ":smile:", "\x1b[31m", "\x9b31m", "\x07", "\x00", "\x7f"),
    *("\u202e", "\u2066", "\ufeff", "\u200b", "\u2028", "\ud800", "\r", "\t", "{x}", "%s", "\\"),
    *(
        "常住人口",
        "402.15万人",
        "株洲市",
        "，。（）",
        "Zhuzhou",
        "a-very-long-identifier-of-a-fact",
    ),
    *("é", "𠮷", "👩\u200d🔬", "x" * 90, "一" * 70, "(277万–298万)", "≈2.87 million", "…", " "),
)
_TEXTS = st.lists(st.sampled_from(_TRAPS), max_size=5).map("".join) | st.text(max_size=40)
_KEYS = st.from_regex(r"[a-z0-9-]{1,24}(@[0-9]{4})?", fullmatch=True)
_FRAME = re.compile(r"[─\-\s]")


def drawn(picture: Picture, width: int = 80, *, ascii_: bool = False) -> str:
    return Canvas(width=width, ascii=ascii_).draw([picture])


def bare(text: str) -> str:
    """Return the text without white space and frame."""
    return _FRAME.sub("", text)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    rows: list[tuple[str | tuple[str, str], ...] | str] = []
    for _ in range(draw(st.integers(0, 4))):
        if draw(st.booleans()):
            rows.append(draw(_TEXTS))
        number: str | tuple[str, str] = draw(_TEXTS | st.tuples(_TEXTS, _TEXTS))
        rows.append((draw(_KEYS), number, draw(_TEXTS)))
    columns = (Column("键", "key"), Column("Figure", "number"), Column(draw(_TEXTS), "text"))
    bars = st.none() | st.builds(Bar, st.floats(0.01, 1), st.booleans(), st.booleans())
    charted = tuple(draw(bars) for _ in rows)
    chart = draw(st.none() | st.just(Chart("Times", charted, "what the bars show")))
    return Grid(columns, tuple(rows), draw(_TEXTS), chart)


def signs(words: str) -> dict[str, int]:
    """Return how often each sign occurs that may not get lost."""
    text = bare(safe(words, keep_layout=True))
    return {sign: text.count(sign) for sign in set(text)}


@given(grids(), st.sampled_from(WIDTHS), st.booleans())
@example(Grid((Column("键", "key"),), (("x" * 90,),)), 60, False)  # noqa: FBT003 - not by name
@example(  # a control character is wider as an escape than in itself
    Grid((Column("键", "key"), Column("Figure", "number"), Column("")), (("0", "", "\x07"),)),
    60,
    False,  # noqa: FBT003 - not by name
)
def test_a_table_loses_nothing_and_keeps_to_its_width(
    grid: Grid,
    width: int,
    ascii_: bool,  # noqa: FBT001 - hypothesis passes it
) -> None:
    text = drawn(grid, width, ascii_=ascii_)
    assert max(map(cell_len, text.split("\n"))) <= width
    words = grid.caption
    for row in grid.rows:
        cells = [row] if isinstance(row, str) else row
        words += "".join(cell if isinstance(cell, str) else "".join(cell) for cell in cells)
    found = bare(text)
    for sign, count in signs(words).items():
        assert found.count(sign) >= count, sign


@given(
    st.builds(
        Card,
        title=_TEXTS,
        subtitle=_TEXTS,
        paragraphs=st.lists(_TEXTS, max_size=2).map(tuple),
        lines=st.lists(st.tuples(_TEXTS, _TEXTS), max_size=3).map(tuple),
    ),
    st.sampled_from(WIDTHS),
)
def test_a_card_loses_nothing_and_keeps_to_its_width(card: Card, width: int) -> None:
    text = drawn(card, width)
    assert max(map(cell_len, text.split("\n"))) <= width
    parts = [
        card.title,
        card.subtitle,
        *card.paragraphs,
        *(word for it in card.lines for word in it),
    ]
    for sign, count in signs("".join(parts)).items():
        assert bare(text).count(sign) >= count, sign


@pytest.mark.parametrize("width", WIDTHS)
def test_each_cell_of_a_plain_table_can_be_read_whole(width: int) -> None:
    """Folded or not, the signs of a cell stand in their order within its column or line."""
    cells = ("常住人口与城镇化率的说明", "≈287万人", "permanent residents of the whole city")
    grid = Grid((Column("名称"), Column("1978", "number"), Column("Note")), (cells,))
    lines = drawn(grid, width).split("\n")
    # Columns are parted by three blanks at least; what stands in one is joined again.
    if width < NARROW:
        text = bare("".join(lines))
        assert all(bare(cell) in text for cell in cells)
    else:
        (place,) = (i for i, line in enumerate(lines) if line.startswith("─"))
        columns: dict[int, str] = {}
        for line in lines[place + 1 :]:
            for i, part in enumerate(re.split(r" {3,}", line)):
                columns[i] = columns.get(i, "") + bare(part)
        assert columns[0].startswith(bare(cells[0]))


HOSTILE = (
    ("[b]bold[/b]", "[b]bold[/b]"),
    ("[/]", "[/]"),
    (":smile:", ":smile:"),
    ("\x1b[31mred", r"\x1b[31mred"),
    ("\x9b31m", r"\x9b31m"),
    ("a\u202eb", r"a\u202eb"),
    ("bell\x07", r"bell\x07"),
    ("nul\x00", r"nul\x00"),
    ("half\ud800", r"half\ud800"),
    ("https://example.org", "https://example.org"),
)


@pytest.mark.parametrize(("data", "shown"), HOSTILE)
@pytest.mark.parametrize("width", [40, 80])
def test_data_is_never_markup_and_never_moves_the_cursor(data: str, shown: str, width: int) -> None:
    columns = (Column(data), Column("n", "number"))
    for picture in (
        Grid(
            columns, (data, (data, "1"), ("x", (data, data))), data, Chart(data, (None,) * 3, data)
        ),
        Card(data, data, (data,), ((data, data),)),
    ):
        text = drawn(picture, width)
        assert shown in text
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ud800]", text)
        coloured = Canvas(width=width, color=True).draw([picture])
        # The canvas' own colours are all that a terminal obeys.
        assert set(re.findall("\x1b[^m]*m", coloured)) <= {"\x1b[0m", "\x1b[1m", "\x1b[2m"}
        assert re.sub("\x1b[^m]*m", "", coloured).replace(" ", "") == text.replace(" ", "")


SIDE_BY_SIDE = Grid(
    (Column("名称"), Column("数值", "number"), Column("说明")),
    (
        "城市",
        ("常住人口", "402.15万人", "2017年"),
        ("城镇化率", "65.7%", ""),
        "A title longer than the first column",
        ("x", ("2016", "238 km²"), "y"),
    ),
    "note",
)


def test_columns_stand_under_their_headings_in_cells_of_the_right_width() -> None:
    # A Chinese sign takes two columns: 8 for the names, 13 for “2016: 238 km²”, 6 for “2017年”,
    # and 3 between each; numbers end at one place, and a title runs over all columns.
    assert drawn(SIDE_BY_SIDE, 60).split("\n") == [
        "名称                數值   说明".replace("數", "数"),
        "─" * 33,
        "城市",
        "常住人口      402.15万人   2017年",
        "城镇化率           65.7%",
        "",
        "A title longer than the first column",
        "x          2016: 238 km²   y",
        "note",
        "",
    ]


def test_a_narrow_table_is_a_list_and_an_empty_cell_is_left_out() -> None:
    assert drawn(SIDE_BY_SIDE, 59) == (
        "城市\n常住人口\n  数值: 402.15万人\n  说明: 2017年\n城镇化率\n  数值: 65.7%\n"
        "A title longer than the first column\nx\n  2016: 238 km²\n  说明: y\nnote\n"
    )


def test_lines_of_a_cell_are_parted_by_semicolons_in_a_list() -> None:
    grid = Grid((Column("a"), Column("b", "number")), (("x", "≈2\n(1–3)\nup 1"),))
    assert drawn(grid, 40) == "x\n  b: ≈2 (1–3); up 1\n"


def test_a_key_and_a_number_stay_in_one_piece_where_words_fold() -> None:
    key, number = "a-key-of-more-than-thirty-columns@2017", "(4.646亿–4.660亿)"
    grid = Grid(
        (Column("Key", "key"), Column("Text"), Column("Number", "number")),
        ((key, "人口" * 20, number),),
    )
    for width in range(73, 100):
        text = drawn(grid, width)
        assert key in text
        assert number in text
        assert text.count("\n") < 6 or "  Text: " not in text


def test_a_number_stays_beside_the_word_for_its_size_where_there_is_room_for_that() -> None:
    grid = Grid(
        (Column("Key", "key"), Column("Name"), Column("n", "number"), Column("m", "number")),
        (("k" * 15, "人口" * 20, "4.0215 million people", "123456789 123456789 12345"),),
    )
    # The columns at their narrowest, and what parts them, take 52: 8 are left, and 7 are lacking
    # for the one number, 16 for the other.
    text = drawn(grid, 60)
    assert "4.0215 million" in text
    assert "million people" not in text


def test_a_word_of_letters_is_broken_only_where_it_is_very_long() -> None:
    words = "administrative approval items"
    grid = Grid((Column("Name"), Column("n", "number")), ((words, "1" * 40),))
    assert "administrative" in drawn(grid, 60)
    long = Grid((Column("Name"), Column("n", "number")), (("x" * 60, "1" * 30),))
    assert bare(drawn(long, 60)).count("x") == 60


def test_a_table_without_rows_has_its_headings() -> None:
    assert drawn(Grid((Column("a"), Column("b")), ())) == "a   b\n─────\n"


def test_pictures_are_parted_by_an_empty_line() -> None:
    assert Canvas().draw([Card("a"), Card("b")]) == "a\n\nb\n"
    assert Canvas().draw([]) == ""


def test_ascii_draws_lines_and_bars_in_ascii() -> None:
    chart = Chart("r", (Bar(1), Bar(0.5, falls=True), Bar(0.25, more=True)), "█ ━ …")
    grid = Grid((Column("a"),), (("x",), ("y",), ("z",)), "", chart)
    text = drawn(grid, 80, ascii_=True)
    assert text.isascii()
    # The longest leaves room for the sign that ends a bound: 24 columns less three.
    assert text.split("\n")[2:] == [
        f"x   {'#' * 21}",
        f"y   {'-' * 10}",
        "z   #####...",
        "# - ...",
        "",
    ]


CHARTED = Grid(
    (Column("name"), Column("n", "number")),
    (("x", "1" * 30), "title", ("y", "2"), ("z", "3")),
    "note",
    Chart("times", (Bar(1), None, Bar(0.001, falls=True, more=True), None), "legend"),
)


def test_bars_stand_beside_their_rows_in_signs_of_gbk() -> None:
    text = drawn(CHARTED, 80)
    lines = text.split("\n")
    assert lines[0].endswith("   times")
    assert lines[2].endswith(f"   {'█' * 23}")
    # However short, a bar is seen.
    assert lines[5].endswith("   ━…")
    assert lines[6].endswith("3")
    assert lines[-3:] == ["note", "legend", ""]
    assert text.encode("gbk")


def test_bars_are_left_out_where_there_is_no_room_and_data_never() -> None:
    drawn_at = {width: drawn(CHARTED, width) for width in range(20, 100)}
    for width, text in drawn_at.items():
        assert ("legend" in text) == ("█" in text) == (width >= NARROW)
        assert "1" * 30 in text or width < NARROW
    # Twenty-four columns of bars and three before them leave a name and a number as they are.
    wide = Grid(CHARTED.columns, (("x", "1" * 45),), "", Chart("t", (Bar(1),), "legend"))
    assert "█" not in drawn(wide, 60)
    assert "█" in drawn(wide, 75)

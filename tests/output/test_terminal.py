"""Tables on a terminal: what runs on, what folds, what goes when it is narrow; nothing is cut."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from zhuzhou_facts.figures.query import items
from zhuzhou_facts.output import shapes
from zhuzhou_facts.output.folding import width
from zhuzhou_facts.output.presenter import Presenter
from zhuzhou_facts.output.screens.listing import list_screen
from zhuzhou_facts.output.shapes import Card, Cell, Column, Entry, Group, Lines, Listing, Row, both
from zhuzhou_facts.output.terminal import STYLES, draw, waiting
from zhuzhou_facts.quantity import Reading

if TYPE_CHECKING:
    from zhuzhou_facts.output.shapes import Shape, Style
    from zhuzhou_facts.records import FactBase

LISTED = (
    Column("Name"),
    Column("Figure or statement"),
    Column("Time"),
    Column("¶", shown_from=70),
    Column("Key", shown_from=110, is_key=True),
)


def row(
    name: str, content: str, when: str = "", key: str = "k", *, notes: tuple[str, ...] = ()
) -> Row:
    style: Style = "statement" if content.endswith(".") else ""
    return Row((Cell(name), Cell(content, style), Cell(when), Cell("1"), Cell(key)), notes=notes)


ROWS = (
    row("built-up area", "238 km²", "2016", "built-up-area@2016"),
    row("length of urban ring roads", "33.4 km", "2017", "ring-road-length@2017"),
    row("a name that has no room beside its figure", "1,234,567 enterprises", "2017"),
    row("trams", "=80 bridges", "2017", notes=("= 107座 - 7座 - 20座",)),
    row(
        "new-type urbanisation", "Zhuzhou vigorously promotes a new type of urbanisation.", "", "u"
    ),
    row("conversion of the county of Zhuzhou into an urban district", "In June it became one.", ""),
)
LISTING = Listing(LISTED, (Group(ROWS, Cell("City  §2  6 facts", "title")),))


def lines(*shapes: Shape, room: int) -> list[str]:
    return draw(shapes, room=room).splitlines()


def test_a_listing_at_60_columns() -> None:
    assert lines(LISTING, room=60) == [
        "Name                      Figure or statement           Time",
        "────────────────────────────────────────────────────────────",
        "City  §2  6 facts",
        "built-up area             238 km²                       2016",
        "length of urban ring roads  33.4 km                     2017",
        "a name that has no room   1,234,567 enterprises         2017",
        "  beside its figure",
        "trams                     =80 bridges                   2017",
        "  = 107座 - 7座 - 20座",
        "new-type urbanisation     Zhuzhou vigorously promotes a new…",
        "conversion of the county of Zhuzhou into an urban district",
    ]


def test_places_are_shown_from_70_columns_and_keys_from_110() -> None:
    for room, heads in ((69, 3), (70, 4), (109, 4), (110, 5)):
        head = lines(LISTING, room=room)[0]
        assert len(head.replace("Figure or statement", "Figure").split()) == heads


def test_keys_are_left_out_where_more_than_one_in_ten_is_long() -> None:
    long = "a-key-that-is-much-longer-than-three-tenths-of-the-line"
    many = tuple(row("n", "1 km", "2017", long if i % 5 else "k") for i in range(10))
    assert "Key" not in lines(Listing(LISTED, (Group(many),)), room=120)[0]
    one = tuple(row("n", "1 km", "2017", long if i == 5 else "k") for i in range(10))
    drawn = lines(Listing(LISTED, (Group(one),)), room=120)
    assert "Key" in drawn[0]
    # It stands alone, flush right.
    assert long.rjust(120) in drawn


def test_under_60_columns_rows_are_stacked() -> None:
    assert lines(LISTING, room=40)[:7] == [
        "City  §2  6 facts",
        "built-up area",
        "  238 km²",
        "  2016 · 1",
        "  built-up-area@2016",
        "length of urban ring roads",
        "  33.4 km",
    ]


def test_figures_of_one_unit_stand_to_the_right_and_the_table_is_no_wider_than_it_needs() -> None:
    columns = (Column("Name"), Column("Figure", to_right=True), Column("Time"))
    rows = tuple(
        Row((Cell(name), Cell(number), Cell("2017")))
        for name, number in (("a", "9 km"), ("b", "1,653 km"))
    )
    assert lines(Listing(columns, (Group(rows),)), room=100) == [
        "Name                Figure  Time",
        "────────────────────────────────",
        "a                     9 km  2017",
        "b                 1,653 km  2017",
    ]


def number_row(words: tuple[str, ...], below: tuple[str, ...], unit: str, mark: str = "") -> Row:
    name = Cell(words[0], mark=mark, below=below[0])
    numbers = (
        Cell(word.rstrip("*"), mark="*" * word.count("*"), below=bounds)
        for word, bounds in zip(words[1:], below[1:], strict=True)
    )
    return Row((name, *numbers), unit=f" ({unit})", with_unit=f"{unit}; {below[0]}")


COMPARED = shapes.Numbers(
    (*map(Column, ("Name", "1978", "2017", "Change")), Column("A year", shown_from=72)),
    (
        number_row(
            ("built-up area", "<47.7", "238*", "over 5 times", ">4.3%"),
            ("up >190", "", "", "", ""),
            "km²",
        ),
        number_row(
            ("agricultural value added", "≈0.4653", "20.66", "44.4 times", "≈10.21%"),
            ("up 20.189–20.201", "0.4646–0.4660", "", "44.35–44.45", "10.21–10.22"),
            "billion yuan",
            " [2]",
        ),
    ),
)


def test_numbers_stand_to_the_right_over_their_bounds() -> None:
    assert lines(COMPARED, room=72) == [
        "Name                             1978   2017         Change       A year",
        "────────────────────────────────────────────────────────────────────────",
        "built-up area (km²)             <47.7    238*  over 5 times        >4.3%",
        "  up >190",
        "agricultural value added [2]  ≈0.4653  20.66     44.4 times      ≈10.21%",
        "  billion yuan; up      0.4646–0.4660           44.35–44.45  10.21–10.22",
        "  20.189–20.201",
    ]


def test_growth_a_year_goes_first_where_it_is_narrow() -> None:
    assert lines(COMPARED, room=60)[0].split() == ["Name", "1978", "2017", "Change"]
    assert lines(COMPARED, room=40)[:3] == [
        "built-up area (km²)",
        "  1978    <47.7",
        "  2017    238*",
    ]


def test_fields_are_folded_and_never_cut() -> None:
    table = shapes.Fields(
        ("id", "note"), (("resident-population", "one two three four five six seven"),)
    )
    assert lines(table, room=40) == [
        "id                   note",
        "────────────────────────────────────────",
        "resident-population  one two three four",
        "                     five six seven",
    ]
    assert lines(table, room=20)[:2] == ["id:", "resident-population"]


def test_a_card_has_its_labels_beside_or_above_its_lines() -> None:
    card = Card(
        "population",
        "City · indicator",
        "It grew.",
        ((Entry("1978", Cell("≈2.87 million", "computed"), " = a ÷ b", "bounds 2.77–2.98"),),),
    )
    assert lines(card, room=60) == [
        "population",
        "City · indicator",
        "",
        "It grew.",
        "",
        "1978  ≈2.87 million = a ÷ b",
        "      bounds 2.77–2.98",
    ]
    narrow = card._replace(groups=((Entry("a very long label", Cell("x")),),))
    assert lines(narrow, room=30)[-2:] == ["a very long label", "  x"]


def test_lines_of_commands_stand_above_what_has_no_room_beside_them() -> None:
    steps = Card("", groups=((Entry("  zzf list a-long-theme", Cell("the facts of it")),),))
    assert lines(steps, room=60) == ["  zzf list a-long-theme  the facts of it"]
    assert lines(steps, room=30) == ["  zzf list a-long-theme", "    the facts of it"]


def test_an_excerpt_marks_the_number_by_display_width() -> None:
    found = shapes.Excerpt(
        "d.txt:3:9: digits", "3", "全市有重要桥梁", Cell("170座", "wrong"), "。", (("→", "107座"),)
    )
    assert lines(found, room=60) == [
        "d.txt:3:9: digits",
        "  3 │ 全市有重要桥梁170座。",
        "    │               ^^^^^",
        "    → 107座",
    ]


def test_tiles_run_down_the_columns() -> None:
    tiles = shapes.Tiles((("a", "First", "1"), ("b", "Second", "20"), ("c", "Third", "3")))
    assert lines(tiles, room=26) == ["a First   1  c Third   3", "b Second 20"]
    assert lines(tiles, room=23) == ["a First   1", "b Second 20", "c Third   3"]


def test_styles_are_written_where_colour_is_asked_for_and_data_is_never_markup() -> None:
    shape = (Lines((Cell("x", "computed"),)),)
    assert draw(shape, room=60) == "x\n"
    assert draw(shape, room=60, color=True) == "\x1b[1;35mx\x1b[0m\n"
    assert not {"yellow", "blue", "black", "bright"} & set(" ".join(STYLES.values()).split())
    data = (Lines((Cell("[b]:smile: \x1b[31m"),)),)
    assert draw(data, room=60) == "[b]:smile: \\x1b[31m\n"


def test_words_are_spelt_before_they_are_laid_out() -> None:
    text = draw((COMPARED,), room=80, spell=lambda words: words.replace("≈", "about "))
    assert "about 0.4653  20.66" in text
    assert len(set(map(len, text.splitlines()[1:2]))) == 1


def test_two_languages_stand_side_by_side_and_tables_of_numbers_below_each_other() -> None:
    zh, en = (Lines((Cell("人口", "title"),)),), (Lines((Cell("people", "title"),)),)
    assert both(zh, en) == (Lines((Cell("人口 / people", "title"),)),)
    assert both((COMPARED,), (COMPARED,)) == (COMPARED, COMPARED)


def test_a_language_may_have_more_lines_and_other_terms_than_another() -> None:
    columns = (Column("名称"),)
    zh = Row((Cell("桥", below="一"),), notes=("一", "二"), terms=("桥",))
    en = Row((Cell("bridge"),), notes=("one",), terms=("bridge", "桥"))
    screens = [(Listing(columns, (Group((row,)),)),) for row in (zh, en)]
    row = Row((Cell("桥 / bridge", below="一"),), ("一 / one", "二"), terms=("桥", "bridge"))
    assert both(*screens) == (Listing(columns, (Group((row,)),)),)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("room", [30, 60, 80, 120])
def test_no_figure_name_or_line_is_cut(base: FactBase, lang: str, room: int) -> None:
    presenter = Presenter(base, lang, None, Reading.STRICT)
    found = list(items(base, Reading.STRICT, derived=True))
    text = draw(list_screen(presenter, found), room=room)
    for line in text.splitlines():
        assert width(line) <= room or " " not in line.strip()
    squeezed = "".join(text.split())
    for item in found:
        for words in (presenter.item(item), presenter.derivation(item)):
            assert "".join(words.split()) in squeezed


def test_a_bar_names_what_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: True)
    with waiting("[b]copy.txt", stream):
        pass
    assert "[b]copy.txt" in stream.getvalue()


@pytest.mark.parametrize(
    ("content", "drawn"),
    [
        ("4.0215 million people", ["4.0215 million people  2017"]),
        ("53.72 million US dollars or more", ["53.72 million US dollars or more", "2017"]),
    ],
)
def test_a_time_moves_behind_a_long_figure_while_its_column_has_room(
    content: str, drawn: list[str]
) -> None:
    usual = tuple(row(f"names of some length {i}", "1,234 people", "1978 → 2017") for i in range(9))
    listing = Listing(LISTED, (Group((*usual, row("resident population", content, "2017"))),))
    first, *rest = drawn
    expected = [f"resident population     {first}", *(" " * 49 + each for each in rest)]
    assert lines(listing, room=60)[11:] == expected

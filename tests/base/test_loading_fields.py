"""Every field of the file arrives in the records, in one language or in the other."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from typing import TYPE_CHECKING

from loading_toys import problems
from project import ROOT

from zhuzhou_facts.base import loading
from zhuzhou_facts.records import (
    TIME_LABELS,
    UNITS,
    Aliases,
    Author,
    Change,
    ChangeKind,
    Derived,
    Fact,
    Figure,
    Hedge,
    Kind,
    Layout,
    Locator,
    Relation,
    RelationKind,
    Side,
    Source,
    SourceKind,
    Text,
    Theme,
    TimeLabel,
    Unit,
    labels_of,
    units_of,
)

if TYPE_CHECKING:
    from pathlib import Path

PATH = ROOT / "tests" / "data" / "bases" / "every_field.yaml"
ENGLISH = PATH.read_text(encoding="utf-8")


def test_every_field_arrives() -> None:
    base = loading.load(PATH)
    assert (base.format, base.version, base.languages) == (1, "2.10", ("en",))
    assert base.path == str(PATH)
    assert base.digest == hashlib.sha256(PATH.read_bytes()).hexdigest()
    assert base.source == Source(
        title=Text(en="Port Aldous: A Harbour Grows"),
        kind=SourceKind.REPORT,
        language="en",
        authors=(Author(family="Ferris", given="Ann B."), Author(name="Harbour Board")),
        container=Text(en="Papers"),
        publisher=Text(en="The Board"),
        place=Text(en="Port Aldous"),
        issued="2021-05",
        accessed="2022-01-31",
        url="https://courier.example/harbour",
        number="17",
        pages="3-9",
        origin=Text(en="Wire"),
        note=Text(en="A remark."),
        layout=Layout(
            section="*",
            section_starts=("Part",),
            headings=1,
            captions=("Photo:",),
            furniture=("Share",),
            closing=("Source",),
        ),
    )
    assert base.themes == (
        Theme(
            id="works",
            section=1,
            paragraphs=3,
            name=Text(en="Works"),
            short=Text(en="W"),
            heading=Text(en="The Works"),
        ),
    )
    assert base.units == {"GBP": Unit(en="pound", plural="pounds", written=("£",), money=True)}
    assert base.times == {
        "opening": TimeLabel(en="at the opening", side=Side.EARLY, written=("when it opened",))
    }
    assert base.facts[0] == Fact(
        id="berths",
        theme="works",
        kind=Kind.INDICATOR,
        name=Text(en="berths"),
        statement=Text(en="There are some 15 berths."),
        at=Locator(section=1, paragraph=2, caption=True),
        written="some 15 berths",
        figures=(
            Figure(
                when="2020",
                value=Fraction(15),
                unit="count",
                hedge=Hedge.ABOUT,
                written="some 15 berths",
            ),
        ),
        changes=(
            Change(
                kind=ChangeKind.GROWTH,
                from_="opening",
                to="2020",
                value=Fraction(1, 2),
                written="0.5 times",
                down=True,
            ),
        ),
        counter=Text(en="berths"),
        aliases=Aliases(en=("quays",)),
        tags=("harbour",),
        note=Text(en="Counted in May."),
    )
    assert base.relations == (
        Relation(
            id="kinds",
            kind=RelationKind.PARTS,
            whole="cost",
            parts=("berths@2020",),
            distinct=True,
            derives=Derived(
                id="rest",
                name=Text(en="rest"),
                unit="GBP",
                when="2020",
                counter=Text(en="x"),
                note=Text(en="y"),
            ),
        ),
    )


def test_the_units_and_times_of_a_base_join_the_standard_ones() -> None:
    base = loading.load(PATH)
    assert units_of(base) == UNITS | base.units
    assert labels_of(base) == TIME_LABELS | base.times
    assert "opening" in labels_of(base)
    assert "opening" not in TIME_LABELS


def test_a_chinese_base_needs_no_english(tmp_path: Path) -> None:
    path = tmp_path / "chinese.yaml"
    text = ENGLISH.replace("languages: [en]", "languages: [zh]").replace("{en:", "{zh:")
    path.write_text(text, encoding="utf-8")
    base = loading.load(path)
    assert base.languages == ("zh",)
    assert base.facts[0].name == Text(zh="berths")


def test_a_base_must_have_the_languages_that_it_names(tmp_path: Path) -> None:
    found = problems(tmp_path, ENGLISH.replace("languages: [en]", "languages: [zh]"))
    # The theme's name and short name, the unit, the time; name, statement, counter and note of one
    # fact, name and statement of the other; name, counter and note of what is derived. A heading
    # is the source's own and needs no translation.
    assert len(found) == 2 + 1 + 1 + 4 + 2 + 3
    assert all("zh is missing; add zh, or remove zh from languages" in one for one in found)

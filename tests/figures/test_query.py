"""Facts and figures by key, and lists of them by what they are."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from toys import base_of, change, fact, figure

from zhuzhou_facts.errors import UnknownKeyError
from zhuzhou_facts.figures import query
from zhuzhou_facts.figures.derivation import derive
from zhuzhou_facts.figures.query import Filter, NoBareValueError, admits, get, items, suggest
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.records import Kind

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase


def keys(base: FactBase, key: str) -> list[str]:
    return [item.key for item in get(base, key)]


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("resident-population", ["resident-population@2017"]),
        ("resident-population@2017", ["resident-population@2017"]),
        ("resident-population@1978", ["resident-population@1978"]),  # derived
        ("foreign-trade", ["foreign-trade@1978", "foreign-trade@2017"]),
        ("approval-items@before", ["approval-items@before"]),
        ("discipline-cases@2012-11/..", ["discipline-cases@2012-11/.."]),
        ("county-economy", ["county-economy"]),  # a figure without a time
        ("river-chief-system", ["river-chief-system"]),  # a fact without a figure
        ("city-gdp", ["city-gdp"]),  # derived, and without a time
        ("other-major-bridges", ["other-major-bridges@2017"]),  # derived, by its id alone
    ],
)
def test_a_key_names_figures(base: FactBase, key: str, found: list[str]) -> None:
    assert keys(base, key) == found


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("resident-populatoin", "resident-population"),  # a slip of the finger
        ("Resident-Population", "resident-population"),
        ("population-zone", "resident-population"),  # one of the words
        ("bridges-built", "major-bridges"),
        ("ctiy-gdp", "city-gdp"),  # derived figures are suggested, too
        ("resident-population@", "resident-population@2017"),
        ("county-economy@2017", "county-economy"),
        ("river-chief-system@2017", "river-chief-system"),
    ],
)
def test_a_miss_names_the_nearest_keys(base: FactBase, key: str, nearest: str) -> None:
    with pytest.raises(UnknownKeyError) as caught:
        get(base, key)
    assert caught.value.key == key
    assert nearest in caught.value.suggestions
    assert len(caught.value.suggestions) <= 3


@pytest.mark.parametrize("key", ["", "@", "---", "@1978", "x" * 100_000, "没有的事", "\x00"])
def test_anything_may_be_asked_for(base: FactBase, key: str) -> None:
    with pytest.raises(UnknownKeyError):
        get(base, key)


def test_the_nearest_come_first_and_then_those_that_share_words(base: FactBase) -> None:
    # A fact that has no figure at a time is offered those that it has.
    assert suggest(base, "resident-population@1980") == (
        *("resident-population@2017", "resident-population@1978"),
        "resident-population:1978..2017",
    )
    assert suggest(base, "foreign-trade@1980")[0] == "foreign-trade@1978"
    base = base_of(fact("road-length"), fact("road-length-of-rings"), fact("length"), fact("sea"))
    assert suggest(base, "road-lenght") == ("road-length", "road-length-of-rings")
    assert suggest(base, "length-road") == ("length", "road-length", "road-length-of-rings")
    assert suggest(base, "zzz") == ()


def test_stated_figures_stand_in_the_order_of_the_file() -> None:
    base = base_of(
        fact("a", figure("2个", "2000"), figure("1个", "1990")), fact("b"), fact("c", figure("3个"))
    )
    found = items(base, Reading.STRICT, derived=False)
    assert [item.key for item in found] == ["a@2000", "a@1990", "b", "c"]


def test_derived_figures_stand_behind_those_of_their_fact(base: FactBase) -> None:
    stated = [item.key for item in items(base, Reading.STRICT, derived=False)]
    both = [item.key for item in items(base, Reading.STRICT, derived=True)]
    assert [key for key in both if key in set(stated)] == stated
    for key, after in (
        ("resident-population@1978", "resident-population:1978..2017"),
        ("other-major-bridges@2017", "major-bridges@2017"),
        ("city-gdp", "county-economy"),
    ):
        assert both.index(key) == both.index(after) + 1
    assert len(both) == len(stated) + 7
    assert list(items(base_of(), Reading.STRICT, derived=True)) == []
    last = fact("a", figure("2个", "2000"), changes=(change("times", "1990", "2000", "2倍"),))
    found = [it.key for it in items(base_of(last), Reading.STRICT, derived=True)]
    assert found == ["a@2000", "a:1990..2000", "a@1990"]


def admitted(base: FactBase, wanted: Filter) -> list[str]:
    return [it.key for it in items(base, Reading.STRICT, derived=True) if admits(base, it, wanted)]


@pytest.mark.parametrize(
    ("wanted", "inside", "outside"),
    [
        ({"theme": ["city"]}, "resident-population@2017", "foreign-trade@2017"),
        ({"theme": ["city", "party"]}, "discipline-cases@2012-11/..", "foreign-trade@2017"),
        ({"theme": ["city"]}, "resident-population@1978", "city-gdp"),
        ({"kind": [Kind.MEASURE]}, "river-chief-system", "resident-population@2017"),
        ({"kind": [Kind.INDICATOR]}, "city-gdp", "river-chief-system"),
        ({"tag": ["approval"]}, "approval-items@before", "government-departments@peak"),
        (
            {"tag": ["approval", "government-service"]},
            "construction-approval-time@after",
            "approval-items@before",
        ),
        ({"tag": ["transport"]}, "other-major-bridges@2017", "resident-population@2017"),
        ({"when": ["2018"]}, "planned-urban-area@2018-06", "planned-urban-area@before"),
        ({"when": ["2018"]}, "forty-most-successful-cities@2018", "county-economy"),
        ({"when": ["before"]}, "approval-items@before", "approval-items@after"),
        ({"when": ["2012-11/.."]}, "resident-population@2017", "resident-population@1978"),
        ({"when": ["2012-11/.."]}, "discipline-cases@2012-11/..", "river-chief-system"),
        ({"when": ["2018-06"]}, "planned-urban-area@2018-06", "forty-most-successful-cities@2018"),
        ({"unit": ["km2"]}, "built-up-area@1978", "urban-road-length@2017"),
        ({"unit": ["person"]}, "resident-population@2017", "river-chief-system"),
        ({"hedged": ["hedged"]}, "urban-road-length@2017", "ring-road-length@2017"),
        ({"hedged": ["hedged"]}, "city-gdp", "other-major-bridges@2017"),
        ({"hedged": ["hedged"]}, "government-departments@peak", "river-chief-system"),
    ],
)
def test_each_filter_admits_and_keeps_out(
    base: FactBase, wanted: Filter, inside: str, outside: str
) -> None:
    found = admitted(base, wanted)
    assert inside in found
    assert outside not in found


def test_filters_hold_together(base: FactBase) -> None:
    wanted: Filter = {"theme": ["government"], "kind": [Kind.INDICATOR], "tag": ["approval"]}
    assert admitted(base, {**wanted, "hedged": ["hedged"]}) == [
        *("construction-approval-time@before", "construction-approval-time@after")
    ]
    assert admitted(base, {"unit": ["USD"], "when": ["1978"]}) == ["foreign-trade@1978"]
    for when in ("1979", "2018-13", "nonsense"):
        assert admitted(base, {"unit": ["USD"], "when": [when]}) == []
    assert len(admitted(base, {})) == len(list(items(base, Reading.STRICT, derived=True)))


def bare(base: FactBase, key: str, *, knows: bool = False) -> Fraction:
    return query.bare_value(get(base, key), key, bare=knows)


@pytest.mark.parametrize(
    ("key", "knows", "value"),
    [
        ("resident-population", False, "4021500"),
        ("urbanisation-rate@2017", False, "65.7"),
        # Whoever knows gets hedged and derived numbers bare, as deserved.
        ("urban-road-length", True, "1653"),
        ("resident-population@1978", True, "2870000"),
        ("other-major-bridges", True, "80"),
    ],
)
def test_a_bare_value_is_a_stated_number_without_a_hedge(
    base: FactBase, key: str, value: str, *, knows: bool
) -> None:
    assert bare(base, key, knows=knows) == Fraction(value)


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("foreign-trade", r"2 figures; name one of foreign-trade@1978, foreign-trade@2017"),
        ("river-chief-system", "has no figure"),
        ("urban-road-length", r"hedged \(约1653公里\); --bare"),
        ("resident-population@1978", "derived, not stated; --bare"),
        ("other-major-bridges", "derived, not stated; --bare"),
        ("built-up-area@1978", "bounds but no value"),
    ],
)
def test_a_bare_value_is_refused_where_it_would_mislead(base: FactBase, key: str, why: str) -> None:
    for knows in (False,) if "--bare" in why else (False, True):
        with pytest.raises(NoBareValueError, match=why):
            bare(base, key, knows=knows)


def test_only_what_has_a_number_is_counted_and_named_where_a_key_is_of_several() -> None:
    several = base_of(fact("award"), fact("a", figure("6个", "2000")), fact("b", figure("7个")))
    with pytest.raises(NoBareValueError, match=r"'toys' has 2 figures; name one of a@2000, b$"):
        bare(several, "toys")
    assert bare(base_of(fact("award"), fact("a", figure("6个"))), "toys") == 6
    with pytest.raises(NoBareValueError, match="has no figure"):
        bare(base_of(fact("award"), fact("prize")), "toys")


@pytest.fixture
def changing() -> FactBase:
    """A fact with changes of every kind, one with nothing else, and ids that were given up."""
    port = fact(
        "port",
        figure("30个", "2000"),
        changes=(
            change("times", "1990", "2000", "3倍"),
            change("growth", "2000", "2010", "40%"),
            change("growth", "2000", "2010", "3.4%", per_year=True),
            change("difference", "2000", "2010", "12个"),
        ),
    )
    sea = fact("sea", changes=(change("growth", "1990", "2015", "47%", down=True),))
    return replace(base_of(port, sea), replaced_by={"harbour": "port", "picture": None})


CHANGES = [
    "port:1990..2000",
    "port:2000..2010:growth",
    "port:2000..2010:growth:per_year",
    "port:2000..2010:difference",
]


def test_a_stated_change_is_an_entry_after_the_figures(changing: FactBase) -> None:
    found = list(items(changing, Reading.STRICT, derived=False))
    assert [entry.key for entry in found] == ["port@2000", *CHANGES, "sea:1990..2015"]
    assert [query.unit_of(changing, entry) for entry in found] == [
        *("count", "times", "percent", "percent", "count", "percent")
    ]
    assert found[2].when == "2000..2010"


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("port", ["port@2000"]),
        ("port:1990..2000", CHANGES[:1]),
        ("port:2000..2010", CHANGES[1:]),
        ("port:2000..2010:growth", CHANGES[1:2]),  # a whole key is that of one
        ("port:2000..2010:difference", CHANGES[3:]),
        ("sea", ["sea:1990..2015"]),  # it has nothing else
        ("the sea:1990..2015", ["sea:1990..2015"]),
        ("harbour@2000", ["port@2000"]),
        ("harbour:1990..2000", CHANGES[:1]),
    ],
)
def test_a_change_is_got_by_its_times(changing: FactBase, key: str, found: list[str]) -> None:
    assert keys(changing, key) == found


def test_an_id_that_was_given_up_names_what_replaced_it(changing: FactBase) -> None:
    assert query.given_up(changing, "harbour@2000") == ("harbour", "port")
    assert query.given_up(changing, "port") is None
    with pytest.raises(UnknownKeyError, match="'picture' was withdrawn"):
        get(changing, "picture")


def test_a_miss_beside_changes_names_them(changing: FactBase) -> None:
    assert suggest(changing, "port:1990..2010") == tuple(CHANGES[:3])


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"when": ["2000..2010"]}, CHANGES[1:]),
        ({"when": ["2010"]}, CHANGES[1:]),
        ({"unit": ["percent"]}, [*CHANGES[1:3], "sea:1990..2015"]),
        ({"unit": ["times"]}, CHANGES[:1]),
    ],
)
def test_changes_are_filtered_as_figures_are(
    changing: FactBase, wanted: Filter, found: list[str]
) -> None:
    listed = items(changing, Reading.STRICT, derived=False)
    assert [it.key for it in listed if admits(changing, it, wanted)] == found


def test_what_follows_from_changes_alone(changing: FactBase) -> None:
    # Nothing from the yearly growth; of two ways to 2010 the first is taken.
    derived = {item.key: item.formula for item in derive(changing)}
    assert derived == {"port@1990": "30个 ÷ 3倍", "port@2010": "30个 × (1 + 40%)"}

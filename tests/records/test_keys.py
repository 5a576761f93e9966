from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from toys import change, fact

from zhuzhou_facts.records import Prices, change_keys, figure_key

if TYPE_CHECKING:
    from zhuzhou_facts.records import Change

GREW = change("growth", "2022", "2023", "5.2%")
LEVEL = replace(GREW, prices=Prices.CURRENT)
REAL = replace(GREW, prices=Prices.CONSTANT)
MULTIPLE = change("times", "2022", "2023", "1.1倍")
LATER = change("growth", "2023", "2024", "5%")


def test_a_figure_has_its_time_in_its_key() -> None:
    assert figure_key("gdp", "2017") == "gdp@2017"
    assert figure_key("gdp", None) == "gdp"


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        ((GREW,), "2022..2023"),
        ((REAL, LATER), "2022..2023 2023..2024"),
        ((GREW, MULTIPLE, LATER), "2022..2023:growth 2022..2023:times 2023..2024"),
        (
            (LEVEL, REAL, MULTIPLE),
            "2022..2023:growth:current 2022..2023:growth:constant 2022..2023:times",
        ),
        (
            (replace(GREW, prices=Prices.UNSAID), REAL),
            "2022..2023:growth 2022..2023:growth:constant",
        ),
        ((GREW, replace(GREW, per_year=True)), "2022..2023:growth 2022..2023:growth:per_year"),
    ],
)
def test_a_change_has_a_key_as_short_as_the_others_allow(
    changes: tuple[Change, ...], keys: str
) -> None:
    expected = [f"gdp:{key}" for key in keys.split()]
    assert list(change_keys(fact("gdp", changes=changes))) == expected

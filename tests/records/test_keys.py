from __future__ import annotations

from dataclasses import replace

import pytest
from toys import change, fact

from zhuzhou_facts.records import Prices, change_keys, figure_key

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
        ((GREW,), ["gdp:2022..2023"]),
        ((REAL, LATER), ["gdp:2022..2023", "gdp:2023..2024"]),
        (
            (GREW, MULTIPLE, LATER),
            ["gdp:2022..2023:growth", "gdp:2022..2023:times", "gdp:2023..2024"],
        ),
        (
            (LEVEL, REAL, MULTIPLE),
            [
                "gdp:2022..2023:growth:current",
                "gdp:2022..2023:growth:constant",
                "gdp:2022..2023:times",
            ],
        ),
        (
            (replace(GREW, prices=Prices.UNSAID), REAL),
            ["gdp:2022..2023:growth", "gdp:2022..2023:growth:constant"],
        ),
        (
            (GREW, replace(GREW, per_year=True)),
            ["gdp:2022..2023:growth", "gdp:2022..2023:growth:per_year"],
        ),
    ],
)
def test_a_change_has_a_key_as_short_as_the_others_allow(
    changes: tuple[object, ...], keys: list[str]
) -> None:
    assert list(change_keys(fact("gdp", changes=changes))) == keys  # type: ignore[arg-type]

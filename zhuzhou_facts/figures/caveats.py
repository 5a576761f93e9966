"""What whoever repeats a comparison must say with it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.figures.changes import time_name
from zhuzhou_facts.records import Hedge, ObsStatus, Prices, Text
from zhuzhou_facts.records.dates import in_chinese, lies_in, read_moment
from zhuzhou_facts.records.units import units_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.figures.sides import Side
    from zhuzhou_facts.records import Change, FactBase


class CaveatKind(StrEnum):
    """What a caveat is about."""

    OTHER_YEAR = "other_year"
    DERIVED = "derived"
    HEDGED = "hedged"
    PRICES = "prices"
    STATUS = "status"


class Caveat(NamedTuple):
    """What whoever repeats a comparison must say with it."""

    kind: CaveatKind
    text: Text


_STATUS: Final = {
    ObsStatus.ESTIMATED: Text(zh="估计数", en="an estimate"),
    ObsStatus.FORECAST: Text(zh="预测数", en="a forecast"),
    ObsStatus.PROVISIONAL: Text(zh="初步数", en="provisional"),
    ObsStatus.REVISED: Text(zh="修订数", en="revised"),
    ObsStatus.TARGET: Text(zh="目标数", en="a target"),
}


_UNSAID: Final = Text(
    zh="原文未说明是否按可比价格计算", en="whether at constant or current prices is not said"
)
_PRICES: Final = {
    None: _UNSAID,
    Prices.UNSAID: _UNSAID,
    Prices.CONSTANT: Text(
        zh="原文的增速按可比价格计算，两个数字则未必",
        en="the source's growth is at constant prices, the two figures may not be",
    ),
}


def caveats(
    base: FactBase,
    pair: tuple[Side, Side],
    asked: tuple[str | None, str | None],
    change: Change | None,
) -> tuple[Caveat, ...]:
    """Return the caveats of a comparison of two sides.

    Args:
        base: the fact base.
        pair: the sides.
        asked: the times that were asked for, None for any.
        change: what the source itself says of the two times.
    """
    found = [
        caveat
        for side, wanted in zip(pair, asked, strict=True)
        for caveat in _time(base, side, wanted)
    ]
    found += [caveat for side in pair for caveat in _number(base, side)]
    unit = units_of(base).get(pair[0].unit)
    if unit and unit.money and all(read_moment(side.when or "") for side in pair):
        prices = change.prices if change else None
        if prices in _PRICES:
            found.append(Caveat(CaveatKind.PRICES, _PRICES[prices]))
    return tuple(found)


def _time(base: FactBase, side: Side, wanted: str | None) -> Iterator[Caveat]:
    there = side.when or ""
    if side.obs_status:
        name, status = time_name(base, there), _STATUS[side.obs_status]
        zh, en = f"{name.zh}的数是{status.zh}", f"the figure for {name.en} is {status.en}"
        yield Caveat(CaveatKind.STATUS, Text(zh=zh, en=en))
    dated = read_moment(there) and read_moment(wanted or "")
    if wanted and dated and not lies_in(there, wanted):
        zh = f"是{in_chinese(there)}的数，不是{in_chinese(wanted)}的"
        en = f"the figure is for {there}, not {wanted}"
        yield Caveat(CaveatKind.OTHER_YEAR, Text(zh=zh, en=en))


def _number(base: FactBase, side: Side) -> Iterator[Caveat]:
    if side.written is None:
        name = time_name(base, side.when or "")
        text = Text(zh=f"{name.zh}的数是推算的", en=f"the figure for {name.en} is derived")
        yield Caveat(CaveatKind.DERIVED, text)
    elif side.hedge is not Hedge.NONE:
        text = Text(zh=f"“{side.written}”是约数", en=f"“{side.written}” is hedged")
        yield Caveat(CaveatKind.HEDGED, text)

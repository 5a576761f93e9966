"""The units and the time labels that every fact base may use without declaring them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.records import Side, TimeLabel, Unit

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

PERCENT: Final = "percent"
POINTS: Final = "percentage_point"
TIMES: Final = "times"
COUNT: Final = "count"

UNITS: Final[dict[str, Unit]] = {
    "person": Unit(
        zh="人",
        en="person",
        plural="people",
        written=("人", "名", "位", "person", "persons", "people", "inhabitants", "residents"),
        counted=True,
    ),
    "CNY": Unit(
        zh="元",
        en="yuan",
        written=("元", "元人民币", "人民币元", "人民币", "yuan", "CNY", "RMB", "¥", "￥"),
        money=True,
    ),
    "USD": Unit(
        zh="美元",
        en="US dollar",
        plural="US dollars",
        written=("美元", "美金", "US dollar", "US dollars", "dollar", "dollars", "USD", "US$", "$"),
        money=True,
    ),
    "km2": Unit(
        zh="平方公里",
        en="km²",
        written=(
            "平方公里",
            "平方千米",
            "km²",
            "km2",
            "square kilometre",
            "square kilometres",
            "square kilometer",
            "square kilometers",
            "sq km",
        ),
    ),
    "km": Unit(
        zh="公里",
        en="km",
        written=("公里", "千米", "km", "kilometre", "kilometres", "kilometer", "kilometers"),
    ),
    PERCENT: Unit(zh="%", en="%", written=("%", "percent", "per cent")),
    POINTS: Unit(
        zh="个百分点",
        en="percentage point",
        plural="percentage points",
        written=(
            "个百分点",
            "百分点",
            "percentage point",
            "percentage points",
            "point",
            "points",
        ),
    ),
    TIMES: Unit(zh="倍", en="times", written=("倍", "times", "-fold", "fold", "×")),
    "year": Unit(
        zh="年", en="year", plural="years", written=("年", "岁", "year", "years"), counted=True
    ),
    "day": Unit(
        zh="天", en="day", plural="days", written=("天", "日", "day", "days"), counted=True
    ),
    "inch": Unit(
        zh="英寸",
        en="inch",
        plural="inches",
        written=("英寸", "吋", "inch", "inches"),
        counted=True,
    ),
    # What is counted stands in the fact's `counter`; any measure word that is no unit counts.
    COUNT: Unit(zh="个", en="", counted=True),
}

TIME_LABELS: Final[dict[str, TimeLabel]] = {
    "before": TimeLabel(zh="此前", en="before", side=Side.EARLY),
    "after": TimeLabel(zh="此后", en="after", side=Side.LATE),
    "peak": TimeLabel(zh="最多时", en="at its peak", side=Side.EARLY),
    "past-five-years": TimeLabel(zh="近五年", en="past five years"),
}


@lru_cache(maxsize=8)
def units_of(base: FactBase) -> dict[str, Unit]:
    """Return the units that a base can use: the standard ones and its own."""
    return UNITS | base.units


@lru_cache(maxsize=8)
def labels_of(base: FactBase) -> dict[str, TimeLabel]:
    """Return the time labels that a base can use: the standard ones and its own."""
    return TIME_LABELS | base.times

"""The units and the time labels that every fact base may use without declaring them."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.records import Side, TimeLabel, Unit

if TYPE_CHECKING:
    from zhuzhou_facts.records import FactBase

PERCENT: Final = "percent"
POINTS: Final = "percentage_point"
TIMES: Final = "times"
COUNT: Final = "count"
PERSON: Final = "person"


# Forms are written in simplified characters; readers fold traditional ones. They hold no magnitude.
# What is counted in `count` stands in a `counter`; any measure word that is no unit counts.
UNITS: Final[dict[str, Unit]] = {
    code: Unit(**unit | {"written": tuple(unit["written"])})
    for code, unit in json.loads(
        Path(__file__).with_suffix(".json").read_text(encoding="utf-8")
    ).items()
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

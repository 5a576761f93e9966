"""The keys of figures and changes: `ID`, `ID@WHEN`, `ID:FROM..TO[:KIND[:constant|current]]`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zhuzhou_facts.records import Prices

if TYPE_CHECKING:
    from zhuzhou_facts.records import Change, Fact


def figure_key(fact_id: str, when: str | None) -> str:
    """Return the key of a figure."""
    return f"{fact_id}@{when}" if when else fact_id


def change_keys(fact: Fact) -> tuple[str, ...]:
    """Return the key of each change of a fact, as short as the others allow.

    Where several have the same times, each has its kind too; where they have the same kind as well,
    the price basis where it is stated, and last `per_year`.
    """
    keys = [f"{fact.id}:{change.from_}..{change.to}" for change in fact.changes]
    for suffix in (_kind, _prices, _per_year):
        often = Counter(keys)
        keys = [
            key + suffix(change) if often[key] > 1 else key
            for key, change in zip(keys, fact.changes, strict=True)
        ]
    return tuple(keys)


def _kind(change: Change) -> str:
    return f":{change.kind.value}"


def _prices(change: Change) -> str:
    stated = change.prices in {Prices.CONSTANT, Prices.CURRENT}
    return f":{change.prices.value}" if stated and change.prices else ""


def _per_year(change: Change) -> str:
    return ":per_year" if change.per_year else ""

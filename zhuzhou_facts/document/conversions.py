"""Numbers converted from one unit of measurement to another one of its kind."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from zhuzhou_facts.document.amounts import Amount
    from zhuzhou_facts.quantity import Interval

# How many metres, square metres, kilograms, watt-hours or watts each unit is.
_LENGTH: Final = {
    "km": "1000", "m": "1", "cm": "0.01", "mm": "0.001", "mile": "1609.344", "nmi": "1852",
    "ft": "0.3048", "inch": "0.0254",
}  # fmt: skip
_AREA: Final = {
    "km2": "1000000", "m2": "1", "ha": "10000", "are": "100", "mu": "2000/3",
    "acre": "4046.8564224",
    "mi2": "2589988.110336", "ft2": "0.09290304",
}  # fmt: skip
_MASS: Final = {
    "t": "1000", "kg": "1", "g": "0.001", "mg": "0.000001", "jin": "0.5", "liang": "0.05",
    "taijin": "0.6", "lb": "0.45359237",
}  # fmt: skip
_ENERGY: Final = {"kWh": "1000", "MWh": "1000000", "GWh": "1000000000", "TWh": "1000000000000"}
_POWER: Final = {"kW": "1000", "MW": "1000000", "GW": "1000000000"}
_FACTORS: Final = {
    unit: (kind, Fraction(factor))
    for kind, table in enumerate((_LENGTH, _AREA, _MASS, _ENERGY, _POWER))
    for unit, factor in table.items()
}


def is_measured(unit: str) -> bool:
    """Whether a unit is one of measurement that others are converted to."""
    return unit in _FACTORS


def converted(amount: Amount, unit: str) -> Amount | None:
    """Return an amount in another unit of its kind; None where it has none, or in its own unit."""
    kind, factor = _FACTORS.get(amount.unit, (-1, Fraction(1)))
    other, divisor = _FACTORS.get(unit, (-2, Fraction(1)))
    if kind != other or amount.unit == unit:
        return None
    ratio = factor / divisor

    def scaled(interval: Interval | None) -> Interval | None:
        return None if interval is None else interval * ratio

    return amount._replace(
        value=amount.value * ratio,
        bounds=amount.bounds * ratio,
        unit=unit,
        fine=scaled(amount.fine),
        ends=amount.ends and (amount.ends[0] * ratio, amount.ends[1] * ratio),
    )

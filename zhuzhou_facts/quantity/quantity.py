"""What is known of a written number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from zhuzhou_facts.quantity.interval import Interval
    from zhuzhou_facts.records import Hedge


class Reading(StrEnum):
    """How hedged numbers are bounded: by what is said, or also by what usage makes of it."""

    STRICT = "strict"
    CUSTOMARY = "customary"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and hedge, and what is known of it.

    `value` is in the base unit (persons, yuan, percent), None for an unknown amount (几十万); of a
    range it is the middle, and the hedge about. `unit` is a code, empty for a bare number; parts
    of a unit are joined by a stroke (CNY/person), and a unit that is not known stands as written.
    Where it is `count`, `counter` is the measure word or noun as written. `place` is the exponent
    of the last written digit in the base unit, `decimals` how many digits were written after the
    point. A fraction has its `denominator`, which is 0 otherwise. `excess` is the 余, 多 or 来 that
    stands `after` the magnitude or measure word, or before it. `ends` are those of a range.
    `form` is the unit as written: 岁 and 名, where the code says year and person.
    """

    value: Fraction | None
    unit: str
    hedge: Hedge
    strict: Interval
    customary: Interval
    counter: str = ""
    place: int = 0
    decimals: int = 0
    denominator: int = 0
    excess: str = ""
    after: bool = False
    ends: tuple[Fraction, Fraction] | None = None
    form: str = ""

    @property
    def fraction(self) -> bool:
        """Whether it was written as a fraction: 1/3, 三分之一, 两年半."""
        return bool(self.denominator)

    def bounds(self, reading: Reading) -> Interval:
        """Return what is known of the number under this reading."""
        return self.strict if reading is Reading.STRICT else self.customary

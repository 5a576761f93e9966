"""Whether a change is said to be from the time, and at the prices, that the source has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.amounts import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.claims import Claim
    from zhuzhou_facts.document.proofreading.entries import Entry

_YEAR: Final = re.compile(r"(?:FY)?[0-9]{4}")
_BASES: Final = frozenset(("year_before", "period_before", "year_end"))


def of_base(claim: Claim, entry: Entry, siblings: Sequence[Entry]) -> Verdict | None:
    """Return what a number is that is compared with another time, or at other prices.

    `siblings` are the entries of the same thing.
    """
    if len({claim.basis, entry.basis} & _BASES) > 1:
        # The period before a year is a year.
        return None if _YEAR.fullmatch(entry.when or "") else Verdict.OTHER_TIME
    if _is_at_other_prices(claim, entry, siblings):
        return Verdict.KIND_OF_CHANGE
    return Verdict.OTHER_TIME if _is_of_sibling(claim, entry, siblings) else None


def _is_at_other_prices(claim: Claim, entry: Entry, siblings: Sequence[Entry]) -> bool:
    """Whether a change is said to be real where the source has another real one, or nominal."""
    return (
        claim.prices in {"constant", "current"}
        and entry.change is not None
        and claim.prices != entry.prices
        and any(other.change == entry.change and other.prices == claim.prices for other in siblings)
    )


def _is_of_sibling(claim: Claim, entry: Entry, siblings: Sequence[Entry]) -> bool:
    """Whether the thing has another number at just the time that a claim gives."""
    given = claim.carried in {"number", "clause", "sentence"} and not claim.doubts
    return (
        given
        and claim.change is not None
        and not (entry.derived or claim.compared)
        and None not in {claim.time, entry.time}
        and claim.time != entry.time
        and any(
            (each.time, each.change, each.amount.unit)
            == (claim.time, claim.change, entry.amount.unit)
            and each.amount.value != entry.amount.value
            and not each.derived
            for each in siblings
        )
    )

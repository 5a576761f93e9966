"""Quantities as sources write them: read with hedge and bounds, in the base unit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.quantity.characters import fold_phrase
from zhuzhou_facts.quantity.labels import Labels, SpanKind
from zhuzhou_facts.quantity.lexicon import no_number_at
from zhuzhou_facts.quantity.numerals import refuse
from zhuzhou_facts.quantity.quantity import Quantity, Reading
from zhuzhou_facts.quantity.scanner import Scanner, is_measured
from zhuzhou_facts.quantity.spelled import heads_a_column
from zhuzhou_facts.quantity.unit_forms import UnitForms, forms_of, unit_forms
from zhuzhou_facts.records.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhuzhou_facts.quantity.characters import Folded
    from zhuzhou_facts.records import FactBase, Unit

__all__ = ["Quantity", "Reading", "quantity_in", "read_quantity"]

_LONGEST_TEXT: Final = 200
_REASONS: Final = {
    SpanKind.DATE: "this is a date",
    SpanKind.ORDINAL: "an ordinal says which one and not how many",
    SpanKind.NAME: "this is a name or a code",
    SpanKind.MARK: "this is the mark of a list or a note",
}
# A day of the month and a number of days are written alike.
_DAYS: Final = re.compile(r"[0-9]+日")
_ADVERBS: Final = re.compile(
    r"(?:已经?|在|最高(?=不)|最低(?=不)|共计|共有|总共|合计|累计|仅|只有|达到?|为|共|均)(?=.)"
)


def read_quantity(
    text: str, units: Mapping[str, Unit] | UnitForms = UNITS, implied: str | None = None
) -> Quantity:
    """Read a quantity: 402.15万人, 逾600亿元, 5倍多, 1/3, 10%至20%, over $2 billion.

    The unit is looked up in `units` as sources write it; a measure word or a noun after the number
    is what is counted. `implied` is the unit of a bare number, with its magnitude: 亿元 in the head
    of a column. Whoever reads many gives the forms of the units, made once. Raise
    `UnreadableQuantityError`, whose message says why, where the text is not one quantity.
    """
    if len(text) > _LONGEST_TEXT:
        refuse("the text is longer than {limit} characters", limit=_LONGEST_TEXT)
    forms = units if isinstance(units, UnitForms) else unit_forms(units)
    folded = fold_phrase(text)
    lower = folded.lower
    word = no_number_at(lower, 0)
    _refuse_labels(folded, word)
    scanner = Scanner(folded, forms, implied=fold_phrase(implied) if implied else None, whole=True)
    scan = scanner.scan(0)
    if scan is None and (adverb := _ADVERBS.match(lower)):
        scan = scanner.scan(adverb.end())
    if word and (scan is None or scan.end <= word or not is_measured(scan)):
        refuse("{word!r} only looks like a number", word=folded.text[:word])
    if scan is None:
        refuse("there is no number that can be read")
    if scan.end < len(lower):
        refuse("{text!r} stands after the number", text=folded.text[scan.end :].strip())
    if heads_a_column(lower, scan):
        refuse("{text!r} may be a unit, of which it is not said how many", text=folded.text)
    return scan.quantity()


def _refuse_labels(text: Folded, word: int) -> None:
    """Refuse what is no number as a whole; a word that only looks like one ends at `word`."""
    length = len(text.lower)
    label = Labels(text).at(0)
    if label and label.end == length and not _DAYS.fullmatch(text.lower):
        refuse(_REASONS[label.kind])
    if text.lower.startswith("第"):
        refuse(_REASONS[SpanKind.ORDINAL])
    if word and word == length:
        refuse("{word!r} only looks like a number", word=text.text)


@lru_cache(maxsize=65536)
def quantity_in(base: FactBase, written: str) -> Quantity:
    """Read a quantity in the units of a base; what is written alike is read once."""
    return read_quantity(written, forms_of(base))

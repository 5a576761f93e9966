"""What `get` answers in plain form: computed when asked, and made ready for the compiled form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.figures import query
from zhuzhou_facts.output.machine import as_plain, text
from zhuzhou_facts.output.rows import Records, fact_records
from zhuzhou_facts.quantity.reader import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhuzhou_facts.figures.query import Item
    from zhuzhou_facts.records import FactBase

PLAIN: Final = ("key", "value", "unit", "written")


class Answer(NamedTuple):
    """What there is under a key; an empty number where there is none to be printed alone."""

    key: str
    plain: str
    """The lines that a pipe gets."""
    value: str
    """The number, where it is neither hedged nor derived."""
    bare: str
    """The number, hedged or derived or not."""


def with_formulas(records: Records) -> Records:
    """Return the rows with the formula in place of `written` where a figure is derived.

    A derived figure is not written anywhere: in its place stands how it was computed.
    """
    written, formula = records.fields.index("written"), records.fields.index("formula")
    rows = tuple(
        row if row[formula] is None else (*row[:written], f"≈ {row[formula]}", *row[written + 1 :])
        for row in records.rows
    )
    return Records(records.fields, rows)


def answers(base: FactBase) -> Iterator[Answer]:
    """Yield the answer to every key of a base, stated and derived, in the strict reading."""
    items = list(query.items(base, Reading.STRICT, derived=True))
    keys = dict.fromkeys(key for item in items for key in (item.key, item.key.partition("@")[0]))
    for key in keys:
        found = query.get(base, key)
        rows = with_formulas(fact_records(base, found, Reading.STRICT))
        plain = as_plain(rows.select(PLAIN))
        yield Answer(key, plain, _number(found, key, bare=False), _number(found, key, bare=True))


def _number(found: Sequence[Item], key: str, *, bare: bool) -> str:
    try:
        return text(query.bare_value(found, key, bare=bare))
    except query.NoBareValueError:
        return ""

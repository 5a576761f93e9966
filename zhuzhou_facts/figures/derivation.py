"""Figures that follow from stated ones: computed when asked for, never stored.

What follows is declared in the fact base: a change whose other time is not stated, a share whose
part, share or whole is not, and the rest that distinct parts leave of a whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from zhuzhou_facts.figures.changes import Step, formula, stated, step
from zhuzhou_facts.figures.estimate import Estimate, combine
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.quantity.interval import exact
from zhuzhou_facts.quantity.stated import wording
from zhuzhou_facts.records import ChangeKind, Prices, RelationKind
from zhuzhou_facts.records.keys import figure_key
from zhuzhou_facts.records.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.records import (
        Change,
        Derived,
        Fact,
        FactBase,
        Figure,
        Kind,
        Locator,
        ObsStatus,
        Relation,
        Text,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedFigure:
    """A figure that the source does not state and that follows from figures that it does.

    `estimate` has value and bounds in the base unit, exact; `formula` says how it was computed,
    with the numbers as written; `inputs` are the keys of the figures that it was computed from.
    Theme, tags and place are those of the first of them. `step` is what led here from the one
    input, forward in time or back, where the figure follows from a change. `obs_status` is that of
    the first input, or else of the change: what follows from a forecast is one.
    """

    id: str
    when: str | None
    name: Text
    theme: str
    kind: Kind
    unit: str
    counter: Text | None
    note: Text | None
    tags: tuple[str, ...]
    at: Locator
    estimate: Estimate
    formula: str
    inputs: tuple[str, ...]
    step: Step | None = None
    obs_status: ObsStatus | None = None

    @property
    def key(self) -> str:
        """The key, `ID@WHEN` or `ID`."""
        return figure_key(self.id, self.when)


@lru_cache(maxsize=8)
def derive(base: FactBase, reading: Reading = Reading.STRICT) -> tuple[DerivedFigure, ...]:
    """Return every figure that follows, in the order of the facts and then of the relations."""
    return (
        *(figure for fact in base.facts for figure in derive_from_changes(base, fact, reading)),
        *derive_from_relations(base, reading),
    )


def derive_from_changes(
    base: FactBase, fact: Fact, reading: Reading = Reading.STRICT
) -> Iterator[DerivedFigure]:
    """Yield the figures at those times of a fact's changes for which it states none.

    Where several changes lead to one time, the first does. From a change a year no figure follows:
    over how many years it is an average, the source need not mean as we count.
    """
    figures = {figure.when: figure for figure in fact.figures}
    derived: set[str] = set()
    for change in fact.changes:
        forward = change.from_ in figures
        if forward == (change.to in figures):
            continue
        start = figures[change.from_ if forward else change.to]
        when = change.to if forward else change.from_
        if when in derived or not _gives_level(change, start):
            continue
        derived.add(when)
        made = step(change, base, reading)
        sign = made.signs[0 if forward else 1]
        yield DerivedFigure(
            id=fact.id,
            when=when,
            name=fact.name,
            theme=fact.theme,
            kind=fact.kind,
            unit=start.unit,
            counter=fact.counter,
            note=fact.note,
            tags=fact.tags,
            at=fact.at,
            estimate=combine(stated(start, base, reading), sign, made.amount),
            formula=formula(start, change, forward=forward),
            inputs=(figure_key(fact.id, start.when),),
            step=made if forward else made.inverse(),
            obs_status=start.obs_status or change.obs_status,
        )


def _gives_level(change: Change, start: Figure) -> bool:
    """Whether a figure follows from another by this change: not at constant prices, in one unit."""
    if change.per_year or change.prices is Prices.CONSTANT:
        return False
    if change.kind is ChangeKind.DIFFERENCE:
        return change.unit == start.unit
    return change.kind is not ChangeKind.POINTS or start.unit == PERCENT


def derive_from_relations(
    base: FactBase, reading: Reading = Reading.STRICT
) -> Iterator[DerivedFigure]:
    """Yield the figures that follow from how others belong together."""
    for relation in base.relations:
        if relation.derives and (figure := _related(base, relation, relation.derives, reading)):
            yield figure


Member = tuple["Fact", "Figure"]


def member(base: FactBase, key: str) -> Member | None:
    """Return the fact and the figure that a relation's key names, None where none is stated."""
    fact_id, at, when = key.partition("@")
    if fact_id not in base:
        return None
    fact = base.fact(fact_id)
    return next(((fact, it) for it in fact.figures if not at or it.when == when), None)


def _related(
    base: FactBase, relation: Relation, derived: Derived, reading: Reading
) -> DerivedFigure | None:
    if relation.kind is RelationKind.SHARE:
        chain = _share(base, relation)
    elif relation.kind is RelationKind.PARTS and relation.distinct:
        chain = _rest(base, relation)
    else:
        return None
    if not chain:
        return None
    first = chain[0][1][0]
    estimate = Estimate(Fraction(0), exact(0))
    for sign, (_, figure) in chain:
        estimate = combine(estimate, sign, stated(figure, base, reading))
    if relation.kind is RelationKind.SHARE:
        hundred = Estimate(Fraction(100), exact(100))
        estimate = combine(estimate, "÷" if chain[1][0] == "×" else "×", hundred)
    return DerivedFigure(
        id=derived.id,
        when=derived.when,
        name=derived.name,
        theme=first.theme,
        kind=first.kind,
        unit=derived.unit,
        counter=derived.counter,
        note=derived.note,
        tags=first.tags,
        at=first.at,
        estimate=estimate,
        formula=" ".join(f"{sign} {wording(it)}" for sign, (_, it) in chain).removeprefix("+ "),
        inputs=tuple(figure_key(fact.id, figure.when) for _, (fact, figure) in chain),
        obs_status=next((it.obs_status for _, (_, it) in chain if it.obs_status), None),
    )


_Chain = list[tuple[str, Member]]


def _share(base: FactBase, relation: Relation) -> _Chain:
    """Return how that one of part, share and whole follows which is not stated."""
    part = member(base, relation.part or "")
    share = member(base, relation.share or "")
    whole = member(base, relation.whole)
    if part and share and not whole:
        return [("+", part), ("÷", share)]
    if whole and share and not part:
        return [("+", whole), ("×", share)]
    if part and whole and not share:
        return [("+", part), ("÷", whole)]
    return []


def _rest(base: FactBase, relation: Relation) -> _Chain:
    """Return how what distinct parts leave of the whole follows."""
    whole = member(base, relation.whole)
    parts = [member(base, key) for key in relation.parts]
    if whole is None or None in parts:
        return []
    return [("+", whole), *(("-", part) for part in parts if part)]

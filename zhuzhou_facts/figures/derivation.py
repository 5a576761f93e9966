"""Figures that follow from stated ones: computed when asked for, never stored.

What follows is declared in the fact base: a change whose other time is not stated, a share whose
part, share or whole is not, and the rest that distinct parts leave of a whole.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhuzhou_facts.figures.estimate import Estimate, certain, combine
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.quantity.stated import stated_quantity, wording
from zhuzhou_facts.records import PERCENT, ChangeKind, Hedge, Prices, RelationKind, figure_key

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


def stated(figure: Figure | Change, base: FactBase, reading: Reading) -> Estimate:
    """Return what a stated number says: its value, unless it is hedged, and its bounds."""
    quantity = stated_quantity(base, figure)
    value = figure.value if figure.hedge in {Hedge.NONE, Hedge.ABOUT} else None
    return Estimate(value, quantity.bounds(reading))


class Step(NamedTuple):
    """How a number follows from another: by a sign (`+`, `-`, `×`, `÷`) and what stands after it.

    `words` is the operand as the source writes it, (1 + 5%) for an increase of 5%.
    """

    sign: str
    operand: Estimate
    words: str

    @property
    def adds(self) -> bool:
        """Whether something is added or taken away, and nothing multiplied."""
        return self.sign in "+-"

    @property
    def amount(self) -> Estimate:
        """The term that is added, or the factor: less than zero, or than one, for a decrease."""
        return combine(certain(not self.adds), self.sign, self.operand)

    def inverse(self) -> Step:
        """Return how the other number follows from the one."""
        return self._replace(sign=_INVERSE[self.sign])


_INVERSE: Final = {"+": "-", "-": "+", "×": "÷", "÷": "×"}


def step(change: Change, base: FactBase, reading: Reading) -> Step:
    """Return how the later number follows: 1.4倍 multiplies by 1.4, an increase of 40% by 1.4."""
    said, words = stated(change, base, reading), wording(change)
    sign = "-" if change.down else "+"
    match change.kind:
        case ChangeKind.TIMES:
            return Step("×", said, words)
        case ChangeKind.GROWTH:
            rise = combine(said, "÷", certain(100 if in_percent(change, base) else 1))
            return Step("×", combine(certain(1), sign, rise), f"(1 {sign} {words})")
        case _:
            return Step(sign, said, words)


def in_percent(change: Change, base: FactBase) -> bool:
    """Whether a change is stated in percent (and not in times or points)."""
    return stated_quantity(base, change).unit == PERCENT


class DerivedFigure(NamedTuple):
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

    @property
    def hedge(self) -> Hedge:
        """How the number is hedged, by its bounds."""
        return self.estimate.hedge


@lru_cache(maxsize=8)
def derive(base: FactBase, reading: Reading = Reading.STRICT) -> tuple[DerivedFigure, ...]:
    """Return every figure that follows, in the order of the facts and then of the relations."""
    return (
        *(figure for fact in base.facts for figure in derive_from_changes(base, fact, reading)),
        *derive_from_relations(base, reading),
    )


@lru_cache(maxsize=2)
def following(base: FactBase, reading: Reading) -> dict[str, list[DerivedFigure]]:
    """Return what follows, by its own id and by that of each fact that it follows from."""
    found: dict[str, list[DerivedFigure]] = {}
    for figure in derive(base, reading):
        for owner in {figure.id, *(key.partition("@")[0] for key in figure.inputs)}:
            found.setdefault(owner, []).append(figure)
    return found


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
        known, when = change.from_, change.to
        if not (forward := known in figures):
            known, when = when, known
        start = figures.get(known)
        if start is None or when in {*figures, *derived} or not _gives_level(change, start):
            continue
        derived.add(when)
        made = step(change, base, reading)
        if not forward:
            made = made.inverse()
        yield _figure(
            fact,
            fact,
            when=when,
            unit=start.unit,
            estimate=combine(stated(start, base, reading), made.sign, made.operand),
            formula=f"{wording(start)} {made.sign} {made.words}",
            inputs=(figure_key(fact.id, start.when),),
            step=made,
            obs_status=start.obs_status or change.obs_status,
        )


def _figure(named: Fact | Derived, fact: Fact, **own: Any) -> DerivedFigure:
    """Return a figure that has its name from one record, and theme and place from a fact."""
    owned = {name: getattr(named, name) for name in ("id", "name", "counter", "note")}
    owned |= {name: getattr(fact, name) for name in ("theme", "kind", "tags", "at")}
    return DerivedFigure(**owned, **own)


def _gives_level(change: Change, start: Figure) -> bool:
    """Whether a figure follows from another by this change: not at constant prices, in one unit."""
    if change.per_year or change.prices is Prices.CONSTANT:
        return False
    if change.kind is ChangeKind.DIFFERENCE:
        return change.unit == start.unit
    return change.kind is not ChangeKind.POINTS or start.unit == PERCENT


Member = tuple["Fact", "Figure"]


def member(base: FactBase, key: str) -> Member | None:
    """Return the fact and the figure that a relation's key names, None where none is stated."""
    fact_id, at, when = key.partition("@")
    if fact_id not in base:
        return None
    fact = base.fact(fact_id)
    return next(((fact, it) for it in fact.figures if not at or it.when == when), None)


def derive_from_relations(
    base: FactBase, reading: Reading = Reading.STRICT
) -> Iterator[DerivedFigure]:
    """Yield the figures that follow from how others belong together."""
    for relation in base.relations:
        derived, chain = relation.derives, _chain(base, relation)
        if derived is None or not chain:
            continue
        estimate = certain(0)
        for sign, (_, figure) in chain:
            estimate = combine(estimate, sign, stated(figure, base, reading))
        if relation.kind is RelationKind.SHARE:
            estimate = combine(estimate, _INVERSE[chain[1][0]], certain(100))
        yield _figure(
            derived,
            chain[0][1][0],
            when=derived.when,
            unit=derived.unit,
            estimate=estimate,
            formula=" ".join(f"{sign} {wording(it)}" for sign, (_, it) in chain).removeprefix("+ "),
            inputs=tuple(figure_key(fact.id, figure.when) for _, (fact, figure) in chain),
            obs_status=next((it.obs_status for _, (_, it) in chain if it.obs_status), None),
        )


def _chain(base: FactBase, relation: Relation) -> list[tuple[str, Member]]:
    """Return the figures from which another follows, each with the sign before it."""
    whole = member(base, relation.whole)
    steps: list[tuple[str, Member | None]] = []
    if relation.kind is RelationKind.PARTS and relation.distinct:
        steps = [("+", whole), *(("-", member(base, key)) for key in relation.parts)]
    elif relation.kind is RelationKind.SHARE:
        part, share = (member(base, key or "") for key in (relation.part, relation.share))
        match part, share, whole:
            case _, _, None:
                steps = [("+", part), ("÷", share)]
            case None, _, _:
                steps = [("+", whole), ("×", share)]
            case _, None, _:
                steps = [("+", part), ("÷", whole)]
    chain = [(sign, found) for sign, found in steps if found]
    return chain if len(chain) == len(steps) else []

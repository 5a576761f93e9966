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
    from collections.abc import Iterator, Sequence

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
    taken: set[str | None] = set(figures)
    for change in fact.changes:
        known, when = change.from_, change.to
        if not (forward := known in figures):
            known, when = when, known
        start = figures.get(known)
        if start is None or when in taken or not _gives_level(change, start):
            continue
        taken.add(when)
        made = step(change, base, reading)
        if not forward:
            made = made._replace(sign=_INVERSE[made.sign])
        yield _figure(
            fact,
            fact,
            (stated(start, base, reading), wording(start)),
            [made],
            when=when,
            unit=start.unit,
            at=start.at or fact.at,
            inputs=(figure_key(fact.id, start.when),),
            step=made,
            obs_status=start.obs_status or change.obs_status,
        )


def _figure(
    named: Fact | Derived, fact: Fact, start: tuple[Estimate, str], steps: list[Step], **own: Any
) -> DerivedFigure:
    """Return what steps lead to, its name from one record, theme and tags from a fact."""
    estimate, formula = start
    for sign, operand, words in steps:
        estimate, formula = combine(estimate, sign, operand), f"{formula} {sign} {words}"
    owned = {name: getattr(named, name) for name in ("id", "name", "counter", "note")}
    owned |= {name: getattr(fact, name) for name in ("theme", "kind", "tags")}
    return DerivedFigure(**owned, **own, estimate=estimate, formula=formula)


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
        derived, (sign, keys) = relation.derives, _terms(base, relation)
        members = [found for key in keys if (found := member(base, key))]
        if derived is None or not members or len(members) < len(keys):
            continue
        (fact, first), *others = members
        scale = certain(100 if relation.kind is RelationKind.SHARE else 1)
        terms = [(combine(stated(it, base, reading), "÷", scale), wording(it)) for _, it in others]
        yield _figure(
            derived,
            fact,
            (stated(first, base, reading), wording(first)),
            [Step(sign, *term) for term in terms],
            when=derived.when,
            unit=derived.unit,
            at=first.at or fact.at,
            inputs=tuple(figure_key(fact.id, figure.when) for fact, figure in members),
            obs_status=next((it.obs_status for _, it in members if it.obs_status), None),
        )


def _terms(base: FactBase, relation: Relation) -> tuple[str, Sequence[str]]:
    """Return the keys of the figures from which another follows, and the sign between them."""
    part, share, whole = relation.part or "", relation.share or "", relation.whole
    if relation.kind is RelationKind.PARTS and relation.distinct:
        return "-", (whole, *relation.parts)
    if relation.kind is RelationKind.SHARE:
        if not member(base, whole):
            return "÷", (part, share)
        if not member(base, part):
            return "×", (whole, share)
        if not member(base, share):
            return "÷", (part, whole)
    return "", ()

"""What must hold of relations: their members, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhuzhou_facts.base.figure_checks import known_time
from zhuzhou_facts.records import RelationKind
from zhuzhou_facts.records.units import COUNT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.base.names import Names
    from zhuzhou_facts.base.yaml_reader import Path
    from zhuzhou_facts.records import Document, Fact, Relation

    Fault = tuple[Path, str, str]

_LISTED: Final = 12


def relations(document: Document, names: Names) -> Iterator[Fault]:
    """Yield what is wrong with the relations of a document."""
    facts = {fact.id: fact for fact in document.facts}
    # A fact may be named as often as anybody likes: its times are gone through once.
    times: dict[str, frozenset[str | None]] = {}
    for i, relation in enumerate(document.relations):
        path: Path = ("relations", i)
        yield from _members(path, relation)
        if relation.derives:
            yield from known_time((*path, "derives", "when"), relation.derives.when, names.times)
            unit = relation.derives.unit
            if unit not in names.units:
                what = f"no unit {unit!r}"
                yield (*path, "derives", "unit"), what, names.units.near(unit)
        given = {relation.derives.id} if relation.derives else set()
        for name, key in _keys(relation):
            fact_id, at, when = key.partition("@")
            if fact_id not in facts:
                if fact_id not in names.facts and fact_id not in given:
                    yield (*path, *name), f"no fact {fact_id!r}", names.facts.near(fact_id)
            elif relation.kind is not RelationKind.COUNT or name[0] == "whole":
                fact = facts[fact_id]
                if fact_id not in times:
                    times[fact_id] = frozenset(figure.when for figure in fact.figures)
                if when not in times[fact_id] if at else len(fact.figures) != 1:
                    yield (*path, *name), *_no_figure(key, fact, when if at else None)


def _members(path: Path, relation: Relation) -> Iterator[Fault]:
    kind = relation.kind
    needed = ("part", "share") if kind is RelationKind.SHARE else ("parts",)
    for name in ("part", "share", "parts"):
        if name in needed and not getattr(relation, name):
            yield path, f"a relation of kind {kind.value!r} needs {name!r}", "add it"
        elif name not in needed and getattr(relation, name):
            what = f"a relation of kind {kind.value!r} has no {name!r}"
            yield (*path, name), what, "take it out, or mend the kind"
    derived = relation.derives
    if derived is None:
        return
    here = (*path, "derives")
    members = {key.partition("@")[0] for _, key in _keys(relation)}
    if kind is RelationKind.COUNT:
        yield here, "nothing follows from a count of facts", "take it out"
    elif kind is RelationKind.SHARE and derived.id not in members:
        yield here, f"{derived.id!r} is none of part, share and whole", "name the one not stated"
    elif kind is RelationKind.PARTS and not relation.distinct:
        what = "what is left is only known of parts that do not overlap"
        yield here, what, "add `distinct: true` where that is so, or take it out"
    if derived.unit == COUNT and derived.counter is None:
        yield here, "counts something that is not named", "add `counter`"


def _keys(relation: Relation) -> Iterator[tuple[Path, str]]:
    yield ("whole",), relation.whole
    for name in ("part", "share"):
        if (key := getattr(relation, name)) is not None:
            yield (name,), key
    for j, key in enumerate(relation.parts):
        yield ("parts", j), key


def _no_figure(key: str, fact: Fact, when: str | None) -> tuple[str, str]:
    """Say that a key names no figure of a fact, or several, and how to mend that."""
    what = f"{key!r} names {len(fact.figures)} figures"
    if when is not None:
        what = f"{fact.id!r} has no figure at {when!r}"
    times = [figure.when for figure in fact.figures[:_LISTED]]
    keys = [f"{fact.id}@{time}" if time else fact.id for time in times]
    return what, f"name one of {', '.join(keys)}" if keys else "name a fact with a figure"

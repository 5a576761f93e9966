"""What must hold of relations: their members, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhuzhou_facts.base.fact_checks import check_time
from zhuzhou_facts.base.names import Fault
from zhuzhou_facts.errors import Message
from zhuzhou_facts.records import RelationKind, figure_key
from zhuzhou_facts.records.units import COUNT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.base.names import NamesOf
    from zhuzhou_facts.base.yaml_reader import Path
    from zhuzhou_facts.records import Document, Fact, Relation

_LISTED: Final = 12


def check_relations(document: Document, names: NamesOf) -> Iterator[Fault]:
    """Yield what is wrong with the relations of a document."""
    facts = {fact.id: fact for fact in document.facts}
    for i, relation in enumerate(document.relations):
        path: Path = ("relations", i)
        yield from _members(path, relation)
        if relation.derives:
            yield from check_time((*path, "derives", "when"), relation.derives.when, names.times)
            unit = relation.derives.unit
            if unit not in names.units:
                message = Message("no unit “{id}”", {"id": unit})
                yield Fault((*path, "derives", "unit"), message, names.units.fix(unit))
        given = {relation.derives.id} if relation.derives else set()
        for name, key in _keys(relation):
            fact_id, at, when = key.partition("@")
            if fact_id not in facts:
                if fact_id not in names.facts and fact_id not in given:
                    message = Message("no fact “{id}”", {"id": fact_id})
                    yield Fault((*path, *name), message, names.facts.fix(fact_id))
            elif relation.kind is not RelationKind.COUNT or name[0] == "whole":
                times = [figure.when for figure in facts[fact_id].figures]
                if when not in times if at else len(times) != 1:
                    yield _no_figure((*path, *name), key, facts[fact_id], when if at else None)


def _members(path: Path, relation: Relation) -> Iterator[Fault]:
    kind = relation.kind
    needed = ("part", "share") if kind is RelationKind.SHARE else ("parts",)
    for name in ("part", "share", "parts"):
        fields = {"kind": kind.value, "field": name}
        if name in needed and not getattr(relation, name):
            message = Message("a relation of kind {kind} needs “{field}”", fields)
            yield Fault(path, message, Message("add it"))
        elif name not in needed and getattr(relation, name):
            message = Message("a relation of kind {kind} has no “{field}”", fields)
            yield Fault((*path, name), message, Message("delete it, or fix the kind"))
    derived = relation.derives
    if derived is None:
        return
    here = (*path, "derives")
    members = {key.partition("@")[0] for _, key in _keys(relation)}
    if kind is RelationKind.COUNT:
        yield Fault(here, Message("no figure follows from a count of facts"), Message("delete it"))
    elif kind is RelationKind.SHARE and derived.id not in members:
        message = Message("“{id}” is none of part, share and whole", {"id": derived.id})
        yield Fault(here, message, Message("name the one that is not stated"))
    elif kind is RelationKind.PARTS and not relation.distinct:
        message = Message("the rest only follows where no part overlaps another")
        fix = Message("add `distinct: true` if none does, or delete it")
        yield Fault(here, message, fix)
    if derived.unit == COUNT and derived.counter is None:
        yield Fault(here, Message("what is counted is not named"), Message("add `counter`"))


def _keys(relation: Relation) -> Iterator[tuple[Path, str]]:
    yield ("whole",), relation.whole
    for name in ("part", "share"):
        if (key := getattr(relation, name)) is not None:
            yield (name,), key
    for j, key in enumerate(relation.parts):
        yield ("parts", j), key


def _no_figure(path: Path, key: str, fact: Fact, when: str | None) -> Fault:
    """Return the fault of a key that names no figure of a fact, or several."""
    message = Message("“{key}” names {count} figures", {"key": key, "count": len(fact.figures)})
    if when is not None:
        message = Message("“{id}” has no figure for {when}", {"id": fact.id, "when": when})
    keys = [figure_key(fact.id, figure.when) for figure in fact.figures[:_LISTED]]
    if not keys:
        return Fault(path, message, Message("name a fact that has a figure"))
    return Fault(path, message, Message("name one of {keys}", {"keys": ", ".join(keys)}))

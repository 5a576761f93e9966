"""What is wrong with a fact base, each problem with its place in the file.

What must hold beyond the schema is one function a rule. The rules see a document from which parts
that were not sound may be missing; `NamesOf` has the names that the file gives all the same, so
that one fault is not reported again as another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, cast

from zhuzhou_facts.base.fact_checks import NO_UNIT, check_facts, check_time
from zhuzhou_facts.base.schema import (
    LISTS,
    MAGNITUDE,
    MAX_PROBLEMS,
    Fault,
    id_of,
    names_of,
    validate,
)
from zhuzhou_facts.errors import FileUnreadableError, Message, Problem
from zhuzhou_facts.records import COUNT, PERCENT, PERSON, POINTS, RelationKind, figure_key
from zhuzhou_facts.records.dates import overlap, read_moment
from zhuzhou_facts.records.facts import ID, fold
from zhuzhou_facts.streams import files

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from zhuzhou_facts.base.schema import NamesOf
    from zhuzhou_facts.base.yaml_reader import Path
    from zhuzhou_facts.records import Document, Fact, Relation, Text, TimeLabel, Unit

    Places = Callable[[Collection[Path]], dict[Path, tuple[int, int]]]

MAX_YAML: Final = 16 << 20
# A name may have a million signs, and is repeated in each fault of what has it.
_LONGEST: Final = 200
FORMAT: Final = 1
NO_FACT: Final = Message("no fact “{id}”")
_ID = re.compile(ID)
_DATE = re.compile(r"[0-9-]+")
# ISO 639, as citations have it; what is often written in its place is no code of two letters.
_LANGUAGE = re.compile(r"(?!(?:cn|jp|zho|chi|cmn|eng)\b)[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_LISTED: Final = 12
_TEXTS: Final = ("name", "short", "statement", "counter", "note", "meaning")
_ID_FIX: Final = Message("use lower-case letters, digits and single hyphens")


def examine_yaml(data: bytes, name: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the document in a YAML file, or None and what is wrong with it."""
    from zhuzhou_facts.base.yaml_reader import Parsed  # a compiled base does without

    if len(data) > MAX_YAML:
        raise FileUnreadableError(
            "{name!r}: larger than {limit} MiB; name a smaller file",
            name=name,
            limit=MAX_YAML >> 20,
        )
    parsed = Parsed(files.decode(data, name), name)
    if parsed.problems:
        return None, _sorted(parsed.problems)
    value = parsed.value
    if not isinstance(value, dict):
        message = Message("the file is empty" if value is None else "the file is no mapping")
        fix = Message("a fact base has the fields that `zhuzhou-facts schema` describes")
        return None, (Problem(name, 1, 1, message, fix),)
    document, faults, kept = validate(value)
    found = check_document(document, names_of(value))
    in_file = (fault._replace(path=_in_file(fault.path, kept)) for fault in found)
    problems = _problems(chain(faults, in_file), value, name, parsed.places)
    return (None if problems else document), problems


def problems_of(document: Document, name: str) -> tuple[Problem, ...]:
    """Return what is wrong with a compiled document, of which nobody reads the lines."""
    found = check_document(document, names_of(document.parts()))
    return _problems(found, document.parts(), name, lambda _: {(): (1, 1)})


def faults_of(document: Document) -> list[Fault]:
    """Return what is wrong with a document that was not read from a file."""
    return list(check_document(document, names_of(document.parts())))


def _in_file(path: Path, kept: dict[str, list[int]]) -> Path:
    """Return the path in the file of a path in what is sound of it."""
    if len(path) > 1 and path[0] in kept and isinstance(path[1], int):
        return (path[0], kept[path[0]][path[1]], *path[2:])
    return path


def _problems(
    faults: Iterable[Fault], value: dict[str, Any], name: str, places: Places
) -> tuple[Problem, ...]:
    # Cut as they come: a thousand messages that name a long id take a thousand times its memory.
    first = [
        Fault(path, _short(message), _short(fix))
        for path, message, fix in islice(faults, MAX_PROBLEMS)
    ]
    # A missing field has no line of its own; the nearest thing around it has.
    found = places({path[:end] for path, _, _ in first for end in range(len(path) + 1)})
    problems = []
    for path, message, fix in first:
        place = path
        while place not in found:
            place = place[:-1]
        fact = ""
        if len(path) > 1 and path[0] in LISTS and isinstance(path[1], int) and path[0] in value:
            fact = _short(id_of(value[path[0]][path[1]]))
        problems.append(Problem(name, *found[place], message, fix, fact))
    return _sorted(problems)


def _short(field: Any) -> Any:
    """Return a message, or a field of one, without the middle of a text too long to be read."""
    if isinstance(field, Message):
        return field._replace(fields={name: _short(it) for name, it in field.fields.items()})
    if not isinstance(field, str) or len(field) <= _LONGEST:
        return field
    half = _LONGEST // 2
    return f"{field[:half]} … {field[-half:]}"


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems in the order of the file; the last one says where there may be more."""
    found = sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column))
    if len(found) >= MAX_PROBLEMS:
        message = Message("{count} problems, and there may be more", {"count": len(found)})
        found.append(found[-1]._replace(message=message, fix=Message("fix these first"), fact=""))
    return tuple(found)


def check_document(document: Document, names: NamesOf) -> Iterator[Fault]:
    """Yield every fault of meaning in a document that fits the schema."""
    yield from _head(document, names)
    yield from _replaced(document, names)
    yield from _units(document)
    yield from _themes(document)
    yield from _texts(document)
    yield from _ids(document)
    yield from _aliases(document)
    unsound = set()
    for fault in check_facts(document, names):
        unsound.add(document.facts[cast("int", fault.path[1])].id)
        yield fault
    yield from _relations(document, names, unsound)


def _head(document: Document, names: NamesOf) -> Iterator[Fault]:
    if document.format != FORMAT:
        message = Message("format {number} is not supported", {"number": document.format})
        fix = Message("write {number}, or use the version that wrote the file", {"number": FORMAT})
        yield Fault(("format",), message, fix)
    if not document.languages or set(document.languages) - {"zh", "en"}:
        message = Message("the languages must be zh, en or both")
        yield Fault(("languages",), message, Message("list those that the texts have"))
    if not (document.source.title.zh or document.source.title.en):
        message = Message("the title is empty")
        yield Fault(("source", "title"), message, Message("give it in zh, in en or in both"))
    if not _LANGUAGE.fullmatch(document.source.language):
        message = Message("“{code}” is no code of a language", {"code": document.source.language})
        yield Fault(("source", "language"), message, Message("write zh, en or another such code"))
    for name in ("issued", "accessed"):
        day = getattr(document.source, name)
        if day is not None and (read_moment(day) is None or not _DATE.fullmatch(day)):
            fix = Message("write it as 2018-11-14, 2018-11 or 2018")
            yield Fault(("source", name), Message("“{date}” is no date", {"date": day}), fix)
    for label in document.times:
        if read_moment(label) is None and not _ID.fullmatch(label):
            message = Message("“{label}” is neither a date nor a label", {"label": label})
            yield Fault(("times", label), message, _ID_FIX)
    if pair := document.compare:
        yield from check_time(("compare", "from"), pair.from_, names.times)
        yield from check_time(("compare", "to"), pair.to, names.times)


def _replaced(document: Document, names: NamesOf) -> Iterator[Fault]:
    stated = {fact.id for fact in document.facts}
    for old, new in document.replaced_by.items():
        if old in stated:
            message = Message("“{id}” is still the id of a fact", {"id": old})
            yield Fault(("replaced_by", old), message, Message("delete this line, or the fact"))
        if new is not None:
            yield from names.facts.check(("replaced_by", old), new, NO_FACT)


def _units(document: Document) -> Iterator[Fault]:
    for code, unit in document.units.items():
        for form in filter(None, (*unit.written, unit.zh, unit.en, unit.plural)):
            if magnitude := MAGNITUDE.match(form):
                fields = {"form": form, "magnitude": magnitude[0]}
                message = Message("the unit “{form}” begins with the magnitude {magnitude}", fields)
                rest = {"rest": form[magnitude.end() :].strip() or "…"}
                fix = Message("write “{rest}”; the magnitude belongs to the number", rest)
                yield Fault(("units", code), message, fix)


def _themes(document: Document) -> Iterator[Fault]:
    sections: dict[int, str] = {}
    for i, theme in enumerate(document.themes):
        if theme.section in sections:
            fields = {"section": theme.section, "theme": sections[theme.section]}
            message = Message("section {section} also belongs to theme “{theme}”", fields)
            yield Fault(("themes", i, "section"), message, Message("give each section one theme"))
        sections[theme.section] = theme.id


def _texts(document: Document) -> Iterator[Fault]:
    """Check that each text is there in each language that the base says it has."""
    languages = [lang for lang in ("zh", "en") if lang in document.languages]
    for path, text in _all_texts(document):
        for lang in languages:
            fields = {"lang": lang}
            words = getattr(text, lang)
            if not words:
                fix = Message("add {lang}, or remove {lang} from languages", fields)
                yield Fault(path, Message("{lang} is missing", fields), fix)
            elif words[0].isspace() or words[-1].isspace():
                message = Message("{lang} begins or ends with a space", fields)
                yield Fault(path, message, Message("delete it"))


def _all_texts(document: Document) -> Iterator[tuple[Path, Text | Unit | TimeLabel]]:
    for _, path, record in _records(document):
        for name in _TEXTS:
            if (text := getattr(record, name, None)) is not None:
                yield (*path, name), text
    yield from ((("units", code), unit) for code, unit in document.units.items())
    for label, time in document.times.items():
        if read_moment(label) is None:
            yield ("times", label), time


def _records(document: Document) -> Iterator[tuple[str, Path, Any]]:
    """Yield what has an id, each with its space of names and its path."""
    for part in ("themes", "facts", "relations", "tags"):
        yield from ((part, (part, i), record) for i, record in enumerate(getattr(document, part)))
    for i, relation in enumerate(document.relations):
        if relation.derives:
            yield "facts", ("relations", i, "derives"), relation.derives


def _ids(document: Document) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for space, path, record in _records(document):
        name, here = {"id": record.id}, (*path, "id")
        if not _ID.fullmatch(record.id):
            yield Fault(here, Message("“{id}” is no id", name), _ID_FIX)
        if (space, record.id) in seen:
            message = Message("the id “{id}” is given twice", name)
            yield Fault(here, message, Message("give each its own"))
        seen.add((space, record.id))


def _aliases(document: Document) -> Iterator[Fault]:
    """Check that no alias belongs to two facts, but where they have the same name anyway."""
    owners: dict[str, list[tuple[int, Path, str]]] = defaultdict(list)
    for i, fact in enumerate(document.facts):
        for lang in ("zh", "en"):
            for j, alias in enumerate(getattr(fact.aliases, lang)):
                owners[fold(alias)].append((i, ("facts", i, "aliases", lang, j), alias))
    for (first, _, _), *others in owners.values():
        owner = document.facts[first]
        for i, path, alias in others:
            if i != first and not _names(owner) & _names(document.facts[i]):
                fields = {"alias": alias, "fact": owner.id}
                message = Message("the alias “{alias}” also belongs to “{fact}”", fields)
                yield Fault(path, message, Message("give it to one fact alone"))


def _names(fact: Fact) -> set[str]:
    return {fold(name) for name in (fact.name.zh, fact.name.en) if name}


def _relations(document: Document, names: NamesOf, unsound: set[str]) -> Iterator[Fault]:
    """Check the relations; `unsound` are the ids of the facts that have faults already."""
    facts = {fact.id: fact for fact in document.facts}
    sound = facts.keys() - unsound
    counts = {COUNT, PERSON, *(code for code, unit in document.units.items() if unit.counted)}
    for i, relation in enumerate(document.relations):
        path: Path = ("relations", i)
        found = [*_members(path, relation), *_named(path, relation, facts, names)]
        yield from found
        ids = {key.partition("@")[0] for _, key in _keys(relation)}
        if not found and ids - {relation.derives and relation.derives.id} <= sound:
            yield from _fitting(path, relation, facts, counts)


def _named(
    path: Path, relation: Relation, facts: Mapping[str, Fact], names: NamesOf
) -> Iterator[Fault]:
    """Check that there are the times, units and figures that a relation names."""
    if derived := relation.derives:
        yield from check_time((*path, "derives", "when"), derived.when, names.times)
        yield from names.units.check((*path, "derives", "unit"), derived.unit, NO_UNIT)
    for name, key in _keys(relation):
        here = (*path, *name)
        fact_id, at, when = key.partition("@")
        if fact_id not in facts:
            if not (derived and derived.id == fact_id):
                yield from names.facts.check(here, fact_id, NO_FACT)
        elif relation.kind is not RelationKind.COUNT or name[0] == "whole":
            times = [figure.when for figure in facts[fact_id].figures]
            if when not in times if at else len(times) != 1:
                yield _no_figure(here, key, facts[fact_id], when if at else None)


def _members(path: Path, relation: Relation) -> Iterator[Fault]:
    kind, derived = relation.kind, relation.derives
    needed = ("part", "share") if kind is RelationKind.SHARE else ("parts",)
    for name in ("part", "share", "parts"):
        fields = {"kind": kind.value, "field": name}
        if name in needed and not getattr(relation, name):
            message = Message("a relation of kind {kind} needs “{field}”", fields)
            yield Fault(path, message, Message("add it"))
        elif name not in needed and getattr(relation, name):
            message = Message("a relation of kind {kind} has no “{field}”", fields)
            yield Fault((*path, name), message, Message("delete it, or fix the kind"))
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
        yield Fault(here, message, Message("add `distinct: true` if none does, or delete it"))
    if derived.unit == COUNT and derived.counter is None:
        yield Fault(here, Message("what is counted is not named"), Message("add `counter`"))


def _fitting(
    path: Path, relation: Relation, facts: Mapping[str, Fact], counts: Collection[str]
) -> Iterator[Fault]:
    """Check that a relation's figures are different ones that go together in unit and time."""
    found: list[tuple[Path, str, str]] = []
    share: Path = ("share",)
    seen, times = set(), set()
    for name, key in _keys(relation):
        fact_id, at, when = key.partition("@")
        one = fact_id, key
        if fact_id in facts and (relation.kind is not RelationKind.COUNT or name[0] == "whole"):
            figure = next(it for it in facts[fact_id].figures if not at or it.when == when)
            found.append((name, key, figure.unit))
            times.add(figure.when)
            one = fact_id, str(figure.when)
        if one in seen:
            twice = Message("the key “{key}” is given twice", {"key": key})
            yield Fault((*path, *name), twice, Message("keep one of them"))
        seen.add(one)
    if derived := relation.derives:
        here: Path = ("derives", "unit")
        share = here if (relation.share or "").partition("@")[0] == derived.id else share
        found.append((here, derived.id, derived.unit))
        # A label may stand for any time, and what has no time for the time of its text.
        dated = all(read_moment(when or "") for when in (derived.when, *times))
        if dated and not any(overlap(derived.when, when) for when in times):
            fields = {"id": derived.id, "when": derived.when, "times": sorted(map(str, times))}
            message = Message("“{id}” is of {when}, but follows from figures of {times}", fields)
            yield Fault((*path, "derives", "when"), message, Message("write one of these times"))
    wanted = next((unit for name, _, unit in found if name != share), "")
    for name, key, unit in found:
        needed = PERCENT if name == share else wanted
        # What is counted goes together, 30 volunteers of 148 people; so does 2.1 points of 6.3%.
        pair = {COUNT if it in counts else PERCENT if it == POINTS else it for it in (unit, needed)}
        if len(pair) > 1:
            fields = {"key": key, "unit": unit or "-", "needed": needed or "-"}
            message = Message("“{key}” is in {unit}, but must be in {needed} here", fields)
            yield Fault((*path, *name), message, Message("fix the key or the unit"))


def _keys(relation: Relation) -> Iterator[tuple[Path, str]]:
    """Yield the keys of the members that are given, each with its path in the relation."""
    for name in ("whole", "part", "share"):
        if (key := getattr(relation, name)) is not None:
            yield (name,), key
    yield from ((("parts", j), key) for j, key in enumerate(relation.parts))


def _no_figure(path: Path, key: str, fact: Fact, when: str | None) -> Fault:
    """Return the fault of a key that names no figure of a fact, or several."""
    message = Message("“{key}” names {count} figures", {"key": key, "count": len(fact.figures)})
    if when is not None:
        message = Message("“{id}” has no figure for {when}", {"id": fact.id, "when": when})
    keys = [figure_key(fact.id, figure.when) for figure in fact.figures[:_LISTED]]
    if not keys:
        return Fault(path, message, Message("name a fact that has a figure"))
    return Fault(path, message, Message("name one of {keys}", {"keys": keys}))

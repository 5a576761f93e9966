"""What is wrong with a fact base, each problem with its place in the file."""

from __future__ import annotations

import hashlib
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.base.checks import check_document
from zhuzhou_facts.base.names import MAX_PROBLEMS, id_of, names_of
from zhuzhou_facts.base.schema import LISTS, validate
from zhuzhou_facts.errors import FileUnreadableError, Message, Problem
from zhuzhou_facts.streams import files

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from zhuzhou_facts.base.names import Fault
    from zhuzhou_facts.base.yaml_reader import Path
    from zhuzhou_facts.records import Document

    Places = Callable[[Collection[Path]], dict[Path, tuple[int, int]]]

MAX_YAML: Final = 16 << 20
# A name may have a million signs, and is repeated in each fault of what has it.
_LONGEST: Final = 200


def examine_yaml(data: bytes, name: str) -> tuple[Document | None, str, tuple[Problem, ...]]:
    """Return the document in a YAML file with the digest of the file, or None and what is wrong."""
    from zhuzhou_facts.base.yaml_reader import Parsed  # a compiled base does without

    if len(data) > MAX_YAML:
        raise FileUnreadableError(
            "{name!r}: larger than {limit} MiB; name a smaller file",
            name=name,
            limit=MAX_YAML >> 20,
        )
    parsed = Parsed(files.decode(data, name), name)
    if parsed.problems:
        return None, "", _sorted(parsed.problems)
    value = parsed.value
    if not isinstance(value, dict):
        message = Message("the file is empty" if value is None else "the file is no mapping")
        fix = Message("a fact base has the fields that `zhuzhou-facts schema` describes")
        return None, "", (Problem(name, 1, 1, message, fix),)
    document, faults, kept = validate(value)
    if document is not None and len(faults) < MAX_PROBLEMS:
        found = _check(document, value, MAX_PROBLEMS - len(faults))
        faults += [fault._replace(path=_in_file(fault.path, kept)) for fault in found]
        if not faults:
            return document, hashlib.sha256(data).hexdigest(), ()
    return None, "", _problems(faults, value, name, parsed.places)


def problems_of(document: Document, name: str) -> tuple[Problem, ...]:
    """Return what is wrong with a compiled document, of which nobody reads the lines."""
    return _problems(faults_of(document), _ids_in(document), name, lambda _: {(): (1, 1)})


def faults_of(document: Document) -> list[Fault]:
    """Return what is wrong with a document that was not read from a file, the first faults."""
    return _check(document, _ids_in(document), MAX_PROBLEMS)


def _check(document: Document, value: dict[str, Any], limit: int) -> list[Fault]:
    found = islice(check_document(document, names_of(value)), limit)
    # At once: an id may have a million signs, and a thousand faults repeat it.
    return [fault._replace(message=_short(fault.message), fix=_short(fault.fix)) for fault in found]


def _ids_in(document: Document) -> dict[str, Any]:
    """Return the names that a document gives, as they stand in a file."""
    value: dict[str, Any] = {
        part: [{"id": record.id} for record in getattr(document, part)]
        for part in ("themes", "facts", "tags")
    }
    return value | {"units": document.units, "times": document.times}


def _in_file(path: Path, kept: dict[str, list[int]]) -> Path:
    """Return the path in the file of a path in what is sound of it."""
    if len(path) > 1 and path[0] in kept and isinstance(path[1], int):
        return (path[0], kept[path[0]][path[1]], *path[2:])
    return path


def _problems(
    faults: Iterable[Fault], value: dict[str, Any], name: str, places: Places
) -> tuple[Problem, ...]:
    # A missing field has no line of its own; the nearest thing around it has.
    found = places({path[:end] for path, _, _ in faults for end in range(len(path) + 1)})
    problems = []
    for path, message, fix in faults:
        place = path
        while place not in found:
            place = place[:-1]
        fact = ""
        if len(path) > 1 and path[0] in LISTS and isinstance(path[1], int) and path[0] in value:
            fact = _cut(id_of(value[path[0]][path[1]]))
        problems.append(Problem(name, *found[place], _short(message), _short(fix), fact))
    return _sorted(problems)


def _short(message: Message) -> Message:
    """Return a message without the middle of those of its fields that are too long to be read."""
    return Message(
        message.template,
        {
            name: _short(field) if isinstance(field, Message) else _cut(field)
            for name, field in message.fields.items()
        },
    )


def _cut(field: Any) -> Any:
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

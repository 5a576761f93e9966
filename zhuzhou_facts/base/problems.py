"""What is wrong with a fact base, each problem with its place in the file."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.base.checks import check_document
from zhuzhou_facts.base.schema import LISTS, MAX_PROBLEMS, Fault, id_of, names_of, validate
from zhuzhou_facts.errors import FileUnreadableError, Message, Problem
from zhuzhou_facts.streams import files

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from zhuzhou_facts.base.yaml_reader import Path
    from zhuzhou_facts.records import Document

    Places = Callable[[Collection[Path]], dict[Path, tuple[int, int]]]

MAX_YAML: Final = 16 << 20
# A name may have a million signs, and is repeated in each fault of what has it.
_LONGEST: Final = 200


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

"""The only reader of fact bases: a file → a checked `FactBase`, or everything that is wrong."""

from __future__ import annotations

import gc
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.base import pages
from zhuzhou_facts.base.shipped import shipped_file
from zhuzhou_facts.errors import FactBaseError, FileUnreadableError, Problem
from zhuzhou_facts.records import Document, Fact, Relation, Theme
from zhuzhou_facts.streams import inputs

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from zhuzhou_facts.base.names import Mentioned
    from zhuzhou_facts.base.yaml_reader import Path as Place
    from zhuzhou_facts.base.yaml_reader import Reader
    from zhuzhou_facts.records import FactBase

    Fault = tuple[Place, str, str]
    # What is sound of each list at the top: records by the numbers of their items.
    Sound = dict[str, dict[int, Any]]

MAX_BYTES: Final = pages.MAX_BYTES
MAX_TEXT: Final = 16 << 20
"""As much YAML as is read at all: 20,000 facts of the usual length take 14 MiB."""
_LISTS: Final[dict[str, type]] = {"facts": Fact, "themes": Theme, "relations": Relation}
# A name may have a million signs, and stands in each fault of what has it.
_LONGEST: Final = 1_000
_MAX_TOLD: Final = 1 << 20
_MAPS: Final = ("units", "times")
# What stands in for a part that is not sound, so that the rest can be checked all the same.
_STAND_IN: Final[dict[str, Any]] = {
    "format": 1,
    "version": "0",
    "source": {"title": {"zh": "?"}},
    "themes": [],
    "facts": [],
}


def shipped_path() -> Path:
    """Return the fact base that comes with the tool, as `shipped` finds it."""
    return Path(shipped_file())


def load(path: str | os.PathLike[str] | None = None) -> FactBase:
    """Read and check a fact base; without `path` the one that comes with the tool.

    Raises:
        FileUnreadableError: the file cannot be opened, read or decoded.
        FactBaseError: it is not sound; `problems` says everything that is wrong.
    """
    base, problems = examine(shipped_path() if path is None else path)
    if base is None or problems:
        raise FactBaseError(problems)
    return base


def examine(path: str | os.PathLike[str]) -> tuple[FactBase | None, tuple[Problem, ...]]:
    """Read a fact base and return it (None where nothing can be made of it) with its problems.

    Raises:
        FileUnreadableError: the file cannot be opened, read or decoded.
    """
    data = inputs.read_bytes(path, MAX_BYTES)
    collecting = gc.isenabled()
    # Nothing here makes cycles, and looking for them is half of the time that loading takes.
    gc.disable()
    try:
        return _read(data, str(path))
    finally:
        if collecting:
            gc.enable()


def _read(data: bytes, name: str) -> tuple[FactBase | None, tuple[Problem, ...]]:
    if data.startswith(pages.MAGIC):
        from zhuzhou_facts.base.compiled import read_base

        return read_base(data, name), ()
    if len(data) > MAX_TEXT:
        raise FileUnreadableError(
            f"{name!r}: larger than {MAX_TEXT >> 20} MiB and not compiled; name a smaller file"
        )
    return _examine(inputs.decode(data, name), name, hashlib.sha256(data).hexdigest())


def _examine(text: str, name: str, digest: str) -> tuple[FactBase | None, tuple[Problem, ...]]:
    # A compiled base needs none of these.
    from zhuzhou_facts.base.deserialise import promote
    from zhuzhou_facts.base.schema import MAX_FAULTS
    from zhuzhou_facts.base.yaml_reader import Reader

    reader = Reader(text, name, _LISTS)
    sound, faults = _items(reader)
    stopped = (reader.stopped,) if reader.stopped else ()
    if reader.problems:
        return None, (*_in_order(reader.problems), *stopped)
    if not isinstance(reader.value, dict):
        what = "the file is empty" if reader.value is None else "the file is no mapping"
        mend = "a fact base has the fields that `zhuzhou-facts schema` describes"
        return None, (Problem(name, 1, 1, what, mend), *stopped)
    read = not stopped and len(faults) < MAX_FAULTS
    document, found = _document(reader, sound, read=read)
    faults += found
    all_told = False
    if read and document is not None and len(faults) < MAX_FAULTS:
        found, all_told = _of_meaning(reader, document, sound)
        faults += found
        if not faults:
            return promote(document, digest=digest, path=name), ()
    problems = _problems(reader, faults, name)
    if not stopped and not (all_told and len(faults) < MAX_FAULTS):
        what = f"{len(problems)} problems, and there may be more"
        stopped = (problems[-1]._replace(message=what, fix="mend these first", fact=""),)
    return None, (*problems, *stopped)


def _items(reader: Reader) -> tuple[Sound, list[Fault]]:
    """Read a text as far as is of use; return what is sound of its lists, and what is not."""
    from zhuzhou_facts.base.schema import MAX_FAULTS, validate

    sound: Sound = {name: {} for name in _LISTS}
    faults: list[Fault] = []
    for name, number, value in reader.items():
        record, found = validate(value, _LISTS[name], (name, number))
        if record is not None:
            sound[name][number] = record
            continue
        faults += found
        # What follows would not be told any more.
        if len(faults) >= MAX_FAULTS:
            break
    return sound, faults


def _document(reader: Reader, sound: Sound, *, read: bool) -> tuple[Document | None, list[Fault]]:
    """Return the document with what is sound of a file, and what is wrong outside of its lists.

    `read` is whether the file has been read to its end.
    """
    from zhuzhou_facts.base.schema import validate

    head = {
        name: [] if name in _LISTS and isinstance(part, list) else part
        for name, part in reader.value.items()
    }
    if not read and isinstance(head.get(reader.reading), dict | list):
        # Of what is not whole nothing is known but what it is.
        head[reader.reading] = type(head[reader.reading])()
    document, faults = validate(head, Document)
    if faults:
        document, _ = validate(_without(head, [path for path, _, _ in faults]), Document)
    if document is not None:
        lists = {name: tuple(records.values()) for name, records in sound.items()}
        document = replace(document, **lists)
    if not read:
        # What has not been read yet is not missing.
        faults = [
            (path, what, mend)
            for path, what, mend in faults
            if path[0] in head and (len(path) == 1 or path[0] != reader.reading)
        ]
    return document, faults


def _of_meaning(reader: Reader, document: Document, sound: Sound) -> tuple[list[Fault], bool]:
    """Return what is wrong with a document of the right shape, and whether that is all."""
    from zhuzhou_facts.base.checks import check_document
    from zhuzhou_facts.base.schema import MAX_FAULTS

    kept = {name: list(records) for name, records in sound.items()}
    faults: list[Fault] = []
    length = 0
    for path, what, mend in check_document(document, _mentioned(reader.value)):
        faults.append((_in_file(path, kept), _cut(what), _cut(mend)))
        length += len(what) + len(mend)
        if len(faults) == MAX_FAULTS or length > _MAX_TOLD:
            return faults, False
    return faults, True


def _without(head: dict[str, Any], paths: Iterable[Place]) -> dict[str, Any]:
    """Return the document without what the paths name, and with what must not be missing."""
    bad = {path[:2] if path[0] in _MAPS else path[:1] for path in paths}
    sound = {name: part for name, part in head.items() if (name,) not in bad}
    for name in _MAPS:
        if isinstance(sound.get(name), dict):
            sound[name] = {key: part for key, part in sound[name].items() if (name, key) not in bad}
    return _STAND_IN | sound


def _in_file(path: Place, kept: dict[str, list[int]]) -> Place:
    """Return the path in the file of a path in what is sound of it."""
    if len(path) > 1 and path[0] in kept and isinstance(path[1], int):
        return (path[0], kept[path[0]][path[1]], *path[2:])
    return path


def _mentioned(value: dict[str, Any]) -> Mentioned:
    """Return the ids that the file gives, sound or not; None where it does not let one tell all."""
    mentioned: dict[str, tuple[str, ...] | None] = {}
    for name in _LISTS:
        items = value.get(name)
        ids = [_id(item) for item in items] if isinstance(items, list) else [""]
        mentioned[name] = tuple(ids) if all(ids) else None
    for name in _MAPS:
        items = value.get(name, {})
        mentioned[name] = tuple(items) if isinstance(items, dict) else None
    return mentioned


def _id(item: Any) -> str:
    """Return the id that an item has in the file, or an empty text."""
    named = item.get("id") if isinstance(item, dict) else None
    return str(named) if isinstance(named, str | int) else ""


def _problems(reader: Reader, faults: Iterable[Fault], name: str) -> tuple[Problem, ...]:
    # A missing field has no line of its own; the nearest thing around it has.
    marks = reader.places({path[:end] for path, _, _ in faults for end in range(len(path) + 1)})
    problems = []
    for path, what, mend in faults:
        place = path
        while place not in marks:
            place = place[:-1]
        fact = ""
        if len(path) > 1 and path[0] in _LISTS and isinstance(path[1], int):
            fact = _cut(_id(reader.value[path[0]][path[1]]))
        problems.append(Problem(name, *marks[place], what, mend, fact))
    return _in_order(problems)


def _cut(text: str) -> str:
    """Return a text without the middle of what is too long to be read."""
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]} … {text[-half:]}"


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.line, p.column)))

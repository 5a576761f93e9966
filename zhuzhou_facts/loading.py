"""The only reader of fact bases: a file → a checked `FactBase`, or everything that is wrong."""

from __future__ import annotations

import gc
import hashlib
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts import inputs, pages
from zhuzhou_facts.errors import FactBaseError, FileUnreadableError
from zhuzhou_facts.model import Document, Problem
from zhuzhou_facts.shipped import shipped_file

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from zhuzhou_facts.known import Mentioned
    from zhuzhou_facts.model import FactBase
    from zhuzhou_facts.parsing import Path as Place

MAX_BYTES: Final = pages.MAX_BYTES
MAX_TEXT: Final = 16 << 20
"""As much YAML as is read at all: 20,000 facts of the usual length take 14 MiB."""
_HEAD: Final = 20
_LISTS: Final = ("facts", "themes", "relations")
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
        from zhuzhou_facts.compiled import read_base

        return read_base(data, name), ()
    if len(data) > MAX_TEXT:
        raise FileUnreadableError(
            f"{name!r}: larger than {MAX_TEXT >> 20} MiB and not compiled; name a smaller file"
        )
    return _examine(inputs.decode(data, name), name, hashlib.sha256(data).hexdigest())


def _examine(text: str, name: str, digest: str) -> tuple[FactBase | None, tuple[Problem, ...]]:
    # A compiled base needs none of these.
    from zhuzhou_facts.checking import check_document
    from zhuzhou_facts.parsing import parse
    from zhuzhou_facts.schema import MAX_FAULTS, validate
    from zhuzhou_facts.thawing import promote

    parsed = parse(text, name)
    if parsed.problems:
        return None, _in_order(parsed.problems)
    if not isinstance(parsed.value, dict):
        what = "the file is empty" if parsed.value is None else "the file is no mapping"
        mend = "a fact base has the fields that `zhuzhou-facts schema` describes"
        return None, (Problem(name, 1, 1, what, mend),)
    kept: dict[str, list[int]] = {}
    # A million facts of another program's would have ten million faults: the first will do.
    document, faults = validate(_head(parsed.value), Document)
    if len(faults) < MAX_FAULTS:
        document, faults = validate(parsed.value, Document)
    if 0 < len(faults) < MAX_FAULTS:
        sound, kept = _without(parsed.value, [path for path, _, _ in faults])
        document, _ = validate(sound, Document)
    if document is not None:
        found = check_document(document, _mentioned(parsed.value))
        for path, what, mend in islice(found, MAX_FAULTS):
            faults.append((_unshift(path, kept), what, mend))
    if not faults:
        return promote(document, digest=digest, path=name), ()
    # A missing field has no line of its own; the nearest thing around it has.
    wanted = {path[:end] for path, _, _ in faults for end in range(len(path) + 1)}
    marks = parse(text, name, wanted=wanted).marks
    problems = _in_order(_problem(fault, marks, parsed.value, name) for fault in faults)
    if document is not None and len(faults) < MAX_FAULTS:
        return None, problems
    last = problems[-1]
    what = f"{len(problems)} problems, and there may be more"
    return None, (*problems, replace(last, what=what, mend="mend these first", fact=""))


def _head(value: dict[str, Any]) -> dict[str, Any]:
    """Return the document with no more than the first items in each list at the top."""
    return {name: part[:_HEAD] if isinstance(part, list) else part for name, part in value.items()}


def _without(value: dict[str, Any], paths: Iterable[Place]) -> tuple[Any, dict[str, list[int]]]:
    """Return the document without what the paths name, and which items of the lists are left."""
    bad = {path[:2] if path[0] in {*_LISTS, *_MAPS} else path[:1] for path in paths if path}
    sound = dict(value)
    kept: dict[str, list[int]] = {}
    for path in bad:
        if len(path) == 1 or not isinstance(sound.get(str(path[0])), list | dict):
            sound.pop(str(path[0]), None)
    for name in _LISTS:
        if isinstance(sound.get(name), list):
            kept[name] = [i for i in range(len(value[name])) if (name, i) not in bad]
            sound[name] = [value[name][i] for i in kept[name]]
    for name in _MAPS:
        if isinstance(sound.get(name), dict):
            sound[name] = {k: v for k, v in value[name].items() if (name, k) not in bad}
    return _STAND_IN | sound, kept


def _unshift(path: Place, kept: dict[str, list[int]]) -> Place:
    """Return the path in the whole document of a path in what was left of it."""
    if len(path) > 1 and path[0] in kept and isinstance(path[1], int):
        return (path[0], kept[str(path[0])][path[1]], *path[2:])
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


def _problem(
    fault: tuple[Place, str, str],
    marks: dict[Place, tuple[int, int]],
    value: Any,
    name: str,
) -> Problem:
    path, what, mend = fault
    place = path
    while place not in marks:
        place = place[:-1]
    line, column = marks[place]
    fact = ""
    if len(path) > 1 and path[0] in _LISTS and isinstance(path[1], int):
        fact = _id(value[path[0]][path[1]])
    return Problem(name, line, column, what, mend, fact)


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.line, p.column)))

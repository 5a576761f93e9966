"""YAML to plain Python values, strictly, from libyaml's events.

The events and not `yaml.load`, because they are safer and faster: nothing recurses, nothing is
built from tags or aliases, every key and item knows where it stands. Plain scalars are read as
YAML 1.2 reads them, with one difference: a number with a leading zero stays text.
"""

from __future__ import annotations

import re
from array import array
from decimal import Decimal
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any, Final, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from zhuzhou_facts.base.characters import refused
from zhuzhou_facts.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

Path = tuple[str | int, ...]

MAX_DEPTH: Final = 32
# What ends a file that is no fact base before it costs seconds: 20,000 facts of the usual length
# have about a million nodes, only the lists at the top are long, and little stands in one of their
# items or outside of them.
MAX_NODES: Final = 1_200_000
MAX_PART: Final = 100_000
MAX_ITEMS: Final = 2_000
MAX_PROBLEMS: Final = 1_000
_IN_LIST: Final = 2  # the depth of the lists at the top
_MAX_NUMBER: Final = 60  # characters; longer digit strings stay text
_SHOWN: Final = 60  # characters of a key or a tag in a message

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_NUMBER_STARTS: Final = frozenset("-+0123456789")
_CONSTANTS: Final[dict[str, bool | None]] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_LONGEST_CONSTANT: Final = max(map(len, _CONSTANTS))
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_LOST_TAIL = re.compile(r"[ \t]#(?=[^\s#])")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _EnoughError(Exception):
    """What follows cannot be trusted, or is not needed any more."""


class Reader:
    """Reads one YAML document as plain values, item by item, with what is wrong with it.

    `value` is what has been read so far. `problems` are faults of the text as YAML. `stopped` says
    why a text that is larger than any fact base was not read to its end; `reading` is the key at
    the top of which the value was being read then, and may not be whole.
    """

    def __init__(self, text: str, file: str, lists: Collection[str] = ()) -> None:
        """Make ready to read a text; of all that stands in it, these `lists` at the top are long.

        `file` is the name that problems have.
        """
        self.value: Any = None
        self.problems: list[Problem] = []
        self.stopped: Problem | None = None
        self.reading = ""
        self._text = text
        self._file = file
        self._lists = frozenset(lists)
        # Where the document, each key and each item of a list starts, in the order of the text; and
        # the numbers in it of the keys at the top and of the items of the long lists.
        self._starts = array("L")
        self._numbers: dict[Path, int] = {}

    def items(self) -> Iterator[tuple[str, int, Any]]:
        """Read the text; yield list, number and value of each item of the long lists once whole.

        A text that goes on with nothing but faults is read no further; the last problem says so.
        """
        self.problems += refused(self._text, self._file)
        if self.problems:
            return
        loader = _Loader(self._text)
        try:
            yield from self._read(loader.get_event)
        except _EnoughError:
            pass
        except yaml.MarkedYAMLError as error:
            self.problems.append(_not_yaml(error, self._file))
        finally:
            loader.dispose()

    def places(self, wanted: Collection[Path]) -> dict[Path, tuple[int, int]]:
        """Return line and column of what has been read of the wanted keys and items.

        Whatever a wanted one stands in must be wanted, too.
        """
        numbers = {path: self._numbers[path] for path in wanted if path in self._numbers}
        for path, number in tuple(numbers.items()):
            value = self.value
            for part in path:
                value = value[part]
            # The items of a long list have numbers of their own.
            if path and not (path[-1] in self._lists and isinstance(value, list)):
                _number(value, path, number + 1, wanted, numbers)
        starts = sorted((self._starts[number], path) for path, number in numbers.items())
        marks: dict[Path, tuple[int, int]] = {}
        line, reached = 1, 0
        for start, path in starts:
            line += self._text.count("\n", reached, start)
            reached = start
            marks[path] = (line, start - self._text.rfind("\n", 0, start))
        return marks

    def _read(  # noqa: C901, PLR0912, PLR0915 - a call an event would take as long as all the rest
        self, get_event: Callable[[], Any]
    ) -> Iterator[tuple[str, int, Any]]:
        text = self._text
        # What the text does not hold anywhere need not be looked for in each scalar.
        tails = " #" in text or "\t#" in text
        escapes, anchors = "\\" in text, "&" in text
        start = self._starts.append
        # What is being filled, the key in it that has no value yet, and the same of all around it.
        filled: Any = None
        key: str | None = None
        outer: list[tuple[Any, str | None]] = []
        depth = nodes = 0
        limit = MAX_PART
        in_mapping = in_list = False
        for event in iter(get_event, None):
            kind = type(event)
            if kind is ScalarEvent:
                value: Any = event.value
                plain = event.implicit[0]
                if (anchors and event.anchor) or (not plain and event.tag):
                    self._refuse(event)
                if not plain:
                    if escapes:
                        self._refuse_control(event)
                elif tails and value and _LOST_TAIL.match(text, event.end_mark.index):
                    what = "what follows # here is a comment and not part of the text"
                    self._problem(event, what, "quote the text, or put a space after #")
                if in_mapping and key is None:
                    nodes += 1
                    if nodes > limit or len(filled) >= MAX_ITEMS:
                        self._stop(event, nodes, limit)
                    if value in filled or value == "<<":
                        self._refuse_key(event, filled)
                    key = intern(value)
                    if depth == 1:
                        self.reading = key
                        self._numbers[(key,)] = len(self._starts)
                    start(event.start_mark.index)
                    continue
                if plain and (len(value) <= _LONGEST_CONSTANT or value[0] in _NUMBER_STARTS):
                    value = _plain(value)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                filled, key = outer.pop()
                depth -= 1
                in_mapping = type(filled) is dict
                if in_list and depth == _IN_LIST:
                    limit = min(MAX_NODES, nodes + MAX_PART)
                    yield self.reading, len(filled) - 1, filled[-1]
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor or event.tag:
                    self._refuse(event)
                value = {} if kind is MappingStartEvent else []
            elif kind is AliasEvent:
                self._problem(event, "an alias (*) is not allowed", "write the value out")
                value = None
            elif kind is DocumentStartEvent and nodes:
                self._problem(event, "a second document begins", "keep one to a file")
                return
            else:
                continue
            nodes += 1
            if nodes > limit:
                self._stop(event, nodes, limit)
            at_item = in_list and depth == _IN_LIST
            if in_mapping:
                if key is not None:
                    filled[key] = value
                    key = None
                else:
                    if value is not None:
                        mend = "write a plain word before the colon"
                        self._problem(event, "a key must be a text", mend)
                    key = ""  # whatever follows is its value
            else:
                if depth and len(filled) >= MAX_ITEMS and not at_item:
                    self._stop(event, nodes, limit)
                if at_item:
                    self._numbers[(self.reading, len(filled))] = len(self._starts)
                start(event.start_mark.index)
                if depth:
                    filled.append(value)
                else:
                    self.value = value
                    self._numbers[()] = 0
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                outer.append((filled, key))
                filled, key = value, None
                depth += 1
                if depth > MAX_DEPTH:
                    mend = "a fact base never is"
                    self._end(event, f"nested more than {MAX_DEPTH} deep", mend)
                in_mapping = kind is MappingStartEvent
                if depth == _IN_LIST:
                    in_list = not in_mapping and self.reading in self._lists
            elif at_item:
                yield self.reading, len(filled) - 1, value

    def _problem(self, event: Any, what: str, mend: str) -> None:
        self.problems.append(self._told(event, what, mend))
        if len(self.problems) == MAX_PROBLEMS:
            self._end(event, f"{MAX_PROBLEMS} problems, and there may be more", "mend these first")

    def _end(self, event: Any, what: str, mend: str) -> NoReturn:
        self.problems.append(self._told(event, what, mend))
        raise _EnoughError

    def _stop(self, event: Any, nodes: int, limit: int) -> NoReturn:
        if nodes <= limit:
            what, mend = f"more than {MAX_ITEMS:,} in one place", "take most of it out"
        elif limit == MAX_NODES:
            what, mend = f"more than {MAX_NODES:,} values", "a fact base has fewer"
        else:
            what, mend = f"more than {MAX_PART:,} in one place", "take most of it out"
        self.stopped = self._told(event, what, mend)
        raise _EnoughError

    def _told(self, event: Any, what: str, mend: str) -> Problem:
        mark = event.start_mark
        return Problem(self._file, mark.line + 1, mark.column + 1, what, mend)

    def _refuse(self, event: Any) -> None:
        if event.anchor:
            self._problem(event, "an anchor (&) is not allowed", "take it out")
        if event.tag:
            self._problem(event, f"the tag {event.tag[:_SHOWN]} is not allowed", "take it out")

    def _refuse_control(self, event: Any) -> None:
        if control := _CONTROL.search(event.value):
            what = f"the character U+{ord(control[0]):04X} hides in this text as an escape"
            self._problem(event, what, "take it out")

    def _refuse_key(self, event: Any, filled: dict[str, Any]) -> None:
        if event.value == "<<" and event.implicit[0]:
            self._problem(event, "a merge key (<<) is not allowed", "write the keys out")
        elif event.value in filled:
            what = f"the key {event.value[:_SHOWN]!r} stands twice"
            self._problem(event, what, "keep one of them")


def _number(
    value: Any, path: Path, number: int, wanted: Collection[Path], numbers: dict[Path, int]
) -> int:
    """Number the wanted keys and items in `value`, and return the number that follows its last."""
    for part, inner in _parts(value):
        here = (*path, part)
        if here in wanted:
            numbers[here] = number
            number = _number(inner, here, number + 1, wanted, numbers)
        else:
            number += 1 + _count(inner)
    return number


def _parts(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _count(value: Any) -> int:
    """Return how many keys and items stand in a value."""
    if isinstance(value, dict):
        return len(value) + sum(map(_count, value.values()))
    return len(value) + sum(map(_count, value)) if isinstance(value, list) else 0


def _not_yaml(error: Any, file: str) -> Problem:
    """Return what libyaml says; its other errors are those of characters refused before."""
    mark = error.problem_mark
    begun = error.context_mark
    told = " ".join(filter(None, (error.problem, error.context)))
    if begun and begun.line < mark.line:
        told += f" that begins in line {begun.line + 1}"
    mend = "look at the quotes, brackets, colons and indents there and just before"
    return Problem(file, mark.line + 1, mark.column + 1, f"not YAML: {told}", mend)


@lru_cache(maxsize=4096)
def _plain(text: str) -> Any:
    """Return what a plain scalar means."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if len(text) <= _MAX_NUMBER and (number := _NUMBER.fullmatch(text)):
        return Decimal(text) if number[1] else int(text)
    return text

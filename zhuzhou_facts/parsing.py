"""YAML to plain Python values, strictly, from libyaml's events.

The events and not `yaml.load`, because they are safer and faster: nothing recurses, nothing is
built from tags or aliases, a second pass knows the line of every key. Plain scalars are read as
YAML 1.2 reads them, with one difference: a number with a leading zero stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import yaml

from zhuzhou_facts.model import Problem

if TYPE_CHECKING:
    from collections.abc import Collection

Path = tuple[str | int, ...]

MAX_CHARACTERS: Final = 20
MAX_DEPTH: Final = 32
MAX_DIRECTIVES: Final = 4
# What ends a file that is no fact base before it costs seconds: 20,000 facts of the usual length
# have nearly a million nodes, and only the lists at the top are long.
MAX_NODES: Final = 1_200_000
MAX_ITEMS: Final = 2_000
MAX_PROBLEMS: Final = 1_000
_TOP: Final = 2  # the depth of the lists of facts, themes and relations
_MAX_NUMBER: Final = 60  # characters; longer digit strings stay text
_SHOWN: Final = 60  # characters of a key or a tag in a message

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")
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
# NEL and the Unicode separators end a line for libyaml and for nobody who edits the file, a
# carriage return alone for libyaml and for few editors; bidirectional controls show a reader
# another text than the one that stands there.
_FORBIDDEN = re.compile(
    r"\r(?!\n)|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    r"|[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_LOST_TAIL = re.compile(r"[ \t]#(?=[^\s#])")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _EnoughError(Exception):
    """What follows cannot be trusted, or is not needed any more."""


@dataclass(slots=True)
class Parsed:
    """A YAML text as plain values, with what is wrong and, if asked for, where each key stands."""

    value: Any = None
    problems: list[Problem] = field(default_factory=list)
    marks: dict[Path, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class _Frame:
    """A mapping or a sequence while it is being filled."""

    value: Any
    path: Path
    key: str | None = None


def parse(text: str, file: str, *, wanted: Collection[Path] = ()) -> Parsed:
    """Read one YAML document, and record the line and column of the keys and items in `wanted`.

    A file that goes on with nothing but faults, or is far larger than any fact base, is read no
    further; the last problem says so.
    """
    parsed = Parsed()
    problems = parsed.problems
    _refuse_characters(text, file, problems)
    _refuse_directives(text, file, problems)
    if problems:
        return parsed
    builder = _Builder(file, parsed, text, wanted=wanted)
    loader = _Loader(text)
    try:
        builder.run(loader)
    except _EnoughError:
        pass
    except yaml.MarkedYAMLError as error:
        problems.append(_not_yaml(error, file))
    finally:
        loader.dispose()
    return parsed


def _not_yaml(error: Any, file: str) -> Problem:
    """Return what libyaml says; its other errors are those of characters refused before."""
    mark = error.problem_mark
    begun = error.context_mark
    told = " ".join(filter(None, (error.problem, error.context)))
    if begun and begun.line < mark.line:
        told += f" that begins in line {begun.line + 1}"
    mend = "look at the quotes, brackets, colons and indents there and just before"
    return Problem(file, mark.line + 1, mark.column + 1, f"not YAML: {told}", mend)


def _refuse_characters(text: str, file: str, problems: list[Problem]) -> None:
    """Name the first characters that may not stand in a fact base; a binary file has millions."""
    line, reached = 1, 0
    for match in islice(_FORBIDDEN.finditer(text), MAX_CHARACTERS):
        line += text.count("\n", reached, match.start())
        reached = match.start()
        column = reached - text.rfind("\n", 0, reached)
        what = f"the character U+{ord(match[0]):04X} is not allowed"
        if match[0] == "\r":
            what = "a line ends in a carriage return alone"
            mend = "save the file with the line ends of Unix or of Windows"
        else:
            mend = "take it out; many editors can show it"
        problems.append(Problem(file, line, column, what, mend))


def _refuse_directives(text: str, file: str, problems: list[Problem]) -> None:
    """Name the first % line too many: libyaml takes seconds over some ten thousand of them."""
    if text.startswith("%") + text.count("\n%") <= MAX_DIRECTIVES:
        return
    lines = (number for number, line in enumerate(text.split("\n"), 1) if line.startswith("%"))
    line = next(islice(lines, MAX_DIRECTIVES, None))
    problems.append(Problem(file, line, 1, "too many lines begin with %", "take them out"))


class _Builder:
    """Builds values from events, one at a time, with a stack of its own."""

    def __init__(self, file: str, parsed: Parsed, text: str, *, wanted: Collection[Path]) -> None:
        self._file = file
        self._parsed = parsed
        self._wanted = wanted
        self._stack: list[_Frame] = []
        self._text = text
        self._documents = 0
        self._nodes = 0

    def run(self, loader: Any) -> None:
        while True:
            event = loader.get_event()
            match event:
                case None | yaml.StreamEndEvent():
                    return
                case yaml.ScalarEvent():
                    self._refuse(event)
                    self._scalar(event)
                case yaml.MappingStartEvent():
                    self._refuse(event)
                    self._open({}, event)
                case yaml.SequenceStartEvent():
                    self._refuse(event)
                    self._open([], event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._stack.pop()
                case yaml.AliasEvent():
                    self._problem(event, "an alias (*) is not allowed", "write the value out")
                    self._add(None, event)
                case yaml.DocumentStartEvent():
                    self._documents += 1
                    if self._documents > 1:
                        self._problem(event, "a second document begins", "keep one to a file")
                        return

    def _problem(self, event: Any, what: str, mend: str) -> None:
        mark = event.start_mark
        problem = Problem(self._file, mark.line + 1, mark.column + 1, what, mend)
        self._parsed.problems.append(problem)
        if len(self._parsed.problems) == MAX_PROBLEMS:
            self._stop(event, f"{MAX_PROBLEMS} problems, and there may be more", "mend these first")

    def _stop(self, event: Any, what: str, mend: str) -> None:
        mark = event.start_mark
        problem = Problem(self._file, mark.line + 1, mark.column + 1, what, mend)
        self._parsed.problems.append(problem)
        raise _EnoughError

    def _refuse(self, event: Any) -> None:
        if event.anchor:
            self._problem(event, "an anchor (&) is not allowed", "take it out")
        if event.tag:
            self._problem(event, f"the tag {event.tag[:_SHOWN]} is not allowed", "take it out")

    def _open(self, value: Any, event: Any) -> None:
        if self._stack and isinstance(self._stack[-1].value, dict) and self._stack[-1].key is None:
            self._problem(event, "a key must be a text", "write a plain word before the colon")
        path = self._add(value, event)
        self._stack.append(_Frame(value, path))
        if len(self._stack) > MAX_DEPTH:
            self._stop(event, f"nested more than {MAX_DEPTH} deep", "a fact base never is")

    def _scalar(self, event: Any) -> None:
        text = event.value
        if not event.implicit[0]:
            value: Any = text
            if control := _CONTROL.search(text):
                what = f"the character U+{ord(control[0]):04X} hides in this text as an escape"
                self._problem(event, what, "take it out")
        else:
            value = _plain(text)
            if text and _LOST_TAIL.match(self._text, event.end_mark.index):
                what = "what follows # here is a comment and not part of the text"
                self._problem(event, what, "quote the text, or put a space after #")
        self._add(value, event)

    def _add(self, value: Any, event: Any) -> Path:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(event, f"more than {MAX_NODES:,} values", "a fact base has fewer")
        if not self._stack:
            self._parsed.value = value
            path: Path = ()
        else:
            frame = self._stack[-1]
            at_top = len(self._stack) == _TOP and isinstance(frame.value, list)
            if len(frame.value) >= MAX_ITEMS and not (at_top and isinstance(value, dict)):
                self._stop(event, f"more than {MAX_ITEMS:,} in one place", "take most of it out")
            if isinstance(frame.value, list):
                frame.value.append(value)
                path = (*frame.path, len(frame.value) - 1) if self._wanted else ()
            elif frame.key is None:
                self._key(frame, event)
                return ()
            else:
                frame.value[frame.key] = value
                path = (*frame.path, frame.key) if self._wanted else ()
                frame.key = None
                # The key's place, not the value's, is where a person looks.
                return path
        if path in self._wanted:
            self._mark(path, event)
        return path

    def _key(self, frame: _Frame, event: Any) -> None:
        key = getattr(event, "value", None)
        if key is None:
            frame.key = ""  # refused already; whatever follows is its value
            return
        if key == "<<" and event.implicit[0]:
            self._problem(event, "a merge key (<<) is not allowed", "write the keys out")
        elif key in frame.value:
            self._problem(event, f"the key {key[:_SHOWN]!r} stands twice", "keep one of them")
        frame.key = key
        if self._wanted and (*frame.path, key) in self._wanted:
            self._mark((*frame.path, key), event)

    def _mark(self, path: Path, event: Any) -> None:
        self._parsed.marks[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if len(self._parsed.marks) == len(self._wanted):
            raise _EnoughError


def _plain(text: str) -> Any:
    """Return what a plain scalar means."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if len(text) <= _MAX_NUMBER:
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return Decimal(text)
    return text

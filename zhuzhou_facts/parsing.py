"""YAML to plain Python values, strictly, from libyaml's events.

The events and not `yaml.load`, because they are safer and faster: nothing recurses, nothing is
built from tags or aliases, a second pass knows the line of every key. Plain scalars are read as
YAML 1.2 reads them, with one difference: a number with a leading zero stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

import yaml

from zhuzhou_facts.model import Problem

Path = tuple[str | int, ...]

MAX_DEPTH: Final = 32
MAX_DIRECTIVES: Final = 4
_MAX_NUMBER: Final = 60  # characters; longer digit strings stay text

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
# NEL and the Unicode separators end a line for libyaml and for nobody who edits the file.
_FORBIDDEN = re.compile(
    r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_LOST_TAIL = re.compile(r"[ \t]#(?=[^\s#])")
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TooDeepError(Exception):
    """Nesting goes on; nothing after it can be trusted."""


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


def parse(text: str, file: str, *, marks: bool = False) -> Parsed:
    """Read one YAML document; `marks` also records the line and column of every key and item."""
    parsed = Parsed()
    problems = parsed.problems
    for match in _FORBIDDEN.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        what = f"the character U+{ord(match[0]):04X} is not allowed"
        problems.append(Problem(file, line, column, what, "take it out, or write it as an escape"))
        if len(problems) == 20:  # noqa: PLR2004 - a binary file has millions; the first ones tell
            break
    if not problems and len(_DIRECTIVE.findall(text[:100_000])) > MAX_DIRECTIVES:
        problems.append(Problem(file, 1, 1, "too many % directives", "take them out"))
    if problems:
        return parsed
    builder = _Builder(file, parsed, text, keep_marks=marks)
    loader = _Loader(text)
    try:
        builder.run(loader)
    except _TooDeepError:
        pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or "not YAML"
        if error.context:
            what = f"{what} {error.context}"
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problems.append(Problem(file, line, column, what, "mend the YAML there"))
    except yaml.YAMLError as error:
        problems.append(Problem(file, 1, 1, f"not YAML: {error}", "mend the YAML there"))
    finally:
        loader.dispose()
    return parsed


class _Builder:
    """Builds values from events, one at a time, with a stack of its own."""

    def __init__(self, file: str, parsed: Parsed, text: str, *, keep_marks: bool) -> None:
        self._file = file
        self._parsed = parsed
        self._marks = parsed.marks if keep_marks else None
        self._stack: list[_Frame] = []
        self._lost = {
            text.count("\n", 0, match.start()): match.start() - text.rfind("\n", 0, match.start())
            for match in _LOST_TAIL.finditer(text)
        }
        self._documents = 0

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

    def _refuse(self, event: Any) -> None:
        if event.anchor:
            self._problem(event, "an anchor (&) is not allowed", "take it out")
        if event.tag:
            self._problem(event, f"the tag {event.tag[:60]} is not allowed", "take it out")

    def _open(self, value: Any, event: Any) -> None:
        if self._stack and isinstance(self._stack[-1].value, dict) and self._stack[-1].key is None:
            self._problem(event, "a key must be a text", "write a plain word before the colon")
        path = self._add(value, event)
        self._stack.append(_Frame(value, path))
        if len(self._stack) > MAX_DEPTH:
            self._problem(event, f"nested more than {MAX_DEPTH} deep", "a fact base never is")
            raise _TooDeepError

    def _scalar(self, event: Any) -> None:
        text = event.value
        if not event.implicit[0]:
            value: Any = text
            if _CONTROL.search(text):
                self._problem(event, "a control character hides in this text", "take it out")
        else:
            value = _plain(text)
            column = self._lost.get(event.end_mark.line)
            if text and column == event.end_mark.column + 1:
                what = "what follows # here is a comment and not part of the text"
                self._problem(event, what, "quote the text, or put a space after #")
        self._add(value, event)

    def _add(self, value: Any, event: Any) -> Path:
        if not self._stack:
            self._parsed.value = value
            path: Path = ()
        else:
            frame = self._stack[-1]
            if isinstance(frame.value, list):
                frame.value.append(value)
                path = (*frame.path, len(frame.value) - 1) if self._marks is not None else ()
            elif frame.key is None:
                self._key(frame, event)
                return ()
            else:
                frame.value[frame.key] = value
                path = (*frame.path, frame.key) if self._marks is not None else ()
                frame.key = None
                # The key's place, not the value's, is where a person looks.
                return path
        if self._marks is not None:
            self._marks[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        return path

    def _key(self, frame: _Frame, event: Any) -> None:
        key = getattr(event, "value", "")
        if key == "<<" and getattr(event, "implicit", (False,))[0]:
            self._problem(event, "a merge key (<<) is not allowed", "write the keys out")
        if key in frame.value:
            self._problem(event, f"the key {key!r:.60} stands twice", "keep one of them")
        frame.key = key
        if self._marks is not None:
            place = (event.start_mark.line + 1, event.start_mark.column + 1)
            self._marks[(*frame.path, key)] = place


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

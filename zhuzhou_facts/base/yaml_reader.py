"""YAML to plain Python values, strictly, from libyaml's events.

The events and not `yaml.load`, because they are safer and faster: nothing is built from tags or
aliases, and every key and item has its place. Plain scalars are read as YAML 1.2 reads them, with
one difference: a number with a leading zero stays text.
"""

from __future__ import annotations

import re
from array import array
from decimal import Decimal
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING, Any, Final, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from zhuzhou_facts.base.schema import MAX_PROBLEMS, find_slip
from zhuzhou_facts.errors import Message, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Path = tuple[str | int, ...]

MAX_DEPTH: Final = 32
MAX_ENTRIES: Final = 50_000
_MAX_NUMBER: Final = 60  # characters; longer digit strings stay text

MAX_CHARACTERS: Final = 20
_BEFORE: Final = 300  # characters; where a sign may be why libyaml stops
_MAX_DIRECTIVES: Final = 4

# libyaml ends a line at NEL, at the Unicode separators and at a carriage return alone; the editor
# of the person who reads the line number does not. Bidirectional controls show a reader another
# text than the one in the file.
_FORBIDDEN = re.compile(
    r"[^\t\n\r\x20-\x7e\xa0-\u061b\u061d-\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff"
    r"\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\r(?!\n)"
)

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_WORDS: Final = {"null": None, "true": True, "false": False}
_CONSTANTS: Final = {"": None, "~": None} | {
    form: value
    for word, value in _WORDS.items()
    for form in (word, word.capitalize(), word.upper())
}
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_LOST_TAIL = re.compile(r"[ \t]#(?=[^\s#])")

# What libyaml says, by its own text.
_LIBYAML: Final[dict[str, Message]] = {
    "did not find expected ',' or ']'": Message("a comma or ] is missing"),
    "did not find expected ',' or '}'": Message("a comma or } is missing"),
    "did not find expected key": Message("a key is expected here"),
    "did not find expected '-' indicator": Message("a list item with - is expected here"),
    "did not find expected <document start>": Message("the document has ended before"),
    "could not find expected ':'": Message("a colon is missing"),
    "mapping values are not allowed in this context": Message("a colon is not allowed here"),
    "block sequence entries are not allowed in this context": Message("- is not allowed here"),
    "found unexpected end of stream": Message("the file ends too early"),
    "found character that cannot start any token": Message("this character is not allowed here"),
    "found unknown escape character": Message("there is no such escape after \\"),
    "found invalid Unicode character escape code": Message("there is no such character"),
    "did not find expected alphabetic or numeric character": Message("no text begins with * or &"),
}
_OTHER: Final = Message("it cannot be parsed")
_TOO_DEEP: Final = "exceeded maximum nesting depth"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TooManyError(Exception):
    """There is more in the file than a fact base has; the last problem says of what."""


class Parsed:
    """A YAML document as plain values, or what is wrong with it as YAML."""

    def __init__(self, text: str, file: str) -> None:
        """Parse a text; `file` is the name that problems have."""
        self.value: Any = None
        self._text = text
        self._file = file
        # What the text does not contain anywhere need not be looked for behind each scalar.
        self._has_tails = _LOST_TAIL.search(text) is not None
        self.problems = list(_find_forbidden(text, file))
        if not self.problems:
            self._parse(text)

    def places(self, wanted: Collection[Path]) -> dict[Path, tuple[int, int]]:
        """Return line and column of those of the wanted keys and items that there are."""
        found: dict[Path, tuple[int, int]] = {}
        line, reached = 1, 0
        for path, start in zip(_paths(self.value, ()), self._starts, strict=False):
            if path in wanted:
                line += self._text.count("\n", reached, start)
                reached = start
                found[path] = (line, start - self._text.rfind("\n", 0, start))
        return found

    def _parse(self, text: str) -> None:
        # Where the document, each key and each item of a list starts, in the order of the text.
        self._starts = array("L")
        self._depth = 0
        self.problems.clear()
        loader = _Loader(text)
        self._next = loader.get_event
        try:
            self.value = self._document()
        except _TooManyError:
            pass
        except yaml.MarkedYAMLError as error:
            mark: Any = error.problem_mark
            if error.problem == _TOO_DEEP and mark.index > MAX_DEPTH:
                # libyaml reads ahead: from 6.0.4 on it refuses nesting before it is seen here.
                self._parse(text[: mark.index])
            else:
                self.problems.append(self._not_yaml(error))
        finally:
            loader.dispose()

    def _document(self) -> Any:
        self._next()  # the start of the stream
        if isinstance(self._next(), StreamEndEvent):
            return None
        event = self._next()
        self._starts.append(event.start_mark.index)
        value = self._value(event)
        self._next()  # the end of the document
        more = self._next()
        if isinstance(more, DocumentStartEvent):
            fix = Message("keep one in each file")
            self._problem(more, Message("a second document begins"), fix)
        return value

    def _value(self, event: Any) -> Any:
        kind = type(event)
        if kind is AliasEvent:
            fix = Message("write the value out, or put the text in quotes")
            return self._problem(event, Message("an alias (*) is not allowed"), fix)
        if event.anchor:
            fix = Message("delete it, or put the text in quotes")
            self._problem(event, Message("an anchor (&) is not allowed"), fix)
        if event.tag:
            tag = Message("the tag {tag} is not allowed", {"tag": event.tag})
            self._problem(event, tag, Message("delete it"))
        if kind is ScalarEvent:
            return self._scalar(event)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._too_many(event, Message("nested more than {depth} deep", {"depth": MAX_DEPTH}))
        value = self._list(event) if kind is SequenceStartEvent else self._mapping()
        self._depth -= 1
        return value

    def _list(self, start: Any) -> list[Any]:
        limit = Message("more than {count} items", {"count": MAX_ENTRIES})
        items = []
        for event in self._entries(SequenceEndEvent, limit):
            items.append(self._value(event))
            is_plain = start.flow_style and type(event) is ScalarEvent and event.implicit[0]
            if is_plain and "，" in event.value:
                fix = Message("write “,” between two items, or put the text in quotes")
                self._problem(event, Message("“，” separates no items of a list"), fix)
        return items

    def _mapping(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        limit = Message("more than {count} keys", {"count": MAX_ENTRIES})
        for event in self._entries(MappingEndEvent, limit):
            key = self._key(event, found)
            found[key] = self._value(self._next())
        return found

    def _entries(self, end: type[CollectionEndEvent], limit: Message) -> Iterator[Any]:
        """Yield the event with which each item or key begins, and keep its place."""
        count = 0
        while type(event := self._next()) is not end:
            if count == MAX_ENTRIES:
                self._too_many(event, limit)
            count += 1
            self._starts.append(event.start_mark.index)
            yield event

    def _key(self, event: Any, entries: dict[str, Any]) -> str:
        if type(event) is not ScalarEvent:
            if self._value(event) is not None:
                fix = Message("write a plain word before the colon")
                self._problem(event, Message("a key must be a text"), fix)
            return ""
        if event.anchor or event.tag or not event.implicit[0]:
            self._value(event)
        key: str = event.value
        if key == "<<" and event.implicit[0]:
            fix = Message("write the keys out")
            self._problem(event, Message("a merge key (<<) is not allowed"), fix)
        elif key in entries:
            twice = Message("the key “{key}” is given twice", {"key": key})
            self._problem(event, twice, Message("keep one of them"))
        return intern(key)

    def _scalar(self, event: Any) -> Any:
        value = event.value
        if not event.implicit[0]:
            if control := _CONTROL.search(value):
                code = {"code": f"{ord(control[0]):04X}"}
                hidden = Message("the text contains U+{code} as an escape", code)
                self._problem(event, hidden, Message("delete it"))
            return value
        if self._has_tails and value and _LOST_TAIL.match(self._text, event.end_mark.index):
            lost = Message("what follows # is a comment here and not part of the text")
            self._problem(event, lost, Message("quote the text, or put a space after #"))
        if value in _CONSTANTS:
            return _CONSTANTS[value]
        number = _NUMBER.fullmatch(value) if len(value) <= _MAX_NUMBER else None
        if not number:
            return value
        return Decimal(value) if number[1] else int(value)

    def _problem(self, event: Any, message: Message, fix: Message) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self._file, mark.line + 1, mark.column + 1, message, fix))
        if len(self.problems) == MAX_PROBLEMS:
            raise _TooManyError

    def _too_many(self, event: Any, message: Message) -> NoReturn:
        self._problem(event, message, Message("a fact base never has so many levels or entries"))
        raise _TooManyError

    def _not_yaml(self, error: yaml.MarkedYAMLError) -> Problem:
        """Return what libyaml says; its other errors are those of characters refused before."""
        mark: Any = error.problem_mark
        begun: Any = error.context_mark
        problem = _LIBYAML.get(error.problem or "", _OTHER)
        message = Message("not YAML: {problem}", {"problem": problem})
        first = max(mark.index - _BEFORE, 0)
        if slip := find_slip(self._text[first : mark.index + 1]):
            start, fix = first + slip[0], slip[1]
            line, column = self._text.count("\n", 0, start) + 1, self._text.rfind("\n", 0, start)
            return Problem(self._file, line, start - column, message, fix)
        if begun and begun.line < mark.line:
            fields = {"problem": problem, "line": begun.line + 1}
            message = Message("not YAML: {problem}, in what begins in line {line}", fields)
        fix = Message("look at the quotes, brackets, colons and indents there and just before")
        return Problem(self._file, mark.line + 1, mark.column + 1, message, fix)


def _find_forbidden(text: str, file: str) -> Iterator[Problem]:
    """Yield the first characters that must not be there (a binary file has millions) and lines."""
    line, reached = 1, 0
    for match in islice(_FORBIDDEN.finditer(text), MAX_CHARACTERS):
        line += text.count("\n", reached, match.start())
        reached = match.start()
        column = reached - text.rfind("\n", 0, reached)
        message = Message("the character U+{code} is not allowed", {"code": f"{ord(match[0]):04X}"})
        fix = Message("delete it; many editors can show it")
        if match[0] == "\r":
            message = Message("a line ends in a carriage return alone")
            fix = Message("save the file with Unix or Windows line endings")
        yield Problem(file, line, column, message, fix)
    # libyaml takes seconds over some ten thousand of them.
    directives = [n for n, line in enumerate(text.split("\n"), 1) if line.startswith("%")]
    if len(directives) > _MAX_DIRECTIVES:
        message = Message("too many lines begin with %")
        yield Problem(file, directives[_MAX_DIRECTIVES], 1, message, Message("delete them"))


def _paths(value: Any, path: Path) -> Iterator[Path]:
    """Yield the path of a value and of each key and item in it, in the order of the text."""
    yield path
    inner = value.items() if isinstance(value, dict) else ()
    for key, item in enumerate(value) if isinstance(value, list) else inner:
        yield from _paths(item, (*path, key))

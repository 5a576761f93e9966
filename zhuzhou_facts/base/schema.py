"""The schema of the file: validation of plain values into records, and the JSON Schema."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import TypeAdapter, ValidationError

from zhuzhou_facts.base.names import MAX_PROBLEMS, Fault
from zhuzhou_facts.errors import Message
from zhuzhou_facts.records import Document, Fact, Relation, Theme
from zhuzhou_facts.records.facts import SHAPE, adapter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhuzhou_facts.base.yaml_reader import Path

LISTS: Final[dict[str, type]] = {"facts": Fact, "themes": Theme, "relations": Relation}
MAPS: Final = ("units", "times")
ID: Final = "[a-z0-9]+(-[a-z0-9]+)*"

_UNKNOWN: Final = "unexpected_keyword_argument"
_ALIKE: Final = 0.7  # titel is title, but edition is no relation
# What stands in for a part that is not sound, so that the rest can be checked all the same.
_STAND_IN: Final[dict[str, Any]] = {
    "format": 1,
    "version": "0",
    "source": {"title": {"zh": "?"}},
    "themes": [],
    "facts": [],
}
# What pydantic says, by its own code, as a person should read it who edits the file.
_TEXT: Final = (Message("must be a text"), Message("write it as one, in quotes if need be"))
_WHOLE: Final = (Message("must be a whole number"), Message("write it in digits, without quotes"))
_MAPPING: Final = (Message("must be a mapping"), Message("give it keys and values"))
_WORDS: Final[dict[str, tuple[Message, Message]]] = {
    "missing": (Message("is missing"), Message("add it")),
    "string_type": _TEXT,
    "int_type": _WHOLE,
    "bool_type": (
        Message("must be true or false"),
        Message("write one of the two, without quotes"),
    ),
    # Of the types of fields, numbers alone have a validator of our own.
    "value_error": (Message("must be a number"), Message("write it in digits, or as 1/3")),
    "tuple_type": (
        Message("must be a list"),
        Message("put it in [ ], or begin each item with a dash"),
    ),
    "dict_type": _MAPPING,
    "dataclass_type": _MAPPING,
}


class Validated(NamedTuple):
    """What is sound of a document, and what is wrong with the rest.

    `kept` has the numbers, in the file, of the items of each long list that are in the document.
    """

    document: Document | None
    faults: list[Fault]
    kept: dict[str, list[int]]


def validate(value: dict[str, Any]) -> Validated:
    """Build the document from plain values, or what is sound of it, item by item."""
    try:
        return Validated(adapter(Document).validate_python(value), [], {})
    except ValidationError:
        pass
    faults: list[Fault] = []
    kept: dict[str, list[int]] = {}
    records: dict[str, tuple[Any, ...]] = {}
    head = dict(value)
    for name, record in LISTS.items():
        if not isinstance(value.get(name), list):
            continue
        head[name] = []
        built = {}
        for number, item in enumerate(value[name]):
            sound, found = _build(item, record, (name, number))
            faults += found
            if not found:
                built[number] = sound
            if len(faults) >= MAX_PROBLEMS:
                break
        kept[name], records[name] = list(built), tuple(built.values())
    document, found = _build(head, Document)
    if found:
        document, _ = _build(_without(head, [fault.path for fault in found]), Document)
    return Validated(document and replace(document, **records), faults + found, kept)


def _build(item: Any, record: type, at: Path = ()) -> tuple[Any, list[Fault]]:
    """Build a record from plain values; return it, or None and what is wrong with it."""
    try:
        return adapter(record).validate_python(item), []
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)[:MAX_PROBLEMS]
    paths = [(*at, *fault["loc"]) for fault in found]
    # A field that is misspelt is not missing, too.
    meant = {
        path: _meant(path)
        for path, fault in zip(paths, found, strict=True)
        if fault["type"] == _UNKNOWN
    }
    there = {(*path[:-1], name) for path, name in meant.items()}
    return None, [
        _fault(path, fault, meant.get(path, ""))
        for path, fault in zip(paths, found, strict=True)
        if fault["type"] != "missing" or path not in there
    ]


def _without(head: dict[str, Any], paths: Iterable[Path]) -> dict[str, Any]:
    """Return the document without what the paths name, and with what must not be missing."""
    bad = {path[:2] if path[0] in MAPS else path[:1] for path in paths}
    sound = {name: part for name, part in head.items() if (name,) not in bad}
    for name in MAPS:
        if isinstance(sound.get(name), dict):
            sound[name] = {key: part for key, part in sound[name].items() if (name, key) not in bad}
    return _STAND_IN | sound


def _fault(path: Path, fault: Any, meant: str) -> Fault:
    named = [part for part in path if isinstance(part, str)]
    field: str | Message = f"“{named[-1]}”" if named else ""
    if path and isinstance(path[-1], int):
        field = Message("an item of {field}", {"field": field})
    if fault["type"] == _UNKNOWN:
        message = Message("there is no field {field} here", {"field": field})
        if meant:
            return Fault(path, message, Message("did you mean “{name}”?", {"name": meant}))
        if not named[-1].isidentifier() or not named[-1].isascii():
            return Fault(path, message, Message("put the text in quotes: a comma ends it in { }"))
        return Fault(path, message, Message("delete it, or see `zhuzhou-facts schema`"))
    if fault["type"] == "enum":
        choices = fault["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        fields = {"field": field, "choices": choices}
        message = Message("{field} must be one of {choices}", fields)
        return Fault(path, message, Message("write one of them"))
    what, fix = _WORDS.get(fault["type"], (Message("is not right"), _MAPPING[1]))
    return Fault(path, Message("{field} {what}", {"field": field, "what": what}), fix)


def _meant(path: Path) -> str:
    """Return the field of the record at this place that is most like the one named, if any is."""
    schema = place = _schema()
    for part in path[:-1]:
        inside = place["items"] if isinstance(part, int) else place.get("properties", {}).get(part)
        place = inside or place["additionalProperties"]
        place = place.get("anyOf", [place])[0]
        place = schema["$defs"][place["$ref"].rpartition("/")[2]] if "$ref" in place else place
    return _nearest(str(path[-1])[:64], tuple(place["properties"]))


@lru_cache(maxsize=1024)
def _nearest(word: str, names: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(word, names, n=1, cutoff=_ALIKE)), "")


@cache
def _schema() -> dict[str, Any]:
    return adapter(Document).json_schema()


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the fact base file."""
    # Reading the docstrings takes longer than all the rest, and only the schema has them.
    SHAPE["use_attribute_docstrings"] = True
    try:
        schema = TypeAdapter(Document).json_schema()
    finally:
        del SHAPE["use_attribute_docstrings"]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema = head | schema | {"title": "A fact base of zhuzhou-facts"}
    for owner in [schema, *schema["$defs"].values()]:
        for field in owner.get("properties", {}).values():
            field.pop("title", None)
        _accept_numbers(owner)
    for record in ("Fact", "Theme", "Relation", "Derived", "Tag"):
        # An unquoted 2016 is an id; -1 and 1.5 are none.
        schema["$defs"][record]["properties"]["id"] |= {
            "type": ["string", "integer"],
            "minimum": 0,
            "pattern": f"^{ID}$",
        }
    return schema


def _accept_numbers(node: Any) -> None:
    """Accept a number where a text is expected: the loader takes its digits as written."""
    if isinstance(node, dict):
        if node.get("type") == "string" and not node.keys() & {"enum", "pattern"}:
            node["type"] = ["string", "number"]
        for inner in node.values():
            _accept_numbers(inner)
    elif isinstance(node, list):
        for inner in node:
            _accept_numbers(inner)

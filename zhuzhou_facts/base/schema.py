"""The shape of the file: validation of plain values into records, and the JSON Schema.

This is the loading door and the only module that knows pydantic, which takes a while to import;
the records themselves are plain dataclasses.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import fields
from decimal import Decimal
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError, SchemaValidator, core_schema

from zhuzhou_facts.records import Document

if TYPE_CHECKING:
    from zhuzhou_facts.base.yaml_reader import Path
    from zhuzhou_facts.records import FactBase

_ID: Final = "^[a-z0-9]+(-[a-z0-9]+)*$"
_FRACTION: Final = "^-?[0-9]{1,60}(/[1-9][0-9]{0,59})?$"
MAX_FAULTS: Final = 1_000
_SHOWN: Final = 60  # characters of a field's name in a message
_ALIKE: Final = 0.7  # titel is title, but edition is no relation
_TIMES: Final = frozenset({"when", "from", "to", "version", "issued", "accessed"})

_UNKNOWN: Final = "unexpected_keyword_argument"

# What the validator says, in the words of somebody who edits the file. {…} are its own.
_WORDS: Final[dict[str, tuple[str, str]]] = {
    "missing": ("{field} is missing", "add it"),
    _UNKNOWN: ("{field} is no field here", "{near}take it out"),
    "enum": ("{field} must be {expected}", "choose one of them"),
    "string_type": ("{field} must be a text", "write it as one, in quotes if need be"),
    "int_type": ("{field} must be a whole number", "write it in digits, without quotes"),
    "int_parsing": ("{field} must be a whole number", "write it in digits, without quotes"),
    "int_from_float": ("{field} must be a whole number", "write it without a fraction"),
    "bool_type": ("{field} must be true or false", "write one of the two, without quotes"),
    "fraction_type": ("{field} must be a number", "write it in digits, or as 1/3"),
    "fraction_parsing": ("{field} must be a number", "write it in digits, or as 1/3"),
    "tuple_type": ("{field} must be a list", "put it in [ ], or each item after a dash"),
    "dict_type": ("{field} must be a mapping", "give it keys and values"),
    "dataclass_type": ("{field} must be a mapping", "give it keys and values"),
}


@cache
def _adapter(record: type) -> TypeAdapter[Any]:
    return TypeAdapter(record)


@cache
def _validator(record: type) -> SchemaValidator:
    """Return the validator of the document or of a record in it.

    It is strict in numbers and truth values, where lax takes `1_0` and `no`.
    """
    schema: Any = _adapter(Document).core_schema
    return SchemaValidator(_stricter(schema | {"schema": _part(schema["schema"], record)}))


def _part(schema: Any, record: type) -> Any:
    """Return the schema of a record within that of another, or None; it takes long to make anew."""
    if isinstance(schema, list):
        return next(filter(None, (_part(item, record) for item in schema)), None)
    if not isinstance(schema, dict) or schema.get("cls") is record:
        return schema if isinstance(schema, dict) else None
    return next(filter(None, (_part(item, record) for item in schema.values())), None)


def _stricter(node: Any) -> Any:
    if isinstance(node, list):
        return [_stricter(item) for item in node]
    if not isinstance(node, dict):
        return node
    walked = {key: _stricter(value) for key, value in node.items()}
    if node.get("type") in {"int", "bool"}:
        return walked | {"strict": True}
    if node.get("type") == "fraction":
        return core_schema.no_info_before_validator_function(_number, walked)
    return walked


def _number(value: Any) -> Any:
    """Refuse as a number what `Fraction` would take and nobody writes: true, 1_0, 1e999, １２."""
    if isinstance(value, bool) or not (
        isinstance(value, int | Decimal)
        or (isinstance(value, str) and re.fullmatch(_FRACTION, value))
    ):
        raise PydanticCustomError("fraction_type", "not a number")
    return value


def validate(value: Any, record: type, at: Path = ()) -> tuple[Any, list[tuple[Path, str, str]]]:
    """Build `record` from plain values; return it, or None and (path, what, mend) of each fault.

    `at` is the place of the values in the document, with which the paths begin. Of very many faults
    these are the first.
    """
    try:
        return _validator(record).validate_python(value), []
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)[:MAX_FAULTS]
    faults = [((*at, *fault["loc"]), fault) for fault in found]
    # A field that is misspelt is not missing, too.
    meant = {path: _meant(path) for path, fault in faults if fault["type"] == _UNKNOWN}
    there = {(*path[:-1], name) for path, name in meant.items()}
    return None, [
        _in_words(path, fault, meant.get(path, ""))
        for path, fault in faults
        if fault["type"] != "missing" or path not in there
    ]


def _in_words(path: Path, fault: Any, meant: str) -> tuple[Path, str, str]:
    named = [part for part in path if isinstance(part, str)]
    field = repr(named[-1][:_SHOWN]) if named else "the file"
    if path and isinstance(path[-1], int):
        field = f"an item of {field}"
    what, mend = _WORDS.get(fault["type"], ("{field}: {message}", "see zhuzhou-facts schema"))
    near = f"did you mean {meant!r}? else " if meant else ""
    told = {"field": field, "message": fault["msg"], "near": near} | {
        "expected": fault.get("ctx", {}).get("expected", "")
    }
    return path, what.format(**told), mend.format(**told)


def _meant(path: Path) -> str:
    """Return the field of the record at this place that is most like the one named, if any is."""
    schema = place = _schema()
    for part in path[:-1]:
        inside = place["items"] if isinstance(part, int) else place.get("properties", {}).get(part)
        place = inside or place["additionalProperties"]
        place = schema["$defs"][place["$ref"].rpartition("/")[2]] if "$ref" in place else place
    return _nearest(str(path[-1])[:_SHOWN], tuple(place["properties"]))


@lru_cache(maxsize=1024)
def _nearest(word: str, names: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(word, names, n=1, cutoff=_ALIKE)), "")


def to_json(base: FactBase) -> bytes:
    """Return the document of a base as compact JSON, in the shape of the file."""
    document = Document(**{field.name: getattr(base, field.name) for field in fields(Document)})
    return _adapter(Document).dump_json(document, by_alias=True, exclude_defaults=True)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the fact base file."""
    return deepcopy(_schema())


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= _adapter(Document).json_schema() | {"title": "A fact base of zhuzhou-facts"}
    for owner in _owners(schema):
        for name, field in owner["properties"].items():
            field.pop("title", None)
            _without_null(field)
            if name in _TIMES:
                # An unquoted 2017 is a number for YAML; the loader takes its digits.
                field["type"] = ["string", "number"]
            if name == "value":
                field["anyOf"] = [{"type": "number"}, {"type": "string", "pattern": _FRACTION}]
    for record in ("Fact", "Theme", "Relation", "Derived"):
        schema["$defs"][record]["properties"]["id"]["pattern"] = _ID
    return schema


def _owners(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the parts of a JSON Schema that have properties."""
    return [part for part in [schema, *schema["$defs"].values()] if "properties" in part]


def _without_null(field: dict[str, Any]) -> None:
    """A field that may be left out is left out, and not written as null."""
    options = [option for option in field.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        del field["anyOf"]
        field.update(options[0])
        field.pop("default")

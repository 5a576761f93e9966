"""The shape of the file: validation of plain values into records, and the JSON Schema.

This is the loading door and the only module that knows pydantic, which takes a while to import;
the records themselves are plain dataclasses.
"""

from __future__ import annotations

from dataclasses import fields
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator

from zhuzhou_facts.model import Document, FactBase

if TYPE_CHECKING:
    from zhuzhou_facts.parsing import Path

_ID: Final = "^[a-z0-9]+(-[a-z0-9]+)*$"
_TIMES: Final = frozenset({"when", "from", "to", "version", "issued", "accessed"})

# What the validator says, in the words of somebody who edits the file. {…} are its own.
_WORDS: Final[dict[str, tuple[str, str]]] = {
    "missing": ("{field!r} is missing", "add it"),
    "unexpected_keyword_argument": ("{field!r} is no field here", "{near}take it out"),
    "enum": ("{field!r} must be {expected}", "choose one of them"),
    "string_type": ("{field!r} must be a text", "write it as one, in quotes if need be"),
    "int_type": ("{field!r} must be a whole number", "write it in digits, without quotes"),
    "int_parsing": ("{field!r} must be a whole number", "write it in digits, without quotes"),
    "int_from_float": ("{field!r} must be a whole number", "write it without a fraction"),
    "bool_type": ("{field!r} must be true or false", "write one of the two, without quotes"),
    "fraction_type": ("{field!r} must be a number", "write it in digits, or as 1/3"),
    "fraction_parsing": ("{field!r} must be a number", "write it in digits, or as 1/3"),
    "tuple_type": ("{field!r} must be a list", "put it in [ ], or each item after a dash"),
    "dict_type": ("{field!r} must be a mapping", "give it keys and values"),
    "dataclass_type": ("{field!r} must be a mapping", "give it keys and values"),
}


@cache
def _adapter(record: type) -> TypeAdapter[Any]:
    return TypeAdapter(record)


@cache
def _validator(record: type) -> SchemaValidator:
    """Return the validator, strict in numbers and truth values, where lax takes `1_0` and `no`."""

    def stricter(node: Any) -> Any:
        if isinstance(node, dict):
            walked = {key: stricter(value) for key, value in node.items()}
            return walked | {"strict": True} if node.get("type") in {"int", "bool"} else walked
        return [stricter(item) for item in node] if isinstance(node, list) else node

    return SchemaValidator(stricter(_adapter(record).core_schema))


def validate(value: Any, record: type) -> tuple[Any, list[tuple[Path, str, str]]]:
    """Build `record` from plain values; return it, or None and (path, what, mend) of each fault."""
    try:
        return _validator(record).validate_python(value), []
    except ValidationError as error:
        return None, [_in_words(fault) for fault in error.errors(include_url=False)]


def _in_words(fault: Any) -> tuple[Path, str, str]:
    path: Path = fault["loc"]
    name = next((part for part in reversed(path) if isinstance(part, str)), "the file")
    what, mend = _WORDS.get(fault["type"], ("{field!r}: {message}", "see zhuzhou-facts schema"))
    near = ""
    if fault["type"] == "unexpected_keyword_argument":
        known = {key for owner in _owners(json_schema()) for key in owner["properties"]}
        close = get_close_matches(name[:64], sorted(known), n=1)
        near = f"did you mean {close[0]!r}? else " if close else ""
    told = {"field": name, "message": fault["msg"], "near": near} | {
        "expected": fault.get("ctx", {}).get("expected", "")
    }
    return path, what.format(**told), mend.format(**told)


def to_json(base: FactBase) -> bytes:
    """Return the document of a base as compact JSON, in the shape of the file."""
    document = Document(**{field.name: getattr(base, field.name) for field in fields(Document)})
    return _adapter(Document).dump_json(document, by_alias=True, exclude_defaults=True)


def from_json(data: bytes, *, digest: str, path: str) -> FactBase:
    """Build a base from what `to_json` wrote; raise `ValueError` where it is something else."""
    document = _adapter(Document).validate_json(data)
    return promote(document, digest=digest, path=path)


def promote(document: Document, *, digest: str, path: str) -> FactBase:
    """Return the document as a fact base."""
    values = {field.name: getattr(document, field.name) for field in fields(Document)}
    return FactBase(**values, digest=digest, path=path)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the fact base file."""
    schema = _adapter(Document).json_schema()
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A fact base of zhuzhou-facts",
    } | schema
    for owner in _owners(schema):
        for name, field in owner["properties"].items():
            field.pop("title", None)
            _without_null(field)
            if name in _TIMES:
                # An unquoted 2017 is a number for YAML; the loader takes its digits.
                field["type"] = ["string", "number"]
            if name == "value":
                field["anyOf"] = [{"type": "number"}, {"type": "string", "pattern": r"^-?\d+/\d+$"}]
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
        if field.get("default", ...) is None:
            del field["default"]

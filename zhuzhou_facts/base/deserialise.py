"""A fact base back from its JSON document, as `schema.to_json` wrote it.

The validator is made of the records' own fields, in a tenth of the time that making the one of
`schema` takes: it has nobody to tell what is wrong, and refuses whatever is not as it was written.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import SchemaValidator, core_schema

from zhuzhou_facts import records as model
from zhuzhou_facts.records import Document, FactBase

if TYPE_CHECKING:
    from dataclasses import Field

_FRACTION: Final = re.compile("-?[0-9]{1,60}(/[1-9][0-9]{0,59})?")


def from_json(data: bytes, *, digest: str, path: str) -> FactBase:
    """Build a base from what `to_json` wrote; raise `ValueError` where it is something else."""
    return promote(_validator().validate_json(data), digest=digest, path=path)


def promote(document: Document, *, digest: str, path: str) -> FactBase:
    """Return the document as a fact base."""
    values = {field.name: getattr(document, field.name) for field in fields(Document)}
    return FactBase(**values, digest=digest, path=path)


@cache
def _validator() -> SchemaValidator:
    return SchemaValidator(_schema("Document"))


@cache
def _schema(annotation: str) -> Any:
    """Return the schema of a type as the records' annotations spell it."""
    if annotation.endswith(" | None"):
        return core_schema.nullable_schema(_schema(annotation.removesuffix(" | None")))
    outer, _, inner = annotation.removesuffix("]").partition("[")
    if outer == "tuple":
        item = _schema(inner.removesuffix(", ..."))
        return core_schema.tuple_schema([item], variadic_item_index=0)
    if outer == "dict":
        return core_schema.dict_schema(_PLAIN["str"], _schema(inner.removeprefix("str, ")))
    return _PLAIN[annotation] if annotation in _PLAIN else _record(getattr(model, annotation))


def _record(kind: type[Any]) -> Any:
    if issubclass(kind, Enum):
        return core_schema.enum_schema(kind, list(kind))
    parts = fields(kind)
    arguments = core_schema.dataclass_args_schema(
        kind.__name__, [_field(part) for part in parts], extra_behavior="forbid"
    )
    names = [part.name for part in parts]
    return core_schema.dataclass_schema(kind, arguments, names, slots=True)


def _field(part: Field[Any]) -> Any:
    schema = _schema(str(part.type))
    if part.default is not MISSING:
        schema = core_schema.with_default_schema(schema, default=part.default)
    elif part.default_factory is not MISSING:
        schema = core_schema.with_default_schema(schema, default_factory=part.default_factory)
    # `from_` is called `from` in the file.
    alias = part.name.rstrip("_")
    return core_schema.dataclass_field(part.name, schema, kw_only=True, validation_alias=alias)


def _fraction(value: Any) -> Fraction:
    return _read_fraction(value if isinstance(value, str) else "")


@lru_cache(maxsize=4096)
def _read_fraction(text: str) -> Fraction:
    if not _FRACTION.fullmatch(text):
        raise ValueError
    whole, _, parts = text.partition("/")
    return Fraction(int(whole), int(parts or "1"))


_PLAIN: Final[dict[str, Any]] = {
    "str": core_schema.str_schema(strict=True),
    "int": core_schema.int_schema(strict=True),
    "bool": core_schema.bool_schema(strict=True),
    "Fraction": core_schema.no_info_plain_validator_function(_fraction),
}

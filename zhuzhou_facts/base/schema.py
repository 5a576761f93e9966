"""The schema of the file: validation of plain values into records, and the JSON Schema.

With the names that the parts of a file have for each other and the nearest to a wrong one.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema

from zhuzhou_facts.errors import Message
from zhuzhou_facts.records import TIME_LABELS, UNITS, Document
from zhuzhou_facts.records.facts import SHAPE, adapter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zhuzhou_facts.base.yaml_reader import Path

MAX_PROBLEMS: Final = 1_000
_LISTED: Final = 12  # a line full
_COMPARED: Final = 500  # difflib takes some microseconds for each pair
_LONGEST: Final = 64
_UNIT_FORMS: Final = {
    form.casefold(): code for code, unit in UNITS.items() for form in (*unit.written, code)
}
# A magnitude at the start of a unit would be taken for a part of it: 94 for 94萬元. 千米 is a unit.
MAGNITUDE: Final = re.compile(
    r"[十百千]?[万萬亿億]|(?:hundred|thousand|million|billion|trillion)\b", re.IGNORECASE
)
_COUNTED: Final = Message(
    "write `unit: count` and `counter` for what is counted, or declare it under `units`"
)


class Fault(NamedTuple):
    """What is wrong at a path of the document, and how to fix it."""

    path: Path
    message: Message
    fix: Message


# Spaces and signs of a Chinese keyboard where YAML has its own: `name：{zh: 桥，en: bridge}`.
_SLIP = re.compile(
    r"^ *([\t\xa0\u3000])|(?:^[ -]*|[{,，]\s*)[a-z_]+(：)|[a-z_]:([\t\xa0\u3000])"
    r"|(，)(?=\s*[a-z_]+\s*[:：])"
    r"|[:,] *([｛［])|([｝］]) *$",
    re.MULTILINE,
)
_MEANT: Final = dict(zip("：，｛｝［］", (": ", *",{}[]"), strict=True))
_SPACES: Final = {"\t": Message("a tab"), "\xa0": "U+00A0", "\u3000": "U+3000"}


def find_slip(text: str) -> tuple[int, Message] | None:
    """Return where the last sign stands that YAML writes otherwise, and how to fix it."""
    matches = [*_SLIP.finditer(text)]
    if not matches:
        return None
    start = matches[-1].start(matches[-1].lastindex or 0)
    sign = text[start]
    if sign in _SPACES:
        return start, Message("write spaces here, not {sign}", {"sign": _SPACES[sign]})
    fields = {"meant": _MEANT[sign], "sign": sign}
    return start, Message("write “{meant}” here, not “{sign}”", fields)


class Names:
    """The names that may be used in one place; any name, where the file leaves open which."""

    def __init__(
        self,
        given: Iterable[str] | None,
        forms: Mapping[str, str] | None = None,
        otherwise: Message | None = None,
    ) -> None:
        """Keep the names; `given` is None where the file does not have them in a readable form.

        `forms` are other ways to write some of them, 亩 for mu; `otherwise` is what to do with a
        word that is like none of them, in place of a list.
        """
        self.given = None if given is None else frozenset(given)
        self._forms = forms or {}
        self._otherwise = otherwise

    def __contains__(self, name: object) -> bool:
        """Whether the name may be used."""
        return self.given is None or name in self.given

    def check(self, path: Path, name: str, unknown: Message) -> Iterator[Fault]:
        """Yield a fault where the name at a path may not be used: `unknown`, with it as `id`."""
        if name not in self:
            yield Fault(path, unknown._replace(fields={"id": name}), self.fix(name))

    def fix(self, word: str) -> Message:
        """Return how to fix a wrong name: the nearest one, or a list of them."""
        names = sorted(self.given or ())
        if not names:
            return Message("declare it")
        folded = word.casefold()
        forms = (folded, MAGNITUDE.sub("", folded, count=1).strip())
        near = [self._forms[form] for form in forms if form in self._forms]
        if len(names) <= _COMPARED:
            near += get_close_matches(word[:_LONGEST], names, n=1, cutoff=_ALIKE)
        if near:
            return Message("did you mean “{name}”?", {"name": near[0]})
        if self._otherwise:
            return self._otherwise
        listed = [name[:_LONGEST] for name in names[:_LISTED]]
        return Message("there are {names}", {"names": listed + ["…"] * (len(names) > _LISTED)})


class NamesOf(NamedTuple):
    """The names that a file gives to its parts, and the standard ones."""

    themes: Names
    facts: Names
    units: Names
    times: Names
    tags: Names


def names_of(value: Mapping[str, Any]) -> NamesOf:
    """Return the names in the parts of a document, or in it as it was parsed, sound or not.

    One fault is so not reported again as another: a theme that lacks a field is still a theme.
    """
    return NamesOf(
        themes=Names(_given(value.get("themes"))),
        facts=Names(_given(value.get("facts"))),
        units=Names(_given(value.get("units", {}), UNITS), _UNIT_FORMS, _COUNTED),
        times=Names(_given(value.get("times", {}), TIME_LABELS)),
        tags=Names(_given(value.get("tags")) or None),
    )


def _given(items: Any, standard: Iterable[str] = ()) -> tuple[str, ...] | None:
    """Return the keys of a mapping, or the ids in a list; None where one cannot be read."""
    if not isinstance(items, dict | list | tuple):
        return None
    found = [*items] if isinstance(items, dict) else [id_of(item) for item in items]
    return (*found, *standard) if all(found) else None


def id_of(item: Any) -> str:
    """Return the id of a record, or of an item as it was parsed; else an empty text."""
    found = item.get("id") if isinstance(item, dict) else getattr(item, "id", None)
    return str(found) if isinstance(found, str | int) else ""


LISTS: Final = ("facts", "themes", "relations")
_MAPS: Final = ("units", "times")

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
# The same for a field of a fact; a fact with faults in others is left out.
_IN_FACT: Final[dict[int | str, Any]] = {
    "kind": "indicator",
    **{name: {"zh": "?", "en": "?"} for name in ("name", "statement", "counter")},
    "note": None,
    "aliases": {},
    "tags": [],
}
# What pydantic says, by its own code, as a person should read it who edits the file.
_TEXT: Final = (Message("must be a text"), Message("write it as one, in quotes if need be"))
_WHOLE: Final = (Message("must be a whole number"), Message("write it in digits, without quotes"))
_BOOLEAN: Final = Message("must be true or false")
_LIST: Final = Message("must be a list")
_MAPPING: Final = (Message("must be a mapping"), Message("give it keys and values"))
_ONE: Final = Message("must be one mapping and no list")
_KEYS: Final = 4
_WORDS: Final[dict[str, tuple[Message, Message]]] = {
    "missing": (Message("is missing"), Message("add it")),
    "string_type": _TEXT,
    "int_type": _WHOLE,
    "bool_type": (_BOOLEAN, Message("write one of the two, without quotes")),
    # Of the types of fields, numbers alone have a validator of our own.
    "value_error": (Message("must be a number"), Message("write it in digits, or as 1/3")),
    "greater_than_equal": (Message("must not be less than {ge}"), Message("count from {ge}")),
    "tuple_type": (_LIST, Message("put it in [ ], or begin each item with a dash")),
    "dict_type": _MAPPING,
    "dataclass_type": _MAPPING,
}


def validate(value: dict[str, Any]) -> tuple[Document, list[Fault], dict[str, list[int]]]:
    """Build the document from plain values, or from what is sound of them, item by item.

    With it come the first faults of the rest, and, for each long list, the numbers in the file of
    the items that are in the document.
    """
    try:
        return adapter(Document).validate_python(value), [], {}
    except ValidationError as error:
        found = error.errors(include_url=False)
    # A field that is misspelt is not missing, too.
    meant = {fault["loc"]: _meant(fault["loc"]) for fault in found if fault["type"] == _UNKNOWN}
    there = {(*path[:-1], name) for path, name in meant.items()}
    faults = (
        _fault(fault["loc"], fault, meant.get(fault["loc"], ""))
        for fault in found
        if fault["type"] != "missing" or fault["loc"] not in there
    )
    sound, kept = _sound_parts(value, {fault["loc"][:3] for fault in found})
    first = list(islice(faults, MAX_PROBLEMS))
    return adapter(Document).validate_python(sound), first, kept


def _sound_parts(
    value: dict[str, Any], bad: set[tuple[int | str, ...]]
) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """Return a document without what has a fault, and the numbers of the items that it keeps."""
    sound, kept = dict(_STAND_IN), {}
    spoilt: dict[tuple[int | str, ...], set[int | str]] = {}
    for path in bad:
        spoilt.setdefault(path[:2], set()).update(path[2:] or [""])
    for name, part in value.items():
        if name in LISTS and isinstance(part, list):
            stands_in = _IN_FACT if name == "facts" else {}
            faults = [spoilt.get((name, number), set()) for number in range(len(part))]
            kept[name] = [n for n, fields in enumerate(faults) if fields <= stands_in.keys()]
            sound[name] = [
                part[n] | {field: stands_in[field] for field in faults[n]} if faults[n] else part[n]
                for n in kept[name]
            ]
        elif name in _MAPS and isinstance(part, dict):
            sound[name] = {key: item for key, item in part.items() if (name, key) not in spoilt}
        elif all(path[0] != name for path in spoilt):
            sound[name] = part
        elif name == "languages":
            # `languages: en` is no list, and asks for no Chinese all the same.
            sound[name] = [lang for lang in ("zh", "en") if lang in str(part).lower()]
    return sound, kept


def _fault(path: Path, fault: Any, meant: str) -> Fault:
    named = [part for part in path if isinstance(part, str)]
    field: str | Message = f"“{named[-1]}”" if named else ""
    if path and isinstance(path[-1], int):
        field = Message("an item of {field}", {"field": field})
    if fault["type"] == _UNKNOWN:
        message = Message("there is no field {field} here", {"field": field})
        if meant:
            return Fault(path, message, Message("did you mean “{name}”?", {"name": meant}))
        fix = Message("delete it, or see `zhuzhou-facts schema`")
        slip = find_slip(named[-1][:_LONGEST])
        if slip and (named[-1][0].isascii() or named[-1][0].isspace()):
            fix = slip[1]
        elif not named[-1].isidentifier() or not named[-1].isascii():
            fix = Message("put the text in quotes: a comma ends it in { }")
        return Fault(path, message, fix)
    if fault["type"] == "enum":
        choices = fault["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        fields = {"field": field, "choices": choices}
        message = Message("{field} must be one of {choices}", fields)
        return Fault(path, message, Message("write one of them"))
    what, fix = _WORDS.get(fault["type"], (Message("is not right"), _MAPPING[1]))
    what, fix = (it._replace(fields=fault.get("ctx", {})) for it in (what, fix))
    if fault["type"] == "dataclass_type":
        what = _ONE if isinstance(fault["input"], list) else what
        names = _fields_at(path)
        keys = [*names[:_KEYS], *(["…"] if len(names) > _KEYS else [])]
        fix = Message("give it the keys {keys}", {"keys": keys})
    return Fault(path, Message("{field} {what}", {"field": field, "what": what}), fix)


def _meant(path: Path) -> str:
    """Return the field of the record at this place that is most like the one named, if any is."""
    return _nearest(str(path[-1])[:64], _fields_at(path[:-1]))


def _fields_at(path: Path) -> tuple[str, ...]:
    """Return the fields of the record at a place."""
    schema = place = _schema()
    for part in path:
        inside = place["items"] if isinstance(part, int) else place.get("properties", {}).get(part)
        place = inside or place["additionalProperties"]
        place = place.get("anyOf", [place])[0]
        place = schema["$defs"][place["$ref"].rpartition("/")[2]] if "$ref" in place else place
    return tuple(place["properties"])


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
        schema = TypeAdapter(Document).json_schema(schema_generator=_FileSchema)
    finally:
        del SHAPE["use_attribute_docstrings"]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return head | schema | {"title": "A fact base of zhuzhou-facts"}


class _FileSchema(GenerateJsonSchema):
    """The schema of what stands in a file."""

    def str_schema(self, schema: Any) -> dict[str, Any]:
        """Accept a number where a text is expected: the loader takes its digits as written."""
        return super().str_schema(schema) | {"type": ["string", "number"]}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's interface
        """Give no field its own name as its title."""
        return False

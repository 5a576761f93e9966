"""The names that the parts of a fact base have for each other, and the nearest to a wrong one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhuzhou_facts.errors import Message
from zhuzhou_facts.records import TIME_LABELS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zhuzhou_facts.base.yaml_reader import Path

MAX_PROBLEMS: Final = 1_000
_LISTED: Final = 12  # a line full
_COMPARED: Final = 500  # difflib takes some microseconds for each pair
_LONGEST: Final = 64
_UNIT_FORMS: Final = {form: code for code, unit in UNITS.items() for form in unit.written}


class Fault(NamedTuple):
    """What is wrong at a path of the document, and how to fix it."""

    path: Path
    message: Message
    fix: Message


class Names:
    """The names that may be used in one place; any name, where the file leaves open which."""

    def __init__(
        self,
        given: Iterable[str] | None,
        standard: Iterable[str] = (),
        forms: Mapping[str, str] | None = None,
    ) -> None:
        """Keep the names; `given` is None where the file does not have them in a readable form.

        `forms` are other ways to write some of them: 亩 for mu.
        """
        self._names = None if given is None else frozenset(given) | frozenset(standard)
        self._forms = forms or {}

    def __contains__(self, name: object) -> bool:
        """Whether the name may be used."""
        return self._names is None or name in self._names

    def all_in(self, found: Iterable[str]) -> bool:
        """Whether all of them are among those that were found."""
        return self._names is not None and self._names <= frozenset(found)

    def fix(self, word: str) -> Message:
        """Return how to fix a wrong name: the nearest one, or a list of them."""
        names = sorted(self._names or ())
        if not names:
            return Message("declare it")
        near = [self._forms[word]] if word in self._forms else []
        if len(names) <= _COMPARED:
            near += get_close_matches(word[:_LONGEST], names, n=1)
        if near:
            return Message("did you mean “{name}”?", {"name": near[0]})
        listed = [name[:_LONGEST] for name in names[:_LISTED]]
        return Message("there are {names}", {"names": listed + ["…"] * (len(names) > _LISTED)})


class NamesOf(NamedTuple):
    """The names that a file gives to its parts, and the standard ones."""

    themes: Names
    facts: Names
    units: Names
    times: Names
    tags: Names


def names_of(value: dict[str, Any]) -> NamesOf:
    """Return the names in a document as it was parsed, whether sound or not.

    One fault is so not reported again as another: a theme that lacks a field is still a theme.
    """
    return NamesOf(
        themes=Names(ids(value, "themes")),
        facts=Names(ids(value, "facts")),
        units=Names(keys(value, "units"), UNITS, _UNIT_FORMS),
        times=Names(keys(value, "times"), TIME_LABELS),
        tags=Names(ids(value, "tags") or None),
    )


def ids(value: dict[str, Any], name: str) -> tuple[str, ...] | None:
    """Return the ids in a list of the document; None where there is none, or an unreadable one."""
    items = value.get(name)
    found = tuple(map(id_of, items)) if isinstance(items, list) else ("",)
    return found if all(found) else None


def keys(value: dict[str, Any], name: str) -> tuple[str, ...] | None:
    """Return the keys of a mapping of the document; None where it is none."""
    items = value.get(name, {})
    return tuple(items) if isinstance(items, dict) else None


def id_of(item: Any) -> str:
    """Return the id of an item as it was parsed, or an empty text."""
    found = item.get("id") if isinstance(item, dict) else None
    return str(found) if isinstance(found, str | int) else ""

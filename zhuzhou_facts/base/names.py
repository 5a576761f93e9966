"""The names that the parts of a fact base have for each other, and the nearest to a wrong one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhuzhou_facts.errors import Message
from zhuzhou_facts.records import TIME_LABELS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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

    def __init__(self, given: Iterable[str] | None, forms: Mapping[str, str] | None = None) -> None:
        """Keep the names; `given` is None where the file does not have them in a readable form.

        `forms` are other ways to write some of them: 亩 for mu.
        """
        self.given = None if given is None else frozenset(given)
        self._forms = forms or {}

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


def names_of(value: Mapping[str, Any]) -> NamesOf:
    """Return the names in the parts of a document, or in it as it was parsed, sound or not.

    One fault is so not reported again as another: a theme that lacks a field is still a theme.
    """
    return NamesOf(
        themes=Names(_given(value.get("themes"))),
        facts=Names(_given(value.get("facts"))),
        units=Names(_given(value.get("units", {}), UNITS), _UNIT_FORMS),
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

"""The names that a fact base may use: of themes, facts, units and times."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.vocabulary import TIME_LABELS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    # What a file gives by itself, sound or not, under `themes`, `facts`, `units` and `times`; None
    # where it does not let one tell.
    Mentioned = Mapping[str, tuple[str, ...] | None]

_LISTED: Final = 12  # a line full
_COMPARED: Final = 2000  # looking for the nearest of more takes longer than a person waits
_LONGEST: Final = 64


class Known:
    """The names that may be used; any name may, where the file does not let one tell."""

    def __init__(self, given: Iterable[str] | None, standard: Iterable[str] = ()) -> None:
        self._names = None if given is None else frozenset(given) | frozenset(standard)
        self._listed = sorted(self._names or ())

    def __contains__(self, name: object) -> bool:
        """Whether the name may be used."""
        return self._names is None or name in self._names

    def near(self, word: str) -> str:
        """Return how to mend a name that is not known: by the nearest one, or by a list."""
        known = self._listed
        if len(known) <= _COMPARED and (found := get_close_matches(word[:_LONGEST], known, n=1)):
            return f"did you mean {found[0]!r}?"
        listed = ", ".join(known[:_LISTED]) + (" …" if len(known) > _LISTED else "")
        return f"known are {listed}" if known else "declare it"


@dataclass(frozen=True, slots=True)
class Names:
    """What the parts of a fact base may call each other by."""

    themes: Known
    facts: Known
    units: Known
    times: Known


def names_in(mentioned: Mentioned) -> Names:
    """Return the names that a file gives, and the standard ones."""
    return Names(
        themes=Known(mentioned["themes"]),
        facts=Known(mentioned["facts"]),
        units=Known(mentioned["units"], UNITS),
        times=Known(mentioned["times"], TIME_LABELS),
    )

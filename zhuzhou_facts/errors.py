"""What can go wrong, one class a cause. The command line gives each its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.model import Problem


class ZhuzhouFactsError(Exception):
    """The base of every error that this package raises on purpose."""


class UnreadableQuantityError(ZhuzhouFactsError, ValueError):
    """A text is not a quantity that can be read; the message says why."""


class FileUnreadableError(ZhuzhouFactsError):
    """A fact base or an article cannot be opened, read or decoded."""


class FactBaseError(ZhuzhouFactsError):
    """A fact base is not sound; `problems` lists everything that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class UnknownKeyError(ZhuzhouFactsError, LookupError):
    """No fact or figure has this key; `suggestions` are the nearest ones."""

    def __init__(self, key: str, suggestions: Sequence[str] = ()) -> None:
        near = f"; the nearest: {', '.join(suggestions)}" if suggestions else ""
        super().__init__(f"no {key!r}{near}")
        self.key = key
        self.suggestions = tuple(suggestions)


class UsageError(ZhuzhouFactsError):
    """A call asks for something that does not exist: a theme, a field, a style."""


class OutputError(ZhuzhouFactsError):
    """The output could not be written whole."""

"""What can go wrong, one class a cause with its exit code; messages that can be translated."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts import exit_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


# What is counted loses its s where there is one.
_PLURAL: Final = re.compile(
    r"\{(\w+)\} (?:theme|fact|figure|row|result|reference|problem|number|caption|section|paragraph"
    r"|statement|line)s\b"
)


class Message(NamedTuple):
    """An English template with named fields, which a catalogue can hold in another language.

    A field may be a message itself, or a list, which is joined as the language joins words.
    Without fields the template is the text, braces and all.
    """

    template: str
    fields: Mapping[str, object] = {}

    def __str__(self) -> str:
        """Return the English text."""
        if not self.fields:
            return self.template
        template = _PLURAL.sub(
            lambda noun: noun[0][:-1] if self.fields.get(noun[1]) == 1 else noun[0], self.template
        )
        lists = {k: ", ".join(map(str, v)) for k, v in self.fields.items() if isinstance(v, list)}
        return template.format_map({**self.fields, **lists})

    def __hash__(self) -> int:
        """Hash the text: the fields are a mapping."""
        return hash(str(self))


def together(messages: Iterable[Message]) -> Message:
    """Return messages as one, each behind the other; there is one at least."""
    return reduce(lambda one, more: Message("{one}; {more}", {"one": one, "more": more}), messages)


class Problem(NamedTuple):
    """One thing that is wrong with a fact base: where, what, and how to fix it."""

    file: str
    line: int
    column: int
    message: Message
    fix: Message | None = None
    fact: str = ""

    @property
    def place(self) -> str:
        """`file:line:column: [fact: ]`."""
        return f"{self.file}:{self.line}:{self.column}: {self.fact and f'{self.fact}: '}"

    @property
    def text(self) -> Message:
        """`message[; fix]`."""
        if not self.fix:
            return self.message
        return together([self.message, self.fix])

    def __str__(self) -> str:
        """Return `file:line:column: [fact: ]message[; fix]`, in English."""
        return f"{self.place}{self.text}"


class ZhuzhouFactsError(Exception):
    """The base of every error that this package raises on purpose; `str` of it is English."""

    exit_code = exit_codes.NOT_FOUND

    def __init__(self, template: str, **fields: object) -> None:
        super().__init__(template)
        self.message = Message(template, fields)

    def __str__(self) -> str:
        """Return the message in English."""
        return str(self.message)


class UnreadableQuantityError(ZhuzhouFactsError, ValueError):
    """A text is not a quantity that can be read; the message says why."""


class FileUnreadableError(ZhuzhouFactsError):
    """A fact base, an article or a draft cannot be opened, read or decoded."""

    exit_code = exit_codes.UNREADABLE


class FactBaseError(ZhuzhouFactsError):
    """A fact base is not sound; `problems` lists everything that was found."""

    exit_code = exit_codes.UNREADABLE

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("{problems}", problems="\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class UnknownKeyError(ZhuzhouFactsError, LookupError):
    """No fact or figure has this key; `suggestions` are the nearest ones."""

    def __init__(
        self, key: str, suggestions: Sequence[str] = (), message: Message | None = None
    ) -> None:
        template = "no {key!r}; the nearest: {near}" if suggestions else "no {key!r}"
        super().__init__(template, key=key, near=list(suggestions))
        self.message = message or self.message
        self.is_plain = message is None
        self.key = key
        self.suggestions = tuple(suggestions)


class UsageError(ZhuzhouFactsError):
    """A call asks for something that does not exist: a theme, a field, a style."""

    exit_code = exit_codes.USAGE


class OutputError(ZhuzhouFactsError):
    """The output could not be written whole."""

    exit_code = exit_codes.NOT_WRITTEN

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from zhuzhou_facts.cli import evidence
from zhuzhou_facts.cli.session import Session
from zhuzhou_facts.document.reading import Copy
from zhuzhou_facts.output.progress import watched
from zhuzhou_facts.streams.console import Messages

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    """A stream before which a person sits."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_what_is_watched_is_all_there_and_the_stream_says_so() -> None:
    stream = Terminal()
    assert list(watched(range(5), "copy.txt", stream)) == [0, 1, 2, 3, 4]
    assert "copy.txt" in stream.getvalue()


def test_only_a_large_copy_before_a_person_has_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "_LARGE", 10)
    at_terminal = Session(messages=Messages(Terminal()))
    large, small = Copy("copy.txt", "x" * 11), Copy("copy.txt", "x" * 9)
    assert evidence._watch(at_terminal, large) is not iter  # noqa: SLF001 - the decision itself
    assert evidence._watch(at_terminal, small) is iter  # noqa: SLF001
    assert evidence._watch(Session(messages=Messages(io.StringIO())), large) is iter  # noqa: SLF001
    quiet = Session(messages=Messages(Terminal()), quiet=True)
    assert evidence._watch(quiet, large) is iter  # noqa: SLF001

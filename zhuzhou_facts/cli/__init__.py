"""The command line: commands parsed by Typer, run, and their results written."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from zhuzhou_facts.errors import ZhuzhouFactsError
from zhuzhou_facts.streams.console import Output, is_terminal, terminal_width
from zhuzhou_facts.streams.messages import report, user_messages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from zhuzhou_facts.streams.stdin_keys import StdinKeys

__all__ = ["run"]


def run(arguments: Sequence[str], *, keys: StdinKeys | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: what stands after the name of the program.
        keys: standard input, where somebody has begun to read keys from it.

    Raises:
        BrokenPipeError: the reader of standard output went away.
        KeyboardInterrupt: the user stopped it.
    """
    from zhuzhou_facts.cli import app

    messages = user_messages(arguments)
    if is_terminal(messages.stream):
        messages.lay_out = partial(_folded, messages.stream)
    try:
        return app.run(arguments, Output(), messages, keys)
    except ZhuzhouFactsError as error:
        return report(error, messages)


def _folded(stream: TextIO, text: str) -> str:
    """Return a line of a message as lines of a terminal, no word of it split."""
    from zhuzhou_facts.output.folding import fold

    room = terminal_width(os.environ, stream)
    return "\n    ".join(fold(text, room - 4, room))

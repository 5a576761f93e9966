"""Signals, as POSIX knows them: what Windows does not have of them is left out there."""

from __future__ import annotations

import contextlib
import os
import signal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def handled(**handlers: Any) -> Iterator[None]:
    """Handle signals, by their names, in this way until the block ends.

    Outside the main thread, which alone may do that, they stay as they are.
    """
    before: dict[signal.Signals, Any] = {}
    for name, handler in handlers.items():
        with contextlib.suppress(KeyError, ValueError):
            number = signal.Signals[name]
            before[number] = signal.signal(number, handler)
    try:
        yield
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier)


def set_default(name: str) -> None:
    """Give a signal its default action, which Python changes for some."""
    if number := getattr(signal, name, None):
        signal.signal(number, signal.SIG_DFL)


def die(name: str, code: int) -> int:
    """Die of a signal, so that the shell's loop around us ends too.

    Returns:
        The code, where the system has no such death.
    """
    if os.name == "posix":
        set_default(name)
        os.kill(os.getpid(), signal.Signals[name])
    return code

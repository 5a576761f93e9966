"""Signals that are handled in another way for a while."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def handled(**handlers: Any) -> Iterator[None]:
    """Handle signals, by their names, in this way until the block ends.

    What Windows does not have (SIGPIPE, SIGHUP) is left out, and outside the main thread all.
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

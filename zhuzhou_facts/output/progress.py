"""A progress bar on standard error, for what takes a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.progress import track

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

_Item = TypeVar("_Item")


def watched(items: Sequence[_Item], label: str, stream: TextIO) -> Iterable[_Item]:
    """Yield the items while a bar on `stream` shows how many are done; it vanishes at the end."""
    console = Console(file=stream, markup=False, emoji=False, highlight=False)
    return track(items, label, console=console, transient=True)

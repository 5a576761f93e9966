"""A bar on standard error, for what takes a while."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


@contextmanager
def waiting(label: str, stream: TextIO) -> Iterator[None]:
    """Show a moving bar on `stream` while the block runs; it vanishes at the end."""
    console = Console(file=stream, markup=False, emoji=False, highlight=False)
    words = TextColumn("{task.description}", markup=False)
    with Progress(words, BarColumn(), console=console, transient=True) as bar:
        bar.add_task(label, total=None)
        yield

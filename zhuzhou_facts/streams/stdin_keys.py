"""Keys from standard input, as they come."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

_CHUNK = 1 << 16


def read_keys(stream: Any, complain: Callable[[str], None]) -> Iterator[list[str]]:
    """Yield the keys of a binary stream, one a line, as many at a time as have arrived.

    Args:
        stream: a buffered binary stream, or None, which has no keys.
        complain: gets a message for each line that is not UTF-8 and so left out.
    """
    if stream is None:
        return
    pending: list[bytes] = []  # what began a line that has not ended
    number = 0
    first = True
    while True:
        chunk = stream.read1(_CHUNK)
        if first:
            chunk = chunk.removeprefix(b"\xef\xbb\xbf")
            first = False
        pending.append(chunk)
        if chunk and b"\n" not in chunk:
            continue
        lines = b"".join(pending).split(b"\n")
        pending = [lines.pop()] if chunk else []
        keys = []
        for line in lines:
            number += 1
            try:
                key = line.decode("utf-8").strip()
            except UnicodeDecodeError:
                complain(f"standard input, line {number}: not UTF-8; the line is left out")
                continue
            if key:
                keys.append(key)
        if keys:
            yield keys
        if not chunk:
            return

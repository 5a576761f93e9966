"""Keys from standard input, as they come. The fast path reads with it, so it imports nothing."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    StdinKeys = Iterator[tuple[int, list[bytes]]]

_CHUNK = 1 << 16


def read_keys(stream: Any) -> StdinKeys:
    """Yield the lines of a buffered binary stream in batches as large as what has arrived.

    A batch is the number of its first line, from 1, and the lines without their ends. Raise
    `FileUnreadableError` where the stream is None, which is closed, or cannot be read.
    """
    number = 1
    parts: list[bytes] = []  # the begin of a line whose end has not arrived
    chunk = b"\n"
    while chunk:
        try:
            chunk = stream.read1(_CHUNK)
        except (AttributeError, OSError, ValueError) as error:
            from zhuzhou_facts.errors import FileUnreadableError
            from zhuzhou_facts.streams.files import reason

            template = "standard input: {reason}; name a file"
            if stream is None:
                template = "standard input is closed; name the keys in the call"
            raise FileUnreadableError(template, reason=reason(error)) from None
        parts.append(chunk)
        if chunk and b"\n" not in chunk:
            continue
        *lines, rest = b"".join(parts).split(b"\n")
        parts = [rest]
        if not chunk and rest:
            lines.append(rest)
        if number == 1 and lines:
            lines[0] = lines[0].removeprefix(b"\xef\xbb\xbf")
        yield number, lines
        number += len(lines)

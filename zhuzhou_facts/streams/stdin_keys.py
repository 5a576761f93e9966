"""Keys from standard input, as they come. The fast path reads with it, so it imports nothing."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_CHUNK = 1 << 16
_BOM = b"\xef\xbb\xbf"


class StdinKeys:
    """The lines of a buffered binary stream, in batches as large as what has arrived.

    A stream that is closed is None.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._begun = b""  # the begin of a line whose end has not arrived
        self._returned: list[bytes] | None = None
        self._at_end = False
        self.line = 0
        """How many lines stand before the batch that is read next."""

    def __iter__(self) -> Iterator[list[bytes]]:
        """Yield the lines that are left, without their ends."""
        while True:
            batch, self._returned = self._returned, None
            if batch is None:
                if self._at_end:
                    return
                batch = self._read()
            yield batch
            self.line += len(batch)

    def give_back(self, lines: list[bytes]) -> None:
        """Take lines of the batch at hand back, for whoever reads on."""
        self._returned = lines

    def _read(self) -> list[bytes]:
        parts = [self._begun]
        while True:
            chunk = self._next_chunk()
            parts.append(chunk)
            if not chunk or b"\n" in chunk:
                break
        lines = b"".join(parts).split(b"\n")
        self._begun = lines.pop() if chunk else b""
        self._at_end = not chunk
        if not self.line and lines:
            lines[0] = lines[0].removeprefix(_BOM)
        return lines

    def _next_chunk(self) -> bytes:
        if self._stream is None:
            from zhuzhou_facts.errors import FileUnreadableError

            raise FileUnreadableError("standard input is closed; name the keys in the call")
        try:
            chunk: bytes = self._stream.read1(_CHUNK)
        except (OSError, ValueError) as error:
            from zhuzhou_facts.errors import FileUnreadableError
            from zhuzhou_facts.streams.files import reason

            raise FileUnreadableError(
                "standard input: {reason}; name a file", reason=reason(error)
            ) from None
        return chunk

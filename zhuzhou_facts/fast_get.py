"""Plain `get KEY…` and `get -` for the shipped fact base, before Typer is imported.

What the text index of the wheel does not have is left to the command line.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    Keys = Iterator[list[bytes]]

INDEX = os.path.join(os.path.dirname(__file__), "facts.index")  # noqa: PTH118, PTH120 - faster
AFTER_KEY, LINE_END = "\x1e", "\x1f"
"""What stands between a key and its answer, and for a line end within an answer."""
_MARK = b"\xef\xbb\xbf"  # the byte order mark
_SETTINGS = ("ZHUZHOU_FACTS_FILE", "ZHUZHOU_FACTS_FORMAT", "ZHUZHOU_FACTS_LANG")


def answer(arguments: list[str], run: Callable[..., int]) -> int | None:
    """Answer a plain call and return its exit code; None, with nothing done, for any other.

    `run` is the command line, for keys from standard input that the index does not have.
    """
    if len(arguments) < 2 or arguments[0] != "get" or any(map(os.environ.get, _SETTINGS)):  # noqa: PLR2004
        return None
    try:
        if os.isatty(sys.stdout.fileno()):
            return None
        index = read_index()
        stdin = sys.stdin.buffer
        if arguments[1:] != ["-"]:
            _write(b"".join(index[key.encode()] for key in arguments[1:]))
            return 0
    except (AttributeError, KeyError, OSError, UnicodeError, ValueError):
        return None
    keys = read_keys(stdin)
    for lines in keys:
        found = [index[line] for line in lines if line in index]
        if len(found) < len(lines):
            # From the first batch on that has a key that is not found, the command line answers.
            from itertools import chain

            return run(["get", "-"], keys=chain([lines], keys))
        _write(b"".join(found))
    return 0


def read_keys(stream: Any) -> Keys:
    """Yield the lines of a buffered binary stream in batches as large as what has arrived.

    The lines have no ends, the first one no byte order mark. Raise `FileUnreadableError` where the
    stream is None, which is closed, or cannot be read.
    """
    mark, rest = _MARK, b""
    try:
        while chunk := stream.read1(1 << 16):
            *lines, rest = (rest + chunk).removeprefix(mark).split(b"\n")
            mark = b"" if lines else mark
            yield lines
        if rest:
            yield [rest]
    except (AttributeError, OSError, ValueError) as error:
        from zhuzhou_facts.errors import FileUnreadableError
        from zhuzhou_facts.streams.files import reason

        template = "standard input: {reason}; name a file"
        if stream is None:
            template = "standard input is closed; name the keys in the call"
        raise FileUnreadableError(template, reason=reason(error)) from None


def read_index() -> dict[bytes, bytes]:
    """Return the answer to each key as `get` writes it in a pipe; a checkout has no such file."""
    with open(INDEX, "rb") as file:  # noqa: PTH123 - pathlib is slow to import
        pairs = [line.rstrip(b"\n").partition(AFTER_KEY.encode()) for line in file]
    return {key: text.replace(LINE_END.encode(), b"\n") for key, _, text in pairs}


def _write(data: bytes) -> None:
    """Write all of it; what standard output does not take at once, the full writer sees to."""
    try:
        done = os.write(sys.stdout.fileno(), data)
    except OSError:
        done = 0
    if done < len(data):
        from zhuzhou_facts.streams.console import Output

        Output().write_bytes(data[done:])

"""The express lane: `get` from a compiled base, before anything heavy is imported.

It knows a few calls exactly. Whatever else it meets it leaves to the full way, as long as nothing
is written; a key from standard input that it does not know it has looked up by the full way.
"""

from __future__ import annotations

import os
import sys

from zhuzhou_facts.arguments import read_call
from zhuzhou_facts.base.pages import Answers
from zhuzhou_facts.base.shipped import shipped_file
from zhuzhou_facts.streams.stdin_keys import read_keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.arguments import Call
    from zhuzhou_facts.cli import Server

# A language changes nothing in what is answered here, and the rest little enough.
_OPTIONS = {"facts", "format_option", "lang_option", "quiet"}
_EXIT_MISSING = 1
_EXIT_FILE = 3


def answer(arguments: list[str]) -> int | None:
    """Answer a call and return its exit code; None, with nothing done, for the full way.

    Raises:
        OutputError: standard output could not be written.
        BrokenPipeError: the reader of standard output went away.
    """
    try:
        call = read_call(arguments, os.environ)
        if call is None or not _is_known(call) or os.isatty(sys.stdout.fileno()):
            return None
        answers = Answers(call.options.get("facts") or shipped_file())
    except (AttributeError, OSError, ValueError):
        return None  # no standard output, or no compiled base: the full way says so
    lane = _Lane(call, answers)
    if any(lane.find(key.strip()) is None for key in lane.keys if key != "-"):
        return None
    return lane.run()


def _is_known(call: Call) -> bool:
    """Whether the call is a plain `get`, with nothing but what is known here."""
    options, values = call.options, call.values
    return (
        call.command.name == "get"
        and bool(values.get("keys"))
        and ("value" in values or "bare" not in values)
        and _OPTIONS.issuperset(options)
        and options.get("format_option", "plain") == "plain"
        and options.get("facts") != ""
        and sys.stdin is not None
    )


class _Lane:
    def __init__(self, call: Call, answers: Answers) -> None:
        self._call = call
        self.keys: list[str] = call.values["keys"]
        self._value, self._bare = "value" in call.values, "bare" in call.values
        self._answers = answers
        self._found: dict[str, bytes] = {}
        self._full: Server | None = None
        self._code = 0

    def find(self, key: str) -> bytes | None:
        """Return the lines that answer a key; None where the full way has to be asked."""
        found = self._found.get(key)
        if found is not None:
            return found
        try:
            texts = self._answers.get(key)
        except (OSError, ValueError, IndexError):
            return None
        if texts is None:
            return None
        lines, value, bare = texts
        if self._value:
            number = bare if self._bare else value
            if not number:
                return None
            lines = number + b"\n"
        self._found[key] = lines
        return lines

    def run(self) -> int:
        """Answer every key in turn and return the exit code."""
        for keys in self._batches():
            lines = [self._found.get(key) or self.find(key) for key in keys]
            known = [line for line in lines if line is not None]
            if len(known) == len(keys):
                _write(b"".join(known))
                continue
            code = self._server().answer(keys)
            self._code = max(self._code, code)
            if code == _EXIT_FILE:
                break
        return self._code

    def _batches(self) -> Iterator[list[str]]:
        for key in self.keys:
            if key == "-":
                yield from read_keys(getattr(sys.stdin, "buffer", None), self._complain)
            else:
                yield [key.strip()]

    def _complain(self, text: str) -> None:
        self._server().complain(text)
        self._code = max(self._code, _EXIT_MISSING)

    def _server(self) -> Server:
        """Return the full way, imported when it is first needed."""
        if self._full is None:
            from zhuzhou_facts.cli import Server

            self._full = Server(self._call)
        return self._full


def _write(data: bytes) -> None:
    """Write `data` whole; what standard output does not take at once, the full writer sees to."""
    try:
        done = os.write(sys.stdout.fileno(), data)
    except OSError:
        done = 0
    if done < len(data):
        from zhuzhou_facts.streams.console import Output

        Output().write_bytes(data[done:])

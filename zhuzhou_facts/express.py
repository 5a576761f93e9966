"""The express lane: `get` from a compiled base, before anything heavy is imported.

It knows a few calls exactly. Whatever else it meets it leaves to the full way, as long as nothing
is written; a key from standard input that it does not know it has looked up by the full way.
"""

from __future__ import annotations

import os
import sys

from zhuzhou_facts.pages import Answers
from zhuzhou_facts.shipped import shipped_file
from zhuzhou_facts.typed import read_keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhuzhou_facts.cli import Server

_LANGUAGES = ("", "zh", "en", "both")
_EXIT_MISSING = 1
_EXIT_FILE = 3


def answer(arguments: list[str]) -> int | None:
    """Answer a call and return its exit code; None, with nothing done, for the full way.

    Raises:
        OutputError: standard output could not be written.
        BrokenPipeError: the reader of standard output went away.
    """
    call = _Call()
    try:
        if not call.understands(arguments) or os.isatty(sys.stdout.fileno()):
            return None
        answers = Answers(call.facts or shipped_file())
    except (AttributeError, OSError, ValueError):
        return None  # no standard output, or no compiled base: the full way says so
    lane = _Lane(call, answers)
    if any(lane.find(key.strip()) is None for key in call.keys if key != "-"):
        return None
    return lane.run()


class _Call:
    """What is asked for."""

    def __init__(self) -> None:
        environ = os.environ
        self.keys: list[str] = []
        self.value = self.bare = False
        self.facts = environ.get("ZHUZHOU_FACTS_FILE", "")
        self._is_plain = (
            environ.get("ZHUZHOU_FACTS_FORMAT", "") in {"", "plain"}
            and environ.get("ZHUZHOU_FACTS_LANG", "") in _LANGUAGES
            and "_ZHUZHOU_FACTS_COMPLETE" not in environ
        )

    def understands(self, arguments: list[str]) -> bool:
        """Take the arguments in; False where there is anything but what is known here."""
        is_get = self._is_plain and arguments[:1] == ["get"] and sys.stdin is not None
        rest = iter(arguments[1:])
        for word in rest:
            if word == "--value":
                self.value = True
            elif word == "--bare":
                self.bare = True
            elif word == "--facts":
                self.facts = next(rest, "")
                if not self.facts or self.facts.startswith("-"):
                    return False
            elif word in {"-f", "--format"}:
                if next(rest, "") != "plain":
                    return False
            elif word == "-" or not word.startswith("-"):
                self.keys.append(word)
            elif word not in {"-q", "--quiet"}:
                return False
        return is_get and bool(self.keys) and (self.value or not self.bare)


class _Lane:
    def __init__(self, call: _Call, answers: Answers) -> None:
        self._call = call
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
        if self._call.value:
            number = bare if self._call.bare else value
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
        for key in self._call.keys:
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

            call = self._call
            self._full = Server(call.facts or None, value=call.value, bare=call.bare)
        return self._full


def _write(data: bytes) -> None:
    """Write `data` whole; what standard output does not take at once, the full writer sees to."""
    try:
        done = os.write(sys.stdout.fileno(), data)
    except OSError:
        done = 0
    if done < len(data):
        from zhuzhou_facts.console import Output

        Output().write_bytes(data[done:])

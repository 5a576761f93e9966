"""Standard output, and how bytes reach it and standard error.

Python's own text layer loses what a partial write leaves over, and ends with exit code 0 or 120
where its last flush fails. So the bytes go to the descriptor, in a loop.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import re
import shutil
import sys
from typing import TYPE_CHECKING, Any, Final

from zhuzhou_facts.errors import OutputError
from zhuzhou_facts.streams.files import reason, write_all
from zhuzhou_facts.streams.safety import python_escape, safe

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

_ON_WINDOWS: Final = os.name == "nt"
COLORS: Final = ("auto", "always", "never")
_COLOURS: Final = re.compile(r"\x1b\[[0-9;]*m")

# Sign by sign, what to write where the encoding has no such sign.
_STAND_INS: Final = {
    **dict.fromkeys(map(chr, range(0x2500, 0x2580)), "+"),  # lines that meet
    **dict.fromkeys("─━┄┅┈┉╌╍╴╶╸╺╼╾", "-"),
    **dict.fromkeys("│┃┆┇┊┋╎╏║╵╷╹╻╽╿", "|"),
    **dict(zip("═╱╲╳≈–—−×·•²█\xa0‘’“”", "=/\\X~---x-*2# ''\"\"", strict=True)),
    **dict(zip("≥≤→±…§¶", (">=", "<=", "->", "+/-", "...", "sec.", "par."), strict=True)),
}
# As well, but where Chinese is written these are its own.
_MARKS: Final = dict(zip("。、《》〈〉【】〔〕「」▲", '.,<><>[][]""^', strict=True))


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    """Return what to write for a sign in an encoding without it: é as e, Ⅱ as II, ，as a comma."""
    import unicodedata

    if not isinstance(error, UnicodeEncodeError):
        raise error
    sign = error.object[error.start]
    parts = unicodedata.normalize("NFKD", sign)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    if plain not in {"", sign}:
        with contextlib.suppress(UnicodeEncodeError):
            plain.encode(error.encoding)
            return plain, error.start + 1
    return _STAND_INS.get(sign) or _MARKS.get(sign) or python_escape(sign), error.start + 1


_IN_ASCII: Final = str.maketrans(_STAND_INS)
READABLE: Final = "zhuzhou_facts.readable"
codecs.register_error(READABLE, _stand_in)


class Output:
    """The one writer to standard output."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = sys.stdout if stream is None else stream

    def readable(self, text: str) -> str:
        """Return `text` in signs that the stream's encoding has, as `write` would write it."""
        encoding = encoding_of(self.stream)
        return text.encode(encoding, READABLE).decode(encoding)

    def write(self, text: str, *, human: bool = False, pages: bool = False) -> None:
        r"""Write `text` whole; where it `pages`, in a pager if the terminal has too few lines.

        Data is UTF-8 to the byte, but that a terminal gets hidden characters as visible escapes.
        Human text, which may hold colours, takes the stream's encoding; what that cannot hold is
        written with signs that it can: `>=` for `≥`, in the end `\u682a`.

        Raises:
            OutputError: not all of it could be written.
            BrokenPipeError: the reader went away.
        """
        if is_terminal(self.stream) and not human:
            lines = text.removeprefix("\ufeff").replace("\r\n", "\n")
            text = safe(lines, keep_layout=True)
        data = text.encode(encoding_of(self.stream) if human else "utf-8", READABLE)
        if not (pages and is_terminal(self.stream) and self._paged(text, data)):
            self.write_bytes(data)

    def _paged(self, text: str, data: bytes) -> bool:
        """Show what does not fit on the terminal in a pager; say whether that was done."""
        from unicodedata import east_asian_width

        width, needed = terminal_width(), 0
        for line in _COLOURS.sub("", text).splitlines():
            # A Chinese character takes two columns.
            columns = len(line) + sum(east_asian_width(sign) in "WF" for sign in line)
            needed += max(1, -(-columns // width))
        # The prompt that comes after takes a line.
        if not 0 < shutil.get_terminal_size((80, 0)).lines <= needed:
            return False
        from zhuzhou_facts.streams.pager import keep_head, page, pager_command

        command = pager_command(os.environ)
        settings = dict(os.environ)
        if encoding_of(self.stream) == "utf-8":
            # Where the locale is not installed, less would take UTF-8 for ASCII.
            settings.setdefault("LESSCHARSET", "utf-8")
        return bool(command) and page(data, keep_head(command, text), settings)

    def write_bytes(self, data: bytes) -> None:
        """Write `data` whole, as it is; raise as `write` does, but of nothing to write."""
        try:
            if data:
                put(self.stream, data)
        except BrokenPipeError:
            raise
        except (OSError, ValueError) as error:
            if _ON_WINDOWS and getattr(error, "errno", None) == errno.EINVAL:
                raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from error
            raise OutputError(
                "cannot write to standard output: {reason}", reason=reason(error)
            ) from error


def to_ascii(text: str) -> str:
    """Return `text` with lines, dashes, quotes and the like in ASCII; letters stay as they are."""
    return text.translate(_IN_ASCII)


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is a terminal; one that is closed or missing is none."""
    try:
        return stream is not None and stream.isatty()
    except (AttributeError, OSError, ValueError):
        return False


def wants_color(choice: str, stream: TextIO | None, environ: Mapping[str, str]) -> bool:
    """Decide on colour: one of `COLORS`, NO_COLOR, FORCE_COLOR, TERM=dumb, then the stream."""
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if force := environ.get("FORCE_COLOR"):
        return force != "0"
    return environ.get("TERM") != "dumb" and is_terminal(stream)


def terminal_width() -> int:
    """Return how many columns there are, from 20 to 10,000: COLUMNS, the terminal's size, or 80."""
    return min(max(shutil.get_terminal_size().columns, 20), 10_000)


def _descriptor(stream: TextIO | None) -> int | None:
    """Return a stream's descriptor; what stands in for a stream may have none."""
    try:
        return stream.fileno() if stream else None
    except (AttributeError, io.UnsupportedOperation):
        return None


def encoding_of(stream: TextIO | None) -> str:
    """Return the encoding of a stream; one that takes text alone has none."""
    return codecs.lookup(getattr(stream, "encoding", None) or "utf-8").name


def put(stream: Any, data: bytes) -> None:
    """Write `data` whole to a stream; `OSError` or `ValueError` where it takes no more."""
    if stream is None:
        # Descriptor 1 or 2 may by now be another file: the stream is not to be made up.
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    descriptor = _descriptor(stream)
    # The descriptor of a console of Windows takes the code page's bytes, only the buffer UTF-8.
    if descriptor is not None and not (_ON_WINDOWS and is_terminal(stream)):
        write_all(descriptor, data)
    elif hasattr(stream, "buffer"):
        stream.buffer.write(data)
        stream.buffer.flush()
    else:
        stream.write(data.decode("utf-8", "surrogateescape"))

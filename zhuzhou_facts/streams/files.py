"""Files that people name: read whole within a limit, decoded strictly; written whole or not."""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import re
import select
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.errors import FileUnreadableError, Message, OutputError
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_BIG5: Final = "big5hkscs"
_CHARSETS: Final = dict.fromkeys(("big5", "big5-hkscs"), _BIG5) | dict.fromkeys(
    ("iso-8859-1", "latin1", "us-ascii", "windows-1252"), "cp1252"
)
_CJK: Final = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"  # compiled when needed
_ASCII: Final = bytes(range(128))
_DESCRIPTORS: Final = {"/dev/stdout": "1", "/dev/stderr": "2"}
_DESCRIPTOR: Final = r"/(?:dev|proc/self)/fd/([0-9]{1,9})"


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte of `data` to a descriptor, however little it takes at a time."""
    rest = memoryview(data)
    while rest:
        try:
            rest = rest[os.write(descriptor, rest) :]
        except BlockingIOError:
            select.select([], [descriptor], [])


def write_atomically(path: str | os.PathLike[str], data: bytes) -> None:
    """Write `data` to the file at `path`, so that it holds all of the old or all of the new.

    A link is followed, the mode of an existing file kept; a pipe or a device is written into.

    Raises:
        OutputError: the file cannot be written; nothing is left behind.
        BrokenPipeError: it is a pipe, and its reader went away.
    """
    name = os.fspath(path)
    try:
        opened = re.fullmatch(_DESCRIPTOR, name)
        if number := _DESCRIPTORS.get(name) or (opened and opened[1]):
            # Opening it anew would cut a file that the shell opened to append to.
            write_all(int(number), data)
        else:
            _write(name, data)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        raise OutputError(
            "cannot write {name}: {reason}", name=safe(name), reason=reason(error)
        ) from error


def is_one_of(path: str, others: Iterable[str | Path]) -> bool:
    """Whether a path leads to one of some files, by whatever name."""
    for other in others if Path(path).is_file() else ():
        with contextlib.suppress(OSError, ValueError):
            if Path(path).samefile(other):
                return True
    return False


def reason(error: Exception) -> Message:
    """Return why the system refused, in its own words and without file names."""
    return Message((error.strerror if isinstance(error, OSError) else None) or safe(str(error)))


def _write(name: str, data: bytes) -> None:
    mode = None
    try:
        # This fails where the file itself must not be written.
        descriptor = os.open(name, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        if not os.path.basename(name):  # noqa: PTH119 - a Path would drop the slash at the end
            code = errno.EISDIR if name else errno.ENOENT
            raise OSError(code, os.strerror(code)) from None
    else:
        with open(descriptor, "wb", buffering=0):  # noqa: PTH123 - to close it
            mode = os.fstat(descriptor).st_mode
            if not stat.S_ISREG(mode):
                write_all(descriptor, data)
                return
    target = Path(name).resolve()
    temporary = target.with_name(f".zhuzhou-facts-{os.getpid()}.tmp")
    try:
        with temporary.open("wb", buffering=0) as file:
            write_all(file.fileno(), data)
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def read_bytes(path: str | os.PathLike[str], limit: int) -> bytes:
    """Read a file, a pipe or a device whole; `limit` in bytes.

    Raises:
        FileUnreadableError: it cannot be read, is too large, or a pipe that nobody writes into.
    """
    name = os.fspath(path)
    try:
        with open(path, "rb", opener=_open_to_read) as file:
            status = os.fstat(file.fileno())
            is_small = stat.S_ISREG(status.st_mode) and status.st_size <= limit
            data = file.read(-1 if is_small else limit + 1)
    except IsADirectoryError:
        raise FileUnreadableError("{name!r}: is a folder; name a file in it", name=name) from None
    except (OSError, ValueError) as error:
        raise FileUnreadableError(
            "{name!r}: {reason}; name a file that can be read", name=name, reason=reason(error)
        ) from None
    if len(data) > limit:
        raise FileUnreadableError(
            "{name!r}: larger than {limit} MiB; name a smaller file", name=name, limit=limit >> 20
        )
    if not data and stat.S_ISFIFO(status.st_mode):
        raise FileUnreadableError(
            "{name!r}: nothing comes out of this pipe; write into it first", name=name
        )
    return data


def _open_to_read(name: str, flags: int) -> int:
    # Otherwise opening a FIFO that nobody writes to blocks for ever.
    descriptor = os.open(name, flags | getattr(os, "O_NONBLOCK", 0))
    os.set_blocking(descriptor, True)
    return descriptor


def decode(data: bytes, name: str, *, legacy: bool = False, declared: str = "") -> str:
    """Decode UTF-8 strictly, UTF-16 with its mark, or, where `legacy` is read, GB18030.

    With that it may be Big5 or Windows-1252 too, where so `declared`. A byte order mark is dropped.
    `FileUnreadableError` names the place of what is none of these.
    """
    mark = next(filter(data.startswith, _MARKS), b"")
    try:
        return data.removeprefix(mark).decode(_MARKS.get(mark, "utf-8"))
    except UnicodeDecodeError as error:
        text = None if mark else _as_legacy(data, _CHARSETS.get(declared.lower()))
        if legacy and text is not None:
            return text
        encoding = error.encoding.upper()
        place = place_after(error.object[: error.start].decode(encoding), name)
    if text is not None:
        raise FileUnreadableError(
            "{place}: not UTF-8; it looks like GBK; save it as UTF-8", place=place
        )
    raise FileUnreadableError(
        "{place}: not {encoding}; save it as UTF-8, as with `iconv -f ENCODING -t UTF-8`",
        place=place,
        encoding=encoding,
    )


def place_after(before: str, name: str) -> str:
    """Return the place in a file behind what is `before` it."""
    lines = re.split(r"\r\n|\r|\n", before)
    return f"{name}:{len(lines)}:{len(lines[-1]) + 1}"


def _as_legacy(data: bytes, declared: str | None) -> str | None:
    """Decode GB18030, else what is declared; None where neither is likely to be meant.

    Nearly any bytes decode. Meant is GB18030 where there are Chinese characters, and most of what
    is not ASCII takes two high bytes (an accented Latin-1 letter takes an ASCII letter along); and
    neither where most of it is UTF-8 already (then a UTF-8 file is damaged).
    """
    as_utf8 = data.decode("utf-8", "replace")
    damaged = as_utf8.count("\ufffd")
    if damaged <= _beyond_ascii(as_utf8) - damaged:
        return None
    high = len(data.translate(None, _ASCII))
    encodings = filter(None, ("gb18030", declared))
    # Big5 may look like GB18030, GB18030 like Windows-1252.
    for encoding in sorted(encodings, key=_BIG5.__ne__):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        is_meant = re.search(_CJK, text) and 2 * high > 3 * _beyond_ascii(text)
        if is_meant or encoding == declared:
            return text
    return None


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))

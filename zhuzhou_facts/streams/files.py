"""Files that people name: read whole within a limit, decoded strictly; written whole or not."""

from __future__ import annotations

import codecs
import errno
import os
import re
import select
import stat
from pathlib import Path
from typing import Final

from zhuzhou_facts.errors import FileUnreadableError, Message, OutputError
from zhuzhou_facts.streams.safety import safe

# Two or more bytes of another encoding rarely are one such character: the file is damaged UTF-8.
_UTF8_SO_FAR: Final = "[\u0800-\U0010ffff]"  # compiled when needed: it takes 4 ms
# Every other byte of an ASCII character in UTF-16 is 0; no other text holds so many.
_ASCII_SHARE: Final = 8
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


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8 strictly, a byte order mark dropped; `FileUnreadableError` names the place."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The position counts from behind a byte order mark, where there is one.
        before = error.object[: error.start].decode()
    lines = before.split("\n")
    place = f"{name}:{len(lines)}:{len(lines[-1]) + 1}"
    if not re.search(_UTF8_SO_FAR, before) and (encoding := _looks_like(data)):
        raise FileUnreadableError(
            "{place}: not UTF-8; it looks like {encoding}; save it as UTF-8",
            place=place,
            encoding=encoding,
        )
    raise FileUnreadableError("{place}: not UTF-8; save it as UTF-8", place=place)


def _looks_like(data: bytes) -> str:
    sample = data[:65_536]
    zeros = max(sample[::2].count(0), sample[1::2].count(0))
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or zeros * _ASCII_SHARE > len(sample):
        return "UTF-16"
    try:
        # A character may be cut at the sample's end, which is no sign against the encoding.
        codecs.getincrementaldecoder("gb18030")().decode(sample)
    except UnicodeDecodeError:
        return ""
    return "GBK"

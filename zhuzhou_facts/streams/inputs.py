"""Files that people name: opened with care, read whole within a limit, decoded strictly."""

from __future__ import annotations

import os
import re
import select
import stat
from typing import Final

from zhuzhou_facts.errors import FileUnreadableError
from zhuzhou_facts.streams.files import reason

_CHUNK: Final = 1 << 20
# Two or more bytes of another encoding rarely are one such character: the file is damaged UTF-8.
_UTF8_SO_FAR: Final = "[\u0800-\U0010ffff]"  # compiled when needed: it takes 4 ms
# Every other byte of an ASCII character in UTF-16 is 0; no other text holds so many.
_ASCII_SHARE: Final = 8
_PATIENCE: Final = 30  # seconds without a byte from a pipe


def read_bytes(path: str | os.PathLike[str], limit: int) -> bytes:
    """Read a file, a pipe or a device whole; `limit` in bytes.

    Raises:
        FileUnreadableError: it is absent, a folder, not to be read, larger than the limit, or a
            pipe into which nothing comes.
    """
    name = os.fspath(path)
    try:
        # Without O_NONBLOCK, opening a FIFO that nobody writes to blocks for ever.
        descriptor = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from None
    try:
        return _read(descriptor, name, limit)
    except OSError as error:
        raise _unreadable(name, error) from None
    finally:
        os.close(descriptor)


def _unreadable(name: str, error: OSError | ValueError) -> FileUnreadableError:
    return FileUnreadableError(
        "{name!r}: {reason}; name a file that can be read", name=name, reason=reason(error)
    )


def _read(descriptor: int, name: str, limit: int) -> bytes:
    status = os.fstat(descriptor)
    too_large = FileUnreadableError(
        "{name!r}: larger than {limit} MiB; name a smaller file", name=name, limit=limit >> 20
    )
    # One that nobody has open for writing is at its end at once.
    empty = FileUnreadableError(
        "{name!r}: nothing comes out of this pipe; write into it first", name=name
    )
    if stat.S_ISDIR(status.st_mode):
        raise FileUnreadableError("{name!r}: is a folder; name a file in it", name=name)
    if stat.S_ISREG(status.st_mode) and status.st_size > limit:
        raise too_large
    chunks: list[bytes] = []
    size = 0
    while True:
        try:
            chunk = os.read(descriptor, _CHUNK)
        except BlockingIOError:
            if not select.select([descriptor], [], [], _PATIENCE)[0]:
                raise empty from None
            continue
        if not chunk:
            if not size and stat.S_ISFIFO(status.st_mode):
                raise empty
            return b"".join(chunks)
        size += len(chunk)
        if size > limit:
            raise too_large
        chunks.append(chunk)


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8 strictly, a byte order mark dropped.

    Raises:
        FileUnreadableError: it is not UTF-8; the message has the line and column of the first
            byte that is not, and what the file looks like.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The position counts from behind a byte order mark, where there is one.
        before = error.object[: error.start].decode()
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        looks = "" if re.search(_UTF8_SO_FAR, before) else _looks_like(data)
        place = f"{name}:{line}:{column}"
        if looks:
            raise FileUnreadableError(
                "{place}: not UTF-8; it looks like {encoding}; save it as UTF-8",
                place=place,
                encoding=looks,
            ) from None
        raise FileUnreadableError("{place}: not UTF-8; save it as UTF-8", place=place) from None


def _looks_like(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "UTF-16"
    sample = data[:65_536]
    if max(sample[::2].count(0), sample[1::2].count(0)) * _ASCII_SHARE > len(sample):
        return "UTF-16"
    # A cut multibyte character at the sample's end is no sign against the encoding.
    for cut in range(4):
        try:
            sample[: len(sample) - cut].decode("gb18030")
        except UnicodeDecodeError:
            continue
        return "GBK"
    return ""

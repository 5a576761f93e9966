"""Ready answers out of a compiled base, read from SQLite's pages without SQLite.

Importing `sqlite3` and opening a file with it takes as long as starting Python; one lookup in one
table takes a few page reads. The table `answers` of a compiled base is made so that this is easy:
its tree starts at page 2, all its columns are texts, and every row fits into its page. Each row has
a checksum, so that a damaged one is never taken for an answer. The format of pages and records is
that of https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from stat import S_ISREG
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    # The keys in order, the rest of each row, and the pages before, between and behind the keys.
    Page: TypeAlias = tuple[list[bytes], list[list[bytes]], list[int]]

MAGIC = b"SQLite format 3\x00"
APPLICATION = 0x7A7A6631
"""What SQLite calls the application's id, in the header of the file: `zzf1`."""
VERSION = 2
"""The version of the compiled form, in the header of the file and in its table `meta`."""
MAX_BYTES = 64 << 20
"""No fact base is larger."""
MAX_ROW = 900
"""How many bytes the texts of a row may have so that it fits into a page's tree."""
PAGE_SIZE = 4096
_ROOT = 2
_LEAF, _INNER = 10, 2
_DEEPEST = 12
_COLUMNS = 5
_TEXT = 13  # the serial type of an empty text; two more for each byte
_ROLLBACK = b"\x01\x01"  # no write-ahead log takes part
_UTF8 = 1


def checksum(*texts: bytes) -> bytes:
    """Return the checksum of a row, in hexadecimal."""
    return b"%08x" % crc32(b"\x00".join(texts))


class Answers:
    """The ready answers of one compiled base; closed when the process ends."""

    def __init__(self, path: str) -> None:
        """Open the file.

        Raises:
            OSError, ValueError: it cannot be opened, or is no whole compiled base of this version.
        """
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(path, flags)
        status = os.fstat(self._descriptor)
        # A pipe keeps what it holds for the full way.
        header = os.read(self._descriptor, 100) if S_ISREG(status.st_mode) else b""
        words = [int.from_bytes(header[at : at + 4], "big") for at in (28, 56, 60, 68)]
        pages, encoding, version, application = words
        if (
            not S_ISREG(status.st_mode)
            or status.st_size > MAX_BYTES
            or status.st_size != pages * PAGE_SIZE
            or header[:16] != MAGIC
            or header[16:18] != PAGE_SIZE.to_bytes(2, "big")
            or header[18:20] != _ROLLBACK
            or header[20] != 0
            or encoding != _UTF8
            or (application, version) != (APPLICATION, VERSION)
        ):
            os.close(self._descriptor)
            raise ValueError(path)
        self._pages: dict[int, Page] = {}

    def get(self, key: str) -> list[bytes] | None:
        """Return what there is under a key: plain lines, number, number for `--bare`; else None.

        Raises:
            OSError, ValueError, IndexError: the file is damaged, or another program's.
        """
        wanted = key.encode()
        number = _ROOT
        for _ in range(_DEEPEST):
            keys, rows, children = self._pages.get(number) or self._read(number)
            place = bisect_left(keys, wanted)
            if place < len(keys) and keys[place] == wanted:
                *texts, mark = rows[place]
                if mark != checksum(wanted, *texts):
                    raise ValueError(key)
                return texts
            if not children:
                return None
            number = children[place]
        raise ValueError(key)

    def _read(self, number: int) -> Page:
        os.lseek(self._descriptor, (number - 1) * PAGE_SIZE, os.SEEK_SET)
        data = os.read(self._descriptor, PAGE_SIZE)
        start = {_LEAF: 8, _INNER: 12}.get(data[0], 0)
        if not start or len(data) != PAGE_SIZE:
            raise ValueError(number)
        keys: list[bytes] = []
        rows: list[list[bytes]] = []
        children: list[int] = []
        for pointer in range(start, start + 2 * int.from_bytes(data[3:5], "big"), 2):
            at = int.from_bytes(data[pointer : pointer + 2], "big")
            if data[0] == _INNER:
                children.append(int.from_bytes(data[at : at + 4], "big"))
                at += 4
            key, *row = _record(data, at)
            keys.append(key)
            rows.append(row)
        if data[0] == _INNER:
            children.append(int.from_bytes(data[8:12], "big"))
        page = self._pages[number] = (keys, rows, children)
        return page


def _record(data: bytes, at: int) -> list[bytes]:
    """Return the texts of the record whose cell starts at a place."""
    size, at = _varint(data, at)
    start, end = at + data[at], at + size
    if end > PAGE_SIZE:
        raise ValueError(at)
    at += 1
    texts = []
    place = start
    while at < start:
        kind, at = _varint(data, at)
        length = kind - _TEXT
        if length < 0 or length % 2:
            raise ValueError(at)
        texts.append(data[place : place + length // 2])
        place += length // 2
    if place != end or len(texts) != _COLUMNS:
        raise ValueError(at)
    return texts


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number that starts at a place, seven bits a byte, and the place behind it."""
    value = data[at] & 0x7F
    while data[at] & 0x80:
        at += 1
        value = value << 7 | data[at] & 0x7F
    return value, at + 1

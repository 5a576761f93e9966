"""A text of the user's, a copy of the source or a draft: opened with care and decoded strictly.

Read are plain text and Markdown (UTF-8, UTF-16 with a byte order mark, GB18030), HTML pages, web
archives (MHTML) and Word documents.
"""

from __future__ import annotations

import codecs
import os
import re
import sys
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.errors import FileUnreadableError, Message
from zhuzhou_facts.streams.files import read_bytes

if TYPE_CHECKING:
    from zhuzhou_facts.document.html import Page

FILE_LIMIT: Final = 64 << 20
TEXT_LIMIT: Final = 8 << 20  # bytes of the extracted text in UTF-8
# What a shell puts in the place of `<(command)` is a pipe, and was meant.
_OPEN_ALREADY: Final = re.compile(r"/dev/stdin|/(?:dev|proc/self)/fd/[0-9]{1,9}")
_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# Files that hold text which this package does not draw out of them.
_FOREIGN: Final = (
    (b"%PDF-", Message("is a PDF; save its text, as with `pdftotext FILE`, and name that")),
    (b"\xd0\xcf\x11\xe0", Message("is an old Office file (.doc); save it as .docx or as text")),
    (b"{\\rtf", Message("is RTF; save it as .docx or as text")),
    (b"\x1f\x8b", Message("is compressed by gzip; unpack it first")),
    (b"\x89PNG", Message("is a PNG picture; name a file that holds the text")),
    (b"\xff\xd8\xff", Message("is a JPEG picture; name a file that holds the text")),
)
_ZIP: Final = b"PK\x03\x04"
_MHTML: Final = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?content-type:\s*multipart/related",
    re.ASCII | re.IGNORECASE,
)
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_CJK: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ASCII: Final = bytes(range(128))


class Copy(NamedTuple):
    """A text that the user named, a byte order mark dropped; `page` is what its markup says.

    Positions everywhere are Unicode code points in `text`. For HTML and Word documents that is the
    text drawn out of the file and not the file's own source.
    """

    name: str
    text: str
    page: Page | None = None


class Places:
    """The lines and columns of a text, both counted from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def at(self, position: int) -> tuple[int, int]:
        """Return the line and column of a position in code points."""
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1


def read_copy(path: str | os.PathLike[str]) -> Copy:
    """Read a text from a file, or from standard input where `path` is `-`.

    Raises:
        FileUnreadableError: it cannot be opened, is no regular file (a pipe that the shell opened
            will do), is too large, or holds no text in one of the formats and encodings.
    """
    name = os.fspath(path)
    if name == "-":
        name, data = "standard input", _read_stdin()
    else:
        is_there = os.path.exists(name)  # noqa: PTH110 - a Path would drop the slash at the end
        is_usual = os.path.isfile(name) or os.path.isdir(name)  # noqa: PTH112, PTH113 - as above
        if is_there and not is_usual and not _OPEN_ALREADY.fullmatch(name):
            raise FileUnreadableError(
                "{file!r}: is no regular file; name a file, or - for standard input", file=name
            )
        data = read_bytes(name, FILE_LIMIT)
    copy = _extract(data, name)
    if len(copy.text.encode("utf-8", "surrogatepass")) > TEXT_LIMIT:
        raise FileUnreadableError(
            "{file!r}: the text in it is larger than {limit} MiB; give less",
            file=name,
            limit=TEXT_LIMIT >> 20,
        )
    return copy


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise FileUnreadableError("standard input: is closed; name a file")
    try:
        # A non-blocking stream without data gives None and is taken to be at its end.
        data = sys.stdin.buffer.read(FILE_LIMIT + 1) or b""
    except (OSError, ValueError) as error:
        raise FileUnreadableError(
            "standard input: {reason}; name a file", reason=str(error)
        ) from None
    if len(data) > FILE_LIMIT:
        raise FileUnreadableError(
            "standard input: larger than {limit} MiB; give less", limit=FILE_LIMIT >> 20
        )
    return data


def _extract(data: bytes, name: str) -> Copy:
    from zhuzhou_facts.document.html import is_html, page_of_archive, read_page
    from zhuzhou_facts.document.word import document_text

    for magic, advice in _FOREIGN:
        if magic in data[: 1024 if magic == b"%PDF-" else len(magic)]:
            raise FileUnreadableError("{file!r}: {advice}", file=name, advice=advice)
    if data.startswith(_ZIP):
        return Copy(name, document_text(data, name, FILE_LIMIT))
    is_archive = _MHTML.match(data) is not None
    if is_archive and not (data := page_of_archive(data)):
        raise FileUnreadableError(
            "{file!r}: is a web archive without a page; save the page again", file=name
        )
    text = _decode(data, name)
    if is_archive or is_html(text):
        page = read_page(text)
        return Copy(name, page.text, page)
    return Copy(name, text)


def _decode(data: bytes, name: str) -> str:
    mark = next(filter(data.startswith, _MARKS), b"")
    encoding = _MARKS.get(mark, "utf-8")
    data = data.removeprefix(mark)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        legacy = None if mark else _as_gb18030(data)
        if legacy is None:
            before = data[: error.start].decode(encoding)
            raise FileUnreadableError(
                "{file!r}, line {line}, column {column}: byte 0x{byte:02x} is not {encoding}, and "
                "the file is not GB18030; save it as UTF-8, as with `iconv -f ENCODING -t UTF-8`",
                file=name,
                byte=data[error.start],
                encoding=encoding.upper(),
                **_place(before, len(before)),
            ) from None
        text = legacy
    if "\0" in text:
        raise FileUnreadableError(
            "{file!r}, line {line}, column {column}: a NUL character, so this is no text; name a "
            "text, HTML or .docx file",
            file=name,
            **_place(text, text.index("\0")),
        )
    return text


def _place(text: str, position: int) -> dict[str, int]:
    return dict(zip(("line", "column"), Places(text).at(position), strict=True))


def _as_gb18030(data: bytes) -> str | None:
    """Decode GB18030, or return None where it does not decode or is not likely to be meant.

    Nearly any bytes decode. Meant it is where there are Chinese characters, most of what is not
    ASCII takes two high bytes (an accented Latin-1 letter takes an ASCII letter along), and not
    most of it is UTF-8 already (then a UTF-8 file is damaged).
    """
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    high = len(data.translate(None, _ASCII))
    as_utf8 = data.decode("utf-8", "replace")
    damaged = as_utf8.count("\ufffd")
    sound = _beyond_ascii(as_utf8) - damaged
    is_meant = _CJK.search(text) and 2 * high > 3 * _beyond_ascii(text) and damaged > sound
    return text if is_meant else None


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))

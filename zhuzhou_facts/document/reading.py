"""A text of the user's, a copy of the source or a draft: opened with care and decoded strictly.

Read are plain text and Markdown (UTF-8, UTF-16 with a byte order mark, GB18030), HTML pages, web
archives (MHTML) and Word documents.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.errors import FileUnreadableError, Message
from zhuzhou_facts.streams.files import read_bytes

if TYPE_CHECKING:
    from typing import BinaryIO

    from zhuzhou_facts.document.html import Page

FILE_LIMIT: Final = 64 << 20
TEXT_LIMIT: Final = 8 << 20  # bytes of the extracted text in UTF-8
_STDIN: Final = "-"
_CHUNK: Final = 1 << 20
# What a shell puts in the place of `<(command)` is a pipe, and was meant.
_OPEN_ALREADY: Final = re.compile(r"/dev/stdin|/(?:dev|proc/self)/fd/[0-9]{1,9}")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Files that hold text which this package does not draw out of them.
_FOREIGN: Final = (
    (b"%PDF-", Message("is a PDF; save its text, as with `pdftotext FILE`, and name that")),
    (b"\xd0\xcf\x11\xe0", Message("is an old Office file (.doc); save it as .docx or as text")),
    (b"{\\rtf", Message("is RTF; save it as .docx or as text")),
    (b"\x1f\x8b", Message("is compressed by gzip; unpack it first")),
    (b"\x89PNG", Message("is a PNG picture; name a file that holds the text")),
    (b"\xff\xd8\xff", Message("is a JPEG picture; name a file that holds the text")),
)
_MHTML: Final = re.compile(
    rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}", re.ASCII
)  # a block of mail headers
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_CJK: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]+")


class Copy(NamedTuple):
    """A text that the user named, a byte order mark dropped.

    Positions everywhere are Unicode code points in `text`. For HTML and Word documents that is the
    text drawn out of the file and not the file's own source.
    """

    name: str
    text: str
    encoding: str = "utf-8"
    format: str = "text"
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
    if name == _STDIN:
        name, data = "standard input", _read_stdin()
    else:
        _refuse_special(name)
        data = read_bytes(name, FILE_LIMIT)
    copy = _extract(data, name)
    if len(copy.text.encode("utf-8", "surrogatepass")) > TEXT_LIMIT:
        raise FileUnreadableError(
            "{file!r}: the text in it is larger than {limit} MiB; give less",
            file=name,
            limit=TEXT_LIMIT >> 20,
        )
    return copy


def _extract(data: bytes, name: str) -> Copy:
    from zhuzhou_facts.document.html import is_html, page_of_archive, read_page
    from zhuzhou_facts.document.word import document_text, is_archive

    for magic, advice in _FOREIGN:
        if magic in data[: 1024 if magic == b"%PDF-" else len(magic)]:
            raise FileUnreadableError("{file!r}: {advice}", file=name, advice=advice)
    if is_archive(data):
        return Copy(name, document_text(data, name, FILE_LIMIT), "utf-8", "docx")
    headers = _MHTML.match(data)
    if headers and b"multipart/related" in headers[0].lower():
        page = page_of_archive(data)
        if page is None:
            raise FileUnreadableError(
                "{file!r}: is a web archive without a page; save the page again", file=name
            )
        text, encoding = _decode(page, name)
        found = read_page(text)
        return Copy(name, found.text, encoding, "mhtml", found)
    text, encoding = _decode(data, name)
    if is_html(text):
        found = read_page(text)
        return Copy(name, found.text, encoding, "html", found)
    return Copy(name, text, encoding)


def _refuse_special(name: str) -> None:
    if _OPEN_ALREADY.fullmatch(name):
        return
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116 - a Path would drop the slash at the end
    except (OSError, ValueError):
        return  # opening it will say why
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise FileUnreadableError(
            "{file!r}: is no regular file; name a file, or - for standard input", file=name
        )


def _read_stdin() -> bytes:
    stream: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise FileUnreadableError("standard input: is closed; name a file")
    chunks: list[bytes] = []
    size = 0
    try:
        # A non-blocking stream without data gives None and is taken to be at its end.
        while chunk := stream.read(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > FILE_LIMIT:
                raise FileUnreadableError(
                    "standard input: larger than {limit} MiB; give less", limit=FILE_LIMIT >> 20
                )
    except (OSError, ValueError) as error:
        raise FileUnreadableError(
            "standard input: {reason}; name a file", reason=str(error)
        ) from None
    return b"".join(chunks)


def _decode(data: bytes, name: str) -> tuple[str, str]:
    mark, encoding = next(
        (mark_and_name for mark_and_name in _MARKS if data.startswith(mark_and_name[0])),
        (b"", "utf-8"),
    )
    data = data.removeprefix(mark)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        legacy = None if mark else _as_gb18030(data)
        if legacy is None:
            before = data[: error.start].decode(encoding)
            line, column = Places(before).at(len(before))
            raise FileUnreadableError(
                "{file!r}, line {line}, column {column}: byte 0x{byte:02x} is not {encoding}, and "
                "the file is not GB18030; save it as UTF-8, as with `iconv -f ENCODING -t UTF-8`",
                file=name,
                line=line,
                column=column,
                byte=data[error.start],
                encoding=encoding.upper(),
            ) from None
        text, encoding = legacy, "gb18030"
    if "\0" in text:
        line, column = Places(text).at(text.index("\0"))
        raise FileUnreadableError(
            "{file!r}, line {line}, column {column}: a NUL character, so this is no text; name a "
            "text, HTML or .docx file",
            file=name,
            line=line,
            column=column,
        )
    return text, encoding


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
    high = sum(map(len, _BEYOND_ASCII.findall(data)))
    wide = _beyond_ascii(text)
    as_utf8 = data.decode("utf-8", "replace")
    damaged = as_utf8.count("\ufffd")
    sound = _beyond_ascii(as_utf8) - damaged
    if _CJK.search(text) and 2 * high > 3 * wide and damaged > sound:
        return text
    return None


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))

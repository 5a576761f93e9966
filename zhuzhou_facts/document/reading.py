"""A text of the user's, a copy of the source or a draft: opened with care and decoded strictly.

Read are plain text and Markdown (UTF-8, UTF-16 with a byte order mark, GB18030), HTML pages, web
archives (MHTML), both also in Windows-1252 and Big5 where they say so, and Word documents.
"""

from __future__ import annotations

import os
import re
import sys
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from zhuzhou_facts.errors import FileUnreadableError, Message
from zhuzhou_facts.streams.files import decode, place_after, read_bytes

if TYPE_CHECKING:
    from zhuzhou_facts.document.html import Page

FILE_LIMIT: Final = 64 << 20
TEXT_LIMIT: Final = 8 << 20  # bytes of the extracted text in UTF-8
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
        FileUnreadableError: it cannot be read, is too large, or holds no text in one of the formats
            and encodings.
    """
    name = os.fspath(path)
    if name == "-":
        name, data = "standard input", _read_stdin()
    else:
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
    from zhuzhou_facts.document.html import declared_charset, is_html, page_of_archive, read_page
    from zhuzhou_facts.document.word import document_text

    for magic, advice in _FOREIGN:
        if magic in data[: 1024 if magic == b"%PDF-" else len(magic)]:
            raise FileUnreadableError("{file!r}: {advice}", file=name, advice=advice)
    if data.startswith(_ZIP):
        return Copy(name, document_text(data, name, FILE_LIMIT))
    is_archive, charset = _MHTML.match(data) is not None, ""
    if is_archive:
        data, charset = page_of_archive(data)
        if not data:
            raise FileUnreadableError(
                "{file!r}: is a web archive without a page; save the page again", file=name
            )
    text = decode(data, name, legacy=True, declared=charset or declared_charset(data))
    if "\0" in text:
        raise FileUnreadableError(
            "{place}: a NUL character, so this is no text; name a text, HTML or .docx file",
            place=place_after(text.partition("\0")[0], name),
        )
    if is_archive or is_html(text):
        page = read_page(text)
        return Copy(name, page.text, page)
    return Copy(name, text)

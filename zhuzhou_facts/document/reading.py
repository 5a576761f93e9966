"""The user's copy of the source: opened with care, decoded strictly, HTML turned to text."""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document.html import html_to_text, is_html
from zhuzhou_facts.errors import FileUnreadableError
from zhuzhou_facts.streams.inputs import read_bytes

if TYPE_CHECKING:
    from typing import BinaryIO

LIMIT: Final = 256 << 20
_STDIN: Final = "-"
_CHUNK: Final = 1 << 20
# What a shell puts in the place of `<(command)` is a pipe, and was meant.
_OPEN_ALREADY: Final = re.compile(r"/dev/stdin|/(?:dev|proc/self)/fd/[0-9]{1,9}")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_CJK: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the source as text, a byte order mark dropped.

    Positions everywhere are Unicode code points in `text`. For HTML that is the text drawn out of
    the page and not the page's own source.
    """

    name: str
    text: str
    encoding: str = "utf-8"
    html: bool = False


def read_copy(path: str | os.PathLike[str]) -> Copy:
    """Read a copy of the source from a file, or from standard input where `path` is `-`.

    Read are UTF-8, UTF-16 with a byte order mark and GB18030 (GBK), up to 256 MiB, as plain text or
    HTML.

    Raises:
        FileUnreadableError: it cannot be opened, is no regular file (a pipe that the shell opened
            will do), is too large, or is no text in one of these encodings.
    """
    name = os.fspath(path)
    if name == _STDIN:
        name, data = "standard input", _read_stdin()
    else:
        _refuse_special(name)
        data = read_bytes(name, LIMIT)
    text, encoding = _decode(data, name)
    if is_html(text):
        return Copy(name, html_to_text(text), encoding, html=True)
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
            f"{name!r}: is no regular file; name a file, or - for standard input"
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
            if size > LIMIT:
                raise FileUnreadableError(
                    f"standard input: larger than {LIMIT >> 20} MiB; give less"
                )
    except (OSError, ValueError) as error:
        raise FileUnreadableError(f"standard input: {error}; name a file") from None
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
            what = f"byte 0x{data[error.start]:02x} is not {encoding.upper()}"
            raise _refusal(name, before, what) from None
        text, encoding = legacy, "gb18030"
    if "\0" in text:
        raise _refusal(name, text[: text.index("\0")], "a NUL character, so this is no text")
    return text, encoding


def _refusal(name: str, before: str, what: str) -> FileUnreadableError:
    ends = [end.end() for end in _LINE_END.finditer(before)]
    column = len(before) - (ends[-1] if ends else 0) + 1
    return FileUnreadableError(
        f"{name!r}, line {len(ends) + 1}, column {column}: {what}; save the copy as UTF-8"
    )


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

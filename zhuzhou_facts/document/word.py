"""The text of a Word document (.docx), by the standard library alone."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from zhuzhou_facts.document.tables import CELL, ROW, join_cells
from zhuzhou_facts.errors import FileUnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART: Final = "word/document.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted and moved text, field codes, and the second of two ways to say one thing.
_LEFT_OUT: Final = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}rt", _FALLBACK)
)
_UNREADABLE: Final = (zipfile.BadZipFile, zlib.error, ET.ParseError)
_DAMAGED: Final = (*_UNREADABLE, OSError, ValueError, EOFError, RuntimeError)
_SIGNS: Final = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}tc": CELL,
}
_AROUND: Final = {f"{_W}tr": ROW, f"{_W}tbl": ROW, f"{_W}p": "\n"}


def document_text(data: bytes, name: str, limit: int) -> str:
    """Return the text of a document, a line a paragraph; tracked insertions in, deletions out.

    `limit` bounds the bytes of the document inside the archive.

    Raises:
        FileUnreadableError: it is no Word document, is damaged, or larger than the limit.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if archive.getinfo(_PART).file_size > limit:
                raise FileUnreadableError(
                    "{file!r}: the text in it is larger than {limit} MiB; give less",
                    file=name,
                    limit=limit >> 20,
                )
            source = archive.read(_PART)
        if b"<!DOCTYPE" in source:
            raise ET.ParseError
        root = ET.fromstring(source)  # noqa: S314 - without a doctype no entity grows
    except KeyError:
        raise FileUnreadableError(
            "{file!r}: is a zip archive and no Word document; save it as .docx, HTML or text",
            file=name,
        ) from None
    except _DAMAGED:
        raise FileUnreadableError(
            "{file!r}: is a damaged Word document; save it again, or as text", file=name
        ) from None
    return join_cells("".join(_pieces(root)))


def _pieces(root: ET.Element) -> Iterator[str]:
    """Yield the text in order, without recursion: a document may nest deeply."""
    waiting: list[ET.Element | str] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif item.tag not in _LEFT_OUT:
            around = _AROUND.get(item.tag, "")  # a text box stands inside a paragraph
            yield around or _SIGNS.get(item.tag, "")
            yield (item.text or "") if item.tag == f"{_W}t" else ""
            waiting.append(around)
            if not _is_hidden(item):
                waiting.extend(reversed(item))


def _is_hidden(run: ET.Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return vanish is not None and vanish.get(f"{_W}val") not in {"0", "false", "off"}

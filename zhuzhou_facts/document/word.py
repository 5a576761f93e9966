"""The text of a Word document (.docx), by the standard library alone."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from zhuzhou_facts.document.tables import CELL, ROW, join_cells
from zhuzhou_facts.errors import FileUnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART: Final = "word/document.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted and moved text, field codes, and the second of two ways to say one thing.
_LEFT_OUT: Final = frozenset(("del", "moveFrom", "instrText", "delText", "rt", _FALLBACK))
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "tc": CELL}
_AROUND: Final = {"tr": ROW, "tbl": ROW, "p": "\n"}
_DAMAGED: Final = (
    BadZipFile,
    zlib.error,
    ET.ParseError,
    OSError,
    ValueError,
    EOFError,
    RuntimeError,
)


def document_text(data: bytes, name: str, limit: int) -> str:
    """Return the text of a document, a line a paragraph; tracked insertions in, deletions out.

    Raises:
        FileUnreadableError: it is no Word document, is damaged, or larger than `limit` bytes.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
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
            continue
        tag = item.tag.removeprefix(_W)
        if tag not in _LEFT_OUT:
            around = _AROUND.get(tag, "")  # a text box stands inside a paragraph
            yield around or _SIGNS.get(tag, "")
            yield (item.text or "") if tag == "t" else ""
            waiting.append(around)
            vanish = item.find(f"{_W}rPr/{_W}vanish") if tag == "r" else None
            if vanish is None or vanish.get(f"{_W}val") in {"0", "false", "off"}:
                waiting.extend(reversed(item))

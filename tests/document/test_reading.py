from __future__ import annotations

import io
import os
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from article_copies import archive, word

from zhuzhou_facts.document import reading
from zhuzhou_facts.document.reading import read_copy
from zhuzhou_facts.errors import FileUnreadableError

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(os.name != "posix", reason="has no such files")
CHINESE = "城北有桥12座。\n城南有桥7座,近年又添3座。\n"


def refusal(path: str | os.PathLike[str]) -> str:
    with pytest.raises(FileUnreadableError) as raised:
        read_copy(path)
    message = str(raised.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_every_usual_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(CHINESE.encode(encoding))
    assert read_copy(path) == (str(path), CHINESE, None)


def test_utf16_big_endian_is_read_by_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(b"\xfe\xff" + CHINESE.encode("utf-16-be"))
    assert read_copy(path).text == CHINESE


def test_line_ends_are_kept_so_that_positions_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes("甲\r\n乙\r丙".encode())
    assert read_copy(str(path)).text == "甲\r\n乙\r丙"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    ("before", "place"),
    [
        ("", ":1:1: "),
        ("桥十二座", ":1:5: "),
        ("a\r\nb\rc\n桥十座", ":4:4: "),
    ],
)
def test_a_damaged_utf8_file_is_refused_at_its_first_bad_byte(
    tmp_path: Path, mark: bytes, before: str, place: str
) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(mark + before.encode() + b"\xff" + "城北有桥,城南有桥".encode())
    message = refusal(path)
    assert place in message
    assert "UTF-8" in message


def test_a_utf8_file_with_one_byte_lost_is_not_taken_for_gb18030(tmp_path: Path) -> None:
    # Without its first byte, the rest of a UTF-8 text decodes as GB18030, into other characters.
    damaged = "城北有桥城南有桥近年又添新桥".encode()[1:] + b"a"
    assert damaged.decode("gb18030", "replace").count("\ufffd") < 2
    path = tmp_path / "copy.txt"
    path.write_bytes(damaged)
    assert ":1:1: " in refusal(path)


def test_latin_1_is_not_taken_for_chinese(tmp_path: Path) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes("Les évènements d'été\nà Orléans".encode("latin-1"))
    assert ":1:5: " in refusal(path)


@pytest.mark.parametrize(
    ("data", "place"), [(b"a\nbc\0d", ":2:3: "), (b"\xff\xfea\0\0\xdc", ":1:2: not UTF-16-LE")]
)
def test_what_is_no_text_is_refused_with_its_place(tmp_path: Path, data: bytes, place: str) -> None:
    path = tmp_path / "copy.bin"
    path.write_bytes(data)
    assert place in refusal(path)


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    assert "absent.txt" in refusal(tmp_path / "absent.txt")
    assert "folder" in refusal(tmp_path)
    assert "a\\x00b" in refusal("a\0b")
    assert refusal("")


@posix
def test_a_fifo_is_refused_at_once(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    assert "nothing comes out of this pipe" in refusal(fifo)


@posix
def test_a_device_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FILE_LIMIT", 1 << 20)
    assert "larger than 1 MiB" in refusal("/dev/zero")


def test_a_file_above_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FILE_LIMIT", 1 << 20)
    path = tmp_path / "copy.txt"
    path.write_bytes(b"a" * (1 << 20))
    assert len(read_copy(path).text) == 1 << 20
    path.write_bytes(b"a" * ((1 << 20) + 1))
    assert "1 MiB" in refusal(path)


@posix
def test_a_pipe_that_the_shell_opened_is_read() -> None:
    out, into = os.pipe()

    def write() -> None:
        time.sleep(0.05)
        os.write(into, CHINESE.encode())
        os.close(into)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert read_copy(f"/dev/fd/{out}").text == CHINESE
    finally:
        writer.join()
        os.close(out)


def standard_input(data: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding="ascii")


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", standard_input(CHINESE.encode("gbk")))
    copy = read_copy("-")
    assert (copy.name, copy.text) == ("standard input", CHINESE)


def test_standard_input_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FILE_LIMIT", 1 << 20)
    monkeypatch.setattr(sys, "stdin", standard_input(b"a" * ((1 << 20) + 1)))
    assert "standard input" in refusal("-")


def test_a_closed_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "closed" in refusal("-")
    gone = standard_input(b"")
    buffer = gone.buffer
    buffer.close()
    monkeypatch.setattr(sys, "stdin", gone)
    assert "standard input" in refusal("-")


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><title>t</title><p>x",
        "<HTML><body>x</body></HTML>",
        "\n<!-- saved --><p>x</p>",
        '<div class="a">x</div>',
        "x<br/>y",
    ],
)
def test_html_is_known_by_its_content(tmp_path: Path, page: str) -> None:
    path = tmp_path / "copy.txt"
    path.write_text(page, encoding="utf-8")
    assert read_copy(path).page is not None


@pytest.mark.parametrize("plain", ["a < b > c", "<1 of 5>", "如<甲>所述", "<paragraph>"])
def test_angle_signs_alone_make_no_html(tmp_path: Path, plain: str) -> None:
    path = tmp_path / "copy.txt"
    path.write_text(plain, encoding="utf-8")
    assert read_copy(path) == (str(path), plain, None)


def test_a_text_above_its_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "TEXT_LIMIT", 1 << 20)
    path = tmp_path / "copy.html"
    path.write_text("<p>" + "桥" * ((1 << 20) // 3) + "<!-- no text -->", encoding="utf-8")
    assert len(read_copy(path).text) > 300_000
    path.write_text("<p>" + "桥" * (1 << 19), encoding="utf-8")
    assert "1 MiB" in refusal(path)


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), ".doc"),
        (b"{\\rtf1\\ansi\\ansicpg936 x}", "RTF"),
        (b"\x1f\x8b\x08" + bytes(8), "gzip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(8), "JPEG"),
        ("Caf\xe9 d'\xe9t\xe9".encode("latin-1"), "iconv"),
    ],
)
def test_a_format_or_encoding_that_is_not_read_is_named_with_what_to_do(
    tmp_path: Path, data: bytes, advice: str
) -> None:
    path = tmp_path / "copy.bin"
    path.write_bytes(data)
    assert advice in refusal(path)


def test_a_web_archive_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.mhtml"
    for charset in ("utf-8", "gb2312"):
        path.write_bytes(archive("<p>有桥12座。</p>", charset))
        assert read_copy(path).text.strip() == "有桥12座。"
    path.write_bytes(archive("<p>x</p>", "utf-8").replace(b"text/html", b"text/css"))
    assert "web archive" in refusal(path)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<w:p><w:r><w:t>有桥</w:t></w:r><w:r><w:t>12座</w:t></w:r></w:p>", ["有桥12座"]),
        ("<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>", ["新"]),
        (
            "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>新</w:t></w:r></w:p>",
            ["新"],
        ),
        ("<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom></w:p>", []),
        ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>", ["甲", "乙"]),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>", []),
        ('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>现</w:t></w:r></w:p>', ["现"]),
        (
            (
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
                "<w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            ),
            ["甲\t乙"],
        ),
        (
            (
                "<w:p><w:r><w:t>正文</w:t></w:r><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p>"
                "</w:txbxContent></w:p>"
            ),
            ["正文", "框"],
        ),
    ],
)
def test_a_word_document_gives_its_text(tmp_path: Path, body: str, expected: list[str]) -> None:
    path = tmp_path / "copy.docx"
    path.write_bytes(word(body))
    assert [line for line in read_copy(path).text.split("\n") if line] == expected


def test_other_archives_and_damaged_documents_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "copy.docx"
    path.write_bytes(word("", part="content.xml"))
    assert "no Word document" in refusal(path)
    whole = word("<w:p/>")
    for damaged in (whole[:60], whole.replace(b"PK\x05\x06", b"PK\x05\x07"), word("<w:p>")):
        path.write_bytes(damaged)
        assert "damaged" in refusal(path)
    path.write_bytes(word("", before='<!DOCTYPE a [<!ENTITY b "c">]>'))
    assert "damaged" in refusal(path)

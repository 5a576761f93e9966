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
    from collections.abc import Callable
    from pathlib import Path

    Save = Callable[[str | bytes], Path]

posix = pytest.mark.skipif(os.name != "posix", reason="has no such files")
CHINESE = "城北有桥12座。\n城南有桥7座,近年又添3座。\n"


def refusal(path: str | os.PathLike[str]) -> str:
    with pytest.raises(FileUnreadableError) as raised:
        read_copy(path)
    message = str(raised.value)
    assert "\n" not in message
    return message


@pytest.fixture
def save(tmp_path: Path) -> Save:
    path = tmp_path / "copy"

    def saved(data: str | bytes) -> Path:
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return saved


@pytest.mark.parametrize(
    "data",
    [
        *map(CHINESE.encode, ("utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030")),
        b"\xfe\xff" + CHINESE.encode("utf-16-be"),
    ],
)
def test_every_usual_encoding_gives_the_same_text(save: Save, data: bytes) -> None:
    path = save(data)
    assert read_copy(path) == (str(path), CHINESE, None)


def test_line_ends_are_kept_so_that_positions_are_those_of_the_file(save: Save) -> None:
    assert read_copy(str(save("甲\r\n乙\r丙"))).text == "甲\r\n乙\r丙"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    ("before", "place"),
    [("", ":1:1: "), ("桥十二座", ":1:5: "), ("a\r\nb\rc\n桥十座", ":4:4: ")],
)
def test_a_damaged_utf8_file_is_refused_at_its_first_bad_byte(
    save: Save, mark: bytes, before: str, place: str
) -> None:
    message = refusal(save(mark + before.encode() + b"\xff" + "城北有桥,城南有桥".encode()))
    assert place in message
    assert "UTF-8" in message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        # Without its first byte, a UTF-8 text decodes as GB18030, into other characters.
        ("城北有桥城南有桥近年又添新桥".encode()[1:] + b"a", ":1:1: "),
        ("Les évènements d'été\nà Orléans".encode("latin-1"), ":1:5: "),
        (b"a\nbc\0d", ":2:3: "),
        (b"\xff\xfea\0\0\xdc", ":1:2: not UTF-16-LE"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), ".doc"),
        (b"{\\rtf1\\ansi\\ansicpg936 x}", "RTF"),
        (b"\x1f\x8b\x08" + bytes(8), "gzip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(8), "JPEG"),
        ("Caf\xe9 d'\xe9t\xe9".encode("latin-1"), "iconv"),
        (archive("<p>x</p>", "utf-8").replace(b"text/html", b"text/css"), "web archive"),
        (word("", part="content.xml"), "no Word document"),
        (word("<w:p/>")[:60], "damaged"),
        (word("<w:p/>").replace(b"PK\x05\x06", b"PK\x05\x07"), "damaged"),
        (word("<w:p>"), "damaged"),
        (word("", before='<!DOCTYPE a [<!ENTITY b "c">]>'), "damaged"),
    ],
)
def test_what_holds_no_text_that_is_read_is_refused_with_its_place_or_what_to_do(
    save: Save, data: bytes, said: str
) -> None:
    assert said in refusal(save(data))


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


def test_a_file_above_the_limit_is_refused(save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FILE_LIMIT", 1 << 20)
    assert len(read_copy(save(b"a" * (1 << 20))).text) == 1 << 20
    assert "1 MiB" in refusal(save(b"a" * ((1 << 20) + 1)))


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
def test_html_is_known_by_its_content(save: Save, page: str) -> None:
    assert read_copy(save(page)).page is not None


@pytest.mark.parametrize("plain", ["a < b > c", "<1 of 5>", "如<甲>所述", "<paragraph>"])
def test_angle_signs_alone_make_no_html(save: Save, plain: str) -> None:
    assert read_copy(save(plain))[1:] == (plain, None)


def test_a_text_above_its_limit_is_refused(save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "TEXT_LIMIT", 1 << 20)
    page = "<p>" + "桥" * ((1 << 20) // 3) + "<!-- no text -->"
    assert len(read_copy(save(page)).text) > 300_000
    assert "1 MiB" in refusal(save("<p>" + "桥" * (1 << 19)))


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("utf-8", "有桥12座。"),
        ("gb2312", "有桥12座。"),
        ("Big5", "臺北市有橋12座，觀光收入1,200億元。"),
        ("windows-1252", "The café’s east wing cost £14 million – “nearly a third”."),
        ("ISO-8859-1", "The café cost £14 million, of 2,300 m² in all."),
    ],
)
def test_a_page_or_archive_is_read_in_the_charset_that_it_declares(
    save: Save, charset: str, text: str
) -> None:
    assert read_copy(save(archive(f"<p>{text}</p>", charset))).text.strip() == text
    for declared in (f"<meta charset={charset}>", f'<META content="text/html; charset={charset}">'):
        page = f"<html><head>{declared}</head><p>{text}</p>"
        assert read_copy(save(page.encode(charset))).text.strip() == text


def test_a_charset_that_does_not_fit_is_not_believed(save: Save) -> None:
    page = "<html><meta charset={}><p>有桥12座，城南有桥7座。</p>"
    for charset, encoding in (("iso-8859-1", "gbk"), ("big5", "utf-8"), ("latin1", "utf-8")):
        data = page.format(charset).encode(encoding)
        assert read_copy(save(data)).text.strip() == "有桥12座，城南有桥7座。"
    damaged = page.format("iso-8859-1").encode().replace("座".encode(), "座".encode()[:2])
    assert "not UTF-8" in refusal(save(damaged))
    for other in ("<html><meta charset=utf-7><p>caf\xe9", "<meta charset=latin1> caf\xe9"):
        assert "not UTF-8" in refusal(save(other.encode("latin-1")))


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
def test_a_word_document_gives_its_text(save: Save, body: str, expected: list[str]) -> None:
    assert [line for line in read_copy(save(word(body))).text.split("\n") if line] == expected

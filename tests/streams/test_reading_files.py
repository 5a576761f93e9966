"""Files are opened with care: nothing blocks, nothing is read without a limit."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from zhuzhou_facts.errors import FileUnreadableError
from zhuzhou_facts.streams.files import decode, read_bytes

LIMIT = 1 << 20
posix = pytest.mark.skipif(os.name != "posix", reason="this system has no such files")


def refusal(path: str | os.PathLike[str]) -> str:
    with pytest.raises(FileUnreadableError) as raised:
        read_bytes(path, LIMIT)
    return str(raised.value)


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    data = bytes(range(256)) * 4096
    path.write_bytes(data)
    assert read_bytes(path, LIMIT) == data
    assert read_bytes(str(path), LIMIT) == data
    path.write_bytes(b"")
    assert read_bytes(path, LIMIT) == b""


def test_what_is_absent_is_named(tmp_path: Path) -> None:
    path = tmp_path / "no such file"
    expected = f"{str(path)!r}: No such file or directory; name a file that can be read"
    assert refusal(path) == expected
    assert refusal("").startswith("'': No such file")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{str(tmp_path)!r}: is a folder; name a file in it"


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    message = refusal(name)
    assert message.startswith(f"{name!r}: ")
    assert message.endswith("; name a file that can be read")


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read it")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.touch(mode=0o000)
    assert "Permission denied" in refusal(path)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a sparse file
    assert refusal(path) == f"{str(path)!r}: larger than 1 MiB; name a smaller file"
    with path.open("wb") as file:
        file.truncate(LIMIT)
    assert len(read_bytes(path, LIMIT)) == LIMIT


@posix
def test_a_device_without_end_is_read_to_the_limit() -> None:
    assert refusal("/dev/zero") == "'/dev/zero': larger than 1 MiB; name a smaller file"


@posix
def test_a_device_without_content_is_empty() -> None:
    assert read_bytes("/dev/null", LIMIT) == b""


@posix
def test_a_fifo_that_nobody_writes_to_does_not_block(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    expected = f"{str(path)!r}: nothing comes out of this pipe; write into it first"
    assert refusal(path) == expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /dev/fd to open anew")
def test_a_pipe_of_the_shell_is_waited_for() -> None:
    reader, writer = os.pipe()
    left = [b"one ", b"two ", b"three"]

    def write() -> None:
        for part in left:
            os.write(writer, part)
        os.close(writer)

    thread = threading.Thread(target=write)
    thread.start()
    assert read_bytes(f"/dev/fd/{reader}", LIMIT) == b"one two three"
    thread.join()
    os.close(reader)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that fails")
def test_a_fault_while_reading_is_named() -> None:
    expected = "'/proc/self/mem': Input/output error; name a file that can be read"
    assert refusal("/proc/self/mem") == expected


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_is_decoded_with_or_without_its_mark(mark: bytes) -> None:
    assert decode(mark + "株洲\r\n".encode(), "f") == "株洲\r\n"


def test_utf16_is_decoded_by_its_mark() -> None:
    assert decode(b"\xff\xfe" + "株洲".encode("utf-16-le"), "f") == "株洲"
    assert decode(b"\xfe\xff" + "株洲".encode("utf-16-be"), "f") == "株洲"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    ("before", "place"),
    [("", "1:1"), ("ab", "1:3"), ("a\nb\rc\n", "4:1"), ("a\r\n桥十座", "2:4"), ("𠮷", "1:2")],
)
def test_the_first_bad_byte_has_its_place(mark: bytes, before: str, place: str) -> None:
    with pytest.raises(FileUnreadableError) as raised:
        decode(mark + before.encode() + b"\xff\xff\xff\xff\n" + b"a" * 9, "dir/f.yaml")
    assert str(raised.value) == f"dir/f.yaml:{place}: not UTF-8; {AS_UTF8}"


CHINESE = "name: 城北有桥十二座\n"
AS_UTF8 = "save it as UTF-8, as with `iconv -f ENCODING -t UTF-8`"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (CHINESE.encode("gbk"), "f:1:7: not UTF-8; it looks like GBK; save it as UTF-8"),
        (CHINESE.encode("gb18030") * 9999, "f:1:7: not UTF-8; it looks like GBK; save it as UTF-8"),
        (CHINESE.encode("utf-16") + b"a", f"f:2:1: not UTF-16-LE; {AS_UTF8}"),
        ("name: café au lait".encode("latin-1"), f"f:1:10: not UTF-8; {AS_UTF8}"),
        # Damaged UTF-8 can be decoded as GBK, too.
        ("桥桥".encode() + "桥".encode()[:2], f"f:1:3: not UTF-8; {AS_UTF8}"),
    ],
)
def test_another_encoding_is_named(data: bytes, expected: str) -> None:
    with pytest.raises(FileUnreadableError) as raised:
        decode(data, "f")
    assert str(raised.value) == expected

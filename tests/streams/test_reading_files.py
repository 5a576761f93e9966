"""Files are opened with care: nothing blocks, nothing is read without a limit."""

from __future__ import annotations

import os
import re
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
    assert read_bytes(path, LIMIT) == read_bytes(os.devnull, LIMIT) == b""


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


NAME_ANOTHER = "name a file that can be read"


@posix
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("{}/no such file", f"No such file or directory; {NAME_ANOTHER}"),
        ("", f"No such file or directory; {NAME_ANOTHER}"),
        ("{}", "is a folder; name a file in it"),
        # No file can have such a name.
        *(("a\0b", f".+; {NAME_ANOTHER}"), ("a\ud800b", f".+; {NAME_ANOTHER}")),
        ("/dev/zero", "larger than 1 MiB; name a smaller file"),
        # A FIFO that nobody writes to does not block.
        ("{}/pipe", "nothing comes out of this pipe; write into it first"),
        pytest.param(
            *("/proc/self/mem", f"Input/output error; {NAME_ANOTHER}"),
            marks=pytest.mark.skipif(
                not Path("/proc/self/mem").exists(), reason="needs a file that fails"
            ),
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(
    tmp_path: Path, name: str, why: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    path = name.format(tmp_path)
    assert re.fullmatch(f"{re.escape(repr(path))}: {why}", refusal(path))


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


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ],
)
def test_text_is_decoded_by_its_mark_or_as_utf8(mark: bytes, encoding: str) -> None:
    assert decode(mark + "株洲\r\n".encode(encoding), "f") == "株洲\r\n"


CHINESE = "name: 城北有桥十二座\n"
AS_UTF8 = "save it as UTF-8, as with `iconv -f ENCODING -t UTF-8`"
BAD = b"\xff\xff\xff\xff\n" + b"a" * 9


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        *(
            (mark + before.encode() + BAD, f"{place}: not UTF-8; {AS_UTF8}")
            for mark in (b"", b"\xef\xbb\xbf")
            for before, place in (
                *(("", "1:1"), ("ab", "1:3"), ("a\nb\rc\n", "4:1"), ("a\r\n桥十座", "2:4")),
                ("𠮷", "1:2"),
            )
        ),
        (CHINESE.encode("gbk"), "1:7: not UTF-8; it looks like GBK; save it as UTF-8"),
        (CHINESE.encode("gb18030") * 9999, "1:7: not UTF-8; it looks like GBK; save it as UTF-8"),
        (CHINESE.encode("utf-16") + b"a", f"2:1: not UTF-16-LE; {AS_UTF8}"),
        ("name: café au lait".encode("latin-1"), f"1:10: not UTF-8; {AS_UTF8}"),
        # Damaged UTF-8 can be decoded as GBK, too.
        ("桥桥".encode() + "桥".encode()[:2], f"1:3: not UTF-8; {AS_UTF8}"),
    ],
)
def test_the_first_bad_byte_has_its_place_and_another_encoding_is_named(
    data: bytes, expected: str
) -> None:
    with pytest.raises(FileUnreadableError) as raised:
        decode(data, "dir/f.yaml")
    assert str(raised.value) == f"dir/f.yaml:{expected}"

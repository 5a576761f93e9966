"""A file is written whole or left as it was."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from zhuzhou_facts.errors import OutputError
from zhuzhou_facts.streams import files
from zhuzhou_facts.streams.files import write_all, write_atomically

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes, links and pipes as POSIX knows")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _fail(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_new_file_gets_the_data_and_the_mode_of_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "new", b"data")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert (tmp_path / "new").read_bytes() == b"data"
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    assert _names(tmp_path) == ["new"]


def test_an_existing_file_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "old"
    target.write_bytes(b"before, and longer")
    target.chmod(0o604)
    write_atomically(str(target), b"after")
    assert target.read_bytes() == b"after"
    assert stat.S_IMODE(target.stat().st_mode) == 0o604


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_is_followed(tmp_path: Path, *, exists: bool) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    if exists:
        (folder / "target").write_bytes(b"before")
    (tmp_path / "link").symlink_to("elsewhere/target")
    write_atomically(tmp_path / "link", b"after")
    assert (tmp_path / "link").is_symlink()
    assert (folder / "target").read_bytes() == b"after"


@pytest.mark.parametrize("step", ["write_all", "os.fsync", "Path.chmod", "Path.replace"])
def test_whatever_step_fails_the_old_file_stays_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"before")
    monkeypatch.setattr(f"zhuzhou_facts.streams.files.{step}", _fail)
    with pytest.raises(OutputError, match=r"cannot write .*file: No space left on device$"):
        write_atomically(target, b"after")
    monkeypatch.undo()
    assert target.read_bytes() == b"before"
    assert _names(tmp_path) == ["file"]


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "file", b"data")
    assert _names(tmp_path) == []


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_protected_file_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"before")

    def refuse(*_: object) -> NoReturn:  # root may write all, so the system is made to refuse
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OutputError, match=os.strerror(code)):
        write_atomically(target, b"after")
    monkeypatch.undo()
    assert target.read_bytes() == b"before"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "Is a directory"),
        ("missing/file", "No such file or directory"),
        ("folder-to-be/", "Is a directory"),
        ("a\x00b", "embedded null"),
        ("x" * 300, "File name too long"),
        ("loop", "Too many levels of symbolic links"),
    ],
)
def test_a_place_that_takes_no_file_is_named(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OutputError) as caught:
        write_atomically(f"{tmp_path}/{name}", b"data")
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "\x00" not in str(caught.value)
    assert _names(tmp_path) == ["loop"]


def test_an_empty_name_is_no_file() -> None:
    with pytest.raises(OutputError, match="No such file"):
        write_atomically("", b"data")


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    data = b"0123456789" * 50_000  # far more than a pipe holds
    writer = threading.Thread(target=write_atomically, args=(pipe, data))
    writer.start()
    assert pipe.read_bytes() == data
    writer.join()
    assert _names(tmp_path) == ["pipe"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
def test_a_device_is_written_into() -> None:
    write_atomically("/dev/null", b"data")
    with pytest.raises(OutputError, match="cannot write /dev/full: No space left on device"):
        write_atomically("/dev/full", b"data")


@pytest.mark.parametrize("name", ["/dev/fd/{}", "/proc/self/fd/{}"])
def test_an_open_descriptor_is_appended_to_and_not_replaced(tmp_path: Path, name: str) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"first\n")
    with log.open("ab") as stream:
        write_atomically(name.format(stream.fileno()), b"second\n")
    assert log.read_bytes() == b"first\nsecond\n"


def test_a_closed_descriptor_is_an_error() -> None:
    with pytest.raises(OutputError, match="Bad file descriptor"):
        write_atomically("/dev/fd/987654", b"data")


@pytest.mark.parametrize("step", [1, 3, 7])
def test_partial_writes_are_carried_on(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    taken = bytearray()

    def write(_: int, data: memoryview) -> int:
        taken.extend(data[:step])
        return min(step, len(data))

    monkeypatch.setattr(os, "write", write)
    write_all(1, b"0123456789")
    assert bytes(taken) == b"0123456789"


def test_a_full_pipe_is_filled_again_as_it_is_read() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    data = b"0123456789" * 100_000
    with os.fdopen(reading, "rb") as pipe:
        got: list[bytes] = []
        reader = threading.Thread(target=lambda: got.append(pipe.read()))
        reader.start()
        try:
            write_all(writing, data)
        finally:
            os.close(writing)
            reader.join()
    assert got == [data]


def test_the_reason_is_the_systems_own_and_one_line() -> None:
    assert (
        str(files.reason(OSError(errno.EIO, "Input/output error", "name"))) == "Input/output error"
    )
    assert str(files.reason(ValueError("two\nlines"))) == r"two\x0alines"

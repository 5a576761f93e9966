"""A file is written whole or left as it was."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from unittest import mock

import pytest

from zhuzhou_facts.errors import OutputError
from zhuzhou_facts.streams.files import reason, write_all, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes, links and pipes as POSIX knows")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _fail(code: int) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    return fail


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


@pytest.mark.parametrize(
    ("step", "code"),
    [
        *((step, errno.ENOSPC) for step in ("write_all", "os.fsync", "Path.chmod", "Path.replace")),
        # Root may write all, so the system is made to refuse.
        *(("os.open", errno.EACCES), ("os.open", errno.EROFS)),
    ],
)
def test_whatever_step_fails_the_old_file_stays_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"before")
    monkeypatch.setattr(f"zhuzhou_facts.streams.files.{step}", _fail(code))
    with pytest.raises(OutputError, match=rf"cannot write .*file: {os.strerror(code)}$"):
        write_atomically(target, b"after")
    monkeypatch.undo()
    assert target.read_bytes() == b"before"
    assert _names(tmp_path) == ["file"]


def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", mock.Mock(side_effect=KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "file", b"data")
    assert _names(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("{}/", "Is a directory"),
        ("{}/missing/file", "No such file or directory"),
        ("{}/folder-to-be/", "Is a directory"),
        ("{}/a\x00b", "embedded null"),
        (f"{{}}/{'x' * 300}", "File name too long"),
        ("{}/loop", "Too many levels of symbolic links"),
        ("", "No such file"),
        ("/dev/fd/987654", "Bad file descriptor"),
    ],
)
def test_a_place_that_takes_no_file_is_named(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OutputError) as caught:
        write_atomically(name.format(tmp_path), b"data")
    assert why in str(caught.value)
    assert not {"\n", "\x00"} & set(str(caught.value))
    assert _names(tmp_path) == ["loop"]


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
    assert str(reason(OSError(errno.EIO, "Input/output error", "name"))) == "Input/output error"
    assert str(reason(ValueError("two\nlines"))) == r"two\x0alines"

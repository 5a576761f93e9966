"""Streams, colour, width and language, whatever state they are in."""

from __future__ import annotations

import errno
import io
import os
from typing import TYPE_CHECKING, NoReturn

import pytest

from zhuzhou_facts.errors import OutputError
from zhuzhou_facts.streams import console
from zhuzhou_facts.streams.console import Output, is_terminal, terminal_width, to_ascii, wants_color
from zhuzhou_facts.streams.messages import Messages

if TYPE_CHECKING:
    from pathlib import Path


class _Terminal(io.TextIOWrapper):
    """A terminal without a descriptor, which keeps what it was sent."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self.kept = io.BytesIO()
        super().__init__(self.kept, encoding=encoding)

    def isatty(self) -> bool:
        return True


class _Broken(io.StringIO):
    """A stream on which every call fails in the same way."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def _fail(self) -> NoReturn:
        raise self._error

    def isatty(self) -> bool:
        self._fail()

    def write(self, _: str) -> int:
        self._fail()

    def flush(self) -> None:
        self._fail()


def _file(encoding: str) -> tuple[io.BytesIO, io.TextIOWrapper]:
    kept = io.BytesIO()
    return kept, io.TextIOWrapper(kept, encoding=encoding)


def _closed() -> io.TextIOWrapper:
    _, stream = _file("utf-8")
    stream.close()
    return stream


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk", "utf-8"])
def test_data_is_utf8_whatever_the_stream_says(encoding: str) -> None:
    kept, stream = _file(encoding)
    Output(stream).write("株洲\r\n\x1b\u202e")
    assert kept.getvalue() == "株洲\r\n\x1b\u202e".encode()


@pytest.mark.parametrize(
    ("encoding", "text", "written"),
    [
        ("utf-8", "≈ 株洲 │", "≈ 株洲 │"),
        ("gbk", "株洲 ≈ ≥ – │", "株洲 ≈ ≥ – │"),
        ("gbk", "𠮷 é ²", r"\U00020bb7 é 2"),
        ("ascii", "≈1 2–3 ≥4 ≤5 6→7", "~1 2-3 >=4 <=5 6->7"),
        ("ascii", "1×2 a·b km² …", "1x2 a-b km2 ..."),
        ("ascii", "“a” ‘b’", "\"a\" 'b'"),
        ("ascii", "┌─┬─┐│║╋", "+-+-+||+"),
        ("ascii", "株", r"\u682a"),
        ("latin-1", "1×2 km² ≥", "1×2 km² >="),
        ("cp1252", "“a”…–", "“a”…–"),
        ("utf-8", "\ud800", r"\ud800"),
    ],
)
def test_human_text_is_written_as_the_stream_can(encoding: str, text: str, written: str) -> None:
    kept, stream = _file(encoding)
    Output(stream).write(text, human=True)
    assert kept.getvalue() == written.encode(encoding)


def test_to_ascii_replaces_signs_and_leaves_letters() -> None:
    assert to_ascii("┃ 株洲 é ≥ 5 → “6”…") == '| 株洲 é >= 5 -> "6"...'


def test_a_text_only_stand_in_gets_the_text() -> None:
    stream = io.StringIO(newline="")
    Output(stream).write("≥ 株\r\n")
    Output(stream).write("→ 洲", human=True)
    Output(stream).write_bytes(b"\n")
    assert stream.getvalue() == "≥ 株\r\n→ 洲\n"


def test_a_stream_with_a_descriptor_is_written_to_in_order(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w", encoding="ascii") as stream:
        Output(stream).write("株 ")
        Output(stream).write("≥\n", human=True)
    assert (tmp_path / "file").read_bytes() == "株 >=\n".encode()


@pytest.mark.parametrize(
    ("text", "human", "sent"),
    [
        ("\ufeffa\tb\x1b[2J\u202e\r\n\r", False, b"a\tb\\x1b[2J\\u202e\n\\x0d"),
        ("\x1b[1mbold\x1b[0m", True, b"\x1b[1mbold\x1b[0m"),
    ],
)
def test_a_terminal_is_not_sent_what_it_would_obey_but_our_colours(
    text: str, sent: bytes, *, human: bool
) -> None:
    stream = _Terminal()
    Output(stream).write(text, human=human)
    assert stream.kept.getvalue() == sent


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EBADF])
def test_a_refused_write_is_an_output_error_of_one_line(code: int) -> None:
    with pytest.raises(OutputError) as caught:
        Output(_Broken(OSError(code, os.strerror(code)))).write_bytes(b"x")
    assert str(caught.value) == f"cannot write to standard output: {os.strerror(code)}"


def test_a_missing_or_closed_standard_output_is_an_output_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(OutputError, match="closed"):
        Output(_closed()).write("x")
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(OutputError, match="Bad file descriptor"):
        Output().write("x")
    for output in (Output(), Output(_closed())):
        output.write("")  # nothing is written, so nothing is lost


def test_a_reader_that_went_away_is_no_output_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BrokenPipeError):
        Output(_Broken(BrokenPipeError(errno.EPIPE, "gone"))).write("x")
    # Windows calls it an invalid argument.
    stream = _Broken(OSError(errno.EINVAL, "Invalid argument"))
    with pytest.raises(OutputError):
        Output(stream).write("x")
    monkeypatch.setattr(console, "_ON_WINDOWS", True)
    with pytest.raises(BrokenPipeError):
        Output(stream).write("x")


def test_a_windows_console_is_written_to_through_its_buffer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(console, "_ON_WINDOWS", True)
    stream = _Terminal()
    monkeypatch.setattr(stream, "fileno", lambda: 987_654)  # would raise if it were used
    Output(stream).write("株")
    assert stream.kept.getvalue() == "株".encode()


def test_messages_are_safe_and_end_in_one_line_end() -> None:
    kept, stream = _file("ascii")
    messages = Messages(stream)
    messages.write("one \x1b[2J≥")
    messages.write("two\nthree\n")
    assert kept.getvalue() == b"one \\x1b[2J>=\ntwo\nthree\n"


@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, ""), OSError(errno.EIO, ""), ValueError("closed"), RuntimeError("?")],
)
def test_messages_never_raise(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    for messages in (Messages(_Broken(error)), Messages(_closed())):
        messages.write("x")
    monkeypatch.setattr("sys.stderr", None)
    Messages().write("x")


def test_is_terminal_answers_for_streams_of_every_sort() -> None:
    assert is_terminal(_Terminal())
    others = (io.StringIO(), None, _closed(), _Broken(OSError(errno.EIO, "")))
    assert not any(map(is_terminal, others))


@pytest.mark.parametrize(
    ("choice", "environ", "on_terminal", "elsewhere"),
    [
        ("auto", {}, True, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True, True),
        ("never", {"FORCE_COLOR": "1"}, False, False),
        ("auto", {"NO_COLOR": "1"}, False, False),
        ("auto", {"NO_COLOR": ""}, True, False),
        ("auto", {"NO_COLOR": "0"}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ("auto", {"FORCE_COLOR": "1"}, True, True),
        ("auto", {"FORCE_COLOR": "3", "TERM": "dumb"}, True, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": ""}, True, False),
        ("auto", {"TERM": "dumb"}, False, False),
        ("auto", {"TERM": "xterm-256color"}, True, False),
    ],
)
def test_colour_is_decided_in_the_order_of_authority(
    choice: str, environ: dict[str, str], *, on_terminal: bool, elsewhere: bool
) -> None:
    assert wants_color(choice, _Terminal(), environ) is on_terminal
    assert wants_color(choice, io.StringIO(), environ) is elsewhere


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        *(("132", 132), ("10", 20), ("10000", 10_000), ("10001", 10_000)),
        *((odd, 80) for odd in ("0", "abc", "²", "-5", "", "9" * 5000)),
    ],
)
def test_width_takes_columns_only_where_it_is_a_number(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for stream in (io.StringIO(), None, _closed(), _Broken(OSError())):
        monkeypatch.setattr("sys.__stdout__", stream)
        assert terminal_width() == width


@pytest.mark.parametrize(("measured", "width"), [(0, 80), (5, 20), (97, 97), (65_535, 10_000)])
def test_width_of_a_terminal_is_measured(
    measured: int, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((measured, 24)))
    assert terminal_width() == width

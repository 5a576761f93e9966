"""Files that people name: read whole within a limit, decoded strictly; written whole or not."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import select
import signal
import stat
from typing import Final

from zhuzhou_facts.errors import FileUnreadableError, Message, OutputError
from zhuzhou_facts.streams.safety import safe
from zhuzhou_facts.streams.signals import handled

_CHUNK: Final = 1 << 20
# Two or more bytes of another encoding rarely are one such character: the file is damaged UTF-8.
_UTF8_SO_FAR: Final = "[\u0800-\U0010ffff]"  # compiled when needed: it takes 4 ms
# Every other byte of an ASCII character in UTF-16 is 0; no other text holds so many.
_ASCII_SHARE: Final = 8
_READ_PATIENCE: Final = 30  # seconds without a byte from a pipe
_STANDARD: Final = {"/dev/stdout": 1, "/dev/stderr": 2}
_DESCRIPTOR: Final = re.compile(r"/(?:dev|proc/self)/fd/([0-9]{1,9})")


def write_all(descriptor: int, data: bytes, *, patience: float | None = None) -> None:
    """Write every byte of `data` to a descriptor, however little it takes at a time.

    A non-blocking descriptor that is full is waited for: `patience` seconds at a time, for ever
    where it is `None`.

    Raises:
        OSError: the descriptor takes no more (`TimeoutError`: not within `patience`).
    """
    rest = memoryview(data)
    while rest:
        try:
            rest = rest[os.write(descriptor, rest) :]
        except BlockingIOError:
            _, ready, _ = select.select([], [descriptor], [], patience)
            if not ready:
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)) from None


def write_atomically(path: str | os.PathLike[str], data: bytes) -> None:
    """Write `data` to the file at `path`, so that it holds all of the old or all of the new.

    A link is followed, and the mode of an existing file is kept. What is no regular file (a pipe,
    a device, an open descriptor such as `/dev/stdout`) is written straight into.

    Raises:
        OutputError: the file cannot be written; nothing is left behind.
    """
    name = os.fspath(path)
    try:
        _write(name, data)
    except (OSError, ValueError) as error:
        raise OutputError(
            "cannot write {name}: {reason}", name=safe(name), reason=reason(error)
        ) from error


def reason(error: Exception) -> Message:
    """Return why the system refused, in its own words and without file names."""
    return Message((error.strerror if isinstance(error, OSError) else None) or safe(str(error)))


def _write(name: str, data: bytes) -> None:
    numbered = _DESCRIPTOR.fullmatch(name)
    descriptor = int(numbered[1]) if numbered else _STANDARD.get(name)
    if descriptor is not None:
        # Opening `/dev/stdout` anew would cut a file that the shell opened to append to.
        write_all(descriptor, data)
        return
    try:
        status = os.stat(name)  # noqa: PTH116 - a Path would drop the slash at the end
    except FileNotFoundError:
        if not os.path.basename(name):  # noqa: PTH119 - as above
            code = errno.EISDIR if name else errno.ENOENT
            raise OSError(code, os.strerror(code)) from None
        _replace(os.path.realpath(name), data, None)
        return
    # This fails where the file itself must not be written.
    descriptor = os.open(name, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(status.st_mode):
            write_all(descriptor, data)
            return
    finally:
        os.close(descriptor)
    _replace(os.path.realpath(name), data, status)


def _replace(target: str, data: bytes, old: os.stat_result | None) -> None:
    import tempfile  # slow, and only files need it

    folder = os.path.dirname(target)  # noqa: PTH120 - as `realpath` gave it
    descriptor, temporary = tempfile.mkstemp(prefix=".zhuzhou-facts-", suffix=".tmp", dir=folder)

    def die(number: int, _frame: object) -> None:
        _remove(temporary)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    # The signals that end the process and let no `finally` run; `nohup` ignores one of them.
    ending = [name for name in ("SIGTERM", "SIGHUP") if _is_default(name)]
    with handled(**dict.fromkeys(ending, die)):
        try:
            try:
                write_all(descriptor, data)
                _take_over(descriptor, temporary, old)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            os.replace(temporary, target)  # noqa: PTH105 - both are strings already
        except BaseException:
            _remove(temporary)
            raise


def _is_default(name: str) -> bool:
    number = getattr(signal, name, None)
    return number is not None and signal.getsignal(number) is signal.SIG_DFL


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)  # noqa: PTH108 - a string already


def _take_over(descriptor: int, temporary: str, old: os.stat_result | None) -> None:
    """Give the new file the owner and the mode of the old one, or those of any new file."""
    if old is None:
        mask = os.umask(0o077)  # it can only be read by setting it
        os.umask(mask)
        mode = 0o666 & ~mask
    else:
        mode = stat.S_IMODE(old.st_mode)
        with contextlib.suppress(AttributeError, OSError):  # only root may give files away
            os.fchown(descriptor, old.st_uid, old.st_gid)
    os.chmod(temporary, mode)  # noqa: PTH101 - as above


def read_bytes(path: str | os.PathLike[str], limit: int) -> bytes:
    """Read a file, a pipe or a device whole; `limit` in bytes.

    Raises:
        FileUnreadableError: it is absent, a folder, not to be read, larger than the limit, or a
            pipe into which nothing comes.
    """
    name = os.fspath(path)
    try:
        # Without O_NONBLOCK, opening a FIFO that nobody writes to blocks for ever.
        descriptor = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from None
    try:
        return _read(descriptor, name, limit)
    except OSError as error:
        raise _unreadable(name, error) from None
    finally:
        os.close(descriptor)


def _unreadable(name: str, error: OSError | ValueError) -> FileUnreadableError:
    return FileUnreadableError(
        "{name!r}: {reason}; name a file that can be read", name=name, reason=reason(error)
    )


def _read(descriptor: int, name: str, limit: int) -> bytes:
    status = os.fstat(descriptor)
    too_large = FileUnreadableError(
        "{name!r}: larger than {limit} MiB; name a smaller file", name=name, limit=limit >> 20
    )
    # One that nobody has open for writing is at its end at once.
    empty = FileUnreadableError(
        "{name!r}: nothing comes out of this pipe; write into it first", name=name
    )
    if stat.S_ISDIR(status.st_mode):
        raise FileUnreadableError("{name!r}: is a folder; name a file in it", name=name)
    if stat.S_ISREG(status.st_mode) and status.st_size > limit:
        raise too_large
    chunks: list[bytes] = []
    size = 0
    while True:
        try:
            chunk = os.read(descriptor, _CHUNK)
        except BlockingIOError:
            if not select.select([descriptor], [], [], _READ_PATIENCE)[0]:
                raise empty from None
            continue
        if not chunk:
            if not size and stat.S_ISFIFO(status.st_mode):
                raise empty
            return b"".join(chunks)
        size += len(chunk)
        if size > limit:
            raise too_large
        chunks.append(chunk)


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8 strictly, a byte order mark dropped.

    Raises:
        FileUnreadableError: it is not UTF-8; the message has the line and column of the first
            byte that is not, and what the file looks like.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The position counts from behind a byte order mark, where there is one.
        before = error.object[: error.start].decode()
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        looks = "" if re.search(_UTF8_SO_FAR, before) else _looks_like(data)
        place = f"{name}:{line}:{column}"
        if looks:
            raise FileUnreadableError(
                "{place}: not UTF-8; it looks like {encoding}; save it as UTF-8",
                place=place,
                encoding=looks,
            ) from None
        raise FileUnreadableError("{place}: not UTF-8; save it as UTF-8", place=place) from None


def _looks_like(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "UTF-16"
    sample = data[:65_536]
    if max(sample[::2].count(0), sample[1::2].count(0)) * _ASCII_SHARE > len(sample):
        return "UTF-16"
    # A cut multibyte character at the sample's end is no sign against the encoding.
    for cut in range(4):
        try:
            sample[: len(sample) - cut].decode("gb18030")
        except UnicodeDecodeError:
            continue
        return "GBK"
    return ""

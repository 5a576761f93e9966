"""Writing files whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import select
import signal
import stat
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.errors import Message, OutputError
from zhuzhou_facts.streams.safety import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    descriptor = _open_descriptor(name)
    if descriptor is not None:
        # Opening `/dev/stdout` anew would cut a file that the shell opened to append to.
        write_all(descriptor, data)
        return
    try:
        status = os.stat(name)  # noqa: PTH116 - a Path would drop the slash at the end
    except FileNotFoundError:
        _replace(_new_file(name), data, None)
        return
    if stat.S_ISREG(status.st_mode):
        os.close(os.open(name, os.O_WRONLY))  # fails where the file itself must not be written
        _replace(os.path.realpath(name), data, status)
    else:
        _write_into(name, data)


def _open_descriptor(name: str) -> int | None:
    numbered = _DESCRIPTOR.fullmatch(name)
    return int(numbered[1]) if numbered else _STANDARD.get(name)


def _new_file(name: str) -> str:
    if not os.path.basename(name):  # noqa: PTH119 - a Path would drop the slash at the end
        code = errno.EISDIR if name else errno.ENOENT
        raise OSError(code, os.strerror(code))
    return os.path.realpath(name)


def _write_into(name: str, data: bytes) -> None:
    descriptor = os.open(name, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        write_all(descriptor, data)
    finally:
        os.close(descriptor)


def _replace(target: str, data: bytes, old: os.stat_result | None) -> None:
    import tempfile  # slow, and only files need it

    folder = os.path.dirname(target)  # noqa: PTH120 - as `realpath` gave it
    descriptor, temporary = tempfile.mkstemp(prefix=".zhuzhou-facts-", suffix=".tmp", dir=folder)
    with _removed_when_killed(temporary):
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


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)  # noqa: PTH108 - a string already


@contextlib.contextmanager
def _removed_when_killed(path: str) -> Iterator[None]:
    """Remove a file where SIGTERM or SIGHUP ends the process; it still dies of the signal."""

    def die(number: int, _frame: object) -> None:
        _remove(path)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    caught = []
    # Windows has no SIGHUP; only the main thread may set either; `nohup` ignores one.
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with contextlib.suppress(ValueError):
                signal.signal(number, die)
                caught.append(number)
    try:
        yield
    finally:
        for number in caught:
            signal.signal(number, signal.SIG_DFL)


def _take_over(descriptor: int, temporary: str, old: os.stat_result | None) -> None:
    """Give the new file the owner and the mode of the old one, or those of any new file."""
    if old is not None and hasattr(os, "fchown"):
        with contextlib.suppress(OSError):  # only root may give files away
            os.fchown(descriptor, old.st_uid, old.st_gid)
    mode = 0o666 & ~_umask() if old is None else stat.S_IMODE(old.st_mode)
    os.chmod(temporary, mode)  # noqa: PTH101 - as above


def _umask() -> int:
    mask = os.umask(0o077)  # it can only be read by setting it
    os.umask(mask)
    return mask

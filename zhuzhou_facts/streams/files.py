"""Writing files whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import select
import signal
import stat
from typing import Final

from zhuzhou_facts.errors import Message, OutputError
from zhuzhou_facts.streams.safety import safe
from zhuzhou_facts.streams.signals import handled

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

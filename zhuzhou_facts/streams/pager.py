"""What does not fit on a terminal goes through a pager; a pager that fails is no fault."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import signal
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.streams.signals import handled

if TYPE_CHECKING:
    from collections.abc import Mapping

_USUAL: Final = "less"
# Leave at once where it all fits, keep colours, leave the text on the screen.
_LESS: Final = "FRX"
_NONE: Final = ("", "cat")
_KEEPS_HEAD: Final = 600  # the version of less that has --header
_HEAD_LINES: Final = 2
_LONGEST_HEAD: Final = 20_000
_COLOURS: Final = re.compile(r"\x1b\[[0-9;]*m")


def pager_command(environ: Mapping[str, str]) -> list[str]:
    """Return the pager that PAGER names, else less; empty where there is to be none.

    PAGER set to nothing or to cat, and a terminal that is dumb, mean none; words that no shell
    could part mean none either.
    """
    if environ.get("TERM") == "dumb":
        return []
    named = environ.get("PAGER", _USUAL).strip()
    try:
        words = shlex.split(named)
    except ValueError:
        return []
    return [] if named in _NONE else words


def keep_head(command: list[str], text: str) -> list[str]:
    """Return a pager's command with which the head of a table stays, where less can do that.

    The head is a line over a rule, at the beginning of `text`.
    """
    head = _COLOURS.sub("", text[:_LONGEST_HEAD]).split("\n", 2)
    is_table = len(head) > _HEAD_LINES and set(head[1]) in ({"─"}, {"-"})
    if not is_table or os.path.basename(command[0]) != _USUAL:  # noqa: PTH119 - a name
        return command
    import subprocess

    try:
        # The reader's own choice, run without a shell.
        ran = subprocess.run([command[0], "--version"], capture_output=True, check=False)  # noqa: S603 - as above
    except OSError:
        return command
    version = re.match(rb"less ([0-9]{1,6})", ran.stdout)
    keeps = version is not None and int(version[1]) >= _KEEPS_HEAD
    return [*command, f"--header={_HEAD_LINES}"] if keeps else command


def page(data: bytes, command: list[str], environ: Mapping[str, str]) -> bool:
    """Show `data` in a pager and wait until the reader leaves it.

    Returns:
        Whether it was shown: False where the pager cannot be started. One that is left early or
        dies is done with all the same.
    """
    import subprocess

    settings = {"LESS": _LESS, **environ}
    if os.path.basename(command[0]) == _USUAL:  # noqa: PTH119 - a name
        command = [*command, "-R"]  # the reader's own LESS need not keep colours
    # Ctrl-C is the pager's to handle, and it may stop reading.
    with handled(SIGINT=_go_on, SIGPIPE=signal.SIG_IGN):
        try:
            # The reader's own choice, run without a shell.
            running = subprocess.Popen(command, stdin=subprocess.PIPE, env=settings)  # noqa: S603 - PAGER is the user's
        except (OSError, ValueError):
            return False
        with contextlib.suppress(OSError):
            running.communicate(data)
        running.wait()
    return True


def _go_on(_number: int, _frame: object) -> None:
    """Do nothing: unlike a signal that is ignored, this one the pager does not inherit."""

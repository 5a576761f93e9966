"""What does not fit on a terminal goes through a pager; a pager that fails is no fault."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_USUAL: Final = "less"
# Leave at once where it all fits, keep colours, leave the text on the screen.
_LESS: Final = "FRX"
_KEEPS_HEAD: Final = 600  # the version of less that has --header
_HEAD_LINES: Final = 2
_COLOURS: Final = re.compile(r"\x1b\[[0-9;]*m")


def pager_command(environ: Mapping[str, str]) -> list[str]:
    """Return the pager that PAGER names, else less; empty where there is to be none.

    PAGER set to nothing or to cat, words that no shell could part, and a dumb terminal mean none.
    """
    if environ.get("TERM") == "dumb":
        return []
    try:
        words = shlex.split(environ.get("PAGER", _USUAL))
    except ValueError:
        return []
    return [] if words == ["cat"] else words


def keep_head(command: list[str], text: str) -> list[str]:
    """Return a pager's command with which the head of a table stays, where less can do that."""
    head = _COLOURS.sub("", text).split("\n", 2)  # a line over a rule
    is_table = len(head) > _HEAD_LINES and set(head[1]) in ({"─"}, {"-"})
    if not is_table or os.path.basename(command[0]) != _USUAL:  # noqa: PTH119 - a name
        return command
    try:
        ran = subprocess.run([command[0], "--version"], capture_output=True, check=False)  # noqa: S603 - PAGER is the user's
    except OSError:
        return command
    version = re.match(rb"less ([0-9]{1,6})", ran.stdout)
    keeps = version is not None and int(version[1]) >= _KEEPS_HEAD
    return [*command, f"--header={_HEAD_LINES}"] if keeps else command


def page(data: bytes, command: list[str], environ: Mapping[str, str]) -> bool:
    """Show `data` in a pager until the reader leaves it; return whether it could be started."""
    settings = {"LESS": _LESS, **environ}
    if os.path.basename(command[0]) == _USUAL:  # noqa: PTH119 - a name
        command = [*command, "-R"]  # the reader's own LESS need not keep colours
    # Ctrl-C is the pager's to handle. It would inherit that a signal is ignored, but no handler.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        subprocess.run(command, input=data, env=settings, check=False)  # noqa: S603 - as above
    except (OSError, ValueError):
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return True

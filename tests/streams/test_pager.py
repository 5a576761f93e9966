"""Long output on a terminal goes through a pager, and whatever happens to it is no fault."""

from __future__ import annotations

import os
import pty
import select
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from project import ROOT

from zhuzhou_facts.streams.pager import keep_head, page, pager_command

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        *(({}, ["less"]), ({"PAGER": "more"}, ["more"])),
        ({"PAGER": "less -S '-P a b'"}, ["less", "-S", "-P a b"]),
        *(({"PAGER": pager}, []) for pager in ("", " ", "cat", "'")),
        *(({"TERM": "dumb"}, []), ({"TERM": "dumb", "PAGER": "less"}, [])),
    ],
)
def test_the_pager_is_what_the_reader_says(environ: dict[str, str], command: list[str]) -> None:
    assert pager_command(environ) == command


TABLE = "\x1b[1mName\x1b[0m\n────\nrow\n"


def script(path: Path, line: str) -> str:
    """Write a program of one line and return its path."""
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("version", "name", "text", "header"),
    [
        ("less 643 (GNU)", "less", TABLE, ["--header=2"]),
        ("less 590 (GNU)", "less", TABLE, []),
        ("less 643 (GNU)", "more", TABLE, []),
        ("less 643 (GNU)", "less", "Name\nno rule\nrow\n", []),
        ("BusyBox", "less", TABLE, []),
    ],
)
def test_the_head_of_a_table_stays_where_less_can_do_that(
    tmp_path: Path, version: str, name: str, text: str, header: list[str]
) -> None:
    pager = script(tmp_path / name, f"echo '{version}'")
    assert keep_head([pager], text) == [pager, *header]


def test_a_pager_gets_the_text_whole_and_its_settings(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    data = b"line\n" * 100_000
    script = f'cat > "{seen}"; printf %s "$LESS" >> "{seen}"'
    assert page(data, ["sh", "-c", script], dict(os.environ))
    assert seen.read_bytes() == data + os.environ.get("LESS", "FRX").encode()


def test_less_keeps_colours_whatever_its_reader_has_set(tmp_path: Path) -> None:
    less = script(tmp_path / "less", f'echo "$@" > "{tmp_path}/seen"')
    assert page(b"x", [less, "-i"], {"LESS": ""})
    assert (tmp_path / "seen").read_text(encoding="utf-8") == "-i -R\n"


@pytest.mark.parametrize("script", ["exit 3", "kill -9 $$", "head -c 1 >/dev/null"])
def test_a_pager_that_stops_reading_has_shown_what_its_reader_wanted(script: str) -> None:
    assert page(b"x" * 10_000_000, ["sh", "-c", script], dict(os.environ))


def test_a_pager_that_is_not_there_shows_nothing() -> None:
    assert not page(b"x", ["zhuzhou-facts-no-such-pager"], dict(os.environ))
    assert not page(b"x", ["nul\0"], dict(os.environ))


def on_a_terminal(*arguments: str, keys: bytes = b"", **environ: str) -> tuple[int, str]:
    """Run the tool on a terminal of 24 lines; type once something is shown."""
    leader, follower = pty.openpty()
    settings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    settings |= {"TERM": "xterm", "LANG": "en_GB.UTF-8", "LINES": "24", "COLUMNS": "80"}
    ran = subprocess.Popen(
        [sys.executable, "-m", "zhuzhou_facts", *arguments],
        env=settings | environ,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
        # Ctrl-C goes to whoever has this terminal.
        preexec_fn=_own_terminal,  # noqa: PLW1509 - no threads here
    )
    os.close(follower)
    shown = b""
    # The terminal is at its end when nobody has it open any more; only who hangs is silent so long.
    while select.select([leader], [], [], 120)[0]:
        try:
            shown += os.read(leader, 65536)
        except OSError:
            break
        if keys and b"PAGED" in shown:
            os.write(leader, keys)
            keys = b""
    os.close(leader)
    code = ran.wait(120)
    return code, shown.decode("utf-8", "replace")


def _own_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(1, termios.TIOCSCTTY, 0)


WIDE = "reform-and-opening-up"
PAGER = "sh -c 'echo PAGED; cat'"


@pytest.mark.parametrize(
    ("arguments", "environ", "pages"),
    [
        (("list",), {}, True),
        (("list", "--json"), {}, True),
        (("list", "--help"), {}, True),
        (("themes",), {}, False),
        (("list", "--no-pager"), {}, False),
        (("list",), {"PAGER": "cat"}, False),
        (("list",), {"TERM": "dumb"}, False),
        (("themes",), {"LINES": "5"}, True),
        # Three lines, one of which takes two: a Chinese character is two columns wide.
        (("get", WIDE, "--json", "--fields", "statement_zh"), {"LINES": "4"}, True),
    ],
)
def test_only_what_does_not_fit_is_paged(
    arguments: tuple[str, ...], environ: dict[str, str], *, pages: bool
) -> None:
    settings: dict[str, Any] = {"PAGER": PAGER} | environ
    code, shown = on_a_terminal(*arguments, **settings)
    assert code == 0
    assert ("PAGED" in shown) == pages
    assert any(word in shown for word in ("overview", "Usage", "reform", "改革"))


def test_a_pager_that_is_absent_leaves_the_text() -> None:
    code, shown = on_a_terminal("list", PAGER="zhuzhou-facts-no-such-pager")
    assert (code, "改革开放40年" in shown or "reform and opening-up" in shown) == (0, True)


def test_a_pipe_is_never_paged() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "zhuzhou_facts", "list", "-f", "table"],
        env=os.environ | {"PAGER": PAGER, "LINES": "5", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert b"PAGED" not in ran.stdout


@pytest.mark.parametrize("pager", ["false", "head -n 1", "sh -c 'kill -9 $$'"])
def test_the_exit_code_is_that_of_the_command(pager: str) -> None:
    assert on_a_terminal("list", PAGER=pager)[0] == 0
    assert on_a_terminal("show", "nosuch", "resident-population", PAGER=pager, LINES="5")[0] == 1


def test_ctrl_c_is_the_pagers_to_understand() -> None:
    script = 'trap "echo HEARD; exit" INT; echo PAGED; cat >/dev/null; while :; do sleep 1; done'
    waiting = shlex.join(["sh", "-c", script])
    code, shown = on_a_terminal("list", PAGER=waiting, keys=b"\x03")
    assert code == 0
    assert "HEARD" in shown


def test_a_message_on_a_terminal_is_folded_between_words() -> None:
    code, shown = on_a_terminal("compare", "--to", "2000", COLUMNS="40")
    lines = shown.splitlines()
    assert code == 1
    assert lines[0] == "zhuzhou-facts: nothing to compare"
    assert all(len(line) <= 40 for line in lines)
    assert "    urbanisation-rate (1978 → 2017)," in lines

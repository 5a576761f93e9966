"""The process and its streams: what a shell does to them, end to end.

The package is copied beside a small command line of the test's own, so that what is tested is the
way out (entry point, writers) and nothing else.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import zhuzhou_facts

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and pipes as POSIX knows them")

_PACKAGE = Path(zhuzhou_facts.__file__).parent
_LINES = 60_000
_DATA = "".join(f"{number}\t株洲\n" for number in range(_LINES)).encode()

_CLI = f"""
import atexit, os, signal, sys
from zhuzhou_facts.streams.console import Output
from zhuzhou_facts.streams.messages import Messages
from zhuzhou_facts.errors import OutputError

def run(argv):
    what, *rest = argv
    if what == "data":
        Output().write("".join(f"{{n}}\\t株洲\\n" for n in range({_LINES})))
    elif what == "stream":
        for n in range({_LINES}):
            Output().write(f"{{n}}\\t株洲\\n")
    elif what == "human":
        Output().write("株洲 ≥ 2 │ 402.15万人\\n", human=True)
    elif what == "message":
        Messages().write("a note 株洲")
        Output().write("data\\n")
    elif what == "interrupted":
        # It is ignored where the tests run in the background of a shell.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.kill(os.getpid(), signal.SIGINT)
    elif what == "gone":
        raise BrokenPipeError(32, "Broken pipe")
    elif what == "atexit":
        atexit.register(lambda: print("goodbye"))
    elif what == "fault":
        raise RuntimeError("two\\nlines \\x1b[2J")
    elif what == "elsewhere":
        raise OSError(28, "No space left on device", "another file")
    elif what == "exit":
        raise SystemExit(int(rest[0]) if rest else None)
    elif what == "yaml":
        import yaml
        Output().write(yaml.__file__)
    return 0
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    ignored = shutil.ignore_patterns("__pycache__", "cli*", "*.yaml")
    shutil.copytree(_PACKAGE, folder / "zhuzhou_facts", ignore=ignored)
    (folder / "zhuzhou_facts" / "cli.py").write_text(_CLI, encoding="utf-8")
    return folder


def _environ(site: Path, **more: str) -> dict[str, str]:
    bare = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**bare, "PYTHONPATH": str(site), "LC_ALL": "C.UTF-8", **more}


def _argv(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "zhuzhou_facts", *arguments]


def _run(
    site: Path, *arguments: str, env: dict[str, str] | None = None, **options: Any
) -> subprocess.CompletedProcess[bytes]:
    given = {"cwd": site, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    environ = _environ(site, **(env or {}))
    return subprocess.run(_argv(*arguments), env=environ, timeout=60, check=False, **given)


def _shell(site: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run a shell script in which `"$@"` stands for the command."""
    call = ["sh", "-c", script, "sh", *_argv(*arguments)]
    environ = _environ(site)
    return subprocess.run(call, env=environ, cwd=site, timeout=60, check=False, capture_output=True)


@pytest.mark.parametrize("what", ["data", "stream"])
@pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_data_arrives_to_the_byte(site: Path, what: str, env: dict[str, str]) -> None:
    done = _run(site, what, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == _DATA


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_slow_reader_of_a_nonblocking_pipe_gets_everything(site: Path, unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    env = _environ(site, PYTHONUNBUFFERED=unbuffered)
    with subprocess.Popen(_argv("data"), env=env, cwd=site, stdout=writing) as process:
        os.close(writing)
        with os.fdopen(reading, "rb", buffering=0) as pipe:
            got = b"".join(iter(lambda: pipe.read(100_000), b""))
    assert process.returncode == 0
    assert got == _DATA


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize("what", ["data", "stream", "human"])
def test_a_full_disk_is_exit_4_and_one_line(site: Path, what: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = _run(site, what, stdout=full)
    message = b"zhuzhou-facts: cannot write to standard output: No space left on device\n"
    assert (done.returncode, done.stderr) == (4, message)


@pytest.mark.parametrize("what", ["data", "stream"])
def test_a_reader_that_leaves_ends_it_in_silence(site: Path, what: str) -> None:
    with subprocess.Popen(
        _argv(what),
        env=_environ(site),
        cwd=site,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == "0\t株洲\n".encode()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == -signal.SIGPIPE


@pytest.mark.parametrize(
    ("script", "arguments", "code", "said"),
    [
        ('"$@" >&-', ["data"], 4, b"cannot write to standard output: Bad file descriptor\n"),
        ('"$@" >&-', ["human"], 4, b"cannot write to standard output: Bad file descriptor\n"),
        # Nothing is written, so nothing is lost.
        ('"$@" >&-', ["exit", "1"], 1, b""),
        # The current folder was removed.
        ('mkdir gone && cd gone && rmdir ../gone && "$@"', ["exit", "0"], 0, b""),
    ],
)
def test_what_is_closed_or_gone_matters_where_it_is_used(
    site: Path, script: str, arguments: list[str], code: int, said: bytes
) -> None:
    done = _shell(site, script, *arguments)
    assert (done.returncode, done.stderr.removeprefix(b"zhuzhou-facts: ")) == (code, said)


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full", "2>&1 >&3 | true"])
def test_standard_error_never_matters(site: Path, redirection: str) -> None:
    script = f'{{ {{ "$@"; echo $? >&3; }} {redirection}; }} 3>&1'
    assert _shell(site, script, "message").stdout == b"data\n0\n"


@pytest.mark.parametrize(
    ("env", "written"),
    [
        ({}, "株洲 ≥ 2 │ 402.15万人\n".encode()),
        ({"PYTHONIOENCODING": "gbk"}, "株洲 ≥ 2 │ 402.15万人\n".encode("gbk")),
        (
            {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            b"\\u682a\\u6d32 >= 2 | 402.15\\u4e07\\u4eba\n",
        ),
    ],
)
def test_human_text_in_a_poor_locale(site: Path, env: dict[str, str], written: bytes) -> None:
    done = _run(site, "human", env=env)
    assert (done.returncode, done.stdout, done.stderr) == (0, written, b"")


@pytest.mark.parametrize(
    ("arguments", "code", "out"),
    [
        (["interrupted"], -signal.SIGINT, b""),
        (["gone"], -signal.SIGPIPE, b""),
        # Handlers of the exit run.
        (["atexit"], 0, b"goodbye\n"),
        (["exit", "0"], 0, b""),
        (["exit", "2"], 2, b""),
        (["exit"], 0, b""),
    ],
)
def test_a_way_out_has_its_code_and_is_silent(
    site: Path, arguments: list[str], code: int, out: bytes
) -> None:
    done = _run(site, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (code, out, b"")


def test_an_interruption_of_the_imports_is_silent_too(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site / "zhuzhou_facts", tmp_path / "zhuzhou_facts")
    interrupt = "signal.signal(signal.SIGINT, signal.default_int_handler); os.kill(os.getpid(), 2)"
    cli = tmp_path / "zhuzhou_facts" / "cli.py"
    cli.write_text(f"import os, signal\n{interrupt}\n", encoding="utf-8")
    done = _run(tmp_path, "data")
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


@pytest.mark.parametrize(
    ("what", "named"),
    [
        ("fault", rb"RuntimeError: two\x0alines \x1b[2J "),
        ("elsewhere", b"OSError: [Errno 28] No space left on device: 'another file' "),
    ],
)
def test_a_fault_is_one_line_and_exit_70(site: Path, what: str, named: bytes) -> None:
    done = _run(site, what)
    assert done.returncode == 70
    assert done.stderr.startswith(b"zhuzhou-facts: internal fault: " + named)
    assert done.stderr.endswith(b"please report it with the command that you ran\n")
    assert done.stderr.count(b"\n") == 1
    assert f"zhuzhou-facts {zhuzhou_facts.__version__}, Python 3.".encode() in done.stderr
    assert b"Traceback" in _run(site, what, env={"ZHUZHOU_FACTS_DEBUG": "1"}).stderr


@pytest.mark.parametrize("in_place", [False, True])
def test_a_module_that_lies_in_the_current_folder_is_not_run(
    site: Path, tmp_path: Path, *, in_place: bool
) -> None:
    for name in ("yaml", "typer", "signal"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('hijacked')", encoding="utf-8")
    if in_place:  # a checkout
        shutil.copytree(site / "zhuzhou_facts", tmp_path / "zhuzhou_facts")
    done = _run(site, "yaml", cwd=tmp_path, env={"PYTHONPATH": ""} if in_place else {})
    assert (done.returncode, done.stderr) == (0, b"")
    assert str(tmp_path).encode() not in done.stdout

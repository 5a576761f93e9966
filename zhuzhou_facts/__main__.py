"""The entry point: where the process meets its signals, its streams and its exit code.

It leaves by returning the code, and not by `os._exit`: exit handlers run, and coverage is saved.
That is safe because nothing is left in the interpreter's buffers by then (see `console`). Only a
death by signal skips them, as the death of any program does.
"""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def _forget_current_folder() -> None:
    """Take off the path what `python -m` puts first: a `yaml.py` that lies about is not ours.

    The package itself is found already, and its modules through it.
    """
    try:
        here = os.getcwd()  # noqa: PTH109 - pathlib is not loaded yet
    except OSError:
        here = ""
    if sys.path and sys.path[0] in ("", here) and not sys.flags.safe_path:
        del sys.path[0]


if __name__ == "__main__":
    _forget_current_folder()

EXIT_OUTPUT = 4
EXIT_FAULT = 70


def main() -> int:
    """Run the command line on the process's arguments and return its exit code.

    An interruption and a reader that went away end the process by the signal that says so.
    """
    # A run is short and makes few cycles: to look for them costs more than they take.
    gc.disable()
    try:
        code = _by_express()
        return _run(_call) if code is None else code
    except KeyboardInterrupt:
        return _die("SIGINT")
    except BrokenPipeError:
        return _die("SIGPIPE")
    except MemoryError:
        return _exhausted()


def _by_express() -> int | None:
    """Answer by the express lane where it knows the call; return the exit code, or None."""
    if "_ZHUZHOU_FACTS_COMPLETE" in os.environ or "-completion" in "".join(sys.argv[1:2]):
        from zhuzhou_facts.completion import answer
    else:
        from zhuzhou_facts.express import answer

    try:
        return answer(sys.argv[1:])
    except (BrokenPipeError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - as in `_run`, which says what it is
        fault = error

    def fail() -> int:
        raise fault

    return _run(fail)


def _run(call: Callable[[], int]) -> int:
    """Return the exit code of a call, whatever comes of it."""
    # These take as long as all of a lookup by the express lane.
    import contextlib
    import signal

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    from zhuzhou_facts.errors import OutputError
    from zhuzhou_facts.streams.console import Messages, Output

    output, messages = Output(), Messages()
    try:
        code = call()
        output.flush()
    except OutputError as error:
        messages.lang = _language()
        messages.error(error.message)
        code = EXIT_OUTPUT
    except (BrokenPipeError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is ours and ends here
        messages.lang = _language()
        messages.write(_fault(error))
        code = EXIT_FAULT
    # Whatever happened, nothing may be left for the interpreter to fail on when it ends.
    with contextlib.suppress(OutputError):
        output.flush()
    messages.flush()
    return code


def _language() -> str:
    """Return the language in which to say what went wrong."""
    from zhuzhou_facts.streams.language import tongue

    return tongue(sys.argv[1:], os.environ)


def _call() -> int:
    from zhuzhou_facts import cli

    try:
        return cli.run(sys.argv[1:])
    except SystemExit as leaving:
        if leaving.code is None or isinstance(leaving.code, int):
            return leaving.code or 0
        raise


def _fault(error: Exception) -> str:
    """Say in one line what went wrong inside, after the traceback where that is asked for."""
    import platform
    import traceback

    from zhuzhou_facts import __version__
    from zhuzhou_facts.streams.safety import safe

    debug = os.environ.get("ZHUZHOU_FACTS_DEBUG") == "1"
    trace = "".join(traceback.format_exception(error)) if debug else ""
    return (
        f"{trace}zhuzhou-facts: internal fault: {type(error).__name__}: {safe(str(error))} "
        f"(zhuzhou-facts {__version__}, Python {platform.python_version()}); "
        "please report it with the command that you ran"
    )


def _exhausted() -> int:
    """Say that there is not enough memory, which may be too little for our ways of saying it."""
    try:  # noqa: SIM105 - there may be no memory for the module that has it shorter
        os.write(2, b"zhuzhou-facts: there is not enough memory for this\n")
    except OSError:
        pass  # nobody listens; the exit code says it
    return EXIT_FAULT


def _die(name: str) -> int:
    """Die of a signal, so that the shell's loop around us ends too; else return its exit code."""
    import signal

    code = {"SIGINT": 130, "SIGPIPE": 141}[name]
    if os.name == "posix":
        number = signal.Signals[name]
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    return code


if __name__ == "__main__":
    sys.exit(main())

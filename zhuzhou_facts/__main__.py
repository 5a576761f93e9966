"""The process: its signals, its exit code, and what it does when something goes wrong.

It leaves by returning the exit code and not by `os._exit`, so that exit handlers run. That is safe
because nothing is left in the interpreter's buffers by then (see `streams.console`).
"""

from __future__ import annotations

import gc
import os
import sys

from zhuzhou_facts.streams import exit_codes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhuzhou_facts.streams.messages import Messages
    from zhuzhou_facts.streams.stdin_keys import StdinKeys


def _leave_out_current_folder() -> None:
    """Take off the path what `python -m` puts first: a `yaml.py` in the folder is not ours.

    The package itself is found already, and its modules through it.
    """
    try:
        here = os.getcwd()  # noqa: PTH109 - pathlib is not loaded yet
    except OSError:
        here = ""
    if sys.path and sys.path[0] in ("", here) and not sys.flags.safe_path:
        del sys.path[0]


if __name__ == "__main__":
    _leave_out_current_folder()


def main() -> int:
    """Run the command line on the arguments of the process and return its exit code.

    An interruption and a reader that went away end the process by the signal that says so.
    """
    # A run is short and makes few cycles: to look for them costs more than they take.
    gc.disable()
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:
        return _die("SIGINT", exit_codes.INTERRUPTED)
    except BrokenPipeError:
        return _die("SIGPIPE", exit_codes.READER_GONE)
    except MemoryError:
        return _out_of_memory()


def _run(arguments: list[str]) -> int:
    try:
        from zhuzhou_facts.fast_get import answer

        code = answer(arguments, _command_line)
    except (BrokenPipeError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
        return _report(error, arguments)
    return _run_all(arguments) if code is None else code


def _command_line(arguments: list[str], **stdin: StdinKeys) -> int:
    from zhuzhou_facts.cli import run

    return run(arguments, **stdin)


def _run_all(arguments: list[str]) -> int:
    # To import these takes as long as all of a fast answer.
    import contextlib

    from zhuzhou_facts.errors import OutputError
    from zhuzhou_facts.streams.console import Output
    from zhuzhou_facts.streams.messages import Messages
    from zhuzhou_facts.streams.signals import set_default

    set_default("SIGPIPE")
    output = Output()
    try:
        from zhuzhou_facts import cli

        code = cli.run(arguments)
        output.flush()
    except (BrokenPipeError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - as above
        code = _report(error, arguments)
    # Nothing may be left for the interpreter to fail on when it ends.
    with contextlib.suppress(OutputError):
        output.flush()
    Messages().flush()
    return code


def _report(error: Exception, arguments: list[str]) -> int:
    from zhuzhou_facts.errors import ZhuzhouFactsError
    from zhuzhou_facts.streams.messages import report, user_messages

    messages = user_messages(arguments)
    if isinstance(error, ZhuzhouFactsError):
        return report(error, messages)
    return _report_fault(error, messages)


def _report_fault(error: Exception, messages: Messages) -> int:
    """Write in one line what went wrong inside, after the traceback where that is asked for."""
    import platform
    import traceback

    from zhuzhou_facts import __version__
    from zhuzhou_facts.errors import Message
    from zhuzhou_facts.streams.safety import safe

    if os.environ.get("ZHUZHOU_FACTS_DEBUG") == "1":
        messages.write("".join(traceback.format_exception(error)))
    messages.error(
        Message(
            "internal fault: {error} ({version}); please report it with the command that you ran",
            {
                "error": f"{type(error).__name__}: {safe(str(error))}",
                "version": f"zhuzhou-facts {__version__}, Python {platform.python_version()}",
            },
        )
    )
    return exit_codes.FAULT


def _out_of_memory() -> int:
    """Say that there is not enough memory, which may be too little for our ways of saying it."""
    try:  # noqa: SIM105 - there may be no memory for the module that has it shorter
        os.write(2, b"zhuzhou-facts: there is not enough memory for this\n")
    except OSError:
        pass  # nobody listens; the exit code says it
    return exit_codes.FAULT


def _die(name: str, code: int) -> int:
    from zhuzhou_facts.streams.signals import die

    return die(name, code)


if __name__ == "__main__":
    sys.exit(main())

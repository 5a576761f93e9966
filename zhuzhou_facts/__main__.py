"""The process: its exit code, and what it does when something goes wrong."""

from __future__ import annotations

import gc
import os
import sys

if __name__ == "__main__" and not sys.flags.safe_path:
    # `python -m` puts the current folder first: a `yaml.py` in it is not ours.
    del sys.path[0]

from zhuzhou_facts import exit_codes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zhuzhou_facts.fast_get import Keys


def main() -> int:
    """Run the command line and return its exit code, or die of the signal that ended it."""
    # A run is short and makes few cycles: to look for them costs more than they take.
    gc.disable()
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:
        return _die("SIGINT", exit_codes.INTERRUPTED)
    except BrokenPipeError:
        return _die("SIGPIPE", exit_codes.READER_GONE)
    except MemoryError:
        # There may be too little for our ways of saying it.
        try:  # noqa: SIM105 - there may be no memory for the module that has it shorter
            os.write(2, b"zhuzhou-facts: there is not enough memory for this\n")
        except OSError:
            pass  # nobody listens; the exit code says it
        return exit_codes.FAULT


def _run(arguments: list[str]) -> int:
    try:
        from zhuzhou_facts.fast_get import answer

        code = answer(arguments, _command_line)
        return _command_line(arguments) if code is None else code
    except (BrokenPipeError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is reported
        return _report(error, arguments)


def _command_line(arguments: list[str], **stdin: Keys) -> int:
    # To import it takes as long as all of a fast answer.
    from zhuzhou_facts import cli

    return cli.run(arguments, **stdin)


def _report(error: Exception, arguments: list[str]) -> int:
    """Write in one line what went wrong, after the traceback of a fault where that is asked for."""
    import traceback

    from zhuzhou_facts import __version__
    from zhuzhou_facts.errors import Message, ZhuzhouFactsError
    from zhuzhou_facts.streams.messages import Messages, report, user_language
    from zhuzhou_facts.streams.safety import safe

    messages = Messages(lang=user_language(arguments, os.environ))
    if isinstance(error, ZhuzhouFactsError):
        return report(error, messages)
    if os.environ.get("ZHUZHOU_FACTS_DEBUG") == "1":
        messages.write("".join(traceback.format_exception(error)))
    named = f"{type(error).__name__}: {safe(str(error))}"
    version = f"zhuzhou-facts {__version__}, Python {sys.version.split()[0]}"
    template = "internal fault: {error} ({version}); please report it with the command that you ran"
    messages.error(Message(template, {"error": named, "version": version}))
    return exit_codes.FAULT


def _die(name: str, code: int) -> int:
    """Die of a signal, so that the shell's loop around us ends too; else return the code."""
    import signal

    if os.name == "posix":
        signal.signal(signal.Signals[name], signal.SIG_DFL)
        os.kill(os.getpid(), signal.Signals[name])
    return code


if __name__ == "__main__":
    sys.exit(main())

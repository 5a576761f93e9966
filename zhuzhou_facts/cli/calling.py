"""A call as it was read, answered: its session, and the function of its command."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from zhuzhou_facts import __version__
from zhuzhou_facts.cli.session import EXIT_OK, Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhuzhou_facts.arguments import Call
    from zhuzhou_facts.commands import Command
    from zhuzhou_facts.streams.console import Messages, Output


def answer(call: Call, output: Output, messages: Messages) -> int:
    """Answer a call and return its exit code."""
    session = session_of(call, output, messages)
    if call.options.get("version"):
        return _version(session)
    code: int = function(call.command)(session, **call.values)
    return code


def session_of(call: Call, output: Output, messages: Messages) -> Session:
    """Return what a call works with."""
    options = {key: value for key, value in call.options.items() if key != "version"}
    return Session(command=call.command.name, output=output, messages=messages, **options)


def function(command: Command) -> Callable[..., Any]:
    """Return the function that answers a command, imported when it is called."""
    module, _, name = command.home.partition(".")
    found: Callable[..., Any] = getattr(import_module(f"zhuzhou_facts.cli.{module}"), name)
    return found


def _version(session: Session) -> int:
    base = session.base
    session.write(
        f"zhuzhou-facts {__version__}\ndata {base.version}\nsha256 {base.digest}\n", human=True
    )
    return EXIT_OK

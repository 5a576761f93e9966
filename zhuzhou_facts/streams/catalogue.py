"""Messages in the language of the user.

The key of the catalogue is the English template; it is looked up before it is filled. The catalogue
is `messages.json`, one message a line.
"""

from __future__ import annotations

import json
import os
from functools import cache
from typing import TYPE_CHECKING

from zhuzhou_facts.errors import Message

if TYPE_CHECKING:
    from zhuzhou_facts.errors import Problem


@cache
def chinese() -> dict[str, str]:
    """Return the Chinese template of each English one."""
    path = os.path.join(os.path.dirname(__file__), "messages.json")  # noqa: PTH118, PTH120 - faster
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - as above
        texts: dict[str, str] = json.load(file)
    return texts


def translate(message: Message | str, lang: str) -> str:
    """Return a message in `zh`, in `en`, or for `both` as `中文 / English`.

    A message that the catalogue does not have stays English, and a field that is no message as it
    is.
    """
    english = str(message)
    if lang == "en":
        return english
    zh = _in_chinese(message)
    return " / ".join(dict.fromkeys((zh, english))) if lang == "both" else zh


def _in_chinese(message: Message | str) -> str:
    template, fields = message if isinstance(message, Message) else (message, {})
    text = chinese().get(template, template)
    if not fields:
        return text
    values = {
        name: _in_chinese(value) if isinstance(value, Message) else value
        for name, value in fields.items()
    }
    return text.format_map(values)


def translate_problem(problem: Problem, lang: str) -> str:
    """Return `file:line:column: [fact: ]message[; fix]` in `zh`, `en` or `both`."""
    text = problem.message
    if problem.fix:
        text = Message("{message}; {fix}", {"message": text, "fix": problem.fix})
    fact = f"{problem.fact}: " if problem.fact else ""
    place = f"{problem.file}:{problem.line}:{problem.column}"
    return f"{place}: {fact}{translate(text, lang)}"

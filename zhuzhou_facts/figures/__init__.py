"""Figures: got by key, listed, derived, compared and audited."""

from __future__ import annotations

from typing import Any

from zhuzhou_facts.errors import Message
from zhuzhou_facts.records import Text
from zhuzhou_facts.streams.messages import translate


def in_both(message: Message) -> Text:
    """Return a message as data, in both languages; its fields may be texts, or lists of texts."""
    zh, en = (
        translate(Message(message.template, _spoken(message.fields, lang)), lang)
        for lang in ("zh", "en")
    )
    return Text(zh=zh, en=en)


def _spoken(value: Any, lang: str) -> Any:
    """Return a value with the texts in it in one language."""
    if isinstance(value, dict):
        return {name: _spoken(each, lang) for name, each in value.items()}
    if isinstance(value, list):
        return [_spoken(each, lang) for each in value]
    return value.get(lang) if isinstance(value, Text) else value

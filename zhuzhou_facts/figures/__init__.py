"""Figures: got by key, listed, derived, compared and audited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhuzhou_facts.records import Text
from zhuzhou_facts.streams.messages import translate

if TYPE_CHECKING:
    from zhuzhou_facts.errors import Message


def in_both(message: Message) -> Text:
    """Return a message as data, in both languages; its fields may be texts, or lists of texts."""
    return Text(zh=translate(message, "zh"), en=translate(message, "en"))

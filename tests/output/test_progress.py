from __future__ import annotations

import io

from zhuzhou_facts.output.terminal import waiting


class Terminal(io.StringIO):
    """A stream before which a person sits."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_a_bar_names_what_is_waited_for() -> None:
    stream = Terminal()
    with waiting("[b]copy.txt", stream):
        pass
    assert "[b]copy.txt" in stream.getvalue()

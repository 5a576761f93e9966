from __future__ import annotations

import io

from zhuzhou_facts.output.progress import watched


class Terminal(io.StringIO):
    """A stream before which a person sits."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_what_is_watched_is_all_there_and_the_stream_says_so() -> None:
    stream = Terminal()
    assert list(watched(range(5), "copy.txt", stream)) == [0, 1, 2, 3, 4]
    assert "copy.txt" in stream.getvalue()

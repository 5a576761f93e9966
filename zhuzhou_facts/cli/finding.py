"""The command that finds facts by words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhuzhou_facts.cli.session import EXIT_MISSING, EXIT_OK, Session
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.output.formats import Format
from zhuzhou_facts.output.rows import hit_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.output.table import Picture
    from zhuzhou_facts.search import Hit


def search(
    session: Session,
    *,
    query: Sequence[str] = (),
    some: bool = False,
    limit: int | None = None,
    explain: bool = False,
) -> int:
    """Write what the words or the number find, best first."""
    from zhuzhou_facts.search import search as find

    asked = " ".join(query).strip()
    if not asked:
        raise UsageError("search needs a QUERY: words, or a number")
    # One hit is enough to tell that there are any, where none is to be shown.
    most = None if limit is None else max(limit, 1)
    hits = find(session.base, asked, any_word=some, limit=most, reading=session.reading)
    shown = hits[:limit]
    records = hit_records(session.base, shown, session.reading)
    plain = ["key", "value", "unit", "written", "name_zh", "name_en"]
    if explain:
        plain += ["why_zh", "why_en"]
    if hits or session.format is not Format.TABLE:
        session.emit(records, lambda: _picture(session, shown, explain=explain), plain=plain)
    if not hits:
        session.note(f"nothing found for {asked!r}")
        return EXIT_MISSING
    for hit in shown:
        if hit.is_rounding:
            session.note(f"{hit.key}: {session.teller.text(hit.why)}")
    return EXIT_OK


def _picture(session: Session, hits: tuple[Hit, ...], *, explain: bool) -> list[Picture]:
    from zhuzhou_facts.output.views import hit_grid

    return hit_grid(session.teller, hits, explain=explain)

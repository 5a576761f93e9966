"""The commands that compute: compare and audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhuzhou_facts.cli.session import EXIT_MISSING, EXIT_OK, Session
from zhuzhou_facts.errors import UnknownKeyError
from zhuzhou_facts.figures import comparison
from zhuzhou_facts.figures.audit import Verdict
from zhuzhou_facts.figures.audit import audit as audit_base
from zhuzhou_facts.figures.query import suggest
from zhuzhou_facts.output.report_rows import audit_records, comparison_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.figures.comparison import Comparison
    from zhuzhou_facts.output.chart import Plot
    from zhuzhou_facts.output.table import Picture
    from zhuzhou_facts.records import Fact

_NAMED = 6  # as many pairs as one line holds


def compare(
    session: Session,
    *,
    names: Sequence[str] = (),
    start: str = "1978",
    end: str = "2017",
    every: bool = False,
) -> int:
    """Write what changed between two times, a row a pair."""
    base = session.base
    facts = _chosen(session, names)
    found = comparison.compare(base, start, end, facts=facts, every=every, reading=session.reading)
    if not found:
        session.error(f"nothing to compare between {start} and {end}; {_there_is(session)}")
        return EXIT_MISSING
    session.emit(
        # A hedged side has bounds and no value, so a pipe gets the bounds too.
        comparison_records(found),
        lambda: _grid(session, found),
        plot=lambda: _plot(session, found),
        plain=(
            "id",
            "from_when",
            "from_value",
            "from_low",
            "from_high",
            "to_when",
            "to_value",
            "to_low",
            "to_high",
            "unit",
            "ratio",
            "ratio_low",
            "ratio_high",
            "stated_change",
            "caveat_zh",
            "caveat_en",
        ),
    )
    return EXIT_OK


def _grid(session: Session, found: Sequence[Comparison]) -> list[Picture]:
    from zhuzhou_facts.output.views import comparison_grid

    return comparison_grid(session.teller, found)


def _plot(session: Session, found: Sequence[Comparison]) -> Plot:
    from zhuzhou_facts.output.charting import comparison_plot

    return comparison_plot(session.teller, found)


def _chosen(session: Session, names: Sequence[str]) -> list[Fact] | None:
    base = session.base
    if not names:
        return None
    facts = {}
    themes = {theme.id for theme in base.themes}
    for name in names:
        if name in base:
            facts[name] = base.fact(name)
        elif name in themes:
            facts.update({fact.id: fact for fact in base.facts if fact.theme == name})
        else:
            raise UnknownKeyError(name, suggest(base, name))
    return list(facts.values())


def _there_is(session: Session) -> str:
    found = comparison.pairs(session.base)
    if not found:
        return "no fact has figures of two times"
    told = ", ".join(f"{fact.id} ({start} → {end})" for fact, start, end in found[:_NAMED])
    return f"there is {told}" + (" …; see --all" if len(found) > _NAMED else "")


def audit(session: Session) -> int:
    """Write a row a claim of the source: whether its own figures agree."""
    from zhuzhou_facts.output.views import audit_grid

    found = audit_base(session.base, session.reading)
    session.emit(
        audit_records(found),
        lambda: audit_grid(session.teller, found),
        plain=("id", "code", "verdict", "claim", "why_zh", "why_en"),
    )
    counts = {verdict: sum(item.verdict is verdict for item in found) for verdict in Verdict}
    session.note(
        f"{len(found)} claims: {counts[Verdict.AGREES]} agree, "
        f"{counts[Verdict.DISAGREES]} disagree, {counts[Verdict.CANNOT_TELL]} cannot be told"
    )
    return EXIT_MISSING if counts[Verdict.DISAGREES] else EXIT_OK

"""The commands that compute: compare and audit."""

from pathlib import PurePath
from typing import TYPE_CHECKING

from zhuzhou_facts.cli import values
from zhuzhou_facts.cli.options import SAVED, Text, Texts, argument, command, option
from zhuzhou_facts.errors import Message
from zhuzhou_facts.output import screens
from zhuzhou_facts.streams import exit_codes

if TYPE_CHECKING:
    from zhuzhou_facts.cli.session import Session

_PAIRS_NAMED = 6  # as many as one line holds
# A hedged side has bounds and no value, so a pipe gets the bounds too.
_PLAIN = (
    *("id", "from_when", "from_value", "from_low", "from_high"),
    *("to_when", "to_value", "to_low", "to_high", "unit", "ratio", "ratio_low", "ratio_high"),
    *("stated_change", "caveat_zh", "caveat_en"),
)


@command(*SAVED)
def run_compare(
    session: "Session",
    names: Texts = argument("[NAME]...", "Only these facts or themes, by id or name.", values.keys),
    start: Text = option("--from", "The earlier time.", "TIME", values.times),
    end: Text = option("--to", "The later time.", "TIME", values.times),
    every: bool = option("--all", "Every other before/after pair too."),
) -> int:
    """Compare two times: the change, the multiple, the growth a year, with bounds."""
    from zhuzhou_facts.figures import comparison
    from zhuzhou_facts.figures.names import facts
    from zhuzhou_facts.output.rows import comparison_records

    base = session.base
    chosen = [fact for name in names for fact in facts(base, name)] if names else None
    times = comparison.asked_times(base, start, end)
    found = comparison.compare(base, start, end, facts=chosen, every=every, reading=session.reading)
    if not found:
        _say_what_there_is(session, *times)
        return exit_codes.NOT_FOUND
    if session.options.save and PurePath(session.options.save).suffix.lower() == ".svg":
        from zhuzhou_facts.output.chart import comparison_chart

        chart = comparison_chart(session.presenter, found, times, session.lang)
        session.write_file(session.options.save, chart)
        return exit_codes.OK
    session.emit(
        comparison_records(found), lambda it: screens.compare_screen(it, found, times), plain=_PLAIN
    )
    return exit_codes.OK


def _say_what_there_is(session: "Session", start: str | None, end: str | None) -> None:
    from zhuzhou_facts.figures import comparison

    found = comparison.pairs(session.base)
    if not found:
        session.error("no fact has figures of two times")
        return
    named: list[Message | str] = [
        Message("{id} ({start} → {end})", {"id": fact.id, "start": first, "end": last})
        for fact, first, last in found[:_PAIRS_NAMED]
    ]
    session.error(
        "nothing to compare between {start} and {end}; there is {pairs}; see also --all",
        start=start or "…",
        end=end or "…",
        pairs=named + ["…"] * (len(found) > _PAIRS_NAMED),
    )


@command(*SAVED)
def run_audit(session: "Session") -> int:
    """Recompute the arithmetic of the source from its own figures."""
    from zhuzhou_facts.figures.audit import Verdict, audit
    from zhuzhou_facts.output.rows import audit_records

    found = audit(session.base, session.reading)
    session.emit(
        audit_records(found),
        lambda it: screens.audit_screen(it, found),
        plain=("id", "code", "verdict", "claim", "why_zh", "why_en"),
    )
    wrong = any(item.verdict is Verdict.DISAGREES for item in found)
    return exit_codes.NOT_FOUND if wrong else exit_codes.OK

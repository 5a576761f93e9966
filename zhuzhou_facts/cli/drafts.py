"""The command about a text that someone wrote: proofread."""

from typing import TYPE_CHECKING, Annotated

import typer

from zhuzhou_facts.cli import values
from zhuzhou_facts.cli.options import ROWS, SAVE, with_options
from zhuzhou_facts.errors import UsageError
from zhuzhou_facts.streams import exit_codes

if TYPE_CHECKING:
    from zhuzhou_facts.cli.session import Session
    from zhuzhou_facts.output.page import Page
    from zhuzhou_facts.records import FactBase

_LARGE = 100_000  # bytes of a draft that takes more than a moment
# What a pipe gets of each number.
_PLAIN = (
    "line",
    "column",
    "draft",
    "verdict",
    "outcome",
    "key",
    "source",
    "remedy_zh",
    "remedy_en",
)


@with_options(*ROWS, *SAVE)
def proofread(
    session: "Session",
    draft: Annotated[
        str | None, typer.Argument(metavar="DRAFT", help="The text; - is standard input.")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", help="The text it is made of, in place of a base.", metavar="TEXT"
        ),
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(
            "--only",
            help="Only numbers with these verdicts.",
            metavar="A,B,C",
            autocompletion=values.verdicts,
        ),
    ] = None,
    unknown: Annotated[
        str | None,
        typer.Option(
            "--unknown",
            help="Numbers that no fact has: warn, fail or ignore.",
            metavar="WHAT",
            autocompletion=values.unknown_numbers,
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="In a table, show what is right too.")
    ] = False,
) -> int:
    """Check every number of a draft against fact bases, or against a source text."""
    from zhuzhou_facts.base import load
    from zhuzhou_facts.document import read_copy
    from zhuzhou_facts.document.proofreading import proofread as find_remarks
    from zhuzhou_facts.output import screens
    from zhuzhou_facts.output.rows import proofreading_records

    if draft is None:
        raise UsageError("proofread needs a DRAFT, the file of a text")
    if source is not None and session.options.facts:
        raise UsageError("--source goes in place of --facts")
    choice = values.choose("--unknown", unknown or "warn", values.unknown_numbers())
    verdicts = _verdicts(only)
    copy = read_copy(draft)
    text = read_copy(source) if source is not None else None
    others = (session.options.facts or [])[1:]
    bases = [session.base, *map(load, others)]
    with session.waiting(draft, _LARGE):
        remarks = find_remarks(
            copy.text,
            *(() if text else bases),
            source=text.text if text else None,
            reading=session.reading,
            name=text.name if text else "",
        )
    if verdicts:
        remarks = tuple(remark for remark in remarks if remark.verdict in verdicts)
    if choice == "ignore":
        remarks = tuple(remark for remark in remarks if remark.outcome != "unknown")

    def report(page: "Page") -> str:
        from zhuzhou_facts.output.report import draft_report

        against: list[FactBase | str] = [text.name] if text else [*bases]
        return draft_report(page, remarks, copy, against)

    session.emit(
        proofreading_records(remarks),
        lambda it: screens.proofread_screen(it, remarks, (copy.name, copy.text), every=every),
        plain=_PLAIN,
        page=report,
    )
    wrong = {"wrong", "unknown"} if choice == "fail" else {"wrong"}
    if any(remark.outcome in wrong for remark in remarks):
        return exit_codes.NOT_FOUND
    return exit_codes.OK


def _verdicts(only: str | None) -> set[str]:
    """Return the verdicts that were asked for, empty for all."""
    names = [name for name in map(str.strip, (only or "").split(",")) if name]
    return {values.choose("--only", name, values.verdicts()) for name in names}

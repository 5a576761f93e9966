"""What was checked: the source's claims, a copy of it, a fact base; what is wrong comes first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document import Result
from zhuzhou_facts.errors import Message
from zhuzhou_facts.figures.audit import Verdict
from zhuzhou_facts.figures.derivation import member
from zhuzhou_facts.output.screens.comparing import in_both
from zhuzhou_facts.output.shapes import Cell, Column, Group, Lines, Listing, Numbers, Row
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import ChangeKind, RelationKind
from zhuzhou_facts.records.units import PERCENT
from zhuzhou_facts.streams.catalogue import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhuzhou_facts.document.scaffolding import Scaffold
    from zhuzhou_facts.document.verification import Verification
    from zhuzhou_facts.errors import Problem
    from zhuzhou_facts.figures.audit import Finding
    from zhuzhou_facts.output.presenter import Presenter
from zhuzhou_facts.output.shapes import Screen, Style

RESULT_FROM: Final = 70
_SIGNS: Final[dict[Verdict, tuple[str, Style]]] = {
    Verdict.DISAGREES: ("×", "wrong"),
    Verdict.AGREES: ("√", "right"),
    Verdict.CANNOT_TELL: ("○", "unknown"),
}
_RIGHT: Final = frozenset({Result.EXACT, Result.NORMALISED})


def audit_screen(present: Presenter, findings: Sequence[Finding]) -> Screen:
    """Return the claims of the source, those that its figures contradict first."""
    counts = Counter(finding.verdict for finding in findings)
    summary = present.say(
        "{claims} claims recomputed: {wrong} disagree, {right} agree, {open} cannot be told",
        claims=len(findings),
        wrong=counts[Verdict.DISAGREES],
        right=counts[Verdict.AGREES],
        open=counts[Verdict.CANNOT_TELL],
    )
    names = {
        Verdict.DISAGREES: present.say("disagrees"),
        Verdict.AGREES: present.say("agrees"),
        Verdict.CANNOT_TELL: present.say("cannot be told"),
    }
    notes: dict[tuple[str, ...], int] = {}
    groups = []
    for verdict, (sign, style) in _SIGNS.items():
        rows = [_claim(present, each, notes) for each in findings if each.verdict is verdict]
        last = present.say("Why") if verdict is Verdict.CANNOT_TELL else present.say("Recomputed")
        headings = (present.say("Source says"), last)
        groups.append(Group(tuple(rows), Cell(f"{sign} {names[verdict]}", style), headings))
    columns = (
        Column(present.say("Claim")),
        Column(present.say("Source says")),
        Column("", shown_from=RESULT_FROM, needed=True),
    )
    shown = tuple(group for group in groups if group.rows)
    table = (Listing(columns, shown, has_head=False),) if shown else ()
    shown_note = 1 if present.lang == "en" else 0
    lines = tuple(Cell(f"[{mark}] {note[shown_note]}") for note, mark in notes.items())
    return (Lines((Cell(summary),)), *table, *((Lines(lines, indent=4),) if lines else ()))


def _claim(present: Presenter, finding: Finding, notes: dict[tuple[str, ...], int]) -> Row:
    change = finding.change
    name, claim, result = _change(present, finding) if change else _relation(present, finding)
    mark = ""
    if change and finding.as_multiple not in {None, finding.verdict}:
        words = in_both(
            present,
            lambda it: it.say(
                "read as an increase; read as “{times} as much” it would {verdict}",
                times=it.figure(change),
                verdict=_would(finding),
            ),
        )
        mark = f" [{notes.setdefault(words, len(notes) + 1)}]"
    return Row((Cell(name, mark=mark), Cell(claim), Cell(result)))


def _would(finding: Finding) -> Message:
    return {
        Verdict.AGREES: Message("agree"),
        Verdict.DISAGREES: Message("disagree"),
        None: Message("be open"),
        Verdict.CANNOT_TELL: Message("be open"),
    }[finding.as_multiple]


def _change(present: Presenter, finding: Finding) -> tuple[str, str, str]:
    """Return the name, what the source says, and what follows from its figures or why nothing."""
    fact, change = present.base.fact(finding.id), finding.change
    if change is None:
        return "", "", ""
    claim = present.change(change)
    if change.kind is ChangeKind.TIMES:
        time = present.when(change.from_)
        claim = present.say("{times} that of {time}", times=claim, time=time)
    if finding.missing:
        times = present.join(map(present.when, finding.missing), "、")
        return present.text(fact.name), claim, present.say("{what} not stated", what=times)
    unit = stated_quantity(present.base, change).unit
    return present.text(fact.name), claim, _result(present, finding, unit)


def _result(present: Presenter, finding: Finding, unit: str, words: str = "") -> str:
    """Return what was computed, or that it cannot be held against a number without bounds."""
    if not words and finding.computed:
        words = present.bounds(finding.computed, unit) or present.exact(finding.computed, unit)
    if finding.verdict is Verdict.CANNOT_TELL:
        return present.join([words, present.say("a hedged number has no bounds")])
    return words


def _relation(present: Presenter, finding: Finding) -> tuple[str, str, str]:
    """Return the same for a relation of figures: the number that it is about comes first."""
    relation = finding.relation
    if relation is None:
        return "", "", ""
    is_share = relation.kind is RelationKind.SHARE
    key = relation.share or "" if is_share else relation.whole
    stated = member(present.base, key)
    name = _name(present, key)
    claim = present.figure(stated[1], stated[0].counter) if stated else present.say("not stated")
    if finding.missing:
        names = present.join((_name(present, each) for each in finding.missing), "、")
        return name, claim, present.say("{what} not stated", what=names)
    if is_share:
        return name, claim, _result(present, finding, PERCENT)
    if relation.kind is RelationKind.COUNT:
        words = present.say("{count} listed", count=len(relation.parts))
        return name, claim, _result(present, finding, "", words)
    numbers = [present.bare_figure(figure) for _, figure in finding.members[1:]]
    words = " + ".join(numbers)
    if len(numbers) > 1 and finding.computed:
        total = present.bounds(finding.computed, "") or present.exact(finding.computed, "")
        words = f"{words} = {total}"
    if not relation.complete and finding.verdict is not Verdict.CANNOT_TELL:
        fits = finding.verdict is Verdict.AGREES
        words = present.join(
            [words, present.say("fits") if fits else present.say("does not fit")], "，"
        )
    return name, claim, _result(present, finding, "", words)


def _name(present: Presenter, key: str) -> str:
    """Return the name of what a key stands for: a fact, a computed figure, else the key."""
    name = key.partition("@")[0]
    if name in present.base:
        return present.text(present.base.fact(name).name)
    derived = (relation.derives for relation in present.base.relations if relation.derives)
    return next((present.text(each.name) for each in derived if each.id == name), key)


def verify_screen(
    present: Presenter, rows: Sequence[Verification], file: str, *, every: bool = False
) -> Screen:
    """Return the counts, then what does not agree with the copy, or all, and what is uncovered."""
    references = [row for row in rows if row.key]
    uncovered = [row for row in rows if not row.key]
    counts = Counter(row.result for row in references)
    told = present.join(
        (
            present.say("{count} {result}", count=count, result=Message(result.value))
            for result, count in counts.most_common()
        ),
        "，",
    )
    fields = {"file": file, "count": len(references), "results": told}
    cells = [Cell(present.say("{file}: {count} references, {results}", **fields))]
    for row in references:
        if every or row.result not in _RIGHT:
            cells += _reference(present, row, file)
    if uncovered:
        numbers = present.join(
            (f"{row.found}{present.bracketed(_at(row, file))}" for row in uncovered), "；"
        )
        fields = {"count": len(uncovered), "numbers": numbers}
        cells.append(
            Cell(
                present.say(
                    "numbers of the copy that no fact covers ({count}): {numbers}", **fields
                )
            )
        )
    return (Lines(tuple(cells), indent=4),)


def _at(row: Verification, file: str) -> str:
    return file if row.line is None else f"{file}:{row.line}:{row.column}"


def _reference(present: Presenter, row: Verification, file: str) -> Iterable[Cell]:
    fact = present.base.fact(row.key.partition(":")[0].partition("@")[0])
    right = row.result in _RIGHT
    sign = "√" if right else "×"
    words = [present.text(fact.name), present.place(fact.at), _at(row, file)]
    yield Cell(f"{sign} {'  '.join(words)}", "" if right else "wrong")
    parts = [present.say("fact base {written}", written=row.written)]
    if row.found:
        parts.append(present.say("copy {found}", found=row.found))
    parts.append(translate(row.why or Message(row.result.value), present.lang))
    yield Cell("    " + "   ".join(parts), "quiet" if right else "")


def problem_screen(problems: Sequence[Problem], lang: str, file: str) -> Screen:
    """Return how many problems a fact base has, then each with its place and how to fix it."""
    count = len(problems)
    summary = Message("{file}: {count} problems", {"file": file, "count": count})
    if count == 1:
        summary = Message("{file}: 1 problem", {"file": file})
    cells = [Cell(translate(summary, lang))]
    for each in problems:
        place = f"{each.file}:{each.line}:{each.column}: {f'{each.fact}: ' if each.fact else ''}"
        cells.append(Cell(place + translate(each.message, lang)))
        if each.fix:
            cells.append(Cell("    " + translate(each.fix, lang)))
    return (Lines(tuple(cells), indent=4),)


def scaffold_screen(present: Presenter, drawn: Scaffold, file: str) -> Screen:
    """Return how a text is divided: a line a section, with what was counted in it."""
    blocks = drawn.outline.blocks
    sections = range(len(drawn.outline.sections))
    fields = {
        "file": file,
        "sections": len(sections) - 1,
        "paragraphs": sum(map(drawn.outline.paragraphs, sections)),
        "captions": sum(block.place == "caption" for block in blocks),
        "numbers": len(drawn.rows),
    }
    summary = present.say(
        "{file}: {sections} sections, {paragraphs} paragraphs, {captions} captions, "
        "{numbers} numbers",
        **fields,
    )
    rows = tuple(_section(present, drawn, number) for number in sections)
    columns = (
        Column(present.say("Section")),
        Column(present.say("Paragraphs"), to_right=True),
        Column(present.say("Captions"), to_right=True),
        Column(present.say("Numbers"), to_right=True),
        Column(present.say("Doubts"), to_right=True),
    )
    title = (Cell(drawn.outline.title, "title"),) if drawn.outline.title else ()
    return (Lines((*title, Cell(summary))), Numbers(columns, rows))


def _section(present: Presenter, drawn: Scaffold, number: int) -> Row:
    rows = [row for row in drawn.rows if row.section == number]
    captions = [
        block
        for block in drawn.outline.blocks
        if block.section == number and block.place == "caption"
    ]
    doubts = sum(row.doubt is not None for row in rows)
    counts = (drawn.outline.paragraphs(number), len(captions), len(rows), doubts)
    name = present.join((present.section(number), drawn.outline.sections[number]), "，")
    return Row((Cell(name), *(Cell(str(count)) for count in counts)))

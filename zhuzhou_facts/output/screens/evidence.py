"""What was checked: the source's claims, a copy, a base, a draft; what is wrong comes first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from zhuzhou_facts.document import Result
from zhuzhou_facts.document.normalisation import without, wraps
from zhuzhou_facts.errors import Message, Problem
from zhuzhou_facts.figures.audit import Finding, Verdict
from zhuzhou_facts.figures.derivation import member
from zhuzhou_facts.figures.names import called
from zhuzhou_facts.output.screens.comparing import Notes, said
from zhuzhou_facts.output.shapes import Cell, Column, Excerpt, Group, Lines, Listing, Numbers, Row
from zhuzhou_facts.quantity.stated import stated_quantity
from zhuzhou_facts.records import PERCENT, Change, ChangeKind, Locator, RelationKind
from zhuzhou_facts.streams.messages import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhuzhou_facts.document.proofreading import Remark
    from zhuzhou_facts.document.scaffolding import Scaffold
    from zhuzhou_facts.document.verification import Verification
    from zhuzhou_facts.output.presenter import Presenter
    from zhuzhou_facts.output.shapes import Screen, Style

_RIGHT: Final = frozenset({Result.EXACT, Result.NORMALISED})
STYLES: Final[dict[str, tuple[str, Style]]] = {
    "wrong": ("×", "wrong"),
    "unknown": ("○", "unknown"),
    "pass": ("√", "right"),
}
"""The sign and the style of each outcome."""
_VERDICTS: Final = {
    Verdict.DISAGREES: ("wrong", "disagrees", "Recomputed"),
    Verdict.AGREES: ("pass", "agrees", "Recomputed"),
    Verdict.CANNOT_TELL: ("unknown", "cannot be told", "Why"),
}
_WOULD: Final = {Verdict.AGREES: "agree", Verdict.DISAGREES: "disagree"}
_CLAIM_COLUMNS: Final = (Column(""), Column(""), Column("", shown_from=70, needed=True))


def audit_screen(present: Presenter, findings: Sequence[Finding]) -> Screen:
    """Return the claims of the source, those that its figures contradict first."""
    notes, groups, counts = Notes(), [], {}
    for verdict, (outcome, name, last) in _VERDICTS.items():
        sign, style = STYLES[outcome]
        rows = tuple(_claim(present, each, notes) for each in findings if each.verdict is verdict)
        counts[verdict.value] = len(rows)
        headings = (present.say("Source says"), present.say(last))
        if rows:
            groups.append(Group(rows, Cell(f"{sign} {present.say(name)}", style), headings))
    template = (
        "{claims} claims recomputed: {disagrees} disagree, {agrees} agree, "
        "{cannot_tell} cannot be told"
    )
    summary = present.say(template, claims=len(findings), **counts)
    table = (Listing(_CLAIM_COLUMNS, tuple(groups)),) if groups else ()
    return (Lines((Cell(summary),)), *table, *notes.lines())


def _claim(present: Presenter, finding: Finding, notes: Notes) -> Row:
    """Return a name, what the source says, and what its figures give or why they leave it open."""
    change, mark = finding.change, ""
    name, claim, result = (
        _change(present, finding, change) if change else _relation(present, finding)
    )
    if finding.missing:
        names = (present.when(it) if change else _called(present, it) for it in finding.missing)
        result = present.say("{what} not stated", what=present.join(names, "、"))
    elif finding.verdict is Verdict.CANNOT_TELL:
        result = present.join([result, present.text(finding.why)])
    if change and finding.as_multiple not in {None, finding.verdict}:
        template = "read as an increase; read as “{times} as much” it would {verdict}"
        would = Message(_WOULD.get(finding.as_multiple, "be open"))
        words = present.say(template, times=present.figure(change), verdict=would)
        mark = notes.number({(*said(change), finding.as_multiple): words})
    return Row((Cell(name, mark=mark), Cell(claim), Cell(result)))


def _called(present: Presenter, key: str) -> str:
    return present.text(called(present.base, key))


def _change(present: Presenter, finding: Finding, change: Change) -> tuple[str, str, str]:
    claim, result = present.change(change), ""
    if change.kind is ChangeKind.TIMES:
        time = present.when(change.from_)
        claim = present.say("{times} that of {time}", times=claim, time=time)
    if finding.computed:
        # A claim of a fall is in numbers above zero, and so is what it is held against.
        computed = -finding.computed if change.down else finding.computed
        result = present.interval(computed, stated_quantity(present.base, change).unit)
    return present.text(present.base.fact(finding.id).name), claim, result


def _relation(present: Presenter, finding: Finding) -> tuple[str, str, str]:
    """Return the same for a relation of figures: the number that it is about comes first."""
    relation, computed = finding.relation, finding.computed
    if relation is None:
        return "", "", ""
    is_share = relation.kind is RelationKind.SHARE
    key = relation.share or "" if is_share else relation.whole
    stated = member(present.base, key)
    claim = present.figure(stated[1], stated[0].counter) if stated else present.say("not stated")
    if relation.kind is RelationKind.COUNT:
        words = present.say("{count} listed", count=len(relation.parts))
    elif is_share:
        words = present.interval(computed, PERCENT) if computed else ""
    else:
        numbers = [present.bare_figure(figure) for _, figure in finding.members[1:]]
        words = " + ".join(numbers)
        if len(numbers) > 1 and computed:
            words = f"{words} = {present.interval(computed, '')}"
        if not relation.complete and finding.verdict is not Verdict.CANNOT_TELL:
            fits = "fits" if finding.verdict is Verdict.AGREES else "does not fit"
            words = present.join([words, present.say(fits)], "，")
    return _called(present, key), claim, words


def verify_screen(
    present: Presenter, rows: Sequence[Verification], file: str, *, every: bool = False
) -> Screen:
    """Return the counts, then what does not agree with the copy, or all, and what is uncovered."""
    references = [row for row in rows if row.key]
    counts = [
        present.say("{count} {result}", count=count, result=Message(result.value))
        for result, count in Counter(row.result for row in references).most_common()
    ]
    results = present.join(counts, "，")
    template = "{file}: {count} references, {results}"
    cells = [Cell(present.say(template, file=file, count=len(references), results=results))]
    for row in references:
        if every or row.result not in _RIGHT:
            cells += _reference(present, row, file)
    uncovered = [
        _in_a_line(row.found) + present.bracketed(_at(row, file)) for row in rows if not row.key
    ]
    if uncovered:
        template = "numbers of the copy that no fact covers ({count}): {numbers}"
        numbers = present.join(uncovered)
        cells.append(Cell(present.say(template, count=len(uncovered), numbers=numbers)))
    return (Lines(tuple(cells), indent=4),)


def _in_a_line(words: str) -> str:
    """Return what stands in wrapped lines as it does in one."""
    return " ".join(without(words, wraps(words)).split())


def _at(row: Verification, file: str) -> str:
    return file if row.line is None else f"{file}:{row.line}:{row.column}"


def _reference(present: Presenter, row: Verification, file: str) -> tuple[Cell, Cell]:
    owner = row.key.partition(":")[0].partition("@")[0]
    # A theme that lacks paragraphs has nothing written.
    named = present.base.fact(owner) if row.written else present.base.theme(owner)
    at = Locator(section=row.section, paragraph=row.paragraph, caption=row.caption)
    is_right = row.result in _RIGHT
    name = f"{'√' if is_right else '×'} {present.text(named.name)}"
    parts = [
        *([present.say("fact base {written}", written=row.written)] if row.written else ()),
        *([present.say("copy {found}", found=_in_a_line(row.found))] if row.found else ()),
        translate(row.why or Message(row.result.value), present.lang),
    ]
    return (
        Cell(f"{name}  {present.place(at)}  {_at(row, file)}", "" if is_right else "wrong"),
        Cell("    " + "   ".join(parts), "quiet" if is_right else ""),
    )


def problem_screen(problems: Sequence[Problem], lang: str, file: str) -> Screen:
    """Return how many problems a fact base has, then each with its place and how to fix it."""
    summary = Message("{file}: {count} problems", {"file": file, "count": len(problems)})
    lines = [translate(summary, lang)]
    for each in problems:
        lines.append(each.place + translate(each.message, lang))
        if each.fix:
            lines.append("    " + translate(each.fix, lang))
    return (Lines(tuple(map(Cell, lines)), indent=4),)


def scaffold_screen(present: Presenter, drawn: Scaffold, file: str) -> Screen:
    """Return how a text is divided: a line a section, with what was counted in it."""
    outline = drawn.outline
    counted = {
        "paragraphs": Counter({i: outline.paragraphs(i) for i in range(len(outline.sections))}),
        "captions": Counter(it.section for it in outline.blocks if it.place == "caption"),
        "numbers": Counter(row.section for row in drawn.rows),
        "doubts": Counter(row.section for row in drawn.rows if row.doubt is not None),
    }
    rows = []
    for i, heading in enumerate(outline.sections):
        name = present.join((present.section(i), heading), "，")
        rows.append(Row((Cell(name), *(Cell(str(each[i])) for each in counted.values()))))
    template = (
        "{file}: {sections} sections, {paragraphs} paragraphs, {captions} captions, "
        "{numbers} numbers"
    )
    totals = {name: each.total() for name, each in counted.items()}
    summary = present.say(template, file=file, sections=len(rows) - 1, **totals)
    heads = map(present.say, ("Section", "Paragraphs", "Captions", "Numbers", "Doubts"))
    columns = tuple(Column(head, to_right=i > 0) for i, head in enumerate(heads))
    title = (Cell(outline.title, "title"),) if outline.title else ()
    return (Lines((*title, Cell(summary))), Numbers(columns, tuple(rows)))


def proofread_screen(
    presenter: Presenter, remarks: Sequence[Remark], draft: tuple[str, str], *, every: bool = False
) -> Screen:
    """Return what is wrong in a draft (its name, its text), or `every` number, and the counts."""
    counts = {each: sum(it.outcome == each for it in remarks) for each in STYLES}
    template = "{count} numbers: {wrong} wrong, {unknown} unknown, {pass} right"
    summary = presenter.say(template, count=len(remarks), **counts)
    shown = [it for it in remarks if every or it.outcome != "pass"]
    return (*(_excerpt(presenter, it, *draft) for it in shown), Lines((Cell(summary),)))


def _excerpt(presenter: Presenter, remark: Remark, name: str, text: str) -> Excerpt:
    verdict = remark.verdict.value
    heading = f"{name}:{remark.line}:{remark.column}: {verdict}"
    if presenter.lang == "zh":
        heading += presenter.bracketed(presenter.say(verdict))
    start = text.rfind("\n", 0, remark.start) + 1
    end = text.find("\n", remark.end)
    after = text[remark.end : None if end < 0 else end]
    return Excerpt(
        heading,
        str(remark.line),
        text[start : remark.start].lstrip(),
        Cell(_in_a_line(remark.draft), STYLES[remark.outcome][1]),
        after.rstrip(),
        (("=", source_of(presenter, remark)), ("→", remedy_of(presenter, remark))),
    )


def remedy_of(presenter: Presenter, remark: Remark) -> str:
    """Return what to do about a number."""
    return remark.remedy_zh if presenter.lang == "zh" else remark.remedy_en


def source_of(presenter: Presenter, remark: Remark) -> str:
    """Return what a number was compared with: its name, time, wording and place."""
    entry = remark.entry
    if entry is None:
        return ""
    name = presenter.join([presenter.text(entry.name), presenter.when(entry.time)], "，")
    place = ""
    if remark.section is not None and remark.paragraph is not None:
        place = presenter.place(Locator(section=remark.section, paragraph=remark.paragraph))
    return presenter.colon(name, entry.written) + presenter.bracketed(place)

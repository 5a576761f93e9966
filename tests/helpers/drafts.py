"""Drafts with every number judged by hand, and how remarks fare beside that."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from project import DATA

from zhuzhou_facts.document.proofreading import proofread
from zhuzhou_facts.document.reading import read_copy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zhuzhou_facts.document.proofreading import Remark
    from zhuzhou_facts.records import FactBase

DRAFTS = DATA / "drafts"
PAIRS = DATA / "pairs"
_PASSING = {"agrees", "rounded", "unknown", "ambiguous", "derived+"}


class Judged(NamedTuple):
    """A number of a draft: `verdicts` are those that can be defended, the wanted one first.

    `derived+` is computed and said to be, or `derived-` stated as a fact.
    """

    start: int
    end: int
    text: str
    verdicts: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether there is nothing wrong with it."""
        return self.verdicts[0] in _PASSING


class Score(NamedTuple):
    """What was accused that is right, and what was missed or given another verdict."""

    accused: list[str]
    missed: list[str]
    errors: int


def draft(name: str, folder: Path = DRAFTS) -> str:
    """Return the text of a draft, or of a source."""
    return read_copy(next(folder.glob(f"{name}.[!t]*"), folder / f"{name}.txt")).text


def judged(name: str, folder: Path = DRAFTS) -> list[Judged]:
    """Return the numbers of a draft with their verdicts."""
    path = folder / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Judged(
                int(row["start"]), int(row["end"]), row["text"], tuple(row["verdict"].split("/"))
            )
            for row in rows
        ]


def score(numbers: Sequence[Judged], remarks: Sequence[Remark]) -> Score:
    """Hold the remarks on a draft beside what was judged by hand."""
    accused, missed = [], []
    wrong = [remark for remark in remarks if remark.outcome == "wrong"]
    for number in numbers:
        names = {verdict.rstrip("+-") for verdict in number.verdicts}
        near = [r for r in remarks if r.start < number.end and number.start < r.end]
        if number.is_right:
            accused += [
                f"{r.draft}: {r.verdict}"
                for r in near
                if r.outcome == "wrong" and (r.verdict not in names or r.verdict == "derived")
            ]
        elif not any(remark.verdict in names for remark in near):
            missed.append(f"{number.text}: {[r.verdict.value for r in near]}")
    accused += [
        f"{r.draft}: {r.verdict}"
        for r in wrong
        if not any(r.start < each.end and each.start < r.end for each in numbers)
    ]
    return Score(accused, missed, sum(not number.is_right for number in numbers))


def wrong(text: str, *bases: FactBase, source: str | None = None) -> list[tuple[str, str, str]]:
    """Return number, verdict and key of each remark on what is wrong in a draft."""
    remarks = proofread(text, *bases, source=source)
    return [(r.draft, r.verdict.value, r.key) for r in remarks if r.outcome == "wrong"]

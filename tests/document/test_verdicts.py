"""What is said of the numbers of short drafts, beside a source text or the fact base.

A file of `verdicts` has the source, none for the fact base, and behind `----` a draft a line: the
verdicts of its last numbers, and the draft. `derived=wrong` gives the outcome too, `=wrong` that
alone; behind `~` stand the verdicts of all that is wrong, behind `!` what no number is. A line that
begins with `#` is a comment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from project import DATA

from zhuzhou_facts.document.proofreading import proofread

if TYPE_CHECKING:
    from zhuzhou_facts import FactBase
    from zhuzhou_facts.document.proofreading import Remark

CASES = [
    pytest.param(source, line, id=f"{path.stem}-{line}")
    for path in sorted((DATA / "verdicts").glob("*.txt"))
    for source, _, lines in [path.read_text("utf-8").partition("----\n")]
    for line in lines.splitlines()
    if not line.startswith("#")
]


def _is(remark: Remark, expected: str) -> bool:
    verdict, _, outcome = expected.partition("=")
    return verdict in {"", remark.verdict} and outcome in {"", remark.outcome}


@pytest.mark.parametrize(("source", "line"), CASES)
def test_a_draft_has_these_verdicts(base: FactBase, source: str, line: str) -> None:
    expected, text = line.split("\t", 1)
    verdicts = expected.split()
    bases = () if source else (base,)
    remarks = proofread(text.replace("\\n", "\n"), *bases, source=source or None)
    found = [f"{remark.draft}: {remark.verdict}={remark.outcome}" for remark in remarks]
    if expected.startswith("!"):
        assert all(expected[1:] not in {each.verdict, each.outcome} for each in remarks), found
    elif expected.startswith("~"):
        wrong = [remark.verdict for remark in remarks if remark.outcome == "wrong"]
        assert wrong == expected[1:].split(), found
    else:
        assert len(remarks) >= len(verdicts), found
        assert all(map(_is, remarks[-len(verdicts) :], verdicts)), found

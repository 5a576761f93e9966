"""Fact bases that hypothesis makes up, sound ones, with whatever a base may hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from toys import base_of, change, fact, figure, relation

from zhuzhou_facts.records import Aliases, Derived, Text

if TYPE_CHECKING:
    from zhuzhou_facts.records import Change, Fact, FactBase, Relation

WRITTEN = ("402.15万人", "逾600亿元", "107座", "65.7%", "1/3", "近10亿美元", "5倍多", "200多天")
TIMES = (None, "1978", "2017", "before", "2018-06")
NAMES = ("a", "a-b", "a-c", "port", "zoo")
# What a text may hold in a file and yet trouble whatever writes it out.
ODD_TEXTS = ("甲", '"', "a\tb", "x|y", "=1+1", "no", "012", "𠮷", "e\u0301", "a: b #c", "😀", "\\n")


@st.composite
def facts(draw: st.DrawFn) -> list[Fact]:
    """A few facts with figures of some times, and with a stated change where one fits."""
    made = []
    for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True)):
        times = draw(st.lists(st.sampled_from(TIMES), max_size=4, unique=True))
        figures = [figure(draw(st.sampled_from(WRITTEN)), when) for when in times]
        changes: tuple[Change, ...] = ()
        if "2017" in times and "1978" not in times and draw(st.booleans()):
            changes = (change("times", "1978", "2017", "1.4倍"),)
        made.append(fact(name, *figures, changes=changes))
    return made


@st.composite
def bases(draw: st.DrawFn) -> FactBase:
    """A base of such facts with texts of all sorts, and a total with a part and a rest."""
    texts = st.sampled_from(ODD_TEXTS)
    both = st.builds(Text, zh=texts, en=texts)
    made = []
    for each in draw(facts()):
        # Figures of one fact are of one unit, and two facts have no name in common.
        figures = tuple(part for part in each.figures if part.unit == each.figures[0].unit)
        grown = any(part.when == "2017" and part.unit == "person" for part in figures)
        aliases = draw(st.lists(texts, max_size=2, unique=True))
        made.append(
            replace(
                each,
                figures=figures,
                changes=each.changes if grown else (),
                name=Text(zh=f"{draw(texts)} {each.id}", en=f"{draw(texts)} {each.id}"),
                statement=draw(both),
                note=draw(st.none() | both),
                tags=tuple(draw(st.lists(texts, max_size=2, unique=True))),
                aliases=Aliases(zh=tuple(f"{each.id}{alias}" for alias in aliases)),
            )
        )
    relations: tuple[Relation, ...] = ()
    if draw(st.booleans()):
        made += [fact("whole", figure("107座"), zh="全"), fact("part", figure("80座"), zh="份")]
        (parts,) = (relation("parts", "whole", "part", distinct=True, derives="rest"),)
        rest = Derived(id="rest", name=draw(both), unit="count", counter=Text(zh="座", en="ones"))
        relations = (replace(parts, derives=rest),)
    return base_of(*made, relations=relations)

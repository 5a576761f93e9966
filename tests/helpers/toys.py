"""Small made-up fact bases, their figures read from what is written."""

from __future__ import annotations

from zhuzhou_facts.quantity.reader import read_quantity
from zhuzhou_facts.records import (
    Change,
    ChangeKind,
    Derived,
    Fact,
    FactBase,
    Figure,
    Kind,
    Locator,
    Prices,
    Relation,
    RelationKind,
    Source,
    Text,
    Theme,
    TimeLabel,
)


def figure(written: str, when: str | None = None) -> Figure:
    """A figure as the loader would pass it: what is written, read."""
    read = read_quantity(written)
    return Figure(value=read.value, unit=read.unit, written=written, when=when, hedge=read.hedge)


def change(
    kind: str,
    start: str,
    end: str,
    written: str,
    *,
    down: bool = False,
    per_year: bool = False,
    prices: Prices | None = None,
) -> Change:
    """A stated change between two times."""
    read = read_quantity(written)
    return Change(
        kind=ChangeKind(kind),
        from_=start,
        to=end,
        value=read.value,
        written=written,
        hedge=read.hedge,
        down=down,
        unit=read.unit if kind == "difference" else None,
        per_year=per_year,
        prices=prices,
    )


def fact(name: str, *figures: Figure, changes: tuple[Change, ...] = (), zh: str = "甲") -> Fact:
    """A fact with these figures."""
    return Fact(
        id=name,
        theme="toys",
        kind=Kind.INDICATOR,
        name=Text(zh=zh, en=f"the {name}"),
        statement=Text(zh=f"{zh}。", en=f"The {name}."),
        at=Locator(section=0, paragraph=1),
        written=None if figures else "as written",
        figures=figures,
        changes=changes,
        counter=Text(zh="个", en="things"),
        tags=("toy", name),
    )


def relation(
    kind: str,
    whole: str,
    *parts: str,
    complete: bool = False,
    distinct: bool = False,
    derives: str | None = None,
) -> Relation:
    """A relation of parts or of a count; `derives` is the id of the rest."""
    rest = Derived(id=derives, name=Text(en=derives), unit="count") if derives else None
    return Relation(
        id="relation",
        kind=RelationKind(kind),
        whole=whole,
        parts=parts,
        complete=complete,
        distinct=distinct,
        derives=rest,
    )


def share(part: str, share_: str, whole: str, derives: str | None = None) -> Relation:
    """A relation of a share; `derives` is the id of that one of the three that is not stated."""
    follows = Derived(id=derives, name=Text(en=derives), unit="CNY") if derives else None
    return Relation(
        id="relation",
        kind=RelationKind.SHARE,
        whole=whole,
        part=part,
        share=share_,
        derives=follows,
    )


def base_of(
    *facts: Fact,
    relations: tuple[Relation, ...] = (),
    times: dict[str, TimeLabel] | None = None,
) -> FactBase:
    """A base of one theme that holds these facts."""
    return FactBase(
        format=1,
        version="1",
        source=Source(title=Text(zh="玩具", en="Toys")),
        themes=(Theme(id="toys", section=0, paragraphs=1, name=Text(zh="玩具", en="Toys")),),
        facts=facts,
        relations=relations,
        times=times or {},
    )

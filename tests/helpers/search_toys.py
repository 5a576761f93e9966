"""Small fact bases to search in."""

from __future__ import annotations

from toys import change, figure

from zhuzhou_facts.records import (
    Aliases,
    Change,
    Fact,
    FactBase,
    Figure,
    Kind,
    Locator,
    Relation,
    Source,
    Text,
    Theme,
)
from zhuzhou_facts.search import search


def fact(
    fact_id: str,
    en: str,
    *,
    zh: str = "",
    says: str = "",
    aliases: tuple[str, ...] = (),
    figures: tuple[Figure, ...] = (),
    changes: tuple[Change, ...] = (),
    caption: bool = False,
    counter: Text | None = None,
) -> Fact:
    return Fact(
        id=fact_id,
        theme="all",
        kind=Kind.INDICATOR,
        name=Text(zh=zh or None, en=en),
        statement=Text(en=says or None),
        at=Locator(section=0, paragraph=1, caption=caption),
        aliases=Aliases(en=aliases),
        figures=figures,
        changes=changes,
        counter=counter,
    )


def base(*facts: Fact, title: str = "A report", relations: tuple[Relation, ...] = ()) -> FactBase:
    return FactBase(
        format=1,
        version="1",
        source=Source(title=Text(en=title)),
        themes=(Theme(id="all", section=0, paragraphs=1, name=Text(en="everything")),),
        facts=facts,
        relations=relations,
    )


def keys(where: FactBase, query: str, *, any_word: bool = False) -> list[str]:
    return [hit.key for hit in search(where, query, any_word=any_word)]


POPULATION = fact(
    "people",
    "inhabitants",
    figures=(figure("402.15万人", "2017"), figure("12345人", "1950")),
    changes=(change("times", "1978", "2017", "1.4倍"),),
)
BRIDGES = fact(
    "bridges",
    "bridges",
    zh="桥梁",
    figures=(figure("107座"),),
    counter=Text(zh="座", en="bridges"),
)

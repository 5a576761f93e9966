"""The shipped source and made-up ones, for the tests of citations."""

from __future__ import annotations

from typing import Final

from zhuzhou_facts.citation import Cited
from zhuzhou_facts.records import Author, Locator, Source, SourceKind, Text

SHIPPED: Final = Source(
    title=Text(zh="跻身“40年经济发展最成功40座城市” 株洲的经验与启示", en="Experience and Lessons"),
    container=Text(zh="焦点开放平台·株洲房产资讯频道", en="Focus Open Platform"),
    issued="2018-11-14",
    accessed="2026-11-23",
)
SOURCES: Final = {
    "shipped": SHIPPED,
    "chinese-page": Source(
        title=Text(zh="江城人口说明"),
        authors=(
            Author(family="李", given="明"),
            Author(family="王", given="芳"),
            Author(family="张", given="伟"),
            Author(family="刘", given="洋"),
        ),
        container=Text(zh="江城统计网"),
        issued="2019-03-05",
        accessed="2026-11-23",
        url="https://stat.example/a?b=1&c=2",
    ),
    "chinese-newspaper": Source(
        kind=SourceKind.NEWSPAPER,
        title=Text(zh="江城一百年"),
        authors=(Author(family="李", given="明"), Author(family="王", given="芳")),
        container=Text(zh="江城日报"),
        issued="2020-06-01",
        accessed="2026-11-23",
        pages="3",
        url="https://jn.example/1",
    ),
    "western-newspaper": Source(
        kind=SourceKind.NEWSPAPER,
        language="en",
        title=Text(en="River cities count the cost"),
        authors=(Author(family="Smith", given="John Adam"), Author(family="Jones", given="Mary")),
        container=Text(en="The Valley Times"),
        issued="2021-04-09",
        pages="A4",
    ),
    "western-report": Source(
        kind=SourceKind.REPORT,
        language="en",
        title=Text(en="Regional growth"),
        authors=(Author(name="Institute of Regional Studies"),),
        publisher=Text(en="Institute of Regional Studies"),
        place=Text(en="Oxford"),
        issued="2018-11",
        accessed="2026-11-23",
        number="12",
        pages="5-9",
        url="https://irs.example/r12.pdf",
    ),
    "chinese-report": Source(
        kind=SourceKind.REPORT,
        title=Text(zh="江城发展报告"),
        authors=(Author(name="江城研究中心"),),
        publisher=Text(zh="江城出版社"),
        place=Text(zh="江城"),
        issued="2018",
        number="7",
        pages="12",
    ),
    "month-only": Source(
        language="en",
        title=Text(en="Housing notes"),
        authors=(
            Author(family="O’Neil", given="Ana-Maria"),
            Author(family="Lee", given="K."),
            Author(family="Dam", given="Piet"),
            Author(name="City Council"),
        ),
        container=Text(en="City Notes"),
        issued="2018-09",
        accessed="2026-11-23",
        url="https://notes.example/h",
    ),
    "undated": Source(
        language="en",
        title=Text(en="What next?"),
        container=Text(en="City Notes"),
        accessed="2026-11-23",
        url="https://notes.example/u",
    ),
}
POPULATION: Final = Cited(
    key="population@2017",
    fact_id="population",
    statement=Text(zh="2017年有居民402.15万人。", en="It had 4.0215 million people in 2017."),
    written="402.15万人",
    locator=Locator(section=2, paragraph=1),
    theme_name=Text(zh="城市建设", en="City development"),
)
OUTPUT: Final = Cited(
    key="output@2017",
    fact_id="output",
    statement=Text(zh="2017年的总产值为2577亿元。", en="Output was 257.7 billion yuan in 2017."),
    theme_name=Text(zh="乡村", en="Countryside"),
    formula="1376 / 53.4%",
    inputs=("part@2017", "share@2017"),
)

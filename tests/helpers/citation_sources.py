"""The shipped source as it is cited, made-up sources of every kind, and figures to cite."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final, NamedTuple

import yaml
from pydantic import TypeAdapter

from zhuzhou_facts.citation import Cited
from zhuzhou_facts.records import Locator, Source, Text

_DATA: Final = Path(__file__).parents[1] / "data" / "citations"
SHIPPED: Final = Source(
    title=Text(zh='跻身"40年经济发展最成功40座城市" 株洲的经验与启示'),
    container=Text(zh="焦点开放平台·株洲房产资讯频道", en="Focus Open Platform"),
    issued="2018-11-14",
    accessed="2026-11-23",
)
SOURCES: Final[dict[str, Source]] = {
    "shipped": SHIPPED,
    **TypeAdapter(dict[str, Source]).validate_python(
        # Years and pages are texts.
        yaml.load((_DATA / "sources.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    ),
}


class Expected(NamedTuple):
    """A row of the table of references.

    `processor` is what citeproc-js 2.4.63 prints with the style of its maintainers (for GB/T the
    bilingual ones of zotero-chinese), italics between asterisks; `ours` is what is expected
    instead, and `why`.
    """

    source: str
    style: str
    processor: str
    ours: str
    why: str


with (_DATA / "references.tsv").open(encoding="utf-8", newline="") as _lines:
    _ROWS: Final = csv.reader(_lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    EXPECTED: Final = [Expected(*row) for row in _ROWS][1:]

POPULATION: Final = Cited(
    key="population@2017",
    statement=Text(zh="2017年有居民402.15万人。", en="It had 4.0215 million people in 2017."),
    written="402.15万人",
    locator=Locator(section=2, paragraph=1),
    theme_name=Text(zh="城市建设", en="City development"),
)
OUTPUT: Final = Cited(
    key="output@2017",
    statement=Text(zh="2017年的总产值为2577亿元。", en="Output was 257.7 billion yuan in 2017."),
    theme_name=Text(zh="乡村", en="Countryside"),
    formula="1376 / 53.4%",
    inputs=("part@2017", "share@2017"),
)

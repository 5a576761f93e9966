from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from citation_sources import OUTPUT, POPULATION, SHIPPED, SOURCES
from hypothesis import given, settings
from hypothesis import strategies as st

from zhuzhou_facts.citation import Style, cite, reference
from zhuzhou_facts.records import Author, Source, SourceKind, Text

# The rules of CSL-data.json that our items could break, in our own words: the schema itself is
# not ours to ship.
_NAME = {
    "type": "object",
    "properties": {part: {"type": "string"} for part in ("family", "given", "literal")},
    "additionalProperties": False,
    "minProperties": 1,
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": "integer"},
            },
        }
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
_TEXTS = ("id", "title", "container-title", "publisher", "publisher-place", "number", "page")
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"enum": ["webpage", "article-newspaper", "report"]},
            "author": {"type": "array", "items": _NAME},
            "issued": _DATE,
            "accessed": _DATE,
            **{name: {"type": "string"} for name in (*_TEXTS, "URL", "language", "note")},
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}

# What survives YAML and one line: no control characters, no surrogates, no line separators.
words = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=30)


def bibtex(text: str) -> tuple[str, str, dict[str, Any]]:
    decode = [
        middlewares.LatexDecodingMiddleware(),
        middlewares.SeparateCoAuthors(),
        middlewares.SplitNameParts(),
    ]
    library = parse_string(text, append_middleware=decode)
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    # An address is verbatim: it is read, as biblatex reads it, without decoding TeX.
    fields |= {
        field.key: field.value
        for field in parse_string(text).entries[0].fields
        if field.key == "url"
    }
    return entry.entry_type, entry.key, fields


def ris(text: str) -> dict[str, Any]:
    (record,) = rispy.loads(text)
    return dict(record)


def csl(text: str) -> dict[str, Any]:
    items = json.loads(text)
    jsonschema.validate(items, CSL)
    (item,) = items
    return dict(item)


def test_bibtex_of_the_shipped_source_as_text() -> None:
    text = cite([POPULATION, OUTPUT], SHIPPED, Style.BIBTEX, version="2026.11", lang="en").text
    key = text[text.index("{") + 1 : text.index(",")]
    note = (
        "data version 2026.11; population@2017: 402.15万人 (section 2, paragraph 1); output@2017: "
        r"computed, not stated in the source: 1376 / 53.4\%; from part@2017, share@2017"
    )
    assert re.fullmatch(r"source-2018-[0-9a-f]{6}", key)
    assert text.splitlines() == [
        f"@misc{{{key},",
        "  title = {跻身“40年经济发展最成功40座城市” 株洲的经验与启示},",
        "  howpublished = {焦点开放平台·株洲房产资讯频道},",
        "  date = {2018-11-14},",
        "  year = {2018},",
        "  urldate = {2026-11-23},",
        "  langid = {chinese},",
        f"  note = {{{note}}},",
        "}",
    ]


@pytest.mark.parametrize(
    ("name", "kind", "stem"),
    [
        ("shipped", "misc", "source-2018"),
        ("chinese-page", "online", "source-2019"),
        ("chinese-newspaper", "article", "source-2020"),
        ("western-newspaper", "article", "smith-2021"),
        ("western-report", "techreport", "institute-of-regional-studies-2018"),
        ("undated", "online", "source"),
    ],
)
def test_bibtex_reads_back(name: str, kind: str, stem: str) -> None:
    source = SOURCES[name]
    entry, key, fields = bibtex(reference(source, Style.BIBTEX))
    assert (entry, key[:-7]) == (kind, stem)
    assert fields["title"] == source.title.get(source.language)
    assert fields.get("url") == source.url
    assert fields.get("date") == source.issued
    assert fields.get("urldate") == source.accessed
    assert fields.get("year") == (source.issued[:4] if source.issued else None)


def test_bibtex_names_keep_their_parts() -> None:
    _, _, western = bibtex(reference(SOURCES["month-only"], Style.BIBTEX))
    names = [(" ".join(name.first), " ".join(name.last)) for name in western["author"][:3]]
    assert names == [("Ana-Maria", "O’Neil"), ("K.", "Lee"), ("Piet", "Dam")]
    _, _, chinese = bibtex(reference(SOURCES["chinese-page"], Style.BIBTEX))
    assert [(name.first, name.last) for name in chinese["author"][:1]] == [(["明"], ["李"])]
    odd = (Author(name="Land and Sea, Ltd"), Author(family="Bread and Butter", given="A, B"))
    text = reference(replace(SHIPPED, authors=odd), Style.BIBTEX)
    assert "author = {{Land and Sea, Ltd} and {Bread and Butter}, {A, B}}," in text


def test_bibtex_escapes_what_tex_reads_as_its_own_but_not_in_the_address() -> None:
    source = replace(
        SOURCES["undated"],
        title=Text(en=r"50% & a_b #1 $5 {c} ~ ^ \d e--f---g"),
        url="https://x.example/a%20b_{c}?d=1&e=~#f\\",
    )
    text = reference(source, Style.BIBTEX)
    assert (
        r"title = {50\% \& a\_b \#1 \$5 \{c\} \textasciitilde{} \textasciicircum{} "
        r"\textbackslash{}d e-{}-f-{}-{}-g}," in text
    )
    assert "url = {https://x.example/a%20b_%7Bc%7D?d=1&e=~#f%5C}," in text
    _, _, fields = bibtex(text)
    # The decoder has its own circumflex for \textasciicircum.
    assert fields["title"].replace("ˆ", "^") == r"50% & a_b #1 $5 {c} ~ ^ \d e--f---g"


@settings(deadline=None)
@given(words, words, words)
def test_bibtex_holds_any_text(title: str, container: str, given_name: str) -> None:
    source = replace(
        SOURCES["undated"],
        title=Text(en=title),
        container=Text(en=container),
        authors=(Author(family="Lee", given=given_name),),
    )
    text = reference(source, Style.BIBTEX)
    library = parse_string(text)
    assert not library.failed_blocks
    assert len(library.entries) == 1
    assert {"author", "title", "organization", "url", "urldate", "langid"} == set(
        library.entries[0].fields_dict
    )


def test_ris_of_the_shipped_source_as_text() -> None:
    text = cite([POPULATION], SHIPPED, Style.RIS, version="2026.11", lang="zh").text
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines)
    assert lines[0] == "TY  - ELEC"
    assert lines[2:] == [
        "TI  - 跻身“40年经济发展最成功40座城市” 株洲的经验与启示",
        "T2  - 焦点开放平台·株洲房产资讯频道",
        "PY  - 2018",
        "DA  - 2018/11/14/",
        "Y2  - 2026/11/23/",
        "LA  - zh",
        "N1  - 数据版本 2026.11",
        "N1  - population@2017: 402.15万人 (第2部分第1段)",
        "ER  - ",
        "",
    ]


def test_ris_reads_back() -> None:
    report = ris(reference(SOURCES["western-report"], Style.RIS))
    del report["id"]
    assert report == {
        "type_of_reference": "RPRT",
        "authors": ["Institute of Regional Studies"],
        "title": "Regional growth",
        "publisher": "Institute of Regional Studies",
        "place_published": "Oxford",
        "issn": "12",
        "start_page": "5",
        "end_page": "9",
        "year": "2018",
        "date": "2018/11//",
        "access_date": "2026/11/23/",
        "urls": ["https://irs.example/r12.pdf"],
        "language": "en",
    }
    news = ris(reference(SOURCES["western-newspaper"], Style.RIS))
    assert (news["type_of_reference"], news["authors"]) == (
        "NEWS",
        ["Smith, John Adam", "Jones, Mary"],
    )
    assert "date" not in ris(reference(SOURCES["chinese-report"], Style.RIS))


def test_a_hyphen_in_a_page_is_no_range() -> None:
    source = replace(SOURCES["western-newspaper"], pages="A-4")
    assert "  pages = {A-4}," in reference(source, Style.BIBTEX)
    assert "\r\nSP  - A-4\r\nPY" in reference(source, Style.RIS)
    assert "p. A-4." in reference(source, Style.MLA)
    assert "  pages = {5--9}," in reference(SOURCES["western-report"], Style.BIBTEX)


def test_csl_json_of_the_shipped_source() -> None:
    item = csl(cite([POPULATION], SHIPPED, Style.CSL_JSON, version="2026.11", lang="en").text)
    assert item.pop("id").startswith("source-2018-")
    assert item == {
        "type": "webpage",
        "title": "跻身“40年经济发展最成功40座城市” 株洲的经验与启示",
        "container-title": "焦点开放平台·株洲房产资讯频道",
        "issued": {"date-parts": [[2018, 11, 14]]},
        "accessed": {"date-parts": [[2026, 11, 23]]},
        "language": "zh",
        "note": "data version 2026.11; population@2017: 402.15万人 (section 2, paragraph 1)",
    }


@pytest.mark.parametrize("name", SOURCES)
def test_csl_json_keeps_the_rules_of_csl(name: str) -> None:
    source = SOURCES[name]
    item = csl(reference(source, Style.CSL_JSON))
    assert item["title"] == source.title.get(source.language)
    assert item.get("URL") == source.url
    parts = [int(part) for part in (source.issued or "").split("-") if part]
    assert item.get("issued", {"date-parts": [[]]})["date-parts"] == [parts]
    assert [name.get("family") for name in item.get("author", [])] == [
        author.family for author in source.authors
    ]


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40), words)
def test_no_text_breaks_a_record(title: str, container: str, version: str) -> None:
    source = replace(SOURCES["undated"], title=Text(en=title), container=Text(en=container))
    kept = " ".join(title.splitlines()).strip()

    def text(style: Style) -> str:
        return cite([POPULATION], source, style, version=version, lang="en").text

    assert csl(text(Style.CSL_JSON)).get("title", "") == kept
    tags = [line[:6] for line in text(Style.RIS).split("\r\n") if line]
    assert all(re.fullmatch("[A-Z][A-Z0-9]  - ", tag) for tag in tags)
    assert tags.count("ER  - ") == 1


def test_key_of_a_citation_is_stable_and_tells_works_apart() -> None:
    def key(source: Source) -> str:
        return str(csl(reference(source, Style.CSL_JSON))["id"])

    assert key(SHIPPED) == key(replace(SHIPPED, accessed="2027-01-01", container=None))
    assert key(SHIPPED) != key(replace(SHIPPED, title=Text(zh="别的题名")))
    assert key(SHIPPED) != key(replace(SHIPPED, url="https://x.example"))


def test_wikipedia_in_english() -> None:
    text = cite([POPULATION, OUTPUT], SHIPPED, Style.WIKIPEDIA, version="2026.11", lang="en").text
    assert text == (
        "{{cite web |script-title=zh:跻身“40年经济发展最成功40座城市” 株洲的经验与启示 "
        "|trans-title=Experience and Lessons |website=焦点开放平台·株洲房产资讯频道 "
        "|date=2018-11-14 |language=zh |at=section 2, paragraph 1 |quote=402.15万人}}"
        "<!-- data version 2026.11; population@2017: 402.15万人 (section 2, paragraph 1); "
        "output@2017: computed, not stated in the source: 1376 / 53.4%; "
        "from part@2017, share@2017 -->\n"
    )


def test_wikipedia_in_chinese() -> None:
    source = replace(SOURCES["chinese-page"], issued="2019-03", authors=(Author(name="统计局"),))
    assert reference(source, Style.WIKIPEDIA, lang="zh") == (
        "{{cite web |author1=统计局 |title=江城人口说明 |url=https://stat.example/a?b=1&c=2 "
        "|website=江城统计网 |date=2019年3月 |access-date=2026-11-23}}"
    )


def test_wikipedia_of_newspaper_and_report() -> None:
    assert reference(SOURCES["western-newspaper"], Style.WIKIPEDIA, lang="en") == (
        "{{cite news |last1=Smith |first1=John Adam |last2=Jones |first2=Mary "
        "|title=River cities count the cost |newspaper=The Valley Times |date=2021-04-09 |page=A4}}"
    )
    report = reference(SOURCES["western-report"], Style.WIKIPEDIA, lang="zh")
    assert report.startswith("{{cite report |author1=Institute of Regional Studies |title=Regional")
    assert report.endswith(
        "|location=Oxford |id=12 |date=2018年11月 |access-date=2026-11-23 |language=en |pages=5–9}}"
    )


def test_wikipedia_escapes_what_the_wiki_reads_as_its_own() -> None:
    source = replace(
        SOURCES["undated"],
        kind=SourceKind.WEBPAGE,
        title=Text(en="a|b}} {{c [[d]] <e> ~~~~ f's ''g'' &lt;"),
        url="https://x.example/a|b}}[c] d?e=1&f=''",
    )
    item = replace(POPULATION, written="1-->2")
    text = cite([item], source, Style.WIKIPEDIA, version="1", lang="en").text
    assert (
        "|title=a{{!}}b&#125;&#125; &#123;&#123;c &#91;&#91;d&#93;&#93; &#60;e&#62; "
        "&#126;&#126;&#126;&#126; f's &#39;&#39;g&#39;&#39; &amp;lt; "
        "|url=https://x.example/a%7Cb%7D%7D%5Bc%5D%20d?e=1&f=%27%27 |website" in text
    )
    assert text.count("-->") == 1


@pytest.mark.parametrize("style", [Style.BIBTEX, Style.RIS, Style.CSL_JSON, Style.WIKIPEDIA])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_machine_form_says_fact_figure_place_and_version(style: Style, lang: str) -> None:
    text = cite([POPULATION], SHIPPED, style, version="2026.11", lang=lang).text
    place = "第2部分第1段" if lang == "zh" else "section 2, paragraph 1"
    assert all(told in text for told in ("population@2017", "402.15万人", place, "2026.11"))

"""The forms that programs read, read back by the programs that people have."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
import rispy  # type: ignore[import-untyped]
from citation_sources import OUTPUT, POPULATION, SHIPPED, SOURCES
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string  # type: ignore[import-untyped]

from zhuzhou_facts.citation import cite, reference
from zhuzhou_facts.records import Author, Source, SourceKind, Text


# The rules of CSL-data.json that our items could break, in our own words: the schema itself is
# not ours to ship.
def _closed(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False, **more}


def _list(items: dict[str, Any], most: int) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "maxItems": most, "items": items}


_STRING = {"type": "string"}
_NAMES = _list(
    _closed(dict.fromkeys(("family", "given", "suffix", "literal"), _STRING), minProperties=1), 99
)
_DATE = _closed({"date-parts": _list(_list({"type": "integer"}, 3), 2)}, required=["date-parts"])
_TEXTS = (
    "id title container-title collection-title publisher publisher-place edition version volume "
    "issue number genre page DOI URL language note"
)
CSL = _list(
    _closed(
        {
            "type": {"enum": ["article-newspaper", *(set(SourceKind) - {"newspaper"})]},
            **dict.fromkeys(("author", "editor", "translator"), _NAMES),
            **dict.fromkeys(("issued", "accessed"), _DATE),
            **dict.fromkeys(_TEXTS.split(), _STRING),
        },
        required=["type", "id"],
    ),
    1,
)
HARD = r"50% & a_b #1 $5 {c ~ ^ \d e--f---g “q” ‘r’ 😀 مدينة <i>x</i> }{"
TEX = ["bibtex", "biblatex"]

# What survives YAML and one line: no control characters, no surrogates, no line separators.
words = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=30)

needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")


def entry(text: str) -> Entry:
    (found,) = parse_string(text, "bibtex").entries.values()
    return found


def pandoc(text: str, style: str) -> dict[str, Any]:
    """Read an entry by pandoc, as CSL-JSON."""
    reader = {"csl-json": "csljson"}.get(style, style)
    command = ["pandoc", "-f", reader, "-t", "csljson"]
    run = subprocess.run(command, input=text, capture_output=True, check=True, encoding="utf-8")
    assert run.stderr == ""
    (item,) = json.loads(run.stdout)
    return dict(item)


def csl(text: str) -> dict[str, Any]:
    items = json.loads(text)
    jsonschema.validate(items, CSL)
    return dict(items[0])


def test_bibtex_of_the_shipped_source_as_text() -> None:
    text = cite([POPULATION, OUTPUT], SHIPPED, "bibtex", version="2026.11", lang="en").text
    key = text[text.index("{") + 1 : text.index(",")]
    note = (
        "data version 2026.11; population@2017: 402.15万人 (section 2, paragraph 1); output@2017: "
        r"computed, not stated in the source: 1376 / 53.4\%; from part@2017, share@2017"
    )
    assert re.fullmatch(r"source-2018-[0-9a-f]{6}", key)
    assert text.splitlines() == [
        f"@misc{{{key},",
        "  title = {{跻身“40年经济发展最成功40座城市” 株洲的经验与启示}},",
        "  howpublished = {焦点开放平台·株洲房产资讯频道},",
        "  date = {2018-11-14},",
        "  urldate = {2026-11-23},",
        "  langid = {chinese},",
        f"  annotation = {{{note}}},",
        "  year = {2018},",
        "  month = nov,",
        "}",
    ]


@pytest.mark.parametrize(
    ("name", "classic", "modern"),
    [
        *(("shipped", "misc", "misc"), ("zh-page", "misc", "online")),
        *(("zh-newspaper", "article", "article"), ("en-report", "techreport", "report")),
        *(("en-book", "book", "book"), ("en-chapter", "incollection", "incollection")),
        *(("en-journal", "article", "article"), ("en-thesis", "phdthesis", "thesis")),
        *(("en-dataset", "misc", "dataset"), ("en-statute", "misc", "legislation")),
    ],
)
def test_each_kind_has_its_entry(name: str, classic: str, modern: str) -> None:
    types = [entry(reference(SOURCES[name], style)).type for style in TEX]
    assert types == [classic, modern]


@pytest.mark.parametrize("style", TEX)
@pytest.mark.parametrize("name", SOURCES)
def test_an_entry_reads_back(name: str, style: str) -> None:
    source = SOURCES[name]
    found = entry(reference(source, style))
    assert found.fields.get("url") == source.url
    assert found.fields.get("doi") == source.doi
    assert found.fields.get("date") == source.issued
    assert "note" not in found.fields  # it would be printed
    assert ("entrysubtype" in found.fields) == (source.kind is SourceKind.NEWSPAPER)
    if style == "bibtex":
        issued = source.issued or ""
        assert found.fields.get("year", "") == issued[:4]
        assert bool(found.fields.get("month")) == (len(issued) > len("2018"))
    for role, people in (("author", source.authors), ("editor", source.editors)):
        read = found.persons.get(role, [])
        assert len(read) == len(people)
        for person, author in zip(read, people, strict=True):
            last = " ".join([*person.prelast_names, *person.last_names])
            assert last.strip("{}") == (author.family or author.name)
            assert " ".join(person.lineage_names) == (author.suffix or "")


@needs_pandoc
@pytest.mark.parametrize("style", [*TEX, "csl-json"])
@pytest.mark.parametrize("name", ["zh-page", "en-newspaper", "en-book-three", "en-journal"])
def test_pandoc_reads_the_same_item_from_every_form(name: str, style: str) -> None:
    source = SOURCES[name]
    ours = csl(reference(source, "csl-json"))
    read = pandoc(reference(source, style), style)
    for field in ("title", "author", "issued", "page", "volume", "issue", "DOI", "URL"):
        assert read.get(field) == ours.get(field), field


@needs_pandoc
@pytest.mark.parametrize("style", [*TEX, "csl-json"])
def test_a_processor_prints_a_hard_title_whole(style: str) -> None:
    source = replace(SOURCES["en-page"], title=Text(en=HARD))
    item = pandoc(reference(source, style), style)
    # The reader decides on marks and dashes and on what is markup; of TeX, pandoc 2.17 does not
    # know \textbraceleft. No other sign is lost.
    braces = "" if style == "csl-json" else "{}"
    signs = re.sub(rf"[“”‘’\"'*–—{braces}-]|</?i>|<span[^>]*>|</span>", "", item["title"])
    assert signs == re.sub(rf"[“”‘’*–—{braces}-]|</?i>", "", HARD)


def test_a_classic_style_finds_what_it_prints() -> None:
    plain = entry(reference(SOURCES["en-report-series"], "bibtex")).fields
    printed = [plain[name] for name in ("type", "number", "institution", "year")]
    assert printed == ["Working Papers", "7", "Valley University", "2015"]


def test_names_that_bibtex_would_divide_stand_in_braces() -> None:
    odd = (Author(name="Land and Sea, Ltd"), Author(family="Bread and Butter", given="A, B"))
    text = reference(replace(SHIPPED, authors=odd), "bibtex")
    assert "author = {{Land and Sea, Ltd} and {Bread and Butter}, {A, B}}," in text


@pytest.mark.parametrize("style", TEX)
def test_what_tex_reads_as_its_own_is_escaped_but_not_in_the_address(style: str) -> None:
    source = replace(
        SOURCES["en-page-undated"],
        title=Text(en=r"50% & a_b #1 $5 {c} ~ ^ \d e--f---g"),
        url="https://x.example/a%20b_{c}?d=1&e=~#f\\",
    )
    text = reference(source, style)
    assert (
        r"title = {{50\% \& a\_b \#1 \$5 \textbraceleft{}c\textbraceright{} \textasciitilde{} "
        r"\textasciicircum{} \textbackslash{}d e-{}-f-{}-{}-g}}," in text
    )
    assert "url = {https://x.example/a%20b_%7Bc%7D?d=1&e=~#f%5C}," in text


@given(words, words, words, st.sampled_from(TEX))
def test_an_entry_holds_any_text(title: str, container: str, given_name: str, style: str) -> None:
    source = replace(
        SOURCES["en-page-undated"],
        title=Text(en=title),
        container=Text(en=container),
        authors=(Author(family="Lee", given=given_name),),
    )
    found = entry(reference(source, style))
    container_field = "howpublished" if style == "bibtex" else "organization"
    assert set(found.fields) == {"title", container_field, "url", "urldate", "langid"}
    assert len(found.persons["author"]) == 1


def test_ris_of_the_shipped_source_as_text() -> None:
    text = cite([POPULATION], SHIPPED, "ris", version="2026.11", lang="zh").text
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


def ris(source: Source) -> dict[str, Any]:
    (record,) = rispy.loads(reference(source, "ris"))
    return dict(record)


def test_ris_reads_back() -> None:
    report = ris(SOURCES["zh-report"])
    del report["id"]
    assert report == {
        "type_of_reference": "RPRT",
        "authors": ["江城研究中心"],
        "title": "江城发展报告",
        "publisher": "江城出版社",
        "place_published": "江城",
        "issn": "7",
        "start_page": "12",
        "year": "2018",
        "language": "zh",
    }
    chapter = ris(SOURCES["en-chapter"])
    assert chapter["type_of_reference"] == "CHAP"
    assert chapter["secondary_title"] == "Rivers in history"
    assert chapter["secondary_authors"] == ["Marsh, Ella", "Stone, Peter"]
    assert (chapter["start_page"], chapter["end_page"]) == ("143", "161")
    book = ris(SOURCES["en-book-suffix"])
    assert book["authors"] == ["King, Martin Luther, Jr."]
    company = replace(SOURCES["en-report"], authors=(Author(name="Land, Sea and Air Ltd"),))
    (name,) = ris(company)["authors"]
    assert "," not in name  # an institution is one name
    journal = ris(SOURCES["en-journal"])
    assert (journal["volume"], journal["number"], journal["doi"]) == ("12", "3", "10.1234/jcs.12.3")


def test_csl_json_of_the_shipped_source() -> None:
    item = csl(cite([POPULATION], SHIPPED, "csl-json", version="2026.11", lang="en").text)
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
    item = csl(reference(source, "csl-json"))
    assert item.get("URL") == source.url
    parts = [int(part) for part in (source.issued or "").split("-") if part]
    assert item.get("issued", {"date-parts": [[]]})["date-parts"] == [parts]
    assert [name.get("family") for name in item.get("author", [])] == [
        author.family for author in source.authors
    ]
    assert ("collection-title" in item) == (name == "en-report-series")


@given(st.text(max_size=40), st.text(max_size=40), words)
def test_no_text_breaks_a_record(title: str, container: str, version: str) -> None:
    source = replace(SOURCES["en-page-undated"], title=Text(en=title), container=Text(en=container))

    def text(style: str) -> str:
        return cite([POPULATION], source, style, version=version, lang="en").text

    kept = csl(text("csl-json")).get("title", "")
    straight = str.maketrans("“”‘’", "\"\"''")
    assert kept.translate(straight) == " ".join(title.splitlines()).strip().translate(straight)
    tags = [line[:6] for line in text("ris").split("\r\n") if line]
    assert all(re.fullmatch("[A-Z][A-Z0-9]  - ", tag) for tag in tags)
    assert tags.count("ER  - ") == 1


def test_the_key_of_a_citation_is_stable_and_differs_between_works() -> None:
    same = replace(SHIPPED, accessed="2027-01-01", container=None)
    others = (
        replace(SHIPPED, title=Text(zh="别的题名")),
        replace(SHIPPED, url="https://x.example"),
    )
    works = (SHIPPED, same, *others, SOURCES["en-newspaper"])
    key, again, *different = (csl(reference(work, "csl-json"))["id"] for work in works)
    assert key == again
    assert key not in different
    assert different[-1].startswith("smith-2021-")


def test_wikipedia_in_english() -> None:
    source = replace(SHIPPED, title=Text(zh=SHIPPED.title.zh, en="Experience and Lessons"))
    text = cite([POPULATION, OUTPUT], source, "wikipedia", version="2026.11", lang="en").text
    assert text == (
        "{{cite web |script-title=zh:跻身“40年经济发展最成功40座城市” 株洲的经验与启示 "
        "|trans-title=Experience and Lessons |website=焦点开放平台·株洲房产资讯频道 "
        "|date=2018-11-14 |language=zh |at=section 2, paragraph 1 |quote=402.15万人}}"
        "<!-- data version 2026.11; population@2017: 402.15万人 (section 2, paragraph 1); "
        "output@2017: computed, not stated in the source: 1376 / 53.4%; "
        "from part@2017, share@2017 -->\n"
    )


WIKIPEDIA = """
en-newspaper en {{cite news |last1=Smith |first1=John Adam |last2=Jones |first2=Mary |title=River cities count the cost |newspaper=The Valley Times |date=2021-04-09 |page=A4}}
en-report zh {{cite report |author1=Institute of Regional Studies |title=Regional growth |url=https://irs.example/r12.pdf |publisher=Institute of Regional Studies |location=Oxford |id=12 |date=2018年11月 |access-date=2026-11-23 |language=en}}
zh-chapter en {{cite book |author1=吴强 |editor1=郑和平 |script-chapter=zh:码头与市场 |title=江城史论集 |publisher=江城大学出版社 |location=江城 |date=2003 |language=zh |pages=21–40}}
en-journal en {{cite journal |last1=Patel |first1=Asha |last2=Quinn |first2=Tom |title=Rents by the river |journal=Journal of City Studies |volume=12 |issue=3 |doi=10.1234/jcs.12.3 |date=2016 |pages=143–161}}
"""  # noqa: E501 - a template is one line


@pytest.mark.parametrize(
    ("name", "lang", "expected"), [line.split(" ", 2) for line in WIKIPEDIA.strip().splitlines()]
)
def test_wikipedia_of_other_kinds(name: str, lang: str, expected: str) -> None:
    assert reference(SOURCES[name], "wikipedia", lang=lang) == expected


def test_wikipedia_escapes_what_the_wiki_reads_as_its_own() -> None:
    source = replace(
        SOURCES["en-page-undated"],
        title=Text(en="a|b}} {{c [[d]] <e> ~~~~ f's ''g'' &lt;"),
        url="https://x.example/a|b}}[c] d?e=1&f=''",
    )
    item = replace(POPULATION, written="1-->2")
    text = cite([item], source, "wikipedia", version="1", lang="en").text
    assert "|title=a{{!}}b&#125;&#125; &#123;&#123;c &#91;&#91;d&#93;&#93; &#60;e&#62;" in text
    assert "&#126;&#126;&#126;&#126;" in text
    assert "|url=https://x.example/a%7Cb%7D%7D%5Bc%5D%20d?e=1&f=%27%27 |website" in text
    assert text.count("-->") == 1


@pytest.mark.parametrize("style", [*TEX, "ris", "csl-json", "wikipedia"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_machine_form_says_fact_figure_place_and_version(style: str, lang: str) -> None:
    text = cite([POPULATION], SHIPPED, style, version="2026.11", lang=lang).text
    place = "第2部分第1段" if lang == "zh" else "section 2, paragraph 1"
    assert all(part in text for part in ("population@2017", "402.15万人", place, "2026.11"))

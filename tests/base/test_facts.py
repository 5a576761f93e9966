"""The fact base that comes with the tool: sound, whole, true to the article, not in its words."""

from __future__ import annotations

import re
import subprocess
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from project import DATA, ROOT

from zhuzhou_facts.base import loading
from zhuzhou_facts.document import divide, read_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from zhuzhou_facts.document import Copy
    from zhuzhou_facts.records import FactBase

# Figures as written and proper names may stand in the project; longer than this is a sentence.
RUN = 18
OF_THE_ARTICLE = re.compile(r"[\u4e00-\u9fff\d,、。“”.%]{18,}")

# Worked out from the article by hand: key, value in the base unit, unit, hedge, as written.
FIGURES = """
steady-growth-city@2017                 20              count    none      20个
forty-most-successful-cities@2018       40              count    none      40个
emerging-industrial-chains              15              count    none      15个
industrial-system-output-share          70              percent  none      70%
rail-transit-output                     100_000_000_000 CNY      over      突破千亿元
small-aero-engine-share                 90              percent  at_least  90%以上
ceramics-output                         60_000_000_000  CNY      over      逾600亿元
electrical-porcelain-share              100/3           percent  none      1/3
lusong-clothing-sales                   50_000_000_000  CNY      over      突破500亿元
igbt-production-line                    8               inch     none      8英寸
innovation-platforms                    27              count    none      27家
academicians                            3               person   none      3名
special-allowance-experts               394             person   none      394名
built-up-area@2016                      238             km2      none      238平方公里
resident-population@2017                4_021_500       person   none      402.15万人
urbanisation-rate@2017                  65.7            percent  none      65.7%
planned-urban-area@before               862.69          km2      none      862.69平方公里
planned-urban-area@2018-06              1916.38         km2      none      1916.38平方公里
urban-road-length@2017                  1653            km       about     约1653公里
ring-road-length@2017                   33.4            km       none      33.4公里
major-bridges@2017                      107             count    none      107座
xiang-river-bridges@2017                7               count    none      7座
interchanges@2017                       20              count    none      20座
polluting-plants-closed@past-five-years 241             count    none      241家
polluting-plants-closed-in-2017@2017    147             count    none      147家
xiang-river-investment                  20_000_000_000  CNY      none      200亿元
xiang-river-projects                    1002            count    none      1002个
export-markets                          140             count    over      140多个
outbound-investment-projects            60              count    over      60余个
outbound-investment                     1_000_000_000   USD      nearly    近10亿美元
foreign-trade@1978                      53_720_000      USD      none      5372万美元
foreign-trade@2017                      2_190_000_000   USD      none      21.9亿美元
contracted-projects                     221             count    none      221个
contracted-investment                   327_200_000_000 CNY      none      3272亿元
global-500-and-central-soes             40              count    over      40多家
agricultural-value-added@2017           20_660_000_000  CNY      none      206.6亿元
county-economy                          137_600_000_000 CNY      none      1376亿元
county-economy-share                    53.4            percent  none      53.4%
life-expectancy@2017                    78.17           year     none      78.17岁
changan-cup                             4               count    none      四次
government-departments@peak             50              count    over      50余个
government-departments@after            30              count    none      30个
approval-items@before                   1788            count    none      1788项
approval-items@after                    144             count    none      144项
construction-approval-time@before       200             day      over      200多天
construction-approval-time@after        50              day      at_most   50天以内
inspected-party-organisations           339             count    none      339个
discipline-cases@2012-11/..             6145            count    none      6145件
persons-in-discipline-cases@2012-11/..  6150            person   none      6150人
disciplinary-sanctions@2012-11/..       5626            person   none      5626人
transferred-to-judiciary@2012-11/..     189             person   none      189人
"""
# id, from, to, kind, value, hedge, as written.
CHANGES = """
built-up-area             1978  2016  times   5     over  5倍多
resident-population       1978  2017  times   1.4   none  1.4倍
urbanisation-rate         1978  2017  points  30.7  none  30.7个百分点
foreign-trade             1978  2017  growth  40    none  40倍
agricultural-value-added  1978  2017  times   44.4  none  44.4倍
"""
# Where the article states it: section and paragraph, as the contract counts them.
PLACES = """
resident-population  2  1
built-up-area        2  1
major-bridges        2  2
ceramics-output      1  2
academicians         1  3
foreign-trade        4  1
contracted-projects  4  2
county-economy       5  1
life-expectancy      6  2
changan-cup          6  3
approval-items       7  1
discipline-cases     8  3
"""


def table(text: str) -> Iterator[list[str]]:
    yield from (line.split() for line in text.strip().splitlines())


@pytest.fixture(scope="module")
def copy(article: Path) -> Copy:
    return read_copy(article)


def test_it_is_sound() -> None:
    _, problems = loading.examine(ROOT / "facts.yaml")
    assert problems == (), "zhuzhou-facts check facts.yaml says how to fix them"


def test_every_theme_is_a_section_and_has_facts(base: FactBase) -> None:
    assert [theme.section for theme in base.themes] == list(range(9))
    # Counted in the article: three paragraphs in each, but one in that on the countryside.
    assert [theme.paragraphs for theme in base.themes] == [3, 3, 3, 3, 3, 1, 3, 3, 3]
    empty = {theme.id for theme in base.themes} - {fact.theme for fact in base.facts}
    assert not empty, "a theme needs a fact"


def test_an_id_once_published_is_a_fact_or_says_what_it_became(base: FactBase) -> None:
    published = (DATA / "published_ids.txt").read_text("utf-8").split()
    lost = [each for each in published if each not in base and each not in base.replaced_by]
    assert lost == [], "name them under replaced_by"


def test_every_tag_is_listed_with_a_meaning_and_gathers_facts(base: FactBase) -> None:
    for tag in base.tags:
        assert tag.meaning, f"{tag.id} needs a meaning"
        assert tag.meaning.zh, f"{tag.id} needs a meaning in Chinese"
        assert tag.meaning.en, f"{tag.id} needs a meaning in English"
        having = [fact.id for fact in base.facts if tag.id in fact.tags]
        assert 3 <= len(having) <= len(base.facts) // 4, f"{tag.id} marks too few or too many facts"


def test_every_paragraph_has_a_fact(base: FactBase) -> None:
    stated = {(fact.at.section, fact.at.paragraph) for fact in base.facts}
    told_before = (0, 1)  # the summary line, which the next paragraph repeats
    for theme in base.themes:
        for paragraph in range(1, theme.paragraphs + 1):
            place = (theme.section, paragraph)
            assert place in stated or place == told_before, f"no fact stands at {place}"


def test_every_fact_is_told_in_both_languages(base: FactBase) -> None:
    chinese = re.compile(r"[\u4e00-\u9fff]")
    for fact in base.facts:
        for text in filter(None, (fact.name, fact.statement, fact.note)):
            assert text.zh, f"{fact.id}: {text} has no Chinese"
            assert text.en, f"{fact.id}: {text} has no English"
        assert chinese.search(fact.statement.zh or ""), f"{fact.id}: its Chinese is none"
        english = fact.statement.en or ""
        # A name may be given in Chinese, too.
        assert 5 * len(chinese.findall(english)) < len(english), f"{fact.id}: its English is none"


@pytest.mark.parametrize(
    ("key", "value", "unit", "hedge", "written"),
    [pytest.param(*row, id=row[0]) for row in table(FIGURES)],
)
def test_a_figure_is_that_of_the_article(
    base: FactBase, key: str, value: str, unit: str, hedge: str, written: str
) -> None:
    fact_id, _, when = key.partition("@")
    fact = base.fact(fact_id)
    [figure] = [each for each in fact.figures if each.when == (when or None)]
    assert (figure.value, figure.unit) == (Fraction(value.replace("_", "")), unit)
    assert (figure.hedge.value, figure.written) == (hedge, written)


@pytest.mark.parametrize("row", [pytest.param(row, id=row[0]) for row in table(CHANGES)])
def test_a_change_is_that_of_the_article(base: FactBase, row: list[str]) -> None:
    fact_id, start, end, kind, value, hedge, written = row
    [change] = base.fact(fact_id).changes
    assert (change.from_, change.to, change.kind.value) == (start, end, kind)
    assert (change.value, change.hedge.value, change.written) == (Fraction(value), hedge, written)
    assert not change.down


@pytest.mark.parametrize("row", [pytest.param(row, id=row[0]) for row in table(PLACES)])
def test_a_fact_stands_where_the_article_has_it(base: FactBase, row: list[str]) -> None:
    at = base.fact(row[0]).at
    assert [str(at.section), str(at.paragraph)] == row[1:]
    assert not at.caption


def test_the_article_has_the_paragraphs_that_the_themes_say(base: FactBase, copy: Copy) -> None:
    last: dict[int, int] = {}
    for part in divide(copy.text, base.source.layout):
        if not part.caption:
            last[part.section] = part.paragraph
    assert last == {theme.section: theme.paragraphs for theme in base.themes}


def test_no_sentence_of_the_article_stands_in_the_project(
    copy: Copy, program: Callable[[str], str]
) -> None:
    listed = subprocess.run(
        [program("git"), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is no checkout, so what belongs to the project is not known")
    runs = {run for _, run in grams(copy.text)}
    assert len(runs) > 100
    copied = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            copied += [
                f"{name}:{text.count(chr(10), 0, at) + 1}: {run}"
                for at, run in grams(text)
                if run in runs
            ]
    assert copied == [], "say it in other words"


def grams(text: str) -> Iterator[tuple[int, str]]:
    """Yield each run of characters of the article's kind, and where it begins."""
    for stretch in OF_THE_ARTICLE.finditer(text):
        for at in range(stretch.start(), stretch.end() - RUN + 1):
            yield at, text[at : at + RUN]

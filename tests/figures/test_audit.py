"""The source's own arithmetic, worked out by hand from what is written."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from project import HARBOUR
from toys import base_of, change, fact, figure, relation, share

from zhuzhou_facts.base.loading import load
from zhuzhou_facts.figures.audit import Finding, Verdict, audit
from zhuzhou_facts.quantity import Reading
from zhuzhou_facts.records import Prices

if TYPE_CHECKING:
    from zhuzhou_facts.records import Change, Relation

SPAN = ("1990", "2000")
OUTPUT = ("580亿元", "617.5亿元")
UNSAID, CURRENT, CONSTANT = Prices.UNSAID, Prices.CURRENT, Prices.CONSTANT
AGREES, DISAGREES, CANNOT_TELL = Verdict.AGREES, Verdict.DISAGREES, Verdict.CANNOT_TELL

MEETS = ("两个范围有重合", "the two ranges meet")
FITS = ("部分没有超过总数", "the part fits into the whole")
WHY = {
    "meets": MEETS,
    "fits": FITS,
    "apart": (
        "两个范围没有重合：文中数字彼此不一致",
        "the two ranges do not meet: the printed figures do not fit each other",
    ),
    "open": ("文中的约数缺少界限，无法判定", "a hedged figure leaves it open"),
    "increase only": (
        "按增加的倍数理解，两个范围有重合；若理解为“是原来的若干倍”，则不一致",
        (
            "read as an increase (the multiple is one more), the two ranges meet; "
            "read as a multiple it would disagree"
        ),
    ),
    "no GDP": ("文中没有全市地区生产总值的数", "not stated: GDP of the whole city"),
    "no cost": ("文中没有cost of the works的数", "not stated: cost of the works"),
    **{
        f"no {year}": (f"文中没有{year}年的数", f"no figure for {year} is stated")
        for year in (1978, 1990, 1991)
    },
}


def ends(low: object, high: object) -> tuple[object, object]:
    known = (None if end in {None, ".."} else Fraction(str(end)) for end in (low, high))
    return tuple(known)  # type: ignore[return-value]


def found(finding: Finding) -> tuple[object, ...]:
    intervals = [
        None if interval is None else (interval.low, interval.high)
        for interval in (finding.stated, finding.computed)
    ]
    why = (finding.why.zh, finding.why.en)
    return (finding.code, finding.claim, *intervals, finding.verdict, why)


# What is claimed, with the bounds that are stated and those that are computed. What is written is
# known to half a unit of its last digit, a count exactly.
STRICT = """
built-up-area | times | 1978 → 2016: 5倍多 | 5 .. | - | cannot_tell | no 1978
resident-population | times | 1978 → 2017: 1.4倍 | 1.35 1.45 | - | cannot_tell | no 1978
urbanisation-rate | points | 1978 → 2017: 30.7个百分点 | 30.65 30.75 | - | cannot_tell | no 1978
# An increase of 39.5..40.5. The figures give 2185000000/53725000 - 1 = 39.67008 to
# 2195000000/53715000 - 1 = 39.86382, which lies within; as a multiple, 40.67..40.86 does not.
foreign-trade | growth | 5372万美元 → 21.9亿美元: 40倍 | 39.5 40.5 | 2131275000/53725000 2141285000/53715000 | agrees | increase only
agricultural-value-added | times | 1978 → 2017: 44.4倍 | 44.35 44.45 | - | cannot_tell | no 1978
innovation-titles-listed | count | 三大: 3 | 3 3 | 3 3 | agrees | meets
# “About” gives no bound that could be held against anything.
ring-roads-of-roads | parts | 33.4公里 ≤ 约1653公里 | .. .. | 33.35 33.45 | cannot_tell | open
kinds-of-major-bridges | parts | 7座 + 20座 ≤ 107座 | 107 107 | 27 27 | agrees | fits
closures-of-2017 | parts | 147家 ≤ 241家 | 241 241 | 147 147 | agrees | fits
county-economy-in-gdp | share | 1376亿元 / ? = 53.4% | 53.35 53.45 | - | cannot_tell | no GDP
county-level-among-cases | parts | 153件 ≤ 6145件 | 6145 6145 | 153 153 | agrees | fits
county-level-among-persons | parts | 154人 ≤ 6150人 | 6150 6150 | 154 154 | agrees | fits
"""  # noqa: E501 - a claim is one line
# By custom 5倍多 is below 6, and 约1653 is right to its last digit, either way: 1652..1654.
CUSTOMARY = STRICT.replace("5倍多 | 5 ..", "5倍多 | 5 6").replace(
    ".. .. | 33.35 33.45 | cannot_tell | open", "1652 1654 | 33.35 33.45 | agrees | fits"
)
HARBOUR_CLAIMS = """
# In percent: 2.35/1.25 - 1 = 88, 2.45/1.15 - 1 = 113.04; percent are no multiple.
cargo | growth | 1.2 million tonnes → 2.4 million tonnes: 100 percent | 99.5 100.5 | 88 2600/23 | agrees | meets
revenue | times | 1991 → 2020: three times | 2.5 3.5 | - | cannot_tell | no 1991
rail-share | points | 1990 → 2020: 12 percentage points | -12.5 -11.5 | - | cannot_tell | no 1990
# Nine and six are fifteen.
kinds-of-berths | parts | nine berths + six berths = 14 berths | 14 14 | 15 15 | disagrees | apart
dredging-in-works | share | £18 million / ? = 45% | 44.5 45.5 | - | cannot_tell | no cost
"""  # noqa: E501 - a claim is one line


@pytest.mark.parametrize(
    ("path", "reading", "claims"),
    [
        (None, Reading.STRICT, STRICT),
        (None, Reading.CUSTOMARY, CUSTOMARY),
        (HARBOUR, Reading.STRICT, HARBOUR_CLAIMS),
    ],
)
def test_each_claim_of_a_base_and_no_other(path: str | None, reading: Reading, claims: str) -> None:
    rows = [line.split(" | ") for line in claims.strip().splitlines() if line[0] != "#"]
    assert [(finding.id, *found(finding)) for finding in audit(load(path), reading)] == [
        (
            *(name, code, claim),
            *(None if known == "-" else ends(*known.split()) for known in (stated, computed)),
            *(verdict, WHY[why]),
        )
        for name, code, claim, stated, computed, verdict, why in rows
    ]


TENTH_ROOT = ends("7.177346254", "7.177346254")


def changed(start: str, end: str, stated: Change) -> Finding:
    (finding,) = audit(
        base_of(fact("a", figure(start, "1990"), figure(end, "2000"), changes=(stated,)))
    )
    return finding


@pytest.mark.parametrize(
    ("start", "end", "stated", "computed", "verdict"),
    [
        # 19.5..20.5 over 9.5..10.5 is 1.857..2.158.
        ("10公里", "20公里", ("times", "2倍"), ends("39/21", "41/19"), AGREES),
        ("10公里", "20公里", ("times", "3倍"), ends("39/21", "41/19"), DISAGREES),
        ("10个", "20个", ("times", "2倍"), ends(2, 2), AGREES),
        # Over 3 is more than 3: exactly 3 is not, 3.5 is, and 2.9..3.1 may be.
        ("10个", "30个", ("times", "3倍多"), ends(3, 3), DISAGREES),
        ("10个", "35个", ("times", "3倍多"), ends("3.5", "3.5"), AGREES),
        ("10个", "约30个", ("times", "3倍"), ends(None, None), CANNOT_TELL),
        ("100个", "290至310个", ("times", "3倍多"), ends("2.9", "3.1"), CANNOT_TELL),
        # Points: 30 - 40 = -10, a unit either way.
        ("40%", "30%", ("points", "10个百分点", "down"), ends(-11, -9), AGREES),
        ("40%", "30%", ("points", "10个百分点"), ends(-11, -9), DISAGREES),
        # A fall by a quarter: 75/100 - 1.
        ("100个", "75个", ("growth", "25%", "down"), ends(-25, -25), AGREES),
        ("100个", "75个", ("growth", "30%", "down"), ends(-25, -25), DISAGREES),
        ("10个", "22个", ("difference", "12个"), ends(12, 12), AGREES),
        ("22个", "10个", ("difference", "12个", "down"), ends(-12, -12), AGREES),
        ("10个", "22个", ("difference", "12个", "down"), ends(12, 12), DISAGREES),
        # A year: the tenth root of 2 is 1.0718, 7.18 percent.
        ("10个", "20个", ("growth", "7.2%", "per_year"), TENTH_ROOT, AGREES),
        ("10个", "20个", ("growth", "10%", "per_year"), TENTH_ROOT, DISAGREES),
        ("10个", "20个", ("difference", "1个", "per_year"), ends(1, 1), AGREES),
        ("10个", "20个", ("difference", "2个", "per_year"), ends(1, 1), DISAGREES),
        ("-10亿元", "20亿元", ("growth", "7.2%", "per_year"), None, CANNOT_TELL),
    ],
)
def test_a_change_between_two_figures(
    start: str, end: str, stated: tuple[str, ...], computed: object, verdict: Verdict
) -> None:
    kind, written, *how = stated
    per_year = "per_year" in how
    finding = changed(
        start, end, change(kind, *SPAN, written, down="down" in how, per_year=per_year)
    )
    assert finding.verdict is verdict
    assert per_year or finding.claim == f"{start} → {end}: {written}"
    interval = finding.computed
    known = [interval.low, interval.high] if interval else []
    if per_year:  # a root has digits without end
        known = [end and round(end, 9) for end in known]
    assert tuple(known) == (computed or ())


@pytest.mark.parametrize(
    ("figures", "stated", "verdict", "is_real"),
    [
        # 617.5 by 580 is 6.4 to 6.6 percent more, and what grew by 5.2 may have done so at constant
        # prices; at current ones it has not.
        (OUTPUT, change("growth", *SPAN, "5.2%"), CANNOT_TELL, True),
        (OUTPUT, change("growth", *SPAN, "6.5%"), AGREES, False),
        (OUTPUT, change("growth", *SPAN, "5.2%", prices=UNSAID), CANNOT_TELL, True),
        (OUTPUT, change("growth", *SPAN, "5.2%", prices=CURRENT), DISAGREES, False),
        (OUTPUT, change("growth", *SPAN, "6.5%", prices=CONSTANT), CANNOT_TELL, True),
        (("580元/人", "617元/人"), change("growth", *SPAN, "5.2%"), CANNOT_TELL, True),
        (("10亿元", "20亿元"), change("times", *SPAN, "3倍"), CANNOT_TELL, True),
        (("10亿元", "20亿元"), change("difference", *SPAN, "5亿元"), DISAGREES, False),
        (("580万人", "617.5万人"), change("growth", *SPAN, "5.2%"), DISAGREES, False),
    ],
)
def test_growth_of_money_may_be_at_constant_prices(
    figures: tuple[str, str], stated: Change, verdict: Verdict, *, is_real: bool
) -> None:
    finding = changed(*figures, stated)
    assert (finding.verdict, finding.is_real) == (verdict, is_real)
    is_constant = finding.why.en == "the change is at constant prices, the two figures may not be"
    assert is_constant == (finding.computed is None) == (stated.prices is CONSTANT)


@pytest.mark.parametrize("stated", ["6.1%", "5%", "六成"])
def test_growth_in_percent_is_never_a_multiple(stated: str) -> None:
    finding = changed("100个", "106个", change("growth", *SPAN, stated))
    assert finding.as_multiple is None
    assert str(finding.why.en).startswith("the two ranges ")


@pytest.mark.parametrize(
    ("end", "written", "verdict", "as_multiple"),
    [
        ("30个", "2倍", AGREES, "disagree"),  # 20 more are twice 10 more; 30 is thrice 10
        ("20个", "2倍", DISAGREES, "agree as well"),  # 10 more; but twice as many
        ("50个", "2倍", DISAGREES, "disagree"),
        ("45个", "3倍多", AGREES, "agree as well"),  # 3.5 more, 4.5 times
        ("约30个", "2倍", CANNOT_TELL, "leave it open"),
    ],
)
def test_growth_says_how_it_was_read_and_what_the_other_reading_gives(
    end: str, written: str, verdict: Verdict, as_multiple: str
) -> None:
    finding = changed("10个", end, change("growth", *SPAN, written))
    assert finding.verdict is verdict
    why = str(finding.why.en)
    assert why.startswith("read as an increase (the multiple is one more), ")
    assert why.endswith(f"; read as a multiple it would {as_multiple}")


@pytest.mark.parametrize(
    ("when", "zh", "en"),
    [
        ("2000", "文中没有此前的数", "no figure for before is stated"),
        ("before", "文中没有2000年的数", "no figure for 2000 is stated"),
    ],
)
def test_a_time_without_a_figure_is_told_by_its_name(when: str, zh: str, en: str) -> None:
    stated = change("times", "before", "2000", "2倍")
    (finding,) = audit(base_of(fact("a", figure("2个", when), changes=(stated,))))
    assert (finding.why.zh, finding.why.en) == (zh, en)


def related(whole: str, relation_: Relation, *parts: str) -> list[tuple[object, ...]]:
    facts = [fact(f"part{i}", figure(part)) for i, part in enumerate(parts)]
    facts.append(fact("whole", figure(whole)))
    return [found(finding) for finding in audit(base_of(*facts, relations=(relation_,)))]


KEYS = ("part0", "part1")
NOT_WHOLE = (
    "部分大于总数：文中数字彼此不一致",
    "the part is more than the whole: the printed figures do not fit each other",
)


@pytest.mark.parametrize(
    ("whole", "related_", "parts", "rows"),
    [
        # Parts that may overlap are held against the whole one by one.
        (
            *("10个", relation("parts", "whole", *KEYS), ("9个", "12个")),
            [
                ("parts", "9个 ≤ 10个", ends(10, 10), ends(9, 9), AGREES, FITS),
                ("parts", "12个 ≤ 10个", ends(10, 10), ends(12, 12), DISAGREES, NOT_WHOLE),
            ],
        ),
        (
            *("10个", relation("parts", "whole", *KEYS, distinct=True), ("6个", "5个")),
            [("parts", "6个 + 5个 ≤ 10个", ends(10, 10), ends(11, 11), DISAGREES, NOT_WHOLE)],
        ),
        # All of them: 3.5..4.5 and 5.5..6.5 are 9..11, which holds 9.5..10.5.
        (
            *("10公里", relation("parts", "whole", *KEYS, complete=True), ("4公里", "6公里")),
            [("parts", "4公里 + 6公里 = 10公里", ends("9.5", "10.5"), ends(9, 11), AGREES, MEETS)],
        ),
    ],
)
def test_parts_are_held_against_the_whole(
    whole: str, related_: Relation, parts: tuple[str, ...], rows: list[tuple[object, ...]]
) -> None:
    assert related(whole, related_, *parts) == rows


@pytest.mark.parametrize(
    ("whole", "part", "verdict"),
    [
        # As printed, ten of ten are not too many, whichever way the two were rounded.
        *(("10公里", "10公里", AGREES), ("10公里", "10.4公里", AGREES)),
        ("10公里", "11公里", AGREES),  # both may be 10.5
        ("10公里", "12公里", DISAGREES),
        ("14个", "逾14个", DISAGREES),  # more than fourteen of fourteen
        *(("14个", "逾13个", CANNOT_TELL), ("逾14个", "14个", AGREES)),
        *(("逾14个", "15个", CANNOT_TELL), ("不超过14个", "15个", DISAGREES)),
        *(("不超过14个", "14个", CANNOT_TELL), ("14个", "不超过14个", AGREES)),
        *(("14个", "不超过15个", CANNOT_TELL), ("约14个", "3个", CANNOT_TELL)),
    ],
)
def test_a_part_is_no_more_than_the_whole(whole: str, part: str, verdict: Verdict) -> None:
    (row,) = related(whole, relation("parts", "whole", "part0"), part)
    assert row[4] is verdict


@pytest.mark.parametrize(
    ("relation_", "claim", "stated", "computed"),
    [
        (relation("parts", "whole", "part0", "gone"), "9个 + ? ≤ 10个", ends(10, 10), None),
        (relation("parts", "lost", "part0", "gone", complete=True), "9个 + ? = ?", None, None),
        (relation("parts", "lost", "part0"), "9个 ≤ ?", None, ends(9, 9)),
        (relation("count", "lost", "part0"), "?: 1", None, ends(1, None)),
        (share("part0", "gone", "lost"), "9个 / ? = ?", None, None),
    ],
)
def test_a_figure_that_is_missing_leaves_it_open_and_is_named(
    relation_: Relation, claim: str, stated: object, computed: object
) -> None:
    (finding,) = related("10个", relation_, "9个")
    assert finding[:5] == (relation_.kind, claim, stated, computed, CANNOT_TELL)
    keys = (relation_.part, relation_.share, relation_.whole, *relation_.parts)
    missing = [key for key in keys if key in {"gone", "lost"}]
    # In both languages, and nothing else.
    assert [str(finding[5]).count(key) for key in missing] == [2] * len(missing)
    assert "part0" not in str(finding[5])


@pytest.mark.parametrize(
    ("whole", "complete", "verdict"),
    [
        *(("2个", True, AGREES), ("3个", True, DISAGREES), ("逾1个", True, AGREES)),
        # Some of them are listed: there may be more, and there are not fewer.
        *(("3个", False, AGREES), ("2个", False, AGREES), ("1个", False, DISAGREES)),
        ("约3个", False, CANNOT_TELL),
    ],
)
def test_a_list_is_counted(whole: str, verdict: Verdict, *, complete: bool) -> None:
    (row,) = related(whole, relation("count", "whole", *KEYS, complete=complete), "1个", "1个")
    assert (row[1], row[3], row[4]) == (f"{whole}: 2", ends(2, 2 if complete else None), verdict)


@pytest.mark.parametrize(
    ("percent", "verdict"), [("30%", AGREES), ("31%", AGREES), ("32%", DISAGREES)]
)
def test_a_share_is_recomputed(percent: str, verdict: Verdict) -> None:
    # 2.95..3.05 of 9.95..10.05 are 29.353..30.653 percent; 31% reaches down to 30.5.
    (row,) = related("10.0公里", share("part0", "part1", "whole"), "3.0公里", percent)
    assert row[1] == f"3.0公里 / 10.0公里 = {percent}"
    assert row[3:5] == (ends("29500/1005", "30500/995"), verdict)

"""What time a report is of, by its title, its beginning and its headings."""

from __future__ import annotations

import pytest

from zhuzhou_facts.document.scaffolding import scaffold


def test_a_report_titled_with_its_own_year_is_about_the_one_that_it_begins_with() -> None:
    drawn = scaffold(
        "2026年青禾县政府工作报告\n——2026年1月9日\n\n2025年是关键一年，全县有工厂46家。\n\n"
        "一、农业\n有合作社12家。\n\n二、2026年目标\n合作社达到15家。\n"
    )
    assert [row.when for row in drawn.rows] == ["2025", "2025", "2026"]


def test_a_report_titled_with_its_own_year_is_of_the_one_of_its_first_heading() -> None:
    drawn = scaffold(
        "2026年青禾县政府工作报告\n2026年1月9日\n\n现将工作报告如下。\n\n一、2025年工作回顾\n"
        "全县有工厂46家。\n\n二、民生\n有学校12所。\n\n三、2026年目标\n学校达到15所。\n"
    )
    assert [row.when for row in drawn.rows] == ["2025", "2025", "2026"]


def test_the_years_back_of_a_heading_end_with_the_time_of_the_report() -> None:
    drawn = scaffold(
        "青禾县政府工作报告\n2026年1月9日\n\n现将工作报告如下。\n\n一、2025年工作回顾\n全县有工厂46家。\n\n"
        "二、四年来的变化\n产值提高到78亿元。累计建成学校12所。\n\n三、2026年目标\n学校达到15所。\n"
    )
    assert [row.when for row in drawn.rows] == ["2025", "2025", "2021/2025", "2026"]


def test_results_begin_behind_what_the_exchange_disclaims() -> None:
    drawn = scaffold(
        "香港交易所对本公告的内容概不负责。\n远岫控股有限公司\n截至2024年6月30日止六个月之中期业绩公告\n"
        "2024年8月22日\n\n本公司欣然公布业绩。\n\n业绩摘要\n收入为18.62亿元。\n\n业务回顾\n有门店46家。\n"
    )
    assert [row.when for row in drawn.rows] == ["2024-H1", "2024-H1"]
    assert drawn.outline.issued == "2024-08-22"


def test_news_goes_on_about_the_time_that_it_begins_with() -> None:
    text = "鹭洲湖水鸟增多\n2024年2月6日\n\n今年1月，共记录到水鸟96种。\n\n雁鸭类8.93万只。\n"
    first, second = scaffold(text).rows
    assert (first.when, first.doubt, second.when) == ("2024-01", None, "2024-01")
    assert second.doubt == "the time is that of the first number of the text"


def test_a_report_says_of_what_quarter_it_is() -> None:
    drawn = scaffold(
        "Housing performance report: quarter 3 2025/26\n\n11 February 2026\n\n"
        "This report sets out how the service performed in October to December 2025.\n\n"
        "Net spending came to £1.86 million.\n"
    )
    assert [row.when for row in drawn.rows] == ["2025-Q4"]


def test_a_list_has_the_time_of_the_line_above_it() -> None:
    drawn = scaffold(
        "青禾县政府工作报告\n2025年1月9日\n\n一、2024年工作回顾\n全县有工厂46家。\n\n二、办好民生实事\n"
        "今年实事总投资4.85亿元：\n1.新建卫生室12个。\n2.新增托位240个。\n全县有学校15所。\n"
    )
    assert [row.when for row in drawn.rows] == ["2024", "2025", "2025", "2025", "2024"]


def test_what_a_title_says_of_next_year_is_no_time_of_the_text() -> None:
    drawn = scaffold(
        "新聞稿\n民國114年10月15日\n\n水庫近滿庫　明年一期稻作全數供灌\n\n"
        "今（114）年蓄水量3億噸，明（115）年種植2萬公頃。截至10月14日，蓄水率96.3%。\n"
    )
    assert [(row.written, row.when) for row in drawn.rows] == [
        ("3億噸", "2025"),
        ("2萬公頃", "2026"),
        ("96.3%", "2025-10-14"),
    ]


@pytest.mark.parametrize(
    "begins",
    [
        "4月8日，青禾桥通车，设车道6条。",
        "昨天（4月8日），青禾桥通车，设车道6条。",
        "今天上午，青禾桥通车，设车道6条。",
    ],
)
def test_news_of_the_days_before_is_of_the_year_in_which_it_was_written(begins: str) -> None:
    bridge, trees = scaffold(f"青禾桥通车\n2024年4月9日\n\n{begins}\n\n沿线种树380株。\n").rows
    assert trees.when == "2024"
    assert trees.doubt == "the time is that of the date of the text"
    assert (bridge.when or "")[:4] == "2024"


@pytest.mark.parametrize(
    "begins", ["2月8日，青禾桥通车，设车道6条。", "5月8日，青禾桥将通车。", "青禾桥设车道6条。"]
)
def test_what_is_no_news_leaves_its_numbers_without_a_time(begins: str) -> None:
    drawn = scaffold(f"青禾桥\n2024年4月9日\n\n{begins}\n\n沿线种树380株。\n")
    assert drawn.rows[-1].when is None


def test_a_text_without_a_date_is_of_the_year_of_the_most_numbers() -> None:
    drawn = scaffold(
        "青禾园区\n\n2024年有工厂46家，比2020年多12家。\n\n2024年产值78亿元，2021年为51亿元。\n\n有学校12所。\n"
    )
    assert drawn.rows[-1].when == "2024"
    assert drawn.rows[-1].doubt == "the time is that of most numbers of the text"


def test_what_a_report_on_a_year_compares_with_is_the_year_before_with_a_doubt() -> None:
    drawn = scaffold(
        "青禾县2024年工作总结\n2025年1月9日\n\n城乡收入比由2.29缩小到2.24。\n\n"
        "一、交通\n过江时间由40分钟缩短到8分钟。审批由22个工作日压缩到5个工作日。\n"
    )
    assert [(row.when, row.doubt) for row in drawn.rows] == [
        ("2023", "the time is taken to be the year before"),
        *[("2024", None), ("before", None)] * 2,
        ("2024", None),
    ]


def test_a_report_titled_with_its_own_year_may_speak_of_the_past_one() -> None:
    drawn = scaffold(
        "青禾县2024年政府工作报告\n（2024年1月16日）\n\n一、过去一年工作\n全县有工厂46家。\n\n"
        "二、2024年主要任务\n新建工厂5家。\n"
    )
    assert [row.when for row in drawn.rows] == ["2023", "2024"]


def test_what_a_title_says_of_this_year_is_to_come_where_the_text_is_about_the_last() -> None:
    drawn = scaffold(
        "就业率逾八成 劳动局今年扩大开课\n2025年3月20日\n\n劳动局今天公布2024年训练成果。\n\n"
        "一、学员\n长照类870人。\n\n二、今年展望\n开课240班。\n"
    )
    assert [row.when for row in drawn.rows] == ["2024", "2025"]


@pytest.mark.parametrize(
    ("founding", "when"),
    [
        ("学会创办于1934年，", None),
        ("学会始建于1934年，", None),
        ("学会1934年创办，2019年新馆落成，", None),
        ("学会2019年扩建，", None),
        ("2019年，", "2019"),
    ],
)
def test_how_something_began_is_no_time_of_its_numbers(founding: str, when: str | None) -> None:
    (row,) = scaffold(f"青禾学会\n\n{founding}有馆员62人。\n").rows
    assert row.when == when


def test_the_year_of_an_edition_is_not_that_of_the_numbers() -> None:
    for title in ("青禾园区指南（2026年版）", "Guide to Qinghe Park (2026 edition)"):
        drawn = scaffold(f"{title}\n\n一、概况\n园区有工厂46家。\n\n二、配套\n有学校12所。\n")
        assert [row.when for row in drawn.rows] == [None, None]


def test_numbers_without_a_time_take_that_of_most_with_a_doubt() -> None:
    dated = "".join(f"2025年，{name}有工厂{n}家。\n\n" for n, name in enumerate("甲乙丙丁戊", 46))
    text = f"园区\n\n一、工厂\n{dated}{dated}\n二、学校\n有学校12所。\n\n2024年有医院7家。\n"
    drawn = {row.written: row for row in scaffold(text).rows}
    assert (drawn["12所"].when, drawn["7家"].when) == ("2025", "2024")
    assert drawn["12所"].doubt == "the time is that of most numbers of the text"
    assert drawn["7家"].doubt is None


@pytest.mark.parametrize(
    ("title", "date", "period"),
    [
        ("青禾县上半年经济运行情况", "2025年7月23日", "2025-H1"),
        ("青禾县四季度经济运行情况", "2026年1月20日", "2025-Q4"),
        ("青禾县2024年经济运行情况", "2025年1月20日", "2024"),
        ("今年上半年青禾县经济运行情况", "2025年7月23日", "2025-H1"),
        ("青禾县2025年1-6月经济运行情况", "2025年7月23日", "2025-H1"),
        ("青禾县去年经济运行情况", "2025年1月20日", "2024"),
    ],
)
def test_a_part_of_a_year_in_the_title_is_the_last_one_that_had_begun(
    title: str, date: str, period: str
) -> None:
    drawn = scaffold(
        f"{title}\n青禾县统计局　{date}\n\n一、工业\n全县有工厂46家。\n\n二、农业\n有合作社12家。\n"
    )
    assert {row.when for row in drawn.rows} == {period}


COURTS = "法院工作报告\n2025年1月9日\n\n2024年，全市法院结案80735件。\n\n一、刑事\n结案3218件。\n"
CITY = "一座城的故事\n2025年1月9日\n\n1998年，这里有工厂12家。\n\n一、今天\n有工厂46家。\n"
FLOODS = "Floods: report 5\n\nAs of 14 October 2024\n\nHealth\n\nThere are 19 clinics.\n"


@pytest.mark.parametrize(
    ("text", "when"), [(COURTS, {"2024"}), (CITY, {"1998", None}), (FLOODS, {"2024-10-14"})]
)
def test_a_report_says_at_its_beginning_what_time_it_is_of(
    text: str, when: set[str | None]
) -> None:
    assert {row.when for row in scaffold(text).rows} == when


def test_an_annual_report_reviews_the_year_before_it_is_given() -> None:
    drawn = scaffold(
        "政府工作报告\n——2025年1月9日\n\n一、产业\n有工厂46家。\n\n二、2025年目标\n工厂达到50家。\n"
    )
    assert [row.when for row in drawn.rows] == ["2024", "2025"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "# Trail\n\n*Figures are for the year to 31 March 2024 (2023/24).*\n\n- 14 huts\n",
            ["2023/2024"],
        ),
        (
            (
                "# Agency\n\n*Figures are for 2023*\n\n"
                "It was founded in 1987 and today has 1,640 staff. Women make up 38% of them.\n"
            ),
            ["2023", "2023"],
        ),
        ("# Trail\n\n*Figures are for 2023/24.*\n\n- 14 huts\n", ["2023/2024"]),
        (
            "# Museum\n\nThe numbers below are for the calendar year 2024.\n\n- 14 huts\n",
            ["2024"],
        ),
        (
            "# Jails\n\nOn 30 June 2024 the 23 jails held 12,846 people. Sixteen were full.\n",
            ["2024-06-30"] * 3,
        ),
        # What happened on a day does not date what follows.
        (
            "# Storm\n\nOn 30 June 2024 a storm killed 23 people. The city has 412 parks.\n",
            ["2024-06-30", None],
        ),
        ("青禾市新聞稿\n114年2月20日\n\n113學年度有國小128所。\n", ["2024/2025"]),
        (
            "青禾市新聞稿\n114年2月20日\n\n本季（113年10月1日至114年1月31日）接種疫苗23萬劑。\n",
            ["2024-10-01/2025-01-31"],
        ),
        (
            (
                "青禾新闻\n2025年11月10日\n\n据市文旅局测算，11月7日至9日，全市接待游客86.4万人次，"
                "旅游收入7.93亿元。平均房价468元。\n"
            ),
            ["2025-11-07/2025-11-09"] * 3,
        ),
        (
            "青禾公司2024年第三季度报告\n\n售出CT126台、彩超1840台，上年同期为98台和1795台。\n",
            ["2024-Q3", "2024-Q3", "2023-Q3", "2023-Q3"],
        ),
        (
            "青禾公司2024年第三季度报告\n\n均价3.46元（上年同期：3.98元）。\n",
            ["2024-Q3", "2023-Q3"],
        ),
        ("青禾公司2024年度报告\n\n客运量恢复到2019年的98.6%。\n", ["2019..2024"]),
        ("青禾公司2024年第三季度报告\n\n年初至报告期末，销售费用率18.4%。\n", ["2024-01/2024-09"]),
        (
            (
                "青禾公司2024年第三季度报告\n\n前三季度收入构成如下：\n产品　　收入（万元）\n"
                "奶粉　　118,947.60\n奶酪　　64,208.19\n"
            ),
            ["2024-01/2024-09", "2024-01/2024-09"],
        ),
        ("青禾航运业绩\n2024年9月1日\n\n8月28日，公司公布：收入186.42亿元。\n", [None]),
        ("花会开幕\n2024-04-11\n\n本届花会设分会场6个。\n", ["2024"]),
        ("花园开放\n2024-04-11\n\n花园设分会场6个。\n", [None]),
        # What was before stays so where the text is of no year.
        ("青禾桥\n\n过江时间由40分钟缩短到8分钟。\n", ["before", "after"]),
    ],
)
def test_a_text_says_what_its_numbers_are_of(text: str, times: list[str | None]) -> None:
    assert [row.when for row in scaffold(text).rows] == times


ONE_YEAR = "the year is the only one that the text names"


@pytest.mark.parametrize(
    ("begins", "goes_on", "when", "from_"),
    [
        ("2013年1至3月，用电量127亿千瓦时。", "1至3月，水电产量17亿千瓦时", "2013-Q1", "2012-Q1"),
        ("据统计，2024年2月末，存款120亿元。", "2月末，贷款84亿元", "2024-02", "2023-02"),
        ("2022年，全县实现良好开局。", "全年实现产值28亿元", "2022", "2021"),
        ("日前公布了2021年12月份数据。", "今年上半年，产值12亿元", "2021-H1", "2020-H1"),
        # What is compared with and what was founded are no times of the text.
        ("2022年，全县开局良好，比2019年好。", "1—6月产值12亿元", "2022-H1", "2021-H1"),
        ("2022年，2014年成立的青禾产业园，企业增多。", "1—6月产值12亿元", "2022-H1", "2021-H1"),
        # Without a year of its own a text has none.
        ("2022年，全县开局良好，2021年也好。", "1—6月产值12亿元", None, None),
        ("全县开局良好，恢复到2019年水平。", "1—6月产值12亿元", None, None),
        ("全县开局良好，比2019年好。", "1—6月产值12亿元", None, None),
        ("日前公布了2021年12月份数据。", "去年，产值12亿元", None, None),
    ],
)
def test_a_part_of_a_year_is_of_the_only_one_that_a_text_names(
    begins: str, goes_on: str, when: str | None, from_: str | None
) -> None:
    drawn = scaffold(f"青禾县数据\n\n{begins}\n\n一、综合\n{goes_on}，同比增长3%。\n")
    level, change = drawn.rows[-2:]
    assert level.when == when
    assert change.when == (when and f"{from_}..{when}")
    assert (ONE_YEAR in (level.doubt or "")) is (when is not None)
    assert (change.change, change.down) == ("growth", False)


def test_the_first_of_two_years_of_a_company_in_a_title_is_the_one_that_it_reports() -> None:
    drawn = scaffold(
        "Annual report 2023/24 and plan 2024/25\n\n3 July 2024\n\nThe port handled 46 ships.\n"
    )
    assert [row.when for row in drawn.rows] == ["2023/2024"]

"""What a month's figure is shown with: the same month of last year, its own parts and cells, never those of the year so far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mzledger.cli.tracing import trace_lines
from mzledger.document.plain import to_text
from mzledger.document.rendering import Source, render
from mzledger.facts.book import FactBook
from mzledger.facts.comparing import change
from mzledger.work.web_page import _Details
from sheets import an_id

HEAD = "业务类型 | 登记日期 | 证书字号 | 男方身份证号 | 女方身份证号"


def registered(*days: str) -> str:
    couples = (f"结婚登记 | {day} | 号{n} | {an_id(2 * n + 1)} | {an_id(2 * n + 100)}" for n, day in enumerate(days, 1))
    return "\n".join([HEAD, *couples])


THIS = registered("2021-01-05", "2021-02-01", "2021-02-28")
LAST = registered("2020-01-09", "2020-01-31", "2020-02-29")


@pytest.fixture
def facts(facts_of: Callable[..., FactBook]) -> FactBook:
    ledgers = {f"{year}/婚姻登记.xlsx": ("marriage", 0, text) for year, text in ((2021, THIS), (2020, LAST))}
    return facts_of(ledgers, 2021, date(2021, 2, 28))


def test_last_year_s_month_is_whole_in_a_leap_year_too(facts: FactBook) -> None:
    month = facts.month
    assert month.previous is not None
    assert [book.fact("marriage.marriages").value for book in (facts, month, month.previous)] == [3, 2, 1]


def test_the_page_shows_the_same_month_of_last_year(facts: FactBook) -> None:
    month = facts.month.fact("marriage.marriages")
    about = {line.name: line.text for line in _Details(facts, {}).of(month).about}
    assert about["上年同期"] == "1对"
    assert facts.month.previous is not None
    difference = change(month, facts.month.previous.fact("marriage.marriages"))
    ((title, lines),) = _Details(facts, {}).of(difference).parts
    assert (title, [line.text for line in lines]) == ("两年的数", ["2对", "1对"])


def test_the_trace_of_a_month_s_figure_names_its_cells_and_its_parts_of_that_month(facts: FactBook) -> None:
    rows = list(trace_lines(facts, facts.month.fact("marriage.marriages"), True))
    cells = rows[next(at for at, line in enumerate(rows) if "单元格" in line) + 1 :]
    assert rows[0] == "婚姻登记.结婚登记 = 2对" and len(cells) == 2
    doubled = list(trace_lines(facts, facts.month.fact("marriage.marriages_persons"), False))
    assert doubled[0].endswith("= 4人") and "婚姻登记.结婚登记 = 2对" in [line.strip() for line in doubled]


def test_a_month_is_compared_with_the_month_before_by_a_figure_of_its_own(facts: FactBook) -> None:
    template = "{{ 婚姻登记.结婚登记|比上月 }}；{{ 婚姻登记.结婚登记|本月|比上年 }}。"
    made = render([Source("月报/甲", f"# 题\n{template}")], facts, county="县", office="局", texts={})
    assert made.document is not None
    assert "比上月增加1对，增长100%；比上年同期增加1对，增长100%。" in to_text(made.document)
    identities = [figure.what for figure in made.document.figures()]
    assert len(set(identities)) == 4
    assert [fact.value for what in identities if (fact := facts.of(what))] == [1, 100, 1, 100]


def test_january_is_compared_with_december_and_a_month_that_is_not_over_with_none(
    facts_of: Callable[..., FactBook],
) -> None:
    ledgers = {
        "2021/婚姻登记.xlsx": ("marriage", 0, registered("2021-01-05")),
        "2020/婚姻登记.xlsx": ("marriage", 0, registered("2020-12-01", "2020-12-31", "2020-11-30")),
    }
    january, half = (facts_of(ledgers, 2021, date(2021, 1, day)) for day in (31, 15))
    assert january.last_month is not None and january.last_month.fact("marriage.marriages").value == 2
    template = [Source("月报/甲", "# 题\n结婚{{ 婚姻登记.结婚登记|比上月 }}。")]
    said = [render(template, each, county="县", office="局", texts={}).document for each in (january, half)]
    assert [to_text(each).split("结婚")[1].split("。")[0] for each in said if each] == [
        "比上月减少1对，下降50%",
        "（本月还没有过完，不与上月相比）",
    ]

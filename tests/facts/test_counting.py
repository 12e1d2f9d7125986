"""How figures are counted: households, persons, stocks, flows, money; groups add up; zero is not “no ledger”."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from mzledger.facts.book import FactBook
from mzledger.programs import find_program, orphans
from mzledger.schema.blank import blank_book
from mzledger.values.fact import Lack
from mzledger.work.report import year_facts
from mzledger.workbook.writing import write_book
from mzledger.workspace.folder import find_workspace
from sheets import an_id

A, B, C, D = (an_id(n) for n in (1, 2, 3, 4))


def test_persons_are_members_added_up_not_households_counted(tally: Callable) -> None:
    """
    乡镇   | 户主身份证号       | 身份证号           | 与户主关系 | 家庭人口 | 保障人口 | 起始保障年月
    唐谷镇 | 990121195001010016 | 990121195001010016 | 户主       | 2        | 2        | 2019-05
    唐谷镇 | 990121195001010016 | 990121195001010024 | 配偶       | 2        | 2        | 2019-05
    河北乡 | 990121195001010032 | 990121195001010032 | 户主       | 1        | 1        | 2019-05
    """
    assert tally("dibao.rural.persons", by="township") == {"唐谷镇": 2, "河北乡": 1}


def test_a_member_who_is_not_covered_is_no_person_of_the_program(tally: Callable) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 是否保障对象 | 家庭人口 | 保障人口 | 起始保障年月
    990121195001010016 | 990121195001010016 | 户主       | 否           | 2        | 1        | 2019-05
    990121195001010016 | 990121195001010024 | 配偶       | 是           | 2        | 1        | 2019-05
    """
    assert (tally("dibao.rural.persons"), tally("dibao.rural.households")) == (1, 1)


def test_a_stock_counts_who_started_and_has_not_stopped_by_the_closing_day(tally: Callable) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 起始保障年月 | 停发年月
    990121195001010016 | 990121195001010016 | 户主       | 2019-05      | 2020-10
    990121195001010024 | 990121195001010024 | 户主       | 2019-05      | 2020-11
    990121195001010032 | 990121195001010032 | 户主       | 2020-10      |
    990121195001010040 | 990121195001010040 | 户主       | 2020-11      |
    """
    assert tally("dibao.rural.households") == 2


def test_exits_and_entries_are_flows_from_january_to_the_closing_day(tally: Callable) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 起始保障年月 | 停发年月
    990121195001010016 | 990121195001010016 | 户主       | 2019-05      | 2020-01
    990121195001010024 | 990121195001010024 | 户主       | 2020-03      | 2020-10
    990121195001010032 | 990121195001010032 | 户主       | 2018-10      | 2019-12
    990121195001010040 | 990121195001010040 | 户主       | 2020-10      |
    """
    assert (tally("dibao.rural.exit_households"), tally("dibao.rural.entry_households")) == (2, 2)


def test_a_newborn_is_a_new_person_but_no_new_household(tally: Callable) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 家庭人口 | 保障人口 | 起始保障年月
    990121195001010016 | 990121195001010016 | 户主       | 2        | 2        | 2019-05
    990121195001010016 | 990121202003010012 | 子/婿      | 2        | 2        | 2020-04
    """
    assert (tally("dibao.rural.entry_persons"), tally("dibao.rural.entry_households")) == (1, 0)


def test_money_is_added_up_by_item_and_in_exact_fen(tally: Callable) -> None:
    """
    户主身份证号       | 发放年月 | 发放项目 | 发放金额
    990121195001010016 | 2020-01  | 保障金   | 0.1
    990121195001010016 | 2020-02  | 保障金   | 0.2
    990121195001010016 | 2020-02  | 取暖费   | 800
    990121195001010016 | 2020-11  | 保障金   | 738.5
    """
    assert (tally("dibao.rural.paid", table=1), tally("dibao.rural.heating", table=1)) == (
        Decimal("0.30"),
        Decimal("800.00"),
    )


def test_the_first_half_goes_by_the_month_paid_for(tally: Callable) -> None:
    """
    身份证号           | 发放年月 | 年龄段 | 发放金额
    990121195001010016 | 2020-06  | 70–79岁 | 110
    990121195001010016 | 2020-07  | 70–79岁 | 110
    """
    assert tally("old_age.paid_first_half", file="2020/高龄津贴.xlsx", table=1) == 110


def test_a_household_helped_twice_is_one_household_and_two_visits(tally: Callable) -> None:
    """
    乡镇   | 户主身份证号       | 审批日期   | 救助事由 | 家庭人口 | 救助人数 | 救助金额
    唐谷镇 | 990121195001010016 | 2020-02-01 | 就学     | 3        | 3        | 1000
    河北乡 | 990121195001010016 | 2020-05-01 | 重大疾病 | 3        | 3        | 2000
    """
    file = "2020/临时救助.xlsx"
    assert tally("temporary_relief.households", file=file) == 1
    assert tally("temporary_relief.visits", file=file) == 2
    assert tally("temporary_relief.households", file=file, by="township") == {"唐谷镇": 0, "河北乡": 1}
    assert tally("temporary_relief.paid", file=file, by="category") == {"重大疾病": 2000, "就学": 1000}


def test_both_subsidies_are_two_enrolments_of_one_person(tally: Callable) -> None:
    """
    身份证号           | 补贴种类 | 残疾类别 | 残疾等级 | 起始保障年月
    990121195001010016 | 生活补贴 | 肢体     | 一级     | 2019-01
    990121195001010016 | 护理补贴 | 肢体     | 一级     | 2019-01
    """
    file = "2020/残疾人两项补贴.xlsx"
    assert (tally("disability.enrolments", file=file), tally("disability.persons", file=file)) == (2, 1)
    assert tally("disability.living.enrolments", file=file) == 1
    assert tally("disability.persons", file=file, by="category") == {"生活补贴": 1, "护理补贴": 1}


DIBAO = f"""
户主身份证号 | 身份证号 | 与户主关系 | 起始保障年月
{A} | {A} | 户主 | 2019-05
{B} | {B} | 户主 | 2019-05
"""
CHILDREN = f"""
身份证号 | 儿童类别 | 起始保障年月
{an_id(9, "20120101")} | 重病 | 2019-05
{B} | 重病 | 2019-05
"""


def test_a_missing_ledger_is_unknown_and_a_handed_in_one_of_which_nobody_counts_yet_is_zero(
    facts_of: Callable[..., FactBook],
) -> None:
    facts = facts_of(
        {
            "2020/农村低保.xlsx": ("dibao", 0, DIBAO),
            "2020/孤儿.xlsx": ("orphans", 0, "身份证号 | 起始保障年月\n" + f"{C} | 2021-01"),
        }
    )
    assert facts.fact("orphans.persons").value == 0
    assert facts.fact("children.persons").value is None
    assert facts.fact("children.persons").missing == (Lack("未提供台账", "困境儿童（花名册）"),)


def test_a_ledger_with_a_heading_and_no_rows_is_no_zero_unless_it_says_so(
    facts_of: Callable[..., FactBook], tmp_path: Path
) -> None:
    facts_of({"2020/农村低保.xlsx": ("dibao", 0, DIBAO)})
    write_book(tmp_path / "ledgers/2020/孤儿.xlsx", blank_book(find_program("orphans")))  # type: ignore[arg-type]
    facts = year_facts(find_workspace(tmp_path), 2020, None, lambda text: None).facts
    lack = Lack("台账没有内容", "2020/孤儿.xlsx › 花名册")
    assert (facts.fact("orphans.persons").value, facts.fact("orphans.persons").missing) == (None, (lack,))
    for part in facts.book.records(orphans.Child).parts:  # type: ignore[union-attr]
        part.said_none = True
    assert FactBook(facts.book, facts.programs).fact("orphans.persons").value == 0


def test_a_view_without_its_ledger_makes_the_total_unknown_too(facts_of: Callable[..., FactBook]) -> None:
    facts = facts_of({"2020/农村低保.xlsx": ("dibao", 0, DIBAO)})
    assert facts.fact("dibao.rural.persons").value == 2
    assert facts.fact("dibao.urban.persons").value is None
    assert facts.fact("dibao.persons").missing == (Lack("未提供台账", "城市低保（花名册）"),)


def test_a_sum_of_figures_is_unknown_while_one_of_them_is(facts_of: Callable[..., FactBook]) -> None:
    facts = facts_of({"2020/农村低保.xlsx": ("dibao", 0, DIBAO)})
    total = facts.fact("recipients.by_program_sum")
    whats = [lack.what for lack in total.missing]
    assert total.value is None and "孤儿（花名册）" in whats and "农村低保（花名册）" not in whats


def test_a_figure_remembers_file_sheet_rows_and_digest(facts_of: Callable[..., FactBook]) -> None:
    facts = facts_of({"2020/困境儿童.xlsx": ("children", 0, CHILDREN)})
    (origin,) = facts.fact("children.persons").origins
    assert (origin.file, origin.sheet, origin.row_text(), len(origin.digest)) == (
        "2020/困境儿童.xlsx",
        "花名册",
        "4–5",
        64,
    )


def test_a_row_with_an_error_is_not_counted(facts_of: Callable[..., FactBook]) -> None:
    broken = CHILDREN + f"{C[:-1]}{'1' if C[-1] != '1' else '2'} | 重病 | 2019-05\n"
    assert facts_of({"2020/困境儿童.xlsx": ("children", 0, broken)}).fact("children.persons").value == 2


def test_last_year_is_counted_on_the_same_day_of_the_year(facts_of: Callable[..., FactBook]) -> None:
    last = f"身份证号 | 儿童类别 | 起始保障年月 | 停发年月\n{C} | 重病 | 2018-01 | 2019-12\n{D} | 重病 | 2019-12 |\n"
    facts = facts_of({"2020/困境儿童.xlsx": ("children", 0, CHILDREN), "2019/困境儿童.xlsx": ("children", 0, last)})
    assert facts.previous is not None
    assert (facts.fact("children.persons").value, facts.previous.fact("children.persons").value) == (2, 1)

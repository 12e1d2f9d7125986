"""What a ledger doesn't say is not counted: missing columns, empty and unread sheets, rows with errors, assumptions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from changed_books import again, parts_of, without

from mzledger.facts.book import FactBook
from mzledger.programs import children, dibao, disability, temporary_relief
from mzledger.values.coded import Coded
from mzledger.values.fact import Lack
from sheets import an_id

Build = Callable[[str], FactBook]
KIDS = [an_id(number, "20120101") for number in range(1, 5)]


@pytest.fixture
def kids(request: pytest.FixtureRequest, facts_of: Callable[..., FactBook]) -> FactBook:
    """The sheet in the docstring as 2020's children, by rows of one sheet each where a line of bars parts them."""
    texts = (request.function.__doc__ or "").split("---")
    head = next(line for line in texts[0].splitlines() if "|" in line)
    files = [texts[0], *(f"{head}\n{text}" for text in texts[1:])]
    return facts_of({f"2020/困境儿童{n}.xlsx": ("children", 0, text) for n, text in enumerate(files)})


@pytest.fixture
def homes(request: pytest.FixtureRequest, facts_of: Callable[..., FactBook]) -> FactBook:
    """The sheets in the docstring as 2020's 农村低保, parted by a line of bars."""
    texts = (request.function.__doc__ or "").split("---")
    facts = facts_of({f"2020/农村低保{n}.xlsx": ("dibao", 0, text) for n, text in enumerate(texts)})
    for part in parts_of(facts, dibao.Member):
        part.rejected.clear()  # the persons of a household are no concern here
    return again(facts)


def test_a_list_without_the_stop_column_holds_people_who_are_still_covered_and_that_is_said(kids: FactBook) -> None:
    """
    身份证号           | 儿童类别 | 起始保障年月 | 停发年月
    990121201201010019 | 重病     | 2019-05      | 2020-03
    990121201201010027 | 重病     | 2019-05      |
    """
    assert kids.fact("children.persons").value == 1
    fact = without(kids, children.Child, "stop_month").fact("children.persons")
    assert (fact.value, fact.assumed) == (2, ("没有“停发年月”列，名单上的人都按仍在享受计",))


def test_without_the_stop_column_a_stop_reason_betrays_stopped_people(kids: FactBook) -> None:
    """
    身份证号           | 儿童类别 | 起始保障年月 | 停发原因
    990121201201010019 | 重病     | 2019-05      | 死亡
    990121201201010027 | 重病     | 2019-05      |
    """
    fact = without(kids, children.Child, "stop_month").fact("children.persons")
    assert (fact.value, fact.missing) == (None, (Lack("缺少“停发年月”列", "2020/困境儿童0.xlsx › 花名册"),))
    assert fact.unknown_because == "缺少“停发年月”列"


def test_a_list_without_the_start_column_holds_people_who_have_started(kids: FactBook) -> None:
    """
    身份证号           | 儿童类别 | 起始保障年月 | 停发年月
    990121201201010019 | 重病     | 2020-12      |
    990121201201010027 | 重病     | 2019-05      | 2020-03
    """
    fact = without(kids, children.Child, "start_month").fact("children.persons")
    assert (fact.value, fact.assumed) == (1, ("没有“起始保障年月”列，名单上的人都按已经纳入计",))


def test_an_assumption_of_one_sheet_names_it_and_one_of_all_does_not(kids: FactBook) -> None:
    """
    身份证号           | 儿童类别 | 起始保障年月
    990121201201010019 | 重病     | 2019-05
    ---
    990121201201010027 | 重病     | 2019-05
    """
    parts = parts_of(kids, children.Child)
    parts[0].assumed["start_month"] = "起始保障年月按表名计"
    assert again(kids).fact("children.persons").assumed == ("2020/困境儿童0.xlsx › 花名册：起始保障年月按表名计",)
    parts[1].assumed["start_month"] = "起始保障年月按表名计"
    assert again(kids).fact("children.persons").assumed == ("起始保障年月按表名计",)


def test_a_flow_without_its_day_is_missing_and_so_is_what_is_made_of_it(facts_of: Callable[..., FactBook]) -> None:
    """
    乡镇   | 户主身份证号       | 审批日期   | 救助事由 | 救助人数 | 救助金额
    唐谷镇 | 990121195001010016 | 2020-02-01 | 就学     | 3        | 1000
    """
    text = test_a_flow_without_its_day_is_missing_and_so_is_what_is_made_of_it.__doc__ or ""
    facts = facts_of({"2020/临时救助.xlsx": ("temporary_relief", 0, text)})
    facts = without(facts, temporary_relief.Relief, "approved_day")
    lack = Lack("缺少“审批日期”列", "2020/临时救助.xlsx › 审批")
    assert facts.fact("temporary_relief.paid").missing == (lack,)
    assert lack in facts.fact("recipients.payments").missing
    assert facts.by_area("temporary_relief.paid") == facts.by_category("temporary_relief.paid") == []


def test_without_the_township_column_the_county_s_figure_stays_and_the_townships_are_missing(kids: FactBook) -> None:
    """
    乡镇   | 身份证号           | 儿童类别 | 起始保障年月
    唐谷镇 | 990121201201010019 | 重病     | 2019-05
    ---
    河北乡 | 990121201201010027 | 重病     | 2019-05
    """
    facts = without(kids, children.Child, "township", sheets=[1])
    lack = Lack("缺少“乡镇”列", "2020/困境儿童1.xlsx › 花名册")
    assert facts.fact("children.persons").value == 2
    assert [(fact.area, fact.missing) for fact in facts.by_area("children.persons")] == [
        ("唐谷镇", (lack,)),
        ("河北乡", (lack,)),
    ]


def test_without_the_category_column_the_whole_stays_and_the_categories_are_missing(kids: FactBook) -> None:
    """
    身份证号           | 儿童类别 | 起始保障年月
    990121201201010019 | 重病     | 2019-05
    """
    facts = without(kids, children.Child, "child_class")
    (part,) = facts.by_category("children.persons")
    assert facts.fact("children.persons").value == 1
    assert part.missing == (Lack("缺少“儿童类别”列", "2020/困境儿童0.xlsx › 花名册"),)


def test_household_rows_without_ids_give_their_covered_persons_and_person_rows_their_different_ids(
    homes: FactBook,
) -> None:
    """
    乡镇   | 户主身份证号       | 身份证号           | 与户主关系 | 保障人口 | 起始保障年月
    唐谷镇 | 990121195001010016 | 990121195001010016 | 户主       | 3        | 2019-05
    河北乡 | 990121195001010032 | 990121195001010032 | 户主       | 2        | 2019-05
    ---
    乡镇   | 户主身份证号       | 身份证号           | 与户主关系 | 保障人口 | 起始保障年月
    河北乡 | 990121195001010040 | 990121195001010040 | 户主       | 2        | 2019-05
    河北乡 | 990121195001010040 | 990121195001010059 | 配偶       | 2        | 2019-05
    """
    facts = without(homes, dibao.Member, "id_no", sheets=[0])
    fact = facts.fact("dibao.rural.persons")
    assert fact.value == 7 and fact.meaning.endswith("（1张表没有“身份证号”列，按“保障人口”相加）")
    assert {part.area: part.value for part in facts.by_area(fact.key)} == {"唐谷镇": 3, "河北乡": 4}
    assert facts.by_category(fact.key)[0].value == 7
    assert Lack("缺少“身份证号”列", "2020/农村低保0.xlsx › 花名册") in facts.fact("recipients.distinct").missing
    assert without(facts, dibao.Member, "covered_persons").fact(fact.key).value is None


def test_a_household_that_takes_several_rows_is_added_up_once(homes: FactBook) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 保障人口 | 起始保障年月
    990121195001010040 | 990121195001010040 | 户主       | 2        | 2019-05
    990121195001010040 | 990121195001010059 | 配偶       | 2        | 2019-05
    """
    assert without(homes, dibao.Member, "id_no").fact("dibao.rural.persons").value == 2


def test_a_sheet_left_unread_makes_the_whole_missing_but_not_the_other_view(homes: FactBook) -> None:
    """
    户主身份证号       | 身份证号           | 与户主关系 | 起始保障年月
    990121195001010016 | 990121195001010016 | 户主       | 2019-05
    """
    homes.book.unread[dibao.Member] = ("2020/城市低保.xlsx › 花名册",)
    facts = again(homes)
    lack = Lack("台账没有读进来", "2020/城市低保.xlsx › 花名册")
    assert facts.fact("dibao.rural.persons").value == 1
    assert facts.fact("dibao.urban.persons").missing == facts.fact("dibao.persons").missing == (lack,)


def test_rows_with_errors_are_counted_as_left_out_by_township_and_all_of_them_leave_nothing(kids: FactBook) -> None:
    """
    乡镇   | 身份证号           | 儿童类别 | 起始保障年月
    唐谷镇 | 990121201201010019 | 重病     | 2019-05
    唐谷镇 | 990121201201010028 | 重病     | 2019-05
    河北乡 | 990121201201010035 | 重残     | 2019-05
    """
    whole = kids.fact("children.persons")
    assert (whole.value, whole.left_out, whole.mark) == (2, 1, "〔另有1行未计入〕")
    assert [(fact.value, fact.left_out) for fact in kids.by_area("children.persons")] == [(1, 1), (1, 0)]
    assert [(fact.value, fact.left_out) for fact in kids.by_category("children.persons")] == [(1, 1), (1, 0)]
    (part,) = parts_of(kids, children.Child)
    part.rejected = {0, 1, 2}
    assert again(kids).fact("children.persons").missing == (Lack("各行都有错误", "困境儿童（花名册）"),)


def test_the_office_s_own_words_are_counted_and_stand_behind_the_declared_ones(kids: FactBook) -> None:
    """
    身份证号           | 儿童类别 | 起始保障年月
    990121201201010019 | 重病     | 2019-05
    990121201201010027 | 重残     | 2019-05
    990121201201010035 | 重病     | 2019-05
    """
    (part,) = parts_of(kids, children.Child)
    part.columns["child_class"] = Coded.of(["服刑人员子女", None, children.ChildClass.SERIOUS_ILLNESS])
    found = again(kids).by_category("children.persons")
    assert [(fact.category, fact.value) for fact in found] == [("重病", 1), ("服刑人员子女", 1), ("（未填）", 1)]


def test_an_own_word_beside_the_views_is_in_the_total(facts_of: Callable[..., FactBook]) -> None:
    """
    身份证号           | 补贴种类 | 残疾类别 | 残疾等级 | 起始保障年月
    990121195001010016 | 生活补贴 | 肢体     | 一级     | 2019-01
    990121195001010032 | 护理补贴 | 肢体     | 一级     | 2019-01
    """
    text = test_an_own_word_beside_the_views_is_in_the_total.__doc__ or ""
    facts = facts_of({"2020/残疾人两项补贴.xlsx": ("disability", 0, text)})
    parts_of(facts, disability.Enrolment)[0].columns["subsidy"][1] = "交通补贴"
    found = again(facts).by_category("disability.enrolments")
    assert [(fact.category, fact.value) for fact in found] == [("生活补贴", 1), ("交通补贴", 1)]
    assert again(facts).fact("disability.enrolments").value == 2


def test_a_program_that_the_office_does_not_run_is_neither_missing_nor_in_a_sum(kids: FactBook) -> None:
    """
    身份证号           | 儿童类别 | 起始保障年月
    990121201201010019 | 重病     | 2019-05
    """
    others = {"dibao", "extreme_hardship", "special_care", "orphans", "old_age", "disability"}
    facts = again(kids, not_run=others)
    assert facts.fact("orphans.persons").not_run and facts.fact("orphans.persons").value is None
    total = facts.fact("recipients.by_program_sum")
    assert (total.value, total.missing, total.parts) == (1, (), ("children.persons",))
    assert facts.fact("recipients.distinct").value == 1
    assert again(kids, not_run=others | {"children"}).fact("recipients.by_program_sum").not_run
    assert again(kids, not_run={"population"}).fact("recipients.share").not_run


def test_a_share_of_nothing_lacks_nothing(facts_of: Callable[..., FactBook]) -> None:
    text = f"逝者姓名 | 逝者身份证号 | 安葬方式 | 安葬日期\n甲 | {KIDS[0]} | 火葬 | 2019-02-01"
    fact = facts_of({"2020/殡葬.xlsx": ("funerals", 1, text)}).fact("funerals.cremation_share")
    assert (fact.value, fact.missing, fact.unknown_because) == (None, (), "分母为零")


def test_two_number_columns_that_hold_the_same_are_no_question(kids: FactBook) -> None:
    """
    身份证号码         | 公民身份号码       | 儿童类别 | 起始保障年月
    990121201201010019 | 990121201201010019 | 重病     | 2019-05
    """
    assert kids.fact("children.persons").value == 1


def test_a_figure_is_missing_while_two_columns_could_be_the_one_that_it_needs(kids: FactBook) -> None:
    """
    身份证号           | 儿童类别 | 起始保障年月 | 停领时间 | 停补时间
    990121201201010019 | 重病     | 2019-05      | 2020-03  |
    990121201201010027 | 重病     | 2019-05      |          | 2020-04
    """
    assert kids.fact("children.persons").value is None

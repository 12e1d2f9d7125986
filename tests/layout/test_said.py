"""What is read but could mean another thing, or is lost to a break-down or a check, is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cell_sheets import Read


def test_a_stop_in_every_row_and_no_start_may_be_the_start(read: Read) -> None:
    """
    == 2020/农村低保.xlsx › 在享
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系 | 停发年月
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 张三 | 990121195001010016 | 户主       | 2018-05
    唐谷镇 | 加吾村     | 李四     | 990121195001020012 | 李四 | 990121195001020012 | 户主       | 2019-05
    唐谷镇 | 加吾村     | 王五     | 990121195001030018 | 王五 | 990121195001030018 | 户主       | 2017-05
    """
    assert ("MZ308", "H1") in read.codes and "stop_month" in read.part.asked


def test_a_list_of_those_who_left_has_a_stop_in_every_row(read: Read) -> None:
    """
    == 2020/农村低保.xlsx › 停发人员
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系 | 停发年月
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 张三 | 990121195001010016 | 户主       | 2018-05
    唐谷镇 | 加吾村     | 李四     | 990121195001020012 | 李四 | 990121195001020012 | 户主       | 2019-05
    唐谷镇 | 加吾村     | 王五     | 990121195001030018 | 王五 | 990121195001030018 | 户主       | 2017-05
    """
    assert "MZ308" not in {code for code, _ in read.codes}


def test_an_address_of_elsewhere_in_a_list_of_the_countys_own_people(read: Read) -> None:
    """
    == 2020/高龄津贴发放.xlsx › 发放
    住址         | 姓名 | 身份证号           | 发放年月 | 发放金额
    唐谷镇加吾村 | 张三 | 990121193001010016 | 2020-05  | 100
    河北乡黄河村 | 李四 | 990121193001020012 | 2020-05  | 100
    唐谷镇加吾村 | 王五 | 990121193001030018 | 2020-05  | 100
    唐谷镇加吾村 | 赵六 | 990121193001040013 | 2020-05  | 100
    外县某乡某村 | 钱七 | 990121193001050019 | 2020-05  | 100
                 | 孙八 | 990121193001060014 | 2020-05  | 100
    """
    assert [code for code in read.codes if code[0] in ("MZ113", "MZ115")] == [("MZ113", "A6"), ("MZ115", "A7")]
    assert read.part.rejected == {4, 5}


def test_blanks_after_a_name_make_no_address_of_it(read: Read) -> None:
    """
    == 2020/高龄津贴发放.xlsx › 发放
    乡镇    | 姓名 | 身份证号           | 发放年月 | 发放金额
    唐谷镇\u200b | 张三 | 990121193001010016 | 2020-05  | 100
    唐谷镇\u200b | 李四 | 990121193001020012 | 2020-05  | 100
            | 王五 | 990121193001030018 | 2020-05  | 100
    唐谷镇\u200b | 赵六 | 990121193001040013 | 2020-05  | 100
    """
    assert ("MZ115", "A4") in read.codes


def test_sums_in_yuan_below_sums_in_wan(read: Read) -> None:
    """
    == 2020/高龄津贴发放.xlsx › 发放
    单位：万元 |
    乡镇   | 姓名 | 身份证号           | 发放年月 | 发放金额
    唐谷镇 | 张三 | 990121193001010016 | 2020-05  | 0.01
    唐谷镇 | 李四 | 990121193001020012 | 2020-05  | 0.01
    唐谷镇 | 王五 | 990121193001030018 | 2020-05  | 0.02
    唐谷镇 | 赵六 | 990121193001040013 | 2020-05  | 200
    """
    assert ("MZ308", "E2") in read.codes


def test_payments_without_a_number_can_not_be_compared_with_the_list(read: Read) -> None:
    """
    == 2020/高龄津贴发放.xlsx › 发放
    乡镇   | 村     | 姓名 | 发放年月 | 发放金额
    唐谷镇 | 加吾村 | 张三 | 2020-05  | 100
    唐谷镇 | 加吾村 | 李四 | 2020-05  | 100
    唐谷镇 | 加吾村 | 王五 | 2020-05  | 100
    """
    assert "“身份证号”（查重、与别的台账核对）" in "".join(read.said("MZ311"))


@pytest.mark.parametrize("name", ["周永福", "张三"])
def test_a_member_under_the_heads_number(name: str, read_text: Callable[..., Read]) -> None:
    sheet = f"""
    == 2020/农村低保.xlsx › 花名册
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 保障人口 | 起始保障年月 | 停发年月 | 家庭成员姓名 | 家庭成员身份证号
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 2        | 2019-01      |          | {name}、李四  | 990121195001010016、990121195001020012
    唐谷镇 | 加吾村     | 王五     | 990121195001030018 | 1        | 2019-01      |          |              |
    """
    read = read_text("\n".join(line.strip() for line in sheet.splitlines()))
    numbers = read.part.columns["id_no"].tolist()
    assert numbers.count("990121195001010016") == (2 if name == "周永福" else 1)


def test_further_items_and_months_beside_those_that_were_read(read: Read) -> None:
    """
    == 2020/高龄津贴发放.xlsx › 发放
    乡镇   | 姓名 | 身份证号           | 3月 | 6月 | 9月×
    唐谷镇 | 张三 | 990121193001010016 | 100 | 100 | 100
    唐谷镇 | 李四 | 990121193001020012 | 100 | 100 | 100
    唐谷镇 | 王五 | 990121193001030018 | 100 | 100 | 100
    """
    assert ("MZ308", "F1") in read.codes and {"paid_amount", "paid_month"} <= read.part.asked


def test_a_blank_number_beside_another_name_is_not_that_of_the_row_above(read: Read) -> None:
    """
    == 2020/临时救助.xlsx › 审批
    乡镇   | 村     | 户主姓名 | 户主身份证号       | 审批日期   | 救助类型 | 救助事由 | 救助人数 | 救助金额
    唐谷镇 | 加吾村 | 张三     | 990121195001010016 | 2020-05-01 | 急难型   | 重大疾病 | 1        | 1000
    唐谷镇 | 加吾村 | 李四     |                    | 2020-05-01 | 急难型   | 重大疾病 | 1        | 1000
    唐谷镇 | 加吾村 | 王五     |                    | 2020-05-01 | 急难型   | 重大疾病 | 1        | 1000
    """
    assert ("MZ115", "D3") in read.codes and read.part.columns["head_id"].tolist()[1:] == [None, None]


def test_more_people_than_the_household_has_covered(read: Read) -> None:
    """
    == 2020/农村低保.xlsx › 花名册
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 姓名 | 身份证号           | 与户主关系 | 保障人口 | 起始保障年月 | 停发年月
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 张三 | 990121195001010016 | 户主       | 1        | 2019-01      |
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 李四 | 990121195001020012 | 配偶       | 1        | 2019-01      |
    """
    assert ("MZ308", "A1") in read.codes and "covered" in read.part.asked


def test_numbers_under_a_heading_of_dates(read: Read) -> None:
    """
    == 2020/高龄津贴发放.xlsx › 发放
    乡镇   | 姓名 | 身份证号           | 发放年月 | 发放金额 | 核查日期
    唐谷镇 | 张三 | 990121193001010016 | 2020-05  | 100      | 150.5
    唐谷镇 | 李四 | 990121193001020012 | 2020-05  | 100      | 120
    """
    assert ("MZ308", "F1") in read.codes


def test_remarks_that_are_all_dates_in_a_list_without_a_stop(read: Read) -> None:
    """
    == 2020/特困供养.xlsx › 花名册
    乡镇   | 村     | 姓名 | 身份证号           | 起始保障年月 | 备注1
    唐谷镇 | 加吾村 | 张三 | 990121195001010016 | 2019-01      | 2020-05
    唐谷镇 | 加吾村 | 李四 | 990121195001020012 | 2019-01      | 2020-03
    """
    assert ("MZ308", "F1") in read.codes


@pytest.mark.parametrize(("sheet", "kind"), [("补结婚证", "补发结婚证"), ("结婚", "结婚登记"), ("未结婚", None)])
def test_a_word_with_another_before_it_is_another_word(
    sheet: str, kind: str | None, read_text: Callable[..., Read]
) -> None:
    read = read_text(
        f"== 2020/婚姻.xlsx › {sheet}\n"
        "登记日期 | 证书字号 | 男方姓名 | 男方身份证号 | 女方姓名 | 女方身份证号\n"
        "2020-05-01 | J990121-2020-000001 | 张三 | 990121195001010016 | 李四 | 990121195001020012\n"
    )
    assert [str(value) if value else None for value in read.part.columns["registration"]] == [kind]

"""What is read but could mean another thing, or is lost to a break-down or a check, is said."""

from __future__ import annotations

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
def test_a_member_under_the_heads_number(name: str, read_text: object) -> None:
    sheet = f"""
    == 2020/农村低保.xlsx › 花名册
    乡镇   | 村（社区） | 户主姓名 | 户主身份证号       | 保障人口 | 起始保障年月 | 停发年月 | 家庭成员姓名 | 家庭成员身份证号
    唐谷镇 | 加吾村     | 张三     | 990121195001010016 | 2        | 2019-01      |          | {name}、李四  | 990121195001010016、990121195001020012
    唐谷镇 | 加吾村     | 王五     | 990121195001030018 | 1        | 2019-01      |          |              |
    """
    read = read_text("\n".join(line.strip() for line in sheet.splitlines()))  # type: ignore[operator]
    numbers = read.part.columns["id_no"].tolist()
    assert numbers.count("990121195001010016") == (2 if name == "周永福" else 1)

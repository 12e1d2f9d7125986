"""优抚对象 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_words_of_the_system_are_read_as_their_class_and_a_subsidy_is_no_pension(kept: Callable[..., Kept]) -> None:
    """
    【花名册】
    优抚对象花名册
    序号 | 乡镇   | 村     | 姓名 | 身份证号 | 优抚对象类别   | 优抚证号
    1    | 唐谷镇 | 加吾村 | 张三 | #1       | 残疾军人       | 001
    2    | ^      | ^      | 李四 | #2       | 农村籍退役士兵 | 002
    3    | 河北乡 | 黄河村 | 王五 | #3       | 参战退役人员   | 003
    【发放】
    2020年优抚金发放表
    序号 | 乡镇   | 村     | 姓名 | 身份证号 | 优抚对象类别   | 发放项目     | 优抚发放日期 | 实发金额
    1    | 唐谷镇 | 加吾村 | 张三 | #1       | 残疾军人       | 定期抚恤补助 | 2020.6.30    | 12000
    2    | 唐谷镇 | 加吾村 | 李四 | #2       | 农村籍退役士兵 | 定期抚恤补助 | 2020.6.30    | 2100
    3    | 唐谷镇 | 加吾村 | 李四 | #2       | 农村籍退役士兵 | 物价临时补贴 | 2020.7.30    | 40
    合计 |        |        |      |          |                |              |              | 14140
    """
    found = kept("2020/优抚对象.xlsx")
    assert found.by("special_care.persons") == {"重点优抚伤残": 1, "两参人员": 1, "60岁农村籍退役士兵": 1}
    assert (found["special_care.paid"], found["special_care.price_subsidy_paid"], found["special_care.paid_all"]) == (
        14100,
        40,
        14140,
    )
    assert found["special_care.price_subsidy"] == 1
    assert found.codes == ["MZ121"]

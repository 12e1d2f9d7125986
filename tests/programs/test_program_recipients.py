"""民政对象: what the ledgers of several programs say together."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_somebody_in_two_programs_is_counted_twice_in_the_sum_and_once_among_persons(kept: Callable[..., Kept]) -> None:
    """
    【花名册】
    序号 | 乡镇   | 村     | 儿童姓名 | 身份证号码  | 养育方式 | 监护人姓名 | 月标准（元） | 纳入月份
    1    | 唐谷镇 | 加吾村 | 小明     | #1/20120304 | 散居     | 张三       | 1100         | 2015.01
    2    | ^      | ^      | 小红     | #2/20140506 | 散居     | 张三       | 1100         | 2018.06
    【困境】
    序号 | 乡镇   | 村     | 儿童姓名 | 身份证号码  | 困境类别 | 监护人姓名 | 月补贴标准（元） | 纳入时间
    1    | 唐谷镇 | 加吾村 | 小明     | #1/20120304 | 重残     | 张三       | 950              | 2019.05
    """
    others = ("低保", "特困供养", "优抚对象", "高龄津贴", "残疾人两项补贴")
    found = kept("2020/孤儿.xlsx", {"困境": "2020/困境儿童.xlsx"}, others)
    assert (found["recipients.by_program_sum"], found["recipients.distinct"]) == (3, 2)

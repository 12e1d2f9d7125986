"""老年人意外险 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_policies_are_counted_in_the_year_in_which_they_begin(kept: Callable[..., Kept]) -> None:
    """
    【投保】
    2020年老年人意外伤害保险投保名单
    序号 | 乡镇   | 村     | 老人姓名 | 身份证号码  | 投保类别 | 保费 | 起保日期
    1    | 唐谷镇 | 加吾村 | 张三     | #1/19400101 | 农村低保 | 30   | 2020.3.1
    2    | ^      | ^      | 李四     | #2/19400101 | 特困老人 | 30   | 2020.3.1
    3    | 河北乡 | 黄河村 | 王五     | #3/19400101 | 农村低保 | 30   | 2020.12.1
    合计 |        |        |          |             |          | 90   |
    """
    found = kept("2020/老年人意外伤害保险.xlsx")
    assert found.by("elder_insurance.persons") == {"农村低保": 1, "特困老人": 1}
    assert found["elder_insurance.premium"] == 60
    assert found.codes == []

"""社会组织 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_the_share_inspected_is_of_those_due_and_normal(kept: Callable[..., Kept]) -> None:
    """
    【登记年检】
    社会组织登记和年检情况表
    序号 | 单位名称     | 统一社会信用代码   | 种类     | 成立日期  | 社会组织状态 | 是否应检 | 是否参加年检 | 年检结论 | 从业人员数
    1    | 县老年协会   | 51632525MJX0000001 | 社团     | 2015.5.1  | 正常         | 是       | 是           | 合格     | 3
    2    | 晨光幼儿园   | 52632525MJX0000002 | 民非     | 2016.5.1  | 正常         | 是       | 否           | 未参检   | 12
    3    | 县摄影协会   | 51632525MJX0000003 | 社会团体 | 2020.8.1  | 正常         | 否       | 否           |          | 2
    4    | 县书法协会   | 51632525MJX0000004 | 社会团体 | 2012.8.1  | 注销         | 否       | 否           |          |
    """
    found = kept("2020/社会组织年检.xlsx")
    assert found.by("organizations.registered") == {"社会团体": 2, "民办非企业单位": 1}
    assert (found["organizations.due"], found["organizations.inspected"], found["organizations.inspected_share"]) == (
        2,
        1,
        50,
    )
    assert found["organizations.employees"] == 17
    assert found.codes == ["MZ121"]

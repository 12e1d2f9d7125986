"""机构人员 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_posts_are_counted_by_kind_and_offices_once(kept: Callable[..., Kept]) -> None:
    """
    【人员】
    测试县民政局干部职工名册
    序号 | 姓名 | 编制     | 所在科室
    1    | 张三 | 行政编制 | 综合办公室
    2    | 李四 | 事业编制 | 社会救助股
    3    | 王五 | 事业编制 | 社会救助股
    4    | 赵六 | 聘用     | 综合办公室
    【综合业务】
    综合业务 | 设立依据 | 核定日期
    社会救助 | 三定规定 | 2019.3.1
    婚姻登记 | 三定规定 | 2019.3.1
    """
    found = kept("2020/干部职工.xlsx")
    assert found.by("staff.total") == {"行政编制": 1, "事业编制": 2, "聘用": 1}
    assert (found["staff.offices"], found["staff.services"]) == (2, 2)
    assert found.codes == []

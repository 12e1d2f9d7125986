"""流浪乞讨救助 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_person_without_a_number_is_rescued_all_the_same(kept: Callable[..., Kept]) -> None:
    """
    【救助】
    2020年流浪乞讨人员救助登记表
    序号 | 救助日期 | 发现地点 | 发现方式 | 受助人姓名 | 受助人身份证号 | 救助措施
    1    | 2020.1.9 | 汽车站   | 巡查     | 张三       | #1             | 返乡
    2    | 2020.3.2 | 东大街   | 公安护送 |            |                | 送医
    3    | 2020.3.2 | 县医院   | 自行求助 | 李四       | #2             | 返乡
    【巡查】
    巡查日期 | 巡查区域 | 巡查人数
    2020.1.9 | 县城     | 4
    2020.2.9 | 县城     | 3
    """
    found = kept("2020/流浪乞讨救助.xlsx")
    assert found.by("rescue.visits") == {"送医": 1, "返乡": 2}
    assert found["rescue.escorted"] == 2
    assert (found["rescue.patrols"], found["rescue.patrol_staff"]) == (2, 7)
    assert found.codes == []

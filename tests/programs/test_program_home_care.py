"""居家养老服务 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_an_elder_served_twice_is_one_person_and_two_visits(kept: Callable[..., Kept]) -> None:
    """
    【服务】
    2020年居家养老服务记录表
    序号 | 乡镇   | 村     | 老人姓名 | 身份证号码  | 服务日期 | 服务项目 | 服务金额（元）
    1    | 唐谷镇 | 加吾村 | 张三     | #1/19400101 | 2020.5.1 | 助餐     | 15
    2    | ^      | ^      | 张三     | #1/19400101 | 2020.5.2 | 助洁     | 30
    3    | 河北乡 | 黄河村 | 王五     | #2/19400101 | 2020.5.1 | 助餐     | 15
    合计 |        |        |          |             |          |          | 60
    """
    found = kept("2020/居家养老服务.xlsx")
    assert (found["home_care.visits"], found["home_care.persons"], found["home_care.paid"]) == (3, 2, 60)
    assert found.by("home_care.visits") == {"助餐": 2, "助洁": 1}
    assert found.codes == []

"""敬老院 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_who_has_left_or_comes_later_is_not_in_the_home(kept: Callable[..., Kept]) -> None:
    """
    【入住】
    敬老院入住老人花名册
    序号 | 所属街道 | 村委会     | 姓名 | 公民身份号码  | 敬老院名称   | 入住时间   | 离院日期   | 入住批次
    1    | 唐谷镇   | 加吾村     | 张三 | #1/19400101   | 县中心敬老院 | 2020.6.1   |            | 首批
    2    | ^        | ^          | 李四 | #2/19400101   | ^            | 2020.6.1   | 2020-09-30 | 首批
    3    | 河北乡   | 黄河村     | 王五 | #3/19400101   | ^            | 2020-12-20 |            | 零散入住
    【机构】
    敬老院名称   | 总床位数 | 启用日期
    县中心敬老院 | 50       | 2019.10.1
    """
    found = kept("2020/敬老院.xlsx")
    assert found["care_homes.residents"] == 1
    assert found["care_homes.first_batch"] == 2
    assert found["care_homes.occupancy"] == 2
    assert found.codes == []

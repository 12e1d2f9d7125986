"""殡葬 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_ways_of_burial_are_counted_and_money_is_read_in_its_own_unit(kept: Callable[..., Kept]) -> None:
    """
    【安葬】
    2020年遗体安葬登记表
    序号 | 死者姓名 | 死者身份证号 | 死亡日期 | 殡葬方式   | 安葬日期
    1    | 张三     | #1           | 2020.3.1 | 火化       | 2020.3.4
    2    | 李四     | #2           | 2020.4.1 | 天葬       | 2020.4.3
    3    | 王五     | #3           | 2020.4.9 | 土葬(公墓) | 2020.4.12
    4    | 赵六     | #4           | 2020.5.2 | 火化       | 2020.5.4
    【设施】
    序号 | 设施类型 | 设施名称
    1    | 天葬台   | 北山天葬台
    2    | 火葬场   | 县殡仪馆
    【投资】
    序号 | 投资项目 | 投资金额（万元）
    1    | 殡仪馆   | 120.5
    合计 |          | 120.5
    """
    found = kept("2020/殡葬管理.xlsx")
    assert found.by("funerals.burials") == {"火葬": 2, "天葬": 1, "土葬": 1}
    assert (found["funerals.cremation_share"], found["funerals.sky_burial_share"]) == (50, 25)
    assert found["funerals.invested"] == 1_205_000
    assert found["funerals.facilities"] == 2
    assert found.codes == ["MZ121"]

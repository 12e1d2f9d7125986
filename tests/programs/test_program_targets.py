"""目标 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_target_is_counted_by_its_field_of_work(kept: Callable[..., Kept]) -> None:
    """
    【目标】
    2021年工作目标表
    序号 | 工作方面 | 目标内容         | 基期值 | 目标方向 | 目标值 | 目标单位 | 责任单位 | 完成时限 | 推进措施
    1    | 社会救助 | 入户抽查比例     | 20     | 不低于   | 30     | %        | 低保中心 | 2021年底 | 分片包干
    2    | 养老服务 | 敬老院入住率     | 50     | 不低于   | 85     | %        | 敬老院   | 2021年底 |
    """
    found = kept("2020/年度目标.xlsx")
    assert found.by("targets.total") == {"社会救助": 1, "养老服务": 1}
    assert found.codes == []

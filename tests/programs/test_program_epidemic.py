"""防疫物资 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_checkpoint_that_is_supplied_twice_is_one(kept: Callable[..., Kept]) -> None:
    """
    【发放】
    疫情防控物资发放登记表
    序号 | 送达日期 | 品名 | 物资数量 | 去向
    1    | 2020.2.1 | 帐篷 | 2        | 东门卡点
    2    | 2020.2.1 | 大衣 | 4        | 东门卡点
    3    | 2020.2.3 | 火炉 | 1        | 西门卡点
    合计 |          |      | 7        |
    """
    found = kept("2020/防疫物资.xlsx")
    assert found.by("epidemic.goods") == {"帐篷": 2, "火炉": 1, "大衣": 4}
    assert found["epidemic.checkpoints"] == 2
    assert found.codes == []

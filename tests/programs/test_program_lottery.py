"""福利彩票 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_closed_outlet_is_counted_no_longer(kept: Callable[..., Kept]) -> None:
    """
    【站点】
    福彩投注站登记表
    序号 | 站点编号 | 站点地址 | 开业日期  | 停业日期
    1    | 63250101 | 东大街   | 2015.3.1  |
    2    | 63250102 | 西大街   | 2016.8.20 | 2020.4.1
    【检查】
    检查日期  | 被查站点编号 | 检查结果
    2020.3.5  | 63250101     | 合格
    2020.9.8  | 63250101     | 已整改
    """
    found = kept("2020/福彩站点.xlsx")
    assert (found["lottery.outlets"], found["lottery.checks"]) == (1, 2)
    assert found.codes == []

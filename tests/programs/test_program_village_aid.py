"""联点帮扶 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_what_was_given_this_year_and_what_there_is_are_counted_apart(kept: Callable[..., Kept]) -> None:
    """
    【慰问】
    慰问日期  | 帮扶村 | 慰问金（元）
    2020.1.20 | 加吾村 | 3000
    2020.9.30 | 黄河村 | 2000
    【捐赠】
    捐赠日期  | 捐赠物资 | 捐赠数量（斤）
    2020.1.20 | 大米     | 500
    2020.1.20 | 面粉     | 250
    【易地搬迁】
    序号 | 户主 | 户主身份证号 | 安置点   | 搬入日期
    1    | 张三 | #1           | 河滨小区 | 2018.10.1
    2    | 李四 | #2           | ^        | 2020.4.1
    【牲畜】
    购置日期 | 牲畜种类 | 头数
    2019.6.1 | 能繁牦牛 | 60
    2020.6.1 | 种公牛   | 4
    """
    found = kept("2020/联点帮扶.xlsx")
    assert (found["village_aid.visits"], found["village_aid.cash"]) == (2, 5000)
    assert (found["village_aid.rice"], found["village_aid.goods"]) == (500, 750)
    assert (found["village_aid.relocated"], found["village_aid.relocated_this_year"]) == (2, 1)
    assert (found["village_aid.livestock"], found["village_aid.livestock_bought"]) == (64, 4)
    assert found.codes == []

"""退役军人 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from office import Kept


def test_each_benefit_is_counted_by_its_own_persons_and_money(kept: Callable[..., Kept]) -> None:
    """
    【信息采集】
    退役军人信息采集表
    序号 | 姓名 | 身份证号码 | 采集对象类别 | 采集日期
    1    | 张三 | #1         | 退役义务兵   | 2018.9.1
    2    | 李四 | #2         | 退役士官     | 2020.5.1
    【待遇】
    退役军人待遇发放表
    序号 | 姓名 | 身份证号码 | 待遇种类         | 所属年度 | 拨付日期  | 待遇金额（元）
    1    | 张三 | #1         | 军转干部取暖补贴 | 2020     | 2020.3.1  | 2000
    2    | 李四 | #2         | 疗养             | 2020     | 2020.8.1  | 3500.5
    合计 |      |            |                  |          |           | 5500.5
    【登记】
    姓名 | 身份证号码 | 登记种类 | 登记时间
    赵六 | #3         | 退役登记 | 2020.9.20
    """
    found = kept("2020/退役军人.xlsx")
    assert found["veterans.collected"] == 2
    assert (found["veterans.cadre_heating"], found["veterans.cadre_heating_paid"]) == (1, 2000)
    assert found["veterans.benefits_paid"] == Decimal("5500.5")
    assert found["veterans.registered"] == 1
    assert found.codes == []

"""临时救助 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_household_helped_twice_is_one_household_and_two_visits(kept: Callable[..., Kept]) -> None:
    """
    【审批】
    2020年临时救助审批台账
    序号 | 乡镇   | 村     | 申请人 | 申请人身份证号 | 申请日期 | 审批日期 | 审批层级     | 救助类型 | 困难原因 | 家庭人口 | 救助人数 | 救助金额（元） | 发放方式
    1    | 唐谷镇 | 加吾村 | 张三   | #1             | 2020.3.1 | 2020.3.5 | 县级         | 急难型   | 大病     | 4        | 1        | 5000           | 一卡通
    2    | ^      | ^      | 张三   | #1             | 2020.8.1 | 2020.8.4 | 乡镇(小额)   | 支出型   | 因学     | 4        | 1        | 1000           | 现金
    3    | 河北乡 | 黄河村 | 王五   | #2             | 2020.5.6 | 2020.5.9 | 县级         | 急难型   | 火灾     | 2        | 2        | 3000           | 一卡通
    合计 |        |        |        |                |          |          |              |          |          |          | 4        | 9000           |
    """
    found = kept("2020/临时救助.xlsx")
    assert (
        found["temporary_relief.households"],
        found["temporary_relief.visits"],
        found["temporary_relief.persons"],
    ) == (2, 3, 4)
    assert found.by("temporary_relief.paid") == {"重大疾病": 5000, "意外事故": 3000, "就学": 1000}
    assert found["temporary_relief.payments_by_card"] == 2
    assert found.codes == ["MZ121"]

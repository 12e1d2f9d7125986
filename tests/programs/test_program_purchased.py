"""政府购买服务 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_contract_that_has_ended_is_not_in_post(kept: Callable[..., Kept]) -> None:
    """
    【人员】
    政府购买服务人员名册
    序号 | 姓名 | 人员归口     | 派驻单位 | 岗位     | 合同起始日期 | 合同终止日期
    1    | 张三 | 派驻人员     | 唐谷镇   | 救助协理 | 2019.7.1     | 2021.6.30
    2    | 李四 | 派驻人员     | 河北乡   | 救助协理 | 2019.7.1     | 2020.6.30
    3    | 王五 | 承接机构人员 | 县社工站 | 督导     | 2020.1.1     |
    """
    found = kept("2020/政府购买服务人员.xlsx")
    assert (found["purchased.workers"], found["purchased.association"], found["purchased.in_post"]) == (1, 1, 2)
    assert found.by("purchased.in_post") == {"唐谷镇": 1, "县社工站": 1}
    assert found.codes == []

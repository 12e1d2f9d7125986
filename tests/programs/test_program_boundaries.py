"""界线 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_county_with_two_agreements_is_one_neighbour_and_an_agreement_to_be_signed_is_none(
    kept: Callable[..., Kept],
) -> None:
    """
    【协议】
    测试县行政区域界线协议登记表
    序号 | 毗邻县 | 协议书名称           | 签订日期      | 最近联检年份
    1    | 兴海县 | 测兴线联合检查协议   | 2016年5月6日  | 2019
    2    | ^      | 测兴线界桩管护协议   | 2018.9.1      |
    3    | 贵德县 | 测贵线联合检查协议   | 2020-03-02    | 2020
    4    | 共和县 | 测共线联合检查协议   | 2020/12/1     |
    合计 |        | 4份                  |               |
    """
    found = kept("2020/行政区域界线.xlsx")
    assert found["boundaries.neighbours"] == 2
    assert found["boundaries.agreements"] == 3
    assert found.by("boundaries.agreements") == {"兴海县": 2, "贵德县": 1}
    assert found.codes == []

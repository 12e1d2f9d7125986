"""家庭经济状况核对 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_report_is_a_request_that_succeeded(kept: Callable[..., Kept]) -> None:
    """
    【核对】
    居民家庭经济状况核对台账
    序号 | 核对编号 | 委托单位 | 户主姓名 | 户主身份证号 | 核对人数 | 申请业务 | 核对类别 | 发起日期 | 发起状态 | 失败原因 | 结果
    1    | H0001    | 唐谷镇   | 张三     | #1           | 3        | 农村低保 | 在保复核 | 2020.4.1 | 成功     |          | 符合
    2    | H0002    | ^        | 李四     | #2           | 1        | 特困     | 新申请   | 2020.4.2 | 成功     |          | 符合
    3    | H0003    | 河北乡   | 王五     | #3           | 2        | 农村低保 | 新申请   | 2020.4.2 | 失败     | 授权缺失 |
    4    | H0004    | ^        | 赵六     | #4           | 2        | 农村低保 | 新申请   | 2020.4.5 | 成功     |          | 超标
    """
    found = kept("2020/家庭经济状况核对.xlsx")
    assert (found["means_check.reports"], found["means_check.failed"], found["means_check.failure_share"]) == (3, 1, 25)
    assert found.by("means_check.requests") == {"农村低保": 3, "特困": 1}
    assert found.codes == []

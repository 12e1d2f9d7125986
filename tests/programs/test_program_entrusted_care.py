"""代养 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_contract_that_has_ended_is_not_counted_and_its_fees_are(kept: Callable[..., Kept]) -> None:
    """
    【花名册】
    2020年老年人代养协议登记表
    序号 | 乡镇   | 村     | 老人姓名 | 身份证号    | 户主身份证号 | 托养方式 | 对象类别 | 代养人 | 代养协议起始日期 | 代养协议终止日期 | 月代养费（元）
    1    | 唐谷镇 | 加吾村 | 张三     | #1/19400101 | #1/19400101  | 全托     | 特困     | 李梅   | 2019.1.1         |                  | 600
    2    | 河北乡 | 黄河村 | 王五     | #2/19400101 | #2/19400101  | 日托     | 低保老人 | 赵六   | 2019.1.1         | 2020.7.1         | 300
    【发放】
    2020年代养费发放表
    序号 | 乡镇   | 村     | 姓名 | 身份证号    | 代养方式 | 发放年月 | 发放金额（元） | 发放方式
    1    | 唐谷镇 | 加吾村 | 张三 | #1/19400101 | 全托     | 2020-06  | 600            | 一卡通
    2    | 河北乡 | 黄河村 | 王五 | #2/19400101 | 日托     | 2020-06  | 300            | 现金
    """
    found = kept("2020/特困老人代养.xlsx")
    assert found.by("entrusted_care.persons") == {"全托": 1}
    assert found["entrusted_care.paid"] == 900
    assert (found["entrusted_care.full_day.paid"], found["entrusted_care.day.paid"]) == (600, 300)
    assert found.codes == ["MZ121"]

"""困境儿童 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_child_of_age_is_no_longer_counted_and_what_he_was_paid_is(kept: Callable[..., Kept]) -> None:
    """
    【花名册】
    测试县困境儿童基本情况登记表
    序号 | 乡（镇） | 村委会 | 儿童姓名 | 身份证号码   | 困境类别         | 监护人姓名 | 月补贴标准（元） | 纳入时间 | 停发时间 | 停发原因
    1    | 唐谷镇   | 加吾村 | 小明     | #1/20120304  | 事实无人抚养儿童 | 张三       | 950              | 2019.05  |          |
    2    | ^        | ^      | 小红     | #2/20140506  | 重残             | 李四       | 500              | 2020.3   |          |
    3    | 河北乡   | 黄河村 | 小强     | #3/20020807  | 重病             | 王五       | 500              | 2018年1月 | 2020年9月 | 满18周岁
    【发放】
    2020年1—10月困境儿童补助发放表   单位：元
    序号 | 乡镇   | 村     | 姓名 | 身份证号     | 儿童类别         | 发放月份 | 实发金额 | 发放方式
    1    | 唐谷镇 | 加吾村 | 小明 | #1/20120304  | 事实无人抚养儿童 | 2020年5月 | 950     | 一卡通
    2    | 河北乡 | 黄河村 | 小强 | #3/20020807  | 重病             | 2020年5月 | 500     | 一卡通
    3    | 唐谷镇 | 加吾村 | 小红 | #2/20140506  | 重残             | 2020年5月 | 500     | 现金
    合计 |        |        |      |              |                  |          | 1950     |
    """
    found = kept("2020/困境儿童.xlsx")
    assert found.by("children.persons") == {"事实无人抚养": 1, "重残": 1}
    assert found["children.paid"] == 1950
    assert (found["children.payments"], found["children.payments_by_card"]) == (3, 2)
    assert found.codes == ["MZ121"]

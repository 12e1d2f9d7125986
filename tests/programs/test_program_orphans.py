"""孤儿 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_living_money_and_price_subsidies_side_by_side_are_two_items(kept: Callable[..., Kept]) -> None:
    """
    【花名册】
    孤儿花名册
    序号 | 乡镇   | 村     | 儿童姓名 | 身份证号码  | 养育方式 | 监护人姓名 | 月标准（元） | 纳入月份
    1    | 唐谷镇 | 加吾村 | 小明     | #1/20120304 | 散居     | 张三       | 1100         | 2015.01
    2    | ^      | ^      | 小红     | #2/20140506 | 散居     | 张三       | 1100         | 2018.06
    【发放】
    2020年孤儿生活费发放表
    序号 | 乡镇   | 村     | 姓名 | 身份证号    | 发放月份 | 基本生活费 | 价格补贴 | 发放方式
    1    | 唐谷镇 | 加吾村 | 小明 | #1/20120304 | 2020-04  | 1100       | 36       | 一卡通
    2    | 唐谷镇 | 加吾村 | 小红 | #2/20140506 | 2020-04  | 1100       | 36       | 一卡通
    合计 |        |        |      |             |          | 2200       | 72       |
    """
    found = kept("2020/孤儿.xlsx")
    assert found["orphans.persons"] == 2
    assert (found["orphans.paid"], found["orphans.price_subsidy"], found["orphans.paid_all"]) == (2200, 72, 2272)
    assert found.codes == ["MZ121", "MZ311", "MZ317"]

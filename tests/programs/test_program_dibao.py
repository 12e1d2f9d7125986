"""农村低保 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from office import Kept


def test_members_of_a_household_share_merged_cells_and_a_payment_is_one_item(kept: Callable[..., Kept]) -> None:
    """
    【花名册】
    测试县农村低保花名册
    填报单位：测试县民政局
    序号 | 所属街道 | 行政村 | 户主   | 户主身份证号码 | 成员姓名 | 成员身份证号 | 与户主的关系 | 是否享受 | 家庭人口数 | 保障人数 | 月保障额 | 类别 | 致贫原因 | 最初享受月份 | 取消时间
    1    | 唐谷镇   | 加吾村 | 张三   | #1             | 张三     | #1           | 本人         | √        | 3          | 2        | 738.5    | A类  | 因病     | 2018.01      |
    2    | ^        | ^      | ^      | ^              | 李梅     | #2           | 妻           | √        | ^          | ^        | ^        | ^    | ^        | 2018.01      |
    3    | ^        | ^      | ^      | ^              | 张小     | #3/19900101  | 长子         | ×        | ^          | ^        | ^        | ^    | ^        | 2018.01      |
    4    | 河北乡   | 黄河村 | 王五   | #4             | 王五     | #4           | 本人         | √        | 1          | 1        | 400      | B类  | 缺劳动力 | 2020.03      |
    5    | 河北乡   | 黄河村 | 赵六   | #5             | 赵六     | #5           | 本人         | √        | 1          | 1        | 400      | B类  | 因残     | 2017.01      | 2020.06
    合计 |          |        | 3户    |                |          |              |              |          |            |          |          |      |          |              |
    【发放】
    2020年农村低保资金发放表   单位：元
    序号 | 乡镇   | 村     | 户主姓名 | 户主身份证号 | 发放年月 | 资金项目     | 打卡金额 | 发放方式
    1    | 唐谷镇 | 加吾村 | 张三     | #1           | 2020-01  | 低保金       | 738.5    | 社会化发放
    2    | 唐谷镇 | 加吾村 | 张三     | #1           | 2020-10  | 采暖补贴     | 800      | 社会化发放
    3    | 河北乡 | 黄河村 | 王五     | #4           | 2020-05  | 临时价格补贴 | 36.00    | 现金
    4    | 河北乡 | 黄河村 | 王五     | #4           | 2020-10  | 采暖补贴     | 800      | 现金
    5    | 河北乡 | 黄河村 | 赵六     | #5           | 2020-02  | 低保金       | 400      | 现金
    小计 |        |        |          |              |          |              | 2774.5   |
    """
    found = kept("2020/农村低保.xlsx")
    assert (found["dibao.rural.households"], found["dibao.rural.persons"]) == (2, 3)
    assert (found["dibao.rural.entry_persons"], found["dibao.rural.exit_persons"]) == (1, 1)
    assert found["dibao.rural.paid"] == Decimal("1138.5")
    assert (found["dibao.rural.heating"], found["dibao.rural.price_subsidy"]) == (1600, 36)
    assert found["dibao.rural.paid_all"] == Decimal("2774.5")
    assert found.codes == ["MZ121", "MZ309"]

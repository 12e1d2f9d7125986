"""特困供养 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_living_and_care_money_add_up_and_the_dead_are_counted_no_longer(kept: Callable[..., Kept]) -> None:
    """
    【花名册】
    测试县特困人员花名册
    序号 | 所属街道 | 村委会 | 户主姓名 | 户主身份证号 | 姓名 | 身份证号码  | 关系 | 供养类别 | 人员类别 | 自理能力 | 基本生活标准（元） | 照料护理标准（元） | 最初享受月 | 停发时间 | 停发原因
    1    | 唐谷镇   | 加吾村 | 张三     | #1           | 张三 | #1          | 本人 | 集中供养 | 老年人   | 半护理   | 900                | 300                | 2018年1月  |          |
    2    | ^        | ^      | 李四     | #2           | 李四 | #2          | 本人 | 分散供养 | 残疾人   | 自理     | 900                | 100                | 2020年2月  |          |
    3    | 河北乡   | 黄河村 | 王五     | #3           | 王五 | #3          | 本人 | 分散供养 | 老年人   | 全自理   | 900                | 100                | 2016年1月  | 2020年7月 | 去世
    合计 |          | 3人    |          |              |      |             |      |          |          |          | 2700               | 500                |            |          |
    【发放】
    2020年特困供养资金发放表
    序号 | 乡镇   | 村     | 姓名 | 身份证号 | 供养方式 | 发放月份 | 基本生活费 | 照料护理费 | 支付方式
    1    | 唐谷镇 | 加吾村 | 张三 | #1       | 集中     | 2020.06  | 900        | 300        | 一卡通
    2    | 唐谷镇 | 加吾村 | 李四 | #2       | 分散     | 2020.06  | 900        | 100        | 一卡通
    3    | 河北乡 | 黄河村 | 王五 | #3       | 分散     | 2020.06  | 900        |            | 一卡通
    """
    found = kept("2020/特困人员供养.xlsx")
    assert (found["extreme_hardship.households"], found["extreme_hardship.persons"]) == (2, 2)
    assert found.by("extreme_hardship.paid") == {"分散": 1900, "集中": 1200}
    assert (found["extreme_hardship.entry_persons"], found["extreme_hardship.exit_persons"]) == (1, 1)
    assert found.codes == ["MZ121", "MZ317"]

"""核实说明 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_verified_case_is_counted_and_still_mentioned(kept: Callable[..., Kept]) -> None:
    """
    【悬挂】
    序号 | 乡镇   | 行政村 | 户主 | 户主身份证号       | 悬挂对象类别 | 牌号 | 悬挂日期
    1    | 唐谷镇 | 加吾村 | 张三 | 990121195001010011 | 军属         | 001  | 2019.5.1
    2    | 唐谷镇 | 加吾村 | 李四 | 990121195001010022 | 军属         | 002  | 2019.5.1
    【核实】
    核实说明登记表
    问题编号 | 身份证号码         | 核实情况           | 核实人 | 核实日期
    MZ102    | 990121195001010011 | 身份证原件即为此号 | 王五   | 2020.6.1
    """
    found = kept("2020/光荣牌.xlsx", {"核实": "核实说明.xlsx"})
    assert found["honor_plaques.hung"] == 1
    assert found.codes == ["MZ102", "MZ311"]

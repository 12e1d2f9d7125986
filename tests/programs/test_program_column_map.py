"""列对照 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_column_that_the_office_names_is_read_as_it_says(kept: Callable[..., Kept]) -> None:
    """
    【悬挂】
    序号 | 乡镇   | 行政村 | 户主 | 户主身份证号 | 悬挂对象类别 | 牌号 | 上门办结
    1    | 唐谷镇 | 加吾村 | 张三 | #1           | 军属         | 001  | 2019.5.1
    2    | 唐谷镇 | 加吾村 | 李四 | #2           | 军属         | 002  | 2020.11.5
    【列】
    台账名称    | 原列名   | 对应列
    光荣牌.悬挂 | 上门办结 | 悬挂日期
    """
    found = kept("2020/光荣牌.xlsx", {"列": "列对照.xlsx"})
    assert found["honor_plaques.hung"] == 1
    assert found.codes == ["MZ311"]

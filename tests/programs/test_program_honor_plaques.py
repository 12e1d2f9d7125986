"""光荣牌 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_plaque_taken_back_hangs_no_longer(kept: Callable[..., Kept]) -> None:
    """
    【悬挂】
    光荣牌悬挂登记表
    序号 | 乡镇   | 行政村 | 户主 | 户主身份证号码 | 悬挂对象类别   | 牌号 | 悬挂日期  | 收回日期
    1    | 唐谷镇 | 加吾村 | 张三 | #1             | 退役军人家庭   | 001  | 2019.5.1  |
    2    | ^      | ^      | 李四 | #2             | 军属           | 002  | 2019.5.1  | 2020.6.1
    3    | 河北乡 | 黄河村 | 王五 | #3             | 烈属           | 003  | 2019.5.2  |
    合计 |        |        | 3户  |                |                |      |           |
    """
    found = kept("2020/光荣牌.xlsx")
    assert found["honor_plaques.hung"] == 2
    assert found.by("honor_plaques.hung") == {"烈属": 1, "退役军人家庭": 1}
    assert found.codes == []

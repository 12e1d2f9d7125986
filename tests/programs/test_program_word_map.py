"""词语对照 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_word_of_the_office_is_read_and_a_category_of_its_own_is_counted(kept: Callable[..., Kept]) -> None:
    """
    【悬挂】
    序号 | 乡镇   | 行政村 | 户主 | 户主身份证号 | 悬挂对象类别 | 牌号 | 悬挂日期
    1    | 唐谷镇 | 加吾村 | 张三 | #1           | 老兵户       | 001  | 2019.5.1
    2    | 唐谷镇 | 加吾村 | 李四 | #2           | 支边家庭     | 002  | 2019.5.1
    【词语】
    所在列       | 台账写法 | 读作         | 是否新类别
    悬挂对象类别 | 老兵户   | 退役军人家庭 |
    悬挂对象类别 | 支边家庭 | 支边家庭     | 是
    """
    found = kept("2020/光荣牌.xlsx", {"词语": "词语对照.xlsx"})
    assert found.by("honor_plaques.hung") == {"退役军人家庭": 1, "支边家庭": 1}
    assert found.codes == ["MZ311"]

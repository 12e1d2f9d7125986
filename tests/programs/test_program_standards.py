"""保障标准 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_the_standard_in_force_on_the_closing_day_counts(kept: Callable[..., Kept]) -> None:
    """
    【标准】
    保障标准一览表
    序号 | 标准名称               | 标准值 | 计量单位 | 执行起始日期 | 执行终止日期 | 依据文件
    1    | 散居孤儿月基本生活费   | 1000   | 元       | 2018.1.1     | 2020.1.1     | 测民〔2018〕1号
    2    | ^                      | 1100   | 元       | 2020.1.1     |              | 测民〔2020〕3号
    3    | 高龄津贴起始年龄       | 70     | 周岁     | 2015.1.1     |              | 测政〔2015〕9号
    """
    found = kept("保障标准.xlsx")
    assert (found["standards.orphan_living.value"], found["standards.old_age_from.value"]) == (1100, 70)
    assert found.codes == []

"""人口 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_households_and_persons_of_the_townships_add_up(kept: Callable[..., Kept]) -> None:
    """
    【人口】
    2020年户籍人口统计表
    序号 | 乡镇   | 户数 | 总人口 | 数据日期   | 来源
    1    | 唐谷镇 | 1200 | 4100   | 2020.9.30  | 县公安局
    2    | 河北乡 | 800  | 2700   | ^          | ^
    合计 |        | 2000 | 6800   |            |
    """
    found = kept("2020/户籍人口.xlsx")
    assert (found["population.households"], found["population.persons"]) == (2000, 6800)
    assert found.codes == []

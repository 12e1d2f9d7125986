"""区划 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_kinds_follow_from_the_names_and_a_township_stands_once_for_its_villages(kept: Callable[..., Kept]) -> None:
    """
    【区划】
    测试县行政区划一览表
    序号 | 行政区划代码 | 乡镇名称 | 村社区名称
    1    | 632522101212 | 唐谷镇   | 加吾村
    2    | 632522101001 | ^        | 科加滩社区
    3    | 632522202203 | 河北乡   | 黄河村
    4    | 632522202200 | ^        | 赛堂村委会
    合计 |              | 2        | 4
    """
    found = kept("区划.xlsx")
    assert (found["regions.towns"], found["regions.townships"], found["regions.all_townships"]) == (1, 1, 2)
    assert (found["regions.villages"], found["regions.communities"], found["regions.all_units"]) == (3, 1, 4)
    assert found.codes == []

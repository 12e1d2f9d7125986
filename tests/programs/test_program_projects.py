"""十四五项目 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_project_of_two_parts_is_one_and_unknown_investment_is_left_blank(kept: Callable[..., Kept]) -> None:
    """
    【项目】
    “十四五”规划项目表
    序号 | 项目名称         | 子项目   | 建设性质 | 建设地点 | 建设规模（㎡） | 总投资（万元）
    1    | 养老服务设施     | 中心敬老院 | 新建   | 县城     | 3000           | 1200
    2    | ^                | 日间照料点 | 改造   | 河北乡   | 400            | 80.5
    3    | 殡葬服务设施     | 殡仪馆   | 维修     | 县城     |                |
    合计 |                  |          |          |          | 3400           | 1280.5
    """
    found = kept("2020/规划项目.xlsx")
    assert (found["projects.projects"], found["projects.parts"]) == (2, 3)
    assert found["projects.total"] == 12_805_000
    assert found.by("projects.area") == {"养老服务设施": 3400, "殡葬服务设施": 0}
    assert found.codes == []

"""业务培训 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_sessions_and_those_who_came_are_counted(kept: Callable[..., Kept]) -> None:
    """
    【培训】
    2020年业务培训登记表
    序号 | 培训日期  | 培训主题     | 培训对象   | 参训人数 | 培训天数 | 培训经费（元）
    1    | 2020.5.6  | 社会救助政策 | 乡镇民政干部 | 30     | 2        | 4500
    2    | 2020.6.9  | 老年人代养   | 代养人     | 25       |          |
    3    | 2020.11.2 | 社会救助政策 | 村干部     | 80       | 1        | 3000
    合计 |           |              |            | 135      |          | 7500
    """
    found = kept("2020/业务培训.xlsx")
    assert (found["trainings.sessions"], found["trainings.attendance"]) == (2, 55)
    assert found.by("trainings.attendance") == {"社会救助政策": 30, "老年人代养": 25}
    assert found.codes == []

"""村规民约 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_charter_not_yet_handed_in_is_not_counted(kept: Callable[..., Kept]) -> None:
    """
    【备案】
    村规民约、居民公约备案登记表
    序号 | 乡镇   | 村委会     | 约定种类 | 会议表决日期 | 报乡镇备案日期
    1    | 唐谷镇 | 加吾村     | 村规民约 | 2020.3.1     | 2020.4.1
    2    | ^      | 科加滩社区 | 居民公约 | 2020.3.5     | 2020.4.1
    3    | 河北乡 | 黄河村     | 村规民约 | 2020.9.30    |
    """
    found = kept("2020/村规民约.xlsx")
    assert found.by("village_charters.filed") == {"村规民约": 1, "居民公约": 1}
    assert found.codes == []

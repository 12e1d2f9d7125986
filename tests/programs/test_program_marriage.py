"""婚姻登记 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_a_couple_is_two_persons_and_codes_of_the_system_are_kinds(kept: Callable[..., Kept]) -> None:
    """
    【登记】
    2020年婚姻登记台账
    序号 | 办理日期  | 业务种类   | 证书字号        | 男方姓名 | 男方身份证号 | 女方姓名 | 女方身份证号
    1    | 2020.1.6  | IA         | J632525-2020-1  | 张三     | #1           | 李梅     | #2
    2    | 2020.2.14 | 结婚       | J632525-2020-2  | 王五     | #3           | 赵兰     | #4
    3    | 2020.3.2  | 离婚登记   | L632525-2020-1  | 孙七     | #5           | 周英     | #6
    4    | 2020.5.20 | 补领结婚证 | BJ632525-2020-1 | 钱八     | #7           | 吴秀     | #8
    """
    found = kept("2020/婚姻登记.xlsx")
    assert found.by("marriage.registrations") == {"结婚登记": 2, "离婚登记": 1, "补发结婚证": 1}
    assert (found["marriage.marriages_persons"], found["marriage.divorces_persons"]) == (4, 2)
    assert found.codes == ["MZ121"]

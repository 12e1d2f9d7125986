"""残疾人两项补贴 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_two_amounts_side_by_side_are_two_subsidies_of_one_person(kept: Callable[..., Kept]) -> None:
    """
    【花名册】
    测试县残疾人两项补贴花名册
    序号 | 乡镇   | 村委会 | 姓名 | 身份证号 | 残疾类型 | 残疾级别 | 困难残疾人生活补贴 | 重度残疾人护理补贴 | 享受年月 | 停发时间
    1    | 唐谷镇 | 加吾村 | 张三 | #1       | 肢体残疾 | 1级      | 50                 | 100                | 2018.01  |
    2    | ^      | ^      | 李四 | #2       | 视力     | 二级     | 50                 |                    | 2019.06  |
    3    | 河北乡 | 黄河村 | 王五 | #3       | 听力     | 三级     | 50                 |                    | 2017.03  | 2020.08
    合计 |        |        |      |          |          |          | 150                | 100                |          |
    """
    found = kept("2020/残疾人两项补贴.xlsx")
    assert found["disability.enrolments"] == 3
    assert found["disability.persons"] == 2
    assert (found["disability.living.enrolments"], found["disability.care.enrolments"]) == (2, 1)
    assert found.codes == ["MZ121", "MZ317"]

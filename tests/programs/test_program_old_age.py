"""高龄津贴 as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_the_age_band_follows_from_the_number_and_the_half_year_from_the_month_paid(kept: Callable[..., Kept]) -> None:
    """
    【花名册】
    测试县高龄津贴花名册
    序号 | 镇（街道） | 村居   | 老人姓名 | 身份证号码  | 月补贴标准（元） | 享受年月
    1    | 唐谷镇     | 加吾村 | 张三     | #1/19450101 | 60               | 2018.01
    2    | ^          | ^      | 李四     | #2/19380101 | 100              | 2018.01
    3    | 河北乡     | 黄河村 | 王五     | #3/19290101 | 150              | 2018.01
    【发放】
    2020年高龄津贴发放表
    序号 | 乡镇   | 村     | 姓名 | 身份证号    | 1月 | 6月 | 7月 | 发放方式
    1    | 唐谷镇 | 加吾村 | 张三 | #1/19450101 | 60  | 60  | 60  | 一卡通
    2    | 唐谷镇 | 加吾村 | 李四 | #2/19380101 | 100 | 100 |     | 一卡通
    3    | 河北乡 | 黄河村 | 王五 | #3/19290101 | 150 |     | 150 | 现金
    合计 |        |        |      |             | 310 | 160 | 210 |
    """
    found = kept("2020/高龄津贴.xlsx")
    assert found.by("old_age.persons") == {"70–79岁": 1, "80–89岁": 1, "90–99岁": 1}
    assert (found["old_age.paid_first_half"], found["old_age.paid"]) == (470, 680)
    assert found["old_age.payments_by_card"] == 5
    assert found.codes == ["MZ121", "MZ311", "MZ317"]

"""地名 as an office keeps them."""

from __future__ import annotations

from collections.abc import Callable

from office import Kept


def test_one_name_of_two_kinds_is_two_entries(kept: Callable[..., Kept]) -> None:
    """
    【词条】
    地名普查词条表
    序号 | 地名标准名称 | 地名类别     | 汉语拼音   | 所属乡镇
    1    | 加吾         | 居民点       | Jiawu      | 唐谷镇
    2    | 加吾         | 群众自治组织 | Jiawu      | 唐谷镇
    3    | 黄河         | 陆地水系     | Huang He   |
    """
    found = kept("2020/地名普查.xlsx")
    assert found.by("place_names.total") == {"陆地水系": 1, "群众自治组织": 1, "居民点": 1}
    assert found.codes == []

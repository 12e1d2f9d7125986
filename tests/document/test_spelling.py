"""Tags typed with a Chinese keyboard are read as they are meant; words stay as they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mzledger.document.plain import to_text
from mzledger.document.rendering import Source, render
from mzledger.document.rewriting import plain_tags
from mzledger.facts.book import FactBook


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("｛｛ 低保.户数 ｝｝", "{{ 低保.户数 }}"),
        ("｛{ 低保．户数 }｝", "{{ 低保.户数 }}"),
        ("{{ 低保.户数｜万元 }}", "{{ 低保.户数|万元 }}"),
        ("｛％ if 有上年 ％｝甲｛％ endif ％｝", "{% if 有上年 %}甲{% endif %}"),
        ("{{ 低保.户数|带（“，共”，”户） ”） }}", '{{ 低保.户数|带("，共","户） ") }}'),
        ('{{ 项("“十四五”项目（个）", 甲.乙) }}', '{{ 项("“十四五”项目（个）", 甲.乙) }}'),
        ("{{ 项('甲“乙', 甲.乙) }}，{{ 丙｜丁 }}", "{{ 项('甲“乙', 甲.乙) }}，{{ 丙|丁 }}"),
        ("（甲）｛乙｝，“丙”｜丁％", "（甲）｛乙｝，“丙”｜丁％"),
        ("{{ 甲.乙 ，\n（丙）", "{{ 甲.乙 ,\n（丙）"),
        ("{{ 甲　}}　乙", "{{ 甲 }}　乙"),
    ],
)
def test_signs_in_tags_are_read_as_meant(written: str, read: str) -> None:
    assert plain_tags(written) == read and plain_tags(read) == read


def test_a_document_made_of_full_width_tags(facts_of: Callable[..., FactBook]) -> None:
    template = "｛｛ 项（“孤儿”，孤儿.人数，没有＝“无”） ｝｝｛｛　孤儿．人数｜带（“，共”）｝｝。"
    made = render([Source("总结/甲", template)], facts_of({}), county="县", office="局", texts={})
    assert made.document is not None
    assert to_text(made.document).strip().startswith("孤儿〔未提供台账〕。")


@pytest.mark.parametrize("template", ["一\n{孤儿.人数}", "一\n｛孤儿.人数｝｝", "一\n{{ 孤儿.人数 }} }"])
def test_braces_left_in_the_words_are_named(facts_of: Callable[..., FactBook], template: str) -> None:
    found = render([Source("总结/甲", template)], facts_of({}), county="县", office="局", texts={}).problems
    assert [(p.code, p.where.cell) for p in found] == [("MZ704", "第 2 行")]

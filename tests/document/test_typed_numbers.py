"""Numbers typed in prose are found with their units; dates, document numbers, articles and slogans are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mzledger.document.annex import printed_figures
from mzledger.document.rendering import Source, render
from mzledger.document.typed_numbers import numbers_table, review_copy, spans, typed_numbers
from mzledger.facts.book import FactBook
from mzledger.values.document import Paragraph, Words
from sheets import an_id


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("开展集中学习24次、360人次，撰写心得52篇。", ["24次", "360人次", "52篇"]),
        ("投入资金1,234.5万元，占比３５．２％，人均１２００元。", ["1,234.5万元", "３５．２％", "１２００元"]),
        ("走访两千三百户，救助一百二十人，占百分之六十。", ["两千三百户", "一百二十人", "百分之六十"]),
        ("2020年3月15日至4月底，1—10月，2019-2020年，10:30开会。", []),
        ("依据〔2020〕15号、第12条、第三次会议、GB/T 9704，按“十四五”规划。", []),
        ("做到“两不愁三保障”，坚持“六个一”，一户一策，百姓满意。", []),
        ("1.加强学习。", []),
        ("（2）加强学习30场。", ["30场"]),
        ("联系电话0975-1234567", ["1234567"]),
    ],
)
def test_which_numbers_of_a_line_are_figures(line: str, found: list[str]) -> None:
    assert [line[start:end] for start, end in spans(line)][-len(found) or 99 :] == found


@pytest.fixture
def facts(facts_of: Callable[..., FactBook]) -> FactBook:
    roster = f"身份证号 | 儿童类别 | 起始保障年月\n{an_id(1, '20120101')} | 重病 | 2019-05"
    return facts_of({"2020/困境儿童.xlsx": ("children", 0, roster)})


def test_a_number_that_is_printed_too_is_told_and_still_listed(facts: FactBook) -> None:
    texts = {"学习": ["写了52篇。", "困境儿童1名，孤儿1名。"]}
    rendered = render(
        [Source("总结/甲", "{{ 文字('学习') }}\n困境儿童{{ 困境儿童.人数 }}。")],
        facts,
        county="县",
        office="局",
        texts=texts,
    )
    assert rendered.document is not None
    printed = [(figure.text, fact) for figure, fact in printed_figures(rendered)]
    table = numbers_table(typed_numbers(texts, printed))
    assert table is not None
    assert [(row[0], row[1], row[2], row[4]) for row in table.rows] == [
        ("学习", "1", "52篇", "没有对应的数字"),
        ("学习", "2", "1名", "与“困境儿童.人数”一致"),
        ("学习", "2", "1名", "与“困境儿童.人数”一致"),
    ]
    assert numbers_table([]) is None


def test_a_review_copy_marks_typed_numbers_and_what_is_missing(facts: FactBook) -> None:
    texts = {"学习": ["共52篇，见〔2020〕5号。"]}
    template = "{{ 文字('学习') }}\n{{ 文字('别的') }}\n孤儿〔审稿提示：已是{{ 困境儿童.人数 }}，请核实〕。"
    document = render([Source("总结/甲", template)], facts, county="县", office="局", texts=texts).document
    assert document is not None
    copy = review_copy(document, texts)
    marked = [
        run.text
        for block in copy.blocks
        if isinstance(block, Paragraph)
        for run in block.runs
        if isinstance(run, Words) and run.marked
    ]
    assert marked[:1] == ["52篇"] and "〔待补充：别的〕" in marked and marked[-2:] == ["〔审稿提示：已是", "，请核实〕"]
    plain = ["".join(run.text for run in block.runs) for block in copy.blocks if isinstance(block, Paragraph)]
    assert plain == ["".join(run.text for run in b.runs) for b in document.blocks if isinstance(b, Paragraph)]

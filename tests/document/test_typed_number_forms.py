"""What is a figure that somebody typed into a text, and what only looks like one."""

from __future__ import annotations

import pytest

from mzledger.document.typed_numbers import spans


def found_in(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "2021年3月5日至6月底，在2019—2021年度工作的基础上",
        "按照临政发〔2021〕17号、民函[2020]8 号文件",
        "根据《社会救助暂行办法》第27条、第3至5条",
        "1.加强学习。（2）落实责任。",
        "1—9月开展走访，9月中旬和12日各一次",
        "开通12349热线，08:30开门",
        "“十四五”时期坚持“两个维护”“1+6”机制，一户一策，走进千家万户",
        "A4纸、COVID-19",
    ],
)
def test_dates_document_numbers_ordinals_and_articles_are_no_figures(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年走访412户次，资金86.5万元。", ["412户次", "86.5万元"]),
        ("满意率达到百分之九十八，覆盖三十五户", ["百分之九十八", "三十五户"]),
        ("参加培训1,250人次，比上年增长３.５个百分点", ["1,250人次", "３.５个百分点"]),
        ("新建5个助餐点，投入120余万元", ["5个", "120余万元"]),
        ("第3次走访28户，救助“86人”", ["28户", "86人"]),
        ("整治问题14，完成14", ["14", "14"]),
    ],
)
def test_numbers_with_and_without_units_are_found_as_they_were_typed(text: str, found: list[str]) -> None:
    assert found_in(text) == found

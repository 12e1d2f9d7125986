"""The finished comparison: conservation, verdicts, the workbook, JSON, and what a clerk decided before."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from mzledger.reconcile.outputs import VERDICT, json_text, write_book
from mzledger.reconcile.verdicts import Reconciled
from mzledger.work.reconciling import How, reconcile_lists

IDS = ["990121195001010016", "990121196001010010", "990121197305120037", "99012119800101001X"]
HEAD = ["乡镇", "村", "户主姓名", "姓名", "身份证号"]
OURS = [
    ["唐谷镇", "加吾村", "张三", "张三", IDS[0]],
    ["唐谷镇", "加吾村", "张三", "李四", IDS[1]],
    ["唐谷镇", "加吾村", "才让多杰", "才让多杰", IDS[2]],
    ["河北乡", "赛堂村", "赵六", "王五", IDS[3]],
    ["河北乡", "赛堂村", "赵六", "王五", IDS[3]],
]
THEIRS = [
    ["唐谷镇", "加吾村委会", "张三", "张三", IDS[0]],
    ["唐谷镇", "加吾村", "张三", "李四", IDS[1][:6] + "0" + IDS[1][7:]],
    ["唐谷镇", "加吾村", "才郎多杰", "才郎多杰", IDS[2].lower()],
    ["河北乡", "赛堂村", "周七", "吴九", "990121195505050011"],
    ["河北乡", "黄河村", "王五", "王五", "990121198001010028"],
]


def book(path: Path, rows: list[list[object]], title: str) -> Path:
    made = Workbook()
    made.active.append([title])
    for row in [HEAD, *rows]:
        made.active.append(row)
    made.save(path)
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return book(tmp_path / "本方.xlsx", OURS, "低保名单"), book(tmp_path / "扶贫.xlsx", THEIRS, "建档立卡名单")


@pytest.fixture
def found(files: tuple[Path, Path]) -> Reconciled:
    made = reconcile_lists(*files, How())
    assert isinstance(made, Reconciled)
    return made


def test_each_side_adds_up(found: Reconciled) -> None:
    counts = found.counts()
    for side in ("ours", "theirs"):
        parts = counts[side]
        assert parts["rows"] == sum(parts.values()) - parts["rows"] == 5
    assert (counts["一致"], counts["信息不符"], counts["ours"]["duplicates"]) == (1, 2, 1)


def test_json_has_rows_and_reasons_and_no_number(found: Reconciled) -> None:
    text = "".join(json_text(found))
    whole = json.loads(text)
    assert whole["format"] == 1 and whole["kind"] == "建档立卡"
    assert list(whole) == [
        "format", "kind", "columns", "weakened", "repaired", "counts", "pairs", "only_ours", "only_theirs", "duplicates",
    ]  # fmt: skip
    assert whole["pairs"][0] == {
        "ours": {"file": "本方.xlsx", "sheet": "Sheet", "row": 3},
        "theirs": {"file": "扶贫.xlsx", "sheet": "Sheet", "row": 3},
        "verdict": "一致",
        "rule": "号码相同",
        "score": 1.0,
        "reason": "号码相同，姓名相同，同村，户主相同",
    }
    assert whole["columns"]["theirs"]["身份证号"] == "身份证号"
    assert not re.search(r"\d{15}", text)


def test_the_workbook_is_a_real_one(found: Reconciled, tmp_path: Path) -> None:
    path = tmp_path / "排查台账.xlsx"
    write_book(found, path)
    made = load_workbook(path)
    assert made.sheetnames == [
        "汇总", "双方一致", "信息不符", "疑似同一人", "仅本方", "仅名单", "名单内重复", "本方重复", "漏保排查", "已保分类",
    ]  # fmt: skip
    sheet = made["信息不符"]
    assert sheet.freeze_panes == "A4" and sheet.auto_filter.ref and sheet.page_setup.orientation == "landscape"
    head = [cell.value for cell in sheet[3]]
    column = head.index("名单身份证号") + 1
    cell = sheet.cell(4, column)
    assert cell.data_type in ("s", "inlineStr") and cell.number_format == "@" and len(cell.value) == 18
    assert "身份证号" in [row[head.index("不一致项")].value for row in sheet.iter_rows(min_row=4)]
    assert {cell.value for cell in made["已保分类"][2]} >= {"人数合计", "户数合计"}


def test_whole_households_and_single_members_are_told_apart(found: Reconciled, tmp_path: Path) -> None:
    write_book(found, tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["漏保排查"]
    head = [cell.value for cell in sheet[3]]
    assert {row[head.index("情形")].value for row in sheet.iter_rows(min_row=4)} <= {
        "整户未保", "户内部分未保", "单人户未保",
    }  # fmt: skip


def doubtful(tmp_path: Path) -> tuple[Path, Path]:
    """Two sound numbers, one digit and the check character apart, all else alike: the clerk's to say."""
    one = book(tmp_path / "甲.xlsx", [["唐谷镇", "加吾村", "李四", "张三", "990121195001010016"]], "甲")
    two = book(tmp_path / "乙.xlsx", [["唐谷镇", "加吾村", "李四", "张三", "990121195001010024"]], "乙")
    return one, two


@pytest.mark.parametrize(("word", "verdicts"), [("是", ["信息不符"]), ("否", [])])
def test_a_clerks_verdict_is_read_back_and_kept(tmp_path: Path, word: str, verdicts: list[str]) -> None:
    files = doubtful(tmp_path)
    found = reconcile_lists(*files, How())
    assert isinstance(found, Reconciled) and found.pairs["verdict"].tolist() == ["疑似"]
    earlier = tmp_path / "上次.xlsx"
    write_book(found, earlier)
    made = load_workbook(earlier)
    sheet = made["疑似同一人"]
    column = [cell.value for cell in sheet[3]].index(VERDICT) + 1
    sheet.cell(4, column, word)
    made.save(earlier)
    for turn in range(2):
        again = reconcile_lists(*files, How(verdicts=earlier))
        assert isinstance(again, Reconciled) and again.pairs["verdict"].tolist() == verdicts
        earlier = tmp_path / f"第{turn}次.xlsx"
        write_book(again, earlier)


def test_text_that_xml_does_not_like(tmp_path: Path) -> None:
    one = book(tmp_path / "甲.xlsx", [["唐谷镇", "<加&吾>村", "李四", "张三", "990121195001010016"]], "甲")
    two = book(tmp_path / "乙.xlsx", [["唐谷镇", "<加&吾>村", "李四", "张三", "990121195001010016"]], "乙")
    found = reconcile_lists(one, two, How())
    assert isinstance(found, Reconciled)
    write_book(found, tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["双方一致"]
    assert "<加&吾>村" in [cell.value for cell in sheet[4]]


def test_partial_numbers_and_rows_without_a_name_are_counted_said_and_add_up(tmp_path: Path) -> None:
    part = IDS[1][:6] + "********" + IDS[1][14:]
    rows = [
        ["唐谷镇", "加吾村", "张三", None, IDS[0]],
        ["唐谷镇", "加吾村", "张三", "李四", part],
        ["唐谷镇", "加吾村", "张三"],
    ]
    files = book(tmp_path / "本方.xlsx", OURS, "低保名单"), book(tmp_path / "扶贫.xlsx", rows, "建档立卡名单")
    found = reconcile_lists(*files, How())
    assert isinstance(found, Reconciled)
    assert found.counts()["theirs"] == {"rows": 2, "matched": 2, "doubtful": 0, "only_here": 0, "duplicates": 0}
    said = "".join(found.weakened)
    assert (
        "1 行没有姓名" in said and "1 行的身份证号只有一部分" in said and "既没有姓名也没有身份证号（第 5 行）" in said
    )
    assert "这部分对得上" in found.pairs["reason"].tolist()[1] and part not in said

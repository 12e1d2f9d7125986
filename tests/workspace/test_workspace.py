"""Reading a county: registers, ledgers in the wrong place, settings and texts that can't be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from mzledger.programs import find_program
from mzledger.values.refusal import Refused, Unusable
from mzledger.work.checking import Checked, check_target
from mzledger.workspace.folder import find_workspace
from mzledger.workspace.settings import read_settings
from mzledger.workspace.texts import read_texts
from sheets import an_id, filled, make_workspace, rows_of, write_book

CHILDREN = find_program("children").tables[0]  # type: ignore[union-attr]
ROWS = filled(CHILDREN, rows_of(f"身份证号 | 姓名\n{an_id(1, '20120101')} | 张三"))


def check(target: Path) -> Checked:
    return check_target(str(target), date(2020, 12, 31), None, lambda text: None)


def codes(checked: Checked) -> list[str]:
    return [problem.code for problem in checked.problems]


def test_a_year_s_ledger_beside_the_registers_is_named_and_not_used(tmp_path: Path) -> None:
    make_workspace(tmp_path, {"2020/困境儿童.xlsx": {"花名册": ROWS}, "困境儿童.xlsx": {"花名册": ROWS}})
    assert codes(check(tmp_path)) == ["MZ306"]


def test_a_workspace_without_a_register_of_places_is_told_so(tmp_path: Path) -> None:
    make_workspace(tmp_path, {"2020/困境儿童.xlsx": {"花名册": ROWS}})
    (tmp_path / "ledgers/区划.xlsx").unlink()
    assert codes(check(tmp_path)) == ["MZ307"]


def test_a_folder_without_a_workbook_does_not_pass(tmp_path: Path) -> None:
    make_workspace(tmp_path, {})
    (tmp_path / "ledgers/2020").mkdir()
    (tmp_path / "ledgers/2020/名单.pdf").write_bytes(b"%PDF-1.7")
    checked = check(tmp_path / "ledgers/2020")
    assert codes(checked) == ["MZ001"] and checked.unreadable


def test_one_bad_cell_does_not_make_a_file_unreadable(tmp_path: Path) -> None:
    rows = [row | {"身份证号": an_id(1, "20120101")[:-1]} for row in ROWS]
    make_workspace(tmp_path, {"2020/困境儿童.xlsx": {"花名册": rows}})
    checked = check(tmp_path)
    assert codes(checked) == ["MZ101"] and not checked.unreadable


def test_a_sheet_that_lacks_a_column_still_counts_its_rows(tmp_path: Path) -> None:
    rows = [{k: v for k, v in row.items() if k != "监护人姓名"} for row in ROWS * 3]
    make_workspace(tmp_path, {})
    write_book(tmp_path / "ledgers/2020/困境儿童.xlsx", {"花名册": rows})
    (part,) = check(tmp_path).files[-1].parts
    assert (part.rows_seen, dict(+part.non_data), part.rows) == (4, {"标题和表头": 1}, [2, 3, 4])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[单位]\n"县名" = "甲"', "要加英文双引号"),
        ('"问题级别" = 3', "应是单独一行"),
        ('["单位"]\n"县名字" = "甲"', "“县名字”不认识"),
        ('["别的"]\n', "“别的”不认识"),
        ('["统计"]\n"截止日" = "13-45"', "应写成 10-31 的样子"),
        ('["问题级别"]\n"MZ101" = "忽略"', "“忽略”不认识"),
    ],
)
def test_settings_that_cannot_be_used_say_why(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "mz.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=said):
        read_settings(tmp_path)


@pytest.mark.parametrize(("code", "said"), [("MZ999", "不是问题编号"), ("MZ115", "不能改")])
def test_a_severity_can_be_changed_only_where_that_makes_sense(tmp_path: Path, code: str, said: str) -> None:
    make_workspace(tmp_path, {})
    (tmp_path / "mz.toml").write_text(f'["问题级别"]\n"{code}" = "不查"\n', encoding="utf-8")
    with pytest.raises(Refused, match=said):
        check(tmp_path)


def test_texts_come_from_word_and_text_files_in_any_encoding(tmp_path: Path) -> None:
    folder = tmp_path / "ledgers/2020/文字材料"
    folder.mkdir(parents=True)
    (folder / "开头.txt").write_bytes("一段。\n\n二段。".encode("gbk"))
    (folder / "政治学习.md").write_text("三段。", encoding="utf-8-sig")
    word = Document()
    word.add_paragraph("四段。")
    word.save(str(folder / "纪律作风.docx"))
    assert read_texts(find_workspace(tmp_path), 2020) == {
        "开头": ["一段。", "二段。"],
        "政治学习": ["三段。"],
        "纪律作风": ["四段。"],
    }


@pytest.mark.parametrize(
    ("name", "said"), [("开头.doc", "另存为 .docx"), ("开头.md", "两份"), ("别的.docx", "别的.docx")]
)
def test_texts_that_cannot_be_used_say_why(tmp_path: Path, name: str, said: str) -> None:
    folder = tmp_path / "ledgers/2020/文字材料"
    folder.mkdir(parents=True)
    (folder / "开头.txt").write_text("一段。", encoding="utf-8")
    (folder / name).write_bytes(b"broken")
    with pytest.raises(Unusable, match=said):
        read_texts(find_workspace(tmp_path), 2020)


def test_what_is_not_read_among_the_ledgers_is_named_and_our_own_guide_is_not(tmp_path: Path) -> None:
    make_workspace(tmp_path, {"2020/困境儿童.xlsx": {"花名册": ROWS}, "旧台账/孤儿.xlsx": {"花名册": ROWS}})
    (tmp_path / "ledgers/2020/扫描件.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "ledgers/2020/文字材料说明.txt").write_text("一段\n二段\n三段\n四段\n五段\n", encoding="utf-8")
    found = [(p.code, p.where.file) for p in check(tmp_path).problems]
    assert found == [("MZ318", "2020/扫描件.pdf"), ("MZ318", "旧台账/孤儿.xlsx")]

"""What a clerk wrote into an earlier output is kept, or named by sheet and cell."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from test_command import mz

from mzledger.reconcile.outputs import CHECKED, VERDICT, json_text, write_book
from mzledger.reconcile.verdicts import Reconciled
from mzledger.values.problem import Problem
from mzledger.work.reconciling import How, reconcile_lists

HEAD = ["乡镇", "村", "户主姓名", "姓名", "身份证号"]
SURE = ["唐谷镇", "加吾村", "王五", "王五", "990121196001010010"]
TWIN = ["唐谷镇", "加吾村", "李四", "张三", "990121195001010016"]
LIKE = ["唐谷镇", "加吾村", "李四", "张三", "990121195001010024"]
GONE = ["河北乡", "赛堂村", "周七", "吴九", "990121195505050011"]
FOR, AGAINST = "建档立卡名单", "火化名单"


def listed(path: Path, title: str, *rows: list[str]) -> Path:
    made = Workbook()
    for row in [[title], HEAD, *rows]:
        made.active.append(row)
    made.save(path)
    return path


class Office:
    """A folder with two lists and the earlier output of comparing them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lists(FOR)
        self.earlier = folder / "上次.xlsx"

    def lists(
        self, title: str, ours: tuple[list[str], ...] = (SURE, TWIN), theirs: tuple[list[str], ...] = (SURE, LIKE, GONE)
    ) -> None:
        self.ours = listed(self.folder / "甲.xlsx", "低保", *ours)
        self.theirs = listed(self.folder / "乙.xlsx", title, *theirs)

    def compared(self, verdicts: Path | None = None) -> Reconciled:
        found = reconcile_lists(self.ours, self.theirs, How(verdicts=verdicts))
        assert isinstance(found, Reconciled), found
        return found

    def write(self, change: Callable[[dict[str, Worksheet], Workbook], None]) -> None:
        """The earlier output as the clerk saves it."""
        write_book(self.compared(self.earlier if self.earlier.exists() else None), self.earlier)
        made = load_workbook(self.earlier)
        change({sheet.title: sheet for sheet in made}, made)
        made.save(self.earlier)

    def again(self) -> list[tuple[str, str, str]]:
        return [(p.code, p.where.sheet, p.where.cell) for p in self.compared(self.earlier).problems or ()]

    def refused(self) -> Problem:
        found = reconcile_lists(self.ours, self.theirs, How(verdicts=self.earlier))
        assert isinstance(found, list)
        return found[0]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def column(sheet: Worksheet, heading: str) -> int:
    return next(c.column for row in sheet.iter_rows(max_row=6) for c in row if c.value == heading)


def first_row(sheet: Worksheet, heading: str) -> int:
    return next(c.row for row in sheet.iter_rows(max_row=6) for c in row if c.value == heading) + 1


def fill(sheet: Worksheet, heading: str, word: str) -> None:
    sheet.cell(first_row(sheet, heading), column(sheet, heading), word)


def verdict(word: str) -> Callable[[dict[str, Worksheet], Workbook], None]:
    return lambda sheets, _: fill(sheets["疑似同一人"], VERDICT, word)


@pytest.mark.parametrize("word", ["也许", "待查", "是？", "是否", "?", "1", "是/否"])
def test_a_word_that_is_neither_yes_nor_no_is_named_by_its_cell(office: Office, word: str) -> None:
    office.write(verdict(word))
    found = office.compared(office.earlier)
    (problem,) = found.problems or ()
    assert (problem.code, str(problem.where)) == ("MZ506", "上次.xlsx › 疑似同一人 › B4")
    assert f"“{word}”" in problem.what and "只填“是”或“否”" in problem.mend and found.findings


@pytest.mark.parametrize("word", ["是", " 是 ", "√", "✓", "Y", "ｙ", "yes", "是。", "同 一 人"])
def test_the_obvious_spellings_of_yes_are_taken(office: Office, word: str) -> None:
    office.write(verdict(word))
    assert office.again() == [] and office.compared(office.earlier).counts()["信息不符"] == 1


@pytest.mark.parametrize("word", ["否", "×", "x", "Ｎ", "No", "不是", "否　"])
def test_the_obvious_spellings_of_no_are_taken(office: Office, word: str) -> None:
    office.write(verdict(word))
    assert office.again() == [] and office.compared(office.earlier).counts()["疑似"] == 0


def test_a_deleted_column_of_verdicts_is_named(office: Office) -> None:
    office.write(lambda sheets, _: sheets["疑似同一人"].delete_cols(2))
    assert office.again() == [("MZ509", "疑似同一人", "第 3 行")]


def test_a_deleted_sheet_is_named(office: Office) -> None:
    office.write(lambda sheets, made: made.remove(sheets["疑似同一人"]))
    assert office.again() == [("MZ509", "疑似同一人", "")]


def test_an_emptied_sheet_is_named(office: Office) -> None:
    office.write(lambda sheets, _: sheets["疑似同一人"].delete_rows(1, 99))
    assert office.again() == [("MZ509", "疑似同一人", "")]


def test_deleted_rows_are_counted_against_the_title(office: Office) -> None:
    office.write(lambda sheets, _: sheets["疑似同一人"].delete_rows(4))
    assert office.again() == [("MZ509", "疑似同一人", "A1")]


def test_the_sheet_of_kept_decisions_is_missed_when_it_is_gone(office: Office) -> None:
    office.write(verdict("是"))
    office.write(lambda sheets, made: made.remove(sheets["人工认定"]))
    assert office.again() == [("MZ509", "人工认定", "")]


def test_a_side_without_its_keys_is_named_with_what_was_written(office: Office) -> None:
    def change(sheets: dict[str, Worksheet], _: Workbook) -> None:
        sheet = sheets["疑似同一人"]
        fill(sheet, VERDICT, "是")
        for heading in ("本方姓名", "本方身份证号"):
            sheet.delete_cols(column(sheet, heading))

    office.write(change)
    (problem,) = office.compared(office.earlier).problems or ()
    assert (problem.code, problem.where.cell) == ("MZ509", "B4")
    assert "“是”" in problem.what and "本方姓名" in problem.what


def test_a_decision_about_somebody_who_is_gone_is_named(office: Office) -> None:
    office.write(verdict("是"))
    office.lists(FOR, theirs=(SURE, GONE))
    (problem,) = office.compared(office.earlier).problems or ()
    assert (problem.code, problem.where.cell) == ("MZ507", "B4") and "名单里没有了" in problem.what


def test_lines_that_contradict_each_other_are_both_named_and_neither_counts(office: Office) -> None:
    def change(sheets: dict[str, Worksheet], _: Workbook) -> None:
        sheet = sheets["疑似同一人"]
        fill(sheet, VERDICT, "是")
        sheet.append([cell.value for cell in sheet[4]])
        sheet.cell(5, 2, "否")

    office.write(change)
    found = office.compared(office.earlier)
    assert [(p.code, p.where.cell) for p in found.problems or ()] == [("MZ508", "B4"), ("MZ508", "B5")]
    assert "B5“否”" in (found.problems or [])[0].what and found.counts()["疑似"] == 1


def test_the_output_of_other_lists_is_refused_as_a_whole(office: Office) -> None:
    office.write(verdict("是"))
    office.lists(FOR, ours=(["河北乡", "黄河村", "王六", "王六", "990121198001010028"],))
    problem = office.refused()
    assert (problem.code, problem.where.file) == ("MZ505", "上次.xlsx") and "本方一个也没有" in problem.what


@pytest.mark.parametrize("sheet", ["Sheet", "疑似同一人"])
def test_a_workbook_of_other_headings_is_refused_as_a_whole(office: Office, sheet: str) -> None:
    made = Workbook()
    made.active.title = sheet
    made.active.append(["车牌", "型号"])
    made.save(office.earlier)
    assert office.refused().code == "MZ505"


@pytest.mark.parametrize(("title", "sheet"), [(FOR, "漏保排查"), (AGAINST, "应退排查")])
def test_what_was_found_out_is_carried_to_the_same_person(office: Office, title: str, sheet: str) -> None:
    office.lists(title)
    office.write(lambda sheets, _: fill(sheets[sheet], CHECKED, "已电话核实"))
    for turn in range(2):
        assert office.again() == []
        office.write(lambda sheets, _: None)
        page = load_workbook(office.earlier)[sheet]
        assert page.cell(first_row(page, CHECKED), column(page, CHECKED)).value == "已电话核实", turn


def test_what_was_found_out_about_somebody_who_is_gone_is_named(office: Office) -> None:
    office.write(lambda sheets, _: fill(sheets["漏保排查"], CHECKED, "已电话核实"))
    office.lists(FOR, theirs=(SURE, LIKE))
    (problem,) = office.compared(office.earlier).problems or ()
    assert (problem.code, problem.where.sheet) == ("MZ507", "漏保排查") and "“已电话核实”，这个人不在了" in problem.what


def test_json_names_them_too(office: Office) -> None:
    office.write(verdict(f"也许是{SURE[4]}"))
    assert "problems" not in json.loads("".join(json_text(office.compared())))
    (entry,) = json.loads("".join(json_text(office.compared(office.earlier))))["problems"]
    assert (entry["code"], entry["sheet"], entry["cell"]) == ("MZ506", "疑似同一人", "B4")
    assert "也许是" in entry["what"] and SURE[4] not in entry["what"]


def test_the_command_shows_them_writes_the_comparison_and_leaves_the_clerk_s_file(office: Office) -> None:
    office.write(verdict("也许"))
    before = office.earlier.read_bytes()
    done = mz("--pairs", "甲.xlsx", "乙.xlsx", "-o", "上次.xlsx", "--verdicts", "上次.xlsx", folder=office.folder)
    assert done.returncode == 1 and "上次.xlsx › 疑似同一人 › B4  错误 MZ506" in done.stdout
    assert office.earlier.read_bytes() == before and (office.folder / "上次-2.xlsx").exists()


def test_carried_words_are_not_overwritten_by_a_run_that_does_not_know_them(office: Office) -> None:
    office.write(lambda sheets, _: fill(sheets["漏保排查"], CHECKED, "已电话核实"))
    write_book(office.compared(office.earlier), office.earlier)
    done = mz("--pairs", "甲.xlsx", "乙.xlsx", "-o", "上次.xlsx", folder=office.folder)
    assert done.returncode == 2 and CHECKED in done.stderr and "--verdicts" in done.stderr


def test_a_file_of_others_is_exit_3(office: Office) -> None:
    done = mz("--pairs", "甲.xlsx", "乙.xlsx", "--verdicts", "乙.xlsx", folder=office.folder)
    assert done.returncode == 3 and "MZ505" in done.stdout


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (
            "身分证=身份证号",
            "“身分证”不认识（写的是“身分证=身份证号”）。写成 身份证号=名单上的列名，等号左边可以是：身份证号、",
        ),
        ("身份证=甲=乙", "要有一个等号"),
        ("身份证=", "等号两边都要写"),
        ("=姓名", "等号两边都要写"),
        ("姓名", "要有一个等号"),
        ("姓名=甲,人员姓名=乙,姓名=丙", "指明了不止一次"),
        ("姓名=甲,身份证号=甲", "列名“甲”写了两次"),
        ("姓名=姓铭", "“姓铭”不是名单上的列名。见到的列名有：姓名、"),
    ],
)
def test_a_wrong_word_of_columns_is_wrong_usage(office: Office, columns: str, said: str) -> None:
    done = mz("--pairs", "甲.xlsx", "乙.xlsx", "--columns", columns, folder=office.folder)
    assert done.returncode == 2 and said in done.stderr and done.stdout == ""


def test_of_one_list_a_field_is_said_once() -> None:
    done = mz("dibao", "poverty.xlsx", "--columns", "姓名=姓名,人员姓名=户主")
    assert done.returncode == 2 and "“人员姓名”指明了不止一次" in done.stderr

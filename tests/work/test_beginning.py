"""A county begins: what is laid out, what is kept, and what is said of the workbooks that lie there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from mzledger.programs import find_program
from mzledger.values.refusal import Refused
from mzledger.work.asked import Answers
from mzledger.work.beginning import Beginning, begin, settings_text
from mzledger.work.checking import check_target
from mzledger.work.first_look import already_there, first_look
from mzledger.work.loose import year_told
from mzledger.work.wishes import beginning_of
from mzledger.workspace.county import open_county
from mzledger.workspace.folder import find_workspace
from mzledger.workspace.place_list import read_places
from mzledger.workspace.settings import Settings, read_settings
from sheets import an_id, filled, rows_of, write_book

PLACES = "青石镇：张家村、李家社区；白沙回族乡:王家村;城关街道"
WISH = Beginning("白水县", "白水县民政局", 2021, (10, 31), tuple(read_places(PLACES)), frozenset({"home_care"}))
ANSWERS = Answers(year="2021")


def children(number: int) -> list[dict[str, object]]:
    program = find_program("children")
    assert program is not None
    return filled(program.tables[0], rows_of(f"身份证号 | 姓名\n{an_id(number, '20120101')} | 张三"))


def test_a_new_county_has_everything_and_passes(tmp_path: Path) -> None:
    begun = begin(tmp_path, WISH)
    names = {path.relative_to(tmp_path).as_posix() for path in begun.written}
    assert {
        "mz.toml",
        "ledgers/区划.xlsx",
        "ledgers/保障标准.xlsx",
        "ledgers/核实说明.xlsx",
        "templates",
        "out",
    } <= names
    assert "空白台账/低保.xlsx" in names and "空白台账/居家养老服务.xlsx" not in names and begun.kept == []
    assert read_settings(tmp_path) == Settings("白水县", "白水县民政局", (10, 31), {}, frozenset({"home_care"}))
    checked = check_target(str(tmp_path), date(2021, 12, 31), None, lambda text: None)
    assert checked.problems == []


def test_the_places_are_those_that_were_typed(tmp_path: Path) -> None:
    begin(tmp_path, WISH)
    places = open_county(find_workspace(tmp_path)).places
    assert places is not None
    assert places.units == {"青石镇": ("张家村", "李家社区"), "白沙回族乡": ("王家村",), "城关街道": ()}
    assert places.township("白水县白沙乡") == "白沙回族乡"


def test_nothing_that_is_there_is_changed(tmp_path: Path) -> None:
    begin(tmp_path, WISH)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = begin(tmp_path, Beginning("黑水县", "黑水县民政局", 2021))
    assert again.written == [] and len(again.kept) > 30
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_register_under_another_name_is_enough(tmp_path: Path) -> None:
    write_book(tmp_path / "ledgers/本县行政区划.xlsx", {"Sheet1": rows_of("乡镇|村\n青石镇|张家村")})
    begun = begin(tmp_path, WISH)
    assert tmp_path / "ledgers/本县行政区划.xlsx" in begun.kept and not (tmp_path / "ledgers/区划.xlsx").exists()


def test_blank_registers_say_nothing_rather_than_zero(tmp_path: Path) -> None:
    begin(tmp_path, Beginning("白水县", "白水县民政局", 2021))
    county = open_county(find_workspace(tmp_path))
    assert county.places is None and [part.program.slug for file in county.files for part in file.parts] == []


def test_empty_ledgers_go_into_the_year_only_where_that_is_asked_for(tmp_path: Path) -> None:
    write_book(tmp_path / "ledgers/2021/特困代养.xlsx", {"花名册": [{"甲": "1"}]})
    begin(tmp_path, Beginning("白水县", "白水县民政局", 2021, blank=True))
    year = {path.name for path in (tmp_path / "ledgers/2021").iterdir()}
    assert {"低保.xlsx", "特困供养.xlsx", "特困代养.xlsx"} <= year and "代养.xlsx" not in year
    assert not (tmp_path / "空白台账").exists()


def test_the_guide_lists_every_section_that_the_templates_ask_for(tmp_path: Path) -> None:
    begin(tmp_path, WISH)
    text = (tmp_path / "ledgers/2021/文字材料说明.txt").read_text(encoding="utf-8")
    assert "政治学习　　写在“加强政治理论学习”下面" in text and "开头　　写在题目下面" in text


def test_names_with_quotation_marks_make_no_broken_settings(tmp_path: Path) -> None:
    wish = Beginning('白"水\\县', "局\n二", 2021)
    (tmp_path / "mz.toml").write_text(settings_text(wish), encoding="utf-8")
    assert read_settings(tmp_path).county == '白"水\\县'


def test_places_from_an_office_s_list_with_several_villages_in_a_cell(tmp_path: Path) -> None:
    path = write_book(tmp_path / "名单.xlsx", {"Sheet1": rows_of("乡镇|村居\n青石镇|张家村、李家社区\n|王家村")})
    assert read_places(str(path)) == [
        {"township_name": "青石镇", "unit_name": "张家村", "township_kind": "镇", "unit_kind": "行政村"},
        {"township_name": "青石镇", "unit_name": "李家社区", "township_kind": "镇", "unit_kind": "社区"},
        {"township_name": "青石镇", "unit_name": "王家村", "township_kind": "镇", "unit_kind": "行政村"},
    ]


@pytest.mark.parametrize(
    ("given", "said"), [("没有.xlsx", "找不到"), (";；", "没有乡镇"), (":张家村", "前面没有写乡镇")]
)
def test_places_that_can_t_be_read_say_why(given: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_places(given)


def test_a_bar_between_villages_makes_no_file_of_them() -> None:
    assert [row["unit_name"] for row in read_places("青石镇:张家村/李家村")] == ["张家村", "李家村"]


def test_a_roster_is_no_list_of_places(tmp_path: Path) -> None:
    path = write_book(tmp_path / "名单.xlsx", {"Sheet1": rows_of("乡镇|村|姓名\n青石镇|张家村|张三")})
    with pytest.raises(Refused, match="读不出乡镇和村"):
        read_places(str(path))


def test_a_county_runs_the_programs_that_it_names_or_all_but_those(tmp_path: Path) -> None:
    only = beginning_of(replace(ANSWERS, programs="低保,农村低保、高龄津贴"), blank=False)
    assert {"dibao", "old_age", "population"}.isdisjoint(only.not_run) and "orphans" in only.not_run
    assert beginning_of(replace(ANSWERS, without="孤儿"), blank=False).not_run == {"orphans"}
    with pytest.raises(Refused, match="只写一样"):
        beginning_of(replace(ANSWERS, programs="低保", without="孤儿"), blank=False)


def test_loose_workbooks_are_named_with_the_place_where_they_belong(tmp_path: Path) -> None:
    begin(tmp_path, WISH)
    write_book(tmp_path / "困境儿童2021.xlsx", {"花名册": children(1)})
    write_book(tmp_path / "旧台账/2019/困境儿童.xlsx", {"花名册": children(2)})
    write_book(tmp_path / "困境儿童.xlsx", {"花名册": children(3)})
    (tmp_path / "坏.xlsx").write_bytes(b"")
    before = sorted(tmp_path.rglob("*"))
    look = first_look(tmp_path, 2021, date(2021, 12, 31), lambda text: None)
    assert [(each.name, each.programs, each.year) for each in look.loose] == [
        ("困境儿童.xlsx", ("困境儿童",), None),
        ("困境儿童2021.xlsx", ("困境儿童",), 2021),
        ("坏.xlsx", (), None),
        ("旧台账/2019/困境儿童.xlsx", ("困境儿童",), 2019),
    ]
    assert look.loose[1].advice == "放进 ledgers/2021" and look.has_places
    assert sorted(tmp_path.rglob("*")) == before


def test_a_year_is_told_by_the_name_the_folder_or_the_title_and_two_years_tell_none(tmp_path: Path) -> None:
    for name, title in (
        ("甲.xlsx", "2018年花名册"),
        ("乙2019.xlsx", "2018年"),
        ("丙.xlsx", "2018—2019年"),
        ("丁.xlsx", "名册"),
    ):
        book = Workbook()
        book.active["A1"] = title  # type: ignore[index]
        book.active["A9"] = "2017年"  # type: ignore[index]
        book.save(tmp_path / name)
    found = {path.stem: year_told(path) for path in tmp_path.iterdir()}
    assert found == {"甲": 2018, "乙2019": 2019, "丙": None, "丁": None}


def test_what_is_there_already_need_not_be_asked(tmp_path: Path) -> None:
    assert already_there(tmp_path / "没有").years == []
    begin(tmp_path, WISH)
    there = already_there(tmp_path)
    assert (there.settings, there.places, there.years) == (True, True, [2021])


def test_a_name_that_begins_with_an_equals_sign_is_no_formula(tmp_path: Path) -> None:
    begin(tmp_path, Beginning("白水县", "局", 2021, places=({"township_name": "=1+1镇", "unit_name": "张家村"},)))
    sheet = load_workbook(tmp_path / "ledgers/区划.xlsx")["区划"]
    assert [cell.data_type for cell in sheet[3] if cell.value] == ["s", "s"]

"""The commands as a clerk meets them: exit codes, streams, code pages, files whole or absent."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mzledger.word.keys import read_keys
from mzledger.workbook.generation import WRITTEN


@pytest.fixture
def copy(county: Path, tmp_path: Path) -> Path:
    shutil.copytree(county, tmp_path / "county")
    return tmp_path / "county"


def spoil(folder: Path) -> str:
    """Breaks the check digit of one ID; gives the cell's address."""
    path = folder / "ledgers/2020/特困供养.xlsx"
    book = load_workbook(path)
    for row in book["花名册"].iter_rows():
        for cell in row:
            if cell.value == "身份证号":
                target = book["花名册"].cell(cell.row + 1, cell.column)
                target.value = target.value[:-1] + ("1" if target.value[-1] != "1" else "2")
                book.save(path)
                return target.coordinate
    raise LookupError


def test_a_clean_county_passes(mz) -> None:
    done = mz("validate", "ledgers/")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "错误 0 处" in done.stdout.decode()


def test_a_spoiled_id_is_found_by_its_cell_with_exit_1(mz, copy: Path) -> None:
    cell = spoil(copy)
    done = mz("validate", "ledgers/", cwd=copy)
    assert done.returncode == 1
    assert f"2020/特困供养.xlsx › 花名册 › {cell}  错误 MZ102" in done.stdout.decode()
    assert "改法：" in done.stdout.decode() and "\033[" not in done.stdout.decode()


@pytest.mark.parametrize("target", ["dibao", "低保", "ledgers/2020", "ledgers/2020/孤儿.xlsx", "ledgers/区划.xlsx"])
def test_a_folder_a_file_or_a_program_can_be_named(mz, target: str) -> None:
    done = mz("validate", target, "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 0 and found["format"] == 1 and found["ledgers"]
    if target in ("dibao", "低保"):
        assert {sheet["program"] for ledger in found["ledgers"] for sheet in ledger["sheets"]} == {"dibao"}


def test_the_json_accounts_for_every_row(mz) -> None:
    found = json.loads(mz("validate", "ledgers/", "--json").stdout)
    for ledger in found["ledgers"]:
        for sheet in ledger["sheets"]:
            assert sheet["rows"] == sheet["records"] + sheet["rejected"] + sum(sheet["non_data"].values())


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("validate", "没有.xlsx"), 3, "MZ001"),
        (("validate", "没有这项"), 2, "既不是文件、文件夹，也不是业务名称"),
        (("report",), 2, "要写哪一年（--year 2020），或者哪个月（--month 2020-09）"),
        (("report", "--year", "二〇"), 2, "不是年份"),
        (("report", "--year", "2015"), 3, "没有 2015 年的台账"),
        (("report", "--yaer", "2020"), 2, "没有“--yaer”这个选项"),
        (("trace", "农村低保.户数数"), 2, "农村低保.户数"),
        (("trace", "农村低保.户数", "--area", "某乡"), 2, "区划台账里没有“某乡”"),
        (("facts", "--year", "2020", "--by", "村"), 2, "应为 乡镇 或 类别"),
        (("explain", "MZ999"), 2, "没有“MZ999”这个编号"),
        (("blank", "没有"), 2, "没有“没有”这项业务的台账"),
        (("demo", "x", "--scale", "大"), 2, "应为 0 到 100 之间的数"),
        (("审核",), 2, "没有这个命令"),
        (("report", "--year", "2020", "--as-of", "2021-01-31"), 2, "不在 2020 年内"),
        (("report", "--year", "2020", "--out", "mz.toml"), 3, "“mz.toml”是一个文件，不是文件夹"),
        (("facts", "--year", "2020", "-o", "汇总.doc"), 2, "应以 .xlsx 结尾"),
        (("blank", "低保", "-o", "mz.toml/空表.xlsx"), 3, "请换一个位置"),
    ],
)  # fmt: skip
def test_wrong_words_get_a_chinese_sentence_and_their_code(mz, words: tuple[str, ...], code: int, said: str) -> None:
    done = mz(*words)
    assert done.returncode == code
    assert said in (done.stdout + done.stderr).decode() and b"Traceback" not in done.stderr


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 short", b"<html></html>"])
def test_an_unreadable_ledger_exits_3_and_names_the_file(mz, copy: Path, content: bytes) -> None:
    (copy / "ledgers/2020/孤儿.xlsx").write_bytes(content)
    done = mz("validate", "ledgers/", cwd=copy)
    assert done.returncode == 3 and "2020/孤儿.xlsx  错误 MZ00" in done.stdout.decode()


def test_the_report_is_written_whole_with_its_sources(mz, copy: Path) -> None:
    done = mz("report", "--year", "2020", cwd=copy)
    assert (done.returncode, b"\xe9\x94\x99\xe8\xaf\xaf" in done.stderr) == (0, False)
    names = ["2020年度工作总结暨2021年工作思路" + ending for ending in (".docx", ".facts.json", ".txt")]
    written = sorted(path.name for path in (copy / "out").iterdir() if path.name != WRITTEN)
    assert written == [*names, "2020年附表.xlsx"]
    kept = read_keys(copy / "out" / names[0])
    sources = json.loads((copy / "out" / names[1]).read_text(encoding="utf-8"))["figures"]
    printed = {entry["bookmark"]: (source["id"], entry["text"]) for source in sources for entry in source["printed"]}
    assert {k.bookmark: (str(k.figure.what), k.figure.text) for k in kept} == printed and len(printed) > 80
    assert len({source["id"] for source in sources}) == len(sources)


def test_errors_stop_the_report_unless_allowed_and_then_the_first_page_says_so(mz, copy: Path) -> None:
    cell = spoil(copy)
    done = mz("report", "--year", "2020", cwd=copy)
    assert done.returncode == 1 and cell in done.stdout.decode() and not (copy / "out").exists()
    allowed = mz("report", "--year", "2020", "--allow-problems", "--text", cwd=copy)
    assert allowed.returncode == 0 and "错误没有处理" in allowed.stdout.decode().split("一、")[0]


def test_the_report_as_of_another_day_counts_to_that_day(mz) -> None:
    early = mz("report", "--year", "2020", "--as-of", "2020-06-30", "--text").stdout.decode()
    whole = mz("report", "--year", "2020", "--text").stdout.decode()
    assert "截至6月30日" in early and early != whole
    assert "2020年上半年工作总结\n" in early and "2020年上半年累计" in early and "工作思路" not in early.splitlines()[0]
    assert "2020年1—10月累计" in whole and "2021年工作思路" in whole
    assert "下一年" not in early.split("存在的问题")[-1]


def test_a_mistyped_key_in_a_template_is_named_with_line_and_nearest_key(mz, copy: Path) -> None:
    path = copy / "templates/总结/04-1-03儿童.md.j2"
    path.write_text(path.read_text(encoding="utf-8").replace("孤儿.人数", "孤儿.人娄"), encoding="utf-8")
    done = mz("report", "--year", "2020", cwd=copy)
    assert done.returncode == 1 and "总结/04-1-03儿童.md.j2 › 第 2 行  错误 MZ701" in done.stdout.decode()
    assert "最接近的是“孤儿.人数”" in done.stdout.decode()


def test_facts_in_three_shapes(mz, copy: Path) -> None:
    found = json.loads(mz("facts", "--year", "2020", "--json", "--by", "乡镇").stdout)
    whole = {f["key"]: f["value"] for f in found["facts"] if f["area"] == "全县"}
    assert f"{whole['dibao.rural.households']}户" in mz("facts", "--year", "2020").stdout.decode()
    assert mz("facts", "--year", "2020", "-o", "汇总.xlsx", cwd=copy).returncode == 0
    rows = list(load_workbook(copy / "汇总.xlsx", data_only=True)["低保"].iter_rows(values_only=True))
    (row,) = [row for row in rows if row[0] == "农村低保.户数"]
    assert str(row[-1]) == whole["dibao.rural.households"] and sum(row[2:-1]) == row[-1]
    formula = next(
        row
        for row in load_workbook(copy / "汇总.xlsx")["低保"].iter_rows(values_only=True)
        if row[0] == "农村低保.户数"
    )
    assert str(formula[-1]).startswith("=SUM(")


def test_a_trace_names_files_sheets_rows_and_digest(mz) -> None:
    said = mz("trace", "农村低保.户数", "--area", "唐谷", "--rows").stdout.decode()
    assert re.search(r"农村低保\.户数（唐谷镇） = \d+户", said)
    assert re.search(r"2020/农村低保\.xlsx › 唐谷镇　\d+ 行：第 ", said) and re.search(r"SHA-256 [0-9a-f]{64}", said)
    assert "是否保障对象为是" in said and "截至2020年10月31日" in said
    assert re.search(r"唐谷镇 › [A-Z]+\d+　990\d{3}\*{8}", said)


def test_no_output_holds_a_whole_id(mz, copy: Path) -> None:
    spoil(copy)
    shown = [mz("validate", "ledgers/", "--all", cwd=copy), mz("validate", "ledgers/", "--json", cwd=copy), mz("facts", "--year", "2020", "--json"),
             mz("trace", "特困供养.人数", "--rows"), mz("report", "--year", "2020", "--text")]  # fmt: skip
    assert [re.findall(r"99\d{15}[\dX]", done.stdout.decode()) for done in shown] == [[]] * len(shown)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": ""},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_no_code_page_stops_a_command(mz, environment: dict[str, str]) -> None:
    for words in (
        ("validate", "ledgers/"),
        ("report", "--year", "2020", "--text"),
        ("--help",),
        ("trace", "孤儿.人数", "--rows"),
    ):
        done = mz(*words, **environment)
        assert done.returncode == 0 and b"Traceback" not in done.stderr
    counted = mz("validate", "ledgers/", **environment).stdout.splitlines()[-1]
    assert re.findall(rb"\d+", counted) == re.findall(rb"\d+", mz("validate", "ledgers/").stdout.splitlines()[-1])


def test_a_reader_that_stops_early_is_no_finding(county: Path) -> None:
    line = f'"{sys.executable}" -m mzledger facts --year 2020 --by 乡镇 --json | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", line], cwd=county, capture_output=True, check=False)
    assert done.stdout.split()[-1] == b"0" and done.stderr == b""


def test_our_own_fault_is_one_sentence_without_a_traceback(mz, copy: Path, tmp_path: Path) -> None:
    (copy / "templates/总结/00标题和开头.md.j2").write_bytes(b"\xff\xfe\x00")
    done = mz("report", "--year", "2020", cwd=copy, TMPDIR=str(tmp_path))
    assert b"Traceback" not in done.stderr and done.returncode in (1, 3, 70)


def test_a_blank_ledger_is_not_written_over_another_file(mz, tmp_path: Path) -> None:
    assert mz("blank", "低保", "-o", str(tmp_path / "空.xlsx")).returncode == 0
    before = (tmp_path / "空.xlsx").read_bytes()
    assert mz("blank", "低保", "-o", str(tmp_path / "空.xlsx")).returncode == 2
    assert (tmp_path / "空.xlsx").read_bytes() == before


def test_every_help_page_is_chinese_with_an_example(mz) -> None:
    for words in (
        (),
        *((name,) for name in ("init", "validate", "report", "facts", "trace", "explain", "blank", "demo")),
    ):
        page = mz(*words, "--help").stdout.decode()
        assert re.findall(r"(?<![\w-])(Usage|Options|Arguments|Commands|Show this|default|required)", page) == []
        assert "例：mz" in page or "例：" in page

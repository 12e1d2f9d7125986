"""A program costs three files: its declaration, its template fragment, its test. Shown by adding one to a copy of the house:
it has a blank ledger, sample rows, validation, figures, their trace, a paragraph and the conformance tests for nothing more."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

import mzledger

REPOSITORY = Path(__file__).parents[2]
PROGRAM = '''"""临时价格补贴之外的困难群众慰问。"""

from mzledger.programs.shared.words import PersonRow
from mzledger.schema.cells import Choice, Day, Fen
from mzledger.schema.measure import During, distinct, total
from mzledger.schema.program import Program, Table
from mzledger.schema.row import column
from mzledger.schema.timing import Flow


class Festival(Choice):
    """节日。"""

    SPRING = "春节"
    TIBETAN = "藏历新年"


class Gift(PersonRow):
    """一个人的一次慰问。"""

    festival: Festival = column("慰问节日")
    gift_day: Day = column("慰问时间")
    gift_amount: Fen = column("慰问金额", unit="元")


PROGRAM = Program(
    slug="gifts",
    name="节日慰问",
    basis=("本局年度慰问方案",),
    category="festival",
    tables=(Table(Gift, "慰问", "一人一次一行", unique=("id_no", "festival"), kind=Flow("gift_day")),),
    measures=(
        distinct("人数", "persons", "人", Gift, "id_no", when=During("gift_day"), meaning="期内慰问的人员，去重"),
        total("慰问资金", "paid", "元", Gift, "gift_amount", when=During("gift_day"), meaning="期内慰问金额之和"),
    ),
)
'''
FRAGMENT = "#### 节日慰问\n慰问困难群众{{ 节日慰问.人数 }}，发放{{ 节日慰问.慰问资金|万元 }}，其中{{ 节日慰问.人数|按类别 }}。\n"
TEST = '''def test_a_person_visited_twice_is_one_person(kept) -> None:
    """
    【慰问】
    2020年节日慰问名册
    序号 | 乡镇   | 村     | 姓名 | 身份证号 | 慰问节日 | 慰问时间  | 慰问金额
    1    | 唐谷镇 | 加吾村 | 张三 | #1       | 春节     | 2020.1.20 | 500
    2    | 唐谷镇 | 加吾村 | 张三 | #1       | 藏历新年 | 2020.2.20 | 500
    合计 |        |        |      |          |          |           | 1000
    """
    found = kept("2020/节日慰问.xlsx")
    assert (found["gifts.persons"], found["gifts.paid"], found.codes) == (1, 1000, [])
'''
SAMPLE = """from pathlib import Path
from conformance import plant
from mzledger.programs import find_program
planted = plant(find_program("节日慰问"), Path(), 40, 1)
print(len(planted.counted(planted.found.facts.indicators["gifts.paid"])), f"{planted.found.facts.fact('gifts.paid').value:.0f}")
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the code, the templates and the programs' tests, with the three files of a new program."""
    ignore = shutil.ignore_patterns("__pycache__", "*.egg-info", "test_program_*.py")
    for folder in ("src", "templates", "tests/programs"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder, ignore=ignore)
    for name in ("conftest.py", "sheets.py"):
        shutil.copy(REPOSITORY / "tests" / name, tmp_path / "tests" / name)
    (tmp_path / "src/mzledger/programs/gifts.py").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "templates/总结/04-2-11节日慰问.md.j2").write_text(FRAGMENT, encoding="utf-8")
    (tmp_path / "tests/programs/test_program_gifts.py").write_text(TEST, encoding="utf-8")
    return tmp_path


def run(house: Path, *words: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(str(house / folder) for folder in ("src", "tests", "tests/programs"))
    env = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *words], cwd=house, env=env, capture_output=True, encoding="utf-8", check=False
    )


def mz(house: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run(house, "-m", "mzledger", *words)


def test_its_own_test_and_those_of_all_programs_pass(house: Path) -> None:
    assert Path(mzledger.__file__).parent != house / "src/mzledger"
    conformance = (
        "tests/programs/test_conformance.py",
        "tests/programs/test_blank_ledgers.py",
        "tests/programs/test_typos.py",
    )
    chosen = ("-k", "gifts or test_a_person_visited_twice", "tests/programs/test_program_gifts.py", *conformance)
    tested = run(house, "-m", "pytest", "-p", "no:cacheprovider", *chosen)
    assert tested.returncode == 0, tested.stdout
    assert " 9 passed" in tested.stdout


def test_its_sample_rows_are_checked_counted_traced_and_printed(house: Path) -> None:
    made = run(house, "-c", SAMPLE)
    assert made.returncode == 0, made.stderr
    rows, paid = made.stdout.split()
    assert int(rows) > 10
    checked = mz(house, "validate", "节日慰问")
    assert (checked.returncode, "2020/节日慰问.xlsx › 慰问" in checked.stdout) == (0, True), checked.stdout
    assert "节日慰问.慰问资金" in mz(house, "facts", "--year", "2020").stdout
    traced = mz(house, "trace", "节日慰问.慰问资金", "--year", "2020")
    assert (traced.returncode, "节日慰问.xlsx" in traced.stdout, f"{paid}元" in traced.stdout) == (0, True, True), (
        traced.stdout
    )
    assert "发放" + f"{int(paid) / 10_000:.2f}" + "万元" in mz(house, "report", "--year", "2020", "--text").stdout


def test_its_blank_ledger_filled_in_by_hand_is_read_and_printed(house: Path) -> None:
    (house / "ledgers/2020").mkdir(parents=True)
    blank = house / "ledgers/2020/节日慰问.xlsx"
    assert mz(house, "blank", "节日慰问", "-o", str(blank)).returncode == 0
    book = load_workbook(blank)
    row = {
        "乡镇": "唐谷镇",
        "村（社区）": "加吾村",
        "姓名": "张三",
        "身份证号": "990121195001010016",
        "慰问节日": "春节",
        "慰问时间": "2020-01-20",
    }
    book["慰问"].append([row.get(cell.value, 500 if "金额" in str(cell.value) else None) for cell in book["慰问"][2]])
    book.save(blank)
    (house / "mz.toml").write_text('["问题级别"]\n"MZ107" = "不查"\n', encoding="utf-8")
    checked = mz(house, "validate", "节日慰问")
    assert checked.returncode == 0 and "2020/节日慰问.xlsx › 慰问" in checked.stdout
    assert "节日慰问.慰问资金" in mz(house, "facts", "--year", "2020").stdout
    printed = mz(house, "report", "--year", "2020", "--text")
    assert "11.节日慰问\n慰问困难群众1人，发放0.05万元，其中春节1人。" in printed.stdout, printed.stderr


def test_the_synthetic_county_keeps_it_too(house: Path) -> None:
    made = mz(house, "demo", "练习", "--scale", "0.02")
    assert made.returncode == 0, made.stderr
    assert (house / "练习/ledgers/2020/节日慰问.xlsx").is_file()
    checked = mz(house, "validate", "练习/ledgers")
    assert checked.returncode == 0, checked.stdout
    assert "2020/节日慰问.xlsx › 慰问" in checked.stdout
    figures = mz(house, "facts", "--year", "2020", "--dir", "练习").stdout
    assert re.search(r"节日慰问\.人数 +[1-9]", figures), figures

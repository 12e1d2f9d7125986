"""A program costs three files: its declaration, its template fragment, its test. Shown by adding one to a copy of the house."""

from __future__ import annotations

import os
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
    tables=(Table(Gift, "慰问", "一人一次一行", unique=("id_no", "festival")),),
    measures=(
        distinct("人数", "persons", "人", Gift, "id_no", when=During("gift_day"), meaning="期内慰问的人员，去重"),
        total("慰问资金", "paid", "元", Gift, "gift_amount", when=During("gift_day"), meaning="期内慰问金额之和"),
    ),
)
'''
FRAGMENT = "#### 节日慰问\n慰问困难群众{{ 节日慰问.人数 }}，发放{{ 节日慰问.慰问资金|万元 }}，其中{{ 节日慰问.人数|按类别 }}。\n"
TEST = '''def test_a_person_visited_twice_is_one_person(tally) -> None:
    """
    姓名 | 身份证号           | 慰问节日 | 慰问时间   | 慰问金额
    张三 | 990121195001010016 | 春节     | 2020-01-20 | 500
    张三 | 990121195001010016 | 藏历新年 | 2020-02-20 | 500
    """
    assert tally("gifts.persons", file="2020/节日慰问.xlsx") == 1
    assert tally("gifts.paid", file="2020/节日慰问.xlsx", by="category") == {"春节": 500, "藏历新年": 500}
'''


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the code, the templates and the tests' helpers, with the three files of a new program."""
    for folder in ("src", "templates"):
        shutil.copytree(
            REPOSITORY / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
        )
    (tmp_path / "tests").mkdir()
    for name in ("conftest.py", "sheets.py"):
        shutil.copy(REPOSITORY / "tests" / name, tmp_path / "tests" / name)
    (tmp_path / "src/mzledger/programs/gifts.py").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "templates/总结/04-2-11节日慰问.md.j2").write_text(FRAGMENT, encoding="utf-8")
    (tmp_path / "tests/test_gifts.py").write_text(TEST, encoding="utf-8")
    return tmp_path


def run(house: Path, *words: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(house / "src"), str(house / "tests")])
    env = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *words], cwd=house, env=env, capture_output=True, encoding="utf-8", check=False
    )


def test_three_files_make_a_program(house: Path) -> None:
    assert Path(mzledger.__file__).parent != house / "src/mzledger"
    tested = run(house, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_gifts.py")
    assert tested.returncode == 0, tested.stdout
    (house / "ledgers/2020").mkdir(parents=True)
    blank = house / "ledgers/2020/节日慰问.xlsx"
    assert run(house, "-m", "mzledger", "blank", "节日慰问", "-o", str(blank)).returncode == 0
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
    checked = run(house, "-m", "mzledger", "validate", "节日慰问")
    assert checked.returncode == 0 and "2020/节日慰问.xlsx › 慰问" in checked.stdout
    assert "节日慰问.慰问资金" in run(house, "-m", "mzledger", "facts", "--year", "2020").stdout
    printed = run(house, "-m", "mzledger", "report", "--year", "2020", "--text")
    assert "11.节日慰问\n慰问困难群众1人，发放0.05万元，其中春节1人。" in printed.stdout, printed.stderr

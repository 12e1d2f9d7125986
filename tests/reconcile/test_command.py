"""`mz reconcile` as a process, in the repository as it stands."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mzledger.cli.reconcile import KINDS
from mzledger.demo.county import SEED
from mzledger.demo.ledgers import YEAR, make_ledgers
from mzledger.demo.outside import FOLDER, TRUTH, write_outside_lists
from mzledger.programs.shared.outside import KINDS as DECLARED

REPOSITORY = Path(__file__).parents[2]


def mz(*words: str, folder: Path = REPOSITORY) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONWARNDEFAULTENCODING": "1"}
    command = [sys.executable, "-m", "mzledger", "reconcile", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=environment)


def test_the_readmes_command_runs_in_a_clone(tmp_path: Path) -> None:
    done = mz("dibao", "poverty.xlsx", "-o", str(tmp_path / "排查台账.xlsx"))
    assert done.returncode == 1 and "建档立卡" in done.stdout and (tmp_path / "排查台账.xlsx").exists()
    assert not re.search(r"\d{15}", done.stdout + done.stderr)


def test_the_shipped_lists_agree_with_their_truth(tmp_path: Path) -> None:
    mz("dibao,特困供养", "poverty.xlsx", "--json-out", str(tmp_path / "a.json"))
    found = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    truth = json.loads((REPOSITORY / FOLDER / TRUTH).read_text(encoding="utf-8"))["lists"]["poverty.xlsx"]
    by_row = {entry["row"]: entry for entry in truth}
    accepted = {pair["theirs"]["row"] for pair in found["pairs"] if pair["verdict"] != "疑似"}
    covered = {row for row, entry in by_row.items() if entry["covered"] == "在保" and "重复一行" not in entry["done"]}
    repeated = {entry["same_as"]["row"] for entry in found["duplicates"] if entry["side"] == "theirs"}
    repeated |= {entry["row"] for entry in found["duplicates"] if entry["side"] == "theirs"}
    assert len(covered - accepted - repeated) <= 0.005 * len(covered)
    assert not {row for row in accepted if by_row[row]["covered"] != "在保"}


def test_json_goes_to_stdout_alone(tmp_path: Path) -> None:
    done = mz("低保", "火化名单.xlsx", "--json")
    whole = json.loads(done.stdout)
    assert whole["kind"] == "殡葬火化" and whole["counts"]["ours"]["rows"] > 5000


def test_the_ledger_itself_is_refused() -> None:
    done = mz("低保", "ledgers/2020/农村低保.xlsx")
    assert done.returncode == 3 and "MZ504" in done.stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("没有的业务", "poverty.xlsx"), 2, "可以比对的有"),
        (("dibao", "没有的名单.xlsx"), 3, "MZ001"),
        (("dibao", "poverty.xlsx", "--kind", "别的"), 2, "应为"),
        (("dibao", "poverty.xlsx", "--auto-at", "2"), 2, "0 到 1"),
        (("dibao", "poverty.xlsx", "--auto-at", "0.5", "--review-at", "0.9"), 2, "不能大于"),
        (("dibao", "poverty.xlsx", "--columns", "什么=姓名"), 2, "等号左边"),
    ],
)
def test_a_wrong_word_gets_a_chinese_answer(words: tuple[str, ...], code: int, said: str) -> None:
    done = mz(*words)
    assert (done.returncode, said in done.stdout + done.stderr) == (code, True), done.stdout + done.stderr


def test_two_lists_need_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "甲.csv").write_text("姓名,身份证号\n张三,990121195001010016\n", encoding="utf-8")
    (tmp_path / "乙.csv").write_text("姓名,证件号码\n张三,990121500101001\n", encoding="gbk")
    done = mz("--pairs", "甲.csv", "乙.csv", "--json", folder=tmp_path)
    assert json.loads(done.stdout)["counts"]["一致"] == 1 and done.returncode == 0


def test_the_shipped_lists_are_those_that_the_demo_makes(tmp_path: Path) -> None:
    """Where the sample's people change: `mz demo 新文件夹`, then copy 外部名单/ (and ledgers/) from there."""
    write_outside_lists(tmp_path, make_ledgers(SEED, Decimal(1), YEAR), SEED, YEAR)
    names = sorted(path.name for path in (tmp_path / FOLDER).iterdir())
    assert names == sorted(path.name for path in (REPOSITORY / FOLDER).iterdir() if not path.name.startswith("~$"))
    assert [n for n in names if (tmp_path / FOLDER / n).read_bytes() != (REPOSITORY / FOLDER / n).read_bytes()] == []


def test_what_a_clerk_has_written_is_not_replaced(tmp_path: Path) -> None:
    for name, tail in (("甲", "16"), ("乙", "24")):
        text = f"乡镇,村,户主姓名,姓名,身份证号\n唐谷镇,加吾村,李四,张三,9901211950010100{tail}\n"
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    words = ("--pairs", "甲.csv", "乙.csv", "-o", "台账.xlsx")
    assert [mz(*words, folder=tmp_path).returncode for _ in range(2)] == [1, 1]
    made = load_workbook(tmp_path / "台账.xlsx")
    made["疑似同一人"].cell(4, 2, "否")
    made.save(tmp_path / "台账.xlsx")
    done = mz(*words, folder=tmp_path)
    assert done.returncode == 2 and "--verdicts" in done.stderr
    assert mz(*words, "--verdicts", "台账.xlsx", folder=tmp_path).returncode == 1
    assert load_workbook(tmp_path / "台账.xlsx")["人工认定"].cell(4, 1).value == "否"


def test_the_option_names_the_declared_kinds() -> None:
    assert set(KINDS) == {kind.name for kind in DECLARED}

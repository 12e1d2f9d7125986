"""Whole processes of `mz reconcile --pairs`: time, CPU and peak memory, beside a bare reading of the same files.

python bench/reconcile_speed.py small      two xlsx, 10,000 × 20,000, to the finished workbook
python bench/reconcile_speed.py middle     200,000 × 300,000 from CSV
python bench/reconcile_speed.py large      2,000,000 × 3,000,000 from CSV, ten counties (minutes)
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parent))
from reconcile_lists import make_lists

OURS = {"township": "乡镇", "village": "村", "head_name": "户主姓名", "head_id": "户主身份证号", "name": "姓名", "id_no": "身份证号", "relation": "与户主关系", "county": "县"}  # fmt: skip
THEIRS = {"county": "县（市、区）", "township": "乡（镇）", "village": "行政村", "head_name": "户主", "name": "姓名", "id_no": "证件号码", "relation": "与户主关系"}  # fmt: skip
SIZES = {"small": (10_000, 20_000, 1), "middle": (200_000, 300_000, 1), "large": (2_000_000, 3_000_000, 10)}
BARE = """
import sys, python_calamine as calamine
for path in sys.argv[1:]:
    for row in calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows():
        pass
"""


def write(frame: pd.DataFrame, columns: dict[str, str], path: Path) -> Path:
    table = frame[list(columns)].rename(columns=columns)
    if path.suffix == ".csv":
        ids = table.columns[list(columns).index("id_no")]
        table[ids] = [f"{Decimal(f'{c:.15g}'):f}" if isinstance(c, float) and c == c else c for c in table[ids]]
        table.to_csv(path, index=False, encoding="utf-8-sig")
        return path
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("名单")
    sheet.append(list(table.columns))
    for row in table.itertuples(index=False):
        sheet.append([None if cell != cell else cell for cell in row])
    book.save(path)
    return path


def run(name: str, command: list[str]) -> None:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    cpu = usage.ru_utime + usage.ru_stime
    print(
        f"  {name:<28}{wall:7.2f} s wall  {cpu:7.2f} s CPU  {usage.ru_maxrss / 1024:7.0f} MB  exit {os.waitstatus_to_exitcode(status)}"
    )


def main(size: str) -> None:
    ours, theirs, counties = SIZES[size]
    folder = Path(os.environ.get("MZ_BENCH_FOLDER", tempfile.mkdtemp()))
    ending = ".xlsx" if size == "small" else ".csv"
    files = [folder / f"{size}-{side}{ending}" for side in ("ours", "theirs")]
    if not all(file.exists() for file in files):
        lists = make_lists(ours, theirs, int(ours * 0.8), 7001, counties=counties)
        write(lists.ours, OURS, files[0])
        write(lists.theirs, THEIRS, files[1])
        lists.ours["person"].to_frame().to_csv(folder / f"{size}-truth-ours.csv")
        lists.theirs["person"].to_frame().to_csv(folder / f"{size}-truth-theirs.csv")
    print(f"{ours} × {theirs}")
    mz = [sys.executable, "-m", "mzledger", "reconcile", "--pairs", *map(str, files)]
    if size == "small":
        run("bare iter_rows", [sys.executable, "-c", BARE, *map(str, files)])
    if size != "large":
        run("to the finished workbook", [*mz, "-o", str(folder / "out.xlsx")])
    run("to JSON", [*mz, "--json-out", str(folder / "out.json")])


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "small")

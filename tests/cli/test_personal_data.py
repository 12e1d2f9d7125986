"""Numbers of persons planted wherever they can stand: no output shows one whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

ID, OTHER, OLD = "990121193001010017", "990121193001020012", "990121300101001"
ACCOUNT, PHONE = "6217990123456789012", "13912345678"
HEADINGS = ("乡镇", "村（社区）", "姓名", "身份证号", "性别", "起始保障年月", "停发年月", f"备注{ID}", "联系电话")
ROWS = (
    ("唐谷镇", ID, ID, OTHER, "男", "2019-05", None, PHONE, PHONE),
    (ID, "加吾村", "张三", ACCOUNT, ID, ID, OLD, ID, ACCOUNT),
    (OLD, ACCOUNT, PHONE, PHONE, PHONE, PHONE, PHONE, ID, ID),
    (f"唐谷镇 {ID}", f"加吾村{ID}", f"李四{ID}", f"{ID} ", ID[:17], ID, ID, ID, f"电话{PHONE}"),
)
COMMANDS = (
    ("validate", "ledgers", "--all"), ("validate", "ledgers", "--json"), ("columns",), ("columns", "--json"),
    ("facts", "--year", "2020"), ("facts", "--year", "2020", "--json"),
    ("report", "--year", "2020", "--allow-problems", "--text"), ("trace", "old_age.persons", "--year", "2020"),
    ("reconcile", "old_age", f"名单{ID}.xlsx"), (f"explain{ID}",), ("validate", ID),
)  # fmt: skip


def book(path: Path, sheet: str, *rows: tuple[object, ...]) -> None:
    made = Workbook()
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("planted")
    book(where / "ledgers/区划.xlsx", "区划", ("乡镇", "村（社区）"), ("唐谷镇", "加吾村"))
    book(where / "ledgers/2020/高龄津贴.xlsx", f"花{OTHER}", HEADINGS, *ROWS)
    book(where / f"ledgers/2020/名单{ID}.xlsx", "x", (ID, OTHER, OLD, ACCOUNT), *[("唐谷镇", ID, "a", "b")] * 5)
    book(where / f"名单{ID}.xlsx", f"单{ID}", ("姓名", "身份证号", ID), ("张三", OTHER, PHONE), (ID, ACCOUNT, OLD))
    return where


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0][:9])
def test_no_number_is_shown_whole(words: tuple[str, ...], folder: Path, mz: Callable[..., object]) -> None:
    done = mz(*words, cwd=folder)
    said = (done.stdout + done.stderr).decode("utf-8")  # type: ignore[attr-defined]
    assert said.strip() and done.returncode != 70  # type: ignore[attr-defined]
    for number in (ID, OTHER, OLD, ACCOUNT, PHONE):
        assert not re.search(rf"(?<!\d){number}(?!\d)", said), next(
            line for line in said.splitlines() if number in line
        )


def test_no_file_that_may_be_handed_on_holds_a_number(folder: Path, mz: Callable[..., object], tmp_path: Path) -> None:
    assert mz("report", "--year", "2020", "--allow-problems", "--out", str(tmp_path), cwd=folder).returncode == 0  # type: ignore[attr-defined]
    assert mz("facts", "--year", "2020", "-o", str(tmp_path / "汇总.xlsx"), cwd=folder).returncode == 0  # type: ignore[attr-defined]
    written = [path for path in tmp_path.iterdir() if not path.name.startswith(".")]
    assert len(written) == 5
    for path in written:
        parts = [path.read_bytes()]
        if path.suffix in (".docx", ".xlsx"):
            with ZipFile(path) as archive:
                parts = [archive.read(name) for name in archive.namelist()]
        text = b"\n".join(parts).decode("utf-8", "replace")
        for number in (ID, OTHER, OLD, ACCOUNT, PHONE):
            assert not re.search(rf"(?<![0-9a-f]){number}(?![0-9a-f])", text), path.name

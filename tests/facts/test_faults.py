"""Where the program itself fails on one figure or one sheet, that is said with its place, and all the others are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mzledger.cli import exits
from mzledger.facts import book as facts_book
from mzledger.facts.book import FactBook
from mzledger.layout import files
from mzledger.values.fault import in_hand, noting, place_of, sentence_of
from mzledger.work.checking import check_target

SHEETS = {"2020/困境儿童.xlsx": ("children", 0, "姓名 | 乡镇\n张三 | 唐谷镇\n李四 | 河北乡")}


def test_a_figure_that_fails_is_missing_and_names_its_cell(
    facts_of: Callable[..., FactBook], monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = facts_of(SHEETS)
    real = facts_book.number_of

    def failing(frame: Any, measure: Any, mask: Any) -> Any:
        if mask[1]:
            raise ZeroDivisionError
        return real(frame, measure, mask)

    monkeypatch.setattr(facts_book, "number_of", failing)
    fact = facts.fact("children.persons")
    (fault,) = facts.faults
    assert fact.value is None and fact.unknown_because == "没有算出来"
    assert fault.code == "MZ421" and "ZeroDivisionError" in fault.what and fault.where.cell == "D5"


def test_a_sheet_that_fails_is_named_and_its_ledger_is_not_half_read(
    facts_of: Callable[..., FactBook], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts_of(SHEETS | {"2020/业务培训.xlsx": ("trainings", 0, "培训主题 | 期次\n甲 | 一")})
    real = files.FileReader._read_seen

    def failing(self: Any, reading: Any, book: Any, sheet: Any, place: Any, seen: Any) -> None:
        real(self, reading, book, sheet, place, seen)
        if "困境儿童" in reading.name:
            raise KeyError("张三")

    monkeypatch.setattr(files.FileReader, "_read_seen", failing)
    from datetime import date

    checked = check_target(str(tmp_path / "ledgers"), date(2020, 12, 31), None, lambda text: None)
    (said,) = [problem for problem in checked.problems if problem.code == "MZ013"]
    assert "困境儿童.xlsx" in str(said.where) and "KeyError" in said.what and "张三" not in said.what and said.mend
    assert [len(reading.parts) for reading in checked.files if "2020/" in reading.name] == [1, 0]


def raised() -> Exception:
    try:
        with noting("2020/低保.xlsx"):
            assert None, "groups of 990121195001010016 don't add up"
    except AssertionError as error:
        return error
    raise NotImplementedError


def test_the_record_of_a_fault_keeps_no_numbers_and_no_foreign_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    error = raised()
    record = exits.write_fault_log(error).read_text(encoding="utf-8")
    assert in_hand(error) == "2020/低保.xlsx" and "正在处理：2020/低保.xlsx" in record and "9901211950" not in record
    assert sentence_of(error) == "" and place_of(error).startswith("AssertionError")

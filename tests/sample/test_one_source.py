"""One number, one source: a cell that changes moves exactly its figures; a ledger that goes leaves 〔未提供台账〕."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mzledger.document.plain import to_text
from mzledger.work.report import YearFacts, make_document, year_facts
from mzledger.workspace.folder import find_workspace

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sample without last year, to be changed."""
    shutil.copytree(REPOSITORY / "ledgers", tmp_path / "ledgers", ignore=shutil.ignore_patterns("2019"))
    shutil.copytree(REPOSITORY / "templates", tmp_path / "templates")
    shutil.copy(REPOSITORY / "mz.toml", tmp_path / "mz.toml")
    return tmp_path


def read(folder: Path) -> YearFacts:
    return year_facts(find_workspace(folder), 2020, None, lambda text: None)


def values(found: YearFacts) -> dict[tuple[str, str], Decimal | None]:
    facts = found.facts
    return {(fact.name, fact.area): fact.value for key in facts.indicators for fact in facts.listed(key, "乡镇")}


def edit(path: Path, sheet: str, heading: str, change: object) -> str:
    """Changes the first data cell under a heading; gives its address."""
    book = load_workbook(path)
    for row in book[sheet].iter_rows():
        for cell in row:
            if cell.value and str(cell.value).startswith(heading):
                target = book[sheet].cell(cell.row + 1, cell.column)
                target.value = change(target.value) if callable(change) else change
                book.save(path)
                return target.coordinate
    raise LookupError(heading)


def test_one_yuan_more_in_one_cell_moves_exactly_its_figures(copy: Path) -> None:
    before = values(read(copy))
    edit(copy / "ledgers/2020/临时救助.xlsx", "审批", "救助金额", lambda value: value + 1)
    after = values(read(copy))
    moved = {key: after[key] - before[key] for key in before if before[key] != after[key]}  # type: ignore[operator]
    assert set(moved.values()) == {Decimal(1)}
    assert (
        {name for name, _ in moved} == {"临时救助.救助金"} and ("临时救助.救助金", "全县") in moved and len(moved) == 2
    )


def test_a_deleted_ledger_s_sentences_say_so_and_never_zero(copy: Path) -> None:
    for path in (copy / "ledgers/2020").glob("孤儿*"):
        path.unlink()
    (copy / "ledgers/2020/城市低保.xlsx").unlink()
    found = read(copy)
    document = make_document(found).document
    assert document is not None
    text = to_text(document)
    assert "全县孤儿〔未提供台账〕。" in text and "全县城市低保〔未提供台账〕。" in text
    assert "全县民政对象共〔未提供台账：城市低保、孤儿〕" in text and "农村低保1742户、4371人" in text
    assert re.findall(r"(?<![\d.])0(?:户|人|名|位|万元|元)", text) == []


def test_a_spoiled_id_is_named_by_its_cell_and_keeps_its_row_out(copy: Path) -> None:
    cell = edit(
        copy / "ledgers/2020/特困供养.xlsx",
        "花名册",
        "身份证号",
        lambda value: value[:-1] + ("1" if value[-1] != "1" else "2"),
    )
    found = read(copy)
    assert ("MZ102", "2020/特困供养.xlsx", "花名册", cell) in {
        (p.code, p.where.file, p.where.sheet, p.where.cell) for p in found.errors
    }
    assert found.facts.fact("extreme_hardship.persons").value == 140
    document = make_document(found).document
    assert document is not None and "没有处理" in to_text(document).split("一、")[0]

"""The workspace on disk: deterministic, whole or not at all, and the very one in the repository."""

from __future__ import annotations

import re
import tomllib
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ledger_reader import ROOT
from python_calamine import CalamineWorkbook

from mzledger.demo.books import STANDING_BOOKS, books_of
from mzledger.demo.county import make_county
from mzledger.demo.ledgers import Ledgers, make_ledgers
from mzledger.demo.places import COUNTY, TOWNSHIPS, UNITS
from mzledger.demo.plan import Plan
from mzledger.programs import all_programs
from mzledger.schema.cells import CellContext
from mzledger.schema.row import fields_of
from mzledger.values.place import Places
from mzledger.values.refusal import Refused

TINY = Decimal("0.01")
PLACES = Places(COUNTY, {t.name: tuple(unit.name for unit in t.units()) for t in TOWNSHIPS}, {"尕镇": "尕巴松多镇"})


def cells(path: Path) -> dict[str, Any]:
    """Everything that a workbook says: the cells and merged ranges of every sheet."""
    book = CalamineWorkbook.from_path(path)
    sheets = ((name, book.get_sheet_by_name(name)) for name in book.sheet_names)
    return {
        name: (sheet.to_python(skip_empty_area=False), sorted(sheet.merged_cell_ranges or ())) for name, sheet in sheets
    }


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        make_county(tmp_path / name, seed=seed, scale=TINY)
    first, again, other = (contents(tmp_path / name) for name in "abc")
    assert first == again
    assert list(first) == list(other) and first != other


def test_a_folder_with_ledgers_is_left_alone(tmp_path: Path) -> None:
    make_county(tmp_path, scale=TINY, years=(2020,))
    before = contents(tmp_path)
    with pytest.raises(Refused, match="里已有 ledgers，没有写入"):
        make_county(tmp_path, seed=5, scale=TINY)
    assert contents(tmp_path) == before
    make_county(tmp_path, seed=5, scale=TINY, years=(2020,), overwrite=True)
    assert contents(tmp_path) != before


def test_a_fault_while_writing_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(folder: Path, year: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("mzledger.demo.county._write_texts", fail)
    with pytest.raises(OSError, match="disk full"):
        make_county(tmp_path, scale=TINY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", [{"years": (2018,)}, {"years": (2019, 2021)}, {"years": ()}, {"scale": Decimal(0)}])
def test_what_can_t_be_made_is_said_in_chinese(wrong: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(Refused, match="2019年以后连续的几年|规模应大于"):
        make_county(tmp_path / "x", **wrong)
    assert not (tmp_path / "x").exists()


def test_the_files_returned_are_those_written(tmp_path: Path) -> None:
    paths = make_county(tmp_path, scale=TINY, years=(2020,))
    assert {str(path.relative_to(tmp_path)) for path in paths} == set(contents(tmp_path))
    assert tomllib.loads((tmp_path / "mz.toml").read_text(encoding="utf-8"))["统计"] == {"截止日": "10-31"}


@pytest.mark.parametrize("year", [2017, 2018, 2019, 2020, 0])
def test_every_row_is_a_record_of_its_table(year: int, small: Ledgers) -> None:
    for book in books_of(year) if year else STANDING_BOOKS:
        for part in book.parts:
            context = CellContext(PLACES)
            for row in small[part.ledger, year]:
                assert set(row) >= {spec.name for spec in fields_of(part.model) if spec.column.required}, part.ledger
                known = {spec.name: row.get(spec.name) for spec in fields_of(part.model)}
                part.model.model_validate({k: v for k, v in known.items() if v is not None}, context=context)
            assert context.repairs == []


def test_every_ledger_has_a_workbook_named_after_its_program(small: Ledgers) -> None:
    books = [*books_of(2020), *STANDING_BOOKS]
    assert {part.ledger for book in books for part in book.parts} == {name for name, _ in small}
    programs = {program.slug: program.names for program in all_programs()}
    for book in books:
        for part in book.parts:
            assert book.name.startswith(programs[part.ledger.split(".")[0]])


@pytest.mark.parametrize("scale", ["0.02", "0.3", "2"])
def test_another_scale_keeps_its_own_plan(scale: str) -> None:
    ledgers, plan = make_ledgers(11, Decimal(scale)), Plan(Decimal(scale))
    heads = [row for row in ledgers["dibao.rural.花名册", 2020] if row["relation"] == "户主" and not row["stop_month"]]
    assert len(heads) == plan["dibao.rural.households"]
    allowances = [row["paid_amount"] for row in ledgers["dibao.rural.发放", 2020] if row["item"] == "保障金"]
    assert sum(allowances) == plan.money("dibao.rural.paid")
    assert (
        sum(row["helped_persons"] for row in ledgers["temporary_relief.审批", 2020]) == plan["temporary_relief.persons"]
    )


def test_the_register_has_73_villages_and_11_communities() -> None:
    assert [sum(unit.is_community is kind for unit in UNITS) for kind in (False, True)] == [73, 11]
    assert all(unit.name.endswith("社区" if unit.is_community else "村") for unit in UNITS)
    assert len({unit.code for unit in UNITS}) == 84 and {len(unit.code) for unit in UNITS} == {12}


@pytest.mark.slow
def test_the_ledgers_of_the_repository_are_what_the_generator_makes(tmp_path: Path) -> None:
    make_county(tmp_path)
    made, kept = tmp_path / "ledgers", ROOT / "ledgers"
    names = sorted(str(path.relative_to(made)) for path in made.rglob("*") if path.is_file())
    assert names == sorted(str(path.relative_to(kept)) for path in kept.rglob("*") if path.is_file())
    for name in names:
        if name.endswith(".xlsx"):
            assert cells(made / name) == cells(kept / name), name
        else:
            assert (made / name).read_bytes() == (kept / name).read_bytes(), name
    assert (tmp_path / "mz.toml").read_bytes() == (ROOT / "mz.toml").read_bytes()


@pytest.mark.parametrize("seed", [7, 8])
def test_another_seed_has_other_people_and_the_same_figures(seed: int, full: Ledgers) -> None:
    other = make_ledgers(seed)
    for name in (
        "dibao.rural",
        "dibao.urban",
        "extreme_hardship",
        "entrusted_care",
        "children",
        "orphans",
        "disability",
    ):
        assert paid(other, name) == paid(full, name), name
    assert paid(other, "old_age", last=6) == paid(full, "old_age", last=6) == Plan().money("old_age.paid_first_half")
    assert {row["id_no"] for row in other["old_age.花名册", 2020]} != {
        row["id_no"] for row in full["old_age.花名册", 2020]
    }


def paid(ledgers: Ledgers, name: str, last: int = 10) -> int:
    return sum(row["paid_amount"] for row in ledgers[f"{name}.发放", 2020] if row["paid_month"].month <= last)


def test_a_sheet_states_the_extent_that_it_has(tmp_path: Path) -> None:
    make_county(tmp_path, scale=TINY, years=(2020,))
    for path in (tmp_path / "ledgers" / "2020").glob("*.xlsx"):
        with zipfile.ZipFile(path) as archive:
            sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
        for text in sheets:
            stated = re.search(r'<dimension ref="A1:[A-Z]+(\d+)"', text)
            assert stated is None or int(stated[1]) == text.count("<row "), path.name
